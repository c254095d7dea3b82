// Any bytes as a container: refused with a message, or every section readable. The first byte says how to mend what a mutation
// breaks first, the header's checksum and length, so that the checks behind it are reached as well.
#include "base/container.hpp"

#include <zlib.h>

#include <cstdlib>
#include <cstring>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace synoptic;
  if (size == 0) return 0;
  std::string bytes(reinterpret_cast<const char*>(data + 1), size - 1);
  if ((data[0] & 1) != 0 && bytes.size() >= 64) {
    const std::uint64_t length = bytes.size();
    std::memcpy(bytes.data() + 40, &length, 8);
    std::uint32_t sections = 0;
    std::memcpy(&sections, bytes.data() + 36, 4);
    const std::uint64_t checked = std::min<std::uint64_t>(length, 64 + std::uint64_t{sections} * 48);
    std::memset(bytes.data() + 12, 0, 4);
    const auto crc = static_cast<std::uint32_t>(crc32_z(0, reinterpret_cast<const unsigned char*>(bytes.data()), checked));
    std::memcpy(bytes.data() + 12, &crc, 4);
  }
  const auto c = Container::read(bytes, "input", "trial", 3);
  if (!c) {
    if (c.error().message.empty()) std::abort();
    return 0;
  }
  unsigned sum = 0;
  for (const auto name : c->sections()) {
    const auto section = c->bytes(name);
    if (!section) std::abort();
    for (const std::byte b : *section) sum += static_cast<unsigned>(b);
    (void)c->array<std::uint64_t>(name);
  }
  return sum == 0xFFFFFFFF ? 1 : 0;
}
