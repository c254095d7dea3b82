// Two texts word by word: runs of equal words chained over small edits, extended into edited ground, and judged.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "align/passages_runs.hpp"
#include "align/words.hpp"

namespace synoptic::align {

enum class Likeness : std::uint8_t { other, akin, equal };  // akin: "published" and "publishing"

// One step of an alignment: a word of each text, or of one of them (`none` in the other).
struct Column {
  static constexpr std::uint32_t none = UINT32_MAX;
  std::uint32_t a = none, b = none;
  Likeness likeness = Likeness::other;
  [[nodiscard]] bool equal() const { return likeness == Likeness::equal; }
};

// A stretch of one text laid on a stretch of another, in the order of both. Begins and ends with words that are equal or akin.
struct Alignment {
  std::vector<Column> columns;
  std::uint32_t a_begin = 0, a_end = 0, b_begin = 0, b_end = 0;  // words, half-open
  double score = 0;                                             // weights of shared words less the price of edits
};

// What makes a stretch more than a shared name or a coincidence of grammar; the values are those of docs/reuse.md.
struct PassageOptions {
  std::uint32_t gram = 3;            // words of an anchor
  std::uint32_t widest_gap = 24;     // words between two anchors, on either side
  double replaced = 0.40, omitted = 0.35;  // price of a replaced and of an added or omitted word
  double other_form = 0.6;                 // share of its weight that a word in another inflection counts
  double split = 5.0;                // so much lost in a row ends a passage: ten or so own words
  double least_information = 4.0;    // weight of the shared words
  std::uint32_t least_words = 8;     // shared
  double least_wording = 4.5;        // the part of it that is neither name nor number and stands in runs of two or more
  std::uint32_t least_content = 4;   // of them neither name, number nor function word
  double least_density = 0.5;        // shared words in the longer side
  std::uint32_t lone_words = 12;     // shared, of a passage of prose that is the only one of two texts
  std::uint32_t near = 40;           // words from a passage, in both texts and in order, within which a smaller piece counts
  std::uint32_t longest_list = 32;   // earlier texts that a text is compared with, and places kept of one n-gram
  double carried = 0.9;              // a text so far covered by one other stands for it
};

// The alignments between two texts that pass the options' thresholds, by b. `runs` as `RunIndex::find` gives them, of
// one text. They do not overlap in b; a stretch of `a` may stand twice in b.
[[nodiscard]] std::vector<Alignment> align_runs(std::span<const Word> a, std::span<const Word> b, std::span<const Run> runs,
                                                const PassageOptions& options = {});

// Two whole stretches laid on each other from end to end; for showing the edits between them.
[[nodiscard]] Alignment align_whole(std::span<const Word> a, std::span<const Word> b, const PassageOptions& options = {});

}  // namespace synoptic::align
