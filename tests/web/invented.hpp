// Dossiers laid out by hand over reports that we invented, so that the page can be tested whole: every field filled somewhere,
// every list empty somewhere. People, places, outlets and the agency "ANV" do not exist.
#pragma once

#include <vector>

#include "doc/dossier.hpp"

namespace synoptic::invented {

[[nodiscard]] Dossier river_accord();  // seven reports: an agency's copy, differing values, cut quotations, one unread, one incomplete
[[nodiscard]] Dossier hostile();       // text that tries to become markup or script, astral characters, right-to-left, combining marks
[[nodiscard]] Dossier nothing_found(); // one undated report without any finding
[[nodiscard]] Dossier large(std::size_t reports, std::size_t statements);

}  // namespace synoptic::invented
