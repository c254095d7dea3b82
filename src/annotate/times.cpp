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

#include "annotate/times_lexicon.hpp"
#include "annotate/times_match.hpp"
#include "annotate/times_scan.hpp"

namespace synoptic::annotate {
namespace times {
namespace {

constexpr std::uint16_t id(std::string_view word) { return find_lex(word); }

// ---- calendar --------------------------------------------------------------------------------------

struct Civil {
  int year = 0, month = 0, day = 0;
};
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
std::string month_text(int year, int month) { return year_text(year) + "-" + padded(month, 2); }

// Months since year 0.
int month_index(int year, int month) { return year * 12 + month - 1; }

enum class Grain : std::uint8_t { none, day, week, weekend, month, quarter, half, season, year, decade, century };

struct Interval {
  Day from = 0, to = 0;
};
std::optional<Interval> month_days(int year, int month, int months = 1) {
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

// ---- a resolved value --------------------------------------------------------------------------------

struct Value {
  TimeType type = TimeType::date;
  std::string text;
  std::optional<Interval> days;
  Grain grain = Grain::none;
  Basis basis = Basis::none;
  Mod mod = Mod::none;
};

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
constexpr const char* seasons[] = {"SP", "SU", "FA", "WI"};

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

// What the wrong side of the anchor costs against nearness, for dates that name no year (tuned on TimeBank and AQUAINT).
constexpr int wrong_side_months = 9;
constexpr long wrong_side_days = 250;

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
      if (m.rule == nullptr || !plausible(m)) {
        ++i;
        continue;
      }
      const std::size_t next = accept(m);
      i = next > i ? next : i + 1;
    }
    return std::move(out_);
  }

 private:
  const Word* before(const Match& m) const { return m.first > 0 && joined(words_, m.first) ? &words_[m.first - 1] : nullptr; }
  const Word* after(const Match& m) const { return m.last < words_.size() && joined(words_, m.last) ? &words_[m.last] : nullptr; }
  bool capital(const Word* w) const { return w != nullptr && (w->flags & w_capital) != 0; }
  bool sentence_start(std::size_t i) const { return i == 0 || (words_[i].gap & (gap_border | gap_stop | gap_dot | gap_newline)) != 0; }

  // ---- is it a time at all? ----

  bool plausible(const Match& m) const {
    const Word& w = words_[m.first];
    const Word *b = before(m), *a = after(m);
    switch (m.rule->act) {
      case Act::iso: return true;
      case Act::month: return plausible_month(m, w, b, a);
      case Act::day:
      case Act::days: return plausible_day(m, b, a);
      case Act::year: return plausible_year(m, w, b, a);
      case Act::decade: return !m.decade_short || (w.flags & w_apostrophe) || w.lex == id("the");
      case Act::weekday: return plausible_weekday(m, b, a);
      case Act::season: return plausible_season(m, w, b, a);
      case Act::century: return m.ordinal > 0 && m.ordinal < 30;
      case Act::today:
        // "USA Today", "Russia Today"
        return !(w.flags & w_capital) || sentence_start(m.first) || !capital(b) || is(*b, c_preposition);
      case Act::quarter: return m.ordinal >= 1 && m.ordinal <= 4 && !plain_share(m, a);
      case Act::half: return m.ordinal == 1 || m.ordinal == 2 || (m.literals & said_last);
      case Act::clock: return m.clock >= 0 && m.clock <= 1440 && plausible_clock(m, b);
      case Act::relative_unit: return plausible_relative(m, w, b, a);
      case Act::latest: return plausible_latest(m);
      case Act::focus_unit: return m.unit != v(Unit::second) && m.unit != v(Unit::minute) && m.unit != v(Unit::hour) && focus_near(m.first);
      case Act::ago: return m.unit != unset && !(m.article && m.unit == v(Unit::quarter));
      case Act::shift: return m.unit != unset && (m.number != unset || m.vague) && !(m.article && m.unit <= v(Unit::second));
      case Act::duration: return plausible_duration(m, w, b, a);
      case Act::half_unit: return m.unit != v(Unit::second) && m.unit != v(Unit::quarter) && m.unit != v(Unit::weekend) && !(a && a->lex == id("old"));
      case Act::plural_duration: return plausible_units(m, w, b, a);
      case Act::set: return plausible_set(m, w, b, a);
      case Act::reference: return plausible_reference(m, w, b, a);
      case Act::year_ago: return true;
      case Act::set_weekday: return true;
      case Act::part: return m.first + 1 < m.last;
      case Act::holiday: return plausible_holiday(m, w, a);
      case Act::future_reference: return !(words_[m.last - 1].flags & w_capital);  // a title
      case Act::past_reference: return !(a && (is(*a, c_unit | c_units | c_number | c_ones | c_tens | c_vague)));
      default: return true;
    }
  }

  bool plausible_month(const Match& m, const Word& w, const Word* b, const Word* a) const {
    const Word& month = words_[month_word(m)];
    if (!(month.flags & w_capital)) return m.year != unset && !is(month, c_needs_context);
    if (m.year != unset || m.rel != unset) return !(is(month, c_needs_context) && m.year == unset && m.rel != unset && is(month, c_abbreviation) && false);
    const bool preposition = b != nullptr && (is(*b, c_preposition | c_early) || b->lex == id("and") || b->lex == id("to") || b->lex == id("for"));
    const bool all_caps = (month.flags & w_upper) != 0 && month.span.size() > 3;
    if (is(month, c_needs_context)) {
      if (!preposition || all_caps) return false;
      if (is(month, c_abbreviation) && a != nullptr && capital(a)) return false;
      if (month.lex == id("may") && a != nullptr && capital(a)) return false;  // "by May Whitten"
      if ((b->lex == id("to") || b->lex == id("for") || b->lex == id("and")) && month.value != 3) {
        // "and May" of a row of months only
        return m.first >= 2 && is(words_[m.first - 2], c_month);
      }
      if (month.lex == id("march") && a != nullptr && (a->lex == id("on") || a->lex == id("of") || a->lex == id("for") || a->lex == id("to") || capital(a))) return false;
      return true;
    }
    if (preposition && b->lex != id("and") && b->lex != id("by")) return true;
    // a given name or a surname: "June Osborne", "Rick August"
    const bool name = month.value == 4 || month.value == 6 || month.value == 8;
    if (name && (capital(a) || (capital(b) && !sentence_start(m.first)))) return false;
    return !(capital(b) && b->lex == 0 && !sentence_start(m.first - 1));
    (void)w;
  }

  bool plausible_day(const Match& m, const Word* b, const Word* a) const {
    const Word& month = words_[month_word(m)];
    const bool capital_month = (month.flags & w_capital) != 0;
    if (!capital_month && is(month, c_needs_context)) return false;  // "may 5", "march 20 miles"
    if (m.dom > 31 || (m.month > 0 && m.dom > days_in_month(2000, m.month))) return false;
    if (m.dom2 != 0 && (m.dom2 <= m.dom || m.dom2 > days_in_month(2000, m.month))) return false;
    if (m.year != unset && m.dom > days_in_month(m.year, m.month)) return false;
    if (m.first < m.last && is(words_[m.first], c_number) && (words_[m.first].flags & (w_money | w_percent | w_decimal))) return false;
    // "May 20 people", "first May": an ordinal word without its article is no day
    if (month_word(m) != m.first && is(words_[m.first], c_ordinal) && words_[m.first].lex != lex_ordinal) return false;
    if (m.weekday == 0 && m.year == unset && a != nullptr && is(*a, c_units | c_unit | c_adjective) && !is(*a, c_ordinal) && !(words_[m.last - 1].lex == lex_ordinal))
      return false;
    (void)b;
    return true;
  }

  bool plausible_year(const Match& m, const Word& w, const Word* b, const Word* a) const {
    if (!is(words_[m.last - 1], c_number)) return m.year >= 1800 && m.year < 2100;
    const Word& n = words_[m.last - 1];
    (void)w;
    if (n.gap == 0) return false;
    if (m.first > 0) {
      const Word& p = words_[m.first - 1];
      if ((n.gap & gap_hyphen) && !(is(p, c_number | c_early | c_month | c_decade))) return p.lex == id("post") || (m.year >= 1900 && m.year < 2100 && (p.span.size() == 3 || p.span.size() == 4) && !(p.flags & w_capital));
      if ((n.gap & gap_hyphen) && is(p, c_number) && p.digits != 4) return false;
      if (p.lex == id("than") || p.lex == id("least") || p.lex == id("most") || is(p, c_approximate & ~c_preposition)) {
        if (!is(p, c_preposition) && !(p.lex == id("than"))) return false;
        if (p.lex == id("than")) return false;
      }
      if (p.lex == id("over") || p.lex == id("about") || p.lex == id("nearly") || p.lex == id("some")) return false;
    }
    const bool led = b != nullptr && (is(*b, c_preposition | c_early | c_rel) || b->lex == id("the") || b->lex == id("and") || b->lex == id("to") || b->lex == id("year"));
    if (m.year < 1900 || m.year >= 2100) return led && b->lex != id("the") && !is(*b, c_rel) && b->lex != id("and") && b->lex != id("to") && b->lex != id("of") && m.year >= 1500 && m.year < 2100 && !counts(a);
    if (m.year % 100 == 0 && !led && a != nullptr && a->lex == 0 && !(a->flags & w_capital)) return false;  // "2000 sheep"
    // "the 1991 borders" are of a year; "2000 workers" are counted
    return !counts(a) || (m.year % 100 != 0 && m.year >= 1950 && m.year < 2050 && (a == nullptr || !is(*a, c_of_number | c_units)));
  }
  // A lower-case plural after a number: it counts them ("2000 workers").
  bool counts(const Word* a) const {
    if (a == nullptr || (a->gap & gap_hyphen)) return a != nullptr;
    if (is(*a, c_of_number | c_units)) return true;
    if (a->lex != 0 || (a->flags & w_capital)) return false;
    const auto word = view(text_, a->span);
    return word.size() > 4 && word.ends_with("s") && !word.ends_with("ss") && !word.ends_with("us");
  }

  bool plausible_weekday(const Match& m, const Word* b, const Word* a) const {
    const Word& day = words_[weekday_word(m)];
    if (!(day.flags & w_capital)) return false;
    if (is(day, c_needs_context)) return false;  // "Sun", "Sat", "Wed" without a date
    const bool bare = m.last == m.first + 1;
    if (!bare) return true;
    if (a != nullptr && (a->flags & w_capital) &&
        (a->lex == id("times") || a->lex == id("telegraph") || a->lex == id("mirror") || a->lex == id("express") || a->lex == id("mail") ||
         a->lex == id("herald") || a->lex == id("tribune") || a->lex == id("post") || a->lex == id("star")))
      return false;
    // "Bloody Sunday", "Black Friday", "Robinson Crusoe's Friday": a name, unless another word of the calendar stands there
    if (b != nullptr && !(words_[m.first].gap & gap_hyphen) && b->lex == 0 && (b->flags & w_capital) && !(b->flags & w_upper) && named_day(view(text_, b->span))) return false;
    return true;
  }
  static bool named_day(std::string_view word) {
    for (const std::string_view w : {"Bloody", "Black", "Good", "Easter", "Ash", "Super", "Palm", "Maundy", "Shrove", "Cyber", "Casual", "Holy", "Fat", "Giving", "Ruby", "Sheffield"})
      if (w == word) return true;
    return false;
  }

  bool plausible_season(const Match& m, const Word& w, const Word* b, const Word* a) const {
    const Word& season = words_[season_word(m)];
    if (m.year == unset && m.rel == unset) {
      // "the summer"; "the fall" and "the spring" only after a preposition and before no "of"
      if (a != nullptr && (a->lex == id("of") || a->lex == id("in"))) return false;
      if (a != nullptr && a->gap == gap_space && a->lex == 0 && !(a->flags & w_capital)) return false;
      if (season.lex == id("fall")) return false;  // he was hurt in it
      if (is(season, c_needs_context)) return b != nullptr && (b->lex == id("in") || b->lex == id("during") || b->lex == id("by") || b->lex == id("until") || b->lex == id("of"));
      return b != nullptr && (is(*b, c_preposition | c_early) || b->lex == id("for"));
    }
    (void)w;
    return true;
  }

  bool plausible_clock(const Match& m, const Word* b) const {
    (void)b;
    // "at 9:30" of the Bible, a score, a race: only what the parser took
    return m.last > m.first;
  }

  bool plausible_relative(const Match& m, const Word& w, const Word* b, const Word* a) const {
    if (m.unit == v(Unit::second) || m.unit == v(Unit::minute) || m.unit == v(Unit::hour) || m.unit == v(Unit::fortnight)) return false;
    if (m.rule->steps[0].optional == false && (m.literals & said_in)) {  // "in the UNIT": "later in the year"
      return b != nullptr && is(*b, c_early) && m.unit >= v(Unit::day);
    }
    if (m.rel == unset) return m.unit != v(Unit::day);  // "at the end of the day" is a way of speaking
    if (m.unit == v(Unit::day)) return m.rel_lex == id("next") || m.rel_lex == id("following") || m.rel_lex == id("previous") || m.rel_lex == id("preceding");
    if (m.rel_lex == id("past") && w.lex != id("the") && w.lex != id("this") && !is(w, c_rel)) return false;
    if (m.rel_lex == id("coming") && w.lex != id("the") && w.lex != id("this")) return false;
    if (m.rel_lex == id("current") && m.unit == v(Unit::century)) return true;
    (void)a;
    return true;
  }

  bool plausible_latest(const Match& m) const { return focus_quarter_ != unset && m.first < focus_quarter_word_ + 400; }

  bool plain_share(const Match& m, const Word* a) const {  // "a third quarter" of a game, "the first quarter of the field"
    (void)m;
    return a != nullptr && a->lex == id("of") && m.year == unset && m.rel == unset && false;
  }

  bool is_age(const Match& m, const Word* a) const {
    if (a != nullptr && a->lex == id("old")) return true;
    if (a != nullptr && view(text_, a->span).starts_with("old") && a->span.size() <= 4) return true;
    if (a != nullptr && a->lex == id("of") && m.last + 1 < words_.size() && words_[m.last + 1].lex == id("age")) return true;
    return false;
  }

  bool plausible_duration(const Match& m, const Word& w, const Word* b, const Word* a) const {
    if (m.unit == unset || is_age(m, a)) return false;
    if (m.article && (w.gap & gap_hyphen)) return false;  // "$15-an-hour"
    if (b != nullptr && (b->lex == id("aged") || b->lex == id("age") || b->lex == id("ages"))) return false;
    const Word& unit = words_[m.last - 1];
    if (m.unit == v(Unit::quarter) && !m.plural_unit) return false;
    if (m.unit == v(Unit::weekend) && m.article) return true;
    if (unit.lex == id("second") && !(unit.gap & gap_hyphen) ) return false;
    // "one-second": a hyphen; "a second", "one second", "a night" are ordinary words more often than times
    if (m.article && m.unit == v(Unit::second)) return false;
    // "many days" and "several quarters" are; "many" without more is too loose for days of the week
    if (!m.plural_unit && m.number != unset && m.number != 100 && !m.article && !(unit.gap & gap_hyphen) && !(words_[m.last - 1].gap & gap_hyphen)) {
      // "five year plan" written without its hyphen
      if (a == nullptr) return false;
    }
    if (is(w, c_number) && (w.flags & (w_money | w_percent))) return false;
    if (is(w, c_number) && w.digits == 4 && !(w.flags & w_grouped) && w.value >= 1900 && w.value < 2100) return false;
    return true;
  }

  bool plausible_units(const Match& m, const Word& w, const Word* b, const Word* a) const {
    if (is_age(m, a)) return false;
    if (m.unit <= v(Unit::second)) return m.literals & said_recent;
    const bool bare = m.last == m.first + 1;
    if (!bare) {
      if (m.unit == v(Unit::quarter) && !(m.literals & said_recent)) return true;
      return true;
    }
    (void)w;
    if (m.unit == v(Unit::weekend) || m.unit == v(Unit::quarter)) return false;
    if (b == nullptr) return a != nullptr && (a->lex == id("after") || a->lex == id("before") || a->lex == id("of") || a->lex == id("later") || a->lex == id("earlier")) &&
                             m.unit >= v(Unit::minute) && sentence_like_start(m.first);
    if (b->lex == id("for") || b->lex == id("in") || b->lex == id("within") || b->lex == id("after") || b->lex == id("over") || b->lex == id("of") ||
        b->lex == id("by") || b->lex == id("than") || b->lex == id("about") || b->lex == id("or") || b->lex == id("and"))
      return !(b->lex == id("of") && m.unit == v(Unit::minute));
    return a != nullptr && (a->lex == id("after") || a->lex == id("before") || a->lex == id("earlier") || a->lex == id("later"));
  }
  bool sentence_like_start(std::size_t i) const { return i == 0 || (words_[i].gap & ~(gap_space | gap_newline)) != 0; }

  bool plausible_set(const Match& m, const Word& w, const Word* b, const Word* a) const {
    if (m.set != unset) {
      // "Daily Mail", "the Weekly Standard", "a daily newspaper"
      if ((w.flags & w_capital) && (capital(a) || capital(b) || !sentence_start(m.first))) return false;
      if (m.set == v(Unit::day) && a != nullptr && view(text_, a->span).starts_with("newspaper")) return false;
      return true;
    }
    if (m.unit <= v(Unit::second) && m.unit != v(Unit::hour) && m.unit != v(Unit::minute)) return false;
    return true;
  }

  bool plausible_reference(const Match& m, const Word& w, const Word* b, const Word* a) const {
    if ((w.flags & w_capital) && !sentence_start(m.first) && !(words_[m.first].gap & ~(gap_space | gap_newline))) return false;
    if (w.lex == id("soon") && b != nullptr && b->lex == id("as")) return false;
    if (w.lex == id("soon") && a != nullptr && (a->lex == id("after") || a->lex == id("as"))) return false;
    if (b != nullptr && (b->lex == id("until") || b->lex == id("till"))) return w.lex == id("now");
    return true;
  }

  bool plausible_holiday(const Match& m, const Word& w, const Word* a) const {
    const Word& h = words_[m.last - 1];
    (void)h;
    if (!(w.flags & w_capital) && m.rel == unset && !is(w, c_rel)) return false;
    if (m.holiday == v(Holiday::easter) && a != nullptr && capital(a)) return false;
    if ((m.literals & said_boxing) == 0 && m.holiday == v(Holiday::christmas) && a != nullptr && a->gap == gap_space && a->lex == 0 && !(a->flags & w_past)) return false;
    return true;
  }

  std::size_t month_word(const Match& m) const { return find_class(m, c_month); }
  std::size_t weekday_word(const Match& m) const { return find_class(m, c_weekday | c_weekdays); }
  std::size_t season_word(const Match& m) const { return find_class(m, c_season); }
  std::size_t find_class(const Match& m, std::uint64_t classes) const {
    for (std::size_t i = m.first; i < m.last; ++i)
      if (is(words_[i], classes)) return i;
    return m.first;
  }

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
        if (focus_quarter_ != unset && m.first < focus_quarter_word_ + 400) {
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
        if (m.unit == v(Unit::year) && m.number == 100 && focus_quarter_ != unset && m.first < focus_quarter_word_ + 400)
          return quarter_value(focus_quarter_ / 4 - 1, focus_quarter_ % 4 + 1, Basis::story);
        if (!anchor_) return open_value(unresolved(m.unit), Basis::unit, Grain::none);
        if (m.unit == v(Unit::decade)) return shifted(*anchor_, v(Unit::year), -10 * m.number, Basis::unit);
        return shifted(*anchor_, m.unit, -m.number, Basis::unit);
      }
      case Act::shift: {
        const int sign = (m.literals & said_earlier) ? -1 : 1;
        if (m.unit <= v(Unit::hour) || m.vague || m.number == unset) return plain(TimeType::duration, duration_text(m.unit, m.number, m.vague || m.number == unset));
        if (m.unit == v(Unit::year) && sign < 0 && m.number == 100 && focus_quarter_ != unset && m.first < focus_quarter_word_ + 400)
          return quarter_value(focus_quarter_ / 4 - 1, focus_quarter_ % 4 + 1, Basis::story);
        // Compared with what was named before, else with the day of publication.
        if (focus_near(m.first) && focus_grain_ != Grain::none && fits_focus(m.unit)) return shifted(*focus_, m.unit, sign * m.number, Basis::story);
        // "three months later" of nothing named: a length of time, unless it looks ahead from today ("from now")
        if (sign > 0 && m.rule->name[0] != 'f') return plain(TimeType::duration, duration_text(m.unit, m.number, false));
        if (!anchor_) return open_value(unresolved(m.unit), Basis::unit, Grain::none);
        return shifted(*anchor_, m.unit, sign * m.number, Basis::unit);
      }
      case Act::season: {
        const std::string code = seasons[m.season];
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
      case Act::set_season: return plain(TimeType::set, std::string("XXXX-") + seasons[m.season]);
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
    for (int y = year - 1; y <= year + 1; ++y) {
      const auto d = in_year(y);
      if (!d) continue;
      const bool ahead = m.rel > 0 || (m.rel == unset && t == Tense::future);
      const bool behind = (m.rel != unset && m.rel < 0) || (m.rel == unset && t == Tense::past);
      if ((ahead && *d < *anchor_) || (behind && *d > *anchor_)) continue;
      if (!best || std::abs(*d - *anchor_) < std::abs(*best - *anchor_)) best = d;
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
    if (value.type != TimeType::duration && value.type != TimeType::set && value.days) {
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
