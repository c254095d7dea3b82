// Made by bench/agree/support.py --fit; in order of StandingFeature.
#include "align/standing_weights.hpp"

namespace synoptic::align {

const double alone_bias = -4.7662, worth_bias = 0.1227;

const std::array<float, standing_feature_count> alone_weights{
    0.4443f,  // clarity
    0.2963f,  // whole
    -1.8013f,  // pronoun_open
    -2.3158f,  // pronoun_unknown
    -1.1832f,  // thing_open
    -0.6337f,  // pronoun_behind
    -1.6550f,  // known_subject
    -0.5320f,  // known
    -1.0998f,  // definite_subject
    -0.1532f,  // definite
    -1.6414f,  // pointer
    -0.3153f,  // relative_time
    -0.4929f,  // tied
    -0.5583f,  // comparing
    -0.1916f,  // family_subject
    -0.9749f,  // family
    0.8972f,  // family_headline
    0.5087f,  // elided
    0.4135f,  // names
    0.1158f,  // numbers
    0.2855f,  // dates
    -0.0827f,  // bare
    0.2991f,  // said
    -0.7664f,  // said_open
    -0.0613f,  // modal
    -0.5825f,  // muses
    0.3584f,  // past
    0.0056f,  // present
    -0.3647f,  // copula
    -0.1753f,  // verbless
    0.5348f,  // participle
    -0.0588f,  // negated
    -4.0116f,  // question
    -0.9226f,  // quoted
    -2.1446f,  // quote_all
    -0.0720f,  // generic
    0.0591f,  // adverbs
    -0.1193f,  // first
    -0.3895f,  // depth
    0.5615f,  // opens
    0.4990f,  // late
    0.0000f,  // heading
    0.0000f,  // caption
    0.8582f,  // picture
    -0.3856f,  // reader
    -2.3840f,  // breaks_off
    -0.7627f,  // marks
    -0.4014f,  // capitals
    -0.5285f,  // outlet
    -0.3337f,  // lower
    -0.2832f,  // stop
    -2.1875f,  // unfinished
    -1.4744f,  // glued
    1.1143f,  // words
    -0.0276f,  // few
    -0.1388f,  // many
    1.6513f,  // headline
    -0.4515f,  // own_headline
    -0.3940f,  // spread
    1.7317f,  // shared
    -0.0798f,  // name_spread
    0.3535f,  // verb_headline
};

const std::array<float, standing_feature_count> worth_weights{
    0.0400f,  // clarity
    -0.0772f,  // whole
    -0.0045f,  // pronoun_open
    -0.0452f,  // pronoun_unknown
    -0.0151f,  // thing_open
    -0.0769f,  // pronoun_behind
    0.0541f,  // known_subject
    0.1927f,  // known
    -0.0196f,  // definite_subject
    0.0026f,  // definite
    -0.1373f,  // pointer
    0.0626f,  // relative_time
    -0.0385f,  // tied
    -0.0389f,  // comparing
    0.0108f,  // family_subject
    -0.0691f,  // family
    0.0101f,  // family_headline
    0.1617f,  // elided
    0.0688f,  // names
    0.1996f,  // numbers
    0.0353f,  // dates
    -0.0022f,  // bare
    0.1782f,  // said
    -0.0235f,  // said_open
    -0.0124f,  // modal
    -0.1057f,  // muses
    0.2232f,  // past
    0.0063f,  // present
    -0.1266f,  // copula
    -0.0025f,  // verbless
    0.2388f,  // participle
    -0.0404f,  // negated
    -0.7656f,  // question
    -0.3982f,  // quoted
    0.2351f,  // quote_all
    -0.0321f,  // generic
    -0.3063f,  // adverbs
    -0.1340f,  // first
    -0.3303f,  // depth
    -0.0122f,  // opens
    -0.0002f,  // late
    0.0000f,  // heading
    0.0000f,  // caption
    -0.0107f,  // picture
    -0.1737f,  // reader
    -0.0775f,  // breaks_off
    -0.0195f,  // marks
    -0.2633f,  // capitals
    -0.2013f,  // outlet
    -0.0041f,  // lower
    0.0717f,  // stop
    -0.7370f,  // unfinished
    -0.5197f,  // glued
    0.3981f,  // words
    0.0744f,  // few
    -0.0988f,  // many
    0.7760f,  // headline
    -0.1952f,  // own_headline
    0.1487f,  // spread
    0.5876f,  // shared
    0.1109f,  // name_spread
    0.1831f,  // verb_headline
};

}  // namespace synoptic::align
