// Reports in, who says what out, by the whole analysis: names that two people share, phrases with two names.
#include <gtest/gtest.h>

#include "unit/analysed.hpp"

namespace synoptic {
namespace {

// "Ada Hill | ?": the speakers, in order.
std::string speakers(const std::string& text) {
  const Analysis a = analysed(text).analysis;
  std::string out;
  for (const Quote& q : a.quotes) out += (out.empty() ? "" : " | ") + (q.speaker ? a.people.entities[*q.speaker].name : "?");
  return out;
}

TEST(QuotesOfReports, OfTwoWhoShareAFamilyNameTheOneWhoSpeaks) {
  EXPECT_EQ(speakers("Six-month-old Mira Holt was hurt in Velm on Monday. Her aunt, Tessa Holt, said the baby was in hospital. \"She is a wonder to me,\" Holt said."), "Tessa Holt | Tessa Holt");
  // Both have spoken: nobody.
  EXPECT_EQ(speakers("Jon Holt said the mill was closed on Monday. Tessa Holt said the mill was open on Monday. \"We have all the papers,\" Holt said."), "Jon Holt | Tessa Holt | ?");
}

TEST(QuotesOfReports, InitialsOfABodyThatLookLikeAName) {
  EXPECT_EQ(speakers("The crew of All Velm Airways turned back on Monday. AVA said it was looking for the bird."), "All Velm Airways");
}

TEST(QuotesOfReports, AShortFormOfTwoWords) {
  EXPECT_EQ(speakers("Nordic Star Airways said the crew was unhurt. On Tuesday Nordic Star said the flight would go on."), "Nordic Star Airways | Nordic Star Airways");
}

}  // namespace
}  // namespace synoptic
