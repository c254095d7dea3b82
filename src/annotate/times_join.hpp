// Expressions that stand together and mean one thing: a day and a clock time, a day and a part of one, a length of time and the day that it
// is counted from. Internal to annotate.
#pragma once

#include <vector>

#include "annotate/times_resolve.hpp"
#include "annotate/times_scan.hpp"

namespace synoptic::annotate::times {

// Makes one expression of the last two where they belong together, and mends `focus`. Clock times before or after a day that they are not
// joined with ("Tuesday from 2 to 4") become times of that day.
void join_last(std::vector<Expression>& out, const std::vector<Word>& words, Focus& focus);

[[nodiscard]] bool is_day(const Expression& e);      // one day, or a part of it
[[nodiscard]] bool joins_clock(const Word& word);    // may stand between a day and a clock time: "at", "on"
[[nodiscard]] bool links_range(const Word& word);    // may stand between the ends of a range: "to", "and"

}  // namespace synoptic::annotate::times
