// What each growing cluster is about, by its names: for telling two events of one kind apart when they are about to be
// merged. Two reports may differ in their names by chance or angle; two groups whose own constant names are unknown to
// the other group are two events.
#pragma once

#include <cstdint>
#include <vector>

#include "story/vectors.hpp"

namespace synoptic::story {

class Profiles {
 public:
  explicit Profiles(const Vectors& vectors);  // cluster i = report i; keeps a reference to `vectors`

  // Makes the next cluster number from a and b, whose profiles are given up.
  void merge(std::uint32_t a, std::uint32_t b);

  // 0..1: how much of what each side is constantly about is absent from the other; the smaller of the two sides.
  [[nodiscard]] double conflict(std::uint32_t a, std::uint32_t b) const;

 private:
  struct Row {
    std::uint32_t term = 0;
    std::uint32_t present = 0;  // reports of the cluster that have the name at all
    std::uint32_t key = 0;      // reports that have it among their heaviest names
  };
  struct Profile {
    std::vector<Row> rows;  // sorted by term
    std::uint32_t reports = 1;
  };
  const Vectors* vectors_;
  std::vector<Profile> profiles_;
};

}  // namespace synoptic::story
