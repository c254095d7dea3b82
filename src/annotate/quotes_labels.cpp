// A label is short, ends in a colon and white space, and holds a name: capitalised words, with particles ("de", "al"), initials, titles
// and numbers among them, then perhaps a comma or bracket and what the speaker is. "Q." and "A." may stand without a colon.
#include <algorithm>
#include <array>

#include "annotate/quotes_turns.hpp"
#include "base/utf8.hpp"

namespace synoptic::annotate::quotes {
namespace {

constexpr std::uint32_t longest_label = 90;  // bytes
constexpr int most_words = 6;                // of a name with its titles

template <std::size_t N>
bool among(const std::array<std::string_view, N>& list, std::string_view w) {
  return std::find(list.begin(), list.end(), w) != list.end();
}

constexpr auto roles = std::to_array<std::string_view>(
    {"q",          "a",           "question",  "answer",    "reporter",   "journalist",   "interviewer", "host",       "moderator", "presenter",
     "anchor",     "narrator",    "announcer", "speaker",   "correspondent", "dispatcher", "dispatch",   "operator",   "caller",    "audience member",
     "chair",      "chairman",    "chairwoman", "chairperson", "unidentified man", "unidentified woman", "unidentified person", "unidentified male",
     "unidentified female", "unidentified reporter", "unidentified speaker", "male speaker", "female speaker", "man", "woman", "boy", "girl", "child", "crowd", "student", "teacher", "officer", "judge", "witness", "interpreter", "translator"});
constexpr auto particles = std::to_array<std::string_view>({"de", "da", "di", "del", "della", "der", "den", "van", "von", "zu", "al", "el", "bin", "ibn", "ben", "la", "le", "du", "of", "the", "and"});

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n'; }

// Markdown's bold and slanted, bullets and dashes.
bool is_ornament(std::string_view bytes, std::uint32_t at, std::uint32_t& size) {
  const auto c = utf8::decode(bytes, at);
  size = c.size;
  return c.code == U'*' || c.code == U'_' || c.code == U'\u2022' || c.code == U'-' || c.code == U'\u2013' || c.code == U'\u2014' || utf8::is_space(c.code);
}

Span trimmed(std::string_view bytes, Span s) {
  std::uint32_t size = 0;
  while (s.begin < s.end && is_ornament(bytes, s.begin, size)) s.begin += size;
  while (s.end > s.begin && (is_space(bytes[s.end - 1]) || bytes[s.end - 1] == '*' || bytes[s.end - 1] == '_')) --s.end;
  return s;
}

// "speaker #2", "caller 1", "the moderator" are roles too.
std::string role_in(std::string_view name) {
  std::string w = utf8::fold(name);
  if (w.rfind("the ", 0) == 0) w.erase(0, 4);
  while (!w.empty() && ((w.back() >= '0' && w.back() <= '9') || w.back() == '#' || w.back() == ' ' || w.back() == '.')) w.pop_back();
  return among(roles, w) ? utf8::fold(name) : std::string{};
}

bool is_name(std::string_view bytes, Span name, std::string& last) {
  int words = 0, capitals = 0;
  for (std::uint32_t at = name.begin; at < name.end;) {
    while (at < name.end && is_space(bytes[at])) ++at;
    std::uint32_t end = at;
    while (end < name.end && !is_space(bytes[end])) ++end;
    if (end == at) break;
    const auto word = bytes.substr(at, end - at);
    const auto first = utf8::decode(bytes, at);
    if (++words > most_words) return false;
    if (utf8::is_upper(first.code))
      ++capitals, last = utf8::fold(word);
    else if (!among(particles, utf8::fold(word)))
      return false;
    at = end;
  }
  while (!last.empty() && last.back() == '.') last.pop_back();
  return capitals > 0 && last.size() > 1;
}

}  // namespace

std::optional<Label> label_of(std::string_view bytes, Span paragraph) {
  const Span p = trimmed(bytes, paragraph);
  Label l;
  // Q. Why? A. Because.
  if (p.size() > 3 && (bytes[p.begin] == 'Q' || bytes[p.begin] == 'A') && bytes[p.begin + 1] == '.' && is_space(bytes[p.begin + 2])) {
    l.name = l.whole = {p.begin, p.begin + 1};
    l.text = trimmed(bytes, {p.begin + 2, p.end});
    l.key = bytes[p.begin] == 'Q' ? "q" : "a";
    l.role = true;
    return l;
  }
  std::uint32_t colon = p.begin, name_end = 0;
  for (;; ++colon) {
    if (colon >= p.end || colon - p.begin > longest_label) return std::nullopt;
    const char c = bytes[colon];
    if (c == ':') break;
    if (c == '\n' || c == ';' || c == '?' || c == '!' || c == '"' || c == '/') return std::nullopt;
    if ((c == ',' || c == '(' || c == '[') && name_end == 0) name_end = colon;
  }
  std::uint32_t after = colon + 1;
  while (after < p.end && (bytes[after] == '*' || bytes[after] == '_')) ++after;
  if (after < p.end && !is_space(bytes[after])) return std::nullopt;  // a time, an address, a ratio
  l.whole = trimmed(bytes, {p.begin, colon});
  l.name = trimmed(bytes, {p.begin, name_end == 0 ? colon : name_end});
  if (l.name.empty()) return std::nullopt;
  l.text = after < p.end ? trimmed(bytes, {after, p.end}) : Span{p.end, p.end};
  l.key = role_in(view(bytes, l.name));
  l.role = !l.key.empty();
  const bool article = utf8::fold(view(bytes, {l.name.begin, std::min(l.name.begin + 4, l.name.end)})) == "the ";
  if (!l.role && (article || !is_name(bytes, l.name, l.key))) return std::nullopt;
  return l;
}

}  // namespace synoptic::annotate::quotes
