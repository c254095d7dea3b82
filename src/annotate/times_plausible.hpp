// Is a match a time at all? Ordinary words and names share their forms with times: "may", "the fall", "2000 sheep",
// "the Sunday Herald", "43-year-old". Internal to annotate.
#pragma once

#include <string_view>
#include <vector>

#include "annotate/times_match.hpp"

namespace synoptic::annotate::times {

constexpr int longest_short_range = 15;  // years of "2010-15"; "2015-32" is something else

// What was found before the match and may be referred to.
struct Before {
  bool focus = false;    // a dated expression shortly before: "that year" may hang on it
  bool quarter = false;  // a quarter: "the quarter" may be it
  bool day = false;      // a day or a set stands right before the match: "Friday 3:30"
  bool day_ahead = false;  // and it lies after the day of publication
  bool link = false;     // an expression and a word of ranges do: "from April to June"
};

[[nodiscard]] bool plausible(const Match& match, std::string_view text, const std::vector<Word>& words, Before before);

}  // namespace synoptic::annotate::times
