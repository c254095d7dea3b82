// The whole way of the data on one screen; the only place that knows all stages. No I/O: the commands read and print.
#pragma once

#include <vector>

#include "base/result.hpp"
#include "doc/analysis.hpp"
#include "doc/dossier.hpp"
#include "doc/story.hpp"
#include "world/world.hpp"

namespace synoptic::engine {

// One report, understood. Depends on nothing but the report.
[[nodiscard]] Analysis analyse(const Report& report, const World& world);

// The reports of one story, side by side. The order of `reports` does not matter.
[[nodiscard]] Dossier compare(const std::vector<Report>& reports, const World& world, unsigned threads = 1);
[[nodiscard]] Dossier compare(const Story& story, const std::vector<Report>& batch, const World& world, unsigned threads = 1);

}  // namespace synoptic::engine
