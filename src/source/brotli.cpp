// libbrotlidec: what browsers ask for first, and so what crawls hold. It has no magic and no members.
#include <brotli/decode.h>

#include <new>

#include "source/codec.hpp"

namespace synoptic::source {
namespace {

class Brotli final : public Codec {
 public:
  Brotli() { start(); }
  Brotli(const Brotli&) = delete;
  Brotli& operator=(const Brotli&) = delete;
  ~Brotli() override { BrotliDecoderDestroyInstance(state_); }

  void start() override {
    BrotliDecoderDestroyInstance(state_);
    state_ = BrotliDecoderCreateInstance(nullptr, nullptr, nullptr);
    if (!state_) throw std::bad_alloc();
  }

  Step step(std::string_view in, char* out, std::size_t room) override {
    std::size_t left = in.size(), space = room;
    const auto* next_in = reinterpret_cast<const std::uint8_t*>(in.data());
    auto* next_out = reinterpret_cast<std::uint8_t*>(out);
    const auto code = BrotliDecoderDecompressStream(state_, &left, &next_in, &space, &next_out, nullptr);
    Step s{in.size() - left, room - space, code == BROTLI_DECODER_RESULT_SUCCESS, nullptr};
    if (code == BROTLI_DECODER_RESULT_ERROR) s.wrong = BrotliDecoderErrorString(BrotliDecoderGetErrorCode(state_));
    return s;
  }

  std::string_view name() const override { return "brotli"; }
  bool is_magic(std::string_view) const override { return false; }

 private:
  BrotliDecoderState* state_ = nullptr;
};

}  // namespace

std::unique_ptr<Codec> brotli_codec() { return std::make_unique<Brotli>(); }

}  // namespace synoptic::source
