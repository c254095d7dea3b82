#include "ingest/source_map.hpp"

#include <algorithm>

namespace synoptic::ingest {
namespace {

std::uint32_t u32(std::size_t n) { return static_cast<std::uint32_t>(n); }
bool is_copy(const RawSpan& p) { return p.text.size() == p.raw_end - p.raw_begin; }

}  // namespace

void SourceMap::copied(std::size_t text_begin, std::size_t size, std::uint64_t raw_begin) {
  if (size == 0) return;
  if (open_ && pieces_.back().text.end == text_begin && pieces_.back().raw_end == raw_begin) {
    pieces_.back().text.end += u32(size);
    pieces_.back().raw_end += size;
    return;
  }
  pieces_.push_back({{u32(text_begin), u32(text_begin + size)}, raw_begin, raw_begin + size});
  open_ = true;
}

void SourceMap::replaced(std::size_t text_begin, std::size_t text_size, std::uint64_t raw_begin, std::uint64_t raw_end) {
  if (text_size == 0) return;
  pieces_.push_back({{u32(text_begin), u32(text_begin + text_size)}, raw_begin, raw_end});
  open_ = false;
}

SourceMap SourceMap::through(const SourceMap& below) const {
  SourceMap out;
  std::size_t at = 0;
  const auto& lower = below.pieces_;
  for (const RawSpan& piece : pieces_) {
    while (at < lower.size() && lower[at].text.end <= piece.raw_begin) ++at;
    if (!is_copy(piece)) {  // as a whole: from the first lower piece it touches to the last
      std::uint64_t begin = 0, end = 0;
      bool any = false;
      for (std::size_t i = at; i < lower.size() && lower[i].text.begin < std::max(piece.raw_end, piece.raw_begin + 1); ++i) {
        const auto& l = lower[i];
        const auto first = is_copy(l) && piece.raw_begin > l.text.begin ? l.raw_begin + (piece.raw_begin - l.text.begin) : l.raw_begin;
        const auto last = is_copy(l) && piece.raw_end < l.text.end ? l.raw_begin + (piece.raw_end - l.text.begin) : l.raw_end;
        if (!any) begin = first;
        end = std::max(begin, last);
        any = true;
        if (l.text.end >= piece.raw_end) break;
        at = i;
      }
      if (any) out.replaced(piece.text.begin, piece.text.size(), begin, end);
      continue;
    }
    for (std::size_t i = at; i < lower.size() && lower[i].text.begin < piece.raw_end; ++i) {
      const auto& l = lower[i];
      const auto begin = std::max<std::uint64_t>(piece.raw_begin, l.text.begin);
      const auto end = std::min<std::uint64_t>(piece.raw_end, l.text.end);
      if (begin < end) {
        const auto text_begin = piece.text.begin + (begin - piece.raw_begin);
        if (is_copy(l)) out.copied(text_begin, end - begin, l.raw_begin + (begin - l.text.begin));
        else out.replaced(text_begin, end - begin, l.raw_begin, l.raw_end);
      }
      if (l.text.end > piece.raw_end) break;
      at = i;
    }
  }
  return out;
}

}  // namespace synoptic::ingest
