// What the time tagger knows of an expression beyond its TIMEX3: how it hangs on the day of publication and in which
// tense it stands. `infer_published` reads this; everybody else takes `find_times`. Internal to annotate.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "annotate/times_words.hpp"
#include "doc/analysis.hpp"
#include "doc/report.hpp"

namespace synoptic::annotate::times {

enum class Tense : std::uint8_t { unknown, past, future };

enum class Basis : std::uint8_t {
  absolute,    // the words name the day, month or year whole: "March 1, 2023", "2020"
  day_of_year, // lacks its year: "March 1"
  month,       // lacks its year: "in September"
  weekday,     // "on Wednesday"
  today,       // today, yesterday, tomorrow
  unit,        // "last week", "three days ago"
  story,       // hangs on another expression: "two days later", "that year"
  none,        // durations, sets, vague references
};

struct Expression {
  Time time;
  Basis basis = Basis::none;
  Tense tense = Tense::unknown;
  std::uint8_t weekday = 0;              // named in the expression: 1..7
  std::uint8_t month = 0, day = 0;       // named in the expression
  std::uint32_t first_word = 0, last_word = 0;
};

// The tense that the words around [first, last) put it in: the nearest verb form to the left in its sentence, else to
// the right; prepositions ("until", "by") first.
[[nodiscard]] Tense tense_around(const std::vector<Word>& words, std::string_view text, std::size_t first, std::size_t last);

[[nodiscard]] std::vector<Expression> scan_times(const std::string_view text, const std::vector<Word>& words, std::optional<Day> anchor);

}  // namespace synoptic::annotate::times
