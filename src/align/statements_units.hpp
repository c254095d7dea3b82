// The units of a story (clauses.hpp) with the terms under which they are compared, and how alike two of them are by the words that
// are rare in this story. Units of the same terms are one node, however many reports carry it.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "align/clauses.hpp"
#include "align/terms.hpp"
#include "doc/dossier.hpp"
#include "world/world.hpp"

namespace synoptic::align {

class StoryUnits {
 public:
  struct Unit {  // one clause of one report
    std::uint32_t report = 0;
    Clause clause;
    std::uint32_t node = 0;
  };
  struct Node {
    Terms::Set terms;
    std::vector<std::uint32_t> units;
    std::vector<double> weights{};  // of terms.all: 1, less for what is said in passing
    double mass = 0;     // sum of idf over all terms
    double numbers = 0;  // of that, what numbers weigh
  };
  struct Pair {  // two nodes, a < b, that share words which are not everywhere
    std::uint32_t a = 0, b = 0;
    double likeness = 0;  // similarity()
  };
  static constexpr std::uint32_t none = UINT32_MAX;

  // Everything that is given must outlive this. New terms are added to `terms`. Not for several threads at once.
  StoryUnits(const std::vector<Document>& documents, Terms& terms, const World& world);

  [[nodiscard]] const std::vector<Unit>& units() const { return units_; }  // by report, then by sentence and place
  [[nodiscard]] const std::vector<Node>& nodes() const { return nodes_; }
  [[nodiscard]] const Node& node_of(std::uint32_t unit) const { return nodes_[units_[unit].node]; }
  [[nodiscard]] Place place(std::uint32_t unit) const { return {units_[unit].report, units_[unit].clause.span}; }
  // All pairs of nodes that are a little alike, through an inverted index; by a.
  [[nodiscard]] const std::vector<Pair>& alike() const { return alike_; }
  // The unit that says a word, the shortest of several, or `none`.
  [[nodiscard]] std::uint32_t unit_at(std::uint32_t report, std::uint32_t word) const { return unit_of_word_[report][word]; }

  // How much of the mass of `wanted` (numbers left out: other values are differences) stands in `there`, sorted; 1 if there is none.
  [[nodiscard]] double cover(const Node& wanted, const std::vector<Term>& there) const;

  [[nodiscard]] double idf(Term t) const { return t < idf_.size() ? idf_[t] : rarest_; }
  [[nodiscard]] const std::vector<Terms::Related>& related(Term t) const { return t < related_.size() ? related_[t] : unrelated_; }
  [[nodiscard]] const std::vector<std::uint32_t>& postings(Term t) const { return postings_[t]; }  // nodes that have it

  // How likely two nodes state the same, 0..1: idf-weighted Dice over terms, synonyms counting in part, times whether one's
  // predicate stands in the other and whether the same one does it. 0 unless two terms are shared and one of them is more than a
  // name. Numbers that are not shared do not count: whether the values differ is asked later, of units that are about the same.
  [[nodiscard]] double similarity(const Node& a, const Node& b) const;
  [[nodiscard]] double similarity(std::uint32_t a, std::uint32_t b) const { return similarity(node_of(a), node_of(b)); }

  // 1: the same predicate; less for a synonym, and where one's is the other's argument ("Three died", "the death of three").
  [[nodiscard]] double same_predicate(const Terms::Set& a, const Terms::Set& b) const;

  // Names against names: one person, country or body in both; all different; or not to be told.
  enum class Match : std::uint8_t { unknown, same, other };
  [[nodiscard]] Match agents(const Terms::Set& a, const Terms::Set& b) const { return match(a.agents, b.agents); }
  // Another one known does it, and it is nothing that two do to each other ("met", "signed").
  [[nodiscard]] bool another_does(const Terms::Set& a, const Terms::Set& b) const { return agents(a, b) == Match::other && !mutual(a, b); }
  // Both name people, and none of them stands in both: "King was arrested", "Barrow was charged".
  [[nodiscard]] bool other_people(const Terms::Set& a, const Terms::Set& b) const;
  // Who and where beside the one who does it.
  [[nodiscard]] Match other_names(const Terms::Set& a, const Terms::Set& b) const { return match(others(a), others(b)); }
  // "Police killed the gunman", "the gunman killed four": who does it in one suffers it, or stands by, in the other.
  [[nodiscard]] static bool swapped(const Terms::Set& a, const Terms::Set& b);

 private:
  void collect(const World& world);
  void weigh();
  void pair();
  [[nodiscard]] double carried_by(const std::vector<Term>& predicates, const Terms::Set& other) const;
  [[nodiscard]] Match match(const std::vector<Term>& a, const std::vector<Term>& b) const;
  [[nodiscard]] std::vector<Term> others(const Terms::Set& s) const;
  [[nodiscard]] bool mutual(const Terms::Set& a, const Terms::Set& b) const;

  const std::vector<Document>& docs_;
  Terms& terms_;
  std::vector<Unit> units_;
  std::vector<Node> nodes_;
  std::vector<Pair> alike_;
  std::vector<std::vector<std::uint32_t>> unit_of_word_;  // by report
  // By term.
  std::vector<double> idf_;
  double rarest_ = 0;  // of a term that no unit has
  std::vector<std::vector<Terms::Related>> related_;
  std::vector<Terms::Related> unrelated_;
  std::vector<std::vector<std::uint32_t>> postings_;
  mutable std::vector<std::pair<Term, double>> rest_a_, rest_b_;  // of the pair at hand: terms that only one has, with their weight
};

}  // namespace synoptic::align
