// A small backtracking matcher. The rules that can begin with a word are known from a table made at compile time, so a
// word that begins none costs one look-up; patterns are at most nine steps and every step takes at most a handful of
// words, so the work at one word is bounded and the scan is linear.
#include "annotate/times_match.hpp"

namespace synoptic::annotate::times {
namespace {

constexpr std::uint16_t id(std::string_view word) { return find_lex(word); }

const Word* word_at(const std::vector<Word>& words, std::size_t at, bool comma = false) {
  return at < words.size() && joined(words, at, comma) ? &words[at] : nullptr;
}

bool small_number(const Word& w) { return is(w, c_number) && (w.flags & (w_decimal | w_grouped | w_money | w_percent)) == 0; }

// "twenty-five", "a hundred", "two thousand": words taken, value in `out`.
std::size_t spelled(const std::vector<Word>& words, std::size_t at, int& out) {
  const Word* w = &words[at];
  std::size_t n = 0;
  int value = 0;
  if (is(*w, c_ones)) {
    value = w->value;
    n = 1;
  } else if (is(*w, c_tens)) {
    value = w->value;
    n = 1;
    const Word* next = word_at(words, at + 1);
    if (next && is(*next, c_ones) && next->value < 10) {
      value += next->value;
      n = 2;
    }
  } else {
    return 0;
  }
  const Word* scale = word_at(words, at + n);
  if (scale && is(*scale, c_scale)) {
    value *= scale->value;
    ++n;
  }
  out = value;
  return n;
}

// One plain number, in hundredths.
std::size_t amount(const std::vector<Word>& words, std::size_t at, int& out) {
  const Word& w = words[at];
  int value = 0;
  std::size_t n = 0;
  if (is(w, c_number)) {
    if (w.flags & (w_money | w_percent) || w.value > 1000000) return 0;
    value = w.value * 100 + w.hundredths;
    n = 1;
    const Word* half = word_at(words, at + 1);
    if (half && half->lex == 0 && half->hundredths == 50) {
      value += 50;
      n = 2;
    } else if (half && is(*half, c_of_number)) {
      return 0;
    }
  } else {
    n = spelled(words, at, value);
    value *= 100;
  }
  if (n == 0) return 0;
  // "two and a half"
  const Word *a = word_at(words, at + n), *b = word_at(words, at + n + 1), *c = word_at(words, at + n + 2);
  if (a && b && c && a->lex == id("and") && b->lex == id("a") && c->lex == id("half")) {
    value += 50;
    n += 3;
  }
  out = value;
  return n;
}

std::size_t number(const std::vector<Word>& words, std::size_t at, Match& m) {
  const Word& w = words[at];
  if (is(w, c_article)) {
    const Word* next = word_at(words, at + 1);
    if (next && is(*next, c_vague) && next->lex == id("few")) {
      m.vague = true;
      return 2;
    }
    if (next && (next->lex == id("couple") || next->lex == id("dozen"))) {
      m.number = next->value * 100;
      m.couple = true;
      const Word* of = word_at(words, at + 2);
      return of && of->lex == id("of") ? 3 : 2;
    }
    if (next && is(*next, c_scale)) {
      m.number = next->value * 100;
      return 2;
    }
    m.number = 100;
    m.article = true;
    return 1;
  }
  if (is(w, c_vague)) {
    m.vague = true;
    if (w.lex == id("dozens") || w.lex == id("hundreds") || w.lex == id("thousands")) {
      const Word* of = word_at(words, at + 1);
      return of && of->lex == id("of") ? 2 : 0;
    }
    return 1;
  }
  int low = 0;
  const std::size_t n = amount(words, at, low);
  if (n == 0) return 0;
  m.number = low;
  const Word* link = word_at(words, at + n);
  if (link && (link->lex == id("to") || link->lex == id("or"))) {
    int high = 0;
    if (word_at(words, at + n + 1)) {
      const std::size_t k = amount(words, at + n + 1, high);
      if (k > 0 && high > low) {
        m.number_high = high;
        return n + 1 + k;
      }
    }
  } else if (link && is(*link, c_number) && (link->gap & gap_hyphen)) {
    int high = 0;
    const std::size_t k = amount(words, at + n, high);
    if (k > 0 && high > low) {
      m.number_high = high;
      return n + k;
    }
  }
  return n;
}

std::size_t year(const std::vector<Word>& words, std::size_t at, Match& m) {
  const Word& w = words[at];
  if (small_number(w)) {
    if (w.digits != 4 || w.value < 1000 || w.value > 2199) return 0;
    const Word* next = word_at(words, at + 1);
    if (next && !is(*next, c_ordinal) && (is(*next, c_of_number | c_unit | c_units | c_meridiem) || (is(*next, c_zone) && at > 0 && words[at].value < 2400 && words[at].value % 100 < 60))) {
      // "2023 year"? no: a number of things. A quarter may follow its year.
      if (next->lex != id("quarter")) return 0;
    }
    m.year = w.value;
    return 1;
  }
  if (w.lex == id("eighteen") || w.lex == id("nineteen") || w.lex == id("twenty")) {  // "nineteen ninety-six"
    const Word* next = word_at(words, at + 1);
    if (!next || (next->gap & gap_hyphen) || !is(*next, c_tens | c_ones) || next->value < 10) return 0;
    int rest = next->value;
    std::size_t n = 2;
    const Word* ones = word_at(words, at + 2);
    if (is(*next, c_tens) && ones && is(*ones, c_ones) && ones->value < 10) {
      rest += ones->value;
      n = 3;
    }
    const Word* unit = word_at(words, at + n);
    if (unit && is(*unit, c_unit | c_units | c_of_number)) return 0;
    m.year = w.value * 100 + rest;
    return n;
  }
  if (w.lex == id("two")) {  // "two thousand (and) six"
    const Word* thousand = word_at(words, at + 1);
    if (!thousand || thousand->lex != id("thousand")) return 0;
    std::size_t n = 2;
    const Word* next = word_at(words, at + n);
    if (next && next->lex == id("and")) next = word_at(words, at + ++n);
    int rest = 0;
    if (next && is(*next, c_ones | c_tens)) {
      const std::size_t k = spelled(words, at + n, rest);
      if (rest > 99) return 0;
      n += k;
    } else {
      n = 2;
    }
    const Word* unit = word_at(words, at + n);
    if (unit && (is(*unit, c_unit | c_units | c_of_number) || rest == 0)) return 0;
    if (rest == 0 && (at == 0 || words[at - 1].lex != id("year"))) return 0;
    m.year = 2000 + rest;
    return n;
  }
  return 0;
}

std::size_t day_of_month(const std::vector<Word>& words, std::size_t at, Match& m) {
  const Word& w = words[at];
  const bool number = small_number(w) && w.digits <= 2;
  if ((!number && !is(w, c_ordinal)) || w.value < 1 || w.value > 31) return 0;
  if (number) {
    const Word* next = word_at(words, at + 1);
    if (next && is(*next, c_of_number | c_meridiem)) return 0;
  }
  std::size_t n = 1;
  int value = w.value;
  if (w.lex == id("twentieth") || w.lex == id("thirtieth")) n = 1;
  if (m.dom == 0) {
    m.dom = value;
    m.dom_end = at + n;
  } else {
    m.dom2 = value;
    m.dom2_begin = at;
  }
  return n;
}

std::size_t zone(const std::vector<Word>& words, std::size_t at) {
  const Word* w = word_at(words, at);
  if (!w) return 0;
  if (is(*w, c_zone)) return 1;
  const Word* next = word_at(words, at + 1);
  if (next && next->lex == id("time") && (w->lex == id("local") || w->lex == id("eastern"))) return 2;
  return 0;
}

std::size_t clock(const std::vector<Word>& words, std::size_t at, Match& m) {
  const Word& w = words[at];
  if (is(w, c_fixed_clock)) {
    m.clock = w.value;
    return 1;
  }
  const Word* next = word_at(words, at + 1);
  if (is(w, c_clock)) {
    int minutes = w.value;
    if (next && is(*next, c_meridiem)) {
      const int hour = minutes / 60;
      if (hour < 1 || hour > 12) return 0;
      m.clock = (hour % 12 + next->value) * 60 + minutes % 60;
      return 2 + zone(words, at + 2);
    }
    const std::size_t z = zone(words, at + 1);
    const bool led = at > 0 && (words[at - 1].lex == id("at") || words[at - 1].lex == id("by") || words[at - 1].lex == id("around") ||
                                words[at - 1].lex == id("about") || words[at - 1].lex == id("until") || words[at - 1].lex == id("from") || words[at - 1].lex == id("since"));
    if (z == 0 && !led) return 0;
    m.clock = minutes;
    return 1 + z;
  }
  if (is(w, c_number)) {
    if (w.flags & (w_grouped | w_money | w_percent)) return 0;
    if (next && is(*next, c_meridiem) && w.value >= 1 && w.value <= 12) {
      if ((w.flags & w_decimal) && w.hundredths > 59) return 0;
      if (next->lex == id("am") && next->gap != 0 && next->span.size() == 2 && !(next->flags & w_upper)) {
        // "1 am" may be "I am" in no figure: a number before it is enough
      }
      m.clock = (w.value % 12 + next->value) * 60 + ((w.flags & w_decimal) ? w.hundredths : 0);
      return 2 + zone(words, at + 2);
    }
    if (next && next->lex == id("o'clock") && w.value >= 1 && w.value <= 12) {
      m.clock = w.value * 60;
      return 2;
    }
    if (w.digits == 4 && w.value / 100 <= 24 && w.value % 100 < 60 && next && is(*next, c_zone) && !(w.flags & w_decimal)) {
      m.clock = w.value / 100 * 60 + w.value % 100;
      return 1 + zone(words, at + 1);
    }
    // "9 in the morning"
    const Word *in = next, *the = word_at(words, at + 2), *part = word_at(words, at + 3);
    if (in && the && part && in->lex == id("in") && the->lex == id("the") && is(*part, c_part) && w.value >= 1 && w.value <= 12 && !(w.flags & w_decimal)) {
      m.clock = (w.value % 12 + (part->value == v(Part::morning) ? 0 : 12)) * 60;
      return 4;
    }
    return 0;
  }
  if (is(w, c_ones) && w.value <= 12 && next && next->lex == id("o'clock")) {
    m.clock = w.value * 60;
    return 2;
  }
  return 0;
}

std::size_t take(const Choice& c, const std::vector<Word>& words, std::size_t at, Match& m) {
  const Word& w = words[at];
  switch (c.parser) {
    case Parser::num: return is(w, c.classes) ? number(words, at, m) : 0;
    case Parser::year: return is(w, c.classes) ? year(words, at, m) : 0;
    case Parser::dom: return is(w, c.classes) ? day_of_month(words, at, m) : 0;
    case Parser::clock: return is(w, c.classes) ? clock(words, at, m) : 0;
    case Parser::none: break;
  }
  if (c.lex != 0) {
    if (w.lex != c.lex) return 0;
    if (w.lex == id("earlier")) m.literals |= said_earlier;
    else if (w.lex == id("later") || w.lex == id("hence") || w.lex == id("from")) m.literals |= said_later;
    else if (w.lex == id("last")) { m.literals |= said_last; m.rel = -1; }
    else if (w.lex == id("half")) m.literals |= said_half;
    else if (w.lex == id("eve")) m.literals |= said_eve;
    else if (w.lex == id("new")) m.literals |= said_new;
    else if (w.lex == id("valentine")) m.literals |= said_valentine;
    else if (w.lex == id("boxing")) m.literals |= said_boxing;
    else if (w.lex == id("fiscal")) m.literals |= said_fiscal;
    else if (w.lex == id("same")) m.literals |= said_same;
    else if (w.lex == id("that")) m.literals |= said_that;
    else if (w.lex == id("end")) m.literals |= said_end;
    else if (w.lex == id("recent") || w.lex == id("latest")) m.literals |= said_recent;
    else if (w.lex == id("the")) m.literals |= said_the;
    else if (w.lex == id("other")) m.literals |= said_other;
    else if (w.lex == id("in")) m.literals |= said_in;
    else if (w.lex == id("quarter")) m.unit = v(Unit::quarter);
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
  if (k & c_holiday) m.holiday = w.value;
  if (k & c_edge) m.literals |= said_edge;
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
    open = joined(words, at, s.comma);
    if (s.hyphen && !(words[at].gap & gap_hyphen)) open = false;
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
  std::uint8_t allowed = gap_space | gap_newline | gap_hyphen;
  if (comma) allowed |= gap_comma;
  if (is(words[at - 1], c_abbreviation)) allowed |= gap_dot;
  if (words[at].flags & w_apostrophe) allowed |= gap_other;  // "the '80s"
  const std::uint8_t gap = words[at].gap;
  if (gap == 0) return is(words[at], c_possessive | c_meridiem) || words[at].lex != 0;
  // a dash with blanks around it parts; a hyphen does not
  if ((gap & gap_hyphen) && (gap & gap_space)) return false;
  return (gap & ~allowed) == 0;
}

Match match_at(const std::vector<Word>& words, std::size_t at) {
  Match best;
  const Word& w = words[at];
  const RuleMask mask = rule_starts[w.lex];
  if (!mask.any()) return best;
  // No rule is one word of these alone, so the word after must be known too.
  constexpr std::uint64_t cores = c_month | c_weekday | c_weekdays | c_units | c_day_word | c_set | c_reference | c_number | c_decade | c_clock | c_iso | c_holiday | c_fixed_clock;
  if (!is(w, cores) && w.lex != id("tonight") && w.lex != id("overnight") && (at + 1 >= words.size() || words[at + 1].lex == 0 || !joined(words, at + 1))) return best;
  // Nor is a bare number one, unless it is a year.
  if (w.lex == lex_number && w.digits != 4 && (at + 1 >= words.size() || words[at + 1].lex == 0)) {
    // a half may follow: "3 1/2 hours"
    if (at + 1 >= words.size() || words[at + 1].hundredths == 0) return best;
  }
  for (std::size_t half = 0; half < 2; ++half)
    for (std::uint64_t bits = half == 0 ? mask.low : mask.high; bits != 0; bits &= bits - 1) {
      const Rule& rule = rules[half * 64 + static_cast<std::size_t>(__builtin_ctzll(bits))];
      Match m;
      m.rule = &rule;
      m.first = m.last = at;
      if (run(rule, 0, words, at, m) && m.last > best.last) best = m;
    }
  return best;
}

}  // namespace synoptic::annotate::times
