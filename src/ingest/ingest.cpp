// The way from bytes to a report, for each format: decode, read the markup, say what each paragraph is, fill in what is
// known besides. The readers know markup, sections.cpp knows news, metadata.cpp knows names; here they meet.
#include "ingest/ingest.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.hpp"
#include "ingest/blocks.hpp"
#include "ingest/charset.hpp"
#include "ingest/dates.hpp"
#include "ingest/language.hpp"
#include "ingest/lines.hpp"
#include "ingest/metadata.hpp"
#include "ingest/plain.hpp"
#include "ingest/readers.hpp"

namespace synoptic::ingest {

Result<Report> read_page(std::string_view html, const Given& given, const World& world, const Options& options);

namespace {

bool is_blank_text(std::string_view s) { return trim(s).empty(); }

Error empty_error(const Given& given) { return {ErrorCode::invalid, fmt::format("{}{}no text in it", given.ref, given.ref.empty() ? "" : ": ")}; }

Result<void> check_size(std::size_t size, const Given& given, const Options& options) {
  if (size > options.max_report_bytes)
    return fail(ErrorCode::too_large, fmt::format("{}{}{} bytes, the limit for one report is {}", given.ref, given.ref.empty() ? "" : ": ", size, options.max_report_bytes));
  return {};
}

// Hints for breaking lines are no part of a title.
std::string without_hyphens(std::string_view s) {
  std::string out;
  for (std::size_t at = 0; at < s.size();) {
    const auto c = utf8::decode(s, at);
    if (c.code != 0xAD && c.code != 0x200B) out += s.substr(at, c.size);
    at += c.size;
  }
  return out;
}

// What the page says of itself goes in where the caller gave nothing.
void take(Report& r, PageMetadata meta, const World& world) {
  if (r.title.empty()) {
    r.title = without_hyphens(meta.title);
    r.title_source = std::move(meta.title_source);
  }
  if (r.url.empty()) r.url = meta.canonical;
  if (!r.outlet && !meta.outlet.empty()) r.outlet = outlet_named(meta.outlet, world);
  if (r.published.basis == DateBasis::none) r.published = std::move(meta.published);
  if (r.modified.basis == DateBasis::none) r.modified = std::move(meta.modified);
  r.canonical = std::move(meta.canonical);
  if (r.section.empty()) r.section = std::move(meta.section);
  if (r.authors.empty()) {
    r.authors = std::move(meta.authors);
    r.authors_source = std::move(meta.authors_source);
  }
  add_new(r.credits, meta.credits);
  if (!meta.free) r.complete = false;
}

}  // namespace

Format sniff(std::string_view bytes, const std::filesystem::path& name) {
  const std::string extension = utf8::lower(name.extension().string());
  if (extension == ".md" || extension == ".markdown") return Format::markdown;
  if (extension == ".html" || extension == ".htm" || extension == ".xhtml") return Format::html;
  if (extension == ".jsonl" || extension == ".ndjson" || extension == ".json") return Format::jsonl;
  const std::string_view head = bytes.substr(0, 64 << 10);
  const auto first = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (first != std::string_view::npos && head[first] == '{' && head.substr(first + 1).find_first_not_of(" \t\r\n") != std::string_view::npos &&
      head[head.find_first_not_of(" \t\r\n", first + 1)] == '"')
    return Format::jsonl;
  if (looks_like_html(head)) return Format::html;
  if (looks_like_markdown(head)) return Format::markdown;
  return Format::text;
}

Result<Report> read_page(std::string_view bytes, const Given& given, const World& world, const Options& options) {
  if (auto ok = check_size(bytes.size(), given, options); !ok) return tl::unexpected(ok.error());
  // What the server says of the charset goes before what the page says, but many servers say UTF-8 of whatever they send.
  std::string charset = declared_charset(bytes);
  if (!given.charset.empty() && (charset.empty() || utf8::lower(given.charset) != "utf-8")) charset = given.charset;
  auto decoded = decode(bytes, charset);
  if (!decoded) return tl::unexpected(decoded.error());
  PageMetadata meta;
  Rendered page = read_html(decoded->text, world, options.max_depth, given.url, meta);
  if (!page.refusal.empty()) return fail(ErrorCode::invalid, fmt::format("{}{}{}", given.ref, given.ref.empty() ? "" : ": ", page.refusal));
  if (is_blank_text(page.out.text)) return tl::unexpected(empty_error(given));
  Report r;
  take_given(r, given, world);
  r.complete = page.complete;
  const std::string said_language = meta.language;
  take(r, std::move(meta), world);
  r.text = std::move(page.out.text);
  r.raw_spans = page.out.map.through(decoded->map).pieces();
  r.warnings.insert(r.warnings.end(), decoded->warnings.begin(), decoded->warnings.end());
  r.warnings.insert(r.warnings.end(), page.warnings.begin(), page.warnings.end());
  find_sections(r, page.blocks, world);
  finish(r, given, said_language, world);
  return r;
}

// The body of a report without its page: read as a page of nothing else, mapped to the fragment.
Result<Report> read_fragment(std::string_view html, const Given& given, const World& world, const Options& options) {
  constexpr std::string_view open = "<html><body><article itemprop=\"articleBody\">\n", close = "\n</article></body></html>";
  std::string page;
  page.reserve(open.size() + html.size() + close.size());
  page.append(open).append(html).append(close);
  auto report = read_page(page, given, world, options);
  if (!report) return report;
  std::vector<RawSpan> spans;
  for (RawSpan s : report->raw_spans) {
    if (s.raw_begin < open.size() || s.raw_end > open.size() + html.size()) continue;
    s.raw_begin -= open.size();
    s.raw_end -= open.size();
    spans.push_back(s);
  }
  report->raw_spans = std::move(spans);
  return report;
}

Result<Report> read_bytes(std::string_view bytes, Format format, const Given& given, const World& world, const Options& options) {
  if (format == Format::automatic) format = sniff(bytes, given.ref);
  if (format == Format::jsonl) {
    auto r = read_record(bytes, world, options, given);
    if (r && r->ref.empty()) r->ref = given.ref;  // a record of ours keeps its own
    return r;
  }
  if (auto ok = check_size(bytes.size(), given, options); !ok) return tl::unexpected(ok.error());
  Result<Report> result;
  if (format == Format::html) {
    result = read_page(bytes, given, world, options);
    if (!result) return result;
  } else {
    auto decoded = decode(bytes, given.charset);
    if (!decoded) return fail(decoded.error().code, fmt::format("{}{}{}", given.ref, given.ref.empty() ? "" : ": ", decoded.error().message));
    if (is_blank_text(decoded->text)) return tl::unexpected(empty_error(given));
    Report r;
    take_given(r, given, world);
    r.warnings.insert(r.warnings.end(), decoded->warnings.begin(), decoded->warnings.end());
    std::vector<Block> blocks;
    if (format == Format::markdown) {
      Rendered page = read_markdown(decoded->text);
      if (is_blank_text(page.out.text)) return tl::unexpected(empty_error(given));
      r.raw_spans = page.out.map.through(decoded->map).pieces();
      r.text = std::move(page.out.text);
      blocks = std::move(page.blocks);
    } else {
      r.raw_spans = decoded->map.pieces();
      r.text = std::move(decoded->text);
      blocks = find_paragraphs(r.text);
    }
    find_sections(r, blocks, world);
    finish(r, given, {}, world);
    result = std::move(r);
  }
  if (!result->outlet && !given.ref.empty()) {
    result->outlet = outlet_of_file(given.ref, world);
    if (result->outlet) result->id = make_report_id(*result);
  }
  return result;
}

Result<Report> read_text(std::string text, const Given& given, const World& world, const Options& options) {
  if (auto ok = check_size(text.size(), given, options); !ok) return tl::unexpected(ok.error());
  if (const auto valid = utf8::valid_prefix(text); valid != text.size()) return fail(ErrorCode::invalid, fmt::format("text is not valid UTF-8 at byte {}", valid));
  if (is_blank_text(text)) return tl::unexpected(empty_error(given));
  Report r;
  take_given(r, given, world);
  r.text = std::move(text);
  find_sections(r, find_paragraphs(r.text), world);
  finish(r, given, {}, world);
  return r;
}

Result<Report> read_plain_text(std::string text, const Given& given, const World& world, const Options& options) {
  if (auto ok = check_size(text.size(), given, options); !ok) return tl::unexpected(ok.error());
  if (const auto valid = utf8::valid_prefix(text); valid != text.size()) return fail(ErrorCode::invalid, fmt::format("text is not valid UTF-8 at byte {}", valid));
  if (is_blank_text(text)) return tl::unexpected(empty_error(given));
  Report r;
  take_given(r, given, world);
  r.text = std::move(text);
  r.sections = {{{0, static_cast<std::uint32_t>(r.text.size())}, SectionKind::body}};
  r.id = make_report_id(r);
  return r;
}

}  // namespace synoptic::ingest
