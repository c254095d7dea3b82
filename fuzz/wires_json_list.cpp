#include "wires_targets.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  synoptic::fuzz::read_wires({reinterpret_cast<const char*>(data), size}, "in", synoptic::source::open_json_list);
  return 0;
}
