// A heap of mergeable pairs with lazy deletion. A merged cluster is a new number, larger than all before, so neighbour
// lists stay sorted when it is appended to them; entries of dead clusters are skipped when lists are joined.
// Means are over all pairs of members: single links make chains, complete links leave the same event split.
#include "story/cluster.hpp"

#include <algorithm>
#include <cmath>
#include <queue>

namespace synoptic::story {
namespace {

struct Neighbour {
  std::uint32_t cluster = 0;
  double sum = 0;
};

struct Merge {
  double mean = 0;
  std::uint32_t first_a = 0, first_b = 0;  // earliest members, first_a < first_b
  std::uint32_t a = 0, b = 0;
  bool judged = false;  // the conflict of names is taken off
  bool operator<(const Merge& o) const {  // the top of the heap is the largest
    if (mean != o.mean) return mean < o.mean;
    if (first_a != o.first_a) return first_a > o.first_a;
    return first_b > o.first_b;
  }
};

}  // namespace

std::vector<std::vector<std::uint32_t>> average_link(std::size_t n, const std::vector<Link>& links, const Linkage& linkage,
                                                     Profiles* profiles) {
  struct Cluster {
    std::vector<std::uint32_t> members;
    std::vector<Neighbour> near;
    std::uint32_t first = 0;
    bool alive = true;
  };
  std::vector<Cluster> clusters(n);
  clusters.reserve(2 * n);
  for (std::uint32_t i = 0; i < n; ++i) {
    clusters[i].members = {i};
    clusters[i].first = i;
  }
  std::priority_queue<Merge> heap;
  const auto push = [&](std::uint32_t a, std::uint32_t b, double sum) {
    const Cluster &x = clusters[a], &y = clusters[b];
    const double mean = sum / (static_cast<double>(x.members.size()) * static_cast<double>(y.members.size()));
    if (mean < linkage.threshold) return;
    if (x.first < y.first) heap.push({mean, x.first, y.first, a, b, profiles == nullptr});
    else heap.push({mean, y.first, x.first, b, a, profiles == nullptr});
  };
  for (const Link& l : links) clusters[l.a].near.push_back({l.b, l.p});
  for (const Link& l : links) clusters[l.b].near.push_back({l.a, l.p});
  for (Cluster& c : clusters)
    std::sort(c.near.begin(), c.near.end(), [](const Neighbour& x, const Neighbour& y) { return x.cluster < y.cluster; });
  for (const Link& l : links) push(l.a, l.b, l.p);

  while (!heap.empty()) {
    Merge m = heap.top();
    heap.pop();
    if (!clusters[m.a].alive || !clusters[m.b].alive) continue;
    if (!m.judged) {  // only a pair that comes to the top is judged; that can only lower it, so the order stays right
      const std::size_t smaller = std::min(clusters[m.a].members.size(), clusters[m.b].members.size());
      double less = linkage.grow * std::min(3.0, std::log2(static_cast<double>(smaller)));
      if (smaller >= 3) less += linkage.veto * std::max(0.0, profiles->conflict(m.a, m.b) - linkage.veto_from);
      m.judged = true;
      if (less > 0) {
        m.mean -= less;
        if (m.mean >= linkage.threshold) heap.push(m);
        continue;
      }
    }
    if (profiles != nullptr) profiles->merge(m.a, m.b);
    const auto c = static_cast<std::uint32_t>(clusters.size());
    clusters.emplace_back();
    Cluster &a = clusters[m.a], &b = clusters[m.b], &merged = clusters[c];
    a.alive = b.alive = false;
    merged.first = m.first_a;
    merged.members = std::move(a.members);
    merged.members.insert(merged.members.end(), b.members.begin(), b.members.end());
    auto x = a.near.begin(), y = b.near.begin();
    while (x != a.near.end() || y != b.near.end()) {
      Neighbour next;
      if (y == b.near.end() || (x != a.near.end() && x->cluster < y->cluster)) next = *x++;
      else if (x == a.near.end() || y->cluster < x->cluster) next = *y++;
      else { next = {x->cluster, x->sum + y->sum}; ++x; ++y; }
      if (clusters[next.cluster].alive) merged.near.push_back(next);
    }
    a.near = {};
    b.near = {};
    b.members = {};
    for (const Neighbour& k : merged.near) {
      clusters[k.cluster].near.push_back({c, k.sum});
      push(c, k.cluster, k.sum);
    }
  }
  std::vector<std::vector<std::uint32_t>> out;
  for (Cluster& c : clusters) {
    if (!c.alive) continue;
    std::sort(c.members.begin(), c.members.end());
    out.push_back(std::move(c.members));
  }
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.front() < b.front(); });
  return out;
}

}  // namespace synoptic::story
