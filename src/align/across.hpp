// One identity for each person, organisation and place over many stories. Stricter than inside a story, where the reports of one event
// speak of one set of people: across stories the same name may well be another person, so a name alone is enough only if it is rare.
//
//   countries        by code
//   places           capitals and parts of countries by the tables, if these know nothing else of that name; towns have too many namesakes
//   organisations    by canonical name, if the tables know it or one word of it is its own; "Supreme Court" and "Newport Police
//                    Department" may be anybody's: they are one only in stories that share another name that few stories have
//   persons          by full name (never by a lone one), spelling variants included, if nationalities do not contradict and at least one of:
//                    the tables of office-holders know both on those days as one holder; the same office in the same country or body;
//                    another person or organisation of the two stories that few stories have; a given or family name that no list has
// Where two people fit, nobody is joined.
#pragma once

#include <vector>

#include "doc/corpus.hpp"
#include "doc/dossier.hpp"
#include "world/world.hpp"

namespace synoptic::align {

// By number of stories, then by name. Does not depend on the order of the stories. Linear in the stories, for names that not too many
// different people bear.
[[nodiscard]] std::vector<CorpusIdentity> link_stories(const std::vector<Dossier>& dossiers, const World& world);

}  // namespace synoptic::align
