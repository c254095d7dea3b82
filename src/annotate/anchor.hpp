// The day on which a report's relative times hang: that of its publication, where its newsroom is.
#pragma once

#include <optional>

#include "doc/report.hpp"
#include "world/world.hpp"

namespace synoptic::annotate {

// A stamp in Greenwich time ("2023-03-01T02:10:00Z") of a newsroom in Denver is of 28 February: that is what "today" means there.
// The country is that of the outlet's entry in the world tables, else of its domain; where its zones do not agree on the day, and where
// the stamp has an offset of its own or no time, the stamp's own day stands. nullopt for an undated report.
[[nodiscard]] std::optional<Day> day_of_publication(const Report& report, const World& world);

}  // namespace synoptic::annotate
