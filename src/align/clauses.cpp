// The tokens of a sentence are dealt out among its clause heads: each goes to the nearest one above it. Which clauses stand for
// themselves is decided at their heads (`part_of`): what restricts a noun ("the ship that sank"), sets a condition or a purpose
// stays with the clause above. Then each head's tokens are put together with the subject it shares and with who is said to say it,
// and the stretch from the first to the last of them is what is shown.
// Known limits: a wrong tree makes a wrong unit; of a clause inside another only the outer one's words are parted from it.
#include "align/clauses.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "base/utf8.hpp"
#include "text/syntax.hpp"

namespace synoptic::align {
namespace {

// Function words: a unit needs words beyond these.
constexpr auto light_words = std::to_array<std::string_view>({"a", "an", "and", "are", "as", "at", "be", "been",
     "but", "by", "for", "from", "had", "has", "have", "he", "her", "his", "in", "is", "it", "its", "of", "on", "or",
     "that", "the", "their", "they", "this", "to", "was", "were", "which", "who", "will", "with"});
// Words that tie a clause to the one before it; it says the same without them.
constexpr auto ties = std::to_array<std::string_view>({"and", "but", "however", "meanwhile", "or", "so", "while", "yet"});
// Before a clause that is not said to be so.
constexpr auto conditions = std::to_array<std::string_view>({"if", "lest", "once", "unless", "until", "whether"});
// Before a participle: what happened by the way. Not "by", "for", "of", "to": those belong to the verb above.
constexpr auto circumstances = std::to_array<std::string_view>({"after", "before", "following", "since", "when", "while"});
// Verbs that say little without their object: "made a visit", "held talks".
constexpr auto bounds = std::to_array<std::string_view>({"after", "before", "since", "until"});
// What is so holds only up to where such a bound is set.
constexpr auto ranks = std::to_array<std::string_view>({"ever", "first", "last", "most", "never", "only", "second", "third"});
constexpr auto light_verbs = std::to_array<std::string_view>({"be", "catch", "come", "do", "get", "give", "go", "have", "hold", "make", "pay", "put", "take"});
// They say little without the verb that they bring along: "attempted to appear".
constexpr auto aspects = std::to_array<std::string_view>({"appear", "attempt", "begin", "continue", "expect", "plan", "seem", "set", "start", "try"});
// "The visit comes after ...": that it came after says nothing of what happened.
constexpr auto run_ups = std::to_array<std::string_view>({"come", "follow", "precede"});
// Nouns that hold what somebody claims: "allegations that ...".
constexpr auto claim_nouns = std::to_array<std::string_view>({"accusation", "allegation", "announcement", "assertion", "claim", "news", "report", "rumor", "rumour", "speculation", "statement", "suggestion"});
constexpr auto frame_classes = std::to_array<std::string_view>({"admit", "announce", "claim", "express", "manner", "say", "show", "tell", "warn", "write"});
constexpr auto plans = std::to_array<std::string_view>({"due", "expect", "going", "intend", "plan", "schedule", "set"});
constexpr auto hedges = std::to_array<std::string_view>({"allegedly", "apparently", "could", "likely", "may", "might", "perhaps", "possibly", "presumably", "probably", "reportedly", "suspected"});

constexpr std::uint32_t longest_frame = 10;   // words: a longer one is left out where it stands behind
constexpr std::uint32_t least_heavy = 3;      // words beyond function words in a unit
constexpr std::uint32_t least_outside = 3;    // of those, outside of quotation marks
constexpr std::uint32_t longest_subject = 12; // tokens
constexpr std::uint32_t longest_shown = 60;   // tokens
constexpr std::uint32_t longest_apposed = 22; // tokens
constexpr std::uint32_t claim_reach = 8;      // tokens between "claims" and its "that"

template <std::size_t N>
bool in(const std::array<std::string_view, N>& sorted, std::string_view word) {
  return std::binary_search(sorted.begin(), sorted.end(), word);
}

constexpr std::uint32_t nobody = UINT32_MAX;

// What a token is to the clause above it.
enum class Part : std::uint8_t {
  inside,      // belongs to it
  clause,      // says something of its own
  complement,  // what the one above says, reports, claims
  participle,  // the same subject does it by the way
  relative,    // of the noun before it
  frame,       // ", police said": names who says the one above
};

// "Dorn - a close friend of the mayor -", "Ilse Brandt, a teacher in Osmark,": told by its words, since trees are least sure of it.
struct Apposed {
  std::uint32_t name = 0;               // first token of the name with its title
  std::uint32_t first = 0, last = 0;    // tokens [first, last] of what it is said to be
  std::uint32_t noun = 0;
};

struct Head {
  std::uint32_t token = 0;
  Part part = Part::clause;
  std::uint32_t above = nobody;  // index of the head above
  std::vector<std::uint32_t> own;  // tokens, rising
  bool says = false;             // has a complement: only names who says it
  std::uint32_t framed_by = nobody;  // head whose words name who says this one
};

class Cutter {
 public:
  Cutter(const Report& report, const Text& text, const std::vector<Span>& quoted, const World& world)
      : report_(report), text_(text), quoted_(quoted), world_(world) {}

  std::vector<Clause> run() {
    word_of_.assign(text_.tokens.size(), 0);
    for (std::uint32_t w = 0; w < text_.words.size(); ++w)
      for (std::uint32_t t = text_.words[w].first_token; t < text_.words[w].last_token; ++t) word_of_[t] = w;
    for (std::uint32_t s = 0; s < text_.sentences.size(); ++s)
      if (is_prose(text_.sentences[s].section)) cut(s);
    return std::move(out_);
  }

 private:
  [[nodiscard]] const Token& token(std::uint32_t t) const { return text_.tokens[t]; }
  [[nodiscard]] std::string form(std::uint32_t t) const { return utf8::fold(view(report_.text, token(t).span)); }
  [[nodiscard]] static bool is_mark(const Token& t) { return t.kind == TokenKind::punct; }

  // The quoted stretch that holds byte `at`? Sorted by begin; they may nest, so look back a little.
  [[nodiscard]] bool is_quoted(std::uint32_t at) const {
    auto it = std::upper_bound(quoted_.begin(), quoted_.end(), at, [](std::uint32_t b, const Span& q) { return b < q.begin; });
    for (int back = 0; back < 3 && it != quoted_.begin(); ++back)
      if ((--it)->contains(at)) return true;
    return false;
  }

  [[nodiscard]] bool is_heavy(std::uint32_t t) const {
    const TokenKind kind = token(t).kind;
    return kind != TokenKind::punct && kind != TokenKind::symbol && !in(light_words, form(t));
  }

  // ---- what a token is to the clause above it ----

  [[nodiscard]] static bool is_finite_form(Xpos x) { return x == Xpos::vbd || x == Xpos::vbz || x == Xpos::vbp || x == Xpos::md; }
  [[nodiscard]] bool is_finite(const text::SentenceTree& tree, std::uint32_t t) const {
    if (is_finite_form(token(t).xpos)) return true;
    const auto below = tree.children(t);
    return std::any_of(below.begin(), below.end(), [&](std::uint32_t c) {
      const Deprel d = main_of(token(c).deprel);
      return (d == Deprel::aux || d == Deprel::cop) && is_finite_form(token(c).xpos);
    });
  }
  template <class Test>
  [[nodiscard]] std::optional<std::uint32_t> child(const text::SentenceTree& tree, std::uint32_t t, Test test) const {
    for (const std::uint32_t c : tree.children(t))
      if (test(token(c))) return c;
    return std::nullopt;
  }
  [[nodiscard]] std::optional<std::uint32_t> subject(const text::SentenceTree& tree, std::uint32_t t) const {
    return child(tree, t, [](const Token& c) { return text::is_subject(c.deprel); });
  }
  [[nodiscard]] bool has_copula(const text::SentenceTree& tree, std::uint32_t t) const {
    return child(tree, t, [](const Token& c) { return main_of(c.deprel) == Deprel::cop; }).has_value();
  }
  [[nodiscard]] bool is_predicate(const text::SentenceTree& tree, std::uint32_t t) const {
    return token(t).upos == Upos::verb || token(t).upos == Upos::aux || has_copula(tree, t) || subject(tree, t);
  }
  [[nodiscard]] std::string marker(const text::SentenceTree& tree, std::uint32_t t) const {
    const auto m = child(tree, t, [](const Token& c) { return main_of(c.deprel) == Deprel::mark || (main_of(c.deprel) == Deprel::advmod && c.xpos == Xpos::wrb); });
    return m ? form(*m) : std::string();
  }
  [[nodiscard]] bool is_negated(const text::SentenceTree& tree, std::uint32_t t) const {
    return child(tree, t, [](const Token& c) { return c.lemma == "not" || c.lemma == "n't" || c.lemma == "never"; }).has_value();
  }
  [[nodiscard]] bool is_frame_verb(std::uint32_t t) const {
    const Entry* e = world_.find(form(t), Sense::reporting_verb);
    return e != nullptr && in(frame_classes, e->value.view());
  }
  // First and last token of all that hangs on each token, and the heavy ones before it; linear in the sentence.
  void measure(const text::SentenceTree& tree, const Sentence& s) {
    const std::uint32_t n = s.last_token - s.first_token;
    first_ = s.first_token;
    reach_.assign(n, {});
    heavy_.assign(n + 1, 0);
    for (std::uint32_t i = 0; i < n; ++i) {
      reach_[i] = {first_ + i, first_ + i};
      heavy_[i + 1] = heavy_[i] + (is_heavy(first_ + i) ? 1 : 0);
    }
    std::vector<std::uint32_t> order;
    for (std::uint32_t t = s.first_token; t < s.last_token; ++t)
      if (token(t).head < 0) order.push_back(t);
    for (std::size_t i = 0; i < order.size(); ++i)
      for (const std::uint32_t c : tree.children(order[i])) order.push_back(c);
    for (std::size_t i = order.size(); i-- > 0;) {
      const std::int32_t head = token(order[i]).head;
      if (head < static_cast<std::int32_t>(first_)) continue;
      auto& above = reach_[static_cast<std::uint32_t>(head) - first_];
      const auto& own = reach_[order[i] - first_];
      above = {std::min(above.first, own.first), std::max(above.second, own.second)};
    }
  }
  // Set off by a mark, which may hang on either side.
  [[nodiscard]] bool behind_mark(std::uint32_t first, const Sentence& s) const {
    const auto sets_off = [&](std::uint32_t t) { return is_mark(token(t)) && token(t).xpos != Xpos::open_quote && token(t).xpos != Xpos::close_quote && form(t) != "\""; };
    return sets_off(first) || (first > s.first_token && sets_off(first - 1));
  }
  [[nodiscard]] bool before_mark(std::uint32_t last, const Sentence& s) const { return is_mark(token(last)) || (last + 1 < s.last_token && is_mark(token(last + 1))); }
  [[nodiscard]] std::uint32_t heavy_in(std::uint32_t lo, std::uint32_t hi) const { return heavy_[hi + 1 - first_] - heavy_[lo - first_]; }

  [[nodiscard]] bool is_time_unit(std::uint32_t t) const {
    static constexpr auto units = std::to_array<std::string_view>({"day", "hour", "minute", "moment", "month", "night", "second", "week", "year"});
    return token(t).upos == Upos::noun && in(units, token(t).lemma);
  }

  // Is something of the clause counted out or ranked before `end`: "the only", "the second", "never"?
  [[nodiscard]] bool is_ranked(std::uint32_t head, std::uint32_t end) const {
    for (std::uint32_t t = reach_[head - first_].first; t < end; ++t)
      if (in(ranks, token(t).lemma)) return true;
    return false;
  }

  [[nodiscard]] Part part_of(const text::SentenceTree& tree, const Sentence& s, std::uint32_t t) const {
    if (token(t).head < 0) return Part::clause;
    const auto above = static_cast<std::uint32_t>(token(t).head);
    const Deprel deprel = main_of(token(t).deprel);
    const auto [lo, hi] = reach_[t - first_];
    if (heavy_in(lo, hi) < 2) return deprel == Deprel::parataxis && is_frame_verb(t) ? Part::frame : Part::inside;
    switch (deprel) {
      case Deprel::ccomp:
        // What is not said, asked or only wished is not said to be so.
        if (is_frame_verb(above) && !is_negated(tree, above) && !in(conditions, marker(tree, t)) && is_predicate(tree, t) && is_finite(tree, t)) return Part::complement;
        return Part::inside;
      case Deprel::parataxis:
        if (is_frame_verb(t) && hi - lo <= 2 * longest_frame && !child(tree, t, [](const Token& c) { return main_of(c.deprel) == Deprel::ccomp; })) return Part::frame;
        return is_finite(tree, t) && subject(tree, t) ? Part::clause : Part::inside;
      case Deprel::advcl: {
        const std::string mark = marker(tree, t);
        // "eight days after she was hurt": the length of time hangs on the clause.
        if (lo > s.first_token && is_time_unit(lo - 1) && is_finite(tree, t) && !in(run_ups, token(above).lemma)) return Part::inside;
        // "so far away that ...", "the first senator since ...": without it the clause says another thing.
        if (mark == "that" || (in(bounds, mark) && is_ranked(above, lo))) return Part::inside;
        if (in(conditions, mark) || heavy_in(lo, hi) < least_heavy + (mark.empty() || in(light_words, mark) ? 0 : 1)) return Part::inside;
        if (is_finite(tree, t) && subject(tree, t)) return Part::clause;
        const bool participle = token(t).xpos == Xpos::vbg || token(t).xpos == Xpos::vbn;
        if (participle && ((mark.empty() && (behind_mark(lo, s) || (lo == s.first_token && before_mark(hi, s)))) || in(circumstances, mark))) return Part::participle;
        return Part::inside;
      }
      case Deprel::acl:
        if (is_finite(tree, t) && marker(tree, t) == "that" && in(claim_nouns, token(above).lemma)) return Part::complement;
        if (token(t).deprel == Deprel::acl_relcl) {
          // "medication he took": without its pronoun a relative always restricts.
          const bool open = behind_mark(lo, s) || (token(above).upos == Upos::propn && token(lo).xpos != Xpos::prp);
          return open && is_finite(tree, t) && heavy_in(lo, hi) >= least_heavy ? Part::relative : Part::inside;
        }
        return Part::inside;
      case Deprel::conj: {
        if (!is_predicate(tree, above)) return Part::inside;
        // "but is ...": whatever the tree hung the "is" on.
        if (const auto cc = child(tree, t, [](const Token& c) { return main_of(c.deprel) == Deprel::cc; }); cc && *cc < t && is_finite_form(token(*cc + 1).xpos)) return Part::clause;
        const bool own = subject(tree, t).has_value();
        if (own ? is_finite(tree, t) : (token(t).upos == Upos::verb && token(t).xpos != Xpos::vb && (is_finite(tree, above) || is_finite_form(token(t).xpos))) || (has_copula(tree, t) && is_finite(tree, t)))
          return heavy_in(lo, hi) >= 2 ? Part::clause : Part::inside;
        // "will ... and open": they share "will".
        return token(t).xpos == Xpos::vb && token(above).xpos == Xpos::vb && is_finite(tree, above) && heavy_in(lo, hi) >= 2 ? Part::clause : Part::inside;
      }
      default: return Part::inside;
    }
  }

  // ---- appositions ----

  void find_apposed(const Sentence& s) {
    apposed_.clear();
    const auto names = std::partition_point(text_.names.begin(), text_.names.end(), [&](const Name& n) { return n.span.begin < s.span.begin; });
    std::uint32_t t = s.first_token;
    for (auto n = names; n != text_.names.end() && n->span.end <= s.span.end; ++n) {
      while (t < s.last_token && token(t).span.begin < n->span.end) ++t;
      if (n->demonym || t + 3 >= s.last_token || !is_mark(token(t))) continue;
      const std::string mark = form(t);
      const bool dash = mark == "-" || mark == "\u2013" || mark == "\u2014" || mark == "--";
      if (!dash && mark != ",") continue;
      if (token(t + 1).upos != Upos::det && token(t + 1).xpos != Xpos::prp_poss) continue;
      std::uint32_t end = t + 1, noun = nobody, heavy = 0;
      for (; end < s.last_token && end < t + longest_apposed; ++end) {
        const Token& k = token(end);
        if (is_mark(k) && k.xpos != Xpos::hyph && k.xpos != Xpos::open_quote && k.xpos != Xpos::close_quote && form(end) != "\"") break;
        if (is_finite_form(k.xpos)) break;
        heavy += is_heavy(end);
        if (k.upos == Upos::noun && (noun == nobody || noun + 1 == end)) noun = end;
      }
      // It ends where it began: with the same mark, or with the sentence.
      if (end >= s.last_token || end >= t + longest_apposed || noun == nobody || heavy < 2) continue;
      if (form(end) != mark && end + 1 < s.last_token) continue;
      std::uint32_t first = t - 1;
      const std::uint32_t from = n->title.empty() ? n->span.begin : n->title.begin;
      while (first > s.first_token && token(first - 1).span.begin >= from) --first;
      apposed_.push_back({first, t + 1, end - 1, noun});
    }
  }
  [[nodiscard]] bool is_apposed(std::uint32_t t) const {
    return std::any_of(apposed_.begin(), apposed_.end(), [&](const Apposed& a) { return a.first <= t && t <= a.last; });
  }

  void make_apposed(const text::SentenceTree&, std::uint32_t sentence, const Apposed& a) {
    std::vector<std::uint32_t> core, who;
    for (std::uint32_t t = a.name; t + 1 < a.first; ++t) who.push_back(t);
    core = who;
    std::uint32_t heavy = 0, outside = 0;
    for (std::uint32_t t = a.first; t <= a.last; ++t) core.push_back(t);
    for (const std::uint32_t t : core) {
      heavy += is_heavy(t);
      outside += is_heavy(t) && !is_quoted(token(t).span.begin);
    }
    if (heavy < least_heavy || outside < least_outside) return;
    Clause c;
    c.sentence = sentence;
    c.first_word = word_of_[a.name];
    c.last_word = word_of_[a.last] + 1;
    c.span = {text_.words[c.first_word].span.begin, text_.words[c.last_word - 1].span.end};
    c.words = words_of(core);
    c.predicates = {word_of_[a.noun]};
    c.agent = words_of(who);
    out_.push_back(std::move(c));
  }

  // ---- dealing out ----

  // "OSMARK, Sorland (HPA) - ": the first token behind it; the first of the sentence where there is none.
  [[nodiscard]] std::uint32_t dateline(const Sentence& s) const {
    constexpr std::uint32_t longest = 12;
    for (std::uint32_t t = s.first_token; t + 1 < s.last_token && t < s.first_token + longest; ++t) {
      const std::string f = form(t);
      if (t > s.first_token && (f == "-" || f == "--" || f == "\u2013" || f == "\u2014")) {
        const bool opens = utf8::is_upper(utf8::decode(report_.text, token(t + 1).span.begin).code);  // "Dorn - a friend of the mayor" is none
        return opens && token(t - 1).span.end < token(t).span.begin ? t + 1 : s.first_token;
      }
      if (!is_mark(token(t)) && !utf8::is_upper(utf8::decode(report_.text, token(t).span.begin).code)) break;
    }
    return s.first_token;
  }
  [[nodiscard]] bool is_question(const Sentence& s) const {
    for (std::uint32_t t = s.last_token; t-- > s.first_token && is_mark(token(t));)
      if (form(t) == "?") return true;
    return false;
  }

  void cut(std::uint32_t sentence) {
    const Sentence& s = text_.sentences[sentence];
    const text::SentenceTree tree(text_, s);
    if (!tree.parsed()) {
      whole(sentence);
      return;
    }
    if (is_question(s)) return;
    measure(tree, s);
    dateline_ = dateline(s);
    find_apposed(s);
    heads_.clear();
    // Depth first; a head's number is its place in `heads_`.
    std::vector<std::pair<std::uint32_t, std::uint32_t>> open;  // token, head above
    for (std::uint32_t t = s.last_token; t-- > s.first_token;)
      if (token(t).head < 0) open.emplace_back(t, nobody);
    while (!open.empty()) {
      auto [t, owner] = open.back();
      open.pop_back();
      const Part part = owner == nobody ? Part::clause : part_of(tree, s, t);
      if (part != Part::inside) {
        heads_.push_back({t, part, owner, {}, false, nobody});
        const auto me = static_cast<std::uint32_t>(heads_.size() - 1);
        if (part == Part::complement && main_of(token(t).deprel) == Deprel::ccomp) {
          heads_[owner].says = true;
          heads_[me].framed_by = owner;
        }
        if (part == Part::frame) heads_[owner].framed_by = me;
        owner = me;
      }
      if (!is_apposed(t) && t >= dateline_) heads_[owner].own.push_back(t);
      for (const std::uint32_t c : tree.children(t)) open.emplace_back(c, owner);
    }
    const std::size_t before = out_.size();
    for (Head& h : heads_) std::sort(h.own.begin(), h.own.end());
    hand_down(tree);
    for (std::uint32_t h = 0; h < heads_.size(); ++h) make(tree, sentence, h);
    for (const Apposed& a : apposed_) make_apposed(tree, sentence, a);
    std::sort(out_.begin() + static_cast<std::ptrdiff_t>(before), out_.end(), [](const Clause& a, const Clause& b) { return std::pair(a.span, a.words) < std::pair(b.span, b.words); });
  }

  // A phrase without the clauses in it.
  [[nodiscard]] std::vector<std::uint32_t> phrase(const text::SentenceTree& tree, std::uint32_t t) const {
    std::vector<std::uint32_t> out, open{t};
    while (!open.empty()) {
      const std::uint32_t at = open.back();
      open.pop_back();
      if (!is_apposed(at) && at >= dateline_) out.push_back(at);
      for (const std::uint32_t c : tree.children(at)) {
        const Deprel d = main_of(token(c).deprel);
        if (at == t && (d == Deprel::cop || d == Deprel::aux || text::is_subject(token(c).deprel) || d == Deprel::mark || d == Deprel::case_ || d == Deprel::cc)) continue;
        if (d != Deprel::appos && d != Deprel::acl && d != Deprel::parataxis && d != Deprel::punct && d != Deprel::advcl && d != Deprel::ccomp) open.push_back(c);
      }
    }
    std::sort(out.begin(), out.end());
    return out;
  }

  // "..., but is financially dependent": what stands behind the conjunction and before the predicate is its, whatever the tree hung it on.
  void hand_down(const text::SentenceTree& tree) {
    for (Head& h : heads_) {
      if (h.above == nobody || main_of(token(h.token).deprel) != Deprel::conj) continue;
      const auto cc = child(tree, h.token, [](const Token& c) { return main_of(c.deprel) == Deprel::cc; });
      auto& from = heads_[h.above];
      if (!cc || *cc > h.token || from.token > *cc) continue;
      const auto between = [&](std::uint32_t t) { return *cc < t && t < h.token; };
      std::copy_if(from.own.begin(), from.own.end(), std::back_inserter(h.own), between);
      from.own.erase(std::remove_if(from.own.begin(), from.own.end(), between), from.own.end());
      std::sort(h.own.begin(), h.own.end());
    }
  }

  // Scraps at the ends, parted from the rest by another clause, are mostly the tree's mistake.
  void trim(std::vector<std::uint32_t>& own, std::uint32_t head) const {
    const auto heavy = [&](std::size_t from, std::size_t to) {
      std::uint32_t n = 0;
      for (std::size_t i = from; i < to; ++i) n += is_heavy(own[i]);
      return n;
    };
    for (std::size_t i = own.size(); i-- > 1;)
      if (own[i] - own[i - 1] > 4 && own[i] > head && heavy(i, own.size()) < 2) own.resize(i);
      else if (own[i] < head) break;
    while (!own.empty() && is_mark(token(own.back()))) own.pop_back();
  }

  // "- who had been ill -": ends where the second dash stands.
  void close(std::vector<std::uint32_t>& own) const {
    const auto dash = [&](std::uint32_t t) { const std::string f = form(t); return f == "-" || f == "\u2013" || f == "\u2014" || f == "--"; };
    if (own.empty() || own.front() == first_ || !(dash(own.front() - 1) || dash(own.front()))) return;
    for (std::uint32_t t = own.front() + 1; t < own.back(); ++t)
      if (is_mark(token(t)) && token(t).xpos != Xpos::hyph && dash(t)) {
        own.erase(std::partition_point(own.begin(), own.end(), [&](std::uint32_t o) { return o < t; }), own.end());
        return;
      }
  }

  // The subject of a head: its own, or the one that it shares with a head above. Of a relative or an apposition the noun it hangs on.
  [[nodiscard]] std::optional<std::uint32_t> subject_of(const text::SentenceTree& tree, std::uint32_t h) const {
    const Head& head = heads_[h];
    if (head.part == Part::relative) return static_cast<std::uint32_t>(token(head.token).head);
    for (std::uint32_t t = head.token;;) {
      if (const auto own = subject(tree, t)) return own;
      const Deprel d = main_of(token(t).deprel);
      if (token(t).head < 0) return std::nullopt;
      if (d != Deprel::conj && d != Deprel::xcomp && d != Deprel::advcl) {
        if (d == Deprel::acl && t != head.token) return static_cast<std::uint32_t>(token(t).head);
        return std::nullopt;
      }
      t = static_cast<std::uint32_t>(token(t).head);
    }
  }

  [[nodiscard]] bool is_passive(const text::SentenceTree& tree, std::uint32_t t) const {
    return child(tree, t, [](const Token& c) { return c.deprel == Deprel::aux_pass || c.deprel == Deprel::nsubj_pass || c.deprel == Deprel::obl_agent; }).has_value();
  }

  void make(const text::SentenceTree& tree, std::uint32_t sentence, std::uint32_t h) {
    const Head& head = heads_[h];
    if (is_apposed(head.token)) return;
    if (head.says || head.part == Part::frame) return;
    std::vector<std::uint32_t> own = head.own;
    // Out at the ends: marks, and words that only tie it to what stands before.
    const auto is_tie = [&](std::uint32_t t) {
      if (is_mark(token(t))) return true;
      const Deprel d = main_of(token(t).deprel);
      return d == Deprel::cc || (d == Deprel::mark && token(t).upos != Upos::part) || in(ties, form(t)) || (d == Deprel::advmod && token(t).xpos == Xpos::wrb && token(head.token).deprel != Deprel::acl_relcl);
    };
    while (!own.empty() && is_tie(own.front())) own.erase(own.begin());
    while (!own.empty() && is_mark(token(own.back()))) own.pop_back();
    trim(own, head.token);
    if (head.part == Part::relative) close(own);
    if (own.empty()) return;

    std::vector<std::uint32_t> subject_phrase;
    if (const auto subject = subject_of(tree, h)) subject_phrase = phrase(tree, *subject);
    std::vector<std::uint32_t> core = own;
    core.insert(core.end(), subject_phrase.begin(), subject_phrase.end());
    // Begins with its verb: the tree lost the subject, and it is what the sentence begins with.
    if (const std::uint32_t first = text_.sentences[sentence].first_token; subject_phrase.empty() && head.part != Part::participle && head.part != Part::relative && begins_inside(own.front()) && own.front() - first <= longest_subject)
      for (std::uint32_t t = first; t < own.front(); ++t)
        if (!is_mark(token(t))) core.push_back(t);
    std::sort(core.begin(), core.end());
    core.erase(std::unique(core.begin(), core.end()), core.end());

    // Whose account it is, is no part of what it says.
    for (const std::uint32_t c : tree.children(head.token))
      if (main_of(token(c).deprel) == Deprel::obl && is_according(tree, token(c))) {
        const auto [first, last] = reach_[c - first_];
        core.erase(std::remove_if(core.begin(), core.end(), [&, first = first, last = last](std::uint32_t t) { return first <= t && t <= last; }), core.end());
      }
    std::uint32_t heavy = 0, outside = 0;
    for (const std::uint32_t t : core) {
      if (!is_heavy(t)) continue;
      ++heavy;
      outside += !is_quoted(token(t).span.begin);
    }
    if (heavy < least_heavy || outside < least_outside || says_nothing(tree, h, own)) return;
    if (head.part == Part::relative && std::count_if(own.begin(), own.end(), [&](std::uint32_t t) { return is_heavy(t); }) < 2) return;
    if (is_speech(tree, h, core)) return;

    // "that": a relative's subject without its noun.
    if (head.part != Part::relative && subject_phrase.size() == 1 && (token(subject_phrase[0]).xpos == Xpos::wdt || token(subject_phrase[0]).xpos == Xpos::wp)) return;
    std::uint32_t lo = core.front(), hi = std::max(core.back(), own.back());
    if (head.part == Part::participle && !subject_phrase.empty() && subject_phrase.front() > own.back() && head.above != nobody && !heads_[head.above].own.empty()) hi = std::max(hi, heads_[head.above].own.back());
    while (hi > lo && is_mark(token(hi))) --hi;
    if (head.part == Part::participle && lo - text_.sentences[sentence].first_token <= 4) lo = text_.sentences[sentence].first_token;  // "A year after leaving"
    if (head.part == Part::participle && token(lo).upos == Upos::adp && form(lo) == "with") ++lo;
    if (const std::uint32_t frame = frame_of(h); frame != nobody) frame_in(tree, frame, h, lo, hi);
    const std::uint32_t claim = claim_before(tree, head.token, lo);
    if (claim != nobody) lo = claim;
    emit(tree, sentence, h, core, subject_phrase, lo, hi, claim != nobody);
  }

  // "claims by the union that ...": where the noun stands, with what describes it; nobody if it is none.
  [[nodiscard]] std::uint32_t claim_before(const text::SentenceTree& tree, std::uint32_t head, std::uint32_t lo) const {
    if (marker(tree, head) != "that") return nobody;
    std::uint32_t that = lo;
    while (that > first_ && form(that) != "that" && lo - that < 3) --that;
    if (form(that) != "that") return nobody;
    for (std::uint32_t t = that; t-- > first_ && that - t <= claim_reach && !is_finite_form(token(t).xpos);)
      if (token(t).upos == Upos::noun && in(claim_nouns, token(t).lemma)) {
        while (t > first_ && (token(t - 1).upos == Upos::adj || token(t - 1).upos == Upos::det)) --t;
        return t;
      }
    return nobody;
  }

  // Whose words a head is: its own frame, or that of the one it is joined to.
  [[nodiscard]] std::uint32_t frame_of(std::uint32_t h) const {
    for (std::uint32_t at = h; at != nobody; at = heads_[at].above) {
      if (heads_[at].framed_by != nobody) return heads_[at].framed_by;
      if (main_of(token(heads_[at].token).deprel) != Deprel::conj) break;
    }
    return nobody;
  }

  // Widens [lo, hi] to who says it, where that stands beside it.
  void frame_in(const text::SentenceTree& tree, std::uint32_t frame, std::uint32_t h, std::uint32_t& lo, std::uint32_t& hi) const {
    std::uint32_t first = heads_[frame].token, last = heads_[frame].token;
    std::optional<std::uint32_t> who = subject_of(tree, frame);
    if (who) {
      const auto words = phrase(tree, *who);
      if (!words.empty()) {
        first = std::min(first, words.front());
        last = std::max(last, words.back());
      }
    }
    if (last < lo) {
      // With something between, only where the unit itself does not tell whom it is about.
      const auto own = subject_of(tree, h);
      std::uint32_t between = 0;
      for (std::uint32_t t = last + 1; t < lo; ++t) between += !is_mark(token(t)) && !std::binary_search(heads_[frame].own.begin(), heads_[frame].own.end(), t) && !std::binary_search(heads_[h].own.begin(), heads_[h].own.end(), t);
      const bool far = between > 2;
      if (!far || !own || token(*own).upos == Upos::pron) lo = first;
    } else if (first > hi && last - first < longest_frame && first - hi <= 3) {
      hi = last;
    } else if (first < lo) {
      lo = first;  // who says it stands before, the verb behind or within
    }
  }

  // "The visit comes", "Mr Dorn said on Monday", "according to police": not what happened.
  [[nodiscard]] bool says_nothing(const text::SentenceTree& tree, std::uint32_t h, const std::vector<std::uint32_t>& own) const {
    const std::uint32_t t = heads_[h].token;
    if (is_frame_verb(t) && !child(tree, t, [](const Token& c) { return main_of(c.deprel) == Deprel::obj || main_of(c.deprel) == Deprel::xcomp || main_of(c.deprel) == Deprel::ccomp; })) {
      const std::string& verb = token(t).lemma;
      if (verb == "add" || verb == "say" || verb == "tell" || world_.find(form(t), Sense::reporting_verb)->value.view() == "manner") return true;
    }
    // "signalled at a meeting on Monday | that he would stay": whatever the tree hung the rest on.
    if (is_frame_verb(t) && own.back() + 1 < text_.tokens.size() && form(own.back() + 1) == "that" && !child(tree, t, [](const Token& c) { return main_of(c.deprel) == Deprel::obj || main_of(c.deprel) == Deprel::xcomp; })) return true;
    // "the paper reported": who, and no more.
    if (is_frame_verb(t) && heads_[h].part != Part::relative) {
      const auto who = subject(tree, t);
      const auto rest = std::count_if(own.begin(), own.end(), [&](std::uint32_t o) { return o != t && is_heavy(o) && !(who && reach_[*who - first_].first <= o && o <= reach_[*who - first_].second); });
      if (rest == 0) return true;
    }
    if (in(run_ups, token(t).lemma)) {
      const auto who = subject(tree, t);
      return !who || token(*who).upos != Upos::propn || own.size() < 4;
    }
    return false;
  }

  // "We live in different countries": a report does not speak of itself; somebody's words stand here without their marks. And what
  // readers are asked to do is no account of what happened.
  [[nodiscard]] bool is_speech(const text::SentenceTree& tree, std::uint32_t h, const std::vector<std::uint32_t>& core) const {
    if (const auto who = subject(tree, heads_[h].token)) {
      const std::string word = form(*who);
      if ((word == "i" || word == "we" || word == "you") && frame_of(h) == nobody) return true;
    }
    const auto has = [&](std::string_view word) { return std::any_of(core.begin(), core.end(), [&](std::uint32_t t) { return form(t) == word; }); };
    return (has("anyone") || has("anybody")) && has("information");
  }

  [[nodiscard]] Certainty certainty_of(const text::SentenceTree& tree, std::uint32_t h, const std::vector<std::uint32_t>& core) const {
    bool planned = false, hedged = false;
    for (const std::uint32_t t : core) {
      const std::string word = form(t);
      const auto at = static_cast<std::int32_t>(heads_[h].token);
      if (token(t).head == at && main_of(token(t).deprel) == Deprel::aux && (word == "will" || word == "would" || word == "'ll" || word == "shall")) planned = true;
      if (in(hedges, word)) hedged = true;
    }
    if (in(plans, token(heads_[h].token).lemma)) planned = true;
    if (planned) return Certainty::planned;
    if (hedged) return Certainty::hedged;
    const bool named = child(tree, heads_[h].token, [&](const Token& c) { return main_of(c.deprel) == Deprel::obl && is_according(tree, c); }).has_value();
    return named || frame_of(h) != nobody || heads_[h].part == Part::complement ? Certainty::attributed : Certainty::asserted;
  }
  [[nodiscard]] bool is_according(const text::SentenceTree& tree, const Token& t) const {
    const auto i = static_cast<std::uint32_t>(&t - text_.tokens.data());
    return child(tree, i, [](const Token& c) { return c.lemma == "accord" || c.lemma == "according"; }).has_value();
  }

  void emit(const text::SentenceTree& tree, std::uint32_t sentence, std::uint32_t h, const std::vector<std::uint32_t>& core, const std::vector<std::uint32_t>& subject_phrase,
            std::uint32_t lo, std::uint32_t hi, bool claimed) {
    const Sentence& s = text_.sentences[sentence];
    // Begins with its verb: the tree lost the subject; the sentence's beginning is the surest one.
    if (begins_inside(lo)) {
      lo = s.first_token;
      while (lo < hi && is_tie_word(lo)) ++lo;
      if (begins_inside(lo)) return;
    }
    if (token(lo).upos == Upos::adp && lo < hi && (token(lo + 1).xpos == Xpos::wrb || token(lo + 1).xpos == Xpos::wp || token(lo + 1).xpos == Xpos::wdt)) return;  // "in how ..."
    const auto outside = [&](std::uint32_t t) { return token(t).head < static_cast<std::int32_t>(lo) || token(t).head > static_cast<std::int32_t>(hi); };
    // "If successful, the plan allows ...": what the first word binds is inside.
    if (lo > s.first_token && main_of(token(lo - 1).deprel) == Deprel::mark && !outside(lo - 1) && token(lo - 1).head != static_cast<std::int32_t>(heads_[h].token)) --lo;
    // "and despite the rain" of a clause that comes after.
    for (std::uint32_t t = lo + 1; t <= hi; ++t)
      if (main_of(token(t).deprel) == Deprel::cc && token(t).head > static_cast<std::int32_t>(hi) && t > heads_[h].token) hi = t - 1;
    while (hi > lo && (ends_inside(hi) || is_mark(token(hi)) || (token(hi).xpos == Xpos::vbg && is_mark(token(hi - 1))))) --hi;  // ", considering"
    if (hi - lo > longest_shown) return;
    // A mark of quotation that has its other half inside belongs to it.
    const auto is_quote_mark = [&](std::uint32_t t) { return token(t).xpos == Xpos::open_quote || token(t).xpos == Xpos::close_quote || form(t) == "\""; };
    std::uint32_t marks = 0;
    for (std::uint32_t t = lo; t <= hi; ++t) marks += is_quote_mark(t);
    if (marks % 2 == 1) {
      if (hi + 1 < s.last_token && is_quote_mark(hi + 1)) ++hi;
      else if (hi + 2 < s.last_token && is_mark(token(hi + 1)) && is_quote_mark(hi + 2)) hi += 2;
      else if (lo > s.first_token && is_quote_mark(lo - 1)) --lo;
    }
    Clause c;
    c.sentence = sentence;
    c.first_word = word_of_[lo];
    c.last_word = word_of_[hi] + 1;
    c.span = {text_.words[c.first_word].span.begin, text_.words[c.last_word - 1].span.end};
    const Head& head = heads_[h];
    c.finite = head.part != Part::participle && head.part != Part::relative && (is_finite(tree, head.token) || shares_finite(tree, head.token));
    c.certainty = certainty_of(tree, h, core);
    if (claimed && c.certainty == Certainty::asserted) c.certainty = Certainty::attributed;
    c.minor = words_of(minor(tree, head.token, core));
    c.words = words_of(core);
    c.predicates = words_of(predicates(tree, head.token));
    if (!is_passive(tree, head.token)) c.agent = words_of(subject_phrase);
    else if (const auto by = child(tree, head.token, [](const Token& x) { return x.deprel == Deprel::obl_agent; })) c.agent = words_of(phrase(tree, *by));
    out_.push_back(std::move(c));
  }
  // Of the core, what hangs on a clause inside it that restricts a noun or tells a circumstance.
  [[nodiscard]] std::vector<std::uint32_t> minor(const text::SentenceTree& tree, std::uint32_t head, const std::vector<std::uint32_t>& core) const {
    std::vector<std::uint32_t> out;
    std::vector<std::pair<std::uint32_t, bool>> open{{head, false}};
    while (!open.empty()) {
      const auto [t, below] = open.back();
      open.pop_back();
      if (below && std::binary_search(core.begin(), core.end(), t)) out.push_back(t);
      for (const std::uint32_t c : tree.children(t)) {
        const Deprel d = main_of(token(c).deprel);
        open.emplace_back(c, below || d == Deprel::acl || d == Deprel::advcl);
      }
    }
    return out;
  }
  [[nodiscard]] bool is_tie_word(std::uint32_t t) const { return is_mark(token(t)) || in(ties, form(t)); }
  [[nodiscard]] bool begins_inside(std::uint32_t t) const {
    const Token& k = token(t);
    return is_finite_form(k.xpos) || k.upos == Upos::aux || k.xpos == Xpos::wdt || k.xpos == Xpos::wp || k.xpos == Xpos::to || (k.upos == Upos::part && k.xpos != Xpos::pos);
  }
  [[nodiscard]] bool ends_inside(std::uint32_t t) const {
    const Token& k = token(t);
    return k.upos == Upos::det || k.upos == Upos::cconj || k.upos == Upos::sconj || k.xpos == Xpos::to || k.xpos == Xpos::prp_poss || k.xpos == Xpos::wdt || k.xpos == Xpos::wp || (k.upos == Upos::adp && k.xpos == Xpos::in);
  }
  [[nodiscard]] bool shares_finite(const text::SentenceTree& tree, std::uint32_t t) const {
    return main_of(token(t).deprel) == Deprel::conj && token(t).head >= 0 && is_finite(tree, static_cast<std::uint32_t>(token(t).head));
  }

  [[nodiscard]] std::vector<std::uint32_t> words_of(const std::vector<std::uint32_t>& tokens) const {
    std::vector<std::uint32_t> out;
    for (const std::uint32_t t : tokens)
      if (!is_mark(token(t))) out.push_back(word_of_[t]);
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
  }

  // The verb with those that it brings along ("allowed Russia to use"), with its particle, and with the noun that a light verb leans on.
  [[nodiscard]] std::vector<std::uint32_t> predicates(const text::SentenceTree& tree, std::uint32_t t) const {
    std::vector<std::uint32_t> out, open{t};
    while (!open.empty()) {
      const std::uint32_t at = open.back();
      open.pop_back();
      const bool brings = child(tree, at, [](const Token& c) { return main_of(c.deprel) == Deprel::xcomp; }).has_value();
      const std::size_t place = out.size();
      if (!brings || !in(aspects, token(at).lemma)) out.push_back(at);
      const bool light = in(light_verbs, token(at).lemma);
      const bool has_object = child(tree, at, [](const Token& c) { return main_of(c.deprel) == Deprel::obj; }).has_value();
      for (const std::uint32_t c : tree.children(at)) {
        const Deprel d = main_of(token(c).deprel);
        if (d == Deprel::xcomp || token(c).deprel == Deprel::compound_prt || (light && token(c).upos == Upos::noun && (d == Deprel::obj || token(c).deprel == Deprel::nsubj_pass || (d == Deprel::obl && !has_object)))) {
          if (d == Deprel::xcomp) {
            open.push_back(c);
            continue;
          }
          out.push_back(c);
          // The noun says what is done.
          if (light && token(c).deprel != Deprel::compound_prt && place < out.size() && out[place] == at) out.erase(out.begin() + static_cast<std::ptrdiff_t>(place));
        }
      }
    }
    return out;
  }

  void whole(std::uint32_t sentence) {
    const Sentence& s = text_.sentences[sentence];
    std::uint32_t first = s.first_word, last = s.last_word;
    while (first < last && text_.words[first].kind == TokenKind::punct) ++first;
    while (last > first && text_.words[last - 1].kind == TokenKind::punct) --last;
    Clause c;
    std::uint32_t heavy = 0, outside = 0;
    for (std::uint32_t w = first; w < last; ++w) {
      if (text_.words[w].kind == TokenKind::punct) continue;
      c.words.push_back(w);
      if (text_.words[w].kind == TokenKind::symbol || in(light_words, utf8::fold(view(report_.text, text_.words[w].span)))) continue;
      ++heavy;
      outside += !is_quoted(text_.words[w].span.begin);
    }
    if (heavy < least_heavy || outside < least_outside) return;
    c.sentence = sentence;
    c.first_word = first;
    c.last_word = last;
    c.span = {text_.words[first].span.begin, text_.words[last - 1].span.end};
    c.finite = true;
    out_.push_back(std::move(c));
  }

  const Report& report_;
  const Text& text_;
  const std::vector<Span>& quoted_;
  const World& world_;
  std::vector<std::uint32_t> word_of_;  // by token
  // Of the sentence at hand.
  std::uint32_t first_ = 0;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> reach_;
  std::vector<std::uint32_t> heavy_;
  std::uint32_t dateline_ = 0;  // first token behind it
  std::vector<Apposed> apposed_;
  std::vector<Head> heads_;
  std::vector<Clause> out_;
};

}  // namespace

std::vector<Clause> find_clauses(const Report& report, const Text& text, const std::vector<Span>& quoted,
                                 const World& world) {
  return Cutter(report, text, quoted, world).run();
}

}  // namespace synoptic::align
