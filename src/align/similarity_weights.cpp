// Written by bench/agree/proxies.py --fit (docs/agreement.md): weights of SimilarityFeature, with and without word vectors. Structural: none
// belongs to a word. A zero: other features say the same better.
#include <cmath>

#include "align/similarity.hpp"

namespace synoptic::align {
namespace {

constexpr float with_vectors[] = {
    0.0000f,  // exact
    0.0000f,  // lexicon
    0.8180f,  // soft
    0.9495f,  // cover_low
    0.9834f,  // cover_high
    0.0000f,  // exact_high
    1.3447f,  // mean
    1.0382f,  // same
    0.0000f,  // names
    -0.6107f,  // names_foreign
    -0.1757f,  // names_one
    0.0000f,  // numbers
    -0.7676f,  // numbers_other
    0.0010f,  // predicate
    0.0000f,  // subject
    0.2070f,  // object
    -0.0658f,  // swapped
    -0.2970f,  // polarity
    -0.5260f,  // opposite
    0.0000f,  // rare_shared
    -0.1678f,  // rare_alone
    0.0000f,  // bigrams
    0.6220f,  // short
    0.3018f,  // lengths
    -2.3002f,  // bias
};

constexpr float without_vectors[] = {
    0.0000f,  // exact
    0.6627f,  // lexicon
    0.6627f,  // soft
    0.8792f,  // cover_low
    0.8069f,  // cover_high
    0.0000f,  // exact_high
    0.0000f,  // mean
    1.0503f,  // same
    0.0000f,  // names
    -0.7360f,  // names_foreign
    -0.2667f,  // names_one
    0.0000f,  // numbers
    -0.6810f,  // numbers_other
    0.0691f,  // predicate
    0.0000f,  // subject
    0.1304f,  // object
    -0.0757f,  // swapped
    -0.3114f,  // polarity
    -0.3613f,  // opposite
    0.0000f,  // rare_shared
    -0.3273f,  // rare_alone
    0.0000f,  // bigrams
    0.0973f,  // short
    0.4825f,  // lengths
    -1.2758f,  // bias
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
