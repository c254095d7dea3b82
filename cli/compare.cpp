#include "cli/batch.hpp"
#include "engine/pipeline.hpp"

namespace synoptic::cli {

int compare(const Common& common, const engine::Knowledge& known) {
  const Batch batch = read_all(common, known.world);
  Output output(common.output);
  if (!batch.reports.empty()) output.line(render::dossier_json(engine::compare(batch.reports, known, thread_count(common))));
  for (const std::string& error : batch.errors) output.line(error);
  return output.finish() && batch.errors.empty() ? done : failed;
}

}  // namespace synoptic::cli
