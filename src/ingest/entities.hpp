// Character references of HTML: "&amp;", "&#8217;", "&#x2019;".
#pragma once

#include <cstdint>
#include <string_view>

namespace synoptic::ingest {

struct Entity {
  char32_t code = 0;
  char32_t second = 0;     // 0: none
  std::uint32_t size = 0;  // bytes of the reference; 0 = there is none at `at`
};
// s[at] is '&'. Named references of HTML 4 and the commonest of HTML 5; numeric ones of windows-1252 as browsers read them.
[[nodiscard]] Entity decode_entity(std::string_view s, std::size_t at);

}  // namespace synoptic::ingest
