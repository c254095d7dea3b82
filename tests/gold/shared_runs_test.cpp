// All shared runs of twelve words or more on 500 pairs of real reports, and by the index over a sample of them, against
// comparing every place with every other. The reports are not part of the project: SYNOPTIC_STORY_REPORTS names a file
// of JSON lines with "text" and "story". Half of the pairs are of one story, half of two.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <random>
#include <string>

#include "align/passages_runs.hpp"
#include "reuse/index.hpp"
#include "reuse/words.hpp"

namespace synoptic {
namespace {

constexpr std::size_t pairs_wanted = 500, sample_size = 120;
constexpr std::uint32_t least_words = 12;

struct Text {
  std::string story;
  reuse::Words words;
};

std::vector<Text> read(const char* path) {
  std::vector<Text> out;
  std::ifstream in(path);
  EXPECT_TRUE(in) << path;
  for (std::string line; std::getline(in, line);) {
    const auto row = nlohmann::json::parse(line);
    const auto text = row.value("text", "");
    Text t{row.at("story").dump(), {}};
    reuse::scan(text, {0, static_cast<std::uint32_t>(text.size())}, t.words);
    if (t.words.ids.size() >= least_words) out.push_back(std::move(t));
  }
  return out;
}

std::vector<align::Run> brute_force(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b, std::uint32_t least) {
  std::vector<align::Run> out;
  for (std::uint32_t j = 0; j < b.size(); ++j)
    for (std::uint32_t i = 0; i < a.size(); ++i) {
      if (i > 0 && j > 0 && a[i - 1] == b[j - 1]) continue;
      std::uint32_t n = 0;
      while (i + n < a.size() && j + n < b.size() && a[i + n] == b[j + n]) ++n;
      if (n >= least) out.push_back({0, i, j, n});
    }
  return out;
}

TEST(SharedRuns, OfRealPairsEqualTheBruteForceReference) {
  const char* path = std::getenv("SYNOPTIC_STORY_REPORTS");
  if (!path) GTEST_SKIP() << "SYNOPTIC_STORY_REPORTS does not name a corpus of reports";
  const auto texts = read(path);
  ASSERT_GT(texts.size(), sample_size);
  std::mt19937 random(1);
  std::size_t pairs = 0, runs = 0;
  while (pairs < pairs_wanted) {
    const Text& a = texts[random() % texts.size()];
    const Text& b = texts[random() % texts.size()];
    if (&a == &b || (pairs % 2 == 0) != (a.story == b.story)) continue;
    const auto found = align::shared_runs(a.words.ids, b.words.ids, least_words);
    ASSERT_EQ(found, brute_force(a.words.ids, b.words.ids, least_words)) << "pair " << pairs;
    runs += found.size();
    ++pairs;
  }
  std::printf("%zu pairs, %zu shared runs of %u words or more\n", pairs, runs, least_words);
  EXPECT_GT(runs, 100u);
}

TEST(ReuseIndex, OverRealReportsEqualsComparingAllPairs) {
  const char* path = std::getenv("SYNOPTIC_STORY_REPORTS");
  if (!path) GTEST_SKIP() << "SYNOPTIC_STORY_REPORTS does not name a corpus of reports";
  const auto texts = read(path);
  ASSERT_GT(texts.size(), sample_size);
  std::mt19937 random(2);
  const std::size_t first = random() % (texts.size() - sample_size);  // stories stand together
  for (const std::uint32_t least : {12u, 20u}) {
    reuse::Index index({.least = least, .unbounded = true});
    std::size_t runs = 0;
    for (std::uint32_t t = 0; t < sample_size; ++t) {
      const auto found = index.take(texts[first + t].words, 0);
      std::vector<reuse::Run> expected;
      for (std::uint32_t e = 0; e < t; ++e)
        for (const auto& r : brute_force(texts[first + e].words.ids, texts[first + t].words.ids, least)) expected.push_back({e, r.a, r.b, r.size});
      ASSERT_EQ(found, expected) << "text " << t;
      runs += found.size();
    }
    std::printf("%zu reports, all pairs: %zu shared runs of %u words or more\n", sample_size, runs, least);
    EXPECT_GT(runs, 50u);
  }
}

}  // namespace
}  // namespace synoptic
