// Ages and casualty totals: what is read in one report, and what becomes of two reports' values.
#include "align/attributes.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "align/attributes_ages.hpp"
#include "align/attributes_compare.hpp"
#include "align/attributes_counts.hpp"
#include "engine/pipeline.hpp"
#include "ingest/ingest.hpp"

namespace synoptic {
namespace {

struct In {
  std::string outlet, published, text;
  std::string title{};
};

const engine::Knowledge& known() {
  static const engine::Knowledge k{World::load().value(), std::nullopt};
  return k;
}

Report report(const In& in) {
  ingest::Given given;
  given.ref = given.outlet = in.outlet;
  given.published = in.published;
  given.title = in.title;
  return ingest::read_text(in.title.empty() ? in.text : in.title + "\n\n" + in.text, given, known().world).value();
}

Dossier dossier(const std::vector<In>& reports) {
  std::vector<Report> list;
  for (const In& in : reports) list.push_back(report(in));
  return engine::compare(list, known());
}

// "Ida Moll 27, Jon Ness 30", in reading order.
std::string ages(const std::string& text) {
  Document d{report({"Post", "2027-06-08", text}), {}};
  d.analysis = engine::analyse(d.report, known());
  std::string out;
  for (const align::AgeSaid& a : align::find_ages(d)) {
    EXPECT_FALSE(view(d.report.text, a.span).empty());
    out += fmt::format("{}{} {}", out.empty() ? "" : ", ", d.analysis.people.entities[a.entity].name, a.years);
  }
  return out;
}

// "killed 2, injured 4?": the question mark is a count that is not sure.
std::string counts(const std::string& text, const std::string& title = "") {
  Document d{report({"Post", "2027-06-08", text, title}), {}};
  d.analysis = engine::analyse(d.report, known());
  std::string out;
  for (const align::CountSaid& c : align::find_counts(d, parse_day("2027-05-25")).said) {
    const std::string value = c.low == c.high ? fmt::format("{:.0f}", c.low) : std::isinf(c.high) ? fmt::format("{:.0f}+", c.low) : fmt::format("{:.0f}-{:.0f}", c.low, c.high);
    out += fmt::format("{}{} {}{}", out.empty() ? "" : ", ", c.killed ? "killed" : "injured", value, c.sure ? "" : "?");
  }
  return out;
}

struct Row {
  const char *text, *want;
};

TEST(Attributes, AnAgeBelongsToTheNameBesideIt) {
  for (const Row& row : std::initializer_list<Row>{
           {"Ida Moll, 27, of Torvik was charged on Monday.", "Ida Moll 27"},
           {"Police named the driver as 27-year-old Ida Moll.", "Ida Moll 27"},
           {"Police named the driver as Ida Moll (27).", "Ida Moll 27"},
           {"Ida Moll, aged 27, was charged.", "Ida Moll 27"},
           {"Ida Moll, age 27, was charged.", "Ida Moll 27"},
           {"Ida Moll, who is 27, was charged.", "Ida Moll 27"},
           {"Ida Moll, 27, and Jon Ness, 30, were charged.", "Ida Moll 27, Jon Ness 30"},
           {"The dead are Ida Moll, 27; Jon Ness, 30; and Peter Brandt, 41.", "Ida Moll 27, Jon Ness 30, Peter Brandt 41"},
           {"A 36-year-old man and 27-year-old Ida Moll were in the car.", "Ida Moll 27"},
           {"The 27-year-old suspect, Ida Moll, was charged.", "Ida Moll 27"},
           {"Ida Moll is 27 years old.", "Ida Moll 27"},
           {"Twenty-seven-year-old Ida Moll was charged.", "Ida Moll 27"},
           {"Ida Moll, a 27-year-old nurse from Torvik, was charged.", "Ida Moll 27"},
       })
    EXPECT_EQ(ages(row.text), row.want) << row.text;
}

TEST(Attributes, WhatMayBeSomebodyElsesAgeIsNotRead) {
  for (const char* text : {
           "According to Ida Moll, a 27-year-old man was hurt.",
           "The 27-year-old's mother, Ida Moll, was there.",
           "Ida Moll was 12 when the bridge was built.",
           "Ida Moll, 27 others and a dog were in the boat.",
           "The 27-year-old wife of Ida Moll was there.",
           "Ida Moll and Jon Ness, 5 and 7, were found.",
           "The 27-year-old woman Ida Moll is accused of hurting was there.",
           "A 27-year-old man, Ida Moll said, was there.",
           "Ida Moll, 250, was the number on the door.",
       })
    EXPECT_EQ(ages(text), "") << text;
}

TEST(Attributes, CountsOfTheEvent) {
  for (const Row& row : std::initializer_list<Row>{
           {"Three people were killed in the fire on the ferry.", "killed 3"},
           {"The fire left two people dead and eight others injured.", "killed 2, injured 8"},
           {"A woman was killed and three other people were injured.", "killed 1, injured 3"},
           {"The fire killed three people and wounded four.", "killed 3, injured 4"},
           {"At least 12 people were injured in the fire.", "injured 12+"},
           {"Up to 12 people were injured in the fire.", "injured 0-12"},
           {"More than 500 people were injured.", "injured 500+"},
           {"A dozen people were injured.", "injured 12"},
           {"Ten women and seven men were wounded.", "injured 17"},
           {"A man and two teens were wounded.", "injured 3"},
           {"The death toll has risen to seven.", "killed 7"},
           {"Twenty people, including three children, were injured.", "injured 20"},
           {"Anders was one of five people injured.", "injured 5"},
       })
    EXPECT_EQ(counts(row.text), row.want) << row.text;
}

TEST(Attributes, HeadlinesAreRead) {
  const std::string body = "The ferry burned off Torvik.";
  for (const Row& row : std::initializer_list<Row>{
           {"1 dead, 4 hurt in Torvik ferry fire", "killed 1, injured 4"},
           {"Man, woman dead, 2 children injured in fire", "killed 2, injured 2"},
           {"Father of 5 killed, 4 wounded at Varn market", "killed 1, injured 4"},
           {"Girl, 12, killed in ferry fire", "killed 1?"},
           {"10 women, 7 men wounded at Varn market", "injured 17"},
       })
    EXPECT_EQ(counts(body, row.text), row.want) << row.text;
}

TEST(Attributes, PartsOtherScopesAndOtherTimesAreNotTheTotal) {
  for (const Row& row : std::initializer_list<Row>{
           {"Seven people were killed in shootings across the city.", ""},
           {"Two people were killed in separate fires in Torvik.", ""},
           {"A fire in 2019 killed nine people.", ""},
           {"Forty people have been killed since Friday.", ""},
           {"The two children were killed at once.", ""},
           {"Two of the four people were injured badly.", ""},
           {"No one was injured in the fire.", ""},
           {"The fire could have killed 200 people.", ""},
           {"Ida Moll was killed in the fire.", ""},
           {"Six of them were injured.", ""},
           {"The fire killed three people every year.", ""},
           {"Two others were injured.", "injured 2?"},
           {"Two officers were injured.", "injured 2?"},
           {"Two people were found dead in the cabin.", ""},
           {"Three people were shot, two critically injured.", "injured 2?"},
           {"A 50-year-old man was killed; a second man was injured.", "killed 1?"},
       })
    EXPECT_EQ(counts(row.text), row.want) << row.text;
}

// The kind and the rule of two values; "" = no difference.
std::string judged(align::AttributeKind kind, align::AttributeValue a, const char* day_a, align::AttributeValue b, const char* day_b, bool generations = false) {
  a.day = parse_day(day_a);
  b.day = parse_day(day_b);
  const auto one = align::judge(kind, a, b, "Ida Moll", generations), other = align::judge(kind, b, a, "Ida Moll", generations);
  EXPECT_EQ(one.has_value(), other.has_value());
  if (!one) return "";
  EXPECT_EQ(one->rule, other->rule);
  EXPECT_EQ(one->kind, other->kind);
  return fmt::format("{}: {}", name_of(one->kind), one->rule);
}
align::AttributeValue value(double low, double high = -1) {
  align::AttributeValue v;
  v.low = low;
  v.high = high < 0 ? low : high;
  return v;
}

TEST(Attributes, AgesDifferByABirthdayOrContradict) {
  const auto age = [](double a, const char* day_a, double b, const char* day_b, bool generations = false) {
    return judged(align::AttributeKind::age, value(a), day_a, value(b), day_b, generations);
  };
  EXPECT_EQ(age(27, "2027-06-08", 27, "2027-06-08"), "");
  EXPECT_EQ(age(27, "2027-06-08", 25, "2027-06-08"), "conflict: age of Ida Moll: 25 against 27");
  EXPECT_EQ(age(23, "2027-05-03", 22, "2027-04-24"), "conflict: age of Ida Moll: 22 against 23");
  EXPECT_EQ(age(19, "2027-06-05", 20, "2028-08-02"), "update: age of Ida Moll: 19, later 20: a birthday may lie between");
  EXPECT_EQ(age(35, "2027-04-05", 36, "2027-09-02"), "update: age of Ida Moll: 35, later 36: a birthday may lie between");
  EXPECT_EQ(age(20, "2027-04-05", 19, "2027-09-02"), "conflict: age of Ida Moll: 19 against 20");
  EXPECT_EQ(age(20, "", 19, ""), "");
  EXPECT_EQ(age(24, "", 19, ""), "conflict: age of Ida Moll: 19 against 24");
  EXPECT_EQ(age(24, "2027-06-08", 51, "2027-06-08", true), "");  // father and son of one name
}

TEST(Attributes, CountsGrowOrContradict) {
  const auto count = [](align::AttributeValue a, const char* day_a, align::AttributeValue b, const char* day_b) { return judged(align::AttributeKind::injured, a, day_a, b, day_b); };
  const double many = INFINITY;
  EXPECT_EQ(count(value(4), "2027-06-08", value(4), "2027-06-08"), "");
  EXPECT_EQ(count(value(4), "2027-06-08", value(6), "2027-06-08"), "conflict: injured: 4 against 6");
  EXPECT_EQ(count(value(4), "2027-06-08", value(6), "2027-06-10"), "update: injured: 4, later 6");
  EXPECT_EQ(count(value(6), "2027-06-08", value(4), "2027-06-10"), "conflict: injured: 6, in a later report 4");
  EXPECT_EQ(count(value(4, many), "2027-06-08", value(6), "2027-06-10"), "");
  EXPECT_EQ(count(value(0, 12), "2027-06-08", value(9), "2027-06-08"), "");
  EXPECT_EQ(count(value(8, many), "2027-06-08", value(5), "2027-06-08"), "conflict: injured: 5 against at least 8");
  EXPECT_EQ(count(value(6), "2027-06-08", value(4), "2028-06-10"), "");
  EXPECT_EQ(count(value(6), "", value(4), "2027-06-10"), "");
  align::AttributeValue unsure = value(4);
  unsure.sure = false;
  EXPECT_EQ(count(unsure, "2027-06-08", value(6), "2027-06-08"), "");
  align::AttributeValue four = value(4), five = value(5);
  four.harmed = five.harmed = 7;
  EXPECT_EQ(count(four, "2027-06-08", five, "2027-06-08"), "basis: injured: 4 against 5, killed and injured together are 7 in both");
  align::AttributeValue died = value(1);
  died.killed = 1;
  EXPECT_EQ(count(value(2), "2027-06-08", died, "2027-06-10"), "basis: injured: 2, later 1: as many more are among the killed");
  align::AttributeValue three = value(3), with = value(4);
  with.attacker = true;
  EXPECT_EQ(judged(align::AttributeKind::killed, three, "2027-06-08", with, "2027-06-08"), "basis: killed: 3 against 4, with or without the attacker");
}

// Statements of two reports and more that differ in a number: "kind: value xN / value xN".
std::string differing(const std::vector<In>& reports) {
  const Dossier d = dossier(reports);
  std::string out;
  for (const Statement& s : d.statements) {
    EXPECT_EQ(s.text, d.quote(s.shown));
    EXPECT_TRUE(std::is_sorted(s.spans.begin(), s.spans.end()));
    for (const Difference& f : s.differences) {
      if (f.slot != Slot::number) continue;
      std::vector<std::string> values;
      for (const DifferenceValue& v : f.values) values.push_back(fmt::format("{} x{}", v.value, v.spans.size()));
      std::sort(values.begin(), values.end());
      out += fmt::format("{}: {}\n", name_of(f.kind), fmt::join(values, " / "));
    }
  }
  return out;
}

const char* const tuesday = "2027-06-08";
const char* const wednesday = "2027-06-09";

TEST(Attributes, AnAgeIsComparedWhereverItIsSaid) {
  EXPECT_EQ(differing({{"Post", tuesday, "The driver, Ida Moll, 27, of Torvik died at the scene. The road was closed for hours."},
                       {"Herald", tuesday, "Friends lit candles in the harbour on Monday. They had known 26-year-old Ida Moll since school."},
                       {"Tern", tuesday, "The school in Varn mourned its teacher. Ida Moll, 27, had taught there since 2024."}}),
            "conflict: 26 x1 / 27 x2\n");
}

TEST(Attributes, ANamesakeIsNotCompared) {
  EXPECT_EQ(differing({{"Post", tuesday, "The driver, Ida Moll, 27, died at the scene."},
                       {"Herald", tuesday, "Her brother, Nils Moll, 25, was in the car."}}),
            "");
}

TEST(Attributes, AReportThatGivesTwoAgesIsNotHeld) {
  EXPECT_EQ(differing({{"Post", tuesday, "The driver was Ida Moll, 27. At the harbour 29-year-old Ida Moll was well known."},
                       {"Herald", tuesday, "They had known 26-year-old Ida Moll since school."}}),
            "");
}

TEST(Attributes, ASpellingSlipIsOnePersonUnlessAReportNamesBoth) {
  EXPECT_EQ(differing({{"Post", tuesday, "The driver was Jaime Tollner, 27."}, {"Herald", tuesday, "They had known 25-year-old Jamie Tollner since school."}}), "conflict: 25 x1 / 27 x1\n");
  EXPECT_EQ(differing({{"Post", tuesday, "The driver was Jaime Tollner, 27. With him was Jamie Tollner, 25."}, {"Herald", tuesday, "They had known 25-year-old Jamie Tollner since school."}}), "");
}

TEST(Attributes, HeadlineAgainstBody) {
  EXPECT_EQ(differing({{"Post", tuesday, "Smoke was seen from the harbour all night.", "2 dead, 5 hurt in ferry fire"},
                       {"Herald", tuesday, "Rescuers said that three people were killed when the Alba burned off Torvik."}}),
            "conflict: 2 x1 / three x1\n");
  EXPECT_EQ(differing({{"Post", tuesday, "Smoke was seen from the harbour all night.", "2 dead, 5 hurt in ferry fire"},
                       {"Herald", wednesday, "Rescuers said that three people were killed when the Alba burned off Torvik."}}),
            "update: 2 x1 / three x1\n");
}

TEST(Attributes, OneThingIsOneRow) {
  const Dossier d = dossier({{"Post", tuesday, "Three people were killed in the fire on the ferry Anna Lind, the coastguard said."},
                             {"Herald", wednesday, "Seven people were killed in the fire on the ferry Anna Lind, the coastguard said."}});
  int rows = 0;
  for (const Statement& s : d.statements) rows += std::any_of(s.differences.begin(), s.differences.end(), [](const Difference& f) { return f.slot == Slot::number; }) ? 1 : 0;
  EXPECT_EQ(rows, 1);
}

TEST(Attributes, NoTwoRowsAreShownByTheSameWords) {
  const Dossier d = dossier({{"Post", tuesday, "Three people, Ida Moll, 27, Jon Ness, 30, and Peter Brandt, 41, were killed when a lorry hit their car on the Torvik road on Monday, police said.", "3 dead, 2 hurt on Torvik road"},
                             {"Herald", tuesday, "Police said four people were killed on the Torvik road on Monday, among them Ida Moll, 28, and Jon Ness, 31, of Varn.", "4 dead, 2 hurt near Torvik"},
                             {"Tern", tuesday, "Jon Ness, 30, and Peter Brandt, 42, of Varn were killed on the Torvik road on Monday, police said.", "3 dead on Torvik road, 2 hurt"}});
  std::vector<Place> shown;
  for (const Statement& s : d.statements)
    if (s.spans.front().report != s.spans.back().report) shown.push_back(s.shown);
  EXPECT_GE(shown.size(), 2u);
  std::sort(shown.begin(), shown.end());
  EXPECT_EQ(std::adjacent_find(shown.begin(), shown.end()), shown.end());
}

TEST(Attributes, TheOrderOfTheReportsDoesNotMatter) {
  std::vector<In> in = {{"Post", tuesday, "The driver, Ida Moll, 27, died at the scene.", "1 dead, 2 hurt on Torvik road"},
                        {"Herald", wednesday, "Friends had known 26-year-old Ida Moll since school.", "1 dead, 3 hurt on Torvik road"},
                        {"Tern", wednesday, "Ida Moll, 27, had taught in Varn.", "2 dead, 2 hurt on Torvik road"}};
  const std::string first = differing(in);
  EXPECT_FALSE(first.empty());
  while (std::next_permutation(in.begin(), in.end(), [](const In& a, const In& b) { return a.outlet < b.outlet; })) EXPECT_EQ(differing(in), first);
}

}  // namespace
}  // namespace synoptic
