// The table of formats, and the way into any of them: through compressions, then by the first row that knows the part.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/utf8.hpp"
#include "source/compression.hpp"
#include "source/readers.hpp"
#include "source/wires.hpp"

namespace synoptic::source {
namespace {

constexpr std::size_t head_bytes = 64u << 10;

bool never(const Part&, std::string_view) { return false; }

class One final : public Reader {
 public:
  explicit One(std::optional<Entry> entry) : entry_(std::move(entry)) {}
  std::optional<Entry> next() override { return std::exchange(entry_, std::nullopt); }

 private:
  std::optional<Entry> entry_;
};

// An error of the stream that its reader took for the end.
class Checked final : public Reader {
 public:
  Checked(Part shown, std::shared_ptr<Input> input, std::unique_ptr<Reader> reader) : shown_(std::move(shown)), input_(std::move(input)), reader_(std::move(reader)) {}
  std::optional<Entry> next() override {
    if (auto entry = reader_->next()) return entry;
    if (auto error = input_->take_error()) return entry_of(shown_, ingest::Format::automatic, tl::unexpected(std::move(*error)));
    return std::nullopt;
  }

 private:
  Part shown_;
  std::shared_ptr<Input> input_;
  std::unique_ptr<Reader> reader_;
};

bool has_ending(std::string_view list, std::string_view ending) {
  for (std::size_t at = 0; at <= list.size();) {
    const std::size_t end = std::min(list.find(' ', at), list.size());
    if (list.substr(at, end - at) == ending) return true;
    at = end + 1;
  }
  return false;
}

}  // namespace

// From the surest to the least sure: magic numbers, roots and headers of formats, then pages, then text, which is what is
// left. A row of `never` is a compression: `open_part` has looked through it already.
const std::vector<FormatRow>& formats() {
  static const std::vector<FormatRow> rows{
      {"gzip", "gz tgz", "any other format inside, several members", never, nullptr},
      {"zstd", "zst tzst", "the same", never, nullptr},
      {"bzip2", "bz2 tbz2", "the same", never, nullptr},
      {"xz", "xz txz", "the same", never, nullptr},
      {"WARC", "warc", "pages, feeds and texts of response, resource and conversion records; WARC 1.0 and 1.1, also .warc.gz and .warc.zst", is_warc, open_warc},
      {"zip", "zip", "the files inside, as in a folder", is_zip, open_archive},
      {"tar", "tar", "the same", is_tar, open_archive},
      {"RSS, Atom", "rss atom rdf xml", "each entry: RSS 0.9x, 1.0, 2.0, Atom 0.3 and 1.0; an entry with a summary alone is marked as not complete", is_feed, open_feed},
      {"OPML", "opml", "nothing: it lists feeds, and an error names them", is_opml, open_opml},
      {"NewsML-G2, NITF", "newsml nitf", "each news item with XHTML, NITF, HTML or plain text; packages and pictures are left out", is_newsml, open_newsml},
      {"other XML", "", "nothing: an error says what it is", is_other_xml, open_other_xml},
      {"mbox", "mbox", "each message, as in mail", is_mailbox, open_mailbox},
      {"mail", "eml", "the message and those forwarded in it; attachments are left out", is_mail, open_mail},
      {"JSON list", "", "each object of a list, or of a list under \"articles\", \"items\" ...: JSON Feed, ninjs, news services, crawlers", is_json_list, open_json_list},
      {"CSV, TSV", "csv tsv tab", "each row, where the header names a column for the text; separated by comma, semicolon, tab or bar", is_table, open_table},
      {"JSON lines", "jsonl ndjson", "a report a line: input records or records of this program; the default of standard input", is_json_lines, open_json_lines},
      {"JSON record", "", "one such record", is_json_record, open_whole},
      {"HTML", "html htm xhtml", "the article of a page, and what the page says of it", is_html, open_whole},
      {"Markdown", "md markdown", "one report", is_markdown, open_whole},
      {"text", "txt text", "one report; files without an ending", is_text, open_whole},
  };
  return rows;
}

std::string ending_of(std::string_view name) {
  const std::size_t slash = name.find_last_of('/');
  if (slash != std::string_view::npos) name.remove_prefix(slash + 1);
  const std::size_t dot = name.find_last_of('.');
  if (dot == std::string_view::npos || dot == 0) return {};
  return utf8::lower(label_of(name.substr(dot + 1)));
}

bool is_read(std::string_view name) {
  const std::string ending = ending_of(name);
  if (ending.empty()) return true;
  for (const FormatRow& row : formats())
    if (has_ending(row.endings, ending)) {
      const std::string_view inner = without_compression(name);
      return inner == name || is_read(inner);
    }
  return false;
}

std::string_view without_compression(std::string_view name) {
  const std::string ending = ending_of(name);
  for (const FormatRow& row : formats())
    if (row.is == never && !ending.empty() && has_ending(row.endings, ending)) return name.substr(0, name.size() - ending.size() - 1);
  return name;
}

Entry entry_of(const Part& part, ingest::Format format, Result<std::string> bytes) {
  Entry entry;
  entry.place = part.place;
  entry.format = format;
  entry.given = part.given;
  entry.bytes = std::move(bytes);
  return entry;
}

std::unique_ptr<Reader> reader_of(Entry entry) { return std::make_unique<One>(std::move(entry)); }
std::unique_ptr<Reader> reader_of_none() { return std::make_unique<One>(std::nullopt); }

std::unique_ptr<Reader> open_part(Part part) {
  Context& context = *part.context;
  for (;;) {
    const std::string_view head = part.input->peek(head_bytes);
    const auto compressed = compression_of(head);
    if (compressed || is_zip(part, head) || is_tar(part, head) || is_warc(part, head)) {
      if (part.depth >= context.limits.max_nesting)
        return reader_of(entry_of(part, ingest::Format::automatic, fail(ErrorCode::too_large, fmt::format("nested deeper than {} containers", context.limits.max_nesting))));
    }
    if (!compressed) break;
    ++part.depth;
    part.name = without_compression(part.name);
    part.media_type.clear();
    part.input = std::make_shared<Input>(decompress(part.input->release(), *compressed, context));
  }
  const std::string_view head = part.input->peek(head_bytes);
  if (head.empty())
    if (auto error = part.input->take_error()) return reader_of(entry_of(part, ingest::Format::automatic, tl::unexpected(std::move(*error))));
  for (const FormatRow& row : formats())
    if (row.is(part, head)) {
      Part shown;
      shown.place = part.place;
      shown.given = part.given;
      auto input = part.input;
      return std::make_unique<Checked>(std::move(shown), std::move(input), row.open(std::move(part)));
    }
  const std::string ending = ending_of(part.name);
  context.left_out.add(!part.media_type.empty() ? part.media_type : ending.empty() ? "unknown content" : "." + ending + " file");
  return reader_of_none();
}

void LeftOut::add(std::string_view reason, std::uint64_t count) {
  constexpr std::size_t max_reasons = 100;
  total_ += count;
  auto found = reasons_.find(reason);
  if (found == reasons_.end()) {
    if (reasons_.size() >= max_reasons) reason = "other";
    found = reasons_.try_emplace(label_of(reason.substr(0, 80)), 0).first;
  }
  found->second += count;
}

}  // namespace synoptic::source
