// Nine words in ten are plain ASCII letters between blanks: those are cut and hashed byte by byte from a table. What
// begins with another character, or stops at one that may belong to the word ("don't", "1,002"), goes the slow way.
#include "reuse/words.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "align/words.hpp"
#include "base/hash.hpp"
#include "base/utf8.hpp"

namespace synoptic::reuse {
namespace {

enum Class : std::uint8_t {
  between = 0,  // no part of a word
  doubtful = 1, // beyond ASCII, or a mark that may stand inside a word
};              // else the lower-case letter or digit itself

constexpr std::array<std::uint8_t, 256> classes = [] {
  std::array<std::uint8_t, 256> t{};
  for (int c = 0; c < 256; ++c) {
    const bool upper = c >= 'A' && c <= 'Z', lower = c >= 'a' && c <= 'z', digit = c >= '0' && c <= '9';
    const int as = upper ? c + 32 : lower || digit ? c : c >= 0x80 || c == '\'' || c == '.' || c == ',' ? doubtful : between;
    t[static_cast<std::size_t>(c)] = static_cast<std::uint8_t>(as);
  }
  return t;
}();

std::uint8_t class_of(char c) { return classes[static_cast<unsigned char>(c)]; }

// FNV-1a with a multiplier of 64 bits, its halves mixed at the end.
constexpr std::uint64_t seed = 0xcbf29ce484222325u, factor = 0x9e3779b97f4a7c15u;
std::uint64_t add(std::uint64_t h, std::uint8_t byte) { return (h ^ byte) * factor; }
std::uint32_t finish(std::uint64_t h) { return static_cast<std::uint32_t>((h ^ (h >> 32)) * factor >> 32); }

std::uint32_t hash_folded(std::string_view folded) {
  std::uint64_t h = seed;
  for (const char c : folded) h = add(h, static_cast<std::uint8_t>(c));
  return finish(h);
}

}  // namespace

void scan(std::string_view text, Span part, Words& out) {
  const std::size_t end = std::min<std::size_t>(part.end, text.size());
  text = text.substr(0, end);
  static const std::uint32_t possessive = hash_folded("'s");
  std::string folded;
  const auto put = [&](std::uint32_t id, std::size_t from, std::size_t to) {
    out.ids.push_back(id);
    out.spans.push_back({static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to)});
  };
  for (std::size_t at = part.begin; at < end;) {
    const std::size_t from = at;
    std::uint64_t h = seed;
    std::uint8_t c = class_of(text[at]);
    while (c > doubtful) {
      h = add(h, c);
      c = ++at < end ? class_of(text[at]) : std::uint8_t{between};
    }
    if (c == between) {
      if (at > from) put(finish(h), from, at);
      else ++at;
      continue;
    }
    if (at == from) {  // no word has begun
      const auto first = utf8::decode(text, at);
      if (!align::is_word_char(first.code) && !utf8::is_cjk(first.code)) {
        if (!out.spans.empty() && out.spans.back().end == at && at > part.begin && align::is_possessive(text, at)) {
          at += first.size + 1;
          put(possessive, from, at);
        } else {
          at += first.size;
        }
        continue;
      }
    }
    const std::size_t to = align::word_end(text, from, end);
    if (to == at && at > from) {
      put(finish(h), from, to);
      continue;
    }
    folded.clear();
    utf8::append_folded(folded, text.substr(from, to - from));
    put(hash_folded(folded), from, to);
    at = to;
  }
}

Words prose_words(const Report& report) {
  Words out;
  out.ids.reserve(report.text.size() / 5);
  out.spans.reserve(report.text.size() / 5);
  bool left_out = false;
  for (const Section& s : report.sections) {
    if (!is_prose(s.kind)) {
      left_out = true;
      continue;
    }
    const std::size_t first = out.ids.size();
    if (left_out && first > 0) {
      out.ids.push_back(static_cast<std::uint32_t>(hash64(report.id, s.span.begin)));
      out.spans.push_back({s.span.begin, s.span.begin});
    }
    left_out = false;
    scan(report.text, s.span, out);
  }
  return out;
}

}  // namespace synoptic::reuse
