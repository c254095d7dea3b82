// Reports -> stories. Fielded TF-IDF, names and numbers, soft time; average-link clustering over candidate pairs from
// an inverted index. Reads the reports' text itself and needs no analysis. The result does not depend on the order of
// the batch or on `threads`.
#pragma once

#include <vector>

#include "doc/report.hpp"
#include "doc/story.hpp"

namespace synoptic::story {

struct GroupOptions {
  unsigned threads = 1;
};

// Every report is in exactly one story; a report like no other is a story of one. Stories are ordered by their first
// report (date, then id). Same text under two addresses stays two reports.
[[nodiscard]] std::vector<Story> group(const std::vector<Report>& reports, const GroupOptions& = {});

// The story record for reports that the user says are one story.
[[nodiscard]] Story one_story(const std::vector<Report>& reports);

}  // namespace synoptic::story
