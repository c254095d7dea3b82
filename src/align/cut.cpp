#include "align/cut.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "base/utf8.hpp"
#include "text/syntax.hpp"

namespace synoptic::align {
namespace {

constexpr std::uint32_t longest_dateline = 12;  // words

template <std::size_t N>
bool in(const std::array<std::string_view, N>& sorted, std::string_view word) {
  return std::binary_search(sorted.begin(), sorted.end(), word);
}

// What must not be lost: who says so, and what it holds under.
constexpr auto binding = std::to_array<std::string_view>({"although", "but", "except", "however", "if", "neither", "nor", "not", "only", "or", "reportedly", "than", "though", "unless", "until", "whether", "without", "yet"});
constexpr auto saying = std::to_array<std::string_view>({"accord", "add", "allege", "announce", "argue", "believe", "claim", "confirm", "describe", "explain", "insist", "note", "report", "say", "show", "state", "suggest", "tell", "tweet", "warn", "write"});
constexpr auto relatives = std::to_array<std::string_view>({"where", "which", "who", "whom", "whose"});

class Cutter {
 public:
  Cutter(const Document& document, const Clause& clause)
      : d_(document), text_(d_.analysis.text), clause_(clause), sentence_(text_.sentences[clause.sentence]) {}

  Cut cut() const {
    Cut whole{behind_tie(d_, sentence_), sentence_.last_word};
    while (whole.last > clause_.last_word && is_mark(whole.last - 1) && form(whole.last - 1).size() == 1 && form(whole.last - 1) != ")" && form(whole.last - 1) != "\"") --whole.last;
    whole.first = std::min(whole.first, clause_.first_word);
    if (text_.tokens[sentence_.first_token].head == head_unknown) return whole;
    Cut out = whole;
    if (clause_.first_word > whole.first && begins_at(clause_.first_word) && keeps(whole.first, clause_.first_word)) out.first = clause_.first_word;
    if (clause_.last_word < whole.last && ends_at(clause_.last_word) && keeps(clause_.last_word, whole.last)) out.last = clause_.last_word;
    return balanced(out) ? out : whole;
  }

 private:
  [[nodiscard]] std::string form(std::uint32_t w) const { return utf8::fold(view(d_.report.text, text_.words[w].span)); }
  [[nodiscard]] bool is_mark(std::uint32_t w) const { return text_.words[w].kind == TokenKind::punct; }

  // A statement of its own: a finite predicate joined to that of the sentence, its subject within [first, last).
  [[nodiscard]] bool independent(std::uint32_t first_token, std::uint32_t last_token) const {
    const auto& tokens = text_.tokens;
    for (std::uint32_t t = first_token; t < last_token; ++t) {
      const Deprel relation = main_of(tokens[t].deprel);
      if ((relation != Deprel::conj && relation != Deprel::parataxis) || tokens[t].head < 0) continue;
      if (main_of(tokens[static_cast<std::uint32_t>(tokens[t].head)].deprel) != Deprel::root) continue;
      for (std::uint32_t c = first_token; c < last_token; ++c)
        if (tokens[c].head == static_cast<std::int32_t>(t) && text::is_subject(tokens[c].deprel)) return true;
    }
    return false;
  }

  [[nodiscard]] bool begins_at(std::uint32_t w) const {
    const std::string before = form(w - 1);
    if (before != "and" && before != ";" && before != ":") return false;
    return independent(text_.words[w].first_token, text_.words[clause_.last_word - 1].last_token);
  }

  [[nodiscard]] bool ends_at(std::uint32_t w) const {
    std::uint32_t next = w;
    const bool mark = is_mark(w) && (form(w) == "," || form(w) == ";" || form(w) == "\u2013" || form(w) == "\u2014" || form(w) == "-" || form(w) == "--");
    if (mark) ++next;
    if (next >= sentence_.last_word) return true;
    const std::string word = form(next);
    const Token& token = text_.tokens[text_.words[next].first_token];
    if (word == "and" || (mark && form(w) == ";")) return independent(token.upos == Upos::cconj ? text_.words[next].last_token : text_.words[next].first_token, sentence_.last_token);
    if (!mark) return false;
    if (in(relatives, word)) return true;
    // ", waiting to be taken in": what hangs on this clause, not a list that goes on.
    const Deprel relation = main_of(token.deprel);
    return (token.xpos == Xpos::vbg || token.xpos == Xpos::vbn) && (relation == Deprel::advcl || relation == Deprel::acl) && token.head >= 0 && token.head < static_cast<std::int32_t>(text_.words[w].first_token);
  }

  // Nothing in [first, last) binds what is shown.
  [[nodiscard]] bool keeps(std::uint32_t first, std::uint32_t last) const {
    for (std::uint32_t w = first; w < last; ++w) {
      const Token& token = text_.tokens[text_.words[w].first_token];
      if (in(binding, form(w)) || (in(saying, token.lemma) && token.upos != Upos::noun)) return false;
    }
    return true;
  }

  [[nodiscard]] bool balanced(const Cut& c) const {
    int straight = 0, quotes = 0, brackets = 0;
    for (std::uint32_t t = text_.words[c.first].first_token; t < text_.words[c.last - 1].last_token; ++t) {
      const std::string_view written = view(d_.report.text, text_.tokens[t].span);
      if (written == "\"") ++straight;
      else if (text_.tokens[t].xpos == Xpos::open_quote) ++quotes;
      else if (text_.tokens[t].xpos == Xpos::close_quote) --quotes;
      else if (written == "(") ++brackets;
      else if (written == ")") --brackets;
    }
    return straight % 2 == 0 && quotes == 0 && brackets == 0;
  }

  const Document& d_;
  const Text& text_;
  const Clause& clause_;
  const Sentence& sentence_;
};

}  // namespace

std::uint32_t behind_tie(const Document& d, const Sentence& s) {
  static constexpr auto ties = std::to_array<std::string_view>({"and", "but", "however", "meanwhile", "nevertheless", "so", "still", "then", "yet"});
  const auto& words = d.analysis.text.words;
  const auto form = [&](std::uint32_t w) { return utf8::fold(view(d.report.text, words[w].span)); };
  // An agency in brackets and a dash: a dateline, wherever the reader of sections saw one.
  for (std::uint32_t w = s.first_word; w + 2 < std::min(s.last_word, s.first_word + longest_dateline); ++w)
    if (form(w) == ")" && (form(w + 1) == "\u2014" || form(w + 1) == "\u2013" || form(w + 1) == "-" || form(w + 1) == "--")) return w + 2;
  if (s.last_word - s.first_word < 4 || !std::binary_search(ties.begin(), ties.end(), form(s.first_word))) return s.first_word;
  if (form(s.first_word) == "so" && form(s.first_word + 1) == "far") return s.first_word;
  return s.first_word + (form(s.first_word + 1) == "," ? 2 : 1);
}

Cut cut_around(const Document& document, const Clause& clause) { return Cutter(document, clause).cut(); }

}  // namespace synoptic::align
