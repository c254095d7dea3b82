// Bytes in, reports out. Text comes out as valid UTF-8 with LF line ends, no BOM, no NUL; `raw_spans` leads back to
// the source bytes. Nothing is interpreted beyond what the source says: undated stays undated here.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "doc/report.hpp"
#include "world/world.hpp"

namespace synoptic::ingest {

enum class Format { automatic, text, markdown, html, jsonl };

// What came along with the bytes; empty = not known. Wins over what the text says, except that a date on the page
// beats a guess from the name.
struct Given {
  std::string ref;  // id or path, returned as Report::ref
  std::string title, url, outlet, published, language;
  std::string fetched;   // when the bytes were taken from `url`, RFC 3339; says nothing about publication
  std::string charset;   // as the transport said; the bytes may speak against it
  bool complete = true;  // false: the container says that the report is cut short
  std::string modified, section;
  std::string said_language;  // of a whole channel: believed unless the text speaks against it
  std::string outlet_site;                    // the outlet's own address, where `outlet` may be a channel of it ("Veltra Post - World")
  std::vector<std::string> authors, credits;  // as the container writes them: "Jane Doe and John Roe, AFP" is split here
  std::vector<Warning> notes;                 // what the container says against the report: canceled, withheld, under embargo
};

struct Options {
  std::uint64_t max_report_bytes = 64u << 20;  // of source; a larger one is an error
  std::uint32_t max_depth = 512;               // of HTML nesting; deeper elements are read as if flat
};

[[nodiscard]] Format sniff(std::string_view bytes, const std::filesystem::path& name);  // by extension, then content

// One report from the bytes of one text, Markdown or HTML source. Empty or unreadable bytes are an error.
[[nodiscard]] Result<Report> read_bytes(std::string_view bytes, Format format, const Given& given, const World& world,
                                        const Options& = {});
// A text given as it is (JSONL "text"): kept byte for byte; sections and metadata are found in it.
[[nodiscard]] Result<Report> read_text(std::string text, const Given& given, const World& world, const Options& = {});

// One JSON object: of the input contract, of a news crawler or agency (fields.hpp), or a report record of ours (recognised
// by "schema": read back whole). What it says wins over `given`, which is what its container says.
[[nodiscard]] Result<Report> read_record(std::string_view line, const World& world, const Options& = {}, const Given& given = {});

}  // namespace synoptic::ingest
