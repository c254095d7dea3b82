// Reading of words and sentences for the fast tier. Words are folded (utf8::fold), digits made one, and taken apart once;
// affixes are bytes, packed as they stand. The parser's state is the arc-hybrid system of Kuhlmann, Gomez-Rodriguez and
// Satta (2011) with the root behind the last word, after Goldberg and Nivre (2013).
#include "text/fast_features.hpp"

#include "base/hash.hpp"
#include "base/utf8.hpp"

namespace synoptic::text::fast {
namespace {

constexpr std::uint32_t bit(Sense s) { return 1u << static_cast<unsigned>(s); }
constexpr std::uint32_t phrase_senses = bit(Sense::country) | bit(Sense::demonym) | bit(Sense::capital) | bit(Sense::metonym) | bit(Sense::region) | bit(Sense::city) |
                                        bit(Sense::organization) | bit(Sense::agency) | bit(Sense::outlet) | bit(Sense::office);

Hash packed(std::string_view bytes) {
  std::uint32_t v = 0;
  for (const char c : bytes) v = v << 8 | static_cast<unsigned char>(c);
  return finish(v ^ static_cast<std::uint32_t>(bytes.size()) * 0x51ED270Bu);
}
Hash suffix(std::string_view w, std::size_t n) { return w.size() > n ? packed(w.substr(w.size() - n)) : hash_of(static_cast<std::uint32_t>(20 + w.size())); }
Hash prefix(std::string_view w, std::size_t n) { return w.size() > n ? packed(w.substr(0, n)) : hash_of(static_cast<std::uint32_t>(30 + w.size())); }

// Kinds of characters in a row, each at most twice running: "NATO-led" -> XX-xx. Three bits each, eight of them.
struct Shape {
  std::uint32_t bits = 0, last = 0, run = 0, length = 0;
  bool capital = false;
  void add(std::uint32_t kind) {
    run = kind == last ? run + 1 : 1;
    last = kind;
    if (run <= 2 && length < 8) {
      bits = bits << 3 | kind;
      ++length;
    }
  }
};

Shape shape_of(std::string_view w) {
  Shape s;
  for (std::size_t i = 0; i < w.size();) {
    const utf8::Char c = utf8::decode(w, i);
    i += c.size;
    if (c.code >= 'a' && c.code <= 'z') s.add(2);
    else if (c.code >= 'A' && c.code <= 'Z') s.add(1), s.capital = true;
    else if (c.code >= '0' && c.code <= '9') s.add(3);
    else if (c.code == '.') s.add(4);
    else if (c.code == '-') s.add(5);
    else if (c.code == '\'' || c.code == U'’') s.add(6);
    else if (c.code >= 0x80 && utf8::is_letter(c.code)) {
      const bool up = utf8::is_upper(c.code);
      s.capital = s.capital || up;
      s.add(up ? 1 : 2);
    } else s.add(7);
  }
  return s;
}

Word make_edge() {
  Word w{};
  std::uint32_t i = 50;
  for (Hash* h : {&w.form, &w.lower, &w.suffix1, &w.suffix2, &w.suffix3, &w.suffix4, &w.prefix1, &w.prefix2, &w.prefix3, &w.shape, &w.cluster, &w.coarse, &w.gazetteer}) *h = hash_of(i++);
  return w;
}

bool ascii_upper(char c) { return c >= 'A' && c <= 'Z'; }

// As Vocabulary does: a sentence in capitals, or in title case without a full stop.
Capitals capitals_of(std::string_view text, std::span<const Span> tokens) {
  int words = 0, capital = 0, upper = 0, small = 0;
  for (const Span& t : tokens) {
    const std::string_view w = view(text, t);
    bool any_upper = false, any_lower = false;
    for (const char c : w) {
      any_upper = any_upper || ascii_upper(c);
      any_lower = any_lower || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
    }
    if (!any_upper && !any_lower) continue;
    ++words;
    upper += any_upper && !any_lower && w.size() > 1;
    small += !any_upper && w.size() > 4;
    capital += any_upper;
  }
  if (words >= 3 && upper * 5 >= words * 4) return Capitals::mute;
  if (!tokens.empty() && view(text, tokens.back()) == ".") return Capitals::telling;
  return words >= 4 && small * 8 <= capital && capital * 5 >= words * 3 ? Capitals::mute : Capitals::telling;
}

// The longest phrase of the world that begins at token i, two tokens or more: its end, and marks its tokens.
std::size_t mark_phrase(std::string_view text, std::span<const Span> tokens, std::size_t i, const Words& words, Sequence& s, std::string& phrase) {
  phrase.assign(words.folded(words[s.id[i]]));
  std::size_t end = i + 1;
  Sense sense{};
  for (std::size_t j = i + 1; j < tokens.size() && j < i + 8; ++j) {
    if (tokens[j].begin > tokens[j - 1].end) phrase += ' ';
    phrase += words.folded(words[s.id[j]]);
    const World::Found found = words.world().look_up(phrase);
    if (!found.begins) break;
    for (const Entry& e : found.entries)
      if (phrase_senses & bit(e.sense)) {
        end = j + 1;
        sense = e.sense;
        break;
      }
  }
  if (end == i + 1 || !words[s.id[end - 1]].capital || !text.size()) return i + 1;
  for (std::size_t j = i; j < end; ++j)
    s.phrases[j] = hash_of(100 + static_cast<std::uint32_t>(sense) * 4 + (j == i ? 0u : j + 1 == end ? 2u : 1u));
  return end;
}

}  // namespace

const Word edge = make_edge();

Hash hash_bytes(std::string_view bytes) { return static_cast<Hash>(hash64(bytes) >> 32); }

Known known(std::span<const std::uint32_t> table, std::string_view folded) {
  const Hash h = hash_bytes(folded);
  const std::size_t mask = table.size() - 1;
  for (std::size_t i = h >> 8 & mask, tries = 0; table[i] != 0 && tries < 64; i = (i + 1) & mask, ++tries)
    if (table[i] >> 16 == (h & 0xFFFF)) return {table[i] >> 6 & 0x3FF, static_cast<int>(table[i] & 63) - 1};
  return {};
}

std::vector<std::uint32_t> make_known(std::span<const std::pair<std::string, Known>> words) {
  std::size_t size = 64;
  while (size * 4 < words.size() * 5) size *= 2;
  std::vector<std::uint32_t> table(size);
  for (const auto& [word, k] : words) {
    const Hash h = hash_bytes(word);
    const std::size_t mask = size - 1;
    std::size_t i = h >> 8 & mask, tries = 0;
    while (table[i] != 0 && table[i] >> 16 != (h & 0xFFFF) && tries < 63) i = (i + 1) & mask, ++tries;
    if (table[i] == 0) table[i] = (h & 0xFFFF) << 16 | (k.cluster & 0x3FF) << 6 | static_cast<std::uint32_t>(k.tag + 1);
  }
  return table;
}

Words::Words(const World& world, std::span<const std::uint32_t> table, std::span<const std::uint8_t> coarse_of, std::size_t expected)
    : world_(&world), table_(table), coarse_of_(coarse_of) {
  std::size_t size = 256;
  while (size < expected * 2) size *= 2;
  slots_.resize(size);
}

void Words::clear() {
  std::fill(slots_.begin(), slots_.end(), Slot{});
  words_.clear();
  forms_.clear();
  capitals_.clear();
  bytes_.clear();
}

std::uint32_t Words::id(std::string_view form, Capitals capitals) {
  const std::uint64_t h = hash64(form, static_cast<std::uint64_t>(capitals));
  const auto tag = static_cast<std::uint32_t>(h >> 32);
  const std::size_t mask = slots_.size() - 1;
  std::size_t i = h & mask;
  for (; slots_[i].word != 0; i = (i + 1) & mask) {
    const std::uint32_t w = slots_[i].word - 1;
    if (slots_[i].tag == tag && capitals_[w] == capitals && view(bytes_, forms_[w]) == form) return w;
  }
  make(form, capitals);
  slots_[i] = {tag, static_cast<std::uint32_t>(words_.size())};
  if (words_.size() * 2 > slots_.size()) {
    std::vector<Slot> bigger(slots_.size() * 2);
    for (std::uint32_t w = 0; w < words_.size(); ++w) {
      const std::uint64_t hw = hash64(view(bytes_, forms_[w]), static_cast<std::uint64_t>(capitals_[w]));
      std::size_t at = hw & (bigger.size() - 1);
      while (bigger[at].word != 0) at = (at + 1) & (bigger.size() - 1);
      bigger[at] = {static_cast<std::uint32_t>(hw >> 32), w + 1};
    }
    slots_.swap(bigger);
  }
  return static_cast<std::uint32_t>(words_.size()) - 1;
}

void Words::make(std::string_view form, Capitals capitals) {
  const auto begin = static_cast<std::uint32_t>(bytes_.size());
  bytes_ += form;
  forms_.push_back({begin, static_cast<std::uint32_t>(bytes_.size())});
  capitals_.push_back(capitals);
  const auto fold_begin = static_cast<std::uint32_t>(bytes_.size());
  if (std::all_of(form.begin(), form.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; })) {
    for (const char c : form) bytes_ += ascii_upper(c) ? static_cast<char>(c + 32) : c;
  } else {
    bytes_ += utf8::fold(form);
  }
  Word w{};
  w.folded = {fold_begin, static_cast<std::uint32_t>(bytes_.size())};
  const std::string_view folded = view(bytes_, w.folded);
  char digits_one[64];
  const std::size_t n = folded.size();
  std::string_view l = folded;
  if (n <= sizeof digits_one && std::any_of(folded.begin(), folded.end(), [](char c) { return c >= '1' && c <= '9'; })) {
    for (std::size_t i = 0; i < n; ++i) digits_one[i] = folded[i] >= '1' && folded[i] <= '9' ? '0' : folded[i];
    l = {digits_one, n};
  }
  w.lower = hash_bytes(l);
  const bool mute = capitals == Capitals::mute;
  w.form = mute ? w.lower : hash_bytes(form);
  w.suffix1 = suffix(l, 1);
  w.suffix2 = suffix(l, 2);
  w.suffix3 = suffix(l, 3);
  w.suffix4 = suffix(l, 4);
  w.prefix1 = prefix(l, 1);
  w.prefix2 = prefix(l, 2);
  w.prefix3 = prefix(l, 3);
  const Shape s = shape_of(form);
  w.shape = hash_of(s.bits * 2 + mute);
  w.capital = s.capital;
  const Known k = known(table_, folded);
  w.cluster = hash_of(10000 + k.cluster);
  w.coarse = hash_of(20000 + (k.cluster < coarse_of_.size() ? coarse_of_[k.cluster] : 0u));
  w.tag = k.tag < tag_count ? k.tag : -1;
  const World::Found found = world_->look_up(folded);
  w.begins = found.begins;
  for (const Entry& e : found.entries) w.senses |= bit(e.sense);
  w.gazetteer = hash_of(30000 + w.senses);
  words_.push_back(w);
}

void read(std::string_view text, std::span<const Span> tokens, Words& words, Sequence& out) {
  out.capitals = capitals_of(text, tokens);
  out.id.clear();
  for (const Span& t : tokens) out.id.push_back(words.id(view(text, t), out.capitals));
  out.tags.assign(tokens.size(), Tag::noun);
  out.phrases.assign(tokens.size(), 0);
  std::string phrase;
  for (std::size_t i = 0; i + 1 < tokens.size();) {
    const Word& w = words[out.id[i]];
    i = w.begins && w.capital ? mark_phrase(text, tokens, i, words, out, phrase) : i + 1;
  }
}

void State::start(const Sequence& s, const Words& words) {
  size = static_cast<std::int32_t>(s.id.size());
  const auto n = s.id.size();
  nodes.resize(n + 2);
  for (std::size_t i = 0; i < n; ++i) {
    const Word& w = words[s.id[i]];
    nodes[i] = {w.lower, tag_hash(s.tags[i]), w.cluster, w.coarse};
  }
  nodes[n] = {hash_of(60), hash_of(61), hash_of(62), hash_of(63)};
  nodes[n + 1] = {edge.lower, tag_outside, edge.cluster, edge.coarse};
  kids.assign(n + 2, {});
  heads.assign(n, -1);
  stack.clear();
  next = 0;
  verbs.assign(n + 1, 0);
  stops.assign(n + 1, 0);
  for (std::size_t i = 0; i < n; ++i) {
    const Upos u = upos_of_tag[static_cast<std::size_t>(s.tags[i])];
    verbs[i + 1] = verbs[i] + (u == Upos::verb);
    stops[i + 1] = stops[i] + (u == Upos::punct);
  }
}

void State::attach(Move m, std::uint8_t label) {
  const std::int32_t d = stack.back(), h = head_by(m);
  stack.pop_back();
  heads[d] = h;
  kids[d].label = label;
  Children& k = kids[h];
  k.labels |= std::uint64_t{1} << label;
  if (m == Move::left) {
    k.left2 = k.left;
    k.left = d;
    ++k.lefts;
  } else {
    k.right2 = k.right;
    k.right = d;
    ++k.rights;
  }
}

namespace {

Hash label_set(std::uint64_t labels) { return hash_of(static_cast<std::uint32_t>(labels ^ labels >> 29)); }
Hash kids_label(const State& s, std::int32_t i) { return label_hash(i < 0 ? 62 : s.kids[i].label); }

// Verbs and marks between two words that an arc would join.
Hash between(const State& s, std::int32_t a, std::int32_t b) {
  if (a >= s.size || a >= b) return hash_of(5000);
  const auto upto = std::min(b, s.size);
  return hash_of(5001 + std::min(s.verbs[upto] - s.verbs[a + 1], 2u) * 4 + std::min(s.stops[upto] - s.stops[a + 1], 3u));
}

}  // namespace

void move_atoms_of(const State& s, Atoms& out) {
  using namespace move_atoms;
  const auto nothing = s.size + 1;
  const std::int32_t i0 = s.at_stack(0), i1 = s.at_stack(1), j0 = s.at_buffer(0), j1 = s.at_buffer(1);
  const Node &n0 = s.nodes[i0], &n1 = s.nodes[i1], &m0 = s.nodes[j0], &m1 = s.nodes[j1];
  const Children &k0 = s.kids[i0], &k1 = s.kids[i1], &c0 = s.kids[j0];
  const auto kid = [&](std::int32_t i) -> const Node& { return s.nodes[i < 0 ? nothing : i]; };
  out.set(s0w, n0.word), out.set(s0t, n0.tag), out.set(s0c, n0.cluster), out.set(s0k, n0.coarse);
  out.set(s1w, n1.word), out.set(s1t, n1.tag), out.set(s1c, n1.cluster), out.set(s1k, n1.coarse);
  out.set(s2t, s.nodes[s.at_stack(2)].tag);
  out.set(b0w, m0.word), out.set(b0t, m0.tag), out.set(b0c, m0.cluster), out.set(b0k, m0.coarse);
  out.set(b1w, m1.word), out.set(b1t, m1.tag), out.set(b1c, m1.cluster);
  out.set(b2t, s.nodes[s.at_buffer(2)].tag);
  out.set(s0lt, kid(k0.left).tag), out.set(s0lw, kid(k0.left).word), out.set(s0rt, kid(k0.right).tag), out.set(s0rw, kid(k0.right).word);
  out.set(s1lt, kid(k1.left).tag), out.set(s1rt, kid(k1.right).tag);
  out.set(b0lt, kid(c0.left).tag), out.set(b0lw, kid(c0.left).word);
  out.set(s0ll, kids_label(s, k0.left)), out.set(s0rl, kids_label(s, k0.right)), out.set(s1ll, kids_label(s, k1.left)), out.set(s1rl, kids_label(s, k1.right)), out.set(b0ll, kids_label(s, c0.left));
  out.set(s0set, label_set(k0.labels)), out.set(s1set, label_set(k1.labels)), out.set(b0set, label_set(c0.labels));
  out.set(s0n, hash_of(4000 + std::min<std::uint32_t>(k0.lefts, 4) * 8 + std::min<std::uint32_t>(k0.rights, 4)));
  out.set(s1n, count_hash(k1.rights));
  out.set(b0n, count_hash(c0.lefts));
  out.set(db, distance_hash(j0 - i0)), out.set(ds, distance_hash(i0 - i1));
  out.set(between_b, between(s, i0, j0)), out.set(between_s, between(s, i1 > s.size ? s.size : i1, i0));
}

void label_atoms_of(const State& s, Move m, Atoms& out) {
  using namespace label_atoms;
  const auto nothing = s.size + 1;
  const std::int32_t di = s.at_stack(0), hi = s.head_by(m);
  const Node &d = s.nodes[di], &h = s.nodes[hi];
  const Children &dk_ = s.kids[di], &hk_ = s.kids[hi];
  const auto kid = [&](std::int32_t i) -> const Node& { return s.nodes[i < 0 ? nothing : i]; };
  const auto near = [&](std::int32_t i) -> const Node& { return s.nodes[i < 0 || i >= s.size ? nothing : i]; };
  out.set(way, hash_of(6000 + static_cast<std::uint32_t>(m)));
  out.set(dw, d.word), out.set(dt, d.tag), out.set(dc, d.cluster), out.set(dk, d.coarse);
  out.set(hw, h.word), out.set(ht, h.tag), out.set(hc, h.cluster), out.set(hk, h.coarse);
  out.set(dset, label_set(dk_.labels)), out.set(hset, label_set(hk_.labels));
  out.set(dlw, kid(dk_.left).word), out.set(dlt, kid(dk_.left).tag), out.set(drt, kid(dk_.right).tag);
  out.set(before_t, near(di - 1).tag), out.set(before_w, near(di - 1).word), out.set(behind_t, near(di + 1).tag), out.set(behind_w, near(di + 1).word);
  out.set(hbefore_t, near(hi - 1).tag), out.set(hbehind_t, near(hi + 1).tag);
  out.set(hrl, kids_label(s, hk_.right)), out.set(hll, kids_label(s, hk_.left));
  out.set(dist, distance_hash(hi > di ? hi - di : di - hi));
  out.set(next_t, s.nodes[s.at_buffer(m == Move::left ? 1 : 0)].tag);
  out.set(dfirst, hash_of(7000 + (di == 0)));
}

void name_window(const Sequence& s, const Words& words, std::vector<std::uint8_t>& looked_at, std::vector<Run>& runs) {
  const std::size_t n = s.id.size();
  looked_at.assign(n, 0);
  runs.assign(n, {});
  const auto at = [&](std::size_t i) { return &words[s.id[i]]; };
  for (std::size_t i = 0; i < n;) {
    if (!at(i)->capital) {
      ++i;
      continue;
    }
    std::size_t e = i + 1;
    while (e < n && at(e)->capital) ++e;
    Run run{i > 0 ? at(i - 1) : &edge, at(i), at(e - 1), e < n ? at(e) : &edge, 0, static_cast<std::uint32_t>(e - i)};
    for (std::size_t j = i; j < e; ++j, ++run.place) {
      looked_at[j] = 1;
      runs[j] = run;
    }
    if (i > 0) looked_at[i - 1] = 1;
    if (e < n) looked_at[e] = 1;
    i = e;
  }
}

}  // namespace synoptic::text::fast
