// Made by bench/agree/support.py --fit; in order of ClarityFeature.
#include "align/clarity_weights.hpp"

namespace synoptic::align {

const double clarity_bias = -5.2246;

const std::array<float, clarity_feature_count> clarity_weights{
    0.5239f,  // whole
    1.2302f,  // begins
    1.1791f,  // ends
    0.7478f,  // before_mark
    1.6435f,  // before_and
    0.3049f,  // before_tie
    1.2541f,  // after_mark
    1.3004f,  // after_and
    1.2512f,  // after_tie
    -0.1149f,  // roots
    0.0879f,  // root_main
    0.6518f,  // root_said
    -0.8976f,  // root_joined
    -0.0356f,  // root_circumstance
    -1.9707f,  // root_relative
    0.0907f,  // root_noun
    1.6692f,  // finite
    1.7366f,  // subject
    0.0829f,  // subject_name
    -2.6137f,  // subject_pronoun
    -1.7011f,  // subject_pointer
    -0.7073f,  // subject_owned
    -0.8635f,  // pronoun_first
    -2.1110f,  // lost_object
    -0.3714f,  // lost_phrase
    -0.4051f,  // lost_joined
    -0.1495f,  // lost_clause
    0.2503f,  // lost_relative
    0.4252f,  // lost_marker
    4.1946f,  // lost_subject
    -3.1789f,  // quotes
    -0.7969f,  // brackets
    0.5256f,  // quoted
    0.4105f,  // words
    0.0701f,  // few
    -0.3233f,  // many
    0.0085f,  // name
    0.0333f,  // number
    0.0163f,  // capitals
    -2.8747f,  // first_verb
    -0.9584f,  // first_participle
    -0.4792f,  // first_preposition
    -1.0831f,  // first_pronoun
    -1.0106f,  // first_adverb
    0.2529f,  // first_article
    -1.0262f,  // first_wh
    -0.0393f,  // last_verb
    -0.1560f,  // last_modifier
    -0.0242f,  // last_preposition
    0.4325f,  // last_noun
    -1.8735f,  // picture
    -0.3179f,  // reader
    0.0000f,  // question
};

}  // namespace synoptic::align
