// The pieces of a mail message: header fields, bodies as they were before they were encoded, the parts of a multipart.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ingest/source_map.hpp"

namespace synoptic::source::mail {

// A stretch of the message and where it begins in the source.
struct Slice {
  std::string_view bytes;
  std::uint64_t offset = 0;
  [[nodiscard]] Slice from(std::size_t begin, std::size_t size = std::string_view::npos) const { return {bytes.substr(begin, size), offset + begin}; }
};

struct Message {
  std::vector<std::pair<std::string, std::string>> fields;  // name in lower case, value unfolded
  Slice body;
  bool cut = false;  // more header than is read
  [[nodiscard]] std::string_view field(std::string_view name) const;  // the first; "" if none
};
// Header fields up to the empty line: at most 2,000 fields and 1 MiB. Lines that are no fields are passed over.
[[nodiscard]] Message parse(Slice message);

// "text/html; charset=utf-8; boundary=x" taken apart; type in lower case, values without quotes.
struct ContentType {
  std::string type;
  std::string charset, boundary, name;
};
[[nodiscard]] ContentType content_type(std::string_view field);

// RFC 2047 words decoded, in whatever charset; valid UTF-8 in one line.
[[nodiscard]] std::string header_text(std::string_view value);

// The bytes of a body before "quoted-printable" or "base64" was applied; other encodings leave it as it is.
[[nodiscard]] ingest::MappedText decoded_body(const Slice& body, std::string_view encoding);

// The parts between the lines "--boundary"; at most `limit`.
[[nodiscard]] std::vector<Slice> split_parts(const Slice& body, std::string_view boundary, std::size_t limit);

}  // namespace synoptic::source::mail
