// Made by bench/agree/support.py --fit; in order of StandingFeature.
#include "align/standing_weights.hpp"

namespace synoptic::align {

const double alone_bias = -4.8082, worth_bias = 0.1085;

const std::array<float, standing_feature_count> alone_weights{
    0.4448f,  // clarity
    0.2961f,  // whole
    -1.8024f,  // pronoun_open
    -2.3165f,  // pronoun_unknown
    -1.1840f,  // thing_open
    -0.6389f,  // pronoun_behind
    -1.6783f,  // known_subject
    -0.5381f,  // known
    -1.1056f,  // definite_subject
    -0.1607f,  // definite
    -1.6483f,  // pointer
    -0.3188f,  // relative_time
    -0.4960f,  // tied
    -0.5609f,  // comparing
    -0.1946f,  // family_subject
    -0.9708f,  // family
    0.9035f,  // family_headline
    0.5087f,  // elided
    0.4081f,  // names
    0.1161f,  // numbers
    0.2875f,  // dates
    -0.0798f,  // bare
    0.2988f,  // said
    -0.7662f,  // said_open
    -0.0591f,  // modal
    -0.5891f,  // muses
    0.3596f,  // past
    0.0129f,  // present
    -0.3693f,  // copula
    -0.1362f,  // verbless
    0.5202f,  // participle
    -0.0601f,  // negated
    -3.9896f,  // question
    -0.9252f,  // quoted
    -2.1470f,  // quote_all
    -0.0805f,  // generic
    0.0746f,  // adverbs
    -0.1254f,  // first
    -0.3893f,  // depth
    0.5630f,  // opens
    0.4966f,  // late
    0.0000f,  // heading
    0.0000f,  // caption
    0.8531f,  // picture
    -0.3621f,  // reader
    -2.3930f,  // breaks_off
    -0.7788f,  // marks
    -3.3429f,  // capitals
    -0.5205f,  // outlet
    -0.3307f,  // lower
    -0.2763f,  // stop
    -2.1416f,  // unfinished
    -1.4856f,  // glued
    1.1275f,  // words
    -0.0135f,  // few
    -0.1407f,  // many
    1.6578f,  // headline
    -0.4559f,  // own_headline
    -0.3962f,  // spread
    1.7286f,  // shared
    -0.0848f,  // name_spread
    0.3466f,  // verb_headline
};

const std::array<float, standing_feature_count> worth_weights{
    0.0401f,  // clarity
    -0.0773f,  // whole
    -0.0044f,  // pronoun_open
    -0.0447f,  // pronoun_unknown
    -0.0149f,  // thing_open
    -0.0769f,  // pronoun_behind
    0.0525f,  // known_subject
    0.1921f,  // known
    -0.0200f,  // definite_subject
    0.0026f,  // definite
    -0.1391f,  // pointer
    0.0651f,  // relative_time
    -0.0380f,  // tied
    -0.0417f,  // comparing
    0.0120f,  // family_subject
    -0.0681f,  // family
    0.0105f,  // family_headline
    0.1625f,  // elided
    0.0628f,  // names
    0.1997f,  // numbers
    0.0371f,  // dates
    -0.0021f,  // bare
    0.1784f,  // said
    -0.0237f,  // said_open
    -0.0116f,  // modal
    -0.1058f,  // muses
    0.2233f,  // past
    0.0075f,  // present
    -0.1274f,  // copula
    0.0025f,  // verbless
    0.2366f,  // participle
    -0.0404f,  // negated
    -0.7617f,  // question
    -0.3991f,  // quoted
    0.2346f,  // quote_all
    -0.0324f,  // generic
    -0.3018f,  // adverbs
    -0.1337f,  // first
    -0.3302f,  // depth
    -0.0118f,  // opens
    -0.0023f,  // late
    0.0000f,  // heading
    0.0000f,  // caption
    0.0019f,  // picture
    -0.1743f,  // reader
    -0.0837f,  // breaks_off
    -0.0194f,  // marks
    -0.4203f,  // capitals
    -0.1874f,  // outlet
    -0.0033f,  // lower
    0.0741f,  // stop
    -0.7314f,  // unfinished
    -0.5209f,  // glued
    0.4026f,  // words
    0.0865f,  // few
    -0.1015f,  // many
    0.7775f,  // headline
    -0.1976f,  // own_headline
    0.1510f,  // spread
    0.5846f,  // shared
    0.1107f,  // name_spread
    0.1821f,  // verb_headline
};

}  // namespace synoptic::align
