// How each two reports of a story stand to each other: one text, in part one text, the same quotations, or (not listed) nothing.
//
// Told from the words they share, not from who is whose source: it holds for two copies of a text that is not among the reports.
#pragma once

#include <vector>

#include "doc/dossier.hpp"

namespace synoptic::align {

// Up to this many reports of a story all pairs are looked at; of more, only those that `partners` name.
inline constexpr std::size_t most_reports_for_all_pairs = 100;

// By a and b. `partners`: pairs of reports (a < b) that are known to share passages.
[[nodiscard]] std::vector<ReportPair> relate_pairs(const std::vector<Document>& documents, const std::vector<std::pair<std::uint32_t, std::uint32_t>>& partners);

}  // namespace synoptic::align
