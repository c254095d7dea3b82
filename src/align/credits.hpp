// Whom a report names as the source of its text, of its pictures, or of something it says.
//
// Four kinds, which mean four things: the words are an agency's ("(Reuters)", "By AFP"); an agency helped ("with AFP",
// "additional reporting by"); one thing in the report is from somebody ("told the BBC", "state news agency BelTA reported", "first
// reported by"); a picture is somebody's (says nothing of the text). Agencies and outlets are those of the world tables; metadata
// (RSS `source`, JSON-LD `isBasedOn`, by-lines) has been read by `ingest` into `Report::credits`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "doc/dossier.hpp"
#include "world/world.hpp"

namespace synoptic::align {

// By place, those without a place last; `Credit::report` is left 0. Linear in the text.
[[nodiscard]] std::vector<Credit> find_credits(const Document& document, const World& world);

// "wire afp": the same for "AFP" and "Agence France-Presse", known to the tables or not.
[[nodiscard]] std::string agency_key(std::string_view name, const World& world);
[[nodiscard]] bool is_agency(std::string_view name, const World& world);
// Folded, without dots, quotes and hyphens: for comparing names of agencies.
[[nodiscard]] std::string plain_name(std::string_view name);
// "agencies", "wire services": credits that name nobody.
[[nodiscard]] bool is_generic_credit(std::string_view name);

}  // namespace synoptic::align
