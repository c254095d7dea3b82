#include "story/background.hpp"

#include <algorithm>
#include <charconv>
#include <string_view>
#include <vector>

#include "base/embedded.hpp"
#include "story/terms.hpp"

namespace synoptic {
extern const EmbeddedFile embedded_word_shares[];
extern const std::size_t embedded_word_shares_count;
}  // namespace synoptic

namespace synoptic::story {
namespace {

struct Share {
  std::uint64_t key = 0;
  float share = 0;
};

// Open addressing, a power of two well above the number of words; share = 0 marks a free slot.
std::vector<Share> load() {
  std::vector<Share> table(1u << 15);
  std::string_view rest = embedded_word_shares[0].bytes();
  while (!rest.empty()) {
    const std::size_t line_end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, line_end);
    rest.remove_prefix(std::min(line_end + 1, rest.size()));
    const std::size_t tab = line.find('\t');
    if (line.starts_with('#') || tab == std::string_view::npos) continue;
    int per_mille = 0;
    std::from_chars(line.data() + tab + 1, line.data() + line.size(), per_mille);
    const float share = static_cast<float>(per_mille) / 1000.0f;
    if (!(share > 0)) continue;
    const std::uint64_t key = word_key(line.substr(0, tab));
    std::size_t i = key & (table.size() - 1);
    while (table[i].share > 0 && table[i].key != key) i = (i + 1) & (table.size() - 1);
    // Inflected forms of one word share a key: a report has the term if it has any of them.
    table[i] = {key, 1 - (1 - table[i].share) * (1 - share)};
  }
  return table;
}

}  // namespace

float background_share(std::uint64_t key) {
  static const std::vector<Share> table = load();
  std::size_t i = key & (table.size() - 1);
  while (table[i].share > 0 && table[i].key != key) i = (i + 1) & (table.size() - 1);
  return table[i].share;
}

}  // namespace synoptic::story
