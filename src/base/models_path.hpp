// Where the models are: one folder that holds them all.
#pragma once

#include <filesystem>
#include <string>

#include "base/result.hpp"

namespace synoptic {

// The folder given, if one is; else $SYNOPTIC_MODELS, if set; else the first there is of: the installed one beside the
// program (<program>/../share/synoptic/models), the build tree's (<program>/models, <program>/../models), the installed one
// of the library. What is named and no folder is an error, never passed over; the error lists every place looked at.
[[nodiscard]] Result<std::filesystem::path> find_models(const std::filesystem::path& given = {});

}  // namespace synoptic
