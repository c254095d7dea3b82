// What two reports' values of one attribute are to each other: the same, news, another way of counting, or a contradiction.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "doc/dossier.hpp"

namespace synoptic::align {

enum class AttributeKind : std::uint8_t { age, killed, injured };

// What one report gives: an interval with all places that say so.
struct AttributeValue {
  std::uint32_t report = 0;
  std::optional<Day> day;      // of publication
  double low = 0, high = 0;
  std::vector<Span> numbers;   // those that say the interval itself first, then those that it lies in
  std::size_t exact = 0;       // how many of `numbers` those are
  bool sure = true;            // a value that is not sure may agree, and differs from nothing
  // of counts
  std::optional<double> harmed;  // killed and injured together, where the report gives both as plain numbers
  std::optional<double> killed;  // of injured: the killed that the report gives as a plain number
  bool attacker = false, unborn = false;  // the report speaks of a dead attacker, of an unborn child
  bool corrects = false;                  // the report says that an earlier number was wrong
};

struct Judgement {
  DifferenceKind kind = DifferenceKind::conflict;
  std::string rule;  // for people
};
// nullopt: they agree, or it cannot be told. `of`: whose age; `generations`: the name is borne with Jr. or Sr. as well.
[[nodiscard]] std::optional<Judgement> judge(AttributeKind kind, const AttributeValue& a, const AttributeValue& b, const std::string& of, bool generations = false);

// The differences among the values of one attribute, each with exactly the places that differ in this way; worst kind first.
[[nodiscard]] std::vector<Difference> compare_values(const std::vector<Document>& documents, AttributeKind kind, const std::vector<AttributeValue>& values,
                                                     const std::string& of, bool generations);

}  // namespace synoptic::align
