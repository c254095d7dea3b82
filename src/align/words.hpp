// The words of a report's prose as numbers, for comparing texts: case, accents, quotes and dashes folded away, every
// word with its place. Needs no language analysis, so that reports in any language can be compared. Linear in the text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/span.hpp"
#include "doc/report.hpp"

namespace synoptic::align {

using WordId = std::uint32_t;

enum class WordKind : std::uint8_t {
  content,
  name,      // begins with a capital inside a sentence
  number,
  function,  // "the", "of", "said": says little by itself
  border,    // not a word: stands where something that is no prose (a caption, an embed, a heading) was left out
};

struct Word {
  Span span;
  WordId id = 0;    // equal ids = equal folded words; a border's id occurs once
  WordId stem = 0;  // the same for "willing" and "willingness"
  WordKind kind = WordKind::content;
  float weight = 1;       // how much it says that two texts share this word, 0..1
  bool quoted = false;    // inside quotation marks
  bool starts = false;    // first of its sentence, as far as punctuation tells
  std::uint32_t section = 0;  // into Report::sections
};

// What a word of this kind weighs; `scan_words` sets it.
[[nodiscard]] float weight_of(WordKind kind);

// Numbers words in the order in which they are met; one for all reports that are to be compared.
class Vocabulary {
 public:
  [[nodiscard]] WordId id(std::string_view folded);
  [[nodiscard]] WordId border() { return next_border_--; }
  [[nodiscard]] std::size_t size() const { return ids_.size(); }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
  };
  std::unordered_map<std::string, WordId, Hash, std::equal_to<>> ids_;
  WordId next_border_ = UINT32_MAX;
};

// Words of body and standfirst sections, in reading order. "Harbour's" gives two words, "1,002" and "don't" one; scripts
// without spaces give one word a character.
[[nodiscard]] std::vector<Word> scan_words(const Report& report, Vocabulary& vocabulary);

// The borders of words, for others who must cut texts as `scan_words` does. `word_end`: of the word that begins at `at` (a
// letter, digit or character of a script without spaces; `at` < `end`). `is_possessive`: an apostrophe and an s stand at `at`.
[[nodiscard]] bool is_word_char(char32_t c);
[[nodiscard]] std::size_t word_end(std::string_view text, std::size_t at, std::size_t end);
[[nodiscard]] bool is_possessive(std::string_view text, std::size_t at);

[[nodiscard]] bool is_function_word(std::string_view folded);
// Inflection and the commonest derivations off: "published" -> "publish". For comparing only, not for showing.
[[nodiscard]] std::string_view crude_stem(std::string_view folded);

}  // namespace synoptic::align
