// The fast tier of the language layer: tags, trees and proposals of names by averaged perceptrons over hashed features,
// trained by tools/train/fast.cpp (docs/models-fast.md). What `--fast` runs, what remains where the network's file is
// missing, and what the network must never fall under.
//
//   auto fast = text::Fast::load(folder / "fast.bin");     // one file, mapped; an error names it
//   auto names = fast->apply(report, world, text);         // needs the sentences and tokens of `text`
//
// Immutable and shared by threads; linear in the text; the same input gives the same output on every machine.
#pragma once

#include <filesystem>
#include <memory>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "doc/analysis.hpp"
#include "doc/report.hpp"
#include "text/name_span.hpp"
#include "world/world.hpp"

namespace synoptic {
class Container;
}

namespace synoptic::text {

class Fast {
 public:
  static constexpr const char* file_name = "fast.bin";
  [[nodiscard]] static Result<Fast> load(const std::filesystem::path& path);
  [[nodiscard]] static Result<Fast> read(std::string_view bytes, std::string name);  // the same from memory
  Fast(Fast&&) noexcept;
  Fast& operator=(Fast&&) noexcept;
  ~Fast();

  // Fills upos, xpos, lemma, head and deprel of every token: each sentence becomes one tree with one root. Returns names,
  // sorted, not overlapping, none over the end of a sentence.
  [[nodiscard]] std::vector<NameSpan> apply(const Report& report, const World& world, Text& text) const;

 private:
  struct Model;
  [[nodiscard]] static Result<Fast> from(Container file);
  explicit Fast(std::unique_ptr<const Model> model);
  std::unique_ptr<const Model> model_;
};

}  // namespace synoptic::text
