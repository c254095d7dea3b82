// Pairs of sentences that state the same, or something else.
#include "align/similarity.hpp"

#include <gtest/gtest.h>

#include "align/opposites.hpp"
#include "align/kinship.hpp"
#include "similarity_texts.hpp"

namespace synoptic::align {
namespace {

using synoptic::testing::read;
using synoptic::testing::unit;
using synoptic::testing::with_vectors;
using synoptic::testing::without_vectors;

float score(const Similarity& s, std::string_view a, std::string_view b) { return s.score(unit(s, a), unit(s, b)); }
SimilarityFeatures features(std::string_view a, std::string_view b) { return Similarity::features(unit(with_vectors(), a), unit(with_vectors(), b)); }

struct Row {
  const char *text, *same, *other;
};

constexpr Row rows[] = {
    {"The ferry sank off Sorland on Monday.", "The ship went down near the coast of Sorland.", "The mayor of Sorland opened a new school."},
    {"Veltra's parliament approved the budget.", "The budget was passed by parliament in Veltra.", "Farmers in Veltra expect a dry summer."},
    {"At least 600 people fled the flood.", "Some 612 residents escaped the flooding.", "The flood museum sold 40 tickets."},
    {"Moscow will send engineers to the dam.", "Russia is sending engineers to the dam.", "Finland will send blankets to the camp."},
    {"Police arrested a man in Kallow.", "A man was detained by officers in Kallow.", "A concert hall was opened in Tarn."},
    {"Two miners were killed in the collapse.", "The collapse left two miners dead.", "Two miners won the regional lottery."},
    {"The harbour company sued Anna Tarkan.", "Anna Tarkan was sued by the harbour company.", "A violin maker has moved to Tarn."},
};

TEST(Similarity, TellsTheSameFromSomethingElse) {
  for (const Row& r : rows) {
    EXPECT_GT(score(with_vectors(), r.text, r.same), .55f) << r.text << " | " << r.same;
    EXPECT_LT(score(with_vectors(), r.text, r.other), .5f) << r.text << " | " << r.other;
    EXPECT_GT(score(without_vectors(), r.text, r.same), score(without_vectors(), r.text, r.other)) << r.text;
  }
}

TEST(Similarity, IsSymmetric) {
  for (const Row& r : rows)
    for (const char* other : {r.same, r.other}) EXPECT_NEAR(score(with_vectors(), r.text, other), score(with_vectors(), other, r.text), 1e-5) << r.text;
}

TEST(Similarity, ReadsWhoDoesWhatFromTheTree) {
  const auto active = features("The harbour company sued Anna Tarkan.", "Anna Tarkan was sued by the harbour company.");
  EXPECT_GT(active[sf_subject], .9f);
  EXPECT_GT(active[sf_object], .9f);
  EXPECT_EQ(active[sf_swapped], 0);
  const auto swapped = features("The harbour company sued Anna Tarkan.", "Anna Tarkan sued the harbour company.");
  EXPECT_EQ(swapped[sf_swapped], 1);
  EXPECT_LT(with_vectors().score(swapped), with_vectors().score(active) - .1f);
}

struct Values_row {
  const char *a, *b;
  SimilarityFeature feature;
  float expected;
};

TEST(Similarity, ComparesNumbersNegationsAndOpposites) {
  constexpr Values_row values[] = {
      {"At least 600 people fled.", "Some 612 people fled.", sf_numbers, 1},
      {"At least 600 people fled.", "Some 580 people fled.", sf_numbers, 1},  // "some 580" reaches 638
      {"600 people fled.", "612 people fled.", sf_numbers_other, 1},
      {"The bridge cost $1.2 billion.", "The bridge cost 3 % of the budget.", sf_numbers_other, 0},  // other measures
      {"The bridge cost $72 million.", "The price of the bridge was $72m.", sf_numbers, 1},
      {"The dam is safe.", "The dam is not safe.", sf_polarity, 1},
      {"The dam is not safe.", "The dam was never safe.", sf_polarity, 0},
      {"Shares in the mill rose.", "Shares in the mill fell.", sf_opposite, 1},
      {"Shares rose, then fell.", "Shares fell, then rose.", sf_opposite, 0},  // both have both
      {"Ivo Tarkan spoke.", "Mila Oster spoke.", sf_names_foreign, 1},
      {"Ivo Tarkan spoke.", "Tarkan spoke.", sf_names_foreign, 0},
  };
  for (const Values_row& v : values) EXPECT_FLOAT_EQ(features(v.a, v.b)[v.feature], v.expected) << v.a << " | " << v.b << ": " << name_of(v.feature);
}

TEST(Similarity, LeavesValuesOutWhereTheyAreComparedLater) {
  const auto a = unit(with_vectors(), "Two miners were not killed.", Values::ignore), b = unit(with_vectors(), "Five million miners were killed.", Values::ignore);
  EXPECT_FLOAT_EQ(Similarity::features(a, b)[sf_exact], 1);
  EXPECT_EQ(Similarity::features(a, b)[sf_polarity], 0);
}

TEST(Similarity, TakesWhoIsMeantFromThoseWhoKnow) {
  const Document a = read("The fisherman called it a miracle."), b = read("Tarkan called it a miracle.");
  const Meant of_a[] = {{{0, 13}, "p1"}}, of_b[] = {{{0, 6}, "p1"}}, other[] = {{{0, 6}, "p2"}};
  const auto& s = with_vectors();
  const auto x = unit(s, a, Values::count, of_a);
  EXPECT_FLOAT_EQ(Similarity::features(x, unit(s, b, Values::count, of_b))[sf_exact], 1);
  EXPECT_EQ(Similarity::features(x, unit(s, b, Values::count, other))[sf_names_foreign], 1);
}

TEST(Similarity, WhatAllSayWeighsLess) {
  std::vector<TextUnit> units;
  for (const char* t : {"the harbour fire began in a workshop", "the harbour fire began at night", "the harbour fire began under a boat"}) units.push_back(unit(with_vectors(), t));
  const float before = Similarity::features(units[0], units[1])[sf_exact];
  Similarity::weigh(units);
  EXPECT_LT(Similarity::features(units[0], units[1])[sf_exact], before - .1f);
  EXPECT_GT(units[0].mass, 0);
}

TEST(Similarity, HoldsOnStrangeTexts) {
  const TextUnit empty, marks = unit(with_vectors(), "?! ..."), one = unit(with_vectors(), "Kallow.");
  std::string long_text;
  for (int i = 0; i < 400; ++i) long_text += "word" + std::string(1, static_cast<char>('a' + i % 26)) + std::string(1, static_cast<char>('a' + i / 26)) + " ";
  const TextUnit many = unit(with_vectors(), long_text);
  EXPECT_LE(many.words.size(), TextUnit::most_words);
  for (const TextUnit* a : {&empty, &marks, &one, &many})
    for (const TextUnit* b : {&empty, &marks, &one, &many}) {
      const float s = with_vectors().score(*a, *b);
      EXPECT_TRUE(s >= 0 && s <= 1);
    }
  EXPECT_EQ(with_vectors().score(empty, one), 0) << "nothing states nothing";
  EXPECT_GT(with_vectors().score(many, many), .85f);
}

TEST(Synonyms, AreReadFromTheTable) {
  EXPECT_EQ(kinship("boost", "encourage"), Kinship::synonym);
  EXPECT_EQ(kinship("encourage", "boost"), Kinship::synonym);
  EXPECT_EQ(kinship("smuggler", "smuggle"), Kinship::derived);
  EXPECT_EQ(kinship("crowd", "mob"), Kinship::near);
  EXPECT_EQ(kinship("crowd", "budget"), Kinship::none);
  EXPECT_EQ(kinship("crowd", "zzyzx"), Kinship::none);
  EXPECT_EQ(kin_id("zzyzx"), 0u);
}

TEST(Opposites, ByNumberAsByWord) {
  EXPECT_EQ(opposites(opposite_id("rise"), opposite_id("fall")), opposites("rise", "fall"));
  EXPECT_EQ(opposites("fall", "rise"), Opposite::says);
  EXPECT_EQ(opposites(opposite_id("rise"), opposite_id("zzyzx")), Opposite::none);
}

}  // namespace
}  // namespace synoptic::align
