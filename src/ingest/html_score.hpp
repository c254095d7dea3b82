// How likely each paragraph of a page is a part of the report: boosted trees over structural features (lengths, links,
// punctuation, function words, marks of the elements above, place among the page's prose, neighbours). No weight belongs
// to a word. The trees are fitted by tools/page_weights.py from what bench/page_lab prints.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "ingest/html_outline.hpp"

namespace synoptic::ingest::html {

constexpr std::size_t max_features = 96;

class Scorer {
 public:
  // `container`: the deepest element with most of the page's prose.
  Scorer(const Tree& tree, const Outline& outline, std::uint32_t container);

  // Per paragraph 0..1.
  [[nodiscard]] std::vector<float> run() const;

  // The parts, for fitting: the features of paragraph i; returns their number.
  std::size_t features(std::size_t i, std::span<float, max_features> x) const;
  [[nodiscard]] static std::vector<std::string> feature_names();

 private:
  struct Kind {  // paragraphs of one signature
    float count = 0, words = 0, linked = 0, prose = 0;
  };

  const Tree& t_;
  const Outline& o_;
  std::uint32_t container_;
  std::uint32_t best_block_ = 0;            // the element with the most prose directly in its children
  std::vector<std::uint32_t> fork_;         // per node: the deepest element above (or itself) that holds the best block too
  float total_ = 0;                         // prose of the page
  std::size_t title_ = 0;                   // index of the page's headline in the list; size() if there is none
  std::vector<float> before_;               // prose before each paragraph
  std::vector<std::uint32_t> last_, next_;  // nearest paragraph of prose before and after
  std::vector<std::uint32_t> kind_;         // index into kinds_
  std::vector<Kind> kinds_;
  std::vector<unsigned char> repeats_;      // times the same text stands elsewhere, at most 3
};

// The deepest element that holds most of the page's prose outside furniture.
[[nodiscard]] std::uint32_t find_container(const Tree& tree, const Outline& outline);

}  // namespace synoptic::ingest::html
