// Inside `find_people`, after the pronouns: whom or what a definite noun phrase means that the sieves left open ("the suspect", "his
// brother", "the airline", "the city"), by a trained linear model over structure alone: the class of the noun, what the report says that a
// candidate is, distance, grammar, how often somebody was spoken of, who else fits. No word is a feature. "Nothing that has a name" is a
// choice of its own. Private to the folder; also used by its trainer (tools/train/coref.cpp), which writes people_nominal_weights.cpp.
// The ranking is that of people_ranker.hpp.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "annotate/people_parts.hpp"
#include "annotate/people_ranker.hpp"

namespace synoptic::annotate::people {

enum class NounFamily : std::uint8_t { person, organization, place, work, none };
constexpr std::size_t noun_families = 4;
enum class NounClass : std::uint8_t {
  none,
  office, kin, tie, trade,                  // persons; tie: "his lawyer"
  fame, plain, age, accused, harmed,        // "the singer", "the woman", "the teenager", "the suspect", "the victim"
  company, group, product,                  // what any organisation may be called
  trader, body, chamber, party, club, school, press, venue,  // what only some may be: "the airline", "the agency"
  city, country, region,
  work, event,                              // a ship, a phone is one too
};
constexpr std::size_t noun_classes = static_cast<std::size_t>(NounClass::event) + 1;
[[nodiscard]] NounClass class_of_noun(const World& world, std::string_view folded);  // singular; `none` for all other nouns
[[nodiscard]] NounClass class_in_name(std::string_view folded);                      // what a word of a name shows: "airways" a company
[[nodiscard]] NounFamily family_of(NounClass c);

// A singular noun phrase with an article or a possessor, outside appositions, titles and predicates.
struct Definite {
  enum class Article : std::uint8_t { the, demonstrative, possessive, indefinite };  // demonstrative: "this"; possessive: "his", "Tarkan's"
  WordRange words;                     // from the article to the head
  std::uint32_t word = 0, token = 0;   // the head
  Article article = Article::the;
  NounClass as = NounClass::none;
  std::string noun;                    // key: "spokes" for "spokeswoman", "lawyer" for "attorney"
  Descriptor what;                     // of persons
  std::vector<std::string> modifiers;  // words between article and head
  std::uint32_t owner = no_token;      // word of the possessor
  std::uint32_t says_itself = no_token;  // "the city of Samar": word of that name
  Gender gender = Gender::unknown;
  int years = -1;                      // "the 15-year-old"
  std::string country;
  bool adjective = false, compound = false, named = false, ordinal = false, relative = false, of = false, other_phrase = false;
};
// In order. Indefinite ones ("a woman") too: they bring in somebody new.
[[nodiscard]] std::vector<Definite> find_definites(const Reading& reading);

// What a report says that an entity is, by its names, titles, appositions and copulas.
struct SaidOf {
  std::vector<std::string> nouns;                 // keys
  std::uint32_t classes = 0, name_classes = 0;    // bits of NounClass
  std::vector<std::string> words;                 // of titles and appositions, of names that are nobody's; folded
  std::string country;                            // of a city or region that the tables know
  std::vector<const Descriptor*> roles;           // into the argument of `what_is_said`
  std::vector<std::pair<std::string, std::uint32_t>> of;  // "his brother, Ivo Tarkan": the noun, and the word of the possessor
  int years = -1;
  bool press = false;   // an outlet or agency: stands in reports as a source
  bool branch = false;  // its name begins with that of another organisation
};
[[nodiscard]] std::vector<SaidOf> what_is_said(const Reading& reading, const People& so_far, std::span<const KnownRole> roles);
// What the report says of a candidate beside what it is called: 0 nothing, 1 something else, 2 the same class, 3 the same noun but another
// rank or country, 4 the same noun without the modifiers, 5 the same noun alone, 6 with its modifiers.
constexpr std::size_t matches = 7;
[[nodiscard]] std::size_t match_of(const Definite& d, const SaidOf& said);
[[nodiscard]] std::size_t least_match(const Definite& d);               // that a link needs
[[nodiscard]] bool may_be(std::string_view noun, int years);            // of what age "the toddler" may be
// One key for nouns that mean the same: "attorney" and "lawyer".
[[nodiscard]] std::string noun_key(std::string_view folded);

struct NominalModel {
  std::span<const std::int16_t> weights;              // hundredths
  std::array<double, noun_families> link{2, 2, 2, 2};  // least probability of a link; above 1: never
};
[[nodiscard]] NominalModel nominal_model();
[[nodiscard]] std::uint16_t nominal_feature_count();

using NominalWatcher = std::function<void(const Definite&, const Ranking&)>;
// `so_far`: names, nominals of the sieves and pronouns, sorted. What lies in a mention is left alone.
[[nodiscard]] std::vector<Mention> rank_nominals(const Reading& reading, const People& so_far, std::span<const KnownRole> roles, std::span<const Gender> gender,
                                                 std::span<const Gender> named, const NominalModel& model, const NominalWatcher& watcher = {});

}  // namespace synoptic::annotate::people
