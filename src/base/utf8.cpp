#include "base/utf8.hpp"

#include <cstring>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include <vector>

namespace synoptic::utf8 {
namespace {

constexpr Char invalid{U'\uFFFD', 1};

bool all_ascii(std::string_view s) {
  std::size_t i = 0;
  for (; i + 8 <= s.size(); i += 8) {
    std::uint64_t eight;
    std::memcpy(&eight, s.data() + i, 8);
    if ((eight & 0x8080808080808080u) != 0) return false;
  }
  for (; i < s.size(); ++i)
    if (static_cast<unsigned char>(s[i]) >= 0x80) return false;
  return true;
}

// Decomposes one character and drops its marks: "é" -> "e". Characters without a decomposition stay.
void append_unaccented(std::string& out, char32_t c) {
  static const UNormalizer2* nfkd = [] {
    UErrorCode e = U_ZERO_ERROR;
    return unorm2_getNFKDInstance(&e);
  }();
  UChar buffer[32];
  UErrorCode status = U_ZERO_ERROR;
  const int32_t n = nfkd ? unorm2_getDecomposition(nfkd, static_cast<UChar32>(c), buffer, 32, &status) : -1;
  if (n <= 0 || U_FAILURE(status)) {
    append(out, to_lower(c));
    return;
  }
  for (int32_t i = 0; i < n;) {
    UChar32 d;
    U16_NEXT(buffer, i, n, d);
    if (!is_mark(static_cast<char32_t>(d))) append(out, to_lower(static_cast<char32_t>(d)));
  }
}

}  // namespace

Char decode_long(std::string_view s, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(s[i]); };
  const unsigned char b0 = byte(at);
  const std::size_t left = s.size() - at;
  const auto cont = [&](std::size_t i) { return i < left && (byte(at + i) & 0xC0) == 0x80; };
  if (b0 >= 0xC2 && b0 <= 0xDF && cont(1)) return {static_cast<char32_t>((b0 & 0x1F) << 6 | (byte(at + 1) & 0x3F)), 2};
  if (b0 >= 0xE0 && b0 <= 0xEF && cont(1) && cont(2)) {
    const char32_t c = static_cast<char32_t>((b0 & 0x0F) << 12 | (byte(at + 1) & 0x3F) << 6 | (byte(at + 2) & 0x3F));
    if (c >= 0x800 && !(c >= 0xD800 && c <= 0xDFFF)) return {c, 3};
  }
  if (b0 >= 0xF0 && b0 <= 0xF4 && cont(1) && cont(2) && cont(3)) {
    const char32_t c = static_cast<char32_t>((b0 & 0x07) << 18 | (byte(at + 1) & 0x3F) << 12 |
                                             (byte(at + 2) & 0x3F) << 6 | (byte(at + 3) & 0x3F));
    if (c >= 0x10000 && c <= 0x10FFFF) return {c, 4};
  }
  return invalid;
}

Char decode_before(std::string_view s, std::size_t at) {
  std::size_t b = at - 1;
  while (b > 0 && at - b < 4 && !is_boundary(s, b)) --b;
  const Char c = decode(s, b);
  return b + c.size == at ? c : invalid;
}

std::size_t valid_prefix(std::string_view s) {
  std::size_t at = 0;
  while (at < s.size()) {
    if (static_cast<unsigned char>(s[at]) < 0x80) {
      ++at;
      continue;
    }
    const Char c = decode(s, at);
    if (c.size == 1) return at;
    at += c.size;
  }
  return at;
}

void append_long(std::string& out, char32_t c) {
  if (c < 0x800) {
    out += static_cast<char>(0xC0 | c >> 6);
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | c >> 12);
    out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | c >> 18);
    out += static_cast<char>(0x80 | (c >> 12 & 0x3F));
    out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  }
}

bool is_letter(char32_t c) {
  if (c < 0x80) return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
  return u_isalpha(static_cast<UChar32>(c));
}
bool is_upper(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  return u_isupper(static_cast<UChar32>(c)) || u_istitle(static_cast<UChar32>(c));
}
bool is_digit(char32_t c) {
  if (c < 0x80) return c >= '0' && c <= '9';
  return u_isdigit(static_cast<UChar32>(c));
}
bool is_space(char32_t c) {
  if (c < 0x80) return c == ' ' || (c >= 9 && c <= 13);
  return c == 0x85 || c == 0xA0 || c == 0x200B || c == 0xFEFF || u_isUWhiteSpace(static_cast<UChar32>(c));
}
bool is_punct(char32_t c) {
  if (c < 0x80) return c > ' ' && c < 0x7F && !is_letter(c) && !is_digit(c) && c != '$' && c != '+' && c != '<' &&
                       c != '=' && c != '>' && c != '^' && c != '`' && c != '|' && c != '~';
  return u_ispunct(static_cast<UChar32>(c));
}
bool is_mark(char32_t c) {
  if (c < 0x300) return false;
  const auto t = U_MASK(u_charType(static_cast<UChar32>(c)));
  return (t & U_GC_M_MASK) != 0 || c == 0x200C || c == 0x200D;
}
bool is_cjk(char32_t c) {
  return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF) ||
         (c >= 0x0E00 && c <= 0x0EFF) || (c >= 0x1000 && c <= 0x109F) || (c >= 0x1780 && c <= 0x17FF);
}
char32_t to_lower(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
  return static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
}

std::string lower(std::string_view s) {
  std::string out;
  if (all_ascii(s)) {
    out.assign(s);
    for (char& c : out) c = static_cast<char>(c + (c >= 'A' && c <= 'Z' ? 32 : 0));  // no branch: compiled to vectors
    return out;
  }
  out.reserve(s.size());
  for (std::size_t at = 0; at < s.size();) {
    const Char c = decode(s, at);
    append(out, to_lower(c.code));
    at += c.size;
  }
  return out;
}

std::string fold(std::string_view s) {
  std::string out;
  append_folded(out, s);
  return out;
}

void append_folded(std::string& out, std::string_view s) {
  // Nearly every word is short and ASCII: all its bytes at once. Bit 7 of each byte says that it is a capital, bit 5 makes it small.
  if (!s.empty() && s.size() <= 16) {
    std::uint64_t eight[2] = {};
    std::memcpy(eight, s.data(), s.size());
    if (((eight[0] | eight[1]) & 0x8080808080808080u) == 0) {
      for (std::uint64_t& e : eight) {
        const std::uint64_t from_a = e + 0x3F3F3F3F3F3F3F3Fu, beyond_z = e + 0x2525252525252525u;
        e |= ((from_a & ~beyond_z) & 0x8080808080808080u) >> 2;
      }
      out.append(reinterpret_cast<const char*>(eight), s.size());
      return;
    }
  }
  const std::size_t begin = out.size();
  if (all_ascii(s)) {
    out += s;
    for (std::size_t i = begin; i < out.size(); ++i) out[i] = static_cast<char>(out[i] + (out[i] >= 'A' && out[i] <= 'Z' ? 32 : 0));
    return;
  }
  out.reserve(begin + s.size());
  for (std::size_t at = 0; at < s.size();) {
    const Char c = decode(s, at);
    at += c.size;
    switch (c.code) {
      case U'‘': case U'’': case U'‚': case U'‛': case U'′': case U'ʼ': out += '\''; break;
      case U'“': case U'”': case U'„': case U'‟': case U'«': case U'»': case U'″': out += '"'; break;
      case U'‐': case U'‑': case U'‒': case U'–': case U'—': case U'―': case U'−': out += '-'; break;
      case U'ł': case U'Ł': out += 'l'; break;
      case U'ø': case U'Ø': out += 'o'; break;
      case U'đ': case U'Đ': out += 'd'; break;
      case U'ı': out += 'i'; break;
      case U'æ': case U'Æ': out += "ae"; break;
      case U'œ': case U'Œ': out += "oe"; break;
      case U'ß': out += "ss"; break;
      case U'\u00AD': case U'\u200B': case U'\uFEFF': break;  // soft hyphen and zero-width: not part of any word
      default:
        if (c.code < 0x80) out += static_cast<char>(to_lower(c.code));
        else append_unaccented(out, c.code);
    }
  }
}

std::size_t width(std::string_view s) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < s.size();) {
    const Char c = decode(s, at);
    at += c.size;
    if (is_mark(c.code) || c.code == 0x200B || c.code == 0xFEFF || c.code < 0x20) continue;
    const int w = c.code < 0x1100 ? 0 : u_getIntPropertyValue(static_cast<UChar32>(c.code), UCHAR_EAST_ASIAN_WIDTH);
    columns += w == U_EA_WIDE || w == U_EA_FULLWIDTH ? 2 : 1;
  }
  return columns;
}

}  // namespace synoptic::utf8
