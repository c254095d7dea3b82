// The reuse index against comparing all pairs, and on texts made to hurt it.
#include <gtest/gtest.h>

#include <chrono>
#include <random>
#include <set>

#include "align/words.hpp"
#include "reuse/clusters.hpp"
#include "reuse/index.hpp"
#include "reuse/passages.hpp"
#include "unit/passages_helpers.hpp"

namespace synoptic::reuse {
namespace {

using Ids = std::vector<std::uint32_t>;

Words words_of(Ids ids) {
  Words out;
  for (std::uint32_t w = 0; w < ids.size(); ++w) out.spans.push_back({2 * w, 2 * w + 1});
  out.ids = std::move(ids);
  return out;
}

std::vector<Run> brute_force(const std::vector<Ids>& texts, std::uint32_t text, std::uint32_t least) {
  std::vector<Run> out;
  const Ids& b = texts[text];
  for (std::uint32_t t = 0; t < text; ++t) {
    const Ids& a = texts[t];
    for (std::uint32_t j = 0; j < b.size(); ++j)
      for (std::uint32_t i = 0; i < a.size(); ++i) {
        if (i > 0 && j > 0 && a[i - 1] == b[j - 1]) continue;
        std::uint32_t n = 0;
        while (i + n < a.size() && j + n < b.size() && a[i + n] == b[j + n]) ++n;
        if (n >= least) out.push_back({t, i, j, n});
      }
  }
  return out;
}

// Unbounded, the index finds exactly what comparing all pairs finds; in its bounds, nothing else.
TEST(ReuseIndex, EqualsComparingAllPairs) {
  std::mt19937 random(11);
  std::size_t runs = 0, bounded_runs = 0;
  for (int round = 0; round < 120; ++round) {
    const auto least = static_cast<std::uint32_t>(2 + random() % 22), alphabet = static_cast<std::uint32_t>(2 + random() % 200);
    Index exact({.least = least, .unbounded = true}), bounded({.least = least});
    std::vector<Ids> texts;
    for (std::uint32_t t = 0; t < 8; ++t) {
      Ids ids(random() % 150);
      for (auto& w : ids) w = static_cast<std::uint32_t>(random() % alphabet);
      for (int copy = 0; copy < 3 && t > 0; ++copy) {
        const Ids& from = texts[random() % t];
        const std::size_t n = random() % 60, at = from.empty() ? 0 : random() % from.size();
        ids.insert(ids.begin() + static_cast<std::ptrdiff_t>(random() % (ids.size() + 1)), from.begin() + static_cast<std::ptrdiff_t>(at),
                   from.begin() + static_cast<std::ptrdiff_t>(std::min(from.size(), at + n)));
      }
      texts.push_back(ids);
      const auto expected = brute_force(texts, t, least);
      const auto found = exact.take(words_of(ids), t + 1), some = bounded.take(words_of(ids), t + 1);
      ASSERT_EQ(found, expected) << "round " << round << " text " << t << " least " << least;
      EXPECT_TRUE(std::includes(expected.begin(), expected.end(), some.begin(), some.end(),
                                [](const reuse::Run& x, const reuse::Run& y) { return std::tuple(x.text, x.b, x.a) < std::tuple(y.text, y.b, y.a); }));
      runs += found.size();
      bounded_runs += some.size();
      for (std::uint32_t a = 0; a < t; ++a) {
        std::vector<reuse::Run> of;
        for (const reuse::Run& r : found)
          if (r.text == a) of.push_back(r);
        for (const Passage& p : passages_of(of, texts[a], ids)) {  // changes and equal words make up a passage
          std::uint32_t i = p.a.begin, j = p.b.begin, equal = 0;
          const auto go_on = [&](std::uint32_t to_a, std::uint32_t to_b) {
            ASSERT_EQ(to_a - i, to_b - j);
            for (; i < to_a; ++i, ++j, ++equal) ASSERT_EQ(texts[a][i], ids[j]);
          };
          for (const Change& c : p.changes) {
            go_on(c.a.begin, c.b.begin);
            i = c.a.end, j = c.b.end;
            EXPECT_GT(c.a.size() + c.b.size(), 0u);
          }
          go_on(p.a.end, p.b.end);
          EXPECT_EQ(equal, p.shared);
          EXPECT_GE(equal, least);
        }
      }
    }
  }
  EXPECT_GT(runs, 2000u);
  EXPECT_GT(bounded_runs, 2000u);
}

// On any bytes that are UTF-8, the words are those that `align` cuts, and equal where those are equal.
TEST(ReuseWords, EqualThoseOfAlign) {
  static constexpr const char* parts[] = {"a", "B", "ferry", "É", "ö", "港", "'", "’", "'s", "’S", ".", ",", "1", "42", " ", "\n", "-", "—", "“", "\u0301", "\u200d", "ไทย", "I", "ß", "😀", "\u00a0"};
  std::mt19937 random(5);
  std::size_t words = 0;
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (auto n = random() % 60; n-- > 0;) text += parts[random() % std::size(parts)];
    const Document d = make_document({"", text, "", ""}, "\n\n\n\n");
    align::Vocabulary vocabulary;
    const auto expected = align::scan_words(d.report, vocabulary);
    const Words found = prose_words(d.report);
    ASSERT_EQ(found.ids.size(), expected.size()) << text;
    for (std::size_t w = 0; w < expected.size(); ++w) {
      ASSERT_EQ(found.spans[w], expected[w].span) << text;
      for (std::size_t v = 0; v < w; ++v) ASSERT_EQ(found.ids[w] == found.ids[v], expected[w].id == expected[v].id) << text;
    }
    words += expected.size();
  }
  EXPECT_GT(words, 20000u);
}

// What would be quadratic if every place met every other.
TEST(ReuseIndex, StaysLinearOnTextsThatSayTheSameForever) {
  const auto begin = std::chrono::steady_clock::now();
  for (const std::uint32_t period : {1u, 2u, 7u, 50u, 1000u}) {
    Index index;
    Ids ids(60'000);
    for (std::uint32_t w = 0; w < ids.size(); ++w) ids[w] = w % period;
    std::size_t runs = 0;
    for (std::uint32_t t = 0; t < 30; ++t) runs += index.take(words_of(ids), t + 1).size();
    EXPECT_GE(runs, 29u);
    EXPECT_LE(runs, 30u * 30 * Options{}.most_runs);
  }
  Index footer;
  Ids ids(100);
  for (std::uint32_t w = 0; w < ids.size(); ++w) ids[w] = w;
  std::size_t runs = 0;
  for (std::uint32_t t = 0; t < 20'000; ++t) runs += footer.take(words_of(ids), t + 1).size();
  EXPECT_LE(runs, 20'000u * Options{}.most_outlets);
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
  EXPECT_LT(seconds.count(), 120) << "takes two seconds on a desktop";
}

}  // namespace
}  // namespace synoptic::reuse
