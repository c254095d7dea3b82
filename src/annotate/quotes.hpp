// Quotations: direct, mixed and indirect, each with content, cue, source and, where sure, speaker and addressee.
#pragma once

#include <vector>

#include "doc/analysis.hpp"
#include "doc/report.hpp"
#include "world/world.hpp"

namespace synoptic::annotate {

[[nodiscard]] std::vector<Quote> find_quotes(const Report& report, const Text& text, const People& people,
                                             const World& world);

// Stretches inside quotation marks (content without the marks), of every kind of mark, in reading order. Needs no
// tokens: `align` masks quotations with it too. A mark left open ends with its paragraph.
struct Quoted {
  Span content;
  bool closed = true;
  bool continues = false;  // a multi-paragraph quotation that goes on in the next one
};
[[nodiscard]] std::vector<Quoted> find_quoted(const Report& report);

}  // namespace synoptic::annotate
