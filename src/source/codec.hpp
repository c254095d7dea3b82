// One compression library each behind this: bytes of one member in, what they stand for out.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "base/result.hpp"

namespace synoptic::source {

struct Step {
  std::size_t consumed = 0, produced = 0;
  bool done = false;            // the member has ended
  const char* wrong = nullptr;  // what is wrong with its bytes; a static string
};

class Codec {
 public:
  virtual ~Codec() = default;
  virtual void start() = 0;  // a new member
  // Either makes progress, or needs more input: then it has consumed all of it.
  [[nodiscard]] virtual Step step(std::string_view in, char* out, std::size_t room) = 0;
  [[nodiscard]] virtual std::string_view name() const = 0;
  [[nodiscard]] virtual bool is_magic(std::string_view head) const = 0;  // a member begins with head (10 bytes, fewer at the end)
};

[[nodiscard]] std::unique_ptr<Codec> gzip_codec();
[[nodiscard]] std::unique_ptr<Codec> zlib_codec(bool bare);  // HTTP's "deflate", with zlib's header or without
[[nodiscard]] std::unique_ptr<Codec> zstd_codec();
[[nodiscard]] std::unique_ptr<Codec> bzip2_codec();
[[nodiscard]] std::unique_ptr<Codec> xz_codec();
[[nodiscard]] std::unique_ptr<Codec> brotli_codec();

}  // namespace synoptic::source
