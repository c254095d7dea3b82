// What a copy changed: the columns of an alignment as a list of edits, and what the shared words are.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "align/passages_chain.hpp"
#include "align/words.hpp"
#include "doc/dossier.hpp"

namespace synoptic::align {

// One of the two texts of an alignment.
struct EditedSide {
  std::uint32_t report = 0;
  const std::vector<Word>* words = nullptr;
  std::uint32_t offset = 0;  // word that column index 0 stands for
};

// Adds the edits between `a` and `b`, in the order of the columns. What is taken out in one place and stands in another is
// a move (four words or more, in the place where it now stands).
void append_edits(const std::vector<Column>& columns, const EditedSide& a, const EditedSide& b, const std::vector<Document>& documents,
                  std::vector<Edit>& out);

// Counts shared words. One that stands in quotation marks in either text is quoted: marks get lost more often than made up.
struct MatterCount {
  std::uint32_t all = 0, quoted = 0, names = 0;

  void add(const Word& a, const Word& b) {
    ++all;
    if (a.quoted || b.quoted) ++quoted;
    else if (a.kind == WordKind::name || a.kind == WordKind::number) ++names;
  }
  [[nodiscard]] Matter matter() const;
  // Somebody's quoted words, with no more around them than it takes to say whose: both texts carry them, nobody copied.
  [[nodiscard]] bool mainly_quoted() const { return 2 * quoted > all && all - quoted < 16; }
};

// Whether `b` is the word `a` in another spelling ("politicising", "Zelenskyy") or in another form ("would" for "will").
// Both folded.
[[nodiscard]] EditManner manner_of(std::string_view a, std::string_view b);

}  // namespace synoptic::align
