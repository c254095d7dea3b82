// The words of quotations and how two of them lie on each other: used by `find_utterances`, and by itself to judge a
// pair of quotations out of context. Pure functions over text; linear in the text, quadratic in the words of one pair
// (capped).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.hpp"

namespace synoptic::align {

struct QuotedWord {
  Span span;               // in the report's text
  std::string shown;       // folded: "politicising", "don't" as "do" + "not"
  std::string key;         // spelling set aside: "politicizing"; numbers as digits
  double weight = 0;       // what it tells: function words little, rare words and numbers much
  bool bracketed = false;  // "[China]": the reporter's word
  bool after_ellipsis = false;
  bool negation = false;
  bool number = false;
};

struct QuotedWords {
  std::vector<QuotedWord> words;
  double mass = 0;          // of the words that are not bracketed
  bool title_like = false;  // nearly all words have capitals: the name of a work, not an utterance
};

constexpr std::size_t longest_alignment_words = 500;  // words beyond it are not compared

// The words of `spans` of `text`, one after the other.
[[nodiscard]] QuotedWords words_of(std::string_view text, const std::vector<Span>& spans);

// A best order-keeping pairing of equal words. `of_a[i]` = the word of b that word i of a lies on, or -1.
struct Alignment {
  std::vector<std::int32_t> of_a, of_b;
  double matched = 0;        // weight of the paired words
  double overlap = 0;        // matched / mass of the lighter one, 0..1
  std::uint32_t paired = 0;  // words
  std::uint32_t run = 0;     // longest run of words paired without a gap in either
  double run_mass = 0;
  std::uint32_t telling = 0;  // words of that run that are more than function words
};
[[nodiscard]] Alignment align_words(const QuotedWords& a, const QuotedWords& b);

// Are these two quotations variants of one utterance, as far as words alone can tell? Slogans, idioms, titles and short
// common phrases are not enough.
[[nodiscard]] bool same_utterance(std::string_view a, std::string_view b);
[[nodiscard]] bool same_utterance(const QuotedWords& a, const QuotedWords& b, const Alignment& alignment);

}  // namespace synoptic::align
