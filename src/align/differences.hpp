// Where two wordings of one statement differ in a value: numbers as intervals, dates at their granularity, polarity.
// Compares only what is put together already; where it is not sure that the same thing is counted or dated, it is silent.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "align/clauses.hpp"
#include "align/terms.hpp"
#include "doc/dossier.hpp"

namespace synoptic::align {

struct Quantity {
  Span span;                       // the number with its unit mark: "$1.2", "12"
  double low = 0, high = 0;        // "at least 12" = [12, inf), "about 100" = [90, 110]
  std::string measure;             // "", "$", "%": only equal measures are compared
  std::string counted;             // class ("dead", "injured") or stem of what is counted; empty = not known
  std::string called;              // the same as a reader knows it: the class, or the word itself ("people")
};
[[nodiscard]] std::vector<Quantity> find_quantities(const Document& document, const Clause& clause, const Stemmer& stem);

// "12", "1,002", "twelve", "twenty-three"; nullopt for anything else. `folded`: one written word.
[[nodiscard]] std::optional<double> number_value(std::string_view folded);
// Of what is counted ("dead", "injured"): a count that grows as a story goes on, so that a later report's other number is news, not contradiction.
[[nodiscard]] bool is_growing_count(std::string_view counted);

// The later count replaces the earlier: it changed as such a count does, from one report to the other. `a` and `b`: days of publication.
[[nodiscard]] bool supersedes(std::string_view counted, std::optional<Day> a, double value_a, std::optional<Day> b, double value_b);

struct ClauseOf {
  std::uint32_t report = 0;
  const Clause* clause = nullptr;
};

// The differences between two clauses that state the same; empty = none that is sure.
[[nodiscard]] std::vector<Difference> compare_clauses(const std::vector<Document>& documents, const ClauseOf& a, const ClauseOf& b,
                                                      double similarity, const Stemmer& stem);

// "Yesterday" and "on Sunday", a day apart: the report's own day may be off by one (time zones, a dateline that the feed does not follow), so
// that is no conflict. Both with their days.
[[nodiscard]] bool off_by_a_day(const Time& a, const Time& b);

}  // namespace synoptic::align
