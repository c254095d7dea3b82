// One self-contained page for the stories of a run: works from a file, asks nothing of the network.
#pragma once

#include <string>
#include <vector>

#include "doc/dossier.hpp"

namespace synoptic::render {

[[nodiscard]] std::string page_html(const std::vector<Dossier>& dossiers);

}  // namespace synoptic::render
