// Inside `find_people`: the view of a report that its sieves share, and the sieves, in the order in which they run.
// Private to the folder. Token and name indices are into the report's `Text`.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "doc/analysis.hpp"
#include "doc/report.hpp"
#include "world/world.hpp"

namespace synoptic::annotate::people {

constexpr std::uint32_t no_token = 0xFFFFFFFFu;

// A report's tokens with what every sieve asks of them. Total: works without tags, trees or any name.
struct Reading {
  const Report& report;
  const Text& text;
  const World& world;
  std::vector<std::string> words;            // per token: folded surface
  std::vector<std::int32_t> name_at;         // per token: the name that covers it, -1 if none
  std::vector<std::uint32_t> sentence;       // per token: its sentence
  std::vector<std::uint8_t> quoted;          // per token: inside quotation marks
  std::vector<WordRange> name_tokens;       // per name: its tokens

  [[nodiscard]] std::string_view surface(std::uint32_t token) const { return view(report.text, text.words[token].span); }
  [[nodiscard]] std::string_view word(std::uint32_t token) const;  // "" outside the text
  [[nodiscard]] const Name* name(std::uint32_t token) const;       // the name that covers the token, or nullptr
  [[nodiscard]] bool same_sentence(std::uint32_t a, std::uint32_t b) const;
  [[nodiscard]] std::uint32_t first_of_sentence(std::uint32_t token) const;
  [[nodiscard]] std::uint32_t end_of_sentence(std::uint32_t token) const;
  [[nodiscard]] bool possessive_after(std::uint32_t token) const;  // `token` carries or is followed by 's
  [[nodiscard]] bool capital(std::uint32_t token) const;           // begins with an upper-case letter
  [[nodiscard]] bool verb_like(std::uint32_t token) const;         // finite verb or auxiliary, by tag, lexicon or shape
};
[[nodiscard]] Reading make_reading(const Report& report, const Text& text, const World& world);

// ---- words (people_words.cpp): closed lists written by hand, and what the lexicons add ----
enum class Gender : std::uint8_t { unknown, male, female };
[[nodiscard]] bool is_person_noun(const World& world, std::string_view folded);   // "president", "ally", "spokeswoman"
[[nodiscard]] bool is_office_noun(std::string_view head);                         // held by one person at a time: "mayor", "spokesman"
[[nodiscard]] bool is_leader_noun(std::string_view head);                         // may head a state or government
[[nodiscard]] bool is_any_leader(std::string_view head);                          // "leader", "ruler": says no office
[[nodiscard]] Gender gender_of_word(std::string_view folded);                     // "mr", "actress"
[[nodiscard]] bool is_kin(std::string_view folded);                                // "father", "wife"
[[nodiscard]] bool is_honorific_only(std::string_view folded);                    // "mr", "lady": says no office
[[nodiscard]] bool is_rank_word(std::string_view folded);                         // "former", "deputy": changes who is meant
[[nodiscard]] bool is_preposition(std::string_view folded);
[[nodiscard]] bool is_adverb(std::string_view folded);
[[nodiscard]] bool is_auxiliary(std::string_view folded);
[[nodiscard]] bool is_determiner(std::string_view folded);
[[nodiscard]] bool acts_like_a_government(std::string_view folded);               // verbs: "imposed", "hailed"
[[nodiscard]] bool is_policy_noun(std::string_view folded);                       // "invasion", "proposal"
[[nodiscard]] bool is_company_word(std::string_view folded);                      // "inc", "airlines": may be left out of a name
[[nodiscard]] bool is_irregular_past(std::string_view folded);

// ---- sieves ----
struct Cluster {
  EntityKind kind = EntityKind::other;
  std::string name, country;
  std::vector<Mention> mentions;  // `entity` not yet set
  Gender gender = Gender::unknown;
  const char* gender_rule = "";
};

// True if this mention of a capital or seat plainly stands for its government (people_metonyms.cpp).
[[nodiscard]] bool used_as_government(const Reading& reading, std::uint32_t name);

// What a name found in the text really names (people_pieces.cpp): its span without a possessive, longer where more belongs to it
// ("Disney+"); `piece`: only a piece of something longer that it cannot be made into, so it names nothing.
struct NameExtent {
  Span span;
  bool longer = false;
  bool piece = false;
};
[[nodiscard]] NameExtent extent_of(const Reading& reading, std::uint32_t name);

// Names of one thing put together (people_names.cpp). `of[name]` = cluster, or -1 where no sieve was sure.
struct Clusters {
  std::vector<Cluster> all;
  std::vector<std::int32_t> of;
};
[[nodiscard]] Clusters cluster_names(const Reading& reading);

// What a descriptor says: "the former Belarusian president" -> head "president", rank {"former"}, country "BY".
struct Descriptor {
  Span span;         // without a leading article
  std::string head;  // "prime minister", "spokesman"
  std::vector<std::string> ranks, modifiers;
  std::string country;  // ISO code; "~velorian" for the adjective of a country that no table knows
};
// Reads tokens [first, last) as a noun phrase about a person; head empty if it is none (people_roles.cpp).
[[nodiscard]] Descriptor read_descriptor(const Reading& reading, std::uint32_t first, std::uint32_t last);
struct KnownRole {
  std::uint32_t entity = 0;
  Descriptor what;
  std::uint32_t token = 0;  // where the report says so
};
// Titles, appositions, copulas of persons: adds them to the entities and returns them for the nominals. `entity_of[name]`
// is the entity of a name or -1.
[[nodiscard]] std::vector<KnownRole> find_roles(const Reading& reading, std::span<const std::int32_t> entity_of,
                                                std::vector<Entity>& entities);

// True if a person with this role may be called by that descriptor.
[[nodiscard]] bool may_be_called(const Descriptor& role, const Descriptor& called);
// Names its person even without a country or modifier: "the spokesman", but not "the leader" or "the man".
[[nodiscard]] bool is_specific(const Descriptor& called);

// "the Belarusian leader": descriptors with an article (in headlines also without) outside quotation marks (people_nominals.cpp).
struct Called {
  Span span;
  std::uint32_t token = 0;  // of the head
  Descriptor what;
};
[[nodiscard]] std::vector<Called> find_descriptors(const Reading& reading);
[[nodiscard]] std::vector<Mention> find_nominals(const Reading& reading, const People& so_far, std::span<const KnownRole> roles);
// All that is known when the pronouns are read, by entity: `gender` as the report shows it; `named` as given names have it.
struct Known {
  People people;
  std::vector<Gender> gender, named;
  std::vector<KnownRole> roles;
};
[[nodiscard]] Known before_pronouns(const Reading& reading);
[[nodiscard]] std::vector<Mention> find_pronouns(const Reading& reading, const People& so_far, std::span<const Gender> gender, std::span<const Gender> named);

}  // namespace synoptic::annotate::people
