// Sentences of a story in, and whether they stand by themselves on its page out.
#include "align/standing.hpp"

#include <gtest/gtest.h>

#include "unit/analysed.hpp"

namespace synoptic {
namespace {

std::vector<Document> story() {
  std::vector<Document> docs{
      analysed("A crane fell on the market of Osmark on Monday, killing two people, police said.\n\nThe crane belonged to Harbec, a builder from Velm. It had stood there since May. \"We are shocked,\" he said.\n\n"
               "Mayor Ada Lind said the market would stay closed until Friday.\n\nSuch accidents happen. Read more about cranes here: our newsletter"),
      analysed("Two people died on Monday when a crane fell on the market of Osmark.\n\nThe market will stay closed until Friday, Mayor Ada Lind said. She visited the injured in the hospital of Velm.")};
  docs[0].report.title = "Crane falls on Osmark market, two dead";
  docs[1].report.title = "Two die in Osmark crane accident";
  return docs;
}
align::Standing::Judged judge(const std::vector<Document>& docs, std::uint32_t report, const std::string& part) {
  const auto at = docs[report].report.text.find(part);
  EXPECT_NE(at, std::string::npos) << part;
  return align::Standing(docs).judge({report, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + part.size())}});
}

TEST(Standing, WhatNeedsNothingElseAgainstWhatRestsOnTheTextBefore) {
  const auto docs = story();
  for (const char* part : {"A crane fell on the market of Osmark on Monday, killing two people, police said.", "Mayor Ada Lind said the market would stay closed until Friday."}) EXPECT_GT(judge(docs, 0, part).alone, .7) << part;
  for (const char* part : {"It had stood there since May.", "\"We are shocked,\" he said.", "Such accidents happen.", "Read more about cranes here: our newsletter"}) EXPECT_LT(judge(docs, 0, part).alone, .4) << part;
}

TEST(Standing, MainFactsAreWorthMore) {
  const auto docs = story();
  EXPECT_GT(judge(docs, 1, "Two people died on Monday when a crane fell on the market of Osmark.").worth, judge(docs, 1, "She visited the injured in the hospital of Velm.").worth + .5);
}

TEST(Standing, FeaturesAreNamedAndBounded) {
  for (std::size_t f = 0; f < align::standing_feature_count; ++f) EXPECT_FALSE(name_of(static_cast<align::StandingFeature>(f)).empty());
  const auto docs = story();
  const align::Standing standing(docs);
  for (const Sentence& s : docs[0].analysis.text.sentences)
    for (const float v : standing.features({0, s.span})) EXPECT_TRUE(v >= -4 && v <= 10);
  EXPECT_EQ(standing.features({0, {0, 0}}), align::StandingFeatures{});
}

}  // namespace
}  // namespace synoptic
