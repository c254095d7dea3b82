// A heap of candidate merges with lazy deletion: an entry is stale when either cluster has changed since it was pushed.
// Between two clusters only the SUM of similarities is kept; the mean follows from their sizes. When two merge, the one
// with fewer neighbours pours its sums into the other.
#include "base/average_link.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <queue>

namespace synoptic {
namespace {

struct Merge {
  double mean;
  std::uint32_t a, b;            // cluster representatives, a < b
  std::uint32_t a_age, b_age;    // versions at the time of the push
  friend bool operator<(const Merge& x, const Merge& y) {
    if (x.mean != y.mean) return x.mean < y.mean;
    return std::pair(x.a, x.b) > std::pair(y.a, y.b);
  }
};

}  // namespace

std::vector<std::uint32_t> average_link(std::uint32_t nodes, const std::vector<Link>& links, double threshold) {
  std::vector<std::map<std::uint32_t, double>> sums(nodes);
  std::vector<std::uint32_t> size(nodes, 1), age(nodes, 0), parent(nodes), low(nodes);
  std::iota(parent.begin(), parent.end(), 0u);
  std::iota(low.begin(), low.end(), 0u);
  for (const Link& l : links) {
    sums[l.a][l.b] += l.similarity;
    sums[l.b][l.a] += l.similarity;
  }
  std::priority_queue<Merge> heap;
  const auto push = [&](std::uint32_t x, std::uint32_t y, double sum) {
    const double mean = sum / (static_cast<double>(size[x]) * size[y]);
    if (mean < threshold) return;
    if (low[x] > low[y]) std::swap(x, y);
    heap.push({mean, x, y, age[x], age[y]});
  };
  for (std::uint32_t a = 0; a < nodes; ++a)
    for (const auto& [b, sum] : sums[a])
      if (a < b) push(a, b, sum);

  while (!heap.empty()) {
    const Merge m = heap.top();
    heap.pop();
    if (parent[m.a] != m.a || parent[m.b] != m.b || age[m.a] != m.a_age || age[m.b] != m.b_age) continue;
    std::uint32_t keep = m.a, gone = m.b;
    if (sums[keep].size() < sums[gone].size()) std::swap(keep, gone);
    for (const auto& [n, sum] : sums[gone]) {
      sums[n].erase(gone);
      if (n == keep) continue;
      sums[keep][n] += sum;
      sums[n][keep] += sum;
    }
    sums[keep].erase(gone);
    sums[gone].clear();
    parent[gone] = keep;
    size[keep] += size[gone];
    low[keep] = std::min(low[keep], low[gone]);
    ++age[keep];
    for (const auto& [n, sum] : sums[keep]) push(keep, n, sum);
  }

  std::vector<std::uint32_t> cluster(nodes), number(nodes, nodes);
  std::uint32_t next = 0;
  for (std::uint32_t i = 0; i < nodes; ++i) {
    std::uint32_t root = i;
    while (parent[root] != root) root = parent[root] = parent[parent[root]];
    if (number[root] == nodes) number[root] = next++;
    cluster[i] = number[root];
  }
  return cluster;
}

}  // namespace synoptic
