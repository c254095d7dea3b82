// Inside the stage: the batch in its fixed order with everything the steps need. For group.cpp and the workbench
// (bench/story_lab.cpp) only.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "doc/report.hpp"
#include "doc/story.hpp"
#include "story/group.hpp"
#include "story/model.hpp"
#include "story/vectors.hpp"

namespace synoptic::story {

// Position k of every vector is report order[k]: by date, then by id. All that follows counts in positions, so
// nothing depends on the order of the batch.
struct Batch {
  std::vector<std::uint32_t> order;
  std::vector<Terms> terms;
  std::vector<std::optional<Day>> days;
  std::vector<std::uint32_t> leader;  // the report whose text this one repeats; itself otherwise
  Vectors vectors;
};

[[nodiscard]] Batch prepare(const std::vector<Report>& reports, unsigned threads);
[[nodiscard]] std::vector<Story> group(const std::vector<Report>& reports, const Batch& batch, const Model& model, unsigned threads);

}  // namespace synoptic::story
