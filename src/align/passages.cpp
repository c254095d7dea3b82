// Reports come one after the other (earliest first) and are compared with the texts before them:
//
//   words      prose only, as numbers (words.hpp); equal texts are one text
//   anchors    an index of word n-grams gives the runs shared with earlier texts (passages_runs.hpp)
//   align      the texts that share most, at most `longest_list`, are aligned word by word (passages_chain.hpp)
//   stand for  a text that one earlier text carries almost whole is not indexed, only its own additions are: in a story
//              of thousands of near-copies every copy meets a handful of texts, not all the others
//   cluster    pairs that cover the same stretch of a common report become one passage with a span in each report
//
// The same text in other words is not found; swapped paragraphs are passages of their own.
#include "align/passages.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <unordered_map>

#include "align/passages_chain.hpp"
#include "align/passages_edits.hpp"
#include "align/passages_runs.hpp"
#include "align/words.hpp"
#include "base/hash.hpp"
#include "base/utf8.hpp"

namespace synoptic::align {
namespace {

constexpr double same_stretch = 0.6;         // of the union of two stretches: they are one
constexpr double swallowed = 0.8;            // of a stretch inside another
constexpr std::size_t most_projected = 20000;  // spans that are added to passages by way of a text that stands for others

struct Stretch {
  std::uint32_t begin = 0, end = 0;  // words
  [[nodiscard]] std::uint32_t size() const { return end - begin; }
};

std::uint32_t shared(Stretch x, Stretch y) {
  const auto b = std::max(x.begin, y.begin), e = std::min(x.end, y.end);
  return e > b ? e - b : 0;
}
bool same(Stretch x, Stretch y) {
  const auto both = shared(x, y);
  return both >= same_stretch * (x.size() + y.size() - both);
}

// The texts of a story: distinct ones, each with the reports that have it word for word.
struct Texts {
  std::vector<std::vector<Word>> words;       // per text
  std::vector<std::vector<WordId>> ids;       // the same as numbers
  std::vector<std::vector<std::uint32_t>> reports;  // per text, sorted; the first is the earliest
  std::vector<std::vector<Word>> own;         // per report whose text is another's: its words, with its own offsets
  std::vector<std::uint32_t> of;              // report -> text
};

// A word that never stands in lower case is a name where it begins a sentence too.
void mark_names(std::vector<std::vector<Word>>& reports, std::size_t vocabulary_size) {
  std::vector<std::uint8_t> seen(vocabulary_size, 0);
  for (const auto& words : reports)
    for (const Word& w : words)
      if (w.kind == WordKind::name) seen[w.id] |= 1;
      else if (w.kind == WordKind::content && !w.starts) seen[w.id] |= 2;
  for (auto& words : reports)
    for (Word& w : words)
      if (w.kind == WordKind::content && w.starts && seen[w.id] == 1) {
        w.kind = WordKind::name;
        w.weight = weight_of(w.kind);
      }
}

Texts read(const std::vector<Document>& documents) {
  Vocabulary vocabulary;
  std::vector<std::vector<Word>> words(documents.size());
  for (std::size_t r = 0; r < documents.size(); ++r) words[r] = scan_words(documents[r].report, vocabulary);
  mark_names(words, vocabulary.size());

  Texts out;
  out.own.resize(documents.size());
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> by_hash;  // -> texts
  for (std::uint32_t r = 0; r < documents.size(); ++r) {
    std::vector<WordId> ids;
    ids.reserve(words[r].size());
    for (const Word& w : words[r])
      ids.push_back(w.id);
    const std::uint64_t h = hash64({reinterpret_cast<const char*>(ids.data()), ids.size() * sizeof(WordId)});
    auto& candidates = by_hash[h];
    const auto it = std::find_if(candidates.begin(), candidates.end(), [&](auto t) { return out.ids[t] == ids; });
    if (it != candidates.end()) {
      out.of.push_back(*it);
      out.reports[*it].push_back(r);
      out.own[r] = std::move(words[r]);
      continue;
    }
    const auto text = static_cast<std::uint32_t>(out.ids.size());
    candidates.push_back(text);
    out.of.push_back(text);
    out.reports.push_back({r});
    out.ids.push_back(std::move(ids));
    out.words.push_back(std::move(words[r]));
  }
  return out;
}

// Text `x` and the later text `y` share this.
struct Pair {
  std::uint32_t x = 0, y = 0;
  Alignment alignment;
  [[nodiscard]] Stretch in_x() const { return {alignment.a_begin, alignment.a_end}; }
  [[nodiscard]] Stretch in_y() const { return {alignment.b_begin, alignment.b_end}; }
};

struct Pairs {
  std::vector<Pair> list;
  std::map<std::uint32_t, std::vector<std::size_t>> stands_for;  // text -> pairs with texts that it carries almost whole
};

Pairs compare(const Texts& texts, const PassageOptions& o) {
  Pairs out;
  RunIndex index(o.gram, o.longest_list);
  for (std::uint32_t y = 0; y < texts.ids.size(); ++y) {
    const auto& words = texts.words[y];
    const std::vector<Run> runs = index.find(texts.ids[y]);
    index.open(texts.ids[y]);

    struct Candidate {
      std::uint32_t text, first, last;
      double shared;
    };
    std::vector<Candidate> candidates;
    for (std::uint32_t f = 0; f < runs.size();) {
      Candidate c{runs[f].text, f, f, 0};
      for (; c.last < runs.size() && runs[c.last].text == c.text; ++c.last) c.shared += runs[c.last].size;
      f = c.last;
      candidates.push_back(c);
    }
    std::stable_sort(candidates.begin(), candidates.end(), [](const auto& p, const auto& q) { return p.shared > q.shared; });
    if (candidates.size() > o.longest_list) candidates.resize(o.longest_list);

    std::vector<std::uint8_t> covered(words.size(), 0);
    for (const Candidate& c : candidates) {
      const std::size_t first = out.list.size();
      std::uint32_t carried = 0;
      for (Alignment& a : align_runs(texts.words[c.text], words, std::span(runs).subspan(c.first, c.last - c.first), o)) {
        carried += a.b_end - a.b_begin;
        out.list.push_back({c.text, y, std::move(a)});
      }
      if (carried < o.carried * static_cast<double>(words.size()) || out.list.size() == first) continue;
      for (std::size_t p = first; p < out.list.size(); ++p) {
        out.stands_for[c.text].push_back(p);
        const Stretch s = out.list[p].in_y();
        std::fill(covered.begin() + s.begin, covered.begin() + s.end, std::uint8_t{1});
      }
      break;  // what the others share with this text they share with the one that stands for it
    }
    // Index what is new, with enough of the rest to make an n-gram at its borders.
    for (std::uint32_t at = 0; at < covered.size();) {
      if (covered[at]) {
        ++at;
        continue;
      }
      std::uint32_t end = at;
      while (end < covered.size() && !covered[end]) ++end;
      index.add(y, at < o.gram ? 0 : at - o.gram + 1, end + o.gram - 1);
      at = end;
    }
  }
  return out;
}

// A passage in the making: a stretch in each of some texts.
struct Cluster {
  std::map<std::uint32_t, Stretch> members;  // text -> stretch
  std::map<std::uint32_t, std::size_t> by;   // text -> the pair that brought it
  double score = 0;
};

struct Clusters {
  std::vector<Cluster> list;
  std::vector<std::vector<std::uint32_t>> of_text;  // text -> clusters it is in

  [[nodiscard]] std::uint32_t find(std::uint32_t text, Stretch s) const {
    for (const auto c : of_text[text]) {
      const auto it = list[c].members.find(text);
      if (it != list[c].members.end() && same(it->second, s)) return c;
    }
    return UINT32_MAX;
  }
  bool join(std::uint32_t c, std::uint32_t text, Stretch s, std::size_t pair) {
    if (!list[c].members.try_emplace(text, s).second) return false;
    list[c].by[text] = pair;
    of_text[text].push_back(c);
    return true;
  }
  // Into `c`, unless the two lie on different stretches of one text.
  bool merge(std::uint32_t c, std::uint32_t d) {
    for (const auto& [text, s] : list[d].members)
      if (const auto it = list[c].members.find(text); it != list[c].members.end() && !same(it->second, s)) return false;
    for (const auto& [text, s] : list[d].members) {
      std::erase(of_text[text], d);
      if (list[c].members.try_emplace(text, s).second) of_text[text].push_back(c);
    }
    list[d].members.clear();
    return true;
  }
};

Clusters cluster(const Texts& texts, const Pairs& pairs) {
  Clusters out;
  out.of_text.resize(texts.ids.size());
  std::vector<std::size_t> order(pairs.list.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(),
                   [&](auto p, auto q) { return pairs.list[p].alignment.score > pairs.list[q].alignment.score; });
  for (const std::size_t p : order) {
    const Pair& pair = pairs.list[p];
    auto cx = out.find(pair.x, pair.in_x()), cy = out.find(pair.y, pair.in_y());
    if (cx != UINT32_MAX && cx == cy) continue;
    if (cx != UINT32_MAX && cy != UINT32_MAX) {
      if (out.list[cx].members.size() < out.list[cy].members.size()) std::swap(cx, cy);
      if (out.merge(cx, cy)) continue;
    } else if (cx != UINT32_MAX) {
      if (out.join(cx, pair.y, pair.in_y(), p)) continue;
    } else if (cy != UINT32_MAX) {
      if (out.join(cy, pair.x, pair.in_x(), p)) continue;
    }
    const auto c = static_cast<std::uint32_t>(out.list.size());
    out.list.push_back({{}, {}, pair.alignment.score});
    out.join(c, pair.x, pair.in_x(), p);
    out.join(c, pair.y, pair.in_y(), p);
  }
  return out;
}

// Where the words `s` of x stand in y; empty unless most of them are there.
Stretch project(const Pair& pair, Stretch s) {
  const auto& columns = pair.alignment.columns;
  Stretch out{UINT32_MAX, 0};
  std::uint32_t equal = 0;
  for (const Column& c : columns) {
    if (!c.equal() || c.a < s.begin || c.a >= s.end) continue;
    ++equal;
    out.begin = std::min(out.begin, c.b);
    out.end = c.b + 1;
  }
  return equal >= swallowed * s.size() ? out : Stretch{};
}

// Texts that another one stands for have not been compared with the rest: they carry what it carries.
void project_carried(Clusters& clusters, const Pairs& pairs) {
  std::size_t added = 0;
  for (const auto& [text, list] : pairs.stands_for) {
    const auto in = clusters.of_text[text];
    for (const auto c : in) {
      const Stretch s = clusters.list[c].members.at(text);
      for (const std::size_t p : list) {
        if (added >= most_projected) return;
        const Pair& pair = pairs.list[p];
        if (clusters.list[c].members.count(pair.y) || shared(pair.in_x(), s) < swallowed * s.size()) continue;
        if (const Stretch t = project(pair, s); t.size() > 0 && clusters.join(c, pair.y, t, SIZE_MAX)) ++added;
      }
    }
  }
}

// A cluster whose every stretch lies inside those of a larger one adds nothing.
void drop_swallowed(Clusters& clusters) {
  const auto inside = [&](const Cluster& small, const Cluster& large) {
    if (small.members.size() > large.members.size()) return false;
    return std::all_of(small.members.begin(), small.members.end(), [&](const auto& m) {
      const auto it = large.members.find(m.first);
      return it != large.members.end() && shared(it->second, m.second) >= swallowed * m.second.size();
    });
  };
  for (std::uint32_t c = 0; c < clusters.list.size(); ++c) {
    Cluster& small = clusters.list[c];
    if (small.members.empty()) continue;
    const auto [text, stretch] = *small.members.begin();
    for (const auto d : clusters.of_text[text]) {
      const Cluster& large = clusters.list[d];
      if (d == c || large.members.empty() || large.members.at(text).size() < stretch.size()) continue;
      if (large.members.at(text).size() == stretch.size() && d > c) continue;
      if (!inside(small, large)) continue;
      for (const auto& m : small.members) std::erase(clusters.of_text[m.first], c);
      small.members.clear();
      break;
    }
  }
}

// Bytes of a stretch, with the quotation marks and full stops that lean on it.
Span bytes_of(std::string_view text, const std::vector<Word>& words, Stretch s) {
  Span span{words[s.begin].span.begin, words[s.end - 1].span.end};
  const auto opens = [](char32_t c) { return c == '"' || c == U'“' || c == U'‘' || c == U'«' || c == U'„'; };
  const auto closes = [](char32_t c) { return c == '"' || c == U'”' || c == U'’' || c == U'»' || c == '.' || c == '!' || c == '?' || c == U'…'; };
  if (span.begin > 0)
    if (const auto c = utf8::decode_before(text, span.begin); opens(c.code)) span.begin -= c.size;
  for (int n = 0; n < 2 && span.end < text.size(); ++n) {
    const auto c = utf8::decode(text, span.end);
    if (!closes(c.code)) break;
    span.end += c.size;
  }
  return span;
}

Passage make_passage(const Cluster& c, const Texts& texts, const Pairs& pairs, const std::vector<Document>& documents,
                     const PassageOptions& o) {
  Passage out;
  const auto words_of = [&](std::uint32_t text, std::uint32_t report) -> const std::vector<Word>& {
    return texts.reports[text].front() == report ? texts.words[text] : texts.own[report];
  };
  const auto [root, root_stretch] = *c.members.begin();
  const std::uint32_t root_report = texts.reports[root].front();
  MatterCount count;
  for (const auto& [text, stretch] : c.members) {
    // Against the root: the columns are there if the pair of the two brought this member, else they are made now.
    std::vector<Column> columns;
    EditedSide a{root_report, &texts.words[root], 0}, b{0, nullptr, 0};
    if (text != root) {
      const auto by = c.by.find(text);
      const Pair* pair = by != c.by.end() && by->second != SIZE_MAX ? &pairs.list[by->second] : nullptr;
      if (pair && pair->x == root && pair->y == text && pair->alignment.a_begin == root_stretch.begin &&
          pair->alignment.a_end == root_stretch.end) {
        columns = pair->alignment.columns;
      } else {
        const std::span<const Word> wa(texts.words[root]), wb(texts.words[text]);
        columns = align_whole(wa.subspan(root_stretch.begin, root_stretch.size()), wb.subspan(stretch.begin, stretch.size()), o).columns;
        a.offset = root_stretch.begin;
        b.offset = stretch.begin;
      }
      for (const Column& k : columns)
        if (k.equal()) count.add(texts.words[root][a.offset + k.a], texts.words[text][b.offset + k.b]);
    }
    for (const std::uint32_t report : texts.reports[text]) {
      const auto& words = words_of(text, report);
      out.spans.push_back({report, bytes_of(documents[report].report.text, words, stretch)});
      if (text == root) continue;
      b.report = report;
      b.words = &words;
      append_edits(columns, a, b, documents, out.edits);
    }
  }
  if (c.members.size() == 1)
    for (std::uint32_t w = root_stretch.begin; w < root_stretch.end; ++w) count.add(texts.words[root][w], texts.words[root][w]);
  out.verbatim = out.edits.empty();
  out.quotation = count.mainly_quoted();
  out.matter = count.matter();
  std::sort(out.spans.begin(), out.spans.end());
  return out;
}

// Reports with one text, if no passage says so yet.
void add_equal_texts(Clusters& clusters, const Texts& texts, const PassageOptions& o) {
  for (std::uint32_t t = 0; t < texts.ids.size(); ++t) {
    const Stretch all{0, static_cast<std::uint32_t>(texts.ids[t].size())};
    if (texts.reports[t].size() < 2 || all.size() < o.least_words || clusters.find(t, all) != UINT32_MAX) continue;
    double information = 0;
    for (const Word& w : texts.words[t]) information += w.weight;
    if (information < o.least_information) continue;
    clusters.list.push_back({{}, {}, information});
    clusters.join(static_cast<std::uint32_t>(clusters.list.size() - 1), t, all, SIZE_MAX);
  }
}

}  // namespace

std::vector<Passage> find_passages(const std::vector<Document>& documents) {
  const PassageOptions options;
  const Texts texts = read(documents);
  const Pairs pairs = compare(texts, options);
  Clusters clusters = cluster(texts, pairs);
  add_equal_texts(clusters, texts, options);
  project_carried(clusters, pairs);
  drop_swallowed(clusters);

  std::vector<const Cluster*> order;
  for (const Cluster& c : clusters.list)
    if (!c.members.empty()) order.push_back(&c);
  std::stable_sort(order.begin(), order.end(), [](const Cluster* x, const Cluster* y) { return x->score > y->score; });
  std::vector<Passage> out;
  for (const Cluster* c : order) {
    out.push_back(make_passage(*c, texts, pairs, documents, options));
    out.back().id = fmt::format("t{}", out.size());
  }
  return out;
}

}  // namespace synoptic::align
