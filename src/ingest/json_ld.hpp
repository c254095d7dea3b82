// What a page says of its report in JSON-LD (schema.org), read as pages write it: several scripts, `@graph`, arrays,
// authors and publishers given by `@id`, and JSON with the usual faults (line breaks in strings, trailing commas,
// comments, CDATA marks, bad escapes, quotes not escaped).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace synoptic::ingest::html {

struct JsonLdAuthor {
  std::string name;
  bool organization = false;  // its @type says so
};

// Strings are decoded, white space collapsed, dates as written.
struct JsonLdArticle {
  std::string type;  // "NewsArticle"; empty: none found, what follows may still come from the page or a video on it
  std::string headline, description, published, created, modified, section, url, language;
  std::string outlet;             // the publisher's name
  std::string source;             // sourceOrganization, or the publisher of what it is based on
  std::vector<JsonLdAuthor> authors;
  bool free = true;               // false: isAccessibleForFree says no
};

// The article among all the objects of the scripts: of several, the one whose address or headline is the page's own
// (`url`, `title`; both may be empty), else the most specific kind, else the first. Linear in the bytes; at most 64
// scripts and 4 MB of each are read, and objects nested deeper than 12 are not looked into.
[[nodiscard]] JsonLdArticle read_json_ld(const std::vector<std::string_view>& scripts, std::string_view url, std::string_view title);

}  // namespace synoptic::ingest::html
