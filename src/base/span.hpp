// A half-open range of UTF-8 bytes [begin, end) in one text. The text itself is named by
// whoever holds the span: spans are stored, views are made at the point of use.
#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace synoptic {

struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] constexpr std::uint32_t size() const { return end - begin; }
  [[nodiscard]] constexpr bool empty() const { return end <= begin; }
  [[nodiscard]] constexpr bool contains(std::uint32_t at) const { return begin <= at && at < end; }
  [[nodiscard]] constexpr bool contains(Span s) const { return begin <= s.begin && s.end <= end; }
  [[nodiscard]] constexpr bool overlaps(Span s) const { return begin < s.end && s.begin < end; }
  friend constexpr auto operator<=>(Span, Span) = default;
};

// The bytes of `span` in `text`; clipped to the text, so it never reads outside it.
[[nodiscard]] inline std::string_view view(std::string_view text, Span span) {
  const auto b = std::min<std::size_t>(span.begin, text.size());
  const auto e = std::clamp<std::size_t>(span.end, b, text.size());
  return text.substr(b, e - b);
}
[[nodiscard]] std::string_view view(std::string&& text, Span span) = delete;  // would dangle

}  // namespace synoptic
