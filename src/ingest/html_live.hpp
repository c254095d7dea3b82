// Live blogs: a page whose report is a row of entries, each with its time.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/span.hpp"
#include "ingest/html_outline.hpp"

namespace synoptic::ingest::html {

struct LiveEntry {
  std::size_t paragraph = 0;  // of the outline: the first of the entry that is taken
  std::string time;           // RFC 3339, or a day
  Span source;                // of the time in the page, where it stands in order with the entries; empty if it does not
  std::uint32_t node = 0;     // of `source`
};

// Entries in document order, at least three; empty: the page is no live blog. Two ways: elements beside one another that hold
// most of the report and each a <time>, in order of time; or the updates of a LiveBlogPosting, found again by their headlines.
[[nodiscard]] std::vector<LiveEntry> find_live_entries(const Tree& tree, const Outline& outline, const std::vector<bool>& taken);

}  // namespace synoptic::ingest::html
