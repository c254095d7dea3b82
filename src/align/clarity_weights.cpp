// Made by bench/agree/support.py --fit; in order of ClarityFeature.
#include "align/clarity_weights.hpp"

namespace synoptic::align {

const double clarity_bias = -5.1163;

const std::array<float, clarity_feature_count> clarity_weights{
    0.5641f,  // whole
    1.1459f,  // begins
    1.1920f,  // ends
    0.8724f,  // before_mark
    1.6505f,  // before_and
    0.4496f,  // before_tie
    -0.9846f,  // before_condition
    1.2065f,  // after_mark
    1.4474f,  // after_and
    1.3427f,  // after_tie
    -0.8627f,  // roots
    0.0891f,  // root_main
    0.5078f,  // root_said
    -0.6490f,  // root_joined
    -0.3447f,  // root_circumstance
    -2.1079f,  // root_relative
    0.4250f,  // root_noun
    2.0997f,  // finite
    1.0864f,  // subject
    0.0977f,  // subject_name
    -2.3081f,  // subject_pronoun
    -0.9023f,  // subject_pointer
    -0.2265f,  // subject_owned
    -1.1316f,  // pronoun_first
    -2.1326f,  // lost_object
    -0.1672f,  // lost_phrase
    -0.4590f,  // lost_joined
    -0.1115f,  // lost_clause
    0.0622f,  // lost_relative
    2.1076f,  // lost_marker
    4.5886f,  // lost_subject
    -3.1389f,  // quotes
    -0.7392f,  // brackets
    0.4061f,  // quoted
    0.4120f,  // words
    0.1182f,  // few
    -0.1933f,  // many
    0.0615f,  // name
    -0.0066f,  // number
    -0.1996f,  // capitals
    -1.6519f,  // first_verb
    -0.9186f,  // first_participle
    -0.4456f,  // first_preposition
    -1.2170f,  // first_pronoun
    -0.9507f,  // first_adverb
    0.3006f,  // first_article
    -0.6646f,  // first_wh
    0.0938f,  // last_verb
    -0.2288f,  // last_modifier
    0.0468f,  // last_preposition
    0.4890f,  // last_noun
    -1.6877f,  // picture
    -0.4221f,  // reader
    0.0000f,  // question
};

}  // namespace synoptic::align
