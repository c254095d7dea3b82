// Words of which one says the opposite of the other: WordNet's antonyms and opposites of the news (lexicons/background/opposites.tsv).
#pragma once

#include <cstdint>
#include <string_view>

namespace synoptic::align {

enum class Opposite : std::uint8_t { none, says, names };  // says: verbs, adjectives, adverbs; names: nouns ("victory", "defeat")

// Lemmas, folded.
[[nodiscard]] Opposite opposites(std::string_view a, std::string_view b);

// The same by numbers, for those who look at many pairs: 0 for a word that has no opposite.
[[nodiscard]] std::uint32_t opposite_id(std::string_view lemma);
[[nodiscard]] Opposite opposites(std::uint32_t a, std::uint32_t b);

}  // namespace synoptic::align
