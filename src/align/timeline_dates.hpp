// The dated clauses of a report: what a time expression dates is the clause that governs it in the sentence's tree.
#pragma once

#include <cstdint>
#include <vector>

#include "base/date.hpp"
#include "base/span.hpp"
#include "doc/analysis.hpp"

namespace synoptic::align {

enum class Width : std::uint8_t { day, range, week, month, year };  // how fine a date is
[[nodiscard]] const char* name_of(Width width);

struct Dated {
  Day from = 0, to = 0;  // both inclusive; at most a year apart
  Width width = Width::day;
  friend auto operator<=>(const Dated&, const Dated&) = default;
};

// Some day is in both.
[[nodiscard]] bool compatible(const Dated& a, const Dated& b);
// The same days, or a vague date and a finer one inside it. A range is no vague date: its first day is another happening.
[[nodiscard]] bool agree_on(const Dated& a, const Dated& b);

struct DatedClause {
  Span sentence;
  Dated when;
  Span time;                         // the expressions that say so
  std::vector<std::uint32_t> words;  // of the clause, and of all of the sentence, without those of times: sorted numbers
  std::vector<std::uint32_t> all;    //   of Text::words
  bool saying = false;               // the day on which somebody said it, and the only one in the sentence
};

// In reading order; a sentence that names two days is there twice.
[[nodiscard]] std::vector<DatedClause> dated_clauses(const Document& document);

}  // namespace synoptic::align
