// The scanner. Words are runs of letters; digits make numbers, ordinals, decades, clock times and numeric dates at
// once, because only the bytes around them tell ("28.02.2023", "1990s", "9:30"). What lies between two words is kept as a bit set
// of the word that follows: a rule may then ask for "a hyphen" or forbid "a full stop" without seeing the text again.
// Web addresses, handles and hash tags are stepped over: the figures in them are nobody's dates.
#include "annotate/times_words.hpp"

#include <algorithm>

#include "annotate/times_lexicon.hpp"
#include "base/date.hpp"

namespace synoptic::annotate::times {
namespace {

constexpr bool digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (static_cast<unsigned char>(c) & 0x80) != 0;
}
constexpr int longest_year_range = 15;  // of "2010-12", as for the ranges of times.cpp
constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

// Length of a typographic mark at `p` and what it is: ' for an apostrophe, - for a dash, " for a quote, space.
struct Mark {
  char kind = 0;
  std::uint32_t size = 0;
};
Mark mark_at(std::string_view s, std::size_t p) {
  const auto c = static_cast<unsigned char>(s[p]);
  if (c == 0xE2 && p + 2 < s.size() && static_cast<unsigned char>(s[p + 1]) == 0x80) {
    const auto d = static_cast<unsigned char>(s[p + 2]);
    if (d == 0x98 || d == 0x99) return {'\'', 3};
    if (d == 0x90 || d == 0x91 || d == 0x92 || d == 0x93) return {'-', 3};
    if (d == 0x94 || d == 0x95) return {';', 3};  // an em dash parts what it stands between
    if (d == 0x9C || d == 0x9D) return {'"', 3};
    if (d >= 0x80 && d <= 0x8F) return {' ', 3};
    if (d == 0xAF) return {' ', 3};
    return {'"', 3};
  }
  if (c == 0xC2 && p + 1 < s.size()) {
    const auto d = static_cast<unsigned char>(s[p + 1]);
    if (d == 0xA0) return {' ', 2};
    if (d == 0xA3) return {'$', 2};
    if (d < 0xAA || d == 0xAB || d == 0xBB) return {'"', 2};
  }
  return {};
}

class Scanner {
 public:
  explicit Scanner(std::string_view text, std::vector<Word>& out) : s_(text), out_(out) {}

  void run(Span section, bool border) {
    at_ = section.begin;
    end_ = std::min<std::size_t>(section.end, s_.size());
    if (border) gap_ = gap_border;
    money_ = false;
    while (at_ < end_) step();
  }
  // How often the text so far wrote as posts do.
  [[nodiscard]] std::size_t post_marks() const { return post_marks_; }
  void between(Span outside) {  // the bytes between two sections that belong together
    for (auto i = outside.begin; i < outside.end && i < s_.size(); ++i)
      if (s_[i] == '\n') newline();
      else gap_ |= gap_space;
  }

 private:
  char peek(std::size_t p) const { return p < end_ ? s_[p] : '\0'; }

  void newline() { gap_ |= std::uint16_t((gap_ & gap_newline) ? +gap_border : +gap_newline); }

  void step() {
    const char c = s_[at_];
    if (digit(c)) return number();
    const Mark m = (c & 0x80) ? mark_at(s_, at_) : Mark{};
    if (m.kind != 0) {
      punctuation(m.kind);
      at_ += m.size;
      return;
    }
    if (letter(c)) return word();
    if (c == '#' || c == '@') {
      ++at_;
      if (letter(peek(at_))) ++post_marks_;
      while (at_ < end_ && (letter(s_[at_]) || digit(s_[at_]) || s_[at_] == '_')) ++at_;
      gap_ |= gap_other;
      return;
    }
    if ((c == '!' || c == '?' || c == '.') && peek(at_ + 1) == c) ++post_marks_;
    if (c == ':' && (peek(at_ + 1) == ')' || peek(at_ + 1) == '(' || peek(at_ + 1) == 'D') && !letter(peek(at_ + 2))) ++post_marks_;
    punctuation(c);
    ++at_;
  }

  void punctuation(char c) {
    money_ = false;
    apostrophe_ = false;
    switch (c) {
      case ' ': case '\t': case '\r': gap_ |= gap_space; break;
      case '\n': newline(); break;
      case '-': gap_ |= gap_hyphen; break;
      case ',': gap_ |= gap_comma; break;
      case '.': gap_ |= gap_dot; break;
      case '!': case '?': case ';': gap_ |= gap_stop; break;
      case '/': gap_ |= gap_slash; break;
      case '$': gap_ |= gap_other; money_ = true; break;
      case '\'': gap_ |= gap_other; apostrophe_ = true; break;
      default: gap_ |= gap_other;
    }
  }

  Word& push(std::size_t begin, std::size_t end, std::uint16_t lex) {
    Word w;
    w.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    w.lex = lex;
    w.gap = gap_;
    w.classes = lexicon[lex].classes;
    w.value = lexicon[lex].value;
    if (money_) w.flags |= w_money;
    if (apostrophe_) w.flags |= w_apostrophe;
    gap_ = 0;
    money_ = apostrophe_ = false;
    at_ = end;
    out_.push_back(w);
    return out_.back();
  }

  void word() {
    const std::size_t begin = at_;
    // An address: over it, to the next white space.
    if ((s_[begin] == 'h' || s_[begin] == 'H' || s_[begin] == 'w' || s_[begin] == 'W') && end_ - begin > 6) {
      const auto head = s_.substr(begin, 8);
      if (head.starts_with("http://") || head.starts_with("https://") || head.starts_with("www.")) {
        while (at_ < end_ && s_[at_] != ' ' && s_[at_] != '\n' && s_[at_] != '\t') ++at_;
        gap_ |= gap_other;
        ++post_marks_;
        return;
      }
    }
    char folded[longest_lex + 1];
    std::size_t n = 0, p = begin;
    bool ascii = true;
    bool all_upper = true;
    while (p < end_) {
      const char c = s_[p];
      if (c & 0x80) {
        if (mark_at(s_, p).kind != 0) {
          // an apostrophe inside a word stays only in "o'clock"
          if (mark_at(s_, p).kind == '\'' && n == 1 && lower(s_[begin]) == 'o') { folded[n++] = '\''; p += 3; continue; }
          break;
        }
        ascii = false;
      } else if (c == '\'' && n == 1 && lower(s_[begin]) == 'o') {
        folded[n++] = '\'';
        ++p;
        continue;
      } else if (!letter(c)) {
        break;
      }
      if (c >= 'a' && c <= 'z') all_upper = false;
      if (n < longest_lex) folded[n] = lower(c);
      ++n;
      ++p;
    }
    // "p m", "p . m ." after a number, as some dictation writes it
    if (n == 1 && (folded[0] == 'a' || folded[0] == 'p') && peek(p) == ' ' && !out_.empty() && is(out_.back(), c_number | c_clock | c_ones | c_tens) && (gap_ & ~gap_space) == 0) {
      std::size_t q = p + 1;
      if (peek(q) == '.' && peek(q + 1) == ' ') q += 2;
      if (lower(peek(q)) == 'm' && !letter(peek(q + 1)) && !digit(peek(q + 1)) && peek(q + 1) != '\'') {
        ++q;
        if (q > p + 2 && peek(q) == ' ' && peek(q + 1) == '.') q += 2;
        push(begin, q, find_lex(folded[0] == 'a' ? "am" : "pm"));
        return;
      }
    }
    // "a.m.", "p.m."
    if (n == 1 && (folded[0] == 'a' || folded[0] == 'p') && peek(p) == '.' && lower(peek(p + 1)) == 'm' && !letter(peek(p + 2)) && !digit(peek(p + 2))) {
      p += 2;
      if (peek(p) == '.') ++p;
      push(begin, p, find_lex(folded[0] == 'a' ? "am" : "pm"));
      return;
    }
    // "won't", "didn't": one word
    if (ascii && n >= 3 && n <= longest_lex && folded[n - 1] == 'n') {
      std::size_t q = p;
      if (peek(q) == '\'') ++q;
      else if (q < end_ && (s_[q] & 0x80) && mark_at(s_, q).kind == '\'') q += 3;
      if (q > p && lower(peek(q)) == 't' && !letter(peek(q + 1))) {
        const std::string_view word(folded, n);
        push(begin, q + 1, word == "won" ? find_lex("will") : word == "wouldn" ? find_lex("would") : word == "shouldn" ? find_lex("should") : word == "couldn" || word == "didn" || word == "wasn" || word == "weren" || word == "hadn" ? find_lex("did") : std::uint16_t{0});
        return;
      }
    }
    // "Q3", "H1"
    if (n == 1 && (folded[0] == 'q' || folded[0] == 'h') && peek(p) >= '1' && peek(p) <= (folded[0] == 'q' ? '4' : '2') && !digit(peek(p + 1)) && !letter(peek(p + 1))) {
      push(begin, p + 1, lex_quarter).value = (folded[0] == 'q' ? 0 : 10) + (peek(p) - '0');
      return;
    }
    std::uint16_t lex = 0;
    if (ascii && n > 0 && n <= longest_lex && (!digit(peek(p)) || month_figure(p, {folded, n}))) {
      const std::uint16_t row = find_row({folded, n});
      lex = row < lexicon_size ? row : alias_of[row - lexicon_size];
      if (row >= lexicon_size && aliases[row - lexicon_size].chat) ++post_marks_;
    }
    Word& w = push(begin, p, lex);
    if (is(w, c_chat)) ++post_marks_;
    const char c = s_[begin];
    if (c >= 'A' && c <= 'Z') {
      w.flags |= w_capital;
      if (all_upper && n > 1) w.flags |= w_upper;
    } else if (ascii && n > 4 && n <= longest_lex && folded[n - 2] == 'e' && folded[n - 1] == 'd' && lex == 0) {
      w.flags |= w_past;
    } else if (ascii && n > longest_lex && lower(s_[p - 1]) == 'd' && lower(s_[p - 2]) == 'e') {
      w.flags |= w_past;
    }
    possessive();
  }

  // "'s" after a word is a word of its own, so that "Friday's" ends with Friday.
  void possessive() {
    std::size_t p = at_;
    if (peek(p) == '\'') ++p;
    else if (p < end_ && (s_[p] & 0x80) && mark_at(s_, p).kind == '\'') p += 3;
    else return;
    if (lower(peek(p)) == 's' && !letter(peek(p + 1)) && !digit(peek(p + 1))) push(at_, p + 1, lex_possessive);
    else if (lower(peek(p)) == 'l' && lower(peek(p + 1)) == 'l' && !letter(peek(p + 2))) push(at_, p + 2, find_lex("'ll"));
  }

  std::size_t digits(std::size_t p, std::int32_t& value) const {
    value = 0;
    std::size_t n = 0;
    while (p + n < end_ && digit(s_[p + n]) && n < 9) value = value * 10 + (s_[p + n++] - '0');
    while (p + n < end_ && digit(s_[p + n])) ++n;
    return n;
  }

  void number() {
    const std::size_t begin = at_;
    const bool glued = !out_.empty() && gap_ == 0 && out_.back().span.end == begin;  // "A42", "covid19"
    std::int32_t a = 0, b = 0, c = 0;
    const std::size_t na = digits(begin, a);
    std::size_t p = begin + na;
    const char sep = peek(p);
    if (na == 1 && a == 2 && letter(sep) && !glued && chat_number(begin)) return;
    // three numbers with equal separators: a date, or nothing we know
    if ((sep == '-' || sep == '/' || sep == '.') && digit(peek(p + 1))) {
      const std::size_t nb = digits(p + 1, b);
      const std::size_t q = p + 1 + nb;
      if (peek(q) == sep && digit(peek(q + 1))) {
        const std::size_t nc = digits(q + 1, c);
        std::size_t e = q + 1 + nc;
        const bool more = (peek(e) == sep && digit(peek(e + 1))) || (e < end_ && letter(s_[e]) && s_[e] != 'T' && !(s_[e] & 0x80));
        std::optional<Day> day;
        if (!more && !glued) day = numeric_date(a, na, b, nb, c, nc, sep);
        if (!day) while (e < end_ && (digit(s_[e]) || ((s_[e] == sep) && digit(peek(e + 1))))) ++e;  // step over all of it
        if (day && peek(e) == 'T' && digit(peek(e + 1))) {
          while (e < end_ && (digit(s_[e]) || letter(s_[e]) || s_[e] == ':' || s_[e] == '.' || s_[e] == '+' || s_[e] == '-')) ++e;
          while (e > q && !digit(s_[e - 1]) && !letter(s_[e - 1])) --e;
        }
        const std::int32_t year = nc == 2 ? (c < 50 ? 2000 + c : 1900 + c) : c;
        const bool undecided = !day && !more && !glued && sep != '.' && na <= 2 && nb <= 2 && (nc == 4 || (nc == 2 && sep == '/')) && a >= 1 && b >= 1 && a <= 12 && b <= 12 && year > 1500 && year < 2200;
        Word& w = push(begin, e, std::uint16_t(day ? +lex_iso : undecided ? +lex_undecided : 0));
        w.value = day ? *day : undecided ? year * 10000 + a * 100 + b : 0;
        if (day && sep != '.' && na <= 2 && a != b) w.digits = static_cast<std::uint8_t>(a > 12 ? DayOrder::day_first : DayOrder::month_first);
        return;
      }
      if (sep == '/') {  // "1/2", "24/7", "9/11"
        const bool day = a >= 1 && b >= 1 && std::min(a, b) <= 12 && std::max(a, b) <= 31 && na <= 2 && nb <= 2 && !glued && !letter(peek(q)) && !money_ && peek(q) != '%';
        const auto order = a > 12 ? DayOrder::day_first : b > 12 ? DayOrder::month_first : DayOrder::unknown;
        Word& w = push(begin, q, std::uint16_t(day ? +lex_slash : 0));
        if (a == 1 && b == 2) w.hundredths = 50;
        if (day) {
          w.value = a * 100 + b;
          w.digits = static_cast<std::uint8_t>(order);
        }
        return;
      }
    }
    // "20230301"
    if (na == 8 && !glued && !money_ && !letter(sep) && sep != '.' && sep != ',' && a / 10000 >= 1900 && a / 10000 < 2100) {
      if (const auto day = make_day(a / 10000, a / 100 % 100, a % 100)) {
        push(begin, p, lex_iso).value = *day;
        return;
      }
    }
    // "2015-12", "12-2015"; "2010-12" and "1999-01" are ranges of years rather than months
    if (sep == '-' && !glued && digit(peek(p + 1)) && (na == 4 || na <= 2)) {
      const std::size_t nb = digits(p + 1, b), q = p + 1 + nb;
      const int year = na == 4 ? a : b, month = na == 4 ? b : a;
      const bool years = na == 4 && nb == 2 && (month - year % 100 + 100) % 100 <= longest_year_range;
      const bool shape = na == 4 ? nb <= 2 && !years : nb == 4 && na == 2;
      if (shape && !letter(peek(q)) && peek(q) != '-' && peek(q) != '/' && !(peek(q) == '.' && digit(peek(q + 1))) && year >= 1900 && year < 2100 && month >= 1 && month <= 12) {
        push(begin, q, lex_year_month).value = year * 12 + month - 1;
        return;
      }
    }
    // a clock time
    if (sep == ':' && na <= 2 && a <= 24 && digit(peek(p + 1)) && digit(peek(p + 2)) && !digit(peek(p + 3))) {
      digits(p + 1, b);
      if (b < 60) {
        std::size_t e = p + 3;
        if (peek(e) == ':' && digit(peek(e + 1)) && digit(peek(e + 2)) && !digit(peek(e + 3))) e += 3;
        push(begin, e, lex_clock).value = a * 60 + b;
        return;
      }
    }
    std::uint16_t flags = 0;
    std::uint8_t hundredths = 0;
    std::size_t n = na;
    if (sep == ',' && na <= 3)
      while (peek(p) == ',' && digit(peek(p + 1)) && digit(peek(p + 2)) && digit(peek(p + 3)) && !digit(peek(p + 4))) {
        std::int32_t t = 0;
        digits(p + 1, t);
        a = a > 2000000 ? a : a * 1000 + t;
        p += 4;
        n += 3;
        flags |= w_grouped;
      }
    if (peek(p) == '.' && digit(peek(p + 1))) {
      flags |= w_decimal;
      std::size_t m = digits(p + 1, b);
      hundredths = static_cast<std::uint8_t>(m == 1 ? b * 10 : m == 2 ? b : 0);
      p += 1 + m;
    }
    // "1990s", "1990's", "'90s"
    if (flags == 0 && (na == 4 || na == 2) && a % 10 == 0) {
      std::size_t e = p;
      if (peek(e) == '\'') ++e;
      else if (e < end_ && (s_[e] & 0x80) && mark_at(s_, e).kind == '\'') e += 3;
      if (lower(peek(e)) == 's' && !letter(peek(e + 1)) && !digit(peek(e + 1)) && (na == 4 || a >= 10)) {
        const bool two = na == 2;
        Word& w = push(begin, e + 1, lex_decade);
        w.value = two ? 1900 + a : a;
        w.digits = static_cast<std::uint8_t>(na);
        return;
      }
    }
    // "9.am": the point parts nothing
    if (flags == 0 && na <= 2 && !glued && peek(p) == '.' && (lower(peek(p + 1)) == 'a' || lower(peek(p + 1)) == 'p') && lower(peek(p + 2)) == 'm' && !letter(peek(p + 3))) {
      Word& w = push(begin, p, lex_number);
      w.value = a;
      w.digits = static_cast<std::uint8_t>(n);
      ++at_;
      return;
    }
    // "3rd"
    if (flags == 0 && na <= 2) {
      const char x = lower(peek(p)), y = lower(peek(p + 1));
      if (!letter(peek(p + 2)) && !digit(peek(p + 2)) &&
          ((x == 's' && y == 't') || (x == 'n' && y == 'd') || (x == 'r' && y == 'd') || (x == 't' && y == 'h'))) {
        Word& w = push(begin, p + 2, lex_ordinal);
        w.value = a;
        return;
      }
    }
    // "Dec31", "mar4": the day of the month before it
    const bool of_month = glued && flags == 0 && na <= 2 && a >= 1 && a <= 31 && is(out_.back(), c_month) && (out_.back().flags & w_upper) == 0 && !letter(peek(p));
    Word& w = push(begin, p, std::uint16_t(glued && !of_month ? 0 : +lex_number));
    w.flags |= flags;
    w.value = a;
    w.digits = static_cast<std::uint8_t>(std::min<std::size_t>(n, 255));
    w.hundredths = hundredths;
    if (peek(p) == '%') w.flags |= w_percent;
  }

  // A day of the month follows the name of a month without a blank: "Dec31".
  bool month_figure(std::size_t p, std::string_view folded) const {
    if (folded.size() < 3 || (lexicon[find_lex(folded)].classes & c_month) == 0) return false;
    const std::size_t n = digit(peek(p + 1)) ? 2 : 1;
    return !digit(peek(p + n)) && !letter(peek(p + n)) && peek(p + n) != '-';
  }

  // "2nite", "2moro"
  bool chat_number(std::size_t begin) {
    char folded[longest_lex + 1];
    std::size_t n = 0;
    while (n < longest_lex && (letter(peek(begin + n)) || digit(peek(begin + n)))) {
      folded[n] = lower(s_[begin + n]);
      ++n;
    }
    const std::uint16_t lex = find_lex({folded, n});
    if (lex == 0 || letter(peek(begin + n)) || digit(peek(begin + n))) return false;
    push(begin, begin + n, lex);
    ++post_marks_;
    return true;
  }

  // Only where the reading is plain: year first, or one of the two small numbers above 12, or both equal.
  static std::optional<Day> numeric_date(int a, std::size_t na, int b, std::size_t nb, int c, std::size_t nc, char sep) {
    if (na == 4 && nb <= 2 && nc <= 2 && sep != '.') return make_day(a, b, c);
    if (na > 2 || nb > 2) return std::nullopt;
    int year = c;
    if (nc == 2 && sep == '/') year = c < 50 ? 2000 + c : 1900 + c;
    else if (nc != 4) return std::nullopt;
    if (year < 1500 || year > 2200) return std::nullopt;
    if (sep == '.') return make_day(year, b, a);  // written so only where days come first
    if (a > 12 || a == b) return make_day(year, b, a);
    if (b > 12) return make_day(year, a, b);
    return std::nullopt;
  }

  std::string_view s_;
  std::vector<Word>& out_;
  std::size_t at_ = 0, end_ = 0;
  std::uint16_t gap_ = gap_border;
  bool money_ = false, apostrophe_ = false;
  std::size_t post_marks_ = 0;
};

// The country of an outlet, by its address, tells how it writes "7/6". Countries that write both ways and country codes that are
// sold to everybody tell nothing.
DayOrder order_of(const Report& report) {
  if (!report.outlet) return DayOrder::unknown;
  const std::string_view domain = report.outlet->domain;
  const auto dot = domain.rfind('.');
  if (dot == std::string_view::npos) return DayOrder::unknown;
  const auto top = domain.substr(dot + 1);
  if (top == "us" || top == "gov" || top == "mil") return DayOrder::month_first;
  for (const std::string_view open : {"ca", "ph", "tv", "io", "co", "me", "fm", "ai", "cc", "ws", "to", "ly", "gg", "eu"})
    if (top == open) return DayOrder::unknown;
  return top.size() == 2 ? DayOrder::day_first : DayOrder::unknown;
}

// Dates that can be read two ways, in the order that the report shows elsewhere ("28/02/2023") or its outlet's country has.
void decide_orders(std::vector<Word>& words, DayOrder order) {
  for (const Word& w : words)
    if ((w.lex == lex_iso || w.lex == lex_slash) && w.digits != 0) {
      order = static_cast<DayOrder>(w.digits);
      break;
    }
  if (order == DayOrder::unknown) return;
  for (Word& w : words) {
    if (w.lex == lex_slash && w.digits == 0) w.digits = static_cast<std::uint8_t>(order);
    if (w.lex != lex_undecided) continue;
    const int year = w.value / 10000, a = w.value / 100 % 100, b = w.value % 100;
    const auto day = order == DayOrder::day_first ? make_day(year, b, a) : make_day(year, a, b);
    w.lex = day ? +lex_iso : +lex_none;
    w.classes = lexicon[w.lex].classes;
    w.value = day.value_or(0);
  }
}

void mark_post(std::vector<Word>& words, std::size_t first) {
  for (std::size_t i = first; i < words.size(); ++i) words[i].flags |= w_post;
}

}  // namespace

std::uint16_t lex_id(std::string_view folded) { return find_lex(folded); }

std::vector<Word> split_words(const Report& report) {
  std::vector<Word> words;
  words.reserve(report.text.size() / 5 + 4);
  Scanner scan(report.text, words);
  if (report.sections.empty()) {
    scan.run({0, static_cast<std::uint32_t>(report.text.size())}, true);
    if (scan.post_marks() > 0 && report.text.size() <= longest_post) mark_post(words, 0);
    decide_orders(words, order_of(report));
    return words;
  }
  const Section* before = nullptr;
  for (const Section& section : report.sections) {
    if (section.kind == SectionKind::boilerplate) continue;
    // Hard-wrapped text comes as one section a line: a body section that follows a body section after one line end goes on.
    const bool goes_on = before != nullptr && before->kind == SectionKind::body && section.kind == SectionKind::body &&
                         section.span.begin >= before->span.end && section.span.begin - before->span.end <= 3;
    if (goes_on) scan.between({before->span.end, section.span.begin});
    const std::size_t first = words.size();
    scan.run(section.span, !goes_on);
    if (section.kind == SectionKind::embed) mark_post(words, first);
    before = &section;
  }
  if (scan.post_marks() > 0 && report.text.size() <= longest_post) mark_post(words, 0);
  decide_orders(words, order_of(report));
  return words;
}

}  // namespace synoptic::annotate::times
