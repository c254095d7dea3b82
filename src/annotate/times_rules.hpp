// The rules of the time tagger, one a row: a name, a pattern over words, and what the match means.
//
// A pattern is a row of steps parted by blanks. Upper case is a class or a small parser, lower case is the word itself:
//   MONTH WDAY WDAYS UNIT (singular) UNITS (plural) UNITA (either) SEASON PART PARTS TODAY (today, yesterday, tomorrow)
//   REL (last, next, this ...) ADJ (more, consecutive ...) EACH SET REF ORD DECADE ISO ZONE POSS ('s)
//   EARLY (early, late, mid ...) QN (Q3, H1) SLASH (7/6)
//   NUM (a number of things, with "a", "a few", "two to three", "two and a half")   YEAR   DOM (day of the month)   CLOCK
//   HOLIDAY (a row of times_feasts.hpp)   HOUR (a clock time that may lack its "pm": the first end of "5 to 6 p.m.")
// `x|y` either; `x?` may be missing; `,x` a comma may stand before it; `-x` a hyphen must. Between two steps there may be a
// blank, one line end or a hyphen, and a full stop only after an abbreviation. The longest match wins, then the earlier row.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "annotate/times_lexicon.hpp"

namespace synoptic::annotate::times {

enum class Act : std::uint8_t {
  iso, day, days, slash, dom, week_number, nth_unit, first_units, clock_at, in_time, month, year, decade, century, era, quarter, half, fiscal_year, weekday, today, tonight, part, clock, relative_unit, latest, year_to_date,
  focus_unit, week_of, ago, shift, day_before, day_after, season, weekend, holiday, holiday_weekend, year_ago, duration, half_unit, plural_duration, clocks, minutes_past, whole_unit, unit_alone, part_alone, set, set_weekday, set_month,
  set_part, set_season, reference, past_reference, present_reference, future_reference,
};

struct RuleRow {
  const char* name;
  std::string_view pattern;
  Act act;
};

constexpr RuleRow rule_rows[] = {
    // absolute dates, with or without their year
    {"numeric date", "ISO", Act::iso},
    {"numeric date", "WDAY ,ISO", Act::iso},
    {"year and month in figures", "YEARMONTH", Act::month},
    {"weekday, month day", "WDAY ,MONTH the? DOM ,YEAR?", Act::day},
    {"weekday, month day", "REL WDAY ,MONTH the? DOM ,YEAR?", Act::day},
    {"weekday, day month", "WDAY ,the? DOM of? MONTH ,YEAR?", Act::day},
    {"month day", "MONTH the? DOM ,YEAR?", Act::day},
    {"month day of a relative year", "MONTH the? DOM ,of? REL year", Act::day},
    {"day month", "the? DOM of? MONTH ,YEAR?", Act::day},
    {"day month of a relative year", "the? DOM of? MONTH ,of? REL year", Act::day},
    {"month day", "MONTH the? DOM ,of|in YEAR", Act::day},
    {"day month", "the? DOM of? MONTH ,of|in YEAR", Act::day},
    {"day month", "the? DOM day of MONTH ,YEAR?", Act::day},
    {"year month day", "YEAR MONTH DOM", Act::day},
    {"days of a month", "the? DOM to|and|through|till|until|or? the? DOM of? MONTH ,YEAR?", Act::days},
    {"days of a month", "the? DOM to|and|through|till|until|or? the? DOM of? MONTH of|in YEAR", Act::days},
    {"numeric day", "SLASH ,YEAR?", Act::slash},
    {"numeric day", "REL? WDAY ,SLASH", Act::slash},
    {"day of the month", "the DOM", Act::dom},
    {"day of the month", "the? DOM day? of? REL month", Act::dom},
    {"day of the month", "the? DOM day? of the month", Act::dom},
    {"weekday and day", "WDAY ,the? DOM", Act::dom},
    {"month year", "MONTH ,of? ,YEAR", Act::month},
    {"month of a relative year", "MONTH ,of? REL year", Act::month},
    {"relative month", "this? REL MONTH", Act::month},
    {"month", "MONTH", Act::month},
    {"month year", "the? MONTH in YEAR", Act::month},
    {"year", "YEAR", Act::year},
    {"year", "the? calendar|school|academic? year YEAR", Act::year},
    {"decade", "the? DECADE", Act::decade},
    {"century", "the? ORD century", Act::century},
    {"year before our era", "NUM bc|bce", Act::era},
    {"century before our era", "the? ORD century bc|bce", Act::era},
    {"fiscal year", "fiscal|financial year? ,YEAR", Act::fiscal_year},
    {"fiscal year", "the fiscal|financial year YEAR", Act::fiscal_year},
    // quarters and halves
    {"quarter of a year", "the? fiscal? ORD fiscal? quarter ,of|in? YEAR", Act::quarter},
    {"quarter of a relative year", "the? fiscal? ORD fiscal? quarter ,of? REL fiscal? year", Act::quarter},
    {"quarter of a year", "the? YEAR fiscal? ORD quarter", Act::quarter},
    {"quarter of a relative year", "REL year POSS fiscal? ORD quarter", Act::quarter},
    {"quarter", "the? fiscal? ORD fiscal? quarter", Act::quarter},
    {"quarter", "its fiscal? ORD fiscal? quarter", Act::quarter},
    {"quarter by number", "QN", Act::quarter},
    {"quarter by number", "QN ,of|in? YEAR", Act::quarter},
    {"quarter by number", "YEAR QN", Act::quarter},
    {"quarter by number", "QN of? REL year", Act::quarter},
    {"quarter of a relative year", "the? ORD quarter of the year", Act::quarter},
    {"half of a year", "the? ORD|last half of YEAR", Act::half},
    {"half of a relative year", "the? ORD|last half of REL year", Act::half},
    {"year to date", "the? year to date", Act::year_to_date},
    {"latest quarter", "the latest|recent quarter|period", Act::latest},
    {"the quarter", "the quarter", Act::latest},
    {"year-earlier quarter", "the year ago|earlier ORD? quarter|period", Act::year_ago},
    {"year-earlier quarter", "year ago|earlier quarter|period?", Act::year_ago},
    {"year-earlier quarter", "the same|comparable|corresponding period|quarter REL year", Act::year_ago},
    // days by their relation to the day of publication
    {"today", "TODAY PART?", Act::today},
    {"tonight", "tonight", Act::tonight},
    {"overnight", "overnight", Act::tonight},
    {"relative weekday", "this? REL WDAY PART?", Act::weekday},
    {"relative weekday", "this? REL WDAY EARLY PART", Act::weekday},
    {"weekday", "WDAY PART?", Act::weekday},
    {"weekday", "WDAY EARLY PART", Act::weekday},
    {"weekday of a relative week", "WDAY PART? ,of? REL week", Act::weekday},
    {"weekday of a relative week", "WDAY PART? of the REL week", Act::weekday},
    {"weekday of a relative week", "REL week on? WDAY", Act::weekday},
    {"part of a day", "this|last|that|tomorrow|yesterday PART", Act::part},
    {"part of a day", "the? next PART", Act::part},
    {"part of a day", "TODAY EARLY PART", Act::today},
    {"day before", "the? day before yesterday|TODAY", Act::day_before},
    {"day after", "the? day after tomorrow|TODAY", Act::day_after},
    // clock times; a day before or after one is joined to it later (times.cpp)
    {"clock time", "CLOCK", Act::clock},
    {"clock time after a day", "at|around HOUR", Act::clock_at},
    {"clock times", "HOUR to|till|until|and|through CLOCK", Act::clocks},
    {"clock times", "HOUR -CLOCK", Act::clocks},
    {"clock times", "HOUR -HOUR", Act::clocks},
    {"clock times", "HOUR to HOUR", Act::clocks},
    {"clock times", "from|between HOUR to|till|until|and CLOCK", Act::clocks},
    {"clock times", "from|between HOUR -CLOCK", Act::clocks},
    {"clock times", "from|between HOUR to|till|until|and HOUR", Act::clocks},
    {"clock times", "from|between HOUR -HOUR", Act::clocks},
    {"minutes past", "half past HOUR", Act::minutes_past},
    {"minutes past", "a? quarter past|to HOUR", Act::minutes_past},
    {"minutes past", "NUM minutes|mins|min? past HOUR", Act::minutes_past},
    // relative weeks, months, years
    {"relative unit", "the? REL UNIT", Act::relative_unit},
    {"relative unit", "this coming|past UNIT", Act::relative_unit},
    {"relative year of a kind", "the? REL fiscal|calendar|school|academic|financial year", Act::relative_unit},
    {"relative unit", "the? REL working week", Act::relative_unit},
    {"relative unit", "the? REL workweek", Act::relative_unit},
    {"numbered week", "the week NUM", Act::week_number},
    {"numbered week", "the? week NUM ,of|in? YEAR", Act::week_number},
    {"numbered week", "the? week NUM ,of|in REL year", Act::week_number},
    {"nth unit of a year", "the? ORD|last week|month of|in YEAR", Act::nth_unit},
    {"nth unit of a year", "the? ORD|last week|month of|in REL year", Act::nth_unit},
    {"nth week of a month", "the? ORD|last week of|in MONTH ,of? YEAR?", Act::nth_unit},
    {"nth week of a month", "the? ORD|last week of|in REL month", Act::nth_unit},
    {"first units of a year", "the? first|last NUM UNITS of|in YEAR", Act::first_units},
    {"first units of a year", "the? first|last NUM UNITS of|in REL year", Act::first_units},
    {"unit of the story", "the? same|that UNIT", Act::focus_unit},
    {"unit of the story", "that same UNIT", Act::focus_unit},
    {"week of a day", "the week of|beginning|starting|commencing|ending on? MONTH DOM ,YEAR?", Act::week_of},
    {"edge of a unit", "EDGE of the UNIT", Act::relative_unit},
    {"edge of a unit", "EDGE of UNIT", Act::relative_unit},
    {"edge of a unit by initials", "eoy|eom", Act::relative_unit},
    {"edge of a unit", "in the UNIT", Act::relative_unit},  // only after "earlier", "later"
    {"edge of a unit", "year POSS? end", Act::relative_unit},
    {"ago", "NUM ADJ? UNITA ago", Act::ago},
    {"ago", "NUM UNITA or so ago", Act::ago},
    {"ago", "NUM UNITA and a half ago", Act::ago},
    {"ago", "UNITS ago", Act::ago},
    {"earlier, later", "NUM ADJ? UNITA earlier|later|hence", Act::shift},
    {"from now", "NUM ADJ? UNITA from now|TODAY", Act::shift},
    // seasons, weekends, holidays
    {"season of a year", "the? SEASON ,of? YEAR", Act::season},
    {"relative season", "this? REL SEASON", Act::season},
    {"season", "the? SEASON", Act::season},
    {"weekend", "the weekend", Act::weekend},
    {"holiday", "REL? HOLIDAY ,of? ,YEAR?", Act::holiday},
    {"holiday weekend", "HOLIDAY weekend ,of? ,YEAR?", Act::holiday_weekend},
    {"holiday weekend", "HOLIDAY YEAR weekend", Act::holiday_weekend},
    {"holiday weekend", "the? weekend of HOLIDAY ,YEAR?", Act::holiday_weekend},
    {"holiday of a relative year", "HOLIDAY of? REL year", Act::holiday},
    // durations
    {"in some time", "in NUM UNITA", Act::in_time},
    {"duration", "NUM ADJ? UNITA", Act::duration},
    {"duration", "the NUM ADJ? UNITS", Act::duration},
    {"some units", "some UNITS", Act::plural_duration},
    {"duration", "the? REL|first|final|recent NUM ADJ? UNITA", Act::duration},
    {"duration", "the? NUM REL UNITS", Act::duration},
    {"duration", "NUM UNITA and a half", Act::duration},
    {"duration of two units", "NUM UNITA ,and? NUM UNITA", Act::duration},
    {"nights", "NUM ADJ? nights", Act::duration},
    {"duration", "NUM UNITA and half", Act::duration},
    {"half a unit from now", "half a|an UNIT from now", Act::half_unit},
    {"half a unit", "half a|an UNIT", Act::half_unit},
    {"half a unit", "half -UNIT", Act::half_unit},
    {"units long", "UNITA -long", Act::plural_duration},
    {"whole unit", "all UNIT", Act::whole_unit},
    {"whole unit", "the? whole|entire UNIT", Act::whole_unit},
    {"whole unit", "another UNIT", Act::whole_unit},
    {"recent units", "the? recent|past|coming|last|next UNITS", Act::plural_duration},
    {"units", "UNITS", Act::plural_duration},
    // sets
    {"every unit", "EACH NUM? other? UNITA", Act::set},
    {"every unit", "on|all|any UNITA", Act::set},
    {"every weekday", "EACH other? WDAY PART?", Act::set_weekday},
    {"every month of a name", "EACH MONTH", Act::set_month},
    {"every part", "EACH PART", Act::set_part},
    {"every season", "EACH SEASON", Act::set_season},
    {"weekdays", "on? WDAYS PARTS?", Act::set_weekday},
    {"weekdays", "WDAY PARTS", Act::set_weekday},
    {"adverb of frequency", "SET", Act::set},
    {"adverb of frequency", "semi annually", Act::set},
    {"times a unit", "once|twice a|an|per UNIT", Act::set},
    {"times a unit", "NUM times a|an|per UNIT", Act::set},
    // vague ones
    {"reference", "REF", Act::reference},
    {"reference", "right REF", Act::reference},
    {"reference", "these days", Act::present_reference},
    {"reference", "at the moment", Act::present_reference},
    {"reference", "at present", Act::present_reference},
    {"reference", "at the present time", Act::present_reference},
    {"reference", "at the minute", Act::present_reference},
    {"reference", "to|till|until date", Act::present_reference},
    {"reference", "the? current date", Act::present_reference},
    {"reference", "the present", Act::present_reference},
    {"reference", "the near|foreseeable|distant|immediate? future", Act::future_reference},
    {"reference", "in the past", Act::past_reference},
    // in posts, where every such word is a time
    {"unit alone", "the? UNITA", Act::unit_alone},
    {"numbered unit", "ORD UNIT", Act::whole_unit},
    {"numbered unit", "UNIT NUM", Act::whole_unit},
    {"part alone", "the|a|an? PART|PARTS", Act::part_alone},
    {"part alone", "all|whole PART", Act::part_alone},
    {"part of this day", "in|during the PART", Act::part_alone},
    {"part of this day", "EARLY in? the? PART", Act::part_alone},
    {"reference", "future", Act::future_reference},
};
constexpr std::size_t rule_count = std::size(rule_rows);
constexpr std::size_t rule_words = 4;  // of the bit sets of rules
static_assert(rule_count <= rule_words * 64);

enum class Parser : std::uint8_t { none, num, year, dom, clock, hour, holiday };

constexpr std::size_t max_choices = 6;
struct Choice {
  std::uint64_t classes = 0;
  std::uint16_t lex = 0;
  Parser parser = Parser::none;
};
struct Step {
  std::array<Choice, max_choices> choices{};
  std::uint8_t count = 0;
  bool optional = false, comma = false, hyphen = false;
};
constexpr std::size_t max_steps = 10;
struct Rule {
  const char* name = "";
  Act act = Act::iso;
  std::uint8_t count = 0;
  std::array<Step, max_steps> steps{};
};

constexpr Choice compile_choice(std::string_view word) {
  struct Name {
    std::string_view name;
    std::uint64_t classes;
    Parser parser;
  };
  constexpr Name names[] = {
      {"MONTH", c_month, Parser::none}, {"WDAY", c_weekday, Parser::none}, {"WDAYS", c_weekdays, Parser::none}, {"UNIT", c_unit, Parser::none},
      {"UNITS", c_units, Parser::none}, {"UNITA", c_unit | c_units, Parser::none}, {"SEASON", c_season, Parser::none}, {"PART", c_part, Parser::none},
      {"PARTS", c_parts, Parser::none}, {"TODAY", c_day_word, Parser::none}, {"REL", c_rel, Parser::none}, {"ADJ", c_adjective, Parser::none},
      {"EACH", c_each, Parser::none}, {"SET", c_set, Parser::none}, {"REF", c_reference, Parser::none}, {"ORD", c_ordinal, Parser::none},
      {"DECADE", c_decade, Parser::none}, {"ISO", c_iso, Parser::none}, {"ZONE", c_zone, Parser::none},
      {"POSS", c_possessive, Parser::none}, {"EDGE", c_edge, Parser::none}, {"EARLY", c_early, Parser::none}, {"QN", c_quarter, Parser::none}, {"SLASH", c_slash, Parser::none}, {"YEARMONTH", c_year_month, Parser::none},
      {"NUM", c_number | c_ones | c_tens | c_scale | c_article | c_vague, Parser::num}, {"YEAR", c_number | c_ones | c_tens, Parser::year},
      {"DOM", c_number | c_ordinal | c_tens | c_ones, Parser::dom}, {"CLOCK", c_number | c_clock | c_fixed_clock | c_ones, Parser::clock}, {"HOUR", c_number | c_clock | c_ones, Parser::hour},
      {"HOLIDAY", c_holiday, Parser::holiday},
  };
  for (const Name& n : names)
    if (n.name == word) return {n.classes, 0, n.parser};
  const std::uint16_t id = find_lex(word);
  if (id == 0) throw "a rule names a word that the lexicon lacks";  // at compile time
  return {0, id, Parser::none};
}

constexpr Rule compile_rule(const RuleRow& row) {
  Rule rule;
  rule.name = row.name;
  rule.act = row.act;
  std::size_t at = 0;
  while (at < row.pattern.size()) {
    auto end = row.pattern.find(' ', at);
    if (end == std::string_view::npos) end = row.pattern.size();
    std::string_view word = row.pattern.substr(at, end - at);
    at = end + 1;
    Step step;
    if (word.starts_with(',')) { step.comma = true; word.remove_prefix(1); }
    if (word.starts_with('-')) { step.hyphen = true; word.remove_prefix(1); }
    if (word.ends_with('?')) { step.optional = true; word.remove_suffix(1); }
    while (!word.empty()) {
      auto bar = word.find('|');
      if (bar == std::string_view::npos) bar = word.size();
      step.choices[step.count++] = compile_choice(word.substr(0, bar));
      word.remove_prefix(bar < word.size() ? bar + 1 : bar);
    }
    rule.steps[rule.count++] = step;
  }
  return rule;
}

constexpr std::array<Rule, rule_count> compile_rules() {
  std::array<Rule, rule_count> rules{};
  for (std::size_t i = 0; i < rule_count; ++i) rules[i] = compile_rule(rule_rows[i]);
  return rules;
}
inline constexpr std::array<Rule, rule_count> rules = compile_rules();

constexpr bool starts(const Choice& c, std::size_t lex, std::uint64_t classes) {
  return c.lex != 0 ? c.lex == lex : (c.classes & classes) != 0;
}

// For each word of the lexicon the rules that may begin with it.
struct RuleMask {
  std::array<std::uint64_t, rule_words> bits{};
  [[nodiscard]] constexpr bool any() const {
    for (const auto b : bits)
      if (b != 0) return true;
    return false;
  }
};
constexpr std::array<RuleMask, lexicon_size> compile_starts() {
  std::array<RuleMask, lexicon_size> out{};
  for (std::size_t w = 1; w < lexicon_size; ++w)
    for (std::size_t r = 0; r < rule_count; ++r) {
      const Rule& rule = rules[r];
      for (std::size_t s = 0; s < rule.count; ++s) {
        bool hit = false;
        for (std::size_t c = 0; c < rule.steps[s].count; ++c) hit = hit || starts(rule.steps[s].choices[c], w, lexicon[w].classes);
        if (hit) {
          out[w].bits[r / 64] |= 1ull << (r % 64);
          break;
        }
        if (!rule.steps[s].optional) break;
      }
    }
  return out;
}
inline constexpr std::array<RuleMask, lexicon_size> rule_starts = compile_starts();

// For each word the rules in which it may stand second. A rule that one word can fill, or whose first step takes several words, is in all of
// them; so is an unknown word's row (0) made of those alone. Together with `rule_starts` this leaves a handful of rules to be tried.
constexpr bool takes_several(const Step& step) {
  for (std::size_t c = 0; c < step.count; ++c)
    if (step.choices[c].parser != Parser::none) return true;
  return false;
}
constexpr std::array<RuleMask, lexicon_size> compile_seconds() {
  std::array<RuleMask, lexicon_size> out{};
  for (std::size_t r = 0; r < rule_count; ++r) {
    const Rule& rule = rules[r];
    bool any = false;
    std::array<bool, max_steps> second{};
    for (std::size_t first = 0; first < rule.count; ++first) {
      any = any || takes_several(rule.steps[first]);
      std::size_t s = first + 1;
      for (; s < rule.count; ++s) {
        second[s] = true;
        if (!rule.steps[s].optional) break;
      }
      any = any || s == rule.count;
      if (!rule.steps[first].optional) break;
    }
    for (std::size_t w = 0; w < lexicon_size; ++w) {
      bool hit = any;
      for (std::size_t s = 1; s < rule.count && !hit; ++s)
        if (second[s])
          for (std::size_t c = 0; c < rule.steps[s].count; ++c) hit = hit || (w != 0 && starts(rule.steps[s].choices[c], w, lexicon[w].classes));
      if (hit) out[w].bits[r / 64] |= 1ull << (r % 64);
    }
  }
  return out;
}
inline constexpr std::array<RuleMask, lexicon_size> rule_seconds = compile_seconds();

}  // namespace synoptic::annotate::times
