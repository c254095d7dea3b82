// Which of two reports was first, and what says so.
#pragma once

#include <optional>
#include <vector>

#include "doc/dossier.hpp"

namespace synoptic::align {

// The clock of a stamp in seconds; none where only a day is known. Midnight to the second is what feeds write for a day.
[[nodiscard]] std::optional<std::int64_t> clock_of(const Report& report);

// True if the dates say that `a` came out before `b`: by the clock where both have one, else by the day.
[[nodiscard]] bool surely_earlier(const Report& a, const Report& b);
// The same by six hours or a day: within that, copies of one wire come out in any order.
[[nodiscard]] bool clearly_earlier(const Report& a, const Report& b);

// Per report its place in one order in which no report stands before one that is surely earlier; where dates leave it open the
// fuller report (`words` of prose) is first, then the lesser id. Sources are looked for in this order, so that who copies whom
// never goes round in a circle and does not hang on the order of the input.
[[nodiscard]] std::vector<std::uint32_t> seniority(const std::vector<Document>& documents, const std::vector<std::uint32_t>& words);

struct Directed {
  Direction direction = Direction::undetermined;
  bool certain = false;
  std::vector<Reason> reasons;  // strongest first; says so where nothing tells
};
// How sure it is that `b` has it from `a`. `share`: of b's prose that is in a; `words_a`, `words_b`: their prose.
[[nodiscard]] Directed direction_of(const Report& a, const Report& b, const std::string& name_a, double share, std::size_t words_a, std::size_t words_b);

}  // namespace synoptic::align
