// What an element's tag, class, id and role say about the text below it, as a set of marks. The words are those that
// content management systems use; a mark is evidence, not a verdict: `<div class="widget">` may hold the whole article.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>

#include "ingest/html_tree.hpp"

namespace synoptic::ingest::html {

enum Mark : std::uint32_t {
  hidden = 1U << 0,        // no text of the page at all: scripts, styles, frames
  unseen = 1U << 1,        // text that browsers don't show, or only to screen readers
  navigation = 1U << 2,    // menus, breadcrumbs, page numbers
  foot = 1U << 3,          // footers, copyright, legal
  form = 1U << 4,          // forms, buttons, labels
  comments = 1U << 5,
  related = 1U << 6,       // other reports: related, popular, recommended
  social = 1U << 7,        // share and follow
  offer = 1U << 8,         // newsletters, subscriptions, consent, polls
  advert = 1U << 9,
  side = 1U << 10,         // sidebars, widgets
  author = 1U << 11,       // about the author
  topics = 1U << 12,       // tags, categories
  caption = 1U << 13,
  embed = 1U << 14,        // tweets and other posts
  byline = 1U << 15,
  standfirst = 1U << 16,
  body = 1U << 17,         // marked as the article's body
  heading = 1U << 18,
  item = 1U << 19,         // of a list
  quote = 1U << 20,
  cell = 1U << 21,         // of a table
  article = 1U << 22,      // <article>, <main>
  headline = 1U << 23,
  figure = 1U << 24,
  head = 1U << 25,         // <header>
  note = 1U << 26,         // corrections, disclosures, footnotes, alerts
  entry = 1U << 27,        // of a live blog
  paywall = 1U << 28,
  consent = 1U << 29,
};
constexpr std::uint32_t furniture = unseen | navigation | foot | form | comments | related | social | offer | advert | side | topics;

// The marks of one element; `classes` remembers class lists already read (a page repeats them), keys point into the source.
using ClassMemory = std::unordered_map<std::string_view, std::uint32_t>;
[[nodiscard]] std::uint32_t marks_of(const Tree& tree, std::uint32_t node, ClassMemory& classes);

}  // namespace synoptic::ingest::html
