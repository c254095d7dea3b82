// Slips of the pen that reports share: who copies text copies its mistakes.
#pragma once

#include <string>
#include <vector>

#include "doc/dossier.hpp"
#include "world/world.hpp"

namespace synoptic::align {

struct SharedSlip {
  std::string text;           // for people: "excercises" for "exercises"; "the the"
  std::vector<Place> places;  // one a report, rising; two or more
  [[nodiscard]] const Place* in(std::uint32_t report) const;  // null: the report does not have it
};

// What stands in reports that share prose (`pairs`: copied or part) and in no other. English prose outside quotation marks only.
// Linear in the texts.
[[nodiscard]] std::vector<SharedSlip> find_slips(const std::vector<Document>& documents, const std::vector<ReportPair>& pairs, const World& world);

}  // namespace synoptic::align
