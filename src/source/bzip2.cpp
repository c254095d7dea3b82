// libbz2.
#include <bzlib.h>

#include <algorithm>
#include <limits>
#include <new>

#include "source/codec.hpp"

namespace synoptic::source {
namespace {

class Bzip2 final : public Codec {
 public:
  Bzip2() { start(); }
  Bzip2(const Bzip2&) = delete;
  Bzip2& operator=(const Bzip2&) = delete;
  ~Bzip2() override { BZ2_bzDecompressEnd(&z_); }

  void start() override {
    BZ2_bzDecompressEnd(&z_);
    z_ = {};
    if (BZ2_bzDecompressInit(&z_, 0, 0) != BZ_OK) throw std::bad_alloc();
  }

  Step step(std::string_view in, char* out, std::size_t room) override {
    constexpr std::size_t most = std::numeric_limits<unsigned>::max();
    z_.next_in = const_cast<char*>(in.data());  // libbz2 does not write there
    z_.avail_in = static_cast<unsigned>(std::min(in.size(), most));
    z_.next_out = out;
    z_.avail_out = static_cast<unsigned>(std::min(room, most));
    const unsigned had = z_.avail_in, space = z_.avail_out;
    const int code = BZ2_bzDecompress(&z_);
    if (code == BZ_MEM_ERROR) throw std::bad_alloc();
    return {had - z_.avail_in, space - z_.avail_out, code == BZ_STREAM_END, code == BZ_OK || code == BZ_STREAM_END ? nullptr : "damaged data"};
  }

  std::string_view name() const override { return "bzip2"; }
  bool is_magic(std::string_view head) const override {
    return head.size() >= 10 && head.starts_with("BZh") && head[3] >= '1' && head[3] <= '9' && (head.substr(4, 6) == "1AY&SY" || head.substr(4, 6) == "\x17rE8P\x90");
  }

 private:
  bz_stream z_{};
};

}  // namespace

std::unique_ptr<Codec> bzip2_codec() { return std::make_unique<Bzip2>(); }

}  // namespace synoptic::source
