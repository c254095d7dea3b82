#include "base/models_path.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <vector>

namespace synoptic {
namespace fs = std::filesystem;

Result<fs::path> find_models(const fs::path& given) {
  std::error_code ec;
  const auto named = [&](const fs::path& folder, const char* by) -> Result<fs::path> {
    if (fs::is_directory(folder, ec)) return folder;
    return fail(ErrorCode::not_found, fmt::format("{}: is no folder of models; named by {}", folder.string(), by));
  };
  if (!given.empty()) return named(given, "--models");
  if (const char* set = std::getenv("SYNOPTIC_MODELS"); set != nullptr && *set != '\0') return named(set, "$SYNOPTIC_MODELS");

  std::vector<fs::path> places;
  if (const fs::path program = fs::read_symlink("/proc/self/exe", ec).parent_path(); !program.empty())
    for (const char* place : {"../share/synoptic/models", "models", "../models"}) places.push_back((program / place).lexically_normal());
  places.emplace_back(SYNOPTIC_INSTALLED_MODELS);
  std::string looked;
  for (const fs::path& place : places) {
    if (fs::is_directory(place, ec)) return place;
    looked += (looked.empty() ? "" : ", ") + place.string();
  }
  return fail(ErrorCode::not_found, fmt::format("the folder of models is missing; looked in {}; name it by --models or $SYNOPTIC_MODELS", looked));
}

}  // namespace synoptic
