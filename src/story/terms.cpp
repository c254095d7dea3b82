// One pass over the bytes. ASCII words, nearly all there are, are folded in a small buffer; other scripts go through
// utf8::fold; scripts without spaces give character bigrams. A word's key is the hash of its folded, lightly stemmed
// form. Two capitalised words side by side give a name term as well ("mara" + "quill"); a number gives a term
// together with the word after it ("12 dead"), and an age is an age whether it is written "24-year-old" or ", 24,".
//
// The title is a field of its own. Where it is given apart and also begins the text, that piece of the text is
// skipped, so that a report read from a file and one read from a record weigh the same.
#include "story/terms.hpp"

#include <algorithm>
#include <array>

#include "base/hash.hpp"
#include "base/utf8.hpp"

namespace synoptic::story {
namespace {

constexpr std::size_t max_word_bytes = 48;  // longer ones are cut: no word is that long

enum Class : std::uint8_t { other, lower, upper, digit, high };

constexpr std::array<Class, 256> make_classes() {
  std::array<Class, 256> t{};
  for (int c = 'a'; c <= 'z'; ++c) t[static_cast<std::size_t>(c)] = lower;
  for (int c = 'A'; c <= 'Z'; ++c) t[static_cast<std::size_t>(c)] = upper;
  for (int c = '0'; c <= '9'; ++c) t[static_cast<std::size_t>(c)] = digit;
  for (int c = 128; c < 256; ++c) t[static_cast<std::size_t>(c)] = high;
  return t;
}
constexpr auto classes = make_classes();

constexpr std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
  std::uint64_t x = a * 0x9E3779B97F4A7C15ull ^ (b + 0x7F4A7C159E3779B9ull) * 0xC2B2AE3D27D4EB4Full;
  x ^= x >> 32;
  x *= 0xD6E8FEB86659FD93ull;
  return x ^ (x >> 29);
}

// Function words and the words news uses about itself. They name no event; without them every pair would share terms.
constexpr std::string_view stop_list =
    "a about above after again against ago all almost along already also although always am among an and another any "
    "anyone anything are aren around as ask asked at away back be became because become been before being below between "
    "both but by came can cannot come could couldn couldnt day days did didn do does doesn doing don done down during each "
    "either else even ever every few for from further get getting go goes going got had has have haven having he her here "
    "hers herself him himself his how however i if in including into is isn it its itself just know last later least "
    "less let like made make many may me might more most mr mrs ms much must my near need never new no nor not "
    "nothing now of off often on once one only onto or other others our ours out over own per put rather re really "
    "said same saw say saying says see seen several shall she should shouldn since so some something still such take than "
    "that the their them themselves then there these they thing this those though through thus to today told too took "
    "toward towards two under until up upon us use used very via want was wasn way we week well went were what when where "
    "whether which while who whom whose why will with within without won would wouldn year years yes yesterday yet "
    "you your yours according added reported report reports news photo image video copyright reserved updated published "
    "read click subscribe newsletter facebook twitter email share comment comments story article advertisement "
    "monday tuesday wednesday thursday friday saturday sunday time times ll ve";

// Open addressing: a look-up is one or two probes.
class StopWords {
 public:
  StopWords() {
    std::size_t at = 0;
    while (at < stop_list.size()) {
      const std::size_t end = std::min(stop_list.find(' ', at), stop_list.size());
      if (end > at) insert(hash64(stop_list.substr(at, end - at)));
      at = end + 1;
    }
  }
  bool contains(std::uint64_t key) const {
    for (std::size_t i = key & mask; slots_[i] != 0; i = (i + 1) & mask)
      if (slots_[i] == key) return true;
    return false;
  }

 private:
  static constexpr std::size_t mask = 1023;
  void insert(std::uint64_t key) {
    std::size_t i = key & mask;
    while (slots_[i] != 0 && slots_[i] != key) i = (i + 1) & mask;
    slots_[i] = key;
  }
  std::array<std::uint64_t, mask + 1> slots_{};
};
const StopWords& stop_words() {
  static const StopWords w;  // built once, then only read
  return w;
}

constexpr std::array<std::string_view, 12> months = {"jan", "feb", "mar", "apr", "may", "jun",
                                                     "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr std::array<std::string_view, 12> long_months = {"january", "february", "march", "april", "may", "june",
                                                          "july", "august", "september", "october", "november", "december"};
// 0..11, or -1. "may" counts only when it is written with a capital.
int month_of(std::string_view w, bool capital) {
  constexpr std::string_view initials = "jfmasond";
  if (!capital || w.size() < 3 || w.size() > 9 || initials.find(w[0]) == std::string_view::npos) return -1;
  for (int m = 0; m < 12; ++m) {
    const auto i = static_cast<std::size_t>(m);
    if (w == months[i] || w == long_months[i] || (m == 8 && w == "sept")) return m;
  }
  return -1;
}

int number_word(std::string_view w) {
  constexpr std::array<std::string_view, 13> names = {"",    "",      "two",   "three", "four", "five",  "six",
                                                      "seven", "eight", "nine", "ten",  "eleven", "twelve"};
  constexpr std::string_view initials = "tfsen";
  if (w.size() < 3 || w.size() > 6 || initials.find(w[0]) == std::string_view::npos) return -1;
  for (std::size_t i = 2; i < names.size(); ++i)
    if (w == names[i]) return static_cast<int>(i);
  return -1;
}

// Inflection off where it is cheap and mostly right; both sides of a comparison get the same treatment.
std::size_t stem(const char* w, std::size_t n) {
  if (n >= 5 && w[n - 3] == 'i' && w[n - 2] == 'e' && w[n - 1] == 's') return n - 2;           // parties -> parti
  if (n >= 4 && w[n - 1] == 's' && w[n - 2] != 's' && w[n - 2] != 'u' && w[n - 2] != 'i') --n;  // boats -> boat
  if (n >= 6 && w[n - 3] == 'i' && w[n - 2] == 'n' && w[n - 1] == 'g') n -= 3;
  else if (n >= 5 && w[n - 2] == 'e' && w[n - 1] == 'd') n -= 2;
  else if (n >= 5 && w[n - 1] == 'e') n -= 1;
  else if (n >= 5 && w[n - 1] == 'y') return n;
  if (n >= 5 && w[n - 1] == w[n - 2] && w[n - 1] != 'l' && w[n - 1] != 's') --n;                // stopped -> stop
  return n;
}

enum class Field : std::uint8_t { title, heading, prose };

void bump(std::uint8_t& count) { if (count < 255) ++count; }

// Open addressing over the report's own terms.
class TermTable {
 public:
  TermTable() : slots_(512, empty) {}
  TermUse& at(std::uint64_t key) {
    if (uses_.size() * 2 >= slots_.size()) grow();
    std::size_t i = key & (slots_.size() - 1);
    while (slots_[i] != empty && uses_[slots_[i]].key != key) i = (i + 1) & (slots_.size() - 1);
    if (slots_[i] == empty) {
      slots_[i] = static_cast<std::uint32_t>(uses_.size());
      uses_.push_back({});
      uses_.back().key = key;
    }
    return uses_[slots_[i]];
  }
  std::vector<TermUse> take() {
    std::sort(uses_.begin(), uses_.end(), [](const TermUse& a, const TermUse& b) { return a.key < b.key; });
    return {uses_.begin(), uses_.end()};  // a tight copy
  }

 private:
  static constexpr std::uint32_t empty = 0xFFFFFFFFu;
  void grow() {
    std::vector<std::uint32_t> next(slots_.size() * 2, empty);
    for (std::uint32_t u = 0; u < uses_.size(); ++u) {
      std::size_t i = uses_[u].key & (next.size() - 1);
      while (next[i] != empty) i = (i + 1) & (next.size() - 1);
      next[i] = u;
    }
    slots_.swap(next);
  }
  std::vector<std::uint32_t> slots_;
  std::vector<TermUse> uses_;
};

struct Piece {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint64_t key = 0;
  bool capital = false;
  bool valid = false;
};

class Reader {
 public:
  // Reads one stretch (a title, a paragraph). `text` is the string that positions refer to.
  void read(std::string_view text, Span span, Field field, bool title_string) {
    text_ = text;
    field_ = field;
    title_string_ = title_string;
    begin_sentence();
    std::size_t i = span.begin;
    const std::size_t end = std::min<std::size_t>(span.end, text.size());
    while (i < end && words_ < max_words) {
      const auto c = static_cast<unsigned char>(text[i]);
      switch (classes[c]) {
        case lower:
        case upper: i = word(i, end); break;
        case digit: i = number(i, end); break;
        case high: i = other_script(i, end); break;
        case other:
          if (c == '.' || c == '!' || c == '?' || c == '\n' || c == '"' || c == ':') begin_sentence();
          else if (c != ' ') previous_.valid = false;
          if (c != ' ' && c != '-') { number_ = -1; month_ = -1; }
          comma_ = c == ',' || (comma_ && c == ' ');
          ++i;
      }
    }
    close_number();
  }

  Terms finish() {
    std::sort(counts_.begin(), counts_.end());
    counts_.erase(std::unique(counts_.begin(), counts_.end()), counts_.end());
    if (counts_.size() > max_counts) counts_.resize(max_counts);
    std::sort(anchors_.begin(), anchors_.end());
    anchors_.erase(std::unique(anchors_.begin(), anchors_.end()), anchors_.end());
    const auto total = static_cast<std::uint32_t>(shingles_.size());
    if (shingles_.size() > 4 * sketch_size) {  // enough that the smallest distinct ones are among them, phrases repeated or not
      std::nth_element(shingles_.begin(), shingles_.begin() + 4 * sketch_size, shingles_.end());
      std::vector<std::uint64_t> smallest(shingles_.begin(), shingles_.begin() + 4 * sketch_size);
      std::sort(smallest.begin(), smallest.end());
      smallest.erase(std::unique(smallest.begin(), smallest.end()), smallest.end());
      if (smallest.size() >= sketch_size) shingles_ = std::move(smallest);
    }
    std::sort(shingles_.begin(), shingles_.end());
    shingles_.erase(std::unique(shingles_.begin(), shingles_.end()), shingles_.end());
    if (shingles_.size() > sketch_size) shingles_.resize(sketch_size);
    shingles_.shrink_to_fit();
    Terms t;
    t.uses = table_.take();
    t.counts = counts_;
    t.sketch = shingles_;
    t.anchors = anchors_;
    t.wording = wording_;
    t.words = words_;
    t.shingles = total;
    return t;
  }

 private:
  void begin_sentence() {
    sentence_start_ = true;
    previous_ = {};
    number_ = -1;
    month_ = -1;
    comma_ = false;
  }

  // A finished word: `folded` is its lower-case form without inflection.
  void emit(std::uint32_t begin, std::uint32_t end, std::string_view folded, std::size_t stemmed, bool capital) {
    const std::uint64_t whole = hash64(folded);
    const bool stop = folded.size() < 2 || stop_.contains(whole);
    const std::uint64_t key = stop || stemmed == folded.size() ? whole : hash64(folded.substr(0, stemmed));
    if (field_ != Field::title) shingle(key);
    const int month = month_of(folded, capital);
    if (month >= 0) {
      if (number_ > 0 && number_ <= 31) add_number(number_at_, end, number_, hash64(months[static_cast<std::size_t>(month)]), false);
      number_ = -1;
      month_ = month;
      previous_ = {};
      sentence_start_ = false;
      comma_ = false;
      return;
    }
    month_ = -1;
    if (number_ >= 0) {  // the word after a number says what it counts
      if (folded == "year") { if (number_hyphen_) add_count("year", number_); }
      else if (!stop) add_number(number_at_, end, number_, key, true);
      if (!stop || folded != "of") number_ = -1;
    }
    if (const int n = number_word(folded); n > 0) {
      number_ = n;
      number_at_ = begin;
      number_hyphen_ = end < text_.size() && text_[end] == '-';
      previous_ = {};
      sentence_start_ = false;
      return;
    }
    if (!stop) {
      TermUse& u = use(key, begin, end, TermKind::word);
      if (field_ == Field::prose) {
        if (!sentence_start_) bump(capital ? u.caps : u.plain);
        else if (!capital) bump(u.plain);
        if (capital && !sentence_start_ && in_lead()) anchors_.push_back(key);
        if (capital && previous_.valid && previous_.capital && begin == previous_.end + 1)
          use(mix(previous_.key, key), previous_.begin, end, TermKind::name);
      }
    }
    previous_ = {begin, end, key, capital, !stop};
    previous_capital_ = capital;
    sentence_start_ = false;
    comma_ = false;
  }

  bool in_lead() const { return field_ == Field::prose && words_ <= lead_words; }

  TermUse& use(std::uint64_t key, std::uint32_t begin, std::uint32_t end, TermKind kind) {
    TermUse& u = table_.at(key);
    if (u.size == 0) {
      u.at = begin;
      u.size = static_cast<std::uint16_t>(std::min<std::uint32_t>(end - begin, 0xFFFF));
      u.kind = kind;
      u.in_title_string = title_string_;
    }
    bump(field_ == Field::title ? u.title : in_lead() ? u.lead : u.body);
    return u;
  }

  void add_count(std::string_view unit, std::int64_t value) { add_count(hash64(unit), value); }
  void add_count(std::uint64_t unit, std::int64_t value) {
    if (value > 0xFFFFFFFFll || counts_.size() >= 4 * max_counts) return;
    counts_.push_back({static_cast<std::uint32_t>(unit >> 32), static_cast<std::uint32_t>(value)});
  }
  void add_number(std::uint32_t begin, std::uint32_t end, std::int64_t value, std::uint64_t unit, bool count) {
    use(mix(static_cast<std::uint64_t>(value), unit), begin, end, TermKind::number);
    if (count) add_count(unit, value);
  }

  void shingle(std::uint64_t key) {
    ++words_;
    wording_ = mix(wording_, key);
    window_[words_ % 5] = key;
    if (words_ < 5) return;
    std::uint64_t h = 0;
    for (std::uint32_t k = 1; k <= 5; ++k) h = mix(h, window_[(words_ + k) % 5]);
    shingles_.push_back(h);
  }

  std::size_t word(std::size_t i, std::size_t end) {
    std::array<char, max_word_bytes> buffer;
    std::size_t n = 0;
    const std::size_t begin = i;
    const bool capital = classes[static_cast<unsigned char>(text_[i])] == upper;
    while (i < end) {
      const auto c = static_cast<unsigned char>(text_[i]);
      const Class k = classes[c];
      if (k == lower || k == upper || k == digit) {
        if (n < buffer.size()) buffer[n++] = static_cast<char>(k == upper ? c + 32 : c);
        ++i;
      } else if (k == high) {
        const auto ch = utf8::decode(text_, i);
        if (ch.code == 0x2019) break;  // a typographic apostrophe ends the stem: "Quill’s" is "quill"
        if (!utf8::is_letter(ch.code) && !utf8::is_mark(ch.code)) break;
        if (utf8::is_cjk(ch.code)) break;
        return other_word(begin, end);  // an accent inside: fold the whole word
      } else if (c == '.' && i + 2 < end && i == begin + 1 && capital && text_[i + 2] == '.') {
        i += 1;  // "U.S." reads as one word
      } else {
        break;
      }
    }
    const std::size_t word_end = i;
    // 's, 't, 're: not words of their own.
    std::size_t after = i;
    if (after < end && text_[after] == '\'') ++after;
    else if (after + 3 <= end && text_.substr(after, 3) == "\xE2\x80\x99") after += 3;
    if (after > i && after < end && classes[static_cast<unsigned char>(text_[after])] == lower) {
      std::size_t k = after;
      while (k < end && k - after < 3 && classes[static_cast<unsigned char>(text_[k])] == lower) ++k;
      if (k >= end || classes[static_cast<unsigned char>(text_[k])] == other) i = k;
    }
    emit(static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(word_end), {buffer.data(), n},
         stem(buffer.data(), n), capital);
    return i;
  }

  std::size_t number(std::size_t i, std::size_t end) {
    const std::size_t begin = i;
    std::int64_t value = 0;
    bool fraction = false, letters = false;
    while (i < end) {
      const auto c = static_cast<unsigned char>(text_[i]);
      const bool more = i + 1 < end && classes[static_cast<unsigned char>(text_[i + 1])] == digit;
      if (classes[c] == digit) {
        if (value < 100'000'000'000'000) value = value * 10 + (c - '0');
      } else if ((c == ',' || c == '.') && more) {
        fraction = fraction || c == '.';
      } else if (classes[c] == lower || classes[c] == upper) {
        letters = true;  // "A320", "737s", "2pm", "5th"
      } else {
        break;
      }
      ++i;
    }
    const auto b = static_cast<std::uint32_t>(begin), e = static_cast<std::uint32_t>(i);
    const std::string_view digits = text_.substr(begin, std::min<std::size_t>(i - begin, max_word_bytes));
    const std::uint64_t key = hash64(digits);
    if (field_ != Field::title) shingle(key);
    if (field_ == Field::prose && in_lead()) anchors_.push_back(key);
    if (digits.size() >= 2) use(key, b, e, TermKind::number);
    const bool age_before = comma_ && previous_capital_ && value > 0 && value < 110 && i < end &&
                            (text_[i] == ',' || text_[i] == '.');
    if (age_before && !letters) add_count("year", value);
    if (month_ >= 0 && value > 0 && value <= 31 && !fraction)
      use(mix(static_cast<std::uint64_t>(value), hash64(months[static_cast<std::size_t>(month_)])), b, e, TermKind::number);
    month_ = -1;
    number_ = letters ? -1 : fraction ? static_cast<std::int64_t>(key & 0x3FFFFFFF) + 1'000'000'000 : value;
    number_at_ = b;
    number_hyphen_ = i < end && text_[i] == '-';
    previous_ = {};
    previous_capital_ = false;
    sentence_start_ = false;
    comma_ = false;
    return i;
  }
  void close_number() { number_ = -1; month_ = -1; }

  // A word with characters beyond ASCII, in a script with spaces.
  std::size_t other_word(std::size_t begin, std::size_t end) {
    std::size_t i = begin;
    bool capital = false, first = true;
    while (i < end) {
      const auto ch = utf8::decode(text_, i);
      const bool ascii = ch.code < 128 && classes[ch.code] != other;
      if (!ascii && ((!utf8::is_letter(ch.code) && !utf8::is_mark(ch.code) && !utf8::is_digit(ch.code)) || utf8::is_cjk(ch.code))) break;
      if (first) capital = utf8::is_upper(ch.code);
      first = false;
      if (i - begin < 4 * max_word_bytes) word_end_ = i + ch.size;
      i += ch.size;
    }
    const std::string folded = utf8::fold(text_.substr(begin, word_end_ - begin));
    emit(static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(word_end_), folded, stem(folded.data(), folded.size()), capital);
    return i;
  }

  std::size_t other_script(std::size_t i, std::size_t end) {
    const auto ch = utf8::decode(text_, i);
    if (utf8::is_cjk(ch.code)) return bigrams(i, end);
    if (utf8::is_letter(ch.code) || utf8::is_digit(ch.code)) return other_word(i, end);
    if (utf8::is_punct(ch.code)) {
      // Dashes and quotation marks stand around names too; only what ends a sentence or opens speech starts one.
      if (ch.code == 0x201C || ch.code == 0x2026 || ch.code == 0x3002 || ch.code == 0x00AB) begin_sentence();
      previous_.valid = false;
    }
    return i + ch.size;
  }

  std::size_t bigrams(std::size_t i, std::size_t end) {
    std::uint32_t before = 0, run = 0;
    bool have = false;
    while (i < end && words_ < max_words) {
      const auto ch = utf8::decode(text_, i);
      if (!utf8::is_cjk(ch.code)) break;
      const auto here = static_cast<std::uint32_t>(i);
      const auto next = static_cast<std::uint32_t>(i + ch.size);
      if (have) {
        const std::uint64_t key = hash64(text_.substr(before, next - before));
        use(key, before, next, TermKind::word);
        if (field_ != Field::title) shingle(key);
      }
      before = here;
      have = true;
      ++run;
      i = next;
    }
    if (run == 1) {
      const std::uint64_t key = hash64(text_.substr(before, i - before));
      use(key, before, static_cast<std::uint32_t>(i), TermKind::word);
      if (field_ != Field::title) shingle(key);
    }
    begin_sentence();
    return i;
  }

  const StopWords& stop_ = stop_words();
  std::string_view text_;
  Field field_ = Field::prose;
  bool title_string_ = false;
  bool sentence_start_ = true;
  bool comma_ = false;             // the last thing before here was a comma
  bool previous_capital_ = false;
  Piece previous_;
  std::int64_t number_ = -1;       // a number that waits for its unit
  std::uint32_t number_at_ = 0;
  bool number_hyphen_ = false;     // "24-": an age if "year" follows
  int month_ = -1;
  std::size_t word_end_ = 0;
  std::uint32_t words_ = 0;
  std::uint64_t wording_ = 0;
  std::array<std::uint64_t, 5> window_{};
  TermTable table_;
  std::vector<Count> counts_;
  std::vector<std::uint64_t> shingles_, anchors_;
};

// Letters and digits only, lower case: "The Daily Lamp" and "thedailylamp.com" meet.
std::string letters(std::string_view s) {
  std::string out;
  for (const char ch : s) {
    const auto c = static_cast<unsigned char>(ch);
    if (classes[c] == upper) out += static_cast<char>(c + 32);
    else if (classes[c] != other) out += ch;
  }
  return out;
}

std::string_view trim(std::string_view s) {
  while (!s.empty() && static_cast<unsigned char>(s.front()) <= ' ') s.remove_prefix(1);
  while (!s.empty() && static_cast<unsigned char>(s.back()) <= ' ') s.remove_suffix(1);
  return s;
}

std::size_t count_words(std::string_view s) {
  std::size_t n = 0;
  bool inside = false;
  for (const char c : s) {
    const bool space = static_cast<unsigned char>(c) <= ' ';
    n += !space && !inside;
    inside = !space;
  }
  return n;
}

// Words that name a publication rather than a subject.
bool looks_like_outlet(std::string_view tail) {
  constexpr std::array<std::string_view, 34> kinds = {
      "news",  "times",   "post",   "herald", "tribune", "journal", "gazette",   "daily",    "reuters", "ap",  "afp", "bbc",
      "cnn",   "tv",      "radio",  "online", "magazine", "com",    "guardian",  "telegraph", "press",  "npr", "cbs", "abc",
      "nbc",   "express", "today",  "mirror", "chronicle", "observer", "courier", "bulletin", "independent", "dispatch"};
  std::size_t at = 0;
  while (at < tail.size()) {
    std::size_t end = tail.find_first_of(" .", at);
    if (end == std::string_view::npos) end = tail.size();
    const std::string w = letters(tail.substr(at, end - at));
    if (std::find(kinds.begin(), kinds.end(), w) != kinds.end()) return true;
    at = end + 1;
  }
  return false;
}

bool same_words(std::string_view a, std::string_view b) { return letters(a) == letters(b); }

}  // namespace

std::string_view bare_title(std::string_view title, const Report& report) {
  title = trim(title);
  constexpr std::array<std::string_view, 5> separators = {" | ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " \xC2\xBB "};
  for (int round = 0; round < 2; ++round) {
    std::size_t best = std::string_view::npos, width = 0;
    for (const auto s : separators)
      if (const auto at = title.rfind(s); at != std::string_view::npos && (best == std::string_view::npos || at > best)) {
        best = at;
        width = s.size();
      }
    if (best == std::string_view::npos) return title;
    const std::string_view head = trim(title.substr(0, best)), tail = trim(title.substr(best + width));
    if (count_words(tail) > 5 || count_words(head) < 3) return title;
    bool publisher = title[best + 1] == '|' || looks_like_outlet(tail);
    if (!publisher && report.outlet) {
      const std::string t = letters(tail), name = letters(report.outlet->name), domain = letters(report.outlet->domain);
      publisher = t.size() >= 3 && (t == name || name.find(t) != std::string::npos || domain.find(t) != std::string::npos ||
                                    (name.size() >= 3 && t.find(name) != std::string::npos));
    }
    if (!publisher) return title;
    title = head;
  }
  return title;
}

std::string_view headline(const Report& report) {
  if (const auto t = bare_title(report.title, report); !t.empty()) return t;
  const std::string_view text = report.text;
  for (const Section& s : report.sections)
    if (s.kind == SectionKind::title) return bare_title(view(text, s.span), report);
  for (const Section& s : report.sections) {
    if (!is_prose(s.kind) && s.kind != SectionKind::heading) continue;
    const std::string_view line = trim(view(text, s.span));
    if (line.empty()) continue;
    if (line.size() <= 140 && &s != &report.sections.back() && line.back() != '.') return bare_title(line, report);
    return {};
  }
  return {};
}

std::uint64_t word_key(std::string_view folded) {
  const std::uint64_t whole = hash64(folded);
  if (folded.size() < 2 || stop_words().contains(whole)) return whole;
  return hash64(folded.substr(0, stem(folded.data(), folded.size())));
}

std::uint32_t age_unit() {
  static const auto unit = static_cast<std::uint32_t>(hash64("year") >> 32);
  return unit;
}

Terms read_terms(const Report& report) {
  const std::string_view text = report.text;
  const std::string_view title = headline(report);
  const bool own_string = !bare_title(report.title, report).empty();
  Reader reader;
  if (!title.empty()) {
    const std::string_view base = own_string ? std::string_view(report.title) : text;
    const auto begin = static_cast<std::uint32_t>(title.data() - base.data());
    reader.read(base, {begin, begin + static_cast<std::uint32_t>(title.size())}, Field::title, own_string);
  }
  const auto prose = [&](Span span, Field field) { reader.read(text, span, field, false); };
  if (report.sections.empty()) {
    prose({0, static_cast<std::uint32_t>(text.size())}, Field::prose);
    return reader.finish();
  }
  bool first = true;
  for (const Section& s : report.sections) {
    if (!is_prose(s.kind) && s.kind != SectionKind::heading) continue;
    const std::string_view piece = view(text, s.span);
    if (first && !title.empty()) {
      const bool is_title = piece.size() <= 2 * title.size() + 80 &&
                            (piece.data() == title.data() || same_words(piece, title) || same_words(piece, report.title));
      first = false;
      if (is_title) continue;
    }
    first = false;
    prose(s.span, s.kind == SectionKind::heading ? Field::heading : Field::prose);
  }
  return reader.finish();
}

}  // namespace synoptic::story
