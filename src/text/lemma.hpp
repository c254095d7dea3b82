// Inflection off by rule: a small table of irregular forms, then suffixes. Without a tagger a form is changed only where
// nearly all its uses agree, so a lemma is a key for comparing words, not a dictionary entry.
#pragma once

#include <string>
#include <string_view>

namespace synoptic::text {

// Puts the lemma of `folded` (utf8::fold) into `out`. `capitalised`: it may be a name, so that only irregular forms of
// function words and common verbs are touched ("Said" -> "say", but "Reuters" stays).
void lemma_of(std::string_view folded, bool capitalised, std::string& out);

}  // namespace synoptic::text
