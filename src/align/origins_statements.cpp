// Variants are sorted by place; a place of a statement looks only at those that overlap it.
#include "align/origins_statements.hpp"

#include <algorithm>
#include <optional>

namespace synoptic::align {
namespace {

struct Piece {
  Place place;
  std::uint32_t utterance = 0;
};

// The utterance that most of `place` belongs to.
std::optional<std::uint32_t> utterance_of(const Place& place, const std::vector<Piece>& pieces, std::uint32_t longest) {
  const std::uint32_t reach = place.span.begin > longest ? place.span.begin - longest : 0;
  auto it = std::partition_point(pieces.begin(), pieces.end(), [&](const Piece& p) { return std::pair(p.place.report, p.place.span.begin) < std::pair(place.report, reach); });
  for (; it != pieces.end() && it->place.report == place.report && it->place.span.begin < place.span.end; ++it) {
    const std::uint32_t begin = std::max(it->place.span.begin, place.span.begin), end = std::min(it->place.span.end, place.span.end);
    if (begin < end && 2 * (end - begin) > place.span.size()) return it->utterance;
  }
  return std::nullopt;
}

}  // namespace

void tie_to_utterances(std::vector<Statement>& statements, const std::vector<Utterance>& utterances) {
  std::vector<Piece> pieces;
  std::uint32_t longest = 0;
  for (std::uint32_t u = 0; u < utterances.size(); ++u)
    for (const Variant& v : utterances[u].variants) {
      pieces.push_back({v.place, u});
      longest = std::max(longest, v.place.span.size());
    }
  std::sort(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) { return std::pair(a.place, a.utterance) < std::pair(b.place, b.utterance); });
  for (Statement& s : statements) {
    std::optional<std::uint32_t> one;
    for (std::size_t i = 0; i < s.spans.size(); ++i) {
      const auto u = utterance_of(s.spans[i], pieces, longest);
      if (!u || (i > 0 && u != one)) {
        one.reset();
        break;
      }
      one = u;
    }
    s.utterance = one;
  }
}

}  // namespace synoptic::align
