// A text as numbers, for finding its words again in other texts: cut and folded as `align::scan_words` cuts and folds,
// but a word's number is a hash of its folded bytes, so that no dictionary is kept. Two different words of a corpus
// share a number once in four thousand million pairs; that can lengthen a shared run by a word, not make one.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.hpp"
#include "doc/report.hpp"

namespace synoptic::reuse {

struct Words {
  std::vector<std::uint32_t> ids;
  std::vector<Span> spans;  // one an id; empty where something that is no prose was left out: such an id occurs once
};

// The words of text[part.begin, part.end), added to `out`. `part` lies on character borders. Linear.
void scan(std::string_view text, Span part, Words& out);

// Those of the prose of a report: body and standfirst, as `align::scan_words` takes them.
[[nodiscard]] Words prose_words(const Report& report);

}  // namespace synoptic::reuse
