// liblzma, for .xz. Its memory is bounded, for a header may ask for gigabytes.
#include <lzma.h>

#include <new>

#include "source/codec.hpp"

namespace synoptic::source {
namespace {

constexpr std::uint64_t max_memory = 160u << 20;  // `xz -9` makes files that need 65 MiB

class Xz final : public Codec {
 public:
  Xz() { start(); }
  Xz(const Xz&) = delete;
  Xz& operator=(const Xz&) = delete;
  ~Xz() override { lzma_end(&z_); }

  void start() override {
    if (lzma_stream_decoder(&z_, max_memory, 0) != LZMA_OK) throw std::bad_alloc();
  }

  Step step(std::string_view in, char* out, std::size_t room) override {
    z_.next_in = reinterpret_cast<const std::uint8_t*>(in.data());
    z_.avail_in = in.size();
    z_.next_out = reinterpret_cast<std::uint8_t*>(out);
    z_.avail_out = room;
    const lzma_ret code = lzma_code(&z_, LZMA_RUN);
    if (code == LZMA_MEM_ERROR) throw std::bad_alloc();
    Step s{in.size() - z_.avail_in, room - z_.avail_out, code == LZMA_STREAM_END, nullptr};
    if (code == LZMA_MEMLIMIT_ERROR) s.wrong = "it asks for too much memory";
    else if (code != LZMA_OK && code != LZMA_STREAM_END && code != LZMA_BUF_ERROR) s.wrong = "damaged data";
    return s;
  }

  std::string_view name() const override { return "xz"; }
  bool is_magic(std::string_view head) const override { return head.starts_with(std::string_view("\xFD" "7zXZ\0", 6)); }

 private:
  lzma_stream z_ = LZMA_STREAM_INIT;
};

}  // namespace

std::unique_ptr<Codec> xz_codec() { return std::make_unique<Xz>(); }

}  // namespace synoptic::source
