// How alike two reports are, from what they have in common: a logistic model over structural features. It knows no
// words, so it has nothing to say about subjects; the table was fitted by tools/story_weights.py.
#pragma once

#include <array>
#include <cmath>

#include "story/vectors.hpp"

namespace synoptic::story {

struct Model {
  // Order of `Feature`.
  std::array<float, feature_count> weights = {14.0f, 5.0f, 1.0f, 2.0f, 3.0f, 1.0f, 1.0f, 0.5f, -0.5f,
                                              -2.0f, 1.0f, -3.0f, 0.0f, 0.0f, 0.0f};
  float bias = -4.5f;
  float link = 0.40f;   // average probability at which two clusters are one story
  float floor = 0.03f;  // a pair below this is no link

  [[nodiscard]] float probability(const Features& f) const {
    float z = bias;
    for (std::size_t i = 0; i < feature_count; ++i) z += weights[i] * f[i];
    return 1.0f / (1.0f + std::exp(-z));
  }
};

}  // namespace synoptic::story
