#include "align/identities.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "align/identities_names.hpp"
#include "annotate/people.hpp"
#include "unit/people_story.hpp"

namespace synoptic::align {
namespace {

std::vector<Document> story(std::initializer_list<const char*> sources) {
  std::vector<Document> out;
  for (const char* s : sources) {
    out.push_back(testing::marked(s));
    Document& d = out.back();
    d.report.id = "r" + std::to_string(out.size());
    d.analysis.people = annotate::find_people(d.report, d.analysis.text, testing::world());
  }
  return out;
}

// "Ivo Tarkan {0: Ivo Tarkan, Tarkan; 1: Mr Tarkan}" sorted by letters, one identity after another.
std::string told(const std::vector<Document>& documents) {
  const Identities found = find_identities(documents, testing::world());
  std::vector<std::string> lines;
  for (const Identity& p : found.entities) {
    std::string line = p.name + " {";
    bool first = true;
    for (const auto& [report, forms] : p.forms) {
      line += (first ? "" : "; ") + documents[report].report.id + ":";
      for (const auto& f : forms) line += " " + f + ",";
      line.pop_back();
      first = false;
    }
    lines.push_back(line + "}");
  }
  std::sort(lines.begin(), lines.end());
  std::string out;
  for (const auto& l : lines) out += (out.empty() ? "" : " | ") + l;
  return out;
}

TEST(NameVariants, GivenNames) {
  for (const auto& [a, b] : std::initializer_list<std::pair<const char*, const char*>>{
           {"volodymyr", "volodimir"}, {"volodymyr", "volodomyr"}, {"aleksandr", "alexander"}, {"sergei", "sergey"}, {"mohammed", "muhammad"}, {"erik", "eric"}})
    EXPECT_TRUE(same_given_name(a, b)) << a << " " << b;
  for (const auto& [a, b] : std::initializer_list<std::pair<const char*, const char*>>{
           {"mario", "maria"}, {"jon", "jan"}, {"jon", "joan"}, {"vladimir", "igor"}, {"alexander", "alexandra"}, {"martin", "marvin"},
           {"paul", "paula"}, {"daniel", "daniela"}, {"simon", "simone"}, {"jean", "joan"}, {"mary", "mark"}})
    EXPECT_FALSE(same_given_name(a, b)) << a << " " << b;
}

TEST(NameVariants, FamilyNames) {
  for (const auto& [a, b] : std::initializer_list<std::pair<const char*, const char*>>{
           {"zelensky", "zelenskyy"}, {"zelensky", "zelenskiy"}, {"lukashenko", "lukashenka"}, {"netanyahu", "netanjahu"}, {"khrapov", "hrapov"}})
    EXPECT_TRUE(same_family_name(a, b)) << a << " " << b;
  for (const auto& [a, b] : std::initializer_list<std::pair<const char*, const char*>>{
           {"zelensky", "zelenska"}, {"tarkan", "tarkana"}, {"reed", "reid"}, {"li", "lee"}, {"wang", "wong"}, {"marten", "marsten"}, {"ivanov", "ivanova"}})
    EXPECT_FALSE(same_family_name(a, b)) << a << " " << b;
}

TEST(Identities, Persons) {
  struct Row {
    const char* what;
    std::initializer_list<const char*> reports;
    const char* want;
  };
  for (const Row& row : std::initializer_list<Row>{
           {"same full name, honorific kept in the form", {"{p Ivo Tarkan} spoke. {p Mr|Tarkan} left.", "{p Ivo Tarkan} left."},
            "Ivo Tarkan {r1: Ivo Tarkan, Mr Tarkan; r2: Ivo Tarkan}"},
           {"spellings", {"{p Volodymyr Tarkansky} spoke.", "{p Volodimir Tarkanskyy} spoke.", "{p Volodymyr Tarkansky} spoke."},
            "Volodymyr Tarkansky {r1: Volodymyr Tarkansky; r2: Volodimir Tarkanskyy; r3: Volodymyr Tarkansky}"},
           {"lone family name", {"{p Ivo Tarkan} spoke.", "{p Tarkan} left."}, "Ivo Tarkan {r1: Ivo Tarkan; r2: Tarkan}"},
           {"lone family name of two", {"{p Ivo Tarkan} spoke.", "{p Anna Tarkan} spoke.", "{p Tarkan} left."},
            "Anna Tarkan {r2: Anna Tarkan} | Ivo Tarkan {r1: Ivo Tarkan} | Tarkan {r3: Tarkan}"},
           {"two given names", {"{p Ivo Tarkan} spoke.", "{p Igor Tarkan} spoke."}, "Igor Tarkan {r2: Igor Tarkan} | Ivo Tarkan {r1: Ivo Tarkan}"},
           {"brother and sister", {"{p Mario Tarkan} spoke.", "{p Maria Tarkan} spoke."}, "Maria Tarkan {r2: Maria Tarkan} | Mario Tarkan {r1: Mario Tarkan}"},
           {"father and son", {"{p Ivo Tarkan} spoke.", "{p Ivo Tarkan Jr.} spoke."}, "Ivo Tarkan Jr. {r2: Ivo Tarkan Jr.} | Ivo Tarkan {r1: Ivo Tarkan}"},
           {"initial", {"{p Ivo Tarkan} spoke.", "{p I. Tarkan} spoke."}, "Ivo Tarkan {r1: Ivo Tarkan; r2: I. Tarkan}"},
           {"initial of two", {"{p Ivo Tarkan} spoke.", "{p Ida Tarkan} spoke.", "{p I. Tarkan} spoke."},
            "I. Tarkan {r3: I. Tarkan} | Ida Tarkan {r2: Ida Tarkan} | Ivo Tarkan {r1: Ivo Tarkan}"},
           {"nickname", {"{p Joe Tarkan} spoke.", "{p Joseph I. Tarkan} left.", "{p Tarkan} stayed."},
            "Joseph I. Tarkan {r1: Joe Tarkan; r2: Joseph I. Tarkan; r3: Tarkan}"},
           {"nickname of two", {"{p Joey Tarkan} spoke.", "{p Joseph Tarkan} left.", "{p Josephine Tarkan} stayed."},
            "Joey Tarkan {r1: Joey Tarkan} | Joseph Tarkan {r2: Joseph Tarkan} | Josephine Tarkan {r3: Josephine Tarkan}"},
           {"nickname, other spelling of the family", {"{p Joe Lukashenko} spoke.", "{p Joseph Lukashenka} left."},
            "Joe Lukashenko {r1: Joe Lukashenko} | Joseph Lukashenka {r2: Joseph Lukashenka}"},
           {"same given name, other family", {"{p Ivo Tarkan} spoke.", "{p Ivo Belov} spoke."}, "Ivo Belov {r2: Ivo Belov} | Ivo Tarkan {r1: Ivo Tarkan}"},
           {"middle name", {"{p Ivo Petrovich Tarkan} spoke.", "{p Ivo Tarkan} spoke.", "{p Ivo Tarkan} left."},
            "Ivo Tarkan {r1: Ivo Petrovich Tarkan; r2: Ivo Tarkan; r3: Ivo Tarkan}"},
           {"order of names", {"{p Tanaka Yuri} spoke.", "{p Yuri Tanaka} spoke.", "{p Yuri Tanaka} left."},
            "Yuri Tanaka {r1: Tanaka Yuri; r2: Yuri Tanaka; r3: Yuri Tanaka}"},
           {"two Kims", {"{p Kim Jae-un} spoke.", "{p Kim Yo-jin} spoke.", "{p Kim} left."},
            "Kim Jae-un {r1: Kim Jae-un} | Kim Yo-jin {r2: Kim Yo-jin} | Kim {r3: Kim}"},
           {"lone name of two, told by the office", {"{p President|Ivo Tarkan} spoke.", "{p Anna Tarkan} spoke.", "{p President|Tarkan} left."},
            "Anna Tarkan {r2: Anna Tarkan} | Ivo Tarkan {r1: Ivo Tarkan; r3: Tarkan}"},
           {"a report that keeps two apart", {"{p Ivo Marsh} spoke.", "{p Marsh} spoke. {p Marsh} left. Her father, {p Robert Marsh}, stayed."},
            "Ivo Marsh {r1: Ivo Marsh; r2: Marsh} | Robert Marsh {r2: Robert Marsh}"},
           {"suffix left out, same office", {"{p Judge|Robert Marsh} spoke.", "{p Judge|Robert S. Marsh III} left."},
            "Robert S. Marsh III {r1: Robert Marsh; r2: Robert S. Marsh III}"},
           {"second family name left out", {"{p Pilar Vasco Ruiz} spoke.", "{p Pilar Vasco} left.", "{p Pilar Vasco} spoke."},
            "Pilar Vasco {r1: Pilar Vasco Ruiz; r2: Pilar Vasco; r3: Pilar Vasco}"},
           {"short names that sound alike", {"{p Robert Baird} spoke.", "{p Board} left."}, "Board {r2: Board} | Robert Baird {r1: Robert Baird}"},
           {"two nations", {"{d:VL Velorian} {p President|Ivo Tarkan} spoke.", "{d:MR Marian} {p President|Tarkan} spoke."},
            "Ivo Tarkan {r1: Ivo Tarkan} | Tarkan {r2: Tarkan}"},
           {"a name of unknown kind", {"{p Ivo Tarkan} spoke.", "{x Tarkan} left."}, "Ivo Tarkan {r1: Ivo Tarkan; r2: Tarkan}"},
           {"person and place", {"{p Mara Jordan} spoke.", "They went to {c:JO Jordan}."}, "Jordan {r2: Jordan} | Mara Jordan {r1: Mara Jordan}"},
           {"person and unknown place", {"{p Mara Samar} spoke. {p Samar} left.", "They went to {l Samar}."}, "Mara Samar {r1: Mara Samar, Samar} | Samar {r2: Samar}"},
           {"descriptor resolved by another report", {"{d:VL Velorian} {p President|Ivo Tarkan} spoke.", "They met. The {d:VL Velorian} leader left."},
            "Ivo Tarkan {r1: Ivo Tarkan; r2: The Velorian leader}"},
           {"descriptor of two", {"{d:VL Velorian} {p President|Ivo Tarkan} met {d:VL Velorian} {p Premier|Anna Bel}.", "The {d:VL Velorian} leader left."},
            "Anna Bel {r1: Anna Bel} | Ivo Tarkan {r1: Ivo Tarkan}"},
       })
    EXPECT_EQ(told(story(row.reports)), row.want) << row.what;
}

TEST(Identities, OrganisationsAndPlaces) {
  EXPECT_EQ(told(story({"The {o Coastal Rescue Union} met.", "{o CRU} met."})), "Coastal Rescue Union {r1: Coastal Rescue Union; r2: CRU}");
  EXPECT_EQ(told(story({"{o Coastal Rescue Union} met.", "{o Central Railway Union} met.", "{o CRU} met."})),
            "CRU {r3: CRU} | Central Railway Union {r2: Central Railway Union} | Coastal Rescue Union {r1: Coastal Rescue Union}");
  EXPECT_EQ(told(story({"{c:VL Veloria} waits. {m:VL Tarn} said no.", "{m:VL Tarn} said no.", "They met in {m:VL Tarn}."})),
            "Tarn {r3: Tarn} | Veloria {r1: Veloria, Tarn; r2: Tarn}");
  EXPECT_EQ(told(story({"{o Samar Port} rose.", "{o Samar Port} rose.", "{l Samar Port} rose."})), "Samar Port {r1: Samar Port; r2: Samar Port; r3: Samar Port}");
}

TEST(Identities, PiecesOfLongerNames) {
  struct Row {
    const char* what;
    std::initializer_list<const char*> reports;
    const char* want;
  };
  for (const Row& row : std::initializer_list<Row>{
           {"the story knows the longer name", {"{o Kestrel} grows. {o Feeding Kestrel} helps. {o Feeding Kestrel} gives.", "They wrote to Feeding {o Kestrel} today."},
            "Feeding Kestrel {r1: Feeding Kestrel; r2: Kestrel} | Kestrel {r1: Kestrel}"},
           {"one piece among mentions of its own", {"{o Feeding Kestrel} helps.", "{o Kestrel} grows. They wrote to Feeding {o Kestrel} today."},
            "Feeding Kestrel {r1: Feeding Kestrel; r2: Kestrel} | Kestrel {r2: Kestrel}"},
           {"the longer name is the rarer one", {"{o Feeding Kestrel} helps.", "Feeding {o Kestrel} grows. Feeding {o Kestrel} stays."}, "Feeding Kestrel {r1: Feeding Kestrel} | Kestrel {r2: Kestrel}"},
           {"no capital between", {"{o Bank of Kestrel} helps.", "The bank of {o Kestrel} waits."}, "Bank of Kestrel {r1: Bank of Kestrel} | Kestrel {r2: Kestrel}"},
           {"a short form that another report takes for a place", {"{o Kestrel Airlines} waits. {o Kestrel} grows.", "{l Kestrel} grows."},
            "Kestrel Airlines {r1: Kestrel Airlines, Kestrel; r2: Kestrel}"},
       })
    EXPECT_EQ(told(story(row.reports)), row.want) << row.what;
}

TEST(Identities, WhatOneReportKeepsApart) {
  // A horse and the man it is named after: where a report names one alone, nobody knows which.
  EXPECT_EQ(told(story({"{p Nadar} won the race. It was named after {p Ivo Nadar}.", "{p Nadar} won.", "{p Ivo Nadar} slept."})),
            "Ivo Nadar {r1: Ivo Nadar; r3: Ivo Nadar} | Nadar {r1: Nadar; r2: Nadar}");
  EXPECT_EQ(told(story({"{p Ed Marsh} spoke.", "{p Edward Marsh} spoke.", "{p Edward J. Marsh} spoke."})), "Edward J. Marsh {r1: Ed Marsh; r2: Edward Marsh; r3: Edward J. Marsh}");
}

TEST(Identities, EveryEntityHasOneAndOrderDoesNotShow) {
  const std::initializer_list<const char*> reports = {
      "{d:VL Velorian} {p President|Ivo Tarkan} met {p Anna Bel}. {p Bel} left.", "{p Tarkan} met {p Ana Bel} and {p Bel}.",
      "{p Ivo Tarkann} met {p I. Tarkan}. {c:VL Veloria} waits.", "The {d:VL Velorian} leader met {o Kestrel Group}."};
  auto documents = story(reports);
  const std::string want = told(documents);
  std::vector<std::size_t> order{0, 1, 2, 3};
  while (std::next_permutation(order.begin(), order.end())) {
    std::vector<Document> shuffled;
    for (const auto i : order) shuffled.push_back(documents[i]);
    const Identities found = find_identities(shuffled, testing::world());
    ASSERT_EQ(found.of.size(), shuffled.size());
    for (std::size_t d = 0; d < shuffled.size(); ++d) {
      ASSERT_EQ(found.of[d].size(), shuffled[d].analysis.people.entities.size());
      for (const auto i : found.of[d]) ASSERT_LT(i, found.entities.size());
    }
    std::map<std::string, std::set<std::string>> a;
    for (const Identity& p : found.entities)
      for (const auto& [r, forms] : p.forms)
        for (const auto& f : forms) a[p.name].insert(shuffled[r].report.id + f);
    std::map<std::string, std::set<std::string>> b;
    const Identities first = find_identities(documents, testing::world());
    for (const Identity& p : first.entities)
      for (const auto& [r, forms] : p.forms)
        for (const auto& f : forms) b[p.name].insert(documents[r].report.id + f);
    EXPECT_EQ(a, b);
  }
  EXPECT_FALSE(want.empty());
}

TEST(Identities, NothingInNothingOut) {
  EXPECT_TRUE(find_identities({}, testing::world()).entities.empty());
  EXPECT_EQ(find_identities({Document{}}, testing::world()).of.size(), 1u);
}

}  // namespace
}  // namespace synoptic::align
