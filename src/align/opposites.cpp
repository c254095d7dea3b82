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

}  // namespace

Opposite opposites(std::string_view a, std::string_view b) {
  static const std::vector<Row> rows = load();
  if (b < a) std::swap(a, b);
  const auto it = std::lower_bound(rows.begin(), rows.end(), std::pair(a, b), [](const Row& r, const auto& key) { return std::pair(r.a, r.b) < key; });
  return it != rows.end() && it->a == a && it->b == b ? it->kind : Opposite::none;
}

}  // namespace synoptic::align
