// What the network said of a sentence, kept for the next report that has the same sentence: of ten outlets with one agency's text
// nine need not be read again. An answer depends on nothing but the sentence (its bytes, tokens and the bits of its words), and
// net::multiply gives a row the same bits whatever stands beside it, so nobody can tell a kept answer from a new one.
// Shared by threads. One for each story; it forgets nothing, but keeps no more than `most_bytes`.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "doc/analysis.hpp"
#include "text/name_span.hpp"

namespace synoptic::text {

class SentenceMemory {
 public:
  struct Answer {
    std::vector<Token> tokens;    // spans are not used; heads count from the sentence's first token
    std::vector<NameSpan> names;  // tokens from the sentence's first
  };
  static constexpr std::size_t most_bytes = std::size_t{256} << 20;

  [[nodiscard]] std::shared_ptr<const Answer> find(const std::string& key) const;  // nullptr: not kept
  void keep(const std::string& key, Answer answer);

 private:
  static constexpr std::size_t shards = 16;
  struct Shard {
    mutable std::mutex mutex;
    std::unordered_map<std::string, std::shared_ptr<const Answer>> answers;
    std::size_t bytes = 0;
  };
  std::array<Shard, shards> shards_;
};

}  // namespace synoptic::text
