// Lines of "field: value"; anything else is passed over. A group is the rules behind one or several user-agent lines.
// Patterns and targets are compared in one normal form of percent-encoding. A pattern is matched piece by piece between
// its stars, each at its first place, which is enough when the last piece is anchored apart.
#include "fetch/robots.hpp"

#include <algorithm>
#include <charconv>

namespace synoptic::fetch {
namespace {

constexpr std::size_t max_bytes = 500u << 10;  // RFC 9309, 2.5
constexpr std::size_t max_pattern = 1024, max_target = 4096;

std::string_view trimmed(std::string_view s) {
  const auto first = s.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return s.substr(first, s.find_last_not_of(" \t\r") - first + 1);
}

char lower(char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c); }

bool same(std::string_view a, std::string_view b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return lower(x) == lower(y); });
}

int hex(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char l = lower(c);
  return l >= 'a' && l <= 'f' ? l - 'a' + 10 : -1;
}

// %xx of characters that need none are decoded, others written in capitals; bytes beyond ASCII are encoded.
std::string normal(std::string_view s) {
  constexpr char digits[] = "0123456789ABCDEF";
  std::string out;
  const auto encode = [&](unsigned char c) { (((out += '%') += digits[c >> 4]) += digits[c & 15]); };
  for (std::size_t i = 0; i < s.size(); ++i) {
    auto c = static_cast<unsigned char>(s[i]);
    if (c == '%' && i + 2 < s.size() && hex(s[i + 1]) >= 0 && hex(s[i + 2]) >= 0) {
      c = static_cast<unsigned char>(hex(s[i + 1]) * 16 + hex(s[i + 2]));
      i += 2;
      const bool unreserved = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
      if (unreserved) out += static_cast<char>(c);
      else encode(c);
    } else if (c <= 0x20 || c >= 0x7F) {
      encode(c);
    } else {
      out += static_cast<char>(c);
    }
  }
  return out;
}

bool matches(std::string_view pattern, std::string_view target) {
  const bool anchored = pattern.ends_with('$');
  if (anchored) pattern.remove_suffix(1);
  std::size_t at = 0;
  for (bool first = true;; first = false) {
    const std::size_t star = pattern.find('*');
    const std::string_view piece = pattern.substr(0, star);
    if (star == std::string_view::npos && anchored)  // the last piece stands at the end
      return first ? target == piece : target.size() - at >= piece.size() && target.ends_with(piece);
    if (first) {
      if (!target.starts_with(piece)) return false;
      at = piece.size();
    } else {
      const std::size_t found = target.find(piece, at);
      if (found == std::string_view::npos) return false;
      at = found + piece.size();
    }
    if (star == std::string_view::npos) return true;
    pattern.remove_prefix(star + 1);
  }
}

}  // namespace

Robots Robots::all() { return {}; }

Robots Robots::none() {
  Robots r;
  r.rules_.push_back({"/", false});
  return r;
}

Robots Robots::parse(std::string_view text, std::string_view agent) {
  text = text.substr(0, max_bytes);
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  Robots named, any;
  bool has_named = false, in_agents = false, for_us = false, for_any = false;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    line = trimmed(line.substr(0, line.find('#')));
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    const std::string_view field = trimmed(line.substr(0, colon)), value = trimmed(line.substr(colon + 1));
    if (same(field, "user-agent")) {
      if (!in_agents) for_us = for_any = false;  // a new group
      in_agents = true;
      std::size_t size = 0;  // of the product token: "synoptic/0.1" names "synoptic"
      while (size < value.size() && ((lower(value[size]) >= 'a' && lower(value[size]) <= 'z') || value[size] == '-' || value[size] == '_')) ++size;
      if (value == "*") for_any = true;
      else if (same(value.substr(0, size), agent)) for_us = has_named = true;
      continue;
    }
    const bool allow = same(field, "allow");
    if (allow || same(field, "disallow")) {
      in_agents = false;
      if (value.empty()) continue;
      const Rule rule{normal(value.substr(0, max_pattern)), allow};
      if (for_us) named.rules_.push_back(rule);
      if (for_any) any.rules_.push_back(rule);
    } else if (same(field, "crawl-delay")) {
      in_agents = false;
      double seconds = 0;
      if (std::from_chars(value.data(), value.data() + value.size(), seconds).ec != std::errc{} || !(seconds > 0)) continue;
      if (for_us) named.delay_ = std::min(seconds, 30.0);
      if (for_any) any.delay_ = std::min(seconds, 30.0);
    }
  }
  return has_named ? named : any;
}

bool Robots::allows(std::string_view target) const {
  if (target == "/robots.txt") return true;
  const std::string path = normal(target.substr(0, max_target));
  std::size_t longest = 0;
  bool allowed = true;
  for (const Rule& rule : rules_) {
    if (rule.pattern.size() < longest || (rule.pattern.size() == longest && (allowed || !rule.allow))) continue;
    if (!matches(rule.pattern, path)) continue;
    longest = rule.pattern.size();
    allowed = rule.allow;
  }
  return allowed;
}

}  // namespace synoptic::fetch
