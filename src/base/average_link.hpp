// Average-link agglomerative clustering over a sparse graph of similarities.
#pragma once

#include <cstdint>
#include <vector>

namespace synoptic {

struct Link {
  std::uint32_t a = 0, b = 0;  // a < b
  double similarity = 0;       // > 0; a pair without a link counts as 0
};

// Merges the two clusters with the highest mean similarity over all pairs of their members until none reaches
// `threshold`. Returns a cluster number a node, numbered by their first nodes. Ties go to the lower node numbers, so
// the result depends on the numbering of nodes and on nothing else. O(links x log links).
[[nodiscard]] std::vector<std::uint32_t> average_link(std::uint32_t nodes, const std::vector<Link>& links, double threshold);

}  // namespace synoptic
