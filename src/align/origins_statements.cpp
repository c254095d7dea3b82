// Variants are sorted by place; a place of a statement looks only at those that overlap it.
#include "align/origins_statements.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "base/utf8.hpp"

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

constexpr std::size_t copied_words = 10;      // fewer may be the same by chance
constexpr double one_wording = .8;            // share of words from which two wordings are one text that was edited
constexpr std::size_t most_wordings = 64;     // held against each other

// The words of a place, folded, without marks; empty if they are few.
std::vector<std::string> wording(const Document& d, Span span) {
  const auto& words = d.analysis.text.words;
  std::vector<std::string> out;
  for (auto it = std::partition_point(words.begin(), words.end(), [&](const WrittenWord& w) { return w.span.end <= span.begin; }); it != words.end() && it->span.begin < span.end; ++it)
    if (it->kind != TokenKind::punct) out.push_back(utf8::fold(view(d.report.text, it->span)));
  if (out.size() < copied_words) return {};
  return out;
}

// Most words of both, in the same order (longest common subsequence): what is told in other words has many in common too, but turns them round.
bool is_one_wording(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::vector<std::size_t> row(b.size() + 1, 0);
  for (const std::string& word : a) {
    std::size_t corner = 0;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t above = row[j + 1];
      row[j + 1] = word == b[j] ? corner + 1 : std::max(above, row[j]);
      corner = above;
    }
  }
  return static_cast<double>(row.back()) >= one_wording * static_cast<double>(std::max(a.size(), b.size()));
}

}  // namespace

std::vector<std::uint32_t> origins_of(const std::vector<Document>& documents, const Statement& statement, const Provenance& provenance) {
  std::map<std::uint32_t, std::uint32_t> same_as;  // an origin, and one before it that has the same words
  const auto root = [&](std::uint32_t o) {
    for (auto it = same_as.find(o); it != same_as.end(); it = same_as.find(o)) o = it->second;
    return o;
  };
  std::vector<std::pair<std::vector<std::string>, std::uint32_t>> wordings;  // with the origin that had each first
  std::set<std::uint32_t> all;
  for (const Place& p : statement.spans) {
    if (std::binary_search(statement.partly.begin(), statement.partly.end(), p.report)) continue;
    const std::uint32_t origin = provenance.origin_of(p);
    all.insert(origin);
    std::vector<std::string> words = wording(documents[p.report], p.span);
    if (words.empty()) continue;
    const auto it = std::find_if(wordings.begin(), wordings.end(), [&](const auto& w) { return is_one_wording(w.first, words); });
    const std::uint32_t a = root(it != wordings.end() ? it->second : origin), b = root(origin);
    if (it == wordings.end() && wordings.size() < most_wordings) wordings.emplace_back(std::move(words), origin);
    if (a != b) same_as[b] = a;
  }
  std::set<std::uint32_t> roots;
  for (const std::uint32_t o : all) roots.insert(root(o));
  return {roots.begin(), roots.end()};
}

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
