// A person's name taken apart: given names, family name, order, suffix. Shared by the sieves inside a report and by the
// identities across reports. Works on surface forms only; knows no people.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace synoptic::annotate {

struct PersonName {
  std::vector<std::string> words;  // folded, in written order; initials without their full stop, suffix and possessive off
  std::string suffix;              // "jr", "sr", "ii" ...; empty if none
  std::size_t family_begin = 0;    // the family name is words [family_begin, family_end)
  std::size_t family_end = 0;
  [[nodiscard]] bool lone() const { return words.size() - (family_end - family_begin) == 0; }  // nothing but one name
  [[nodiscard]] bool family_first() const { return family_begin == 0 && family_end < words.size(); }
  [[nodiscard]] std::string family() const;               // "von der leyen"
  [[nodiscard]] std::vector<std::string> given() const;   // without the family name
};

// "Wang Yi" and "Kim Jong-un" are read family name first, by a list of East Asian family names and the shape of what follows.
[[nodiscard]] PersonName parse_person_name(std::string_view surface);

// Given names of one person: equal, or one an initial of the other, or one missing; a middle name may be left out.
// "bruno" and "b" agree; "bruno" and "carla" do not.
[[nodiscard]] bool given_names_agree(const std::vector<std::string>& a, const std::vector<std::string>& b);

[[nodiscard]] bool is_particle(std::string_view folded_word);  // "van", "bin", "al": belongs to the family name
// The surface without a possessive ending: "Marsh's" -> "Marsh", "Reeds'" -> "Reeds". Bytes to cut from the end.
[[nodiscard]] std::size_t possessive_bytes(std::string_view surface);

}  // namespace synoptic::annotate
