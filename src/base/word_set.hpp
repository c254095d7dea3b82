// Sets of words written in the source and hashed when the program is compiled: most questions are one look at a byte.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <string_view>
#include <type_traits>

namespace synoptic {

template <std::size_t N>
class WordSet {
  static_assert(N > 0 && N < 0xFFFF);
  static constexpr std::size_t slots = std::bit_ceil(N * 4);

 public:
  constexpr explicit WordSet(const std::array<std::string_view, N>& words) : words_(words) {
    for (std::size_t n = 0; n < N; ++n) {
      std::size_t at = place(words[n]);
      while (slots_[at] != 0) at = (at + 1) & (slots - 1);
      slots_[at] = static_cast<std::uint16_t>(n + 1);
    }
  }
  [[nodiscard]] constexpr bool contains(std::string_view word) const { return find(word) != N; }
  // Which of the words in their order, the first of several; N if none.
  [[nodiscard]] constexpr std::size_t find(std::string_view word) const {
    if (word.empty()) return N;
    for (std::size_t at = place(word); slots_[at] != 0; at = (at + 1) & (slots - 1))
      if (words_[slots_[at] - 1u] == word) return slots_[at] - 1u;
    return N;
  }

 private:
  // Of the length and three letters: enough to tell words apart, and no loop.
  static constexpr std::size_t place(std::string_view w) {
    const auto letter = [&](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(w[i])); };
    const std::uint32_t h = (letter(0) | letter(w.size() / 2) << 8 | letter(w.size() - 1) << 16) + static_cast<std::uint32_t>(w.size()) * 0x1000193u;
    return (h * 0x9E3779B1u >> 16) & (slots - 1);
  }
  std::array<std::string_view, N> words_;
  std::array<std::uint16_t, slots> slots_{};  // index + 1; 0 = free
};

// `constexpr auto vowels = word_set({"a", "e", "i", "o", "u"});`
template <std::size_t N>
constexpr auto word_set(const std::string_view (&words)[N]) {
  return WordSet<N>(std::to_array(words));
}

// `constexpr auto vowels = word_set([] { return std::string_view("a e i o u"); });` One space between words.
template <class Text>
  requires std::is_invocable_r_v<std::string_view, Text>
consteval auto word_set(Text text) {
  constexpr std::string_view all = text();
  std::array<std::string_view, static_cast<std::size_t>(std::count(all.begin(), all.end(), ' ')) + 1> words;
  std::size_t begin = 0, n = 0;
  for (std::size_t i = 0; i <= all.size(); ++i)
    if (i == all.size() || all[i] == ' ') {
      words[n++] = all.substr(begin, i - begin);
      begin = i + 1;
    }
  return WordSet<words.size()>(words);
}

}  // namespace synoptic
