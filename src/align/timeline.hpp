// Dated sentences of a story on a calendar; the same happening in several reports once.
#pragma once

#include <vector>

#include "doc/dossier.hpp"

namespace synoptic::align {

[[nodiscard]] std::vector<TimelineEntry> make_timeline(const std::vector<Document>& documents,
                                                       const std::vector<Statement>& statements,
                                                       const Provenance& provenance);

}  // namespace synoptic::align
