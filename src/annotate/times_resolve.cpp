// What lacks a year or names only a weekday is put on the side of the anchor that the tense around it says (times_tense); without
// a tense the news reading holds: a weekday is the last one, the day of publication included; a date is the nearest.
// Values follow TIMEX3 as TimeBank uses it.
#include "annotate/times_resolve.hpp"

#include <cstdlib>
#include <string>

#include "annotate/times_feasts.hpp"
#include "annotate/times_lexicon.hpp"

namespace synoptic::annotate::times {
namespace {

constexpr std::uint16_t id(std::string_view word) { return find_lex(word); }

// What the wrong side of the anchor costs against nearness, for dates that name no year (tuned on TimeBank and AQUAINT).
constexpr int wrong_side_months = 8;
constexpr long wrong_side_days = 200;

// Posts tell of the season that is, or is near: the year in which its middle (a winter begins in December) is nearest.
int nearest_season_year(int season, const Civil& day) {
  const int middle = season == 3 ? 13 : season * 3 + 4;  // month counted from January of the year that names it
  int best = day.year, best_distance = 100;
  for (int y = day.year - 1; y <= day.year + 1; ++y) {
    const int distance = std::abs(y * 12 + middle - (day.year * 12 + day.month));
    if (distance < best_distance) {
      best = y;
      best_distance = distance;
    }
  }
  return best;
}

// "PT1H" and "PT30M" -> "PT1H30M"; the first where they do not go together.
std::string both_units(const std::string& lead, const std::string& rest) {
  const bool clock_lead = lead.starts_with("PT"), clock_rest = rest.starts_with("PT");
  if (lead.empty() || rest.size() < 3) return lead;
  if (clock_lead == clock_rest) return lead + rest.substr(clock_rest ? 2 : 1);
  return clock_rest ? lead + rest.substr(1) : lead;
}

}  // namespace

// The year of a month that names none.
int Resolver::year_of_month(int month, Tense t) const {
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
std::optional<Day> Resolver::day_without_year(int month, int dom, int weekday_named, Tense t) const {
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

Day Resolver::weekday_on(int wanted, Tense t, bool strict) const {
  const Day a = *anchor_;
  if (t == Tense::future) {
    const int ahead = (wanted - weekday(a) + 7) % 7;
    return a + (strict && ahead == 0 ? 7 : ahead);
  }
  const int back = (weekday(a) - wanted + 7) % 7;
  return a - (strict && back == 0 ? 7 : back);
}

// The focus is no coarser than what is counted: two days after "May 3" is a day, two days after "1998" is nothing.
bool Resolver::fits_focus(int unit) const {
  switch (static_cast<Unit>(unit)) {
    case Unit::day:
    case Unit::night: return focus_.grain == Grain::day;
    case Unit::week:
    case Unit::weekend: return focus_.grain <= Grain::weekend;
    case Unit::month: return focus_.grain <= Grain::month;
    case Unit::quarter: return focus_.grain <= Grain::quarter;
    case Unit::year: return focus_.grain <= Grain::year;
    default: return true;
  }
}

// `base` moved by `n` units (hundredths) at the unit's grain.
std::optional<Value> Resolver::shifted(Day base, int unit, int hundredths, Basis basis) const {
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

std::string Resolver::unresolved(int unit) {
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

Value Resolver::open_value(std::string text, Basis basis, Grain grain) const { return {TimeType::date, std::move(text), std::nullopt, grain, basis}; }

Value Resolver::at_part(Value day, int part) const {
  if (part == unset) return day;
  day.type = TimeType::time;
  day.text += part_text(part);
  return day;
}

std::optional<int> Resolver::relative_year(const Match& m) const {
  if (!anchor_) return std::nullopt;
  return parts(*anchor_).year + m.rel;
}

std::optional<Value> Resolver::resolve(const Match& m, Tense t) const {
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
    case Act::era: {  // as TIMEX2 writes them (Ferro and others 2005); no calendar of ours goes back so far
      const std::string text = m.ordinal > 0 ? "BC" + padded(m.ordinal - 1, 2) : "BC" + padded(m.number / 100, 4);
      return Value{TimeType::date, text, std::nullopt, Grain::none, Basis::absolute};
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
    case Act::latest: return quarter_value(focus_.quarter / 4, focus_.quarter % 4 + 1, Basis::story);
    case Act::year_to_date: {
      if (!anchor_) return open_value("XXXX", Basis::unit, Grain::none);
      Value out = year_value(parts(*anchor_).year, Basis::unit);
      if (out.days) out.days->to = *anchor_;
      return out;
    }
    case Act::year_ago: {
      if (focus_.quarter_near(m.first)) {
        const int q = m.ordinal >= 1 && m.ordinal <= 4 ? focus_.quarter / 4 * 4 + m.ordinal - 1 : focus_.quarter;
        return quarter_value(q / 4 - 1, q % 4 + 1, Basis::story);
      }
      if (!anchor_) return open_value("XXXX", Basis::unit, Grain::year);
      return year_value(parts(*anchor_).year - 1, Basis::unit);
    }
    case Act::weekday: return resolve_weekday(m, t);
    case Act::today: {
      if (!anchor_) return at_part(open_value("XXXX-XX-XX", Basis::today, Grain::day), m.part);
      Value day = at_part(day_value(*anchor_ + m.today, Basis::today), m.part);
      if (m.early != unset) day.mod = static_cast<Mod>(m.early);
      return day;
    }
    case Act::tonight: {
      Value v = anchor_ ? day_value(*anchor_, Basis::today) : open_value("XXXX-XX-XX", Basis::today, Grain::day);
      return at_part(std::move(v), static_cast<int>(Part::night));
    }
    case Act::part: {
      int shift = m.today != unset ? m.today : 0;
      if ((m.literals & said_last) != 0) shift = -1;
      else if (m.rel > 0) shift = 1;  // "the next evening" of nothing named
      if (m.rel > 0 && focus_.near(m.first) && focus_.grain == Grain::day) return at_part(day_value(*focus_.day + 1, Basis::story), m.part);
      if (m.literals & said_that) {
        if (!focus_.near(m.first) || focus_.grain != Grain::day) return std::nullopt;
        return at_part(day_value(*focus_.day, Basis::story), m.part);
      }
      Value v = anchor_ ? day_value(*anchor_ + shift, Basis::today) : open_value("XXXX-XX-XX", Basis::today, Grain::day);
      return at_part(std::move(v), m.part);
    }
    case Act::day_before: return named_neighbour(m, -1);
    case Act::day_after: return named_neighbour(m, 1);
    case Act::clock: return resolve_clock(m, t);
    case Act::relative_unit: return resolve_relative(m);
    case Act::focus_unit: {
      if (focus_.near(m.first)) return shifted(*focus_.day, m.unit, 0, Basis::story);
      return anchor_ ? shifted(*anchor_, m.unit, 0, Basis::unit) : std::nullopt;
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
      if (m.unit == v(Unit::year) && m.number == 100 && focus_.quarter_near(m.first))
        return quarter_value(focus_.quarter / 4 - 1, focus_.quarter % 4 + 1, Basis::story);
      if (!anchor_) return open_value(unresolved(m.unit), Basis::unit, Grain::none);
      if (m.unit == v(Unit::decade)) return shifted(*anchor_, v(Unit::year), -10 * m.number, Basis::unit);
      return shifted(*anchor_, m.unit, -m.number, Basis::unit);
    }
    case Act::shift: {
      const int sign = (m.literals & said_earlier) ? -1 : 1;
      if (m.unit <= v(Unit::hour) || m.vague || m.number == unset) return plain(TimeType::duration, duration_text(m.unit, m.number, m.vague || m.number == unset));
      if (m.unit == v(Unit::year) && sign < 0 && m.number == 100 && focus_.quarter_near(m.first))
        return quarter_value(focus_.quarter / 4 - 1, focus_.quarter % 4 + 1, Basis::story);
      // Compared with what was named before, else with the day of publication.
      const bool from_now = m.rule->name[0] == 'f';
      if (!from_now && focus_.near(m.first) && focus_.grain != Grain::none && fits_focus(m.unit)) return shifted(*focus_.day, m.unit, sign * m.number, Basis::story);
      // "three months later" of nothing named: a length of time, unless it looks ahead from today ("from now")
      if (sign > 0 && !from_now) return plain(TimeType::duration, duration_text(m.unit, m.number, false));
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
        if (m.rel == unset && (words_[m.first].flags & w_post)) y = nearest_season_year(m.season, a);
        else if (m.rel == unset) y = t == Tense::future ? (a.month <= begin + 2 ? a.year : a.year + 1) : begun ? a.year : a.year - 1;
        else if (m.rel == 0) y = a.year;
        else if (m.rel < 0) y = a.month > begin + 2 ? a.year : a.year - 1;
        else y = a.month < begin ? a.year : a.year + 1;
      }
      return Value{TimeType::date, year_text(y) + "-" + code, std::nullopt, Grain::season, basis};
    }
    case Act::weekend: {
      if (!anchor_) return open_value("XXXX-WXX-WE", Basis::unit, Grain::weekend);
      Day base = *anchor_;
const int shift = t == Tense::future || weekday(base) >= 6 ? 0 : -1;
      return weekend_value(base + 7 * shift, Basis::unit);
    }
    case Act::holiday: return resolve_holiday(m, t);
    case Act::duration: {
      Value out = plain(TimeType::duration, duration_text(m.unit, m.number + ((m.literals & said_half) ? 50 : 0), m.vague || m.number == unset));
      if (m.lead_number != unset && !m.vague) out.text = both_units(duration_text(m.lead_unit, m.lead_number, false), out.text);
      if (m.number_high != unset) out.mod = Mod::approx;
      if (m.couple && m.number == 200) out.mod = Mod::approx;
      if (m.number_high == unset) out.days = days_of_length(m);
      if (out.days) out.basis = Basis::unit;
      return out;
    }
    case Act::holiday_weekend: {
      auto day = resolve_holiday(m, t);
      if (!day || !day->days) return day ? std::optional(open_value("XXXX-WXX-WE", day->basis, Grain::weekend)) : std::nullopt;
      const Day d = day->days->from;
      return weekend_value(weekday(d) == 1 ? d - 2 : d, day->basis);  // a Monday lengthens the weekend before it
    }
    case Act::in_time: {
      // A length, as TimeBank has it, and the days that it leads to where something is still to come.
      Value out = plain(TimeType::duration, duration_text(m.unit, m.number, m.vague || m.number == unset));
      const bool coming = t == Tense::future || (words_[m.first].flags & w_post) != 0;
      if (!coming || !anchor_ || m.vague || m.number == unset || m.number_high != unset) return out;
      if (const auto then = shifted(*anchor_, m.unit, m.number, Basis::unit)) out.days = then->days;
      if (out.days) out.basis = Basis::unit;
      return out;
    }
    case Act::slash: return resolve_slash(m, t);
    case Act::dom: return resolve_dom(m, t);
    case Act::week_number: return resolve_week_number(m);
    case Act::nth_unit: return resolve_nth(m, t);
    case Act::first_units: return resolve_first_units(m);
    case Act::clock_at:
    case Act::clocks:
    case Act::minutes_past: return resolve_clock(m, t);
    case Act::whole_unit:
      if (m.part != unset) return at_part(anchor_ ? day_value(*anchor_, Basis::today) : open_value("XXXX-XX-XX", Basis::today, Grain::day), m.part);
      return plain(TimeType::duration, duration_text(m.unit, 100, false));
    case Act::unit_alone: {
      if (m.unit == static_cast<int>(Unit::weekend)) {
        if (m.plural_unit) return plain(TimeType::set, "XXXX-WXX-WE");
        return anchor_ ? weekend_value(*anchor_, Basis::unit) : open_value("XXXX-WXX-WE", Basis::unit, Grain::weekend);
      }
      if ((m.literals & said_the) != 0 && !m.plural_unit && m.unit > static_cast<int>(Unit::hour))
        return anchor_ ? shifted(*anchor_, m.unit, 0, Basis::unit) : open_value(unresolved(m.unit), Basis::unit, Grain::none);
      return plain(TimeType::duration, duration_text(m.unit, 100, m.plural_unit));
    }
    case Act::part_alone: {
      // In news "in the morning" is of the day that is told of; of which, only a day named shortly before says.
      const bool post = (words_[m.first].flags & w_post) != 0;
      Value day = open_value("XXXX-XX-XX", Basis::today, Grain::day);
      if (focus_.near(m.first) && focus_.grain == Grain::day && m.first - focus_.word <= clock_reach) day = day_value(*focus_.day, Basis::story);
      else if (post && anchor_) day = day_value(*anchor_, Basis::today);
      auto part = at_part(std::move(day), m.part);
      if (m.early != unset) part.mod = static_cast<Mod>(m.early);
      return part;
    }
    case Act::half_unit: return plain(TimeType::duration, duration_text(m.unit, 50, false));
    case Act::plural_duration: return plain(TimeType::duration, m.plural_unit ? duration_text(m.unit, 0, true) : duration_text(m.unit, 100, false));
    case Act::set: {
      const int unit = m.set != unset ? m.set : m.unit;
      const bool times = m.rule->name[0] == 't';
      int n = !times && m.number != unset ? m.number : 100;
      if ((m.literals & said_half) != 0) return plain(TimeType::set, "P6M");  // "semi-annually"
      if (!times && (m.literals & said_other)) n = 200;
      return plain(TimeType::set, unit == v(Unit::weekend) ? "XXXX-WXX-WE" : unit == v(Unit::quarter) ? duration_text(v(Unit::month), 3 * n, false) : duration_text(unit == v(Unit::night) ? v(Unit::day) : unit, n, !times && m.vague));
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

bool Resolver::is_year_relation(const Match& m) { return std::string_view(m.rule->name).ends_with("relative year"); }

std::optional<Value> Resolver::resolve_day(const Match& m, int dom, Tense t) const {
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

std::optional<Value> Resolver::resolve_quarter(const Match& m, Tense t) const {
  if (m.ordinal > 10) {  // "H1"
    if (m.year == unset && !anchor_) return open_value("XXXX-H" + std::to_string(m.ordinal - 10), Basis::unit, Grain::half);
    const int y = m.year != unset ? m.year : parts(*anchor_).year + (m.rel == unset ? 0 : m.rel), h = m.ordinal - 10;
    return Value{TimeType::date, year_text(y) + "-H" + std::to_string(h), month_days(y, h == 1 ? 1 : 7, 6), Grain::half, m.year == unset ? Basis::unit : Basis::absolute};
  }
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

std::optional<Value> Resolver::resolve_weekday(const Match& m, Tense t) const {
  const std::string open = "XXXX-WXX-" + std::to_string(m.weekday);
  if (!anchor_) return at_part(open_value(open, Basis::weekday, Grain::day), m.part);
  const bool of_week = std::string_view(m.rule->name) == "weekday of a relative week";
  Day d = 0;
  if (of_week) d = monday_of(*anchor_) + 7 * m.rel + m.weekday - 1;
  else if (m.rel == unset) d = weekday_on(m.weekday, t, false);
  else if (m.rel_lex == id("last") || m.rel_lex == id("next") || m.rel_lex == id("previous")) d = monday_of(*anchor_) + 7 * m.rel + m.weekday - 1;  // of last week: this week's is plain "Friday"
  else if (m.rel < 0) d = weekday_on(m.weekday, Tense::past, true);
  else if (m.rel > 0) d = weekday_on(m.weekday, Tense::future, true);
  else d = monday_of(*anchor_) + m.weekday - 1;  // "this Friday": of this week
  if (m.rel == 0 && !of_week && t == Tense::future && d < *anchor_) d += 7;
  Value out = at_part(day_value(d, Basis::weekday), m.part);
  if (m.early != unset) out.mod = static_cast<Mod>(m.early);
  return out;
}

std::optional<Value> Resolver::named_neighbour(const Match& m, int direction) const {
  const int shift = m.today + direction;
  if (!anchor_) return open_value("XXXX-XX-XX", Basis::today, Grain::day);
  return day_value(*anchor_ + shift, Basis::today);
}

std::optional<Value> Resolver::resolve_clock(const Match& m, Tense) const {
  Value day;
  if (of_focus(m, focus_)) day = day_value(*focus_.day, Basis::story);
  else day = anchor_ ? day_value(*anchor_, Basis::story) : open_value("XXXX-XX-XX", Basis::story, Grain::day);
  day.type = TimeType::time;
  day.text += clock_text(minutes_of(m));
  return day;
}

int Resolver::minutes_of(const Match& m) const {
  if (m.rule->act == Act::clock_at) return m.clock_low;
  if (m.rule->act == Act::minutes_past) {
    const int shift = (m.literals & said_half) ? 30 : m.unit == static_cast<int>(Unit::quarter) ? 15 : m.number == unset ? 0 : m.number / 100;
    return (m.clock_low + ((m.literals & said_to) ? 1440 - shift : shift)) % 1440;
  }
  // In a post midnight is the beginning of a day.
  if (m.clock == 1440 && (words_[m.first].flags & w_post)) return 0;
  return m.clock;
}

std::optional<Value> Resolver::resolve_relative(const Match& m) const {
  const bool story = m.rel_lex == id("following") || m.rel_lex == id("preceding") || (m.rel_lex == id("previous") && m.unit != v(Unit::quarter)) ||
                     (m.rel_lex == id("next") && m.unit == v(Unit::day)) || (m.rel_lex == id("next") && words_[m.first].lex == id("the") && m.unit == v(Unit::month));
  int rel = m.rel == unset ? 0 : m.rel;
  if (story) {
    if (focus_.near(m.first) && m.unit >= v(Unit::day)) return shifted(*focus_.day, m.unit, rel * 100, Basis::story);
    if (m.unit == v(Unit::day)) return std::nullopt;
  }
  if (m.unit == v(Unit::decade) && m.rel_lex == id("past")) return plain(TimeType::duration, "P10Y");
  if (m.unit == v(Unit::night)) return std::nullopt;
  if (!anchor_) return open_value(unresolved(m.unit), Basis::unit, Grain::none);
  auto out = shifted(*anchor_, m.unit, rel * 100, Basis::unit);
  if (out && (m.literals & said_fiscal)) out->days.reset();
  if (out && (m.literals & said_edge)) out->mod = edge_of(m);
  if (out && (m.literals & said_end)) out->mod = Mod::end;
  return out;
}
Mod Resolver::edge_of(const Match& m) const { return static_cast<Mod>(words_[m.first].value); }

std::optional<Value> Resolver::resolve_holiday(const Match& m, Tense t) const {
  const Feast& day_of = feast_rows[m.holiday].feast;
  if (day_of.kind == Feast::country) {
    std::string year = "XXXX";
    if (m.year != unset) year = year_text(m.year);
    else if (m.rel != unset && anchor_ && is_year_relation(m)) year = year_text(parts(*anchor_).year + m.rel);
    return open_value(year + "-XX-XX", Basis::day_of_year, Grain::day);
  }
  const auto in_year = [&](int y) -> std::optional<Day> {
    switch (day_of.kind) {
      case Feast::fixed: return make_day(y, day_of.month, day_of.day);
      case Feast::easter: {
        const auto d = easter(y);
        return d ? std::optional(*d + day_of.day) : std::nullopt;
      }
      case Feast::nth: {
        const auto first = make_day(y, day_of.month, 1), last = make_day(y, day_of.month, days_in_month(y, day_of.month));
        if (!first || !last) return std::nullopt;
        if (day_of.day < 0) return *last - (weekday(*last) - day_of.weekday + 7) % 7;
        return *first + (day_of.weekday - weekday(*first) + 7) % 7 + 7 * (day_of.day - 1) + day_of.shift;
      }
      case Feast::country: break;
    }
    return std::nullopt;
  };
  if (m.year != unset) {
    const auto d = in_year(m.year);
    return d ? std::optional(day_value(*d, Basis::absolute)) : std::nullopt;
  }
  if (!anchor_) return open_value(day_of.kind == Feast::fixed ? "XXXX-" + padded(day_of.month, 2) + "-" + padded(day_of.day, 2) : "XXXX-XX-XX", Basis::day_of_year, Grain::day);
  const int year = parts(*anchor_).year;
  if (m.rel != unset && is_year_relation(m)) {
    const auto d = in_year(year + m.rel);
    return d ? std::optional(day_value(*d, Basis::day_of_year)) : std::nullopt;
  }
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

}  // namespace synoptic::annotate::times
