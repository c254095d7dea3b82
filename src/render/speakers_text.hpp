// The pages of speakers, for a terminal: all that somebody is quoted with, report by report, and what each outlet cut or changed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "doc/dossier.hpp"
#include "render/text.hpp"

namespace synoptic::render {

// Of every speaker whose name, or a form of it that some report uses, has all words of `who` (case and accents do not count); in the
// order of the stories and of their speakers. Says so where nobody is found.
[[nodiscard]] std::string speakers_text(const std::vector<Dossier>& dossiers, std::string_view who, const TextOptions& = {});

}  // namespace synoptic::render
