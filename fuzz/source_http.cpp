#include "source/http.hpp"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace synoptic::source;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto head = parse_http_head(bytes);
  if (!head) {
    if (head.error().message.empty()) std::abort();
    return 0;
  }
  if (head->size > size || head->status < 0 || head->status > 999) std::abort();
  Context context;
  context.limits.free_bytes = 1u << 20;
  context.limits.max_ratio = 100;
  const auto body = decode_http_body(bytes.substr(head->size), *head, 1u << 20, context);
  if (body ? body->bytes.size() > (1u << 20) : body.error().message.empty()) std::abort();
  return 0;
}
