// What a page says of itself: JSON-LD first, then meta elements, then what its text marks as author or time.
#pragma once

#include "ingest/html_tree.hpp"
#include "ingest/readers.hpp"

namespace synoptic::ingest::html {

// `title` is the page's own headline without the publisher's name; html_body.cpp may find a better one in the text.
// `url`: where the page was found, if that is known; its day and the site's name are witnesses.
[[nodiscard]] PageMetadata find_metadata(const Tree& tree, const World& world, std::string_view url = {});

// "Headline | Example News" -> "Headline".
[[nodiscard]] std::string without_publisher(std::string_view title, std::string_view outlet, const World& world);

}  // namespace synoptic::ingest::html
