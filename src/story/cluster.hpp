// Average-link clustering over sparse links.
#pragma once

#include <cstdint>
#include <vector>

#include "story/links.hpp"

namespace synoptic::story {

// Merges the two clusters with the highest mean link while that mean is at least `threshold`; a pair without a link
// counts as 0. Ties go to the clusters with the earliest members. Returns clusters of [0, n), members sorted,
// clusters by first member. O(links x log links).
[[nodiscard]] std::vector<std::vector<std::uint32_t>> average_link(std::size_t n, const std::vector<Link>& links, double threshold);

}  // namespace synoptic::story
