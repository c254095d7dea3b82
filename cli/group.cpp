#include "story/group.hpp"

#include "cli/batch.hpp"

namespace synoptic::cli {

int group(const Common& common, const World& world) {
  const Batch batch = read_all(common, world);
  Output output(common.output);
  for (const Story& story : story::group(batch.reports, {.threads = thread_count(common)}))
    output.line(render::story_json(story, batch.reports));
  for (const std::string& error : batch.errors) output.line(error);
  return output.finish() && batch.errors.empty() ? done : failed;
}

}  // namespace synoptic::cli
