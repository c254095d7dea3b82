#include <algorithm>
#include <random>
#include <vector>

#include <gtest/gtest.h>

#include "text/tree.hpp"

namespace synoptic::text {
namespace {

std::vector<std::int32_t> best(const std::vector<float>& scores, std::uint32_t words) {
  std::vector<std::int32_t> heads(words);
  best_tree(scores, words, heads);
  return heads;
}
double total(const std::vector<float>& scores, const std::vector<std::int32_t>& heads) {
  double sum = 0;
  for (std::size_t d = 0; d < heads.size(); ++d) sum += scores[d * (heads.size() + 1) + static_cast<std::size_t>(heads[d] + 1)];
  return sum;
}
// All trees there are, one after the other.
double best_of_all(const std::vector<float>& scores, std::uint32_t words) {
  std::vector<std::int32_t> heads(words, -1);
  double top = -1e30;
  for (;;) {
    if (is_tree(heads)) top = std::max(top, total(scores, heads));
    std::size_t i = 0;
    while (i < words && ++heads[i] == static_cast<std::int32_t>(words)) heads[i++] = -1;
    if (i == words) return top;
  }
}

TEST(IsTree, tells_trees) {
  EXPECT_TRUE(is_tree(std::vector<std::int32_t>{}));
  EXPECT_TRUE(is_tree(std::vector<std::int32_t>{-1}));
  EXPECT_TRUE(is_tree(std::vector<std::int32_t>{1, -1, 1}));
  EXPECT_FALSE(is_tree(std::vector<std::int32_t>{-1, -1}));      // two roots
  EXPECT_FALSE(is_tree(std::vector<std::int32_t>{1, 0}));        // a cycle and no root
  EXPECT_FALSE(is_tree(std::vector<std::int32_t>{-1, 2, 1}));    // a cycle beside the root
  EXPECT_FALSE(is_tree(std::vector<std::int32_t>{-1, 7}));       // out of bounds
  EXPECT_FALSE(is_tree(std::vector<std::int32_t>{-1, 1}));       // its own head
}

TEST(BestTree, is_the_best_of_all_trees) {
  std::mt19937 random(11);
  for (int round = 0; round < 400; ++round) {
    const auto words = static_cast<std::uint32_t>(1 + random() % 5);
    std::vector<float> scores(words * (words + 1));
    for (float& s : scores) s = static_cast<float>(random() % (round % 3 == 0 ? 4 : 1000));  // with many ties, too
    const auto heads = best(scores, words);
    ASSERT_TRUE(is_tree(heads));
    ASSERT_NEAR(total(scores, heads), best_of_all(scores, words), 1e-3);
  }
}

TEST(BestTree, is_a_tree_for_any_numbers) {
  std::mt19937 random(12);
  for (const std::uint32_t words : {0u, 1u, 2u, 40u, 160u}) {
    std::vector<float> scores(words * (words + 1));
    for (float& s : scores) {
      const auto r = random() % 10;
      s = r == 0 ? std::numeric_limits<float>::quiet_NaN() : r == 1 ? std::numeric_limits<float>::infinity() : static_cast<float>(random() % 100) - 50;
    }
    EXPECT_TRUE(is_tree(best(scores, words))) << words;
    // Each word wants the one after it: one long cycle.
    for (std::uint32_t d = 0; d < words; ++d)
      for (std::uint32_t h = 0; h <= words; ++h) scores[d * (words + 1) + h] = h == (d + 1) % words + 1 ? 5.f : 0.f;
    EXPECT_TRUE(is_tree(best(scores, words))) << words;
    // Nothing to choose, and pairs that want each other: more cycles than are taken apart.
    std::fill(scores.begin(), scores.end(), 1.f);
    EXPECT_TRUE(is_tree(best(scores, words))) << words;
    for (std::uint32_t d = 0; d < words; ++d) scores[d * (words + 1) + std::min(d ^ 1u, words - 1) + 1] = 9.f;
    EXPECT_TRUE(is_tree(best(scores, words))) << words;
  }
}

}  // namespace
}  // namespace synoptic::text
