// Who held an office on the day of a report, by the dated table of offices (world/world.hpp). The table names nobody whom the reports
// don't name: it only tells which of the people they name "the Velorian president" was on that day.
#pragma once

#include <vector>

#include "annotate/people_name.hpp"
#include "annotate/people_parts.hpp"

namespace synoptic::annotate::people {

// Holders whom a descriptor of a country and an office may mean on `day`; empty if the table doesn't know the office, if the descriptor
// says more than the office ("the former president", "the opposition leader"), or if it is not sure that who is known is all. Of "the
// leader" the one who rules: by the table of rulers, else the head of government under a crowned head, else who is head of both.
[[nodiscard]] std::vector<const Holder*> office_holders(const World& world, const Descriptor& called, Day day);

// May somebody of this name be that holder? The family name must be one of the holder's own spellings, and given names must agree in
// some spelling; a lone family name agrees.
[[nodiscard]] bool is_holder(const World& world, const PersonName& name, const Holder& holder, Day day);

}  // namespace synoptic::annotate::people
