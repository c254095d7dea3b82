// Names by rule: spans with a kind and how sure it is. The network sees them as features and decides; without a model they
// are the names.
#pragma once

#include <cstdint>
#include <vector>

#include "doc/analysis.hpp"
#include "doc/report.hpp"
#include "text/name_span.hpp"
#include "text/vocabulary.hpp"
#include "world/world.hpp"

namespace synoptic::text {

struct NameCandidate {
  // How sure a kind is: a guess from shape, one or two good signs, or knowledge.
  enum Strength : std::uint8_t { guess = 0, weak = 1, good = 2, sure = 3 };

  std::uint32_t first = 0, last = 0;  // tokens; equal for a name that is a part of one token
  Span span;
  Span title;
  EntityKind kind = EntityKind::other;
  Strength strength = guess;
  const Entry* entry = nullptr;
  const Entry* elsewhere = nullptr;  // the place that says in which country a city of this name lies
  const char* rule = "";
};

// Sorted, not overlapping. Needs `split`, and reads written words: "Abdel-Rahman" is one name, "Ruritania-backed" has one in it.
[[nodiscard]] std::vector<NameCandidate> rule_names(const Report& report, const Text& text, const World& world);

// The report's names from both: spans and kinds as the network has them, titles and what the world knows of them from the
// rules; then one pass over the whole report, in which a full name decides its lone surnames and the same words are the same
// kind. `found`: sorted, not overlapping; so is the result. `words`: of tokens.
[[nodiscard]] std::vector<NameCandidate> agree(const Report& report, const Text& text, const Vocabulary& words, const World& world,
                                               const std::vector<NameCandidate>& rules, const std::vector<NameSpan>& found);
[[nodiscard]] Name name_of(const NameCandidate& candidate);
[[nodiscard]] EntityKind kind_of(Sense sense);  // of a name the tables know; `other` for what is none (a demonym, an office)

}  // namespace synoptic::text
