// Whose newsroom a site is (lexicons/publishers/newsrooms.tsv): reports of one newsroom are never independent of each other.
#pragma once

#include <optional>
#include <string_view>

namespace synoptic::align {

struct Publisher {
  std::string_view name;     // "Reach"
  std::string_view country;  // ISO 3166-1 alpha-2
  std::string_view source;   // where the publisher says so
};
// Of a domain or of the one above it: "sport.beacon.example" is as "beacon.example". Lower case. What it gives lives as long as the program.
[[nodiscard]] std::optional<Publisher> publisher_of(std::string_view domain);

}  // namespace synoptic::align
