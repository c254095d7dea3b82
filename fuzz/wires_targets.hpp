// Any bytes to one reader of feeds, agencies' formats, mail, tables or JSON: every entry is a sound report whose `raw_spans`
// lie in the source, or an error that says something; and the number of entries is bounded by the bytes.
#pragma once

#include "source/wires.hpp"
#include "targets.hpp"

namespace synoptic::fuzz {

inline void read_wires(std::string_view bytes, const char* name, std::unique_ptr<source::Reader> (*open)(source::Part)) {
  source::Context context;
  context.limits.max_entry_bytes = 1u << 20;
  source::Part part;
  part.input = std::make_shared<source::Input>(source::stream_of(std::string(bytes)));
  part.place = part.name = part.given.ref = name;
  part.named = true;
  part.context = &context;
  const auto reader = open(std::move(part));
  std::size_t entries = 0;
  while (auto entry = reader->next()) {
    if (!entry->place.starts_with(name) || ++entries > bytes.size() + 2) std::abort();
    // The offsets of a JSON record are those of its field.
    const bool own = entry->format == ingest::Format::jsonl;
    expect_sound(source::read_entry(std::move(*entry), world()), own ? static_cast<std::size_t>(-1) : bytes.size());
  }
  if (reader->next()) std::abort();
}

}  // namespace synoptic::fuzz
