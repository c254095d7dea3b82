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

using Basis = TimeBasis;

// The tense that the words around an expression put it in.
struct Lean {
  Tense tense = Tense::unknown;
  bool preposition = false;      // "until", "since" said so, not a verb
  std::optional<Span> evidence;  // the word that did
};

struct Expression {
  Time time;
  Basis basis = Basis::none;  // that of `time`
  Tense tense = Tense::unknown;
  std::uint8_t weekday = 0;              // named in the expression: 1..7
  std::uint8_t month = 0, day = 0;       // named in the expression
  int part = -1000;                      // of the day, a Part; -1000: none named
  int clock = -1;                        // minutes since midnight, of a clock time that names no day itself
  bool meridiem = false;                 // which names its half of the day
  int unit = -1, hundredths = 0;         // of a plain length: "three days"
  std::uint32_t first_word = 0, last_word = 0;
};

// The nearest verb form to the left of [first, last) in its sentence, else to the right; prepositions ("until", "by") first.
[[nodiscard]] Lean lean_around(const std::vector<Word>& words, std::string_view text, std::size_t first, std::size_t last);

[[nodiscard]] std::vector<Expression> scan_times(const std::string_view text, const std::vector<Word>& words, std::optional<Day> anchor);

}  // namespace synoptic::annotate::times
