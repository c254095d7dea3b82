// Maximal runs of equal words between texts, found through an index of hashed word n-grams.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "align/words.hpp"

namespace synoptic::align {

// Words [a, a + size) of text `text` equal words [b, b + size) of the text that was asked for; neither end can be extended.
struct Run {
  std::uint32_t text = 0;
  std::uint32_t a = 0, b = 0;
  std::uint32_t size = 0;
  friend constexpr auto operator<=>(const Run&, const Run&) = default;
};

// Holds views: the texts must outlive the index. Not for concurrent use while texts are added.
class RunIndex {
 public:
  // `gram`: words a run must have at least. `most_postings`: how many places of one n-gram are remembered, the earliest
  // ones; a bound makes `find` linear on texts that say the same thing thousands of times, at the price of runs that
  // exist only with later places.
  explicit RunIndex(std::uint32_t gram, std::size_t most_postings = SIZE_MAX) : gram_(gram), most_(most_postings) {}

  // Makes words [first, last) of `ids` findable as text number `number()` - 1 after the call that opened the text.
  std::uint32_t open(std::span<const WordId> ids);
  void add(std::uint32_t text, std::uint32_t first, std::uint32_t last);

  // All maximal runs of at least `gram` words with the texts in the index, sorted by text, then b, then a. Exact for
  // texts added whole under an unbounded `most_postings`.
  [[nodiscard]] std::vector<Run> find(std::span<const WordId> ids) const;

 private:
  struct Posting {
    std::uint32_t text, at, next;
  };
  struct Bucket {
    std::uint32_t first, last, count;
  };
  [[nodiscard]] std::uint64_t hash(std::span<const WordId> ids, std::size_t at) const;

  std::uint32_t gram_;
  std::size_t most_;
  std::vector<std::span<const WordId>> texts_;
  std::vector<Posting> postings_;
  std::unordered_map<std::uint64_t, Bucket> buckets_;
};

// All maximal runs of at least `words` equal words between two texts; `text` is 0.
[[nodiscard]] std::vector<Run> shared_runs(std::span<const WordId> a, std::span<const WordId> b, std::uint32_t words);

}  // namespace synoptic::align
