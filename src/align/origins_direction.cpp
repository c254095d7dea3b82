// Dates come as clocks and as days. `surely_earlier` compares clocks with clocks and days with days; mixed, that is no order (a
// clock of one zone may lie before another whose day is earlier), so `seniority` sorts by one key: the day in UTC, then clocks,
// then what has no clock, fuller reports first.
#include "align/origins_direction.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <tuple>

namespace synoptic::align {
namespace {

constexpr std::int64_t same_moment = 6 * 3600;  // seconds
constexpr double all_of_it = 0.98;              // of the prose of the one that is contained
constexpr double fuller = 1.1;                  // times the prose of the other: has more than that

std::int64_t floor_day(std::int64_t seconds) { return (seconds - (((seconds % 86400) + 86400) % 86400)) / 86400; }

}  // namespace

std::optional<std::int64_t> clock_of(const Report& r) {
  if (r.published.value.find("T00:00:00") != std::string::npos) return std::nullopt;
  return parse_instant(r.published.value);
}

bool surely_earlier(const Report& a, const Report& b) {
  const auto x = clock_of(a), y = clock_of(b);
  if (x && y) return *x < *y;
  const auto p = a.published.day(), q = b.published.day();
  return p && q && *p < *q;
}

bool clearly_earlier(const Report& a, const Report& b) {
  const auto x = clock_of(a), y = clock_of(b);
  if (x && y) return *x + same_moment <= *y;
  return surely_earlier(a, b);
}

std::vector<std::uint32_t> seniority(const std::vector<Document>& documents, const std::vector<std::uint32_t>& words) {
  constexpr auto never = std::numeric_limits<std::int64_t>::max();
  const auto key = [&](std::uint32_t r) {
    const Report& report = documents[r].report;
    const auto clock = clock_of(report);
    const auto day = report.published.day();
    return std::tuple(clock ? floor_day(*clock) : day ? static_cast<std::int64_t>(*day) : never, clock.value_or(never), -static_cast<std::int64_t>(words[r]),
                      std::string_view(report.id), r);
  };
  std::vector<std::uint32_t> order(documents.size()), out(documents.size());
  for (std::uint32_t r = 0; r < order.size(); ++r) order[r] = r;
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return key(a) < key(b); });
  for (std::uint32_t i = 0; i < order.size(); ++i) out[order[i]] = i;
  return out;
}

Directed direction_of(const Report& a, const Report& b, const std::string& name_a, double share, std::size_t words_a, std::size_t words_b) {
  Directed out;
  const bool contained = share >= all_of_it && static_cast<double>(words_a) >= fuller * static_cast<double>(words_b);
  const bool earlier = surely_earlier(a, b), later = surely_earlier(b, a);
  if (contained) out.reasons.push_back({ReasonKind::containment, fmt::format("{} has all of this report's prose and more", name_a), {}});
  if (earlier) out.reasons.push_back({ReasonKind::time, fmt::format("{} is earlier: {}, {}", name_a, a.published.value, b.published.value), {}});
  if (earlier || (contained && !later)) out.direction = Direction::likely;
  const bool dated = a.published.basis != DateBasis::inferred && b.published.basis != DateBasis::inferred;
  out.certain = contained && earlier && dated;
  if (!earlier) out.reasons.push_back({ReasonKind::none, "which of the two was first is not known", {}});
  return out;
}

}  // namespace synoptic::align
