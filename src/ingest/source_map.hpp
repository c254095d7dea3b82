// Where each piece of a text stands in the bytes it was made from. Two kinds of piece: copied byte for byte (its two
// sides are equally long, any stretch inside it maps by addition) and replaced as a whole (an entity, a character of
// another charset). Pieces are sorted on both sides and do not overlap.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "doc/report.hpp"

namespace synoptic::ingest {

class SourceMap {
 public:
  // Pieces must be added in order. A copied piece that continues the one before is merged with it.
  void copied(std::size_t text_begin, std::size_t size, std::uint64_t raw_begin);
  void replaced(std::size_t text_begin, std::size_t text_size, std::uint64_t raw_begin, std::uint64_t raw_end);

  [[nodiscard]] const std::vector<RawSpan>& pieces() const { return pieces_; }

  // this: text -> middle, `below`: middle -> raw. The result leads from text to raw. O(n + m).
  [[nodiscard]] SourceMap through(const SourceMap& below) const;

 private:
  std::vector<RawSpan> pieces_;
  bool open_ = false;  // the last piece is a copied one and may grow
};

// Builds a text while keeping its map.
struct MappedText {
  std::string text;
  SourceMap map;
  void copy(std::string_view bytes, std::uint64_t raw_begin) {
    map.copied(text.size(), bytes.size(), raw_begin);
    text += bytes;
  }
  void replace(std::string_view by, std::uint64_t raw_begin, std::uint64_t raw_end) {
    map.replaced(text.size(), by.size(), raw_begin, raw_end);
    text += by;
  }
};

}  // namespace synoptic::ingest
