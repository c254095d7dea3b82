// The timeline and the inferred dates of publication, on small stories that we made up.
#include "align/identities.hpp"
#include "align/timeline.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "annotate/anchor.hpp"
#include "annotate/times.hpp"
#include "text/text.hpp"

namespace synoptic {
namespace {

struct Piece {
  SectionKind kind;
  const char* text;
};

const World& the_world() {
  static const World world = std::move(*World::load());
  return world;
}

Document document(const std::vector<Piece>& pieces, const std::string& published) {
  const World& world = the_world();
  Document d;
  for (const Piece& p : pieces) {
    const auto begin = static_cast<std::uint32_t>(d.report.text.size());
    d.report.text += p.text;
    d.report.sections.push_back({{begin, static_cast<std::uint32_t>(d.report.text.size())}, p.kind});
    d.report.text += "\n\n";
  }
  if (!published.empty()) d.report.published = {published, DateBasis::stated, {}};
  d.report.id = make_report_id(d.report);
  d.analysis.analysed = true;
  d.analysis.text = text::read(d.report, world);
  d.analysis.times = annotate::find_times(d.report, d.analysis.text, d.report.published.day());
  return d;
}
Document document(const char* body, const std::string& published) { return document({{SectionKind::body, body}}, published); }

Provenance each_its_own(std::size_t n) {
  Provenance p;
  for (std::uint32_t i = 0; i < n; ++i) {
    p.origins.push_back({"o" + std::to_string(i), "", OriginKind::outlet, {i}, {}});
    p.own.push_back(i);
  }
  p.stretches.resize(n);
  return p;
}

// "2023-02-28 day 2 | text": days, granularity, origins, "!" where accounts differ.
std::string calendar(const std::vector<Document>& documents, const std::vector<Statement>& statements = {}) {
  std::string out;
  const World& world = the_world();
  const align::Identities identities = align::find_identities(documents, world);
  align::Terms terms(documents, identities);
  for (const TimelineEntry& e : align::make_timeline(documents, terms, statements, each_its_own(documents.size()))) {
    out += format_day(*e.from);
    if (*e.to != *e.from) out += ".." + format_day(*e.to);
    out += " " + e.granularity + " " + std::to_string(e.origins) + (e.differs ? "! | " : " | ") + e.text + "\n";
  }
  return out;
}

Place find(const std::vector<Document>& documents, std::uint32_t report, const std::string& words) {
  const auto at = documents[report].report.text.find(words);
  EXPECT_NE(at, std::string::npos) << words;
  return {report, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())}};
}

TEST(Timeline, SentencesOnTheirDays) {
  EXPECT_EQ(calendar({document("Ferry workers in Tarn walked out on Monday over pay. They had last walked out in September. "
                               "The pier in Tarn was built in 1931 for the herring fleet. The strike lasted three days and may go on. "
                               "Mayor Orla Venn will meet the union next week at the town hall. The town is now quiet and waits.",
                               "2023-03-01")}),
            "1931-01-01..1931-12-31 year 1 | The pier in Tarn was built in 1931 for the herring fleet.\n"
            "2022-09-01..2022-09-30 month 1 | They had last walked out in September.\n"
            "2023-02-27 day 1 | Ferry workers in Tarn walked out on Monday over pay.\n"
            "2023-03-06..2023-03-12 week 1 | Mayor Orla Venn will meet the union next week at the town hall.\n");
}

TEST(Timeline, TheDayOfSayingGivesWay) {
  EXPECT_EQ(calendar({document("Orla Venn will visit the island of Sker on March 9, her office said on Tuesday.", "2023-03-01")}),
            "2023-03-09 day 1 | Orla Venn will visit the island of Sker on March 9, her office said on Tuesday.\n");
  EXPECT_EQ(calendar({document("The mayor had no plans to resign, her office said on Tuesday.", "2023-03-01")}),
            "2023-02-28 day 1 | The mayor had no plans to resign, her office said on Tuesday.\n");
}

TEST(Timeline, ARangeIsOneEntry) {
  EXPECT_EQ(calendar({document("The mayor will visit the island of Sker from March 9 to March 12 for a fair.", "2023-03-01")}),
            "2023-03-09..2023-03-12 range 1 | The mayor will visit the island of Sker from March 9 to March 12 for a fair.\n");
}

TEST(Timeline, OnlyProseCounts) {
  EXPECT_EQ(calendar({document({{SectionKind::title, "Ferries stopped on Monday as workers in Tarn walked out"},
                                {SectionKind::dateline, "Tarn, March 1, 2023 for the wire of the coast"},
                                {SectionKind::body, "Ferry workers in Tarn want more pay for their work."}},
                               "2023-03-01")}),
            "");
}

TEST(Timeline, TheSameHappeningOnce) {
  // "Monday" and "27 February" are one day; the sentences share most of their words.
  EXPECT_EQ(calendar({document("Ferry workers in Tarn walked out on Monday over pay and hours.", "2023-03-01"),
                      document("Ferry workers in Tarn walked out on 27 February over pay and hours.", "2023-03-02"),
                      document("A storm broke the windows of the customs house in Tarn on Monday.", "2023-03-02")}),
            "2023-02-27 day 2 | Ferry workers in Tarn walked out on Monday over pay and hours.\n"
            "2023-02-27 day 1 | A storm broke the windows of the customs house in Tarn on Monday.\n");
}

TEST(Timeline, StatementsBringSentencesTogether) {
  std::vector<Document> docs = {document("Crews of the ferries laid down their work on Monday.", "2023-03-01"),
                                document("A walkout stopped all boats between the islands last week.", "2023-03-07"),
                                document("It was on Tuesday that seamen left the ferries idle at the quay.", "2023-03-01")};
  Statement s;
  s.spans = {find(docs, 0, "Crews of the ferries laid down their work on Monday."),
             find(docs, 1, "A walkout stopped all boats between the islands last week.")};
  EXPECT_EQ(calendar(docs, {s}),
            "2023-02-27 day 2 | Crews of the ferries laid down their work on Monday.\n"
            "2023-02-28 day 1 | It was on Tuesday that seamen left the ferries idle at the quay.\n");
  s.spans.push_back(find(docs, 2, "It was on Tuesday that seamen left the ferries idle at the quay."));
  // Two days are a conflict only where the statement was found to differ in them.
  EXPECT_EQ(calendar(docs, {s}), "2023-02-27 day 3 | Crews of the ferries laid down their work on Monday.\n");
  Difference days;
  days.slot = Slot::date;
  s.differences.push_back(days);
  EXPECT_EQ(calendar(docs, {s}), "2023-02-27 day 3! | Crews of the ferries laid down their work on Monday.\n");
}

TEST(Timeline, ATimeOutsideTheClauseIsNoConflict) {
  std::vector<Document> docs = {document("The crews met the mayor on Monday.", "2023-03-01"),
                                document("The crews met the mayor after a court had fined the union on Friday.", "2023-03-01")};
  Statement s;
  s.spans = {find(docs, 0, "The crews met the mayor on Monday"), find(docs, 1, "The crews met the mayor")};
  EXPECT_EQ(calendar(docs, {s}),
            "2023-02-24 day 1 | The crews met the mayor after a court had fined the union on Friday.\n"
            "2023-02-27 day 1 | The crews met the mayor on Monday.\n");
}

TEST(Timeline, NothingFromNothing) {
  EXPECT_EQ(calendar({}), "");
  EXPECT_EQ(calendar({document("", "2023-03-01"), document("On Monday.", "")}), "");
}

TEST(Timeline, OneThingToldInOtherWords) {
  // Rare words that two sentences of one day share put them together; a number that each has for itself, or a negation, keeps them apart.
  EXPECT_EQ(calendar({document("Divers raised the wreck of the trawler Halla from the bay of Sker on Monday.", "2023-03-01"),
                      document("The trawler Halla, which sank in January, was raised by navy divers on 27 February.", "2023-03-02")}),
            "2023-02-27 day 2 | Divers raised the wreck of the trawler Halla from the bay of Sker on Monday.\n");
  EXPECT_EQ(calendar({document("The council did not approve the new pier in Tarn on Monday.", "2023-03-01"),
                      document("The council approved the new pier in Tarn on Monday.", "2023-03-01")}),
            "2023-02-27 day 1 | The council did not approve the new pier in Tarn on Monday.\n"
            "2023-02-27 day 1 | The council approved the new pier in Tarn on Monday.\n");
}

TEST(Timeline, PicturesAndPostsAreNoHappenings) {
  EXPECT_EQ(calendar({document("FILE - Mayor Orla Venn speaks at the pier in Tarn on March 3, 2021, at a fair.\n\n"
                               "The mayor of the island - Orla Venn (@orlavenn) March 1, 2023",
                               "2023-03-02")}),
            "");
}

TEST(Timeline, WhatManyDateWeighsMost) {
  const std::vector<Document> docs = {document("Ferry workers in Tarn walked out on Monday over pay and hours. The pier in Tarn was built in 1931 for the herring fleet.", "2023-03-01"),
                                      document("Ferry workers in Tarn walked out on 27 February over pay and hours.", "2023-03-02")};
  align::Terms terms(docs, align::find_identities(docs, the_world()));
  const auto entries = align::make_timeline(docs, terms, {}, each_its_own(2));
  ASSERT_EQ(entries.size(), 2u);
  EXPECT_LT(entries[0].weight, entries[1].weight);
}

TEST(Timeline, ACopyCostsOneLine) {
  // A thousand copies of one text are one entry of one interval, compared once.
  std::vector<Document> docs(1000, document("Ferry workers in Tarn walked out on Monday over pay and hours.", "2023-03-01"));
  EXPECT_EQ(calendar(docs), "2023-02-27 day 1000 | Ferry workers in Tarn walked out on Monday over pay and hours.\n");
}

// ---- the day of publication where the outlet is ----

TEST(Anchor, TheDayWhereTheNewsroomIs) {
  struct Row {
    const char *domain, *stamp, *day;
  };
  for (const Row& row : {Row{"abc.net.au", "2023-03-01T20:00:00Z", "2023-03-02"},   // morning in Australia
                         Row{"nytimes.com", "2023-03-01T02:10:00Z", "2023-02-28"},  // evening in America, by the outlet's entry
                         Row{"nytimes.com", "2023-03-01T06:00:00Z", "2023-03-01"},  // its zones do not agree
                         Row{"nytimes.com", "2023-03-01T02:10:00+02:00", "2023-03-01"},
                         Row{"nytimes.com", "2023-03-01", "2023-03-01"},
                         Row{"herald.example", "2023-03-01T23:59:00Z", "2023-03-01"},
                         Row{"station.tv", "2023-03-01T20:00:00Z", "2023-03-01"},   // Tuvalu's, and anybody's
                         Row{"paper.co.nz", "2023-02-28T13:30:00Z", "2023-03-01"},
                         Row{"paper.co.uk", "2023-03-01T12:00:00+00:00", "2023-03-01"}}) {
    Report r;
    r.outlet = Outlet{"", row.domain};
    r.published = {row.stamp, DateBasis::metadata, {}};
    EXPECT_EQ(format_day(*annotate::day_of_publication(r, the_world())), row.day) << row.domain << " " << row.stamp;
  }
  EXPECT_FALSE(annotate::day_of_publication(Report{}, the_world()));
}

// ---- dates of publication -------------------------------------------------------------------------

std::vector<DateStamp> infer(const std::vector<Document>& documents) { return annotate::infer_published(documents, the_world()); }

// One line a report: date and the words that decided.
std::string stamps(const std::vector<Document>& documents) {
  std::string out;
  const auto found = infer(documents);
  for (std::size_t i = 0; i < documents.size(); ++i) {
    out += found[i].basis == DateBasis::none ? "-" : found[i].value;
    if (found[i].evidence) out += " by \"" + std::string(view(documents[i].report.text, *found[i].evidence)) + "\"";
    out += "\n";
  }
  return out;
}

TEST(Dating, StatedDatesStay) {
  EXPECT_EQ(stamps({document("Ferries stopped in Tarn.", "2023-03-01"), document("Ferries stopped.", "2020-01-01")}), "2023-03-01\n2020-01-01\n");
}

TEST(Dating, WeekdaysBesideADatedNeighbour) {
  EXPECT_EQ(stamps({document("Ferry workers in Tarn walked out on Wednesday over pay and hours, stranding hundreds on Sker.", "2023-03-01"),
                    document("Hundreds were stranded on Sker after ferry workers in Tarn walked out on Wednesday. Talks on pay broke down on Tuesday.", "")}),
            "2023-03-01\n2023-03-01 by \"Wednesday\"\n");
}

TEST(Dating, TheFutureComesBefore) {
  const auto found = infer({document("Mayor Orla Venn arrived in Sker on Tuesday for talks with the union.", "2023-03-01"),
                                                document("Mayor Orla Venn will arrive in Sker on Tuesday for talks with the union. Her office announced the trip on "
                                                         "Sunday. The visit is to last until March 2. Union leaders said on Saturday they would wait.",
                                                         "")});
  ASSERT_EQ(found[1].basis, DateBasis::inferred);
  EXPECT_GE(found[1].value, "2023-02-26");
  EXPECT_LE(found[1].value, "2023-02-28");
}

TEST(Dating, NothingBeforeTheLastEmbed) {
  const auto found = infer({document({{SectionKind::body, "The crews of the ferries laid down their work on Monday and stayed ashore."},
                                                          {SectionKind::embed, "Tarn Herald (@tarnherald) March 2, 2023"}},
                                                         ""),
                                                document("The crews of the ferries laid down their work on Monday.", "2023-02-27")});
  if (found[0].basis != DateBasis::none) {
    EXPECT_GE(found[0].value, "2023-03-02");
  }
}

TEST(Dating, WhatCannotBeToldStaysNone) {
  EXPECT_EQ(stamps({document("Herring is smoked over oak in Tarn, as it has always been.", ""), document("The council met on Monday.", "")}), "-\n-\n");
  EXPECT_EQ(stamps({document("Herring is smoked over oak in Tarn, as it has always been.", ""), document("The council met on Monday.", "2023-03-01")}),
            "-\n2023-03-01\n");
  EXPECT_EQ(stamps({}), "");
}

}  // namespace
}  // namespace synoptic
