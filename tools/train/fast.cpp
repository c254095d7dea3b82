// Trains the fast tier (src/text/fast.hpp) and writes its file. One command, some minutes on one core:
//
//   cmake --build build/release --target train_fast
//   build/release/tools/train/train_fast --data DIR --clusters clusters.tsv --out models/fast.bin
//
// DIR holds ud/*.jsonl and ner/*.jsonl as tools/train/data.py makes them and silver/*.jsonl of tools/train/teacher.py (--silver 0: without), clusters.tsv comes from tools/train/clusters.py.
// In turn: the table of known words; the tagger, and four more on four fifths ... each to tag what it has not seen, so
// that the parser learns from tags as wrong as it will get; the parser's moves with a dynamic oracle (Goldberg and Nivre
// 2013) and its labels; the names, by structured perceptron. All are averaged perceptrons over exact features; at the end
// the rows with the largest weights are kept and cut to a byte a class. Reproducible by --seed.
//
// Test sets are scored through Fast::apply on the file as written, on gold tokens.
#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <cmath>
#include <ctime>
#include <filesystem>
#include <map>
#include <random>
#include <unordered_map>

#include "base/container.hpp"
#include "base/io.hpp"
#include "base/utf8.hpp"
#include "text/lemma.hpp"
#include "text/fast.hpp"
#include "text/fast_features.hpp"
#include "text/fast_rows.hpp"

using namespace synoptic;
using namespace synoptic::text;
using namespace synoptic::text::fast;

namespace {

// ---- data --------------------------------------------------------------------------------------------

struct Sample {
  std::string text;
  std::vector<Span> tokens;
  std::vector<Tag> tags;
  std::vector<std::int32_t> heads;       // size = root
  std::vector<std::uint8_t> labels;
  std::vector<std::string> ner, xpos, lemmas;
  Source source = Source::uner;
  unsigned fold = 0;
  Sequence seq;                          // as read; tags: predicted
  std::vector<std::uint8_t> name_gold;   // classes
};

struct Labels {
  std::vector<std::string> names{"root"};
  std::uint8_t id(std::string_view name) {
    const auto it = std::find(names.begin(), names.end(), name);
    if (it != names.end()) return static_cast<std::uint8_t>(it - names.begin());
    if (names.size() == max_labels) throw std::runtime_error("too many labels");
    names.emplace_back(name);
    return static_cast<std::uint8_t>(names.size() - 1);
  }
};

Tag tag_of(std::string_view upos, std::string_view xpos) {
  const bool wh = xpos.starts_with("W");
  if (upos == "NOUN") return xpos == "NNS" || xpos == "NNPS" ? Tag::nouns : Tag::noun;
  if (upos == "PROPN") return Tag::propn;
  if (upos == "VERB") return xpos == "VBD" ? Tag::verb_past : xpos == "VBG" ? Tag::verb_ing : xpos == "VBN" ? Tag::verb_participle : xpos == "VBP" ? Tag::verb_present : xpos == "VBZ" ? Tag::verb_s : Tag::verb_base;
  if (upos == "AUX") return xpos == "MD" ? Tag::aux_modal : xpos == "VBD" || xpos == "VBP" || xpos == "VBZ" ? Tag::aux_finite : Tag::aux_other;
  if (upos == "PRON") return xpos == "PRP" ? Tag::personal : xpos == "PRP$" ? Tag::possessive : wh ? Tag::wh : Tag::pron;
  if (upos == "DET") return Tag::det;
  if (upos == "ADJ") return Tag::adj;
  if (upos == "ADV") return wh ? Tag::adv_wh : Tag::adv;
  if (upos == "ADP") return Tag::adp;
  if (upos == "SCONJ") return Tag::sconj;
  if (upos == "CCONJ") return Tag::cconj;
  if (upos == "PART") return xpos == "POS" ? Tag::part_possessive : xpos == "TO" ? Tag::part_to : Tag::part;
  if (upos == "NUM") return Tag::num;
  if (upos == "INTJ") return Tag::intj;
  if (upos == "SYM") return Tag::sym;
  if (upos == "PUNCT") return Tag::punct;
  return Tag::x;
}

std::vector<Sample> read_samples(const std::string& path, Labels* labels, Source source = Source::uner, const char* ner = "ner") {
  std::vector<Sample> out;
  simdjson::dom::parser parser;
  simdjson::dom::document_stream lines;
  const auto bytes = simdjson::padded_string::load(path);
  if (bytes.error()) throw std::runtime_error("cannot read " + path);
  if (parser.parse_many(bytes.value_unsafe(), 8 << 20).get(lines)) throw std::runtime_error("not JSON lines: " + path);
  for (auto line : lines) {
    const auto list = [&](const char* name) {
      std::vector<simdjson::dom::element> out_of;
      simdjson::dom::array values;
      if (line[name].get(values)) return out_of;  // silver rows have no lemmas, those of trees no names
      for (const auto v : values) out_of.push_back(v);
      return out_of;
    };
    Sample s;
    s.source = source;
    s.text = std::string(line["text"].get_string().value());
    for (auto t : list("tokens"))
      s.tokens.push_back({static_cast<std::uint32_t>(t.at(0).get_uint64().value()), static_cast<std::uint32_t>(t.at(1).get_uint64().value())});
    const auto n = static_cast<std::int32_t>(s.tokens.size());
    if (n == 0) continue;
    if (labels != nullptr) {
      std::vector<std::string_view> xpos;
      for (auto x : list("xpos")) xpos.push_back(x.get_string().value());
      for (const auto x : xpos) s.xpos.emplace_back(x);
      for (auto l : list("lemma")) s.lemmas.push_back(utf8::fold(l.get_string().value()));
      for (auto u : list("upos")) s.tags.push_back(tag_of(u.get_string().value(), xpos[s.tags.size()]));
      for (auto h : list("head")) s.heads.push_back(h.get_int64().value() < 0 ? n : static_cast<std::int32_t>(h.get_int64().value()));
      for (auto d : list("deprel")) s.labels.push_back(labels->id(d.get_string().value()));
    }
    for (auto t : list(ner)) s.ner.emplace_back(t.get_string().value());
    if (labels == nullptr ? s.ner.size() != s.tokens.size() : s.heads.size() != s.tokens.size()) throw std::runtime_error(path + ": a line without what is needed");
    out.push_back(std::move(s));
  }
  return out;
}

struct NameGold {
  std::size_t first, last;
  int kind;
  friend auto operator<=>(const NameGold&, const NameGold&) = default;
};
int kind_of(std::string_view k) { return k == "PER" ? 0 : k == "LOC" ? 1 : k == "ORG" ? 2 : 3; }
std::vector<NameGold> names_of(const Sample& s) {
  std::vector<NameGold> out;
  for (std::size_t i = 0; i < s.ner.size(); ++i) {
    if (s.ner[i] == "O") continue;
    const int kind = kind_of(std::string_view(s.ner[i]).substr(2));
    if (s.ner[i][0] == 'I' && !out.empty() && out.back().last == i && out.back().kind == kind) out.back().last = i + 1;
    else out.push_back({i, i + 1, kind});
  }
  return out;
}

// A copy as a headline: in title case, in capitals, or only without its stop.
enum class Dress { title, upper, no_stop };
Sample dressed(const Sample& s, Dress how) {
  Sample c = s;
  const auto up = [](char& ch) { ch = ch >= 'a' && ch <= 'z' ? static_cast<char>(ch - 32) : ch; };
  for (const Span& t : c.tokens) {
    if (how == Dress::upper)
      for (auto i = t.begin; i < t.end; ++i) up(c.text[i]);
    if (how == Dress::title && (t.size() > 3 || &t == c.tokens.data())) up(c.text[t.begin]);
  }
  const std::size_t n = c.tokens.size();
  const bool hangs = !c.heads.empty() && std::find(c.heads.begin(), c.heads.end(), static_cast<std::int32_t>(n) - 1) != c.heads.end();
  if (n > 1 && view(c.text, c.tokens.back()) == "." && !hangs) {
    c.tokens.pop_back();
    if (!c.tags.empty()) c.tags.pop_back();
    if (!c.labels.empty()) c.labels.pop_back();
    if (!c.ner.empty()) c.ner.pop_back();
    if (!c.lemmas.empty()) c.lemmas.pop_back();
    if (!c.xpos.empty()) c.xpos.pop_back();
    if (!c.heads.empty()) {
      c.heads.pop_back();
      for (auto& h : c.heads) h = h == static_cast<std::int32_t>(n) ? static_cast<std::int32_t>(n) - 1 : h;
    }
  }
  return c;
}
void add_dressed(std::vector<Sample>& samples, std::mt19937& random, double title, double upper, double no_stop) {
  const std::size_t n = samples.size();
  for (std::size_t i = 0; i < n; ++i) {
    const double u = static_cast<double>(random()) / 4294967296.0;
    if (u < title) samples.push_back(dressed(samples[i], Dress::title));
    else if (u < title + upper) samples.push_back(dressed(samples[i], Dress::upper));
    else if (u < title + upper + no_stop) samples.push_back(dressed(samples[i], Dress::no_stop));
  }
}

template <class T>
void shuffle(std::vector<T>& v, std::mt19937& random) {
  for (std::size_t i = v.size(); i > 1; --i) std::swap(v[i - 1], v[random() % i]);
}

// ---- averaged perceptron over exact features ----------------------------------------------------------

template <int Classes, int Ways = 2>
class Learner {
 public:
  static constexpr int padded = (Classes + 7) / 8 * 8;
  struct Row {
    std::array<float, padded> now{}, late{};  // the weights; the sum of updates times the step they came at
  };
  explicit Learner(int bucket_bits, int seen_before) : bits_(bucket_bits + proof_bits), bucket_bits_(bucket_bits), seen_before_(seen_before), index_(std::size_t{1} << bits_, -1), seen_(index_.size()) {}

  void score(std::span<const Key> keys, float* out, bool averaged = false) {
    std::fill_n(out, padded, 0.0F);
    for (const Key k : keys) {
      const std::size_t at = k >> (32 - bits_);
      const auto i = index_[at];
      if (i < 0) {
        if (!averaged && seen_[at] < 255) ++seen_[at];
        continue;
      }
      const Row& r = rows_[static_cast<std::size_t>(i)];
      if (averaged) {
        const float inverse = static_cast<float>(1.0 / step_);
        for (int c = 0; c < padded; ++c) out[c] += r.now[c] - r.late[c] * inverse;
      } else {
        for (int c = 0; c < padded; ++c) out[c] += r.now[c];
      }
    }
  }
  void tick() { step_ += 1; }
  void update(std::span<const Key> keys, int gold, int wrong) {
    for (const Key k : keys) {
      const std::size_t at = k >> (32 - bits_);
      if (index_[at] < 0) {
        if (closed_ || seen_[at] < seen_before_) continue;
        index_[at] = static_cast<std::int32_t>(rows_.size());
        rows_.emplace_back();
        place_.push_back(static_cast<std::uint32_t>(at));
      }
      Row& r = rows_[static_cast<std::size_t>(index_[at])];
      const auto s = static_cast<float>(step_);
      if (gold >= 0 && gold < Classes) r.now[gold] += 1, r.late[gold] += s;
      if (wrong >= 0 && wrong < Classes) r.now[wrong] -= 1, r.late[wrong] -= s;
    }
  }
  // Keeps the rows that the shipped table has room for, those with the largest mean weights first, and from here on no
  // others: what is learnt further makes up for what is gone.
  void prune() {
    const auto keep = chosen();
    std::vector<Row> rows;
    std::vector<std::uint32_t> place;
    std::fill(index_.begin(), index_.end(), -1);
    std::fill(seen_.begin(), seen_.end(), 0);
    closed_ = true;
    for (const std::uint32_t i : keep) {
      index_[place_[i]] = static_cast<std::int32_t>(rows.size());
      Row r = rows_[i];
      const auto mean = mean_of(i);
      std::copy(mean.begin(), mean.end(), r.now.begin());
      r.late = {};
      rows.push_back(r);
      place.push_back(place_[i]);
    }
    rows_ = std::move(rows);
    place_ = std::move(place);
    step_ = 1;
  }
  [[nodiscard]] double step() const { return step_; }
  [[nodiscard]] std::size_t size() const { return rows_.size(); }

  // The table of fast_rows.hpp. `shift`: no class is fixed at zero, so a row may be shifted to fit a byte better.
  std::vector<std::int8_t> ship(double& scale, bool shift) const {
    const auto keep = chosen();
    std::vector<std::array<float, Classes>> mean;
    std::vector<float> sizes;
    for (const std::uint32_t i : keep) {
      auto m = mean_of(i);
      const auto [lo, hi] = std::minmax_element(m.begin(), m.end());
      const float middle = shift ? (*lo + *hi) / 2 : 0;
      for (float& x : m) x -= middle;
      mean.push_back(m);
      sizes.push_back(std::abs(*std::max_element(m.begin(), m.end(), [](float a, float b) { return std::abs(a) < std::abs(b); })));
    }
    std::sort(sizes.begin(), sizes.end());
    scale = sizes.empty() ? 1 : 127.0 / sizes.back();  // nothing is cut off: the few large weights matter most
    constexpr std::size_t stride = Classes + 1;
    std::vector<std::int8_t> out((std::size_t{Ways} << bucket_bits_) * stride);
    std::vector<std::uint8_t> used(std::size_t{1} << bucket_bits_);
    for (std::size_t j = 0; j < keep.size(); ++j) {
      const std::uint32_t bucket = place_[keep[j]] >> proof_bits;
      std::int8_t* to = out.data() + (std::size_t{bucket} * Ways + used[bucket]++) * stride;
      for (int c = 0; c < Classes; ++c) to[c] = static_cast<std::int8_t>(std::clamp(std::lround(mean[j][c] * scale), -127L, 127L));
      to[Classes] = static_cast<std::int8_t>(place_[keep[j]] & 0xFF);
    }
    fmt::print("  {} of {} rows kept, largest weight {:.1f}, scale {:.1f}\n", keep.size(), rows_.size(), sizes.empty() ? 0 : sizes.back(), scale);
    return out;
  }

 private:
  std::array<float, Classes> mean_of(std::size_t row) const {
    std::array<float, Classes> m;
    for (int c = 0; c < Classes; ++c) m[c] = rows_[row].now[c] - rows_[row].late[c] / static_cast<float>(step_);
    return m;
  }
  std::vector<std::uint32_t> chosen() const {
    std::vector<std::pair<float, std::uint32_t>> order;
    for (std::uint32_t i = 0; i < rows_.size(); ++i) {
      float norm = 0;
      for (const float m : mean_of(i)) norm += m * m;
      order.emplace_back(-norm, i);
    }
    std::sort(order.begin(), order.end());
    std::vector<std::uint8_t> used(std::size_t{1} << bucket_bits_);
    std::vector<std::uint32_t> out;
    for (const auto& [norm, row] : order)
      if (used[place_[row] >> proof_bits] < Ways) {
        ++used[place_[row] >> proof_bits];
        out.push_back(row);
      }
    return out;
  }
  int bits_, bucket_bits_, seen_before_;
  std::vector<std::int32_t> index_;
  std::vector<std::uint8_t> seen_;
  std::vector<Row> rows_;
  std::vector<std::uint32_t> place_;
  double step_ = 1;
  bool closed_ = false;  // no new rows
};

using Keys = std::vector<Key>;
template <int Classes>
using Scores = std::array<float, Learner<Classes>::padded>;

int best_of(const float* s, int n) { return static_cast<int>(std::max_element(s, s + n) - s); }

// The best class but the right one.
int rival_of(const float* s, int n, int first, int right) {
  int best = right == first ? first + 1 : first;
  for (int c = best + 1; c < n; ++c)
    if (c != right && s[c] > s[best]) best = c;
  return best;
}

// A right class must lead by this much, or it is taught once more.
struct Margins {
  float tags = 0, moves = 0, labels = 0, names = 0;
};
Margins margins;

struct Windows {
  std::vector<const Word*> words;
  const Word* const* at(std::size_t i) const { return words.data() + i + 2; }
  explicit Windows(const Sequence& s, const Words& w) : words(s.id.size() + 4, &edge) {
    for (std::size_t i = 0; i < s.id.size(); ++i) words[i + 2] = &w[s.id[i]];
  }
};

// ---- tagger ---------------------------------------------------------------------------------------------

using Tagger = Learner<tag_count>;

// Tags a sentence into seq.tags; learns from `gold` if it is given. Returns how many of gold it missed in UPOS.
int tag(Tagger& t, Sequence& s, const Words& words, const std::vector<Tag>* gold, bool learn) {
  const Windows w(s, words);
  Hash t2 = tag_outside, t1 = tag_outside;
  Keys keys;
  Scores<tag_count> scores;
  int wrong = 0;
  for (std::size_t i = 0; i < s.id.size(); ++i) {
    const Word& x = words[s.id[i]];
    int best = x.tag;
    if (best < 0) {
      keys.clear();
      const auto add = [&](Key k) { keys.push_back(k); };
      tag_self(x, add);
      tag_before(*w.at(i)[-1], add);
      tag_behind(*w.at(i)[1], add);
      tag_context(w.at(i), t2, t1, i == 0, add);
      t.score(keys, scores.data(), !learn);
      best = best_of(scores.data(), tag_count);
      if (learn) {
        t.tick();
        const int right = static_cast<int>((*gold)[i]);
        if (const int rival = rival_of(scores.data(), tag_count, 0, right); scores[static_cast<std::size_t>(rival)] + margins.tags > scores[static_cast<std::size_t>(right)]) t.update(keys, right, rival);
      }
    }
    s.tags[i] = static_cast<Tag>(best);
    if (gold != nullptr) wrong += upos_of_tag[static_cast<std::size_t>(best)] != upos_of_tag[static_cast<std::size_t>((*gold)[i])];
    t2 = t1;
    t1 = tag_hash(s.tags[i]);
  }
  return wrong;
}

double tag_all(Tagger& t, std::vector<Sample>& samples, const Words& words) {
  double n = 0, wrong = 0;
  for (Sample& s : samples) {
    n += static_cast<double>(s.tokens.size());
    wrong += tag(t, s.seq, words, s.tags.empty() ? nullptr : &s.tags, false);
  }
  return 100 - 100 * wrong / std::max(n, 1.0);
}

struct Sizes {
  int tag_bits = 15, move_bits = 18, label_bits = 15, name_bits = 15;
};

Tagger train_tagger(const Sizes& sizes, std::vector<Sample*> samples, const Words& words, int epochs, std::uint32_t seed, std::vector<Sample>* dev) {
  Tagger t(sizes.tag_bits, 2);
  std::mt19937 random(seed);
  for (int e = 0; e < epochs; ++e) {
    shuffle(samples, random);
    if (e == epochs / 2) t.prune();
    double n = 0, wrong = 0;
    for (Sample* s : samples) {
      n += static_cast<double>(s->tokens.size());
      wrong += tag(t, s->seq, words, &s->tags, true);
    }
    if (dev != nullptr) fmt::print("tagger {}: train {:.2f} dev {:.2f} rows {}\n", e + 1, 100 - 100 * wrong / n, tag_all(t, *dev, words), t.size()), std::fflush(stdout);
  }
  return t;
}

// ---- parser ---------------------------------------------------------------------------------------------

struct Parser {
  Learner<move_count> moves;
  Learner<max_labels, 1> labels;
  int label_count;
};

struct GoldTree {
  const Sample* sample;
  std::vector<std::vector<std::int32_t>> dependents;
  explicit GoldTree(const Sample& s) : sample(&s), dependents(s.tokens.size() + 1) {
    for (std::size_t i = 0; i < s.heads.size(); ++i) dependents[static_cast<std::size_t>(s.heads[i])].push_back(static_cast<std::int32_t>(i));
  }
  // How many gold arcs a move makes impossible.
  std::array<int, move_count> costs(const State& s, const std::vector<std::uint8_t>& on_stack) const {
    std::array<int, move_count> c{};
    const std::int32_t top = s.stack.empty() ? -1 : s.stack.back(), below = s.stack.size() > 1 ? s.stack[s.stack.size() - 2] : -1;
    if (s.next < s.size) {
      const std::int32_t h = sample->heads[static_cast<std::size_t>(s.next)];
      c[0] += h < s.next && h != top && on_stack[static_cast<std::size_t>(h)];
      for (const auto d : dependents[static_cast<std::size_t>(s.next)]) c[0] += d < s.next && on_stack[static_cast<std::size_t>(d)];
    }
    if (top >= 0) {
      const std::int32_t h = sample->heads[static_cast<std::size_t>(top)];
      int ahead = 0;
      for (const auto d : dependents[static_cast<std::size_t>(top)]) ahead += d >= s.next;
      c[1] += ahead + (h == below || h > s.next);
      c[2] += ahead + (h >= s.next);
    }
    return c;
  }
};

// Parses; learns if `gold` is given and `learn`. `stray`: how often a wrong move is followed all the same.
void parse(Parser& p, State& s, const Sample& sample, const Words& words, bool learn, double stray, std::mt19937& random) {
  s.start(sample.seq, words);
  const GoldTree gold(sample);
  std::vector<std::uint8_t> on_stack(sample.tokens.size() + 1);
  Keys keys;
  const auto add = [&](Key k) { keys.push_back(k); };
  Atoms atoms;
  Scores<move_count> scores;
  Scores<max_labels> label_scores;
  while (!s.done()) {
    int move = s.forced();
    if (move < 0) {
      keys.clear();
      move_atoms_of(s, atoms);
      joined_features(atoms, move_atoms::table, add);
      p.moves.score(keys, scores.data(), !learn);
      move = 0;
      for (int c = 1; c < move_count; ++c)
        if (s.allowed(static_cast<Move>(c)) && scores[c] > scores[move]) move = c;
      if (learn) {
        const auto costs = gold.costs(s, on_stack);
        int right = -1, least = 1 << 20;
        for (int c = 0; c < move_count; ++c)
          if (s.allowed(static_cast<Move>(c)) && (costs[c] < least || (right >= 0 && costs[c] == least && scores[c] > scores[right]))) {
            least = costs[c];
            right = c;
          }
        p.moves.tick();
        int rival = -1;
        for (int c = 0; c < move_count; ++c)
          if (s.allowed(static_cast<Move>(c)) && costs[c] > least && (rival < 0 || scores[c] > scores[rival])) rival = c;
        if (rival >= 0 && scores[rival] + margins.moves > scores[right]) p.moves.update(keys, right, rival);
        if (costs[move] > least) {
          if (static_cast<double>(random()) / 4294967296.0 >= stray) move = right;
        }
      }
    }
    const auto m = static_cast<Move>(move);
    if (m == Move::shift) {
      on_stack[static_cast<std::size_t>(s.next)] = 1;
      s.shift();
      continue;
    }
    const std::int32_t d = s.stack.back(), h = s.head_by(m);
    std::uint8_t label = 0;
    if (h != s.size) {
      keys.clear();
      label_atoms_of(s, m, atoms);
      joined_features(atoms, label_atoms::table, add);
      p.labels.score(keys, label_scores.data(), !learn);
      label = static_cast<std::uint8_t>(1 + best_of(label_scores.data() + 1, p.label_count - 1));
      if (learn && sample.heads[static_cast<std::size_t>(d)] == h) {
        p.labels.tick();
        const int right = sample.labels[static_cast<std::size_t>(d)];
        if (const int rival = rival_of(label_scores.data(), p.label_count, 1, right); label_scores[static_cast<std::size_t>(rival)] + margins.labels > label_scores[static_cast<std::size_t>(right)])
          p.labels.update(keys, right, rival);
      }
    }
    on_stack[static_cast<std::size_t>(d)] = 0;
    s.attach(m, label);
  }
}

struct TreeScore {
  double words = 0, heads = 0, labelled = 0, base = 0;
};
std::string_view base_of(std::string_view label) { return label.substr(0, label.find(':')); }

TreeScore parse_all(Parser& p, const std::vector<Sample>& samples, const Words& words, const Labels& labels) {
  TreeScore r;
  State s;
  std::mt19937 random;
  for (const Sample& x : samples) {
    parse(p, s, x, words, false, 0, random);
    for (std::size_t i = 0; i < x.tokens.size(); ++i) {
      const bool head = s.heads[i] == x.heads[i];
      r.words += 1;
      r.heads += head;
      r.labelled += head && s.kids[i].label == x.labels[i];
      r.base += head && base_of(labels.names[s.kids[i].label]) == base_of(labels.names[x.labels[i]]);
    }
  }
  return r;
}

// ---- names ----------------------------------------------------------------------------------------------

struct Namer {
  Learner<name_classes> names;
  static constexpr int states = name_classes + 1;
  std::array<float, states * states> moves{}, late{};
  void prune() {
    names.prune();
    late = {};
  }
  std::array<float, states * states> mean() const {
    std::array<float, states * states> m = moves;
    for (std::size_t i = 0; i < m.size(); ++i) m[i] -= late[i] / static_cast<float>(names.step());
    return m;
  }
};

struct NameRun {
  std::vector<std::uint8_t> looked_at, classes, back;
  std::vector<Run> runs;
};

// Classes of a sentence (name_classes = outside); learns if asked.
void find(Namer& m, Sample& s, const Words& words, Source source, bool learn, std::vector<std::uint8_t>& out) {
  thread_local NameRun t;
  const std::size_t n = s.seq.id.size();
  out.assign(n, name_classes);
  name_window(s.seq, words, t.looked_at, t.runs);
  const Windows w(s.seq, words);
  std::vector<Hash> tags(n + 2, tag_outside);
  for (std::size_t i = 0; i < n; ++i) tags[i + 1] = tag_hash(s.seq.tags[i]);
  const auto moves = learn ? m.moves : m.mean();
  std::vector<Keys> keys;
  std::vector<float> scores;
  for (std::size_t i = 0; i < n;) {
    if (t.looked_at[i] == 0) {
      ++i;
      continue;
    }
    std::size_t e = i;
    keys.clear();
    scores.clear();
    for (; e < n && t.looked_at[e] != 0; ++e) {
      keys.emplace_back();
      const auto add = [&](Key k) { keys.back().push_back(k); };
      name_self(words[s.seq.id[e]], source_hash(source), add);
      name_before(*w.at(e)[-1], add);
      name_behind(*w.at(e)[1], add);
      name_context(w.at(e), &tags[e + 1], s.seq.phrases[e], t.runs[e], e == 0, s.seq.capitals, source_hash(source), add);
      scores.resize(scores.size() + name_classes);
      m.names.score(keys.back(), scores.data() + scores.size() - name_classes, !learn);
    }
    if (learn)  // the margin, against whatever is right; "outside" scores nothing, so there all others rise
      for (std::size_t j = i; j < e; ++j) {
        float* at = scores.data() + (j - i) * name_classes;
        if (s.name_gold[j] != name_classes) at[s.name_gold[j]] -= margins.names;
        else
          for (int c = 0; c < name_classes; ++c) at[c] += margins.names;
      }
    best_names(scores.data(), e - i, moves.data(), t.classes, t.back);
    std::copy(t.classes.begin(), t.classes.end(), out.begin() + static_cast<std::ptrdiff_t>(i));
    if (learn) {
      m.names.tick();
      const auto step = static_cast<float>(m.names.step());
      for (std::size_t j = i; j <= e; ++j) {
        const int gold = j < e ? s.name_gold[j] : name_classes, guess = j < e ? t.classes[j - i] : name_classes;
        const int gold_before = j > i ? s.name_gold[j - 1] : name_classes, guess_before = j > i ? t.classes[j - 1 - i] : name_classes;
        if (j < e && gold != guess) m.names.update(keys[j - i], gold == name_classes ? -1 : gold, guess == name_classes ? -1 : guess);
        if (gold != guess || gold_before != guess_before) {
          const auto g = static_cast<std::size_t>(gold_before * Namer::states + gold), x = static_cast<std::size_t>(guess_before * Namer::states + guess);
          m.moves[g] += 1, m.late[g] += step;
          m.moves[x] -= 1, m.late[x] -= step;
        }
      }
    }
    i = e;
  }
}

void set_name_gold(Sample& s, const Words& words) {
  NameRun t;
  name_window(s.seq, words, t.looked_at, t.runs);
  s.name_gold.assign(s.tokens.size(), name_classes);
  for (const NameGold& n : names_of(s)) {
    bool seen = true;
    for (std::size_t i = n.first; i < n.last; ++i) seen = seen && t.looked_at[i] != 0;
    if (!seen) continue;
    for (std::size_t i = n.first; i < n.last; ++i)
      s.name_gold[i] = static_cast<std::uint8_t>(n.kind * 4 + (n.last - n.first == 1 ? 3 : i == n.first ? 0 : i + 1 == n.last ? 2 : 1));
  }
}

struct NameScore {
  double gold = 0, guess = 0, right = 0, spans = 0;
  std::string show() const {
    return fmt::format("P {:.1f} R {:.1f} F {:.2f} spans F {:.1f}", 100 * right / std::max(guess, 1.0), 100 * right / std::max(gold, 1.0), 200 * right / std::max(gold + guess, 1.0), 200 * spans / std::max(gold + guess, 1.0));
  }
};
// Kinds that `gold` does not have (kind 3 where there is none) are left out of the guess.
void count_names(const std::vector<NameGold>& gold, const std::vector<NameGold>& guess, bool others, std::map<int, NameScore>& by_kind) {
  NameScore& all = by_kind[-1];
  for (const auto& g : gold) {
    if (!others && g.kind == 3) continue;
    ++all.gold, ++by_kind[g.kind].gold;
  }
  for (const auto& g : guess) {
    if (!others && g.kind == 3) continue;
    ++all.guess, ++by_kind[g.kind].guess;
    const bool right = std::find(gold.begin(), gold.end(), g) != gold.end();
    all.right += right, by_kind[g.kind].right += right;
    all.spans += std::any_of(gold.begin(), gold.end(), [&](const NameGold& x) { return x.first == g.first && x.last == g.last && (others || x.kind != 3); });
  }
}
std::vector<NameGold> from_classes(const std::vector<std::uint8_t>& c) {
  std::vector<NameGold> out;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < c.size(); ++i) {
    if (c[i] == name_classes) continue;
    const int p = c[i] % 4;
    if (p == 0 || p == 3) begin = i;
    if (p >= 2) out.push_back({begin, i + 1, c[i] / 4});
  }
  return out;
}

// ---- the file as written, through Fast::apply -------------------------------------------------------------

struct Loaded {
  Report report;
  Text text;
};
Loaded as_report(const std::vector<Sample>& samples) {
  Loaded out;
  for (const Sample& s : samples) {
    const auto base = static_cast<std::uint32_t>(out.report.text.size());
    Sentence sentence;
    sentence.first_token = static_cast<std::uint32_t>(out.text.tokens.size());
    for (const Span& t : s.tokens) {
      Token token;
      token.span = {base + t.begin, base + t.end};
      out.text.tokens.push_back(std::move(token));
    }
    sentence.last_token = static_cast<std::uint32_t>(out.text.tokens.size());
    sentence.span = {base, base + static_cast<std::uint32_t>(s.text.size())};
    out.text.sentences.push_back(sentence);
    out.report.text += s.text;
    out.report.text += '\n';
  }
  return out;
}

void evaluate(const Fast& fast, const World& world, const Labels& labels, const std::vector<Sample>& samples, const std::string& name) {
  // In reports of twenty sentences, as the program would meet them.
  Loaded x = as_report(samples);
  std::vector<NameSpan> found;
  double seconds = 0;
  for (std::size_t i = 0; i < samples.size(); i += 20) {
    Loaded part = as_report({samples.begin() + static_cast<std::ptrdiff_t>(i), samples.begin() + static_cast<std::ptrdiff_t>(std::min(i + 20, samples.size()))});
    const auto start = std::clock();  // of this process: others may be at work
    const auto names_found = fast.apply(part.report, world, part.text);
    seconds += static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    const std::uint32_t base = x.text.sentences[i].first_token;
    for (const NameSpan& s : names_found) found.push_back({s.first + base, s.last + base, s.kind, s.sure});
    for (std::size_t k = 0; k < part.text.tokens.size(); ++k) {
      Token& t = x.text.tokens[base + k];
      t.upos = part.text.tokens[k].upos;
      t.xpos = part.text.tokens[k].xpos;
      t.lemma = part.text.tokens[k].lemma;
      t.deprel = part.text.tokens[k].deprel;
      t.head = part.text.tokens[k].head < 0 ? part.text.tokens[k].head : part.text.tokens[k].head + static_cast<std::int32_t>(base);
    }
  }
  fmt::print("{:8} {} tokens, {:.0f} tokens/s\n", name, x.text.tokens.size(), static_cast<double>(x.text.tokens.size()) / seconds);
  double n = 0, tags = 0, xpos = 0, lemmas = 0, plain_lemmas = 0;
  std::string lemma;
  TreeScore tree;
  std::map<int, NameScore> names;
  std::array<std::pair<int, int>, 10> by_sureness{};
  bool others = false;
  for (const Sample& s : samples)
    for (const auto& t : s.ner) others = others || t.ends_with("MISC");
  std::size_t next = 0;
  for (std::size_t k = 0; k < samples.size(); ++k) {
    const Sample& s = samples[k];
    const auto first = x.text.sentences[k].first_token, last = x.text.sentences[k].last_token;
    std::vector<NameGold> guess;
    for (; next < found.size() && found[next].first < last; ++next)
      guess.push_back({found[next].first - first, found[next].last - first,
                       found[next].kind == EntityKind::person ? 0 : found[next].kind == EntityKind::place ? 1 : found[next].kind == EntityKind::organization ? 2 : 3});
    if (!s.ner.empty()) {
      const auto gold = names_of(s);
      count_names(gold, guess, others, names);
      for (std::size_t g = 0; g < guess.size(); ++g) {
        auto& [all, right] = by_sureness[static_cast<std::size_t>(found[next - guess.size() + g].sure * 9.999F)];
        ++all;
        right += std::find(gold.begin(), gold.end(), guess[g]) != gold.end();
      }
    }
    for (std::size_t i = 0; i < s.heads.size(); ++i) {
      const Token& t = x.text.tokens[first + i];
      const std::int32_t head = t.head == head_root ? static_cast<std::int32_t>(s.tokens.size()) : t.head - static_cast<std::int32_t>(first);
      ++n;
      xpos += name_of(t.xpos) == s.xpos[i];
      lemmas += t.lemma == s.lemmas[i];
      const std::string folded = utf8::fold(view(s.text, s.tokens[i]));
      lemma_of(folded, t.upos == Upos::propn, lemma);
      plain_lemmas += lemma == s.lemmas[i];
      tags += t.upos == upos_of_tag[static_cast<std::size_t>(s.tags[i])];
      tree.heads += head == s.heads[i];
      tree.labelled += head == s.heads[i] && name_of(t.deprel) == labels.names[s.labels[i]];
      tree.base += head == s.heads[i] && base_of(name_of(t.deprel)) == base_of(labels.names[s.labels[i]]);
    }
  }
  if (n > 0) fmt::print("{:8} UPOS {:.2f} UAS {:.2f} LAS {:.2f} LAS on base relations {:.2f}, XPOS {:.2f} lemmas {:.2f} (by rule alone {:.2f})\n", name, 100 * tags / n, 100 * tree.heads / n, 100 * tree.labelled / n, 100 * tree.base / n, 100 * xpos / n, 100 * lemmas / n, 100 * plain_lemmas / n);
  // How often a name is right, by how sure it is said to be.
  constexpr const char* kinds[] = {"PER", "LOC", "ORG", "MISC"};
  for (const auto& [kind, score] : names) fmt::print("{:8} {:4} {}\n", name, kind < 0 ? "all" : kinds[kind], score.show());
  for (std::size_t i = 0; i < by_sureness.size(); ++i)
    if (const auto [all_of, right] = by_sureness[i]; all_of > 0) fmt::print("{:8} sure .{}: {} names, {:.0f} % right\n", name, i, all_of, 100.0 * right / all_of);
}

std::vector<std::pair<std::string, Known>> read_known(const std::string& clusters, const std::vector<Sample>& train, const World& world, std::vector<std::uint8_t>& coarse_of) {
  // Frequent words with one tag keep it.
  std::map<std::string, std::array<int, tag_count>> counts;
  constexpr std::array<std::uint32_t, 1> none{};
  Words plain(world, none, {}, 1 << 16);
  for (const Sample& s : train)
    for (std::size_t i = 0; i < s.tokens.size(); ++i)
      ++counts[std::string(plain.folded(plain[plain.id(view(s.text, s.tokens[i]), Capitals::telling)]))][static_cast<std::size_t>(s.tags[i])];
  std::map<std::string, int> only;
  int sure = 0;
  for (const auto& [word, c] : counts) {
    int all = 0;
    for (const int x : c) all += x;
    const auto best = std::max_element(c.begin(), c.end());
    if (all >= 20 && *best >= 0.995 * all) only[word] = static_cast<int>(best - c.begin()), sure += all;
  }
  fmt::print("{} words with one tag, {} tokens of them\n", only.size(), sure);
  const auto text = read_file(clusters);
  if (!text) throw std::runtime_error(text.error().message);
  std::vector<std::pair<std::string, Known>> out;
  for (std::string_view rest = *text; !rest.empty();) {
    const auto end = rest.find('\n');
    const auto line = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    if (line.empty() || line.starts_with("# ")) continue;
    const auto a = line.find('\t'), b = line.find('\t', a + 1);
    Known k;
    k.cluster = static_cast<std::uint32_t>(std::stoi(std::string(line.substr(a + 1, b - a - 1))));
    if (coarse_of.size() <= k.cluster) coarse_of.resize(k.cluster + 1);
    coarse_of[k.cluster] = static_cast<std::uint8_t>(std::stoi(std::string(line.substr(b + 1))));
    std::string word(line.substr(0, a));
    if (const auto it = only.find(word); it != only.end()) {
      k.tag = it->second;
      only.erase(it);
    }
    out.emplace_back(std::move(word), k);
  }
  std::vector<std::pair<std::string, Known>> first;  // words with a tag, whatever their place
  for (const auto& [word, tag] : only) first.emplace_back(word, Known{0, tag});
  out.insert(out.begin(), first.begin(), first.end());
  return out;
}

// Words of the treebanks whose most frequent lemma is not what the rules say.
std::vector<LemmaException> lemma_exceptions(const std::vector<Sample>& train) {
  std::map<std::pair<std::string, Tag>, std::map<std::string, int>> counts;
  for (const Sample& s : train)
    for (std::size_t i = 0; i < s.lemmas.size(); ++i) ++counts[{utf8::fold(view(s.text, s.tokens[i])), s.tags[i]}][s.lemmas[i]];
  std::vector<LemmaException> out;
  constexpr std::array<std::uint32_t, 1> none{};
  std::string by_rule;
  for (const auto& [word, lemmas] : counts) {
    const auto best = std::max_element(lemmas.begin(), lemmas.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    fast::lemma_of(none, {}, word.first, word.second, by_rule);
    const bool plain = word.first.find_first_of("\t\n") == std::string::npos && best->first.find_first_of("\t\n") == std::string::npos;
    if (by_rule != best->first && plain && !best->first.empty() && best->first != "_") out.push_back({word.first, word.second, best->first});
  }
  fmt::print("{} lemmas in the table\n", out.size());
  return out;
}

}  // namespace

int main(int argc, char** argv) try {
  std::map<std::string, std::string> args{{"--data", ""}, {"--clusters", ""}, {"--out", ""}, {"--seed", "1"}, {"--tag-epochs", "8"}, {"--parse-epochs", "10"}, {"--name-epochs", "10"}, {"--stray", "0.9"}, {"--only", ""}, {"--gmb", "9000"}, {"--test", "no"}, {"--final", "yes"}, {"--silver", "16000"}, {"--judge", "no"}, {"--wnut", "no"}, {"--uner", "3"}, {"--tag-margin", "40"}, {"--move-margin", "40"}, {"--label-margin", "25"}, {"--name-margin", "10"}};
  for (int i = 1; i + 1 < argc; i += 2) {
    if (!args.contains(argv[i])) throw std::runtime_error(fmt::format("unknown option {}", argv[i]));
    args[argv[i]] = argv[i + 1];
  }
  const auto number = [&](const char* name) { return std::stoi(args[name]); };
  const std::string data = args["--data"];
  if (data.empty() || args["--out"].empty()) throw std::runtime_error("usage: train_fast --data DIR --clusters clusters.tsv --out fast.bin [--seed 1]");
  const auto seed = static_cast<std::uint32_t>(number("--seed"));
  margins = {std::stof(args["--tag-margin"]), std::stof(args["--move-margin"]), std::stof(args["--label-margin"]), std::stof(args["--name-margin"])};
  std::mt19937 random(seed);
  const World world = std::move(World::load().value());
  const Sizes sizes;

  Labels labels;
  std::vector<Sample> train = read_samples(data + "/ud/train.jsonl", &labels);
  const std::size_t known_labels = labels.names.size();
  std::vector<Sample> ewt_dev = read_samples(data + "/ud/ewtdev.jsonl", &labels), gum_dev = read_samples(data + "/ud/gumdev.jsonl", &labels);
  std::vector<std::uint8_t> coarse;
  const auto known_words = read_known(args["--clusters"], train, world, coarse);
  const auto table = make_known(known_words);
  constexpr unsigned folds = 5;
  for (std::size_t i = 0; i < train.size(); ++i) train[i].fold = static_cast<unsigned>(i / 20 % folds);  // neighbours are of one document
  // Silver: what the teacher (tools/train/teacher.py) says of sentences without gold; as many as asked for, spread evenly.
  std::vector<Sample> silver;
  if (number("--silver") > 0) {
    for (const char* name : {"gmb", "wikigold"}) {
      const std::string path = fmt::format("{}/silver/{}.jsonl", data, name);
      if (!std::filesystem::exists(path)) continue;
      auto more = read_samples(path, &labels, Source::uner, "ner_uner");
      silver.insert(silver.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    }
    std::mt19937 pick(seed);
    shuffle(silver, pick);
    silver.resize(std::min<std::size_t>(silver.size(), static_cast<std::size_t>(number("--silver"))));
    for (std::size_t i = 0; i < silver.size(); ++i) silver[i].fold = static_cast<unsigned>(i % folds);
    train.insert(train.end(), silver.begin(), silver.end());
    fmt::print("{} silver sentences\n", silver.size());
  }
  add_dressed(train, random, 0.03, 0.02, 0.05);
  fmt::print("{} sentences, {} labels\n", train.size(), known_labels);

  Words words(world, table, coarse, 1 << 17);
  const auto read_all = [&](std::vector<Sample>& v) {
    for (Sample& s : v) fast::read(s.text, s.tokens, words, s.seq);
  };
  if (args["--judge"] != "yes") read_all(train);
  read_all(ewt_dev);
  read_all(gum_dev);

  const auto judge = [&](const Fast& fast, const std::vector<Sample>& half) {
    evaluate(fast, world, labels, ewt_dev, "ewtdev");
    evaluate(fast, world, labels, gum_dev, "gumdev");
    evaluate(fast, world, labels, read_samples(data + "/ner/wnut.jsonl", nullptr), "wnut");  // not trained on
    if (!half.empty()) evaluate(fast, world, labels, half, "unerdev/2");
    if (args["--test"] != "yes") return;
    for (const char* name : {"ewttest", "gumtest", "gumnews"}) evaluate(fast, world, labels, read_samples(fmt::format("{}/ud/{}.jsonl", data, name), &labels), name);
    evaluate(fast, world, labels, read_samples(data + "/ner/ewttest.jsonl", nullptr), "uner");
  };
  if (args["--judge"] == "yes") {
    const auto fast = Fast::load(args["--out"]);
    if (!fast) throw std::runtime_error(fast.error().message);
    judge(*fast, {});
    return 0;
  }

  // Tags.
  std::vector<Sample*> all;
  for (Sample& s : train) all.push_back(&s);
  Tagger tagger = train_tagger(sizes, all, words, number("--tag-epochs"), seed, &ewt_dev);
  fmt::print("tagger: GUM dev {:.2f}\n", tag_all(tagger, gum_dev, words));
  tag_all(tagger, ewt_dev, words);

  Parser parser{Learner<move_count>(sizes.move_bits, 1), Learner<max_labels, 1>(sizes.label_bits, 2), static_cast<int>(known_labels)};
  if (args["--only"] != "names") {
    // Tags for the parser to learn from: every fifth sentence by a tagger that has not seen it.
    std::vector<std::vector<Tag>> unseen(train.size());  // kept aside: training tags what it sees
    for (unsigned f = 0; f < folds; ++f) {
      std::vector<Sample*> seen;
      for (Sample& s : train)
        if (s.fold != f) seen.push_back(&s);
      Tagger t = train_tagger(sizes, seen, words, 4, seed + 1 + f, nullptr);
      for (std::size_t i = 0; i < train.size(); ++i)
        if (train[i].fold == f) {
          tag(t, train[i].seq, words, &train[i].tags, false);
          unseen[i] = train[i].seq.tags;
        }
    }
    for (std::size_t i = 0; i < train.size(); ++i) train[i].seq.tags = unseen[i];
    fmt::print("tags of the unseen ready\n");
    State state;
    for (int e = 0; e < number("--parse-epochs"); ++e) {
      if (e == number("--parse-epochs") / 2) parser.moves.prune(), parser.labels.prune();
      shuffle(all, random);
      for (Sample* s : all) parse(parser, state, *s, words, true, e == 0 ? 0 : std::stod(args["--stray"]), random);
      const TreeScore a = parse_all(parser, ewt_dev, words, labels), b = parse_all(parser, gum_dev, words, labels);
      fmt::print("parser {}: EWT dev {:.2f}/{:.2f} base {:.2f}, GUM dev {:.2f}/{:.2f} rows {} {}\n", e + 1, 100 * a.heads / a.words, 100 * a.labelled / a.words, 100 * a.base / a.words, 100 * b.heads / b.words,
                 100 * b.labelled / b.words, parser.moves.size(), parser.labels.size());
      std::fflush(stdout);
    }
  }

  // Names. With --final no, half of UNER's EWT dev teaches the guideline and the other half is looked at; else all of it teaches.
  const bool final = args["--final"] == "yes";
  std::vector<Sample> names, name_dev;
  const auto add_names = [&](const char* file, Source source) {
    const auto read_in = read_samples(fmt::format("{}/ner/{}.jsonl", data, file), nullptr, source);
    for (std::size_t i = 0; i < read_in.size(); ++i) (source == Source::uner && !final && i / 50 % 2 == 1 ? name_dev : names).push_back(read_in[i]);
  };
  add_names("ewtdev", Source::uner);
  add_names("gum", Source::gum);
  add_names("wikigold", Source::wikigold);
  add_names("btc", Source::btc);
  if (args["--wnut"] == "yes") add_names("wnut", Source::wnut);
  const std::size_t small = names.size();
  add_names("gmb", Source::gmb);
  if (number("--silver") > 0)  // names, by the teacher, of the sentences that have gold trees
    for (Sample& s : read_samples(data + "/silver/train_names.jsonl", nullptr, Source::uner, "ner_uner")) names.push_back(std::move(s));
  for (Sample& s : silver) {
    s.tags.clear(), s.heads.clear(), s.labels.clear();
    names.push_back(std::move(s));
  }
  const std::size_t large = names.size();
  add_dressed(names, random, 0.02, 0.01, 0.03);
  read_all(names);
  read_all(name_dev);
  tag_all(tagger, names, words);
  tag_all(tagger, name_dev, words);
  std::vector<Sample*> always, sometimes;
  for (std::size_t i = 0; i < names.size(); ++i) {
    set_name_gold(names[i], words);
    const bool first_part = i < small || (i >= large && names[i].source != Source::gmb);
    const bool gold_uner = names[i].source == Source::uner && i < small;
    for (int k = 0; k < (gold_uner ? number("--uner") : first_part ? 1 : 0); ++k) always.push_back(&names[i]);
    if (!first_part) sometimes.push_back(&names[i]);
  }
  Namer namer{Learner<name_classes>(sizes.name_bits, 1)};
  std::vector<std::uint8_t> classes;
  for (int e = 0; e < number("--name-epochs"); ++e) {
    if (e == number("--name-epochs") / 2) namer.prune();
    shuffle(sometimes, random);
    std::vector<Sample*> round = always;
    round.insert(round.end(), sometimes.begin(), sometimes.begin() + std::min<std::ptrdiff_t>(number("--gmb"), std::ssize(sometimes)));
    shuffle(round, random);
    for (Sample* s : round) find(namer, *s, words, s->source, true, classes);
    std::map<int, NameScore> score;
    for (Sample& s : name_dev) {
      find(namer, s, words, Source::uner, false, classes);
      count_names(names_of(s), from_classes(classes), false, score);
    }
    fmt::print("names {}: UNER EWT dev half: {} rows {}\n", e + 1, score[-1].show(), namer.names.size());
    std::fflush(stdout);
  }

  // The file.
  ContainerWriter file;
  double scale = 1;
  file.add("tags", tagger.ship(scale, true));
  file.add("moves", parser.moves.ship(scale, true));
  file.add("labels", parser.labels.ship(scale, true));
  file.add("names", namer.names.ship(scale, false));
  std::vector<std::int16_t> name_moves;
  for (const float m : namer.mean()) name_moves.push_back(static_cast<std::int16_t>(std::clamp(std::lround(m * scale), -32767L, 32767L)));
  file.add("name_moves", name_moves);
  file.add("known", table);
  file.add("coarse", coarse);
  std::string label_names;
  for (std::size_t i = 0; i < known_labels; ++i) label_names += labels.names[i] + '\n';
  file.add("label_names", label_names);
  std::vector<std::uint32_t> lemma_slots;
  std::string lemma_forms;
  make_lemmas(lemma_exceptions(train), lemma_slots, lemma_forms);
  file.add("lemma_slots", lemma_slots);
  file.add("lemma_forms", lemma_forms);
  const std::string bytes = file.bytes("fast", model_version);
  if (const auto written = write_file(args["--out"], bytes); !written) throw std::runtime_error(written.error().message);
  const auto fast = Fast::load(args["--out"]);
  if (!fast) throw std::runtime_error(fast.error().message);
  fmt::print("{}: {} bytes\n", args["--out"], bytes.size());
  judge(*fast, final ? std::vector<Sample>{} : name_dev);
  return 0;
} catch (const std::exception& e) {
  fmt::print(stderr, "train_fast: {}\n", e.what());
  return 1;
}
