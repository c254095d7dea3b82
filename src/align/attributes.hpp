// What reports say of one person or of the event itself wherever they say it: how old somebody is, how many were killed and hurt.
// Such values hang on who or what they are said of, not on a clause: "Ida Moll, 27, was charged" and "police named the driver as
// 26-year-old Ida Moll" share no predicate, a headline's "2 dead" no word with the sentence that counts three. They are put together
// by identity (align/identities.hpp) and by the story's event, and compared there. Kinds of difference: docs/statements-attributes.md.
#pragma once

#include <vector>

#include "align/identities.hpp"
#include "doc/dossier.hpp"
#include "world/world.hpp"

namespace synoptic::align {

// One statement an identity's age and one an event total, where at least two reports give it: all places that do, headlines included.
// Without ids and in no rank; `merge_attributes` gives both. A value that is not sure to be comparable makes no difference.
[[nodiscard]] std::vector<Statement> find_attributes(const std::vector<Document>& documents, const Identities& identities,
                                                     const Provenance& provenance, const World& world);

// Puts `attributes` among `statements`, by weight, and numbers all of them anew. An attribute whose places a statement of clauses
// mostly holds goes into it, so that one thing is one row; of a difference that both found, the attribute's is kept.
void merge_attributes(const std::vector<Document>& documents, std::vector<Statement>& statements, std::vector<Statement> attributes, const Provenance& provenance);

}  // namespace synoptic::align
