#include "base/average_link.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace synoptic {
namespace {

// The obvious way: look at all pairs of clusters, merge the best, start again.
std::vector<std::uint32_t> slow_average_link(std::uint32_t n, const std::vector<Link>& links, double threshold) {
  std::vector<std::vector<double>> similarity(n, std::vector<double>(n, 0));
  for (const Link& l : links) {
    similarity[l.a][l.b] += l.similarity;
    similarity[l.b][l.a] += l.similarity;
  }
  std::vector<std::vector<std::uint32_t>> clusters;
  for (std::uint32_t i = 0; i < n; ++i) clusters.push_back({i});
  for (;;) {
    double best = threshold;
    std::size_t at = clusters.size(), with = 0;
    for (std::size_t a = 0; a < clusters.size(); ++a)
      for (std::size_t b = a + 1; b < clusters.size(); ++b) {
        double sum = 0;
        for (const auto i : clusters[a])
          for (const auto j : clusters[b]) sum += similarity[i][j];
        const double mean = sum / static_cast<double>(clusters[a].size() * clusters[b].size());
        if (sum > 0 && (mean > best || (at == clusters.size() && mean >= threshold))) {
          best = mean;
          at = a;
          with = b;
        }
      }
    if (at == clusters.size()) break;
    clusters[at].insert(clusters[at].end(), clusters[with].begin(), clusters[with].end());
    clusters.erase(clusters.begin() + static_cast<std::ptrdiff_t>(with));
    std::sort(clusters.begin(), clusters.end(), [](const auto& x, const auto& y) {
      return *std::min_element(x.begin(), x.end()) < *std::min_element(y.begin(), y.end());
    });
  }
  std::vector<std::uint32_t> out(n);
  for (std::uint32_t c = 0; c < clusters.size(); ++c)
    for (const auto i : clusters[c]) out[i] = c;
  return out;
}

TEST(AverageLink, AgreesWithTheSlowWayOnRandomGraphs) {
  std::mt19937 rng(7);
  for (int round = 0; round < 300; ++round) {
    const auto n = static_cast<std::uint32_t>(2 + rng() % 14);
    std::vector<Link> links;
    for (std::uint32_t a = 0; a < n; ++a)
      for (std::uint32_t b = a + 1; b < n; ++b)
        if (rng() % 3) links.push_back({a, b, .01 + static_cast<double>(rng() % 100000) / 100000});
    EXPECT_EQ(average_link(n, links, .4), slow_average_link(n, links, .4)) << "round " << round;
  }
}

TEST(AverageLink, DoesNotChain) {
  // Each is near the next, the ends are strangers: single link would make one cluster.
  const std::vector<Link> chain = {{0, 1, .9}, {1, 2, .6}, {2, 3, .9}};
  EXPECT_EQ(average_link(4, chain, .5), (std::vector<std::uint32_t>{0, 0, 1, 1}));
  EXPECT_EQ(average_link(3, {}, .5), (std::vector<std::uint32_t>{0, 1, 2}));
  EXPECT_TRUE(average_link(0, {}, .5).empty());
}

}  // namespace
}  // namespace synoptic
