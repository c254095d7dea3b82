#include "align/kinship.hpp"

#include <algorithm>
#include <bit>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/embedded.hpp"

namespace synoptic {
extern const EmbeddedFile embedded_kinship[];
extern const std::size_t embedded_kinship_count;
}  // namespace synoptic

namespace synoptic::align {
namespace {

class Table {
 public:
  Table() {
    std::vector<std::pair<std::uint64_t, Kinship>> pairs;
    std::string_view rest = embedded_kinship[0].bytes();
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      std::string_view line = rest.substr(0, end);
      rest.remove_prefix(std::min(end + 1, rest.size()));
      const std::size_t tab = line.find('\t');
      if (line.starts_with('#') || tab == std::string_view::npos) continue;
      const std::uint32_t word = number(line.substr(0, tab));
      line.remove_prefix(tab + 1);
      while (line.size() > 1) {
        const std::size_t stop = std::min(line.find(' '), line.size());
        pairs.emplace_back(pair_key(word, number(line.substr(1, stop - 1))), kind_of(line.front()));
        line.remove_prefix(std::min(stop + 1, line.size()));
      }
    }
    slots_.resize(std::bit_ceil(2 * pairs.size() + 1));
    for (const auto& [key, kind] : pairs) {
      slots_[slot(key)] = {key, kind};
      maybe_[(mix(key) >> 6) & (maybe_.size() - 1)] |= std::uint64_t{1} << (mix(key) & 63);
    }
  }

  [[nodiscard]] std::uint32_t find(std::string_view word) const {
    const auto it = ids_.find(word);
    return it == ids_.end() ? 0 : it->second;
  }
  [[nodiscard]] Kinship kind(std::uint32_t a, std::uint32_t b) const {
    if (a == 0 || b == 0) return Kinship::none;
    const std::uint64_t key = pair_key(a, b), m = mix(key);
    if ((maybe_[(m >> 6) & (maybe_.size() - 1)] >> (m & 63) & 1) == 0) return Kinship::none;
    return slots_[slot(key)].kind;
  }

 private:
  struct Slot {
    std::uint64_t key = 0;  // 0 = free: ids begin at 1
    Kinship kind = Kinship::none;
  };

  static Kinship kind_of(char sign) { return sign == '=' ? Kinship::synonym : sign == '~' ? Kinship::derived : Kinship::near; }
  static std::uint64_t pair_key(std::uint32_t a, std::uint32_t b) {
    const auto [low, high] = std::minmax(a, b);
    return (static_cast<std::uint64_t>(low) << 32) | high;
  }
  static std::uint64_t mix(std::uint64_t key) { return key * 0x9e3779b97f4a7c15u >> 20; }
  // The slot of a pair, or the free one where it would stand.
  [[nodiscard]] std::size_t slot(std::uint64_t key) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t i = mix(key) & mask;
    while (slots_[i].key != 0 && slots_[i].key != key) i = (i + 1) & mask;
    return i;
  }
  std::uint32_t number(std::string_view word) { return ids_.try_emplace(word, static_cast<std::uint32_t>(ids_.size() + 1)).first->second; }

  std::unordered_map<std::string_view, std::uint32_t> ids_;  // words in the embedded file
  std::vector<Slot> slots_;                                  // a power of two, linear probing
  // A bit for each pair there is: nine of ten other pairs are seen off here, in 32 KB that stay in the cache.
  std::vector<std::uint64_t> maybe_ = std::vector<std::uint64_t>(4096);
};

const Table& table() {
  static const Table t;
  return t;
}

}  // namespace

std::uint32_t kin_id(std::string_view lemma) { return table().find(lemma); }
Kinship kinship(std::uint32_t a, std::uint32_t b) { return table().kind(a, b); }
Kinship kinship(std::string_view a, std::string_view b) { return kinship(kin_id(a), kin_id(b)); }

}  // namespace synoptic::align
