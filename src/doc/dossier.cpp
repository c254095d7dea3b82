#include "doc/dossier.hpp"

#include <algorithm>
#include <set>

namespace synoptic {

std::uint32_t Provenance::origin_of(const Place& place) const {
  std::uint32_t best = place.report < own.size() ? own[place.report] : 0;
  std::uint32_t covered = place.span.size() / 2;
  if (place.report >= stretches.size()) return best;
  const auto& list = stretches[place.report];
  auto it = std::partition_point(list.begin(), list.end(), [&](const Stretch& s) { return s.span.end <= place.span.begin; });
  for (; it != list.end() && it->span.begin < place.span.end; ++it) {
    const std::uint32_t shared = std::min(it->span.end, place.span.end) - std::max(it->span.begin, place.span.begin);
    if (shared > covered) {
      covered = shared;
      best = it->origin;
    }
  }
  return best;
}

std::size_t Provenance::count() const {
  return static_cast<std::size_t>(std::count_if(origins.begin(), origins.end(), [](const Origin& o) { return !o.named; }));
}

std::uint32_t Utterance::reports() const {
  std::set<std::uint32_t> all;
  for (const Variant& v : variants) all.insert(v.place.report);
  return static_cast<std::uint32_t>(all.size());
}

std::size_t Dossier::outlet_count() const {
  std::set<std::string> outlets;
  for (const Document& d : documents) {
    const Report& r = d.report;
    // A report without an outlet counts as one of its own: two unknowns are not known to be the same.
    outlets.insert(!r.outlet ? "?" + r.id : r.outlet->name.empty() ? r.outlet->domain : r.outlet->name);
  }
  return outlets.size();
}

const char* name_of(EditKind kind) {
  static constexpr const char* names[] = {"insert", "delete", "replace", "move"};
  return names[static_cast<int>(kind)];
}
const char* name_of(EditManner manner) {
  static constexpr const char* names[] = {"other", "respelled", "inflected"};
  return names[static_cast<int>(manner)];
}
const char* name_of(OriginKind kind) {
  static constexpr const char* names[] = {"wire", "outlet", "official", "speaker", "unknown"};
  return names[static_cast<int>(kind)];
}
const char* name_of(ReasonKind kind) {
  static constexpr const char* names[] = {"credit", "containment", "time", "slips", "details", "text", "publisher", "none"};
  return names[static_cast<int>(kind)];
}
const char* name_of(Direction direction) {
  static constexpr const char* names[] = {"stated", "likely", "undetermined"};
  return names[static_cast<int>(direction)];
}
const char* name_of(CreditKind kind) {
  static constexpr const char* names[] = {"text", "part", "source", "photo"};
  return names[static_cast<int>(kind)];
}
const char* name_of(PairRelation relation) {
  static constexpr const char* names[] = {"copied", "part", "quotation"};
  return names[static_cast<int>(relation)];
}
const char* name_of(Relation relation) {
  static constexpr const char* names[] = {"identical", "trimmed", "ellipsis", "bracketed", "respelled", "reworded", "conflicting"};
  return names[static_cast<int>(relation)];
}
const char* name_of(Status status) {
  static constexpr const char* names[] = {"agree", "differ", "one origin"};
  return names[static_cast<int>(status)];
}
const char* name_of(Slot slot) {
  static constexpr const char* names[] = {"number", "date", "place", "person", "thing", "polarity", "certainty", "wording"};
  return names[static_cast<int>(slot)];
}
const char* name_of(DifferenceKind kind) {
  static constexpr const char* names[] = {"conflict", "update", "basis", "hedge"};
  return names[static_cast<int>(kind)];
}

}  // namespace synoptic
