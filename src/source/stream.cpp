// The window is one string: bytes taken are cut off its front only when they are at least as many as those that stay, so
// a byte is moved at most once on average, however small the steps.
#include "source/stream.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <cstring>

namespace synoptic::source {
namespace {

constexpr std::size_t piece = 64u << 10;

class Bytes final : public Stream {
 public:
  explicit Bytes(std::string bytes) : bytes_(std::move(bytes)) {}
  Result<std::size_t> read(char* into, std::size_t size) override {
    const std::size_t n = std::min(size, bytes_.size() - at_);
    std::memcpy(into, bytes_.data() + at_, n);
    at_ += n;
    return n;
  }
  std::uint64_t size() const override { return bytes_.size(); }
  bool seek(std::uint64_t at) override {
    if (at > bytes_.size()) return false;
    at_ = at;
    return true;
  }

 private:
  std::string bytes_;
  std::size_t at_ = 0;
};

// What was peeked of a stream that cannot go back, then the stream.
class PutBack final : public Stream {
 public:
  PutBack(std::string first, std::unique_ptr<Stream> rest, std::optional<Error> error)
      : first_(std::move(first)), rest_(std::move(rest)), error_(std::move(error)) {}
  Result<std::size_t> read(char* into, std::size_t size) override {
    if (at_ < first_.size()) {
      const std::size_t n = std::min(size, first_.size() - at_);
      std::memcpy(into, first_.data() + at_, n);
      at_ += n;
      return n;
    }
    if (error_) return tl::unexpected(*error_);
    return rest_->read(into, size);
  }

 private:
  std::string first_;
  std::unique_ptr<Stream> rest_;
  std::optional<Error> error_;
  std::size_t at_ = 0;
};

}  // namespace

std::unique_ptr<Stream> stream_of(std::string bytes) { return std::make_unique<Bytes>(std::move(bytes)); }

bool Input::fill(std::size_t n) {
  while (buffer_.size() - at_ < n) {
    if (ended_) return false;
    if (const std::size_t left = buffer_.size() - at_; at_ >= left && at_ > 0) {
      buffer_.erase(0, at_);
      at_ = 0;
    }
    const std::size_t old = buffer_.size();
    buffer_.resize(old + piece);
    const auto got = stream_->read(buffer_.data() + old, piece);
    buffer_.resize(old + (got ? *got : 0));
    if (!got) error_ = got.error();
    if (!got || *got == 0) {
      ended_ = true;
    } else if (const auto member = stream_->member()) {
      if (members_.empty() || members_.back().second != *member) members_.emplace_back(offset_ + (old - at_), *member);
    }
  }
  return true;
}

std::string_view Input::peek(std::size_t n) {
  assert(n <= (64u << 20));
  fill(n);
  return std::string_view(buffer_).substr(at_, n);
}

void Input::skip(std::size_t n) {
  assert(n <= buffer_.size() - at_);
  at_ += n;
  offset_ += n;
  while (members_.size() > 1 && members_[1].first <= offset_) members_.pop_front();
}

std::uint64_t Input::discard(std::uint64_t n) {
  std::uint64_t done = 0;
  while (done < n) {
    const std::size_t here = peek(static_cast<std::size_t>(std::min<std::uint64_t>(n - done, piece))).size();
    if (here == 0) break;
    skip(here);
    done += here;
  }
  return done;
}

std::optional<Result<std::string>> Input::line(std::size_t limit) {
  std::string out;
  std::uint64_t size = 0;
  bool any = false, whole = false;
  for (;;) {
    if (at_ == buffer_.size() && !fill(1)) break;
    any = true;
    const std::string_view here = std::string_view(buffer_).substr(at_);
    const std::size_t end = here.find('\n');
    const std::string_view part = here.substr(0, end);
    size += part.size();
    if (size <= limit + 1) out.append(part);
    whole = end != std::string_view::npos;
    skip(part.size() + whole);
    if (whole) break;
  }
  if (!any || (!whole && error_)) return std::nullopt;
  if (size > limit) return fail(ErrorCode::too_large, fmt::format("a line of {} bytes; the limit is {}", size, limit));
  if (out.ends_with('\r')) out.pop_back();
  return out;
}

Result<std::string> Input::rest(std::uint64_t limit) {
  std::string out;
  for (;;) {
    if (at_ == buffer_.size() && !fill(1)) break;
    const std::string_view here = std::string_view(buffer_).substr(at_);
    if (out.size() + here.size() > limit) {
      ended_ = true;
      error_.reset();
      return fail(ErrorCode::too_large, fmt::format("more than {} bytes, the limit for one report", limit));
    }
    out.append(here);
    skip(here.size());
  }
  if (auto error = take_error()) return tl::unexpected(std::move(*error));
  return out;
}

std::string Input::take(std::uint64_t n, bool within_member) {
  std::string out;
  while (out.size() < n) {
    std::string_view here = peek(static_cast<std::size_t>(std::min<std::uint64_t>(n - out.size(), piece)));
    if (here.empty()) break;
    if (within_member) {
      if (at_member() && !out.empty()) break;
      for (const auto& member : members_)
        if (member.first > offset_) {
          here = here.substr(0, static_cast<std::size_t>(member.first - offset_));
          break;
        }
    }
    out.append(here);
    skip(here.size());
  }
  return out;
}

bool Input::at_member() {
  (void)fill(1);
  while (members_.size() > 1 && members_[1].first <= offset_) members_.pop_front();
  return !members_.empty() && members_.front().first == offset_;
}

std::string Input::where() const {
  // A member that failed before it gave a byte.
  if (const auto failed = stream_->member(); error_ && failed && at_ == buffer_.size() && (members_.empty() || members_.back().second != *failed)) return std::to_string(*failed);
  if (members_.empty() || members_.front().first > offset_) return std::to_string(offset_);
  const auto& [begin, member] = members_.front();
  return offset_ == begin ? std::to_string(member) : fmt::format("{}+{}", member, offset_ - begin);
}

std::optional<Error> Input::take_error() { return std::exchange(error_, std::nullopt); }

bool Input::recover() {
  if (!stream_->recover()) return false;
  offset_ += buffer_.size() - at_;
  buffer_.clear();
  at_ = 0;
  members_.clear();
  error_.reset();
  ended_ = false;
  return true;
}

void Input::put_back(std::string_view bytes) {
  buffer_.replace(0, at_, bytes);
  at_ = 0;
  offset_ -= bytes.size();
}

std::unique_ptr<Stream> Input::release() {
  auto stream = std::move(stream_);
  stream_ = stream_of({});
  ended_ = true;
  if (offset_ == 0 && stream->seek(0)) return stream;
  return std::make_unique<PutBack>(buffer_.substr(at_), std::move(stream), std::exchange(error_, std::nullopt));
}

}  // namespace synoptic::source
