// Features of the rankers (people_ranker, people_nominal_ranker): groups of buckets, numbered one after the other; of each group one is set.
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <vector>

namespace synoptic::annotate::people {

// Where each group's buckets begin; the last entry is their number.
template <std::size_t n>
constexpr std::array<std::uint16_t, n + 1> begins(const std::array<std::uint16_t, n>& buckets) {
  std::array<std::uint16_t, n + 1> out{};
  for (std::size_t g = 0; g < n; ++g) out[g + 1] = static_cast<std::uint16_t>(out[g] + buckets[g]);
  return out;
}

// Sets a bucket of a group; what lies behind the last one counts as the last one.
template <std::size_t n>
void set_bucket(const std::array<std::uint16_t, n>& buckets, const std::array<std::uint16_t, n + 1>& begin, std::size_t group, std::size_t bucket, std::vector<std::uint16_t>& features) {
  if (bucket >= buckets[group]) bucket = buckets[group] - 1u;
  features.push_back(static_cast<std::uint16_t>(begin[group] + bucket));
}

// How many of the borders `n` has reached.
inline std::size_t steps(std::size_t n, std::initializer_list<std::size_t> borders) {
  std::size_t b = 0;
  for (const auto x : borders) b += n >= x;
  return b;
}

}  // namespace synoptic::annotate::people
