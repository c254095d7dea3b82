#include <fmt/format.h>

#include <iostream>

#include "cli/commands.hpp"
#include "cli/input.hpp"
#include "cli/output.hpp"
#include "cli/progress.hpp"
#include "render/json.hpp"

namespace synoptic::cli {

void list_formats() {
  for (const source::FormatRow& row : source::formats()) {
    std::string endings;
    for (const char c : row.endings) {
      if (endings.empty()) endings += '.';
      if (c == ' ') endings += " .";
      else endings += c;
    }
    std::cout << fmt::format("{:<17}{:<24}{}\n", row.name, endings, row.reads);
  }
}

int extract(const Common& common, const World& world) {
  source::Walk input(common.paths);
  Output output(common.output);
  Progress progress("extract", !common.quiet);
  int status = done;
  const Tally tally = for_each_report(input, world, thread_count(common), [&](Result<Report> report, const std::string& place, std::size_t line) {
    progress.at(input.taken(), input.known());
    if (report) {
      output.line(render::report_json(*report));
    } else {
      complain(place, report.error());
      output.line(render::error_json(report.error(), place, line));
      status = failed;
    }
  });
  if (!common.quiet) tell_left_out(input, tally);
  return output.finish() ? status : failed;
}

}  // namespace synoptic::cli
