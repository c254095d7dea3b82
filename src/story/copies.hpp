// Near-copies: reports that are one text, so that it counts once wherever texts are counted.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/date.hpp"
#include "story/terms.hpp"

namespace synoptic::story {

// For each report the first report whose text it repeats; itself if there is none. `days` as in the reports.
// Near-linear: each sketch value remembers few leaders.
[[nodiscard]] std::vector<std::uint32_t> find_copies(const std::vector<Terms>& terms, const std::vector<std::optional<Day>>& days);

// Estimated share of 5-word shingles in common (Jaccard), 0..1.
[[nodiscard]] double same_text(const Terms& a, const Terms& b);

}  // namespace synoptic::story
