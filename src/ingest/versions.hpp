// One report that was read more than once is one report: its latest version stands for it, earlier ones are kept as what
// has changed since; its copies at other addresses of the same outlet are kept as addresses. Copies in other outlets are
// other reports, for `align` to tell.
#pragma once

#include <string_view>
#include <vector>

#include "doc/report.hpp"

namespace synoptic::ingest {

// Reports of one address (address_key) that share a title or some of their wording are versions of one. The latest by
// modified, published, fetched stands for them; one that is cut short never stands for a whole one and is no version of it.
// What comes out does not depend on the order of `reports`, and has the order of the first of each. Near-linear.
[[nodiscard]] std::vector<Report> fold_versions(std::vector<Report> reports);

// What must be changed in `before` to get `after`: whole words, in the order of `after`, none touching.
[[nodiscard]] std::vector<VersionEdit> edits_between(std::string_view before, std::string_view after);

}  // namespace synoptic::ingest
