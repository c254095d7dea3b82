#include "cli/batch.hpp"
#include "engine/pipeline.hpp"
#include "render/reuse.hpp"

namespace synoptic::cli {

int compare(const Common& common, CompareFace face, const engine::Knowledge& known) {
  const Batch batch = read_all(common, known.world);
  Output output(common.output);
  if (!batch.reports.empty()) {
    const Dossier dossier = engine::compare(batch.reports, known, thread_count(common));
    if (face == CompareFace::json) output.line(render::dossier_json(dossier));
    else
      for (const render::PassimRow& row : render::passim_rows(dossier)) output.line(render::passim_json(row));
  }
  for (const std::string& error : batch.errors) output.line(error);
  return output.finish() && batch.errors.empty() ? done : failed;
}

}  // namespace synoptic::cli
