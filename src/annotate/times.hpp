// Time expressions resolved to TIMEX3 and to days. Relative ones hang on the anchor; without one they keep their
// unresolved TIMEX3 form ("XXXX-WXX-3") and no days, rather than wrong ones.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "doc/analysis.hpp"
#include "doc/report.hpp"
#include "world/world.hpp"

namespace synoptic::annotate {

[[nodiscard]] std::vector<Time> find_times(const Report& report, const Text& text, std::optional<Day> anchor);

// Why a time has its value, in plain words: its rule, what it hangs on, what decided its direction. `text` and `times` are
// those of its report: `rule "weekday"; hangs on the day of publication, 2023-03-01; before it, by the tense of "said"`.
[[nodiscard]] std::string explain_time(const Time& time, std::string_view text, const std::vector<Time>& times);

// The day a report without a stated date was published, from its own words (datelines, weekdays, dated embeds, ranges)
// and from the dated happenings its neighbours in the story share with it. `documents` are the reports of one story
// with their `text` filled; returns one stamp a report: its own `published` where it has one, else basis `inferred`
// with the evidence span, else none.
[[nodiscard]] std::vector<DateStamp> infer_published(const std::vector<Document>& documents, const World& world);

}  // namespace synoptic::annotate
