// libcurl, told to leave everything as it came: no following, no decoding of transfers or contents. Redirects are followed
// here, one hop at a time, so that each is checked like an address that was asked for (scheme, robots.txt, pause) and kept.
#include "fetch/fetch.hpp"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include "fetch/robots.hpp"
#include "fetch/warc_write.hpp"
#include "source/http.hpp"
#include "source/source.hpp"

namespace synoptic::fetch {
namespace {

using Clock = std::chrono::steady_clock;

std::string now() {
  const auto day = std::chrono::system_clock::now();
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::chrono::system_clock::to_time_t(day)));
}

struct Address {
  std::string url;     // without fragment
  std::string host;    // "https://news.example:8443": whose robots.txt counts
  std::string target;  // "/a?b"
};

Result<Address> parse_address(const std::string& url) {
  const std::unique_ptr<CURLU, void (*)(CURLU*)> u(curl_url(), curl_url_cleanup);
  const auto part = [&](CURLUPart what, unsigned flags = 0) {
    char* text = nullptr;
    std::string out;
    if (curl_url_get(u.get(), what, &text, flags) == CURLUE_OK && text) out = text;
    curl_free(text);
    return out;
  };
  const bool sound = url.size() <= 8192 && u && curl_url_set(u.get(), CURLUPART_URL, url.c_str(), CURLU_NON_SUPPORT_SCHEME) == CURLUE_OK;
  const std::string scheme = sound ? part(CURLUPART_SCHEME) : "";
  if (scheme != "http" && scheme != "https") return fail(ErrorCode::unsupported, fmt::format("{}: expected an address that begins with http:// or https://", url.substr(0, 200)));
  if (!part(CURLUPART_USER).empty() || !part(CURLUPART_PASSWORD).empty()) return fail(ErrorCode::unsupported, "an address with a name or password in it is not fetched");
  curl_url_set(u.get(), CURLUPART_FRAGMENT, nullptr, 0);
  Address a;
  a.url = part(CURLUPART_URL);
  a.host = fmt::format("{}://{}:{}", scheme, part(CURLUPART_HOST), part(CURLUPART_PORT, CURLU_DEFAULT_PORT));
  a.target = part(CURLUPART_PATH);
  if (const std::string query = part(CURLUPART_QUERY); !query.empty()) a.target += "?" + query;
  return a;
}

// One request and what came back, as bytes.
struct Exchange {
  std::string request, head, body, date, redirect;
  int status = 0;
  bool was_private = false;  // the server's address
  std::string truncated;  // why the body is not whole, as WARC names it
  std::string problem;    // the same for people; empty: none
};

struct Sink {
  Exchange* exchange;
  std::uint64_t limit;
  bool public_only;  // the redirect came from outside
  bool was_private = false;
  static int connected(void* self, char* ip, char*, int, int) {
    auto& s = *static_cast<Sink*>(self);
    s.was_private = is_private(ip);
    if (!s.was_private || !s.public_only) return CURL_PREREQFUNC_OK;
    s.exchange->problem = "redirected from outside into a private network";
    return CURL_PREREQFUNC_ABORT;
  }
  static bool fits(const Sink& s, std::size_t more) {
    if (s.exchange->head.size() + s.exchange->body.size() + more <= s.limit) return true;
    s.exchange->truncated = "length";
    s.exchange->problem = fmt::format("more than {} bytes", s.limit);
    return false;
  }
  static std::size_t head(char* data, std::size_t one, std::size_t n, void* self) {
    auto& s = *static_cast<Sink*>(self);
    if (!fits(s, one * n)) return 0;
    s.exchange->head.append(data, one * n);
    return one * n;
  }
  static std::size_t body(char* data, std::size_t one, std::size_t n, void* self) {
    auto& s = *static_cast<Sink*>(self);
    if (!fits(s, one * n)) return 0;
    s.exchange->body.append(data, one * n);
    return one * n;
  }
  static int sent(CURL*, curl_infotype kind, char* data, std::size_t n, void* self) {
    if (kind == CURLINFO_HEADER_OUT) static_cast<Sink*>(self)->exchange->request.append(data, n);
    return 0;
  }
};

class Session {
 public:
  Session(const Options& options, WarcWriter& warc) : options_(options), warc_(warc), curl_(curl_easy_init(), curl_easy_cleanup) {
    if (!curl_) throw std::bad_alloc();
  }

  // public_only: not from inside a private network. `entries`: gets the addresses of a feed's entries, if not null.
  Result<Outcome> page(const std::string& asked, bool public_only, std::vector<std::string>* entries);
  std::optional<Error> broken;  // the file cannot be written
  bool outside = false;         // the last page came from no private network

 private:
  Exchange get(const Address& a, std::uint64_t limit, bool public_only);
  void keep(const Address& a, const Exchange& e);
  const Robots& robots_of(const Address& a, bool public_only);
  void pause(const std::string& host, double seconds);
  void list_entries(const Address& a, const Exchange& e, const source::HttpHead& head, std::vector<std::string>& out) const;

  const Options& options_;
  WarcWriter& warc_;
  std::unique_ptr<CURL, void (*)(CURL*)> curl_;
  std::map<std::string, Robots> robots_;
  std::map<std::string, Clock::time_point> last_;  // request to a host
};

void Session::pause(const std::string& host, double seconds) {
  if (const auto last = last_.find(host); last != last_.end())
    std::this_thread::sleep_until(last->second + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds)));
}

Exchange Session::get(const Address& a, std::uint64_t limit, bool public_only) {
  Exchange e;
  Sink sink{&e, limit, public_only};
  CURL* c = curl_.get();
  curl_easy_reset(c);
  const std::unique_ptr<curl_slist, void (*)(curl_slist*)> headers(
      curl_slist_append(curl_slist_append(nullptr, "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"), "Accept-Encoding: gzip"), curl_slist_free_all);
  curl_easy_setopt(c, CURLOPT_URL, a.url.c_str());
  curl_easy_setopt(c, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(c, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(c, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
  curl_easy_setopt(c, CURLOPT_HTTP_TRANSFER_DECODING, 0L);
  curl_easy_setopt(c, CURLOPT_HTTP_CONTENT_DECODING, 0L);
  curl_easy_setopt(c, CURLOPT_HTTPHEADER, headers.get());
  curl_easy_setopt(c, CURLOPT_USERAGENT, options_.agent.c_str());
  curl_easy_setopt(c, CURLOPT_CONNECTTIMEOUT, std::min(20L, static_cast<long>(options_.max_seconds)));
  curl_easy_setopt(c, CURLOPT_TIMEOUT, static_cast<long>(options_.max_seconds));
  curl_easy_setopt(c, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(c, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
  curl_easy_setopt(c, CURLOPT_HEADERFUNCTION, Sink::head);
  curl_easy_setopt(c, CURLOPT_HEADERDATA, &sink);
  curl_easy_setopt(c, CURLOPT_WRITEFUNCTION, Sink::body);
  curl_easy_setopt(c, CURLOPT_WRITEDATA, &sink);
  curl_easy_setopt(c, CURLOPT_VERBOSE, 1L);  // for what was sent; goes to `sent`, not to standard error
  curl_easy_setopt(c, CURLOPT_DEBUGFUNCTION, Sink::sent);
  curl_easy_setopt(c, CURLOPT_DEBUGDATA, &sink);
  curl_easy_setopt(c, CURLOPT_PREREQFUNCTION, Sink::connected);
  curl_easy_setopt(c, CURLOPT_PREREQDATA, &sink);
  e.date = now();
  const CURLcode code = curl_easy_perform(c);
  last_[a.host] = Clock::now();
  e.was_private = sink.was_private;
  long status = 0;
  curl_easy_getinfo(c, CURLINFO_RESPONSE_CODE, &status);
  e.status = static_cast<int>(status);
  char* redirect = nullptr;
  curl_easy_getinfo(c, CURLINFO_REDIRECT_URL, &redirect);
  if (redirect) e.redirect = redirect;
  if (code != CURLE_OK && e.problem.empty()) {
    e.problem = code == CURLE_OPERATION_TIMEDOUT ? fmt::format("no whole answer in {} seconds", options_.max_seconds) : curl_easy_strerror(code);
    e.truncated = code == CURLE_OPERATION_TIMEDOUT ? "time" : "disconnect";
  }
  // Before the answer proper a server may have sent others ("100 Continue"); the record holds the last.
  if (const auto last = e.head.rfind("\nHTTP/"); last != std::string::npos) e.head.erase(0, last + 1);
  return e;
}

void Session::keep(const Address& a, const Exchange& e) {
  if (broken || e.head.empty()) return;
  const std::string response = e.head + e.body;
  auto id = warc_.write({"response", a.url, e.date, "application/http;msgtype=response", response, e.truncated, {}});
  if (id) id = warc_.write({"request", a.url, e.date, "application/http;msgtype=request", e.request, {}, *id});
  if (!id) broken = id.error();
}

// RFC 9309, 2.3: 4xx means that there are no rules, no answer and 5xx that everything is forbidden; five redirects.
const Robots& Session::robots_of(const Address& a, bool public_only) {
  if (const auto known = robots_.find(a.host); known != robots_.end()) return known->second;
  Robots rules = Robots::none();
  std::string url = a.host + "/robots.txt";
  for (int hop = 0; hop <= 5; ++hop) {
    const auto at = parse_address(url);
    if (!at) break;
    pause(at->host, options_.delay_seconds);
    const Exchange e = get(*at, 1u << 20, public_only);
    keep(*at, e);
    public_only = public_only || !e.was_private;
    if (e.status >= 300 && e.status < 400 && !e.redirect.empty()) {
      url = e.redirect;
      continue;
    }
    if (e.status >= 400 && e.status < 500) rules = Robots::all();
    if (e.status == 200 && (e.problem.empty() || e.truncated == "length")) {
      source::Context context;
      if (const auto head = source::parse_http_head(e.head)) {
        if (const auto body = source::decode_http_body(e.body, *head, 1u << 20, context)) rules = Robots::parse(body->bytes, options_.agent.substr(0, options_.agent.find('/')));
      }
    }
    break;
  }
  return robots_.emplace(a.host, std::move(rules)).first->second;
}

Result<Outcome> Session::page(const std::string& asked, bool public_only, std::vector<std::string>* entries) {
  std::string url = asked;
  for (unsigned hop = 0;; ++hop) {
    const auto a = parse_address(url);
    if (!a) return tl::unexpected(a.error());
    const Robots& rules = robots_of(*a, public_only);
    if (!rules.allows(a->target)) return fail(ErrorCode::unsupported, fmt::format("{}: robots.txt does not allow it (or could not be had)", a->url));
    pause(a->host, std::max(options_.delay_seconds, rules.delay()));
    const Exchange e = get(*a, options_.max_bytes, public_only);
    keep(*a, e);
    outside = public_only || !e.was_private;
    if (!e.problem.empty()) return fail(e.truncated == "length" ? ErrorCode::too_large : ErrorCode::io, fmt::format("{}: {}", a->url, e.problem));
    if (e.status >= 300 && e.status < 400 && !e.redirect.empty()) {
      if (hop >= options_.max_redirects) return fail(ErrorCode::io, fmt::format("{}: more than {} redirects", asked, options_.max_redirects));
      url = e.redirect;
      public_only = outside;
      continue;
    }
    const auto head = source::parse_http_head(e.head);
    if (!head) return fail(ErrorCode::io, fmt::format("{}: {}", a->url, head.error().message));
    if (e.status != 200) return fail(ErrorCode::io, fmt::format("{}: HTTP status {}", a->url, e.status));
    if (entries) list_entries(*a, e, *head, *entries);
    return Outcome{asked, a->url, e.status, head->media_type, e.head.size() + e.body.size()};
  }
}

// The addresses of a feed's entries: the feed is read as any source is.
void Session::list_entries(const Address& a, const Exchange& e, const source::HttpHead& head, std::vector<std::string>& out) const {
  source::Context context;
  auto body = source::decode_http_body(e.body, head, options_.max_bytes, context);
  if (!body) return;
  source::Part part;
  part.input = std::make_shared<source::Input>(source::stream_of(std::move(body->bytes)));
  part.place = part.name = a.url;
  part.media_type = head.media_type;
  part.given.url = a.url;
  part.context = &context;
  const auto reader = source::open_part(std::move(part));
  while (out.size() < options_.entries) {
    const auto entry = reader->next();
    if (!entry) return;
    const std::string& url = entry->given.url;
    if (!url.empty() && url != a.url && std::find(out.begin(), out.end(), url) == out.end()) out.push_back(url);
  }
}

}  // namespace

bool is_private(const std::string& ip) {
  unsigned char b[16];
  if (inet_pton(AF_INET6, ip.c_str(), b) == 1) {
    constexpr unsigned char mapped[12] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
    if (!std::equal(mapped, mapped + 12, b)) {
      const bool local = std::all_of(b, b + 15, [](unsigned char c) { return c == 0; });  // :: and ::1
      return local || (b[0] & 0xFE) == 0xFC || (b[0] == 0xFE && (b[1] & 0xC0) == 0x80);
    }
    std::copy(b + 12, b + 16, b);
  } else if (inet_pton(AF_INET, ip.c_str(), b) != 1) {
    return false;
  }
  return b[0] == 0 || b[0] == 10 || b[0] == 127 || (b[0] == 100 && (b[1] & 0xC0) == 64) || (b[0] == 169 && b[1] == 254) || (b[0] == 172 && (b[1] & 0xF0) == 16) ||
         (b[0] == 192 && b[1] == 168);
}

Result<void> fetch(const std::vector<std::string>& urls, const std::string& path, const Options& options, const Tell& tell) {
  static std::once_flag once;
  std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
  auto warc = WarcWriter::open(path, options.agent, now());
  if (!warc) return tl::unexpected(warc.error());
  Session session(options, *warc);
  for (const std::string& url : urls) {
    std::vector<std::string> entries;
    tell(session.page(url, false, options.entries ? &entries : nullptr));
    const bool public_only = session.outside;
    for (const std::string& entry : entries) {
      if (session.broken) break;
      tell(session.page(entry, public_only, nullptr));
    }
    if (session.broken) return tl::unexpected(*session.broken);
  }
  return warc->close();
}

}  // namespace synoptic::fetch
