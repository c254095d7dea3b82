#include "cli/commands.hpp"
#include "cli/input.hpp"
#include "cli/output.hpp"
#include "cli/progress.hpp"
#include "base/parallel.hpp"
#include "engine/pipeline.hpp"
#include "render/explain_report.hpp"
#include "render/json.hpp"

namespace synoptic::cli {
namespace {

struct Row {
  Result<Report> report;
  std::string place;
  std::size_t line;
};

}  // namespace

int analyse(const AnalyseOptions& options, const engine::Knowledge& known) {
  source::Walk input(options.common.paths);
  Output output(options.common.output);
  Progress progress("analyse", !options.common.quiet);
  const unsigned threads = thread_count(options.common);
  int status = done;
  std::vector<Row> rows;

  const auto flush = [&] {
    std::vector<std::string> records(rows.size());
    parallel_for(rows.size(), threads, [&](std::size_t i) {
      auto& [report, place, line] = rows[i];
      if (!report) {
        records[i] = render::error_json(report.error(), place, line);
        return;
      }
      Document document{std::move(*report), {}};
      document.analysis = engine::analyse(document.report, known);
      records[i] = options.explain ? render::explain_report(document) : render::document_json(document, options.tokens);
    });
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (!rows[i].report) {
        complain(rows[i].place, rows[i].report.error());
        status = failed;
      }
      output.line(records[i]);
    }
    rows.clear();
    progress.at(input.taken(), input.known());
  };

  const Tally tally = for_each_report(input, known.world, threads, [&](Result<Report> report, const std::string& place, std::size_t line) {
    rows.push_back({std::move(report), place, line});
    if (rows.size() >= 64) flush();
  });
  flush();
  if (!options.common.quiet) tell_left_out(input, tally);
  return output.finish() ? status : failed;
}

}  // namespace synoptic::cli
