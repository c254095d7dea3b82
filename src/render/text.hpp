// A dossier for a terminal.
#pragma once

#include <string>

#include "doc/corpus.hpp"
#include "doc/dossier.hpp"

namespace synoptic::render {

struct TextOptions {
  std::size_t width = 100;  // columns
  bool colour = false;
  bool unicode = true;      // false: plain ASCII marks
  bool explain = false;     // why the origins are what they are, line by line (render/explain_origins.hpp)
};
[[nodiscard]] std::string dossier_text(const Dossier& dossier, const TextOptions& = {});

// All stories of a run: each in full if it has several reports, those of a single report as one list; at the end the people who stand in
// several stories.
[[nodiscard]] std::string stories_text(const std::vector<Dossier>& dossiers, const std::vector<CorpusIdentity>& identities, const TextOptions& = {});

}  // namespace synoptic::render
