// Numbers, years, days of the month and clock times out of words: figures, words and both.
#include "annotate/times_parsers.hpp"

#include "annotate/times_feasts.hpp"
#include "annotate/times_lexicon.hpp"

namespace synoptic::annotate::times {
namespace {

constexpr std::uint16_t id(std::string_view word) { return find_lex(word); }

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
    if (half && !is(*half, c_number) && half->hundredths == 50) {
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
  } else if (a && b && c && a->lex == id("and") && b->lex == id("half") && is(*c, c_unit | c_units)) {  // "one and half hour"
    value += 50;
    n += 2;
  }
  out = value;
  return n;
}

}  // namespace

std::size_t number(const std::vector<Word>& words, std::size_t at, Match& m) {
  if (m.number != unset && m.unit != unset) {  // "an hour and thirty minutes": the second of two
    m.lead_number = m.number;
    m.lead_unit = m.unit;
    m.number = m.unit = unset;
    m.article = false;
  }
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
  if (w.lex == id("couple")) {  // "the next couple of weeks"
    m.number = w.value * 100;
    m.couple = true;
    const Word* of = word_at(words, at + 1);
    return of && of->lex == id("of") ? 2 : 1;
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
      if (next->lex != id("quarter") && next->lex != id("weekend")) return 0;
    }
    m.year = w.value;
    return 1;
  }
  if ((is(w, c_ones) && w.value >= 16) || w.lex == id("twenty")) {  // "nineteen ninety-six", "nineteen hundred and four"
    const Word* next = word_at(words, at + 1);
    const bool hundred = next != nullptr && next->lex == id("hundred") && is(w, c_ones);
    std::size_t led = hundred ? 2 : 1;
    if (hundred) {
      next = word_at(words, at + led);
      if (next != nullptr && next->lex == id("and")) next = word_at(words, at + ++led);
      if (next == nullptr || !is(*next, c_tens | c_ones)) return 0;
      if (next->value < 10) {
        m.year = w.value * 100 + next->value;
        return led + 1;
      }
    }
    if (!next || (next->gap & gap_hyphen) || !is(*next, c_tens | c_ones) || next->value < 10) return 0;
    int rest = next->value;
    std::size_t n = led + 1;
    const Word* ones = word_at(words, at + n);
    if (is(*next, c_tens) && ones && is(*ones, c_ones) && ones->value < 10) {
      rest += ones->value;
      ++n;
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
    if (unit && is(*unit, c_unit | c_units | c_of_number)) return 0;
    if (rest == 0 && (at == 0 || !(words[at - 1].lex == id("year") || is(words[at - 1], c_month)))) return 0;  // "the year two thousand", but "two thousand sheep"
    m.year = 2000 + rest;
    return n;
  }
  return 0;
}

std::size_t day_of_month(const std::vector<Word>& words, std::size_t at, Match& m) {
  const Word& w = words[at];
  const bool number = small_number(w) && w.digits <= 2;
  std::size_t n = 1;
  int value = w.value;
  if (is(w, c_tens) && (w.value == 20 || w.value == 30)) {  // "twenty-second", and "March twenty-two"
    const Word* next = word_at(words, at + 1);
    const bool after_month = at > 0 && is(words[at - 1], c_month);
    const Word* month = word_at(words, at + 2);
    const bool before_month = month != nullptr && is(*month, c_month);
    if (next == nullptr || next->value < 1 || next->value > 9 || !(is(*next, c_ordinal) || ((after_month || before_month) && is(*next, c_ones)))) return 0;
    value += next->value;
    n = 2;
  } else if (!number && !is(w, c_ordinal)) {
    const Word* month = word_at(words, at + 1);  // "fifteen August"
    if (!is(w, c_ones) || w.value < 10 || month == nullptr || !is(*month, c_month)) return 0;
  }
  if (value < 1 || value > 31) return 0;
  if (number) {
    const Word* next = word_at(words, at + 1);
    if (next && is(*next, c_of_number | c_meridiem)) return 0;
    // "the 12 Sept. 3 victims": twelve of them; the day is the number behind the month.
    const Word* behind = word_at(words, at + 2);
    if (next && is(*next, c_month) && behind && small_number(*behind) && behind->digits <= 2 && at > 0 && words[at - 1].lex == id("the")) return 0;
  }
  if (m.dom == 0) {
    m.dom = value;
    m.dom_end = at + n;
  } else {
    m.dom2 = value;
    m.dom2_begin = at;
  }
  return n;
}

namespace {

std::size_t zone(const std::vector<Word>& words, std::size_t at) {
  const Word* w = word_at(words, at);
  if (!w) return 0;
  if (is(*w, c_zone)) return 1;
  const Word* next = word_at(words, at + 1);
  if (next && next->lex == id("time") && (w->lex == id("local") || w->lex == id("eastern"))) return 2;
  return 0;
}

// "pm", "p.m.", and "9p" where it touches the figure: 0 or 12; -1 if `w` is none.
int half_day(const Word* w) {
  if (w == nullptr) return -1;
  if (is(*w, c_meridiem)) return w->value;
  if (w->gap != 0 || (w->flags & w_capital) != 0) return -1;
  return w->lex == id("a") ? 0 : w->lex == id("p") ? 12 : -1;
}

// "in the morning", "this evening" after a clock time: words taken; `shift` is 0 or 12.
std::size_t part_after(const std::vector<Word>& words, std::size_t at, int& shift) {
  const Word *in = word_at(words, at), *the = word_at(words, at + 1), *part = word_at(words, at + 2);
  if (in && (is(*in, c_part) || (the && is(*in, c_early) && is(*the, c_part)))) {  // "8:00 early morning"
    shift = (is(*in, c_part) ? in : the)->value == v(Part::morning) ? 0 : 12;
    return is(*in, c_part) ? 0 : 2;
  }
  if (!in || !the || !part || in->lex != id("in") || the->lex != id("the") || !is(*part, c_part)) return 0;
  shift = part->value == v(Part::morning) ? 0 : 12;
  return 3;
}

// Minutes of an hour that names no half of the day: "9", "9.30", "9:30", "nine", "nine thirty". 0 words if it is none.
std::size_t bare_hour(const std::vector<Word>& words, std::size_t at, int& minutes, bool spelled_minutes) {
  const Word& w = words[at];
  if (is(w, c_clock)) {
    minutes = w.value;
    return 1;
  }
  if (is(w, c_number)) {
    if (w.digits == 4 && w.value < 1000 && w.value % 100 < 60 && w.flags == 0) {  // "0730"
      minutes = w.value / 100 * 60 + w.value % 100;
      return 1;
    }
    if ((w.flags & (w_grouped | w_money | w_percent)) != 0 || w.value > 24 || w.digits > 2) return 0;
    if ((w.flags & w_decimal) != 0 && (w.hundredths > 59 || w.hundredths % 5 != 0)) return 0;
    minutes = w.value * 60 + ((w.flags & w_decimal) != 0 ? w.hundredths : 0);
    return 1;
  }
  if (!is(w, c_ones) || w.value > 12) return 0;
  minutes = w.value * 60;
  if (!spelled_minutes) return 1;
  const Word* next = word_at(words, at + 1);
  if (next == nullptr || !(is(*next, c_tens) ? next->value <= 50 : is(*next, c_ones) && next->value >= 10)) return 1;
  minutes += next->value;
  const Word* ones = is(*next, c_tens) ? word_at(words, at + 2) : nullptr;
  if (ones == nullptr || !is(*ones, c_ones) || ones->value > 9) return 2;
  minutes += ones->value;
  return 3;
}

}  // namespace

std::size_t hour(const std::vector<Word>& words, std::size_t at, Match& m) {
  int minutes = 0;
  std::size_t n = bare_hour(words, at, minutes, true);
  if (n == 0) return 0;
  const Word* next = word_at(words, at + n);
  if (m.rule->act == Act::minutes_past) {  // "ten past 9 in the evening"
    int half = half_day(next), k = half >= 0 ? 1 : 0;
    if (next && next->lex == id("o'clock")) k = 1;
    if (half < 0) {
      int shift = 0;
      const std::size_t part = part_after(words, at + n + static_cast<std::size_t>(k), shift);
      if (part > 0) half = shift;
      k += static_cast<int>(part);
    }
    m.clock_low = half >= 0 ? minutes % 720 + half * 60 : minutes;
    return n + static_cast<std::size_t>(k);
  }
  if (m.clock_low == unset) {
    if (half_day(next) >= 0) return 0;  // a clock time of its own
    m.clock_low = minutes;
    m.clock_low_begin = at;
    m.clock_low_end = at + n;
    return n;
  }
  if (half_day(next) >= 0 || (next && is(*next, c_of_number | c_unit | c_units | c_month | c_number))) return 0;
  m.clock = minutes;
  m.clock_begin = at;
  return n + zone(words, at + n);
}

std::size_t clock(const std::vector<Word>& words, std::size_t at, Match& m) {
  const Word& w = words[at];
  m.clock_begin = at;
  if (is(w, c_fixed_clock)) {
    m.clock = w.value;
    return 1;
  }
  const Word* next = word_at(words, at + 1);
  const auto before = at > 0 ? words[at - 1].lex : std::uint16_t{0};
  const bool led = before == id("at") || before == id("by") || before == id("around") || before == id("about") || before == id("until") || before == id("from") || before == id("since") || before == id("than") ||
                   ((w.flags & w_post) != 0 && (before == id("after") || before == id("before")));
  if (is(w, c_clock)) {
    const int minutes = w.value, half = half_day(next);
    if (half >= 0) {
      const int hour = minutes / 60;
      if (hour < 1 || hour > 12) return 0;
      m.clock = (hour % 12 + half) * 60 + minutes % 60;
      m.literals |= said_meridiem;
      return 2 + zone(words, at + 2);
    }
    int shift = 0;
    if (const std::size_t k = part_after(words, at + 1, shift); k > 0 && minutes < 780) {
      m.clock = minutes % 720 + shift * 60;
      m.literals |= said_meridiem;
      return 1 + k;
    }
    const std::size_t z = zone(words, at + 1);
    if (z == 0 && !led) m.literals |= said_bare_clock;
    m.clock = minutes;
    return 1 + z;
  }
  if (is(w, c_number)) {
    if (w.flags & (w_grouped | w_money | w_percent)) return 0;
    if (const int half = half_day(next); half >= 0) {
      const bool joined_digits = (w.digits == 3 || w.digits == 4) && !(w.flags & w_decimal);  // "430pm"
      const int hour = joined_digits ? w.value / 100 : w.value, minute = joined_digits ? w.value % 100 : (w.flags & w_decimal) ? w.hundredths : 0;
      if (hour < 1 || hour > 12 || minute > 59 || (w.digits > 2 && !joined_digits && !(w.flags & w_decimal))) return 0;
      m.clock = (hour % 12 + half) * 60 + minute;
      m.literals |= said_meridiem;
      return 2 + zone(words, at + 2);
    }
    if (w.flags & w_decimal) return 0;
    if (next && next->lex == id("o'clock") && w.value >= 1 && w.value <= 12) {
      m.clock = w.value * 60;
      int shift = 0;
      const std::size_t k = part_after(words, at + 2, shift);
      if (k > 0) {
        m.clock = (w.value % 12 + shift) * 60;
        m.literals |= said_meridiem;
      }
      return 2 + k;
    }
    if (w.value == 12 && next && is(*next, c_fixed_clock)) {  // "12 noon"
      m.clock = next->value;
      return 2;
    }
    if (w.digits == 4 && w.value / 100 <= 24 && w.value % 100 < 60 && next && (is(*next, c_zone) || (next->gap == 0 && next->lex == id("hrs")) || next->lex == id("hours"))) {
      m.clock = w.value / 100 * 60 + w.value % 100;
      const std::size_t z = zone(words, at + 1);
      return z > 0 ? 1 + z : 2;
    }
    // "9 in the morning"
    int shift = 0;
    if (const std::size_t k = part_after(words, at + 1, shift); k > 0 && w.value >= 1 && w.value <= 12) {
      m.clock = (w.value % 12 + shift) * 60;
      m.literals |= said_meridiem;
      return 1 + k;
    }
    return 0;
  }
  if (!is(w, c_ones) || w.value > 12) return 0;
  int minutes = 0, shift = 0;
  const std::size_t n = bare_hour(words, at, minutes, led);
  const Word* after = word_at(words, at + n);
  if (after && after->lex == id("o'clock")) {
    m.clock = minutes;
    const std::size_t k = part_after(words, at + n + 1, shift);
    if (k > 0) {
      m.clock = minutes % 720 + shift * 60;
      m.literals |= said_meridiem;
    }
    return n + 1 + k;
  }
  if (const int half = half_day(after); half >= 0 && after->gap != 0) {
    m.clock = minutes % 720 + half * 60;
    m.literals |= said_meridiem;
    return n + 1;
  }
  const bool second = before == id("to") || before == id("and") || before == id("till");
  if (const std::size_t k = part_after(words, at + n, shift); k > 0 && (led || second)) {
    m.clock = minutes % 720 + shift * 60;
    m.literals |= said_meridiem;
    return n + k;
  }
  // "at seven thirty"; "on March eighteenth nine thirty", which a day must precede
  int after_day = 0;
  const std::size_t spelled_out = bare_hour(words, at, after_day, true);
  const Word* noun = word_at(words, at + spelled_out);
  if (spelled_out > 1 && !(noun && is(*noun, c_of_number | c_unit | c_units | c_number | c_ones | c_tens))) {
    const int half = half_day(noun);
    m.clock = half >= 0 ? after_day % 720 + half * 60 : after_day;
    if (half >= 0) m.literals |= said_meridiem;
    else if (before != id("at")) m.literals |= said_bare_clock;
    return spelled_out + (half >= 0 ? 1 : 0);
  }
  return 0;
}

std::size_t holiday(const std::vector<Word>& words, std::size_t at, Match& m) {
  std::size_t best = 0;
  for (std::size_t f = 0; f < feast_count; ++f) {
    const FeastSteps& steps = feasts[f];
    std::size_t n = 0;
    bool ok = true;
    for (std::size_t s = 0; s < steps.count && ok; ++s) {
      const Word* w = n == 0 ? &words[at] : word_at(words, at + n);
      const auto& lex = steps.steps[s].lex;
      const bool hit = w != nullptr && (w->lex == lex[0] || (lex[1] != 0 && w->lex == lex[1]) || (lex[2] != 0 && w->lex == lex[2]));
      if (hit) ++n;
      else ok = steps.steps[s].optional;
    }
    if (ok && n > best) {
      best = n;
      m.holiday = static_cast<int>(f);
    }
  }
  return best;
}

}  // namespace synoptic::annotate::times
