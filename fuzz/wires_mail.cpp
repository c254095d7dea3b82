#include "wires_targets.hpp"

// The same bytes as one message and as a mailbox.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  synoptic::fuzz::read_wires(bytes, "in", synoptic::source::open_mail);
  synoptic::fuzz::read_wires(bytes, "in", synoptic::source::open_mailbox);
  return 0;
}
