// Report -> sentences, tokens, names (first cut: by rule; the trained models of a later issue fill the same structs).
// Total: any valid UTF-8 gives a result. Linear in the text.
#pragma once

#include "doc/analysis.hpp"
#include "doc/report.hpp"
#include "world/world.hpp"

namespace synoptic::text {

// Sentences of all sections but boilerplate; a sentence never crosses a section. Titles and headings are one sentence each.
void split(const Report& report, Text& out);                          // fills sentences and tokens
void find_names(const Report& report, const World& world, Text& out); // needs `split`; fills names

[[nodiscard]] Text read(const Report& report, const World& world);    // both

}  // namespace synoptic::text
