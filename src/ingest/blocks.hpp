// The paragraphs of a report before anyone has said what they are. Readers of a format make them (plain text from line
// ends, Markdown and HTML from markup, with what the markup says as a hint); `find_sections` turns them into sections.
#pragma once

#include <string_view>
#include <vector>

#include "base/span.hpp"
#include "doc/report.hpp"
#include "world/world.hpp"

namespace synoptic::ingest {

enum class Hint : std::uint8_t { none, title, standfirst, heading, item, paragraph, caption, byline, dateline, embed, boilerplate };

struct Block {
  Span span;  // trimmed, not empty
  Hint hint = Hint::none;
};

// Lines joined into paragraphs: hard-wrapped lines, and paragraphs torn in mid-sentence by a line end or blank lines.
// `marked`: lines that stay blocks of their own, sorted, each with the span of a whole trimmed line.
[[nodiscard]] std::vector<Block> find_paragraphs(std::string_view text, const std::vector<Block>& marked = {});

// Fills sections and, from the lines that say so, title, authors, credits, dates (basis `stated`), url and `complete`.
// What `report` already has (from the caller or from metadata) is kept. Blocks are sorted and do not overlap.
void find_sections(Report& report, const std::vector<Block>& blocks, const World& world);

}  // namespace synoptic::ingest
