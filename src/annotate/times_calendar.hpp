// The calendar side of a time expression: values with their days and TIMEX3 texts. Internal to annotate.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "annotate/times_scan.hpp"
#include "annotate/times_words.hpp"
#include "base/date.hpp"

namespace synoptic::annotate::times {

struct Civil {
  int year = 0, month = 0, day = 0;
};
[[nodiscard]] Civil parts(Day day);
[[nodiscard]] int month_index(int year, int month);  // months since year 0
[[nodiscard]] Day monday_of(Day day);
[[nodiscard]] std::optional<Day> easter(int year);

enum class Grain : std::uint8_t { none, day, week, weekend, month, quarter, half, season, year, decade, century };

struct Interval {
  Day from = 0, to = 0;  // both inclusive
};
[[nodiscard]] std::optional<Interval> month_days(int year, int month, int months = 1);

// A resolved expression: its TIMEX3 value and the days it covers.
struct Value {
  TimeType type = TimeType::date;
  std::string text;
  std::optional<Interval> days;
  Grain grain = Grain::none;
  Basis basis = Basis::none;
  Mod mod = Mod::none;
};
[[nodiscard]] Value day_value(Day day, Basis basis);
[[nodiscard]] Value week_value(Day day, Basis basis);     // the ISO week that holds the day
[[nodiscard]] Value weekend_value(Day day, Basis basis);  // the weekend of that week
[[nodiscard]] Value month_value(int year, int month, Basis basis);
[[nodiscard]] Value quarter_value(int year, int quarter, Basis basis);
[[nodiscard]] Value year_value(int year, Basis basis);
[[nodiscard]] Value decade_value(int year, Basis basis);  // the decade that holds the year
[[nodiscard]] Value plain(TimeType type, std::string text);

[[nodiscard]] std::string padded(int value, int width);
[[nodiscard]] std::string year_text(int year);
[[nodiscard]] std::string clock_text(int minutes);                                     // "T21:30"
[[nodiscard]] std::string duration_text(int unit, int hundredths, bool vague);         // "P3D", "PT2H30M", "PXY"
[[nodiscard]] const char* part_text(int part);                                         // "TMO"
[[nodiscard]] const char* mod_text(Mod mod);                                           // "START"
[[nodiscard]] const char* season_text(int season);                                     // "SP"

}  // namespace synoptic::annotate::times
