// A name as a model proposes it.
#pragma once

#include <cstdint>
#include <string_view>

#include "doc/analysis.hpp"

namespace synoptic::text {

struct NameSpan {
  std::uint32_t first = 0, last = 0;  // tokens [first, last), inside one sentence
  EntityKind kind = EntityKind::other;
  float sure = 0;                     // of span and kind, 0..1
  friend bool operator==(const NameSpan&, const NameSpan&) = default;
};

// "D-Norland", "R-Ohio": a party and a state behind a politician's name, and no name.
[[nodiscard]] inline bool is_party_tag(std::string_view s) {
  return s.size() > 3 && (s[0] == 'D' || s[0] == 'R' || s[0] == 'I') && s[1] == '-' && s[2] >= 'A' && s[2] <= 'Z' && s.find(' ') == std::string_view::npos;
}

}  // namespace synoptic::text
