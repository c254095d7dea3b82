// Bytes of any charset -> valid UTF-8 with LF line ends, no BOM, no control characters but tab and LF.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "doc/report.hpp"
#include "ingest/source_map.hpp"

namespace synoptic::ingest {

struct Decoded {
  std::string text;
  SourceMap map;                  // text -> the bytes
  std::string charset;            // "utf-8", "utf-16le", "windows-1252", ... what was used
  std::vector<Warning> warnings;  // charset, invalid_bytes, control_characters: each with the first byte it concerns
};

// In this order: byte order mark; `declared` (a name as in <meta charset>) where the bytes do not speak against it;
// UTF-8 if valid or nearly so; UTF-16 by its zero bytes; windows-1252. Linear. An error if the bytes are not text.
[[nodiscard]] Result<Decoded> decode(std::string_view bytes, std::string_view declared = {});

// The charset that an HTML page declares in its first 2048 bytes; empty if none.
[[nodiscard]] std::string declared_charset(std::string_view bytes);

}  // namespace synoptic::ingest
