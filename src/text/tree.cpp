#include "text/tree.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace synoptic::text {
namespace {

constexpr double never = -1e30;

// Real sentences may need dozens of contractions (on EWT test LAS is 83.5 with 64 and without a limit, 82.7 with 10); a hundred and
// sixty equal words would need one each.
constexpr int most_contractions = 64;

// Heads of the best arborescence over nodes 0 .. n - 1 with root 0; s[d * n + h]. Cycles are contracted one at a time; when
// too many were, the rest hangs on the node that is best under the root.
std::vector<std::uint32_t> arborescence(std::vector<double> s, std::uint32_t n, int contractions = 0) {
  std::vector<std::uint32_t> head(n, 0);
  for (std::uint32_t d = 1; d < n; ++d)
    for (std::uint32_t h = 1; h < n; ++h)
      if (h != d && s[d * n + h] > s[d * n + head[d]]) head[d] = h;

  // A cycle: follow heads from every node not yet known to reach the root.
  std::vector<std::uint32_t> mark(n, 0);
  std::vector<std::uint32_t> cycle;
  for (std::uint32_t start = 1; start < n && cycle.empty(); ++start) {
    std::uint32_t i = start;
    while (i != 0 && mark[i] == 0) {
      mark[i] = start;
      i = head[i];
    }
    if (i != 0 && mark[i] == start) {
      const std::uint32_t first = i;
      do {
        cycle.push_back(i);
        i = head[i];
      } while (i != first);
    }
  }
  if (cycle.empty()) return head;
  if (contractions == most_contractions) {
    std::uint32_t top = 1;
    for (std::uint32_t d = 2; d < n; ++d)
      if (s[d * n] > s[top * n]) top = d;
    for (std::uint32_t d = 1; d < n; ++d) head[d] = d == top ? 0 : top;
    return head;
  }

  // The cycle becomes one node, the last of a smaller graph.
  std::vector<bool> inside(n, false);
  for (const auto i : cycle) inside[i] = true;
  std::vector<std::uint32_t> old;  // node of the smaller graph -> node here
  for (std::uint32_t i = 0; i < n; ++i)
    if (!inside[i]) old.push_back(i);
  const auto m = static_cast<std::uint32_t>(old.size() + 1), c = m - 1;
  std::vector<double> t(static_cast<std::size_t>(m) * m, never);
  std::vector<std::uint32_t> enters(m, cycle[0]), leaves(m, cycle[0]);  // which node of the cycle an arc from / to outside touches
  for (std::uint32_t a = 0; a < c; ++a) {
    for (std::uint32_t b = 0; b < c; ++b)
      if (a != b) t[a * m + b] = s[old[a] * n + old[b]];
    for (const auto i : cycle) {
      if (const double in = s[i * n + old[a]] - s[i * n + head[i]]; in > t[c * m + a]) {
        t[c * m + a] = in;
        enters[a] = i;
      }
      if (a != 0 && s[old[a] * n + i] > t[a * m + c]) {
        t[a * m + c] = s[old[a] * n + i];
        leaves[a] = i;
      }
    }
  }
  const auto smaller = arborescence(std::move(t), m, contractions + 1);
  for (std::uint32_t a = 1; a < c; ++a) head[old[a]] = smaller[a] == c ? leaves[a] : old[smaller[a]];
  const std::uint32_t from = smaller[c];
  head[enters[from]] = old[from];
  return head;
}

}  // namespace

bool is_tree(std::span<const std::int32_t> heads) {
  const std::size_t n = heads.size();
  std::size_t roots = 0;
  for (const auto h : heads) {
    if (h < -1 || h >= static_cast<std::int32_t>(n)) return false;
    roots += h == -1;
  }
  if (roots != 1) return n == 0;
  std::vector<std::uint32_t> mark(n, 0);
  for (std::size_t start = 0; start < n; ++start) {
    std::size_t i = start;
    while (mark[i] == 0) {
      mark[i] = static_cast<std::uint32_t>(start + 1);
      if (heads[i] < 0) break;
      i = static_cast<std::size_t>(heads[i]);
      if (mark[i] == start + 1) return false;
    }
  }
  return true;
}

void best_tree(std::span<const float> scores, std::uint32_t words, std::span<std::int32_t> heads) {
  const std::uint32_t n = words + 1;
  for (std::uint32_t d = 0; d < words; ++d) {
    const float* row = scores.data() + static_cast<std::size_t>(d) * n;
    std::uint32_t best = 0;
    for (std::uint32_t h = 1; h < n; ++h)
      if (h != d + 1 && !(row[h] <= row[best])) best = h;
    heads[d] = static_cast<std::int32_t>(best) - 1;
  }
  if (words == 0 || is_tree(heads)) return;

  std::vector<double> s(static_cast<std::size_t>(n) * n, never);
  double low = 0, high = 0;
  for (std::uint32_t d = 1; d < n; ++d)
    for (std::uint32_t h = 0; h < n; ++h) {
      if (h == d) continue;
      const double v = scores[static_cast<std::size_t>(d - 1) * n + h];
      s[d * n + h] = std::isfinite(v) ? v : -1e9;
      low = std::min(low, s[d * n + h]);
      high = std::max(high, s[d * n + h]);
    }
  for (std::uint32_t d = 1; d < n; ++d) s[d * n] -= (high - low) * words + 1;  // each root arc costs more than all the rest can win
  const auto best = arborescence(std::move(s), n);
  for (std::uint32_t d = 0; d < words; ++d) heads[d] = static_cast<std::int32_t>(best[d + 1]) - 1;
}

}  // namespace synoptic::text
