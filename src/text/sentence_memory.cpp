#include "text/sentence_memory.hpp"

#include "base/hash.hpp"

namespace synoptic::text {

std::shared_ptr<const SentenceMemory::Answer> SentenceMemory::find(const std::string& key) const {
  const Shard& shard = shards_[hash64(key) % shards];
  const std::lock_guard lock(shard.mutex);
  const auto it = shard.answers.find(key);
  return it != shard.answers.end() ? it->second : nullptr;
}

void SentenceMemory::keep(const std::string& key, Answer answer) {
  Shard& shard = shards_[hash64(key) % shards];
  const std::size_t size = key.size() + answer.tokens.size() * sizeof(Token) + answer.names.size() * sizeof(NameSpan) + 128;
  auto kept = std::make_shared<const Answer>(std::move(answer));
  const std::lock_guard lock(shard.mutex);
  if (shard.bytes + size > most_bytes / shards) return;
  if (shard.answers.try_emplace(key, std::move(kept)).second) shard.bytes += size;
}

}  // namespace synoptic::text
