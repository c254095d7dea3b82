// The lexicons as text -> the bytes of world.bin. Runs when the program is built (tools/compile_world.cpp) and in tests.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace synoptic::world {

struct Lexicon {
  std::string_view name;  // the file's name without its folder; tells its form
  std::string_view text;
};

// An error names the lexicon and its line. The order of `lexicons` counts: entries of one phrase keep it. Forms, tab-separated,
// '#' begins a comment line:
//   offices_held.tsv  country, office class, person, title, folded names with ';' between, from (two days), to (two days), source
//   name_variants.tsv id, folded names with a space between           nicknames.tsv  folded given name, its nicknames
//   genders.tsv       folded given name, female | male | either
//   any other         folded phrase, sense, canonical, country, value
[[nodiscard]] Result<std::string> compile(std::span<const Lexicon> lexicons);

}  // namespace synoptic::world
