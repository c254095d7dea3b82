// Pairs of reports worth comparing, found through an inverted index, and their probability of being one story.
#pragma once

#include <cstdint>
#include <vector>

#include "story/model.hpp"
#include "story/vectors.hpp"

namespace synoptic::story {

struct Link {
  std::uint32_t a = 0, b = 0;  // a < b
  float p = 0;
  friend constexpr auto operator<=>(const Link&, const Link&) = default;
};

// Pairs of reports that share enough of their heaviest terms: never all pairs. Sorted by (a, b).
[[nodiscard]] std::vector<std::pair<std::uint32_t, std::uint32_t>> find_candidates(const Vectors& vectors, unsigned threads);

// The candidates that reach `model.floor`, sorted by (a, b). Two reports that share whole phrases but none of the names in
// their leads are one form filled in twice (a bulletin, a police log): no link.
[[nodiscard]] std::vector<Link> find_links(const Vectors& vectors, const std::vector<Terms>& terms, const Model& model, unsigned threads);

}  // namespace synoptic::story
