// Words, numbers, marks and signs of one stretch of text. UD-like: clitics stand apart ("do|n't", "she|'s", "Anna|'s"),
// an abbreviation keeps its stop ("Gov.", "U.S."), a currency or per-cent sign is its own token, a compound is cut at its hyphens
// ("all|-|weather") unless a prefix begins it ("non-stop"), and a unit stands apart from its number ("10|km"). A run of a script
// written without spaces is one token. Those who read phrases take Text::words, where compounds are whole.
#pragma once

#include <string_view>
#include <vector>

#include "doc/analysis.hpp"

namespace synoptic::text {

// Appends the tokens of `where`; fills span and kind. Whatever is not white space (utf8::is_space) is in one token.
void tokenise(std::string_view text, Span where, std::vector<Token>& out);

// How a word that ends in a stop behaves at the end of a sentence.
enum class Abbreviation {
  none,
  title,    // "Mr.", "Gov.", "vs.": something always follows
  initial,  // "J.": part of a name, very rarely the end
  ordinary, // "Inc.", "U.S.", "Jr.": may end a sentence, if what follows begins like one
  time,     // "a.m.", "etc.", "Sept.": ends a sentence unless what follows belongs to it
};
// `token` as it stands, with its stop.
[[nodiscard]] Abbreviation abbreviation(std::string_view token);

}  // namespace synoptic::text
