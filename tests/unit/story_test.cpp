// Small batches of invented reports: what must be one story and what must not.
#include "story/group.hpp"

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <sstream>

namespace synoptic::story {
namespace {

Report make(std::string ref, std::string date, std::string title, std::string text) {
  Report r;
  r.ref = std::move(ref);
  r.title = std::move(title);
  r.text = std::move(text);
  if (!date.empty()) r.published = {date, DateBasis::metadata, {}};
  if (!r.text.empty()) r.sections.push_back({{0, static_cast<std::uint32_t>(r.text.size())}, SectionKind::body});
  r.id = make_report_id(r);
  return r;
}

// "a b | c": the refs of each story, in order.
std::string grouped(const std::vector<Report>& reports) {
  std::set<std::string> stories;
  for (const Story& s : group(reports)) {
    std::set<std::string> refs;
    for (const auto k : s.reports) refs.insert(reports[k].ref);
    std::string line;
    for (const auto& r : refs) line += (line.empty() ? "" : " ") + r;
    stories.insert(line);
  }
  std::string out;
  for (const auto& s : stories) out += (out.empty() ? "" : " | ") + s;
  return out;
}

const char* const ferry_a =
    "The car ferry Lady Orla caught fire on Tuesday night two miles off Port Amity with 212 people on board. Coastguard boats took "
    "everyone off within an hour, and 9 passengers were treated for smoke. The captain, Tomas Reyne, said the fire began in a lorry on "
    "the lower deck. The Orla Line has run the crossing from Port Amity to Skerry for thirty years.";
const char* const ferry_b =
    "All 212 passengers and crew were rescued from a burning ferry near Port Amity late on Tuesday, the coastguard said. The Lady Orla "
    "was on her way to Skerry when smoke was seen on the car deck. Nine people were taken to hospital. Her owner, the Orla Line, said "
    "that a refrigerated lorry was the likely source. Captain Reyne was the last to leave.";
const char* const shooting_a =
    "A 24-year-old man was shot dead outside a bar in Dunmore early on Saturday, police said. Officers called to Kiln Street at 2 a.m. "
    "found Davin Orrell with wounds to the chest. He died at the scene. Detectives asked witnesses to come forward. No one has been "
    "arrested.";
const char* const shooting_b =
    "A 37-year-old man was shot dead outside a bar in Westering early on Saturday, police said. Officers called to Harrow Lane at 1 a.m. "
    "found Luis Maddan with wounds to the head. He died at the scene. Detectives asked witnesses to come forward. No one has been "
    "arrested.";
const char* const shooting_a2 =
    "The man killed in Saturday's shooting on Kiln Street was named as Davin Orrell, 24, of Dunmore. His sister said Orrell had gone out "
    "to celebrate a new job. Dunmore police said they were looking for a grey van seen leaving Kiln Street.";

TEST(Story, OneEventInOtherWords) {
  EXPECT_EQ(grouped({make("a", "2031-04-08", "Ferry ablaze off Port Amity, all 212 saved", ferry_a),
                     make("b", "2031-04-09", "Passengers tell of rescue at sea", ferry_b)}),
            "a b");
}

TEST(Story, SameKindOtherEvent) {
  EXPECT_EQ(grouped({make("a", "2031-05-03", "Man shot dead outside Dunmore bar", shooting_a),
                     make("b", "2031-05-03", "Man shot dead outside Westering bar", shooting_b),
                     make("a2", "2031-05-05", "Victim of Kiln Street shooting named", shooting_a2)}),
            "a a2 | b");
}

TEST(Story, UndatedReportsAreJudgedByTheirText) {
  EXPECT_EQ(grouped({make("a", "", "", shooting_a), make("b", "", "", shooting_b), make("a2", "", "", shooting_a2), make("f", "", "", ferry_a),
                     make("g", "1970-01-01", "", ferry_b)}),
            "a a2 | b | f g");
}

TEST(Story, TemplateSeriesStaysApart) {
  const auto bulletin = [](const char* size, const char* place, const char* town) {
    return std::string("An earthquake of magnitude ") + size + " struck near " + place + ", the survey said. It was felt in " + town +
           ", where people left their homes. Schools in " + town + " stay closed. There was no word of damage.";
  };
  EXPECT_EQ(grouped({make("a", "2031-02-01", "Quake of 5.9 strikes near Tarvos", bulletin("5.9", "Tarvos", "Old Tarvos")),
                     make("b", "2031-02-02", "Quake of 6.8 strikes near Melinda Bay", bulletin("6.8", "Melinda Bay", "Corrin"))}),
            "a | b");
}

TEST(Story, PublisherSuffixIsNoTie) {
  EXPECT_EQ(grouped({make("a", "2031-04-08", "Ferry ablaze off Port Amity - The Harbour Lantern News", ferry_a),
                     make("b", "2031-04-08", "Man shot dead outside Dunmore bar - The Harbour Lantern News", shooting_a)}),
            "a | b");
}

TEST(Story, RoundUpWeldsNothing) {
  const std::string round_up =
      "Good morning. A ferry, the Lady Orla, burned off Port Amity and all on board were saved. In Dunmore a man was shot dead outside a bar "
      "on Kiln Street. And the Tarvos carnival drew record crowds this weekend despite the rain, while the council voted on its budget. In "
      "sport, Corrin beat Skerry in the last minute. The weather stays mild.";
  const std::string stories = grouped({make("a", "2031-05-03", "Man shot dead outside Dunmore bar", shooting_a),
                                       make("a2", "2031-05-05", "Victim of Kiln Street shooting named", shooting_a2),
                                       make("f", "2031-05-03", "Ferry ablaze off Port Amity, all 212 saved", ferry_a),
                                       make("g", "2031-05-04", "Passengers tell of rescue at sea", ferry_b),
                                       make("r", "2031-05-04", "Your morning round-up", round_up)});
  EXPECT_TRUE(stories == "a a2 | f g | r" || stories == "a a2 r | f g" || stories == "a a2 | f g r") << stories;
}

TEST(Story, CopiesAreMembers) {
  EXPECT_EQ(grouped({make("a", "2031-04-08", "Ferry ablaze off Port Amity", ferry_a), make("copy", "2031-04-08", "Fire at sea", ferry_a),
                     make("b", "2031-05-03", "Man shot dead", shooting_a)}),
            "a copy | b");
}

TEST(Story, SameReportTwice) {
  const Report r = make("a", "2031-04-08", "Ferry ablaze off Port Amity", ferry_a);
  const auto stories = group({r, r, make("b", "2031-05-03", "Man shot dead", shooting_a)});
  ASSERT_EQ(stories.size(), 2u);
  EXPECT_EQ(stories[0].reports.size(), 2u);
}

TEST(Story, EmptyAndTinyReports) {
  EXPECT_TRUE(group({}).empty());
  EXPECT_EQ(grouped({make("a", "", "", ""), make("b", "", "", ""), make("c", "", "", "Hello"), make("d", "", "Hello", "")}),
            grouped({make("d", "", "Hello", ""), make("c", "", "", "Hello"), make("b", "", "", ""), make("a", "", "", "")}));
  EXPECT_EQ(group({make("a", "", "", ""), make("b", "", "", "")}).size(), 1u + 1u);
  EXPECT_TRUE(one_story({}).reports.empty());
}

TEST(Story, ReasonsSayWhatTheyStandOn) {
  const std::vector<Report> reports = {make("a", "2031-04-08", "Ferry ablaze off Port Amity, all 212 saved", ferry_a),
                                       make("b", "2031-04-09", "Passengers tell of rescue at sea", ferry_b)};
  const auto stories = group(reports);
  ASSERT_EQ(stories.size(), 1u);
  ASSERT_EQ(stories[0].why.size(), 1u);
  const StoryReason& why = stories[0].why[0];
  EXPECT_EQ(why.a, 0u);
  EXPECT_EQ(why.b, 1u);
  EXPECT_GT(why.score, 0.5);
  const std::set<std::string> evidence(why.evidence.begin(), why.evidence.end());
  EXPECT_TRUE(evidence.count("name: Lady Orla")) << testing::PrintToString(evidence);
  EXPECT_TRUE(evidence.count("days apart: 1")) << testing::PrintToString(evidence);
  EXPECT_EQ(stories[0].from, parse_day("2031-04-08"));
  EXPECT_EQ(stories[0].to, parse_day("2031-04-09"));
}

TEST(Story, OneStoryTakesAll) {
  const std::vector<Report> reports = {make("b", "2031-05-03", "Man shot dead", shooting_a), make("a", "2031-04-08", "Ferry ablaze", ferry_a),
                                       make("c", "", "Undated", "Nothing in common")};
  const Story s = one_story(reports);
  EXPECT_EQ(s.reports, (std::vector<std::uint32_t>{1, 0, 2}));  // by date; undated last
  EXPECT_EQ(s.why.size(), 2u);
  EXPECT_FALSE(s.title.empty());
}

TEST(Story, IdStaysWhenLaterReportsJoin) {
  const Report a = make("a", "2031-04-08", "Ferry ablaze off Port Amity, all 212 saved", ferry_a);
  const Report b = make("b", "2031-04-09", "Passengers tell of rescue at sea", ferry_b);
  EXPECT_EQ(group({a})[0].id, group({b, a})[0].id);
  EXPECT_EQ(group({a})[0].id, one_story({b, a}).id);
}

TEST(Story, OtherScripts) {
  EXPECT_EQ(grouped({make("a", "2031-04-08", "Паром загорелся у Порт-Амити",
                          "Паром «Леди Орла» загорелся во вторник у берегов Порт-Амити. Спасены все 212 человек, сообщил капитан Томас Рейн."),
                     make("b", "2031-04-09", "Спасены пассажиры парома",
                          "Береговая охрана сняла всех 212 человек с горящего парома «Леди Орла». Капитан Рейн покинул судно последним у Порт-Амити."),
                     make("c", "2031-04-09", "Совет принял бюджет", "Городской совет Данмора принял бюджет на следующий год после долгих споров.")}),
            "a b | c");
  EXPECT_EQ(grouped({make("a", "2031-04-08", "渡轮在友好港起火", "渡轮奥拉夫人号星期二夜里在友好港附近起火，船上二百一十二人全部获救。"),
                     make("b", "2031-04-09", "奥拉夫人号乘客获救", "友好港海岸警卫队说，奥拉夫人号渡轮起火后，船上二百一十二人全部获救。"),
                     make("c", "2031-04-09", "市议会通过预算", "经过长时间辩论，市议会通过了明年的预算。")}),
            "a b | c");
}

}  // namespace
}  // namespace synoptic::story
