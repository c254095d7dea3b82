// Days on the proleptic Gregorian calendar, as a count since 1970-01-01 (a Thursday).
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace synoptic {

using Day = std::int32_t;  // days since 1970-01-01

[[nodiscard]] std::optional<Day> make_day(int year, int month, int day);   // nullopt: no such day
[[nodiscard]] std::optional<Day> parse_day(std::string_view iso);          // "2023-03-01", also the head of an RFC 3339 stamp
[[nodiscard]] std::string format_day(Day day);                             // "2023-03-01"
[[nodiscard]] std::chrono::year_month_day civil(Day day);
[[nodiscard]] int weekday(Day day);                                        // 1 = Monday ... 7 = Sunday (ISO 8601)
[[nodiscard]] std::string iso_week(Day day);                               // "2023-W09"
[[nodiscard]] int days_in_month(int year, int month);                      // month 1..12

// Seconds since the epoch of an RFC 3339 stamp with time and zone; nullopt for a bare date or anything else.
[[nodiscard]] std::optional<std::int64_t> parse_instant(std::string_view rfc3339);

}  // namespace synoptic
