// zlib, for gzip members and for HTTP's deflate.
#define ZLIB_CONST
#include <zlib.h>

#include <algorithm>
#include <limits>
#include <new>

#include "source/codec.hpp"

namespace synoptic::source {
namespace {

class Zlib final : public Codec {
 public:
  // window: 31 = gzip, 15 = zlib, -15 = bare
  explicit Zlib(int window) : window_(window) {
    if (inflateInit2(&z_, window) != Z_OK) throw std::bad_alloc();
  }
  Zlib(const Zlib&) = delete;
  Zlib& operator=(const Zlib&) = delete;
  ~Zlib() override { inflateEnd(&z_); }

  void start() override { inflateReset2(&z_, window_); }

  Step step(std::string_view in, char* out, std::size_t room) override {
    constexpr std::size_t most = std::numeric_limits<uInt>::max();
    z_.next_in = reinterpret_cast<const Bytef*>(in.data());
    z_.avail_in = static_cast<uInt>(std::min(in.size(), most));
    z_.next_out = reinterpret_cast<Bytef*>(out);
    z_.avail_out = static_cast<uInt>(std::min(room, most));
    const uInt had = z_.avail_in, space = z_.avail_out;
    const int code = inflate(&z_, Z_NO_FLUSH);
    Step s{had - z_.avail_in, space - z_.avail_out, code == Z_STREAM_END, nullptr};
    if (code == Z_MEM_ERROR) throw std::bad_alloc();
    if (code != Z_OK && code != Z_STREAM_END && code != Z_BUF_ERROR) s.wrong = z_.msg ? z_.msg : "damaged data";
    return s;
  }

  std::string_view name() const override { return window_ == 31 ? "gzip" : "deflate"; }
  // The flags' upper three bits are reserved, so zero: a check more, for it is also asked in the middle of data.
  bool is_magic(std::string_view head) const override { return head.size() >= 4 && head.starts_with("\x1f\x8b\x08") && (head[3] & 0xE0) == 0; }

 private:
  int window_;
  z_stream z_{};
};

}  // namespace

std::unique_ptr<Codec> gzip_codec() { return std::make_unique<Zlib>(31); }
std::unique_ptr<Codec> zlib_codec(bool bare) { return std::make_unique<Zlib>(bare ? -15 : 15); }

}  // namespace synoptic::source
