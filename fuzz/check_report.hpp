// What holds for every report that `ingest` makes, whatever the input was. Used by the fuzz targets and by the tests.
#pragma once

#include <string>

#include "base/utf8.hpp"
#include "doc/report.hpp"

namespace synoptic {

// Empty if all is well, else what is wrong.
inline std::string check_report(const Report& r, std::size_t source_bytes) {
  const std::string_view text = r.text;
  if (text.empty()) return "no text";
  for (const std::string* s : {&r.text, &r.title, &r.url, &r.language, &r.published.value})
    if (utf8::valid_prefix(*s) != s->size()) return "a field is not valid UTF-8";
  for (const auto* list : {&r.authors, &r.credits})
    for (const std::string& s : *list)
      if (s.empty() || utf8::valid_prefix(s) != s.size()) return "an author or credit is empty or not valid UTF-8";
  if (r.outlet && (utf8::valid_prefix(r.outlet->name) != r.outlet->name.size() || utf8::valid_prefix(r.outlet->domain) != r.outlet->domain.size()))
    return "the outlet is not valid UTF-8";
  for (const Warning& w : r.warnings)
    if (utf8::valid_prefix(w.message) != w.message.size()) return "a warning is not valid UTF-8";
  std::uint32_t at = 0;
  for (const Section& s : r.sections) {
    if (s.span.begin < at || s.span.end <= s.span.begin || s.span.end > text.size()) return "sections overlap, are empty or out of bounds";
    if (!utf8::is_boundary(text, s.span.begin) || !utf8::is_boundary(text, s.span.end)) return "a section cuts a character";
    at = s.span.end;
  }
  at = 0;
  std::uint64_t raw = 0;
  for (const RawSpan& s : r.raw_spans) {
    if (s.text.begin < at || s.text.end <= s.text.begin || s.text.end > text.size()) return "raw spans overlap, are empty or out of bounds";
    if (s.raw_begin < raw || s.raw_end < s.raw_begin || s.raw_end > source_bytes) return "raw spans run backwards or out of the source";
    at = s.text.end;
    raw = s.raw_begin;
  }
  for (const auto* d : {&r.published, &r.modified}) {
    if ((d->basis == DateBasis::none) != d->value.empty()) return "a date without a basis or a basis without a date";
    if (!d->value.empty() && !d->day()) return "a date that is none: " + d->value;
    if (d->evidence && (d->evidence->end > text.size() || d->evidence->empty())) return "evidence out of bounds";
  }
  if (r.language.empty() || r.id.empty()) return "no language or no id";
  return {};
}

}  // namespace synoptic
