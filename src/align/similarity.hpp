// Whether two short texts (clauses, sentences, a headline and a claim) state the same: a soft alignment of their words by lemma, name, number,
// synonym (align/kinship.hpp) and word vector, weighted by how rare the words are, with who does what read from the trees; a logistic
// regression over these features gives the score. Its weights are structural: none belongs to a word (docs/similarity.md says how they are made).
// A text is prepared once (some microseconds); a pair then costs a few microseconds and touches nothing but the two units.
//
// After: Sultan, Bethard and Sumner 2014, "Back to basics for monolingual alignment" (alignment of words by lexicon and context);
// Arora, Liang and Ma 2017, "A simple but tough-to-beat baseline" (averages weighted by frequency); Mu and Viswanath 2018 (the mean vector off).
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "align/terms.hpp"
#include "doc/analysis.hpp"
#include "text/vectors.hpp"

namespace synoptic::align {

// A content word, a name's word or a number of a unit. Units share no tables, so that they may be made by many threads.
struct UnitWord {
  std::uint64_t key = 0;      // hash; equal keys: the same stem, number or country
  std::uint64_t family = 0;   // hash of the casualty class ("dead", "killed"); 0 for all other words
  std::uint32_t synonyms = 0; // align::kin_id of the lemma
  std::uint32_t opposites = 0;  // align::opposite_id of the lemma
  float weight = 0;           // general rareness, about 2 (common) .. 12 (never seen), times the story's if `weigh` was called
  std::uint16_t vector = 0;   // row in TextUnit::vectors, from 1; 0: none
  bool name = false;          // part of a proper name: agrees with equal words only
  bool number = false;
};

struct UnitNumber {
  double low = 0, high = 0;   // "at least 12" = [12, inf)
  std::string measure;        // "", "$", "%"
};

// Who or what a stretch of the document means, where more is known than its words: equal keys, the same one (align/identities.hpp).
struct Meant {
  Span span;
  std::string key;
};

// Whether numbers and negations count. Those who put together what is about the same, and compare values afterwards
// (align/differences.hpp), leave them out: "three were hurt" and "five were hurt" are about the same.
enum class Values : std::uint8_t { count, ignore };

constexpr std::uint16_t no_word = 0xffff;

// A text made ready for comparing. Views nothing.
struct TextUnit {
  static constexpr std::size_t most_words = 48;  // of a longer text the heaviest ones
  std::vector<UnitWord> words;         // in reading order, no key twice
  std::vector<float> vectors;          // rows of Vectors::dimensions, of length 1
  std::vector<float> mean;             // weighted mean of them, of length 1; empty: no word has a vector
  std::vector<UnitNumber> numbers;
  std::vector<std::uint64_t> bigrams;  // hashes of neighbouring keys, sorted
  float mass = 0;                      // sum of the weights
  std::uint16_t predicate = no_word, subject = no_word, object = no_word;  // into `words`
  bool negated = false;                // an odd number of negations
};

enum SimilarityFeature : std::size_t {
  sf_exact,          // Dice over equal words, each by its weight
  sf_lexicon,        // the same, with synonyms and derivations
  sf_soft,           // the same, with near vectors
  sf_cover_low,      // share of a unit's weight that stands in the other, softly; the worse way round
  sf_cover_high,     // the better
  sf_exact_high,     // the better, of equal words
  sf_mean,           // cosine of the mean vectors
  sf_same,           // all words are equal
  sf_names,          // share of the weight of names that both have; 0 unless both name somebody
  sf_names_foreign,  // both have names, and none in common
  sf_names_one,      // only one has names
  sf_numbers,        // numbers that agree, as a share of those of the one with fewer
  sf_numbers_other,  // both have numbers of one measure, and none agree
  sf_predicate,      // how near the predicates are
  sf_subject,        // the subjects
  sf_object,         // the objects
  sf_swapped,        // one predicate, and subject and object have changed places
  sf_polarity,       // one of the two is negated
  sf_opposite,       // a word of the one is an antonym of one of the other that nothing else stands for
  sf_rare_shared,    // weight of the rarest equal word, over 12
  sf_rare_alone,     // weight of the rarest word of the shorter unit that nothing stands for, over 12
  sf_bigrams,        // Dice over neighbouring words
  sf_short,          // 1 / words of the shorter one
  sf_lengths,        // words of the shorter one / words of the longer one
  similarity_feature_count
};
using SimilarityFeatures = std::array<float, similarity_feature_count>;
[[nodiscard]] const char* name_of(SimilarityFeature f);

class Similarity {
 public:
  // `vectors` may be nullptr (the fast tier, reading by rule): then words that no lexicon ties do not count as near, rareness comes from
  // lexicons/background/word_shares.tsv, and other weights are used. It must outlive this. Const member functions are safe from many threads.
  explicit Similarity(const text::Vectors* vectors);

  // Tokens [first, last) of the document's Text::tokens; empty if there are none. A stemmer is for one thread. `meant`: of this document,
  // sorted, not overlapping; without it names agree by their words, and countries with their capitals and demonyms.
  [[nodiscard]] TextUnit prepare(const Document& document, std::uint32_t first, std::uint32_t last, const Stemmer& stem, Values values = Values::count,
                                 std::span<const Meant> meant = {}) const;

  // Makes words that most of `units` share (all are of one story, or answers to one question) weigh less. Once, before comparing.
  // `given`: a text whose words are known to hold for all of them, such as the question; nullptr: none.
  static void weigh(std::span<TextUnit> units, const TextUnit* given = nullptr);

  [[nodiscard]] static SimilarityFeatures features(const TextUnit& a, const TextUnit& b);
  // Share of the weight of a's words for which b has an equal or a near one, 0..1; 1 if a has none.
  [[nodiscard]] static float cover(const TextUnit& a, const TextUnit& b);
  // 0..1: how likely the two state the same. Symmetric. A negation lowers it but little, as it does for the people who graded the training pairs:
  // whether two texts that speak of the same agree is for stance.hpp and differences.hpp to say.
  [[nodiscard]] float score(const TextUnit& a, const TextUnit& b) const;  // 0 if one has no words that count
  [[nodiscard]] float score(const SimilarityFeatures& f) const;

 private:
  const text::Vectors* vectors_;
  std::vector<float> common_;  // mean of the vectors of frequent words: says nothing, so it is taken off
};

}  // namespace synoptic::align
