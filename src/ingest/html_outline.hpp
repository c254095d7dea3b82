// A page cut into paragraphs (runs of text between block elements), each counted and with the marks of all that holds it.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "ingest/html_marks.hpp"
#include "ingest/html_tree.hpp"

namespace synoptic::ingest::html {

// What the page's data say about its text, as evidence: hashes of three folded words in a row.
struct Evidence {
  std::vector<std::uint64_t> article, description;  // sorted; empty = not given
};
[[nodiscard]] Evidence find_evidence(const Tree& tree);

struct Paragraph {
  std::uint32_t first = 0, last = 0;  // nodes [first, last): text and inline elements
  std::uint32_t parent = 0;           // the block element that holds it
  std::uint32_t marks = 0;            // of all elements above, furniture left out where the element holds most of the page's prose
  std::uint32_t near = 0;             // of the holding element, the one above it and the first inline element
  Tag tag = Tag::unknown;             // of `parent`
  char last_char = 0;                 // the last one that is no space; 1 for one beyond ASCII
  bool starts_small = false, labelled = false;  // labelled: a colon after the first few words
  std::uint32_t bytes = 0, words = 0, linked_words = 0, strong_words = 0, stops = 0, ends = 0, capitals = 0, shouted = 0, digits = 0, commas = 0, calls = 0, signs = 0;
  std::uint32_t triples = 0, in_article = 0, in_description = 0;  // of three words: all, those that the evidence has
  std::uint64_t text_hash = 0;   // of the folded words
  std::uint64_t signature = 0;   // of the tags and classes of the holding element and two above it
  float prose = 0;               // how much it looks like prose wherever it stands: about its words
  [[nodiscard]] float link_share() const { return words ? static_cast<float>(linked_words) / static_cast<float>(words) : 0; }
};

struct Outline {
  std::vector<Paragraph> list;        // in document order; those without a word are left out
  std::vector<std::uint32_t> marks;   // per node: its own
  std::vector<std::uint32_t> above;   // per node: with those of all above it
  std::vector<float> prose;           // per node: the sum over the paragraphs below it
};
[[nodiscard]] Outline outline(const Tree& tree, const Evidence& evidence);

}  // namespace synoptic::ingest::html
