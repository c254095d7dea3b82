// Names are compared by their folded words. Which of them is the family name decides what a lone name may stand for:
// the last one with its particles ("von der Leyen"), or the first one of an East Asian name. The latter needs two
// witnesses: the first word is a common Chinese, Korean or Vietnamese family name, and all that follows has the shape
// of such given names (syllables of few initials and codas). "Lee" and "Kim" are Western given names as well: there the
// given name must be hyphenated or of two words.
#include "annotate/people_name.hpp"

#include <algorithm>
#include <array>

#include "base/utf8.hpp"

namespace synoptic::annotate {
namespace {

template <std::size_t N>
bool in(const std::array<std::string_view, N>& sorted, std::string_view word) {
  return std::binary_search(sorted.begin(), sorted.end(), word);
}

constexpr std::array<std::string_view, 30> particles{"abu", "af", "al", "ap", "ben", "bin", "binti", "bint", "da", "dal",
                                                     "das", "de", "del", "della", "den", "der", "di", "dos", "du", "el",
                                                     "ibn", "la", "le", "ter", "ul", "van", "vander", "von", "zu", "zur"};

// Common family names that stand first, by census frequency; the ambiguous ones apart.
constexpr std::array<std::string_view, 138> family_first_names{
    "bai",   "bao",  "bui",  "cai",  "cao",  "cha",   "chae", "chang", "chen",  "cheng", "cho",    "choe",  "choi", "chu",
    "chun",  "chung", "cui", "dai",  "dang", "deng",  "ding", "dinh",  "dong",  "du",    "duan",   "duong", "fan",  "fang",
    "feng",  "fu",   "gao",  "geng", "gong", "gu",    "guo",  "gwon",  "ha",    "hahn",  "han",    "hao",   "he",   "ho",
    "hoang", "hong", "hou",  "hu",   "hua",  "huang", "hwang", "huynh", "hyun", "im",    "jang",   "jeon",  "jeong", "ji",
    "jia",   "jiang", "jiao", "jin", "jo",   "joo",   "jung", "kang",  "kim",   "kong",  "kwon",   "lai",   "le",   "lee",
    "lei",   "li",   "liang", "liao", "lim", "lin",   "liu",  "long",  "lu",    "luo",   "ma",     "mao",   "meng", "moon",
    "ngo",   "nguyen", "nie", "noh", "oh",   "paek",  "pan",  "pang",  "park",  "peng",  "pham",   "phan",  "qi",   "qian",
    "qin",   "qiu",  "quan", "ren",  "roh",  "ryu",   "seo",  "shao",  "shen",  "shi",   "shim",   "shin",  "sohn", "song",
    "su",    "suh",  "sun",  "tan",  "tang", "tao",   "tian", "tran",  "tsai",  "wan",   "wang",   "wei",   "wen",  "wu",
    "xi",    "xiao", "xie",  "xu",   "xue",  "yan",   "yang", "yao",   "ye",    "yoon",  "zhang",  "zhao"};
constexpr std::array<std::string_view, 12> more_family_first_names{"zheng", "zhong", "zhou", "zhu", "zou", "yu",
                                                                   "yuan",  "vo",    "vu",   "yin", "yun", "you"};
// Family names that are given names in English too.
constexpr std::array<std::string_view, 8> ambiguous_first{"du", "jung", "kim", "le", "lee", "long", "park", "sun"};

bool any_of(const auto& words, std::string_view w) { return std::find(words.begin(), words.end(), w) != words.end(); }

// Pinyin and romanised Hangul: (initial) vowels (coda), up to three syllables without a break.
bool syllables(std::string_view word) {
  constexpr std::array<std::string_view, 26> initials{"b", "p", "m", "f", "d", "t", "n",  "l",  "g",  "k",  "h",  "j", "q",
                                                      "x", "zh", "ch", "sh", "r", "z", "c", "s", "y", "w", "kh", "ph", "th"};
  constexpr std::string_view vowels = "aeiou";
  const auto n = word.size();
  if (n == 0 || n > 14) return false;
  std::array<int, 16> fewest{};  // fewest syllables that end at this byte, plus one; 0 = cannot
  fewest[0] = 1;
  for (std::size_t at = 0; at < n; ++at) {
    if (fewest[at] == 0 || fewest[at] > 3) continue;
    for (std::size_t skip = 0; skip <= 2; ++skip) {
      if (skip > 0 && !any_of(initials, word.substr(at, skip))) continue;
      std::size_t v = at + skip;
      while (v < n && v < at + skip + 3 && vowels.find(word[v]) != std::string_view::npos) {
        ++v;
        const auto reach = [&](std::size_t end) {
          if (end <= n && (fewest[end] == 0 || fewest[end] > fewest[at] + 1)) fewest[end] = fewest[at] + 1;
        };
        reach(v);
        if (v < n && std::string_view("nmklpt").find(word[v]) != std::string_view::npos) reach(v + 1);
        if (v + 1 < n && word.substr(v, 2) == "ng") reach(v + 2);
      }
    }
  }
  return fewest[n] != 0;
}

bool east_asian_given(const std::vector<std::string>& words, bool strict) {
  std::size_t parts = 0;
  bool hyphen = false;
  for (std::size_t i = 1; i < words.size(); ++i) {
    std::string_view rest = words[i];
    while (!rest.empty()) {
      const auto dash = rest.find('-');
      hyphen |= dash != std::string_view::npos;
      if (!syllables(rest.substr(0, dash))) return false;
      ++parts;
      rest = dash == std::string_view::npos ? std::string_view{} : rest.substr(dash + 1);
    }
  }
  return parts >= 1 && parts <= 3 && (!strict || hyphen || parts >= 2);
}

bool reads_family_first(const std::vector<std::string>& words) {
  if (words.size() < 2 || words.size() > 3) return false;
  if (!any_of(family_first_names, words[0]) && !any_of(more_family_first_names, words[0])) return false;
  return east_asian_given(words, any_of(ambiguous_first, words[0]));
}

bool agree(const std::string& a, const std::string& b) {
  if (a == b) return true;
  const bool initial = a.size() == 1 || b.size() == 1;
  return initial && !a.empty() && !b.empty() && a[0] == b[0];
}

}  // namespace

bool is_particle(std::string_view word) { return any_of(particles, word); }

std::size_t possessive_bytes(std::string_view s) {
  for (const std::string_view ending : {"'s", "\u2019s", "'S", "\u2019S", "'", "\u2019"})
    if (s.size() > ending.size() && s.ends_with(ending)) return ending.size();
  return 0;
}

std::string PersonName::family() const {
  std::string out;
  for (std::size_t i = family_begin; i < family_end; ++i) out += (out.empty() ? "" : " ") + words[i];
  return out;
}

std::vector<std::string> PersonName::given() const {
  std::vector<std::string> out(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(family_begin));
  out.insert(out.end(), words.begin() + static_cast<std::ptrdiff_t>(family_end), words.end());
  return out;
}

PersonName parse_person_name(std::string_view surface) {
  surface.remove_suffix(possessive_bytes(surface));
  const std::string folded = utf8::fold(surface);
  PersonName out;
  std::string word;
  const auto flush = [&] {
    if (!word.empty() && word != "-") out.words.push_back(word);
    word.clear();
  };
  for (const char c : folded) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == ',' || c == '.' || c == '"' || c == '(' || c == ')') flush();
    else word += c;
  }
  flush();
  constexpr std::array<std::string_view, 6> suffixes{"jr", "sr", "ii", "iii", "iv", "junior"};
  if (out.words.size() > 1 && any_of(suffixes, out.words.back())) {
    out.suffix = out.words.back() == "junior" ? "jr" : out.words.back();
    out.words.pop_back();
  }
  if (reads_family_first(out.words)) {
    out.family_end = 1;
    return out;
  }
  out.family_end = out.words.size();
  out.family_begin = out.words.empty() ? 0 : out.words.size() - 1;
  while (out.family_begin > 0 && is_particle(out.words[out.family_begin - 1])) --out.family_begin;
  return out;
}

bool given_names_agree(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a.empty() || b.empty()) return true;
  if (!agree(a[0], b[0])) return false;
  // Middle names: those of the shorter list must be found, in order, in the longer one.
  const auto& few = a.size() <= b.size() ? a : b;
  const auto& many = a.size() <= b.size() ? b : a;
  std::size_t at = 1;
  for (std::size_t i = 1; i < few.size(); ++i, ++at) {
    while (at < many.size() && !agree(few[i], many[at])) ++at;
    if (at == many.size()) return false;
  }
  return true;
}

}  // namespace synoptic::annotate
