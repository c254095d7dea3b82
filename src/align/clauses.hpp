// Sentences cut into checkable units: the stretch that says one thing ("which has 30 beds", "and will reopen on Monday"), by the
// sentence's dependency tree. A unit is a predicate with what hangs on it and its subject, though it may share that with the
// predicate before; what somebody is said to have said is a unit, that he said it is none. Its span is one stretch of the report
// that can be read by itself, so that it may hold words of a neighbour: `words` are those of the unit alone.
#pragma once

#include <vector>

#include "doc/analysis.hpp"
#include "doc/report.hpp"
#include "world/world.hpp"

namespace synoptic::align {

// How the report puts it. `planned`: "will", "is to", "plans to"; `hedged`: "may", "reportedly"; `attributed`: it is somebody's saying.
enum class Certainty : std::uint8_t { asserted, attributed, hedged, planned };

struct Clause {
  Span span;                    // as it is shown; from the first to the last word, and a closing mark of quotation
  std::uint32_t sentence = 0;   // index into Text::sentences
  std::uint32_t first_word = 0, last_word = 0;  // [first, last) of Text::words: those in `span`
  bool finite = false;          // says something by itself, not in passing: its predicate is a finite verb
  Certainty certainty = Certainty::asserted;
  // All rising, of Text::words, punctuation left out.
  std::vector<std::uint32_t> words;       // what the unit itself says, its subject included
  std::vector<std::uint32_t> predicates;  // of those, what carries it: "allowed", "use"; "paid", "visit"; "ally" of "is an ally"
  std::vector<std::uint32_t> minor;       // of `words`, those of clauses inside it, which only tell more of a thing or a circumstance
  std::vector<std::uint32_t> agent;       // who does it: the subject, of a passive what stands behind "by"; empty if not said
};

// Units of the prose sentences, by sentence and place. What stands inside quotation marks and little more is left out: it is
// somebody's words and stands among the quotations. A sentence without a tree is one unit.
[[nodiscard]] std::vector<Clause> find_clauses(const Report& report, const Text& text, const std::vector<Span>& quoted,
                                               const World& world);

}  // namespace synoptic::align
