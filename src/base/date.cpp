#include "base/date.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace synoptic {
namespace {

// Reads exactly `n` digits at `at`; -1 where there are none.
int digits(std::string_view s, std::size_t at, std::size_t n) {
  if (at + n > s.size()) return -1;
  int value = 0;
  for (std::size_t i = at; i < at + n; ++i) {
    if (s[i] < '0' || s[i] > '9') return -1;
    value = value * 10 + (s[i] - '0');
  }
  return value;
}

}  // namespace

std::optional<Day> make_day(int year, int month, int day) {
  using namespace std::chrono;
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1) return std::nullopt;
  const year_month_day ymd{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                           std::chrono::day{static_cast<unsigned>(day)}};
  if (!ymd.ok()) return std::nullopt;
  return static_cast<Day>(sys_days{ymd}.time_since_epoch().count());
}

std::optional<Day> parse_day(std::string_view s) {
  if (s.size() < 10 || s[4] != '-' || s[7] != '-') return std::nullopt;
  if (s.size() > 10 && s[10] != 'T' && s[10] != 't' && s[10] != ' ') return std::nullopt;
  const int y = digits(s, 0, 4), m = digits(s, 5, 2), d = digits(s, 8, 2);
  if (y < 0 || m < 0 || d < 0) return std::nullopt;
  return make_day(y, m, d);
}

std::chrono::year_month_day civil(Day day) {
  return std::chrono::year_month_day{std::chrono::sys_days{std::chrono::days{day}}};
}

std::string format_day(Day day) {
  const auto c = civil(day);
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(c.year()), static_cast<unsigned>(c.month()),
                     static_cast<unsigned>(c.day()));
}

int weekday(Day day) {
  return static_cast<int>(std::chrono::weekday{std::chrono::sys_days{std::chrono::days{day}}}.iso_encoding());
}

std::string iso_week(Day day) {
  // The week belongs to the year of its Thursday (ISO 8601).
  const Day thursday = day - weekday(day) + 4;
  const int year = static_cast<int>(civil(thursday).year());
  const Day jan1 = *make_day(std::clamp(year, 1, 9999), 1, 1);  // weeks at the ends of the calendar
  return fmt::format("{:04}-W{:02}", year, (thursday - jan1) / 7 + 1);
}

int days_in_month(int year, int month) {
  using namespace std::chrono;
  const year_month_day_last last{std::chrono::year{year},
                                 month_day_last{std::chrono::month{static_cast<unsigned>(month)}}};
  return static_cast<int>(static_cast<unsigned>(last.day()));
}

std::optional<std::int64_t> parse_instant(std::string_view s) {
  const auto day = parse_day(s);
  if (!day || s.size() < 17) return std::nullopt;
  const int h = digits(s, 11, 2), min = digits(s, 14, 2);
  if (h < 0 || h > 24 || min < 0 || min > 59 || s[13] != ':') return std::nullopt;
  std::size_t at = 16;
  int sec = 0;
  if (at < s.size() && s[at] == ':') {
    sec = digits(s, at + 1, 2);
    if (sec < 0 || sec > 60) return std::nullopt;
    at += 3;
    if (at < s.size() && s[at] == '.') {
      ++at;
      while (at < s.size() && s[at] >= '0' && s[at] <= '9') ++at;
    }
  }
  std::int64_t offset = 0;
  if (at < s.size() && (s[at] == 'Z' || s[at] == 'z')) {
    ++at;
  } else if (at < s.size() && (s[at] == '+' || s[at] == '-')) {
    const int oh = digits(s, at + 1, 2);
    const std::size_t minute_at = at + 3 < s.size() && s[at + 3] == ':' ? at + 4 : at + 3;
    const int om = digits(s, minute_at, 2);
    if (oh < 0 || om < 0) return std::nullopt;
    offset = (oh * 60 + om) * (s[at] == '-' ? -60 : 60);
    at = minute_at + 2;
  } else {
    return std::nullopt;
  }
  if (at != s.size()) return std::nullopt;
  return static_cast<std::int64_t>(*day) * 86400 + h * 3600 + min * 60 + sec - offset;
}

}  // namespace synoptic
