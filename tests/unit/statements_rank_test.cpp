// Statements with their words in, the order in which they are shown out.
#include "align/statements_rank.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "align/origins_statements.hpp"
#include "unit/analysed.hpp"

namespace synoptic {
namespace {

Place find(const std::vector<Document>& docs, std::uint32_t report, const std::string& part) {
  const auto at = docs[report].report.text.find(part);
  EXPECT_NE(at, std::string::npos) << part;
  return {report, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + part.size())}};
}
Statement row(const std::vector<Document>& docs, const std::vector<std::pair<std::uint32_t, std::string>>& parts) {
  Statement s;
  for (const auto& [report, part] : parts) s.spans.push_back(find(docs, report, part));
  s.shown = s.spans.front();
  s.text = parts.front().second;
  s.origins = {0};
  return s;
}
std::string ranked(const std::vector<Document>& docs, std::vector<Statement> rows) {
  align::rank_statements(docs, rows);
  std::string out;
  for (const Statement& s : rows) out += s.id + " " + s.text + "\n";
  return out;
}

const std::string bridge = "The council of Osmark closed the old bridge over the Velm on Monday, its spokesman Jan Orre said.";
const std::string mayor = "Mayor Ada Lind of Osmark opened a new school in Velm on Friday, the town said in a statement.";

// Two reports of one event with their headlines, the first with more text.
std::vector<Document> story(const std::string& more) {
  std::vector<Document> docs{analysed(bridge + "\n\n" + more), analysed("Osmark's council has closed the old bridge over the Velm on Monday, and Mayor Ada Lind opened a school there on Friday.")};
  docs[0].report.title = "Osmark closes old bridge over the Velm";
  docs[1].report.title = "Osmark: bridge closed, mayor opens school";
  return docs;
}

TEST(RankStatements, NumberedWhateverTheOrderTheyComeIn) {
  const auto docs = story(mayor);
  const std::string out = ranked(docs, {row(docs, {{0, mayor}}), row(docs, {{0, bridge}})});
  EXPECT_EQ(out, ranked(docs, {row(docs, {{0, bridge}}), row(docs, {{0, mayor}})}));
  EXPECT_TRUE(out == "s1 " + bridge + "\ns2 " + mayor + "\n" || out == "s1 " + mayor + "\ns2 " + bridge + "\n") << out;
}

TEST(RankStatements, MoreOriginsDifferencesAndSureOnesFirst) {
  const auto docs = story(mayor);
  Statement several = row(docs, {{0, mayor}, {1, "Mayor Ada Lind opened a school there on Friday"}});
  const Statement one = row(docs, {{0, bridge}});
  several.origins = {0, 1};
  EXPECT_EQ(ranked(docs, {one, several}).substr(0, 3 + mayor.size()), "s1 " + mayor);
  several.sure = .2;
  EXPECT_EQ(ranked(docs, {one, several}).substr(0, 3 + bridge.size()), "s1 " + bridge);
  several.status = Status::differ;
  several.sure = .9;
  EXPECT_EQ(ranked(docs, {one, several}).substr(0, 3 + mayor.size()), "s1 " + mayor);
}

TEST(RankStatements, WhatRestsOnTheTextBeforeOrSaysNothingIsNoRow) {
  for (const std::string none : {"He said it was stolen from there.", "Such cranes were banned then.", "It might also be so.", "This photo shows the old bridge", "You won't want to miss it!", "The council has delayed its plan to begin ..."}) {
    const auto docs = story(none);
    EXPECT_EQ(ranked(docs, {row(docs, {{0, bridge}}), row(docs, {{0, none}})}), "s1 " + bridge + "\n") << none;
  }
}

TEST(RankStatements, TheSentenceBeforeStandsWithWhatRestsOnIt) {
  const std::string rests = "The crane had been brought to Osmark by the builder Harbec of Velm in May 2021, police said.";
  const std::string first = "A crane fell on the old bridge of Osmark on Monday and killed two people, police said.";
  std::vector<Document> docs{analysed(first + " " + rests), analysed("Two people died on Monday when a crane of the builder Harbec fell on the old bridge of Osmark, police said.")};
  docs[0].report.title = "Two die on Osmark bridge";
  std::vector<Statement> rows{row(docs, {{0, rests}})};
  align::rank_statements(docs, rows);
  ASSERT_EQ(rows.size(), 1u);
  ASSERT_TRUE(rows[0].before);
  EXPECT_EQ(*rows[0].before, find(docs, 0, first));
  // Not where it is a row above.
  rows = {row(docs, {{0, rests}}), row(docs, {{0, first}})};
  rows[1].origins = {0, 1};
  align::rank_statements(docs, rows);
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[1].text, rests);
  EXPECT_FALSE(rows[1].before);
}

TEST(RankStatements, TheFirstRowsTellDifferentThings) {
  const std::string again = "Osmark's council closed the old bridge over the Velm on Monday, the mayor's spokesman said.";
  const std::string other = "The Velm carried 12 million tons of freight to Osmark in 2021, port director Ida Renner said.";
  const auto docs = story(again + "\n\n" + other);
  const std::string out = ranked(docs, {row(docs, {{0, bridge}}), row(docs, {{0, again}}), row(docs, {{0, other}})});
  EXPECT_NE(out.find("s2 " + other + "\n"), std::string::npos) << out;  // whichever of the others is first
}

TEST(RankStatements, AnotherCutOfARowAboveIsNoRow) {
  const std::string part = "The council of Osmark closed the old bridge over the Velm on Monday";
  const auto docs = story(mayor);
  Statement whole = row(docs, {{0, bridge}, {1, "Osmark's council has closed the old bridge over the Velm on Monday"}});
  whole.origins = {0, 1};
  EXPECT_EQ(ranked(docs, {whole, row(docs, {{0, part}})}), "s1 " + bridge + "\n");
}

TEST(OriginsOfStatements, OneLongWordingHasOneOriginThoughAWordWasChanged) {
  const std::string edited = "Mayor Ada Lind of Osmark opened the new school in Velm on Friday, the town said in a statement.";
  const std::vector<Document> docs{analysed(mayor), analysed(edited), analysed("Osmark has a new school.")};
  Provenance origins;
  for (const char* name : {"Post", "Herald", "Radio"}) {
    Origin o;
    o.label = name;
    origins.origins.push_back(o);
  }
  origins.own = {0, 1, 2};
  Statement s = row(docs, {{0, mayor}, {1, edited}, {2, "Osmark has a new school."}});
  EXPECT_EQ(align::origins_of(docs, s, origins), (std::vector<std::uint32_t>{0, 2}));
  s.partly = {2};
  EXPECT_EQ(align::origins_of(docs, s, origins), (std::vector<std::uint32_t>{0}));
}

}  // namespace
}  // namespace synoptic
