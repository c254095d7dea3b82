// Written by bench/agree/proxies.py --fit (docs/similarity.md): weights of SimilarityFeature, with and without word vectors. Structural: none
// belongs to a word. A zero: other features say the same better.
#include <cmath>

#include "align/similarity.hpp"

namespace synoptic::align {
namespace {

constexpr float with_vectors[] = {
    0.0000f,  // exact
    0.0000f,  // lexicon
    0.8134f,  // soft
    0.9323f,  // cover_low
    0.9981f,  // cover_high
    0.0000f,  // exact_high
    1.3477f,  // mean
    1.0390f,  // same
    0.0000f,  // names
    -0.6111f,  // names_foreign
    -0.1670f,  // names_one
    0.0000f,  // numbers
    -0.7594f,  // numbers_other
    0.0051f,  // predicate
    0.0000f,  // subject
    0.2071f,  // object
    -2.0000f,  // swapped
    -0.2917f,  // polarity
    -0.8169f,  // opposite
    0.0000f,  // rare_shared
    -0.1371f,  // rare_alone
    0.0000f,  // bigrams
    0.6641f,  // short
    0.3290f,  // lengths
    -2.3546f,  // bias
};

constexpr float without_vectors[] = {
    0.0000f,  // exact
    0.6570f,  // lexicon
    0.6570f,  // soft
    0.8637f,  // cover_low
    0.8161f,  // cover_high
    0.0000f,  // exact_high
    0.0000f,  // mean
    1.0501f,  // same
    0.0000f,  // names
    -0.7375f,  // names_foreign
    -0.2619f,  // names_one
    0.0023f,  // numbers
    -0.6758f,  // numbers_other
    0.0712f,  // predicate
    0.0000f,  // subject
    0.1330f,  // object
    -2.0000f,  // swapped
    -0.3070f,  // polarity
    -0.5185f,  // opposite
    0.0000f,  // rare_shared
    -0.3122f,  // rare_alone
    0.0000f,  // bigrams
    0.1254f,  // short
    0.5192f,  // lengths
    -1.3150f,  // bias
};

static_assert(std::size(with_vectors) == similarity_feature_count + 1 && std::size(without_vectors) == similarity_feature_count + 1);

}  // namespace

float Similarity::score(const SimilarityFeatures& f) const {
  const float* weights = vectors_ != nullptr ? with_vectors : without_vectors;
  float z = weights[similarity_feature_count];
  for (std::size_t i = 0; i < similarity_feature_count; ++i) z += weights[i] * f[i];
  return 1 / (1 + std::exp(-z));
}

}  // namespace synoptic::align
