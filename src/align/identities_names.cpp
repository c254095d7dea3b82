// Two levels. `levelled` applies the habits of transliteration and keeps the vowels; `collapsed` turns each run of vowels
// into one mark. Long names may differ in vowel quality (collapsed equal) or by one vowel inside (Aleksandr, Alexander);
// short ones must be equal when levelled: Jon, Jan and Joan are three people. A final "a" tells women's given names
// from men's (Mario, Maria; Alexander, Alexandra), and -skaya/-ska from -sky.
#include "align/identities_names.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace synoptic::align {
namespace {

bool vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

std::string levelled(std::string_view folded) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 28> habits{{
      {"shch", "sh"}, {"sch", "sh"}, {"tch", "ch"}, {"tsch", "ch"}, {"dzh", "j"}, {"zh", "j"}, {"dj", "j"}, {"nj", "ni"}, {"lj", "li"}, {"kh", "h"}, {"ph", "f"},
      {"th", "t"}, {"ck", "k"}, {"cz", "ch"}, {"ts", "c"}, {"tz", "c"}, {"ou", "u"}, {"oo", "u"}, {"iy", "i"}, {"yy", "i"}, {"ij", "i"},
      {"ii", "i"}, {"yi", "i"}, {"x", "ks"}, {"q", "k"}, {"w", "v"}, {"y", "i"}, {"'", ""}}};
  std::string out;
  for (std::size_t at = 0; at < folded.size();) {
    bool hit = false;
    for (const auto& [from, to] : habits)
      if (folded.substr(at, from.size()) == from) {
        out += to;
        at += from.size();
        hit = true;
        break;
      }
    if (!hit) {
      const char c = folded[at++];
      if (c == '-' || c == ' ' || c == '.') continue;
      out += c == 'c' && (at >= folded.size() || (folded[at] != 'h' && folded[at] != 'e' && folded[at] != 'i')) ? 'k' : c;
    }
  }
  out.erase(std::unique(out.begin(), out.end(), [](char a, char b) { return a == b && !vowel(a); }), out.end());
  return out;
}

std::string collapsed(const std::string& level) {
  std::string out;
  for (const char c : level) {
    const char mark = vowel(c) ? '*' : c;
    if (mark != '*' || out.empty() || out.back() != '*') out += mark;
  }
  return out;
}

// Equal, or equal but for one vowel run inside the word that only one of them has.
bool one_inner_vowel(const std::string& a, const std::string& b) {
  const auto& longer = a.size() >= b.size() ? a : b;
  const auto& shorter = a.size() >= b.size() ? b : a;
  if (longer.size() != shorter.size() + 1) return false;
  std::size_t i = 0;
  while (i < shorter.size() && shorter[i] == longer[i]) ++i;
  return i > 0 && i + 1 < longer.size() && longer[i] == '*' && longer.compare(i + 1, std::string::npos, shorter, i, std::string::npos) == 0;
}

bool feminine_sk(std::string_view s) { return s.ends_with("ska") || s.ends_with("skaya") || s.ends_with("skaia") || s.ends_with("skaja") || s.ends_with("cka"); }

}  // namespace

std::string skeleton(std::string_view folded) {
  std::string out;
  for (const char c : levelled(folded))
    if (!vowel(c)) out += c;
  return out.empty() ? std::string(folded) : out;
}

bool same_family_name(std::string_view a, std::string_view b) {
  if (a == b) return true;
  if (feminine_sk(a) != feminine_sk(b)) return false;
  const std::string la = levelled(a), lb = levelled(b);
  if (la == lb) return true;
  if (std::min(la.size(), lb.size()) < 5) return false;
  const std::string ca = collapsed(la), cb = collapsed(lb);
  if (std::min(ca.size(), cb.size()) < 5) return false;  // "board", "baird"
  return ca == cb || (std::min(ca.size(), cb.size()) >= 6 && one_inner_vowel(ca, cb));
}

bool same_given_name(std::string_view a, std::string_view b) {
  if (a == b) return true;
  const std::string la = levelled(a), lb = levelled(b);
  if (la == lb) return true;
  if (std::min(la.size(), lb.size()) < 5 || la.ends_with('a') != lb.ends_with('a')) return false;
  if (la.ends_with('e') != lb.ends_with('e') && (la.ends_with('o') || lb.ends_with('o'))) return false;
  const std::string ca = collapsed(la), cb = collapsed(lb);
  return ca == cb || (std::min(ca.size(), cb.size()) >= 6 && one_inner_vowel(ca, cb));
}

Agreement compare_names(const annotate::PersonName& a, const annotate::PersonName& b, const World& world) {
  if (a.suffix != b.suffix || a.words.empty() || b.words.empty()) return Agreement::no;
  const bool one_family = a.family() == b.family();
  const auto same = [&](const std::vector<std::string>& x, const std::vector<std::string>& y) {
    // The first given name decides; middle names may be missing, as initials too.
    const auto equal = [&](const std::string& p, const std::string& q) {
      if (p.size() == 1 || q.size() == 1) return p[0] == q[0] ? Agreement::weaker : Agreement::no;
      if (same_given_name(p, q)) return Agreement::full;
      return one_family && world.same_name(p, q) == NameTie::nickname ? Agreement::weaker : Agreement::no;
    };
    if (x.empty() || y.empty()) return Agreement::weaker;
    Agreement all = equal(x[0], y[0]);
    if (all == Agreement::no) return all;
    const auto& few = x.size() <= y.size() ? x : y;
    const auto& many = x.size() <= y.size() ? y : x;
    std::size_t at = 1;
    for (std::size_t i = 1; i < few.size(); ++i, ++at) {
      while (at < many.size() && equal(few[i], many[at]) == Agreement::no) ++at;
      if (at == many.size()) return Agreement::no;
    }
    if (few.size() < many.size()) all = Agreement::weaker;
    return all;
  };
  if (same_family_name(a.family(), b.family())) return same(a.given(), b.given());
  // One of them in the other order: "Tanaka Yuki", "Yuki Tanaka". Exactly the same words.
  if (a.words.size() == 2 && b.words.size() == 2 && a.words[0] == b.words[1] && a.words[1] == b.words[0]) return Agreement::full;
  // A family name that only one reading sees: equal words in equal order are one name.
  if (a.words == b.words) return Agreement::full;
  // "Pilar Vasco" of "Pilar Vasco Ruiz": the second family name left out.
  const auto& few = a.words.size() <= b.words.size() ? a.words : b.words;
  const auto& many = a.words.size() <= b.words.size() ? b.words : a.words;
  if (few.size() >= 2 && std::equal(few.begin(), few.end(), many.begin())) return Agreement::weaker;
  return Agreement::no;
}

}  // namespace synoptic::align
