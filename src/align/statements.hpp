// Statements: checkable units of text (clauses.hpp), those of several reports put together, their values compared.
#pragma once

#include <vector>

#include "align/changes.hpp"
#include "align/identities.hpp"
#include "align/terms.hpp"
#include "doc/dossier.hpp"
#include "text/vectors.hpp"
#include "world/world.hpp"

namespace synoptic::align {

// `terms` are those of the same documents; new ones are added to it. `vectors`: for the learned likeness (align/similarity.hpp); nullptr: it
// goes by words and lexicons alone.
[[nodiscard]] std::vector<Statement> find_statements(const std::vector<Document>& documents, const Identities& identities, Terms& terms,
                                                     const std::vector<Parallel>& parallels, const std::vector<Change>& changes,
                                                     const Provenance& provenance, const World& world, const text::Vectors* vectors = nullptr);

}  // namespace synoptic::align
