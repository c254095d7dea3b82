// Entities across the reports of one story: one identity per person, organisation and place. Spelling variants come
// together, two people never do; capitals and seats that stand for a government join its country.
#pragma once

#include <vector>

#include "doc/dossier.hpp"
#include "world/world.hpp"

namespace synoptic::align {

struct Identities {
  std::vector<Identity> entities;
  std::vector<std::vector<std::uint32_t>> of;  // of[report][entity of that report] = index into `entities`
};
[[nodiscard]] Identities find_identities(const std::vector<Document>& documents, const World& world);

}  // namespace synoptic::align
