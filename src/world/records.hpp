// The form of world.bin beside what world.hpp shows: shared by its reader and its maker. docs/format-world.md.
#pragma once

#include "world/world.hpp"

namespace synoptic {

struct CountryName {
  Placed code, name;
};
// Section `counts`: how many of each stand in section `records`, in this order; the strings behind them.
struct RecordCounts {
  std::uint32_t entries, holders, countries, zero;
};
static_assert(sizeof(Entry) == 16 && sizeof(Holder) == 32 && sizeof(CountryName) == 8 && sizeof(RecordCounts) == 16);

}  // namespace synoptic
