// One pass in document order; what an element's tag, class and id say holds for everything below it. The body classifier
// (html_body.cpp) judges prose by more than this; here it is enough to keep other people's names and dates out.
#include "ingest/html_visible.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "base/word_set.hpp"
#include "ingest/lines.hpp"

namespace synoptic::ingest::html {
namespace {

constexpr std::size_t max_run_bytes = 300;
constexpr std::size_t max_runs = 20'000;
constexpr std::uint32_t max_heading_nodes = 400;  // unclosed: what holds more is no headline

bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

void add_words(std::string_view names, std::string& out) {
  char before = ' ';
  for (const char c : names.substr(0, 300)) {
    if (c >= 'A' && c <= 'Z') {
      if (is_letter(before)) out += '-';
      out += static_cast<char>(c + 32);
    } else {
      out += c;
    }
    before = c;
  }
  out += ' ';
}

bool unseen(Tag t) {
  switch (t) {
    case Tag::script: case Tag::style: case Tag::noscript: case Tag::template_: case Tag::svg: case Tag::iframe: case Tag::head: case Tag::object: case Tag::canvas: case Tag::textarea: case Tag::select: return true;
    default: return false;
  }
}

bool set_apart(const Tree& t, std::uint32_t i, std::string& names) {
  const Node& n = t.nodes[i];
  if (n.tag == Tag::nav || n.tag == Tag::menu || n.tag == Tag::form) return true;
  if (n.first_attribute == n.last_attribute || n.tag == Tag::html || n.tag == Tag::body || n.tag == Tag::article || n.tag == Tag::main_) return false;
  const auto role = t.attribute(i, Attribute::role);
  if (role == "navigation" || role == "complementary" || role == "contentinfo") return true;
  names.clear();
  add_words(t.attribute(i, Attribute::class_), names);
  add_words(t.attribute(i, Attribute::id), names);
  if (names.size() <= 2) return false;
  if (names.find("elementor-widget") != std::string::npos || names.find("no-sidebar") != std::string::npos || names.find("with-sidebar") != std::string::npos) return false;
  if (names.find("has-") != std::string::npos && names.find("comment") == std::string::npos) return false;
  static constexpr auto words = word_set([] {
    return std::string_view(
        "comment comments commentlist kommentar kommentare sidebar related recirc recommended recommendations popular trending teaser teasers teaserlist carousel ticker breadcrumb breadcrumbs nav "
        "navbar navigation menu disqus outbrain taboola widget widgets newsletter promo cookie consent calendar mostread latest archive tweet upcoming pagination reply respond");
  });
  for (std::size_t begin = 0; begin < names.size();) {
    if (!is_letter(names[begin])) {
      ++begin;
      continue;
    }
    std::size_t end = begin;
    while (end < names.size() && is_letter(names[end])) ++end;
    if (words.contains(std::string_view(names).substr(begin, end - begin))) return true;
    begin = end;
  }
  for (const std::string_view part : {"more-news", "most-read", "read-more", "read-next", "see-also"})
    if (names.find(part) != std::string::npos) return true;
  return false;
}

std::uint32_t append(std::string& out, std::string_view s) {
  const std::string decoded = s.find('&') == std::string_view::npos ? std::string{} : decode_references(s);
  if (!decoded.empty()) s = decoded;
  std::uint32_t seen = 0;
  for (std::size_t at = 0; at < s.size();) {
    std::size_t end = at;  // up to the next white space
    while (end < s.size() && static_cast<unsigned char>(s[end]) > 0x20 && !(s[end] == '\xC2' && end + 1 < s.size() && s[end + 1] == '\xA0')) ++end;
    out.append(s, at, end - at);
    seen += static_cast<std::uint32_t>(end - at);
    if (end < s.size()) {
      if (!out.empty() && out.back() != ' ') out += ' ';
      end += s[end] == '\xC2' ? 2 : 1;
    }
    at = end;
  }
  return seen;
}

// Text without a long copy: what is beyond a run's limit is only counted.
std::uint32_t solid_bytes(std::string_view s) {
  return static_cast<std::uint32_t>(std::count_if(s.begin(), s.end(), [](char c) { return static_cast<unsigned char>(c) > 0x20; }));
}

}  // namespace

bool has_name(std::string_view names, std::initializer_list<std::string_view> words) {
  for (const auto w : words)
    for (auto at = names.find(w); at != std::string_view::npos; at = names.find(w, at + 1))
      if ((at == 0 || !is_letter(names[at - 1])) && (at + w.size() >= names.size() || !is_letter(names[at + w.size()]))) return true;
  return false;
}

std::string names_above(const Tree& t, std::uint32_t node, int up) {
  std::string out;
  for (int k = 0; k <= up && node != 0; ++k, node = t.nodes[node].parent) {
    if (t.nodes[node].tag == Tag::text) {
      --k;
      continue;
    }
    if (t.nodes[node].tag == Tag::body || t.nodes[node].tag == Tag::article || t.nodes[node].tag == Tag::main_) break;
    for (const auto key : {Attribute::class_, Attribute::id, Attribute::itemprop, Attribute::rel, Attribute::property}) {
      const auto v = t.attribute(node, key);
      if (!v.empty()) add_words(v, out);
    }
  }
  return out;
}

VisiblePage look_at(const Tree& t, std::string_view title) {
  VisiblePage out;
  const auto size = static_cast<std::uint32_t>(t.nodes.size());
  out.apart.assign(size, 0);
  out.offset.assign(size, 0);
  std::vector<char> hidden(size, 0);
  std::vector<std::uint32_t> block(size, 0);
  std::string names;
  std::uint32_t seen = 0;
  bool open = false;
  struct Heading {
    std::uint32_t node;
    bool apart;
  };
  std::vector<Heading> headings;
  for (std::uint32_t i = 0; i < size; ++i) {
    const Node& n = t.nodes[i];
    if (i > 0) {
      out.apart[i] = out.apart[n.parent];
      hidden[i] = hidden[n.parent];
      block[i] = is_block(t.nodes[n.parent].tag) || n.parent == 0 ? n.parent : block[n.parent];
    }
    out.offset[i] = seen;
    if (n.tag != Tag::text) {
      if (unseen(n.tag)) hidden[i] = 1;
      if (!out.apart[i] && !hidden[i] && set_apart(t, i, names)) out.apart[i] = 1;
      if (is_block(n.tag) && n.tag != Tag::meta && n.tag != Tag::link && !hidden[i]) open = false;
      if ((n.tag == Tag::h1 || n.tag == Tag::h2 || n.tag == Tag::h3) && !hidden[i] && headings.size() < 200) headings.push_back({i, out.apart[i] != 0});
      continue;
    }
    if (n.raw || hidden[i]) continue;
    const auto s = view(t.source, n.text);
    if (!open || out.runs.back().block != block[i]) {
      if (solid_bytes(s) == 0) continue;
      if (out.runs.size() >= max_runs) {
        seen += solid_bytes(s);
        open = false;
        continue;
      }
      Run r;
      r.first = i;
      r.block = block[i];
      r.offset = seen;
      r.apart = out.apart[i] != 0;
      out.runs.push_back(std::move(r));
      open = true;
    }
    Run& r = out.runs.back();
    r.last = i + 1;
    if (r.text.size() >= max_run_bytes) {
      r.cut = true;
      seen += solid_bytes(s);
      continue;
    }
    std::size_t take = std::min(s.size(), 2 * max_run_bytes);
    while (take > 0 && take < s.size() && !utf8::is_boundary(s, take)) --take;
    if (!r.text.empty() && r.text.back() != ' ' && i > r.first) r.text += ' ';  // <span>May</span><span>06</span>
    seen += append(r.text, s.substr(0, take)) + solid_bytes(s.substr(take));
    if (take < s.size() || r.text.size() > max_run_bytes) r.cut = true;
  }
  // The headline.
  const std::string wanted = key_of(title.substr(0, 600));
  std::uint32_t best = 0;
  int best_score = 0;
  for (const auto& h : headings) {
    if (t.nodes[h.node].end - h.node > max_heading_nodes) continue;
    const std::string text = t.text_of(h.node, 400);
    if (text.empty()) continue;
    const std::string key = key_of(text);
    int score = 0;
    if (!wanted.empty() && key == wanted) score = 10;
    else if (!wanted.empty() && key.size() > 12 && (wanted.find(key) != std::string::npos || key.find(wanted) != std::string::npos)) score = 8;
    else if (t.nodes[h.node].tag == Tag::h1 && text.find(' ') != std::string::npos) score = 4;
    if (score == 0) continue;
    if (t.nodes[h.node].tag == Tag::h1) ++score;
    if (h.apart) score -= 4;
    if (score > best_score) {
      best_score = score;
      best = h.node;
      out.headline = text;
    }
  }
  if (best_score > 0) {
    out.has_headline = true;
    out.headline_node = best;
    out.headline_begin = out.offset[best];
    out.headline_end = t.nodes[best].end < size ? out.offset[t.nodes[best].end] : seen;
    // What holds the headline is no sidebar, whatever it is called.
    for (std::uint32_t up = best; up != 0; up = t.nodes[up].parent)
      if (out.apart[up]) {
        std::uint32_t top = up;
        while (t.nodes[top].parent != 0 && out.apart[t.nodes[top].parent]) top = t.nodes[top].parent;
        std::vector<char> fresh(t.nodes[top].end - top, 0);
        for (std::uint32_t i = top; i < t.nodes[top].end; ++i) {
          const bool holds = i <= best && best < t.nodes[i].end;
          const bool above = i > top && fresh[t.nodes[i].parent - top] != 0;
          fresh[i - top] = static_cast<char>(above || (!holds && t.nodes[i].tag != Tag::text && set_apart(t, i, names)));
          out.apart[i] = fresh[i - top];
        }
        for (Run& r : out.runs) r.apart = out.apart[r.first] != 0;
        break;
      }
  }
  return out;
}

}  // namespace synoptic::ingest::html
