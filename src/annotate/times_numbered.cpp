// Days, weeks and months by their number, and lengths of time that have days: "7/6", "the 18th", "the third week of May", "the last
// three months".
#include <algorithm>
#include <cstdlib>

#include "annotate/times_lexicon.hpp"
#include "annotate/times_resolve.hpp"

namespace synoptic::annotate::times {
namespace {

constexpr std::uint16_t id(std::string_view word) { return find_lex(word); }
constexpr long wrong_side_days = 200;  // as for dates that name no year

// The n-th week is the ISO week whose Thursday is the n-th of its month or year; n = 0: the last.
std::optional<Day> nth_thursday(int year, int month, int n) {
  if (n > 0) {
    const auto first = make_day(year, month, 1);
    return first ? std::optional(*first + (4 - weekday(*first) + 7) % 7 + 7 * (n - 1)) : std::nullopt;
  }
  const auto last = make_day(year, month, days_in_month(year, month));
  return last ? std::optional(*last - (weekday(*last) - 4 + 7) % 7) : std::nullopt;
}

}  // namespace

// "7/6": in the order its report writes, or the reading that its weekday fits.
std::optional<Value> Resolver::resolve_slash(const Match& m, Tense t) const {
  const Word& w = words_[m.slash];
  const int a = w.value / 100, b = w.value % 100;
  const auto order = static_cast<DayOrder>(w.digits);
  Match day = m;
  std::optional<Value> best;
  for (const DayOrder reading : {DayOrder::month_first, DayOrder::day_first}) {
    if (order != DayOrder::unknown && reading != order) continue;
    day.month = reading == DayOrder::month_first ? a : b;
    day.dom = reading == DayOrder::month_first ? b : a;
    day.rel = m.rel != unset && m.weekday != 0 ? unset : m.rel;
    if (day.month > 12 || day.dom > days_in_month(m.year != unset ? m.year : 2000, day.month)) continue;
    auto value = resolve_day(day, day.dom, t);
    if (order != DayOrder::unknown) return value;
    if (value && value->days && m.weekday != 0 && weekday(value->days->from) == m.weekday && !best) best = value;
  }
  if (best) return best;
  return std::nullopt;
}

// "the 18th", "Monday the 21st": of the month that the tense leads to.
std::optional<Value> Resolver::resolve_dom(const Match& m, Tense t) const {
  if (!anchor_) return open_value("XXXX-XX-" + padded(m.dom, 2), Basis::day_of_year, Grain::day);
  const Civil a = parts(*anchor_);
  const int now = month_index(a.year, a.month);
  const auto in_month = [&](int index) { return index < 12 ? std::nullopt : make_day(index / 12, index % 12 + 1, m.dom); };
  if (m.rel != unset || (m.weekday == 0 && m.unit == v(Unit::month))) {
    const auto d = in_month(now + (m.rel == unset ? 0 : m.rel));
    return d ? std::optional(day_value(*d, Basis::day_of_year)) : std::nullopt;
  }
  std::optional<Day> best;
  long best_cost = 0;
  for (int shift = -12; shift <= 12; ++shift) {
    const auto d = in_month(now + shift);
    if (!d || (m.weekday != 0 && weekday(*d) != m.weekday)) continue;
    const long distance = std::labs(static_cast<long>(*d) - *anchor_);
    const bool wrong_side = t == Tense::future ? *d < *anchor_ : *d > *anchor_;
    // Nothing said: the last one, as news tells; a weekday that fits may lie ahead.
    const long cost = distance + (wrong_side ? (t == Tense::unknown && m.weekday != 0 ? 0 : wrong_side_days) : 0);
    if (!best || cost < best_cost) {
      best = d;
      best_cost = cost;
    }
  }
  return best ? std::optional(day_value(*best, Basis::day_of_year)) : std::nullopt;
}

std::optional<Value> Resolver::resolve_week_number(const Match& m) const {
  const int n = m.number / 100;
  if (m.year == unset && !anchor_) return open_value("XXXX-W" + padded(n, 2), Basis::unit, Grain::week);
  const int year = m.year != unset ? m.year : parts(*anchor_).year + (m.rel == unset ? 0 : m.rel);
  const auto first = nth_thursday(year, 1, 1);
  return first ? std::optional(week_value(*first + 7 * (n - 1), m.year != unset ? Basis::absolute : Basis::unit)) : std::nullopt;
}

std::optional<Value> Resolver::resolve_nth(const Match& m, Tense t) const {
  const bool last = (m.literals & said_last) != 0 && m.ordinal == 0;
  const int n = last ? 0 : m.ordinal;
  if (!anchor_ && m.year == unset) return std::nullopt;
  int year = m.year, month = m.month;
  const Basis basis = m.year != unset ? Basis::absolute : Basis::unit;
  if (year == unset) {
    const Civil a = parts(*anchor_);
    if (month != 0) {
      year = year_of_month(month, t);
    } else if (m.rel != unset && std::string_view(m.rule->name) == "nth week of a month") {
      const int index = month_index(a.year, a.month) + m.rel;
      year = index / 12;
      month = index % 12 + 1;
    } else {
      year = a.year + (m.rel == unset ? 0 : m.rel);
    }
  }
  if (m.unit == v(Unit::month)) {
    const int wanted = last ? 12 : n;
    return wanted >= 1 && wanted <= 12 ? std::optional(month_value(year, wanted, basis)) : std::nullopt;
  }
  if (month == 0 && n > 53) return std::nullopt;
  if (month != 0 && n > 5) return std::nullopt;
  const auto d = nth_thursday(year, month != 0 ? month : last ? 12 : 1, n);
  return d ? std::optional(week_value(*d, basis)) : std::nullopt;
}

// "the first two weeks of 2021": a length, and its days.
std::optional<Value> Resolver::resolve_first_units(const Match& m) const {
  Value out = plain(TimeType::duration, duration_text(m.unit, m.number, m.vague || m.number == unset));
  if (m.vague || m.number == unset || m.number > 40000 || m.number % 100 != 0) return out;
  if (m.year == unset && !anchor_) return out;
  const int year = m.year != unset ? m.year : parts(*anchor_).year + (m.rel == unset ? 0 : m.rel), n = m.number / 100;
  const bool last = (m.literals & said_last) != 0;
  const auto whole = month_days(year, 1, 12);
  if (!whole) return out;
  switch (static_cast<Unit>(m.unit)) {
    case Unit::day: out.days = last ? Interval{whole->to - n + 1, whole->to} : Interval{whole->from, whole->from + n - 1}; break;
    case Unit::week: {
      const auto first = nth_thursday(year, last ? 12 : 1, last ? 0 : 1);
      if (first) out.days = last ? Interval{monday_of(*first) - 7 * (n - 1), monday_of(*first) + 6} : Interval{monday_of(*first), monday_of(*first) + 7 * n - 1};
      break;
    }
    case Unit::month:
      if (n <= 12) out.days = month_days(year, last ? 13 - n : 1, n);
      break;
    default: break;
  }
  out.basis = m.year != unset ? Basis::absolute : Basis::unit;
  return out;
}

std::optional<Day> Resolver::day_after(Day base, int unit, int hundredths) {
  if (hundredths % 100 != 0 || std::abs(hundredths) > 400000) return std::nullopt;
  const int n = hundredths / 100;
  int months = n;
  switch (static_cast<Unit>(unit)) {
    case Unit::day: return base + n;
    case Unit::week: return base + 7 * n;
    case Unit::fortnight: return base + 14 * n;
    case Unit::month: break;
    case Unit::year: months = 12 * n; break;
    default: return std::nullopt;
  }
  const Civil c = parts(base);
  const int index = month_index(c.year, c.month) + months;
  if (index < 12) return std::nullopt;
  return make_day(index / 12, index % 12 + 1, std::min(c.day, days_in_month(index / 12, index % 12 + 1)));
}

// The days of "the last three months": up to the day of publication, or from the day after it; of quarters, the whole ones.
std::optional<Interval> Resolver::days_of_length(const Match& m) const {
  const bool of_story = m.rel_lex == id("following") || m.rel_lex == id("preceding") || m.rel_lex == id("previous");
  if (!anchor_ || m.rel == unset || m.rel == 0 || (of_story && focus_.near(m.first)) || m.vague || m.number == unset || m.number % 100 != 0 || m.number > 40000) return std::nullopt;
  const Day a = *anchor_;
  const int n = m.number / 100, sign = m.rel < 0 ? -1 : 1;
  if (m.unit == v(Unit::quarter)) {
    const Civil c = parts(a);
    const int q = c.year * 4 + (c.month - 1) / 3, first = sign < 0 ? q - n : q + 1;
    return first < 4 ? std::nullopt : month_days(first / 4, first % 4 * 3 + 1, 3 * n);
  }
  const auto far = day_after(a, m.unit, sign * m.number);
  if (!far) return std::nullopt;
  return sign < 0 ? Interval{*far, a - 1} : Interval{a + 1, *far};
}

}  // namespace synoptic::annotate::times
