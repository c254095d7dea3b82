// What the models of quotes_roles.hpp look at. A token is seen from the cue: how far up the tree the two meet, by which branch the token
// hangs there, which clause inside the branch holds it; and as it stands in the line: its tag, the marks and punctuation beside it.
#include <algorithm>
#include <array>

#include "annotate/quotes_roles.hpp"
#include "base/utf8.hpp"

namespace synoptic::annotate::quotes {
namespace {

constexpr std::uint32_t most_neighbours = 12;  // sentences that quotations join to the cue's, on either side
constexpr std::uint32_t most_window = 600;     // tokens
constexpr std::uint64_t most_level = 4;        // steps up the tree that are told apart
constexpr std::uint64_t apart = 7;             // the level of tokens of other sentences

// ---- packing ----

class Packer {
 public:
  Packer(std::vector<Feature>& out) : out_(out) {}
  template <typename... V>
  void operator()(std::uint8_t kind, V... values) {
    Feature f = kind;
    ((f = (f << 8) | (static_cast<std::uint64_t>(values) & 0xFF)), ...);
    out_.push_back(f);
  }

 private:
  std::vector<Feature>& out_;
};

std::uint8_t of(Deprel d) { return static_cast<std::uint8_t>(main_of(d)); }
std::uint8_t full(Deprel d) { return static_cast<std::uint8_t>(d); }

Sign sign_of(std::string_view w, const Token& t) {
  if (t.kind != TokenKind::punct && t.kind != TokenKind::symbol) return Sign::word;
  if (w == ",") return Sign::comma;
  if (w == ":") return Sign::colon;
  if (w == ";") return Sign::semicolon;
  if (w == "." || w == "?" || w == "!" || w == "..." || w == "\u2026") return Sign::stop;
  if (w == "(" || w == ")" || w == "[" || w == "]") return Sign::bracket;
  if (w == "-" || w == "--" || w == "\u2013" || w == "\u2014" || w == "\u2015") return Sign::dash;
  if (w == "\"" || w == "'" || w == "''" || w == "``" || w == "\u201C" || w == "\u201D" || w == "\u2018" || w == "\u2019" || w == "\u00AB" || w == "\u00BB" ||
      w == "\u201E")
    return Sign::mark;
  return Sign::other;
}

bool is_clausal(Deprel d) {
  switch (main_of(d)) {
    case Deprel::conj:
    case Deprel::advcl:
    case Deprel::acl:
    case Deprel::appos:
    case Deprel::parataxis:
    case Deprel::ccomp:
    case Deprel::xcomp:
    case Deprel::csubj: return true;
    default: return false;
  }
}

std::uint8_t distance_bucket(std::uint32_t d) { return d <= 4 ? static_cast<std::uint8_t>(d) : d <= 8 ? 5 : d <= 16 ? 6 : d <= 32 ? 7 : 8; }

// Does any child of `token` have the relation (subtypes apart)?
static_assert(static_cast<unsigned>(Deprel::xcomp) < 64, "one bit each");
bool has_child(const Scene& s, std::uint32_t token, Deprel relation) { return (s.children[token] >> static_cast<unsigned>(relation) & 1u) != 0; }

std::uint32_t subject_of(const Scene& s, std::uint32_t token) {
  for (auto c = s.first_child[token]; c != no_token; c = s.next_sibling[c])
    if (main_of(s.text.tokens[c].deprel) == Deprel::nsubj) return c;
  return no_token;
}

// What a clause builds, as bits: its complements, and whether somebody does it.
std::uint8_t frame_of(const Scene& s, std::uint32_t token) {
  std::uint8_t bits = 0;
  for (auto c = s.first_child[token]; c != no_token; c = s.next_sibling[c]) {
    switch (main_of(s.text.tokens[c].deprel)) {
      case Deprel::ccomp: bits |= 1; break;
      case Deprel::xcomp: bits |= 2; break;
      case Deprel::obj: bits |= 4; break;
      case Deprel::parataxis: bits |= 8; break;
      case Deprel::nsubj:
        bits |= 16;
        if (s.text.tokens[c].deprel == Deprel::nsubj_pass) bits |= 32;
        break;
      case Deprel::obl:
        if (s.text.tokens[c].deprel == Deprel::obl_agent) bits |= 64;
        break;
      case Deprel::advcl:
        if (c > token) bits |= 128;
        break;
      default: break;
    }
  }
  return bits;
}

struct Ends {
  std::uint32_t first = 0, last = 0;
};

Ends sentence_of(const Scene& s, std::uint32_t token) {
  const Sentence& x = s.text.sentences[s.sentence[token]];
  return {x.first_token, x.last_token};
}

}  // namespace

Scene make_scene(std::string_view bytes, const Text& text, const std::vector<Quoted>& quoted, const World& world) {
  const auto n = text.tokens.size();
  Scene s{text, {}, {}, {}, {}, {}, {}, {}, {}, {}};
  s.what.assign(n, CueClass::none);
  s.quoted.assign(n, no_index);
  s.sign.assign(n, Sign::word);
  s.sentence.assign(n, 0);
  s.time.assign(n, 0);
  s.first_child.assign(n, no_token);
  s.next_sibling.assign(n, no_token);
  s.children.assign(n, 0);
  s.all_quoted.assign(text.sentences.size(), 0);
  // All tokens folded, a space between any two: a phrase of several is a part of it.
  std::string folded;
  std::vector<Span> at(n);
  folded.reserve(bytes.size() + n);
  std::size_t q = 0;
  for (std::size_t t = 0; t < n; ++t) {
    const Span span = text.tokens[t].span;
    at[t].begin = static_cast<std::uint32_t>(folded.size());
    utf8::append_folded(folded, view(bytes, span));
    at[t].end = static_cast<std::uint32_t>(folded.size());
    s.sign[t] = sign_of(view(folded, at[t]), text.tokens[t]);
    s.time[t] = s.sign[t] == Sign::word && is_time_word(view(folded, at[t]));
    folded += ' ';
    while (q < quoted.size() && quoted[q].content.end <= span.begin) ++q;
    if (q < quoted.size() && quoted[q].content.overlaps(span)) s.quoted[t] = static_cast<std::int32_t>(q);
  }
  for (std::uint32_t i = 0; i < text.sentences.size(); ++i) {
    const Sentence& x = text.sentences[i];
    bool inside = true, any = false;
    for (std::uint32_t t = x.last_token; t-- > x.first_token;) {
      s.sentence[t] = i;
      if (const auto h = text.tokens[t].head; h >= 0) {
        s.next_sibling[t] = s.first_child[static_cast<std::uint32_t>(h)];
        s.first_child[static_cast<std::uint32_t>(h)] = t;
        s.children[static_cast<std::uint32_t>(h)] |= std::uint64_t{1} << static_cast<unsigned>(main_of(text.tokens[t].deprel));
      }
      if (s.sign[t] != Sign::word) continue;
      any = true;
      inside = inside && s.quoted[t] != no_index;
    }
    s.all_quoted[i] = any && inside;
    for (std::uint32_t t = x.first_token; t < x.last_token; ++t) {
      if (s.sign[t] != Sign::word) continue;
      std::uint32_t last = t;
      for (std::uint32_t k = t; k < x.last_token && k < t + World::longest && s.sign[k] == Sign::word; ++k) {
        const World::Found found = world.look_up(view(folded, Span{at[t].begin, at[k].end}));
        if (const Entry* e = reporting(found)) {
          s.what[t] = class_of_cue(e->value);
          last = k;
        }
        if (!found.begins) break;
      }
      t = last;
    }
  }
  return s;
}

bool may_be_cue(const Scene& s, std::uint32_t t) {
  const Token& token = s.text.tokens[t];
  if (token.deprel == Deprel::none) return false;
  if (s.sign[t] == Sign::colon) return true;
  if (s.sign[t] != Sign::word) return false;
  if (token.upos == Upos::verb) return true;
  if (s.what[t] != CueClass::none) return token.upos != Upos::aux;
  if (token.upos == Upos::noun || token.upos == Upos::adj)
    for (auto c = s.first_child[t]; c != no_token; c = s.next_sibling[c]) {
      const Deprel d = s.text.tokens[c].deprel;
      if (d == Deprel::ccomp || d == Deprel::xcomp || d == Deprel::acl || d == Deprel::csubj) return true;
      if (token.upos == Upos::adj && d == Deprel::nsubj) return true;
      if (token.upos == Upos::noun && d == Deprel::nmod_poss) return true;
    }
  return false;
}

void cue_features(const Scene& s, std::uint32_t t, std::vector<Feature>& out) {
  Packer put(out);
  const auto& tokens = s.text.tokens;
  const Token& c = tokens[t];
  const auto ends = sentence_of(s, t);
  const auto what = static_cast<std::uint8_t>(s.what[t]);
  const bool inside = s.quoted[t] != no_index;
  const std::uint8_t frame = frame_of(s, t);
  const auto sign_at = [&](std::uint32_t i) -> std::uint8_t {
    if (i < ends.first || i >= ends.last) return 15;
    if (s.sign[i] == Sign::word && s.quoted[i] != no_index && !inside) return 14;
    return static_cast<std::uint8_t>(s.sign[i]);
  };
  const std::uint32_t subject = subject_of(s, t);
  const std::uint8_t who = subject == no_token ? 63 : static_cast<std::uint8_t>(tokens[subject].xpos);
  put(1, 0);
  put(2, what, c.upos);
  put(3, what, c.xpos);
  put(4, full(c.deprel), c.upos);
  put(5, what, frame & 15);
  put(6, what, frame >> 4);
  put(7, c.upos, frame & 15);
  put(8, what, inside);
  put(9, what == 0, inside, who);
  put(10, what, who == 63 ? 0 : 1, of(c.deprel));
  // Where the cue hangs: a cue under another cue is part of its content.
  std::uint32_t up = t;
  std::uint8_t above = 0, way = 0;
  for (int step = 0; step < 6 && tokens[up].head >= 0; ++step) {
    if (step == 0 || is_clausal(tokens[up].deprel)) way = of(tokens[up].deprel);
    up = static_cast<std::uint32_t>(tokens[up].head);
    if (s.what[up] != CueClass::none && tokens[up].upos == Upos::verb) {
      above = static_cast<std::uint8_t>(s.what[up]);
      break;
    }
  }
  put(11, above, way, what == 0);
  put(12, above != 0, way, what);
  // Marks and punctuation beside it, and a quotation right after it or its subject.
  put(13, sign_at(t - 1), what == 0, c.upos);
  put(14, sign_at(t + 1), what == 0, c.upos);
  std::uint8_t beside = 0;
  if (!inside) {
    for (std::uint32_t i = t + 1; i < ends.last && i < t + 8; ++i)
      if (s.quoted[i] != no_index) {
        beside |= i < t + 4 ? 3 : 1;
        break;
      }
    for (std::uint32_t i = t; i-- > ends.first && i + 8 > t;)
      if (s.quoted[i] != no_index) {
        beside |= i + 4 > t ? 12 : 4;
        break;
      }
  }
  put(15, what, beside);
  put(16, what == 0, c.upos, beside, who == 63);
  std::uint8_t helpers = 0;
  for (auto k = s.first_child[t]; k != no_token; k = s.next_sibling[k]) {
    const Token& x = tokens[k];
    const Deprel d = main_of(x.deprel);
    put(17, of(x.deprel), x.upos, what == 0, k > t);
    if (d == Deprel::aux && x.xpos == Xpos::md) helpers |= 1;
    if (d == Deprel::aux && x.xpos != Xpos::md) helpers |= 2;
    if (x.lemma == "not" || x.lemma == "never") helpers |= 4;
    if (d == Deprel::mark) helpers |= 8;
    if (d == Deprel::ccomp && s.quoted[k] != no_index) helpers |= 16;
    if (d == Deprel::ccomp && has_child(s, k, Deprel::mark)) helpers |= 32;
    if (d == Deprel::mark || d == Deprel::case_ || d == Deprel::cc) put(18, of(x.deprel), x.xpos, of(c.deprel), what == 0);
  }
  put(19, helpers & 15, what);
  put(20, helpers >> 4, what);
  const Sentence& sentence = s.text.sentences[s.sentence[t]];
  put(21, is_prose(sentence.section), what == 0);
  if (s.sign[t] == Sign::colon) {
    put(22, sign_at(t - 1), sign_at(t + 1), distance_bucket(t - ends.first), t > ends.first ? static_cast<std::uint8_t>(tokens[t - 1].xpos) : 0);
    bool names = true;
    for (std::uint32_t i = ends.first; i < t; ++i) names = names && (s.sign[i] != Sign::word || tokens[i].upos == Upos::propn);
    put(23, names, distance_bucket(t - ends.first));
  }
  put(24, t > ends.first ? static_cast<std::uint8_t>(tokens[t - 1].xpos) : 0, what == 0);
  put(25, t + 1 < ends.last ? static_cast<std::uint8_t>(tokens[t + 1].xpos) : 0, what);
  put(26, inside, s.all_quoted[s.sentence[t]], what == 0);
}

TokenRange window(const Scene& s, std::uint32_t cue) {
  const auto& sentences = s.text.sentences;
  const std::uint32_t here = s.sentence[cue];
  TokenRange w{sentences[here].first_token, sentences[here].last_token};
  const auto holds = [&](std::uint32_t a, std::uint32_t b) {  // sentence b follows a: does a quotation hold them together?
    if (sentences[a].section_index != sentences[b].section_index) {
      const auto last = sentences[a].last_token, first = sentences[b].first_token;
      return s.all_quoted[b] && sentences[b].section_index == sentences[a].section_index + 1 && is_prose(sentences[a].section) && is_prose(sentences[b].section) && last > 0 &&
             (s.sign[last - 1] == Sign::colon || s.quoted[last - 1] != no_index) && s.sign[first] == Sign::mark;
    }
    const auto last = sentences[a].last_token, first = sentences[b].first_token;
    std::uint32_t x = last, y = first;
    while (x > sentences[a].first_token && s.sign[x - 1] != Sign::word) --x;
    while (y < sentences[b].last_token && s.sign[y] != Sign::word) ++y;
    if (x > sentences[a].first_token && y < sentences[b].last_token && s.quoted[x - 1] != no_index && s.quoted[x - 1] == s.quoted[y]) return true;
    return false;
  };
  for (std::uint32_t i = here; i > 0 && here - i < most_neighbours; --i) {
    if (!(holds(i - 1, i) || (s.all_quoted[i - 1] && sentences[i - 1].section_index == sentences[i].section_index))) break;
    w.first = sentences[i - 1].first_token;
    if (!s.all_quoted[i - 1]) break;
    if (w.last - w.first > most_window) break;
  }
  for (std::uint32_t i = here; i + 1 < sentences.size() && i - here < most_neighbours; ++i) {
    if (!(holds(i, i + 1) || (s.all_quoted[i + 1] && sentences[i + 1].section_index == sentences[i].section_index))) break;
    w.last = sentences[i + 1].last_token;
    if (!s.all_quoted[i + 1]) break;
    if (w.last - w.first > most_window) break;
  }
  return w;
}

void part_features(const Scene& s, std::uint32_t cue, TokenRange w, Row& out) {
  out.features.clear();
  out.ends.clear();
  out.joints.clear();
  Packer put(out.features);
  const auto& tokens = s.text.tokens;
  const auto ends = sentence_of(s, cue);
  const auto n = ends.last - ends.first;
  const auto what = static_cast<std::uint8_t>(s.what[cue]);
  const auto cue_pos = static_cast<std::uint8_t>(tokens[cue].upos);
  const std::uint8_t frame = frame_of(s, cue);
  const bool subject_after = [&] {
    const auto x = subject_of(s, cue);
    return x != no_token && x > cue;
  }();
  const auto here = s.sentence[cue];

  // Where each token of the cue's sentence meets the cue's line of ancestors, by which branch and which clause in it.
  struct Seen {
    std::uint8_t level = 0xFF;
    std::uint32_t branch = no_token, below = no_token, clause = no_token;
  };
  std::vector<Seen> seen(n);
  std::vector<std::uint32_t> line;
  {
    std::uint32_t a = cue;
    for (std::uint32_t step = 0; step <= n; ++step) {
      seen[a - ends.first] = {static_cast<std::uint8_t>(std::min<std::uint64_t>(step, most_level)), no_token, no_token, no_token};
      line.push_back(a);
      if (tokens[a].head < 0) break;
      a = static_cast<std::uint32_t>(tokens[a].head);
    }
    std::vector<std::uint32_t> todo = line;
    while (!todo.empty()) {
      const auto h = todo.back();
      todo.pop_back();
      const Seen up = seen[h - ends.first];
      for (auto c = s.first_child[h]; c != no_token; c = s.next_sibling[c]) {
        Seen& x = seen[c - ends.first];
        if (x.level != 0xFF) continue;
        x.level = up.level;
        x.branch = up.branch == no_token ? c : up.branch;
        x.below = up.branch == no_token ? no_token : up.below == no_token ? c : up.below;
        x.clause = up.branch != no_token && is_clausal(tokens[c].deprel) ? c : up.clause;
        todo.push_back(c);
      }
    }
  }
  // Is there something quoted in a branch, and where does it begin and end?
  std::vector<std::uint8_t> branch_quoted(n, 0), branch_time(n, 0);
  std::vector<std::uint32_t> branch_first(n, no_token), branch_last(n, 0);
  for (std::uint32_t t = ends.first; t < ends.last; ++t) {
    const auto b = seen[t - ends.first].branch;
    if (b == no_token) continue;
    const auto i = b - ends.first;
    branch_quoted[i] |= s.quoted[t] != no_index;
    branch_time[i] |= s.time[t];
    branch_first[i] = std::min(branch_first[i], t);
    branch_last[i] = std::max(branch_last[i], t);
  }
  // Signs between the cue and a token, counted once from the cue outwards.
  std::vector<std::uint8_t> commas(w.last - w.first, 0), colons(w.last - w.first, 0), quotes(w.last - w.first, 0);
  const auto count = [&](std::uint32_t from, std::uint32_t to, int step) {
    std::uint8_t comma = 0, colon = 0, quote = 0;
    for (std::uint32_t t = from; t != to; t += static_cast<std::uint32_t>(step)) {
      commas[t - w.first] = comma;
      colons[t - w.first] = colon;
      quotes[t - w.first] = quote;
      if (s.sign[t] == Sign::comma || s.sign[t] == Sign::dash) comma = std::min<std::uint8_t>(3, comma + 1);
      if (s.sign[t] == Sign::colon || s.sign[t] == Sign::semicolon) colon = 1;
      if (s.sign[t] == Sign::mark) quote = std::min<std::uint8_t>(3, quote + 1);
    }
  };
  count(cue, w.last, 1);
  count(cue, w.first - 1, -1);
  const bool cue_inside = s.quoted[cue] != no_index;
  bool left_quote = false, right_quote = false;
  for (std::uint32_t t = w.first; t < w.last; ++t)
    if (s.quoted[t] != no_index) (t < cue ? left_quote : right_quote) = true;
  const std::uint8_t around = static_cast<std::uint8_t>((left_quote ? 1 : 0) | (right_quote ? 2 : 0) | (cue_inside ? 4 : 0));

  for (std::uint32_t t = w.first; t < w.last; ++t) {
    const Token& x = tokens[t];
    const std::uint8_t side = t < cue ? 0 : t == cue ? 2 : 1;
    const bool in = s.quoted[t] != no_index;
    const auto sign = static_cast<std::uint8_t>(s.sign[t]);
    const auto before = t > w.first ? static_cast<std::uint8_t>(s.sign[t - 1]) : 15;
    const auto after = t + 1 < w.last ? static_cast<std::uint8_t>(s.sign[t + 1]) : 15;
    const auto tag_before = t > w.first ? static_cast<std::uint8_t>(tokens[t - 1].xpos) : 0;
    const auto tag_after = t + 1 < w.last ? static_cast<std::uint8_t>(tokens[t + 1].xpos) : 0;
    const auto i = t - w.first;
    put(1, 0);
    put(2, x.xpos, side);
    put(3, x.xpos, tag_before);
    put(4, x.xpos, tag_after);
    put(5, side, distance_bucket(t < cue ? cue - t : t - cue), commas[i] > 0, colons[i]);
    put(6, in, side, around, quotes[i]);
    put(7, in, side, what);
    put(8, sign, before, after, in);
    put(9, side, commas[i], in, what == 0);
    put(10, side, colons[i], in, around);
    std::uint8_t joint = 0;
    if (s.sentence[t] == here) {
      const Seen& v = seen[t - ends.first];
      const std::uint8_t level = v.level == 0xFF ? 6 : v.level;
      if (v.branch == no_token) {
        const std::uint8_t hang = level > 0 && level < most_level ? of(tokens[line[level - 1]].deprel) : 0;
        put(11, level, hang, x.upos);
        put(12, level, what, x.upos, side);
        put(13, level, hang, side, what);
      } else {
        const auto b = v.branch;
        const std::uint8_t rel = full(tokens[b].deprel);
        const std::uint8_t right = b > cue;
        const std::uint8_t hang = level > 0 && level <= line.size() ? of(tokens[line[std::min<std::size_t>(level, line.size()) - 1]].deprel) : 0;
        const auto bi = b - ends.first;
        const std::uint8_t below = v.below == no_token ? 0 : full(tokens[v.below].deprel);
        const std::uint8_t clause = v.clause == no_token ? 0 : full(tokens[v.clause].deprel);
        const std::uint8_t held = branch_quoted[bi] ? 1 : 0;
        put(14, level, rel, right, side);
        put(15, level, rel, right, hang);
        put(16, level > 1 ? 2 : level, rel, right, what);
        put(17, level, rel, below, right);
        put(18, level, rel, clause, v.clause != no_token && v.clause > b ? 1 : 0);
        put(19, level, rel, held, in);
        put(20, level, rel, tokens[b].upos, right);
        put(21, level, rel, x.deprel == Deprel::punct ? sign : 20, t == branch_first[bi], t == branch_last[bi]);
        put(22, level, rel, commas[i], right);
        put(23, level, rel, frame & 15, right);
        put(24, level, rel, has_child(s, b, Deprel::mark), has_child(s, b, Deprel::nsubj), right);
        put(25, level, rel, branch_time[bi], branch_last[bi] - branch_first[bi] > 3);
        put(26, level, rel, cue_pos, right);
        put(27, level, rel, subject_after, right, clause);
        if (v.clause != no_token) {
          const auto k = v.clause;
          put(28, rel, clause, has_child(s, k, Deprel::nsubj), has_child(s, k, Deprel::cc), in);
          put(29, rel, clause, tokens[k].upos, commas[i], level);
        }
        if (x.deprel == Deprel::cc || x.deprel == Deprel::mark || x.deprel == Deprel::case_) put(30, level, rel, full(x.deprel), x.xpos);
      }
      if (t > ends.first) {
        const Seen& p = seen[t - 1 - ends.first];
        if (p.branch != v.branch || p.level != v.level) joint |= 1;
        else if (p.clause != v.clause) joint |= 2;
      }
    } else {
      const bool later = s.sentence[t] > here;
      const auto away = std::min<std::uint32_t>(3, later ? s.sentence[t] - here : here - s.sentence[t]);
      const bool same_section = s.text.sentences[s.sentence[t]].section_index == s.text.sentences[here].section_index;
      put(31, later, in, s.all_quoted[s.sentence[t]], same_section);
      put(32, later, in, away, around);
      put(33, later, in, quotes[i] > 1, around, what);
      joint |= 2;
    }
    put(34, apart, in, x.upos, before);
    if (s.sign[t] != Sign::word || before != 0) joint |= 4;
    out.joints.push_back(joint);
    out.ends.push_back(static_cast<std::uint32_t>(out.features.size()));
  }
}

}  // namespace synoptic::annotate::quotes
