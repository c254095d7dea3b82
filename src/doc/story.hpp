// The reports of one event, and why they were put together.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"

namespace synoptic {

// Why two reports belong together: the score of the pair and what it stands on, strongest first
// ("name: Alexander Lukashenko", "term: readout", "number: 12-point", "days apart: 1").
struct StoryReason {
  std::uint32_t a = 0, b = 0;  // indices into the batch of reports that was grouped
  double score = 0;            // 0..1
  std::vector<std::string> evidence;
};

struct Story {
  std::string id;  // "s-" + hash of its earliest member's id: stays when later reports join
  std::string title;
  std::optional<Day> from, to;         // first and last publication
  std::vector<std::uint32_t> reports;  // indices into the batch; by date, then by id
  std::vector<StoryReason> why;        // a spanning set: each member but the first with the pair that ties it best
};

}  // namespace synoptic
