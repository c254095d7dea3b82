// Does a stretch of a report stand by itself on the page of its story, as something that can be checked? clarity.hpp asks whether it was cut well;
// this asks whether it rests on what stands before it ("the vehicle", "he", "at the time", "such language"), whether it says anything, and
// whether it is about the story at all: captions, notices and glosses are not. And how much it belongs to what the story is about.
//
// Regressions over structural features (no weight belongs to a word), fitted to rows of real stories that were judged by reading (docs/statements.md).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "align/terms.hpp"
#include "doc/dossier.hpp"

namespace synoptic::align {

enum StandingFeature : std::size_t {
  sa_clarity,         // logit of clarity(), between -4 and 4
  sa_whole,           // it is its whole sentence, but for a first "and" or "however"
  // Pronouns outside quotation marks, by who is meant or, unknown, by whether a noun stands before them: of two.
  sa_pronoun_open,    // who is meant is not named inside
  sa_pronoun_unknown, // "he" before any noun
  sa_thing_open,      // "it", "they", "their" before any noun
  sa_pronoun_behind,  // others
  // Nouns that are spoken of as known, with nothing to tell which: "the vehicle", "the two boys", "their mother"; of two. Those of which the
  // report spoke before, and those of which it did not; as the subject, and elsewhere.
  sa_known_subject, sa_known, sa_definite_subject, sa_definite,
  sa_pointer,         // "such language", "these increases"
  sa_relative_time,   // "at the time", "the next day", "later"
  sa_tied,            // begins with "instead", "also", "meanwhile", "as a result"
  sa_comparing,       // "the same kind", "other critics", "both", "also"
  sa_family_subject,  // a person's name of one word is its subject
  sa_family,          // such names, of three
  sa_family_headline, // one of them stands in a headline
  sa_elided,          // ends in a verb that lacks another: "that he had not"
  // What it says.
  sa_names, sa_numbers, sa_dates,  // of three
  sa_bare,            // none of them
  sa_said,            // somebody says so
  sa_said_open,       // "he said", "it added"
  sa_modal, sa_muses, // "may"; and nobody is said to say so
  sa_past, sa_present, sa_copula, sa_verbless, sa_participle,
  sa_negated, sa_question,
  sa_quoted,          // share of it in quotation marks
  sa_quote_all,       // more than nine tenths
  sa_generic,         // in the present, no name, number or date
  sa_adverbs,         // share of adverbs and adjectives
  // Where it stands.
  sa_first,           // in its report's first sentence
  sa_depth,           // log of its sentence's number
  sa_opens,           // its sentence opens a paragraph
  sa_late,            // how far down in its report, 0 .. 1
  sa_heading, sa_caption,
  // What kind of thing it is.
  sa_picture, sa_reader, sa_breaks_off, sa_marks, sa_capitals, sa_outlet, sa_lower, sa_stop,
  sa_unfinished,      // its sentence has no mark at its end: a headline, a caption
  sa_glued,           // a line ends inside it
  sa_words, sa_few, sa_many,
  // How much it is about the story.
  sa_headline,        // share of its stems that stand in a headline of the story
  sa_own_headline,    // in that of its report
  sa_spread,          // in how many of the reports its stems stand, on the average
  sa_shared,          // share of its stems that stand in another report
  sa_name_spread,     // the same, of its names
  sa_verb_headline,   // its predicate stands in a headline
  standing_feature_count
};
using StandingFeatures = std::array<float, standing_feature_count>;
[[nodiscard]] std::string_view name_of(StandingFeature f);

class Standing {
 public:
  // `documents`: all reports of the story; must outlive this. For one thread.
  explicit Standing(const std::vector<Document>& documents);

  [[nodiscard]] StandingFeatures features(const Place& place) const;
  // 0..1: how likely a reader takes it for a statement that needs nothing else; and, of that, how much it belongs to the story's first lines:
  // from 0, nobody would miss it, to 3, one of its main facts.
  struct Judged {
    double alone = 0;
    double worth = 0;
    bool rests = false;      // on what stands before it: who or what is meant, or when, is open
    bool may_rest = false;   // it speaks of something as known, or ties itself to what was told, without need perhaps
  };
  [[nodiscard]] Judged judge(const Place& place) const;
  // The sentence of the report on which it rests: where whom or what it speaks of is first named, else the one in front of it. Of prose only.
  [[nodiscard]] std::optional<Place> before(const Place& place) const;

 private:
  // `introduced`: where in the report's text whom and what the stretch takes as known is named first; as bytes.
  [[nodiscard]] StandingFeatures features(const Place& place, std::vector<std::uint32_t>& introduced) const;
  struct Stem {
    std::uint32_t reports = 0;   // how many reports have it
    std::uint32_t last = UINT32_MAX;
    bool headline = false;       // stands in a headline of the story
  };
  [[nodiscard]] const Stem* stem(std::string_view word) const;

  const std::vector<Document>& docs_;
  Stemmer stemmer_;
  std::unordered_map<std::string, Stem> stems_;
  std::vector<std::unordered_map<std::string, std::uint32_t>> first_;    // by report: a noun's lemma, and its first token
  std::vector<std::vector<std::string>> headlines_;                      // by report: stems, sorted
};

}  // namespace synoptic::align
