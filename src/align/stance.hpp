// How a short text stands to a claim that it is about: does it say the same as true, pass it on without vouching for it, or contradict it?
// Read from cues (denials, "hoax", "reportedly", question marks, modals ...), from negation, and from how near the two are
// (align/similarity.hpp); a logistic regression decides. Its weights belong to classes of cues, not to words, and the classes were
// written by us (docs/similarity.md says how the weights are made).
// After Ferreira and Vlachos 2016, "Emergent: a novel data-set for stance classification".
#pragma once

#include <array>
#include <bitset>
#include <cstdint>

#include "align/similarity.hpp"
#include "doc/analysis.hpp"

namespace synoptic::align {

enum class Cue : std::uint8_t {
  fake,       // "hoax", "fake", "debunked": what is told is not so
  deny,       // "denies", "rejects", "rules out": somebody says that it is not so, or takes it back
  doubt,      // "unlikely", "doubts", "sceptical"
  negation,   // "not", "no", "never"
  no_first,   // opens with "No"
  allegedly,  // "reportedly", "alleged", "unconfirmed"
  rumour,     // "rumour", "sources", "leak"
  report,     // "report", "reports"
  claim,      // "claims"
  say,        // "says", "according to", "officials"
  think,      // "believes", "suggests", "appears"
  perhaps,    // "may", "might", "could", "possibly"
  will,       // "will", "would"
  confirm,    // "confirms", "proof", "admits"
  question,   // a question mark
  asks,       // opens as a yes-no question
  wh,         // opens with "how", "why", "what"
  colon_end,  // ": report", ": officials": a source at the end
  exclaim,    // an exclamation mark, or a word in capitals for emphasis
  count
};
constexpr std::size_t cue_count = static_cast<std::size_t>(Cue::count);
[[nodiscard]] const char* name_of(Cue c);

class Cues {
 public:
  [[nodiscard]] bool operator[](Cue c) const { return set_[static_cast<std::size_t>(c)]; }
  void add(Cue c) { set_.set(static_cast<std::size_t>(c)); }
  void add(const Cues& others) { set_ |= others.set_; }

 private:
  std::bitset<cue_count> set_;
};
// Of tokens [first, last) of the document; made once a text.
[[nodiscard]] Cues find_cues(const Document& document, std::uint32_t first, std::uint32_t last);

enum StanceFeature : std::size_t {
  // Cues that the text has and the claim does not, 0 or 1.
  tf_fake, tf_deny, tf_doubt, tf_negation, tf_no_first, tf_allegedly, tf_rumour, tf_report, tf_claim, tf_say, tf_perhaps, tf_will, tf_confirm, tf_question, tf_wh,
  tf_colon_end, tf_exclaim,
  // Combinations of such cues.
  tf_denies,         // fake, deny or negation, or a word whose opposite stands in the claim
  tf_hedges,         // any that keeps what is told at a distance
  tf_hedge_count,    // how many kinds of them, up to 3, over 3
  tf_plain,          // neither of the two, and no doubt
  tf_denied_claim,   // a claim, and a denial or doubt
  tf_denied_report,  // a report, and a denial or doubt
  tf_both_speak,     // the claim itself tells that somebody says so
  tf_yes_or_no,      // a yes-no question with its mark
  // How near the two are, of SimilarityFeature.
  tf_mean, tf_bigrams, tf_numbers, tf_predicate, tf_rare_shared, tf_names, tf_names_one, tf_polarity, tf_short,
  stance_feature_count
};
using StanceFeatures = std::array<float, stance_feature_count>;
[[nodiscard]] const char* name_of(StanceFeature f);
[[nodiscard]] StanceFeatures stance_features(const Cues& claim, const Cues& text, const SimilarityFeatures& similarity);

// Sum to 1. Meaningful only for a text that is about the claim; `Similarity::score` tells that.
struct Stance {
  float contradicts = 0, agrees = 0, hedges = 0;
};
[[nodiscard]] Stance stance(const StanceFeatures& f);

}  // namespace synoptic::align
