// Words that may stand for each other: WordNet's synonyms, derivations and the next more or less general word
// (lexicons/background/kinship.tsv, frequent words and their commonest senses only).
#pragma once

#include <cstdint>
#include <string_view>

namespace synoptic::align {

enum class Kinship : std::uint8_t { none, near, derived, synonym };  // from far to close

// Lemmas, folded; in either order. One look into a hash table.
[[nodiscard]] Kinship kinship(std::string_view a, std::string_view b);

// The same by keys, which are made once a word: 0 for a word that the table does not have.
[[nodiscard]] std::uint32_t kin_id(std::string_view lemma);
[[nodiscard]] Kinship kinship(std::uint32_t a, std::uint32_t b);

}  // namespace synoptic::align
