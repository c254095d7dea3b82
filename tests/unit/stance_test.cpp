// Headlines about a claim: what they make of it.
#include "align/stance.hpp"

#include <gtest/gtest.h>

#include "similarity_texts.hpp"

namespace synoptic::align {
namespace {

using synoptic::testing::read;
using synoptic::testing::unit;
using synoptic::testing::with_vectors;

struct Read {
  TextUnit unit;
  Cues cues;
};
Read headline(const char* text) {
  const Document d = read(text, SectionKind::title);
  return {unit(with_vectors(), d), find_cues(d, 0, static_cast<std::uint32_t>(d.analysis.text.tokens.size()))};
}
Stance of(const char* claim, const char* text) {
  const Read a = headline(claim), b = headline(text);
  return stance(stance_features(a.cues, b.cues, Similarity::features(a.unit, b.unit)));
}
std::string_view what(const Stance& s) { return s.contradicts > std::max(s.agrees, s.hedges) ? "contradicts" : s.agrees > s.hedges ? "agrees" : "hedges"; }

TEST(Stance, OfHeadlinesToAClaim) {
  constexpr const char* rows[][3] = {
      {"A whale beached itself at Kallow", "Stranded whale draws crowds to Kallow beach", "agrees"},
      {"A whale beached itself at Kallow", "Whale reportedly stranded at Kallow, witnesses say", "hedges"},
      {"A whale beached itself at Kallow", "Hoax: no whale was ever beached at Kallow", "contradicts"},
      {"The mayor of Kallow will resign", "Mayor of Kallow resigns", "agrees"},
      {"The mayor of Kallow will resign", "Is the mayor of Kallow about to resign?", "hedges"},
      {"The mayor of Kallow will resign", "Kallow mayor denies plan to resign", "contradicts"},
      {"The mayor of Kallow will resign", "No, the mayor of Kallow is not going anywhere", "contradicts"},
      {"The harbour company will buy the old mill", "Harbour company may buy the old mill, sources say", "hedges"},
      {"The harbour company will buy the old mill", "Harbour company buys old mill", "agrees"},
      {"The old mill was not for sale", "Owner: the old mill was not for sale", "agrees"},  // the claim itself says no
  };
  for (const auto& r : rows) EXPECT_EQ(what(of(r[0], r[1])), r[2]) << r[0] << " | " << r[1];
}

TEST(Stance, SumsToOne) {
  const Stance s = of("The mayor of Kallow will resign", "Ten recipes for a rainy day");
  EXPECT_NEAR(s.contradicts + s.agrees + s.hedges, 1, 1e-5);
}

TEST(Stance, Cues) {
  struct Row {
    const char* text;
    std::vector<Cue> expected;
  };
  const Row rows[] = {
      {"Whale found on the beach", {}},
      {"Mayor rules out a new bridge", {Cue::deny}},
      {"Minister shoots down rumours of an early vote", {Cue::deny, Cue::rumour}},
      {"Is the lake drying up?", {Cue::question, Cue::asks}},
      {"Lake to be drained: report", {Cue::report, Cue::colon_end}},
      {"How the lake was lost", {Cue::wh}},
  };
  for (const Row& r : rows) {
    const Cues c = headline(r.text).cues;
    for (std::size_t i = 0; i < cue_count; ++i) {
      const Cue cue = static_cast<Cue>(i);
      EXPECT_EQ(c[cue], std::find(r.expected.begin(), r.expected.end(), cue) != r.expected.end()) << r.text << ": " << name_of(cue);
    }
  }
}

}  // namespace
}  // namespace synoptic::align
