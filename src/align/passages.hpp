// Text that two reports share: maximal runs of equal tokens found through hashed n-grams, chained over small edits.
#pragma once

#include <vector>

#include "doc/dossier.hpp"

namespace synoptic::align {

[[nodiscard]] std::vector<Passage> find_passages(const std::vector<Document>& documents);

}  // namespace synoptic::align
