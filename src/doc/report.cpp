#include "doc/report.hpp"

#include "base/hash.hpp"

namespace synoptic {

std::string make_report_id(const Report& r) {
  // Lengths keep ("ab","c") and ("a","bc") apart.
  std::string key;
  const auto add = [&](std::string_view part) {
    key += std::to_string(part.size());
    key += ':';
    key += part;
  };
  add(r.outlet ? r.outlet->name : "");
  add(r.outlet ? r.outlet->domain : "");
  add(r.url);
  add(r.title);
  add(r.text);
  return "r-" + hex16(hash64(key));
}

const char* name_of(SectionKind kind) {
  switch (kind) {
    case SectionKind::title: return "title";
    case SectionKind::standfirst: return "standfirst";
    case SectionKind::body: return "body";
    case SectionKind::heading: return "heading";
    case SectionKind::caption: return "caption";
    case SectionKind::byline: return "byline";
    case SectionKind::dateline: return "dateline";
    case SectionKind::embed: return "embed";
    case SectionKind::boilerplate: return "boilerplate";
  }
  return "body";
}

const char* name_of(DateBasis basis) {
  switch (basis) {
    case DateBasis::stated: return "stated";
    case DateBasis::metadata: return "metadata";
    case DateBasis::url: return "url";
    case DateBasis::inferred: return "inferred";
    case DateBasis::none: return "none";
  }
  return "none";
}

}  // namespace synoptic
