// Word vectors from models/vectors.bin: GloVe 6B, 100 numbers a word, 8 bits a number with a scale a word
// (docs/format-models.md). Mapped, not read: a look-up touches a few cache lines.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string_view>

#include "base/container.hpp"
#include "base/result.hpp"

namespace synoptic::text {

class Vectors {
 public:
  static constexpr std::size_t dimensions = 100;
  [[nodiscard]] static Result<Vectors> load(const std::filesystem::path& file);

  // Row of a word, its small letters first, then folded (utf8::fold); nullopt if neither is there.
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view word) const;
  void copy(std::uint32_t row, float* out) const;  // `dimensions` numbers
  [[nodiscard]] std::size_t size() const { return scales_.size(); }

 private:
  explicit Vectors(Container file) : file_(std::move(file)) {}
  [[nodiscard]] std::optional<std::uint32_t> exact(std::string_view word) const;

  Container file_;
  std::span<const std::int8_t> rows_;
  std::span<const float> scales_;
  std::span<const std::uint32_t> offsets_;  // of word i in `words_`; one more at the end
  std::string_view words_;
  std::span<const std::uint32_t> slots_;    // row + 1, 0 = free; a power of two, linear probing from fnv1a(word)
};

}  // namespace synoptic::text
