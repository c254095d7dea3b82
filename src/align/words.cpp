#include "align/words.hpp"

#include <algorithm>
#include <array>

#include "annotate/quotes.hpp"
#include "base/utf8.hpp"

namespace synoptic::align {
namespace {

// Sorted, for binary search: grammar, and the words that news prose uses as glue.
constexpr std::array<std::string_view, 159> function_words{
    "'s", "a", "about", "according", "added", "after", "against", "all", "also", "although", "am", "among", "an",
    "and", "another", "any", "are", "around", "as", "at", "back", "be", "because", "been", "before", "being",
    "between", "both", "but", "by", "can", "could", "did", "do", "does", "don't", "down", "during", "each", "even",
    "first", "for", "from", "had", "has", "have", "he", "her", "here", "him", "himself", "his", "how", "however", "i",
    "if", "in", "into", "is", "it", "its", "itself", "just", "last", "later", "less", "made", "make", "many", "may",
    "me", "might", "more", "most", "mr", "mrs", "ms", "much", "must", "my", "new", "no", "nor", "not", "now", "of",
    "off", "on", "one", "only", "or", "other", "our", "out", "over", "own", "per", "said", "same", "say", "saying",
    "says", "she", "should", "since", "so", "some", "still", "such", "take", "taken", "than", "that", "the", "their",
    "them", "then", "there", "these", "they", "this", "those", "through", "time", "to", "told", "too", "two", "under",
    "until", "up", "upon", "us", "very", "was", "we", "well", "were", "what", "when", "where", "whether", "which",
    "while", "who", "whom", "whose", "why", "will", "with", "within", "without", "would", "year", "years",
    "yesterday", "yet", "you", "your"};

bool joins_inside(char32_t c) { return c == '\'' || c == U'’' || c == U'ʼ'; }
bool ends_sentence(char32_t c) { return c == '.' || c == '!' || c == '?' || c == U'…' || c == ':'; }

}  // namespace

bool is_possessive(std::string_view text, std::size_t at) {
  const auto mark = utf8::decode(text, at);
  if (!joins_inside(mark.code)) return false;
  at += mark.size;
  if (at >= text.size() || (text[at] != 's' && text[at] != 'S')) return false;
  return at + 1 >= text.size() || !utf8::is_letter(utf8::decode(text, at + 1).code);
}
bool is_word_char(char32_t c) { return utf8::is_letter(c) || utf8::is_digit(c) || utf8::is_mark(c); }

std::size_t word_end(std::string_view text, std::size_t at, std::size_t end) {
  text = text.substr(0, end);
  if (const auto first = utf8::decode(text, at); utf8::is_cjk(first.code)) return at + first.size;
  while (at < end) {
    const auto c = utf8::decode(text, at);
    if (utf8::is_cjk(c.code)) return at;
    if (is_word_char(c.code)) {
      at += c.size;
      continue;
    }
    const std::size_t after = at + c.size;
    if (after >= end) return at;
    const char32_t before = utf8::decode_before(text, at).code;
    const char32_t next = utf8::decode(text, after).code;
    const bool number = (c.code == '.' || c.code == ',') && utf8::is_digit(before) && utf8::is_digit(next);
    const bool elision = joins_inside(c.code) && utf8::is_letter(before) && utf8::is_letter(next) && !is_possessive(text, at);
    if (!number && !elision) return at;
    at = after;
  }
  return end;
}

// Names and numbers are what any two reporters of one event share; content words are what one of them chose.
float weight_of(WordKind kind) {
  switch (kind) {
    case WordKind::content: return 1.0F;
    case WordKind::name: return 0.5F;
    case WordKind::number: return 0.6F;
    case WordKind::function: return 0.35F;
    case WordKind::border: return 0.0F;
  }
  return 0.0F;
}

WordId Vocabulary::id(std::string_view folded) {
  if (const auto it = ids_.find(folded); it != ids_.end()) return it->second;
  const auto next = static_cast<WordId>(ids_.size());
  ids_.emplace(std::string(folded), next);
  return next;
}

bool is_function_word(std::string_view folded) {
  return std::binary_search(function_words.begin(), function_words.end(), folded);
}

std::string_view crude_stem(std::string_view w) {
  constexpr std::array<std::string_view, 12> endings{"ization", "isation", "ations", "ation", "ness", "ings", "ing", "ies", "ed", "es", "ly", "s"};
  for (int round = 0; round < 2; ++round) {
    const auto it = std::find_if(endings.begin(), endings.end(), [&](std::string_view e) { return w.size() >= e.size() + 4 && w.ends_with(e); });
    if (it == endings.end()) break;
    w.remove_suffix(it->size());
  }
  while (w.size() > 4 && (w.back() == 'e' || w.back() == 'y')) w.remove_suffix(1);
  return w;
}

std::vector<Word> scan_words(const Report& report, Vocabulary& vocabulary) {
  std::vector<Word> out;
  const std::string_view text = report.text;
  out.reserve(text.size() / 6);
  bool left_out = false;  // something that is no prose stands before the next word
  for (std::uint32_t s = 0; s < report.sections.size(); ++s) {
    const Section& section = report.sections[s];
    if (!is_prose(section.kind)) {
      left_out = true;
      continue;
    }
    const std::size_t end = std::min<std::size_t>(section.span.end, text.size());
    bool starts = true, ended = false;  // `ended`: a full stop stands before; a space must follow ("U.S.")
    for (std::size_t at = std::min<std::size_t>(section.span.begin, end); at < end;) {
      const auto c = utf8::decode(text, at);
      if (!is_word_char(c.code) && !utf8::is_cjk(c.code)) {
        if (is_possessive(text.substr(0, end), at) && !out.empty() && out.back().span.end == at) {
          const auto close = static_cast<std::uint32_t>(at + c.size + 1);
          out.push_back({{static_cast<std::uint32_t>(at), close}, vocabulary.id("'s"), vocabulary.id("'s"), WordKind::function, 0, false, false, s});
          at = close;
          continue;
        }
        if (ends_sentence(c.code)) ended = true;
        else if (ended && utf8::is_space(c.code)) starts = true;
        at += c.size;
        continue;
      }
      const std::size_t to = word_end(text, at, end);
      if (left_out && !out.empty()) {
        const WordId border = vocabulary.border();
        const auto b = static_cast<std::uint32_t>(at);
        out.push_back({{b, b}, border, border, WordKind::border, 0, false, true, s});
      }
      left_out = false;
      const std::string folded = utf8::fold(text.substr(at, to - at));
      Word w{{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(to)}, vocabulary.id(folded), 0, WordKind::content, 0, false, starts, s};
      w.stem = vocabulary.id(crude_stem(folded));
      if (utf8::is_digit(c.code)) w.kind = WordKind::number;
      else if (is_function_word(folded)) w.kind = WordKind::function;
      else if (utf8::is_upper(c.code) && !starts) w.kind = WordKind::name;
      out.push_back(w);
      starts = ended = false;
      at = to;
    }
  }
  for (Word& w : out) w.weight = weight_of(w.kind);
  // Both lists are in reading order.
  const auto quoted = annotate::find_quoted(report);
  std::size_t q = 0;
  for (Word& w : out) {
    while (q < quoted.size() && quoted[q].content.end <= w.span.begin) ++q;
    if (q < quoted.size() && w.kind != WordKind::border) w.quoted = quoted[q].content.contains(w.span);
  }
  return out;
}

}  // namespace synoptic::align
