// Bottom-k sketches (Broder): of the union's k smallest shingle hashes, the share that both have estimates the Jaccard
// overlap. Reports are taken in order; each is compared only with leaders that share sketch values, and each value
// remembers at most four leaders, so ten thousand copies cost ten thousand comparisons.
//
// A template filled in twice ("magnitude 5.9 near ..." and "magnitude 6.8 near ...") shares most shingles too. So what
// the leads name and number must agree before two texts are one.
#include "story/copies.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <unordered_map>

namespace synoptic::story {
namespace {

constexpr double copy_share = 0.75;
constexpr std::uint32_t min_shingles = 25;  // below that only the same words in the same order are a copy
constexpr Day max_days = 30;

bool same_anchors(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  std::size_t shared = 0;
  auto x = a.begin();
  auto y = b.begin();
  while (x != a.end() && y != b.end()) {
    if (*x < *y) ++x;
    else if (*y < *x) ++y;
    else { ++shared; ++x; ++y; }
  }
  return static_cast<double>(shared) >= 0.8 * static_cast<double>(std::max(a.size(), b.size()));
}

}  // namespace

double same_text(const Terms& a, const Terms& b) {
  std::size_t seen = 0, both = 0;
  auto x = a.sketch.begin();
  auto y = b.sketch.begin();
  while (seen < sketch_size && (x != a.sketch.end() || y != b.sketch.end())) {
    ++seen;
    if (y == b.sketch.end() || (x != a.sketch.end() && *x < *y)) ++x;
    else if (x == a.sketch.end() || *y < *x) ++y;
    else { ++both; ++x; ++y; }
  }
  return seen > 0 ? static_cast<double>(both) / static_cast<double>(seen) : 0;
}

std::vector<std::uint32_t> find_copies(const std::vector<Terms>& terms, const std::vector<std::optional<Day>>& days) {
  constexpr std::size_t remembered = 4;
  std::vector<std::uint32_t> leader(terms.size());
  std::unordered_map<std::uint64_t, std::uint32_t> same_words;
  std::unordered_map<std::uint64_t, std::array<std::uint32_t, remembered>> by_value;
  constexpr std::uint32_t none = 0xFFFFFFFFu;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> hits;  // leader, shared sketch values
  for (std::uint32_t i = 0; i < terms.size(); ++i) {
    const Terms& t = terms[i];
    leader[i] = i;
    const auto near = [&](std::uint32_t j) { return !days[i] || !days[j] || std::abs(*days[i] - *days[j]) <= max_days; };
    if (t.words >= 5) {
      const auto [it, fresh] = same_words.try_emplace(t.wording, i);
      if (!fresh && near(it->second)) {
        leader[i] = it->second;
        continue;
      }
    }
    if (t.shingles < min_shingles) continue;
    hits.clear();
    for (const auto value : t.sketch) {
      const auto it = by_value.find(value);
      if (it == by_value.end()) continue;
      for (const auto j : it->second) {
        if (j == none) break;
        const auto h = std::find_if(hits.begin(), hits.end(), [&](const auto& p) { return p.first == j; });
        if (h == hits.end()) hits.emplace_back(j, 1);
        else ++h->second;
      }
    }
    std::sort(hits.begin(), hits.end(), [](const auto& a, const auto& b) { return a.second != b.second ? a.second > b.second : a.first < b.first; });
    if (hits.size() > 4) hits.resize(4);
    for (const auto& [j, n] : hits) {
      if (n >= 12 && near(j) && same_text(t, terms[j]) >= copy_share && same_anchors(t.anchors, terms[j].anchors)) {
        leader[i] = j;
        break;
      }
    }
    if (leader[i] != i) {
      // The map of exact wordings must lead to leaders only.
      same_words[t.wording] = leader[i];
      continue;
    }
    for (const auto value : t.sketch) {
      auto [it, fresh] = by_value.try_emplace(value);
      if (fresh) it->second.fill(none);
      const auto slot = std::find(it->second.begin(), it->second.end(), none);
      if (slot != it->second.end()) *slot = i;
    }
  }
  return leader;
}

}  // namespace synoptic::story
