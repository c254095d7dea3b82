// Texts that run in parallel: the spans of a passage, word by word. Against the first span of the passage, as its edits are.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "doc/dossier.hpp"

namespace synoptic::align {

// What stands for what between two stretches of equal words; one side may be empty.
struct Hunk {
  std::uint32_t a_first = 0, a_last = 0;  // [first, last) of Text::words
  std::uint32_t b_first = 0, b_last = 0;
  std::uint32_t before = 0, after = 0;    // equal words directly before and after it, counted up to 8
};
struct Parallel {
  std::uint32_t a = 0, b = 0;                                 // reports; a holds the first span
  std::vector<std::pair<std::uint32_t, std::uint32_t>> equal;  // words, rising in both
  std::vector<Hunk> hunks;                                    // in order
};

// Words are compared folded, punctuation left out. Pairs of spans with more than `most_edits` words that differ are left out.
constexpr std::uint32_t most_edits = 400;
[[nodiscard]] std::vector<Parallel> align_passages(const std::vector<Document>& documents, const std::vector<Passage>& passages);

// The shortest edit script between two rows of numbers (Myers 1986, "An O(ND) difference algorithm"), as the pairs that are kept.
// Time O((n + m) * d), memory O(d * d), d = numbers that differ; nothing if d > `most`.
[[nodiscard]] std::vector<std::pair<std::uint32_t, std::uint32_t>> kept_by_diff(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b, std::uint32_t most);

}  // namespace synoptic::align
