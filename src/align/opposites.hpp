// Words of which one says the opposite of the other: WordNet's antonyms and opposites of the news (lexicons/background/opposites.tsv).
#pragma once

#include <cstdint>
#include <string_view>

namespace synoptic::align {

enum class Opposite : std::uint8_t { none, says, names };  // says: verbs, adjectives, adverbs; names: nouns ("victory", "defeat")

// Lemmas, folded.
[[nodiscard]] Opposite opposites(std::string_view a, std::string_view b);

}  // namespace synoptic::align
