// Blocks that an outlet puts on many of its pages: who the author is, how to write in, what else to read. On one page they
// are prose like any other; on many they give themselves away.
#pragma once

#include <vector>

#include "doc/report.hpp"

namespace synoptic::ingest {

// Marks as boilerplate each body paragraph that stands in three reports of one outlet which have nothing else in common.
// Paragraphs that an outlet carries through its reports of one story (a quotation, the background) stay: those reports share
// names. Does not depend on the order of `reports`. Near-linear.
void mark_repeated(std::vector<Report>& reports);

}  // namespace synoptic::ingest
