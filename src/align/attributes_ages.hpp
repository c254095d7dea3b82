// The ages that a report gives to people it names: "Ida Moll, 27," "27-year-old Ida Moll", "Ida Moll, aged 27", "Ida Moll is 27".
// An age belongs to the name directly beside it and to nobody else; a form that could be said of another is not read.
#pragma once

#include <cstdint>
#include <vector>

#include "doc/analysis.hpp"

namespace synoptic::align {

struct AgeSaid {
  std::uint32_t entity = 0;    // of the report
  std::uint32_t sentence = 0;  // index into Text::sentences
  int years = 0;
  Span span;                   // the number alone: "27" of "27-year-old"
};

// In reading order, all sections that have sentences, headlines too.
[[nodiscard]] std::vector<AgeSaid> find_ages(const Document& document);

}  // namespace synoptic::align
