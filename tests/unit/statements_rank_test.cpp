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
Statement row(const std::vector<Document>& docs, double weight, const std::vector<std::pair<std::uint32_t, std::string>>& parts) {
  Statement s;
  for (const auto& [report, part] : parts) s.spans.push_back(find(docs, report, part));
  s.shown = s.spans.front();
  s.text = parts.front().second;
  s.weight = weight;
  return s;
}
std::string ranked(const std::vector<Document>& docs, std::vector<Statement> rows) {
  align::rank_statements(docs, rows);
  std::string out;
  for (const Statement& s : rows) out += s.id + " " + s.text + "\n";
  return out;
}

const std::string bridge = "The council of Osmark closed the old bridge on Monday.";
const std::string mayor = "Mayor Ada Lind of Osmark opened a new school in Velm on Friday.";

TEST(RankStatements, ByWeightAndNumbered) {
  const std::vector<Document> docs{analysed(bridge + " " + mayor)};
  EXPECT_EQ(ranked(docs, {row(docs, 1, {{0, bridge}}), row(docs, 2, {{0, mayor}})}), "s1 " + mayor + "\ns2 " + bridge + "\n");
}

TEST(RankStatements, WhatRestsOnTheTextBeforeGoesDown) {
  for (const std::string hangs : {"The decision was taken by nine votes to four on Sunday.", "Osmark has banned such cranes since the flood of 2019.", "Lind said it was stolen from a yard in Velm.",
                                  "Other councils of the region met on Sunday as well.", "Lorries might use the road through Velm from Sunday."}) {
    const std::vector<Document> docs{analysed(bridge + " " + hangs)};
    EXPECT_EQ(ranked(docs, {row(docs, 1, {{0, bridge}}), row(docs, 2, {{0, hangs}})}).substr(0, 3 + bridge.size()), "s1 " + bridge) << hangs;
  }
}

TEST(RankStatements, CaptionsScrapsAndCallsToReadersOfOneReportAreLeftOut) {
  for (const std::string none : {"This photo shows the old bridge of Osmark on Monday.", "You won't want to miss the fair in Osmark on Monday!", "The council of Osmark has delayed its plan to begin ..."}) {
    const std::vector<Document> docs{analysed(bridge + "\n\n" + none)};
    EXPECT_EQ(ranked(docs, {row(docs, 1, {{0, bridge}}), row(docs, 2, {{0, none}})}), "s1 " + bridge + "\n") << none;
  }
}

TEST(RankStatements, AnotherCutOfARowAboveIsNoRow) {
  const std::string part = "closed the old bridge on Monday";
  const std::vector<Document> docs{analysed(bridge), analysed(bridge)};
  EXPECT_EQ(ranked(docs, {row(docs, 2, {{0, bridge}, {1, bridge}}), row(docs, 1, {{0, part}})}), "s1 " + bridge + "\n");
}

TEST(OriginsOfStatements, OneLongWordingHasOneOrigin) {
  const std::vector<Document> docs{analysed(mayor), analysed(mayor), analysed("Osmark has a new school.")};
  Provenance origins;
  for (const char* name : {"Post", "Herald", "Radio"}) {
    Origin o;
    o.label = name;
    origins.origins.push_back(o);
  }
  origins.own = {0, 1, 2};
  Statement s = row(docs, 1, {{0, mayor}, {1, mayor}, {2, "Osmark has a new school."}});
  EXPECT_EQ(align::origins_of(docs, s, origins), (std::vector<std::uint32_t>{0, 2}));
  s.partly = {2};
  EXPECT_EQ(align::origins_of(docs, s, origins), (std::vector<std::uint32_t>{0}));
}

}  // namespace
}  // namespace synoptic
