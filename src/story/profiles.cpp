#include "story/profiles.hpp"

#include <algorithm>

namespace synoptic::story {

Profiles::Profiles(const Vectors& vectors) : vectors_(&vectors), profiles_(vectors.reports.size()) {
  profiles_.reserve(2 * profiles_.size());
  for (std::size_t i = 0; i < vectors.reports.size(); ++i)
    for (const Weighted& w : vectors.reports[i].terms)
      if (vectors.vocabulary[w.term].name) profiles_[i].rows.push_back({w.term, 1, w.key_name ? 1u : 0u});
}

void Profiles::merge(std::uint32_t a, std::uint32_t b) {
  Profile merged;
  Profile &p = profiles_[a], &q = profiles_[b];
  merged.reports = p.reports + q.reports;
  merged.rows.reserve(p.rows.size() + q.rows.size());
  auto x = p.rows.begin(), y = q.rows.begin();
  while (x != p.rows.end() || y != q.rows.end()) {
    if (y == q.rows.end() || (x != p.rows.end() && x->term < y->term)) merged.rows.push_back(*x++);
    else if (x == p.rows.end() || y->term < x->term) merged.rows.push_back(*y++);
    else { merged.rows.push_back({x->term, x->present + y->present, x->key + y->key}); ++x; ++y; }
  }
  p.rows = {};
  q.rows = {};
  profiles_.push_back(std::move(merged));
}

double Profiles::conflict(std::uint32_t a, std::uint32_t b) const {
  constexpr double constant = 0.5;  // a key name of at least this share of a cluster's reports is what it is about
  constexpr double known = 0.3;     // a name in this share of the other's reports is known there
  const Profile &p = profiles_[a], &q = profiles_[b];
  // The part of what `own` is about that `other` does not know.
  const auto foreign = [&](const Profile& own, const Profile& other) {
    double sum = 0, missing = 0;
    auto y = other.rows.begin();
    for (const Row& r : own.rows) {
      if (r.key < constant * own.reports) continue;
      const double idf = vectors_->vocabulary[r.term].idf;
      y = std::lower_bound(y, other.rows.end(), r.term, [](const Row& row, std::uint32_t t) { return row.term < t; });
      const double rate = y != other.rows.end() && y->term == r.term ? static_cast<double>(y->present) / other.reports : 0;
      sum += idf;
      missing += idf * std::max(0.0, 1 - rate / known);
    }
    return sum > 0 ? missing / sum : 0.0;
  };
  return std::min(foreign(p, q), foreign(q, p));
}

}  // namespace synoptic::story
