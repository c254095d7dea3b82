// Can a stretch of a report be shown by itself as what the report says? Cut ends, fragments (a noun with its relative clause), a pronoun that
// nobody can place, captions and advertisements cannot. A logistic regression over structural features (no weight belongs to a word), fitted to
// units of real stories that were judged by reading (docs/statements.md).
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "doc/analysis.hpp"
#include "doc/report.hpp"

namespace synoptic::align {

enum ClarityFeature : std::size_t {
  cl_whole,           // it is the whole sentence
  cl_begins,          // it begins where the sentence does
  cl_ends,            // it ends where the sentence does, but for its mark
  // What stands before it, where it does not begin the sentence.
  cl_before_mark, cl_before_and, cl_before_tie,  // punctuation; "and"; "when", "that", "after"
  cl_before_condition,  // "if", "while", "as", "where", "by": what it says holds only under them
  // What stands behind it, where it does not end the sentence.
  cl_after_mark, cl_after_and, cl_after_tie,
  // The tree: words that hang on a word outside, but for the first of them, of three; what the first one is.
  cl_roots, cl_root_main, cl_root_said, cl_root_joined, cl_root_circumstance, cl_root_relative, cl_root_noun,
  cl_finite,          // its root is a finite predicate
  cl_subject,         // and has its subject inside
  cl_subject_name, cl_subject_pronoun, cl_subject_pointer,  // "Dorn", "he", "this"
  cl_subject_owned,   // "his brother"
  cl_pronoun_first,   // "he", "their", "this" before any noun
  // What hangs on a word inside and stands outside, of three: what the verb needs, what makes a phrase, joined parts, clauses, and what turns it round.
  cl_lost_object, cl_lost_phrase, cl_lost_joined, cl_lost_clause, cl_lost_relative, cl_lost_marker, cl_lost_subject,
  cl_quotes, cl_brackets,  // only one of a pair is inside
  cl_quoted,          // share of it in quotation marks
  cl_words,           // log of its words
  cl_few,             // fewer than five
  cl_many,            // more than thirty
  cl_name, cl_number, // it has one
  cl_capitals,        // most words are written with a capital
  cl_first_verb, cl_first_participle, cl_first_preposition, cl_first_pronoun, cl_first_adverb, cl_first_article, cl_first_wh,
  cl_last_verb, cl_last_modifier, cl_last_preposition, cl_last_noun,
  cl_picture,         // "photo", "caption", "pictured"
  cl_reader,          // speaks to readers: "you", "click", "here's", "sign up"
  cl_question,        // the sentence ends in a question mark
  clarity_feature_count
};
using ClarityFeatures = std::array<float, clarity_feature_count>;
[[nodiscard]] std::string_view name_of(ClarityFeature f);

// Words [first, last) of Text::words, in one sentence, not empty.
[[nodiscard]] ClarityFeatures clarity_features(const Document& document, std::uint32_t first_word, std::uint32_t last_word);
// 0..1: how likely a reader takes it for a statement that needs nothing else.
[[nodiscard]] double clarity(const Document& document, std::uint32_t first_word, std::uint32_t last_word);
[[nodiscard]] double clarity(const Document& document, Span span);  // of the words that it touches; 0 if there are none
constexpr double clear_enough = .8;  // of ten units with that much, nine are

}  // namespace synoptic::align
