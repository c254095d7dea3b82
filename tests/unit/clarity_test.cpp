// Stretches of sentences in, and whether they can be shown by themselves out.
#include "align/clarity.hpp"

#include <gtest/gtest.h>

#include "unit/analysed.hpp"

namespace synoptic {
namespace {

double clear(const std::string& text, const std::string& part) {
  const Document d = analysed(text);
  const auto at = d.report.text.find(part);
  EXPECT_NE(at, std::string::npos) << part;
  return align::clarity(d, Span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + part.size())});
}

TEST(Clarity, WholeSentencesAndClausesAreClear) {
  const std::string text = "The council of Osmark closed the old bridge on Monday, and Mayor Ada Lind ordered a new one.";
  EXPECT_GE(clear(text, text), align::clear_enough);
  EXPECT_GE(clear(text, "The council of Osmark closed the old bridge on Monday"), align::clear_enough);
  EXPECT_GE(clear(text, "Mayor Ada Lind ordered a new one"), align::clear_enough);
}

TEST(Clarity, CutsFragmentsAndPronounsAreNot) {
  const std::string text = "Ida Renner, who leads the port authority of Kessin, told reporters that she had asked the union for a list of \"all the crews\" on Monday.";
  for (const char* part : {"Ida Renner, who leads the port authority of Kessin", "she had asked the union for a list", "who leads the port authority", "told reporters that she had asked", "for a list of \"all the crews"})
    EXPECT_LT(clear(text, part), align::clear_enough) << part;
}

TEST(Clarity, NamesOfFeaturesAndEmptySpans) {
  for (std::size_t f = 0; f < align::clarity_feature_count; ++f) EXPECT_FALSE(name_of(static_cast<align::ClarityFeature>(f)).empty());
  const Document d = analysed("Osmark has a bridge.");
  EXPECT_EQ(align::clarity(d, Span{0, 0}), 0);
}

}  // namespace
}  // namespace synoptic
