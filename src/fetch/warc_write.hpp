// WARC 1.1, written a record at a time, each a gzip member of its own: a file can be added to, and read from any record.
#pragma once

#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace synoptic::fetch {

struct WarcRecord {
  std::string_view type;          // "response"
  std::string_view uri;           // empty: none
  std::string_view date;          // RFC 3339, Z
  std::string_view content_type;  // of the block
  std::string_view block;
  std::string_view truncated;     // "length", "time"; empty: whole
  std::string_view concurrent;    // id of the record it belongs to
};

class WarcWriter {
 public:
  // Adds to a file that exists. `software` goes into the warcinfo record, which is the first thing written.
  [[nodiscard]] static Result<WarcWriter> open(const std::string& path, std::string_view software, std::string_view date);
  // The record's id, "<urn:uuid:...>": a hash of what it holds and of its place.
  [[nodiscard]] Result<std::string> write(const WarcRecord& record);
  [[nodiscard]] Result<void> close();

 private:
  struct Closer {
    void operator()(std::FILE* f) const { std::fclose(f); }
  };
  WarcWriter(std::string path, std::FILE* file) : path_(std::move(path)), file_(file) {}
  std::string path_;
  std::unique_ptr<std::FILE, Closer> file_;
  std::uint64_t written_ = 0;
};

}  // namespace synoptic::fetch
