// WARC 1.0 and 1.1 (ISO 28500), one record at a time. Every record becomes one of three: its payload's reader (mostly one
// page), an entry with an error, or a count of what was left out.
//
// A record says how long its block is; crawlers that crashed and disks that failed make that a lie. What follows a block
// must be two line ends and the next record (or the end of the file). Where it is not, the record is broken, and reading
// goes on at the next thing that looks like the head of a record: in a .warc.gz at the next member, which is where records
// begin; else inside the block, if its length ran over the records behind it, or behind it. Blocks that nobody needs are
// read past without being kept, but for those up to `kept_bytes`, in which a swallowed record can still be found, and
// those longer than a report may be, which end at the first record found in them.
#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.hpp"
#include "source/http.hpp"
#include "source/readers.hpp"

namespace synoptic::source {
namespace {

constexpr std::size_t max_head_bytes = 64u << 10;
constexpr std::size_t kept_bytes = 16u << 20;
constexpr std::uint64_t max_again = 256u << 20;  // bytes read twice, beyond as many as were read once: time stays linear
constexpr std::size_t piece = 64u << 10;

struct Head {
  std::string type, uri, date, content_type, truncated;
  std::uint64_t length = 0;
  bool has_length = false, segment = false;
  std::size_t size = 0;  // of the head, with the empty line
};

bool begins_record(std::string_view s) { return s.size() >= 10 && s.starts_with("WARC/") && s[5] >= '0' && s[5] <= '9' && s[6] == '.' && (s[8] == '\r' || s[8] == '\n'); }

// Where in `s` a record begins behind a line end; npos if nowhere.
std::size_t find_record(std::string_view s, std::size_t from = 0) {
  for (std::size_t at = s.find("\nWARC/", from); at != std::string_view::npos; at = s.find("\nWARC/", at + 1)) {
    const std::string_view here = s.substr(at + 1);
    if (!begins_record(here)) continue;
    const std::string_view second = here.substr(here.find('\n') + 1);
    if (second.starts_with("WARC-") || second.starts_with("Content-")) return at + 1;
  }
  return std::string_view::npos;
}

std::string_view trimmed(std::string_view s) {
  const auto first = s.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return s.substr(first, s.find_last_not_of(" \t\r") - first + 1);
}

Result<Head> parse_head(std::string_view bytes) {
  Head head;
  std::size_t at = bytes.find('\n');
  while (at != std::string_view::npos) {
    const std::size_t begin = at + 1;
    at = bytes.find('\n', begin);
    if (at == std::string_view::npos) break;
    const std::string_view line = trimmed(bytes.substr(begin, at - begin));
    if (line.empty()) {
      head.size = at + 1;
      if (!head.has_length) return fail(ErrorCode::corrupt, "no Content-Length");
      if (head.type.empty()) return fail(ErrorCode::corrupt, "no WARC-Type");
      return head;
    }
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    const std::string name = utf8::lower(trimmed(line.substr(0, std::min<std::size_t>(colon, 64))));
    const std::string_view value = trimmed(line.substr(colon + 1));
    if (name == "warc-type") head.type = utf8::lower(label_of(value.substr(0, 30)));
    else if (name == "warc-target-uri") head.uri = label_of(value.starts_with('<') && value.ends_with('>') ? value.substr(1, value.size() - 2) : value);
    else if (name == "warc-date") head.date = label_of(value.substr(0, 40));
    else if (name == "content-type") head.content_type = std::string(value.substr(0, 200));
    else if (name == "warc-truncated") head.truncated = label_of(value.substr(0, 30));
    else if (name == "warc-segment-number") head.segment = value != "1";
    else if (name == "content-length") {
      head.has_length = !value.empty() && value.size() <= 19 && value.find_first_not_of("0123456789") == std::string_view::npos;
      head.length = 0;
      if (!head.has_length) return fail(ErrorCode::corrupt, fmt::format("Content-Length '{}' is no number of bytes", label_of(value.substr(0, 30))));
      for (const char c : value) head.length = head.length * 10 + static_cast<std::uint64_t>(c - '0');
    }
  }
  return fail(ErrorCode::corrupt, fmt::format("the record's header has no end in its first {} bytes", bytes.size()));
}

bool is_stamp(std::string_view s) {
  constexpr std::string_view shape = "0000-00-00T00:00:00";
  if (s.size() < 20 || !s.ends_with('Z')) return false;
  for (std::size_t i = 0; i < shape.size(); ++i)
    if (shape[i] == '0' ? s[i] < '0' || s[i] > '9' : s[i] != shape[i]) return false;
  return true;
}

// Whether a payload of this type may hold a report; its format's row decides. Unknown types are looked into.
bool may_be_report(std::string_view type) {
  if (type.empty() || type == "application/octet-stream" || type == "message/rfc822" || type == "application/mbox") return true;
  if (type == "text/css" || type == "text/javascript" || type == "text/vtt" || type == "image/svg+xml") return false;
  return type.starts_with("text/") || type.ends_with("xml") || type.ends_with("json") || type == "application/x-ndjson";
}

std::string path_of(std::string_view uri) {
  const std::size_t scheme = uri.find("://");
  std::string_view rest = scheme == std::string_view::npos ? uri : uri.substr(scheme + 3);
  rest = rest.substr(0, rest.find_first_of("?#"));
  const std::size_t slash = rest.find('/');
  return slash == std::string_view::npos ? "/" : std::string(rest.substr(slash));
}

class Warc final : public Reader {
 public:
  explicit Warc(Part part) : part_(std::move(part)), input_(*part_.input), context_(*part_.context) {}

  std::optional<Entry> next() override {
    for (;;) {
      if (payload_) {
        if (auto entry = payload_->next()) return entry;
        payload_.reset();
      }
      if (ended_) return std::nullopt;
      if (auto entry = record()) return entry;
    }
  }

 private:
  // Reads one record. An entry: it is broken. Else `payload_` is its reader, or it was left out, or all is read.
  std::optional<Entry> record() {
    while (skip_blank()) {}
    (void)input_.at_member();
    const std::string where = input_.where();
    const std::string_view bytes = input_.peek(max_head_bytes);
    if (bytes.empty()) {
      if (auto error = input_.take_error()) {
        auto entry = broken(where, error->message);
        if (input_.recover()) resync();
        else ended_ = true;
        return entry;
      }
      ended_ = true;
      return std::nullopt;
    }
    if (!begins_record(bytes)) {
      auto entry = broken(where, "expected 'WARC/1.0' or 'WARC/1.1'");
      resync();
      return entry;
    }
    auto head = parse_head(bytes);
    if (!head) {
      auto entry = broken(where, head.error().message);
      input_.skip(5);  // off the head, which else would be found again
      resync();
      return entry;
    }
    input_.skip(head->size);
    return block(where, *head);
  }

  bool skip_blank() {
    const std::string_view bytes = input_.peek(piece);
    const std::size_t n = std::min(bytes.find_first_not_of("\r\n"), bytes.size());
    input_.skip(n);
    return n > 0;
  }

  std::optional<Entry> block(const std::string& where, const Head& head) {
    std::string reason = reason_to_skip(head);
    HttpHead http;
    if (reason.empty() && is_http(head)) {
      const auto shown = input_.peek(static_cast<std::size_t>(std::min<std::uint64_t>(head.length, max_http_head_bytes)));
      auto parsed = parse_http_head(shown);
      if (!parsed) {
        const Error error = parsed.error();
        if (auto lied = pass(where, head.length)) return lied;
        return broken(where, error.message);
      }
      http = std::move(*parsed);
      if (http.status != 200) reason = fmt::format("HTTP status {}", http.status);
      else if (!may_be_report(http.media_type)) reason = http.media_type;
    } else if (reason.empty()) {
      parse_content_type(head.content_type, http.media_type, http.charset);
      if (!may_be_report(http.media_type)) reason = http.media_type;
    }
    if (!reason.empty() || head.length > context_.limits.max_entry_bytes) {
      if (auto lied = pass(where, head.length)) return lied;
      if (reason.empty()) return error_at(where, {ErrorCode::too_large, fmt::format("{} bytes, the limit for one report is {}", head.length, context_.limits.max_entry_bytes)});
      context_.left_out.add(reason);
      return std::nullopt;
    }
    std::string bytes = take(head.length);
    if (auto lied = check_end(where, bytes, head.length)) return lied;
    HttpBody body;
    if (is_http(head)) {
      auto decoded = decode_http_body(std::string_view(bytes).substr(http.size), http, context_.limits.max_entry_bytes, context_);
      if (!decoded) return error_at(where, decoded.error());
      body = std::move(*decoded);
    } else {
      body.bytes = std::move(bytes);
    }
    if (body.bytes.empty()) context_.left_out.add("empty payload");
    else open_payload(where, head, http, std::move(body));
    return std::nullopt;
  }

  void open_payload(const std::string& where, const Head& head, HttpHead& http, HttpBody body) {
    Part p;
    p.input = std::make_shared<Input>(stream_of(std::move(body.bytes)));
    p.place = p.given.ref = place_of(where);
    p.name = path_of(head.uri);
    p.media_type = http.media_type == "application/octet-stream" ? "" : std::move(http.media_type);
    p.given.url = head.uri;
    if (is_stamp(head.date)) p.given.fetched = head.date;
    p.given.charset = std::move(http.charset);
    p.given.complete = body.complete && head.truncated.empty();
    p.depth = part_.depth + 1;
    p.context = &context_;
    payload_ = open_part(std::move(p));
  }

  static bool is_http(const Head& head) { return head.type == "response"; }

  static std::string scheme_of(std::string_view uri) { return std::string(uri.substr(0, std::min<std::size_t>(uri.find(':'), 12))); }
  static bool is_web(std::string_view uri) { return uri.starts_with("http:") || uri.starts_with("https:"); }

  static std::string reason_to_skip(const Head& head) {
    if (head.segment) return "continuation record";
    if (head.type == "response") {
      if (!is_web(head.uri) && !head.content_type.starts_with("application/http")) return scheme_of(head.uri) + " response";
    } else if (head.type == "resource" || head.type == "conversion") {
      if (!is_web(head.uri) && scheme_of(head.uri) != "file") return scheme_of(head.uri) + " resource";  // a crawler's log
    } else {
      return head.type + " record";
    }
    return path_of(head.uri) == "/robots.txt" ? "robots.txt" : "";
  }

  // The block's bytes, fewer if another record begins before they are there.
  std::string take(std::uint64_t n) {
    std::string out = input_.take(n, true);
    while (out.size() < n) {
      const std::string_view next = input_.peek(10);
      if (next.empty() || begins_record(next)) break;
      out += input_.take(n - out.size(), true);
    }
    return out;
  }

  // Reads past a block.
  std::optional<Entry> pass(const std::string& where, std::uint64_t n) {
    if (n <= kept_bytes) return check_end(where, take(n), n);
    std::uint64_t done = 0;
    if (n <= context_.limits.max_entry_bytes) done = input_.discard(n);
    else if (seek_record(n, done)) return broken(where, fmt::format("Content-Length is {}, but another record begins after {} bytes", n, done));
    return check_end(where, {}, n, done);
  }

  std::optional<Entry> check_end(const std::string& where, std::string_view block, std::uint64_t said) { return check_end(where, block, said, block.size()); }

  // Two line ends and a record or the end of the file; else the length was wrong, and reading goes on where a record is.
  std::optional<Entry> check_end(const std::string& where, std::string_view block, std::uint64_t said, std::uint64_t had) {
    if (had == said) {
      const std::string_view behind = input_.peek(14);
      const std::size_t blank = std::min(behind.find_first_not_of("\r\n"), behind.size());
      const bool sound = blank == behind.size() || begins_record(behind.substr(blank)) || behind.starts_with("\r\n\r\n");
      if (sound && !input_.failed_in_member()) return std::nullopt;
    }
    std::string what = had < said ? fmt::format("Content-Length is {}, but only {} bytes are there", said, had)
                                  : fmt::format("Content-Length is {}, but no record ends there", said);
    const bool here = input_.failed_in_member() || input_.peek(1).empty();  // else a later record is damaged
    auto error = here ? input_.take_error() : std::nullopt;
    if (error) what = std::move(error->message);
    auto entry = broken(where, what);
    const auto inside = find_record(block);
    if (error) {
      if (input_.recover()) resync();
      else ended_ = true;
    } else if (inside != std::string_view::npos && again_ + (block.size() - inside) <= max_again + input_.offset()) {
      again_ += block.size() - inside;
      input_.put_back(block.substr(inside));
    } else {
      resync();
    }
    return entry;
  }

  // Takes bytes until a record begins, at most n; whether one does.
  bool seek_record(std::uint64_t n, std::uint64_t& done) {
    constexpr std::size_t overlap = 256;  // a record may begin across two pieces
    while (done < n) {
      const std::string_view bytes = input_.peek(static_cast<std::size_t>(std::min<std::uint64_t>(n - done, piece)));
      if (bytes.empty()) return false;
      const std::size_t found = find_record(bytes);
      const std::size_t taken = found != std::string_view::npos ? found : bytes.size() - (bytes.size() == piece ? overlap : 0);
      input_.skip(taken);
      done += taken;
      if (found != std::string_view::npos) return true;
    }
    return false;
  }

  // Reads on to the next record, or to the end. What else is damaged on the way belongs to the same error.
  void resync() {
    for (;;) {
      std::uint64_t done = 0;
      if (begins_record(input_.peek(10)) || seek_record(static_cast<std::uint64_t>(-1), done)) return;
      if (!input_.take_error() || !input_.recover()) {
        ended_ = true;
        return;
      }
    }
  }

  [[nodiscard]] std::string place_of(const std::string& where) const { return fmt::format("{}@{}", part_.place, where); }
  [[nodiscard]] Entry error_at(const std::string& where, Error error) const {
    Part shown;
    shown.place = shown.given.ref = place_of(where);
    error.message = fmt::format("WARC record at byte {}: {}", where, error.message);
    return entry_of(shown, ingest::Format::automatic, tl::unexpected(std::move(error)));
  }
  [[nodiscard]] Entry broken(const std::string& where, const std::string& why) const { return error_at(where, {ErrorCode::corrupt, "broken: " + why}); }

  Part part_;
  Input& input_;
  Context& context_;
  std::unique_ptr<Reader> payload_;
  std::uint64_t again_ = 0;  // bytes put back so far
  bool ended_ = false;
};

}  // namespace

bool is_warc(const Part&, std::string_view head) { return begins_record(head); }
std::unique_ptr<Reader> open_warc(Part part) { return std::make_unique<Warc>(std::move(part)); }

}  // namespace synoptic::source
