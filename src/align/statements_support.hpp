// Does a report say what a unit of another report says? All of it, the core of it, or something else. Asked of every report that may count for
// a row, with the unit of it that comes nearest; what the report says next to that unit and elsewhere counts too. Directed: a report that says
// more says all, one that says less does not.
//
// Two logistic regressions over structural features (no weight belongs to a word), fitted to pairs of units of real stories that were
// labelled by reading (docs/statements.md).
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <unordered_map>
#include <vector>

#include "align/identities.hpp"
#include "align/parallel.hpp"
#include "align/similarity.hpp"
#include "align/statements_units.hpp"

namespace synoptic::align {

enum SupportFeature : std::size_t {
  su_cover_unit,      // share of the mass of what is asked for that stands in the other unit
  su_cover_sentence,  // in its sentence
  su_cover_near,      // in that and the sentences beside it
  su_cover_report,    // anywhere in the report
  su_back_unit,       // share of the other unit's mass in the one asked for
  su_back_near,       // in that one's sentence and those beside it
  su_story,           // StoryUnits::similarity
  su_predicate,       // the same predicate
  su_agents_same,     // the same one known does it
  su_agents_other,    // another one known does it
  su_names_other,     // other people and places beside
  su_swapped,         // who does it suffers it in the other
  su_learned,         // Similarity::score, values left out
  su_numbers_alone,   // share of its numbers that stand nowhere near the other unit
  su_names_alone,     // share of the mass of its names that stand nowhere near the other unit
  su_names_nowhere,   // that stand nowhere in the report
  su_rare_alone,      // the rarest term of it that stands nowhere near, as a share of the rarest there is
  su_rare_nowhere,    // the same, nowhere in the report
  su_predicate_near,  // its predicate, or a synonym, stands near the other unit
  su_predicate_back,  // the other's predicate stands near it
  su_planned,         // one is planned, the other done
  su_hedged,          // one is hedged, the other not
  su_attributed,      // one is somebody's saying, the other the report's own
  su_time_same,       // both are dated, and the days meet
  su_time_other,      // both are dated, and they do not
  su_words,           // log of its words
  su_words_other,     // log of the other's words
  su_finite,          // it has a finite predicate of its own
  su_finite_other,
  su_parallel,        // share of its words that stand at the same place of a passage that both reports share
  su_run,             // longest run of words that both have, as a share of its words
  su_apart,           // how far apart they stand in their reports, 0 .. 1
  su_negated,         // one denies it
  su_soft_unit,       // share of its words, by their general rareness, for which the other unit has one, near ones by vectors counting in part
  su_soft_sentence,   // for which the other's sentence has one
  su_left,            // terms of it that stand nowhere near the other unit, of five
  su_left_unit,       // that do not stand in the other unit
  su_numbers_same,    // a number that both units have
  su_numbers_other,   // both have numbers, and none in common
  su_early,           // both stand in the first tenth of their reports
  su_whole,           // it is a whole sentence
  su_whole_other,
  su_best_there,      // likeness, as a share of that of the unit of the other report which is most like it
  su_best_back,       // the same, of the units of its own report
  su_rest,            // share of what it says beside its predicate and who does it, that stands in the other unit
  su_rest_back,
  su_similarity,      // from here: SimilarityFeatures, values left out
  support_feature_count = su_similarity + similarity_feature_count
};
using SupportFeatures = std::array<float, support_feature_count>;
[[nodiscard]] std::string_view name_of(SupportFeature f);

class Support {
 public:
  // All must outlive this. Caches what it makes of units and sentences: for one thread. `vectors` may be nullptr (Similarity).
  Support(const std::vector<Document>& documents, const Identities& identities, const StoryUnits& story, Terms& terms, const std::vector<Parallel>& parallels, const text::Vectors* vectors);

  struct Says {
    double core = 0;  // 0..1: how likely it states the same core fact
    double all = 0;   // 0..1: and everything else that is asked for
  };
  // Does the report of unit `by`, there, say what `unit` says? {1, 1} of one node.
  [[nodiscard]] Says says(std::uint32_t unit, std::uint32_t by);
  [[nodiscard]] SupportFeatures features(std::uint32_t unit, std::uint32_t by);
  // How much of some terms, numbers left out, stands in the sentence of a unit and those beside it, by how rare they are in the story: 0..1.
  [[nodiscard]] double near_cover(const std::vector<Term>& terms, std::uint32_t unit);
  // One of two units says that somebody died, or was charged, and the other does not speak of it.
  [[nodiscard]] bool tells_other_fate(std::uint32_t unit, std::uint32_t by) const;
  // The predicate of a unit, or a synonym, stands there too. True where it has none.
  [[nodiscard]] bool predicate_near(std::uint32_t unit, std::uint32_t by);

 private:
  [[nodiscard]] const TextUnit& prepared(std::uint32_t unit);
  [[nodiscard]] const TextUnit& prepared_sentence(std::uint32_t unit);
  [[nodiscard]] TextUnit prepare(std::uint32_t report, std::uint32_t first_word, std::uint32_t last_word);
  [[nodiscard]] const std::vector<Meant>& meant(std::uint32_t report);
  [[nodiscard]] const std::vector<Term>& sentence(std::uint32_t report, std::uint32_t index);
  [[nodiscard]] const std::vector<Term>& whole(std::uint32_t report);
  [[nodiscard]] const std::vector<Term>& near(std::uint32_t unit);
  [[nodiscard]] bool is_about(const std::vector<Term>& terms, Terms::Matter matter) const;
  [[nodiscard]] bool other_figures(const Terms::Set& a, const Terms::Set& b) const;
  [[nodiscard]] bool stands(const std::vector<Term>& there, Term t) const;  // it or a synonym
  [[nodiscard]] double best(std::uint32_t node, std::uint32_t report) const;
  [[nodiscard]] double rest(const StoryUnits::Node& wanted, const StoryUnits::Node& there) const;
  [[nodiscard]] float parallel(std::uint32_t a, std::uint32_t b) const;
  [[nodiscard]] float run(std::uint32_t a, std::uint32_t b);

  const std::vector<Document>& docs_;
  const Identities& identities_;
  const StoryUnits& story_;
  Terms& terms_;
  Similarity likeness_;
  Stemmer stem_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<std::pair<std::uint32_t, std::uint32_t>>> shared_;  // words at the same place, by report a < b
  std::unordered_map<std::uint64_t, float> best_;                                    // likeness of a node and the unit of a report that is most like it
  std::map<std::uint32_t, TextUnit> prepared_;                                       // by unit
  std::map<std::pair<std::uint32_t, std::uint32_t>, TextUnit> prepared_sentences_;   // by report and sentence
  std::map<std::uint32_t, std::vector<Meant>> meant_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<Term>> sentences_;
  std::map<std::uint32_t, std::vector<Term>> reports_, near_;
  std::map<std::uint32_t, std::vector<std::uint64_t>> forms_;  // hashes of the folded words of a unit
};

}  // namespace synoptic::align
