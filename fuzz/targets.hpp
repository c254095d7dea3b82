// What each fuzz target does with its bytes. Called by libFuzzer (preset `fuzz`) and by the replay over the seeds.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "check_report.hpp"
#include "ingest/ingest.hpp"

namespace synoptic::fuzz {

inline const World& world() {
  static const World loaded = [] {
    auto w = World::load();
    if (!w) std::abort();
    return std::move(*w);
  }();
  return loaded;
}

inline void expect_sound(const Result<Report>& report, std::size_t source_bytes) {
  if (!report) {
    if (report.error().message.empty()) std::abort();
    return;
  }
  const auto wrong = check_report(*report, source_bytes);
  if (wrong.empty()) return;
  std::fprintf(stderr, "%s\n", wrong.c_str());
  std::abort();
}

inline void read_as(ingest::Format format, std::string_view bytes) {
  ingest::Given given;
  given.ref = "input";
  expect_sound(ingest::read_bytes(bytes, format, given, world()), bytes.size());
}

// A record of ours may come from a source of any size.
inline void read_record(std::string_view bytes) { expect_sound(ingest::read_record(bytes, world()), static_cast<std::size_t>(-1)); }

}  // namespace synoptic::fuzz
