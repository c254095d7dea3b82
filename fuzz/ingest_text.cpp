#include "targets.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  synoptic::fuzz::read_as(synoptic::ingest::Format::text, {reinterpret_cast<const char*>(data), size});
  return 0;
}
