// Compressed streams, known by their first bytes: gzip and zstd with their members, bzip2 and xz. What they make is
// counted against the limits of the path, so that a bomb ends as an error.
#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "source/source.hpp"

namespace synoptic::source {

enum class Compression { gzip, zstd, bzip2, xz };

[[nodiscard]] std::optional<Compression> compression_of(std::string_view head);  // 6 bytes are enough
// "a.html.gz" -> "a.html", "a.tgz" -> "a.tar"; other names as they are.
[[nodiscard]] std::string_view without_compression(std::string_view name);

[[nodiscard]] std::unique_ptr<Stream> decompress(std::unique_ptr<Stream> stored, Compression how, Context& context);

// A body as HTTP names its coding: "gzip", "x-gzip", "deflate" (zlib's or bare), "br", "zstd", "identity". At most `limit` bytes.
// One that is not so coded after all (crawlers store it decoded and leave the header) comes back as it is.
[[nodiscard]] Result<std::string> decode_content(std::string body, std::string_view coding, std::uint64_t limit, Context& context);

}  // namespace synoptic::source
