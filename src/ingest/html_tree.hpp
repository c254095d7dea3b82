// A page of HTML as a flat tree: nodes in document order, each with its parent and the end of its subtree. Tokenised and
// built in one pass, linear in the bytes whatever they are; nesting deeper than `max_depth` is read as if flat.
//
// Ours, since both packaged parsers fail hostile pages: 100,000 nested <div> take MyHTML 18 s and gumbo more than 20 s
// (gumbo also for 20,000 unclosed tables, misnested <a><b> and 100,000 attributes), and gumbo reads 15-27 MB/s at best.
// What is left out of the HTML standard (adoption agency, foster parenting) moves markup about, never text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.hpp"

namespace synoptic::ingest::html {

enum class Tag : std::uint8_t {
  text,  // not an element: a run of characters
  unknown, a, abbr, address, article, aside, audio, b, base, blockquote, body, br, button, canvas, caption, center, cite, code, dd, del, dialog, div, dl, dt, em,
  fieldset, figcaption, figure, font, footer, form, frameset, h1, h2, h3, h4, h5, h6, head, header, hr, html, i, iframe, img, input, ins, label, legend, li, link,
  main_, menu, meta, nav, noscript, object, ol, optgroup, option, p, picture, pre, q, s, script, section, select, small, source, span, strong, style, sub, summary,
  sup, svg, table, tbody, td, template_, textarea, tfoot, th, thead, time, title, tr, u, ul, video, wbr,
};

// The attributes that extraction looks at; others are not kept.
enum class Attribute : std::uint8_t { class_, id, rel, itemprop, itemtype, property, name, content, href, src, datetime, lang, type, hidden, style, role, aria_hidden, alt, title, pubdate, data };

struct AttributeValue {
  std::uint32_t node = 0;
  Attribute key{};
  Span value;  // in the source, quotes off, references not decoded
};

struct Node {
  Tag tag = Tag::unknown;
  std::uint16_t depth = 0;
  std::uint32_t parent = 0;      // of node 0: 0
  std::uint32_t end = 0;         // index after the last node of the subtree
  Span text;                     // of a text node: its bytes in the source
  std::uint32_t first_attribute = 0, last_attribute = 0;  // into Tree::attributes
  bool raw = false;              // text of script or style: not decoded
};

struct Tree {
  std::string_view source;
  std::vector<Node> nodes;  // nodes[0] is the document
  std::vector<AttributeValue> attributes;

  // The value as it stands in the source; empty if absent.
  [[nodiscard]] std::string_view attribute(std::uint32_t node, Attribute key) const;
  [[nodiscard]] bool has(std::uint32_t node, Attribute key) const;
  // The same, references decoded and white space trimmed.
  [[nodiscard]] std::string value(std::uint32_t node, Attribute key) const;
  // All text below a node, references decoded, white space collapsed; at most `limit` bytes.
  [[nodiscard]] std::string text_of(std::uint32_t node, std::size_t limit = 2000) const { return text_between(node, nodes[node].end, limit); }
  [[nodiscard]] std::string text_between(std::uint32_t first, std::uint32_t last, std::size_t limit) const;  // nodes [first, last)
};

[[nodiscard]] Tree parse(std::string_view source, std::uint32_t max_depth);
[[nodiscard]] std::string decode_references(std::string_view s);
[[nodiscard]] bool is_block(Tag tag);  // begins a new paragraph

}  // namespace synoptic::ingest::html
