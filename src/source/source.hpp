// Where reports come from: a file, a folder, standard input; and inside them compressed files, archives, web archives,
// feeds, agencies' XML, mail, tables and JSON lines, one inside the other ("week.zip" > "crawl.warc.gz" > a page). What
// comes out is always the same: one entry a report, its bytes as the container holds them, with what the container says
// about it. `read_entry` (and so `ingest`) makes the report.
//
// A source is read once, front to back, in a fixed order, and holds one entry at a time: memory does not grow with the
// size of a source. What cannot be read is an entry with an error that names file and byte; what is no report (a picture
// in an archive, a request record) is counted with its reason. So: entries + errors + left out = all that was there.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "ingest/ingest.hpp"
#include "source/stream.hpp"

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
  std::uint64_t max_ratio = 1000;                  // decompressed to stored, of a stream and of a path: more is a bomb,
  std::uint64_t free_bytes = 64u << 20;            // but only beyond so many bytes: a megabyte of blanks packs 1030 : 1
  std::uint64_t max_total_bytes = 1ull << 40;      // decompressed, of one named path
  std::uint32_t max_nesting = 4;                   // containers in containers; a compression counts as one
};

// Reads the entries of one container. A reader never throws on content.
class Reader {
 public:
  virtual ~Reader() = default;
  [[nodiscard]] virtual std::optional<Entry> next() = 0;
};

// How many things of a source were no reports, by reason ("request record", "image/jpeg", ".jpg").
class LeftOut {
 public:
  void add(std::string_view reason, std::uint64_t count = 1);  // reasons beyond the 100th are "other"
  [[nodiscard]] const std::map<std::string, std::uint64_t, std::less<>>& reasons() const { return reasons_; }
  [[nodiscard]] std::uint64_t total() const { return total_; }

 private:
  std::map<std::string, std::uint64_t, std::less<>> reasons_;
  std::uint64_t total_ = 0;
};

// What all readers of one path share; it outlives them.
struct Context {
  Limits limits;
  LeftOut left_out;
  std::uint64_t stored_bytes = 0;        // read from the file
  std::uint64_t decompressed_bytes = 0;  // made of them, on all levels
};

// What a reader is opened on: a whole file, or a part of a container.
struct Part {
  std::shared_ptr<Input> input;
  std::string place;       // every Entry::place made from it begins with this
  std::string name;        // file name or path of an address, for its ending; never opened
  std::string media_type;  // "application/rss+xml": lower case, no parameters; empty: not said
  ingest::Given given;     // what is said of the whole from outside: ref, and from the web url, charset, fetched
  bool named = false;      // the user named it: read whatever it is
  std::uint32_t depth = 0; // of nesting
  Context* context = nullptr;
};

// A format: a row of `--list-formats`, how it is known, who reads it. All rows are in formats.cpp, asked from the top;
// the first that says yes reads the part.
struct FormatRow {
  std::string_view name;
  std::string_view endings;  // "html htm xhtml": lower case, without dots. What folders and archives are searched for.
  std::string_view reads;    // what is read of it, for people
  bool (*is)(const Part& part, std::string_view head);  // head: up to the first 64 KiB
  std::unique_ptr<Reader> (*open)(Part part);
};
[[nodiscard]] const std::vector<FormatRow>& formats();

// "Page.HTML" -> "html"; "" if there is none.
[[nodiscard]] std::string ending_of(std::string_view name);
// Whether a file in a folder or archive is read: its ending, and that below a compression's, is one of `formats()`.
[[nodiscard]] bool is_read(std::string_view name);

// The reader of a part, through compressions, whatever it holds. What no format claims, and a file of a foreign ending
// that nobody named, is left out and counted.
[[nodiscard]] std::unique_ptr<Reader> open_part(Part part);

// The reader of a file; "-" is standard input. What cannot be opened is its one entry, with the error.
// Not `named`: found in a folder.
[[nodiscard]] std::unique_ptr<Reader> open(const std::string& path, Context& context, bool named = true);

// For readers of formats: an entry of `part` with its place, given and bytes as they are in `part`.
[[nodiscard]] Entry entry_of(const Part& part, ingest::Format format, Result<std::string> bytes);
// A reader of one entry, made at once; and of none.
[[nodiscard]] std::unique_ptr<Reader> reader_of(Entry entry);
[[nodiscard]] std::unique_ptr<Reader> reader_of_none();

[[nodiscard]] Result<Report> read_entry(Entry entry, const World& world, const ingest::Options& options = {});

}  // namespace synoptic::source
