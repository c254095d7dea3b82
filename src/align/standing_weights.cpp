// Made by bench/agree/rows.py --fit; in order of StandingFeature.
#include "align/standing_weights.hpp"

namespace synoptic::align {

const double alone_bias = -4.8610, worth_bias = 0.1369;

const std::array<float, standing_feature_count> alone_weights{
    0.4622f,  // clarity
    0.2830f,  // whole
    -1.8297f,  // pronoun_open
    -2.3258f,  // pronoun_unknown
    -1.1613f,  // thing_open
    -0.6559f,  // pronoun_behind
    -1.5655f,  // known_subject
    -0.5935f,  // known
    -1.0451f,  // definite_subject
    -0.1810f,  // definite
    -1.6348f,  // pointer
    -0.3957f,  // relative_time
    -0.4782f,  // tied
    -0.5378f,  // comparing
    -0.2499f,  // family_subject
    -1.0413f,  // family
    0.9728f,  // family_headline
    0.5194f,  // elided
    0.3459f,  // names
    0.1561f,  // numbers
    0.2677f,  // dates
    -0.1315f,  // bare
    0.3032f,  // said
    -0.7882f,  // said_open
    -0.0881f,  // modal
    -0.5109f,  // muses
    0.3951f,  // past
    0.0599f,  // present
    -0.3237f,  // copula
    -0.1206f,  // verbless
    0.5386f,  // participle
    -0.0162f,  // negated
    -3.9123f,  // question
    -0.8567f,  // quoted
    -2.1439f,  // quote_all
    -0.1276f,  // generic
    -0.1258f,  // adverbs
    -0.1841f,  // first
    -0.3701f,  // depth
    0.5497f,  // opens
    0.4320f,  // late
    0.0000f,  // heading
    0.0000f,  // caption
    1.0855f,  // picture
    -0.2024f,  // reader
    -2.3480f,  // breaks_off
    -0.9005f,  // marks
    -0.3821f,  // capitals
    -0.5637f,  // outlet
    -0.3144f,  // lower
    -0.2980f,  // stop
    -2.2181f,  // unfinished
    -1.3972f,  // glued
    1.1392f,  // words
    -0.1755f,  // few
    -0.1298f,  // many
    1.5704f,  // headline
    -0.3532f,  // own_headline
    -0.3476f,  // spread
    1.6722f,  // shared
    -0.0756f,  // name_spread
    0.3915f,  // verb_headline
};

const std::array<float, standing_feature_count> worth_weights{
    0.0460f,  // clarity
    -0.0799f,  // whole
    0.0164f,  // pronoun_open
    -0.0239f,  // pronoun_unknown
    -0.0003f,  // thing_open
    -0.0728f,  // pronoun_behind
    -0.0089f,  // known_subject
    0.2017f,  // known
    -0.1149f,  // definite_subject
    0.0222f,  // definite
    -0.1353f,  // pointer
    0.0635f,  // relative_time
    -0.0352f,  // tied
    -0.0401f,  // comparing
    -0.0275f,  // family_subject
    -0.0354f,  // family
    0.0138f,  // family_headline
    0.1570f,  // elided
    0.0662f,  // names
    0.2047f,  // numbers
    0.0324f,  // dates
    -0.0091f,  // bare
    0.1794f,  // said
    -0.0261f,  // said_open
    -0.0142f,  // modal
    -0.1072f,  // muses
    0.2238f,  // past
    0.0004f,  // present
    -0.1273f,  // copula
    0.0041f,  // verbless
    0.2493f,  // participle
    -0.0419f,  // negated
    -0.7625f,  // question
    -0.3796f,  // quoted
    0.2472f,  // quote_all
    -0.0292f,  // generic
    -0.2824f,  // adverbs
    -0.1376f,  // first
    -0.3297f,  // depth
    -0.0047f,  // opens
    -0.0044f,  // late
    0.0000f,  // heading
    0.0000f,  // caption
    -0.0116f,  // picture
    -0.1615f,  // reader
    -0.0744f,  // breaks_off
    -0.0218f,  // marks
    -0.2612f,  // capitals
    -0.2068f,  // outlet
    0.0031f,  // lower
    0.0683f,  // stop
    -0.7382f,  // unfinished
    -0.5102f,  // glued
    0.3887f,  // words
    0.0781f,  // few
    -0.0998f,  // many
    0.7753f,  // headline
    -0.1870f,  // own_headline
    0.1423f,  // spread
    0.5879f,  // shared
    0.1129f,  // name_spread
    0.1816f,  // verb_headline
};

}  // namespace synoptic::align
