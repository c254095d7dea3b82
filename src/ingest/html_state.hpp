// Whether a page is a whole report at all: cut off by a paywall, or no report but a consent form, a check for robots, an
// error page or a list of links. Told by sentences that such pages show in English, German, French and Spanish, by marks of
// elements and by how much text of a report there is beside them.
#pragma once

#include <string>
#include <vector>

#include "doc/report.hpp"
#include "ingest/html_outline.hpp"
#include "ingest/readers.hpp"

namespace synoptic::ingest::html {

struct PageState {
  bool complete = true;
  std::vector<Warning> warnings;  // codes "paywall", "consent", "robot_check", "error_page", "index"
  std::string refusal;            // why the page is no report; empty = it is one
};

// `taken`: the paragraphs of the outline that are the report. Linear in the page.
[[nodiscard]] PageState find_state(const Tree& tree, const Outline& outline, const std::vector<bool>& taken, const PageMetadata& meta);

}  // namespace synoptic::ingest::html
