#include "world/zones.hpp"

#include <algorithm>
#include <array>

namespace synoptic {
namespace {

struct Row {
  std::string_view country;
  int least, greatest;
};
constexpr Row rows[] = {  // sorted by country
#include "world/zones.inc"
};
// Open to anyone and used by anyone.
constexpr auto sold = std::to_array<std::string_view>({"AC", "AI", "AS", "BZ", "CC", "CD", "CO", "DJ", "FM", "GG", "GS", "IM", "IO", "LA", "LY", "ME", "MN", "MS", "NU",
                                                       "PW", "SC", "SH", "ST", "TK", "TO", "TV", "VC", "WS"});
static_assert(std::is_sorted(sold.begin(), sold.end()));

const Row* find(std::string_view country) {
  const auto* row = std::lower_bound(std::begin(rows), std::end(rows), country, [](const Row& r, std::string_view c) { return r.country < c; });
  return row != std::end(rows) && row->country == country ? row : nullptr;
}

}  // namespace

std::optional<ZoneRange> zones_of(std::string_view country) {
  const Row* row = find(country);
  if (row == nullptr) return std::nullopt;
  return ZoneRange{row->least, row->greatest};
}

std::string_view country_of_domain(std::string_view domain) {
  const auto dot = domain.rfind('.');
  if (dot == std::string_view::npos || domain.size() - dot != 3) return {};
  const auto upper = [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; };
  std::array<char, 2> code{upper(domain[dot + 1]), upper(domain[dot + 2])};
  if (code == std::array{'U', 'K'}) code = {'G', 'B'};
  const std::string_view country(code.data(), 2);
  if (std::binary_search(sold.begin(), sold.end(), country)) return {};
  const Row* row = find(country);
  return row != nullptr ? row->country : std::string_view{};
}

}  // namespace synoptic
