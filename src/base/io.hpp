// Files, read whole under a limit.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace synoptic {

constexpr std::uint64_t max_file_bytes = std::uint64_t{1} << 30;  // spans are 32 bit; one report is far smaller

// The bytes of a regular file (or a pipe); an error names the path.
[[nodiscard]] Result<std::string> read_file(const std::filesystem::path& path, std::uint64_t limit = max_file_bytes);
[[nodiscard]] Result<void> write_file(const std::filesystem::path& path, std::string_view bytes);

// Regular files below `folder`, sorted by path so that no file system's order shows; hidden ones and links out left out.
[[nodiscard]] Result<std::vector<std::filesystem::path>> list_files(const std::filesystem::path& folder);

}  // namespace synoptic
