#include <algorithm>

#include "align/origins_parts.hpp"
#include "align/words.hpp"

namespace synoptic::align {

std::uint32_t Prose::count(Span s) const {
  if (s.empty()) return 0;
  const auto first = std::partition_point(words.begin(), words.end(), [&](Span w) { return w.begin < s.begin; });
  const auto last = std::partition_point(first, words.end(), [&](Span w) { return w.end <= s.end; });
  return static_cast<std::uint32_t>(last - first);
}

std::uint32_t Prose::count(const Spans& united) const {
  std::uint32_t n = 0;
  for (const Span s : united) n += count(s);
  return n;
}

Prose read_prose(const Report& report) {
  Vocabulary vocabulary;
  Prose all, plain;
  for (const Word& w : scan_words(report, vocabulary)) {
    if (w.kind == WordKind::border) continue;
    all.words.push_back(w.span);
    if (!w.quoted) plain.words.push_back(w.span);
  }
  return plain.words.size() * 5 >= all.words.size() ? plain : all;
}

void unite(Spans& spans) {
  std::sort(spans.begin(), spans.end());
  Spans out;
  for (const Span s : spans) {
    if (!out.empty() && s.begin <= out.back().end) out.back().end = std::max(out.back().end, s.end);
    else out.push_back(s);
  }
  spans = std::move(out);
}

Spans without(Span s, const Spans& united) {
  Spans out;
  auto it = std::partition_point(united.begin(), united.end(), [&](Span u) { return u.end <= s.begin; });
  for (; it != united.end() && it->begin < s.end; ++it) {
    if (s.begin < it->begin) out.push_back({s.begin, it->begin});
    s.begin = std::max(s.begin, it->end);
  }
  if (s.begin < s.end) out.push_back(s);
  return out;
}

}  // namespace synoptic::align
