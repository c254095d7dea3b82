// A small backtracking matcher. The rules that can begin with a word are known from a table made at compile time, so a
// word that begins none costs one look-up; patterns are at most nine steps and every step takes at most a handful of
// words, so the work at one word is bounded and the scan is linear.
#include "annotate/times_match.hpp"

#include "annotate/times_parsers.hpp"

namespace synoptic::annotate::times {
namespace {

constexpr std::uint16_t id(std::string_view word) { return find_lex(word); }

std::size_t take(const Choice& c, const std::vector<Word>& words, std::size_t at, Match& m) {
  const Word& w = words[at];
  switch (c.parser) {
    case Parser::num: return is(w, c.classes) ? number(words, at, m) : 0;
    case Parser::year: return is(w, c.classes) ? year(words, at, m) : 0;
    case Parser::dom: return is(w, c.classes) ? day_of_month(words, at, m) : 0;
    case Parser::clock: return is(w, c.classes) ? clock(words, at, m) : 0;
    case Parser::holiday: return is(w, c.classes) ? holiday(words, at, m) : 0;
    case Parser::hour: return is(w, c.classes) ? hour(words, at, m) : 0;
    case Parser::none: break;
  }
  if (c.lex != 0) {
    if (w.lex != c.lex) return 0;
    if (w.lex == id("earlier")) m.literals |= said_earlier;
    else if (w.lex == id("later") || w.lex == id("hence") || w.lex == id("from")) m.literals |= said_later;
    else if (w.lex == id("last")) { m.literals |= said_last; m.rel = -1; }
    else if (w.lex == id("half") || w.lex == id("semi")) m.literals |= said_half;
    else if (w.lex == id("annually")) m.set = w.value;
    else if (w.lex == id("nights")) { m.unit = v(Unit::day); m.plural_unit = true; }  // as TIMEX3 counts them
    else if (w.lex == id("fiscal")) m.literals |= said_fiscal;
    else if (w.lex == id("same")) m.literals |= said_same;
    else if (w.lex == id("that")) m.literals |= said_that;
    else if (w.lex == id("end")) m.literals |= said_end;
    else if (w.lex == id("recent") || w.lex == id("latest")) m.literals |= said_recent;
    else if (w.lex == id("the")) m.literals |= said_the;
    else if (w.lex == id("other")) m.literals |= said_other;
    else if (w.lex == id("in")) m.literals |= said_in;
    else if (w.lex == id("of")) m.literals |= said_of;
    else if (w.lex == id("to")) m.literals |= said_to;
    else if (w.lex == id("quarter")) m.unit = v(Unit::quarter);
    else if (w.lex == id("month") && m.unit == unset) m.unit = v(Unit::month);
    else if ((w.lex == id("week") || w.lex == id("workweek")) && m.unit == unset) m.unit = v(Unit::week);
    else if (w.lex == id("eoy") || w.lex == id("eom")) {
      m.unit = w.lex == id("eoy") ? v(Unit::year) : v(Unit::month);
      m.literals |= said_end;
    }
    else if (w.lex == id("year") && m.unit == unset) m.unit = v(Unit::year);
    else if (w.lex == id("yesterday")) m.today = -1;
    else if (w.lex == id("tomorrow")) m.today = 1;
    else if (w.lex == id("this") && m.rel == unset) { m.rel = 0; m.rel_lex = w.lex; }
    else if (is(w, c_rel) && w.lex != id("this")) { m.rel = w.value; m.rel_lex = w.lex; }
    return 1;
  }
  if (!is(w, c.classes)) return 0;
  const std::uint64_t k = w.classes & c.classes;
  if (k & c_month) m.month = w.value;
  if (k & (c_weekday | c_weekdays)) m.weekday = w.value;
  if (k & (c_unit | c_units)) {
    if (w.lex == id("second")) m.unit = v(Unit::second);
    else m.unit = w.value;
    m.plural_unit = (k & c_units) != 0;
  }
  if (k & c_season) m.season = w.value;
  if (k & (c_part | c_parts)) m.part = w.value;
  if (k & c_day_word) m.today = w.value;
  if (k & c_rel) {
    m.rel = w.value;
    m.rel_lex = w.lex;
  }
  if (k & c_set) m.set = w.value;
  if (k & c_reference) m.reference = w.value;
  if (k & c_ordinal) m.ordinal = w.value;
  if (k & c_decade) {
    m.decade = w.value;
    m.decade_short = w.digits != 4;  // "the '90s", "the nineties"
  }
  if (k & c_iso) {
    m.day = w.value;
    m.has_day = true;
  }
  if (k & c_year_month) {
    m.year = w.value / 12;
    m.month = w.value % 12 + 1;
  }
  if (k & c_edge) m.literals |= said_edge;
  if (k & c_early) m.early = w.value;
  if (k & c_quarter) m.ordinal = w.value;
  if (k & c_slash) m.slash = at;
  return 1;
}

bool run(const Rule& rule, std::size_t step, const std::vector<Word>& words, std::size_t at, Match& m) {
  if (step == rule.count) {
    m.last = at;
    return at > m.first;
  }
  const Step& s = rule.steps[step];
  bool open = at < words.size();
  if (open && at > m.first) {
    const auto gap = words[at].gap;
    open = s.hyphen ? (gap & gap_hyphen) != 0 && (gap & ~(gap_hyphen | gap_space)) == 0 : joined(words, at, s.comma);  // "2 - 4 p.m.", too
  }
  if (open)
    for (std::size_t c = 0; c < s.count; ++c) {
      Match next = m;
      const std::size_t n = take(s.choices[c], words, at, next);
      if (n > 0 && run(rule, step + 1, words, at + n, next)) {
        m = next;
        return true;
      }
    }
  return s.optional && run(rule, step + 1, words, at, m);
}

}  // namespace

bool joined(const std::vector<Word>& words, std::size_t at, bool comma) {
  if (at == 0) return false;
  std::uint16_t allowed = gap_space | gap_newline | gap_hyphen;
  if (comma) allowed |= gap_comma;
  if (is(words[at - 1], c_abbreviation)) allowed |= gap_dot;
  if (words[at].flags & w_apostrophe) allowed |= gap_other;  // "the '80s"
  const std::uint16_t gap = words[at].gap;
  // "23/Sep/2020", "Dec/2018"
  if (gap == gap_slash) return is(words[at - 1], c_month | c_number) && is(words[at], c_month | c_number) && !(is(words[at - 1], c_number) && is(words[at], c_number));
  if (gap == 0) return is(words[at], c_possessive | c_meridiem) || words[at].lex != 0;
  // a dash with blanks around it parts; a hyphen does not
  if ((gap & gap_hyphen) && (gap & gap_space)) return false;
  return (gap & ~allowed) == 0;
}

Match match_at(const std::vector<Word>& words, std::size_t at, const RuleMask& without) {
  Match best;
  const Word& w = words[at];
  const RuleMask& mask = rule_starts[w.lex];
  if (!mask.any()) return best;
  // No rule is one word of these alone, so the word after must be known too.
  constexpr std::uint64_t cores = c_unit | c_part | c_parts | c_season | c_month | c_weekday | c_weekdays | c_units | c_day_word | c_set | c_reference | c_number | c_decade | c_clock | c_iso | c_holiday_alone | c_fixed_clock | c_slash | c_quarter | c_early | c_year_month;
  if (!is(w, cores) && w.lex != id("tonight") && w.lex != id("overnight") && w.lex != id("future") && w.lex != id("eoy") && w.lex != id("eom") && (at + 1 >= words.size() || words[at + 1].lex == 0 || !joined(words, at + 1))) return best;
  // Nor is a bare number one, unless it is a year.
  if (w.lex == lex_number && w.digits != 4 && (at + 1 >= words.size() || words[at + 1].lex == 0)) {
    // a half may follow: "3 1/2 hours"
    if (at + 1 >= words.size() || words[at + 1].hundredths == 0) return best;
  }
  const RuleMask& second = rule_seconds[at + 1 < words.size() ? words[at + 1].lex : 0];
  for (std::size_t part = 0; part < rule_words; ++part)
    for (std::uint64_t bits = mask.bits[part] & second.bits[part] & ~without.bits[part]; bits != 0; bits &= bits - 1) {
      const Rule& rule = rules[part * 64 + static_cast<std::size_t>(__builtin_ctzll(bits))];
      Match m;
      m.rule = &rule;
      m.first = m.last = at;
      if (run(rule, 0, words, at, m) && m.last > best.last) best = m;
    }
  return best;
}

}  // namespace synoptic::annotate::times
