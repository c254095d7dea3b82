// Where reports come from: a file, a folder, standard input; and inside them compressed files, archives, web archives,
// feeds, agencies' XML, mail, tables and JSON lines, one inside the other ("week.zip" > "crawl.warc.gz" > a page). What
// comes out is always the same: one entry a report, its bytes as the container holds them, with what the container says
// about it. `ingest` makes the report.
//
// A source is read once, front to back, in a fixed order, and holds one entry at a time: memory does not grow with the
// size of a source. What cannot be read is an entry with an error that names file and byte; what is no report (a picture
// in an archive, a request record) is counted with its reason. So: entries + errors + left out = all that was there.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "ingest/ingest.hpp"

namespace synoptic::source {

// One report to be.
struct Entry {
  std::string place;              // for people: "week.zip/crawl.warc.gz@18230", "feed.xml#3", "-:12" (line of JSONL)
  std::size_t line = 0;           // 1-based where the source is lines; else 0
  ingest::Format format = ingest::Format::automatic;
  ingest::Given given;            // `ref` and whatever the container says; it wins over the text
  Result<std::string> bytes;      // of one report in `format`, or why they could not be had
  std::vector<RawSpan> raw;       // bytes -> source, where the container wrote them differently (references in a feed's
                                  // XML, quoted-printable mail); empty: they are the source's own bytes
};

struct Limits {
  std::uint64_t max_entry_bytes = 256u << 20;      // decompressed; larger entries are errors
  std::uint64_t max_ratio = 1000;                  // decompressed to compressed over a whole stream: more is a bomb
  std::uint64_t max_total_bytes = 1ull << 40;      // decompressed, of one named path
  std::uint32_t max_nesting = 4;                   // containers in containers
};

// Reads the entries of one container. A reader never throws on content.
class Reader {
 public:
  virtual ~Reader() = default;
  [[nodiscard]] virtual std::optional<Entry> next() = 0;
};

// How many things of a source were no reports, by reason ("request record", "image/jpeg").
using LeftOut = std::map<std::string, std::uint64_t>;

// What `--list-formats` prints: name, endings, what is read of it.
struct FormatRow {
  std::string_view name, endings, reads;
};
[[nodiscard]] const std::vector<FormatRow>& formats();

}  // namespace synoptic::source
