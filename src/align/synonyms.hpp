// Words that can stand for each other when two reports tell the same: WordNet's synsets, derivations and next broader words, and
// synonyms of the news by hand (lexicons/background/synonyms.tsv). Without context: a weight says how likely it is.
#pragma once

#include <string_view>
#include <vector>

namespace synoptic::align {

struct Synonym {
  std::string_view word;  // a lemma, folded; in the embedded file
  double weight = 0;      // 0..1
};
// Of a lemma, folded; by word. O(log n) to find, linear in what is found.
[[nodiscard]] std::vector<Synonym> synonyms(std::string_view lemma);

}  // namespace synoptic::align
