// A set of strings that is read where it lies in a mapped file: string -> row number (docs/format-world.md). Open addressing;
// a slot is 4 bytes, so that the index of a hundred thousand strings stays in the cache, and holds enough of the hash that a
// string which is not there is nearly always told without touching another line of memory.
#pragma once

#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/container.hpp"
#include "base/hash.hpp"

namespace synoptic {

class TextTable {
 public:
  struct Row {
    std::uint32_t text = 0;   // where the string begins; it ends where the next row's does
    std::uint32_t first = 0;  // its values: up to the next row's first. One row more than strings closes both
  };
  static constexpr std::uint32_t row_bits = 20, row_mask = (1u << row_bits) - 1;  // upper bits of a slot: of the hash

  // Sections <name>.slots, .rows and .text, checked: every string and value of every row lies where it may (`values`: how many
  // there are), and every look-up ends.
  [[nodiscard]] static Result<TextTable> open(const Container& file, const std::string& name, std::size_t values);

  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view text) const {
    const std::uint64_t h = hash64(text);
    const std::uint32_t tag = static_cast<std::uint32_t>(h >> 32) & ~row_mask;
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t i = h & mask; slots_[i] != 0; i = (i + 1) & mask)
      if ((slots_[i] & ~row_mask) == tag && (*this)[(slots_[i] & row_mask) - 1] == text) return (slots_[i] & row_mask) - 1;
    return std::nullopt;
  }
  [[nodiscard]] std::string_view operator[](std::uint32_t row) const {
    return text_.substr(rows_[row].text, rows_[row + 1].text - rows_[row].text);
  }
  [[nodiscard]] std::uint32_t first(std::uint32_t row) const { return rows_[row].first; }
  [[nodiscard]] std::uint32_t last(std::uint32_t row) const { return rows_[row + 1].first; }
  [[nodiscard]] std::size_t size() const { return rows_.size() - 1; }

 private:
  std::span<const std::uint32_t> slots_;
  std::span<const Row> rows_;
  std::string_view text_;
};

// The same being made: strings get row numbers in the order they come in.
class TextTableMaker {
 public:
  // At most so full: a third makes nearly every look-up touch one slot, three fifths two or three in half the memory.
  explicit TextTableMaker(std::size_t fill_percent);
  std::uint32_t insert(std::string_view text);
  [[nodiscard]] std::size_t size() const { return at_.size(); }
  // `counts`: how many values each row has, in the order of the rows. Fails if there are too many strings for a slot.
  [[nodiscard]] Result<void> write(ContainerWriter& out, const std::string& name, const std::vector<std::uint32_t>& counts) const;

 private:
  [[nodiscard]] std::string_view row(std::size_t i) const {
    return std::string_view(text_).substr(at_[i], (i + 1 < at_.size() ? at_[i + 1] : text_.size()) - at_[i]);
  }
  void grow();
  std::string text_;
  std::vector<std::uint32_t> at_;
  std::vector<std::uint32_t> slots_;  // row + 1, whole; the tag is put in when written
  std::size_t fill_percent_;
};

}  // namespace synoptic
