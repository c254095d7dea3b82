// Parts that are one report each, and JSON lines.
#include <fmt/format.h>

#include "source/readers.hpp"

namespace synoptic::source {
namespace {

using ingest::Format;

std::string_view trimmed(std::string_view s) {
  constexpr std::string_view blank = " \t\r\n";
  if (s.starts_with("\xEF\xBB\xBF")) s.remove_prefix(3);
  const auto first = s.find_first_not_of(blank);
  if (first == std::string_view::npos) return {};
  return s.substr(first, s.find_last_not_of(blank) - first + 1);
}

// What stands under one of our own endings, or was named; on the web the media type decides.
bool may_be_text(const Part& part) {
  if (!part.media_type.empty()) return false;
  if (part.named) return true;
  const std::string ending = ending_of(part.name);
  return ending.empty() || ending == "txt" || ending == "text" || ending == "html" || ending == "htm" || ending == "xhtml" || ending == "md" || ending == "markdown";
}

bool is_standard_input(const Part& part) { return part.name == "-"; }

class Lines final : public Reader {
 public:
  explicit Lines(Part part) : part_(std::move(part)) { part_.given.ref.clear(); }  // `id` is a record's ref
  std::optional<Entry> next() override {
    while (auto line = part_.input->line(part_.context->limits.max_entry_bytes)) {
      ++line_;
      if (*line && trimmed(**line).empty()) continue;
      Entry entry = entry_of(part_, Format::jsonl, std::move(*line));
      entry.place = fmt::format("{}:{}", part_.place, line_);
      entry.line = line_;
      return entry;
    }
    return std::nullopt;
  }

 private:
  Part part_;
  std::size_t line_ = 0;
};

}  // namespace

// On standard input a bad first line must not make a text of the lines behind it.
bool is_json_lines(const Part& part, std::string_view head) {
  if (!part.media_type.empty()) return part.media_type == "application/x-ndjson";
  const std::string ending = ending_of(part.name);
  if (ending == "jsonl" || ending == "ndjson") return true;
  const std::string_view text = trimmed(head);
  if (is_standard_input(part)) {
    if (text.empty() || text.front() == '{') return true;
    return text.front() != '<' && text.find("\n{\"") != std::string_view::npos;
  }
  if (!may_be_text(part) || ingest::sniff(head, part.name) != Format::jsonl) return false;
  const std::size_t end = text.find('\n');
  return end != std::string_view::npos && trimmed(text.substr(0, end)).ends_with('}');
}

std::unique_ptr<Reader> open_json_lines(Part part) { return std::make_unique<Lines>(std::move(part)); }

bool is_json_record(const Part& part, std::string_view head) { return may_be_text(part) && ingest::sniff(head, part.name) == Format::jsonl; }

bool is_html(const Part& part, std::string_view head) {
  if (!part.media_type.empty()) return part.media_type == "text/html" || part.media_type == "application/xhtml+xml";
  return may_be_text(part) && ingest::sniff(head, part.name) == Format::html;
}

bool is_markdown(const Part& part, std::string_view head) {
  if (!part.media_type.empty()) return part.media_type == "text/markdown";
  return may_be_text(part) && ingest::sniff(head, part.name) == Format::markdown;
}

bool is_text(const Part& part, std::string_view) {
  if (!part.media_type.empty()) return part.media_type == "text/plain";
  return may_be_text(part);
}

std::unique_ptr<Reader> open_whole(Part part) {
  auto bytes = part.input->rest(part.context->limits.max_entry_bytes);
  Format format = Format::automatic;
  if (is_html(part, {})) format = Format::html;
  else if (part.media_type == "text/plain") format = Format::text;
  else if (part.media_type == "text/markdown") format = Format::markdown;
  else if (bytes) format = ingest::sniff(*bytes, part.name);
  return reader_of(entry_of(part, format, std::move(bytes)));
}

}  // namespace synoptic::source
