// Dates of publication as pages, metadata and addresses state them, in the languages news comes in. A date without a
// year is not a date here; one whose day and month could be swapped is read only where the caller says which comes first.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.hpp"

namespace synoptic::ingest {

enum class DayOrder : std::uint8_t { unknown, day_first, month_first };
struct DateReading {
  DayOrder order = DayOrder::unknown;  // of "3/4/2023"; unknown: such a date is passed over
  bool short_years = false;            // "31.10.23" and "4 May '23" too
};

struct FoundDate {
  std::string value;  // "2023-03-01"
  Span span;          // in the line
};
// The first full calendar date of a line: "March 01, 2023", "1 March 2023", "Wed 1 Mar 2023", "1er mars 2023",
// "1. März 2023", "2023-03-01", "31/12/2023", "2023年3月1日". Months in English, German, Dutch, French, Spanish,
// Portuguese, Italian, Catalan, the Nordic languages, Polish, Czech, Russian, Ukrainian, Turkish, Indonesian, Hungarian.
[[nodiscard]] std::optional<FoundDate> find_date(std::string_view line, DateReading reading = {});
// All of them in order, none overlapping, at most `limit`.
[[nodiscard]] std::vector<FoundDate> find_dates(std::string_view line, DateReading reading, std::size_t limit = 16);
// What dates of three numbers in the line tell about the order of day and month: "31/12/2023" -> day_first.
[[nodiscard]] DayOrder order_shown(std::string_view line);

// What the words around a date say it is the date of.
enum class DateLabel : std::uint8_t { none, published, modified, other };  // other: an event, a birth, a deadline, a comment
// The last such word of a text ("Veröffentlicht am", "Last updated", "Mis à jour le").
[[nodiscard]] DateLabel label_of(std::string_view words);

// A line that says nothing but when: "Published: 1 March 2023 14:05 GMT | Updated 2 March 2023".
struct DateLine {
  std::optional<FoundDate> published, modified;
};
[[nodiscard]] std::optional<DateLine> parse_date_line(std::string_view line);

// A stamp of metadata -> RFC 3339 where it has time and zone, else "2023-03-01"; empty if it is neither.
// "2023-03-01 09:30 +0100", "Wed, 01 Mar 2023 10:00:00 GMT", "Mar 1, 2023 4:05 PM EST", "20230301T0930Z", seconds since 1970.
[[nodiscard]] std::string normal_stamp(std::string_view stamp, DayOrder order = DayOrder::unknown);
// The time of day that stands after a date, in minutes; -1 if none: "1 March 2023, 00:04 Uhr" -> 4.
[[nodiscard]] int minute_after(std::string_view line, const FoundDate& date);

// "/2023/03/01/", "/2023-03-01-", "/20230301/", "/2023/mar/01/", "/31-03-2023-" in the path of an address.
[[nodiscard]] std::string date_in_url(std::string_view url);

}  // namespace synoptic::ingest
