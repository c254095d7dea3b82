// Runs of a text with an earlier one, chained over small edits into passages.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "reuse/index.hpp"

namespace synoptic::reuse {

struct Range {
  std::uint32_t begin = 0, end = 0;  // words
  [[nodiscard]] std::uint32_t size() const { return end - begin; }
  friend constexpr auto operator<=>(const Range&, const Range&) = default;
};

// Words of the earlier text that stand for words of the later one; one of the two may be empty.
struct Change {
  Range a, b;
};

struct Passage {
  Range a, b;
  std::uint32_t shared = 0;      // words
  std::vector<Change> changes;   // between a and b, in order
};

// `runs`: of one earlier text `a`, as `Index::take` gives them. Two follow each other in a passage if at most 24 words lie
// between them on either side, or 64 of which half are shared again in pieces of three or more. In the order of b.
[[nodiscard]] std::vector<Passage> passages_of(std::span<const Run> runs, std::span<const std::uint32_t> a, std::span<const std::uint32_t> b);

}  // namespace synoptic::reuse
