// One reader a source format: decoded text in, text with its map and its blocks out. They know markup, not news.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/blocks.hpp"
#include "ingest/ingest.hpp"
#include "ingest/source_map.hpp"

namespace synoptic::ingest {

struct Rendered {
  MappedText out;              // the plain text and where it stands in the decoded source
  std::vector<Block> blocks;
  std::string url;             // where the source itself says so
  bool complete = true;        // false: the source shows that it is cut off
  std::vector<Warning> warnings;
  std::string refusal;         // why the source is no report; empty = it is one
};

[[nodiscard]] bool looks_like_markdown(std::string_view text);
[[nodiscard]] Rendered read_markdown(std::string_view source);

// What an HTML page says about itself outside its text; empty = it doesn't.
struct PageMetadata {
  std::string title, outlet, canonical, section, language;
  DateStamp published, modified;
  std::vector<std::string> authors, credits;
  std::string title_source, authors_source;  // see Report::sources
  bool free = true;  // false: the page says that it is behind a paywall
};
[[nodiscard]] bool looks_like_html(std::string_view text);
[[nodiscard]] Rendered read_html(std::string_view source, const World& world, std::uint32_t max_depth, std::string_view url, PageMetadata& meta);

}  // namespace synoptic::ingest
