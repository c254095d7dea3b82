#include "align/parallel.hpp"

#include <algorithm>

#include "base/hash.hpp"
#include "base/utf8.hpp"

namespace synoptic::align {
namespace {

struct Row {
  std::vector<std::uint32_t> words;   // of Text::words
  std::vector<std::uint64_t> hashes;
};

Row row_of(const Document& doc, Span span) {
  Row out;
  const WordRange r = words_in(doc.analysis.text, span);
  for (std::uint32_t w = r.first; w < r.last; ++w) {
    const WrittenWord& word = doc.analysis.text.words[w];
    if (word.kind == TokenKind::punct) continue;
    out.words.push_back(w);
    out.hashes.push_back(hash64(utf8::fold(view(doc.report.text, word.span))));
  }
  return out;
}

std::uint32_t run(const std::vector<std::pair<std::uint32_t, std::uint32_t>>& kept, std::size_t at, int step) {
  constexpr std::uint32_t most = 8;
  std::uint32_t out = 1;
  while (out < most) {
    const std::size_t next = at + static_cast<std::size_t>(step);
    if (next >= kept.size()) break;  // below 0 wraps around
    const auto apart = [&](std::uint32_t x, std::uint32_t y) { return x > y ? x - y : y - x; };
    if (apart(kept[next].first, kept[at].first) != 1 || apart(kept[next].second, kept[at].second) != 1) break;
    at = next;
    ++out;
  }
  return out;
}

}  // namespace

std::vector<std::pair<std::uint32_t, std::uint32_t>> kept_by_diff(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b, std::uint32_t most) {
  const auto n = static_cast<std::int32_t>(a.size()), m = static_cast<std::int32_t>(b.size());
  const auto cap = static_cast<std::int32_t>(most);
  // reach[k + d]: how far down `a` the best script of d edits comes on diagonal k; one row an edit, kept to walk back.
  std::vector<std::vector<std::int32_t>> rows;
  std::vector<std::int32_t> reach(2 * static_cast<std::size_t>(cap) + 3, 0);
  const auto at = [&](std::int32_t k) -> std::int32_t& { return reach[static_cast<std::size_t>(k + cap + 1)]; };
  std::int32_t d = 0;
  bool done = false;
  for (; d <= cap && !done; ++d) {
    for (std::int32_t k = -d; k <= d; k += 2) {
      std::int32_t x = k == -d || (k != d && at(k - 1) < at(k + 1)) ? at(k + 1) : at(k - 1) + 1;
      if (d == 0) x = 0;
      while (x < n && x - k < m && x - k >= 0 && a[static_cast<std::size_t>(x)] == b[static_cast<std::size_t>(x - k)]) ++x;
      at(k) = x;
      if (x >= n && x - k >= m) {
        done = true;
        break;
      }
    }
    std::vector<std::int32_t> row(static_cast<std::size_t>(2 * d + 1));
    for (std::int32_t k = -d; k <= d; ++k) row[static_cast<std::size_t>(k + d)] = at(k);
    rows.push_back(std::move(row));
  }
  std::vector<std::pair<std::uint32_t, std::uint32_t>> out;
  if (!done) return out;
  std::int32_t x = n, y = m;
  for (std::int32_t e = static_cast<std::int32_t>(rows.size()) - 1; e >= 0; --e) {
    const std::int32_t k = x - y;
    std::int32_t from_x = 0, from_y = 0;
    if (e > 0) {
      const auto& row = rows[static_cast<std::size_t>(e - 1)];
      const auto last = [&](std::int32_t q) { return q < -(e - 1) || q > e - 1 ? -1 : row[static_cast<std::size_t>(q + e - 1)]; };
      const bool down = k == -e || (k != e && last(k - 1) < last(k + 1));
      const std::int32_t q = down ? k + 1 : k - 1;
      from_x = last(q);
      from_y = from_x - q;
      const std::int32_t start = down ? from_x : from_x + 1;  // after the edit
      for (; x > start; --x, --y) out.emplace_back(static_cast<std::uint32_t>(x - 1), static_cast<std::uint32_t>(y - 1));
    } else {
      for (; x > 0 && y > 0; --x, --y) out.emplace_back(static_cast<std::uint32_t>(x - 1), static_cast<std::uint32_t>(y - 1));
    }
    x = from_x;
    y = from_y;
  }
  std::reverse(out.begin(), out.end());
  return out;
}

std::vector<Parallel> align_passages(const std::vector<Document>& documents, const std::vector<Passage>& passages) {
  std::vector<Parallel> out;
  for (const Passage& p : passages) {
    if (p.spans.size() < 2) continue;
    const Place& first = p.spans.front();
    const Row a = row_of(documents[first.report], first.span);
    for (std::size_t s = 1; s < p.spans.size(); ++s) {
      const Row b = row_of(documents[p.spans[s].report], p.spans[s].span);
      const auto kept = kept_by_diff(a.hashes, b.hashes, most_edits);
      if (kept.empty()) continue;
      Parallel pair{first.report, p.spans[s].report, {}, {}};
      std::uint32_t x = 0, y = 0;
      for (std::size_t i = 0; i <= kept.size(); ++i) {
        const auto [next_x, next_y] = i < kept.size() ? kept[i] : std::pair(static_cast<std::uint32_t>(a.words.size()), static_cast<std::uint32_t>(b.words.size()));
        if (next_x > x || next_y > y) {
          const auto word = [](const std::vector<std::uint32_t>& words, std::uint32_t at) { return at < words.size() ? words[at] : words.empty() ? 0 : words.back() + 1; };
          Hunk h;
          h.a_first = word(a.words, x);
          h.a_last = next_x > x ? a.words[next_x - 1] + 1 : h.a_first;
          h.b_first = word(b.words, y);
          h.b_last = next_y > y ? b.words[next_y - 1] + 1 : h.b_first;
          h.before = i > 0 ? run(kept, i - 1, -1) : 0;
          h.after = i < kept.size() ? run(kept, i, 1) : 0;
          pair.hunks.push_back(h);
        }
        if (i < kept.size()) {
          pair.equal.emplace_back(a.words[kept[i].first], b.words[kept[i].second]);
          x = kept[i].first + 1;
          y = kept[i].second + 1;
        }
      }
      out.push_back(std::move(pair));
    }
  }
  return out;
}

}  // namespace synoptic::align
