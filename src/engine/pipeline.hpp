// The whole way of the data on one screen; the only place that knows all stages. No I/O: the commands read and print.
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "base/result.hpp"
#include "doc/analysis.hpp"
#include "doc/corpus.hpp"
#include "doc/dossier.hpp"
#include "doc/story.hpp"
#include "text/language.hpp"
#include "world/world.hpp"

namespace synoptic::engine {

// All that is loaded once and shared by threads.
struct Knowledge {
  World world;
  std::optional<text::Language> language;  // nullopt: read by rule, without tags and trees

  [[nodiscard]] static Result<Knowledge> load(const std::filesystem::path& models, text::Tier tier = text::Tier::network);
};

// A batch as the stages that compare reports want it: one report of an outlet once, in its latest version, with blocks that
// the outlet repeats on unrelated reports marked as boilerplate. The order of `reports` does not matter to what comes out.
[[nodiscard]] std::vector<Report> settle(std::vector<Report> reports);

// One report, understood. Depends on nothing but the report; `memory` spares what another one has word for word.
[[nodiscard]] Analysis analyse(const Report& report, const Knowledge& known, text::SentenceMemory* memory = nullptr);

// The reports of one story, side by side. The order of `reports` does not matter.
[[nodiscard]] Dossier compare(const std::vector<Report>& reports, const Knowledge& known, unsigned threads = 1);
[[nodiscard]] Dossier compare(const Story& story, const std::vector<Report>& batch, const Knowledge& known, unsigned threads = 1);

// Who and what stands in several of these stories. The order of `dossiers` matters only for the numbers that name them.
[[nodiscard]] std::vector<CorpusIdentity> link(const std::vector<Dossier>& dossiers, const Knowledge& known);

}  // namespace synoptic::engine
