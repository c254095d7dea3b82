// Bytes that are pulled: a file, standard input, what a decompressor makes of another stream, a member of an archive. And
// the window through which readers look at them. Buffers are bounded; nothing here knows what the bytes mean.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.hpp"

namespace synoptic::source {

class Stream {
 public:
  virtual ~Stream() = default;
  // Puts up to `size` > 0 bytes at `into`; 0 = the end. Once it has failed, only `recover` is of use.
  [[nodiscard]] virtual Result<std::size_t> read(char* into, std::size_t size) = 0;
  // After an error: goes on behind the damage (at the next member of a gzip file). False: there is nothing behind it.
  [[nodiscard]] virtual bool recover() { return false; }
  // Of streams stored in members: where in the stored bytes the member begins that the last read came from.
  [[nodiscard]] virtual std::optional<std::uint64_t> member() const { return std::nullopt; }
  // Random access, for the one format that keeps its directory at the end (zip). 0 and false: not to be had.
  [[nodiscard]] virtual std::uint64_t size() const { return 0; }
  [[nodiscard]] virtual bool seek(std::uint64_t) { return false; }
};

[[nodiscard]] std::unique_ptr<Stream> stream_of(std::string bytes);

// A window on a stream. A stream that fails looks like one that ends; `take_error` then says why. A reader need not ask:
// whoever opened it makes an entry of an error that nobody took.
class Input {
 public:
  explicit Input(std::unique_ptr<Stream> stream) : stream_(std::move(stream)) {}

  // The next `n` bytes, not yet taken; fewer only at the end. The view holds until the next call. n <= 64 MiB.
  [[nodiscard]] std::string_view peek(std::size_t n);
  void skip(std::size_t n);                       // takes n bytes that `peek` has shown
  std::uint64_t discard(std::uint64_t n);         // takes up to n bytes unseen; how many there were
  // The next line without its LF or CR LF; nullopt at the end. One longer than `limit` is taken and is an error;
  // one that the stream fails in is dropped.
  [[nodiscard]] std::optional<Result<std::string>> line(std::size_t limit);
  // All bytes to the end: an error of the stream, or more than `limit`, is the result's.
  [[nodiscard]] Result<std::string> rest(std::uint64_t limit);
  // n bytes, fewer at the end; `within_member`: and fewer where another member begins behind the first of them.
  [[nodiscard]] std::string take(std::uint64_t n, bool within_member = false);
  void put_back(std::string_view bytes);          // those that were taken last

  [[nodiscard]] bool at_member();                 // the next byte is the first of a member
  [[nodiscard]] std::uint64_t offset() const { return offset_; }  // of the next byte, in what the stream gives
  // "18230", or of streams stored in members "18230" at the beginning of one and "18230+712" inside it: for error messages.
  [[nodiscard]] std::string where() const;
  [[nodiscard]] std::optional<Error> take_error();
  // The stream has failed, and in the member of the next byte: damage of that one, not of one further on.
  [[nodiscard]] bool failed_in_member() const {
    return error_ && !members_.empty() && members_.back().first <= offset_ && stream_->member() == members_.back().second;
  }
  [[nodiscard]] bool recover();  // Stream::recover; what was not yet taken is dropped
  // The stream itself, rewound or with what was peeked put back before it. The input is empty afterwards.
  [[nodiscard]] std::unique_ptr<Stream> release();

 private:
  bool fill(std::size_t n);  // until n bytes are there

  std::unique_ptr<Stream> stream_;
  std::string buffer_;
  std::size_t at_ = 0;  // of the next byte in buffer_
  std::uint64_t offset_ = 0;
  std::deque<std::pair<std::uint64_t, std::uint64_t>> members_;  // offset of its first byte, Stream::member()
  bool ended_ = false;
  std::optional<Error> error_;
};

}  // namespace synoptic::source
