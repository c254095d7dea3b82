// Sources in memory for tests: makers of compressed files, archives and web archives, and all entries of one as lines.
#pragma once

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>
#include <zlib.h>
#include <zstd.h>

#include <string>
#include <string_view>
#include <vector>

#include "source/source.hpp"

namespace synoptic::source::trial {

inline std::string gzip(std::string_view bytes, int window = 31) {
  z_stream z{};
  if (deflateInit2(&z, 9, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY) != Z_OK) return {};
  std::string out(deflateBound(&z, bytes.size()) + 64, '\0');
  z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  z.avail_in = static_cast<uInt>(bytes.size());
  z.next_out = reinterpret_cast<Bytef*>(out.data());
  z.avail_out = static_cast<uInt>(out.size());
  deflate(&z, Z_FINISH);
  out.resize(z.total_out);
  deflateEnd(&z);
  return out;
}

inline std::string zstd(std::string_view bytes) {
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  out.resize(ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), 3));
  return out;
}

using Files = std::vector<std::pair<std::string, std::string>>;

inline std::string archive_of(const Files& files, bool zip) {
  std::size_t room = 1 << 20;
  for (const auto& f : files) room += f.second.size() + 4096;
  std::string out(room, '\0');
  std::size_t used = 0;
  archive* a = archive_write_new();
  if (zip) archive_write_set_format_zip(a);
  else archive_write_set_format_pax_restricted(a);
  archive_write_set_bytes_in_last_block(a, 1);
  archive_write_open_memory(a, out.data(), out.size(), &used);
  for (const auto& [name, bytes] : files) {
    archive_entry* e = archive_entry_new();
    archive_entry_set_pathname(e, name.c_str());
    archive_entry_set_size(e, static_cast<la_int64_t>(bytes.size()));
    archive_entry_set_filetype(e, AE_IFREG);
    archive_entry_set_perm(e, 0644);
    archive_write_header(a, e);
    archive_write_data(a, bytes.data(), bytes.size());
    archive_entry_free(e);
  }
  archive_write_close(a);
  archive_write_free(a);
  out.resize(used);
  return out;
}
inline std::string zip(const Files& files) { return archive_of(files, true); }
inline std::string tar(const Files& files) { return archive_of(files, false); }

inline std::string record(std::string_view type, std::string_view uri, std::string_view block, std::string_view content_type = "application/http;msgtype=response",
                          std::string_view length = {}) {
  return fmt::format("WARC/1.0\r\nWARC-Type: {}\r\nWARC-Target-URI: {}\r\nWARC-Date: 2031-05-02T08:00:00Z\r\nContent-Type: {}\r\nContent-Length: {}\r\n\r\n{}\r\n\r\n", type, uri,
                     content_type, length.empty() ? std::to_string(block.size()) : std::string(length), block);
}
inline std::string page(std::string_view text) { return fmt::format("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>{}</p>", text); }

struct Found {
  std::vector<std::string> lines;  // "place 'bytes'" or "place ! code: message"
  std::vector<Entry> entries;
  std::map<std::string, std::uint64_t, std::less<>> left_out;
  std::uint64_t total = 0;  // entries, errors and left out
};

inline Found read(std::string bytes, std::string name = "in", const Limits& limits = {}, bool named = true) {
  Context context;
  context.limits = limits;
  context.stored_bytes = bytes.size();
  Part part;
  part.input = std::make_shared<Input>(stream_of(std::move(bytes)));
  part.place = part.name = part.given.ref = std::move(name);
  part.named = named;
  part.context = &context;
  Found found;
  const auto reader = open_part(std::move(part));
  while (auto entry = reader->next()) {
    found.lines.push_back(entry->bytes ? fmt::format("{} '{}'", entry->place, entry->bytes->substr(0, 60)) : fmt::format("{} ! {}: {}", entry->place, name_of(entry->bytes.error().code), entry->bytes.error().message));
    found.entries.push_back(std::move(*entry));
  }
  found.left_out = context.left_out.reasons();
  found.total = found.lines.size() + context.left_out.total();
  return found;
}

}  // namespace synoptic::source::trial
