// pugixml parses in place and without touching references and line ends, so a pointer into its buffer is a place in the
// decoded text. It builds 64 bytes an element whatever that element holds: elements and attributes are therefore counted
// before it is let loose. It leaves the part of a tree that came before a fault, which is what a truncated feed needs.
#include "source/xml.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <pugixml.hpp>

#include "base/utf8.hpp"
#include "ingest/charset.hpp"
#include "ingest/entities.hpp"
#include "ingest/lines.hpp"

namespace synoptic::source::xml {
namespace {

constexpr std::size_t max_parts = 6u << 20;  // elements and attributes of a document: some 400 MB of tree

struct Namespace {
  std::string_view uri, prefix;
};
constexpr Namespace usual[] = {
    {"http://purl.org/rss/1.0/modules/content/", "content"}, {"http://purl.org/dc/elements/1.1/", "dc"}, {"http://purl.org/dc/terms/", "dcterms"},
    {"http://search.yahoo.com/mrss/", "media"},              {"http://www.w3.org/2005/Atom", "atom"},    {"http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf"},
    {"http://www.w3.org/1999/xhtml", "xhtml"},               {"http://iptc.org/std/NITF/2006-10-18/", "nitf"},
    {"http://purl.org/rss/1.0/", ""},                        {"http://rssnamespace.org/feedburner/ext/1.0", "feedburner"}};

bool is_name_char(char c) { return c != ' ' && c != '\t' && c != '\n' && c != '\r' && c != '>' && c != '/' && c != '<' && c != '=' && c != '\0'; }

// Elements and attributes, about: what pugixml will allocate for.
std::size_t count_parts(std::string_view text) {
  std::size_t parts = 0;
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at)) {
    const auto rest = text.substr(at);
    const auto over = [&](std::string_view end) {
      const auto found = text.find(end, at);
      at = found == std::string_view::npos ? text.size() : found + end.size();
    };
    if (rest.starts_with("<!--")) over("-->");
    else if (rest.starts_with("<![CDATA[")) over("]]>"), ++parts;
    else {
      parts += 2;  // with the text behind it
      for (++at; at < text.size() && text[at] != '>' && text[at] != '<'; ++at)
        if (text[at] == '=') ++parts;
    }
    if (parts > max_parts) break;
  }
  return parts;
}

// References resolved; what is none stays as it is.
void resolve(std::string_view text, std::size_t offset, ingest::MappedText& out) {
  std::size_t from = 0;
  for (std::size_t at = text.find('&'); at != std::string_view::npos; at = text.find('&', at)) {
    const auto entity = ingest::decode_entity(text, at);
    if (entity.size == 0 || text[at + entity.size - 1] != ';') {
      ++at;
      continue;
    }
    out.copy(text.substr(from, at - from), offset + from);
    std::string by;
    for (const char32_t c : {entity.code, entity.second})
      if (c != 0) utf8::append(by, c);
    out.replace(by, offset + at, offset + at + entity.size);
    at += entity.size;
    from = at;
  }
  out.copy(text.substr(from), offset + from);
}

pugi::xml_node to_node(void* node) { return pugi::xml_node(static_cast<pugi::xml_node_struct*>(node)); }
void* to_handle(const pugi::xml_node& node) { return node.internal_object(); }
bool is_text(const pugi::xml_node& node) { return node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata; }

// The next node of the tree below `top`, in document order; `inside` false: behind `at`, not in it.
pugi::xml_node step(pugi::xml_node at, const pugi::xml_node& top, bool inside) {
  if (inside && at.first_child()) return at.first_child();
  while (at != top) {
    if (at.next_sibling()) return at.next_sibling();
    at = at.parent();
  }
  return {};
}

}  // namespace

struct Document::Tree {
  pugi::xml_document document;
};

Document::Document() : tree_(std::make_unique<Tree>()) {}
Document::~Document() = default;

std::string root_name(std::string_view head) {
  if (head.starts_with("\xFF\xFE") || head.starts_with(std::string_view("\xFE\xFF", 2)) || head.starts_with(std::string_view("<\0", 2)) ||
      head.starts_with(std::string_view("\0<", 2))) {  // UTF-16: the markup is ASCII
    std::string narrow;
    for (const char c : head.substr(0, 8192))
      if (c != '\0') narrow += c;
    const auto from = narrow.find('<');
    return from == std::string::npos ? std::string{} : root_name(std::string_view(narrow).substr(from));
  }
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  for (;;) {
    const auto first = head.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos || head[first] != '<') return {};
    head.remove_prefix(first);
    std::size_t end;
    if (head.starts_with("<?")) {
      end = head.find("?>");
    } else if (head.starts_with("<!--")) {
      end = head.find("-->");
    } else if (head.starts_with("<!")) {
      end = head.find_first_of("[>");  // an internal subset ends at "]>"
      if (end != std::string_view::npos && head[end] == '[') end = head.find("]>", end);
    } else {
      std::size_t n = 1;
      while (n < head.size() && is_name_char(head[n])) ++n;
      std::string_view name = head.substr(1, n - 1);
      if (const auto colon = name.find(':'); colon != std::string_view::npos) name.remove_prefix(colon + 1);
      return std::string(name.substr(0, 64));
    }
    if (end == std::string_view::npos) return {};
    head.remove_prefix(head.find('>', end) == std::string_view::npos ? head.size() : head.find('>', end) + 1);
  }
}

Result<std::unique_ptr<Document>> Document::parse(std::string_view bytes) {
  std::string said;
  if (const auto head = bytes.substr(0, 200); head.find("<?xml") < 4)
    if (const auto at = head.find("encoding="); at != std::string_view::npos && at + 10 < head.size()) {
      const auto name = head.substr(at + 10);
      said = std::string(name.substr(0, name.find_first_of("\"'")));
    }
  auto decoded = ingest::decode(bytes, said);
  if (!decoded) return tl::unexpected(decoded.error());
  std::unique_ptr<Document> out(new Document);
  out->map_ = std::move(decoded->map);
  out->buffer_ = std::move(decoded->text);
  if (count_parts(out->buffer_) > max_parts)
    return fail(ErrorCode::too_large, fmt::format("XML of more than {} elements and attributes", max_parts));
  out->buffer_ += '\n';  // parsing in place writes a zero over the last byte: not over half a character
  constexpr unsigned flags = pugi::parse_cdata | pugi::parse_ws_pcdata;
  auto& document = out->tree_->document;
  const auto parsed = document.load_buffer_inplace(out->buffer_.data(), out->buffer_.size(), flags, pugi::encoding_utf8);
  const pugi::xml_node root = document.document_element();
  if (!parsed) {
    out->fault_at_ = static_cast<std::size_t>(std::max<std::ptrdiff_t>(parsed.offset, 0));
    std::uint64_t raw = out->fault_at_;  // in the file, where the decoded text has another length
    const auto& pieces = out->map_.pieces();
    const auto piece = std::upper_bound(pieces.begin(), pieces.end(), out->fault_at_, [](std::size_t at, const RawSpan& p) { return at < p.text.end; });
    if (piece != pieces.end()) raw = piece->raw_begin + (out->fault_at_ > piece->text.begin ? out->fault_at_ - piece->text.begin : 0);
    else if (!pieces.empty()) raw = pieces.back().raw_end;
    std::string what = parsed.description();
    if (!what.empty()) what.front() = static_cast<char>(what.front() | 0x20);
    out->fault_ = fmt::format("not well-formed XML at byte {}: {}", raw, what);
    if (!root) return fail(ErrorCode::invalid, out->fault_);
    // What may still be open there: the last of each level.
    for (pugi::xml_node at = root; at; at = at.last_child())
      if (at.type() == pugi::node_element) out->open_at_fault_.push_back(out->offset_of(at.name()));
    std::sort(out->open_at_fault_.begin(), out->open_at_fault_.end());
  } else if (!root) {
    return fail(ErrorCode::invalid, "XML without an element");
  }
  const std::string_view written = root.name();
  if (const auto colon = written.find(':'); colon != std::string_view::npos) out->main_prefix_ = std::string(written.substr(0, colon + 1));
  std::size_t seen = 0;
  for (const pugi::xml_attribute& a : root.attributes()) {
    if (++seen > 200) break;
    const std::string_view name = a.name();
    if (!name.starts_with("xmlns:")) continue;
    for (const Namespace& n : usual)
      if (n.uri == a.value() && n.prefix != name.substr(6)) out->prefixes_.emplace_back(std::string(name.substr(6)) + ':', n.prefix.empty() ? "" : std::string(n.prefix) + ':');
  }
  return out;
}

std::size_t Document::offset_of(const char* in_buffer) const { return static_cast<std::size_t>(in_buffer - buffer_.data()); }

std::string Document::name_of(std::string_view written) const {
  if (!main_prefix_.empty() && written.starts_with(main_prefix_)) return std::string(written.substr(main_prefix_.size()));
  for (const auto& [prefix, by] : prefixes_)
    if (written.starts_with(prefix)) return by + std::string(written.substr(prefix.size()));
  return std::string(written);
}

Node Document::root() const { return {to_handle(tree_->document.document_element()), this}; }

bool Document::whole(const Node& node) const {
  if (fault_.empty() || !node) return true;
  const std::string_view name = to_node(node.node_).name();
  const std::size_t at = offset_of(name.data());
  if (!std::binary_search(open_at_fault_.begin(), open_at_fault_.end(), at)) return true;
  // The last of its level, closed or not: parsing in place leaves end tags but for their "<".
  const auto rest = std::string_view(buffer_).substr(at, fault_at_ > at ? fault_at_ - at : 0);
  const auto end = rest.rfind("/" + std::string(name));
  if (end == std::string_view::npos || end <= name.size()) return false;
  const auto behind = rest.find_first_not_of(" \t\r\n", end + 1 + name.size());
  return behind == std::string_view::npos || rest[behind] == '>' || rest[behind] == '\0';
}

std::string Node::name() const { return node_ ? document_->name_of(to_node(node_).name()) : std::string{}; }

bool Node::is(std::string_view name) const {
  if (!node_) return false;
  const std::string_view written = to_node(node_).name();
  if (written == name && document_->main_prefix_.empty()) return name.find(':') == std::string_view::npos || document_->name_of(written) == name;
  if (!written.ends_with(name.substr(name.find(':') + 1))) return false;
  return document_->name_of(written) == name;
}

std::string Node::attribute(std::string_view name) const {
  if (!node_) return {};
  for (const pugi::xml_attribute& a : to_node(node_).attributes()) {
    const std::string_view written = a.name();
    if (written == name || (written.ends_with(name) && written.size() > name.size() && written[written.size() - name.size() - 1] == ':' && !written.starts_with("xmlns:"))) {
      ingest::MappedText out;
      resolve(a.value(), 0, out);
      return std::string(ingest::trim(out.text));
    }
  }
  return {};
}

Node Node::parent() const { return node_ ? Node(to_handle(to_node(node_).parent()), document_) : Node(); }

Node Node::first() const {
  if (!node_) return {};
  for (auto at = to_node(node_).first_child(); at; at = at.next_sibling())
    if (at.type() == pugi::node_element) return {to_handle(at), document_};
  return {};
}

Node Node::next() const {
  if (!node_) return {};
  for (auto at = to_node(node_).next_sibling(); at; at = at.next_sibling())
    if (at.type() == pugi::node_element) return {to_handle(at), document_};
  return {};
}

Node Node::child(std::string_view name) const {
  Node at = first();
  while (at && !at.is(name)) at = at.next();
  return at;
}

Node Node::path(std::string_view names) const {
  Node at = *this;
  while (at && !names.empty()) {
    const auto slash = std::min(names.find('/'), names.size());
    at = at.child(names.substr(0, slash));
    names.remove_prefix(std::min(slash + 1, names.size()));
  }
  return at;
}

std::vector<Node> Node::children(std::string_view name) const {
  std::vector<Node> out;
  for (Node at = first(); at; at = at.next())
    if (at.is(name)) out.push_back(at);
  return out;
}

std::vector<Node> Node::descendants(std::string_view name) const {
  std::vector<Node> out;
  if (!node_) return out;
  const auto top = to_node(node_);
  for (auto at = step(top, top, true); at;) {
    const Node node(to_handle(at), document_);
    const bool found = at.type() == pugi::node_element && node.is(name);
    if (found) out.push_back(node);
    at = step(at, top, !found);
  }
  return out;
}

ingest::MappedText Node::text() const {
  ingest::MappedText out;
  if (!node_) return out;
  const auto top = to_node(node_);
  for (auto at = step(top, top, true); at; at = step(at, top, true)) {
    if (!is_text(at)) continue;
    const std::string_view value = at.value();
    if (at.type() == pugi::node_cdata) out.copy(value, document_->offset_of(value.data()));
    else resolve(value, document_->offset_of(value.data()), out);
  }
  return out;
}

std::string Node::plain() const {
  const auto whole = text();
  std::string out;
  for (const char c : ingest::trim(whole.text)) {
    const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!blank) out += c;
    else if (out.back() != ' ') out += ' ';
  }
  return out;
}

void Node::html(ingest::MappedText& out, Rename rename) const {
  if (!node_) return;
  const auto top = to_node(node_);
  const auto name_for = [&](const pugi::xml_node& at) -> std::string {
    const Node node(to_handle(at), document_);
    std::string name = node.name();
    if (const auto colon = name.rfind(':'); colon != std::string::npos) name.erase(0, colon + 1);
    const std::string_view by = rename ? rename(name, node) : std::string_view{};
    return by.empty() ? name : std::string(by);
  };
  const auto put = [&](std::string_view markup) { out.text += markup; };  // stands nowhere in the file
  auto at = step(top, top, true);
  while (at) {
    bool inside = true;
    if (at.type() == pugi::node_pcdata) {
      const std::string_view value = at.value();
      out.copy(value, document_->offset_of(value.data()));
    } else if (at.type() == pugi::node_cdata) {
      const std::string_view value = at.value();
      const std::size_t offset = document_->offset_of(value.data());
      std::size_t from = 0;
      for (std::size_t i = 0; i <= value.size(); ++i)
        if (i == value.size() || value[i] == '<' || value[i] == '&') {
          out.copy(value.substr(from, i - from), offset + from);
          if (i < value.size()) out.replace(value[i] == '<' ? "&lt;" : "&amp;", offset + i, offset + i + 1);
          from = i + 1;
        }
    } else if (at.type() == pugi::node_element) {
      const std::string name = name_for(at);
      if (name == "-") inside = false;
      else if (name != "+") {
        put("<");
        put(name);
        for (const char* key : {"href", "class", "id"})
          if (const auto a = at.attribute(key)) {
            std::string value = a.value();
            value.erase(std::remove_if(value.begin(), value.end(), [](char c) { return c == '"' || c == '<' || c == '>'; }), value.end());
            put(fmt::format(" {}=\"{}\"", key, value));
          }
        put(">");
      }
    }
    if (inside && at.first_child()) {
      at = at.first_child();
      continue;
    }
    // Up until there is a sibling, closing what is left behind.
    for (;;) {
      if (at.type() == pugi::node_element) {
        const std::string name = name_for(at);
        if (name != "-" && name != "+" && name != "br" && name != "img" && name != "hr") put("</" + name + ">");
      }
      if (at.next_sibling()) {
        at = at.next_sibling();
        break;
      }
      at = at.parent();
      if (at == top || !at) {
        at = {};
        break;
      }
    }
  }
}

}  // namespace synoptic::source::xml
