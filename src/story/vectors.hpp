// Reports as sparse vectors over the terms of the batch, and what two of them have in common.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "base/date.hpp"
#include "story/terms.hpp"

namespace synoptic::story {

// One term of one report. Weights are not normalised; the norms stand in Vector.
struct Weighted {
  std::uint32_t term = 0;   // index into Vocabulary
  float all = 0;            // over the whole report
  float head = 0;           // over title and lead
  bool title = false;
  bool key_name = false;    // one of the report's heaviest names
  bool key_term = false;    // one of its heaviest terms
  std::uint32_t use = 0;    // index into the report's Terms::uses
};

struct Vector {
  std::vector<Weighted> terms;  // sorted by term; only terms that at least two distinct reports have
  std::vector<Count> counts;
  float all_norm = 0, head_norm = 0;  // Euclidean, with the terms that only this report has
  float name_norm = 0;
  float title_weight = 0, head_name_weight = 0;       // sums of idf
  float key_term_weight = 0;                          // sum of `all`
  std::uint32_t words = 0;
  std::optional<Day> day;
};

struct TermFacts {
  float idf = 0;
  std::uint32_t reports = 0;  // distinct ones
  bool name = false;
  bool number = false;
};

// What makes two reports alike or unlike, each about 0..1. The order is that of Model::weights.
enum Feature : std::size_t {
  f_all,             // cosine over the whole reports
  f_head,            // cosine over title and lead
  f_title_in_text,   // share of the one's title words that the other has anywhere, mean of both ways
  f_names,           // cosine over names
  f_rare_name,       // how rare the rarest shared name is
  f_numbers,         // shared numbers and counts, by rarity
  f_count_conflict,  // both count the same things, but never the same value: "3 dead" and "11 dead", ages
  f_foreign_names,   // share of the names in title and lead that the other report does not have; the better way round
  f_strangers,       // that share is near 1 both ways, and both have names to compare
  f_ages,            // both give ages, and none in common
  f_key_terms_low,   // share of the one's heaviest terms that the other has; the worse way round
  f_key_terms_high,  // the better
  f_near,            // published within days: Gaussian, sigma 3
  f_far,             // published weeks apart: 1 - Gaussian, sigma 15
  f_undated,         // 1 if a date is missing: the other table of the model is used
  f_short,           // the shorter one is short
  feature_count
};
using Features = std::array<float, feature_count>;

struct Vectors {
  std::vector<TermFacts> vocabulary;
  std::vector<Vector> reports;
};

// `weight[i]` = 0 leaves report i out (a copy); `threads` only speeds it up.
[[nodiscard]] Vectors make_vectors(const std::vector<Terms>& terms, const std::vector<bool>& leave_out, unsigned threads);

[[nodiscard]] Features compare(const Vector& a, const Vector& b, const std::vector<TermFacts>& vocabulary);

// Terms that two reports share, with how much each adds; strongest first, at most `limit`.
struct Shared {
  std::uint32_t use_a = 0;
  float weight = 0;
  bool name = false, number = false;
};
[[nodiscard]] std::vector<Shared> shared_terms(const Vector& a, const Vector& b, const std::vector<TermFacts>& vocabulary,
                                               std::size_t limit);

}  // namespace synoptic::story
