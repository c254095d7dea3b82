// libzstd. The window is bounded, for a frame may ask for gigabytes of it.
#include <zstd.h>

#include <new>

#include "source/codec.hpp"

namespace synoptic::source {
namespace {

constexpr int max_window_log = 27;  // 128 MiB: what `zstd -d` accepts unasked

class Zstd final : public Codec {
 public:
  Zstd() : z_(ZSTD_createDCtx()) {
    if (!z_) throw std::bad_alloc();
    ZSTD_DCtx_setParameter(z_, ZSTD_d_windowLogMax, max_window_log);
  }
  Zstd(const Zstd&) = delete;
  Zstd& operator=(const Zstd&) = delete;
  ~Zstd() override { ZSTD_freeDCtx(z_); }

  void start() override { ZSTD_DCtx_reset(z_, ZSTD_reset_session_only); }

  Step step(std::string_view in, char* out, std::size_t room) override {
    ZSTD_inBuffer i{in.data(), in.size(), 0};
    ZSTD_outBuffer o{out, room, 0};
    const std::size_t code = ZSTD_decompressStream(z_, &o, &i);
    Step s{i.pos, o.pos, code == 0, nullptr};
    if (ZSTD_isError(code)) s.wrong = ZSTD_getErrorName(code);
    return s;
  }

  std::string_view name() const override { return "zstd"; }
  bool is_magic(std::string_view head) const override {
    if (head.size() < 4) return false;
    const bool skippable = head.substr(1, 3) == "\x2A\x4D\x18" && (head[0] & 0xF0) == 0x50;
    return skippable || head.starts_with("\x28\xB5\x2F\xFD");
  }

 private:
  ZSTD_DCtx* z_;
};

}  // namespace

std::unique_ptr<Codec> zstd_codec() { return std::make_unique<Zstd>(); }

}  // namespace synoptic::source
