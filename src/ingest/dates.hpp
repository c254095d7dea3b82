// Dates of publication as pages, metadata and addresses state them. No guessing: a date without a year, or one whose
// day and month could be swapped, is not a date here.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/span.hpp"

namespace synoptic::ingest {

struct FoundDate {
  std::string value;  // "2023-03-01"
  Span span;          // in the line
};
// The first full calendar date of a line: "March 01, 2023", "1 March 2023", "Wed 1 Mar 2023", "2023-03-01", "31/12/2023".
[[nodiscard]] std::optional<FoundDate> find_date(std::string_view line);

// A line that says nothing but when: "Published: 1 March 2023 14:05 GMT | Updated 2 March 2023".
struct DateLine {
  std::optional<FoundDate> published, modified;
};
[[nodiscard]] std::optional<DateLine> parse_date_line(std::string_view line);

// A stamp of metadata -> RFC 3339 where it has time and zone, else "2023-03-01"; empty if it is neither.
[[nodiscard]] std::string normal_stamp(std::string_view stamp);

// "/2023/03/01/", "/2023-03-01-", "/20230301/", "/2023/mar/01/" in the path of an address.
[[nodiscard]] std::string date_in_url(std::string_view url);

}  // namespace synoptic::ingest
