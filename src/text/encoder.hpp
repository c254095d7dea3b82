// The network: words -> tags, lemmas, trees and names, a report at a time. A dilated convolutional encoder over word vectors,
// affixes, shapes and what the world's tables say, with heads for everything (docs/models.md; trained by tools/train/encoder.py).
// Matrix products run in 8 bits but for the trees. Immutable: one Encoder serves all threads.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

#include "base/container.hpp"
#include "base/result.hpp"
#include "doc/analysis.hpp"
#include "net/layers.hpp"
#include "text/name_span.hpp"
#include "text/sentence_memory.hpp"
#include "text/vectors.hpp"

namespace synoptic::text {

class Encoder {
 public:
  [[nodiscard]] static Result<Encoder> load(const std::filesystem::path& file);

  // Fills upos, xpos, lemma, head and deprel of the tokens of all sentences; returns names, sorted, not overlapping.
  // `bits`: one value a token (text/features.hpp). A sentence of more than 160 words is read in pieces, hung under the first
  // one's root. Linear in the number of words. Sentences that `memory` knows are taken from it, new ones are added.
  [[nodiscard]] std::vector<NameSpan> apply(std::string_view report_text, const Vectors& vectors, std::span<const std::uint16_t> bits, Text& text, SentenceMemory* memory = nullptr) const;

 private:
  friend struct EncoderRun;
  explicit Encoder(Container file) : file_(std::move(file)) {}
  [[nodiscard]] Result<void> read();

  struct Table {  // embeddings in 8 bits
    std::span<const std::int8_t> rows;
    std::span<const float> scales;
    std::size_t width = 0;
    void copy(std::size_t row, float* out) const;
  };
  [[nodiscard]] Result<Table> table(const char* name, std::size_t rows, std::size_t width) const;

  Container file_;
  std::size_t width_ = 0, arc_ = 0, label_ = 0, names_ = 0;
  std::vector<std::size_t> dilations_;
  std::span<const std::uint64_t> vocabulary_;  // sorted keys; word i has row i + 1 of word_
  Table word_, prefix3_, suffix2_, suffix3_, suffix4_, shape_;
  std::span<const float> input_weight_, input_bias_, input_bits_, input_gain_, input_shift_;
  struct Layer {
    net::Linear8 linear;
    float inverse_scale = 0;  // of what goes in
    std::span<const float> gain, shift;
  };
  std::vector<Layer> layers_;
  float inverse_scale_ = 0;   // of what the heads read
  net::Linear8 heads_;        // tags, then the arc and label sides of heads and of dependents
  net::Linear8 name_conv_;
  std::span<const float> name_weight_, name_bias_;
  std::span<const float> arcs_, arc_bias_, root_;  // root_: the artificial root's arc and label vectors
  std::span<const float> bilinear_, head_part_, dependent_part_, label_bias_;
  std::vector<Upos> upos_;
  std::vector<Xpos> xpos_;
  std::vector<Deprel> labels_;
  std::span<const std::uint32_t> lemma_slots_;  // as in fast.bin: see fast::lemma_of
  std::string_view lemma_forms_;
  struct NameTag {
    char place = 'O';  // B I L U O
    EntityKind kind = EntityKind::other;
  };
  std::vector<NameTag> name_tags_;
};

}  // namespace synoptic::text
