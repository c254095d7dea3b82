#include "align/clauses.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "base/utf8.hpp"

namespace synoptic::align {
namespace {

// Function words: a side of a cut needs three words beyond these.
constexpr auto light_words = std::to_array<std::string_view>({"a", "an", "and", "are", "as", "at", "be", "been",
     "but", "by", "for", "from", "had", "has", "have", "he", "her", "his", "in", "is", "it", "its", "of", "on", "or",
     "that", "the", "their", "they", "this", "to", "was", "were", "which", "who", "will", "with"});

// After a comma these open a clause of their own.
constexpr auto openers = std::to_array<std::string_view>({"after", "although", "and", "as", "because", "before",
     "but", "despite", "following", "including", "since", "so", "though", "until", "when", "where", "which", "while",
     "who", "whose", "with", "yet"});

// "and"/"but" before one of these joins clauses, not things: a finite verb or a subject pronoun follows.
constexpr auto clause_starts = std::to_array<std::string_view>({"are", "can", "could", "did", "does", "had", "has",
     "have", "he", "is", "it", "may", "might", "must", "said", "says", "she", "that", "they", "was", "were", "will",
     "would"});

constexpr auto relatives = std::to_array<std::string_view>({"that", "where", "which", "who", "whose"});

constexpr auto subject_starts = std::to_array<std::string_view>({"a", "an", "both", "he", "her", "his", "it", "its", "she",
     "some", "the", "their", "there", "these", "they", "this", "those", "we"});

// These cut without a comma too, if both sides can stand.
constexpr auto bare_openers = std::to_array<std::string_view>({"after", "although", "because", "before", "when",
     "while"});

// Words that tie a clause to the one before it; it says the same without them.
constexpr auto ties = std::to_array<std::string_view>({"and", "but", "however", "meanwhile", "so", "while", "yet"});

template <std::size_t N>
bool in(const std::array<std::string_view, N>& sorted, std::string_view word) {
  return std::binary_search(sorted.begin(), sorted.end(), word);
}

class Cutter {
 public:
  Cutter(const Report& report, const Text& text, const std::vector<Span>& quoted, const World& world)
      : report_(report), text_(text), quoted_(quoted), world_(world) {}

  std::vector<Clause> run() {
    count_heavy();
    for (std::uint32_t s = 0; s < text_.sentences.size(); ++s)
      if (is_prose(text_.sentences[s].section)) cut(s);
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::string word(std::uint32_t t) const { return utf8::fold(view(report_.text, text_.words[t].span)); }

  // The quoted stretch that holds byte `at`, or nullptr. Sorted by begin; they may nest, so look back a little.
  [[nodiscard]] const Span* quotation_at(std::uint32_t at) const {
    auto it = std::upper_bound(quoted_.begin(), quoted_.end(), at, [](std::uint32_t b, const Span& q) { return b < q.begin; });
    for (int back = 0; back < 3 && it != quoted_.begin(); ++back)
      if ((--it)->contains(at)) return &*it;
    return nullptr;
  }

  // Three words beyond function words. Asked of every possible cut, so it is answered from running counts.
  [[nodiscard]] bool can_stand(std::uint32_t first, std::uint32_t last) const { return heavy_[last] >= heavy_[first] + 3; }

  void count_heavy() {
    heavy_.assign(text_.words.size() + 1, 0);
    for (std::uint32_t t = 0; t < text_.words.size(); ++t) {
      const TokenKind kind = text_.words[t].kind;
      heavy_[t + 1] = heavy_[t] + (kind != TokenKind::punct && kind != TokenKind::symbol && !in(light_words, word(t)));
    }
  }

  // ", the harbour master told reporters.": who says it belongs to what is said.
  [[nodiscard]] bool only_attributes(std::uint32_t first, std::uint32_t last) const {
    if (last - first > 10) return false;
    int verbs = 0;
    for (std::uint32_t t = first; t < last; ++t) {
      if (world_.find(word(t), Sense::reporting_verb)) ++verbs;
      else if (finite(t) == 2) return false;
    }
    return verbs == 1;
  }

  // "according to": names a source, and says nothing by itself.
  [[nodiscard]] bool names_source(std::uint32_t t, std::uint32_t end) const {
    return t + 1 < end && world_.find(word(t) + ' ' + word(t + 1), Sense::reporting_phrase) != nullptr;
  }

  // 2: the form is mostly a finite verb; 1: it may be one here; 0: it is none.
  [[nodiscard]] int finite(std::uint32_t t) const {
    const Entry* e = world_.find(word(t), Sense::finite_verb);
    return !e ? 0 : e->value == "sure" ? 2 : 1;
  }

  [[nodiscard]] bool capitalised(std::uint32_t t) const {
    return utf8::is_upper(utf8::decode(report_.text, text_.words[t].span.begin).code);
  }

  // Does a subject with its finite verb begin at t, with no comma between them?
  [[nodiscard]] bool subject_begins(std::uint32_t t, std::uint32_t end) const {
    if (!capitalised(t) && !in(subject_starts, word(t))) return false;
    for (std::uint32_t i = t + 1; i < end && i < t + 7; ++i) {
      if (text_.words[i].kind == TokenKind::punct && word(i) != "'") return false;
      if (finite(i) == 2) return true;
    }
    return false;
  }

  // Does a cut lie before token t?
  [[nodiscard]] bool cut_before(std::uint32_t start, std::uint32_t t, std::uint32_t end) const {
    const std::string here = word(t);
    const std::string before = word(t - 1);
    if (text_.words[t].kind == TokenKind::punct) return here == ";" || here == "(" || here == "-" || here == "--";
    if (before == ";" || before == ")" || before == "-" || before == "--") return true;
    if (before == "," && in(openers, here)) {
      // ", and" joins a list of things unless a clause follows.
      if (here != "and" || t + 1 >= end) return true;
      return in(clause_starts, word(t + 1)) || can_stand(start, t);
    }
    if (before == "," && here.size() > 4 && here.ends_with("ing")) return !names_source(t, end);
    // ", which shares the harbour with Sorland and Kallow, said ...": back to the main clause, after a relative that
    // is long enough to say something of its own.
    if (before == "," && finite(t) > 0 && relative_ && heavy_[t] >= heavy_[*relative_] + 4) return true;
    // "After the fire, the owner said ...": the main clause begins.
    if (before == "," && subject_begins(t, end)) return true;
    if ((here == "and" || here == "but") && t + 1 < end) {
      const std::string after = word(t + 1);
      if (in(clause_starts, after)) return true;
      return after.size() > 4 && after.ends_with("ed");
    }
    return in(bare_openers, here);
  }

  void cut(std::uint32_t sentence) {
    const Sentence& s = text_.sentences[sentence];
    std::uint32_t start = s.first_word;
    relative_.reset();
    for (std::uint32_t t = s.first_word + 1; t < s.last_word; ++t) {
      if (quotation_at(text_.words[t].span.begin) != nullptr) continue;
      if (word(t - 1) == "," && in(relatives, word(t))) relative_ = t;
      if (!cut_before(start, t, s.last_word)) continue;
      if (!can_stand(start, t) || !can_stand(t, s.last_word) || only_attributes(t, s.last_word)) continue;
      add(sentence, start, t);
      start = t;
      relative_ = in(relatives, word(t)) ? std::optional(t) : std::nullopt;
    }
    add(sentence, start, s.last_word);
  }

  // Is the last mark of [first, last) the closing one of a quotation that opens inside?
  [[nodiscard]] bool closes_quotation(std::uint32_t first, std::uint32_t last) const {
    const auto is_quote = [&](std::uint32_t t) { return word(t) == "\""; };
    if (!is_quote(last - 1)) return false;
    std::uint32_t marks = 0;
    for (std::uint32_t t = first; t < last; ++t) marks += is_quote(t);
    return marks % 2 == 0;
  }

  void add(std::uint32_t sentence, std::uint32_t first, std::uint32_t last) {
    const auto is_mark = [&](std::uint32_t t) { return text_.words[t].kind == TokenKind::punct; };
    while (first < last && (is_mark(first) || in(ties, word(first)))) ++first;
    while (last > first && is_mark(last - 1) && !closes_quotation(first, last)) --last;
    if (first == last || !can_stand(first, last)) return;
    const Span span{text_.words[first].span.begin, text_.words[last - 1].span.end};
    // What is said in quotation marks and little more stands among the quotations.
    std::uint32_t outside = 0;
    for (std::uint32_t t = first; t < last && outside < 3; ++t)
      outside += heavy_[t + 1] > heavy_[t] && quotation_at(text_.words[t].span.begin) == nullptr;
    if (outside < 3) return;
    bool verb = false;
    for (std::uint32_t t = first; t < last && !verb; ++t)
      verb = finite(t) == 2 || (finite(t) == 1 && t > first && word(t - 1) != "to" && !in(subject_starts, word(t - 1)));
    if (!verb && names_source(first, last)) return;
    out_.push_back({span, sentence, first, last, verb});
  }

  const Report& report_;
  const Text& text_;
  const std::vector<Span>& quoted_;
  const World& world_;
  std::optional<std::uint32_t> relative_;  // where ", which ..." began: a comma and a finite verb lead back to the main clause
  std::vector<std::uint32_t> heavy_;  // of the tokens before each
  std::vector<Clause> out_;
};

}  // namespace

std::vector<Clause> find_clauses(const Report& report, const Text& text, const std::vector<Span>& quoted,
                                 const World& world) {
  return Cutter(report, text, quoted, world).run();
}

}  // namespace synoptic::align
