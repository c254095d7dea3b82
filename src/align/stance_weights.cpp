// Written by bench/agree/proxies.py --fit (docs/similarity.md): weights of StanceFeature for each stance. Structural: none belongs to a word.
#include <algorithm>
#include <cmath>

#include "align/stance.hpp"

namespace synoptic::align {
namespace {

constexpr float contradicts[] = {
    1.2907f,  // fake
    0.7080f,  // deny
    0.4134f,  // doubt
    0.6062f,  // negation
    1.1295f,  // no_first
    -0.0883f,  // allegedly
    0.2366f,  // rumour
    0.0142f,  // report
    0.0532f,  // claim
    -0.0508f,  // say
    -0.1932f,  // perhaps
    -0.3595f,  // will
    -0.1642f,  // confirm
    -0.0071f,  // question
    0.2823f,  // wh
    -0.1151f,  // colon_end
    -0.2129f,  // exclaim
    0.9948f,  // denies
    -0.0955f,  // hedges
    -0.0291f,  // hedge_count
    -0.3582f,  // plain
    0.4119f,  // denied_claim
    0.9122f,  // denied_report
    0.1877f,  // both_speak
    -0.0868f,  // yes_or_no
    -0.3145f,  // mean
    0.1406f,  // bigrams
    -0.2738f,  // numbers
    -0.2410f,  // predicate
    0.6634f,  // rare_shared
    0.1594f,  // names
    0.1069f,  // names_one
    0.3804f,  // polarity
    1.9536f,  // short
    -1.9295f,  // bias
};

constexpr float agrees[] = {
    -0.7358f,  // fake
    -0.5767f,  // deny
    -0.4022f,  // doubt
    -0.2484f,  // negation
    -0.6806f,  // no_first
    -0.5277f,  // allegedly
    -0.6629f,  // rumour
    -0.5429f,  // report
    -0.3982f,  // claim
    0.1559f,  // say
    -0.1326f,  // perhaps
    0.4248f,  // will
    0.3343f,  // confirm
    -0.2623f,  // question
    0.3373f,  // wh
    -0.2907f,  // colon_end
    0.3277f,  // exclaim
    -0.4437f,  // denies
    -0.3532f,  // hedges
    -0.5798f,  // hedge_count
    0.5083f,  // plain
    -0.0777f,  // denied_claim
    -0.2924f,  // denied_report
    0.6169f,  // both_speak
    -0.4484f,  // yes_or_no
    0.5656f,  // mean
    -0.2215f,  // bigrams
    0.1016f,  // numbers
    0.2074f,  // predicate
    -0.3375f,  // rare_shared
    -0.2804f,  // names
    0.1757f,  // names_one
    -0.0438f,  // polarity
    -2.5291f,  // short
    1.3868f,  // bias
};

constexpr float hedges[] = {
    -0.5550f,  // fake
    -0.1313f,  // deny
    -0.0113f,  // doubt
    -0.3579f,  // negation
    -0.4489f,  // no_first
    0.6160f,  // allegedly
    0.4262f,  // rumour
    0.5287f,  // report
    0.3450f,  // claim
    -0.1050f,  // say
    0.3258f,  // perhaps
    -0.0653f,  // will
    -0.1702f,  // confirm
    0.2694f,  // question
    -0.6196f,  // wh
    0.4058f,  // colon_end
    -0.1148f,  // exclaim
    -0.5511f,  // denies
    0.4487f,  // hedges
    0.6089f,  // hedge_count
    -0.1501f,  // plain
    -0.3341f,  // denied_claim
    -0.6197f,  // denied_report
    -0.8046f,  // both_speak
    0.5352f,  // yes_or_no
    -0.2511f,  // mean
    0.0809f,  // bigrams
    0.1722f,  // numbers
    0.0337f,  // predicate
    -0.3259f,  // rare_shared
    0.1210f,  // names
    -0.2826f,  // names_one
    -0.3366f,  // polarity
    0.5754f,  // short
    0.5427f,  // bias
};

static_assert(std::size(contradicts) == stance_feature_count + 1);

float logit(const float* weights, const StanceFeatures& f) {
  float z = weights[stance_feature_count];
  for (std::size_t i = 0; i < stance_feature_count; ++i) z += weights[i] * f[i];
  return z;
}

}  // namespace

Stance stance(const StanceFeatures& f) {
  Stance s{logit(contradicts, f), logit(agrees, f), logit(hedges, f)};
  const float top = std::max({s.contradicts, s.agrees, s.hedges});
  float sum = 0;
  for (float* p : {&s.contradicts, &s.agrees, &s.hedges}) sum += *p = std::exp(*p - top);
  for (float* p : {&s.contradicts, &s.agrees, &s.hedges}) *p /= sum;
  return s;
}

}  // namespace synoptic::align
