// Edited copy keeps pieces of its source in order: runs of equal words with replaced, added or dropped words between.
//
//   1 anchors   maximal runs of three or more equal words (passages_runs)
//   2 chain     the heaviest sequence of anchors that goes forward in both texts over gaps of at most `widest_gap`
//   3 fill      each gap by global alignment (Needleman-Wunsch), both ends by extension into the words around
//   4 cut       the columns into pieces of highest score: a piece ends where more than `split` is lost in a row
//   5 judge     a piece counts if its shared words say enough, are dense enough and share wording, not just names
//
// Work is linear in the runs and in the words they cover: gaps and extensions are bounded boxes.
#include "align/passages_chain.hpp"

#include <algorithm>
#include <tuple>

namespace synoptic::align {
namespace {

constexpr std::uint32_t none = Column::none;
constexpr std::uint32_t extension = 30;       // words looked at beyond a chain
constexpr std::uint32_t widest_box = 64;      // words, of a gap that is aligned word by word
constexpr double least_extension = 0.25;       // score an extension must bring
constexpr double border_price = 2.0;          // of going over a caption or heading that one of the texts has there
constexpr std::size_t look_back = 96;         // anchors considered as the predecessor of one

struct Scorer {
  std::span<const Word> a, b;
  const PassageOptions& o;

  [[nodiscard]] double omit(const Word& w) const { return w.kind == WordKind::border ? border_price : o.omitted; }
  [[nodiscard]] double pair(std::uint32_t i, std::uint32_t j) const {
    const Word& x = a[i];
    const Word& y = b[j];
    if (x.id == y.id) return std::min(x.weight, y.weight);
    if (x.kind == WordKind::border || y.kind == WordKind::border) return -2 * border_price;
    if (x.stem == y.stem && x.kind != WordKind::number && x.kind != WordKind::function) return o.other_form * std::min(x.weight, y.weight);
    return -o.replaced;
  }
  [[nodiscard]] double column(const Column& c) const {
    if (c.a == none) return -omit(b[c.b]);
    if (c.b == none) return -omit(a[c.a]);
    return pair(c.a, c.b);
  }
  [[nodiscard]] Column both(std::uint32_t i, std::uint32_t j) const {
    const bool akin = a[i].stem == b[j].stem && a[i].kind != WordKind::number && a[i].kind != WordKind::function;
    return {i, j, a[i].id == b[j].id ? Likeness::equal : akin ? Likeness::akin : Likeness::other};
  }
  // At column `c` a sentence begins in one of the texts, or a quotation begins or ends in only one.
  [[nodiscard]] bool breaks(const Column& c) const {
    if ((c.a != none && a[c.a].starts) || (c.b != none && b[c.b].starts)) return true;
    if (c.a == none || c.b == none) return false;
    const auto mark = [](std::span<const Word> words, std::uint32_t i) { return i > 0 && words[i].quoted != words[i - 1].quoted; };
    return mark(a, c.a) != mark(b, c.b);
  }
  // Marked as a quotation in one text is a quotation: marks get lost more often than they are made up.
  [[nodiscard]] bool quoted(const Column& c) const { return c.likeness != Likeness::other && (a[c.a].quoted || b[c.b].quoted); }
};

enum Step : std::uint8_t { start, diagonal, up, left };

// Alignment of a box of words; forwards from (a0, b0) or backwards from just before it. `whole`: to the far corner;
// otherwise to the best cell, which may be the near corner.
struct Box {
  std::uint32_t a0, a_size, b0, b_size;
  bool backwards = false;
  bool whole = true;
};

double align_box(const Scorer& s, const Box& box, std::vector<Column>& out) {
  const auto at_a = [&](std::uint32_t i) { return box.backwards ? box.a0 - i : box.a0 + i - 1; };  // the i-th word, from 1
  const auto at_b = [&](std::uint32_t j) { return box.backwards ? box.b0 - j : box.b0 + j - 1; };
  if (box.a_size == 0 && box.b_size == 0) return 0;
  const std::uint32_t width = box.b_size + 1;
  std::vector<double> value(std::size_t{box.a_size + 1} * width, 0.0);
  std::vector<Step> step(value.size(), start);
  double best = 0;
  std::uint32_t best_i = 0, best_j = 0;
  for (std::uint32_t i = 0; i <= box.a_size; ++i) {
    for (std::uint32_t j = 0; j <= box.b_size; ++j) {
      if (i == 0 && j == 0) continue;
      double v = -1e30;
      Step how = start;
      if (i > 0 && j > 0) {
        v = value[(i - 1) * width + j - 1] + s.pair(at_a(i), at_b(j));
        how = diagonal;
      }
      if (i > 0)
        if (const double w = value[(i - 1) * width + j] - s.omit(s.a[at_a(i)]); w > v) v = w, how = up;
      if (j > 0)
        if (const double w = value[i * width + j - 1] - s.omit(s.b[at_b(j)]); w > v) v = w, how = left;
      value[i * width + j] = v;
      step[i * width + j] = how;
      if (v > best) best = v, best_i = i, best_j = j;
    }
  }
  std::uint32_t i = box.whole ? box.a_size : best_i;
  std::uint32_t j = box.whole ? box.b_size : best_j;
  const double result = value[i * width + j];
  if (!box.whole && result < least_extension) return 0;
  const std::size_t first = out.size();
  while (i > 0 || j > 0) {
    switch (step[i * width + j]) {
      case diagonal: out.push_back(s.both(at_a(i), at_b(j))), --i, --j; break;
      case up: out.push_back({at_a(i), none}), --i; break;
      default: out.push_back({none, at_b(j)}), --j; break;
    }
  }
  if (!box.backwards) std::reverse(out.begin() + static_cast<std::ptrdiff_t>(first), out.end());
  return result;
}

// From corner to corner; a box too large to be looked at word by word is one replacement.
void fill(const Scorer& s, const Box& box, std::vector<Column>& out) {
  if (box.a_size <= widest_box && box.b_size <= widest_box) {
    align_box(s, box, out);
    return;
  }
  for (std::uint32_t i = 0; i < box.a_size; ++i) out.push_back({box.a0 + i, none});
  for (std::uint32_t j = 0; j < box.b_size; ++j) out.push_back({none, box.b0 + j});
}

// Chains of anchors, heaviest first; every anchor in one chain at most. Anchors come sorted by b, then a.
std::vector<std::vector<Run>> chains(std::span<const Run> runs, const Scorer& s) {
  std::vector<double> before(s.b.size() + 1, 0.0);  // prefix sums of weights in b
  for (std::size_t i = 0; i < s.b.size(); ++i) before[i + 1] = before[i] + s.b[i].weight;

  struct Link {
    double score = 0;
    std::size_t previous = SIZE_MAX;
  };
  std::vector<Link> links(runs.size());
  for (std::size_t f = 0; f < runs.size(); ++f) {
    const Run& r = runs[f];
    links[f].score = before[r.b + r.size] - before[r.b];
    for (std::size_t g = f; g-- > 0 && f - g <= look_back;) {
      const Run& p = runs[g];
      const std::uint32_t p_a = p.a + p.size, p_b = p.b + p.size;
      if (p.a >= r.a || p.b >= r.b) continue;
      const std::uint32_t overlap = std::max(p_a > r.a ? p_a - r.a : 0, p_b > r.b ? p_b - r.b : 0);
      if (overlap >= r.size) continue;
      const std::uint32_t gap_a = r.a + overlap - p_a, gap_b = r.b + overlap - p_b;
      if (gap_a > s.o.widest_gap || gap_b > s.o.widest_gap) continue;
      const double price = 0.2 * std::max(gap_a, gap_b);
      const double own = before[r.b + r.size] - before[r.b + overlap];
      if (price >= links[g].score) continue;
      if (const double total = links[g].score + own - price; total > links[f].score) links[f] = {total, g};
    }
  }

  std::vector<std::size_t> order(runs.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](auto x, auto y) { return links[x].score > links[y].score; });
  std::vector<bool> used(runs.size(), false);
  std::vector<std::vector<Run>> out;
  for (const std::size_t last : order) {
    if (used[last]) continue;
    std::vector<Run> chain;
    for (std::size_t f = last; f != SIZE_MAX && !used[f]; f = links[f].previous) {
      used[f] = true;
      chain.push_back(runs[f]);
    }
    std::reverse(chain.begin(), chain.end());
    out.push_back(std::move(chain));
  }
  return out;
}

std::vector<Column> columns_of(const std::vector<Run>& chain, const Scorer& s) {
  std::vector<Column> out;
  const Run& head = chain.front();
  align_box(s, {head.a, std::min(head.a, extension), head.b, std::min(head.b, extension), true, false}, out);
  // A backward box is traced from its far end to the anchor: already in reading order.
  std::uint32_t a = head.a, b = head.b;
  for (const Run& r : chain) {
    const std::uint32_t overlap = std::max(a > r.a ? a - r.a : 0, b > r.b ? b - r.b : 0);
    if (overlap >= r.size) continue;
    const std::uint32_t to_a = r.a + overlap, to_b = r.b + overlap;
    fill(s, {a, to_a - a, b, to_b - b}, out);
    for (std::uint32_t k = overlap; k < r.size; ++k) out.push_back(s.both(r.a + k, r.b + k));
    a = r.a + r.size;
    b = r.b + r.size;
  }
  const auto rest_a = static_cast<std::uint32_t>(s.a.size()) - a, rest_b = static_cast<std::uint32_t>(s.b.size()) - b;
  align_box(s, {a, std::min(rest_a, extension), b, std::min(rest_b, extension), false, false}, out);
  return out;
}

Alignment make(std::span<const Column> columns, double score) {
  Alignment out{{columns.begin(), columns.end()}, none, 0, none, 0, score};
  for (const Column& c : columns) {
    if (c.a != none) out.a_begin = std::min(out.a_begin, c.a), out.a_end = c.a + 1;
    if (c.b != none) out.b_begin = std::min(out.b_begin, c.b), out.b_end = c.b + 1;
  }
  return out;
}

// Is this shared wording? Two reporters of one event share names, numbers and a few words around them; what they do not
// share is a sequence of content words together with the grammar between them.
enum class Verdict { no, near, yes };  // near: only beside a passage of prose

Verdict judge(const Alignment& x, const Scorer& s) {
  std::uint32_t shared = 0, function = 0, content = 0, names = 0, longest = 0, run = 0, in_runs = 0;
  double information = 0, run_wording = 0, wording = 0;  // wording: of content and grammar in runs, without names
  const auto close = [&] {
    if (run >= 3) in_runs += run;
    if (run >= 2) wording += run_wording;
    longest = std::max(longest, run);
    run = 0;
    run_wording = 0;
  };
  for (const Column& c : x.columns) {
    if (!c.equal()) {
      close();
      continue;
    }
    const Word& w = s.b[c.b];
    ++shared;
    ++run;
    function += w.kind == WordKind::function;
    content += w.kind == WordKind::content;
    names += w.kind == WordKind::name || w.kind == WordKind::number;
    information += s.pair(c.a, c.b);
    if (w.kind == WordKind::content || w.kind == WordKind::function) run_wording += w.weight;
  }
  close();
  const double longer = std::max(x.a_end - x.a_begin, x.b_end - x.b_begin);
  if (shared < s.o.least_density * longer) return Verdict::no;
  if (longest >= s.o.lone_words && information >= s.o.least_information && 2 * names < shared) return Verdict::yes;
  if (shared >= s.o.least_words && information >= s.o.least_information && content >= s.o.least_content &&
      wording >= s.o.least_wording && (longest >= 6 || (in_runs >= 8 && function >= 2)))
    return Verdict::yes;
  if (shared >= s.o.least_words && information >= 0.8 * s.o.least_information && wording >= 0.3 * s.o.least_wording && longest >= 5)
    return Verdict::near;
  return Verdict::no;
}

// Words of grammar and names that hang on over the border of a sentence or quotation say nothing.
std::span<const Column> trim(std::span<const Column> columns, const Scorer& s) {
  const auto ends_well = [&](const Column& c) { return c.likeness != Likeness::other; };
  while (!columns.empty() && !ends_well(columns.front())) columns = columns.subspan(1);
  while (!columns.empty() && !ends_well(columns.back())) columns = columns.first(columns.size() - 1);
  const auto glue = [&](const Column& c) { return c.likeness == Likeness::other || s.b[c.b].kind == WordKind::function || s.b[c.b].kind == WordKind::name; };
  std::size_t head = 0, tail = columns.size();
  for (std::size_t k = 0; k + 1 < columns.size() && glue(columns[k]); ++k)
    if (s.breaks(columns[k + 1])) head = k + 1;
  for (std::size_t k = columns.size(); k-- > head + 1 && glue(columns[k]);)
    if (s.breaks(columns[k])) tail = k;
  if (head == 0 && tail == columns.size()) return columns;
  return head < tail ? trim(columns.subspan(head, tail - head), s) : columns.first(0);
}

struct Piece {
  Alignment alignment;
  Verdict verdict;
  bool quotation;
  std::uint32_t shared;  // words
};

void keep(std::span<const Column> columns, const Scorer& s, std::vector<Piece>& out) {
  columns = trim(columns, s);
  if (columns.empty()) return;
  double score = 0;
  std::size_t equal = 0, quoted = 0;
  for (const Column& c : columns) score += s.column(c), equal += c.equal(), quoted += c.equal() && s.quoted(c);
  Alignment piece = make(columns, score);
  if (const Verdict v = judge(piece, s); v != Verdict::no) 
    out.push_back({std::move(piece), v, 2 * quoted > equal, static_cast<std::uint32_t>(equal)});
}

// A piece that is mainly quotation is cut where quotations begin and end: what somebody said and what a reporter wrote
// are two passages. Copied prose with a quotation in it stays whole, and so does a sentence that quotes two words.
void cut(std::span<const Column> columns, const Scorer& s, bool part_quotations, std::vector<Piece>& out);

void keep_parts(std::span<const Column> columns, const Scorer& s, bool part_quotations, std::vector<Piece>& out) {
  std::size_t equal = 0, quoted = 0;
  for (const Column& c : columns) equal += c.equal(), quoted += c.equal() && s.quoted(c);
  if (!part_quotations || 2 * quoted <= equal || equal - quoted < s.o.least_words / 2) return keep(columns, s, out);
  // Borders of the long quotations; edits at a border belong to the prose.
  std::vector<std::pair<std::size_t, std::size_t>> quotations;
  for (std::size_t at = 0; at < columns.size(); ++at) {
    if (!s.quoted(columns[at])) continue;
    const std::size_t first = at;
    std::size_t last = at, words = 0;
    for (; at < columns.size(); ++at) {
      if (columns[at].likeness == Likeness::other) continue;
      if (!s.quoted(columns[at])) break;
      last = at;
      ++words;
    }
    if (words >= s.o.least_words - 2) quotations.emplace_back(first, last + 1);
  }
  // "..., he said, ...": what only joins two quotations goes with them.
  std::vector<std::pair<std::size_t, std::size_t>> joined;
  for (const auto& q : quotations) {
    const bool joins = !joined.empty() && q.first - joined.back().second < s.o.least_words;
    if (joins) joined.back().second = q.second;
    else joined.push_back(q);
  }
  std::size_t at = 0;
  for (const auto& [first, last] : joined) {
    cut(columns.subspan(at, first - at), s, false, out);
    keep(columns.subspan(first, last - first), s, out);
    at = last;
  }
  cut(columns.subspan(at), s, false, out);
}

// Pieces of highest score (a scan with a drop limit: what comes after a loss of `split` is another piece).
void cut(std::span<const Column> columns, const Scorer& s, bool part_quotations, std::vector<Piece>& out) {
  std::size_t from = 0, best_at = 0, at = 0;
  double sum = 0, best = 0;
  const auto emit = [&] {
    if (best > 0) keep_parts(columns.subspan(from, best_at - from), s, part_quotations, out);
  };
  while (at < columns.size()) {
    sum += s.column(columns[at++]);
    if (sum > best) best = sum, best_at = at;
    if (sum > 0 && best - sum <= s.o.split) continue;
    emit();
    if (best > 0) at = best_at;  // what was lost may be the head of the next piece
    from = best_at = at;
    sum = best = 0;
  }
  emit();
}

}  // namespace

std::vector<Alignment> align_runs(std::span<const Word> a, std::span<const Word> b, std::span<const Run> runs,
                                  const PassageOptions& options) {
  const Scorer s{a, b, options};
  std::vector<Piece> found;
  for (const auto& chain : chains(runs, s)) {
    std::uint32_t longest = 0, words = 0;
    for (const Run& r : chain) longest = std::max(longest, r.size), words += r.size;
    if (longest >= 5 || words >= options.least_words) cut(columns_of(chain, s), s, true, found);  // else `judge` says no
  }
  std::stable_sort(found.begin(), found.end(), [](const Piece& x, const Piece& y) {
    return std::tuple(x.verdict != Verdict::yes, -x.alignment.score) < std::tuple(y.verdict != Verdict::yes, -y.alignment.score);
  });
  // A single stock phrase is no sign of copying; two of them, or a sentence, are.
  const auto speaks = [&](const Piece& p) { return p.verdict == Verdict::yes && !p.quotation; };
  std::uint32_t prose_words = 0;
  for (const Piece& p : found) prose_words += speaks(p) ? p.shared : 0;
  std::erase_if(found, [&](const Piece& p) {
    return speaks(p) && p.shared < options.lone_words && prose_words - p.shared < options.lone_words;
  });
  // The best first; one that lies mostly on ground already taken is an echo of it.
  std::vector<std::uint8_t> taken(b.size(), 0);
  std::vector<Alignment> out;
  std::vector<std::size_t> prose;  // in `out`: passages beside which smaller pieces count
  const auto beside = [&](const Alignment& x, const Alignment& p) {
    const auto follows = [&](const Alignment& first, const Alignment& next) {
      return first.a_end <= next.a_begin && first.b_end <= next.b_begin && next.a_begin - first.a_end <= options.near &&
             next.b_begin - first.b_end <= options.near;
    };
    return follows(p, x) || follows(x, p);
  };
  for (Piece& piece : found) {
    Alignment& x = piece.alignment;
    if (piece.verdict == Verdict::near && std::none_of(prose.begin(), prose.end(), [&](auto p) { return beside(x, out[p]); })) continue;
    const auto first = taken.begin() + x.b_begin, last = taken.begin() + x.b_end;
    if (2 * std::count(first, last, 1) > x.b_end - x.b_begin) continue;
    std::fill(first, last, std::uint8_t{1});
    if (speaks(piece)) prose.push_back(out.size());
    out.push_back(std::move(x));
  }
  std::sort(out.begin(), out.end(), [](const Alignment& x, const Alignment& y) { return x.b_begin < y.b_begin; });
  return out;
}

Alignment align_whole(std::span<const Word> a, std::span<const Word> b, const PassageOptions& options) {
  PassageOptions anywhere = options;
  anywhere.widest_gap = UINT32_MAX;
  const Scorer s{a, b, anywhere};
  std::vector<WordId> a_ids, b_ids;
  for (const Word& w : a) a_ids.push_back(w.id);
  for (const Word& w : b) b_ids.push_back(w.id);
  auto all = chains(shared_runs(a_ids, b_ids, options.gram), s);
  std::vector<Run> chain = all.empty() ? std::vector<Run>{} : std::move(all.front());
  // The far corner closes the last box.
  chain.push_back({0, static_cast<std::uint32_t>(a.size()), static_cast<std::uint32_t>(b.size()), 0});
  std::vector<Column> columns;
  std::uint32_t at_a = 0, at_b = 0;
  for (const Run& r : chain) {
    const std::uint32_t overlap = std::max(at_a > r.a ? at_a - r.a : 0, at_b > r.b ? at_b - r.b : 0);
    if (overlap > r.size) continue;
    fill(s, {at_a, r.a + overlap - at_a, at_b, r.b + overlap - at_b}, columns);
    for (std::uint32_t k = overlap; k < r.size; ++k) columns.push_back(s.both(r.a + k, r.b + k));
    at_a = r.a + r.size;
    at_b = r.b + r.size;
  }
  return make(columns, 0);
}

}  // namespace synoptic::align
