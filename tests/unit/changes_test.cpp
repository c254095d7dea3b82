// What parallel texts say otherwise: one row a change, on sentences that we made up.
#include "align/changes.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>

#include "align/opposites.hpp"
#include "align/passages.hpp"
#include "annotate/people.hpp"
#include "annotate/times.hpp"
#include "text/text.hpp"

namespace synoptic::align {
namespace {

const World& world() {
  static const World w = std::move(*World::load());
  return w;
}

Document document(const std::string& text, const char* published, const char* outlet) {
  Document d;
  d.report.text = text;
  d.report.sections.push_back({{0, static_cast<std::uint32_t>(text.size())}, SectionKind::body});
  d.report.published = {published, DateBasis::stated, {}};
  d.report.outlet = Outlet{outlet, ""};
  d.report.id = make_report_id(d.report);
  d.analysis.analysed = true;
  d.analysis.text = text::read(d.report, world());
  d.analysis.people = annotate::find_people(d.report, d.analysis.text, world());
  d.analysis.times = annotate::find_times(d.report, d.analysis.text, d.report.published.day());
  return d;
}

// "number conflict 12 | 15", one a line.
std::string changes(const std::string& a, const std::string& b, const char* later = "2023-03-01") {
  // Around it stands what both share, so that there is a passage.
  const std::string before = "Crews of the ferries laid down their work in the harbour of Tarn over pay and hours. ", after = " The town is quiet and waits for bread and news from the islands.";
  const std::vector<Document> docs = {document(before + a + after, "2023-03-01", "Herald"), document(before + b + after, later, "Ledger")};
  std::string out;
  for (const Change& c : find_changes(docs, find_identities(docs, world()), align_passages(docs, find_passages(docs)), world())) {
    const auto& v = c.difference.values;
    std::array<std::string, 2> side{v[0].value, v[1].value};
    if (c.a == 1) std::swap(side[0], side[1]);
    out += std::string(out.empty() ? "" : "; ") + name_of(c.difference.slot) + " " + name_of(c.difference.kind) + " " + side[0] + " | " + side[1];
  }
  return out;
}

TEST(Changes, WhatIsOneAndWhatIsNone) {
  struct Row {
    const char *what, *a, *b, *want;
  };
  for (const Row& row : {
           Row{"a number", "The storm sank 12 boats at the quay.", "The storm sank 15 boats at the quay.", "number conflict 12 | 15"},
           Row{"digits and words", "The storm sank five boats at the quay.", "The storm sank 5 boats at the quay.", ""},
           Row{"rounded", "Prices at the pier rose by 12.4 percent in a year.", "Prices at the pier rose by 12 percent in a year.", ""},
           Row{"not rounded", "Prices at the pier rose by 12.4 percent in a year.", "Prices at the pier rose by 14 percent in a year.", "number conflict 12.4 | 14"},
           Row{"scales", "The repair cost $5 million in all.", "The repair cost $5m in all.", ""},
           Row{"an age", "A 25-year-old deckhand fell into the sea.", "A 26-year-old deckhand fell into the sea.", "number conflict 25-year-old | 26-year-old"},
           Row{"a day", "The boats came back on Monday with the tide.", "The boats came back on Tuesday with the tide.", "date conflict Monday | Tuesday"},
           Row{"a month written short", "The pier opened on October 3 with a fair.", "The pier opened on Oct. 3 with a fair.", ""},
           Row{"clock times", "The boats left at 7:30 in the morning.", "The boats left at 8:45 in the morning.", "date conflict 7:30 | 8:45"},
           Row{"a place", "The oil went by rail to Poland for the winter.", "The oil went by rail to Spain for the winter.", "place conflict Poland | Spain"},
           Row{"a capital and its country", "The oil went by rail to Poland for the winter.", "The oil went by rail to Warsaw for the winter.", ""},
           Row{"a place inside a word", "A Madrid-bound ship turned back at noon.", "A Warsaw-bound ship turned back at noon.", "place conflict Madrid-bound | Warsaw-bound"},
           Row{"a person", "The mayor met Orla Venn at the quay again.", "The mayor met Bruno Hask at the quay again.", "person conflict Orla Venn | Bruno Hask"},
           Row{"a negation", "The council did not approve the pier.", "The council did approve the pier.", "polarity conflict not | approve"},
           Row{"a negation with its verb", "The council approved the pier at once.", "The council did not approve the pier at once.", "polarity conflict approved | did not approve"},
           Row{"opposites", "The council approved the plan for the pier.", "The council rejected the plan for the pier.", "polarity conflict approved | rejected"},
           Row{"a synonym", "The mayor said the pier was safe.", "The mayor stated the pier was safe.", ""},
           Row{"a hedge", "The captain reportedly left the bridge.", "The captain left the bridge.", "certainty hedge reportedly | left"},
           Row{"another order", "The ships came from Poland and Spain in May.", "The ships came from Spain and Poland in May.", ""},
           Row{"other spelling", "The harbour master honoured the crews.", "The harbour master honored the crews.", ""},
           Row{"the same", "The storm sank 12 boats at the quay.", "The storm sank 12 boats at the quay.", ""},
       }) {
    EXPECT_EQ(changes(row.a, row.b), row.want) << row.what;
    // The other way round it is the same change.
    std::string back = changes(row.b, row.a);
    EXPECT_EQ(back.empty(), std::string(row.want).empty()) << row.what;
  }
}

TEST(Changes, TheTownOfADateline) {
  const auto told = [](const std::string& a, const std::string& b) {
    std::vector<Document> docs;
    for (const std::string& line : {a, b}) {
      Document d = document(line + " Crews of the ferries laid down their work in the harbour over pay and hours on Sunday.", "2023-03-01", docs.empty() ? "Herald" : "Ledger");
      const auto size = static_cast<std::uint32_t>(line.size());
      d.report.sections = {{{0, size}, SectionKind::dateline}, {{size + 1, static_cast<std::uint32_t>(d.report.text.size())}, SectionKind::body}};
      d.analysis.text = text::read(d.report, world());
      docs.push_back(std::move(d));
    }
    std::string out;
    for (const Change& c : find_changes(docs, find_identities(docs, world()), align_passages(docs, find_passages(docs)), world()))
      out += c.difference.rule + ": " + c.difference.values[0].value + " | " + c.difference.values[1].value;
    return out;
  };
  EXPECT_EQ(told("TARN, Ohio (HPA) -", "TARN, Texas (HPA) -"), "place: the town of the dateline lies elsewhere: Ohio | Texas");
  EXPECT_EQ(told("TARN, Ohio (HPA) -", "Tarn, Ohio -"), "");
  EXPECT_EQ(told("TARN, Ohio (HPA) -", "LUNDE, Texas (HPA) -"), "");  // another desk
  EXPECT_EQ(told("TARN, Ohio (HPA) -", "TARN (HPA) -"), "");
  EXPECT_EQ(told("TARN, Ohio (HPA) -", "TARN, March 3 (HPA) -"), "");
}

TEST(Changes, ACountThatGrowsIsAnUpdate) {
  EXPECT_EQ(changes("The storm killed 12 people on the islands.", "The storm killed 15 people on the islands.", "2023-03-02"), "number update 12 | 15");
  EXPECT_EQ(changes("The storm killed 12 people on the islands.", "The storm killed 15 people on the islands."), "number conflict 12 | 15");
}

TEST(Opposites, BothWays) {
  EXPECT_EQ(opposites("arrest", "release"), Opposite::says);
  EXPECT_EQ(opposites("release", "arrest"), Opposite::says);
  EXPECT_EQ(opposites("victory", "defeat"), Opposite::names);
  EXPECT_EQ(opposites("arrest", "detain"), Opposite::none);
  EXPECT_EQ(opposites("", ""), Opposite::none);
}

// The longest common subsequence by the table, as long as the one of the diff.
std::size_t lcs(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  std::vector<std::vector<std::size_t>> best(a.size() + 1, std::vector<std::size_t>(b.size() + 1, 0));
  for (std::size_t i = 1; i <= a.size(); ++i)
    for (std::size_t j = 1; j <= b.size(); ++j) best[i][j] = a[i - 1] == b[j - 1] ? best[i - 1][j - 1] + 1 : std::max(best[i - 1][j], best[i][j - 1]);
  return best[a.size()][b.size()];
}

TEST(Diff, KeepsAsMuchAsCanBeKept) {
  std::mt19937 random(7);
  for (int round = 0; round < 500; ++round) {
    std::vector<std::uint64_t> a(random() % 30), b(random() % 30);
    for (auto& x : a) x = random() % 6;
    for (auto& x : b) x = random() % 6;
    if (round % 2 == 0) {
      b = a;
      if (!b.empty()) b[random() % b.size()] = 99;
    }
    const auto kept = kept_by_diff(a, b, 100);
    ASSERT_EQ(kept.size(), lcs(a, b));
    for (std::size_t i = 0; i < kept.size(); ++i) {
      ASSERT_EQ(a[kept[i].first], b[kept[i].second]);
      if (i > 0) {
        ASSERT_LT(kept[i - 1].first, kept[i].first);
        ASSERT_LT(kept[i - 1].second, kept[i].second);
      }
    }
  }
  EXPECT_TRUE(kept_by_diff({1, 2, 3}, {4, 5, 6}, 2).empty());  // more edits than allowed
}

}  // namespace
}  // namespace synoptic::align
