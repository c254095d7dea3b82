// Rows of weights found by key, one byte a class. Two rows share a bucket, which the first bits of a key pick; the last
// byte of a row holds the eight bits that follow, so that a feature never seen in training finds (but for 1 in 128) no row
// instead of a stranger's. Training keeps the rows with the largest weights; see tools/train/fast.cpp.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>

#include "text/fast_features.hpp"

namespace synoptic::text::fast {

constexpr int proof_bits = 8;

template <int Classes>
class Rows {
 public:
  static constexpr std::size_t stride = Classes + 1;
  Rows() = default;
  // `bytes` must pass `fits`.
  explicit Rows(std::span<const std::int8_t> bytes) : data_(bytes.data()), shift_(32 - std::countr_zero(bytes.size() / (2 * stride))) {}
  static bool fits(std::span<const std::int8_t> bytes) {
    const std::size_t buckets = bytes.size() / (2 * stride);
    return bytes.size() == buckets * 2 * stride && std::has_single_bit(buckets) && buckets >= 16 && buckets <= (std::size_t{1} << 22);
  }
  // The row of `k`: zeros if it has none.
  [[nodiscard]] const std::int8_t* find(Key k) const {
    static constexpr std::array<std::int8_t, stride> none{};
    const std::int8_t* bucket = data_ + std::size_t{k >> shift_} * 2 * stride;
    const auto proof = static_cast<std::int8_t>(k >> (shift_ - proof_bits) & 0xFF);
    const std::int8_t* row = bucket[stride - 1] == proof ? bucket : none.data();
    return bucket[2 * stride - 1] == proof ? bucket + stride : row;
  }
  void prefetch(Key k) const { __builtin_prefetch(data_ + std::size_t{k >> shift_} * 2 * stride); }
  template <class Sum>
  void add(Key k, Sum* sums) const {
    const std::int8_t* row = find(k);
    for (int c = 0; c < Classes; ++c) sums[c] = static_cast<Sum>(sums[c] + row[c]);
  }

 private:
  const std::int8_t* data_ = nullptr;
  int shift_ = 28;
};

}  // namespace synoptic::text::fast
