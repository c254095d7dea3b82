// Rows of weights found by key, one byte a class. One or two rows share a bucket, which the first bits of a key pick; the
// last byte of a row holds the eight bits that follow, so that a feature never seen in training finds (but for 1 in 128) no
// row instead of a stranger's. Training keeps the rows with the largest weights; see tools/train/fast.cpp.
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

template <int Classes, int Ways>
class Rows {
 public:
  static constexpr std::size_t stride = Classes + 1, bucket_bytes = stride * Ways;
  Rows() = default;
  // `bytes` must pass `fits`.
  explicit Rows(std::span<const std::int8_t> bytes) : data_(bytes.data()), shift_(32 - std::countr_zero(bytes.size() / bucket_bytes)) {}
  static bool fits(std::span<const std::int8_t> bytes) {
    const std::size_t buckets = bytes.size() / bucket_bytes;
    return bytes.size() == buckets * bucket_bytes && std::has_single_bit(buckets) && buckets >= 16 && buckets <= (std::size_t{1} << 22);
  }
  // The row of `k`: zeros if it has none. Conditional moves, no branch.
  [[nodiscard]] const std::int8_t* find(Key k) const {
    static constexpr std::array<std::int8_t, stride> none{};
    const std::int8_t* bucket = data_ + std::size_t{k >> shift_} * bucket_bytes;
    const auto proof = static_cast<std::int8_t>(k >> (shift_ - proof_bits) & 0xFF);
    const std::int8_t* row = none.data();
    for (std::size_t w = 0; w < Ways; ++w) row = bucket[w * stride + stride - 1] == proof ? bucket + w * stride : row;
    return row;
  }
  void prefetch(Key k) const {
    const std::int8_t* bucket = data_ + std::size_t{k >> shift_} * bucket_bytes;
    __builtin_prefetch(bucket);
    if constexpr (64 % bucket_bytes != 0) __builtin_prefetch(bucket + bucket_bytes - 1);  // it may cross a cache line
  }
  [[nodiscard]] const std::int8_t* data() const { return data_; }
  [[nodiscard]] int shift() const { return shift_; }  // of a key, to the number of its bucket

 private:
  const std::int8_t* data_ = nullptr;
  int shift_ = 28;
};

// The four tables of a model. A row of labels is a cache line.
using TagRows = Rows<tag_count, 2>;
using MoveRows = Rows<move_count, 2>;
using LabelRows = Rows<max_labels, 1>;
using NameRows = Rows<name_classes, 2>;

}  // namespace synoptic::text::fast
