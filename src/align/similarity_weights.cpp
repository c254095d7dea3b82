// Written by bench/agree/proxies.py --fit (docs/similarity.md): weights of SimilarityFeature, with and without word vectors. Structural: none
// belongs to a word. A zero: other features say the same better.
#include <cmath>

#include "align/similarity.hpp"

namespace synoptic::align {
namespace {

constexpr float with_vectors[] = {
    0.0000f,  // exact
    0.0000f,  // lexicon
    1.1349f,  // soft
    1.2711f,  // cover_low
    0.8496f,  // cover_high
    0.0000f,  // exact_high
    1.0587f,  // mean
    1.0073f,  // same
    0.0000f,  // names
    -0.5703f,  // names_foreign
    -0.1460f,  // names_one
    0.0000f,  // numbers
    -0.7057f,  // numbers_other
    0.0000f,  // predicate
    0.0000f,  // subject
    0.2037f,  // object
    -2.0000f,  // swapped
    -0.2946f,  // polarity
    -0.7979f,  // opposite
    0.0000f,  // rare_shared
    0.0000f,  // rare_alone
    0.0000f,  // bigrams
    0.7198f,  // short
    0.1788f,  // lengths
    -2.4071f,  // bias
};

constexpr float without_vectors[] = {
    0.0000f,  // exact
    0.8233f,  // lexicon
    0.8233f,  // soft
    1.1015f,  // cover_low
    0.5467f,  // cover_high
    0.0000f,  // exact_high
    0.0000f,  // mean
    1.0430f,  // same
    0.0000f,  // names
    -0.7023f,  // names_foreign
    -0.2326f,  // names_one
    0.0000f,  // numbers
    -0.6540f,  // numbers_other
    0.0364f,  // predicate
    0.0000f,  // subject
    0.1380f,  // object
    -2.0000f,  // swapped
    -0.3102f,  // polarity
    -0.5129f,  // opposite
    0.0000f,  // rare_shared
    -0.1364f,  // rare_alone
    0.0000f,  // bigrams
    0.2375f,  // short
    0.3493f,  // lengths
    -1.4544f,  // bias
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
