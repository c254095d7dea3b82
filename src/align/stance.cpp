#include "align/stance.hpp"

namespace synoptic::align {

StanceFeatures stance_features(const Cues& claim, const Cues& text, const SimilarityFeatures& similarity) {
  StanceFeatures f;
  for (std::size_t c = 0; c < cue_count; ++c) {
    f.values[c] = text[c] && !claim[c] ? 1 : 0;
    f.values[cue_count + c] = text[c] && claim[c] ? 1 : 0;
    f.values[2 * cue_count + c] = claim[c] ? 1 : 0;
  }
  std::copy(similarity.begin(), similarity.end(), f.values.begin() + 3 * cue_count);
  return f;
}

}  // namespace synoptic::align
