#include "base/io.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

namespace synoptic {
namespace fs = std::filesystem;

Result<std::string> read_file(const fs::path& path, std::uint64_t limit) {
  std::error_code ec;
  if (fs::is_directory(path, ec)) return fail(ErrorCode::invalid, fmt::format("{}: is a folder, expected a file", path.string()));
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"), &std::fclose);
  if (!file) {
    const auto code = errno == ENOENT ? ErrorCode::not_found : ErrorCode::io;
    return fail(code, fmt::format("{}: {}", path.string(), std::strerror(errno)));
  }
  std::string bytes;
  if (const auto size = fs::file_size(path, ec); !ec) {
    if (size > limit) return fail(ErrorCode::too_large, fmt::format("{}: {} bytes, the limit is {}", path.string(), size, limit));
    bytes.reserve(size);
  }
  char buffer[1 << 16];
  while (const std::size_t n = std::fread(buffer, 1, sizeof buffer, file.get())) {
    if (bytes.size() + n > limit) return fail(ErrorCode::too_large, fmt::format("{}: more than {} bytes", path.string(), limit));
    bytes.append(buffer, n);
  }
  if (std::ferror(file.get())) return fail(ErrorCode::io, fmt::format("{}: {}", path.string(), std::strerror(errno)));
  return bytes;
}

Result<void> write_file(const fs::path& path, std::string_view bytes) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "wb"), &std::fclose);
  if (!file || std::fwrite(bytes.data(), 1, bytes.size(), file.get()) != bytes.size() || std::fflush(file.get()) != 0)
    return fail(ErrorCode::io, fmt::format("{}: {}", path.string(), std::strerror(errno)));
  return {};
}

Result<std::vector<fs::path>> list_files(const fs::path& folder) {
  std::vector<fs::path> out;
  std::error_code ec;
  fs::recursive_directory_iterator it(folder, fs::directory_options::skip_permission_denied, ec);
  if (ec) return fail(ErrorCode::io, fmt::format("{}: {}", folder.string(), ec.message()));
  for (; it != fs::recursive_directory_iterator(); it.increment(ec)) {
    if (ec) return fail(ErrorCode::io, fmt::format("{}: {}", folder.string(), ec.message()));
    const bool hidden = it->path().filename().string().starts_with('.');
    if (it->is_directory(ec)) {
      if (hidden) it.disable_recursion_pending();
    } else if (!hidden && it->is_regular_file(ec)) {
      out.push_back(it->path());
    }
  }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace synoptic
