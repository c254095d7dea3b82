// Union-find over the distinct pieces. The pieces of one text are sorted by place, so a piece that shares half of its
// words with others finds them among its neighbours; it looks at the nearest few, for copies of one text begin alike.
#include "reuse/clusters.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

namespace synoptic::reuse {
namespace {

constexpr std::size_t neighbours = 16;

class Sets {
 public:
  explicit Sets(std::size_t n) : up_(n) { std::iota(up_.begin(), up_.end(), 0u); }
  std::uint32_t find(std::uint32_t x) {
    while (up_[x] != x) x = up_[x] = up_[up_[x]];
    return x;
  }
  void join(std::uint32_t x, std::uint32_t y) {
    x = find(x), y = find(y);
    up_[std::max(x, y)] = std::min(x, y);
  }

 private:
  std::vector<std::uint32_t> up_;
};

bool one(const Span& x, const Span& y) {
  const std::uint32_t begin = std::max(x.begin, y.begin), end = std::min(x.end, y.end);
  return end > begin && 2 * std::uint64_t{end - begin} >= std::max(x.size(), y.size());
}

}  // namespace

void Clusters::add(const Piece& earlier, const Piece& later) { pairs_.push_back({earlier, later}); }

std::vector<Cluster> Clusters::make() {
  const std::vector<Pair> pairs = std::exchange(pairs_, {});
  std::vector<Piece> pieces;
  pieces.reserve(2 * pairs.size());
  for (const Pair& p : pairs) pieces.push_back(p.earlier), pieces.push_back(p.later);
  std::sort(pieces.begin(), pieces.end());
  pieces.erase(std::unique(pieces.begin(), pieces.end()), pieces.end());
  const auto number = [&](const Piece& p) { return static_cast<std::uint32_t>(std::lower_bound(pieces.begin(), pieces.end(), p) - pieces.begin()); };

  Sets sets(pieces.size());
  for (const Pair& p : pairs) sets.join(number(p.earlier), number(p.later));
  for (std::uint32_t i = 0; i < pieces.size(); ++i)
    for (std::uint32_t k = i + 1; k < pieces.size() && k <= i + neighbours && pieces[k].text == pieces[i].text; ++k)
      if (one(pieces[i].span, pieces[k].span)) sets.join(i, k);

  // Members: overlapping pieces of one set and text. `member` of a piece: its set, its index there.
  std::vector<std::uint32_t> order(pieces.size());
  std::iota(order.begin(), order.end(), 0u);
  std::sort(order.begin(), order.end(), [&](auto x, auto y) { return std::pair(sets.find(x), x) < std::pair(sets.find(y), y); });
  std::vector<std::pair<std::uint32_t, std::uint32_t>> member(pieces.size());
  std::vector<Cluster> out;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const Piece& p = pieces[order[i]];
    if (i == 0 || sets.find(order[i]) != sets.find(order[i - 1])) out.emplace_back();
    Cluster& c = out.back();
    const bool same_text = !c.members.empty() && c.members.back().piece.text == p.text;
    if (!same_text) ++c.texts;
    if (same_text && p.span.begin < c.members.back().piece.span.end) {
      Span& s = c.members.back().piece.span;
      s.end = std::max(s.end, p.span.end);
    } else {
      c.members.push_back({p, {}});
    }
    member[order[i]] = {static_cast<std::uint32_t>(out.size() - 1), static_cast<std::uint32_t>(c.members.size() - 1)};
  }
  for (const Pair& p : pairs) {
    const auto from = member[number(p.earlier)], to = member[number(p.later)];
    out[to.first].members[to.second].sources.push_back(out[from.first].members[from.second].piece);
  }
  for (Cluster& c : out)
    for (Member& m : c.members) {
      std::sort(m.sources.begin(), m.sources.end());
      m.sources.erase(std::unique(m.sources.begin(), m.sources.end()), m.sources.end());
    }
  std::stable_sort(out.begin(), out.end(), [](const Cluster& x, const Cluster& y) { return x.texts > y.texts; });
  return out;
}

}  // namespace synoptic::reuse
