// One pass, one decision a token: the first character says which reader takes over (address, handle, word or number,
// run of marks), and each reader looks at most a few characters ahead, so the whole is linear. Inside a word a stop,
// comma, colon, slash, apostrophe or ampersand is kept only between the neighbours that make it part of the word:
// "10,000", "9.30", "11/28/2000", "O'Neil", "A&B", "U.S.". A hyphen is kept after the prefixes that UD English keeps ("e-mail",
// "non-stop"), in telephone numbers, numeric dates, addresses and file names, and is a token of its own elsewhere. What EWT and GUM
// do was read off their training parts; where the two differ (numerals such as "ninety-nine", list marks such as "1.") the rule
// follows the one that is nearer to news. Known limits: "its" and "lets" are taken as spelled; "A/C" and "c/o" are three tokens.
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
    {"adm", T},  {"al", O},   {"approx", T}, {"apr", M},  {"asst", T}, {"atty", T}, {"aug", M},  {"ave", O},  {"bldg", O}, {"blvd", O}, {"brig", T},
    {"bros", O}, {"ca", T},   {"capt", T}, {"cf", T},   {"cllr", T}, {"cmdr", T}, {"co", O},   {"col", T},  {"cons", O}, {"corp", O},
    {"cpl", T},  {"dec", M},   {"dem", O},  {"dept", T}, {"det", T},  {"dr", T},   {"drs", T},  {"esq", O},  
    {"etc", M},  {"ex", T},    {"feb", M},  {"fig", T},  {"fr", T},   {"fri", M},   {"ft", T},   {"gen", T},  {"gov", T},  {"govt", O}, {"hon", T},
    {"inc", O},  {"insp", T},  {"jan", M},  {"jr", O},   {"jul", M},  {"jun", M},  {"lt", T},   {"ltd", O},  {"maj", T},  {"mon", M},  {"mr", T},
    {"mrs", T},  {"ms", T},   {"msgr", T},    {"mt", T},   {"no", T},   {"nos", T},  {"nov", M},  {"oct", M},  {"op", T},   {"p", T},    {"pp", T},   {"pres", T},
    {"prof", T}, {"pvt", T},   {"rep", T},  {"reps", T}, {"rev", T},  {"sat", M},  {"sen", T},  {"sens", T}, {"sep", M},  {"sept", M},
    {"sgt", T},  {"sr", O},    {"st", T},   {"ste", T},  {"sun", M},  {"supt", T}, {"thu", M},  {"thur", M}, {"thurs", M}, {"tue", M}, {"tues", M}, {"univ", O}, {"viz", T},  {"vol", T},  {"vs", T},   {"wed", M},
});
// States of the US in the old abbreviations; they count after a comma: "Tempe, Ariz."
constexpr std::array states = std::to_array<std::string_view>({
    "Ala", "Ariz", "Ark", "Calif", "Colo", "Conn", "Del", "Fla", "Ga", "Ill", "Ind", "Kan", "Ky", "La", "Mass", "Md", "Mich", "Minn", "Miss",
    "Mo", "Mont", "Neb", "Nev", "Okla", "Ore", "Pa", "Tenn", "Tex", "Va", "Vt", "Wash", "Wis", "Wyo"});
static_assert(std::is_sorted(states.begin(), states.end()));
constexpr std::array weekdays = std::to_array<std::string_view>({"fri", "mon", "sat", "sun", "thu", "thur", "thurs", "tue", "tues", "wed"});
// Names that end in an exclamation mark.
constexpr std::array exclaiming = std::to_array<std::string_view>({"jeopardy", "yahoo"});
// After these "its" is "it's" and "Im" is "I'm", whatever the spelling.
constexpr std::array predicates = std::to_array<std::string_view>({"a", "all", "also", "an", "been", "definitely", "easy", "getting", "glad", "going", "gonna", "had", "just", "like", "never", "not", "nothing", "pretty", "really", "simply", "so", "sorry", "still", "sure", "the", "too", "very", "wondering"});
static_assert(std::is_sorted(predicates.begin(), predicates.end()));
// Of these, the ones that are also everyday words count only where what follows fits: "No. 5", "Col. Reyes", "Jan. 3".
constexpr std::array needs_number = std::to_array<std::string_view>({"ca", "fig", "no", "nos", "op", "p", "pp", "vol"});
constexpr std::array needs_capital = std::to_array<std::string_view>(
    {"cons", "dem", "det", "ex", "fr", "gen", "hon", "ms", "mt", "rep", "rev", "sen", "sep", "st", "ste"});

Abbreviation known(std::string_view word) {
  if (word.size() > 6) return Abbreviation::none;
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

constexpr std::array file_ends = std::to_array<std::string_view>({"asp", "avi", "csv", "doc", "docx", "exe", "gif", "htm", "html", "jpeg", "jpg", "mp3", "mp4", "pdf", "php", "png", "ppt", "pptx", "txt", "wav", "xls", "xlsx", "xml", "zip"});
constexpr std::array group_starts = std::to_array<std::string_view>({"alt", "comp", "misc", "rec", "sci", "soc", "talk"});

// What a hyphen does not part from the word after it, and what it does not part from the word before. Folded.
constexpr std::array prefixes = std::to_array<std::string_view>({
    "ante", "anti", "arch", "bi", "bio", "co", "counter", "cross", "de", "e", "ex", "extra", "hyper", "infra", "inter", "intra",
    "macro", "mega", "meta", "micro", "mid", "mini", "mis", "multi", "nano", "neo", "non", "over", "para", "post", "pre", "pro", "proto",
    "pseudo", "psycho", "quasi", "re", "retro", "semi", "socio", "sub", "super", "trans", "tri", "ultra", "un", "uni"});
static_assert(std::is_sorted(prefixes.begin(), prefixes.end()));
constexpr std::array suffixes = std::to_array<std::string_view>({"esque", "ish", "wise"});

// Units that stand apart from the number they are written on: "10km", "7:30PM", "$5m". Capital K, M, B, T only after a currency
// sign: elsewhere they are more often part of a designation ("86M").
constexpr std::array units = std::to_array<std::string_view>({
    "am", "b", "bn", "cm", "ft", "g", "gb", "ghz", "hp", "hr", "hrs", "k", "kg", "kgs", "km", "kmh", "kms", "kph", "kw", "kwh", "lb",
    "lbs", "m", "mb", "mg", "mhz", "min", "mins", "ml", "mm", "mn", "mph", "mw", "oz", "pm", "sec", "tn", "yrs"});
static_assert(std::is_sorted(units.begin(), units.end()));
constexpr std::array dollars = std::to_array<std::string_view>({"a", "au", "c", "ca", "hk", "nt", "nz", "r", "s", "u", "us"});

// Written as one word, read as two (or three): where they are cut. Only forms that are hardly ever another word.
struct Contracted {
  std::string_view word;
  std::uint8_t first, second = 0;  // lengths of the first and, of three, the second part
};
constexpr std::array contracted = std::to_array<Contracted>({
    {"aint", 2}, {"alot", 1}, {"arent", 3}, {"arnt", 2}, {"cannot", 3}, {"cant", 2}, {"couldnt", 5}, {"didnt", 3}, {"doesnt", 4}, {"dont", 2},
    {"dunno", 2, 1}, {"gimme", 3}, {"gonna", 3}, {"gotta", 3}, {"hadnt", 3}, {"hasnt", 3}, {"havent", 4}, {"im", 1}, {"isnt", 2}, {"itll", 2},
    {"its", 2}, {"ive", 1}, {"lemme", 3}, {"lotta", 3}, {"mustnt", 4}, {"outta", 3}, {"shouldnt", 6}, {"thats", 4}, {"theres", 5}, {"theyll", 4},
    {"theyre", 4}, {"theyve", 4}, {"wanna", 3}, {"wasnt", 3}, {"werent", 4}, {"weve", 2}, {"whats", 4}, {"wont", 2}, {"wouldnt", 5},
    {"youll", 3}, {"youre", 3}, {"youve", 3},
});
static_assert(std::is_sorted(contracted.begin(), contracted.end(), [](const Contracted& a, const Contracted& b) { return a.word < b.word; }));
// The last letters of those that begin with a letter: what nearly every other word fails at.
constexpr std::array<std::uint32_t, 26> contracted_ends = [] {
  std::array<std::uint32_t, 26> out{};
  for (const Contracted& c : contracted) out[static_cast<std::size_t>(c.word.front() - 'a')] |= 1u << (c.word.back() - 'a');
  return out;
}();

template <class List>
bool among(std::string_view folded, const List& sorted) {
  return std::binary_search(sorted.begin(), sorted.end(), folded);
}
// `word` in small letters, if it is ASCII letters only and no longer than the buffer; else empty.
std::string_view small_letters(std::string_view word, std::array<char, 16>& buffer) {
  if (word.size() > buffer.size()) return {};
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (!ascii_letter(static_cast<unsigned char>(word[i]))) return {};
    buffer[i] = ascii_lower(word[i]);
  }
  return {buffer.data(), word.size()};
}

class Reader {
 public:
  Reader(std::string_view text, Span where, std::vector<Token>& out)
      : text_(text.substr(0, std::min<std::size_t>(where.end, text.size()))), at_(std::min<std::size_t>(where.begin, text_.size())), out_(out) {}

  void run() {
    while (at_ < text_.size()) {
      const unsigned char b = byte(at_);
      if (b == ' ') {
        ++at_;
        continue;
      }
      if (ascii_letter(b) || ascii_digit(b)) {
        word();
        continue;
      }
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

  // A mail address, host, file or group name that the word from `at_` is part of and that goes on beyond the mark at `e`: its end, or 0.
  // What was looked through in vain is not looked through again.
  std::size_t named(std::size_t e) {
    if (e < plain_until_) return 0;
    const auto part_of_label = [&](std::size_t i) { return ascii_letter(byte(i)) || ascii_digit(byte(i)) || byte(i) == '-' || byte(i) == '_'; };
    std::size_t i = at_, at_sign = 0, last_dot = 0, dots = 0, host = 0;
    for (; part_of_label(i) || byte(i) == '.' || byte(i) == '@' || (byte(i) == '%' && part_of_label(i + 1)); ++i) {
      if (byte(i) == '@') {
        if (at_sign != 0 || !part_of_label(i + 1)) break;
        at_sign = i;
      }
      if (byte(i) != '.') continue;
      if (!ascii_letter(byte(i + 1)) && !ascii_digit(byte(i + 1)) && byte(i + 1) != '.' && byte(i + 1) != '@') break;
      last_dot = i;
      ++dots;
      std::size_t k = i + 1;
      while (ascii_letter(byte(k)) || ascii_digit(byte(k))) ++k;
      std::string_view label = text_.substr(i + 1, k - i - 1);
      if (label == "Com" || label == "COM") label = "com";
      if (part_of_label(i - 1) && std::find(domain_ends.begin(), domain_ends.end(), label) != domain_ends.end() && byte(k) != '_' && !(byte(k) == '.' && byte(k + 1) == '.')) host = k;
    }
    plain_until_ = i;
    while (i > at_ && (byte(i - 1) == '-' || byte(i - 1) == '.')) --i;
    if (i <= e) return 0;
    std::array<char, 16> buffer;
    if (at_sign > at_) {
      if (last_dot > at_sign) return i;
      const std::string_view where = text_.substr(at_sign + 1, i - at_sign - 1);
      return where.size() > 2 && std::all_of(where.begin(), where.end(), [](char c) { return ascii_upper(static_cast<unsigned char>(c)) || c == '_'; }) ? i : 0;
    }
    if (last_dot > at_ && last_dot < i) {
      const auto ending = small_letters(text_.substr(last_dot + 1, i - last_dot - 1), buffer);
      if ((!ending.empty() && among(ending, file_ends)) || text_.substr(last_dot + 1, i - last_dot - 1) == "mp3") return i;
    }
    if (host > e && !word_at(host)) {
      if (byte(host) == '/')
        while (host < text_.size() && byte(host) > ' ' && byte(host) < 0x7F && std::strchr("\"<>,;)", text_[host]) == nullptr) ++host;
      while (std::strchr(".?!:'", static_cast<char>(byte(host - 1))) != nullptr) --host;
      return host;
    }
    if (dots > 1) {
      const auto dot = text_.find('.', at_);
      const std::string_view first = text_.substr(at_, dot - at_);
      if (std::find(group_starts.begin(), group_starts.end(), first) != group_starts.end()) return i;
    }
    return 0;
  }

  // "713-555-0142", "2010-01-05", "555-0142", "77042-2016" from the digit at `at_`: the end, or 0.
  std::size_t digit_groups() const {
    std::size_t e = at_, groups = 1, digits = 0, before = 0, last = 0;
    if (at_ > 0 && (byte(at_ - 1) == '-' || byte(at_ - 1) == '$')) return 0;
    for (;; ++e) {
      if (ascii_digit(byte(e))) {
        ++digits;
        ++last;
      } else if (byte(e) == '-' && ascii_digit(byte(e + 1))) {
        before = last;
        last = 0;
        ++groups;
      } else {
        break;
      }
    }
    if (groups == 1 || word_at(e) || (byte(e) == '-' && word_at(e + 1)) || (byte(e) == '.' && word_at(e + 1))) return 0;
    return groups > 2 ? (digits >= 6 ? e : 0) : ((before == 3 || before == 5) && last == 4 ? e : 0);
  }

  // Does the hyphen of `n` bytes at `e` belong to the word from `at_`?
  bool grown_together(std::size_t e, std::size_t n) const {
    if (!(at_ > 1 && byte(at_ - 1) == '-' && !utf8::is_space(byte(at_ - 2)))) {
      std::array<char, 16> buffer;
      const auto before = small_letters(text_.substr(at_, e - at_), buffer);
      if (!before.empty() && among(before, prefixes)) {
        const bool letters_follow = letter_at(e + n) && (before.size() > 1 || (letter_at(e + n + 1) && !ascii_upper(byte(e + n))));
        if (letters_follow || before == "mid" || before == "pre") return true;
      }
    }
    const std::size_t end = letters(e + n);
    return !word_at(end) && apostrophe(end) == 0 && byte(end) != '-' && one_of(text_.substr(e + n, end - e - n), suffixes);
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
    const unsigned char start = byte(at_);
    if ((start == 'h' || start == 'H' || start == 'w') && address_starts()) return address();
    if (ascii_digit(start))
      if (const auto end = digit_groups(); end != 0) return emit(end, TokenKind::number);
    std::size_t e = at_;
    std::size_t part = at_;  // where the part after the last hyphen begins
    bool digits_only = true, has_digit = false;
    while (e < text_.size()) {
      const unsigned char b = byte(e);
      if (ascii_letter(b) || b == '_') {
        digits_only = false;
        ++e;
        continue;
      }
      if (b == ' ') break;
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
        if ((c.code == U'‐' || c.code == U'‑') && word_at(e + c.size) && grown_together(e, c.size)) {
          digits_only = false;
          e += c.size;
          part = e;
          continue;
        }
        break;
      }
      const bool before_digit = e > at_ && ascii_digit(byte(e - 1)), after_digit = ascii_digit(byte(e + 1));
      if (b == '-') {
        if (!word_at(e + 1)) {
          if (broken_off(e)) ++e;
          break;
        }
        if (const auto end = named(e); end != 0) return emit(end, TokenKind::url);
        if (part != at_ || !grown_together(e, 1)) break;
        digits_only = false;
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
        if (b == '.' || b == ':' || (b == '/' && (!digits_only || one_date(e)))) {
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
      if (b == '$' && one_of(text_.substr(at_, e - at_), dollars) && ascii_upper(start)) return emit(e + 1, TokenKind::symbol);
      if (b == '@' || (b == '%' && letter_at(e + 1)))
        if (const auto end = named(e); end != 0) return emit(end, TokenKind::url);
      if (b == '.') {
        if (const auto end = stop(part, e); end != 0) {
          e = end;
          digits_only = false;
          if (byte(e) == '@')
            if (const auto m = named(e); m != 0) return emit(m, TokenKind::url);
          break;
        }
        if (word_at(e + 1) || byte(e + 1) == '.')
          if (const auto end = named(e); end != 0) return emit(end, TokenKind::url);
      }
      break;
    }
    if (has_digit && !digits_only && ascii_digit(start))
      if (const auto number = before_unit(e); number != 0) {
        emit(number, TokenKind::number);
        return emit(e, TokenKind::word);
      }
    if (byte(e) == '!' && byte(e + 1) != '!' && e < text_.size() && one_of(text_.substr(at_, e - at_), exclaiming) && ascii_upper(start)) return emit(e + 1, TokenKind::word);
    if (byte(e) == '/' && e - at_ == 1) {  // "w/", "w/o", "b/c"
      if (start == 'w' && (byte(e + 1) == ' ' || (byte(e + 1) == 'o' && !word_at(e + 2)))) return emit(byte(e + 1) == 'o' ? e + 2 : e + 1, TokenKind::word);
      if (start == 'b' && byte(e + 1) == 'c' && !word_at(e + 2)) return emit(e + 2, TokenKind::word);
    }
    const TokenKind kind = has_digit && digits_only ? TokenKind::number : TokenKind::word;
    split_clitics(e, kind);
  }

  // "11/28/2000" and "9/11" are dates and stay whole, "1/2" and "24/7" do not. The slash at `e` follows digits only.
  bool one_date(std::size_t e) const {
    std::size_t begin = e, end = e + 1;
    while (begin > at_ && ascii_digit(byte(begin - 1))) --begin;
    while (ascii_digit(byte(end))) ++end;
    if (begin > at_ || byte(end) == '/') return begin == at_ ? ascii_digit(byte(end + 1)) : byte(begin - 1) == '/';
    if (e - begin > 2 || end - e - 1 > 2 || word_at(end)) return false;
    const auto value = [&](std::size_t from, std::size_t to) {
      int v = 0;
      for (; from < to; ++from) v = v * 10 + (byte(from) - '0');
      return v;
    };
    const int month = value(begin, e), day = value(e + 1, end);
    return month >= 1 && month <= 12 && day >= 1 && day <= 31 && (byte(e + 1) == '0' || !(month < day && day <= 10));
  }

  // The word ends at `e` and begins with a digit: where the unit on it begins, or 0.
  std::size_t before_unit(std::size_t e) const {
    std::size_t n = at_;
    while (n < e && !ascii_letter(byte(n)) && byte(n) < 0x80) ++n;
    std::array<char, 16> buffer;
    const auto unit = small_letters(text_.substr(n, e - n), buffer);
    if (unit.empty() || n == at_ || !ascii_digit(byte(n - 1)) || !among(unit, units)) return 0;
    const bool money = at_ > 0 && (byte(at_ - 1) == '$' || byte(at_ - 1) >= 0x80);
    if (unit.size() == 1 && ascii_upper(byte(n))) return money ? n : 0;
    return n;
  }

  // A word broken off in speech: "th- the". Only where no word ends like that.
  bool broken_off(std::size_t hyphen) const {
    if (hyphen - at_ > 3 || !(hyphen + 1 >= text_.size() || byte(hyphen + 1) == ' ' || byte(hyphen + 1) == ',')) return false;
    for (std::size_t i = at_; i < hyphen; ++i)
      if (byte(i) < 'a' || byte(i) > 'z' || std::strchr("aeiou", static_cast<char>(byte(i))) != nullptr) return false;
    return true;
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
    if (word.size() == 1 && ascii_letter(byte(part)) && !(byte(part) == 'p' && byte(e + 1) == ' ' && ascii_digit(byte(e + 2)))) {
      if (const auto end = dotted(e); end != 0) return end;
      // "c. 1871", "(b. 3 May", "m. 1949": dates of lives.
      if (!ascii_upper(byte(part))) return byte(e + 1) == ' ' && life_date(byte(part), e + 2) ? e + 1 : 0;
      // A lone capital is an initial, but not where a sentence plainly ends after it.
      return ascii_upper(byte(part)) && !space_or_end_of_text(e + 1) ? e + 1 : 0;
    }
    if (equal_folded(word, "ph") && byte(e + 1) == 'D') return byte(e + 2) == '.' ? e + 3 : e + 2;
    if (known(word) == Abbreviation::none)
      return std::binary_search(states.begin(), states.end(), word) && !out_.empty() && byte(out_.back().span.begin) == ',' && !word_at(e + 1) ? e + 1 : 0;
    std::size_t next = e + 1;
    const bool touches = word_at(next);
    while (next < text_.size() && utf8::is_space(peek(next).code)) next += peek(next).size;
    const unsigned char n = byte(next);
    if (touches) return 0;
    if (equal_folded(word, "al") && !(out_.size() > 0 && equal_folded(view(text_, out_.back().span).substr(0, 2), "et"))) return 0;
    if (n == ',' || n == ';') return e + 1;
    if (one_of(word, needs_number)) return ascii_digit(n) || n == '#' ? e + 1 : 0;
    const bool small_follows = n >= 'a' && n <= 'z';  // a sentence hardly ever begins so
    if (small_follows && ascii_upper(byte(part))) return e + 1;
    if (one_of(word, weekdays)) return ascii_upper(byte(part)) && ascii_digit(n) ? e + 1 : 0;
    if (one_of(word, needs_capital)) return ascii_upper(byte(part)) && ascii_upper(n) ? e + 1 : 0;
    const Abbreviation kind = known(word);
    // UD English gives "etc" its stop inside a sentence only.
    if (equal_folded(word, "etc")) return next < text_.size() && !ascii_upper(n) ? e + 1 : 0;
    if (kind == Abbreviation::time && !ascii_upper(byte(part))) return 0;
    if (kind == Abbreviation::title && next >= text_.size()) return 0;
    return e + 1;
  }
  bool life_date(unsigned char letter, std::size_t i) const {
    if (std::strchr("bcdmr", letter) == nullptr) return false;
    const bool opened = !out_.empty() && (byte(out_.back().span.begin) == '(' || byte(out_.back().span.begin) == ';');
    if (ascii_digit(byte(i))) return letter == 'c' || opened;
    return opened && letter != 'r' && ascii_upper(byte(i));
  }
  bool space_or_end_of_text(std::size_t i) const {
    while (i < text_.size() && utf8::is_space(peek(i).code)) i += peek(i).size;
    return i >= text_.size();
  }

  const Contracted* contraction(std::string_view w) const {
    if (w.size() < 2 || w.size() > 8 || !ascii_letter(static_cast<unsigned char>(w.front())) || !ascii_letter(static_cast<unsigned char>(w.back()))) return nullptr;
    const char first = ascii_lower(w.front()), last = ascii_lower(w.back());
    if ((contracted_ends[static_cast<std::size_t>(first - 'a')] >> (last - 'a') & 1u) == 0) return nullptr;
    std::array<char, 16> buffer;
    const auto key = small_letters(w, buffer);
    const auto it = std::lower_bound(contracted.begin(), contracted.end(), key, [](const Contracted& c, std::string_view k) { return c.word < k; });
    if (it == contracted.end() || it->word != key) return nullptr;
    // "Im" and "Ive" may be names, "its" is mostly a possessive; "as is his wont".
    if (key == "its" || (w.size() < 4 && ascii_upper(static_cast<unsigned char>(w[0])))) {
      const std::size_t next = at_ + w.size() + 1;
      if (byte(next - 1) != ' ' || !one_of(text_.substr(next, letters(next) - next), predicates)) return nullptr;
    }
    if (key == "wont" && !out_.empty() && one_of(view(text_, out_.back().span), std::array<std::string_view, 6>{"his", "her", "its", "my", "our", "their"})) return nullptr;
    return &*it;
  }
  // "the 60's": the number ends at `e`.
  bool decade(std::size_t e) const {
    const std::size_t n = e - at_;
    const auto end = clitic(e);
    return end != 0 && (n == 2 || n == 4) && byte(e - 1) == '0' && end == e + apostrophe(e) + 1 && byte(end - 1) == 's';
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
    if (const Contracted* c = contraction(w); c != nullptr) {
      const std::size_t end = at_ + n;
      emit(at_ + c->first, kind);
      if (c->second != 0) emit(at_ + c->second, kind);
      emit(end, kind);
    } else if (kind == TokenKind::number && decade(e)) {
      return emit(clitic(e), TokenKind::word);
    } else {
      emit(e, kind);
    }
    if (const auto end = clitic(at_); end != 0) emit(end, TokenKind::word);
  }

  void other(Char c) {
    const std::size_t next = at_ + c.size;
    if (c.code < 0x80)
      if (const auto end = emoticon(); end != 0) return emit(end, TokenKind::symbol);
    if (c.code == '.' && byte(next) == '?' && (space_or_end(next + 1))) return emit(next + 1, TokenKind::punct);
    if (c.code == '+' && ascii_digit(byte(next)) && (at_ == 0 || byte(at_ - 1) == ' ' || byte(at_ - 1) == '(' || byte(at_ - 1) == '\n')) {  // "+44"
      std::size_t e = next;
      while (ascii_digit(byte(e)) || (byte(e) == '-' && ascii_digit(byte(e + 1)))) ++e;
      if (!word_at(e)) return emit(e, TokenKind::number);
    }
    if (c.code == '.' && ascii_letter(byte(next)) && (at_ == 0 || byte(at_ - 1) < '0')) {  // ".doc"
      const std::size_t e = letters(next);
      if (!word_at(e) && one_of(text_.substr(next, e - next), file_ends)) return emit(e, TokenKind::url);
    }
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
      if (c.size == 3 && apostrophe(next) == 3) return emit(at_ + 6, TokenKind::punct);  // two single marks for a double one
      return emit(next, TokenKind::punct);
    }
    if (c.code == '`' && byte(next) == '`') return emit(at_ + 2, TokenKind::punct);
    if (c.code == U'‘' && apostrophe(next) == 3) return emit(at_ + 6, TokenKind::punct);
    if (c.code == '`' && byte(next) == 's' && !word_at(next + 1) && at_ > 0 && letter_at(at_ - 1)) return emit(next + 1, TokenKind::word);
    std::size_t e = next;
    if (c.code < 0x80 && std::strchr(".-!?*=~_<>$", static_cast<int>(c.code)) != nullptr) {
      const bool shout = c.code == '!' || c.code == '?';
      while (byte(e) != 0 && (byte(e) == c.code || (shout && (byte(e) == '!' || byte(e) == '?')))) ++e;
      return emit(e, c.code == '=' || c.code == '~' || c.code == '<' || c.code == '>' || c.code == '$' ? TokenKind::symbol : TokenKind::punct);
    }
    while (e < text_.size()) {  // marks, joiners and variation selectors stay with their character
      const Char m = utf8::decode(text_, e);
      if (!utf8::is_mark(m.code)) break;
      e += m.size;
      if (m.code == 0x200D && e < text_.size() && !utf8::is_space(utf8::decode(text_, e).code)) e += utf8::decode(text_, e).size;
    }
    if (cjk_word(c)) {  // scripts without spaces: a run is passed on whole
      while (e < text_.size()) {
        const Char m = utf8::decode(text_, e);
        if (!cjk_word(m) && !utf8::is_mark(m.code)) break;
        e += m.size;
      }
      return emit(e, TokenKind::word);
    }
    emit(e, c.code != '%' && c.code != '&' && utf8::is_punct(c.code) ? TokenKind::punct : TokenKind::symbol);
  }
  static bool cjk_word(Char c) { return utf8::is_cjk(c.code) && (utf8::is_letter(c.code) || utf8::is_digit(c.code)); }

  // ":)", ";-)", ":D", "<3", "^_^", "(:" at `at_`: the end, or 0.
  std::size_t emoticon() const {
    const unsigned char c = byte(at_);
    const auto rest = text_.substr(at_, 3);
    if (rest == "^_^" || rest == "-_-") return at_ + 3;
    if (c == '<' && byte(at_ + 1) == '3') return !word_at(at_ + 2) ? at_ + 2 : 0;
    const bool apart = at_ == 0 || utf8::is_space(byte(at_ - 1));
    if (c == '(' && (byte(at_ + 1) == ':' || byte(at_ + 1) == ';')) return apart && space_or_end(at_ + 2) ? at_ + 2 : 0;
    if (c != ':' && c != ';' && c != '=') return 0;
    std::size_t e = at_ + 1;
    if (byte(e) == '-' || byte(e) == '\'') ++e;
    const unsigned char mouth = byte(e);
    if (mouth == 0 || std::strchr(")(]DPpO/", mouth) == nullptr || (!apart && mouth != ')' && mouth != '(')) return 0;
    if (mouth == '(' && word_at(e + 1)) return 0;  // "as follows:(a)"
    if (!apart && c == ':' && byte(e + 1) != 0 && !utf8::is_space(byte(e + 1))) return 0;
    if (mouth == ')' || mouth == '(')
      while (byte(e + 1) == mouth) ++e;
    ++e;
    return word_at(e) || byte(e) == '/' ? 0 : e;
  }
  // "he 's": the apostrophe stands after a space that follows a word; "'s" at the start of a line is no clitic.
  bool detached_clitic() const { return !out_.empty() && at_ > 0 && out_.back().span.end + 1 >= at_ && out_.back().kind != TokenKind::punct; }

  std::string_view text_;
  std::size_t at_;
  std::size_t plain_until_ = 0;  // no address begins before here
  std::vector<Token>& out_;
};

}  // namespace

void tokenise(std::string_view text, Span where, std::vector<Token>& out) { Reader(text, where, out).run(); }

Abbreviation abbreviation(std::string_view t) {
  if (t.size() < 2 || t.back() != '.') return Abbreviation::none;
  if (t.size() == 2 && ascii_lower(t[0]) == t[0]) return ascii_letter(static_cast<unsigned char>(t[0])) ? Abbreviation::title : Abbreviation::none;
  if (t.size() == 2) return ascii_upper(static_cast<unsigned char>(t[0])) ? Abbreviation::initial : Abbreviation::none;
  const auto inner = t.substr(0, t.size() - 1);
  if (inner.find('.') != std::string_view::npos) {
    if (equal_folded(inner, "a.m") || equal_folded(inner, "p.m")) return Abbreviation::time;
    if (equal_folded(inner, "e.g") || equal_folded(inner, "i.e")) return Abbreviation::title;
    return Abbreviation::ordinary;
  }
  const auto hyphen = inner.rfind('-');  // "ex-Gov."
  const Abbreviation kind = known(hyphen == std::string_view::npos ? inner : inner.substr(hyphen + 1));
  return kind == Abbreviation::none && std::binary_search(states.begin(), states.end(), inner) ? Abbreviation::ordinary : kind;
}

}  // namespace synoptic::text
