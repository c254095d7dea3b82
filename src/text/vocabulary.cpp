// One pass folds the tokens into one buffer and interns them (open addressing, no node per word); the world is asked
// once a distinct word. A second pass over the sentences decides where capitals are informative: not at the beginning,
// not after an opening quotation mark or a colon, not in a headline in title case or in capitals.
#include "text/vocabulary.hpp"

#include <algorithm>

#include "base/hash.hpp"
#include "base/utf8.hpp"
#include "text/lemma.hpp"

namespace synoptic::text {
namespace {

struct MarkName {
  std::string_view name;
  WordMark mark;
};
constexpr MarkName mark_names[] = {
    {"organization", mark_organization}, {"place", mark_place}, {"thing", mark_thing}, {"particle", mark_particle}, {"suffix", mark_suffix}, {"date", mark_date},
    {"says", mark_says}, {"before_place", mark_before_place}, {"modifier", mark_modifier}, {"function", mark_function}, {"small", mark_small},
};

std::uint32_t marks_of(std::string_view value) {
  std::uint32_t marks = 0;
  while (!value.empty()) {
    const auto comma = value.find(',');
    const auto one = value.substr(0, comma);
    for (const auto& [name, mark] : mark_names)
      if (name == one) marks |= mark;
    value = comma == std::string_view::npos ? std::string_view{} : value.substr(comma + 1);
  }
  return marks;
}

Case case_of(std::string_view text, Span span) {
  bool first = true, any_lower = false, capital = false;
  int letters = 0;
  for (std::size_t i = span.begin; i < span.end;) {
    const auto byte = static_cast<unsigned char>(text[i]);
    bool up = false;
    if (byte < 0x80) {
      ++i;
      const int small = byte | 0x20;
      if (small < 'a' || small > 'z') continue;
      up = small != byte;
    } else {
      const utf8::Char c = utf8::decode(text, i);
      i += c.size;
      if (!utf8::is_letter(c.code)) continue;
      up = utf8::is_upper(c.code);
    }
    if (first) capital = up;
    first = false;
    ++letters;
    any_lower = any_lower || !up;
  }
  if (letters == 0) return Case::none;
  if (!any_lower && letters > 1) return Case::upper;
  if (capital) return Case::capital;
  // A small article or particle grown onto a name: "al-Hadi", "d'Orsay". Asked of every small word: look for its mark first.
  const std::string_view w = view(text, span);
  const auto marks = [](char c) { return c == '-' || c == '\'' || c == '\xE2'; };
  if (w.size() < 3 || !(marks(w[1]) || marks(w[2]) || (w.size() > 3 && marks(w[3])))) return Case::lower;
  for (const std::string_view p : {"al-", "el-", "as-", "ad-", "ar-", "an-", "ash-", "at-", "ul-", "l'", "d'", "d’", "l’"})
    if (w.starts_with(p) && w.size() > p.size() && utf8::is_upper(utf8::decode(w, p.size()).code)) return Case::capital;
  return Case::lower;
}

class Words {
 public:
  Words(Vocabulary& v, const World& world) : v_(v), world_(world) {
    std::size_t size = 64;
    while (size < v.at.size() * 2) size *= 2;
    slots_.assign(size, {});
  }
  std::uint32_t id(std::string_view folded) {
    const std::size_t mask = slots_.size() - 1;
    const std::uint64_t h = hash64(folded);
    const auto tag = static_cast<std::uint32_t>(h >> 32);
    std::size_t i = h & mask;
    for (; slots_[i].word != 0; i = (i + 1) & mask)
      if (slots_[i].tag == tag && v_.folded_form(v_.words[slots_[i].word - 1]) == folded) return slots_[i].word - 1;
    v_.words.push_back(look_up(folded));
    slots_[i] = {tag, static_cast<std::uint32_t>(v_.words.size())};
    return slots_[i].word - 1;
  }
  // Everyday by its stem: asked only for words that the report writes with a capital.
  void judge(Word& w) {
    if (w.judged || w.common) return;
    w.judged = true;
    const std::string_view folded = v_.folded_form(w);
    if (folded.size() < 3 || !ascii_letter(folded[0])) return;
    lemma_of(folded, false, lemma_);
    w.common = (lemma_ != folded && known(lemma_)) || derived(folded);
  }

 private:
  Word look_up(std::string_view folded) {
    Word w;
    const auto begin = static_cast<std::uint32_t>(folded.data() - v_.folded.data());
    w.folded = {begin, begin + static_cast<std::uint32_t>(folded.size())};
    const World::Found found = world_.look_up(folded);
    w.begins = found.begins;
    if (w.begins)
      for (const Entry& e : found.entries) {
        w.senses |= 1u << static_cast<unsigned>(e.sense);
        if (e.sense == Sense::name_word) w.marks |= marks_of(e.value);
        if (e.sense == Sense::given_name) w.weak_given = !e.value.empty();
        if (e.sense == Sense::surname) {
          w.weak_surname = e.value == "word" || e.value == "place";
          w.surname_first = e.value == "first";
        }
      }
    w.common = w.is(Sense::common_word) || w.has(mark_function);
    return w;
  }
  static bool ascii_letter(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }
  bool known(std::string_view word) const { return world_.find(word, Sense::common_word) != nullptr; }
  // "co-operation", "unpaid", "quickly": made of an everyday word.
  bool derived(std::string_view w) const {
    if (w.size() > 4 && w.ends_with("ly") && known(w.substr(0, w.size() - 2))) return true;
    if (w.size() > 5 && w.ends_with("er") && (known(w.substr(0, w.size() - 2)) && w.size() > 6)) return true;
    if (w.size() > 5 && (w.starts_with("un") || w.starts_with("re")) && known(w.substr(2))) return true;
    const auto hyphen = w.rfind('-');
    return hyphen != std::string_view::npos && known(w.substr(0, w.find('-'))) && known(w.substr(hyphen + 1));
  }

  Vocabulary& v_;
  const World& world_;
  struct Slot {
    std::uint32_t tag = 0;
    std::uint32_t word = 0;  // index + 1; 0 = free
  };
  std::vector<Slot> slots_;
  std::string lemma_;
};

bool opens(std::string_view w) { return w == "“" || w == "‘" || w == "\"" || w == "'" || w == "``" || w == "«" || w == "(" || w == "[" || w == "„"; }
bool breaks(std::string_view w) { return w == ":" || w == "-" || w == "–" || w == "—" || w == "--" || w == "•" || w == "*" || w == "..." || w == "…" || w == "/" || w == "|" || w == "."; }

// A sentence whose capitals tell nothing: written in capitals, or like a headline.
bool headline(std::uint32_t first, std::uint32_t end, const Vocabulary& v, std::string_view last) {
  int words = 0, capital = 0, upper = 0, small = 0;
  for (std::uint32_t i = first; i < end; ++i) {
    const std::uint32_t length = v.at[i + 1] - v.at[i];
    if (v.cases[i] == Case::none) continue;
    ++words;
    upper += v.cases[i] == Case::upper;
    if (v.cases[i] == Case::lower && length > 4 && !v.of(i).has(mark_function)) ++small;
    capital += v.cases[i] != Case::lower && !v.of(i).has(mark_date);
  }
  if (words >= 3 && upper * 5 >= words * 4) return true;
  if (last == ".") return false;
  return words >= 4 && small * 8 <= capital && capital * 5 >= words * 3;
}

}  // namespace

Vocabulary read_words(const Report& report, const Text& text, const World& world, Unit unit) {
  Vocabulary v;
  const bool whole = unit == Unit::word;
  const std::size_t n = whole ? text.words.size() : text.tokens.size();
  const auto span = [&](std::size_t i) { return whole ? text.words[i].span : text.tokens[i].span; };
  const auto kind = [&](std::size_t i) { return whole ? text.words[i].kind : text.tokens[i].kind; };
  v.at.reserve(n + 1);
  v.folded.reserve(report.text.size() + n);
  for (std::size_t i = 0; i < n; ++i) {
    if (i > 0 && span(i).begin > span(i - 1).end) v.folded += ' ';
    v.at.push_back(static_cast<std::uint32_t>(v.folded.size()));
    utf8::append_folded(v.folded, view(report.text, span(i)));
  }
  v.at.push_back(static_cast<std::uint32_t>(v.folded.size()));

  Words words(v, world);
  v.word.reserve(n);
  v.cases.reserve(n);
  v.telling.assign(n, 0);
  for (std::uint32_t i = 0; i < n; ++i) {
    v.word.push_back(words.id(v.phrase(i, i + 1)));
    v.cases.push_back(kind(i) == TokenKind::word ? case_of(report.text, span(i)) : Case::none);
    if (v.cases.back() == Case::capital || v.cases.back() == Case::upper) words.judge(v.words[v.word.back()]);
  }
  for (const Sentence& s : text.sentences) {
    const std::uint32_t first = whole ? s.first_word : s.first_token, end = whole ? s.last_word : s.last_token;
    const bool mute = headline(first, end, v, view(report.text, span(end - 1)));
    bool fresh = true;  // no word of the sentence yet
    for (std::uint32_t i = first; i < end; ++i) {
      const std::string_view w = view(report.text, span(i));
      if (v.cases[i] == Case::none) {
        // An opening mark after a word that runs on ("the \"Iron Gate\"") leaves the capital telling.
        if (breaks(w) || (opens(w) && i > first && (view(report.text, span(i - 1)) == "," || v.of(i - 1).has(mark_says)))) fresh = true;
        continue;
      }
      Word& word = v.words[v.word[i]];
      if (v.cases[i] == Case::lower) ++word.lower;
      else if (!fresh && !mute) {
        v.telling[i] = 1;
        ++word.capital;
      }
      fresh = false;
    }
  }
  return v;
}

}  // namespace synoptic::text
