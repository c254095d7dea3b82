// Sentences cut into checkable units: the stretch that says one thing ("which has 30 beds", "and will reopen on Monday").
// Without a parser the cuts are made at punctuation, conjunctions, relatives and before a second finite verb; a cut is
// made only where both sides can stand, so a unit may still hold two things, but not half of one.
#pragma once

#include <vector>

#include "doc/analysis.hpp"
#include "doc/report.hpp"
#include "world/world.hpp"

namespace synoptic::align {

struct Clause {
  Span span;                    // trimmed of the marks at its ends
  std::uint32_t sentence = 0;   // index into Text::sentences
  std::uint32_t first_word = 0, last_word = 0;  // [first, last) of Text::words
  bool finite = false;          // holds a finite verb, as far as the word forms tell: it can say something
};

// Clauses of the prose sentences, in reading order; those inside quotation marks whole are left out: they are
// somebody's words and stand among the quotations.
[[nodiscard]] std::vector<Clause> find_clauses(const Report& report, const Text& text, const std::vector<Span>& quoted,
                                               const World& world);

}  // namespace synoptic::align
