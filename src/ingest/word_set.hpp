// Sets of words written as one string in the source and sorted when the program is compiled.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace synoptic::ingest {

template <std::size_t N>
struct WordSet {
  std::array<std::string_view, N> words{};
  [[nodiscard]] constexpr bool contains(std::string_view word) const { return std::binary_search(words.begin(), words.end(), word); }
};

// `constexpr auto vowels = word_set([] { return std::string_view("a e i o u"); });` One space between words.
template <class Text>
consteval auto word_set(Text text) {
  constexpr std::string_view all = text();
  WordSet<static_cast<std::size_t>(std::count(all.begin(), all.end(), ' ')) + 1> out;
  std::size_t begin = 0, n = 0;
  for (std::size_t i = 0; i <= all.size(); ++i)
    if (i == all.size() || all[i] == ' ') {
      out.words[n++] = all.substr(begin, i - begin);
      begin = i + 1;
    }
  std::sort(out.words.begin(), out.words.end());
  return out;
}

}  // namespace synoptic::ingest
