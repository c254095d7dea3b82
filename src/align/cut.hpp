// Where a sentence may be cut so that what is left is whole and means what it meant. Readers were most often misled by wordings that had lost
// their end ("used $84,000 | to settle a suit"), who says so, or a condition; so a sentence is cut only in front of what merely adds: another
// statement with a subject of its own, a relative clause or a participle set off by a mark. Else it is shown whole.
#pragma once

#include "align/clauses.hpp"
#include "doc/dossier.hpp"

namespace synoptic::align {

// Words [first, last) of Text::words, in one sentence.
struct Cut {
  std::uint32_t first = 0, last = 0;
};

// The shortest stretch around the clause with such ends; the sentence behind `behind_tie`, without its last mark, if there is none shorter.
[[nodiscard]] Cut cut_around(const Document& document, const Clause& clause);

// "But the mayor ...", "However, the mayor ...", "TARN, Sorland (HPA) - The mayor ...": the first word of a sentence that says something.
[[nodiscard]] std::uint32_t behind_tie(const Document& document, const Sentence& sentence);

}  // namespace synoptic::align
