// What the fast tier looks at: the features of its tagger, its parser and its name finder, as 32-bit keys. Running
// (fast.cpp) and training (tools/train/fast.cpp) include this one file, so that the two cannot see different things;
// any change here asks for new weights and a new `model_version`.
//
// A feature of one word alone ("its suffix is -ing") is listed apart from a feature of the context ("... and the tag
// before is X"): the scores of the first kind are summed once a distinct word and kept.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.hpp"
#include "doc/analysis.hpp"
#include "world/world.hpp"

namespace synoptic::text::fast {

constexpr std::uint32_t model_version = 1;

// ---- keys ------------------------------------------------------------------------------------------

using Key = std::uint32_t;  // its top bits pick a row of weights, the next ones prove that the row is its own
using Hash = std::uint32_t;

constexpr Hash finish(Hash h) {
  h ^= h >> 15;
  h *= 0x2C1B3C6Du;
  h ^= h >> 12;
  return h * 0x297A2D39u;
}
constexpr Hash hash_of(std::uint32_t value) { return finish(value * 0x9E3779B1u + 0x7F4A7C15u); }  // of a small number: a tag, a cluster
constexpr Hash join(Hash a, Hash b) { return std::rotl(a * 0x85EBCA6Bu, 13) + b; }
constexpr Key key(std::uint32_t what, Hash a) { return finish(a + what * 0x9E3779B1u); }
constexpr Key key(std::uint32_t what, Hash a, Hash b) { return finish(join(a, b) + what * 0x9E3779B1u); }
constexpr Key key(std::uint32_t what, Hash a, Hash b, Hash c) { return finish(join(join(a, b), c) + what * 0x9E3779B1u); }
constexpr Key key(std::uint32_t what, Hash a, Hash b, Hash c, Hash d) { return finish(join(join(join(a, b), c), d) + what * 0x9E3779B1u); }
[[nodiscard]] Hash hash_bytes(std::string_view bytes);

// ---- tags ------------------------------------------------------------------------------------------

// UPOS, and where the parser gains by it, cut finer by form (number of nouns, forms of verbs, kinds of pronouns).
enum class Tag : std::uint8_t {
  noun, nouns, propn, verb_base, verb_past, verb_ing, verb_participle, verb_present, verb_s, aux_modal, aux_finite, aux_other,
  personal, possessive, wh, pron, det, adj, adv, adv_wh, adp, sconj, cconj, part_possessive, part_to, part, num, intj, sym, x, punct,
};
constexpr int tag_count = 31;
constexpr std::array<Upos, tag_count> upos_of_tag = {
    Upos::noun, Upos::noun, Upos::propn, Upos::verb, Upos::verb, Upos::verb, Upos::verb, Upos::verb, Upos::verb, Upos::aux, Upos::aux, Upos::aux,
    Upos::pron, Upos::pron, Upos::pron, Upos::pron, Upos::det, Upos::adj, Upos::adv, Upos::adv, Upos::adp, Upos::sconj, Upos::cconj, Upos::part, Upos::part, Upos::part,
    Upos::num, Upos::intj, Upos::sym, Upos::x, Upos::punct};
constexpr Hash tag_hash(Tag t) { return hash_of(static_cast<std::uint32_t>(t) + 1); }
constexpr Hash tag_outside = hash_of(1000);

[[nodiscard]] Tag tag_of(Upos upos, Xpos xpos);
// Penn's tag as far as the tag and the word say it.
[[nodiscard]] Xpos xpos_of(Tag tag, std::string_view folded);

// Lemmas: a table of (folded form, tag) for what the rules of lemma.hpp get wrong, then those rules where the tag inflects.
// Slots: open addressing, where each entry begins in `forms`, plus one; an entry is "form\ttag\tlemma\n", the tag one letter.
void lemma_of(std::span<const std::uint32_t> slots, std::string_view forms, std::string_view folded, Tag tag, std::string& out);
struct LemmaException {
  std::string folded;
  Tag tag;
  std::string lemma;
};
void make_lemmas(std::span<const LemmaException> exceptions, std::vector<std::uint32_t>& slots, std::string& forms);

// ---- words -----------------------------------------------------------------------------------------

// How much the capitals of a sentence tell: in a headline in title case, or in capitals, nothing.
enum class Capitals : std::uint8_t { telling, mute };

// From the table of clusters and of words with one tag.
struct Known {
  std::uint32_t cluster = 0;   // 0 = not known
  int tag = -1;                // the only tag of a frequent word, or -1
};

// A distinct word of a report.
struct Word {
  Hash form, lower, suffix1, suffix2, suffix3, suffix4, prefix1, prefix2, prefix3, shape, cluster, coarse, gazetteer;
  std::uint32_t senses = 0;    // 1 << Sense
  Span folded;                 // in Words::bytes
  int tag = -1;                // Known::tag
  bool capital = false;        // some letter is a capital: the word may be of a name
  bool begins = false;         // some phrase of the world begins with it
};

// Interns words; one of it for a report, or for a whole corpus.
class Words {
 public:
  // `known` answers for a folded form; `coarse_of` maps clusters to coarse ones.
  Words(const World& world, std::span<const std::uint32_t> table, std::span<const std::uint8_t> coarse_of, std::size_t expected);
  std::uint32_t id(std::string_view form, Capitals capitals);
  [[nodiscard]] const Word& operator[](std::uint32_t i) const { return words_[i]; }
  [[nodiscard]] std::size_t size() const { return words_.size(); }
  [[nodiscard]] std::string_view folded(const Word& w) const { return view(bytes_, w.folded); }
  [[nodiscard]] const World& world() const { return *world_; }
  void look_in(const World& world) { world_ = &world; }  // the same world, moved
  void clear();

 private:
  void make(std::string_view form, Capitals capitals);
  struct Slot {
    std::uint32_t tag = 0, word = 0;  // word + 1; 0 = free
  };
  const World* world_;
  std::span<const std::uint32_t> table_;
  std::span<const std::uint8_t> coarse_of_;
  std::vector<Slot> slots_;
  std::vector<Word> words_;
  std::vector<Span> forms_;    // of words_, in bytes_
  std::vector<Capitals> capitals_;
  std::string bytes_;
};

// The table of known words: open addressing, a slot is 16 bits of the hash, 10 of the cluster, 6 of the tag + 1.
[[nodiscard]] Known known(std::span<const std::uint32_t> table, std::string_view folded);
[[nodiscard]] std::vector<std::uint32_t> make_known(std::span<const std::pair<std::string, Known>> words);  // in order: the first of two that clash stays

// What a sentence is to all three: words in their order, with the sentence's edges beyond them.
struct Sequence {
  std::vector<std::uint32_t> id;
  std::vector<Tag> tags;
  std::vector<Hash> phrases;   // the world's phrase of two words or more that covers a token: sense and position; 0 = none
  Capitals capitals = Capitals::telling;
};

// Reads the tokens of a sentence: fills `id`, `capitals`, `phrases`, sizes `tags`.
void read(std::string_view text, std::span<const Span> tokens, Words& words, Sequence& out);

extern const Word edge;  // stands before and behind every sentence

// ---- features of the tagger ------------------------------------------------------------------------

template <class F>
void tag_self(const Word& w, F&& f) {
  f(key(1, w.lower));
  f(key(2, w.form));
  f(key(3, w.suffix1));
  f(key(4, w.suffix2));
  f(key(5, w.suffix3));
  f(key(6, w.suffix4));
  f(key(7, w.prefix1));
  f(key(8, w.prefix2));
  f(key(9, w.prefix3));
  f(key(10, w.shape));
  f(key(11, w.cluster));
  f(key(12, w.coarse));
  f(key(13, w.shape, w.suffix3));
  f(key(14, w.cluster, w.suffix2));
  f(key(15, w.coarse, w.suffix3));
  f(key(16, w.shape, w.cluster));
  f(key(17, w.gazetteer));
}
template <class F>
void tag_before(const Word& w, F&& f) {  // w stands before
  f(key(20, w.lower));
  f(key(21, w.suffix3));
  f(key(22, w.cluster));
  f(key(23, w.shape));
  f(key(24, w.coarse, w.suffix2));
}
template <class F>
void tag_behind(const Word& w, F&& f) {
  f(key(30, w.lower));
  f(key(31, w.suffix3));
  f(key(32, w.cluster));
  f(key(33, w.shape));
  f(key(34, w.coarse, w.suffix2));
  f(key(35, w.suffix2));
}
// `w` points at the word itself, two more on either side.
template <class F>
void tag_context(const Word* const* w, Hash t2, Hash t1, bool first, F&& f) {
  const Word &b2 = *w[-2], &b1 = *w[-1], &x = *w[0], &n1 = *w[1], &n2 = *w[2];
  f(key(40, t1));
  f(key(41, t2, t1));
  f(key(42, t1, x.lower));
  f(key(43, t1, x.suffix3));
  f(key(44, t1, x.cluster));
  f(key(45, t1, n1.lower));
  f(key(46, t1, n1.cluster));
  f(key(47, t2, t1, x.coarse));
  f(key(48, t2, t1, x.suffix2));
  f(key(49, t1, x.coarse, n1.coarse));
  f(key(50, b1.lower, x.lower));
  f(key(51, x.lower, n1.lower));
  f(key(52, b1.cluster, x.cluster));
  f(key(53, x.cluster, n1.cluster));
  f(key(54, b2.lower));
  f(key(55, n2.lower));
  f(key(56, b2.cluster));
  f(key(57, n2.cluster));
  f(key(58, x.shape, hash_of(first)));
  f(key(59, x.shape, n1.shape, b1.shape));
  f(key(60, x.lower, n1.suffix3));
  f(key(61, x.suffix3, n1.suffix2, t1));
  f(key(62, x.lower, n1.coarse, t1));
  f(key(63, n1.coarse, n2.coarse));
}

// ---- features of the parser ------------------------------------------------------------------------

// Arc-hybrid: SHIFT moves the first of the buffer onto the stack, LEFT makes the top of the stack a dependent of the
// first of the buffer, RIGHT one of the word below it on the stack. The root stands at the end of the buffer.
enum class Move : std::uint8_t { shift, left, right };
constexpr int move_count = 3;
constexpr int max_labels = 63;

struct Node {
  Hash word, tag, cluster, coarse;
};
struct Children {  // a word's dependents found so far
  std::int32_t left = -1, left2 = -1, right = -1, right2 = -1;  // outermost; the last but one
  std::uint16_t lefts = 0, rights = 0;
  std::uint64_t labels = 0;     // 1 << label
  std::uint8_t label = 62;      // its own, once it has a head; 62 = none yet
};

// The parser's state over n words; node n is the root, n + 1 stands for "nothing".
struct State {
  std::vector<Node> nodes;
  std::vector<Children> kids;
  std::vector<std::int32_t> stack, heads;
  std::vector<std::uint32_t> verbs, stops;  // how many verbs (marks) stand before each word
  std::int32_t size = 0, next = 0;          // words; first of the buffer

  void start(const Sequence& s, const Words& words);
  [[nodiscard]] std::int32_t at_stack(std::size_t depth) const { return depth < stack.size() ? stack[stack.size() - 1 - depth] : size + 1; }
  [[nodiscard]] std::int32_t at_buffer(std::int32_t ahead) const { return next + ahead <= size ? next + ahead : size + 1; }
  [[nodiscard]] bool done() const { return next == size && stack.empty(); }
  // The one move that the rules leave, or -1: an empty stack shifts; at the root all but the last word of the stack go
  // right, so that exactly one word hangs on the root.
  [[nodiscard]] int forced() const {
    if (stack.empty()) return static_cast<int>(Move::shift);
    if (next == size) return static_cast<int>(stack.size() == 1 ? Move::left : Move::right);
    return -1;
  }
  [[nodiscard]] bool allowed(Move m) const { return m != Move::right || stack.size() > 1; }
  [[nodiscard]] std::int32_t head_by(Move m) const { return m == Move::left ? next : at_stack(1); }
  void shift() { stack.push_back(next++); }
  void attach(Move m, std::uint8_t label);  // LEFT or RIGHT
};

constexpr Hash distance_hash(std::int32_t d) { return hash_of(2000 + static_cast<std::uint32_t>(d < 5 ? d : d < 8 ? 5 : d < 12 ? 6 : d < 20 ? 7 : 8)); }
constexpr Hash label_hash(std::uint8_t l) { return hash_of(3000 + l); }
constexpr Hash count_hash(std::uint32_t n) { return hash_of(4000 + std::min(n, 4u)); }

// The parser's features are tables of which atoms of a state to join: up to four each. An atom counts by its place among the four,
// so that a key is a sum of four products and one mixing, eight at a time where the machine can (fast_sums.cpp).
struct Joined {
  std::uint8_t a = 0, b = 0, c = 0, d = 0;  // atoms; 0 = none
};
constexpr std::size_t max_atoms = 48;
constexpr std::array<std::uint32_t, 4> place_factors = {0x85EBCA6Bu, 0xC2B2AE35u, 0x9E3779B1u, 0x27D4EB2Fu};
struct Atoms {
  alignas(64) std::array<Hash, max_atoms> value{};  // atom 0 is zero
  void set(std::size_t atom, Hash hash) { value[atom] = hash; }
};
constexpr Hash seal(Hash h) { return (h ^ h >> 15) * 0x2C1B3C6Du; }
constexpr Key key_of(const Atoms& x, Joined j, std::uint32_t salt) {
  return seal(x.value[j.a] * place_factors[0] + x.value[j.b] * place_factors[1] + x.value[j.c] * place_factors[2] + x.value[j.d] * place_factors[3] + salt);
}
constexpr std::uint32_t salt_of(std::size_t feature) { return static_cast<std::uint32_t>(feature + 1) * 0x7FEB352Du; }

namespace move_atoms {
enum Atom : std::uint8_t {
  none, s0w, s0t, s0c, s0k, s1w, s1t, s1c, s1k, s2t, b0w, b0t, b0c, b0k, b1w, b1t, b1c, b2t,
  s0lt, s0rt, s1lt, s1rt, b0lt, s0lw, s0rw, b0lw, s0ll, s0rl, s1ll, s1rl, b0ll, s0set, s1set, b0set, s0n, s1n, b0n, db, ds, between_b, between_s, count
};
static_assert(count <= max_atoms);
constexpr auto table = std::to_array<Joined>({
    {s0t}, {s0w, s0t}, {s0c}, {s1t}, {s1w, s1t}, {s1c}, {b0t}, {b0w, b0t}, {b0c}, {b1w}, {b1t}, {b1c}, {b2t},
    {s0w, b0w}, {s0w, b0t}, {s0t, b0w}, {s0t, b0t}, {s0c, b0c}, {s1w, s0w}, {s1w, s0t}, {s1t, s0w}, {s1t, s0t}, {s1c, s0c}, {s1t, b0t}, {s1w, b0t}, {s1t, b0w},
    {b0t, b1t}, {b0w, b1t}, {b0t, b1w}, {s0w, b0k}, {s0k, b0w}, {s1w, s0k}, {s1k, s0w},
    {s0t, b0t, b1t}, {b0t, b1t, b2t}, {s1t, s0t, b0t}, {s2t, s1t, s0t}, {s1t, s0t, b0w}, {s1t, s0w, b0t}, {s1w, s0t, b0t}, {s1t, s0t, b0t, b1t}, {s1k, s0k, b0k},
    {s0w, b0t, b1t}, {s0t, b0w, b1t}, {s2t, s1t, s0t, b0t}, {s0t, b0t, b1t, b2t},
    {s0t, s0lt, b0t}, {s0t, s0rt, b0t}, {s0t, b0t, b0lt}, {s1t, s1rt, s0t}, {s1t, s0t, s0lt}, {s1t, s0t, s0rt}, {s0t, s0ll, s0rl}, {s1t, s1ll, s1rl}, {s1w, s1rl}, {s0w, s0rl},
    {s0t, s0lw, s1t}, {s0t, s0rw, b0t}, {b0t, b0lw}, {s0t, s0lw, s1w},
    {s0t, s0n, b0t}, {s1t, s1n, s0t}, {s0t, s0set, b0t}, {s1t, s1set, s0t}, {b0t, b0set, s0t}, {s0w, s0set},
    {s0t, b0t, db}, {s1t, s0t, ds}, {s0w, db}, {s0t, b0t, between_b}, {s1t, s0t, between_s}, {s1t, s0t, b0t, between_s},
});
}  // namespace move_atoms
void move_atoms_of(const State& s, Atoms& out);

namespace label_atoms {
enum Atom : std::uint8_t {
  none, way, dw, dt, dc, dk, hw, ht, hc, hk, dset, hset, dlw, dlt, drt, before_t, before_w, behind_t, behind_w, hbefore_t, hbehind_t, hrl, hll, dist, next_t, dfirst, count
};
static_assert(count <= max_atoms);
constexpr auto table = std::to_array<Joined>({
    {way, dw}, {way, dt}, {way, dc}, {way, hw}, {way, hc}, {way, dt, ht}, {way, dw, ht}, {way, dt, hw}, {dw, hw}, {way, dc, hc}, {way, dw, hc}, {way, dc, hw}, {way, dt, ht, dist},
    {way, dt, dset, ht}, {way, dt, hset, ht}, {way, hw, hset}, {way, dt, dlw, ht}, {way, dt, dlw, hw}, {way, dt, dlt, ht}, {way, dt, drt, ht},
    {way, dt, before_t, ht}, {way, dt, behind_t, ht}, {way, dt, before_w}, {way, dt, behind_w}, {way, ht, dt, hbefore_t}, {way, ht, dt, hbehind_t}, {way, dfirst, dt, ht},
    {way, dc, ht, dlw}, {way, dk, hk, dt}, {dt, ht, hrl, way}, {dt, ht, hll, way}, {dt, ht, next_t, way},
});
}  // namespace label_atoms
// The label of an arc about to be made: the dependent has all its own, the head those up to here.
void label_atoms_of(const State& s, Move m, Atoms& out);

static_assert(move_atoms::table.size() % 8 == 0 && label_atoms::table.size() % 8 == 0);

template <std::size_t N, class F>
void joined_features(const Atoms& x, const std::array<Joined, N>& table, F&& f) {
  for (std::size_t i = 0; i < N; ++i) f(key_of(x, table[i], salt_of(i)));
}

// ---- features of the name finder -------------------------------------------------------------------

// BILOU over four kinds; "outside" scores nothing and needs no weights. Class = kind * 4 + position.
constexpr int name_classes = 16;
enum class Position : std::uint8_t { begin, inside, last, unit };
enum class Source : std::uint8_t { uner, gum, gmb, wikigold, btc, wnut };  // whose guideline a sentence follows; running asks for `uner`
constexpr Hash source_hash(Source s) { return hash_of(8000 + static_cast<std::uint32_t>(s)); }

// Far below any score, and far enough from the end of the type for the longest sentence to add up.
template <class Score>
constexpr Score impossible() {
  return static_cast<Score>(-1e12);
}

template <class F>
void name_self(const Word& w, Hash source, F&& f) {
  f(key(300, w.lower));
  f(key(301, w.shape));
  f(key(302, w.suffix3));
  f(key(303, w.suffix2));
  f(key(304, w.suffix4));
  f(key(305, w.prefix3));
  f(key(306, w.cluster));
  f(key(307, w.coarse, w.shape));
  f(key(308, w.gazetteer));
  for (std::uint32_t bits = w.senses; bits != 0; bits &= bits - 1) f(key(309, hash_of(static_cast<std::uint32_t>(std::countr_zero(bits))), w.shape));
  f(key(310, w.gazetteer, w.cluster));
  f(key(311, w.form));
  f(key(312, source, w.shape));
  f(key(313, source, w.cluster));
  f(key(314, source, w.gazetteer));
  f(key(315, source, w.lower));
}
template <class F>
void name_before(const Word& w, F&& f) {
  f(key(320, w.lower));
  f(key(321, w.shape));
  f(key(322, w.cluster));
  f(key(323, w.gazetteer));
  f(key(324, w.suffix3));
}
template <class F>
void name_behind(const Word& w, F&& f) {
  f(key(330, w.lower));
  f(key(331, w.shape));
  f(key(332, w.cluster));
  f(key(333, w.gazetteer));
  f(key(334, w.suffix3));
}
// The run of capitalised words that a word stands in, with its neighbours.
struct Run {
  const Word *before = nullptr, *first = nullptr, *last = nullptr, *behind = nullptr;
  std::uint32_t place = 0, length = 0;
};
template <class F>
void name_context(const Word* const* w, const Hash* t, Hash phrase, const Run& run, bool first, Capitals capitals, Hash source, F&& f) {
  const Word &b2 = *w[-2], &b1 = *w[-1], &x = *w[0], &n1 = *w[1], &n2 = *w[2];
  f(key(340, t[0]));
  f(key(341, t[-1], t[0]));
  f(key(342, t[0], t[1]));
  f(key(343, t[-1], t[0], t[1]));
  f(key(344, t[0], x.shape, source));
  f(key(345, b1.shape, x.shape));
  f(key(346, x.shape, n1.shape));
  f(key(347, b1.shape, x.shape, n1.shape));
  f(key(348, b1.lower, x.shape));
  f(key(349, x.shape, n1.lower));
  f(key(350, b1.cluster, x.cluster));
  f(key(351, x.cluster, n1.cluster));
  f(key(352, b1.lower, x.lower));
  f(key(353, x.lower, n1.lower));
  f(key(354, b1.gazetteer, x.gazetteer));
  f(key(355, x.gazetteer, n1.gazetteer));
  f(key(356, b2.lower));
  f(key(357, n2.lower));
  f(key(358, b2.cluster, b1.cluster));
  f(key(359, n1.cluster, n2.cluster));
  f(key(360, phrase));
  f(key(361, phrase, source));
  f(key(362, phrase, x.lower));
  f(key(363, x.shape, hash_of(first), hash_of(static_cast<std::uint32_t>(capitals))));
  f(key(364, x.coarse, hash_of(first), t[0]));
  f(key(365, b1.coarse, x.coarse, n1.coarse));
  f(key(366, b2.lower, b1.lower, x.shape));
  f(key(367, n1.lower, n2.lower, x.shape));
  if (run.length > 0) {
    const Hash place = hash_of(9000 + std::min(run.place, 3u) * 8 + std::min(run.length, 5u));
    f(key(370, place));
    f(key(371, place, source));
    f(key(372, run.before->lower, place));
    f(key(373, run.behind->lower, place));
    f(key(374, run.last->lower, place));
    f(key(375, run.first->lower, place));
    f(key(376, run.last->cluster, place));
    f(key(377, run.first->cluster, place));
    f(key(378, run.before->cluster, place));
    f(key(379, run.behind->cluster, place));
    f(key(380, run.first->gazetteer, run.last->gazetteer, place));
    f(key(381, run.before->cluster, run.behind->cluster));
  }
}

// Which words the name finder looks at: those in capitals and their neighbours. All others are outside.
void name_window(const Sequence& s, const Words& words, std::vector<std::uint8_t>& looked_at, std::vector<Run>& runs);

// Best legal sequence over n words: `scores` has name_classes a word, `moves` (name_classes + 1)^2, from row to column,
// the last being "outside"; beyond both ends stands "outside". Fills `out` with classes, `name_classes` = outside.
template <class Score, class Weight>
void best_names(const Score* scores, std::size_t n, const Weight* moves, std::vector<std::uint8_t>& out, std::vector<std::uint8_t>& back) {
  constexpr int outside = name_classes, states = name_classes + 1;
  constexpr int kinds = name_classes / 4;
  constexpr int closed[] = {outside, 2, 3, 6, 7, 10, 11, 14, 15};  // after these a name may begin: outside, last and unit of each kind
  Score now[states], then[states];
  back.resize(n * states);
  out.resize(n);
  const auto move = [&](int from, int to) { return static_cast<Score>(moves[from * states + to]); };
  for (std::size_t i = 0; i < n; ++i) {
    const Score* s = scores + i * name_classes;
    std::uint8_t* b = back.data() + i * states;
    const auto open = [&](int to, Score own) {
      if (i == 0) {
        b[to] = outside;
        now[to] = own + move(outside, to);
        return;
      }
      int best = outside;
      Score value = then[outside] + move(outside, to);
      for (const int from : closed) {
        const Score v = then[from] + move(from, to);
        if (v > value) {
          value = v;
          best = from;
        }
      }
      b[to] = static_cast<std::uint8_t>(best);
      now[to] = value + own;
    };
    open(outside, 0);
    for (int k = 0; k < kinds; ++k) {
      open(k * 4, s[k * 4]);
      open(k * 4 + 3, s[k * 4 + 3]);
      for (int p = 1; p <= 2; ++p) {  // inside, last
        const int to = k * 4 + p;
        if (i == 0) {
          b[to] = outside;
          now[to] = impossible<Score>();
          continue;
        }
        const Score from_begin = then[k * 4] + move(k * 4, to), from_inside = then[k * 4 + 1] + move(k * 4 + 1, to);
        b[to] = static_cast<std::uint8_t>(from_begin >= from_inside ? k * 4 : k * 4 + 1);
        now[to] = std::max(from_begin, from_inside) + s[to];
      }
    }
    std::copy_n(now, states, then);
  }
  if (n == 0) return;
  int best = outside;
  Score value = then[outside] + move(outside, outside);
  for (const int from : closed) {
    const Score v = then[from] + move(from, outside);
    if (v > value) {
      value = v;
      best = from;
    }
  }
  for (std::size_t i = n; i-- > 0;) {
    out[i] = static_cast<std::uint8_t>(best);
    best = back[i * states + static_cast<std::size_t>(best)];
  }
}

}  // namespace synoptic::text::fast
