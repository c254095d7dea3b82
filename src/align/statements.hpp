// Statements: checkable sentences and clauses, those of several reports put together, their values compared.
#pragma once

#include <vector>

#include "align/identities.hpp"
#include "doc/dossier.hpp"
#include "world/world.hpp"

namespace synoptic::align {

[[nodiscard]] std::vector<Statement> find_statements(const std::vector<Document>& documents, const Identities& identities,
                                                     const std::vector<Passage>& passages, const Provenance& provenance,
                                                     const World& world);

}  // namespace synoptic::align
