// UTF-8 by hand where it is hot, ICU where it is hard. Every function takes valid UTF-8 unless it
// says otherwise; `ingest` is the one place where invalid bytes come in.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace synoptic::utf8 {

// Length in bytes of the valid prefix: equals text.size() for valid UTF-8 (no surrogates, no overlongs).
[[nodiscard]] std::size_t valid_prefix(std::string_view text);

// One decoded character. `size` is 1..4; an invalid byte decodes to U+FFFD with size 1.
struct Char {
  char32_t code = 0;
  std::uint32_t size = 1;
};
[[nodiscard]] Char decode_long(std::string_view text, std::size_t at);  // `decode` beyond ASCII
[[nodiscard]] inline Char decode(std::string_view text, std::size_t at) {  // at < text.size()
  const auto byte = static_cast<unsigned char>(text[at]);
  return byte < 0x80 ? Char{byte, 1} : decode_long(text, at);
}
[[nodiscard]] Char decode_before(std::string_view text, std::size_t at);  // the character that ends at `at` > 0
void append_long(std::string& out, char32_t code);  // `append` beyond ASCII
inline void append(std::string& out, char32_t code) {
  if (code < 0x80) out += static_cast<char>(code);
  else append_long(out, code);
}

[[nodiscard]] constexpr bool is_boundary(std::string_view text, std::size_t at) {
  return at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

[[nodiscard]] bool is_letter(char32_t c);
[[nodiscard]] bool is_upper(char32_t c);
[[nodiscard]] bool is_digit(char32_t c);      // Nd
[[nodiscard]] bool is_space(char32_t c);      // White_Space, with no-break and zero-width spaces
[[nodiscard]] bool is_punct(char32_t c);      // P*
[[nodiscard]] bool is_mark(char32_t c);       // combining marks and joiners: part of the word they follow
[[nodiscard]] bool is_cjk(char32_t c);        // scripts written without spaces: Han, kana, Thai, Lao, Khmer, Myanmar
[[nodiscard]] char32_t to_lower(char32_t c);  // simple case mapping

[[nodiscard]] std::string lower(std::string_view text);

// The form under which words are compared: lower case, accents off, typographic quotes and dashes made
// plain, possessive 's kept, other scripts transliterated only by `latin`.
[[nodiscard]] std::string fold(std::string_view text);
void append_folded(std::string& out, std::string_view text);  // the same into a buffer that is kept

// Columns on a terminal (East Asian wide = 2, combining = 0).
[[nodiscard]] std::size_t width(std::string_view text);

}  // namespace synoptic::utf8
