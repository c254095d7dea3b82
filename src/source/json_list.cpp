// One JSON document with many reports in it: a list of objects, or an object that holds such a list where the interfaces
// of news services put it. The document is not parsed here: brackets and strings are followed until each object of the list
// is cut out, and `ingest` parses them one by one. So a fault in one object is an error of that object, nesting costs
// nothing, and no tree of the whole is ever built.
#include <fmt/format.h>

#include <array>
#include <nlohmann/json.hpp>

#include "base/utf8.hpp"
#include "source/wires.hpp"
#include "source/words.hpp"

namespace synoptic::source {
namespace {

using ingest::Format;

// Where lists of reports stand: NewsAPI, GNews, GDELT ("articles"), Event Registry ("articles" > "results"), the Guardian
// ("response" > "results"), JSON Feed ("items"), search indexes ("hits" > "hits"), Bing ("value"), and what exports call it.
constexpr auto list_names = std::to_array<std::string_view>({"articles", "items", "results", "docs", "documents", "news", "newsitems", "records", "hits", "value", "data", "response", "entries", "posts"});
constexpr int max_wrappers = 3;

bool is_list_name(std::string_view key) { return std::find(list_names.begin(), list_names.end(), key) != list_names.end(); }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// Follows JSON without judging it. All positions are in `s`; the end of `s` stands for everything that is missing.
class Scan {
 public:
  explicit Scan(std::string_view s) : s_(s) {}
  [[nodiscard]] std::size_t blank(std::size_t at) const {
    while (at < s_.size() && (is_blank(s_[at]) || s_[at] == ',')) ++at;
    return at;
  }
  // Behind the string that begins at `at`.
  [[nodiscard]] std::size_t string(std::size_t at) const {
    for (++at; at < s_.size(); ++at) {
      if (s_[at] == '\\') ++at;
      else if (s_[at] == '"') return at + 1;
    }
    return s_.size();
  }
  // Behind the value that begins at `at`.
  [[nodiscard]] std::size_t value(std::size_t at) const {
    if (at >= s_.size()) return at;
    if (s_[at] == '"') return string(at);
    if (s_[at] != '{' && s_[at] != '[') {
      while (at < s_.size() && s_[at] != ',' && s_[at] != '}' && s_[at] != ']' && !is_blank(s_[at])) ++at;
      return at;
    }
    std::size_t depth = 0;
    while (at < s_.size()) {
      const char c = s_[at];
      if (c == '"') {
        at = string(at);
        continue;
      }
      if (c == '{' || c == '[') ++depth;
      if (c == '}' || c == ']')
        if (--depth == 0) return at + 1;
      ++at;
    }
    return at;
  }
  // The members of the object that begins at `at`: take(key, begin of value) returns false to stop there.
  template <class Take>
  void members(std::size_t at, Take take) const {
    for (at = blank(at + 1); at < s_.size() && s_[at] == '"'; at = blank(at)) {
      const std::size_t end = string(at);
      const auto key = s_.substr(at + 1, end - at >= 2 ? end - at - 2 : 0);
      at = blank(end);
      if (at >= s_.size() || s_[at] != ':') return;
      at = blank(at + 1);
      if (!take(key, at)) return;
      at = value(at);
    }
  }

 private:
  std::string_view s_;
};

bool opens_object(std::string_view s, std::size_t at, const Scan& scan) {
  const std::size_t first = scan.blank(at + 1);
  return s[at] == '[' && first < s.size() && s[first] == '{';
}

// Where the list of reports begins in the value at `at`; npos if it holds none.
std::size_t find_list(std::string_view s, std::size_t at) {
  const Scan scan(s);
  for (int level = 0; level <= max_wrappers; ++level) {
    if (at >= s.size()) return std::string_view::npos;
    if (s[at] == '[') return level > 0 || opens_object(s, at, scan) ? at : std::string_view::npos;
    if (s[at] != '{') return std::string_view::npos;
    std::size_t found = std::string_view::npos, wrapper = std::string_view::npos;
    bool report = false;
    scan.members(at, [&](std::string_view key, std::size_t value) {
      // An object that has a text of its own is a report, whatever lists it carries.
      report = key == "schema" || key == "text" || key == "html" || key == "maintext" || key == "plaintext" || key == "body_text";
      if (report || value >= s.size()) return false;
      if (!is_list_name(key)) return true;
      if (found == std::string_view::npos && opens_object(s, value, scan)) found = value;
      else if (s[value] == '{' && wrapper == std::string_view::npos) wrapper = value;
      return true;
    });
    if (report) return std::string_view::npos;
    if (found != std::string_view::npos) return found;
    at = wrapper;
  }
  return std::string_view::npos;
}

std::string string_value(std::string_view json) {
  if (json.size() > 4096) return {};
  const auto value = nlohmann::json::parse(json, nullptr, false);
  return value.is_string() ? value.get<std::string>() : std::string{};
}

class List final : public Reader {
 public:
  List(Part part, std::string bytes) : part_(std::move(part)), bytes_(std::move(bytes)) {
    if (std::string_view(bytes_).starts_with("\xEF\xBB\xBF")) at_ = 3;
    enter();
  }

  std::optional<Entry> next() override {
    const Scan scan(bytes_);
    while (at_ < bytes_.size()) {
      at_ = scan.blank(at_);
      if (at_ >= bytes_.size()) break;
      if (!inside_) {
        enter();
        if (inside_) continue;
        const std::size_t end = scan.value(at_);
        const std::size_t begin = std::exchange(at_, std::max(end, at_ + 1));
        if (bytes_[begin] != '{') continue;
        return entry(begin, at_);
      }
      if (bytes_[at_] == ']') {
        at_ = end_ > at_ ? end_ : at_ + 1;
        inside_ = false;
        continue;
      }
      const std::size_t begin = at_;
      at_ = std::max(scan.value(begin), begin + 1);
      if (bytes_[begin] != '{') {
        part_.context->left_out.add("JSON value that is no object");
        continue;
      }
      return entry(begin, at_);
    }
    return std::nullopt;
  }

 private:
  // Into the list of the value at `at_`, if it holds one.
  void enter() {
    const Scan scan(bytes_);
    at_ = scan.blank(at_);
    const std::size_t list = find_list(bytes_, at_);
    if (list == std::string_view::npos) return;
    end_ = list == at_ ? 0 : scan.value(at_);
    if (bytes_[at_] == '{') channel(at_);
    at_ = list + 1;
    inside_ = true;
  }

  // What a JSON Feed says of all its items.
  void channel(std::size_t object) {
    std::string version, title, site, language, author;
    const Scan scan(bytes_);
    const std::string_view all = bytes_;
    scan.members(object, [&](std::string_view key, std::size_t value) {
      if (value >= all.size()) return false;
      const auto read = [&] { return string_value(all.substr(value, scan.value(value) - value)); };
      if (all[value] != '"') return true;
      if (key == "version") version = read();
      else if (key == "title") title = read();
      else if (key == "home_page_url") site = read();
      else if (key == "language") language = read();
      return true;
    });
    if (version.find("jsonfeed.org") == std::string::npos) return;
    part_.given.outlet = title;
    part_.given.outlet_site = site;
    part_.given.said_language = language;
  }

  Entry entry(std::size_t begin, std::size_t end) {
    Entry out = entry_of(part_, Format::jsonl, bytes_.substr(begin, end - begin));
    out.place = fmt::format("{}#{}", part_.place, ++number_);
    out.given.ref = out.place;
    return out;
  }

  Part part_;
  std::string bytes_;
  std::size_t at_ = 0, end_ = 0, number_ = 0;
  bool inside_ = false;
};

}  // namespace

bool is_json_list(const Part& part, std::string_view head) {
  if (!part.media_type.empty() && part.media_type.find("json") == std::string::npos && part.media_type != "text/plain") return false;
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  const std::size_t first = head.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos || (head[first] != '[' && head[first] != '{')) return false;
  return find_list(head, first) != std::string_view::npos;
}

std::unique_ptr<Reader> open_json_list(Part part) {
  auto bytes = part.input->rest(part.context->limits.max_entry_bytes);
  if (!bytes) return reader_of(entry_of(part, Format::automatic, std::move(bytes)));
  return std::make_unique<List>(std::move(part), std::move(*bytes));
}

}  // namespace synoptic::source
