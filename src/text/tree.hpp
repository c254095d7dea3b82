// The best tree for a matrix of arc scores: maximum spanning arborescence (Chu and Liu 1965, Edmonds 1967) with exactly one
// word under the root, as UD demands (the weight of root arcs is lowered until one is enough: Stanojevic and Cohen 2021).
#pragma once

#include <cstdint>
#include <span>

namespace synoptic::text {

// `scores`: `words` rows of `words` + 1 columns, scores[d * (words + 1) + h]: how well word d hangs on word h - 1; h = 0 is the
// root. Fills heads[d] with -1 for the root, else 0 .. words - 1. Mostly each word's best head makes a tree already: O(n^2);
// otherwise O(n^2) for each cycle taken apart, 64 at most: what is left then
// hangs on the best root. Scores that are not numbers count as very low.
void best_tree(std::span<const float> scores, std::uint32_t words, std::span<std::int32_t> heads);

[[nodiscard]] bool is_tree(std::span<const std::int32_t> heads);  // one root, no cycles, heads in bounds

}  // namespace synoptic::text
