// The reports of a command line: read one after the other, parsed in parallel, a batch at a time, so memory stays flat
// however many there are. Where they come from: source/walk.hpp.
#pragma once

#include <cstddef>
#include <functional>
#include <string>

#include "base/result.hpp"
#include "doc/report.hpp"
#include "source/walk.hpp"
#include "world/world.hpp"

namespace synoptic::cli {

// What came of them; the message at the end.
struct Tally {
  std::size_t reports = 0, errors = 0;
};

// Reads all of `walk` in batches: parses each batch on `threads` threads, then hands over the results in order.
// The second argument of `take` names the place for an error message; `line` is 0 where the source is not lines.
// `parse` must be safe from many threads.
using Parse = std::function<Result<Report>(source::Entry)>;
using Take = std::function<void(Result<Report>, const std::string& place, std::size_t line)>;
Tally for_each_report(source::Walk& walk, const Parse& parse, unsigned threads, const Take& take);
Tally for_each_report(source::Walk& walk, const World& world, unsigned threads, const Take& take);  // parsed by source::read_entry

// Says on standard error what was not read: files of other kinds in folders, and what containers held that was no report.
void tell_left_out(const source::Walk& walk, const Tally& tally);

}  // namespace synoptic::cli
