#include <unistd.h>

#include <clocale>
#include <cstdlib>
#include <iostream>

#include "cli/batch.hpp"
#include "engine/pipeline.hpp"
#include "render/html.hpp"
#include "render/speakers_text.hpp"
#include "render/text.hpp"
#include "story/group.hpp"

namespace synoptic::cli {
namespace {

// The marks of the text face need a terminal that shows Unicode; files and pipes get them too.
bool utf8_wanted(bool to_terminal) {
  if (!to_terminal) return true;
  for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    const char* value = std::getenv(name);
    if (value && *value) {
      const std::string_view v(value);
      return v.find("UTF-8") != v.npos || v.find("utf8") != v.npos || v.find("utf-8") != v.npos;
    }
  }
  return true;
}

void print_text(const std::vector<Dossier>& dossiers, const std::vector<CorpusIdentity>& identities, const ReadOptions& options, Output& output) {
  const bool to_terminal = options.common.output.empty() && is_terminal(STDOUT_FILENO);
  render::TextOptions how;
  how.width = options.width ? options.width : options.common.output.empty() ? terminal_width(STDOUT_FILENO) : 100;
  how.colour = options.common.output.empty() && colour_wanted(STDOUT_FILENO);
  how.unicode = utf8_wanted(to_terminal);
  how.explain = options.explain;
  output.write(options.speaker.empty() ? render::stories_text(dossiers, identities, how) : render::speakers_text(dossiers, options.speaker, how));
}

void print_json(const std::vector<Dossier>& dossiers, const std::vector<CorpusIdentity>& identities, const Batch& batch, Output& output) {
  output.write("{\"stories\":[");
  for (std::size_t i = 0; i < dossiers.size(); ++i) {
    if (i) output.write(",");
    output.write(render::dossier_json(dossiers[i]));
  }
  output.write("],\"identities\":" + render::identities_json(identities, dossiers));
  output.write(",\"errors\":[");
  for (std::size_t i = 0; i < batch.errors.size(); ++i) {
    if (i) output.write(",");
    output.write(batch.errors[i]);
  }
  output.write("]}\n");
}

}  // namespace

int read(const ReadOptions& options, const engine::Knowledge& known) {
  const Common& common = options.common;
  const unsigned threads = thread_count(common);
  const Batch batch = read_all(common, known.world);
  if (batch.reports.empty() && batch.errors.empty()) std::cerr << "synoptic: no reports found\n";

  std::vector<Dossier> dossiers;
  {
    Progress progress("compare", !common.quiet);
    const auto stories = story::group(batch.reports, {.threads = threads});
    for (const Story& story : stories) {
      dossiers.push_back(engine::compare(story, batch.reports, known, threads));
      progress.at(dossiers.size(), stories.size());
    }
  }
  // Stories of many reports first; those of equal size keep their order in time.
  std::stable_sort(dossiers.begin(), dossiers.end(),
                   [](const Dossier& a, const Dossier& b) { return a.documents.size() > b.documents.size(); });

  const auto identities = engine::link(dossiers, known);
  Output output(common.output);
  switch (options.format) {
    case Face::text: print_text(dossiers, identities, options, output); break;
    case Face::json: print_json(dossiers, identities, batch, output); break;
    case Face::html: output.write(render::page_html(dossiers, identities)); break;
  }
  return output.finish() && batch.errors.empty() ? done : failed;
}

}  // namespace synoptic::cli
