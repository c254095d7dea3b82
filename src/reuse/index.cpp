// A shelf holds texts: their words as numbers, where each word stands (two bytes and a length), and the n-grams that
// winnowing kept, in an open table that leads from a hash to a list of places. Two shelves take turns: when the newer one
// is half full, the older is thrown away.
//
// A maximal run of `least` words or more spans a whole window, so one n-gram of it is kept in both texts at the same
// place, on the same diagonal (a - b). The first one met is extended in both directions; others inside the run are passed
// over. All slots of a text's n-grams are fetched ahead, for the table is larger than any cache.
#include "reuse/index.hpp"

#include <algorithm>
#include <cassert>
#include <tuple>

namespace synoptic::reuse {
namespace {

constexpr std::uint32_t none = UINT32_MAX;
constexpr std::size_t block_words = std::size_t{1} << 16;
constexpr std::size_t block_places = std::size_t{1} << 14;
constexpr std::size_t first_slots = std::size_t{1} << 12;
constexpr std::uint64_t factor = 0x9e3779b97f4a7c15u;

struct Gram {
  std::uint32_t hash, at;
};

std::uint32_t mix(std::uint64_t h) {
  h ^= h >> 29;
  h *= 0xbf58476d1ce4e5b9u;
  return static_cast<std::uint32_t>(h >> 32);
}

// The rightmost least hash of every window of `window` n-grams; each once, in the order of the text.
void winnow(std::span<const std::uint32_t> ids, std::uint32_t gram, std::uint32_t window, std::vector<Gram>& out) {
  out.clear();
  if (ids.size() < std::size_t{gram} + window - 1) return;
  std::uint64_t leaving = 1;  // factor of the word that leaves the rolling hash
  for (std::uint32_t k = 0; k < gram; ++k) leaving *= factor;
  std::uint64_t rolling = 0;
  for (std::uint32_t k = 0; k + 1 < gram; ++k) rolling = (rolling + ids[k]) * factor;
  const auto grams = static_cast<std::uint32_t>(ids.size() - gram + 1);
  std::vector<std::uint32_t> ring(window);  // hashes of the last `window` n-grams
  Gram least{none, 0};
  std::uint32_t at_ring = 0;
  for (std::uint32_t at = 0; at < grams; ++at) {
    rolling = (rolling + ids[at + gram - 1]) * factor;
    const std::uint32_t h = mix(rolling);
    rolling -= ids[at] * leaving;
    ring[at_ring] = h;
    if (++at_ring == window) at_ring = 0;
    bool fresh = false;
    if (at == 0 || h <= least.hash) {
      least = {h, at};
      fresh = true;
    } else if (least.at + window <= at) {  // it has left the window
      least = {none, 0};
      for (std::uint32_t k = 0, r = at_ring; k < window; ++k, r = r + 1 == window ? 0 : r + 1)  // from the oldest
        if (ring[r] <= least.hash) least = {ring[r], at + 1 - window + k};
      fresh = true;
    }
    if (at + 1 == window || (fresh && at >= window)) out.push_back(least);
  }
}

}  // namespace

class Index::Shelf {
 public:
  explicit Shelf(std::uint32_t first) : first_text(first) { slots_.resize(first_slots, {0, none}); }

  const std::uint32_t first_text;
  std::uint64_t words = 0;

  struct Text {
    const std::uint32_t* ids;
    const std::uint16_t* low;    // of where a word begins, the lower two bytes
    const std::uint8_t* length;  // of a word; 255: in `long_words_`
    std::uint32_t size, outlet;
    // While another text is being looked up: the diagonal last met, and where the run on it ends.
    std::uint32_t asked = none, diagonal = 0, done = 0, tries = 0;
  };
  std::vector<Text> texts;

  void prefetch(std::uint32_t hash) const { __builtin_prefetch(&slots_[slot_of(hash)]); }

  // Runs of `ids` with texts of this shelf. `number`: of the text that asks.
  void find(std::span<const std::uint32_t> ids, std::span<const Gram> grams, std::uint32_t number, std::uint32_t outlet, const Options& o,
            std::vector<Run>& out) {
    const auto n = static_cast<std::uint32_t>(ids.size());
    for (const Gram& g : grams) {
      const std::uint32_t b = g.at;
      for (std::uint32_t p = head_of(g.hash); p != none;) {
        const Posting& posting = place(p);
        p = posting.next;
        Text& t = texts[posting.text];
        if (t.outlet == outlet && !o.within_outlets) continue;
        const std::uint32_t diagonal = posting.at - b;
        if (t.asked != number) {
          t.asked = number;
          t.done = t.tries = 0;
        } else if (t.diagonal == diagonal && b < t.done) {
          continue;
        }
        if (!o.unbounded && ++t.tries > o.most_runs) continue;
        std::uint32_t left = 0, right = 0;
        while (posting.at + right < t.size && b + right < n && t.ids[posting.at + right] == ids[b + right]) ++right;
        if (right > 0)
          while (left < posting.at && left < b && t.ids[posting.at - left - 1] == ids[b - left - 1]) ++left;
        t.diagonal = diagonal;
        t.done = b + right;
        if (left + right >= o.least) out.push_back({first_text + posting.text, posting.at - left, b - left, left + right});
      }
    }
  }

  void add(const Words& given, std::span<const Gram> grams, std::uint32_t outlet, const Options& o) {
    const auto text = static_cast<std::uint32_t>(texts.size());
    texts.push_back(store(given, text, outlet));
    words += given.ids.size();
    for (const Gram& g : grams) {
      if ((used_ + 1) * 5 > slots_.size() * 4) grow();
      Slot& slot = slots_[find_slot(g.hash)];
      if (slot.head == none) {
        ++used_;
        slot.hash = g.hash;
      } else if (!o.unbounded && !wanted(slot.head, outlet, o)) {
        continue;
      }
      if (places_ % block_places == 0) place_blocks_.push_back(std::make_unique<Posting[]>(block_places));
      place(places_) = {text, g.at, slot.head};
      slot.head = places_++;
    }
  }

  [[nodiscard]] Span span(std::uint32_t text, std::uint32_t word) const {
    const Text& t = texts[text];
    const std::uint64_t key = (std::uint64_t{text} << 32) | word;
    const auto high = std::upper_bound(highs_.begin(), highs_.end(), key, [](std::uint64_t k, const Far& f) { return k < f.key; });
    const std::uint32_t base = high != highs_.begin() && (high - 1)->key >> 32 == text ? (high - 1)->value : 0;
    std::uint32_t length = t.length[word];
    if (length == 255)
      length = std::lower_bound(long_words_.begin(), long_words_.end(), key, [](const Far& f, std::uint64_t k) { return f.key < k; })->value;
    return {base + t.low[word], base + t.low[word] + length};
  }

  [[nodiscard]] std::uint64_t bytes() const {
    return slots_.size() * sizeof(Slot) + place_blocks_.size() * block_places * sizeof(Posting) + word_bytes_ + texts.capacity() * sizeof(Text) +
           (highs_.capacity() + long_words_.capacity()) * sizeof(Far);
  }

 private:
  struct Slot {
    std::uint32_t hash, head;
  };
  struct Posting {
    std::uint32_t text, at, next;
  };
  struct Block {
    std::unique_ptr<std::uint32_t[]> ids;
    std::unique_ptr<std::uint16_t[]> low;
    std::unique_ptr<std::uint8_t[]> length;
    std::size_t size = 0, room = 0;
  };
  struct Far {
    std::uint64_t key;  // text, word
    std::uint32_t value;
  };

  // The hashes that winnowing keeps are the small ones: spread again.
  [[nodiscard]] std::size_t slot_of(std::uint32_t hash) const {
    return static_cast<std::size_t>((std::uint64_t{hash * 0x9e3779b1u} * slots_.size()) >> 32);
  }
  [[nodiscard]] std::size_t find_slot(std::uint32_t hash) const {
    std::size_t s = slot_of(hash);
    while (slots_[s].head != none && slots_[s].hash != hash) s = s + 1 == slots_.size() ? 0 : s + 1;
    return s;
  }
  [[nodiscard]] std::uint32_t head_of(std::uint32_t hash) const { return slots_[find_slot(hash)].head; }
  [[nodiscard]] Posting& place(std::uint32_t p) const { return place_blocks_[p / block_places][p % block_places]; }

  // Whether a place of `outlet` is news to a list of places.
  [[nodiscard]] bool wanted(std::uint32_t head, std::uint32_t outlet, const Options& o) const {
    std::uint32_t outlets = 0;
    for (std::uint32_t p = head; p != none; p = place(p).next)
      if (texts[place(p).text].outlet == outlet || ++outlets == o.most_outlets) return false;
    return true;
  }

  void grow() {
    std::vector<Slot> old(slots_.size() * 2, {0, none});
    old.swap(slots_);
    for (const Slot& s : old)
      if (s.head != none) slots_[find_slot(s.hash)] = s;
  }

  Text store(const Words& given, std::uint32_t text, std::uint32_t outlet) {
    const std::size_t n = given.ids.size();
    if (blocks_.empty() || blocks_.back().room - blocks_.back().size < n) {
      const std::size_t room = std::max(block_words, n);
      blocks_.push_back({std::make_unique<std::uint32_t[]>(room), std::make_unique<std::uint16_t[]>(room), std::make_unique<std::uint8_t[]>(room), 0, room});
      word_bytes_ += room * 7;
    }
    Block& block = blocks_.back();
    const std::size_t at = block.size;
    block.size += n;
    std::copy(given.ids.begin(), given.ids.end(), block.ids.get() + at);
    std::uint32_t base = 0;
    for (std::uint32_t w = 0; w < n; ++w) {
      const Span s = given.spans[w];
      const std::uint64_t key = (std::uint64_t{text} << 32) | w;
      if ((s.begin & ~0xFFFFu) != base) highs_.push_back({key, base = s.begin & ~0xFFFFu});
      const std::uint32_t length = s.end - s.begin;
      block.low[at + w] = static_cast<std::uint16_t>(s.begin);
      block.length[at + w] = static_cast<std::uint8_t>(std::min(length, 255u));
      if (length >= 255) long_words_.push_back({key, length});
    }
    return {block.ids.get() + at, block.low.get() + at, block.length.get() + at, static_cast<std::uint32_t>(n), outlet};
  }

  std::vector<Slot> slots_;
  std::size_t used_ = 0;
  std::vector<std::unique_ptr<Posting[]>> place_blocks_;
  std::uint32_t places_ = 0;
  std::vector<Block> blocks_;
  std::uint64_t word_bytes_ = 0;
  std::vector<Far> highs_, long_words_;
};

Index::Index(const Options& options) : options_(options) {
  options_.least = std::max(options_.least, 2u);
  // An n-gram of half a run leaves a window of the other half, of which one n-gram is kept.
  options_.gram = std::clamp(options_.gram, 1u, (options_.least + 1) / 2);
  window_ = options_.least - options_.gram + 1;
  shelves_.push_back(std::make_unique<Shelf>(0));
}
Index::~Index() = default;
Index::Index(Index&&) noexcept = default;
Index& Index::operator=(Index&&) noexcept = default;

std::vector<Run> Index::take(const Words& words, std::uint32_t outlet) {
  const std::uint32_t number = texts();
  if (outlet == 0) outlet = number | 0x80000000u;
  if (shelves_.back()->words + words.ids.size() > options_.most_words / 2 && shelves_.back()->words > 0) {
    if (shelves_.size() == 2) shelves_.erase(shelves_.begin());
    shelves_.push_back(std::make_unique<Shelf>(number));
  }
  std::vector<Gram> grams;
  winnow(words.ids, options_.gram, window_, grams);
  std::vector<Run> out;
  for (const auto& shelf : shelves_) {
    for (const Gram& g : grams) shelf->prefetch(g.hash);
    shelf->find(words.ids, grams, number, outlet, options_, out);
  }
  std::sort(out.begin(), out.end(), [](const Run& x, const Run& y) { return std::tie(x.text, x.b, x.a) < std::tie(y.text, y.b, y.a); });
  out.erase(std::unique(out.begin(), out.end()), out.end());  // met again after another diagonal

  shelves_.back()->add(words, grams, outlet, options_);
  return out;
}

std::uint32_t Index::first_kept() const { return shelves_.front()->first_text; }
std::uint32_t Index::texts() const { return shelves_.back()->first_text + static_cast<std::uint32_t>(shelves_.back()->texts.size()); }

std::span<const std::uint32_t> Index::ids(std::uint32_t text) const {
  const Shelf& s = text >= shelves_.back()->first_text ? *shelves_.back() : *shelves_.front();
  const auto& t = s.texts[text - s.first_text];
  return {t.ids, t.size};
}
Span Index::span(std::uint32_t text, std::uint32_t word) const {
  const Shelf& s = text >= shelves_.back()->first_text ? *shelves_.back() : *shelves_.front();
  return s.span(text - s.first_text, word);
}
std::uint64_t Index::bytes() const {
  std::uint64_t sum = 0;
  for (const auto& s : shelves_) sum += s->bytes();
  return sum;
}

}  // namespace synoptic::reuse
