// Report -> sentences, tokens, names (first cut: by rule; the trained models of a later issue fill the same structs).
// Total: any valid UTF-8 gives a result. Linear in the text.
#pragma once

#include <string>

#include "doc/analysis.hpp"
#include "doc/report.hpp"
#include "world/world.hpp"

namespace synoptic::text {

// Sentences of all sections but boilerplate; a sentence never crosses a section. Titles and headings are one sentence each.
void split(const Report& report, Text& out);                          // fills sentences and tokens
void find_names(const Report& report, const World& world, Text& out); // needs `split`; fills names

[[nodiscard]] Text read(const Report& report, const World& world);    // both

// For tests and for looking: a sentence a line with its tokens, below it its names.
[[nodiscard]] std::string to_text(const Text& text, const Report& report);
[[nodiscard]] std::string to_text(const Name& name, const Report& report);

}  // namespace synoptic::text
