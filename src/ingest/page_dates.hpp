// When a page says that its report was published and changed.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "doc/report.hpp"
#include "ingest/html_visible.hpp"
#include "ingest/json_ld.hpp"

namespace synoptic::ingest::html {

using MetaFields = std::vector<std::pair<std::string, std::string>>;  // key in lower case, content; in document order

struct PageDates {
  DateStamp published, modified;  // `source` says where from; evidence is left to the text
};

// Every place that may hold the date gives a candidate with what it is the date of; one is chosen by the place's standing
// and by how many other places agree. A UTC stamp becomes the outlet's local time where the page shows it.
// `language` is the page's ("en-GB"), `url` its address; both may be empty.
[[nodiscard]] PageDates find_page_dates(const Tree& tree, const VisiblePage& page, const MetaFields& meta, const JsonLdArticle& article, std::string_view url, std::string_view language);

}  // namespace synoptic::ingest::html
