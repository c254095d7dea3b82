// The folded words of one report by their numbers in Text::words, and what the two readers of attributes ask of them.
#pragma once

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.hpp"
#include "doc/analysis.hpp"

namespace synoptic::align {

[[nodiscard]] inline bool one_of(std::string_view w, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), w) != words.end();
}

// Holds on to the document. A word outside the sentence that is read is "" to the asker: `at` takes the bounds.
class FoldedWords {
 public:
  explicit FoldedWords(const Document& document) : text_(document.report.text), words_(document.analysis.text.words) {
    folded_.reserve(words_.size());
    for (const WrittenWord& w : words_) folded_.push_back(utf8::fold(view(text_, w.span)));
  }
  [[nodiscard]] std::string_view at(std::int64_t word, const Sentence& s) const {
    return word >= s.first_word && word < s.last_word ? std::string_view(folded_[static_cast<std::size_t>(word)]) : std::string_view();
  }
  [[nodiscard]] Span span(std::uint32_t word) const { return words_[word].span; }
  [[nodiscard]] bool capital(std::int64_t word, const Sentence& s) const {
    if (word < s.first_word || word >= s.last_word) return false;
    const char c = text_[words_[static_cast<std::size_t>(word)].span.begin];
    return c >= 'A' && c <= 'Z';
  }

 private:
  std::string_view text_;
  const std::vector<WrittenWord>& words_;
  std::vector<std::string> folded_;
};

}  // namespace synoptic::align
