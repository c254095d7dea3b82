#include <unistd.h>

#include "cli/batch.hpp"
#include "engine/pipeline.hpp"
#include "render/explain_origins.hpp"
#include "render/reuse.hpp"

namespace synoptic::cli {

int compare(const CompareOptions& options, const engine::Knowledge& known) {
  const Common& common = options.common;
  const Batch batch = read_all(common, known.world);
  Output output(common.output);
  if (!batch.reports.empty()) {
    const Dossier dossier = engine::compare(batch.reports, known, thread_count(common));
    if (options.explain) {
      render::TextOptions how;
      if (common.output.empty()) how.width = terminal_width(STDOUT_FILENO);
      output.write(render::explain_origins(dossier, how));
    } else if (options.format == CompareFace::passim) {
      for (const render::PassimRow& row : render::passim_rows(dossier)) output.line(render::passim_json(row));
    } else {
      output.line(render::dossier_json(dossier));
    }
  }
  for (const std::string& error : batch.errors) output.line(error);
  return output.finish() && batch.errors.empty() ? done : failed;
}

}  // namespace synoptic::cli
