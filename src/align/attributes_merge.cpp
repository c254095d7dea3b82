// Attributes among the statements of clauses. A place of an attribute looks only at the statements whose places overlap it. Of such a statement:
//   it holds mostly the places of the attribute, and the attribute mostly its: the attribute goes into it
//   its places are all of the attribute, which knows that two of them differ, or both are shown by the same words: it goes into the attribute
//   it holds places that differ by the attribute, and others: it shows that difference, in its own places, in place of its own guess
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "align/origins_statements.hpp"
#include "align/attributes.hpp"

namespace synoptic::align {
namespace {

constexpr double mostly = .6;        // of the places of each
constexpr std::size_t scrap = 60;    // bytes: a clause that says little beside its number

struct Held {
  Place place;
  std::uint32_t statement = 0;
};

class Merger {
 public:
  Merger(const std::vector<Document>& documents, std::vector<Statement>& statements, const Provenance& provenance)
      : documents_(documents), list_(statements), gone_(statements.size(), false), provenance_(provenance) {
    for (const Statement& s : list_) taken_[s.shown] |= s.spans.front().report != s.spans.back().report;
    for (std::uint32_t s = 0; s < list_.size(); ++s)
      for (const Place& p : list_[s].spans) {
        held_.push_back({p, s});
        longest_ = std::max(longest_, p.span.size());
      }
    std::sort(held_.begin(), held_.end(), [](const Held& a, const Held& b) { return std::pair(a.place, a.statement) < std::pair(b.place, b.statement); });
  }

  void add(Statement a) {
    std::map<std::uint32_t, std::size_t> shared;  // statement -> its places that the attribute has too
    for (const Place& p : a.spans)
      for (const std::uint32_t s : holders(p))
        if (!gone_[s]) ++shared[s];
    std::uint32_t best = UINT32_MAX;
    for (const auto& [s, count] : shared) {
      const bool most = static_cast<double>(count) >= mostly * static_cast<double>(std::max(a.spans.size(), list_[s].spans.size()));
      if (most && (best == UINT32_MAX || count > shared[best])) best = s;
    }
    // A statement that holds every place: nothing is gained by a second row.
    if (best == UINT32_MAX && a.differences.empty())
      for (const auto& [s, count] : shared)
        if (count >= a.spans.size()) return;
    for (const auto& [s, count] : shared) {
      if (s == best) continue;
      const bool straddles = std::any_of(a.differences.begin(), a.differences.end(), [&](const Difference& d) { return within(d, list_[s]).values.size() > 1; });
      // "Three people died", agreed on by two, beside the row in which a third says seven: one thing twice.
      const bool same = straddles || (list_[s].shown == a.shown && !a.differences.empty()) || (list_[s].differences.empty() && list_[s].text.size() <= scrap);
      if (best == UINT32_MAX && count >= list_[s].spans.size() && same) {
        gone_[s] = true;
        taken_.erase(list_[s].shown);
        supersede(list_[s], a);
        for (Difference& d : list_[s].differences) a.differences.push_back(std::move(d));
      } else if (straddles) {
        supersede(list_[s], a);
        for (const Difference& d : a.differences)
          if (Difference part = within(d, list_[s]); part.values.size() > 1) list_[s].differences.push_back(std::move(part));
        settle(list_[s]);
      }
    }
    if (best != UINT32_MAX) {
      supersede(list_[best], a);
      into(list_[best], std::move(a));
      return;
    }
    // The dead and the hurt of one headline, the ages of one list: shown by the same words, they are one row.
    const auto at = shown_.find(a.shown);
    if (at != shown_.end() && share(own_[at->second], a)) {
      into(own_[at->second], std::move(a));
    } else if (!own_.empty() && share(own_.back(), a)) {  // the killed and the injured follow each other
      into(own_.back(), std::move(a));
    } else if (reword(a)) {
      shown_.try_emplace(a.shown, own_.size());
      own_.push_back(std::move(a));
    }
  }

  void finish() {
    std::vector<Statement> kept;
    for (std::size_t s = 0; s < list_.size(); ++s)
      if (!gone_[s]) kept.push_back(std::move(list_[s]));
    for (Statement& s : own_) kept.push_back(std::move(s));
    list_ = std::move(kept);
  }

 private:
  [[nodiscard]] std::set<std::uint32_t> holders(const Place& p) const {
    std::set<std::uint32_t> out;
    const std::uint32_t reach = p.span.begin > longest_ ? p.span.begin - longest_ : 0;
    auto it = std::partition_point(held_.begin(), held_.end(), [&](const Held& h) { return std::pair(h.place.report, h.place.span.begin) < std::pair(p.report, reach); });
    for (; it != held_.end() && it->place.report == p.report && it->place.span.begin < p.span.end; ++it) {
      const std::uint32_t begin = std::max(it->place.span.begin, p.span.begin), end = std::min(it->place.span.end, p.span.end);
      if (begin < end && 2 * (end - begin) > std::min(it->place.span.size(), p.span.size())) out.insert(it->statement);
    }
    return out;
  }

  // No two rows are shown by the same words where there are others. False: a row of several reports has them, and nothing differs.
  [[nodiscard]] bool reword(Statement& a) {
    const auto known = taken_.find(a.shown);
    if (known == taken_.end()) {
      taken_[a.shown] = true;
      return true;
    }
    const Place* other = nullptr;
    for (const Place& p : a.spans)
      if (!taken_.contains(p) && p.span.size() >= scrap / 4 && (!other || p.span.size() < other->span.size())) other = &p;
    if (!other) return !a.differences.empty() || !known->second;
    a.shown = *other;
    a.text = std::string(view(documents_[a.shown.report].report.text, a.shown.span));
    taken_[a.shown] = true;
    return true;
  }

  [[nodiscard]] static bool share(const Statement& a, const Statement& b) {
    std::size_t both = 0;
    for (const Place& p : a.spans) both += std::binary_search(b.spans.begin(), b.spans.end(), p) ? 1 : 0;
    return static_cast<double>(both) >= mostly * static_cast<double>(std::max(a.spans.size(), b.spans.size()));
  }

  static void settle(Statement& s) {
    const bool differs = std::any_of(s.differences.begin(), s.differences.end(), [](const Difference& d) { return d.kind != DifferenceKind::hedge; });
    s.status = differs ? Status::differ : s.origins.size() > 1 ? Status::agree : Status::one_origin;
  }

  // What of a difference stands in the places of a statement.
  [[nodiscard]] static Difference within(const Difference& d, const Statement& s) {
    Difference out{d.slot, {}, d.kind, d.rule};
    for (const DifferenceValue& v : d.values) {
      DifferenceValue part{v.value, {}};
      for (const Place& p : v.spans)
        if (std::any_of(s.spans.begin(), s.spans.end(), [&](const Place& q) { return q.report == p.report && q.span.overlaps(p.span); })) part.spans.push_back(p);
      if (!part.spans.empty()) out.values.push_back(std::move(part));
    }
    return out;
  }

  // A difference of numbers that the attribute judges too is the attribute's.
  static void supersede(Statement& s, const Statement& a) {
    const auto judged = [&](const Place& p) {
      for (const Difference& d : a.differences)
        for (const DifferenceValue& v : d.values)
          for (const Place& q : v.spans)
            if (q.report == p.report && q.span.overlaps(p.span)) return true;
      return false;
    };
    for (Difference& d : s.differences) {
      if (d.slot != Slot::number) continue;
      for (DifferenceValue& v : d.values) std::erase_if(v.spans, judged);
      std::erase_if(d.values, [](const DifferenceValue& v) { return v.spans.empty(); });
    }
    std::erase_if(s.differences, [](const Difference& d) { return d.slot == Slot::number && d.values.size() < 2; });
  }

  // A report that comes with the attribute gives its value, and need not say what else the row shows.
  void into(Statement& s, Statement a) {
    for (const Place& p : a.spans) {
      const auto at = std::lower_bound(s.partly.begin(), s.partly.end(), p.report);
      const bool there = std::any_of(s.spans.begin(), s.spans.end(), [&](const Place& q) { return q.report == p.report; }) || (at != s.partly.end() && *at == p.report);
      if (!there) s.partly.insert(at, p.report);
    }
    for (const Place& p : a.spans)
      if (std::none_of(s.spans.begin(), s.spans.end(), [&](const Place& q) { return q.report == p.report && q.span.overlaps(p.span); })) s.spans.push_back(p);
    std::sort(s.spans.begin(), s.spans.end());
    s.origins = origins_of(documents_, s, provenance_);
    for (Difference& d : a.differences) s.differences.push_back(std::move(d));
    settle(s);
  }

  const std::vector<Document>& documents_;
  std::vector<Statement>& list_;
  std::vector<bool> gone_;  // of `list_`: went into an attribute
  std::vector<Statement> own_;
  std::map<Place, std::size_t> shown_;  // of `own_`
  std::map<Place, bool> taken_;         // what rows are shown by; true: a row of several reports
  const Provenance& provenance_;
  std::vector<Held> held_;  // by place
  std::uint32_t longest_ = 0;
};

}  // namespace

void merge_attributes(const std::vector<Document>& documents, std::vector<Statement>& statements, std::vector<Statement> attributes, const Provenance& provenance) {
  Merger merger(documents, statements, provenance);
  for (Statement& a : attributes) merger.add(std::move(a));
  merger.finish();
}

}  // namespace synoptic::align
