#include "doc/analysis.hpp"

#include <algorithm>

namespace synoptic {

const char* name_of(Upos upos) {
  static constexpr const char* names[] = {"",     "ADJ",  "ADP",  "ADV",   "AUX",  "CCONJ", "DET",   "INTJ", "NOUN",
                                          "NUM",  "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM",  "VERB", "X"};
  return names[static_cast<int>(upos)];
}
const char* name_of(EntityKind kind) {
  static constexpr const char* names[] = {"person", "organization", "place", "other"};
  return names[static_cast<int>(kind)];
}
const char* name_of(MentionForm form) {
  static constexpr const char* names[] = {"name", "nominal", "pronoun"};
  return names[static_cast<int>(form)];
}
const char* name_of(TimeType type) {
  static constexpr const char* names[] = {"DATE", "TIME", "DURATION", "SET"};
  return names[static_cast<int>(type)];
}
const char* name_of(QuoteKind kind) {
  static constexpr const char* names[] = {"direct", "mixed", "indirect"};
  return names[static_cast<int>(kind)];
}
const char* name_of(Modality modality) {
  static constexpr const char* names[] = {"asserted", "negated", "planned", "alleged"};
  return names[static_cast<int>(modality)];
}

const Sentence* sentence_at(const Text& text, std::uint32_t at) {
  const auto it = std::upper_bound(text.sentences.begin(), text.sentences.end(), at,
                                   [](std::uint32_t b, const Sentence& s) { return b < s.span.begin; });
  if (it == text.sentences.begin()) return nullptr;
  const Sentence& s = *std::prev(it);
  return s.span.contains(at) ? &s : nullptr;
}

WordRange words_in(const Text& text, Span span) {
  const auto first = std::partition_point(text.words.begin(), text.words.end(),
                                          [&](const WrittenWord& t) { return t.span.end <= span.begin; });
  const auto last = std::partition_point(first, text.words.end(), [&](const WrittenWord& t) { return t.span.begin < span.end; });
  return {static_cast<std::uint32_t>(first - text.words.begin()), static_cast<std::uint32_t>(last - text.words.begin())};
}

}  // namespace synoptic
