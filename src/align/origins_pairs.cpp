// Words are numbered, and a word of one report is shared with another where six words in a row are the same in both, or three next
// to such a run (a changed word does not part what belongs together). Words inside quotation marks, in either of the two, are
// counted apart. So are names: two reports of one event share them anyway. Each report's runs of six stand in a table of its own,
// made once; a pair costs the length of its texts.
//
// The borders between the classes were set on the half of tests/gold/origin_pairs.jsonl that is there for it.
#include "align/origins_pairs.hpp"

#include <algorithm>
#include <unordered_map>

#include "align/words.hpp"

namespace synoptic::align {
namespace {

constexpr std::size_t long_run = 6, short_run = 3;
constexpr std::size_t bridge = 3;            // changed words that a run goes on behind
constexpr double nearly_all = 0.75;          // of the prose of one: it has none of its own to speak of
constexpr std::uint32_t telling_run = 8;     // words of prose in a row that do not come together by chance: "was told" and a name do
constexpr std::uint32_t some_prose = 20;     // words, in such runs for `part`: about a sentence
constexpr std::uint32_t some_quoted = 8;     // words of somebody's
constexpr std::uint32_t few_details = 8;     // rare details in the same order that are worth telling

std::uint64_t mix(std::uint64_t h, WordId id) { return (h ^ id) * 0x9E3779B97F4A7C15ULL + (h >> 29); }

struct Text {
  std::vector<Word> words;  // without borders, which stand as words that occur once
  std::vector<std::uint64_t> runs[2];  // hashes of all runs, sorted: [0] long, [1] short
  [[nodiscard]] bool has(std::size_t which, std::uint64_t hash) const { return std::binary_search(runs[which].begin(), runs[which].end(), hash); }
  std::uint32_t prose = 0;
};

std::uint64_t hash_at(const std::vector<Word>& words, std::size_t at, std::size_t n) {
  std::uint64_t h = n;
  for (std::size_t i = at; i < at + n; ++i) h = mix(h, words[i].id);
  return h;
}

Text read_text(const Report& report, Vocabulary& vocabulary) {
  Text out;
  out.words = scan_words(report, vocabulary);
  for (const Word& w : out.words) out.prose += w.kind != WordKind::border && !w.quoted;
  for (const std::size_t which : {0U, 1U}) {
    const std::size_t n = which == 0 ? long_run : short_run;
    out.runs[which].reserve(out.words.size());
    for (std::size_t i = 0; i + n <= out.words.size(); ++i) out.runs[which].push_back(hash_at(out.words, i, n));
    std::sort(out.runs[which].begin(), out.runs[which].end());
  }
  return out;
}

struct Shared {
  std::vector<bool> words;      // of a: those that stand in b as well
  std::uint32_t prose = 0, quoted = 0;
  std::uint32_t verbatim = 0;   // prose in telling runs
};

// The words of `a` in runs of `long_run` that `b` has too.
std::vector<bool> exact_words(const Text& a, const Text& b) {
  std::vector<bool> out(a.words.size(), false);
  for (std::size_t i = 0; i + long_run <= out.size(); ++i)
    if (b.has(0, hash_at(a.words, i, long_run))) std::fill_n(out.begin() + static_cast<std::ptrdiff_t>(i), long_run, true);
  return out;
}

// Grows runs over what is near to them, forward and then backward.
void grow(std::vector<bool>& out, const Text& a, const Text& b) {
  const std::size_t n = a.words.size();
  std::vector<bool> near(n, false);
  for (std::size_t i = 0; i + short_run <= n; ++i)
    if (b.has(1, hash_at(a.words, i, short_run))) std::fill_n(near.begin() + static_cast<std::ptrdiff_t>(i), short_run, true);
  std::size_t gap = bridge + 1;
  for (std::size_t i = 0; i < n; ++i) {
    if (out[i] || (near[i] && gap <= bridge)) out[i] = true, gap = 0;
    else ++gap;
  }
  gap = bridge + 1;
  for (std::size_t i = n; i-- > 0;) {
    if (out[i] || (near[i] && gap <= bridge)) out[i] = true, gap = 0;
    else ++gap;
  }
}

Shared shared_of(const Text& a, const Text& b) {
  Shared out;
  out.words = exact_words(a, b);
  std::uint32_t run = 0;
  bool any = false;
  for (std::size_t i = 0; i <= out.words.size(); ++i) {
    any = any || (i < out.words.size() && out.words[i]);
    if (i < out.words.size() && out.words[i] && !a.words[i].quoted) {
      ++run;
      continue;
    }
    if (run >= telling_run) out.verbatim += run;
    run = 0;
  }
  if (!any) return out;
  grow(out.words, a, b);
  for (std::size_t i = 0; i < out.words.size(); ++i)
    if (out.words[i] && a.words[i].kind != WordKind::border) ++(a.words[i].quoted ? out.quoted : out.prose);
  return out;
}

// Content words, names and numbers that few reports have, each report's in the order of its text, the first place of each.
std::vector<std::vector<WordId>> rare_words(const std::vector<Text>& texts, std::size_t words) {
  std::vector<std::uint32_t> in(words, 0), seen(words, UINT32_MAX);
  for (std::uint32_t t = 0; t < texts.size(); ++t)
    for (const Word& w : texts[t].words)
      if (w.kind != WordKind::border && seen[w.stem] != t) seen[w.stem] = t, ++in[w.stem];
  std::vector<std::vector<WordId>> out(texts.size());
  std::fill(seen.begin(), seen.end(), UINT32_MAX);
  for (std::uint32_t t = 0; t < texts.size(); ++t)
    for (const Word& w : texts[t].words)
      if (w.kind != WordKind::border && w.kind != WordKind::function && in[w.stem] == 2 && seen[w.stem] != t) seen[w.stem] = t, out[t].push_back(w.stem);
  return out;
}

// The longest list of them that both have in one order.
std::uint32_t in_one_order(const std::vector<WordId>& a, const std::vector<WordId>& b) {
  std::unordered_map<WordId, std::uint32_t> at;
  for (std::uint32_t i = 0; i < b.size(); ++i) at.emplace(b[i], i);
  std::vector<std::uint32_t> tails;
  for (const WordId w : a) {
    const auto it = at.find(w);
    if (it == at.end()) continue;
    const auto to = std::lower_bound(tails.begin(), tails.end(), it->second);
    if (to == tails.end()) tails.push_back(it->second);
    else *to = it->second;
  }
  return static_cast<std::uint32_t>(tails.size());
}

}  // namespace

std::vector<ReportPair> relate_pairs(const std::vector<Document>& documents, const std::vector<std::pair<std::uint32_t, std::uint32_t>>& partners) {
  const auto n = static_cast<std::uint32_t>(documents.size());
  std::vector<std::pair<std::uint32_t, std::uint32_t>> todo = partners;
  if (n <= most_reports_for_all_pairs) {
    todo.clear();
    for (std::uint32_t a = 0; a < n; ++a)
      for (std::uint32_t b = a + 1; b < n; ++b) todo.emplace_back(a, b);
  }
  std::sort(todo.begin(), todo.end());
  todo.erase(std::unique(todo.begin(), todo.end()), todo.end());
  std::vector<ReportPair> out;
  if (todo.empty()) return out;

  Vocabulary vocabulary;
  std::vector<Text> texts;
  for (const Document& d : documents) texts.push_back(read_text(d.report, vocabulary));
  const auto rare = rare_words(texts, vocabulary.size());
  for (const auto& [a, b] : todo) {
    const Shared x = shared_of(texts[a], texts[b]), y = shared_of(texts[b], texts[a]);
    ReportPair p;
    p.a = a;
    p.b = b;
    // If one of the two marks words as quoted, they are.
    p.prose = std::min(x.prose, y.prose);
    p.quoted = std::max(x.quoted, y.quoted);
    p.cover_a = texts[a].prose == 0 ? 0 : static_cast<double>(x.prose) / texts[a].prose;
    p.cover_b = texts[b].prose == 0 ? 0 : static_cast<double>(y.prose) / texts[b].prose;
    p.details = in_one_order(rare[a], rare[b]);
    if (p.details < few_details) p.details = 0;
    if (p.prose >= some_prose && std::max(p.cover_a, p.cover_b) >= nearly_all) p.relation = PairRelation::copied;
    else if (std::min(x.verbatim, y.verbatim) >= some_prose) p.relation = PairRelation::part;
    else if (p.quoted >= some_quoted) p.relation = PairRelation::quotation;
    else continue;
    out.push_back(p);
  }
  return out;
}

}  // namespace synoptic::align
