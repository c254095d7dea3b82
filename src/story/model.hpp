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
      {4.04f, 9.19f},  // all
      {2.49f, 3.64f},  // head
      {3.21f, 1.46f},  // title_in_text
      {-0.80f, 0.29f},  // names
      {2.17f, 2.28f},  // rare_name
      {1.06f, 1.93f},  // numbers
      {0.14f, -1.17f},  // count_conflict
      {0.52f, -0.64f},  // foreign_names
      {-1.81f, -0.26f},  // strangers
      {-1.23f, -0.65f},  // ages
      {0.23f, -0.46f},  // key_terms_low
      {3.19f, 1.40f},  // key_terms_high
      {3.68f, 0.00f},  // near
      {0.23f, 0.00f},  // far
      {0.00f, 0.00f},  // undated
      {1.67f, 2.18f},  // short
  }};
  Weight bias = {-8.08f, -6.37f};

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
