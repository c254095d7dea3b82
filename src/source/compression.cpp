// One loop for all codecs. A file is a row of members (gzip of several pieces, the records of a WARC, frames of zstd), and
// a read never crosses from one to the next, so that readers know where each began.
//
// Behind damage a stream goes on at the next thing that looks like the head of a member. Damaged data may have been taken
// for good some way into the next member before anything was noticed, so the search begins one byte behind the head of
// the damaged one, as far as the last `kept` stored bytes reach. What is decompressed again that way is bounded by
// `max_again`, and by the ratio like all else: time stays linear.
#include "source/compression.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.hpp"
#include "source/codec.hpp"

namespace synoptic::source {
namespace {

constexpr std::size_t piece = 64u << 10;
constexpr std::size_t kept = 256u << 10;
constexpr std::uint64_t max_again = 64u << 20;
constexpr std::size_t magic_bytes = 10;

class Members final : public Stream {
 public:
  Members(std::unique_ptr<Stream> stored, std::unique_ptr<Codec> codec, Context& context)
      : stored_(std::move(stored)), codec_(std::move(codec)), context_(context) {}

  Result<std::size_t> read(char* into, std::size_t size) override {
    for (;;) {
      if (!inside_) {
        if (auto more = begin_member(); !more) return tl::unexpected(more.error());
        else if (!*more) return std::size_t{0};
      }
      if (at_ == buffer_.size()) {
        if (auto got = refill(); !got) return tl::unexpected(got.error());
      }
      const Step step = codec_->step(std::string_view(buffer_).substr(at_), into, size);
      at_ += step.consumed;
      if (auto ok = count(step.produced); !ok) return tl::unexpected(ok.error());
      if (step.wrong) return fail(ErrorCode::corrupt, fmt::format("{}: {} in the member at byte {}, found at byte {}", codec_->name(), step.wrong, member_, offset()));
      if (step.done) inside_ = false;
      if (step.produced) return step.produced;
      if (!step.done && at_ == buffer_.size() && ended_)
        return fail(ErrorCode::corrupt, fmt::format("{}: cut off at byte {}, inside the member at byte {}", codec_->name(), offset(), member_));
      if (!step.done && step.consumed == 0 && at_ < buffer_.size())
        return fail(ErrorCode::corrupt, fmt::format("{}: damaged data in the member at byte {}, found at byte {}", codec_->name(), member_, offset()));
    }
  }

  bool recover() override {
    if (bomb_) return false;
    if (inside_ || member_ >= base_) {  // go back to behind the damaged head, as far as allowed
      const std::uint64_t back = std::max(member_ + 1, base_);
      if (back < offset() && again_ + (offset() - back) <= max_again + base_) {
        again_ += offset() - back;
        at_ = static_cast<std::size_t>(back - base_);
      }
    }
    inside_ = false;
    for (;;) {
      while (buffer_.size() - at_ < magic_bytes && !ended_) {
        const std::size_t before = buffer_.size() - at_;
        if (!refill() || (buffer_.size() - at_ == before && !ended_)) break;
      }
      if (at_ >= buffer_.size()) return false;
      // A member's head begins with the same byte always; bytes between are skipped a stretch at a time.
      const std::size_t found = next_head();
      if (found != std::string::npos) {
        at_ = found;
        return true;
      }
      if (ended_) {
        at_ = buffer_.size();
        return false;
      }
      at_ = buffer_.size() - std::min(buffer_.size() - at_, magic_bytes - 1);
    }
  }

  std::optional<std::uint64_t> member() const override { return member_; }

 private:
  [[nodiscard]] std::uint64_t offset() const { return base_ + at_; }

  std::size_t next_head() const {
    for (std::size_t i = at_; i < buffer_.size(); ++i)
      if (codec_->is_magic(std::string_view(buffer_).substr(i, magic_bytes))) return i;
    return std::string::npos;
  }

  Result<void> refill() {
    if (at_ > kept + piece) {
      base_ += at_ - kept;
      buffer_.erase(0, at_ - kept);
      at_ = kept;
    }
    if (ended_) return {};
    const std::size_t old = buffer_.size();
    buffer_.resize(old + piece);
    const auto got = stored_->read(buffer_.data() + old, piece);
    buffer_.resize(old + (got ? *got : 0));
    if (!got || *got == 0) ended_ = true;
    if (!got) return tl::unexpected(got.error());
    return {};
  }

  // False: the file has ended. Zeros between and behind members are padding (tapes, xz).
  Result<bool> begin_member() {
    for (;;) {
      while (at_ < buffer_.size() && buffer_[at_] == '\0' && started_) ++at_;
      if (buffer_.size() - at_ >= magic_bytes || ended_) break;
      if (auto got = refill(); !got) return tl::unexpected(got.error());
    }
    if (at_ == buffer_.size() && started_) return false;
    const std::string_view head = std::string_view(buffer_).substr(at_, magic_bytes);
    const bool headless = codec_->name() == "deflate" || codec_->name() == "brotli";
    member_ = offset();
    if (headless ? started_ : !codec_->is_magic(head)) {
      if (headless) return false;  // what stands behind the end of an HTTP body is nobody's
      return fail(ErrorCode::corrupt, fmt::format("{}: no member begins at byte {}", codec_->name(), member_));
    }
    started_ = inside_ = true;
    codec_->start();
    return true;
  }

  Result<void> count(std::size_t produced) {
    made_ += produced;
    context_.decompressed_bytes += produced;
    const Limits& limits = context_.limits;
    const auto too_much = [&](std::uint64_t out, std::uint64_t in) { return out > limits.free_bytes && out / limits.max_ratio > in; };
    if (too_much(made_, offset())) {
      bomb_ = true;
      return fail(ErrorCode::too_large, fmt::format("{}: {} bytes out of {}; more than {} times as many are not read", codec_->name(), made_, offset(), limits.max_ratio));
    }
    if (context_.decompressed_bytes > limits.max_total_bytes) {
      bomb_ = true;
      return fail(ErrorCode::too_large, fmt::format("{}: {} bytes decompressed in all, the limit", codec_->name(), limits.max_total_bytes));
    }
    if (context_.stored_bytes > 0 && too_much(context_.decompressed_bytes, context_.stored_bytes)) {
      bomb_ = true;
      return fail(ErrorCode::too_large, fmt::format("{}: {} bytes out of a file of {} so far; more than {} times as many are not read", codec_->name(),
                                                    context_.decompressed_bytes, context_.stored_bytes, limits.max_ratio));
    }
    return {};
  }

  std::unique_ptr<Stream> stored_;
  std::unique_ptr<Codec> codec_;
  Context& context_;
  std::string buffer_;       // stored bytes from base_ on
  std::size_t at_ = 0;       // of the next one in it
  std::uint64_t base_ = 0, member_ = 0, made_ = 0, again_ = 0;
  bool inside_ = false, started_ = false, ended_ = false, bomb_ = false;
};

std::unique_ptr<Codec> codec_of(Compression how) {
  switch (how) {
    case Compression::gzip: return gzip_codec();
    case Compression::zstd: return zstd_codec();
    case Compression::bzip2: return bzip2_codec();
    case Compression::xz: return xz_codec();
  }
  return gzip_codec();
}

Result<std::string> decode_with(const std::string& body, std::unique_ptr<Codec> codec, std::uint64_t limit, Context& context) {
  Members members(stream_of(body), std::move(codec), context);
  std::string out;
  for (;;) {
    const std::size_t old = out.size();
    out.resize(old + piece);
    const auto got = members.read(out.data() + old, piece);
    out.resize(old + (got ? *got : 0));
    if (!got) return tl::unexpected(got.error());
    if (*got == 0) return out;
    if (out.size() > limit) return fail(ErrorCode::too_large, fmt::format("more than {} bytes, the limit for one report", limit));
  }
}

}  // namespace

std::optional<Compression> compression_of(std::string_view head) {
  if (head.starts_with("\x1f\x8b\x08")) return Compression::gzip;
  if (head.starts_with("\x28\xB5\x2F\xFD")) return Compression::zstd;
  if (head.starts_with("BZh") && bzip2_codec()->is_magic(head.substr(0, magic_bytes))) return Compression::bzip2;
  if (head.starts_with(std::string_view("\xFD" "7zXZ\0", 6))) return Compression::xz;
  return std::nullopt;
}

std::unique_ptr<Stream> decompress(std::unique_ptr<Stream> stored, Compression how, Context& context) {
  return std::make_unique<Members>(std::move(stored), codec_of(how), context);
}

Result<std::string> decode_content(std::string body, std::string_view coding, std::uint64_t limit, Context& context) {
  const std::string name = utf8::lower(coding);
  if (name.empty() || name == "identity" || body.empty()) return body;
  if (name == "gzip" || name == "x-gzip") {
    if (compression_of(body) != Compression::gzip) return body;
    return decode_with(body, gzip_codec(), limit, context);
  }
  if (name == "zstd") {
    if (compression_of(body) != Compression::zstd) return body;
    return decode_with(body, zstd_codec(), limit, context);
  }
  if (name == "deflate") {
    auto out = decode_with(body, zlib_codec(false), limit, context);
    if (!out && out.error().code == ErrorCode::corrupt) out = decode_with(body, zlib_codec(true), limit, context);
    if (!out && out.error().code == ErrorCode::corrupt) return body;
    return out;
  }
  if (name == "br") {
    auto out = decode_with(body, brotli_codec(), limit, context);
    if (!out && out.error().code == ErrorCode::corrupt && body.find_first_of("<{") < 64) return body;
    return out;
  }
  return fail(ErrorCode::unsupported, fmt::format("the content coding '{}' is not one this program reads", name.substr(0, 20)));
}

}  // namespace synoptic::source
