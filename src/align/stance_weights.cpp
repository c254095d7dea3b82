// Written by bench/agree/proxies.py --fit (docs/agreement.md): weights of StanceFeature for each stance. Structural: none belongs to a word.
#include <algorithm>
#include <cmath>

#include "align/stance.hpp"

namespace synoptic::align {
namespace {

constexpr float contradicts[] = {
    1.2872f,  // fake
    0.7160f,  // deny
    0.4160f,  // doubt
    0.6050f,  // negation
    1.1279f,  // no_first
    -0.0896f,  // allegedly
    0.2339f,  // rumour
    0.0148f,  // report
    0.0529f,  // claim
    -0.0464f,  // say
    -0.1958f,  // perhaps
    -0.3617f,  // will
    -0.1631f,  // confirm
    -0.0086f,  // question
    0.2839f,  // wh
    -0.1146f,  // colon_end
    -0.2148f,  // exclaim
    0.9952f,  // denies
    -0.0941f,  // hedges
    -0.0297f,  // hedge_count
    -0.3580f,  // plain
    0.4108f,  // denied_claim
    0.9128f,  // denied_report
    0.1892f,  // both_speak
    -0.0858f,  // yes_or_no
    -0.3305f,  // mean
    0.1370f,  // bigrams
    -0.2755f,  // numbers
    -0.2416f,  // predicate
    0.6631f,  // rare_shared
    0.1626f,  // names
    0.1042f,  // names_one
    0.3838f,  // polarity
    1.9534f,  // short
    -1.9154f,  // bias
};

constexpr float agrees[] = {
    -0.7351f,  // fake
    -0.5795f,  // deny
    -0.4009f,  // doubt
    -0.2478f,  // negation
    -0.6784f,  // no_first
    -0.5273f,  // allegedly
    -0.6624f,  // rumour
    -0.5456f,  // report
    -0.3974f,  // claim
    0.1541f,  // say
    -0.1340f,  // perhaps
    0.4238f,  // will
    0.3345f,  // confirm
    -0.2612f,  // question
    0.3333f,  // wh
    -0.2895f,  // colon_end
    0.3307f,  // exclaim
    -0.4440f,  // denies
    -0.3537f,  // hedges
    -0.5802f,  // hedge_count
    0.5073f,  // plain
    -0.0768f,  // denied_claim
    -0.2921f,  // denied_report
    0.6124f,  // both_speak
    -0.4489f,  // yes_or_no
    0.5858f,  // mean
    -0.2191f,  // bigrams
    0.0994f,  // numbers
    0.2087f,  // predicate
    -0.4050f,  // rare_shared
    -0.2780f,  // names
    0.1764f,  // names_one
    -0.0466f,  // polarity
    -2.5411f,  // short
    1.4253f,  // bias
};

constexpr float hedges[] = {
    -0.5521f,  // fake
    -0.1365f,  // deny
    -0.0151f,  // doubt
    -0.3572f,  // negation
    -0.4495f,  // no_first
    0.6169f,  // allegedly
    0.4284f,  // rumour
    0.5308f,  // report
    0.3444f,  // claim
    -0.1078f,  // say
    0.3298f,  // perhaps
    -0.0621f,  // will
    -0.1714f,  // confirm
    0.2698f,  // question
    -0.6172f,  // wh
    0.4041f,  // colon_end
    -0.1159f,  // exclaim
    -0.5512f,  // denies
    0.4477f,  // hedges
    0.6099f,  // hedge_count
    -0.1493f,  // plain
    -0.3340f,  // denied_claim
    -0.6207f,  // denied_report
    -0.8016f,  // both_speak
    0.5347f,  // yes_or_no
    -0.2553f,  // mean
    0.0821f,  // bigrams
    0.1761f,  // numbers
    0.0329f,  // predicate
    -0.2582f,  // rare_shared
    0.1154f,  // names
    -0.2806f,  // names_one
    -0.3372f,  // polarity
    0.5877f,  // short
    0.4902f,  // bias
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
