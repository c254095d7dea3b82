#include "annotate/anchor.hpp"

#include "world/zones.hpp"

namespace synoptic::annotate {
namespace {

bool in_greenwich_time(std::string_view stamp) {
  return stamp.size() > 10 && (stamp.back() == 'Z' || stamp.ends_with("+00:00") || stamp.ends_with("-00:00"));
}

std::string_view country_of(const Outlet& outlet, const World& world) {
  if (const Entry* known = world.find(outlet.domain, Sense::outlet); known != nullptr && !known->country.empty()) return known->country;
  return country_of_domain(outlet.domain);
}

Day day_at(std::int64_t instant, int minutes_east) {
  constexpr std::int64_t day = 86400;
  const std::int64_t local = instant + minutes_east * 60;
  return static_cast<Day>(local >= 0 ? local / day : -((day - 1 - local) / day));
}

}  // namespace

std::optional<Day> day_of_publication(const Report& report, const World& world) {
  const auto own = report.published.day();
  if (!own || !report.outlet || !in_greenwich_time(report.published.value)) return own;
  const auto instant = parse_instant(report.published.value);
  const auto zones = zones_of(country_of(*report.outlet, world));
  if (!instant || !zones) return own;
  const Day first = day_at(*instant, zones->least), last = day_at(*instant, zones->greatest);
  return first == last ? first : *own;
}

}  // namespace synoptic::annotate
