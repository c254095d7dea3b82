#include "source/http.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.hpp"
#include "source/compression.hpp"

namespace synoptic::source {
namespace {

constexpr std::size_t max_codings = 3;

std::string_view trimmed(std::string_view s) {
  const auto first = s.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return s.substr(first, s.find_last_not_of(" \t\r") - first + 1);
}

bool same_name(std::string_view a, std::string_view lower) {
  return a.size() == lower.size() && std::equal(a.begin(), a.end(), lower.begin(), [](char x, char y) { return (x >= 'A' && x <= 'Z' ? x + 32 : x) == y; });
}

int hex(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char low = static_cast<char>(c | 0x20);
  return low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
}

// nullopt: the body is not chunked at all.
std::optional<HttpBody> unchunked(std::string_view raw) {
  HttpBody body;
  std::size_t at = 0;
  for (bool first = true;; first = false) {
    std::uint64_t size = 0;
    std::size_t digits = 0;
    for (int d = 0; at < raw.size() && digits < 16 && (d = hex(raw[at])) >= 0; ++at, ++digits) size = size * 16 + static_cast<std::uint64_t>(d);
    const std::size_t end = raw.find('\n', at);
    const bool sound = digits > 0 && end != std::string_view::npos && end - at < 4096 && (at == end || raw[at] == '\r' || raw[at] == ';' || raw[at] == ' ');
    if (!sound && first && !raw.empty()) return std::nullopt;
    if (!sound) {
      body.complete = false;
      return body;
    }
    if (size == 0) return body;
    at = end + 1;
    const std::size_t here = static_cast<std::size_t>(std::min<std::uint64_t>(size, raw.size() - at));
    body.bytes.append(raw.substr(at, here));
    at += here;
    if (here < size) {
      body.complete = false;
      return body;
    }
    if (at < raw.size() && raw[at] == '\r') ++at;
    if (at < raw.size() && raw[at] == '\n') ++at;
  }
}

}  // namespace

void parse_content_type(std::string_view value, std::string& media_type, std::string& charset) {
  const std::size_t semicolon = value.find(';');
  media_type.clear();
  charset.clear();
  for (const char c : trimmed(value.substr(0, semicolon)).substr(0, 80)) {
    const bool token = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || std::string_view("!#$&^_.+-/").find(c) != std::string_view::npos;
    if (!token) break;
    media_type += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  }
  while (value.size() > 0) {
    const std::size_t at = value.find(';');
    if (at == std::string_view::npos) return;
    value.remove_prefix(at + 1);
    const std::string_view parameter = trimmed(value.substr(0, value.find(';')));
    const std::size_t is = parameter.find('=');
    if (is == std::string_view::npos || !same_name(trimmed(parameter.substr(0, is)), "charset")) continue;
    std::string_view name = trimmed(parameter.substr(is + 1));
    while (!name.empty() && (name.front() == '"' || name.front() == '\'')) name.remove_prefix(1);
    charset = std::string(name.substr(0, std::min<std::size_t>(name.find_first_of("\"' "), 40)));
    return;
  }
}

Result<HttpHead> parse_http_head(std::string_view bytes) {
  HttpHead head;
  const auto status_at = bytes.find(' ');
  if (!bytes.starts_with("HTTP/") || status_at == std::string_view::npos || status_at > 10 || status_at + 4 > bytes.size())
    return fail(ErrorCode::invalid, "no HTTP status line, expected 'HTTP/1.1 200'");
  for (std::size_t i = status_at + 1; i < status_at + 4; ++i) {
    if (bytes[i] < '0' || bytes[i] > '9') return fail(ErrorCode::invalid, "no HTTP status line, expected 'HTTP/1.1 200'");
    head.status = head.status * 10 + (bytes[i] - '0');
  }
  std::size_t at = bytes.find('\n');
  std::string name, value;
  const auto take = [&] {
    const std::string_view v = trimmed(value);
    if (name == "content-type" && head.media_type.empty()) parse_content_type(v, head.media_type, head.charset);
    else if (name == "location" && head.location.empty()) head.location = std::string(v.substr(0, 4096));
    else if (name == "transfer-encoding") head.chunked = head.chunked || utf8::lower(v).find("chunked") != std::string::npos;
    else if (name == "content-encoding") {
      for (std::size_t from = 0; from <= v.size() && head.codings.size() <= max_codings;) {
        const std::size_t comma = std::min(v.find(',', from), v.size());
        const std::string coding = utf8::lower(trimmed(v.substr(from, comma - from)));
        if (!coding.empty() && coding != "identity") head.codings.push_back(coding);
        from = comma + 1;
      }
    }
    name.clear();
    value.clear();
  };
  while (at != std::string_view::npos && at < max_http_head_bytes) {
    const std::size_t begin = at + 1;
    at = bytes.find('\n', begin);
    std::string_view line = bytes.substr(begin, at == std::string_view::npos ? at : at - begin);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (at == std::string_view::npos) break;
    if (line.empty()) {
      take();
      head.size = at + 1;
      return head;
    }
    if (line.front() == ' ' || line.front() == '\t') {  // a folded line
      value += ' ';
      value += trimmed(line);
      continue;
    }
    take();
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    name = utf8::lower(trimmed(line.substr(0, std::min<std::size_t>(colon, 64))));
    value = std::string(line.substr(colon + 1));
  }
  return fail(bytes.size() >= max_http_head_bytes ? ErrorCode::too_large : ErrorCode::invalid,
              fmt::format("the HTTP header has no end in its first {} bytes", std::min(bytes.size(), max_http_head_bytes)));
}

Result<HttpBody> decode_http_body(std::string_view raw, const HttpHead& head, std::uint64_t limit, Context& context) {
  HttpBody body;
  std::optional<HttpBody> plain;
  if (head.chunked) plain = unchunked(raw);
  if (plain) body = std::move(*plain);
  else body.bytes = std::string(raw);
  if (head.codings.size() > max_codings) return fail(ErrorCode::unsupported, fmt::format("more than {} content codings", max_codings));
  for (auto coding = head.codings.rbegin(); coding != head.codings.rend(); ++coding) {
    auto decoded = decode_content(std::move(body.bytes), *coding, limit, context);
    if (!decoded) return tl::unexpected(std::move(decoded.error()));
    body.bytes = std::move(*decoded);
  }
  if (body.bytes.size() > limit) return fail(ErrorCode::too_large, fmt::format("more than {} bytes, the limit for one report", limit));
  return body;
}

}  // namespace synoptic::source
