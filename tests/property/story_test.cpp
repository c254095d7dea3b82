// Generated batches: the order of the batch and the number of threads never show; large and odd batches stay cheap.
#include "story/group.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <numeric>
#include <random>

namespace synoptic::story {
namespace {

std::string word(std::mt19937& rng, std::size_t vocabulary) {
  const auto n = static_cast<std::uint32_t>(rng() % vocabulary);
  std::string w;
  for (std::uint32_t k = n + 17; k > 0; k /= 19) w += static_cast<char>('a' + k % 19);
  if (n % 11 == 0) w[0] = static_cast<char>(w[0] - 32);
  return w;
}

// `stories` events with own words, each told by one to five reports, some of them copies of others.
std::vector<Report> batch(std::uint32_t seed, std::size_t stories) {
  std::mt19937 rng(seed);
  std::vector<Report> reports;
  for (std::size_t s = 0; s < stories; ++s) {
    std::vector<std::string> own;
    for (int k = 0; k < 12; ++k) own.push_back("Own" + word(rng, 100000));
    const auto tellings = 1 + rng() % 5;
    for (std::size_t t = 0; t < tellings; ++t) {
      Report r;
      if (t > 0 && rng() % 4 == 0) {
        r = reports.back();
      } else {
        for (int k = 0; k < 80; ++k) {
          r.text += rng() % 3 == 0 ? own[rng() % own.size()] : word(rng, 400);
          r.text += k % 12 == 11 ? ". " : " ";
        }
        r.title = own[0] + " " + own[rng() % own.size()] + " " + word(rng, 400);
        if (rng() % 5 != 0) r.published = {"2031-0" + std::to_string(1 + s % 9) + "-1" + std::to_string(rng() % 9), DateBasis::metadata, {}};
        r.sections = {{{0, static_cast<std::uint32_t>(r.text.size())}, SectionKind::body}};
      }
      r.ref = std::to_string(reports.size());
      r.id = make_report_id(r);
      reports.push_back(r);
    }
  }
  return reports;
}

// Every byte of the result that a user sees, with refs in place of indices.
std::string shown(const std::vector<Report>& reports, const std::vector<Story>& stories) {
  std::string out;
  for (const Story& s : stories) {
    out += s.id + " " + s.title + ":";
    for (const auto k : s.reports) out += " " + reports[k].ref;
    for (const StoryReason& w : s.why) {
      out += "\n  " + reports[w.a].ref + "-" + reports[w.b].ref + " " + std::to_string(w.score);
      for (const auto& e : w.evidence) out += "; " + e;
    }
    out += "\n";
  }
  return out;
}

TEST(StoryProperty, OrderAndThreadsNeverShow) {
  for (std::uint32_t seed = 1; seed <= 6; ++seed) {
    const auto reports = batch(seed, 60);
    const std::string expected = shown(reports, group(reports));
    EXPECT_EQ(shown(reports, group(reports, {2})), expected);
    EXPECT_EQ(shown(reports, group(reports, {5})), expected);
    std::mt19937 rng(seed * 77);
    auto mixed = reports;
    for (int round = 0; round < 3; ++round) {
      std::shuffle(mixed.begin(), mixed.end(), rng);
      EXPECT_EQ(shown(mixed, group(mixed)), expected) << "seed " << seed;
    }
  }
}

TEST(StoryProperty, EveryReportIsInOneStoryAndEveryMemberIsTied) {
  for (std::uint32_t seed = 11; seed <= 14; ++seed) {
    const auto reports = batch(seed, 80);
    std::vector<int> seen(reports.size());
    for (const Story& s : group(reports)) {
      ASSERT_FALSE(s.reports.empty());
      EXPECT_EQ(s.why.size(), s.reports.size() - 1);
      for (const auto k : s.reports) ++seen[k];
      for (std::size_t i = 0; i < s.why.size(); ++i) {
        EXPECT_EQ(s.why[i].b, s.reports[i + 1]);
        const auto a = std::find(s.reports.begin(), s.reports.end(), s.why[i].a);
        EXPECT_LE(a - s.reports.begin(), static_cast<std::ptrdiff_t>(i));
        EXPECT_GE(s.why[i].score, 0);
        EXPECT_LE(s.why[i].score, 1);
      }
    }
    EXPECT_EQ(std::count(seen.begin(), seen.end(), 1), static_cast<std::ptrdiff_t>(reports.size()));
  }
}

TEST(StoryProperty, TenThousandCopiesAreOneStoryInAMoment) {
  auto reports = batch(21, 1);
  reports.resize(1);
  reports[0].published = {};
  std::vector<Report> many(10000, reports[0]);
  for (std::size_t i = 0; i < many.size(); ++i) {
    many[i].url = "https://example.org/" + std::to_string(i);
    many[i].id = make_report_id(many[i]);
  }
  const auto start = std::chrono::steady_clock::now();
  const auto stories = group(many);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  ASSERT_EQ(stories.size(), 1u);
  EXPECT_EQ(stories[0].reports.size(), many.size());
  EXPECT_LT(took.count(), 20.0);  // generous: a debug build on a busy machine; quadratic would take many minutes
}

TEST(StoryProperty, ThousandsOfReportsWithTheSameFewWords) {
  std::vector<Report> many(3000);
  for (std::size_t i = 0; i < many.size(); ++i) {
    many[i].title = "Market update number " + std::to_string(i);
    many[i].text = "Shares rose. Shares fell. Report " + std::to_string(i) + ".";
    many[i].id = make_report_id(many[i]);
  }
  std::size_t members = 0;
  for (const Story& s : group(many)) members += s.reports.size();
  EXPECT_EQ(members, many.size());
}

}  // namespace
}  // namespace synoptic::story
