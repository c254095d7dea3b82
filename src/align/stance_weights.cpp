// Written by bench/agree/proxies.py --fit (docs/agreement.md): weights of StanceFeature for each stance. Structural: none belongs to a word.
#include <algorithm>
#include <cmath>

#include "align/stance.hpp"

namespace synoptic::align {
namespace {

constexpr float contradicts[] = {
    1.1997f,  // fake
    0.6398f,  // deny
    0.3931f,  // doubt
    0.5381f,  // negation
    1.0927f,  // no_first
    -0.0937f,  // allegedly
    0.2301f,  // rumour
    0.0135f,  // report
    0.0509f,  // claim
    -0.0589f,  // say
    -0.2054f,  // perhaps
    -0.3659f,  // will
    -0.1744f,  // confirm
    -0.0146f,  // question
    0.2684f,  // wh
    -0.1188f,  // colon_end
    -0.2159f,  // exclaim
    1.0970f,  // denies
    -0.1019f,  // hedges
    -0.0414f,  // hedge_count
    -0.3773f,  // plain
    0.4455f,  // denied_claim
    0.9626f,  // denied_report
    0.1691f,  // both_speak
    -0.0823f,  // yes_or_no
    -0.3084f,  // mean
    0.1246f,  // bigrams
    -0.2684f,  // numbers
    -0.2447f,  // predicate
    0.5814f,  // rare_shared
    0.1689f,  // names
    0.0905f,  // names_one
    0.3412f,  // polarity
    1.8697f,  // short
    -1.8182f,  // bias
};

constexpr float agrees[] = {
    -0.6592f,  // fake
    -0.5115f,  // deny
    -0.3810f,  // doubt
    -0.1715f,  // negation
    -0.6431f,  // no_first
    -0.5218f,  // allegedly
    -0.6570f,  // rumour
    -0.5395f,  // report
    -0.3921f,  // claim
    0.1652f,  // say
    -0.1225f,  // perhaps
    0.4331f,  // will
    0.3443f,  // confirm
    -0.2539f,  // question
    0.3424f,  // wh
    -0.2866f,  // colon_end
    0.3312f,  // exclaim
    -0.5517f,  // denies
    -0.3309f,  // hedges
    -0.5564f,  // hedge_count
    0.5525f,  // plain
    -0.0661f,  // denied_claim
    -0.2836f,  // denied_report
    0.6279f,  // both_speak
    -0.4502f,  // yes_or_no
    0.5655f,  // mean
    -0.2032f,  // bigrams
    0.0915f,  // numbers
    0.2090f,  // predicate
    -0.3505f,  // rare_shared
    -0.2803f,  // names
    0.1871f,  // names_one
    -0.0063f,  // polarity
    -2.4731f,  // short
    1.3300f,  // bias
};

constexpr float hedges[] = {
    -0.5404f,  // fake
    -0.1283f,  // deny
    -0.0121f,  // doubt
    -0.3666f,  // negation
    -0.4496f,  // no_first
    0.6156f,  // allegedly
    0.4269f,  // rumour
    0.5260f,  // report
    0.3411f,  // claim
    -0.1063f,  // say
    0.3279f,  // perhaps
    -0.0673f,  // will
    -0.1699f,  // confirm
    0.2685f,  // question
    -0.6108f,  // wh
    0.4055f,  // colon_end
    -0.1152f,  // exclaim
    -0.5454f,  // denies
    0.4328f,  // hedges
    0.5979f,  // hedge_count
    -0.1752f,  // plain
    -0.3794f,  // denied_claim
    -0.6789f,  // denied_report
    -0.7971f,  // both_speak
    0.5325f,  // yes_or_no
    -0.2571f,  // mean
    0.0786f,  // bigrams
    0.1769f,  // numbers
    0.0357f,  // predicate
    -0.2309f,  // rare_shared
    0.1115f,  // names
    -0.2776f,  // names_one
    -0.3349f,  // polarity
    0.6034f,  // short
    0.4882f,  // bias
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
