// The file is sorted by lemma, one a line; a line is read when it is asked for.
#include "align/synonyms.hpp"

#include <algorithm>
#include <charconv>

#include "base/embedded.hpp"

namespace synoptic {
extern const EmbeddedFile embedded_synonyms[];
extern const std::size_t embedded_synonyms_count;
}  // namespace synoptic

namespace synoptic::align {
namespace {

struct Line {
  std::string_view lemma, rest;
};

std::vector<Line> load() {
  std::vector<Line> out;
  std::string_view rest = embedded_synonyms[0].bytes();
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const std::size_t tab = line.find('\t');
    if (!line.starts_with('#') && tab != std::string_view::npos) out.push_back({line.substr(0, tab), line.substr(tab + 1)});
  }
  std::sort(out.begin(), out.end(), [](const Line& a, const Line& b) { return a.lemma < b.lemma; });
  return out;
}

}  // namespace

std::vector<Synonym> synonyms(std::string_view lemma) {
  static const std::vector<Line> lines = load();
  std::vector<Synonym> out;
  const auto it = std::lower_bound(lines.begin(), lines.end(), lemma, [](const Line& l, std::string_view key) { return l.lemma < key; });
  if (it == lines.end() || it->lemma != lemma) return out;
  for (std::string_view rest = it->rest; !rest.empty();) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    const std::string_view one = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const std::size_t colon = one.find(':');
    int percent = 0;
    if (colon == std::string_view::npos || std::from_chars(one.data() + colon + 1, one.data() + one.size(), percent).ec != std::errc{}) continue;
    out.push_back({one.substr(0, colon), percent / 100.0});
  }
  return out;
}

}  // namespace synoptic::align
