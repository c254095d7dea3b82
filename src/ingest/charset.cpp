// UTF-8 is read by hand: nearly all files are UTF-8, and copying runs keeps the map small. A lone byte above 0x7F between
// ASCII characters is taken for windows-1252 (an apostrophe pasted from an old page: the commonest damage by far), any
// other invalid byte becomes U+FFFD; both are reported. Everything else goes through ICU one character at a time, since
// only then is it known which bytes made which character. A page that declares a charset but is valid UTF-8 with
// multi-byte characters in it is UTF-8: pages lie about this far more often than such text arises by chance.
#include "ingest/charset.hpp"

#include <fmt/format.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <memory>

#include "base/utf8.hpp"

namespace synoptic::ingest {
namespace {

// What windows-1252 has at 0x80..0x9F; 0 = nothing.
constexpr std::array<char16_t, 32> cp1252{0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
                                          0x2039, 0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013,
                                          0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178};

char32_t from_cp1252(unsigned char b) {
  if (b < 0x80 || b >= 0xA0) return b;
  return cp1252[b - 0x80] ? cp1252[b - 0x80] : U'\uFFFD';
}

// Takes characters one by one, normalises line ends and drops control characters.
class Writer {
 public:
  explicit Writer(Decoded& out) : out_(out) {}

  void ascii_run(std::string_view run, std::size_t raw) {
    if (run.empty()) return;
    after_cr_ = false;
    out_.map.copied(out_.text.size(), run.size(), raw);
    out_.text += run;
  }
  // `size` = length in source bytes; `exact` = those bytes are the UTF-8 of `code`.
  void put(char32_t code, std::size_t raw, std::size_t size, bool exact) {
    const bool after_cr = std::exchange(after_cr_, false);
    if (code == U'\n' && after_cr) return;  // the LF of a CRLF: its CR has made the line end
    const bool separator = code == 0x85 || code == 0x2028 || code == 0x2029;  // line ends too; many line readers split at them
    if (separator) {
      emit(U'\n', raw, size, false);
      return;
    }
    if (code == U'\r' || code == U'\f' || code == U'\v') {
      after_cr_ = code == U'\r';
      emit(U'\n', raw, size, size == 1);
      return;
    }
    if ((code < 0x20 && code != U'\n' && code != U'\t') || code == 0x7F || (code >= 0x80 && code < 0xA0)) {
      if (controls_++ == 0) first_control_ = raw;
      return;
    }
    emit(code, raw, size, exact);
  }
  void invalid(std::size_t raw) {
    if (invalid_++ == 0) first_invalid_ = raw;
  }
  [[nodiscard]] std::size_t controls() const { return controls_; }
  [[nodiscard]] std::size_t invalids() const { return invalid_; }
  void finish() {
    if (invalid_)
      out_.warnings.push_back({"invalid_bytes", fmt::format("{} byte{} not valid {}, the first at byte {}; read as windows-1252 or as U+FFFD",
                                                            invalid_, invalid_ == 1 ? "" : "s", out_.charset, first_invalid_)});
    if (controls_)
      out_.warnings.push_back({"control_characters", fmt::format("{} control character{} left out, the first at byte {}", controls_,
                                                                 controls_ == 1 ? "" : "s", first_control_)});
  }

 private:
  void emit(char32_t code, std::size_t raw, std::size_t size, bool exact) {
    const std::size_t at = out_.text.size();
    utf8::append(out_.text, code);
    if (exact) out_.map.copied(at, out_.text.size() - at, raw);
    else out_.map.replaced(at, out_.text.size() - at, raw, raw + size);
  }
  Decoded& out_;
  bool after_cr_ = false;
  std::size_t controls_ = 0, first_control_ = 0, invalid_ = 0, first_invalid_ = 0;
};

bool plain(unsigned char b) { return (b >= 0x20 && b < 0x7F) || b == '\n' || b == '\t'; }

void read_utf8(std::string_view s, std::size_t begin, Writer& out) {
  for (std::size_t at = begin; at < s.size();) {
    std::size_t run = at;
    while (run < s.size() && plain(static_cast<unsigned char>(s[run])) && s[run] != '\n') ++run;
    out.ascii_run(s.substr(at, run - at), at);
    at = run;
    if (at == s.size()) break;
    const auto b = static_cast<unsigned char>(s[at]);
    const utf8::Char c = utf8::decode(s, at);
    if (b < 0x80 || c.size > 1) {
      out.put(c.code, at, c.size, true);
    } else {
      const bool lone = (at == 0 || static_cast<unsigned char>(s[at - 1]) < 0x80) &&
                        (at + 1 == s.size() || static_cast<unsigned char>(s[at + 1]) < 0x80);
      out.invalid(at);
      out.put(lone ? from_cp1252(b) : U'\uFFFD', at, 1, false);
    }
    at += c.size;
  }
}

void read_cp1252(std::string_view s, std::size_t begin, Writer& out) {
  for (std::size_t at = begin; at < s.size(); ++at) {
    const auto b = static_cast<unsigned char>(s[at]);
    const char32_t c = from_cp1252(b);
    if (c == U'\uFFFD') out.invalid(at);
    out.put(c, at, 1, b < 0x80);
  }
}

// UTF-16 and UTF-32 with the given byte order; a broken unit becomes U+FFFD.
void read_wide(std::string_view s, std::size_t begin, unsigned width, bool big, Writer& out) {
  const auto unit = [&](std::size_t at) {
    char32_t v = 0;
    for (unsigned i = 0; i < width; ++i) v |= static_cast<char32_t>(static_cast<unsigned char>(s[at + i])) << 8 * (big ? width - 1 - i : i);
    return v;
  };
  std::size_t at = begin;
  while (at + width <= s.size()) {
    char32_t c = unit(at);
    std::size_t size = width;
    if (width == 2 && c >= 0xD800 && c < 0xDC00 && at + 4 <= s.size()) {
      const char32_t low = unit(at + 2);
      if (low >= 0xDC00 && low < 0xE000) {
        c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
        size = 4;
      }
    }
    if (c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) {
      out.invalid(at);
      c = U'\uFFFD';
    }
    out.put(c, at, size, false);
    at += size;
  }
  if (at < s.size()) {
    out.invalid(at);
    out.put(U'\uFFFD', at, s.size() - at, false);
  }
}

bool read_icu(std::string_view s, const char* charset, Writer& out) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(charset, &status), &ucnv_close);
  if (U_FAILURE(status)) return false;
  const char* at = s.data();
  const char* const end = s.data() + s.size();
  while (at < end) {
    const char* const from = at;
    UErrorCode e = U_ZERO_ERROR;
    const UChar32 c = ucnv_getNextUChar(converter.get(), &at, end, &e);
    const auto raw = static_cast<std::size_t>(from - s.data());
    if (at <= from) {
      if (e == U_INDEX_OUTOFBOUNDS_ERROR) break;
      at = from + 1;
    }
    const auto size = static_cast<std::size_t>(at - from);
    const bool bad = U_FAILURE(e) || c == 0xFFFD || (c >= 0xD800 && c < 0xE000);
    if (bad) out.invalid(raw);
    out.put(bad ? U'\uFFFD' : static_cast<char32_t>(c), raw, size, !bad && c < 0x80 && size == 1 && *from == static_cast<char>(c));
  }
  return true;
}

struct Utf8Shape {
  std::size_t multibyte = 0;  // valid characters of more than one byte
  std::size_t invalid = 0;
};
Utf8Shape shape_of(std::string_view s) {
  Utf8Shape n;
  for (std::size_t at = 0; at < s.size();) {
    if (static_cast<unsigned char>(s[at]) < 0x80) {
      ++at;
      continue;
    }
    const auto c = utf8::decode(s, at);
    ++(c.size > 1 ? n.multibyte : n.invalid);
    at += c.size;
  }
  return n;
}

// UTF-16 without a mark: Latin text has a zero in every second byte.
int utf16_by_zeros(std::string_view s) {
  const std::size_t n = std::min<std::size_t>(s.size(), 4096) & ~std::size_t{1};
  if (n < 8) return 0;
  std::array<std::size_t, 2> zeros{};
  for (std::size_t i = 0; i < n; ++i)
    if (s[i] == 0) ++zeros[i & 1];
  if (zeros[1] * 10 > n * 4 && zeros[0] * 20 < n) return 1;  // little endian
  if (zeros[0] * 10 > n * 4 && zeros[1] * 20 < n) return 2;
  return 0;
}

bool is_utf8_name(std::string_view name) { return name == "utf-8" || name == "utf8" || name == "us-ascii" || name == "ascii"; }

}  // namespace

std::string declared_charset(std::string_view bytes) {
  const std::string head = utf8::lower(bytes.substr(0, std::min<std::size_t>(utf8::valid_prefix(bytes.substr(0, 2048)), 2048)));
  const auto at = head.find("charset");
  if (at == std::string::npos) return {};
  std::size_t i = at + 7;
  while (i < head.size() && (head[i] == ' ' || head[i] == '=' || head[i] == '"' || head[i] == '\'')) ++i;
  std::size_t e = i;
  while (e < head.size() && e - i < 40 && (std::isalnum(static_cast<unsigned char>(head[e])) || head[e] == '-' || head[e] == '_' || head[e] == ':')) ++e;
  return head.substr(i, e - i);
}

Result<Decoded> decode(std::string_view bytes, std::string_view declared_name) {
  Decoded d;
  Writer out(d);
  const std::string declared = utf8::lower(declared_name);
  const auto starts = [&](std::string_view mark) { return bytes.substr(0, mark.size()) == mark; };
  using namespace std::string_view_literals;
  d.charset = "utf-8";
  d.text.reserve(bytes.size());
  const Utf8Shape utf8_shape = shape_of(bytes);
  if (starts("\xEF\xBB\xBF"sv)) {
    read_utf8(bytes, 3, out);
  } else if (starts("\xFF\xFE\0\0"sv)) {
    d.charset = "utf-32le";
    read_wide(bytes, 4, 4, false, out);
  } else if (starts("\0\0\xFE\xFF"sv)) {
    d.charset = "utf-32be";
    read_wide(bytes, 4, 4, true, out);
  } else if (starts("\xFF\xFE"sv) || starts("\xFE\xFF"sv)) {
    d.charset = starts("\xFF\xFE"sv) ? "utf-16le" : "utf-16be";
    read_wide(bytes, 2, 2, starts("\xFE\xFF"sv), out);
  } else if (const int wide = utf16_by_zeros(bytes)) {
    d.charset = wide == 1 ? "utf-16le" : "utf-16be";
    read_wide(bytes, 0, 2, wide == 2, out);
  } else if (utf8_shape.invalid == 0 || is_utf8_name(declared) ||
             (utf8_shape.multibyte > 4 * utf8_shape.invalid)) {
    read_utf8(bytes, 0, out);
    // Declared UTF-8 that is nothing of the kind still has to be readable.
    if (utf8_shape.invalid > utf8_shape.multibyte && utf8_shape.invalid > 4) {
      d = {};
      d.charset = "windows-1252";
      Writer again(d);
      read_cp1252(bytes, 0, again);
      again.finish();
      d.warnings.push_back({"charset", "not valid utf-8; read as windows-1252"});
      return d;
    }
  } else {
    // iso-8859-1 and ascii mean windows-1252 on the web.
    const bool latin = declared.empty() || declared == "iso-8859-1" || declared == "latin1" || declared == "windows-1252" ||
                       declared.starts_with("utf-16") || declared.starts_with("utf-32") || declared.starts_with("utf-7");
    d.charset = latin ? "windows-1252" : declared;
    if (latin || !read_icu(bytes, d.charset.c_str(), out)) {
      d.charset = "windows-1252";
      read_cp1252(bytes, 0, out);
    }
    if (declared.empty()) d.warnings.push_back({"charset", "no charset declared and not valid utf-8; read as windows-1252"});
  }
  out.finish();
  // Text has hardly any control characters or undecodable bytes; a picture or an archive is full of them.
  if ((out.controls() + out.invalids()) * 10 > bytes.size() && out.controls() * 50 > bytes.size())
    return fail(ErrorCode::unsupported, fmt::format("not text: {} control characters in {} bytes", out.controls(), bytes.size()));
  return d;
}

}  // namespace synoptic::ingest
