// How probable it is that two reports tell one story, from what they have in common: a logistic model over structural
// features. It knows no words, so it favours no subjects. The table was fitted by
//   story_lab --pairs pairs.tsv basil ecbplus giveme5w1h_news_cluster gva_incidents allsides_roundups_dated
//   tools/story_weights.py pairs.tsv --l2 1e-5 --cpp
// and the four figures of the linkage were chosen on the same sets (docs/stories.md has the scores and the check of each
// set on weights fitted without it).
#pragma once

#include <array>
#include <cmath>

#include "story/vectors.hpp"

namespace synoptic::story {

struct Model {
  struct Weight {
    float dated = 0, undated = 0;  // for two dated reports, and for pairs where a date is missing
  };
  std::array<Weight, feature_count> weights = {{
      {3.63f, 7.37f},  // all
      {1.76f, 2.54f},  // head
      {2.41f, 1.72f},  // title_in_text
      {-0.67f, 0.85f},  // names
      {3.31f, 2.68f},  // rare_name
      {1.32f, 1.92f},  // numbers
      {-1.83f, -2.41f},  // count_conflict
      {-0.01f, -0.87f},  // foreign_names
      {1.36f, 0.94f},  // key_terms_low
      {4.41f, 2.33f},  // key_terms_high
      {4.21f, 0.00f},  // near
      {-0.77f, 0.00f},  // far
      {0.00f, 0.00f},  // undated
      {1.37f, 2.19f},  // short
  }};
  Weight bias = {-8.47f, -6.90f};

  // Two clusters are one story from this mean probability of their pairs on. A single report joins at `link`; the
  // larger the smaller of two clusters, the surer their mean must be: plus `grow` for each doubling, up to eight.
  // Two groups that each keep to names of their own need still more (Profiles::conflict).
  float link = 0.33f;
  float grow = 0.08f;
  float veto = 0.5f, veto_from = 0.2f;
  float floor = 0.03f;  // a pair below this is no link

  [[nodiscard]] float probability(const Features& f) const {
    float z = 0;
    if (f[f_undated] > 0) {
      z = bias.undated;
      for (std::size_t i = 0; i < feature_count; ++i) z += weights[i].undated * f[i];
    } else {
      z = bias.dated;
      for (std::size_t i = 0; i < feature_count; ++i) z += weights[i].dated * f[i];
    }
    return 1.0f / (1.0f + std::exp(-z));
  }
};

}  // namespace synoptic::story
