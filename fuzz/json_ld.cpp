// JSON-LD as a script of a page holds it: whatever the bytes are, the fields are text within their limits.
#include <cstdlib>

#include "base/utf8.hpp"
#include "ingest/json_ld.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace synoptic;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (utf8::valid_prefix(text) != size) return 0;  // pages are decoded before
  const auto a = ingest::html::read_json_ld({text}, "https://elda.example/2023/03/01/bridge", "Elda rebuilds its old bridge");
  const auto check = [](const std::string& s) {
    if (utf8::valid_prefix(s) != s.size() || s.size() > 5000) std::abort();
  };
  for (const auto* s : {&a.type, &a.headline, &a.description, &a.published, &a.created, &a.modified, &a.section, &a.url, &a.language, &a.outlet, &a.source}) check(*s);
  if (a.authors.size() > 64) std::abort();
  for (const auto& author : a.authors) check(author.name);
  return 0;
}
