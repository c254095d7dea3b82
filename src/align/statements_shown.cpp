#include "align/statements_shown.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "align/cut.hpp"

namespace synoptic::align {
namespace {

constexpr std::size_t most_looked_at = 4;  // reports of one wording, of which the clearest is shown
constexpr std::uint32_t deepest = 100;     // steps in a tree

}  // namespace

const ShownBy::Stretch& ShownBy::of(std::uint32_t node) const {
  const auto [it, fresh] = stretches_.try_emplace(node);
  Stretch& best = it->second;
  const auto& units = story_.nodes()[node].units;
  for (std::size_t i = 0; fresh && i < std::min(units.size(), most_looked_at); ++i) {
    const Place place = cut_of(units[i]);
    const double alone = standing_.judge(place).alone;
    if (best.unit == StoryUnits::none || alone > best.alone) best = {units[i], place, alone};
  }
  if (!fresh) return best;
  const auto [first_word, last_word] = words_in(docs_[best.place.report].analysis.text, best.place.span);
  std::vector<std::uint32_t> words(last_word - first_word);
  std::iota(words.begin(), words.end(), first_word);
  best.terms = terms_.of(best.place.report, words).all;
  const auto first = std::partition_point(story_.units().begin(), story_.units().end(), [&](const StoryUnits::Unit& u) { return std::tie(u.report, u.clause.sentence) < std::tie(story_.units()[best.unit].report, story_.units()[best.unit].clause.sentence); });
  for (auto u = first; u != story_.units().end() && u->report == best.place.report && u->clause.sentence == first->clause.sentence; ++u)
    if (u->node != node && best.place.span.contains(u->clause.span)) best.beside.push_back(static_cast<std::uint32_t>(u - story_.units().begin()));
  std::uint32_t top = depth(best.unit);
  for (const std::uint32_t u : best.beside)
    if (const std::uint32_t d = depth(u); d < top) top = d, best.main = u;
  return best;
}

// How far down in its sentence's tree the predicate of a unit stands.
std::uint32_t ShownBy::depth(std::uint32_t unit) const {
  const StoryUnits::Unit& u = story_.units()[unit];
  const Text& text = docs_[u.report].analysis.text;
  std::uint32_t least = UINT32_MAX;
  for (const std::uint32_t w : u.clause.predicates)
    for (std::uint32_t t = text.words[w].first_token; t < text.words[w].last_token; ++t) {
      std::uint32_t steps = 0;
      for (std::int32_t h = text.tokens[t].head; h >= 0 && steps < deepest; h = text.tokens[static_cast<std::uint32_t>(h)].head) ++steps;
      least = std::min(least, steps);
    }
  return least;
}

Place ShownBy::cut_of(std::uint32_t unit) const {
  const StoryUnits::Unit& u = story_.units()[unit];
  const auto& words = docs_[u.report].analysis.text.words;
  const Cut c = cut_around(docs_[u.report], u.clause);
  return {u.report, {words[c.first].span.begin, words[c.last - 1].span.end}};
}

Place ShownBy::sentence_of(std::uint32_t unit) const {
  const StoryUnits::Unit& u = story_.units()[unit];
  const Document& d = docs_[u.report];
  const Sentence& s = d.analysis.text.sentences[u.clause.sentence];
  return {u.report, {d.analysis.text.words[behind_tie(d, s)].span.begin, s.span.end}};
}

}  // namespace synoptic::align
