// The holidays of the time tagger: name and day. A name is a row of words, `x|y` either, `x?` may be missing, POSS is "'s".
// Days follow the western churches' calendar, the days the United Nations proclaimed, and the law or custom of the only country that has a
// day of that name (5 U.S.C. 6103 for the United States). A name that many countries have on days of their own stands for no day.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "annotate/times_lexicon.hpp"

namespace synoptic::annotate::times {

struct Feast {
  enum Kind : std::uint8_t { fixed, nth, easter, country } kind = fixed;
  std::int8_t month = 0;    // `fixed`, `nth`
  std::int8_t day = 0;      // `fixed`: of the month; `nth`: which of them, -1 the last; `easter`: days from Easter Sunday
  std::int8_t weekday = 0;  // `nth`
  std::int8_t shift = 0;    // `nth`: days after it
};
constexpr std::int8_t i8(int v) { return static_cast<std::int8_t>(v); }
constexpr Feast on(int month, int day) { return {Feast::fixed, i8(month), i8(day), 0, 0}; }
constexpr Feast nth(int n, int weekday, int month, int shift = 0) { return {Feast::nth, i8(month), i8(n), i8(weekday), i8(shift)}; }
constexpr Feast from_easter(int days) { return {Feast::easter, 0, i8(days), 0, 0}; }
constexpr Feast by_country() { return {Feast::country, 0, 0, 0, 0}; }

struct FeastRow {
  std::string_view pattern;
  Feast feast;
};
constexpr FeastRow feast_rows[] = {
    {"christmas eve", on(12, 24)},
    {"christmas day?", on(12, 25)},
    {"boxing day", on(12, 26)},
    {"new year POSS? eve", on(12, 31)},
    {"new year POSS? day", on(1, 1)},
    {"halloween", on(10, 31)},
    {"valentine POSS? day", on(2, 14)},
    {"saint|st patrick POSS? day?", on(3, 17)},
    {"international women POSS? day", on(3, 8)},
    {"international workers day", on(5, 1)},
    {"may day", on(5, 1)},
    {"april fools day", on(4, 1)},
    {"groundhog day", on(2, 2)},
    {"earth day", on(4, 22)},
    {"anzac day", on(4, 25)},
    {"cinco de mayo", on(5, 5)},
    {"juneteenth", on(6, 19)},
    {"canada day", on(7, 1)},
    {"bastille day", on(7, 14)},
    {"australia day", on(1, 26)},
    {"guy fawkes night|day", on(11, 5)},
    {"bonfire night", on(11, 5)},
    {"armistice|remembrance|veterans day", on(11, 11)},
    {"martin luther king jr? day", nth(3, 1, 1)},
    {"mlk day", nth(3, 1, 1)},
    {"memorial day", nth(-1, 1, 5)},
    {"labor day", nth(1, 1, 9)},
    {"thanksgiving day?", nth(4, 4, 11)},
    {"black friday", nth(4, 4, 11, 1)},
    {"cyber monday", nth(4, 4, 11, 4)},
    {"ash wednesday", from_easter(-46)},
    {"palm sunday", from_easter(-7)},
    {"good friday", from_easter(-2)},
    {"easter monday", from_easter(1)},
    {"easter sunday?", from_easter(0)},
    {"ascension day", from_easter(39)},
    {"pentecost", from_easter(49)},
    {"independence day", by_country()},
    {"mother|father POSS day", by_country()},
};
constexpr std::size_t feast_count = std::size(feast_rows);

struct FeastStep {
  std::array<std::uint16_t, 3> lex{};  // 0 = no such choice
  bool optional = false;
};
struct FeastSteps {
  std::array<FeastStep, 5> steps{};
  std::size_t count = 0;
};
constexpr FeastSteps compile_feast(std::string_view pattern) {
  FeastSteps out;
  while (!pattern.empty()) {
    auto end = pattern.find(' ');
    if (end == std::string_view::npos) end = pattern.size();
    std::string_view word = pattern.substr(0, end);
    pattern.remove_prefix(end < pattern.size() ? end + 1 : end);
    FeastStep& step = out.steps[out.count++];
    if (word.ends_with('?')) {
      step.optional = true;
      word.remove_suffix(1);
    }
    for (std::size_t n = 0; !word.empty(); ++n) {
      auto bar = word.find('|');
      if (bar == std::string_view::npos) bar = word.size();
      const auto name = word.substr(0, bar);
      step.lex[n] = name == "POSS" ? std::uint16_t{lex_possessive} : find_lex(name);
      if (step.lex[n] == 0) throw "a holiday names a word that the lexicon lacks";  // at compile time
      word.remove_prefix(bar < word.size() ? bar + 1 : bar);
    }
  }
  for (const auto lex : out.steps[0].lex)
    if (lex != 0 && (lexicon[lex].classes & c_holiday) == 0) throw "a holiday's first word needs c_holiday";  // at compile time
  return out;
}
constexpr std::array<FeastSteps, feast_count> compile_feasts() {
  std::array<FeastSteps, feast_count> out{};
  for (std::size_t i = 0; i < feast_count; ++i) out[i] = compile_feast(feast_rows[i].pattern);
  return out;
}
inline constexpr auto feasts = compile_feasts();

}  // namespace synoptic::annotate::times
