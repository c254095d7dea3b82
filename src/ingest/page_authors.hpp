// Who a page says wrote its report.
#pragma once

#include <string>
#include <vector>

#include "ingest/html_visible.hpp"
#include "ingest/json_ld.hpp"
#include "ingest/page_dates.hpp"
#include "world/world.hpp"

namespace synoptic::ingest::html {

struct PageAuthors {
  std::vector<std::string> authors;  // people, in the order named
  std::vector<std::string> credits;  // agencies
  std::string source;                // where the authors come from: "json-ld author", "meta author", "byline" ...
};

// JSON-LD, meta elements and what the page marks or words as a by-line, in this order of standing; a by-line that names
// all of a field's authors and more is taken instead. The site itself (`outlet`, `url`), its desks and its log-in names
// ("admin") are nobody.
[[nodiscard]] PageAuthors find_page_authors(const Tree& tree, const VisiblePage& page, const MetaFields& meta, const JsonLdArticle& article, std::string_view outlet, std::string_view url,
                                            const World& world);

}  // namespace synoptic::ingest::html
