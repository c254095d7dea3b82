// An HTTP/1.x response as a crawler stored it: what its header says, and its body without the transport's codings (RFC 9112).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "source/source.hpp"

namespace synoptic::source {

constexpr std::size_t max_http_head_bytes = 256u << 10;

struct HttpHead {
  int status = 0;
  std::string media_type;            // "text/html": lower case, no parameters; empty if not said
  std::string charset;               // of Content-Type
  std::string location;              // as it stands
  std::vector<std::string> codings;  // of Content-Encoding, in the order they were applied
  bool chunked = false;
  std::size_t size = 0;              // of the head with the empty line behind it
};

// Lines end in CR LF or LF. An error if there is no status line, or no empty line in the first `max_http_head_bytes`.
[[nodiscard]] Result<HttpHead> parse_http_head(std::string_view bytes);

// Content-Type's value -> media type and charset.
void parse_content_type(std::string_view value, std::string& media_type, std::string& charset);

struct HttpBody {
  std::string bytes;
  bool complete = true;  // false: the last chunk was not there or cut
};
// `raw` is all that stands behind the head. A body that is not chunked or coded as the head says is taken as it is, for
// crawlers decode and leave the head alone. At most `limit` bytes, else an error.
[[nodiscard]] Result<HttpBody> decode_http_body(std::string_view raw, const HttpHead& head, std::uint64_t limit, Context& context);

}  // namespace synoptic::source
