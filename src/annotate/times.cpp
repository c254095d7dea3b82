// Time expressions. One pass makes words with classes (times_words), a table of patterns finds the cores
// (times_rules, times_match), and this file gives each core its meaning: TIMEX3 value and days.
//
// A core is widened to the left over what qualifies it ("early", "the end of", "about", "more than"). What lacks a year
// or names only a weekday is put on the side of the anchor that the tense around it says (times_tense); without a tense the news
// reading holds: a weekday is the last one, the day of publication included; a date is the nearest. The last dated expression
// is the focus: "the following year", "two days later" and a range's second end hang on it.
//
// Some expressions stand together and mean one thing: a day and a clock time are joined, three days "after" a day are counted from it,
// and the ends of a range lend each other their year, month and half of the day.
#include "annotate/times.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "annotate/times_calendar.hpp"
#include "annotate/times_join.hpp"
#include "annotate/times_lexicon.hpp"
#include "annotate/times_match.hpp"
#include "annotate/times_parsers.hpp"
#include "annotate/times_plausible.hpp"
#include "annotate/times_resolve.hpp"
#include "annotate/times_scan.hpp"

namespace synoptic::annotate {
namespace times {
namespace {

constexpr std::uint16_t id(std::string_view word) { return find_lex(word); }

constexpr std::size_t rule_of(std::string_view name) {
  for (std::size_t i = 0; i < rule_count; ++i)
    if (std::string_view(rule_rows[i].name) == name) return i;
  return 0;
}
constexpr std::size_t year_rule = rule_of("year");
constexpr std::size_t most_tries = 4;  // matches at one word; more are never all implausible but one
constexpr std::size_t month_day_rule = rule_of("month day");

class Tagger {
 public:
  Tagger(std::string_view text, const std::vector<Word>& words, std::optional<Day> anchor)
      : text_(text), words_(words), anchor_(anchor), meaning_(words, anchor, focus_) {}

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
      const Match m = best_match(i);
      if (m.rule == nullptr || no_such_day(m)) {
        i = m.rule == nullptr ? i + 1 : m.last;
        continue;
      }
      const std::size_t next = accept(m);
      i = next > i ? next : i + 1;
    }
    return std::move(out_);
  }

 private:
  // "April 31", "April 31, 2020": wrong as a whole, and no April either.
  static bool no_such_day(const Match& m) {
    if (m.rule->act != Act::day && m.rule->act != Act::days) return false;
    return std::max(m.dom, m.dom2) > days_in_month(m.year != unset ? m.year : 2000, m.month);
  }

  // The longest match that is plausible: "Monday 8" of "Monday 8-9 a.m." is no date, but "Monday" is.
  Match best_match(std::size_t i) const {
    const bool day = follows_day(i);
    const bool ahead = day && anchor_ && out_.back().time.from && *out_.back().time.from > *anchor_;
    const Before before{focus_.near(i), focus_.quarter_near(i), day, ahead, follows_link(i)};
    RuleMask without;
    for (std::size_t tries = 0; tries < most_tries; ++tries) {
      const Match m = match_at(words_, i, without);
      if (m.rule == nullptr || no_such_day(m) || plausible(m, text_, words_, before)) return m;
      const auto rule = static_cast<std::size_t>(m.rule - rules.data());
      without.bits[rule / 64] |= 1ull << (rule % 64);
    }
    return {};
  }
  // An expression that may open a range, and one word of ranges, stand right before the word.
  bool follows_link(std::size_t i) const {
    if (out_.empty()) return false;
    const Expression& e = out_.back();
    return e.last_word <= i && i - e.last_word <= 1 && joined(words_, i) && (i == e.last_word ? (words_[i].gap & gap_hyphen) != 0 : (links_range(words_[e.last_word]) || words_[e.last_word].lex == id("or")) && joined(words_, e.last_word));
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
      } else if (w && w->lex == id("of") && (value.grain != Grain::day || m.rule->act == Act::today || m.rule->act == Act::weekday)) {
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
    Lean lean = lean_around(words_, text_, m.first, m.last);
    const std::size_t floor = out_.empty() ? 0 : out_.back().last_word;
    const bool closes_range = !out_.empty() && ranges(out_.back(), m.first);
    if (closes_range && out_.back().tense != Tense::unknown) lean = {out_.back().tense, out_.back().time.reason == TimeReason::preposition, out_.back().time.evidence};
    const Tense t = lean.tense;

    if (m.rule->act == Act::days && m.dom2 != 0) {
      Match one = m;
      one.last = m.dom_end;
      auto first = meaning_.resolve_day(m, m.dom, t);
      if (!first) return m.first + 1;
      store(one, one.first, one.last, std::move(*first), lean);
      auto second = meaning_.resolve_day(m, m.dom2, t);
      if (!second) return m.last;
      store(m, m.dom2_begin, m.last, std::move(*second), lean, true);
      return m.last;
    }
    if (m.rule->act == Act::clocks) return accept_clocks(m, lean);
    auto value = meaning_.resolve(m, t);
    if (!value) return m.first + 1;
    // What is told in the past is not to come: the expression hangs on some other day than the last one named.
    if (value->basis == Basis::story && value->grain == Grain::day && value->days && anchor_ && t == Tense::past && value->days->from > *anchor_)
      value = Value{TimeType::date, "XXXX-XX-XX", std::nullopt, Grain::none, Basis::story};
    const bool fitted = closes_range && fit_range(m, *value);
    // "in two weeks": its "in" is none of it
    std::size_t first = m.first + 1;
    if (m.rule->act != Act::in_time) first = widen(m, *value, floor);
    store(m, first, m.last, std::move(*value), lean, fitted);
    join_last(out_, words_, focus_);
    return m.last;
  }

  // "5 to 6 p.m.": the half of the day of the first is that of the second, if it then comes before it.
  std::size_t accept_clocks(const Match& m, const Lean& lean) {
    Match low = m, high = m;
    low.first = m.clock_low_begin;
    low.last = m.clock_low_end;
    low.clock = m.clock_low;
    if ((m.literals & said_meridiem) != 0 && m.clock >= 720 && low.clock < 720 && low.clock + 720 < m.clock) low.clock += 720;
    if ((m.literals & said_meridiem) == 0 && high.clock < low.clock && high.clock < 720) high.clock += 720;  // "from 10:30 to 3"
    high.first = m.clock_begin;
    std::array<Match, 2> ends{low, high};
    for (Match& end : ends) {
      // "tonight from 7 to 7:30": the first was moved to the evening
      if (&end == &ends[1] && (m.literals & said_meridiem) == 0 && end.clock < 720 && !out_.empty() && out_.back().clock > end.clock) end.clock += 720;
      auto value = meaning_.resolve(end, lean.tense);
      if (!value) return m.last;
      store(end, end.first, end.last, std::move(*value), lean);
      join_last(out_, words_, focus_);
    }
    return m.last;
  }

  bool follows_day(std::size_t word) const {
    if (out_.empty()) return false;
    const Expression& e = out_.back();
    return e.last_word <= word && word - e.last_word <= 1 && joined(words_, word, true) && (is_day(e) || e.time.type == TimeType::set) &&
           (word == e.last_word || joins_clock(words_[e.last_word]));
  }

  void store(const Match& m, std::size_t first, std::size_t last, Value value, const Lean& lean, bool fitted = false) {
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
    e.basis = value.type == TimeType::duration ? Basis::none : value.basis;
    e.tense = lean.tense;
    hang(m, value, lean, fitted, e.time);
    e.part = m.rule->act == Act::tonight ? v(Part::night) : m.part;
    if (m.rule->act == Act::duration && m.number_high == unset && m.lead_number == unset && !m.vague && m.rel == unset) {
      e.unit = m.unit;
      e.hundredths = m.number;
    }
    if (is_clock(m.rule->act) && value.basis == Basis::story) {
      e.clock = meaning_.minutes_of(m);
      e.meridiem = (m.literals & said_meridiem) != 0;
    }
    e.weekday = static_cast<std::uint8_t>(m.weekday);
    e.month = static_cast<std::uint8_t>(m.month);
    e.day = static_cast<std::uint8_t>(m.dom2 != 0 && first == m.dom2_begin ? m.dom2 : m.dom);
    if (m.rule->act == Act::slash && value.days) {
      const Civil c = parts(value.days->from);
      e.month = static_cast<std::uint8_t>(c.month);
      e.day = static_cast<std::uint8_t>(c.day);
    }
    e.first_word = static_cast<std::uint32_t>(first);
    e.last_word = static_cast<std::uint32_t>(last);
    const bool bare_clock = e.clock >= 0;
    if (value.type != TimeType::duration && value.type != TimeType::set && value.days && !bare_clock) {
      focus_.day = value.days->from;
      focus_.grain = value.grain;
      focus_.word = last;
      focus_.time = static_cast<std::uint32_t>(out_.size());
    }
    if (value.grain == Grain::quarter && value.days && m.rule->act != Act::year_ago && value.basis != Basis::story) {
      const Civil c = parts(value.days->from);
      focus_.quarter = c.year * 4 + (c.month - 1) / 3;
      focus_.quarter_word = last;
      focus_.quarter_time = static_cast<std::uint32_t>(out_.size());
    }
    out_.push_back(std::move(e));
  }

  // What it hangs on, and what decided on which side of that.
  void hang(const Match& m, const Value& value, const Lean& lean, bool fitted, Time& time) const {
    time.basis = value.type == TimeType::duration ? Basis::none : value.basis;
    if (value.basis == Basis::absolute || value.basis == Basis::none) return;
    const bool of_quarter = value.grain == Grain::quarter && (m.rule->act == Act::latest || m.rule->act == Act::year_ago || m.unit == v(Unit::year));
    const bool of_mention = value.basis == Basis::story && value.days && (of_quarter || Resolver::of_focus(m, focus_));
    if (of_mention) {
      time.anchor = TimeAnchor::mention;
      time.anchor_time = of_quarter ? focus_.quarter_time : focus_.time;
      time.anchor_day = of_quarter ? out_[focus_.quarter_time].time.from : focus_.day;
    } else if (anchor_) {
      time.anchor = TimeAnchor::published;
      time.anchor_day = anchor_;
    }
    if (!time.anchor_day || !value.days) return;
    time.side = value.days->from > *time.anchor_day ? TimeSide::after : value.days->to < *time.anchor_day ? TimeSide::before : TimeSide::same;
    const bool open = value.basis == Basis::day_of_year || value.basis == Basis::month || value.basis == Basis::weekday ||
                      (value.basis == Basis::unit && m.rel == unset && (m.rule->act == Act::quarter || m.rule->act == Act::season || m.rule->act == Act::weekend));
    if (fitted) {
      time.reason = TimeReason::range;
    } else if (!open || m.rel != unset) {
      time.reason = TimeReason::word;
    } else if (lean.tense != Tense::unknown && time.side != (lean.tense == Tense::past ? TimeSide::after : TimeSide::before)) {
      time.reason = lean.preposition ? TimeReason::preposition : TimeReason::tense;
      time.evidence = lean.evidence;
    } else {
      time.reason = value.basis == Basis::weekday || value.basis == Basis::unit ? TimeReason::prior : TimeReason::nearest;
    }
  }

  // The word at which "the middle of September" begins, given that of "September".
  std::size_t before_edge(std::size_t first) const {
    if (first < 2 || words_[first - 1].lex != id("of") || !is(words_[first - 2], c_edge) || !joined(words_, first) || !joined(words_, first - 1)) return first;
    first -= 2;
    return first > 0 && words_[first - 1].lex == id("the") && joined(words_, first) ? first - 1 : first;
  }

  // "February 28 to March 2": only a word of ranges stands between them.
  bool ranges(const Expression& left, std::size_t first) const {
    if (left.basis != Basis::day_of_year && left.basis != Basis::month && left.basis != Basis::weekday) return false;
    first = before_edge(first);
    if (first < left.last_word) return false;
    const std::size_t between = first - left.last_word;
    if (between == 0) return (words_[first].gap & gap_hyphen) != 0;
    if (between != 1 || (words_[first].gap & ~(gap_space | gap_newline)) != 0) return false;
    const auto lex = words_[left.last_word].lex;
    return lex == id("to") || lex == id("through") || lex == id("until") || lex == id("till") || lex == id("and");
  }

  // The second end of a range may name the year of the first; and it comes after it. True if the second was moved.
  bool fit_range(const Match& m, Value& right) {
    Expression& left = out_.back();
    if (!right.days) return false;
    if (left.basis == Basis::day_of_year && right.basis == Basis::absolute && right.grain == Grain::day) {
      const int month = parts(right.days->from).month;
      int y = parts(right.days->from).year;
      if (left.month > month) --y;
      if (const auto d = make_day(y, left.month, left.day)) {
        left.time.value = format_day(*d);
        left.time.from = left.time.to = *d;
        make_absolute(left);
      }
      return false;  // the left end was mended, the right stands
    }
    if (left.basis == Basis::month && right.basis == Basis::absolute && (right.grain == Grain::month || right.grain == Grain::day) && m.month != 0 && left.time.reason != TimeReason::word) {
      const int y = parts(right.days->from).year;
      const Value v = month_value(left.month > m.month ? y - 1 : y, left.month, Basis::absolute);  // "between May and October 2018"
      left.time.value = v.text;
      left.time.from = v.days->from;
      left.time.to = v.days->to;
      make_absolute(left);
      return false;  // the left end was mended, the right stands
    }
    const bool between = left.first_word > 0 && words_[left.first_word - 1].lex == id("between");
    const std::size_t begin = before_edge(m.first);
    if (!left.time.from || (begin > 0 && words_[begin - 1].lex == id("and") && !between)) return false;
    // "from May to September": it begins before it ends
    if (left.basis == Basis::month && right.basis == Basis::month && left.month != 0 && right.days->from < *left.time.from && (left.time.side == TimeSide::after || right.grain == Grain::month)) {
      const int y = parts(right.days->from).year;
      const Value v = month_value(left.month > m.month ? y - 1 : y, left.month, Basis::month);
      if (!v.days) return false;
      left.time.value = v.text;
      left.time.from = v.days->from;
      left.time.to = v.days->to;
      left.time.reason = TimeReason::range;
      left.time.evidence.reset();
      left.time.side = anchor_ ? (*left.time.to < *anchor_ ? TimeSide::before : *left.time.from > *anchor_ ? TimeSide::after : TimeSide::same) : TimeSide::none;
      return false;
    }
    if (left.basis == Basis::day_of_year && right.basis == Basis::day_of_year && right.days->from < *left.time.from) {
      const Civil c = parts(*left.time.from);
      for (int y = c.year; y <= c.year + 1; ++y)
        if (const auto d = make_day(y, parts(right.days->from).month, parts(right.days->from).day); d && *d >= *left.time.from) {
          right = day_value(*d, Basis::day_of_year);
          return true;
        }
    } else if (left.basis == Basis::weekday && right.basis == Basis::weekday && right.days->from < *left.time.from && right.type == TimeType::date) {
      right = day_value(right.days->from + 7, Basis::weekday);
      return true;
    }
    return false;
  }

  // Its year stands at the other end.
  static void make_absolute(Expression& e) {
    e.basis = e.time.basis = Basis::absolute;
    e.time.anchor = TimeAnchor::none;
    e.time.anchor_day.reset();
    e.time.side = TimeSide::none;
    e.time.reason = TimeReason::none;
    e.time.evidence.reset();
  }

  // "March 1-3", "March 1 to 3, 2023", "2010-15": the bare second end. Returns the word after it, or `i`.
  std::size_t range_tail(std::size_t i) {
    if (out_.empty()) return i;
    Expression& left = out_.back();
    const std::size_t at = words_[i].lex == id("the") ? i + 1 : i;  // "to the third"
    if (at >= words_.size() || !is(words_[at], c_number | c_ordinal | c_tens) || words_[at].flags & (w_decimal | w_grouped | w_money | w_percent)) return i;
    const bool hyphen = left.last_word == i && (words_[i].gap == gap_hyphen);
    const bool word = left.last_word + 1 == i && (at == i || joined(words_, at)) && (words_[i].gap & ~(gap_space | gap_newline)) == 0 && words_[i].gap != 0 &&
                      (words_[i - 1].gap & ~(gap_space | gap_newline)) == 0 && (words_[i - 1].lex == id("to") || words_[i - 1].lex == id("and") || words_[i - 1].lex == id("through") || words_[i - 1].lex == id("till"));
    if (!hyphen && !word) return i;
    const std::string_view rule = left.time.rule;
    if (hyphen && rule == "year" && words_[i].digits == 2 && left.time.value.size() == 4) {
      const int y = std::atoi(left.time.value.c_str());
      const int end = y / 100 * 100 + words_[i].value;
      if (end <= y || end > y + longest_short_range) return i;
      Match m;
      m.rule = &rules[year_rule];
      m.first = i;
      m.last = i + 1;
      store(m, i, i + 1, year_value(end, Basis::absolute), {}, true);
      return i + 1;
    }
    // only where the day was the last word: "March 1", not "1 March"
    if ((rule != "month day" && rule != "weekday, month day") || left.basis == Basis::absolute || left.month == 0) return i;
    Match m;
    m.rule = &rules[month_day_rule];
    m.first = i;
    m.month = left.month;
    const std::size_t taken = day_of_month(words_, at, m);
    const bool ordinal = taken > 0 && is(words_[at + taken - 1], c_ordinal);
    // a lower day is of the next month, if an ordinal says that it is a day
    if (taken == 0 || m.dom == left.day || (m.dom < left.day && (!ordinal || words_[i - 1].lex == id("and"))) || m.dom > days_in_month(2000, left.month)) return i;
    std::size_t last = at + taken;
    if (last < words_.size() && joined(words_, last)) {
      const Word& next = words_[last];
      if (is(next, c_of_number | c_units | c_unit | c_meridiem | c_month) || next.lex == id("of")) return i;
      if (word && next.lex == 0 && !(next.flags & w_capital) && !(next.gap & gap_newline)) {
        const auto w = view(text_, next.span);
        if (w.ends_with("s") && w.size() > 4) return i;
      }
    }
    if (m.dom < left.day) m.month = left.month % 12 + 1;
    if (last < words_.size() && joined(words_, last, true) && is(words_[last], c_number) && words_[last].digits == 4 && (words_[last].flags & (w_grouped | w_money | w_percent | w_decimal)) == 0 &&
        words_[last].value >= 1500 && words_[last].value < 2200) {
      m.year = words_[last].value;
      ++last;
    }
    m.last = last;
    auto value = meaning_.resolve_day(m, m.dom, left.tense);
    if (!value) return i;
    if (m.year != unset) {
      if (const auto d = make_day(m.month < left.month ? m.year - 1 : m.year, left.month, left.day)) {
        left.time.value = format_day(*d);
        left.time.from = left.time.to = *d;
        make_absolute(left);
      }
    } else if (value->days && left.time.from && value->days->from < *left.time.from) {
      const Civil c = parts(*left.time.from);
      const auto d = make_day(m.month < c.month ? c.year + 1 : c.year, m.month, m.dom);
      if (!d) return i;
      value = day_value(*d, Basis::day_of_year);
    }
    store(m, i, last, std::move(*value), {left.tense, false, std::nullopt}, true);
    return last;
  }

  std::string_view text_;
  const std::vector<Word>& words_;
  std::optional<Day> anchor_;
  std::vector<Expression> out_;
  Focus focus_;
  Resolver meaning_;
};

}  // namespace

std::vector<Expression> scan_times(const std::string_view text, const std::vector<Word>& words, std::optional<Day> anchor) {
  return Tagger(text, words, anchor).run();
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
