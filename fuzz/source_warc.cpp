#include "source_targets.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  // The head makes sure that it is taken for one.
  synoptic::fuzz::read_source("WARC/1.0\r\n" + std::string(reinterpret_cast<const char*>(data), size), "c.warc");
  return 0;
}
