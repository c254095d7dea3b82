// JSON lines through simdjson, the input contract and our own records alike. simdjson refuses what is not JSON without
// saying where; the place is then found by nlohmann's streaming parser, which keeps no tree and so cannot be made to
// recurse. A lone surrogate escape ("\ud83d" without its other half: text cut by somebody's length limit) is the one
// fault that is repaired, because it is common and harmless: it becomes U+FFFD, with a warning.
#include <fmt/format.h>
#include <simdjson.h>

#include <nlohmann/json.hpp>

#include <algorithm>

#include "base/utf8.hpp"
#include "ingest/dates.hpp"
#include "ingest/ingest.hpp"
#include "ingest/metadata.hpp"
#include "ingest/plain.hpp"
#include "ingest/readers.hpp"
#include "ingest/record_fields.hpp"

namespace synoptic::ingest {

// ingest.cpp
Result<Report> read_page(std::string_view html, const Given& given, const World& world, const Options& options);
Result<Report> read_fragment(std::string_view html, const Given& given, const World& world, const Options& options);

namespace {

namespace dom = simdjson::dom;

// Only notes where the JSON goes wrong.
struct Locator : nlohmann::json_sax<nlohmann::json> {
  std::size_t at = 0;
  std::string what;
  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool string(string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool start_object(std::size_t) override { return true; }
  bool key(string_t&) override { return true; }
  bool end_object() override { return true; }
  bool start_array(std::size_t) override { return true; }
  bool end_array() override { return true; }
  bool parse_error(std::size_t position, const std::string&, const nlohmann::json::exception& e) override {
    at = position;
    what = e.what();
    return false;
  }
};

Error bad_json(std::string_view line, simdjson::error_code code) {
  if (code == simdjson::UTF8_ERROR) return {ErrorCode::invalid, fmt::format("not valid UTF-8 at byte {}", utf8::valid_prefix(line))};
  if (code == simdjson::DEPTH_ERROR) return {ErrorCode::invalid, "JSON is nested too deep"};
  if (code == simdjson::CAPACITY) return {ErrorCode::too_large, fmt::format("a JSON line of {} bytes is too large", line.size())};
  Locator locator;
  if (!nlohmann::json::sax_parse(line.begin(), line.end(), &locator) && locator.at > 0) {
    // "[json.exception...] parse error at line 1, column 9: <what>"
    const auto colon = locator.what.find(": ");
    std::string what = colon == std::string::npos ? locator.what : locator.what.substr(colon + 2);
    if (what.size() > 160) what = what.substr(0, utf8::valid_prefix(std::string_view(what).substr(0, 160)));
    return {ErrorCode::invalid, fmt::format("not JSON at byte {}: {}", locator.at - 1, what)};
  }
  return {ErrorCode::invalid, fmt::format("not JSON: {}", simdjson::error_message(code))};
}

// Replaces \uD800..\uDFFF escapes that have no partner by \uFFFD; returns how many.
std::size_t mend_surrogates(std::string& json) {
  const auto unit = [&](std::size_t at) -> int {
    if (at + 6 > json.size() || json[at] != '\\' || json[at + 1] != 'u') return -1;
    int v = 0;
    for (std::size_t i = at + 2; i < at + 6; ++i) {
      const char c = json[i], low = static_cast<char>(c | 0x20);
      if (c >= '0' && c <= '9') v = v * 16 + (c - '0');
      else if (low >= 'a' && low <= 'f') v = v * 16 + (low - 'a' + 10);
      else return -1;
    }
    return v;
  };
  std::size_t mended = 0;
  for (std::size_t i = 0; i + 1 < json.size();) {
    if (json[i] != '\\') {
      ++i;
      continue;
    }
    const int u = unit(i);
    if (u < 0xD800 || u > 0xDFFF) {
      i += u >= 0 ? 6 : 2;
      continue;
    }
    const int low = u < 0xDC00 ? unit(i + 6) : -1;
    if (low >= 0xDC00 && low <= 0xDFFF) {
      i += 12;
      continue;
    }
    json.replace(i, 6, "\\uFFFD");
    ++mended;
    i += 6;
  }
  return mended;
}

// A field that must be a string if it is there; null is the same as absent.
Result<std::string> text_field(const dom::object& object, const char* name) {
  dom::element e;
  if (object.at_key(name).get(e) != simdjson::SUCCESS || e.is_null()) return std::string{};
  std::string_view s;
  if (e.get(s) != simdjson::SUCCESS) return fail(ErrorCode::invalid, fmt::format("\"{}\" must be a string", name));
  return std::string(s);
}

// ---- our own records, read back ----

Error wrong(std::string_view what) { return {ErrorCode::corrupt, fmt::format("a synoptic/report/1 record with a wrong \"{}\"", what)}; }

std::string text_or_empty(const dom::element& parent, const char* name) {
  std::string_view s;
  return parent.at_key(name).get(s) == simdjson::SUCCESS ? std::string(s) : std::string{};
}

bool number(const dom::element& parent, const char* name, std::uint64_t& out) { return parent.at_key(name).get(out) == simdjson::SUCCESS; }

bool span_of(const dom::element& e, std::string_view text, Span& out) {
  std::uint64_t b = 0, n = 0;
  if (!number(e, "begin", b) || !number(e, "end", n) || b > n || n > text.size()) return false;
  out = {static_cast<std::uint32_t>(b), static_cast<std::uint32_t>(n)};
  return utf8::is_boundary(text, b) && utf8::is_boundary(text, n);
}

bool strings(const dom::object& object, const char* name, std::vector<std::string>& out) {
  dom::array list;
  if (object.at_key(name).get(list) != simdjson::SUCCESS) return true;
  for (const dom::element e : list) {
    std::string_view s;
    if (e.get(s) != simdjson::SUCCESS) return false;
    if (!s.empty()) out.emplace_back(s);
  }
  return true;
}

template <class Kind, std::size_t N>
bool kind_of(std::string_view name, const Kind (&kinds)[N], Kind& out) {
  for (const Kind k : kinds)
    if (name == name_of(k)) {
      out = k;
      return true;
    }
  return false;
}

bool stamp(const dom::object& object, const char* name, std::string_view text, DateStamp& out) {
  dom::element e;
  if (object.at_key(name).get(e) != simdjson::SUCCESS || e.is_null()) return true;
  std::string_view value, basis;
  if (e.at_key("value").get(value) == simdjson::SUCCESS) out.value = std::string(value);
  if (e.at_key("basis").get(basis) == simdjson::SUCCESS) {
    static constexpr DateBasis all[] = {DateBasis::stated, DateBasis::metadata, DateBasis::url, DateBasis::inferred, DateBasis::none};
    if (!kind_of(basis, all, out.basis)) return false;
  }
  if (out.value.empty() != (out.basis == DateBasis::none) || (!out.value.empty() && !out.day())) return false;
  out.source = text_or_empty(e, "source");
  dom::element evidence;
  if (e.at_key("evidence").get(evidence) == simdjson::SUCCESS && !evidence.is_null()) {
    Span s;
    if (!span_of(evidence, text, s) || s.empty()) return false;
    out.evidence = s;
  }
  return true;
}

Result<Report> read_own(const dom::object& o) {
  Report r;
  for (const auto& [name, field] : {std::pair{"id", &r.id}, {"ref", &r.ref}, {"url", &r.url}, {"title", &r.title}, {"fetched", &r.fetched}, {"language", &r.language}, {"text", &r.text},
                                    {"canonical", &r.canonical}, {"section", &r.section}, {"title_source", &r.title_source}, {"authors_source", &r.authors_source}}) {
    auto value = text_field(o, name);
    if (!value) return tl::unexpected(value.error());
    *field = std::move(*value);
  }
  if (r.language.empty()) r.language = "en";
  dom::element e;
  if (o.at_key("outlet").get(e) == simdjson::SUCCESS && !e.is_null()) {
    r.outlet = Outlet{text_or_empty(e, "name"), text_or_empty(e, "domain")};
  }
  if (!strings(o, "authors", r.authors)) return tl::unexpected(wrong("authors"));
  if (!strings(o, "credits", r.credits)) return tl::unexpected(wrong("credits"));
  if (!stamp(o, "published", r.text, r.published)) return tl::unexpected(wrong("published"));
  if (!stamp(o, "modified", r.text, r.modified)) return tl::unexpected(wrong("modified"));
  dom::array list;
  if (o.at_key("sections").get(list) == simdjson::SUCCESS) {
    static constexpr SectionKind all[] = {SectionKind::title, SectionKind::standfirst, SectionKind::body, SectionKind::heading, SectionKind::caption,
                                          SectionKind::byline, SectionKind::dateline, SectionKind::embed, SectionKind::boilerplate};
    for (const dom::element item : list) {
      Section s;
      std::string_view kind;
      if (!span_of(item, r.text, s.span) || s.span.empty() || item.at_key("kind").get(kind) != simdjson::SUCCESS || !kind_of(kind, all, s.kind) ||
          (!r.sections.empty() && s.span.begin < r.sections.back().span.end))
        return tl::unexpected(wrong("sections"));
      r.sections.push_back(s);
    }
  }
  if (o.at_key("raw_spans").get(list) == simdjson::SUCCESS)
    for (const dom::element item : list) {
      RawSpan s;
      if (!span_of(item, r.text, s.text) || s.text.empty() || !number(item, "raw_begin", s.raw_begin) || !number(item, "raw_end", s.raw_end) || s.raw_begin > s.raw_end ||
          (!r.raw_spans.empty() && (s.text.begin < r.raw_spans.back().text.end || s.raw_begin < r.raw_spans.back().raw_begin)))
        return tl::unexpected(wrong("raw_spans"));
      r.raw_spans.push_back(s);
    }
  if (!strings(o, "also_at", r.also_at)) return tl::unexpected(wrong("also_at"));
  if (o.at_key("versions").get(list) == simdjson::SUCCESS)
    for (const dom::element item : list) {
      Version v;
      dom::object version;
      if (item.get(version) != simdjson::SUCCESS || !stamp(version, "published", {}, v.published) || !stamp(version, "modified", {}, v.modified)) return tl::unexpected(wrong("versions"));
      v.ref = text_or_empty(item, "ref");
      v.title = text_or_empty(item, "title");
      v.fetched = text_or_empty(item, "fetched");
      dom::array edits;
      if (item.at_key("edits").get(edits) == simdjson::SUCCESS)
        for (const dom::element change : edits) {
          VersionEdit edit;
          if (!span_of(change, r.text, edit.span)) return tl::unexpected(wrong("versions"));
          edit.was = text_or_empty(change, "was");
          v.edits.push_back(std::move(edit));
        }
      r.versions.push_back(std::move(v));
    }
  bool complete = true;
  if (o.at_key("complete").get(complete) == simdjson::SUCCESS) r.complete = complete;
  if (o.at_key("warnings").get(list) == simdjson::SUCCESS)
    for (const dom::element item : list) r.warnings.push_back({text_or_empty(item, "code"), text_or_empty(item, "message")});
  if (r.text.empty()) return tl::unexpected(wrong("text"));
  if (r.id.empty()) r.id = make_report_id(r);
  return r;
}

bool is_empty(std::string_view s) { return s.find_first_not_of(" \t\r\n") == std::string_view::npos; }

// A parsed line; what it is made of stays with it.
struct Line {
  dom::parser parser;
  std::string copy;  // of a line that had to be mended
  dom::object object;
  std::string_view schema;
  std::size_t mended = 0;

  Result<Report> marked(Result<Report> r) const {
    if (r && mended)
      r->warnings.push_back({"lone_surrogate", fmt::format("{} half character{} (\\ud800..\\udfff) read as U+FFFD", mended, mended == 1 ? "" : "s")});
    return r;
  }
};

Result<void> parse(std::string_view line, const Options& options, Line& out) {
  if (is_empty(line)) return fail(ErrorCode::invalid, "an empty line, expected a JSON object");
  if (line.size() > 2 * options.max_report_bytes + (1u << 20))
    return fail(ErrorCode::too_large, fmt::format("a record of {} bytes, the limit is {}", line.size(), 2 * options.max_report_bytes));
  if (line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
  dom::element document;
  if (auto error = out.parser.parse(line.data(), line.size(), true).get(document)) {
    if (error != simdjson::STRING_ERROR) return tl::unexpected(bad_json(line, error));
    out.copy = line;
    out.mended = mend_surrogates(out.copy);
    if (out.mended == 0) return tl::unexpected(bad_json(line, error));
    if (auto again = out.parser.parse(out.copy.data(), out.copy.size(), true).get(document)) return tl::unexpected(bad_json(line, again));
  }
  if (document.get(out.object) != simdjson::SUCCESS) return fail(ErrorCode::invalid, "not a JSON object");
  if (out.object.at_key("schema").get(out.schema) == simdjson::SUCCESS && out.schema != "synoptic/report/1" && out.schema.starts_with("synoptic/"))
    return fail(ErrorCode::unsupported, fmt::format("a {} record, expected a report", std::string(out.schema.substr(0, 60))));
  return {};
}

Result<Report> read_foreign(const Line& line, const World& world, const Options& options, Given given, bool plain) {
  auto found = read_fields(line.object, given);
  if (!found) return tl::unexpected(found.error());
  if (is_empty(found->text) && is_empty(found->html)) {
    return fail(ErrorCode::invalid, found->named ? "\"text\" and \"html\" are empty" : "neither \"text\" nor \"html\"");
  }
  if (is_empty(found->text)) return found->fragment ? read_fragment(found->html, given, world, options) : read_page(found->html, given, world, options);
  return plain ? read_plain_text(std::move(found->text), given, world, options) : read_text(std::move(found->text), given, world, options);
}

}  // namespace

Result<Report> read_record(std::string_view bytes, const World& world, const Options& options, const Given& outer) {
  Line line;
  if (auto ok = parse(bytes, options, line); !ok) return tl::unexpected(ok.error());
  return line.marked(line.schema == "synoptic/report/1" ? read_own(line.object) : read_foreign(line, world, options, outer, false));
}

Result<Report> read_plain_record(std::string_view bytes, const World& world, const Options& options, const Given& outer) {
  Line line;
  if (auto ok = parse(bytes, options, line); !ok) return tl::unexpected(ok.error());
  return line.marked(line.schema == "synoptic/report/1" ? read_own(line.object) : read_foreign(line, world, options, outer, true));
}

}  // namespace synoptic::ingest
