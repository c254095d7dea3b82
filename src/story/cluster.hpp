// Average-link clustering over sparse links.
#pragma once

#include <cstdint>
#include <vector>

#include "story/links.hpp"
#include "story/profiles.hpp"

namespace synoptic::story {

// What a merge has to reach; see Model for the meaning.
struct Linkage {
  double threshold = 0.4;
  double grow = 0;                  // more for each doubling of the smaller cluster, up to 8 reports
  double veto = 0, veto_from = 0;   // more for a conflict of names between two groups of three and more
};

// Merges the two clusters with the highest mean link, less what their sizes and names take off it, while the result is
// at least the threshold; a pair without a link counts as 0. Ties go to the clusters with the earliest members.
// `profiles` may be null. Returns clusters of [0, n), members sorted, clusters by first member. O(links x log links).
[[nodiscard]] std::vector<std::vector<std::uint32_t>> average_link(std::size_t n, const std::vector<Link>& links, const Linkage& linkage,
                                                                   Profiles* profiles = nullptr);

}  // namespace synoptic::story
