// What a report says of somebody or of the event as an attribute, wherever it stands: how old a person is, how many were killed or
// injured. Such facts stand in sentences that have nothing else in common, and in headlines; they are put together by what they are of.
#pragma once

#include <vector>

#include "align/identities.hpp"
#include "doc/dossier.hpp"

namespace synoptic::align {

enum class FactKind : std::uint8_t { age, killed, injured };

struct Fact {
  FactKind kind = FactKind::age;
  std::uint32_t of = 0;        // age: index into Identities::entities; else 0: the event of the story
  std::uint32_t report = 0;
  std::uint32_t sentence = 0;  // index into Text::sentences
  Span span;                   // what shows it: "Ilse Brandt, 34"; "killed at least three men"
  Span number;                 // of that, the value
  double low = 0, high = 0;    // "at least 12" = [12, inf)
  double least = 0, most = 0;  // all that the report says of it lies between: it may know an older or another count
  bool attacker = false;       // the words count the attacker among them
};

// By report and place. Parts of a count ("two of the four", "another three"), counts of several events ("weekend shootings") and of
// other times are left out; so is an age where one report gives a person two. Linear in the text.
[[nodiscard]] std::vector<Fact> find_facts(const std::vector<Document>& documents, const Identities& identities);

// How the values of facts of one kind and one holder differ: one difference a kind of difference; nothing where they fit together.
[[nodiscard]] std::vector<Difference> compare_facts(const std::vector<Document>& documents, const std::vector<Fact>& of_one, const std::vector<Fact>& all);

// The later count replaces the earlier: it grew, within days, from one report to the other. `a` and `b`: days of publication.
[[nodiscard]] bool supersedes(std::optional<Day> a, double value_a, std::optional<Day> b, double value_b);

}  // namespace synoptic::align
