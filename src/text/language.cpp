#include "text/language.hpp"

#include "text/features.hpp"

namespace synoptic::text {

Result<Language> Language::load(const std::filesystem::path& folder, Tier tier) {
  auto borders = Borders::load(folder / Borders::file_name);
  if (!borders) return tl::unexpected(borders.error());
  if (tier == Tier::fast) return Fast::load(folder / Fast::file_name).map([&](Fast fast) { return Language(std::move(*borders), std::move(fast)); });
  auto vectors = Vectors::load(folder / "vectors.bin");
  if (!vectors) return tl::unexpected(vectors.error());
  auto encoder = Encoder::load(folder / "encoder.bin");
  if (!encoder) return tl::unexpected(encoder.error());
  return Language(std::move(*borders), Network{std::move(*vectors), std::move(*encoder)});
}

const Vectors* Language::vectors() const {
  const auto* network = std::get_if<Network>(&tier_);
  return network != nullptr ? &network->vectors : nullptr;
}

std::vector<NameSpan> Language::apply(const Report& report, const World& world, const Vocabulary& words, const std::vector<NameCandidate>& rules, Text& text, SentenceMemory* memory) const {
  if (const auto* fast = std::get_if<Fast>(&tier_)) return fast->apply(report, world, text);
  const auto& [vectors, encoder] = std::get<Network>(tier_);
  return encoder.apply(report.text, vectors, bits_of(text, words, world, rules), text, memory);
}

}  // namespace synoptic::text
