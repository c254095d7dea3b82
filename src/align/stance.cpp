#include "align/stance.hpp"

#include <algorithm>
#include <cstdlib>

namespace synoptic::align {
namespace {

// Does a cue stand by a word that the claim has too: within two tokens, or as its head or dependent?
bool stands_by(const Cues::Hit& hit, const TextUnit& text, const std::vector<float>& covered) {
  for (std::size_t i = 0; i < covered.size(); ++i) {
    if (covered[i] < .6f) continue;
    const std::int32_t at = text.words[i].token;
    if (at == hit.token) continue;
    if (std::abs(at - hit.token) <= 2 || at == hit.head) return true;
  }
  return false;
}

}  // namespace

StanceFeatures stance_features(const Similarity& similarity, const TextUnit& claim, const Cues& claim_cues, const TextUnit& text, const Cues& text_cues) {
  StanceFeatures f;
  const auto covered = similarity.covered(text, claim);
  float* only = f.values.data();
  float* by = only + cue_count;
  float* both = by + cue_count;
  float* of_claim = both + cue_count;
  float* mixed = of_claim + cue_count;
  for (std::size_t c = 0; c < cue_count; ++c) {
    only[c] = text_cues.any[c] && !claim_cues.any[c] ? 1 : 0;
    both[c] = text_cues.any[c] && claim_cues.any[c] ? 1 : 0;
    of_claim[c] = claim_cues.any[c] ? 1 : 0;
  }
  std::int32_t first = text_cues.tokens, last = -1;  // the stretch of the text that has words of the claim
  for (std::size_t i = 0; i < covered.size(); ++i)
    if (covered[i] >= .6f) {
      first = std::min<std::int32_t>(first, text.words[i].token);
      last = std::max<std::int32_t>(last, text.words[i].token);
    }
  const auto is = [&](Cue c) { return only[static_cast<std::size_t>(c)] > 0; };
  float speech_before = 0, speech_after = 0, hedges = 0;
  for (const Cues::Hit& hit : text_cues.hits) {
    const auto c = static_cast<std::size_t>(hit.cue);
    if (only[c] > 0 && stands_by(hit, text, covered)) by[c] = 1;
    if (hit.cue == Cue::say || hit.cue == Cue::claim || hit.cue == Cue::report || hit.cue == Cue::rumour) {
      if (hit.token < first) speech_before = 1;
      if (hit.token > last) speech_after = 1;
    }
  }
  for (const Cue c : {Cue::allegedly, Cue::rumour, Cue::report, Cue::claim, Cue::say, Cue::think, Cue::perhaps, Cue::question}) hedges += is(c);
  const bool claim_speech = claim_cues[Cue::say] || claim_cues[Cue::claim] || claim_cues[Cue::report];
  const bool text_speech = is(Cue::say) || is(Cue::claim) || is(Cue::report);
  const bool negated = is(Cue::negation), fake = is(Cue::fake), denied = is(Cue::deny);
  const float values[StanceFeatures::combinations] = {
      speech_before,
      speech_after,
      std::min(hedges, 3.f) / 3,
      hedges >= 1 ? 1.f : 0.f,
      fake || denied || negated ? 1.f : 0.f,
      fake && (negated || denied) ? 1.f : 0.f,
      fake && (is(Cue::question) || is(Cue::asks)) ? 1.f : 0.f,
      is(Cue::rumour) && (fake || denied || negated || is(Cue::doubt)) ? 1.f : 0.f,
      is(Cue::claim) && (fake || denied || negated || is(Cue::doubt)) ? 1.f : 0.f,
      is(Cue::report) && (fake || denied || negated || is(Cue::doubt)) ? 1.f : 0.f,
      is(Cue::perhaps) && negated ? 1.f : 0.f,
      text_speech && claim_speech ? 1.f : 0.f,
      is(Cue::confirm) && (fake || denied) ? 1.f : 0.f,
      claim_cues[Cue::will] && is(Cue::plan) ? 1.f : 0.f,
      is(Cue::question) && is(Cue::asks) ? 1.f : 0.f,
      hedges == 0 && !fake && !denied && !negated && !is(Cue::doubt) ? 1.f : 0.f,
  };
  std::copy(std::begin(values), std::end(values), mixed);
  const SimilarityFeatures s = similarity.features(claim, text);
  std::copy(s.begin(), s.end(), mixed + StanceFeatures::combinations);
  return f;
}

}  // namespace synoptic::align
