// XML of feeds and agencies, read whole into a tree (pugixml behind xml.cpp) in which every stretch of text still knows
// where it stands. DTDs are skipped and entities other than the five of XML, numbers and HTML's names are left as written,
// so that nothing can be expanded. All walks are loops: depth costs nothing.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "ingest/source_map.hpp"

namespace synoptic::source::xml {

class Document;

// A handle to an element; cheap to copy, valid as long as its document. The empty handle has no name, children or text.
class Node {
 public:
  Node() = default;
  explicit operator bool() const { return node_ != nullptr; }
  friend bool operator==(const Node&, const Node&) = default;

  // "item", "content:encoded": the prefix of the root element is taken off, prefixes of well-known namespaces are the usual
  // ones whatever the document calls them (content, dc, dcterms, media, atom, rdf, xhtml, nitf, ninat); others stay.
  [[nodiscard]] std::string name() const;
  [[nodiscard]] bool is(std::string_view name) const;
  [[nodiscard]] std::string attribute(std::string_view name) const;  // by its local name; references resolved; "" if none
  [[nodiscard]] Node parent() const;
  [[nodiscard]] Node first() const;                                 // child element
  [[nodiscard]] Node next() const;                                  // sibling element
  [[nodiscard]] Node child(std::string_view name) const;
  [[nodiscard]] Node path(std::string_view names) const;            // "itemMeta/pubStatus": the first of each
  [[nodiscard]] std::vector<Node> children(std::string_view name) const;
  // All below in document order, without going into those that match.
  [[nodiscard]] std::vector<Node> descendants(std::string_view name) const;
  [[nodiscard]] bool has_elements() const { return static_cast<bool>(first()); }

  // All character data below, references resolved, mapped to the bytes of the file. Line ends and blanks are kept.
  [[nodiscard]] ingest::MappedText text() const;
  [[nodiscard]] std::string plain() const;  // the same as one line: trimmed, white space joined

  // What is inside, as HTML: elements with their attributes href, class and id, text copied as it is. `rename` (may be null)
  // says what an element becomes: itself "", or another name, or "-" for nothing of it and what is in it, or "+" for what is
  // in it alone.
  using Rename = std::string_view (*)(std::string_view name, const Node& node);
  void html(ingest::MappedText& out, Rename rename) const;

 private:
  friend class Document;
  Node(void* node, const Document* document) : node_(node), document_(document) {}
  void* node_ = nullptr;
  const Document* document_ = nullptr;
};

class Document {
 public:
  // Decodes (byte order mark, XML declaration, else UTF-8) and parses. An error only where there is no root element; a document
  // that goes wrong later keeps what stands before the fault, and `fault` says where it is.
  [[nodiscard]] static Result<std::unique_ptr<Document>> parse(std::string_view bytes);
  ~Document();

  [[nodiscard]] Node root() const;
  [[nodiscard]] const std::string& fault() const { return fault_; }  // empty: well-formed
  [[nodiscard]] bool whole(const Node& node) const;                  // its end tag stands before the fault
  [[nodiscard]] const ingest::SourceMap& map() const { return map_; }  // of the decoded text
  // The pieces of a text of this document, as those of an entry.
  [[nodiscard]] std::vector<RawSpan> raw(const ingest::MappedText& text) const { return text.map.through(map_).pieces(); }

 private:
  friend class Node;
  struct Tree;
  Document();
  [[nodiscard]] std::string name_of(std::string_view written) const;
  [[nodiscard]] std::size_t offset_of(const char* in_buffer) const;

  std::string buffer_;  // parsed in place
  std::unique_ptr<Tree> tree_;
  std::string fault_;
  std::size_t fault_at_ = 0;
  std::vector<std::size_t> open_at_fault_;  // offsets of the names of the last elements of each level
  ingest::SourceMap map_;
  std::string main_prefix_;
  std::vector<std::pair<std::string, std::string>> prefixes_;  // written -> usual
};

// What a file's root element is called (without prefix), told from its head; "" if it is not XML.
[[nodiscard]] std::string root_name(std::string_view head);

}  // namespace synoptic::source::xml
