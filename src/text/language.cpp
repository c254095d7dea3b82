#include "text/language.hpp"

namespace synoptic::text {

Result<Language> Language::load(const std::filesystem::path& folder) {
  auto vectors = Vectors::load(folder / "vectors.bin");
  if (!vectors) return tl::unexpected(vectors.error());
  auto encoder = Encoder::load(folder / "encoder.bin");
  if (!encoder) return tl::unexpected(encoder.error());
  return Language{std::move(*vectors), std::move(*encoder)};
}

}  // namespace synoptic::text
