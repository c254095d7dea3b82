// The matcher of the time tagger: rules (times_rules.hpp) against words, longest match first. Internal to annotate.
#pragma once

#include <cstdint>
#include <vector>

#include "annotate/times_rules.hpp"
#include "annotate/times_words.hpp"

namespace synoptic::annotate::times {

constexpr int unset = -1000;

// What a rule's steps found.
struct Match {
  const Rule* rule = nullptr;
  std::size_t first = 0, last = 0;  // words [first, last)
  int month = 0, dom = 0, dom2 = 0, weekday = 0, ordinal = 0;
  int year = unset;
  int season = unset, part = unset, rel = unset, today = unset, decade = unset, holiday = unset /* row of feast_rows */, reference = unset, set = unset;
  int early = unset;                // "early", "later": a Mod
  std::size_t slash = 0;            // word of "7/6"
  int day = unset;                  // of a numeric date
  bool has_day = false;
  int clock = unset;                // minutes
  int clock_low = unset;            // of "5 to 6 p.m.", still without its "p.m."
  std::size_t clock_begin = 0, clock_low_begin = 0, clock_low_end = 0;  // words
  int unit = unset;
  bool plural_unit = false;
  int number = unset;               // hundredths: 250 = two and a half
  int number_high = unset;          // of "two to three"
  int lead_number = unset, lead_unit = unset;  // "an hour" of "an hour and thirty minutes"
  bool vague = false, article = false, couple = false;
  bool decade_short = false;
  std::size_t dom_end = 0, dom2_begin = 0;  // words, for "28 to 30 March"
  std::uint16_t rel_lex = 0;
  std::uint32_t literals = 0;       // bits of the marks below
};
enum : std::uint32_t {
  said_earlier = 1, said_later = 2, said_last = 4, said_half = 8, said_fiscal = 256,
  said_same = 512, said_that = 1024, said_end = 2048, said_recent = 4096, said_edge = 8192, said_the = 16384, said_other = 32768, said_in = 65536,
  said_bare_clock = 1 << 17,      // "9:30" without "a.m.", zone or preposition before it
  said_to = 1 << 19, said_of = 1 << 20,
  said_meridiem = 1 << 18,        // "pm", "o'clock"
};

// The best match that begins at word `at` by a rule that is not in `without`; rule == nullptr if none.
[[nodiscard]] Match match_at(const std::vector<Word>& words, std::size_t at, const RuleMask& without = {});

// True if word `at` may continue an expression after the word before it: a blank, a line end or a hyphen between them.
[[nodiscard]] bool joined(const std::vector<Word>& words, std::size_t at, bool comma = false);

}  // namespace synoptic::annotate::times
