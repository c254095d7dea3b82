#include "annotate/times_join.hpp"

#include <algorithm>

#include "annotate/times_lexicon.hpp"

namespace synoptic::annotate::times {
namespace {

constexpr std::uint16_t id(std::string_view word) { return find_lex(word); }

constexpr int small_hours = 300;  // minutes: a night's clock times before five are after midnight

// May stand between a day and a clock time that is of the day, but another end or side of it: "Tuesday from 2 to 4".
bool parts_clock(const Word& w) {
  return w.lex == id("from") || w.lex == id("between") || w.lex == id("before") || w.lex == id("after") || w.lex == id("by") || w.lex == id("until") || w.lex == id("till");
}

// The clock time is of that day and hangs on what the day hangs on.
void move_to(Expression& clock, const Expression& day) {
  Time& t = clock.time;
  t.value = format_day(*day.time.from) + clock_text(clock.clock);
  t.from = t.to = day.time.from;
  t.anchor = day.time.anchor;
  t.anchor_day = day.time.anchor_day;
  t.anchor_time = day.time.anchor_time;
  t.side = day.time.side;
  t.reason = day.time.reason;
  t.evidence = day.time.evidence;
}

// "Tuesday in the morning": the part is of that day.
bool join_part(std::vector<Expression>& out, const std::vector<Word>& words, Focus& focus) {
  if (out.size() < 2) return false;
  Expression &left = out[out.size() - 2], &right = out.back();
  if (right.part == unset || right.first_word != left.last_word || !joined(words, right.first_word)) return false;
  if (std::string_view(right.time.rule) != "part of this day" || left.part != unset || !is_day(left)) return false;
  left.time.type = TimeType::time;
  left.time.value += part_text(right.part);
  left.time.span.end = right.time.span.end;
  left.time.mod = right.time.mod;
  left.part = right.part;
  left.last_word = right.last_word;
  out.pop_back();
  focus.time = std::min(focus.time, static_cast<std::uint32_t>(out.size() - 1));
  focus.day = out.back().time.from;
  focus.word = out.back().last_word;
  return true;
}

// A day and a clock time that stand together are one expression, whichever comes first: "Friday, 9 p.m.", "9 p.m. on Friday".
void join_clock(std::vector<Expression>& out, const std::vector<Word>& words, Focus& focus) {
  if (out.size() < 2) return;
  Expression &left = out[out.size() - 2], &right = out.back();
  const std::size_t between = right.first_word - left.last_word;
  if (between > 1 || !joined(words, left.last_word, true) || (between == 1 && (!joins_clock(words[left.last_word]) || !joined(words, right.first_word, true)))) return;
  const bool clock_last = right.clock >= 0 && left.clock < 0, clock_first = left.clock >= 0 && right.clock < 0;
  if (clock_last == clock_first || (clock_first && left.basis != Basis::story)) return;  // a clock time that has its day already
  Expression& day = clock_last ? left : right;
  Expression& clock = clock_last ? right : left;
  const bool set = day.time.type == TimeType::set;
  if (!set && !is_day(day)) return;
  if (set && day.time.value != "P1D" && !day.time.value.starts_with("XXXX-")) return;
  if (day.part != unset && day.part != v(Part::morning) && clock.clock < 720 && !clock.meridiem && !(day.part == v(Part::night) && clock.clock < small_hours)) clock.clock += 720;
  if (between == 1 && parts_clock(words[left.last_word])) {  // "Tuesday from 2 to 4", "Tuesday after 5 p.m.": its clock times follow
    if (clock_last && !set) move_to(clock, day);
    return;
  }
  const int minutes = clock.clock;
  std::string head = set ? day.time.value == "P1D" ? "XXXX-XX-XX" : day.time.value : format_day(*day.time.from);
  if (const auto t = head.find('T'); t != std::string::npos) head.resize(t);
  const int day_part = day.part;
  Expression one = day;
  one.time.type = set ? TimeType::set : TimeType::time;
  one.time.value = head + clock_text(minutes);
  one.time.span = Span{left.time.span.begin, right.time.span.end};
  one.first_word = left.first_word;
  one.last_word = right.last_word;
  one.clock = minutes;
  one.time.rule = clock.time.rule;
  out.pop_back();
  out.back() = std::move(one);
  focus.time = std::min(focus.time, static_cast<std::uint32_t>(out.size() - 1));
  focus.word = out.back().last_word;
  // the first end of "5 to 6 p.m. on Friday" is of that day, too
  if (clock_first && !set && out.size() >= 2) {
    Expression& before = out[out.size() - 2];
    const std::size_t gap = out.back().first_word - before.last_word;
    if (day_part != unset && day_part != v(Part::morning) && before.clock >= 0 && before.clock < 720 && !before.meridiem) before.clock += 720;
    if (before.clock >= 0 && before.basis == Basis::story && gap <= 1 && (gap == 0 || links_range(words[before.last_word]))) move_to(before, out.back());
  }
}

// "three days after May 3", "two weeks before Christmas": one day, counted from another.
void count_from(std::vector<Expression>& out, const std::vector<Word>& words, Focus& focus) {
  if (out.size() < 2) return;
  Expression &length = out[out.size() - 2], &base = out.back();
  if (length.unit < 0 || base.first_word != length.last_word + 1 || !joined(words, length.last_word) || !joined(words, base.first_word)) return;
  if (!base.time.from || base.time.from != base.time.to || base.time.type != TimeType::date) return;
  const auto link = words[length.last_word].lex;
  if (link == id("from") && base.last_word < words.size() && words[base.last_word].lex == id("to")) return;  // "seven days from Monday to Sunday"
  const int sign = link == id("before") ? -1 : link == id("after") || link == id("from") || link == id("since") ? 1 : 0;
  const auto led = length.first_word > 0 ? words[length.first_word - 1].lex : std::uint16_t{0};
  if (sign == 0 || led == id("for") || led == id("within") || led == id("during") || led == id("in") || led == id("another")) return;  // "for two weeks after May 3" lasts
  const auto day = Resolver::day_after(*base.time.from, length.unit, sign * length.hundredths);
  if (!day) return;
  Expression one = base;
  one.time.span.begin = length.time.span.begin;
  one.first_word = length.first_word;
  one.time.value = format_day(*day);
  one.time.from = one.time.to = *day;
  one.time.mod = length.time.mod;
  one.time.rule = "counted from a day";
  one.basis = Basis::none;  // neither a day that the words name nor one that the tense moves
  out.pop_back();
  out.back() = std::move(one);
  focus.day = *day;
  focus.time = std::min(focus.time, static_cast<std::uint32_t>(out.size() - 1));
}

}  // namespace

bool is_day(const Expression& e) {
  return e.time.from && e.time.from == e.time.to && (e.time.type == TimeType::date || e.part != unset) && e.basis != Basis::none;
}
bool joins_clock(const Word& w) { return parts_clock(w) || w.lex == id("at") || w.lex == id("around") || w.lex == id("about") || w.lex == id("on") || w.lex == id("of"); }
bool links_range(const Word& w) { return w.lex == id("to") || w.lex == id("and") || w.lex == id("until") || w.lex == id("till") || w.lex == id("through"); }

void join_last(std::vector<Expression>& out, const std::vector<Word>& words, Focus& focus) {
  if (!join_part(out, words, focus)) join_clock(out, words, focus);
  count_from(out, words, focus);
}

}  // namespace synoptic::annotate::times
