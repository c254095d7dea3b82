#include "align/across.hpp"

#include <gmock/gmock.h>

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "people_story.hpp"

namespace synoptic::align {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct Who {
  const char* name;
  std::vector<const char*> roles = {};
  EntityKind kind = EntityKind::person;
  const char* country = "";
};

std::vector<Dossier> stories(const std::vector<std::vector<Who>>& rows, const char* day = "2023-03-01") {
  std::vector<Dossier> out;
  for (const auto& row : rows) {
    Dossier d;
    d.id = "s-" + std::to_string(out.size());
    d.title = "Story " + std::to_string(out.size());
    d.from = d.to = parse_day(day);
    for (const Who& w : row) {
      Identity e;
      e.id = "p" + std::to_string(d.entities.size() + 1);
      e.name = w.name;
      e.kind = w.kind;
      e.country = w.country;
      for (const char* role : w.roles) e.roles.push_back({role, {}});
      d.entities.push_back(std::move(e));
    }
    out.push_back(std::move(d));
  }
  return out;
}

// "Orla Venn: 0 2" for each.
std::vector<std::string> told(const std::vector<Dossier>& dossiers) {
  std::vector<std::string> out;
  for (const auto& c : link_stories(dossiers, testing::world())) {
    std::string line = c.name + ":";
    for (const auto& x : c.in) line += fmt::format(" {}", x.story);
    out.push_back(line);
  }
  return out;
}

constexpr auto organization = EntityKind::organization;
constexpr auto place = EntityKind::place;

TEST(Across, ARareNameIsEnough) {
  EXPECT_THAT(told(stories({{{"Oskvar Brendimal"}}, {{"Oskvar Brendimal"}}})), ElementsAre("Oskvar Brendimal: 0 1"));
}

TEST(Across, ACommonNameAloneIsNot) {
  EXPECT_THAT(told(stories({{{"John Smith"}}, {{"John Smith"}}})), IsEmpty());
  EXPECT_THAT(told(stories({{{"John Smith", {"officer"}}}, {{"John Smith", {"officer"}}}})), IsEmpty());
}

TEST(Across, OfficeInTheSameCountryOrBody) {
  EXPECT_THAT(told(stories({{{"John Smith", {"Norwegian foreign minister"}}}, {{"John Smith", {"Norway's foreign minister"}}}})), ElementsAre("John Smith: 0 1"));
  EXPECT_THAT(told(stories({{{"John Smith", {"Kelmark Quarrymen spokesman"}}}, {{"John Smith", {"spokesman for the Kelmark Quarrymen"}}}})), ElementsAre("John Smith: 0 1"));
  EXPECT_THAT(told(stories({{{"John Smith", {"Norwegian foreign minister"}}}, {{"John Smith", {"Danish foreign minister"}}}})), IsEmpty());
}

TEST(Across, NationalitiesThatContradictKeepARareNameApart) {
  EXPECT_THAT(told(stories({{{"Oskvar Brendimal", {"Norwegian painter"}}}, {{"Oskvar Brendimal", {"Danish painter"}}}})), IsEmpty());
}

TEST(Across, AnotherNameThatFewStoriesHaveTiesThem) {
  EXPECT_THAT(told(stories({{{"John Smith"}, {"Mary Jones"}}, {{"John Smith"}, {"Mary Jones"}}, {{"John Smith"}}})), ElementsAre("John Smith: 0 1", "Mary Jones: 0 1"));
}

TEST(Across, LoneNamesAndStreetsAreNobody) {
  EXPECT_THAT(told(stories({{{"Brendimal"}, {"Oskvar Street"}}, {{"Brendimal"}, {"Oskvar Street"}}})), IsEmpty());
}

TEST(Across, TwoOfOneNameInOneStoryAreTwo) {
  EXPECT_THAT(told(stories({{{"Oskvar Brendimal"}, {"Oskvar Brendimal"}}, {{"Oskvar Brendimal"}}})), IsEmpty());
}

TEST(Across, SpellingsOfOneHolder) {
  EXPECT_THAT(told(stories({{{"Alexander Lukashenko"}}, {{"Aliaksandr Lukashenka"}}, {{"Alexander Lukashenko"}}})), ElementsAre("Alexander Lukashenko: 0 1 2"));
}

TEST(Across, BodiesAndPlaces) {
  EXPECT_THAT(told(stories({{{"Supreme Court", {}, organization}}, {{"Supreme Court", {}, organization}}})), IsEmpty());
  EXPECT_THAT(told(stories({{{"Newport Police Department", {}, organization}}, {{"Newport Police Department", {}, organization}}})), IsEmpty());
  EXPECT_THAT(told(stories({{{"Brendimal Quarry Union", {}, organization}}, {{"Brendimal Quarry Union", {}, organization}}})), ElementsAre("Brendimal Quarry Union: 0 1"));
  EXPECT_THAT(told(stories({{{"UN", {}, organization}}, {{"United Nations", {}, organization}}})), ElementsAre("United Nations: 0 1"));
  EXPECT_THAT(told(stories({{{"Newport", {}, place}}, {{"Newport", {}, place}}})), IsEmpty());
  EXPECT_THAT(told(stories({{{"Norway", {}, place, "NO"}}, {{"Oslo", {}, place, "NO"}}})), ElementsAre("Norway: 0 1"));
}

TEST(Across, TheOrderOfStoriesIsIrrelevant) {
  auto rows = stories({{{"Oskvar Brendimal", {"Norwegian painter"}}, {"John Smith"}}, {{"John Smith"}, {"Mary Jones"}}, {{"Oskvar Brendimal"}, {"Mary Jones"}, {"John Smith"}},
                       {{"Oskvar Brendimal", {"Danish painter"}}}});
  const auto names = [](const std::vector<Dossier>& dossiers) {
    std::vector<std::vector<std::string>> out;
    for (const auto& c : link_stories(dossiers, testing::world())) {
      out.push_back({c.id, c.name, c.why});
      for (const auto& x : c.in) out.back().push_back(dossiers[x.story].id + dossiers[x.story].entities[x.entity].id);
      std::sort(out.back().begin() + 3, out.back().end());
    }
    std::sort(out.begin(), out.end());
    return out;
  };
  const auto expected = names(rows);
  EXPECT_FALSE(expected.empty());
  const auto by_id = [](const Dossier& a, const Dossier& b) { return a.id < b.id; };
  while (std::next_permutation(rows.begin(), rows.end(), by_id)) EXPECT_EQ(names(rows), expected);
}

}  // namespace
}  // namespace synoptic::align
