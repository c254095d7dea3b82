#include <cmath>

#include "align/similarity.hpp"

namespace synoptic::align {
float Similarity::score(const SimilarityFeatures& f) const { return f[sf_soft]; }
float Similarity::score(const TextUnit& a, const TextUnit& b) const { return score(features(a, b)); }
}  // namespace synoptic::align
