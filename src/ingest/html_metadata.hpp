// What a page says of itself: JSON-LD first, then meta elements, then what its text marks as author or time.
#pragma once

#include "ingest/html_tree.hpp"
#include "ingest/readers.hpp"

namespace synoptic::ingest::html {

// `meta.title` is the page's own headline without the publisher's name; body.cpp may find a better one in the text.
[[nodiscard]] PageMetadata find_metadata(const Tree& tree, const World& world);

// "Headline | Example News" -> "Headline".
[[nodiscard]] std::string without_publisher(std::string_view title, std::string_view outlet, const World& world);

}  // namespace synoptic::ingest::html
