// Written by bench/agree/proxies.py --fit (docs/agreement.md): weights of SimilarityFeature, with and without word vectors. Structural: none
// belongs to a word. A zero: other features say the same better.
#include <cmath>

#include "align/similarity.hpp"

namespace synoptic::align {
namespace {

constexpr float with_vectors[] = {
    0.0000f,  // exact
    0.0000f,  // lexicon
    0.8101f,  // soft
    0.9386f,  // cover_low
    0.9784f,  // cover_high
    0.0000f,  // exact_high
    1.3507f,  // mean
    1.0352f,  // same
    0.0000f,  // names
    -0.6086f,  // names_foreign
    -0.1683f,  // names_one
    0.0000f,  // numbers
    -0.7574f,  // numbers_other
    0.0046f,  // predicate
    0.0000f,  // subject
    0.2072f,  // object
    -2.0000f,  // swapped
    -0.2921f,  // polarity
    -0.8180f,  // opposite
    0.0000f,  // rare_shared
    -0.1715f,  // rare_alone
    0.0000f,  // bigrams
    0.6343f,  // short
    0.3141f,  // lengths
    -2.3095f,  // bias
};

constexpr float without_vectors[] = {
    0.0000f,  // exact
    0.6581f,  // lexicon
    0.6581f,  // soft
    0.8732f,  // cover_low
    0.8035f,  // cover_high
    0.0000f,  // exact_high
    0.0000f,  // mean
    1.0520f,  // same
    0.0000f,  // names
    -0.7345f,  // names_foreign
    -0.2619f,  // names_one
    0.0020f,  // numbers
    -0.6730f,  // numbers_other
    0.0718f,  // predicate
    0.0000f,  // subject
    0.1319f,  // object
    -2.0000f,  // swapped
    -0.3084f,  // polarity
    -0.5174f,  // opposite
    0.0000f,  // rare_shared
    -0.3309f,  // rare_alone
    0.0000f,  // bigrams
    0.0991f,  // short
    0.4877f,  // lengths
    -1.2751f,  // bias
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
