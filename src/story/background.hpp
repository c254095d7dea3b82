// What share of news reports is expected to have a common word (lexicons/background/word_shares.tsv), so that a batch of
// five reports can tell "government" from a name. Loaded once, then only read.
#pragma once

#include <cstdint>

namespace synoptic::story {

// 0..1; 0 for a term that is not common. `key` as in TermUse.
[[nodiscard]] float background_share(std::uint64_t key);

}  // namespace synoptic::story
