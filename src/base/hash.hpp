// Stable 64-bit hashes (XXH3) for ids and tables: the same bytes give the same id on any machine.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace synoptic {

[[nodiscard]] std::uint64_t hash64(std::string_view bytes, std::uint64_t seed = 0);
// XXH64, as other programs number things by it (Spark's xxhash64 has seed 42).
[[nodiscard]] std::uint64_t xxh64(std::string_view bytes, std::uint64_t seed);
[[nodiscard]] std::string hex16(std::uint64_t value);  // 16 lower-case hex digits

}  // namespace synoptic
