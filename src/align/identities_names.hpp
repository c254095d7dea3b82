// When two spellings are one name. Transliterations differ in vowels, in doubled letters and in a few consonant habits
// (kh/h, zh/j, w/v, x/ks, y/i); people of one family differ in their given names. Equality of a consonant skeleton is
// the blocking key; whether two names are one is decided on the letters.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "annotate/people_name.hpp"
#include "world/world.hpp"

namespace synoptic::align {

// Consonants only, habits of transliteration levelled: "Zelenskyy", "Selenskij" differ, "Zelensky", "Zelenskiy" agree.
[[nodiscard]] std::string skeleton(std::string_view folded);

[[nodiscard]] bool same_family_name(std::string_view a, std::string_view b);  // folded; "lukashenka" = "lukashenko", not "marten" = "marsten"
[[nodiscard]] bool same_given_name(std::string_view a, std::string_view b);   // "volodimir" = "volodymyr"; "maria" != "mario"; initials do not count

enum class Agreement { no, weaker, full };  // weaker: an initial, a missing given name or a nickname ("Joe" of "Joseph") stands in between
// `world` knows nicknames; they count only beside the same family name, letter for letter.
[[nodiscard]] Agreement compare_names(const annotate::PersonName& a, const annotate::PersonName& b, const World& world);

}  // namespace synoptic::align
