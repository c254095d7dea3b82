// Inside `find_pronouns`: which person a "he" or "she" means, by a trained linear model over structure alone: distance, grammar,
// how often and where somebody was spoken of, quotation marks, what the report shows of gender, who else stands in between. No word
// is a feature. "Nobody who has a name" is a choice of its own, so that a strange "he" is left alone. Private to the folder; also used
// by its trainer (tools/train/coref.cpp), which writes people_ranker_weights.cpp.
// After Denis and Baldridge, "Specialized models and ranking for coreference resolution" (EMNLP 2008) and Durrett and Klein, "Easy
// victories and uphill battles in coreference resolution" (EMNLP 2013), both with the choice of no antecedent in the same ranking.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <vector>

#include "annotate/people_parts.hpp"

namespace synoptic::annotate::people {

// What the sieves say of a pronoun before it is ranked.
enum class Sieve : std::uint8_t { none, subject_here, only_here, subject_before, only_before };

enum class PronounCase : std::uint8_t { subject, possessive, object, reflexive };
struct Pronoun {
  std::uint32_t word = 0;
  Gender gender = Gender::unknown;
  PronounCase form = PronounCase::subject;
};
// "he", "her" and the like; gender unknown for every other word.
[[nodiscard]] Pronoun read_pronoun(const Reading& reading, std::uint32_t word);

// Binary features by number; `feature_count` bounds them. The names are for the trainer's table.
using Features = std::vector<std::uint16_t>;
[[nodiscard]] std::uint16_t feature_count();

struct Candidate {
  std::uint32_t entity = 0;
  Features features;
};
struct Ranking {
  std::vector<Candidate> candidates;  // the most recently spoken of first; at most `most_candidates`
  Features nobody;
};
constexpr std::size_t most_candidates = 12;

// Weights in hundredths, and the least probability of the best one for a link that sieves also made, and for one they did not.
struct RankerModel {
  std::span<const std::int16_t> weights;
  double keep = 0, link = 0;
};
[[nodiscard]] RankerModel ranker_model();

// Probabilities of the candidates in order, the last one that of nobody.
[[nodiscard]] std::vector<double> probabilities(const Ranking& ranking, const RankerModel& model);

// The same ranking as if no given name said anything of gender.
[[nodiscard]] Ranking without_given_names(const Ranking& ranking);

// The trainer looks at every ranking, and runs with other weights than those that are shipped.
using Watcher = std::function<void(const Pronoun&, const Ranking&)>;
[[nodiscard]] std::vector<Mention> find_pronouns(const Reading& reading, const People& so_far, std::span<const Gender> gender, std::span<const Gender> named,
                                                 const RankerModel& model, const Watcher& watcher);

// A mention in its sentence, read off the tree.
enum class Grammar : std::uint8_t { unknown, subject, clause_subject, object, oblique, possessive, other };
struct Seen {
  std::uint32_t word = 0, sentence = 0, token = 0;  // token: its head
  std::int32_t governor = -1;                       // token that it hangs on
  Grammar grammar = Grammar::unknown;
  MentionForm form = MentionForm::name;
  bool quoted = false, says = false, several = false;  // several: one of a coordination
};
[[nodiscard]] Seen describe(const Reading& reading, WordRange words, MentionForm form);

// Who was spoken of so far, kept while the pronouns of a report are read from left to right.
class Attention {
 public:
  // `gender` may be written to while reading; both are by entity.
  Attention(const Reading& reading, const People& people, const std::vector<Gender>& gender, std::span<const Gender> named);

  void note(std::uint32_t word, std::uint32_t entity, Gender gender);  // a pronoun that got its person
  void leave(std::uint32_t word, Gender gender);                        // one that got none
  // Words must rise from call to call.
  [[nodiscard]] Ranking look(const Pronoun& pronoun, Sieve sieve, std::uint32_t choice);

 private:
  struct Known {
    std::vector<Seen> seen;
    std::uint32_t male = 0, female = 0;  // pronouns so far
    std::uint32_t in_lead = 0;           // of the first sentences
    bool role = false;
  };
  // Who does what a verb says: its subject, else that of the verb it hangs on; a token or `no_token`.
  [[nodiscard]] std::uint32_t doer_of(std::int32_t verb) const;
  void advance(std::uint32_t word);
  void touch(std::uint32_t entity);

  const Reading& r;
  const People& people_;
  const std::vector<Gender>& gender_;
  std::span<const Gender> named_;
  std::size_t next_ = 0;                 // mention that was not yet read
  std::map<std::uint32_t, Known> known_;
  std::vector<std::uint32_t> recent_;    // persons, the last one spoken of last
  std::uint32_t left_[3] = {0, 0, 0};    // 1 + word of the last pronoun of a gender that got nobody
  std::uint32_t most_ = 0;               // mentions of the one most spoken of
};

}  // namespace synoptic::annotate::people
