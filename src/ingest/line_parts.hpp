// Small tools for reading one line that lines.cpp and bylines.cpp share. Not for other files.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.hpp"
#include "ingest/lines.hpp"

namespace synoptic::ingest::parts {

inline constexpr std::size_t max_line_bytes = 400;  // longer lines are paragraphs: no line kind is tried on them

inline bool is_format_mark(char32_t c) {  // bidi controls and invisible joiners
  return c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) || c == 0x200C || c == 0x200D || c == 0x61C;
}
inline bool is_blank(char32_t c) { return utf8::is_space(c) || is_format_mark(c) || c < 0x20; }

inline bool one_of(std::string_view word, std::initializer_list<std::string_view> list) { return std::find(list.begin(), list.end(), word) != list.end(); }

inline std::string fold_clean(std::string_view s) {
  if (std::all_of(s.begin(), s.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; })) return utf8::fold(s);
  std::string out;
  for (std::size_t at = 0; at < s.size();) {
    const auto c = utf8::decode(s, at);
    if (!is_format_mark(c.code)) out += s.substr(at, c.size);
    at += c.size;
  }
  return utf8::fold(out);
}

// The folded words of words[first, last), one space between them.
inline std::string phrase(const std::vector<Word>& words, std::size_t first, std::size_t last) {
  std::string out;
  for (std::size_t i = first; i < last; ++i) {
    if (i > first) out += ' ';
    out += words[i].fold;
  }
  return out;
}

inline std::string_view strip_brackets(std::string_view s) {
  s = trim(s);
  while (!s.empty() && (s.front() == '(' || s.front() == '[')) s.remove_prefix(1);
  while (!s.empty() && (s.back() == ')' || s.back() == ']' || s.back() == '.' || s.back() == ',')) s.remove_suffix(1);
  return trim(s);
}

inline bool has_any(std::string_view folded, std::initializer_list<std::string_view> pieces) {
  return std::any_of(pieces.begin(), pieces.end(), [&](auto p) { return folded.find(p) != std::string_view::npos; });
}
inline bool begins_any(std::string_view folded, std::initializer_list<std::string_view> pieces) {
  return std::any_of(pieces.begin(), pieces.end(), [&](auto p) { return folded.starts_with(p); });
}

inline bool is_dash(std::string_view s, std::size_t at, std::size_t& size) {
  for (const std::string_view d : {"—", "–", "--", "―"})
    if (s.substr(at, d.size()) == d) {
      size = d.size();
      return true;
    }
  if (s.substr(at, 2) == "- ") {
    size = 1;
    return true;
  }
  return false;
}

// Particles that stand in names of people: "van", "de", "bin".
[[nodiscard]] bool is_particle(std::string_view folded);

}  // namespace synoptic::ingest::parts
