// Made by bench/agree/support.py --fit; in order of ClarityFeature.
#include "align/clarity_weights.hpp"

namespace synoptic::align {

const double clarity_bias = -5.1618;

const std::array<float, clarity_feature_count> clarity_weights{
    0.5835f,  // whole
    1.2259f,  // begins
    1.1810f,  // ends
    0.9559f,  // before_mark
    1.6920f,  // before_and
    0.2643f,  // before_tie
    1.2124f,  // after_mark
    1.4591f,  // after_and
    1.3640f,  // after_tie
    -0.8425f,  // roots
    0.0662f,  // root_main
    0.5467f,  // root_said
    -0.6175f,  // root_joined
    -0.3031f,  // root_circumstance
    -1.8368f,  // root_relative
    0.3813f,  // root_noun
    2.0775f,  // finite
    1.0839f,  // subject
    0.1025f,  // subject_name
    -2.3691f,  // subject_pronoun
    -0.9351f,  // subject_pointer
    -0.1746f,  // subject_owned
    -1.1046f,  // pronoun_first
    -2.0689f,  // lost_object
    -0.2462f,  // lost_phrase
    -0.4603f,  // lost_joined
    -0.1210f,  // lost_clause
    0.1288f,  // lost_relative
    1.8603f,  // lost_marker
    4.6014f,  // lost_subject
    -3.1363f,  // quotes
    -0.7270f,  // brackets
    0.4149f,  // quoted
    0.4086f,  // words
    0.0594f,  // few
    -0.1935f,  // many
    0.0602f,  // name
    0.0066f,  // number
    -0.1494f,  // capitals
    -1.6515f,  // first_verb
    -1.0179f,  // first_participle
    -0.4391f,  // first_preposition
    -1.1889f,  // first_pronoun
    -0.9394f,  // first_adverb
    0.3179f,  // first_article
    -0.6844f,  // first_wh
    0.0935f,  // last_verb
    -0.2139f,  // last_modifier
    0.1092f,  // last_preposition
    0.4838f,  // last_noun
    -1.6695f,  // picture
    -0.4185f,  // reader
    0.0000f,  // question
};

}  // namespace synoptic::align
