// The trained models of English: loaded once from the folder of models (base/models_path.hpp), shared by all threads.
#pragma once

#include <filesystem>
#include <optional>

#include "base/result.hpp"
#include "text/encoder.hpp"
#include "text/vectors.hpp"

namespace synoptic::text {

struct Language {
  Vectors vectors;
  Encoder encoder;

  // vectors.bin and encoder.bin. A missing or damaged file is an error that names it.
  [[nodiscard]] static Result<Language> load(const std::filesystem::path& folder);
};

}  // namespace synoptic::text
