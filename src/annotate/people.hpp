// Mentions and who they are, inside one report: names, nominals ("the Belarusian leader") and pronouns by precise
// sieves; what no sieve is sure of gets no mention. Roles come from titles, appositions and copulas.
#pragma once

#include "doc/analysis.hpp"
#include "doc/report.hpp"
#include "world/world.hpp"

namespace synoptic::annotate {

[[nodiscard]] People find_people(const Report& report, const Text& text, const World& world);

}  // namespace synoptic::annotate
