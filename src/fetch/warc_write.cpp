#include "fetch/warc_write.hpp"

#include <fmt/format.h>
#define ZLIB_CONST
#include <zlib.h>

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <new>

#include "base/hash.hpp"

namespace synoptic::fetch {
namespace {

std::string gzipped(std::string_view head, std::string_view block, std::string_view tail) {
  z_stream z{};
  if (deflateInit2(&z, Z_DEFAULT_COMPRESSION, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY) != Z_OK) throw std::bad_alloc();
  std::string out;
  char buffer[1 << 16];
  for (const std::string_view part : {head, block, tail}) {
    z.next_in = reinterpret_cast<const Bytef*>(part.data());
    z.avail_in = static_cast<uInt>(part.size());  // a response is far below 4 GiB
    const int flush = part.data() == tail.data() ? Z_FINISH : Z_NO_FLUSH;
    do {
      z.next_out = reinterpret_cast<Bytef*>(buffer);
      z.avail_out = sizeof buffer;
      deflate(&z, flush);
      out.append(buffer, sizeof buffer - z.avail_out);
    } while (z.avail_out == 0);
  }
  deflateEnd(&z);
  return out;
}

}  // namespace

Result<WarcWriter> WarcWriter::open(const std::string& path, std::string_view software, std::string_view date) {
  std::FILE* file = path == "-" ? fdopen(dup(1), "wb") : std::fopen(path.c_str(), "ab");
  if (!file) return fail(ErrorCode::io, fmt::format("{}: {}", path, std::strerror(errno)));
  WarcWriter writer(path, file);
  const std::string info = fmt::format("software: {}\r\nformat: WARC File Format 1.1\r\n", software);
  if (auto ok = writer.write({"warcinfo", {}, date, "application/warc-fields", info, {}, {}}); !ok) return tl::unexpected(ok.error());
  return writer;
}

Result<std::string> WarcWriter::write(const WarcRecord& r) {
  const std::uint64_t a = hash64(r.block, written_), b = hash64(fmt::format("{} {} {} {}", r.uri, r.date, r.type, written_));
  const std::string hex = hex16(a) + hex16(b);
  // A UUID of version 8: made in a way of our own.
  const std::string id = fmt::format("<urn:uuid:{}-{}-8{}-a{}-{}>", hex.substr(0, 8), hex.substr(8, 4), hex.substr(13, 3), hex.substr(17, 3), hex.substr(20));
  std::string head = fmt::format("WARC/1.1\r\nWARC-Type: {}\r\nWARC-Record-ID: {}\r\nWARC-Date: {}\r\n", r.type, id, r.date);
  if (!r.uri.empty()) head += fmt::format("WARC-Target-URI: {}\r\n", r.uri);
  if (!r.concurrent.empty()) head += fmt::format("WARC-Concurrent-To: {}\r\n", r.concurrent);
  if (!r.truncated.empty()) head += fmt::format("WARC-Truncated: {}\r\n", r.truncated);
  head += fmt::format("Content-Type: {}\r\nContent-Length: {}\r\n\r\n", r.content_type, r.block.size());
  const std::string bytes = gzipped(head, r.block, "\r\n\r\n");
  ++written_;
  if (std::fwrite(bytes.data(), 1, bytes.size(), file_.get()) != bytes.size() || std::fflush(file_.get()) != 0)
    return fail(ErrorCode::io, fmt::format("{}: {}", path_, std::strerror(errno)));
  return id;
}

Result<void> WarcWriter::close() {
  if (std::fclose(file_.release()) != 0) return fail(ErrorCode::io, fmt::format("{}: {}", path_, std::strerror(errno)));
  return {};
}

}  // namespace synoptic::fetch
