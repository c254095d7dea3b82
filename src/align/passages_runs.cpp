// Every n-gram of the indexed texts is a posting. A run that is at least n words long begins with an n-gram that stands
// in both texts, so looking up every n-gram of the new text meets every run; on each diagonal (text, a - b) the first
// meeting is extended in both directions and the rest of the run is passed over. Hashes only propose: words decide.
#include "align/passages_runs.hpp"

#include <algorithm>
#include <tuple>

namespace synoptic::align {

namespace {
constexpr std::uint32_t none = UINT32_MAX;

std::uint64_t mix(std::uint64_t x) {
  x ^= x >> 32;
  x *= 0xd6e8feb86659fd93u;
  x ^= x >> 32;
  x *= 0xd6e8feb86659fd93u;
  return x ^ (x >> 32);
}
}  // namespace

std::uint64_t RunIndex::hash(std::span<const WordId> ids, std::size_t at) const {
  std::uint64_t h = gram_;
  for (std::uint32_t k = 0; k < gram_; ++k) h = mix(h + ids[at + k] + 0x9e3779b97f4a7c15u);
  return h;
}

std::uint32_t RunIndex::open(std::span<const WordId> ids) {
  texts_.push_back(ids);
  return static_cast<std::uint32_t>(texts_.size() - 1);
}

void RunIndex::add(std::uint32_t text, std::uint32_t first, std::uint32_t last) {
  const auto ids = texts_[text];
  last = std::min(last, static_cast<std::uint32_t>(ids.size()));
  for (std::uint32_t at = first; at + gram_ <= last; ++at) {
    const auto posting = static_cast<std::uint32_t>(postings_.size());
    auto [it, fresh] = buckets_.try_emplace(hash(ids, at), Bucket{posting, posting, 0});
    Bucket& bucket = it->second;
    if (bucket.count >= most_) continue;
    postings_.push_back({text, at, none});
    if (!fresh) postings_[bucket.last].next = posting;
    bucket.last = posting;
    ++bucket.count;
  }
}

std::vector<Run> RunIndex::find(std::span<const WordId> ids) const {
  std::vector<Run> runs;
  // (text, diagonal) -> first b that is not inside a run already found there. Only looked up, never walked.
  std::unordered_map<std::uint64_t, std::uint32_t> done;
  const auto n = static_cast<std::uint32_t>(ids.size());
  for (std::uint32_t b = 0; b + gram_ <= n; ++b) {
    const auto it = buckets_.find(hash(ids, b));
    if (it == buckets_.end()) continue;
    for (std::uint32_t p = it->second.first; p != none; p = postings_[p].next) {
      const auto [text, a, next] = postings_[p];
      const auto other = texts_[text];
      const std::uint64_t diagonal = (std::uint64_t{text} << 32) | static_cast<std::uint32_t>(a - b);
      auto [seen, fresh] = done.try_emplace(diagonal, 0);
      if (!fresh && b < seen->second) continue;
      if (!std::equal(ids.begin() + b, ids.begin() + b + gram_, other.begin() + a)) continue;
      std::uint32_t left = 0;
      while (left < a && left < b && other[a - left - 1] == ids[b - left - 1]) ++left;
      std::uint32_t right = gram_;
      while (a + right < other.size() && b + right < n && other[a + right] == ids[b + right]) ++right;
      seen->second = b + right;
      runs.push_back({text, a - left, b - left, left + right});
    }
  }
  std::sort(runs.begin(), runs.end(), [](const Run& x, const Run& y) {
    return std::tie(x.text, x.b, x.a) < std::tie(y.text, y.b, y.a);
  });
  return runs;
}

std::vector<Run> shared_runs(std::span<const WordId> a, std::span<const WordId> b, std::uint32_t words) {
  RunIndex index(words);
  index.add(index.open(a), 0, static_cast<std::uint32_t>(a.size()));
  return index.find(b);
}

}  // namespace synoptic::align
