// What other programs call the fields of a report: news crawlers' JSON, agencies' ninjs, JSON Feed, the columns of tables.
// The one place of these names; docs/formats.md prints the same table.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "ingest/ingest.hpp"

namespace synoptic::ingest {

enum class Field : std::uint8_t { none, id, title, url, outlet, published, modified, language, text, html, summary, authors, credits, section };
inline constexpr std::size_t field_count = 14;

// Which field a name means; of several names for one field the lower rank is the better. Case and "_ - ." do not matter.
// Rank 0 are the names of our own input contract, written exactly so.
struct NamedField {
  Field field = Field::none;
  std::uint8_t rank = 255;
};
[[nodiscard]] NamedField field_named(std::string_view name);

// Puts the value of such a field where it belongs; text, html and summary are the caller's. "A; B" and "A | B" are lists of
// authors, an address as an outlet is where the report stands.
void give(Given& given, NamedField field, std::string value);

// HTML rather than a text that happens to have a "<": a tag of prose stands in it.
[[nodiscard]] bool is_markup(std::string_view text);

// What an agency's status ("canceled", "withheld") and an embargo say against a report, as notes.
void note_standing(Given& given, std::string_view status, std::string_view embargo);

// A text that its source cut short and says so: "... [+1234 chars]", "[…]", "Read more".
[[nodiscard]] bool says_cut(std::string_view text);

}  // namespace synoptic::ingest
