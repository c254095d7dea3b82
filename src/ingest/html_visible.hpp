// A page as its reader sees it from above: runs of text (one for each block) with how far down they stand, the headline,
// and what is set apart from the report: comments, lists of other reports, navigation. Where by-lines and dates are sought.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/html_tree.hpp"

namespace synoptic::ingest::html {

struct Run {
  std::string text;            // references decoded, white space collapsed, its first 300 bytes
  std::uint32_t first = 0, last = 0;  // nodes [first, last)
  std::uint32_t block = 0;     // the element that holds it
  std::uint32_t offset = 0;    // bytes of visible text before it
  bool cut = false;            // there was more
  bool apart = false;
};

struct VisiblePage {
  std::vector<Run> runs;
  std::vector<char> apart;     // per node
  std::vector<std::uint32_t> offset;  // per node: bytes of visible text before it
  bool has_headline = false;
  std::uint32_t headline_node = 0, headline_begin = 0, headline_end = 0;  // offsets; without a headline all zero
  std::string headline;

  // Bytes of text between the headline and a place: 0 in it, negative above it.
  [[nodiscard]] std::int64_t distance(std::uint32_t at) const {
    if (at < headline_begin) return static_cast<std::int64_t>(at) - headline_begin;
    return at <= headline_end ? 0 : static_cast<std::int64_t>(at) - headline_end;
  }
  // Close enough to the headline to belong to it.
  [[nodiscard]] bool near_headline(std::uint32_t at) const {
    const auto d = distance(at);
    return d >= -400 && d <= 1500;
  }
};

// `title`: what the page's metadata calls it; the headline is the heading that says the same, else the first <h1> in the
// report's part of the page.
[[nodiscard]] VisiblePage look_at(const Tree& tree, std::string_view title);

// class, id, itemprop and rel of a node and the `up` elements above it, camel case cut, lower case, one string.
[[nodiscard]] std::string names_above(const Tree& tree, std::uint32_t node, int up);
// One of the words, between characters that are no letters.
[[nodiscard]] bool has_name(std::string_view names, std::initializer_list<std::string_view> words);

}  // namespace synoptic::ingest::html
