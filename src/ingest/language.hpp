// Which language a text is in (CLD2 behind one function).
#pragma once

#include <string>
#include <string_view>

namespace synoptic::ingest {

// ISO 639-1 code. `said` = what the source says of itself ("en-GB"; may be empty): believed unless the text clearly
// speaks against it. "und" where neither the source nor the text tells.
[[nodiscard]] std::string language_of(std::string_view text, std::string_view said);
[[nodiscard]] std::string language_code(std::string_view tag);  // "en-GB" -> "en", "eng" -> "en", "" -> ""

}  // namespace synoptic::ingest
