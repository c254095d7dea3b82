// One pass, one decision a token: the first character says which reader takes over (address, handle, word or number,
// run of marks), and each reader looks at most a few characters ahead, so the whole is linear. Inside a word a stop,
// comma, colon, slash, apostrophe, ampersand or hyphen is kept only between the neighbours that make it part of the
// word: "10,000", "9.30", "24/7", "O'Neil", "A&B", "U.S.-led". The rules follow what UD English (EWT, GUM) does, but for
// hyphens (see the header). Known limits: a plural possessive's apostrophe is one more mark; "dont" is one word.
#include "text/tokens.hpp"

#include <algorithm>
#include <array>
#include <cstring>

#include "base/utf8.hpp"

namespace synoptic::text {
namespace {

using utf8::Char;

constexpr bool ascii_letter(unsigned char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }
constexpr bool ascii_digit(unsigned char c) { return c >= '0' && c <= '9'; }
constexpr bool ascii_upper(unsigned char c) { return c >= 'A' && c <= 'Z'; }
constexpr char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool word_char(char32_t c) {
  if (c < 0x80) return ascii_letter(static_cast<unsigned char>(c)) || ascii_digit(static_cast<unsigned char>(c)) || c == '_';
  return (utf8::is_letter(c) || utf8::is_digit(c) || utf8::is_mark(c) || c == 0xAD) && !utf8::is_cjk(c);
}

bool equal_folded(std::string_view a, std::string_view lower) {
  return a.size() == lower.size() && std::equal(a.begin(), a.end(), lower.begin(), [](char x, char y) { return ascii_lower(x) == y; });
}

// Words whose stop belongs to them, without it. Sorted, lower case.
struct Known {
  std::string_view word;
  Abbreviation kind;
};
constexpr Abbreviation T = Abbreviation::title, O = Abbreviation::ordinary, M = Abbreviation::time;
constexpr std::array known_abbreviations = std::to_array<Known>({
    {"adm", T},  {"apr", M},  {"asst", T}, {"atty", T}, {"aug", M},  {"ave", O},  {"bldg", O}, {"blvd", O}, {"brig", T},
    {"bros", O}, {"capt", T}, {"cf", T},   {"cllr", T}, {"cmdr", T}, {"co", O},   {"col", T},  {"cons", O}, {"corp", O},
    {"cpl", T},  {"dec", M},   {"dem", O},  {"dept", T}, {"det", T},  {"dr", T},   {"esq", O},  
    {"etc", M},  {"ex", T},    {"feb", M},  {"fig", T},  {"fr", T},   {"ft", T},   {"gen", T},  {"gov", T},  {"govt", O}, {"hon", T},
    {"inc", O},  {"insp", T},  {"jan", M},  {"jr", O},   {"jul", M},  {"jun", M},  {"lt", T},   {"ltd", O},  {"maj", T},  {"mr", T},
    {"mrs", T},  {"ms", T},    {"mt", T},   {"no", T},   {"nos", T},  {"nov", M},  {"oct", M},  {"op", T},   {"pp", T},   {"pres", T},
    {"prof", T}, {"pvt", T},   {"rep", T},  {"reps", T}, {"rev", T},  {"sen", T},  {"sens", T}, {"sep", M},  {"sept", M},
    {"sgt", T},  {"sr", O},    {"st", T},   {"ste", T},  {"supt", T}, {"univ", O}, {"viz", T},  {"vol", T},  {"vs", T},
});
// Of these, the ones that are also everyday words count only where what follows fits: "No. 5", "Col. Reyes", "Jan. 3".
constexpr std::array needs_number = std::to_array<std::string_view>({"no", "nos", "fig", "op", "pp", "vol"});
constexpr std::array needs_capital = std::to_array<std::string_view>(
    {"cons", "dem", "det", "ex", "fr", "gen", "hon", "ms", "mt", "rep", "rev", "sen", "sep", "st", "ste"});

Abbreviation known(std::string_view word) {
  if (word.size() > 5) return Abbreviation::none;
  char lower[8] = {};
  std::transform(word.begin(), word.end(), lower, ascii_lower);
  const std::string_view key(lower, word.size());
  const auto it = std::lower_bound(known_abbreviations.begin(), known_abbreviations.end(), key, [](const Known& k, std::string_view w) { return k.word < w; });
  return it != known_abbreviations.end() && it->word == key ? it->kind : Abbreviation::none;
}

template <class List>
bool one_of(std::string_view word, const List& list) {
  return std::any_of(list.begin(), list.end(), [&](std::string_view x) { return equal_folded(word, x); });
}

constexpr std::array domain_ends = std::to_array<std::string_view>({"com", "org", "net", "edu", "gov", "info", "io", "co", "uk", "eu", "de", "fr", "ru", "cn", "au", "ca", "by", "ua", "tv", "news", "biz", "int", "mil"});

class Reader {
 public:
  Reader(std::string_view text, Span where, std::vector<Token>& out)
      : text_(text.substr(0, std::min<std::size_t>(where.end, text.size()))), at_(std::min<std::size_t>(where.begin, text_.size())), out_(out) {}

  void run() {
    while (at_ < text_.size()) {
      const Char c = utf8::decode(text_, at_);
      if (utf8::is_space(c.code)) {
        at_ += c.size;
      } else if (word_char(c.code)) {
        word();
      } else {
        other(c);
      }
    }
  }

 private:
  unsigned char byte(std::size_t i) const { return i < text_.size() ? static_cast<unsigned char>(text_[i]) : 0; }
  Char peek(std::size_t i) const { return i < text_.size() ? utf8::decode(text_, i) : Char{0, 0}; }
  bool letter_at(std::size_t i) const {
    const unsigned char b = byte(i);
    if (b < 0x80) return ascii_letter(b);
    const char32_t c = utf8::decode(text_, i).code;
    return utf8::is_letter(c) && !utf8::is_cjk(c);
  }
  bool word_at(std::size_t i) const { return i < text_.size() && word_char(utf8::decode(text_, i).code); }
  bool space_or_end(std::size_t i) const { return i >= text_.size() || utf8::is_space(utf8::decode(text_, i).code); }

  void emit(std::size_t end, TokenKind kind) {
    Token t;
    t.span = {static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(end)};
    t.kind = kind;
    out_.push_back(std::move(t));
    at_ = end;
  }

  // An apostrophe at `i`: its length, or 0.
  std::size_t apostrophe(std::size_t i) const {
    if (byte(i) == '\'') return 1;
    if (byte(i) == 0xE2 && byte(i + 1) == 0x80 && byte(i + 2) == 0x99) return 3;
    return 0;
  }
  // The end of the letters from `i`.
  std::size_t letters(std::size_t i) const {
    while (letter_at(i)) i += utf8::decode(text_, i).size;
    return i;
  }
  // The end of the clitic that begins with the apostrophe at `i` ("'s", "'re"), or 0.
  std::size_t clitic(std::size_t i) const {
    const std::size_t n = apostrophe(i);
    if (n == 0 || byte(i + n) >= 0x80) return 0;
    std::size_t e = i + n;
    while (e - i - n < 3 && ascii_letter(byte(e))) ++e;
    if (word_at(e) && byte(e) != '-') return 0;
    const std::string_view tail = text_.substr(i + n, e - i - n);
    constexpr std::array tails = std::to_array<std::string_view>({"s", "re", "ve", "ll", "d", "m"});
    return one_of(tail, tails) ? e : 0;
  }

  bool address_starts() const {
    const auto rest = text_.substr(at_);
    return rest.starts_with("http://") || rest.starts_with("https://") || rest.starts_with("HTTP://") || rest.starts_with("HTTPS://") ||
           (rest.starts_with("www.") && rest.size() > 4 && word_at(at_ + 4));
  }
  void address() {
    std::size_t e = at_;
    while (e < text_.size()) {
      const Char c = utf8::decode(text_, e);
      if (utf8::is_space(c.code) || c.code == '"' || c.code == '<' || c.code == '>' || c.code == U'”' || c.code == U'“' || c.code == U'»' || utf8::is_cjk(c.code)) break;
      e += c.size;
    }
    // Closing marks at the end belong to the sentence; a bracket stays if it was opened inside.
    const bool opened = text_.substr(at_, e - at_).find('(') != std::string_view::npos;
    while (e > at_ + 1 && (std::strchr(".,;:!?'*]}", text_[e - 1]) != nullptr || (text_[e - 1] == ')' && !opened))) --e;
    while (e > at_ + 3 && text_.substr(e - 3, 3) == "\xE2\x80\x99") e -= 3;
    emit(e, TokenKind::url);
  }

  // "name@host.tld" or "host.tld/path" with the word ending at `e`: the end of the address, or 0.
  std::size_t mail(std::size_t e) const {
    if (byte(e) != '@') return 0;
    std::size_t i = e + 1, dot = 0;
    while (ascii_letter(byte(i)) || ascii_digit(byte(i)) || byte(i) == '-' || byte(i) == '.') {
      if (byte(i) == '.') dot = i;
      ++i;
    }
    while (i > e && byte(i - 1) == '.') --i;
    return dot > e + 1 && dot + 1 < i ? i : 0;
  }
  std::size_t host(std::size_t dot) const {
    std::size_t e = dot;
    bool ends_well = false;
    while (byte(e) == '.' && ascii_letter(byte(e + 1))) {
      std::size_t i = e + 1;
      while (ascii_letter(byte(i)) || ascii_digit(byte(i)) || byte(i) == '-') ++i;
      const std::string_view part = text_.substr(e + 1, i - e - 1);
      ends_well = std::find(domain_ends.begin(), domain_ends.end(), part) != domain_ends.end();
      if (!ends_well && !ascii_letter(byte(e - 1))) break;
      e = i;
    }
    if (!ends_well || word_at(e)) return 0;
    if (byte(e) == '/')
      while (e < text_.size() && byte(e) > ' ' && byte(e) < 0x7F && std::strchr("\"<>,;)", text_[e]) == nullptr) ++e;
    return e;
  }

  // "U.S.", "a.m.", "Ph.D." from a lone letter before the stop at `dot`: the end with the last stop, or 0.
  std::size_t dotted(std::size_t dot) const {
    std::size_t e = dot;
    int parts = 1;
    while (byte(e) == '.' && ascii_letter(byte(e + 1)) && !word_at(e + 2)) {
      e += 2;
      ++parts;
    }
    if (parts < 2) return 0;
    return byte(e) == '.' ? e + 1 : e;
  }

  void word() {
    if (address_starts()) return address();
    std::size_t e = at_;
    std::size_t part = at_;  // where the current hyphen-free part begins
    bool digits_only = true, has_digit = false;
    while (e < text_.size()) {
      const unsigned char b = byte(e);
      if (ascii_letter(b) || b == '_') {
        digits_only = false;
        ++e;
        continue;
      }
      if (ascii_digit(b)) {
        has_digit = true;
        ++e;
        continue;
      }
      if (b >= 0x80) {
        if (const std::size_t n = apostrophe(e); n != 0) {
          if (!inner_apostrophe(part, e, n)) break;
          digits_only = false;
          e += n;
          continue;
        }
        const Char c = utf8::decode(text_, e);
        if (word_char(c.code)) {
          digits_only = digits_only && utf8::is_digit(c.code);
          has_digit = has_digit || utf8::is_digit(c.code);
          e += c.size;
          continue;
        }
        if ((c.code == U'‐' || c.code == U'‑') && word_at(e + c.size)) {
          digits_only = false;
          e += c.size;
          part = e;
          continue;
        }
        break;
      }
      const bool before_digit = e > at_ && ascii_digit(byte(e - 1)), after_digit = ascii_digit(byte(e + 1));
      if (b == '-' && word_at(e + 1)) {
        digits_only = digits_only && before_digit && after_digit;
        ++e;
        part = e;
        continue;
      }
      if (b == '\'') {
        if (!inner_apostrophe(part, e, 1)) break;
        digits_only = false;
        ++e;
        continue;
      }
      if (before_digit && after_digit) {
        if (b == '.' || b == ':' || b == '/') {
          ++e;
          continue;
        }
        if (b == ',' && thousands(e)) {
          ++e;
          continue;
        }
      }
      if (b == '&' && ascii_upper(byte(e - 1)) && ascii_upper(byte(e + 1))) {
        ++e;
        continue;
      }
      if (b == '@')
        if (const auto end = mail(e); end != 0) return emit(end, TokenKind::url);
      if (b == '.') {
        if (const auto end = stop(part, e); end != 0) {
          e = end;
          digits_only = false;
          if (byte(e) == '-' && word_at(e + 1)) continue;  // "U.S.-led"
          if (byte(e) == '@')
            if (const auto m = mail(e); m != 0) return emit(m, TokenKind::url);
          break;
        }
        if (ascii_letter(byte(e + 1)) && e > at_) {
          if (const auto end = host(e); end != 0) return emit(end, TokenKind::url);
          if (const auto end = local_part(e); end != 0) return emit(end, TokenKind::url);
        }
      }
      break;
    }
    const TokenKind kind = has_digit && digits_only ? TokenKind::number : TokenKind::word;
    split_clitics(e, kind);
  }

  // "first.last@host.tld": the first part ends at `dot`.
  std::size_t local_part(std::size_t dot) const {
    std::size_t e = dot;
    while (byte(e) == '.' && (ascii_letter(byte(e + 1)) || ascii_digit(byte(e + 1))))
      for (++e; ascii_letter(byte(e)) || ascii_digit(byte(e)) || byte(e) == '-' || byte(e) == '_';) ++e;
    return mail(e);
  }

  bool thousands(std::size_t comma) const {
    std::size_t n = 0;
    while (n < 4 && ascii_digit(byte(comma + 1 + n))) ++n;
    return n == 3 || (n == 2 && byte(comma + 3) == ',' && ascii_digit(byte(comma + 4)));  // "10,000", "1,00,000"
  }

  // An apostrophe of `n` bytes at `e` that is neither a clitic's nor a closing mark: "O'Neil", "Sana'a", "o'clock".
  bool inner_apostrophe(std::size_t part, std::size_t e, std::size_t n) const {
    if (e == part || !letter_at(e + n) || clitic(e) != 0) return false;
    return true;
  }

  // The stop at `e` after the part from `part`: the end of an abbreviation that keeps it, or 0.
  std::size_t stop(std::size_t part, std::size_t e) const {
    const std::string_view word = text_.substr(part, e - part);
    if (word.size() == 1 && ascii_letter(byte(part))) {
      if (const auto end = dotted(e); end != 0) return end;
      // A lone capital is an initial, but not where a sentence plainly ends after it.
      return ascii_upper(byte(part)) && !space_or_end_of_text(e + 1) ? e + 1 : 0;
    }
    if (equal_folded(word, "ph") && byte(e + 1) == 'D') return byte(e + 2) == '.' ? e + 3 : e + 2;
    if (known(word) == Abbreviation::none) return 0;
    std::size_t next = e + 1;
    const bool touches = word_at(next);
    while (next < text_.size() && utf8::is_space(peek(next).code)) next += peek(next).size;
    const unsigned char n = byte(next);
    if (touches) return 0;
    if (n == ',' || n == ';') return e + 1;
    if (one_of(word, needs_number)) return ascii_digit(n) || n == '#' ? e + 1 : 0;
    if (one_of(word, needs_capital)) return ascii_upper(byte(part)) && ascii_upper(n) ? e + 1 : 0;
    const Abbreviation kind = known(word);
    if (kind == Abbreviation::time && !equal_folded(word, "etc") && !ascii_upper(byte(part))) return 0;
    if (kind == Abbreviation::title && next >= text_.size()) return 0;
    return e + 1;
  }
  bool space_or_end_of_text(std::size_t i) const {
    while (i < text_.size() && utf8::is_space(peek(i).code)) i += peek(i).size;
    return i >= text_.size();
  }

  // The word ends at `e`; "n't", "cannot" and the like are cut, and a clitic that follows is the next token.
  void split_clitics(std::size_t e, TokenKind kind) {
    const std::string_view w = text_.substr(at_, e - at_);
    const std::size_t n = w.size();
    if (n >= 4 && (w[n - 1] == 't' || w[n - 1] == 'T')) {
      const std::size_t mark = w.ends_with("'t") || w.ends_with("'T") ? n - 2 : n >= 5 && w.substr(n - 4, 3) == "\xE2\x80\x99" ? n - 4 : 0;
      if (mark > 1 && (w[mark - 1] == 'n' || w[mark - 1] == 'N')) {
        const std::size_t end = at_ + n;
        emit(at_ + mark - 1, kind);
        emit(end, TokenKind::word);
        return;
      }
    }
    if (n == 6 && equal_folded(w, "cannot")) {
      emit(at_ + 3, kind);
      emit(at_ + 3, kind);
    } else if (n == 5 && (equal_folded(w, "gonna") || equal_folded(w, "gotta") || equal_folded(w, "wanna"))) {
      emit(at_ + 3, kind);
      emit(at_ + 2, kind);
    } else {
      emit(e, kind);
    }
    if (const auto end = clitic(at_); end != 0) emit(end, TokenKind::word);
  }

  void other(Char c) {
    const std::size_t next = at_ + c.size;
    if ((c.code == '@' || c.code == '#') && word_at(next) && (c.code == '@' || letters(next) > next)) {
      std::size_t e = next;
      while (word_at(e)) e += utf8::decode(text_, e).size;
      return emit(e, TokenKind::handle);
    }
    if (apostrophe(at_) != 0) {
      // A clitic set apart by the source ("he 's"), or a year cut short ("'90s").
      if (const auto end = clitic(at_); end != 0 && detached_clitic()) return emit(end, TokenKind::word);
      const std::size_t d = at_ + apostrophe(at_);
      if (ascii_digit(byte(d)) && ascii_digit(byte(d + 1)) && !ascii_digit(byte(d + 2))) {
        std::size_t e = d + 2;
        if (byte(e) == 's') ++e;
        if (!word_at(e)) return emit(e, TokenKind::word);
      }
      if (byte(at_) == '\'' && byte(at_ + 1) == '\'') return emit(at_ + 2, TokenKind::punct);
      return emit(next, TokenKind::punct);
    }
    if (c.code == '`' && byte(next) == '`') return emit(at_ + 2, TokenKind::punct);
    std::size_t e = next;
    if (c.code < 0x80 && std::strchr(".-!?*=~_", static_cast<int>(c.code)) != nullptr) {
      const bool shout = c.code == '!' || c.code == '?';
      while (byte(e) != 0 && (byte(e) == c.code || (shout && (byte(e) == '!' || byte(e) == '?')))) ++e;
      return emit(e, c.code == '=' || c.code == '~' ? TokenKind::symbol : TokenKind::punct);
    }
    while (e < text_.size()) {  // marks, joiners and variation selectors stay with their character
      const Char m = utf8::decode(text_, e);
      if (!utf8::is_mark(m.code)) break;
      e += m.size;
      if (m.code == 0x200D && e < text_.size() && !utf8::is_space(utf8::decode(text_, e).code)) e += utf8::decode(text_, e).size;
    }
    if (utf8::is_cjk(c.code) && (utf8::is_letter(c.code) || utf8::is_digit(c.code))) return emit(e, TokenKind::word);
    emit(e, c.code != '%' && c.code != '&' && utf8::is_punct(c.code) ? TokenKind::punct : TokenKind::symbol);
  }
  // "he 's": the apostrophe stands after a space that follows a word; "'s" at the start of a line is no clitic.
  bool detached_clitic() const { return !out_.empty() && at_ > 0 && out_.back().span.end + 1 >= at_ && out_.back().kind != TokenKind::punct; }

  std::string_view text_;
  std::size_t at_;
  std::vector<Token>& out_;
};

}  // namespace

void tokenise(std::string_view text, Span where, std::vector<Token>& out) { Reader(text, where, out).run(); }

Abbreviation abbreviation(std::string_view t) {
  if (t.size() < 2 || t.back() != '.') return Abbreviation::none;
  if (t.size() == 2) return ascii_upper(static_cast<unsigned char>(t[0])) ? Abbreviation::initial : Abbreviation::none;
  const auto inner = t.substr(0, t.size() - 1);
  if (inner.find('.') != std::string_view::npos) {
    if (equal_folded(inner, "a.m") || equal_folded(inner, "p.m")) return Abbreviation::time;
    if (equal_folded(inner, "e.g") || equal_folded(inner, "i.e")) return Abbreviation::title;
    return Abbreviation::ordinary;
  }
  const auto hyphen = inner.rfind('-');
  return known(hyphen == std::string_view::npos ? inner : inner.substr(hyphen + 1));
}

}  // namespace synoptic::text
