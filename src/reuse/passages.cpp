// Runs come in the order of b and join the passage whose end lies nearest before them in both texts. The gap between is
// searched for the longest piece both have, then what lies before and after that, and so on.
#include "reuse/passages.hpp"

#include <algorithm>
#include <array>

namespace synoptic::reuse {
namespace {

constexpr std::uint32_t narrow = 24, wide = 64;  // words
constexpr std::uint32_t least_piece = 3;
constexpr std::size_t open_passages = 8;         // that a run may continue: paragraphs in another order

struct Texts {
  std::span<const std::uint32_t> a, b;
};

// Equal pieces of a box in the order of both, added to `out`. The box is at most `wide` words on a side.
void pieces(const Texts& t, Range a, Range b, std::vector<Run>& out) {
  if (a.size() < least_piece || b.size() < least_piece) return;
  std::array<std::uint8_t, wide + 1> length{};  // of the common piece that ends at (i, j)
  Run best;
  for (std::uint32_t i = a.begin; i < a.end; ++i)
    for (std::uint32_t j = b.end; j-- > b.begin;) {
      const std::uint32_t at = j - b.begin;
      length[at + 1] = t.a[i] == t.b[j] ? static_cast<std::uint8_t>(length[at] + 1) : std::uint8_t{0};
      if (length[at + 1] > best.size) best = {0, i + 1 - length[at + 1], j + 1 - length[at + 1], length[at + 1]};
    }
  if (best.size < least_piece) return;
  pieces(t, {a.begin, best.a}, {b.begin, best.b}, out);
  out.push_back(best);
  pieces(t, {best.a + best.size, a.end}, {best.b + best.size, b.end}, out);
}

void append(Passage& p, const Run& r) {
  if (r.a > p.a.end || r.b > p.b.end) p.changes.push_back({{p.a.end, r.a}, {p.b.end, r.b}});
  p.a.end = r.a + r.size;
  p.b.end = r.b + r.size;
  p.shared += r.size;
}

// Whether `r` goes on where `p` ends; if so it is added.
bool join(Passage& p, Run r, const Texts& t, std::vector<Run>& between) {
  // A word that repeats at an edit may belong to both runs.
  const std::uint32_t overlap = std::max(p.a.end > r.a ? p.a.end - r.a : 0, p.b.end > r.b ? p.b.end - r.b : 0);
  if (2 * overlap > r.size) return false;
  r.a += overlap, r.b += overlap, r.size -= overlap;
  const Range a{p.a.end, r.a}, b{p.b.end, r.b};
  const std::uint32_t longer = std::max(a.size(), b.size());
  if (longer > wide) return false;
  between.clear();
  pieces(t, a, b, between);
  std::uint32_t shared = 0;
  for (const Run& piece : between) shared += piece.size;
  if (longer > narrow && 2 * shared < longer) return false;
  for (const Run& piece : between) append(p, piece);
  append(p, r);
  return true;
}

}  // namespace

std::vector<Passage> passages_of(std::span<const Run> runs, std::span<const std::uint32_t> a, std::span<const std::uint32_t> b) {
  const Texts texts{a, b};
  std::vector<Passage> out;
  std::vector<Run> between;
  for (const Run& r : runs) {
    bool joined = false;
    for (std::size_t k = out.size(); k-- > 0 && out.size() - k <= open_passages && !joined;) {
      const Passage& p = out[k];
      if (r.a >= p.a.begin && r.b >= p.b.begin && r.a + r.size > p.a.end && r.b + r.size > p.b.end) joined = join(out[k], r, texts, between);
    }
    if (!joined) out.push_back({{r.a, r.a + r.size}, {r.b, r.b + r.size}, r.size, {}});
  }
  std::sort(out.begin(), out.end(), [](const Passage& x, const Passage& y) { return std::pair(x.b, x.a) < std::pair(y.b, y.a); });
  return out;
}

}  // namespace synoptic::reuse
