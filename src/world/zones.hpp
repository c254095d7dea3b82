// How far a country's clocks are from Greenwich, for telling which day it is there.
#pragma once

#include <optional>
#include <string_view>

namespace synoptic {

// Minutes east of Greenwich, of all the country's zones, summer time included.
struct ZoneRange {
  int least = 0, greatest = 0;
};
// `country`: ISO 3166-1 alpha-2, in capitals.
[[nodiscard]] std::optional<ZoneRange> zones_of(std::string_view country);

// The country of an address by its last part: "abc.net.au" -> "AU", "bbc.co.uk" -> "GB". Empty for "com" and its like, and for
// the country parts that are sold to all the world ("tv", "io").
[[nodiscard]] std::string_view country_of_domain(std::string_view domain);

}  // namespace synoptic
