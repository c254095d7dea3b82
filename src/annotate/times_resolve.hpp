// The meaning of a match: its TIMEX3 value and days, given the day of publication and what was named before. Internal to annotate.
#pragma once

#include <optional>
#include <vector>

#include "annotate/times_calendar.hpp"
#include "annotate/times_match.hpp"
#include "annotate/times_scan.hpp"

namespace synoptic::annotate::times {

// What was named before: "that year" and "two days later" hang on the last dated expression, "the quarter" on the last quarter.
struct Focus {
  std::optional<Day> day;
  Grain grain = Grain::none;
  std::size_t word = 0;               // where it ended
  std::uint32_t time = 0;             // which expression it was
  int quarter = unset;                // quarters since year 0
  std::size_t quarter_word = 0;
  std::uint32_t quarter_time = 0;
  // How far they reach, in words: a paragraph or two, and about an article's account of one quarter.
  [[nodiscard]] bool near(std::size_t at) const { return day && at >= word && at - word <= 60; }
  [[nodiscard]] bool quarter_near(std::size_t at) const { return quarter != unset && at < quarter_word + 400; }
};

[[nodiscard]] constexpr bool is_clock(Act act) { return act == Act::clock || act == Act::clocks || act == Act::clock_at || act == Act::minutes_past; }

// How far a day named before reaches for clock times and parts of the day, in words: a sentence.
constexpr std::size_t clock_reach = 25;

class Resolver {
 public:
  // All three outlive the resolver; `focus` may change between calls.
  Resolver(const std::vector<Word>& words, std::optional<Day> anchor, const Focus& focus) : words_(words), anchor_(anchor), focus_(focus) {}

  // nullopt: not a time after all ("April 31").
  [[nodiscard]] std::optional<Value> resolve(const Match& match, Tense tense) const;
  // The day `dom` of the match's month.
  [[nodiscard]] std::optional<Value> resolve_day(const Match& match, int dom, Tense tense) const;

  // The clock time of a match, in minutes since midnight.
  [[nodiscard]] int minutes_of(const Match& match) const;
  // The day that lies so many units (hundredths, whole ones) after `base`; before it if negative.
  [[nodiscard]] static std::optional<Day> day_after(Day base, int unit, int hundredths);
  // True if the match hangs on the last dated expression; clock times do so for a sentence or two.
  [[nodiscard]] static bool of_focus(const Match& match, const Focus& focus) {
    return focus.near(match.first) && (!is_clock(match.rule->act) || (focus.grain == Grain::day && match.first - focus.word <= clock_reach));
  }

 private:
  [[nodiscard]] int year_of_month(int month, Tense t) const;
  [[nodiscard]] std::optional<Day> day_without_year(int month, int dom, int weekday_named, Tense t) const;
  [[nodiscard]] Day weekday_on(int wanted, Tense t, bool strict) const;
  [[nodiscard]] bool fits_focus(int unit) const;
  [[nodiscard]] std::optional<Value> shifted(Day base, int unit, int hundredths, Basis basis) const;
  [[nodiscard]] static std::string unresolved(int unit);
  [[nodiscard]] Value open_value(std::string text, Basis basis, Grain grain) const;
  [[nodiscard]] Value at_part(Value day, int part) const;
  [[nodiscard]] std::optional<int> relative_year(const Match& m) const;
  [[nodiscard]] static bool is_year_relation(const Match& m);
  [[nodiscard]] std::optional<Value> resolve_quarter(const Match& m, Tense t) const;
  [[nodiscard]] std::optional<Value> resolve_weekday(const Match& m, Tense t) const;
  [[nodiscard]] std::optional<Value> named_neighbour(const Match& m, int direction) const;
  [[nodiscard]] std::optional<Value> resolve_clock(const Match& m, Tense t) const;
  [[nodiscard]] std::optional<Value> resolve_relative(const Match& m) const;
  [[nodiscard]] Mod edge_of(const Match& m) const;
  [[nodiscard]] std::optional<Value> resolve_holiday(const Match& m, Tense t) const;
  [[nodiscard]] std::optional<Value> resolve_slash(const Match& m, Tense t) const;
  [[nodiscard]] std::optional<Value> resolve_dom(const Match& m, Tense t) const;
  [[nodiscard]] std::optional<Value> resolve_week_number(const Match& m) const;
  [[nodiscard]] std::optional<Value> resolve_nth(const Match& m, Tense t) const;
  [[nodiscard]] std::optional<Value> resolve_first_units(const Match& m) const;
  [[nodiscard]] std::optional<Interval> days_of_length(const Match& m) const;

  const std::vector<Word>& words_;
  std::optional<Day> anchor_;
  const Focus& focus_;
};

}  // namespace synoptic::annotate::times
