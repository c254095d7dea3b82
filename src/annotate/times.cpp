// Time expressions. One pass makes words with classes (times_words), a table of patterns finds the cores
// (times_rules, times_match), and this file gives each core its meaning: TIMEX3 value and days.
//
// A core is widened to the left over what qualifies it ("early", "the end of", "about", "more than"). What lacks a year
// or names only a weekday is put on the side of the anchor that the tense around it says (times_tense); without a tense the news
// reading holds: a weekday is the last one, the day of publication included; a date is the nearest. The last dated expression
// is the focus: "the following year", "two days later" and a range's second end hang on it.
//
// Values follow TIMEX3 as TimeBank uses it. Known limits: the northern reading of seasons gets no days; festivals whose day
// depends on the country are left alone; no time zones.
#include "annotate/times.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "annotate/times_calendar.hpp"
#include "annotate/times_lexicon.hpp"
#include "annotate/times_match.hpp"
#include "annotate/times_plausible.hpp"
#include "annotate/times_scan.hpp"

namespace synoptic::annotate {
namespace times {
namespace {

constexpr std::uint16_t id(std::string_view word) { return find_lex(word); }

// What the wrong side of the anchor costs against nearness, for dates that name no year (tuned on TimeBank and AQUAINT).
constexpr int wrong_side_months = 8;
constexpr long wrong_side_days = 200;

constexpr std::size_t rule_of(std::string_view name) {
  for (std::size_t i = 0; i < rule_count; ++i)
    if (std::string_view(rule_rows[i].name) == name) return i;
  return 0;
}
constexpr std::size_t year_rule = rule_of("year");
constexpr std::size_t month_day_rule = rule_of("month day");

// ---- the resolver --------------------------------------------------------------------------------------

class Resolver {
 public:
  Resolver(std::string_view text, const std::vector<Word>& words, std::optional<Day> anchor)
      : text_(text), words_(words), anchor_(anchor) {}

  std::vector<Expression> run() {
    for (std::size_t i = 0; i < words_.size();) {
      if (words_[i].lex == 0) {
        ++i;
        continue;
      }
      if (const std::size_t end = range_tail(i); end > i) {
        i = end;
        continue;
      }
      const Match m = match_at(words_, i);
      if (m.rule == nullptr || !plausible(m, text_, words_, {focus_near(i), quarter_near(i)})) {
        ++i;
        continue;
      }
      const std::size_t next = accept(m);
      i = next > i ? next : i + 1;
    }
    return std::move(out_);
  }

 private:
  // ---- what it means ----

  Tense tense(std::size_t first, std::size_t last) const { return tense_around(words_, text_, first, last); }

  // The year of a month that names none.
  int year_of_month(int month, Tense t) const {
    const Civil a = parts(*anchor_);
    const int ahead = (month - a.month + 12) % 12, back = 12 - ahead;  // months
    if (ahead == 0) return a.year;
    // The wrong side of the anchor costs nine months: "in September" of a report of August is to come, whatever its verb.
    const int cost_ahead = ahead + (t == Tense::past ? wrong_side_months : 0), cost_back = back + (t == Tense::future ? wrong_side_months : 0);
    const bool later = cost_ahead < cost_back || (cost_ahead == cost_back && t == Tense::future);
    if (later) return month > a.month ? a.year : a.year + 1;
    return month < a.month ? a.year : a.year - 1;
  }

  // The day of a date that names no year.
  std::optional<Day> day_without_year(int month, int dom, int weekday_named, Tense t) const {
    const Civil a = parts(*anchor_);
    std::optional<Day> best;
    long best_cost = 0;
    for (int y = a.year - 1; y <= a.year + 1; ++y) {
      const auto d = make_day(y, month, dom);
      if (!d) continue;
      const long distance = std::labs(static_cast<long>(*d) - *anchor_);
      long cost = distance;
      // a weekday that does not fit costs more than a year
      if ((t == Tense::past && *d > *anchor_) || (t == Tense::future && *d < *anchor_)) cost += wrong_side_days;
      if (weekday_named != 0 && weekday(*d) != weekday_named) cost += 500;
      if (!best || cost < best_cost) {
        best = d;
        best_cost = cost;
      }
    }
    return best;
  }

  Day weekday_on(int wanted, Tense t, bool strict) const {
    const Day a = *anchor_;
    if (t == Tense::future) {
      const int ahead = (wanted - weekday(a) + 7) % 7;
      return a + (strict && ahead == 0 ? 7 : ahead);
    }
    const int back = (weekday(a) - wanted + 7) % 7;
    return a - (strict && back == 0 ? 7 : back);
  }

  bool focus_near(std::size_t word) const { return focus_ && word >= focus_word_ && word - focus_word_ <= 60; }

  bool quarter_near(std::size_t word) const { return focus_quarter_ != unset && word < focus_quarter_word_ + 400; }

  // The focus is no coarser than what is counted: two days after "May 3" is a day, two days after "1998" is nothing.
  bool fits_focus(int unit) const {
    switch (static_cast<Unit>(unit)) {
      case Unit::day:
      case Unit::night: return focus_grain_ == Grain::day;
      case Unit::week:
      case Unit::weekend: return focus_grain_ <= Grain::weekend;
      case Unit::month: return focus_grain_ <= Grain::month;
      case Unit::quarter: return focus_grain_ <= Grain::quarter;
      case Unit::year: return focus_grain_ <= Grain::year;
      default: return true;
    }
  }

  // `base` moved by `n` units (hundredths) at the unit's grain.
  std::optional<Value> shifted(Day base, int unit, int hundredths, Basis basis) const {
    const int n = hundredths / 100;
    if (std::abs(hundredths) > 400000) return std::nullopt;
    const Civil c = parts(base);
    switch (static_cast<Unit>(unit)) {
      case Unit::day:
      case Unit::night: return day_value(base + n, basis);
      case Unit::week: return week_value(base + 7 * n, basis);
      case Unit::fortnight: return week_value(base + 14 * n, basis);
      case Unit::weekend: return weekend_value(base + 7 * n, basis);
      case Unit::month: {
        const int m = month_index(c.year, c.month) + n;
        if (m < 12) return std::nullopt;
        return month_value(m / 12, m % 12 + 1, basis);
      }
      case Unit::quarter: {
        const int q = c.year * 4 + (c.month - 1) / 3 + n;
        if (q < 4) return std::nullopt;
        return quarter_value(q / 4, q % 4 + 1, basis);
      }
      case Unit::year: return c.year + n < 1 ? std::nullopt : std::optional(year_value(c.year + n, basis));
      case Unit::decade: {
        if (c.year + 10 * n < 1) return std::nullopt;
        return decade_value(c.year + 10 * n, basis);
      }
      case Unit::century: {
        const int y = c.year + 100 * n;
        if (y < 100) return std::nullopt;
        return Value{TimeType::date, padded(y / 100, 2), month_days(y / 100 * 100, 1, 1200), Grain::century, basis};
      }
      default: return std::nullopt;
    }
  }

  static std::string unresolved(int unit) {
    switch (static_cast<Unit>(unit)) {
      case Unit::week:
      case Unit::fortnight: return "XXXX-WXX";
      case Unit::weekend: return "XXXX-WXX-WE";
      case Unit::month: return "XXXX-XX";
      case Unit::quarter: return "XXXX-QX";
      case Unit::year: return "XXXX";
      case Unit::decade: return "XXXX";
      case Unit::century: return "XX";
      default: return "XXXX-XX-XX";
    }
  }

  Value open_value(std::string text, Basis basis, Grain grain) const { return {TimeType::date, std::move(text), std::nullopt, grain, basis}; }

  Value at_part(Value day, int part) const {
    if (part == unset) return day;
    day.type = TimeType::time;
    day.text += part_text(part);
    return day;
  }

  std::optional<int> relative_year(const Match& m) const {
    if (!anchor_) return std::nullopt;
    return parts(*anchor_).year + m.rel;
  }

  std::optional<Value> resolve(const Match& m, Tense t) {
    switch (m.rule->act) {
      case Act::iso: return m.day > -1000000 ? std::optional(day_value(m.day, Basis::absolute)) : std::nullopt;
      case Act::day: return resolve_day(m, m.dom, t);
      case Act::days: return resolve_day(m, m.dom2 != 0 ? m.dom2 : m.dom, t);
      case Act::month: {
        if (m.year != unset) return month_value(m.year, m.month, Basis::absolute);
        if (m.rel != unset && is_year_relation(m)) {
          const auto y = relative_year(m);
          return y ? month_value(*y, m.month, Basis::unit) : open_value("XXXX-" + padded(m.month, 2), Basis::unit, Grain::month);
        }
        if (!anchor_) return open_value("XXXX-" + padded(m.month, 2), Basis::month, Grain::month);
        if (m.rel == unset) return month_value(year_of_month(m.month, t), m.month, Basis::month);
        const Civil a = parts(*anchor_);
        int y = a.year;
        if (m.rel < 0) y = m.month < a.month ? a.year : a.year - 1;
        if (m.rel > 0) y = m.month > a.month ? a.year : a.year + 1;
        return month_value(y, m.month, Basis::month);
      }
      case Act::year: return year_value(m.year, Basis::absolute);
      case Act::fiscal_year: {
        Value v = year_value(m.year, Basis::absolute);
        v.days.reset();
        return v;
      }
      case Act::decade: return decade_value(m.decade, Basis::absolute);
      case Act::century: {
        const int c = m.ordinal - 1;
        Value v{TimeType::date, padded(c, 2), std::nullopt, Grain::century, Basis::absolute};
        if (c > 0) v.days = month_days(c * 100, 1, 1200);
        return v;
      }
      case Act::quarter: return resolve_quarter(m, t);
      case Act::half: {
        const int h = m.ordinal == 1 ? 1 : 2;
        int y = m.year;
        if (y == unset) {
          const auto r = relative_year(m);
          if (!r) return open_value("XXXX-H" + std::to_string(h), Basis::unit, Grain::half);
          y = *r;
        }
        return Value{TimeType::date, year_text(y) + "-H" + std::to_string(h), month_days(y, h == 1 ? 1 : 7, 6), Grain::half, m.year == unset ? Basis::unit : Basis::absolute};
      }
      case Act::latest: return quarter_value(focus_quarter_ / 4, focus_quarter_ % 4 + 1, Basis::story);
      case Act::year_ago: {
        if (quarter_near(m.first)) {
          const int q = m.ordinal >= 1 && m.ordinal <= 4 ? focus_quarter_ / 4 * 4 + m.ordinal - 1 : focus_quarter_;
          return quarter_value(q / 4 - 1, q % 4 + 1, Basis::story);
        }
        if (!anchor_) return open_value("XXXX", Basis::unit, Grain::year);
        return year_value(parts(*anchor_).year - 1, Basis::unit);
      }
      case Act::weekday: return resolve_weekday(m, t);
      case Act::today: {
        if (!anchor_) return at_part(open_value("XXXX-XX-XX", Basis::today, Grain::day), m.part);
        return at_part(day_value(*anchor_ + m.today, Basis::today), m.part);
      }
      case Act::tonight: {
        Value v = anchor_ ? day_value(*anchor_, Basis::today) : open_value("XXXX-XX-XX", Basis::today, Grain::day);
        return at_part(std::move(v), v_night);
      }
      case Act::part: {
        int shift = m.today != unset ? m.today : 0;
        if ((m.literals & said_last) != 0) shift = -1;
        if (m.literals & said_that) {
          if (!focus_near(m.first) || focus_grain_ != Grain::day) return std::nullopt;
          return at_part(day_value(*focus_, Basis::story), m.part);
        }
        Value v = anchor_ ? day_value(*anchor_ + shift, Basis::today) : open_value("XXXX-XX-XX", Basis::today, Grain::day);
        return at_part(std::move(v), m.part);
      }
      case Act::day_before: return named_neighbour(m, -1);
      case Act::day_after: return named_neighbour(m, 1);
      case Act::clock: return resolve_clock(m, t);
      case Act::relative_unit: return resolve_relative(m);
      case Act::focus_unit: {
        if (m.literals & said_same) return shifted(*focus_, m.unit, 0, Basis::story);
        return shifted(*focus_, m.unit, 0, Basis::story);
      }
      case Act::week_of: {
        const auto v = resolve_day(m, m.dom, t);
        if (!v || !v->days) return open_value("XXXX-WXX", Basis::day_of_year, Grain::week);
        return week_value(v->days->from, v->basis);
      }
      case Act::ago: {
        if (m.unit <= v(Unit::hour)) {
          if (m.number == unset) return plain(TimeType::time, "PAST_REF");
          if (!anchor_ || m.number > 2400 || m.unit != v(Unit::hour)) return plain(TimeType::time, "PAST_REF");
          return plain(TimeType::time, "PAST_REF");
        }
        if (m.vague || m.number == unset) return plain(TimeType::date, "PAST_REF");
        if (m.unit == v(Unit::year) && m.number == 100 && quarter_near(m.first))
          return quarter_value(focus_quarter_ / 4 - 1, focus_quarter_ % 4 + 1, Basis::story);
        if (!anchor_) return open_value(unresolved(m.unit), Basis::unit, Grain::none);
        if (m.unit == v(Unit::decade)) return shifted(*anchor_, v(Unit::year), -10 * m.number, Basis::unit);
        return shifted(*anchor_, m.unit, -m.number, Basis::unit);
      }
      case Act::shift: {
        const int sign = (m.literals & said_earlier) ? -1 : 1;
        if (m.unit <= v(Unit::hour) || m.vague || m.number == unset) return plain(TimeType::duration, duration_text(m.unit, m.number, m.vague || m.number == unset));
        if (m.unit == v(Unit::year) && sign < 0 && m.number == 100 && quarter_near(m.first))
          return quarter_value(focus_quarter_ / 4 - 1, focus_quarter_ % 4 + 1, Basis::story);
        // Compared with what was named before, else with the day of publication.
        if (focus_near(m.first) && focus_grain_ != Grain::none && fits_focus(m.unit)) return shifted(*focus_, m.unit, sign * m.number, Basis::story);
        // "three months later" of nothing named: a length of time, unless it looks ahead from today ("from now")
        if (sign > 0 && m.rule->name[0] != 'f') return plain(TimeType::duration, duration_text(m.unit, m.number, false));
        if (!anchor_) return open_value(unresolved(m.unit), Basis::unit, Grain::none);
        return shifted(*anchor_, m.unit, sign * m.number, Basis::unit);
      }
      case Act::season: {
        const std::string code = season_text(m.season);
        int y = m.year;
        Basis basis = Basis::absolute;
        if (y == unset) {
          if (!anchor_) return open_value("XXXX-" + code, Basis::unit, Grain::season);
          const Civil a = parts(*anchor_);
          basis = Basis::unit;
          const int begin = m.season == 3 ? 12 : m.season * 3 + 3;
          const bool begun = a.month >= begin;
          if (m.rel == unset) y = t == Tense::future ? (a.month <= begin + 2 ? a.year : a.year + 1) : begun ? a.year : a.year - 1;
          else if (m.rel == 0) y = a.year;
          else if (m.rel < 0) y = a.month > begin + 2 ? a.year : a.year - 1;
          else y = a.month < begin ? a.year : a.year + 1;
        }
        return Value{TimeType::date, year_text(y) + "-" + code, std::nullopt, Grain::season, basis};
      }
      case Act::weekend: {
        if (!anchor_) return open_value("XXXX-WXX-WE", Basis::unit, Grain::weekend);
        Day base = *anchor_;
        const int shift = m.rel == unset ? (t == Tense::future ? 0 : weekday(base) >= 6 ? 0 : -1) : m.rel == 0 ? (t == Tense::past && weekday(base) <= 3 ? -1 : 0) : m.rel;
        return weekend_value(base + 7 * shift, Basis::unit);
      }
      case Act::holiday: return resolve_holiday(m, t);
      case Act::duration: {
        Value out = plain(TimeType::duration, duration_text(m.unit, m.number + ((m.literals & said_half) ? 50 : 0), m.vague || m.number == unset));
        if (m.number_high != unset) out.mod = Mod::approx;
        if (m.couple && m.number == 200) out.mod = Mod::approx;
        return out;
      }
      case Act::half_unit: return plain(TimeType::duration, duration_text(m.unit, 50, false));
      case Act::plural_duration: return plain(TimeType::duration, m.plural_unit ? duration_text(m.unit, 0, true) : duration_text(m.unit, 100, false));
      case Act::set: {
        const int unit = m.set != unset ? m.set : m.unit;
        const bool times = m.rule->name[0] == 't';
        int n = !times && m.number != unset ? m.number : 100;
        if (!times && (m.literals & said_other)) n = 200;
        return plain(TimeType::set, duration_text(unit == v(Unit::night) ? v(Unit::day) : unit, n, !times && m.vague));
      }
      case Act::set_weekday: return plain(TimeType::set, "XXXX-WXX-" + std::to_string(m.weekday) + (m.part != unset ? part_text(m.part) : ""));
      case Act::set_month: return plain(TimeType::set, "XXXX-" + padded(m.month, 2));
      case Act::set_part: return plain(TimeType::set, std::string("XXXX-XX-XX") + part_text(m.part));
      case Act::set_season: return plain(TimeType::set, std::string("XXXX-") + season_text(m.season));
      case Act::reference: return plain(TimeType::date, m.reference == 0 ? "PRESENT_REF" : m.reference < 0 ? "PAST_REF" : "FUTURE_REF");
      case Act::present_reference: return plain(TimeType::date, "PRESENT_REF");
      case Act::past_reference: return plain(TimeType::date, "PAST_REF");
      case Act::future_reference: return plain(TimeType::date, "FUTURE_REF");
    }
    return std::nullopt;
  }

  static bool is_year_relation(const Match& m) { return m.rule->name[5] == ' ' && std::string_view(m.rule->name).ends_with("year"); }

  std::optional<Value> resolve_day(const Match& m, int dom, Tense t) const {
    if (m.year != unset) {
      const auto d = make_day(m.year, m.month, dom);
      return d ? std::optional(day_value(*d, Basis::absolute)) : std::nullopt;
    }
    const std::string open = "XXXX-" + padded(m.month, 2) + "-" + padded(dom, 2);
    if (!anchor_) return open_value(open, Basis::day_of_year, Grain::day);
    if (m.rel != unset && m.weekday == 0) {
      const auto d = make_day(parts(*anchor_).year + m.rel, m.month, dom);
      return d ? std::optional(day_value(*d, Basis::unit)) : std::nullopt;
    }
    const auto d = day_without_year(m.month, dom, m.weekday, t);
    return d ? std::optional(day_value(*d, Basis::day_of_year)) : std::nullopt;
  }

  std::optional<Value> resolve_quarter(const Match& m, Tense t) const {
    const int q = m.ordinal;
    const bool fiscal = (m.literals & said_fiscal) != 0;
    std::optional<Value> out;
    if (m.year != unset) {
      out = quarter_value(m.year, q, Basis::absolute);
    } else if (!anchor_) {
      return open_value("XXXX-Q" + std::to_string(q), Basis::unit, Grain::quarter);
    } else if (m.rel != unset) {
      out = quarter_value(parts(*anchor_).year + m.rel, q, Basis::unit);
    } else {
      const Civil a = parts(*anchor_);
      const int now = (a.month - 1) / 3 + 1;
      int y = a.year;
      if (q > now && t != Tense::future) y = a.year - 1;  // companies report quarters that have ended
      out = quarter_value(y, q, Basis::unit);
    }
    if (fiscal) out->days.reset();
    return out;
  }

  std::optional<Value> resolve_weekday(const Match& m, Tense t) const {
    const std::string open = "XXXX-WXX-" + std::to_string(m.weekday);
    if (!anchor_) return at_part(open_value(open, Basis::weekday, Grain::day), m.part);
    const bool of_week = std::string_view(m.rule->name) == "weekday of a relative week";
    Day d = 0;
    if (of_week) d = monday_of(*anchor_) + 7 * m.rel + m.weekday - 1;
    else if (m.rel == unset) d = weekday_on(m.weekday, t, false);
    else if (m.rel < 0) d = weekday_on(m.weekday, Tense::past, true);
    else if (m.rel > 0) d = weekday_on(m.weekday, Tense::future, true);
    else d = monday_of(*anchor_) + m.weekday - 1;  // "this Friday": of this week
    if (m.rel == 0 && !of_week && t == Tense::future && d < *anchor_) d += 7;
    return at_part(day_value(d, Basis::weekday), m.part);
  }

  std::optional<Value> named_neighbour(const Match& m, int direction) const {
    const int shift = m.today + direction;
    if (!anchor_) return open_value("XXXX-XX-XX", Basis::today, Grain::day);
    return day_value(*anchor_ + shift, Basis::today);
  }

  std::optional<Value> resolve_clock(const Match& m, Tense t) {
    Value day;
    if (m.weekday != 0 && m.month == 0) {
      const auto d = resolve_weekday_plain(m, t);
      if (d) day = *d;
    } else if (m.month != 0) {
      const auto d = resolve_day(m, m.dom, t);
      if (!d) return std::nullopt;
      day = *d;
    } else if (m.today != unset) {
      day = anchor_ ? day_value(*anchor_ + m.today, Basis::today) : open_value("XXXX-XX-XX", Basis::today, Grain::day);
    } else if (focus_near(m.first) && focus_grain_ == Grain::day && m.first - focus_word_ <= 25) {
      day = day_value(*focus_, Basis::story);
    } else {
      day = anchor_ ? day_value(*anchor_, Basis::story) : open_value("XXXX-XX-XX", Basis::story, Grain::day);
    }
    day.type = TimeType::time;
    day.text += clock_text(m.clock);
    return day;
  }
  std::optional<Value> resolve_weekday_plain(const Match& m, Tense t) const {
    if (!anchor_) return open_value("XXXX-WXX-" + std::to_string(m.weekday), Basis::weekday, Grain::day);
    return day_value(weekday_on(m.weekday, t, false), Basis::weekday);
  }

  std::optional<Value> resolve_relative(const Match& m) const {
    const bool story = m.rel_lex == id("following") || m.rel_lex == id("preceding") || (m.rel_lex == id("previous") && m.unit != v(Unit::quarter)) ||
                       (m.rel_lex == id("next") && m.unit == v(Unit::day)) || (m.rel_lex == id("next") && words_[m.first].lex == id("the") && m.unit == v(Unit::month));
    int rel = m.rel == unset ? 0 : m.rel;
    if (story) {
      if (focus_near(m.first) && m.unit >= v(Unit::day)) return shifted(*focus_, m.unit, rel * 100, Basis::story);
      if (m.unit == v(Unit::day)) return std::nullopt;
    }
    if (m.unit == v(Unit::decade) && m.rel_lex == id("past")) return plain(TimeType::duration, "P10Y");
    if (m.unit == v(Unit::night)) return std::nullopt;
    if (!anchor_) return open_value(unresolved(m.unit), Basis::unit, Grain::none);
    auto out = shifted(*anchor_, m.unit, rel * 100, Basis::unit);
    if (out && (m.literals & said_edge)) out->mod = edge_of(m);
    if (out && (m.literals & said_end)) out->mod = Mod::end;
    return out;
  }
  Mod edge_of(const Match& m) const { return static_cast<Mod>(words_[m.first].value); }

  std::optional<Value> resolve_holiday(const Match& m, Tense t) const {
    const bool eve = (m.literals & said_eve) != 0;
    int month = 0, dom = 0;
    if (m.literals & said_new) { month = eve ? 12 : 1; dom = eve ? 31 : 1; }
    else if (m.literals & said_valentine) { month = 2; dom = 14; }
    else if (m.literals & said_boxing) { month = 12; dom = 26; }
    else if (m.holiday == v(Holiday::christmas)) { month = 12; dom = eve ? 24 : 25; }
    else if (m.holiday == v(Holiday::halloween)) { month = 10; dom = 31; }
    const auto in_year = [&](int y) -> std::optional<Day> {
      if (month != 0) return make_day(y, month, dom);
      if (m.holiday == v(Holiday::easter)) return easter(y);
      if (m.holiday == v(Holiday::thanksgiving)) {
        const auto first = make_day(y, 11, 1);
        return first ? std::optional(*first + (4 - weekday(*first) + 7) % 7 + 21) : std::nullopt;
      }
      return std::nullopt;
    };
    if (m.year != unset) {
      const auto d = in_year(m.year);
      return d ? std::optional(day_value(*d, Basis::absolute)) : std::nullopt;
    }
    if (!anchor_) return open_value(month != 0 ? "XXXX-" + padded(month, 2) + "-" + padded(dom, 2) : "XXXX-XX-XX", Basis::day_of_year, Grain::day);
    const int year = parts(*anchor_).year;
    std::optional<Day> best;
    int best_cost = 0;
    for (int y = year - 1; y <= year + 1; ++y) {
      const auto d = in_year(y);
      if (!d) continue;
      const bool ahead = m.rel > 0 || (m.rel == unset && t == Tense::future);
      const bool behind = (m.rel != unset && m.rel < 0) || (m.rel == unset && t == Tense::past);
      const bool wrong_side = (ahead && *d < *anchor_) || (behind && *d > *anchor_);
      if (wrong_side && m.rel != unset) continue;
      const int cost = std::abs(*d - *anchor_) + (wrong_side ? static_cast<int>(wrong_side_days) : 0);
      if (!best || cost < best_cost) {
        best = d;
        best_cost = cost;
      }
    }
    return best ? std::optional(day_value(*best, Basis::day_of_year)) : std::nullopt;
  }

  // ---- spans, qualifiers, ranges ----

  // Words before the core that belong to it; sets `mod`. Never goes below `floor` (the end of the expression before).
  std::size_t widen(const Match& m, Value& value, std::size_t floor) const {
    std::size_t first = m.first;
    const auto prev = [&](std::size_t back = 1) -> const Word* {
      for (std::size_t k = 0; k < back; ++k)
        if (first < k + 1 + floor || !joined(words_, first - k)) return nullptr;
      return &words_[first - back];
    };
    const bool dated = value.type == TimeType::date || value.type == TimeType::time;
    if (dated && value.grain != Grain::none) {
      if (const Word* w = prev(); w && w->lex == id("the") && (value.grain == Grain::season || value.grain == Grain::decade)) --first;
      if (const Word* w = prev(); w && is(*w, c_early)) {
        value.mod = static_cast<Mod>(w->value);
        --first;
        if (const Word* the = prev(); the && the->lex == id("the") && value.grain >= Grain::season) --first;
      } else if (w && w->lex == id("of") && value.grain != Grain::day) {
        if (const Word* edge = prev(2); edge && is(*edge, c_edge)) {
          value.mod = static_cast<Mod>(edge->value);
          first -= 2;
          if (const Word* the = prev(); the && the->lex == id("the")) --first;
        }
      } else if (w && is(*w, c_approximate) && w->lex == id("around")) {
        value.mod = Mod::approx;
        --first;
      }
    }
    if (value.mod != Mod::none && (m.literals & said_edge))
      if (const Word* the = prev(); the && the->lex == id("the")) --first;
    // "about two years", "more than a week ago", "at least", "up to"
    if ((m.number != unset || m.vague) && m.rule->act != Act::set && is(words_[m.first], c_number | c_ones | c_tens | c_scale | c_article | c_vague)) {
      if (const Word* w = prev(); w && is(*w, c_approximate)) {
        value.mod = static_cast<Mod>(w->value);
        --first;
      } else if (w && w->lex == id("than")) {
        const Word* than = prev(2);
        if (than && (than->lex == id("more") || than->lex == id("less") || than->lex == id("fewer"))) {
          value.mod = than->lex == id("more") ? Mod::more_than : Mod::less_than;
          first -= 2;
        }
      } else if (w && (w->lex == id("least") || w->lex == id("most"))) {
        const Word* at = prev(2);
        if (at && at->lex == id("at")) {
          value.mod = w->lex == id("least") ? Mod::equal_or_more : Mod::equal_or_less;
          first -= 2;
        }
      } else if (w && w->lex == id("to")) {
        const Word* up = prev(2);
        if (up && up->lex == id("up")) {
          value.mod = Mod::equal_or_less;
          first -= 2;
        }
      }
    }
    return first;
  }

  std::size_t accept(Match m) {
    Tense t = tense(m.first, m.last);
    const std::size_t floor = out_.empty() ? 0 : out_.back().last_word;
    const bool closes_range = !out_.empty() && ranges(out_.back(), m.first);
    if (closes_range && out_.back().tense != Tense::unknown) t = out_.back().tense;

    if (m.rule->act == Act::days && m.dom2 != 0) {
      Match one = m;
      one.last = m.dom_end;
      auto first = resolve_day(m, m.dom, t);
      if (!first) return m.first + 1;
      store(one, one.first, one.last, std::move(*first), t);
      auto second = resolve_day(m, m.dom2, t);
      if (!second) return m.last;
      store(m, m.dom2_begin, m.last, std::move(*second), t);
      return m.last;
    }
    auto value = resolve(m, t);
    if (!value) return m.first + 1;
    // What is told in the past is not to come: the expression hangs on some other day than the last one named.
    if (value->basis == Basis::story && value->grain == Grain::day && value->days && anchor_ && t == Tense::past && value->days->from > *anchor_)
      value = open_value("XXXX-XX-XX", Basis::story, Grain::none);
    if (closes_range) fit_range(m, *value);
    const std::size_t first = widen(m, *value, floor);
    store(m, first, m.last, std::move(*value), t);
    return m.last;
  }

  void store(const Match& m, std::size_t first, std::size_t last, Value value, Tense t) {
    Expression e;
    e.time.span = {words_[first].span.begin, words_[last - 1].span.end};
    e.time.type = value.type;
    e.time.value = std::move(value.text);
    e.time.mod = mod_text(value.mod);
    if (value.days) {
      e.time.from = value.days->from;
      e.time.to = value.days->to;
    }
    e.time.rule = m.rule->name;
    e.basis = value.basis;
    e.tense = t;
    e.weekday = static_cast<std::uint8_t>(m.weekday);
    e.month = static_cast<std::uint8_t>(m.month);
    e.day = static_cast<std::uint8_t>(m.dom2 != 0 && first == m.dom2_begin ? m.dom2 : m.dom);
    e.first_word = static_cast<std::uint32_t>(first);
    e.last_word = static_cast<std::uint32_t>(last);
    const bool bare_clock = m.rule->act == Act::clock && value.basis == Basis::story;
    if (value.type != TimeType::duration && value.type != TimeType::set && value.days && !bare_clock) {
      focus_ = value.days->from;
      focus_grain_ = value.grain;
      focus_word_ = last;
    }
    if (value.grain == Grain::quarter && value.days && m.rule->act != Act::year_ago && value.basis != Basis::story) {
      const Civil c = parts(value.days->from);
      focus_quarter_ = c.year * 4 + (c.month - 1) / 3;
      focus_quarter_word_ = last;
    }
    out_.push_back(std::move(e));
  }

  // "February 28 to March 2": only a word of ranges stands between them.
  bool ranges(const Expression& left, std::size_t first) const {
    if (left.basis != Basis::day_of_year && left.basis != Basis::month && left.basis != Basis::weekday) return false;
    if (first < left.last_word) return false;
    const std::size_t between = first - left.last_word;
    if (between == 0) return (words_[first].gap & gap_hyphen) != 0;
    if (between != 1 || (words_[first].gap & ~(gap_space | gap_newline)) != 0) return false;
    const auto lex = words_[left.last_word].lex;
    return lex == id("to") || lex == id("through") || lex == id("until") || lex == id("till") || lex == id("and");
  }

  // The second end of a range may name the year of the first; and it comes after it.
  void fit_range(const Match& m, Value& right) {
    Expression& left = out_.back();
    if (!right.days) return;
    if (left.basis == Basis::day_of_year && right.basis == Basis::absolute && right.grain == Grain::day && m.month != 0) {
      int y = parts(right.days->from).year;
      if (left.month > m.month) --y;
      if (const auto d = make_day(y, left.month, left.day)) {
        left.time.value = format_day(*d);
        left.time.from = left.time.to = *d;
        left.basis = Basis::absolute;
      }
      return;
    }
    if (left.basis == Basis::month && right.basis == Basis::absolute && right.grain == Grain::month && left.month < m.month) {
      const Value v = month_value(parts(right.days->from).year, left.month, Basis::absolute);  // "between May and October 2018"
      left.time.value = v.text;
      left.time.from = v.days->from;
      left.time.to = v.days->to;
      left.basis = Basis::absolute;
      return;
    }
    if (!left.time.from || words_[m.first - 1].lex == id("and")) return;
    if (left.basis == Basis::day_of_year && right.basis == Basis::day_of_year && right.days->from < *left.time.from) {
      const Civil c = parts(*left.time.from);
      for (int y = c.year; y <= c.year + 1; ++y)
        if (const auto d = make_day(y, m.month, m.dom); d && *d >= *left.time.from) {
          right = day_value(*d, Basis::day_of_year);
          break;
        }
    } else if (left.basis == Basis::weekday && right.basis == Basis::weekday && right.days->from < *left.time.from && right.type == TimeType::date) {
      right = day_value(right.days->from + 7, Basis::weekday);
    }
  }

  // "March 1-3", "March 1 to 3, 2023", "2010-15": the bare second end. Returns the word after it, or `i`.
  std::size_t range_tail(std::size_t i) {
    if (out_.empty() || !is(words_[i], c_number) || words_[i].flags & (w_decimal | w_grouped | w_money | w_percent)) return i;
    Expression& left = out_.back();
    const bool hyphen = left.last_word == i && (words_[i].gap == gap_hyphen);
    const bool word = left.last_word + 1 == i && (words_[i].gap & ~(gap_space | gap_newline)) == 0 && words_[i].gap != 0 &&
                      (words_[i - 1].gap & ~(gap_space | gap_newline)) == 0 && (words_[i - 1].lex == id("to") || words_[i - 1].lex == id("and") || words_[i - 1].lex == id("through"));
    if (!hyphen && !word) return i;
    const std::string_view rule = left.time.rule;
    if (hyphen && rule == "year" && words_[i].digits == 2 && left.time.value.size() == 4) {
      const int y = std::atoi(left.time.value.c_str());
      const int end = y / 100 * 100 + words_[i].value;
      if (end <= y || end > y + 60) return i;
      Match m;
      m.rule = &rules[year_rule];
      m.first = i;
      m.last = i + 1;
      store(m, i, i + 1, year_value(end, Basis::absolute), left.tense);
      return i + 1;
    }
    // only where the day was the last word: "March 1", not "1 March"
    if ((rule != "month day" && rule != "weekday, month day") || left.basis == Basis::absolute || left.month == 0) return i;
    if (words_[i].digits > 2 || words_[i].value <= left.day || words_[i].value > days_in_month(2000, left.month)) return i;
    if (i + 1 < words_.size() && joined(words_, i + 1)) {
      const Word& next = words_[i + 1];
      if (is(next, c_of_number | c_units | c_unit | c_meridiem | c_month)) return i;
      if (word && next.lex == 0 && !(next.flags & w_capital) && !(next.gap & gap_newline)) {
        const auto w = view(text_, next.span);
        if (w.ends_with("s") && w.size() > 4) return i;
      }
    }
    Match m;
    m.rule = left.time.from || left.basis == Basis::day_of_year ? &rules[month_day_rule] : nullptr;
    if (m.rule == nullptr) return i;
    m.first = i;
    m.month = left.month;
    m.dom = words_[i].value;
    std::size_t last = i + 1;
    if (last < words_.size() && joined(words_, last, true) && is(words_[last], c_number) && words_[last].digits == 4 && (words_[last].flags & (w_grouped | w_money | w_percent | w_decimal)) == 0 &&
        words_[last].value >= 1500 && words_[last].value < 2200) {
      m.year = words_[last].value;
      ++last;
    }
    m.last = last;
    auto value = resolve_day(m, m.dom, left.tense);
    if (!value) return i;
    if (m.year != unset) {
      if (const auto d = make_day(m.year, left.month, left.day)) {
        left.time.value = format_day(*d);
        left.time.from = left.time.to = *d;
        left.basis = Basis::absolute;
      }
    } else if (value->days && left.time.from && value->days->from < *left.time.from) {
      value = day_value(*left.time.from + (m.dom - left.day), Basis::day_of_year);
    }
    store(m, i, last, std::move(*value), left.tense);
    return last;
  }

  static constexpr int v_night = 3;

  std::string_view text_;
  const std::vector<Word>& words_;
  std::optional<Day> anchor_;
  std::vector<Expression> out_;
  std::optional<Day> focus_;
  Grain focus_grain_ = Grain::none;
  std::size_t focus_word_ = 0;
  int focus_quarter_ = unset;
  std::size_t focus_quarter_word_ = 0;
};

}  // namespace

std::vector<Expression> scan_times(const std::string_view text, const std::vector<Word>& words, std::optional<Day> anchor) {
  return Resolver(text, words, anchor).run();
}

}  // namespace times

std::vector<Time> find_times(const Report& report, const Text&, std::optional<Day> anchor) {
  const auto words = times::split_words(report);
  auto expressions = times::scan_times(report.text, words, anchor);
  std::vector<Time> out;
  out.reserve(expressions.size());
  for (auto& e : expressions) out.push_back(std::move(e.time));
  return out;
}

}  // namespace synoptic::annotate
