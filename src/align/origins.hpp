// Whose text is whose: credits, passages and times -> origins, the graph of copies, and the origin of every stretch.
#pragma once

#include <vector>

#include "doc/dossier.hpp"
#include "world/world.hpp"

namespace synoptic::align {

// Sets `Passage::origin` as well: passages and origins are found one after the other and know each other.
[[nodiscard]] Provenance find_origins(const std::vector<Document>& documents, std::vector<Passage>& passages, const World& world);

}  // namespace synoptic::align
