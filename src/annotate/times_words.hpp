// The words of a report as the time tagger sees them: spans with a class, a value and what stands before them.
// Internal to annotate. One pass over the bytes, one perfect-enough hash lookup a word, no allocation a word.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.hpp"
#include "doc/report.hpp"

namespace synoptic::annotate::times {

// What a word may be; a word may be several ("second": ordinal and unit).
enum : std::uint64_t {
  c_month = 1ull << 0,      // value 1..12
  c_weekday = 1ull << 1,    // 1..7
  c_weekdays = 1ull << 2,   // "Tuesdays"
  c_unit = 1ull << 3,       // singular; value = Unit
  c_units = 1ull << 4,      // plural
  c_season = 1ull << 5,     // value 0..3: SP SU FA WI
  c_part = 1ull << 6,       // part of a day; value = Part
  c_parts = 1ull << 7,      // "mornings"
  c_day_word = 1ull << 8,   // today, tomorrow, yesterday: value = shift
  c_ones = 1ull << 9,       // one .. nineteen
  c_tens = 1ull << 10,      // twenty .. ninety
  c_scale = 1ull << 11,     // hundred, thousand
  c_article = 1ull << 12,   // a, an
  c_vague = 1ull << 13,     // few, several, many
  c_ordinal = 1ull << 14,   // first .. thirty-first, last as in "last quarter" is not one
  c_rel = 1ull << 15,       // last, next, this, ...: value = shift
  c_abbreviation = 1ull << 16,  // a full stop after it ends no sentence
  c_zone = 1ull << 17,      // GMT, EST
  c_early = 1ull << 18,     // early, late, mid, earlier, later: value = Mod
  c_edge = 1ull << 19,      // beginning, middle, end: value = Mod
  c_meridiem = 1ull << 20,  // am, pm: value 0, 12
  c_fixed_clock = 1ull << 21,  // noon, midnight: value = minutes
  c_adjective = 1ull << 22, // between a number and its unit: "more", "consecutive"
  c_each = 1ull << 23,      // every, each
  c_set = 1ull << 24,       // daily, weekly: value = Unit
  c_reference = 1ull << 25, // now, recently, soon: value 0 present, -1 past, 1 future
  c_number = 1ull << 26,    // digits
  c_decade = 1ull << 27,    // 1990s: value = 1990
  c_clock = 1ull << 28,     // 9:30: value = minutes
  c_iso = 1ull << 29,       // 2023-03-01: value = Day
  c_possessive = 1ull << 30,
  c_preposition = 1ull << 31,  // a bare month, season or year may follow
  c_past_verb = 1ull << 32,
  c_future = 1ull << 33,    // will, shall, scheduled, upcoming
  c_modal = 1ull << 34,     // would, could, may: what follows is no past participle of a past
  c_be = 1ull << 35,
  c_determiner = 1ull << 36,
  c_needs_context = 1ull << 37,  // ordinary words and names too: may, march, mar, sun
  c_pronoun = 1ull << 38,
  c_holiday = 1ull << 39,   // begins the name of a holiday
  c_holiday_alone = 1ull << 48,  // is one by itself
  c_approximate = 1ull << 40,  // about, nearly: value = Mod
  c_bound = 1ull << 41,     // until, by: the day is still to come
  c_intends = 1ull << 43,   // the infinitive after it is still to come: agreed, plans, ready
  c_of_number = 1ull << 42, // "percent", "million": a number before it counts something
  c_quarter = 1ull << 45,   // "Q3": 1..4; "H1": 11, 12
  c_slash = 1ull << 46,     // "7/6": value = 706; `digits` is the DayOrder it is to be read in
  c_undecided = 1ull << 47, // "7/6/2023", order not known: value = year * 10000 + 706
  c_year_month = 1ull << 49,  // "2015-12", "12-2015": value = year * 12 + month - 1
  c_chat = 1ull << 44,      // written so in posts only: "tmrw", "lol"
};

enum class Unit : std::uint8_t { second, minute, hour, day, weekend, week, fortnight, month, quarter, year, decade, century, night, summer };
enum class Part : std::uint8_t { morning, afternoon, evening, night, midday, daytime };
enum class Mod : std::uint8_t { none, start, mid, end, approx, less_than, more_than, equal_or_less, equal_or_more };

// Which of two small figures of a date is its day.
enum class DayOrder : std::uint8_t { unknown, day_first, month_first };

struct Lex {
  std::string_view word;
  std::uint64_t classes = 0;
  std::int16_t value = 0;
};

enum : std::uint16_t {
  gap_slash = 256,
  gap_space = 1, gap_newline = 2, gap_border = 4, gap_hyphen = 8, gap_comma = 16, gap_dot = 32, gap_stop = 64, gap_other = 128,
};
enum : std::uint16_t {
  w_capital = 1, w_upper = 2, w_decimal = 4, w_grouped = 8, w_money = 16, w_percent = 32, w_apostrophe = 64, w_past = 128,
  w_post = 256,  // stands in a post: capitals say nothing there, and "day" alone is a time
};

struct Word {
  Span span;
  std::uint16_t lex = 0;   // index into the lexicon; 0 = a word it does not know
  std::uint16_t flags = 0;
  std::uint16_t gap = 0;   // what stands between the word before and this one
  std::uint8_t digits = 0; // of a number
  std::uint8_t hundredths = 0;
  std::int32_t value = 0;  // of the lexicon entry or of the number
  std::uint64_t classes = 0;
};

[[nodiscard]] constexpr bool is(const Word& w, std::uint64_t classes) { return (w.classes & classes) != 0; }

// The lexicon, sorted by nothing: the table is read as written. `lex_id` is 0 for an unknown word.
[[nodiscard]] std::uint16_t lex_id(std::string_view folded);

// Words of every section but boilerplate; of the whole text where a report has no sections. A post is an embedded one, or a
// report of at most `longest_post` bytes that writes like one: handles, hash tags, addresses, "!!", "...", chat words.
constexpr std::size_t longest_post = 500;
[[nodiscard]] std::vector<Word> split_words(const Report& report);

}  // namespace synoptic::annotate::times
