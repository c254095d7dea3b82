// Markdown as newsroom exports and scrapers write it: read line by line, markup taken out, everything else kept where it
// stands. Brackets and emphasis are matched by one pass with a stack per line, so no line costs more than its length.
// Not a full CommonMark reader: nested blocks are flattened, since only the prose and its headings matter here.
#include <algorithm>
#include <array>

#include "base/utf8.hpp"
#include "ingest/entities.hpp"
#include "ingest/lines.hpp"
#include "ingest/readers.hpp"

namespace synoptic::ingest {
namespace {

bool is_ascii_punct(char c) { return (c > ' ' && c < '0') || (c > '9' && c < 'A') || (c > 'Z' && c < 'a') || (c > 'z' && c < 0x7F); }
bool space_at(std::string_view s, std::size_t i) { return i >= s.size() || s[i] == ' ' || s[i] == '\t'; }
bool word_at(std::string_view s, std::size_t i) {
  return i < s.size() && (static_cast<unsigned char>(s[i]) >= 0x80 || std::isalnum(static_cast<unsigned char>(s[i])));
}

// For each byte of a line: 0 keep, 1 drop.
struct Marks {
  std::vector<char> drop;
  std::size_t linked = 0;    // bytes of text inside links
  std::size_t unlinked = 0;  // letters and digits outside links and markup
  bool image = false;
  std::vector<std::pair<std::size_t, std::size_t>> links;  // innermost first, may nest
};

Marks find_marks(std::string_view s) {
  Marks m;
  m.drop.assign(s.size(), 0);
  const auto drop = [&](std::size_t b, std::size_t e) { std::fill(m.drop.begin() + static_cast<std::ptrdiff_t>(b), m.drop.begin() + static_cast<std::ptrdiff_t>(e), 1); };
  struct Delimiter {
    std::size_t at, size;
  };
  std::vector<std::size_t> brackets;
  std::array<std::vector<Delimiter>, 6> open;  // * ** *** _ __ ___
  std::size_t next_paren = 0, next_angle = 0;  // cached searches: each byte is looked at once
  const auto find_from = [&](char c, std::size_t from, std::size_t& cache) {
    if (cache < from || cache == 0) {
      cache = s.find(c, from);
      if (cache == std::string_view::npos) cache = s.size() + 1;
    }
    return cache;
  };
  for (std::size_t i = 0; i < s.size();) {
    const char c = s[i];
    if (c == '\\' && i + 1 < s.size() && is_ascii_punct(s[i + 1])) {
      drop(i, i + 1);
      i += 2;
    } else if (c == '[') {
      brackets.push_back(i++);
    } else if (c == ']' && !brackets.empty()) {
      const std::size_t from = brackets.back();
      brackets.pop_back();
      if (i + 1 < s.size() && s[i + 1] == '(') {
        const std::size_t end = find_from(')', i + 2, next_paren);
        if (end < s.size()) {
          const bool image = from > 0 && s[from - 1] == '!';
          m.image = m.image || image;
          if (!image) {
            m.linked += i - from - 1;
            m.links.emplace_back(from + 1, i);
          }
          drop(image ? from - 1 : from, from + 1);
          drop(i, end + 1);
          i = end + 1;
          continue;
        }
      }
      ++i;
    } else if (c == '<') {
      const std::size_t end = find_from('>', i + 1, next_angle);
      const auto inside = end < s.size() ? s.substr(i + 1, end - i - 1) : std::string_view{};
      if (!bare_url(inside).empty()) {
        drop(i, i + 1);
        drop(end, end + 1);
        m.linked += inside.size();
        m.links.emplace_back(i, end);
        i = end + 1;
      } else if (!inside.empty() && inside.size() < 1000 && (std::isalpha(static_cast<unsigned char>(inside[0])) || inside[0] == '/' || inside[0] == '!')) {
        drop(i, end + 1);
        i = end + 1;
      } else {
        ++i;
      }
    } else if (c == '*' || c == '_') {
      std::size_t n = 1;
      while (i + n < s.size() && s[i + n] == c) ++n;
      const bool inner = c == '_' && word_at(s, i + n) && i > 0 && word_at(s, i - 1);  // snake_case
      if (n <= 3 && !inner) {
        auto& stack = open[(c == '*' ? 0 : 3) + n - 1];
        const bool can_close = i > 0 && !space_at(s, i - 1), can_open = !space_at(s, i + n);
        if (can_close && !stack.empty()) {
          drop(stack.back().at, stack.back().at + n);
          drop(i, i + n);
          stack.pop_back();
        } else if (can_open) {
          stack.push_back({i, n});
        }
      }
      i += n;
    } else if (c == '`') {
      drop(i, i + 1);
      ++i;
    } else {
      ++i;
    }
  }
  std::vector<int> depth(s.size() + 1, 0);
  for (const auto& [b, e] : m.links) {
    ++depth[b];
    --depth[e];
  }
  int inside = 0;
  for (std::size_t i = 0; i < s.size(); ++i) {
    inside += depth[i];
    if (inside == 0 && !m.drop[i] && word_at(s, i)) ++m.unlinked;
  }
  return m;
}

bool only(std::string_view s, char c) { return s.size() >= 3 && std::all_of(s.begin(), s.end(), [&](char d) { return d == c || d == ' '; }) && s.find(c) != std::string_view::npos; }

}  // namespace

bool looks_like_markdown(std::string_view text) {
  text = text.substr(0, 64 << 10);
  std::size_t headings = 0, links = 0, strong = 0;
  bool first = true, begins = false;
  for (std::size_t at = 0; at < text.size();) {
    auto end = text.find('\n', at);
    if (end == std::string_view::npos) end = text.size();
    const auto line = trim(text.substr(at, end - at));
    at = end + 1;
    if (line.empty()) continue;
    const auto hashes = line.find_first_not_of('#');
    const bool heading = hashes != std::string_view::npos && hashes >= 1 && hashes <= 6 && line[hashes] == ' ';
    headings += heading;
    if (std::exchange(first, false)) begins = heading;
    if (line.starts_with("**") && line.ends_with("**") && line.size() > 4) ++strong;
  }
  for (auto at = text.find("]("); at != std::string_view::npos; at = text.find("](", at + 2)) {
    const auto rest = text.substr(at + 2, 8);
    if (rest.starts_with("http") || rest.starts_with("#") || rest.starts_with("/") || rest.starts_with("mailto")) ++links;
  }
  return begins || headings >= 2 || links >= 2 || (headings + links + strong) >= 2;
}

Rendered read_markdown(std::string_view s) {
  Rendered r;
  std::vector<Block> marked;
  bool prose = false, titled = false, fenced = false;
  std::size_t at = 0;
  if (s.starts_with("---\n"))  // front matter: kept in view, but no part of the account
    if (const auto close = s.find("\n---", 3); close != std::string_view::npos && close < 4096) {
      at = std::min(s.size(), close + 4);
      while (at < s.size() && s[at] != '\n') ++at;
      at = std::min(s.size(), at + 1);
    }
  while (at < s.size()) {
    auto end = s.find('\n', at);
    if (end == std::string_view::npos) end = s.size();
    const Span line = trimmed(s, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)});
    std::string_view body = view(s, line);
    std::size_t begin = line.begin;
    const std::size_t next = end + 1;
    Hint hint = Hint::none;
    const auto skip = [&](std::size_t n) {
      while (n < body.size() && (body[n] == ' ' || body[n] == '\t')) ++n;
      body.remove_prefix(n);
      begin += n;
    };
    if (body.starts_with("```") || body.starts_with("~~~")) {
      fenced = !fenced;
      body = {};
    }
    if (only(body, '-') || only(body, '*') || only(body, '_') || only(body, '=')) body = {};
    while (!body.empty() && body[0] == '>') skip(1);
    const auto hashes = std::min(body.find_first_not_of('#'), body.size());
    if (!fenced && hashes >= 1 && hashes <= 6 && hashes < body.size() && body[hashes] == ' ') {
      skip(hashes);
      while (!body.empty() && (body.back() == '#' || body.back() == ' ')) body.remove_suffix(1);
      hint = !titled && (hashes == 1 || !prose) ? Hint::title : Hint::heading;
      titled = titled || hint == Hint::title;
    } else if (!fenced && !body.empty()) {
      const auto after = s.substr(std::min(next, s.size()), std::min(s.size(), s.find('\n', std::min(next, s.size()))) - std::min(next, s.size()));
      if (only(trim(after), '=') && after.find('=') != std::string_view::npos) {
        hint = titled ? Hint::heading : Hint::title;
        titled = true;
      } else if ((body[0] == '-' || body[0] == '*' || body[0] == '+') && body.size() > 1 && body[1] == ' ') {
        hint = Hint::item;
        skip(1);
      } else if (const auto digits = std::min(body.find_first_not_of("0123456789"), body.size()); digits > 0 && digits < 3 && digits + 1 < body.size() && body[digits] == '.' && body[digits + 1] == ' ') {
        hint = Hint::item;  // the number stays: it may be meant
      }
    }
    const std::size_t text_begin = r.out.text.size();
    const Marks marks = find_marks(body);
    for (std::size_t i = 0; i < body.size();) {
      if (marks.drop[i]) {
        ++i;
        continue;
      }
      if (body[i] == '&')
        if (const auto e = decode_entity(body, i); e.size) {
          std::string c;
          utf8::append(c, e.code);
          if (e.second) utf8::append(c, e.second);
          r.out.replace(c, begin + i, begin + i + e.size);
          i += e.size;
          continue;
        }
      std::size_t run = i + 1;
      while (run < body.size() && !marks.drop[run] && body[run] != '&') ++run;
      r.out.copy(body.substr(i, run - i), begin + i);
      i = run;
    }
    const Span shown = trimmed(r.out.text, {static_cast<std::uint32_t>(text_begin), static_cast<std::uint32_t>(r.out.text.size())});
    if (!shown.empty()) {
      const auto text = view(r.out.text, shown);
      if (hint == Hint::none && marks.image) hint = Hint::caption;
      if ((hint == Hint::none || hint == Hint::item) && marks.linked > 0 && marks.unlinked == 0) {
        // Nothing but a link: above the account the credit of a picture, elsewhere a way to other pages.
        if (bare_url(text).empty()) hint = prose || text.size() > 80 || hint == Hint::item ? Hint::boilerplate : Hint::caption;
      }
      if (hint == Hint::none) prose = prose || (text.size() > 60 && line_end(text) == LineEnd::sentence);
      else marked.push_back({shown, hint});
    }
    if (end < s.size()) r.out.copy("\n", end);
    at = next;
  }
  r.blocks = find_paragraphs(r.out.text, marked);
  return r;
}

}  // namespace synoptic::ingest
