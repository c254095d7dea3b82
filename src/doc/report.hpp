// A report as read: one published text with what its source says about it. Written by `ingest`,
// never changed afterwards. Every span is in bytes of `text`.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/span.hpp"

namespace synoptic {

enum class SectionKind { title, standfirst, body, heading, caption, byline, dateline, embed, boilerplate };

// Sections are sorted, do not overlap and lie on character borders; the gaps between them are white space
// and markup. A body section is one paragraph.
struct Section {
  Span span;
  SectionKind kind = SectionKind::body;
};

struct Outlet {
  std::string name;    // "The Moscow Times"; may be empty when only the domain is known
  std::string domain;  // "themoscowtimes.com", without "www."; may be empty
};

enum class DateBasis { stated, metadata, url, inferred, none };

struct DateStamp {
  std::string value;  // "2023-03-01" or RFC 3339; empty = not known
  DateBasis basis = DateBasis::none;
  std::optional<Span> evidence;  // where the text says so
  std::string source{};          // which field of the page says so: "meta article:published_time"; empty: none does
  [[nodiscard]] std::optional<Day> day() const { return parse_day(value); }
};

// A stretch of `text` and where it stands in the source bytes (both half-open).
struct RawSpan {
  Span text;
  std::uint64_t raw_begin = 0;
  std::uint64_t raw_end = 0;
};

// What could not be read, dated or analysed; `code` is stable and short ("invalid_utf8"), `message` is for people.
struct Warning {
  std::string code;
  std::string message;
};

// An earlier state of a report, which was published at the same address, and what has changed since.
struct VersionEdit {
  Span span;        // in the report's text; empty: here stood what is gone
  std::string was;  // in the earlier version; empty: new
};
struct Version {
  std::string ref, title;
  DateStamp published, modified;  // without evidence: the text it stood in is not kept
  std::string fetched;
  std::vector<VersionEdit> edits;  // in the order of the text
};

struct Report {
  std::string id;   // "r-" + hash of outlet, url, title and text
  std::string ref;  // the id or path it came with
  std::optional<Outlet> outlet;
  std::string url;
  std::string canonical;             // the address the page itself gives; may be that of another site (a reprint)
  std::string section;               // "World", as the page says
  std::string title;
  std::string title_source;          // where the title comes from: "json-ld headline"; empty: given, or from the text
  std::vector<std::string> authors;  // people
  std::string authors_source;        // the same of the authors: "json-ld author", "byline"
  std::vector<std::string> credits;  // wire services and other sources named: "AFP"
  DateStamp published;
  DateStamp modified;
  std::string fetched;  // when it was taken from its address, RFC 3339; empty = not known. No evidence of publication
  std::string language = "en";  // ISO 639-1; "und" when undetermined
  std::string text;
  std::vector<Section> sections;
  std::vector<RawSpan> raw_spans;  // empty for text given in JSONL: that text is its own source
  bool complete = true;            // false: cut short (paywall, "read more", truncated feed entry)
  std::vector<Warning> warnings;
  std::vector<Version> versions;     // earlier ones that were in the same batch, oldest first
  std::vector<std::string> also_at;  // other addresses at which the outlet has the same text; sorted
};

// "r-" + 16 hex digits over outlet, url, title and text.
[[nodiscard]] std::string make_report_id(const Report& report);

[[nodiscard]] const char* name_of(SectionKind kind);
[[nodiscard]] const char* name_of(DateBasis basis);

// Prose is what a reporter wrote for this report: body and standfirst. Titles, captions, embeds and
// boilerplate are text, but neither sentences of the account nor evidence of copying.
[[nodiscard]] constexpr bool is_prose(SectionKind kind) {
  return kind == SectionKind::body || kind == SectionKind::standfirst;
}

}  // namespace synoptic
