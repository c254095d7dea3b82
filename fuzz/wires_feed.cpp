#include "wires_targets.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  synoptic::fuzz::read_wires(bytes, "in", synoptic::source::open_feed);
  synoptic::fuzz::read_wires(bytes, "in", synoptic::source::open_opml);
  return 0;
}
