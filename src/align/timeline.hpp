// Dated sentences of a story on a calendar; the same happening in several reports once.
#pragma once

#include <vector>

#include "align/terms.hpp"
#include "doc/dossier.hpp"

namespace synoptic::align {

// Entries by date. `terms` are those of the same documents; new ones are added to it.
[[nodiscard]] std::vector<TimelineEntry> make_timeline(const std::vector<Document>& documents, Terms& terms, const std::vector<Statement>& statements,
                                                       const Provenance& provenance);

}  // namespace synoptic::align
