// Tense without a parser: the nearest verb form to the left in the sentence decides, else the nearest to the right.
// In news "said Monday", "met on Friday" and "will open Tuesday" keep verb and time together, which is what makes this work;
// it fails where a relative clause stands between them. A participle after "will be", "to be" or a modal is not a past.
#include "annotate/times_lexicon.hpp"
#include "annotate/times_scan.hpp"

namespace synoptic::annotate::times {
namespace {

constexpr std::uint16_t id(std::string_view word) { return find_lex(word); }
constexpr std::size_t reach = 24;  // words to look at on each side

bool sentence_starts(const std::vector<Word>& words, std::size_t i) {
  const Word& w = words[i];
  if (w.gap & (gap_border | gap_stop)) return true;
  return (w.gap & gap_dot) && (w.gap & (gap_space | gap_newline)) && i > 0 && !is(words[i - 1], c_abbreviation) && (words[i - 1].span.size() > 1);
}

bool lower_word(const Word& w) { return (w.flags & w_capital) == 0 && w.lex == 0; }

// The infinitive whose "to" is word `i` is governed by a word of intent ("agreed to", "plans for him to"), or stands in a
// sentence that has no other verb before it (a headline).
bool planned(const std::vector<Word>& words, std::size_t i) {
  for (std::size_t n = 0; n < 6; ++n) {
    if (sentence_starts(words, i)) return n > 0;
    --i;
    const Word& w = words[i];
    if (is(w, c_intends | c_future) || (is(w, c_modal) && !is(w, c_month))) return true;
    if (is(w, c_past_verb) || (w.flags & w_past)) return false;
  }
  return false;
}

// What the verb form at `i` says; unknown if it is none.
Tense tense_of(const std::vector<Word>& words, std::string_view text, std::size_t i) {
  const Word& w = words[i];
  if (is(w, c_future)) return Tense::future;
  if (w.lex == id("would")) return Tense::future;
  if (is(w, c_modal) && !is(w, c_month)) return Tense::future;
  if (w.lex == id("may") && !(w.flags & w_capital)) return Tense::future;
  if (w.lex == id("to") && i + 1 < words.size()) {
    const Word& next = words[i + 1];
    // an infinitive: a plain lower-case word follows that is neither determiner, number nor "-ing" form
    const bool plain = next.lex == 0 && !(next.flags & (w_capital | w_past)) && next.gap == gap_space && next.span.size() > 2;
    if (plain || is(next, c_be) || next.lex == id("have")) {
      const auto word = view(text, next.span);
      if (word.ends_with("ing") || word.ends_with("s")) return Tense::unknown;
      return planned(words, i) ? Tense::future : Tense::unknown;
    }
    return Tense::unknown;
  }
  const bool past = is(w, c_past_verb) || ((w.flags & w_past) != 0);
  if (!past || w.lex == id("since")) return Tense::unknown;
  // "will be held", "to be sentenced", "is expected"
  for (std::size_t k = 1; k <= 3 && k <= i; ++k) {
    const Word& before = words[i - k];
    if (words[i - k + 1].gap & (gap_stop | gap_border | gap_comma)) break;
    if (is(before, c_future) || is(before, c_be) || (is(before, c_modal) && !is(before, c_month)) || before.lex == id("would")) return Tense::future;
    if (before.lex == id("to") && k == 1) return Tense::future;
    if (before.lex != id("been") && !lower_word(before)) break;
  }
  return Tense::past;
}

}  // namespace

Lean lean_around(const std::vector<Word>& words, std::string_view text, std::size_t first, std::size_t last) {
  if (first > 0 && !sentence_starts(words, first)) {
    const Word& before = words[first - 1];
    const bool bound = is(before, c_bound);
    const bool attributive = last < words.size() && is(words[last], c_possessive);  // "Wednesday's ruling"
    const auto by_preposition = [&](Tense t) { return Lean{t, true, before.span}; };
    if (before.lex == id("since")) return by_preposition(Tense::past);
    for (std::size_t i = first, n = 0; i-- > 0 && n < reach; ++n) {
      Tense t = tense_of(words, text, i);
      if (attributive && words[i].lex == id("to")) t = Tense::unknown;
      if (t != Tense::unknown) return bound && before.lex != id("by") ? by_preposition(Tense::future) : Lean{t, false, words[i].span};
      if (sentence_starts(words, i)) break;
    }
    if (bound) {
      for (std::size_t i = last, n = 0; i < words.size() && n < 8 && !sentence_starts(words, i); ++i, ++n)
        if (words[i].lex == id("had") || words[i].lex == id("was") || words[i].lex == id("were")) return {Tense::past, false, words[i].span};  // "Until Thursday, they had ..."
      return by_preposition(Tense::future);
    }
  }
  // To the right, over a comma only from the head of a sentence ("On Friday, the court ..."); "can" and "may" are too loose there.
  bool head = false;
  for (std::size_t k = 0; k <= 3 && k <= first; ++k) {
    head = head || sentence_starts(words, first - k);
    if (head) break;
  }
  for (std::size_t i = last, n = 0; i < words.size() && n < reach; ++i, ++n) {
    if (sentence_starts(words, i) || (!head && (words[i].gap & gap_comma))) break;
    if (is(words[i], c_modal) && words[i].lex != id("would")) continue;
    const Tense t = tense_of(words, text, i);
    if (t != Tense::unknown) return {t, false, words[i].span};
  }
  return {};
}

}  // namespace synoptic::annotate::times
