// Why reports count as one origin, for people: every origin, the reports that collapsed into it, and what each step stands on.
#pragma once

#include <string>

#include "doc/dossier.hpp"
#include "render/text.hpp"

namespace synoptic::render {

// Lines of at most `width` columns. The same is in the record of the dossier: `origins[].reasons`, `copies[].reasons`, `credits`, `pairs`.
[[nodiscard]] std::string explain_origins(const Dossier& dossier, const TextOptions& = {});

}  // namespace synoptic::render
