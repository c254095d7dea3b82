// Made by bench/agree/support.py --fit; in order of StandingFeature.
#include "align/standing_weights.hpp"

namespace synoptic::align {

const double alone_bias = -4.7955, worth_bias = 0.1366;

const std::array<float, standing_feature_count> alone_weights{
    0.4596f,  // clarity
    0.2803f,  // whole
    -1.7712f,  // pronoun_open
    -2.2452f,  // pronoun_unknown
    -1.1050f,  // thing_open
    -0.6164f,  // pronoun_behind
    -1.6171f,  // known_subject
    -0.6066f,  // known
    -1.2200f,  // definite_subject
    -0.1662f,  // definite
    -1.6375f,  // pointer
    -0.3123f,  // relative_time
    -0.5054f,  // tied
    -0.5692f,  // comparing
    -0.2557f,  // family_subject
    -0.9259f,  // family
    0.9033f,  // family_headline
    0.5163f,  // elided
    0.3994f,  // names
    0.1209f,  // numbers
    0.2836f,  // dates
    -0.0960f,  // bare
    0.2727f,  // said
    -0.7705f,  // said_open
    -0.0777f,  // modal
    -0.5811f,  // muses
    0.3587f,  // past
    -0.0138f,  // present
    -0.3533f,  // copula
    -0.1692f,  // verbless
    0.5536f,  // participle
    -0.0611f,  // negated
    -3.9985f,  // question
    -0.8712f,  // quoted
    -2.1428f,  // quote_all
    -0.0677f,  // generic
    0.0704f,  // adverbs
    -0.1196f,  // first
    -0.3840f,  // depth
    0.5780f,  // opens
    0.4934f,  // late
    0.0000f,  // heading
    0.0000f,  // caption
    0.8934f,  // picture
    -0.1870f,  // reader
    -2.3765f,  // breaks_off
    -0.8036f,  // marks
    -0.4153f,  // capitals
    -0.5465f,  // outlet
    -0.3291f,  // lower
    -0.2735f,  // stop
    -2.1779f,  // unfinished
    -1.4808f,  // glued
    1.1069f,  // words
    -0.0096f,  // few
    -0.1376f,  // many
    1.6375f,  // headline
    -0.4097f,  // own_headline
    -0.3684f,  // spread
    1.7111f,  // shared
    -0.0776f,  // name_spread
    0.3549f,  // verb_headline
};

const std::array<float, standing_feature_count> worth_weights{
    0.0460f,  // clarity
    -0.0798f,  // whole
    0.0162f,  // pronoun_open
    -0.0239f,  // pronoun_unknown
    -0.0003f,  // thing_open
    -0.0726f,  // pronoun_behind
    -0.0093f,  // known_subject
    0.2014f,  // known
    -0.1152f,  // definite_subject
    0.0223f,  // definite
    -0.1351f,  // pointer
    0.0637f,  // relative_time
    -0.0407f,  // tied
    -0.0401f,  // comparing
    -0.0276f,  // family_subject
    -0.0354f,  // family
    0.0139f,  // family_headline
    0.1572f,  // elided
    0.0662f,  // names
    0.2046f,  // numbers
    0.0324f,  // dates
    -0.0090f,  // bare
    0.1794f,  // said
    -0.0261f,  // said_open
    -0.0141f,  // modal
    -0.1072f,  // muses
    0.2238f,  // past
    0.0006f,  // present
    -0.1272f,  // copula
    0.0040f,  // verbless
    0.2494f,  // participle
    -0.0419f,  // negated
    -0.7623f,  // question
    -0.3797f,  // quoted
    0.2475f,  // quote_all
    -0.0292f,  // generic
    -0.2809f,  // adverbs
    -0.1378f,  // first
    -0.3297f,  // depth
    -0.0049f,  // opens
    -0.0043f,  // late
    0.0000f,  // heading
    0.0000f,  // caption
    0.0041f,  // picture
    -0.1612f,  // reader
    -0.0745f,  // breaks_off
    -0.0225f,  // marks
    -0.2616f,  // capitals
    -0.2065f,  // outlet
    0.0033f,  // lower
    0.0683f,  // stop
    -0.7377f,  // unfinished
    -0.5105f,  // glued
    0.3888f,  // words
    0.0779f,  // few
    -0.0998f,  // many
    0.7746f,  // headline
    -0.1860f,  // own_headline
    0.1424f,  // spread
    0.5879f,  // shared
    0.1129f,  // name_spread
    0.1816f,  // verb_headline
};

}  // namespace synoptic::align
