// The distinct words of one report: each folded and looked up once, with how the report writes it. A capital in the
// middle of a sentence is evidence of a name, the same word in small letters elsewhere is evidence against.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "doc/analysis.hpp"
#include "doc/report.hpp"
#include "world/world.hpp"

namespace synoptic::text {

// Bits of Word::marks, from the world's `name_word` rows.
enum WordMark : std::uint32_t {
  mark_organization = 1u << 0, mark_place = 1u << 1, mark_thing = 1u << 2, mark_particle = 1u << 3, mark_suffix = 1u << 4, mark_date = 1u << 5,
  mark_says = 1u << 6, mark_before_place = 1u << 7, mark_modifier = 1u << 8, mark_function = 1u << 9, mark_small = 1u << 10,
};

struct Word {
  Span folded;               // in Vocabulary::folded
  std::uint32_t senses = 0;  // bit 1 << Sense for each the world knows
  std::uint32_t marks = 0;   // WordMark
  bool begins = false;       // some known phrase begins with it
  bool common = false;       // an everyday word; for words seen with a capital, or an inflected form of one
  bool judged = false;       // the inflected forms have been looked at
  bool weak_given = false;   // a given name or surname that is an everyday word or a place too
  bool weak_surname = false;
  bool surname_first = false; // a Chinese or Korean surname, written before the given name
  std::uint32_t lower = 0;   // times in small letters
  std::uint32_t capital = 0; // times with a capital where that tells something

  [[nodiscard]] bool is(Sense s) const { return (senses >> static_cast<unsigned>(s) & 1u) != 0; }
  [[nodiscard]] bool has(std::uint32_t m) const { return (marks & m) != 0; }
};

// How a token is written.
enum class Case : std::uint8_t { none, lower, capital, upper };  // none: no letters; upper: two letters or more, all capitals

struct Vocabulary {  // "token": a unit, a token or a written word
  std::string folded;                // all tokens folded, with one space where the text has white space
  std::vector<std::uint32_t> at;     // where token i begins in `folded`; one more at the end
  std::vector<std::uint32_t> word;   // token -> index into `words`
  std::vector<Case> cases;           // of each token
  std::vector<std::uint8_t> telling;  // of each token: 1 = its capital tells something (not a sentence's first, not in a headline)
  std::vector<Word> words;

  // Tokens [first, last) as a folded phrase, the way the world's tables write it.
  [[nodiscard]] std::string_view phrase(std::uint32_t first, std::uint32_t last) const {
    auto b = at[first], e = at[last];
    while (e > b && folded[e - 1] == ' ') --e;
    return std::string_view(folded).substr(b, e - b);
  }
  [[nodiscard]] std::string_view folded_form(const Word& w) const { return view(folded, w.folded); }
  [[nodiscard]] const Word& of(std::uint32_t token) const { return words[word[token]]; }
};

// Of written words (what the rules for names read) or of tokens (what the models see): the indices are those of Text::words or
// Text::tokens.
enum class Unit : std::uint8_t { word, token };
[[nodiscard]] Vocabulary read_words(const Report& report, const Text& text, const World& world, Unit unit);

}  // namespace synoptic::text
