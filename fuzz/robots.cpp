// A robots.txt, and behind its first NUL an address to ask for.
#include "fetch/robots.hpp"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using synoptic::fetch::Robots;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto nul = bytes.find('\0');
  const Robots rules = Robots::parse(bytes.substr(0, nul), "synoptic");
  if (!(rules.delay() >= 0) || rules.delay() > 30) std::abort();
  (void)rules.allows(nul == std::string_view::npos ? "/" : bytes.substr(nul + 1));
  return rules.allows("/robots.txt") ? 0 : (std::abort(), 1);
}
