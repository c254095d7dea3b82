// What the program knows about the world before it reads: countries with their demonyms, capitals and metonyms,
// organisations, news agencies, offices and titles, given names, reporting verbs; who held which office when; which names
// are spellings of one another. Kept as text in lexicons/ (source and licence of each in lexicons/MANIFEST.md), compiled into
// models/world.bin when the program is built (world/compile.hpp), mapped into memory and read where it lies.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/result.hpp"

namespace synoptic {

// A string of the file, told by its distance from this very field. What has such fields stays where it lies: no copies.
class Placed {
 public:
  Placed(const Placed&) = delete;
  Placed& operator=(const Placed&) = delete;
  // NOLINTNEXTLINE(google-explicit-constructor): it stands for a string_view wherever one is read.
  operator std::string_view() const { return view(); }
  [[nodiscard]] std::string_view view() const {
    if (distance_ == 0) return {};
    const auto* at = reinterpret_cast<const unsigned char*>(this) + distance_;
    return {reinterpret_cast<const char*>(at + 1), *at};  // one byte of length, then the string
  }
  [[nodiscard]] bool empty() const { return distance_ == 0; }
  [[nodiscard]] std::size_t size() const { return view().size(); }
  friend bool operator==(const Placed& a, std::string_view b) { return a.view() == b; }
  friend bool operator==(const Placed& a, const Placed& b) { return a.view() == b.view(); }

 private:
  std::int32_t distance_;  // in bytes; 0 = the empty string
};

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
  Sense sense;
  std::array<std::uint8_t, 3> zero;
  Placed canonical;  // "Belarus" for "Minsk", "Agence France-Presse" for "AFP", "say" for "said"
  Placed country;    // ISO 3166-1 alpha-2, or empty
  Placed value;      // sense-specific, or empty
};

enum class OfficeClass : std::uint8_t {
  head_of_state, head_of_government,
  deputy,      // vice presidents, deputy prime ministers, governors general, regents: in the source beside one of the above
  leader,      // who in fact ruled, whatever the title
  legislator,
};

// One person in one office for one time. The days are as certain as the source: somebody first seen in one yearbook and
// missing in the one before began on some day between.
struct Holder {
  OfficeClass office;
  std::array<std::uint8_t, 3> zero;
  Placed person;   // "Alexander Lukashenko"; one name for all rows and spellings of one person of one country
  Placed title;    // "President", or empty
  Placed country;  // ISO 3166-1 alpha-2
  Day from_earliest, from_latest, to_earliest, to_latest;  // both ends inclusive; to_latest = `open_end`: no end known

  static constexpr Day open_end = 1 << 30;
  [[nodiscard]] bool may_hold(Day day) const { return from_earliest <= day && day <= to_latest; }
  [[nodiscard]] bool holds(Day day) const { return from_latest <= day && day <= to_earliest; }
};
struct Held {
  const Holder* holder;
  bool certain;  // holds on that day by the source itself; else only may
};

enum class Gender : std::uint8_t { unknown, female, male, either };
enum class NameTie : std::uint8_t { none, nickname, variant };

// Immutable, shared by threads. Phrases are folded (utf8::fold), words separated by one space, at most `longest` words.
class World {
 public:
  static constexpr std::uint32_t version = 1;  // of the content of world.bin (docs/format-world.md)

  [[nodiscard]] static Result<World> load();  // world.bin in the folder of models (base/models_path.hpp)
  [[nodiscard]] static Result<World> open(const std::filesystem::path& file);
  [[nodiscard]] static Result<World> read(std::string_view bytes, std::string name);  // from bytes, which are copied
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

  // Who held an office of this class in this country on that day, certain ones first. Nobody: not known, not "vacant".
  [[nodiscard]] std::vector<Held> holders(std::string_view iso2, OfficeClass office, Day day) const;
  // The offices somebody of this name held on that day; a surname alone may be several people's.
  [[nodiscard]] std::vector<Held> offices_of(std::string_view folded_name, Day day) const;

  // Names that are written in several ways ("mohammed", "muhammad") share an id; so do a given name and its nicknames.
  [[nodiscard]] std::span<const std::uint32_t> name_variants(std::string_view folded_name) const;  // rising; empty if not known
  [[nodiscard]] static constexpr bool is_nickname_id(std::uint32_t id) { return (id >> 31) != 0; }
  // Whether two single names may be one; the same spelling is a `variant`. Says nothing of the people who bear them.
  [[nodiscard]] NameTie same_name(std::string_view folded_a, std::string_view folded_b) const;
  [[nodiscard]] Gender gender(std::string_view folded_given_name) const;  // as a source gives it; nothing is guessed

  // Differs between any two worlds opened by this process, and stays with one that is moved: tells whose answers were kept.
  [[nodiscard]] std::uint64_t serial() const;

  static constexpr int longest = 6;

 private:
  struct Tables;
  explicit World(std::unique_ptr<const Tables> tables);
  std::unique_ptr<const Tables> tables_;
};

}  // namespace synoptic
