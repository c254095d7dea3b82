// What the program knows about the world before it reads: countries with their demonyms, capitals and metonyms,
// organisations, news agencies, offices and titles, given names, reporting verbs. Made by tools/ from open data,
// kept as text in lexicons/ (source and licence of each in lexicons/MANIFEST), embedded in the binary.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include "base/embedded.hpp"
#include "base/result.hpp"

namespace synoptic {

enum class Sense : std::uint8_t {
  country, demonym, capital, metonym, region, city,  // places; `country` is set
  organization, agency,                              // agency: a news agency whose copy others carry
  outlet,                                            // a publication or broadcaster; `value` = its domain where known
  office,                                            // "president", "foreign minister", "spokesman": a role a person holds
  honorific,                                         // "Mr", "Dr", "Sir"
  given_name, surname,
  reporting_verb,                                    // each inflected form; canonical = lemma, value = class (say, ask, deny, ...)
  reporting_phrase,                                  // "according to", "in the words of"
  name_word,                                         // tells what kind of name it stands in; `value`: "organization,place", "date", ...
  finite_verb,                                       // a form that stands as a finite verb; `value`: "sure" or "often"
  common_word,                                       // an everyday word: a capital at the start of a sentence is no name
};

struct Entry {
  Sense sense{};
  std::string_view canonical;  // "Belarus" for "Minsk", "Agence France-Presse" for "AFP", "say" for "said"
  std::string_view country;    // ISO 3166-1 alpha-2, or empty
  std::string_view value;      // sense-specific, or empty
};

// Immutable, shared by threads. Phrases are folded (utf8::fold), words separated by one space, at most `longest` words.
class World {
 public:
  [[nodiscard]] static Result<World> load();  // from the embedded lexicons; an error names the lexicon and its line
  // From lexicons given, which must outlive the World: its entries are views into them.
  [[nodiscard]] static Result<World> load(std::span<const EmbeddedFile> lexicons);
  World(World&&) noexcept;
  World& operator=(World&&) noexcept;
  ~World();

  [[nodiscard]] std::span<const Entry> find(std::string_view folded_phrase) const;  // empty if not known
  [[nodiscard]] const Entry* find(std::string_view folded_phrase, Sense sense) const;
  // Both answers in one look-up: the entries of the phrase, and whether it begins (or is) a known one.
  struct Found {
    std::span<const Entry> entries;
    bool begins = false;
  };
  [[nodiscard]] Found look_up(std::string_view folded_phrase) const;
  // True if some known phrase begins with these whole words: lets a longest-match scan stop early.
  [[nodiscard]] bool begins_phrase(std::string_view folded_words) const;
  [[nodiscard]] std::string_view country_name(std::string_view iso2) const;  // "Belarus"; empty if not known

  static constexpr int longest = 6;

 private:
  struct Tables;
  explicit World(std::unique_ptr<const Tables> tables);
  std::unique_ptr<const Tables> tables_;
};

}  // namespace synoptic
