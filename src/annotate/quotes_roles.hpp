// Inside `find_quotes`: who said what as the dependency trees have it. Every word that may bring somebody's words is judged (is it a
// cue?); around each cue that is one, every token of its sentence, and of the sentences that a quotation joins to it, is given one part:
// source, cue, content or none. Private to the folder; pure functions.
//
// Both decisions are linear models over structure alone: tree labels, tags, distances, quotation marks, punctuation and the class of the
// cue in the lexicon of reporting verbs. No word has a weight. The weights are a table (quotes_roles_weights.cpp) that
// tools/train/quotes.cpp makes.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "annotate/quotes.hpp"
#include "annotate/quotes_frame.hpp"
#include "doc/analysis.hpp"
#include "world/world.hpp"

namespace synoptic::annotate::quotes {

enum class Part : std::uint8_t { none, source, cue, content };
constexpr std::size_t parts = 4;

struct TokenRange {
  std::uint32_t first = 0, last = 0;  // tokens [first, last)
  friend bool operator==(const TokenRange&, const TokenRange&) = default;
};

struct Attribution {
  std::uint32_t head = 0;  // token: the cue's verb, noun or sign
  CueClass what = CueClass::none;
  double sure = 0;         // probability that `head` is a cue, as the model has it; 0 where the tree alone says so
  bool nested = false;     // all of it is part of the content of another: "Hill said that [Cole had warned ...]"
  std::vector<TokenRange> source, cue, content;
};

// In reading order of their heads; no token is in two of them, but for what is nested. Empty where the text has no trees. Linear in the text but for sentences,
// whose cues each look at all their tokens; a sentence longer than `longest_sentence` tokens is left alone.
constexpr std::uint32_t longest_sentence = 250;
class Roles;
[[nodiscard]] std::vector<Attribution> find_attributions(std::string_view bytes, const Text& text, const std::vector<Quoted>& quoted, const World& world,
                                                         const Roles& roles, double least_sure);

// ---- for the trainer -----------------------------------------------------------------------------------

enum class Sign : std::uint8_t { word, comma, colon, semicolon, dash, mark, stop, bracket, other };

// What the features are read from: one entry a token.
struct Scene {
  const Text& text;
  std::vector<CueClass> what;           // class in the lexicon; of a phrase at its first token
  std::vector<std::int32_t> quoted;     // stretch that holds the token, or no_index
  std::vector<Sign> sign;
  std::vector<std::uint32_t> sentence;  // sentence of the token
  std::vector<std::uint8_t> time;       // a weekday, a month, "week": closed class
  std::vector<std::uint32_t> first_child, next_sibling;  // no_token where there is none
  std::vector<std::uint64_t> children;  // 1 << relation (subtypes apart) of each child
  std::vector<std::uint8_t> all_quoted; // one entry a sentence: every word of it is in a stretch
};
constexpr std::uint32_t no_token = 0xFFFFFFFF;

[[nodiscard]] Scene make_scene(std::string_view bytes, const Text& text, const std::vector<Quoted>& quoted, const World& world);
// Adds the attributions that the trees show inside the content of `attributions`, which are sorted by their heads and stay so.
void add_nested(const Scene& scene, std::vector<Attribution>& attributions);
[[nodiscard]] bool may_be_cue(const Scene& scene, std::uint32_t token);

// A feature is a template and its values, packed; both kinds of model have their own templates.
using Feature = std::uint64_t;
void cue_features(const Scene& scene, std::uint32_t token, std::vector<Feature>& out);

// The tokens that may have a part around a cue: its sentence and those beside it that quotations hold to it.
[[nodiscard]] TokenRange window(const Scene& scene, std::uint32_t cue);
// Features of each token of the window, one list after the other; `ends[i]` = end of the list of token i of the window. `joints`: what
// stands between a token and the one before, as small numbers below `joint_kinds`: they weigh pairs of parts.
struct Row {
  std::vector<Feature> features;
  std::vector<std::uint32_t> ends;
  std::vector<std::uint8_t> joints;
};
constexpr std::size_t joint_kinds = 8;
void part_features(const Scene& scene, std::uint32_t cue, TokenRange window, Row& out);

struct Weighted {
  Feature feature = 0;
  std::int16_t weight[parts] = {};  // in units of 1 / weight_unit; of a cue feature the first alone
};
constexpr double weight_unit = 64;
struct Model {
  std::span<const Weighted> cues, parts_of_tokens;   // sorted by feature
  std::span<const std::int16_t> joints;              // [kind][part before][part]
};

// A model made ready to be asked: its weights by feature. Made once, for all reports and threads; it keeps no view of the model.
class Roles {
 public:
  Roles(const Model& model);  // implicit: tests and the trainer ask a model once
  [[nodiscard]] const Weighted& cue(Feature f) const { return cues_.find(f); }  // zeros if it weighs nothing
  [[nodiscard]] const Weighted& part(Feature f) const { return parts_.find(f); }
  [[nodiscard]] std::span<const std::int16_t> joints() const { return joints_; }

 private:
  // Open addressing. No feature is 0, which marks a free slot; a free slot weighs nothing, so that a feature that is there and one that
  // is not take the same way: which of the two comes next no processor can guess. At most half full.
  class Table {
   public:
    explicit Table(std::span<const Weighted> rows);
    [[nodiscard]] const Weighted& find(Feature f) const {
      auto at = place(f);
      while (slots_[at].feature != f && slots_[at].feature != 0) at = (at + 1) & (slots_.size() - 1);
      return slots_[at];
    }

   private:
    [[nodiscard]] std::size_t place(Feature f) const { return f * 0x9E3779B97F4A7C15ULL >> shift_; }  // its first bits: they hang on all of f
    std::vector<Weighted> slots_;
    int shift_ = 60;
  };
  Table cues_, parts_;
  std::vector<std::int16_t> joints_;
};

// The best parts by Viterbi, some token being content and token `head` of the window being cue; tokens where `taken` is set stay none.
// All are none where there is no such way. `scores`: `parts` a token, as `joints` in units of 1 / weight_unit.
void best_parts(const Row& row, std::size_t head, std::span<const std::int32_t> scores, std::span<const std::int16_t> joints,
                std::span<const std::uint8_t> taken, std::vector<Part>& out);

}  // namespace synoptic::annotate::quotes
