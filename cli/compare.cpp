#include "cli/batch.hpp"
#include "engine/pipeline.hpp"

namespace synoptic::cli {

int compare(const Common& common, const World& world) {
  const Batch batch = read_all(common, world);
  Output output(common.output);
  if (!batch.reports.empty()) output.line(render::dossier_json(engine::compare(batch.reports, world, thread_count(common))));
  for (const std::string& error : batch.errors) output.line(error);
  return output.finish() && batch.errors.empty() ? done : failed;
}

}  // namespace synoptic::cli
