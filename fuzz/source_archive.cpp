#include "source_targets.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  synoptic::fuzz::read_source({reinterpret_cast<const char*>(data), size}, "in");
  return 0;
}
