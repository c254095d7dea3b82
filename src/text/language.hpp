// The trained models of English (sentences.bin and those of a tier): loaded once from the folder of models (base/models_path.hpp), shared by all threads.
#pragma once

#include <filesystem>
#include <variant>
#include <vector>

#include "base/result.hpp"
#include "text/borders.hpp"
#include "text/encoder.hpp"
#include "text/fast.hpp"
#include "text/names.hpp"
#include "text/vectors.hpp"

namespace synoptic::text {

enum class Tier {
  network,  // vectors.bin and encoder.bin: the accurate one
  fast,     // fast.bin: averaged perceptrons, several times faster, some points less accurate
};

class Language {
 public:
  // A missing or damaged file is an error that names it. Only the files of the tier are read.
  [[nodiscard]] static Result<Language> load(const std::filesystem::path& folder, Tier tier = Tier::network);

  [[nodiscard]] const Borders& borders() const { return borders_; }  // for `split`
  [[nodiscard]] const Vectors* vectors() const;                      // nullptr: the fast tier has none

  // Fills tags, lemmas and trees of `text` (needs `split`) and proposes names. `rules`: what `rule_names` found; `words`: of tokens;
  // `memory`: what the network knows from other reports, or nullptr (the fast tier has no use for it).
  [[nodiscard]] std::vector<NameSpan> apply(const Report& report, const World& world, const Vocabulary& words, const std::vector<NameCandidate>& rules, Text& text,
                                            SentenceMemory* memory = nullptr) const;

 private:
  struct Network {
    Vectors vectors;
    Encoder encoder;
  };
  Language(Borders borders, std::variant<Network, Fast> tier) : borders_(std::move(borders)), tier_(std::move(tier)) {}
  Borders borders_;
  std::variant<Network, Fast> tier_;
};

}  // namespace synoptic::text
