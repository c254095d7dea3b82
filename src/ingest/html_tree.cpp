// Tokeniser and tree builder in one loop. The stack of open elements never grows beyond `max_depth`; an element that
// does not fit is made a leaf whose children become its siblings, and is counted so that its end tag closes nothing else.
// Every search for a closing mark ("-->", a quote, "</script") that fails is remembered, so that no byte is searched
// twice for the same thing: a page of a million "<!--" costs one look.
#include "ingest/html_tree.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "base/utf8.hpp"
#include "ingest/entities.hpp"
#include "ingest/lines.hpp"

namespace synoptic::ingest::html {
namespace {

constexpr std::size_t max_kept_attributes = 32;  // of one element

const std::unordered_map<std::string_view, Tag>& tags() {
  static const std::unordered_map<std::string_view, Tag> table{
      {"a", Tag::a}, {"abbr", Tag::abbr}, {"address", Tag::address}, {"article", Tag::article}, {"aside", Tag::aside}, {"audio", Tag::audio}, {"b", Tag::b},
      {"base", Tag::base}, {"blockquote", Tag::blockquote}, {"body", Tag::body}, {"br", Tag::br}, {"button", Tag::button}, {"canvas", Tag::canvas},
      {"caption", Tag::caption}, {"center", Tag::center}, {"cite", Tag::cite}, {"code", Tag::code}, {"dd", Tag::dd}, {"del", Tag::del}, {"dialog", Tag::dialog},
      {"div", Tag::div}, {"dl", Tag::dl}, {"dt", Tag::dt}, {"em", Tag::em}, {"fieldset", Tag::fieldset}, {"figcaption", Tag::figcaption}, {"figure", Tag::figure},
      {"font", Tag::font}, {"footer", Tag::footer}, {"form", Tag::form}, {"frameset", Tag::frameset}, {"h1", Tag::h1}, {"h2", Tag::h2}, {"h3", Tag::h3},
      {"h4", Tag::h4}, {"h5", Tag::h5}, {"h6", Tag::h6}, {"head", Tag::head}, {"header", Tag::header}, {"hr", Tag::hr}, {"html", Tag::html}, {"i", Tag::i},
      {"iframe", Tag::iframe}, {"img", Tag::img}, {"input", Tag::input}, {"ins", Tag::ins}, {"label", Tag::label}, {"legend", Tag::legend}, {"li", Tag::li},
      {"link", Tag::link}, {"main", Tag::main_}, {"menu", Tag::menu}, {"meta", Tag::meta}, {"nav", Tag::nav}, {"noscript", Tag::noscript}, {"object", Tag::object},
      {"ol", Tag::ol}, {"optgroup", Tag::optgroup}, {"option", Tag::option}, {"p", Tag::p}, {"picture", Tag::picture}, {"pre", Tag::pre}, {"q", Tag::q}, {"s", Tag::s},
      {"script", Tag::script}, {"section", Tag::section}, {"select", Tag::select}, {"small", Tag::small}, {"source", Tag::source}, {"span", Tag::span},
      {"strong", Tag::strong}, {"style", Tag::style}, {"sub", Tag::sub}, {"summary", Tag::summary}, {"sup", Tag::sup}, {"svg", Tag::svg}, {"table", Tag::table},
      {"tbody", Tag::tbody}, {"td", Tag::td}, {"template", Tag::template_}, {"textarea", Tag::textarea}, {"tfoot", Tag::tfoot}, {"th", Tag::th}, {"thead", Tag::thead},
      {"time", Tag::time}, {"title", Tag::title}, {"tr", Tag::tr}, {"u", Tag::u}, {"ul", Tag::ul}, {"video", Tag::video}, {"wbr", Tag::wbr}};
  return table;
}

struct KnownAttribute {
  std::string_view name;
  Attribute key;
};
constexpr KnownAttribute attributes[] = {{"class", Attribute::class_}, {"id", Attribute::id}, {"rel", Attribute::rel}, {"itemprop", Attribute::itemprop},
  {"itemtype", Attribute::itemtype}, {"property", Attribute::property}, {"name", Attribute::name}, {"content", Attribute::content}, {"href", Attribute::href},
  {"src", Attribute::src}, {"datetime", Attribute::datetime}, {"lang", Attribute::lang}, {"xml:lang", Attribute::lang}, {"type", Attribute::type},
  {"hidden", Attribute::hidden}, {"style", Attribute::style}, {"role", Attribute::role}, {"aria-hidden", Attribute::aria_hidden}, {"alt", Attribute::alt},
  {"title", Attribute::title}, {"pubdate", Attribute::pubdate}, {"data-testid", Attribute::data}, {"data-component", Attribute::data}};

bool is_void(Tag t) {
  return t == Tag::br || t == Tag::img || t == Tag::hr || t == Tag::meta || t == Tag::link || t == Tag::input || t == Tag::source || t == Tag::wbr || t == Tag::base;
}
bool holds_raw_text(Tag t) { return t == Tag::script || t == Tag::style || t == Tag::textarea || t == Tag::title || t == Tag::iframe; }
bool is_inline(Tag t) {
  switch (t) {
    case Tag::a: case Tag::abbr: case Tag::b: case Tag::cite: case Tag::code: case Tag::del: case Tag::em: case Tag::font: case Tag::i: case Tag::ins:
    case Tag::label: case Tag::q: case Tag::s: case Tag::small: case Tag::span: case Tag::strong: case Tag::sub: case Tag::sup: case Tag::time: case Tag::u:
    case Tag::unknown: return true;
    default: return false;
  }
}
bool ends_paragraph(Tag t) {  // whose start tag closes an open <p>, as the standard has it
  switch (t) {
    case Tag::address: case Tag::article: case Tag::aside: case Tag::blockquote: case Tag::center: case Tag::dialog: case Tag::div: case Tag::dl: case Tag::dd: case Tag::dt: case Tag::fieldset:
    case Tag::figcaption: case Tag::figure: case Tag::footer: case Tag::form: case Tag::h1: case Tag::h2: case Tag::h3: case Tag::h4: case Tag::h5: case Tag::h6: case Tag::header: case Tag::hr:
    case Tag::li: case Tag::main_: case Tag::menu: case Tag::nav: case Tag::ol: case Tag::p: case Tag::pre: case Tag::section: case Tag::summary: case Tag::table: case Tag::ul: case Tag::td: case Tag::th:
    case Tag::tr: return true;
    default: return false;
  }
}
bool space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }
bool letter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }
char low(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool equal_low(std::string_view s, std::string_view lower) {
  return s.size() == lower.size() && std::equal(s.begin(), s.end(), lower.begin(), [](char a, char b) { return low(a) == b; });
}

class Builder {
 public:
  Builder(std::string_view source, std::uint32_t max_depth) : s_(source), max_depth_(std::clamp<std::uint32_t>(max_depth, 8, 4096)) {
    t_.source = source;
    t_.nodes.push_back({});
    t_.nodes[0].tag = Tag::html;  // the document: never closed by an end tag
    push(0);
  }

  Tree run() {
    std::size_t at = 0;
    while (at < s_.size()) {
      const std::size_t open = s_.find('<', at);
      if (open == std::string_view::npos) break;
      at = std::max(markup(open), open + 1);  // a '<' that opens nothing is text
    }
    flush(s_.size());
    while (!stack_.empty()) pop();
    return std::move(t_);
  }

 private:
  // Reads the markup at s_[at] == '<' after the text before it; returns the place after it, or `at` if it is none.
  std::size_t markup(std::size_t at) {
    const auto is = [&](std::size_t i, char c) { return i < s_.size() && s_[i] == c; };
    if (at + 1 >= s_.size()) return at;
    const char c = s_[at + 1];
    if (c == '!' || c == '?') {
      flush(at);
      if (s_.substr(at, 4) == "<!--") return after(find("-->", at + 4, no_comment_), 3);
      if (s_.substr(at, 9) == "<![CDATA[") return after(find("]]>", at + 9, no_cdata_), 3);
      return after(find(">", at + 2, no_close_), 1);
    }
    const bool end_tag = c == '/';
    std::size_t i = at + 1 + end_tag;
    if (i >= s_.size() || !letter(s_[i])) {
      if (!end_tag) return at;
      flush(at);
      return after(find(">", i, no_close_), 1);
    }
    const std::size_t name_begin = i;
    while (i < s_.size() && !space(s_[i]) && s_[i] != '>' && s_[i] != '/' && s_[i] != '<') ++i;
    const Tag tag = tag_of(s_.substr(name_begin, i - name_begin));
    flush(at);
    if (end_tag) {
      end(tag);
      const auto close = find(">", i, no_close_);
      return after(close, 1);
    }
    const auto first = static_cast<std::uint32_t>(t_.attributes.size());
    const auto index = static_cast<std::uint32_t>(t_.nodes.size());
    bool self_closed = false;
    while (i < s_.size() && s_[i] != '>') {
      if (space(s_[i])) {
        ++i;
      } else if (s_[i] == '/') {
        self_closed = is(i + 1, '>');
        ++i;
      } else if (s_[i] == '<' && i > at + 1) {
        break;  // the tag was never closed: the next one begins here
      } else {
        i = attribute(i, index, first);
      }
    }
    if (is(i, '>')) ++i;
    start(tag, first, self_closed);
    text_begin_ = i;
    if (holds_raw_text(tag) && !self_closed) i = raw_text(tag, s_.substr(name_begin, tag == Tag::script ? 6 : tag == Tag::title || tag == Tag::style ? 5 : tag == Tag::iframe ? 6 : 8), i);
    return i;
  }

  std::size_t attribute(std::size_t i, std::uint32_t node, std::uint32_t first) {
    const std::size_t begin = i;
    while (i < s_.size() && !space(s_[i]) && s_[i] != '=' && s_[i] != '>' && s_[i] != '/' && (s_[i] != '<')) ++i;
    if (i == begin) return i + 1;  // a stray '=' or '<'
    const auto name = s_.substr(begin, i - begin);
    std::size_t v = i;
    while (v < s_.size() && space(s_[v])) ++v;
    Span value{static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(i)};
    if (v < s_.size() && s_[v] == '=') {
      ++v;
      while (v < s_.size() && space(s_[v])) ++v;
      const char quote = v < s_.size() ? s_[v] : '\0';
      if (quote == '"' || quote == '\'') {
        std::size_t close = find(quote == '"' ? "\"" : "'", v + 1, quote == '"' ? no_double_ : no_single_);
        if (close == std::string_view::npos) close = std::min(s_.size(), find(">", v + 1, no_close_));
        value = {static_cast<std::uint32_t>(v + 1), static_cast<std::uint32_t>(close)};
        i = std::min(s_.size(), close < s_.size() && s_[close] == quote ? close + 1 : close);
      } else {
        std::size_t e = v;
        while (e < s_.size() && !space(s_[e]) && s_[e] != '>') ++e;
        value = {static_cast<std::uint32_t>(v), static_cast<std::uint32_t>(e)};
        i = e;
      }
    }
    if (t_.attributes.size() - first < max_kept_attributes && name.size() <= 16)
      for (const auto& known : html::attributes)
        if (equal_low(name, known.name)) {
          t_.attributes.push_back({node, known.key, value});
          break;
        }
    return i;
  }

  // Where `what` stands at or after `from`; npos once and for all if it does not.
  std::size_t find(std::string_view what, std::size_t from, bool& none) const {
    if (none) return std::string_view::npos;
    const auto at = s_.find(what, std::min(from, s_.size()));
    if (at == std::string_view::npos) none = true;
    return at;
  }
  std::size_t after(std::size_t at, std::size_t size) {
    text_begin_ = at == std::string_view::npos ? s_.size() : at + size;
    return text_begin_;
  }

  std::size_t raw_text(Tag tag, std::string_view name, std::size_t from) {
    std::string lower_name(name);
    for (char& c : lower_name) c = low(c);
    std::size_t at = from;
    while (true) {
      at = find("</", at, no_end_);
      if (at == std::string_view::npos) {
        at = s_.size();
        break;
      }
      const auto rest = s_.substr(at + 2, name.size());
      const std::size_t e = at + 2 + name.size();
      if (equal_low(rest, lower_name) && (e >= s_.size() || space(s_[e]) || s_[e] == '>' || s_[e] == '/')) break;
      at += 2;
    }
    if (at > from) add_text(from, at, tag != Tag::title && tag != Tag::textarea);
    text_begin_ = at;
    return at;
  }

  void flush(std::size_t at) {
    if (at > text_begin_) add_text(text_begin_, at, false);
    text_begin_ = at;
  }
  void add_text(std::size_t b, std::size_t e, bool raw) {
    Node n;
    n.tag = Tag::text;
    n.parent = stack_.back();
    n.depth = static_cast<std::uint16_t>(stack_.size());
    n.text = {static_cast<std::uint32_t>(b), static_cast<std::uint32_t>(e)};
    n.raw = raw;
    t_.nodes.push_back(n);
    t_.nodes.back().end = static_cast<std::uint32_t>(t_.nodes.size());
  }

  static Tag tag_of(std::string_view name) {
    if (name.size() > 10) return Tag::unknown;
    std::array<char, 10> lower{};
    for (std::size_t i = 0; i < name.size() && i < lower.size(); ++i) lower[i] = low(name[i]);
    const auto it = tags().find(std::string_view(lower.data(), name.size()));
    return it == tags().end() ? Tag::unknown : it->second;
  }
  void push(std::uint32_t index) {
    ++open_[static_cast<std::size_t>(t_.nodes[index].tag)];
    stack_.push_back(index);
  }
  [[nodiscard]] Tag top() const { return t_.nodes[stack_.back()].tag; }
  void pop() {
    --open_[static_cast<std::size_t>(t_.nodes[stack_.back()].tag)];
    t_.nodes[stack_.back()].end = static_cast<std::uint32_t>(t_.nodes.size());
    stack_.pop_back();
  }
  // Closes the nearest open `tag` unless one of `fence` stands between. The stack is at most max_depth_ deep.
  bool close(Tag tag, std::initializer_list<Tag> fence) {
    if (open_[static_cast<std::size_t>(tag)] == 0) return false;
    for (std::size_t i = stack_.size(); i-- > 1;) {
      const Tag t = t_.nodes[stack_[i]].tag;
      if (t == tag) {
        while (stack_.size() > i) pop();
        return true;
      }
      if (std::find(fence.begin(), fence.end(), t) != fence.end()) return false;
    }
    return false;
  }

  void start(Tag tag, std::uint32_t first_attribute, bool self_closed) {
    switch (tag) {  // end tags that HTML lets authors leave out
      case Tag::li: close(Tag::li, {Tag::ul, Tag::ol, Tag::menu, Tag::table, Tag::td, Tag::div}); break;
      case Tag::dt: case Tag::dd:
        if (!close(Tag::dt, {Tag::dl, Tag::dd, Tag::td})) close(Tag::dd, {Tag::dl, Tag::td});
        break;
      case Tag::tr: close(Tag::tr, {Tag::table}); break;
      case Tag::td: case Tag::th:
        if (!close(Tag::td, {Tag::table, Tag::tr})) close(Tag::th, {Tag::table, Tag::tr});
        break;
      case Tag::tbody: case Tag::thead: case Tag::tfoot:
        for (const Tag t : {Tag::tbody, Tag::thead, Tag::tfoot})
          if (close(t, {Tag::table})) break;
        break;
      case Tag::option: if (stack_.size() > 1 && top() == Tag::option) pop(); break;
      case Tag::body: close(Tag::head, {}); break;
      case Tag::a: {
        // A new link ends an open one if only inline elements stand between.
        for (std::size_t i = stack_.size(); i-- > 1 && is_inline(t_.nodes[stack_[i]].tag);)
          if (t_.nodes[stack_[i]].tag == Tag::a) {
            while (stack_.size() > i) pop();
            break;
          }
        break;
      }
      default: break;
    }
    if (ends_paragraph(tag))
      for (std::size_t i = stack_.size(); i-- > 1;) {  // through inline elements
        const Tag t = t_.nodes[stack_[i]].tag;
        if (t == Tag::p) {
          while (stack_.size() > i) pop();
          break;
        }
        if (!is_inline(t)) break;
      }
    Node n;
    n.tag = tag;
    n.parent = stack_.back();
    n.depth = static_cast<std::uint16_t>(stack_.size());
    n.first_attribute = first_attribute;
    n.last_attribute = static_cast<std::uint32_t>(t_.attributes.size());
    const auto index = static_cast<std::uint32_t>(t_.nodes.size());
    n.end = index + 1;
    for (auto a = n.first_attribute; a < n.last_attribute; ++a) t_.attributes[a].node = index;
    t_.nodes.push_back(n);
    if (is_void(tag) || holds_raw_text(tag)) {
      if (holds_raw_text(tag) && !self_closed) push(index);
      return;
    }
    if (self_closed && (tag == Tag::unknown || tag == Tag::svg)) return;
    if (stack_.size() >= max_depth_) {
      ++overflow_[static_cast<std::size_t>(tag)];
      return;
    }
    push(index);
  }

  void end(Tag tag) {
    auto& overflow = overflow_[static_cast<std::size_t>(tag)];
    if (overflow > 0) {
      --overflow;
      return;
    }
    if (tag == Tag::br) {
      start(Tag::br, static_cast<std::uint32_t>(t_.attributes.size()), false);
      return;
    }
    if (is_void(tag)) return;
    if (tag == Tag::unknown) {
      if (stack_.size() > 1 && top() == Tag::unknown) pop();
      return;
    }
    if (tag == Tag::table || tag == Tag::body || tag == Tag::html) {
      if (tag == Tag::table) close(tag, {});
      return;  // text after </body> still belongs to it
    }
    if (is_inline(tag)) {  // never closes a block that was opened inside it
      for (std::size_t i = stack_.size(); i-- > 1;) {
        const Tag t = t_.nodes[stack_[i]].tag;
        if (t == tag) {
          while (stack_.size() > i) pop();
          return;
        }
        if (!is_inline(t)) return;
      }
      return;
    }
    if (tag == Tag::td || tag == Tag::th || tag == Tag::tr || tag == Tag::tbody || tag == Tag::thead || tag == Tag::tfoot) close(tag, {Tag::table});
    else close(tag, {Tag::td, Tag::th, Tag::table});
  }

  std::string_view s_;
  std::uint32_t max_depth_;
  Tree t_;
  std::vector<std::uint32_t> stack_;  // open elements, innermost last
  std::array<std::uint32_t, 256> open_{};      // of each tag on the stack
  std::array<std::uint32_t, 256> overflow_{};  // of each tag, started but not on the stack
  std::size_t text_begin_ = 0;
  bool no_comment_ = false, no_cdata_ = false, no_close_ = false, no_double_ = false, no_single_ = false, no_end_ = false;
};

}  // namespace

bool is_block(Tag t) {
  switch (t) {
    case Tag::text: case Tag::img: case Tag::wbr: case Tag::picture: case Tag::source: case Tag::input: case Tag::svg:
    case Tag::script: case Tag::style: case Tag::noscript: case Tag::template_: case Tag::meta: case Tag::link: case Tag::base: return false;
    default: return !is_inline(t);
  }
}

Tree parse(std::string_view source, std::uint32_t max_depth) { return Builder(source, max_depth).run(); }

std::string_view Tree::attribute(std::uint32_t node, Attribute key) const {
  const Node& n = nodes[node];
  for (auto i = n.first_attribute; i < n.last_attribute; ++i)
    if (attributes[i].key == key) return view(source, attributes[i].value);
  return {};
}

bool Tree::has(std::uint32_t node, Attribute key) const {
  const Node& n = nodes[node];
  for (auto i = n.first_attribute; i < n.last_attribute; ++i)
    if (attributes[i].key == key) return true;
  return false;
}

std::string decode_references(std::string_view s) {
  std::string out;
  for (std::size_t i = 0; i < s.size();) {
    if (s[i] == '&')
      if (const auto e = decode_entity(s, i); e.size) {
        utf8::append(out, e.code);
        i += e.size;
        continue;
      }
    out += s[i++];
  }
  return out;
}

std::string Tree::value(std::uint32_t node, Attribute key) const {
  const auto written = attribute(node, key).substr(0, 20000);
  return std::string(trim(decode_references(written.substr(0, utf8::valid_prefix(written)))));
}

std::string Tree::text_between(std::uint32_t first, std::uint32_t last, std::size_t limit) const {
  std::string out;
  for (std::uint32_t i = first; i < last && out.size() < limit; ++i) {
    if (nodes[i].tag != Tag::text) {
      if (is_block(nodes[i].tag) && !out.empty() && out.back() != ' ') out += ' ';
      continue;
    }
    if (nodes[i].raw) continue;
    auto piece = view(source, nodes[i].text);
    std::size_t cut = std::min(piece.size(), limit);
    while (cut < piece.size() && cut > 0 && !utf8::is_boundary(piece, cut)) --cut;
    for (const char c : decode_references(piece.substr(0, cut))) {
      if (!space(c)) out += c;
      else if (!out.empty() && out.back() != ' ') out += ' ';
    }
  }
  return std::string(trim(out));
}

}  // namespace synoptic::ingest::html
