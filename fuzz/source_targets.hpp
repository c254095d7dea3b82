// Any bytes as a source: bounded work, sound entries, and everything counted.
#pragma once

#include <cstdlib>
#include <string_view>

#include "source/source.hpp"

namespace synoptic::fuzz {

inline void read_source(std::string_view bytes, const char* name) {
  source::Context context;
  context.limits.max_entry_bytes = 1u << 20;
  context.limits.free_bytes = 1u << 20;
  context.limits.max_ratio = 100;
  context.limits.max_total_bytes = 16u << 20;
  context.stored_bytes = bytes.size();
  source::Part part;
  part.input = std::make_shared<source::Input>(source::stream_of(std::string(bytes)));
  part.place = part.name = name;
  part.named = true;
  part.context = &context;
  const auto reader = source::open_part(std::move(part));
  std::size_t entries = 0;
  while (const auto entry = reader->next()) {
    if (!entry->bytes && entry->bytes.error().message.empty()) std::abort();
    if (entry->bytes && entry->bytes->size() > (1u << 20)) std::abort();
    if (!entry->place.starts_with(name)) std::abort();
    if (++entries > bytes.size() + (16u << 20)) std::abort();
  }
  if (reader->next()) std::abort();
}

}  // namespace synoptic::fuzz
