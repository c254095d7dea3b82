// All reports of a run in memory, for the commands that need them together.
#pragma once

#include <string>
#include <vector>

#include "cli/commands.hpp"
#include "cli/input.hpp"
#include "cli/output.hpp"
#include "cli/progress.hpp"
#include "engine/pipeline.hpp"
#include "render/json.hpp"

namespace synoptic::cli {

struct Batch {
  std::vector<Report> reports;
  std::vector<std::string> errors;  // error records, in input order
};

[[nodiscard]] inline Batch read_all(const Common& common, const World& world) {
  Batch batch;
  source::Walk input(common.paths);
  Progress progress("read", !common.quiet);
  const Tally tally = for_each_report(input, world, thread_count(common), [&](Result<Report> report, const std::string& place, std::size_t line) {
    progress.at(input.taken(), input.known());
    if (report) {
      batch.reports.push_back(std::move(*report));
    } else {
      complain(place, report.error());
      batch.errors.push_back(render::error_json(report.error(), place, line));
    }
  });
  if (!common.quiet) tell_left_out(input, tally);
  batch.reports = engine::settle(std::move(batch.reports));
  return batch;
}

}  // namespace synoptic::cli
