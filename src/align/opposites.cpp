#include "align/opposites.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/embedded.hpp"

namespace synoptic {
extern const EmbeddedFile embedded_opposites[];
extern const std::size_t embedded_opposites_count;
}  // namespace synoptic

namespace synoptic::align {
namespace {

struct Row {
  std::string_view a, b;  // a < b, in the embedded file
  Opposite kind = Opposite::none;
};

std::vector<Row> load() {
  std::vector<Row> out;
  std::string_view rest = embedded_opposites[0].bytes();
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const std::size_t t1 = line.find('\t'), t2 = line.find('\t', t1 + 1);
    if (line.starts_with('#') || t1 == std::string_view::npos || t2 == std::string_view::npos) continue;
    out.push_back({line.substr(0, t1), line.substr(t1 + 1, t2 - t1 - 1), line.substr(t2 + 1).starts_with("noun") ? Opposite::names : Opposite::says});
  }
  std::sort(out.begin(), out.end(), [](const Row& x, const Row& y) { return std::pair(x.a, x.b) < std::pair(y.a, y.b); });
  return out;
}

struct Table {
  std::vector<std::string_view> words;  // sorted; number of a word = index + 1
  struct Numbers {
    std::uint32_t a = 0, b = 0;  // a < b
    Opposite kind = Opposite::none;
  };
  std::vector<Numbers> rows;  // sorted

  Table() {
    const std::vector<Row> read = load();
    for (const Row& r : read) words.insert(words.end(), {r.a, r.b});
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    for (const Row& r : read) rows.push_back({find(r.a), find(r.b), r.kind});  // words are numbered in their order, so rows stay sorted
  }
  [[nodiscard]] std::uint32_t find(std::string_view word) const {
    const auto it = std::lower_bound(words.begin(), words.end(), word);
    return it != words.end() && *it == word ? static_cast<std::uint32_t>(it - words.begin()) + 1 : 0;
  }
};

const Table& table() {
  static const Table t;
  return t;
}

}  // namespace

std::uint32_t opposite_id(std::string_view lemma) { return table().find(lemma); }

Opposite opposites(std::uint32_t a, std::uint32_t b) {
  if (a == 0 || b == 0) return Opposite::none;
  if (b < a) std::swap(a, b);
  const auto& rows = table().rows;
  const auto it = std::lower_bound(rows.begin(), rows.end(), std::pair(a, b), [](const Table::Numbers& r, const auto& key) { return std::pair(r.a, r.b) < key; });
  return it != rows.end() && it->a == a && it->b == b ? it->kind : Opposite::none;
}

Opposite opposites(std::string_view a, std::string_view b) { return opposites(opposite_id(a), opposite_id(b)); }

}  // namespace synoptic::align
