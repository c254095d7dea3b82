// Pairs of passages as clusters: passages of many texts that go back to one, as passim gives them. Needs all pairs; keeps
// twelve bytes a span.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/span.hpp"

namespace synoptic::reuse {

struct Piece {
  std::uint32_t text = 0;
  Span span;
  friend constexpr auto operator<=>(const Piece&, const Piece&) = default;
};

struct Member {
  Piece piece;
  std::vector<Piece> sources;  // pieces of earlier texts of the cluster that it shares words with; sorted
};

struct Cluster {
  std::vector<Member> members;  // by text, then by place
  std::uint32_t texts = 0;      // distinct ones
};

class Clusters {
 public:
  void add(const Piece& earlier, const Piece& later);

  // Pieces are one if a pair joins them, or if they lie in one text and share half of the longer. Overlapping pieces of a
  // text in one cluster are one member. By number of texts, most first, then by first member. Empties this.
  [[nodiscard]] std::vector<Cluster> make();

 private:
  struct Pair {
    Piece earlier, later;
  };
  std::vector<Pair> pairs_;
};

}  // namespace synoptic::reuse
