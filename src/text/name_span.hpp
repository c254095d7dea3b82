// A name as a model proposes it.
#pragma once

#include <cstdint>

#include "doc/analysis.hpp"

namespace synoptic::text {

struct NameSpan {
  std::uint32_t first = 0, last = 0;  // tokens [first, last), inside one sentence
  EntityKind kind = EntityKind::other;
  float sure = 0;                     // of span and kind, 0..1
  friend bool operator==(const NameSpan&, const NameSpan&) = default;
};

}  // namespace synoptic::text
