// Holds `same_utterance` against labelled pairs of quotations from real reports. The pairs are not part of the project:
// SYNOPTIC_VARIANT_PAIRS names the file (JSON lines with label "P" or "N", a.text and b.text).
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "align/utterances_words.hpp"

namespace synoptic::align {
namespace {

TEST(VariantPairs, PrecisionAndRecallStayAboveTheirFloors) {
  const char* path = std::getenv("SYNOPTIC_VARIANT_PAIRS");
  if (!path) GTEST_SKIP() << "SYNOPTIC_VARIANT_PAIRS does not name the labelled pairs";
  std::ifstream in(path);
  ASSERT_TRUE(in) << path;
  int right = 0, wrong = 0, missed = 0;
  for (std::string line; std::getline(in, line);) {
    const auto row = nlohmann::json::parse(line);
    const std::string label = row.at("label");
    if (label != "P" && label != "N") continue;
    const bool same =
        same_utterance(row.at("a").at("text").get<std::string>(), row.at("b").at("text").get<std::string>());
    right += same && label == "P";
    wrong += same && label == "N";
    missed += !same && label == "P";
  }
  ASSERT_GT(right, 0);
  const double precision = 100.0 * right / (right + wrong), recall = 100.0 * right / (right + missed);
  std::printf("variant pairs: precision %.1f recall %.1f (%d right, %d wrong, %d missed)\n", precision, recall, right,
              wrong, missed);
  EXPECT_GE(precision, 93.0);
  EXPECT_GE(recall, 85.0);
}

}  // namespace
}  // namespace synoptic::align
