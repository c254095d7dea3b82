#include "render/lines.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace synoptic::render {

std::string clean(std::string_view text) {
  std::string out;
  bool space = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = utf8::decode(text, at);
    at += c.size;
    const bool steering = (c.code >= 0x202A && c.code <= 0x202E) || (c.code >= 0x2066 && c.code <= 0x2069) || c.code == 0x200E || c.code == 0x200F;
    if (steering || (c.code >= 0x7F && c.code < 0xA0)) continue;
    if (c.code < 0x20 || utf8::is_space(c.code)) {
      space = !out.empty();
      continue;
    }
    if (space) out += ' ';
    space = false;
    utf8::append(out, c.code);
  }
  return out;
}

std::string pad(std::string text, std::size_t columns) {
  const std::size_t w = utf8::width(text);
  if (w < columns) text.append(columns - w, ' ');
  return text;
}

// Breaks at spaces into lines of at most `columns`; a longer word is cut.
std::vector<std::string> wrap(std::string_view text, std::size_t columns) {
  std::vector<std::string> lines(1);
  const auto put = [&](std::string_view word) {
    for (std::size_t at = 0; at < word.size();) {
      const auto c = utf8::decode(word, at);
      if (utf8::width(lines.back()) + 2 > columns && utf8::width(lines.back()) >= columns) lines.emplace_back();
      lines.back() += word.substr(at, c.size);
      at += c.size;
    }
  };
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find(' ', at), text.size());
    const auto word = text.substr(at, end - at);
    at = end + 1;
    if (word.empty()) continue;
    const std::size_t w = utf8::width(word), used = utf8::width(lines.back());
    if (used && used + 1 + w > columns) lines.emplace_back();
    else if (used) lines.back() += ' ';
    if (w > columns) put(word);
    else lines.back() += word;
  }
  return lines;
}

std::string cut(std::string text, std::size_t columns, std::string_view dots) {
  if (utf8::width(text) <= columns) return text;
  const std::size_t room = columns - std::min(columns, utf8::width(dots));
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = utf8::decode(text, at);
    const auto piece = text.substr(at, c.size);
    if (utf8::width(out) + utf8::width(piece) > room) break;
    out += piece;
    at += c.size;
  }
  return out + std::string(dots);
}

std::string short_name(const Report& r) {
  std::string name = r.outlet ? (r.outlet->name.empty() ? r.outlet->domain : r.outlet->name) : "";
  if (name.empty()) name = r.ref.substr(r.ref.find_last_of('/') + 1);
  return clean(name.empty() ? r.id : name);
}

}  // namespace synoptic::render
