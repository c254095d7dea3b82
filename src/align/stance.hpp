// How a short text stands to a claim that it is about: does it say the same as true, pass it on without vouching for it, or contradict it?
// Read from cues (denials, "hoax", "reportedly", question marks, modals ...), from negation and opposites, and from how near the two are
// (align/similarity.hpp); a logistic regression decides. Its weights are structural: they belong to classes of cues, which we wrote ourselves.
// After Ferreira and Vlachos 2016, "Emergent: a novel data-set for stance classification".
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <vector>

#include "align/similarity.hpp"
#include "doc/analysis.hpp"

namespace synoptic::align {

enum class Cue : std::uint8_t {
  fake,       // "hoax", "fake", "debunked": what is told is not so
  deny,       // "denies", "rejects", "rules out": somebody says that it is not so
  doubt,      // "unlikely", "doubts", "skeptical"
  negation,   // "not", "no", "never"
  no_first,   // opens with "No"
  allegedly,  // "reportedly", "alleged", "purported", "unconfirmed"
  rumour,     // "rumour", "sources", "leak"
  report,     // "report", "reports"
  claim,      // "claims"
  say,        // "says", "according to", "tells"
  think,      // "believes", "suggests", "appears"
  perhaps,    // "may", "might", "could", "possibly"
  plan,       // "plans", "set to", "in talks", an infinitive as predicate ("Harbour to close")
  will,       // "will", "would"
  confirm,    // "confirms", "official", "proof", "admits"
  show,       // "video", "photo", "watch", "caught"
  fear,       // "feared", "warns", "threat"
  question,   // a question mark
  asks,       // opens as a yes-no question
  wh,         // opens with "how", "why", "what"
  quoted,     // some of the words stand in quotation marks
  colon,      // a colon
  colon_end,  // ": report", ": officials": a source at the end
  exclaim,    // an exclamation mark, or a word in capitals for emphasis
  past,       // its predicate is in the past
  number,     // holds a number
  count
};
constexpr std::size_t cue_count = static_cast<std::size_t>(Cue::count);
[[nodiscard]] const char* name_of(Cue c);

struct Cues {
  struct Hit {
    Cue cue = Cue::count;
    std::int32_t token = 0;  // counted from the unit's first token, as UnitWord::token
    std::int32_t head = -1;  // what it hangs on, counted the same way; -1: nothing in the unit
  };
  std::bitset<cue_count> any;
  std::vector<Hit> hits;  // of the cues that are words
  std::int32_t tokens = 0;  // of the unit

  [[nodiscard]] bool operator[](Cue c) const { return any[static_cast<std::size_t>(c)]; }
};
// Of tokens [first, last) of the document.
[[nodiscard]] Cues find_cues(const Document& document, std::uint32_t first, std::uint32_t last);

struct StanceFeatures {
  // Cues that only the text has; those of them that stand by a word which is also in the claim; cues of both; cues of the claim;
  // combinations (stance.cpp); the similarity.
  static constexpr std::size_t combinations = 16;
  static constexpr std::size_t count = 4 * cue_count + combinations + similarity_feature_count;
  std::array<float, count> values{};
};
[[nodiscard]] StanceFeatures stance_features(const Similarity& similarity, const TextUnit& claim, const Cues& claim_cues, const TextUnit& text, const Cues& text_cues);

}  // namespace synoptic::align
