// Finds the words that a text shares with the texts before it, in a stream, without comparing all pairs.
//
// Method: winnowing (Schleimer, Wilkerson and Aiken, "Winnowing: local algorithms for document fingerprinting", SIGMOD
// 2003): of every window of word n-grams the least by hash is kept, so that two texts which share as many words as a
// window spans keep the same n-gram at the same place of it. What the hashes propose, the words decide. How often an
// n-gram occurs is counted by outlet: a footer that one outlet has under all its reports is one occurrence.
//
// Time: linear in the words and in what is found. Memory: about 11 bytes a word that is kept (runs of 20; 14 at runs of
// 12), and no more than `most_words` are. Not for concurrent use.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "base/span.hpp"
#include "reuse/words.hpp"

namespace synoptic::reuse {

struct Options {
  std::uint32_t least = 12;  // words of a shared run; 2 or more
  std::uint32_t gram = 8;    // words of an n-gram; no more than half of `least`
  // What keeps the work linear on texts that say the same thing thousands of times. An n-gram is remembered where
  // `most_outlets` outlets had it first, once each; and of two texts `most_runs` places are tried.
  // `unbounded` (for small corpora) finds all maximal runs of all pairs, exactly.
  std::uint32_t most_outlets = 100;
  std::uint32_t most_runs = 256;
  bool unbounded = false;
  bool within_outlets = false;      // also report what an outlet shares with its own earlier reports
  std::uint64_t most_words = std::uint64_t{1} << 30;  // kept; when there are more, the older half of the texts is forgotten
};

// Words [a, a + size) of an earlier text equal words [b, b + size) of the text taken; neither end can be extended.
struct Run {
  std::uint32_t text = 0;  // in the order in which they were taken, from 0
  std::uint32_t a = 0, b = 0, size = 0;
  friend constexpr auto operator<=>(const Run&, const Run&) = default;
};

class Index {
 public:
  explicit Index(const Options& options = {});
  ~Index();
  Index(Index&&) noexcept;
  Index& operator=(Index&&) noexcept;

  // The runs that `words` share with earlier texts, sorted by text, b, a; then the text is added under the next number.
  // Outlets are numbers of the caller's; 0 = not known: an outlet of its own.
  std::vector<Run> take(const Words& words, std::uint32_t outlet);

  // Of texts that are still kept: [first_kept, texts).
  [[nodiscard]] std::uint32_t first_kept() const;
  [[nodiscard]] std::uint32_t texts() const;
  [[nodiscard]] std::span<const std::uint32_t> ids(std::uint32_t text) const;
  [[nodiscard]] Span span(std::uint32_t text, std::uint32_t word) const;  // where the word stands in its text
  [[nodiscard]] std::uint64_t bytes() const;  // of memory held

 private:
  class Shelf;
  Options options_;
  std::uint32_t window_;
  std::vector<std::unique_ptr<Shelf>> shelves_;  // the older, the newer
};

}  // namespace synoptic::reuse
