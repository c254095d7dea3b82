// Days, weeks, months and the texts that TIMEX3 has for them. An ISO week has the year of its Thursday; a decade is written by
// its first three figures, a century by two, as TimeBank does.
#include "annotate/times_calendar.hpp"

#include <algorithm>
#include <chrono>

#include "annotate/times_lexicon.hpp"

namespace synoptic::annotate::times {

Civil parts(Day d) {
  const auto c = civil(d);
  return {static_cast<int>(c.year()), static_cast<int>(static_cast<unsigned>(c.month())), static_cast<int>(static_cast<unsigned>(c.day()))};
}

std::string padded(int value, int width) {
  std::string s = std::to_string(value);
  if (s.size() < static_cast<std::size_t>(width)) s.insert(0, static_cast<std::size_t>(width) - s.size(), '0');
  return s;
}
std::string year_text(int year) { return padded(year, 4); }
static std::string month_text(int year, int month) { return year_text(year) + "-" + padded(month, 2); }

int month_index(int year, int month) { return year * 12 + month - 1; }

std::optional<Interval> month_days(int year, int month, int months) {
  const int end = month_index(year, month) + months - 1;
  const auto a = make_day(year, month, 1);
  const auto b = make_day(end / 12, end % 12 + 1, days_in_month(end / 12, end % 12 + 1));
  if (!a || !b) return std::nullopt;
  return Interval{*a, *b};
}
Day monday_of(Day d) { return d - (weekday(d) - 1); }

// Gregorian Easter (the anonymous algorithm).
std::optional<Day> easter(int y) {
  const int a = y % 19, b = y / 100, c = y % 100, d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
  const int h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7, m = (a + 11 * h + 22 * l) / 451;
  return make_day(y, (h + l - 7 * m + 114) / 31, (h + l - 7 * m + 114) % 31 + 1);
}

Value day_value(Day d, Basis basis) { return {TimeType::date, format_day(d), Interval{d, d}, Grain::day, basis}; }
Value week_value(Day d, Basis basis) { return {TimeType::date, iso_week(d), Interval{monday_of(d), monday_of(d) + 6}, Grain::week, basis}; }
Value weekend_value(Day d, Basis basis) {
  return {TimeType::date, iso_week(d) + "-WE", Interval{monday_of(d) + 5, monday_of(d) + 6}, Grain::weekend, basis};
}
Value month_value(int year, int month, Basis basis) { return {TimeType::date, month_text(year, month), month_days(year, month), Grain::month, basis}; }
Value quarter_value(int year, int quarter, Basis basis) {
  return {TimeType::date, year_text(year) + "-Q" + std::to_string(quarter), month_days(year, quarter * 3 - 2, 3), Grain::quarter, basis};
}
Value year_value(int year, Basis basis) {
  Value v{TimeType::date, year_text(year), std::nullopt, Grain::year, basis};
  if (year >= 1) v.days = month_days(year, 1, 12);
  return v;
}
Value decade_value(int year, Basis basis) {  // any year of it
  Value v{TimeType::date, year_text(year).substr(0, 3), std::nullopt, Grain::decade, basis};
  v.days = month_days(year / 10 * 10, 1, 120);
  return v;
}
Value plain(TimeType type, std::string text) { return {type, std::move(text), std::nullopt, Grain::none, Basis::none}; }

std::string duration_text(int unit, int hundredths, bool vague) {
  if (unit == v(Unit::decade) || unit == v(Unit::century)) {
    if (vague) return unit == v(Unit::decade) ? "PXDE" : "PXCE";
    const int years = hundredths * (unit == v(Unit::decade) ? 10 : 100);
    return "P" + std::to_string(years / 100) + "Y";
  }
  const bool clock = unit <= v(Unit::hour);
  std::string letter = "D";
  switch (static_cast<Unit>(unit)) {
    case Unit::second: letter = "S"; break;
    case Unit::minute: letter = "M"; break;
    case Unit::hour: letter = "H"; break;
    case Unit::weekend: letter = "WE"; break;
    case Unit::week: letter = "W"; break;
    case Unit::fortnight: letter = "W"; hundredths *= 2; break;
    case Unit::month: letter = "M"; break;
    case Unit::quarter: letter = "Q"; break;
    case Unit::year: letter = "Y"; break;
    default: break;
  }
  std::string out = clock ? "PT" : "P";
  if (vague) return out + "X" + letter;
  const int whole = hundredths / 100, rest = hundredths % 100;
  if (rest == 0) return out + std::to_string(whole) + letter;
  const std::string head = whole > 0 ? out + std::to_string(whole) + letter : out;
  if (rest == 50 && unit == v(Unit::year)) return head + "6M";
  if (rest == 50 && unit == v(Unit::hour)) return head + "30M";
  if (rest == 50 && unit == v(Unit::minute)) return head + "30S";
  return out + std::to_string(whole) + "." + (rest % 10 == 0 ? std::to_string(rest / 10) : padded(rest, 2)) + letter;
}

const char* part_text(int part) {
  switch (static_cast<Part>(part)) {
    case Part::morning: return "TMO";
    case Part::afternoon: return "TAF";
    case Part::evening: return "TEV";
    case Part::night: return "TNI";
    case Part::midday: return "TMI";
    case Part::daytime: return "TDT";
  }
  return "";
}
const char* season_text(int season) {
  constexpr const char* names[] = {"SP", "SU", "FA", "WI"};
  return season >= 0 && season < 4 ? names[season] : "";
}

const char* mod_text(Mod m) {
  switch (m) {
    case Mod::none: return "";
    case Mod::start: return "START";
    case Mod::mid: return "MID";
    case Mod::end: return "END";
    case Mod::approx: return "APPROX";
    case Mod::less_than: return "LESS_THAN";
    case Mod::more_than: return "MORE_THAN";
    case Mod::equal_or_less: return "EQUAL_OR_LESS";
    case Mod::equal_or_more: return "EQUAL_OR_MORE";
  }
  return "";
}

std::string clock_text(int minutes) { return "T" + padded(minutes / 60, 2) + ":" + padded(minutes % 60, 2); }

}  // namespace synoptic::annotate::times
