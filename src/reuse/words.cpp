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
  between = 0,   // no part of a word
  point = 1,     // part of a number, between digits
  doubtful = 2,  // beyond ASCII, or an apostrophe
};               // else the lower-case letter or digit itself

constexpr std::array<std::uint8_t, 256> classes = [] {
  std::array<std::uint8_t, 256> t{};
  for (int c = 0; c < 256; ++c) {
    const bool upper = c >= 'A' && c <= 'Z', lower = c >= 'a' && c <= 'z', digit = c >= '0' && c <= '9';
    const int as = upper ? c + 32 : lower || digit ? c : c >= 0x80 || c == '\'' ? doubtful : c == '.' || c == ',' ? point : between;
    t[static_cast<std::size_t>(c)] = static_cast<std::uint8_t>(as);
  }
  return t;
}();

std::uint8_t class_of(char c) { return classes[static_cast<unsigned char>(c)]; }

// Eight bytes at a time, each eight mixed in by one multiplication; folded words hold no zero byte.
class Hash {
 public:
  void add(std::uint8_t byte) {
    eight_ = (eight_ << 8) | byte;
    if (++size_ % 8 != 0) return;
    mixed_ = mix(mixed_ ^ eight_);
    eight_ = 0;
  }
  [[nodiscard]] std::uint32_t value() const { return static_cast<std::uint32_t>(mix(mixed_ ^ eight_) >> 32); }

 private:
  static std::uint64_t mix(std::uint64_t x) {
    x *= 0x9e3779b97f4a7c15u;
    return x ^ (x >> 29);
  }
  std::uint64_t mixed_ = 0xcbf29ce484222325u, eight_ = 0;
  std::uint32_t size_ = 0;
};

std::uint32_t hash_folded(std::string_view folded) {
  Hash h;
  for (const char c : folded) h.add(static_cast<std::uint8_t>(c));
  return h.value();
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

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
    Hash h;
    std::uint8_t c = class_of(text[at]);
    while (c > doubtful) {
      h.add(c);
      c = ++at < end ? class_of(text[at]) : std::uint8_t{between};
    }
    if (c == point && (at == from || !is_digit(text[at - 1]))) c = between;
    if (c == between) {
      if (at > from) put(h.value(), from, at);
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
      put(h.value(), from, to);
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
