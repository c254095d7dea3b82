// The small parsers that a rule's steps call. Each looks at the words from `at`, fills the match and returns how many words it took;
// 0 if there is nothing of its kind. Internal to annotate.
#pragma once

#include <vector>

#include "annotate/times_match.hpp"

namespace synoptic::annotate::times {

[[nodiscard]] std::size_t number(const std::vector<Word>& words, std::size_t at, Match& m);        // "two to three", "a few", "2.5"
[[nodiscard]] std::size_t year(const std::vector<Word>& words, std::size_t at, Match& m);          // "1996", "nineteen ninety-six"
[[nodiscard]] std::size_t day_of_month(const std::vector<Word>& words, std::size_t at, Match& m);  // "3", "3rd", "twenty-third"
[[nodiscard]] std::size_t clock(const std::vector<Word>& words, std::size_t at, Match& m);         // "9:30 p.m. GMT", "9 in the morning"
[[nodiscard]] std::size_t hour(const std::vector<Word>& words, std::size_t at, Match& m);          // either end of "from 5 to 6"
[[nodiscard]] std::size_t holiday(const std::vector<Word>& words, std::size_t at, Match& m);       // a row of times_feasts.hpp

// The word at `at` if it stands in one phrase with the word before it.
[[nodiscard]] inline const Word* word_at(const std::vector<Word>& words, std::size_t at) { return at < words.size() && joined(words, at) ? &words[at] : nullptr; }

}  // namespace synoptic::annotate::times
