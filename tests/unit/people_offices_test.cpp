// Who held an office on the day of a report, by an invented table; inside one report and across reports.
#include "annotate/people_offices.hpp"

#include <gtest/gtest.h>

#include "align/identities.hpp"
#include "annotate/people.hpp"
#include "unit/people_story.hpp"
#include "world/compile.hpp"

namespace synoptic::annotate {
namespace {

// Veloria: a president and a prime minister. Samaria: a crowned head and a prime minister. Ostern: nobody known in 2040.
const World& invented() {
  static const World world = [] {
    const world::Lexicon held{"offices_held.tsv",
                              "XA\thead_of_state\tIvo Tarkan\tPresident\ttarkan;ivo tarkan;tarkhan\t2030-01-05\t2030-01-05\t2036-03-01\topen\ta\n"
                              "XA\thead_of_state\tOda Venn\tPresident\tvenn;oda venn\t2025-01-05\t2025-01-05\t2030-01-04\t2030-01-04\ta\n"
                              "XA\thead_of_government\tJonas Marsh\tPrime Minister\tmarsh;jonas marsh\t2029-01-05\t2029-01-05\t2036-03-01\topen\ta\n"
                              "XA\tdeputy\tLena Holt\tVice President\tholt;lena holt\t2030-01-05\t2030-01-05\t2036-03-01\topen\ta\n"
                              "XB\thead_of_state\tUno Brandt\tKing\tbrandt;uno brandt\t2020-01-01\t2020-01-01\t2036-03-01\topen\tb\n"
                              "XB\thead_of_government\tAnna Bel\tPrime Minister\tbel;anna bel\t2020-01-01\t2020-01-01\t2036-03-01\topen\tb\n"
                              "XC\tleader\tPetra Koll\t\tkoll;petra koll\t2020-01-01\t2020-01-01\t2036-03-01\topen\tb\n"
                              "XC\thead_of_state\tNils Orr\tPresident\torr;nils orr\t2020-01-01\t2020-01-01\t2036-03-01\topen\tb\n"};
    return World::read(world::compile(std::span(&held, 1)).value(), "invented.bin").value();
  }();
  return world;
}

std::string holders(std::string_view country, std::string_view head, std::vector<std::string> ranks, const char* day) {
  people::Descriptor called;
  called.country = country;
  called.head = head;
  called.ranks = std::move(ranks);
  std::string out;
  for (const Holder* h : people::office_holders(invented(), called, *parse_day(day))) out += (out.empty() ? "" : ", ") + std::string(h->person.view());
  return out;
}

TEST(Offices, ADescriptorNamesAnOffice) {
  EXPECT_EQ(holders("XA", "president", {}, "2031-06-01"), "Ivo Tarkan");
  EXPECT_EQ(holders("XA", "president", {}, "2029-06-01"), "Oda Venn");
  EXPECT_EQ(holders("XA", "prime minister", {}, "2031-06-01"), "Jonas Marsh");
  EXPECT_EQ(holders("XA", "president", {"vice"}, "2031-06-01"), "Lena Holt");
  EXPECT_EQ(holders("XA", "president", {"former"}, "2031-06-01"), "");
  EXPECT_EQ(holders("XA", "king", {}, "2031-06-01"), "");
  EXPECT_EQ(holders("XA", "leader", {}, "2031-06-01"), "") << "a president beside a prime minister: the table doesn't say who leads";
  EXPECT_EQ(holders("XB", "leader", {}, "2031-06-01"), "Anna Bel");
  EXPECT_EQ(holders("XB", "president", {}, "2031-06-01"), "") << "no president under a crown";
  EXPECT_EQ(holders("XC", "leader", {}, "2031-06-01"), "Petra Koll");
  EXPECT_EQ(holders("XD", "president", {}, "2031-06-01"), "");
  EXPECT_EQ(holders("XA", "minister", {}, "2031-06-01"), "");
}

TEST(Offices, OnlyWhomTheNameFits) {
  const Day day = *parse_day("2031-06-01");
  const Holder& tarkan = *invented().offices_of("ivo tarkan", day).front().holder;
  for (const char* name : {"Ivo Tarkan", "Tarkan", "I. Tarkan", "Tarkhan"}) EXPECT_TRUE(people::is_holder(invented(), parse_person_name(name), tarkan, day)) << name;
  for (const char* name : {"Igor Tarkan", "Ivo Marsh", "Ivo", "Ivo Tarkan Jr.", ""}) EXPECT_FALSE(people::is_holder(invented(), parse_person_name(name), tarkan, day)) << name;
}

Document on(const char* day, const char* source) {
  Document d = testing::marked(source);
  d.report.id = "r";
  if (*day) {
    d.report.published.value = day;
    d.report.published.basis = DateBasis::metadata;
  }
  d.analysis.people = find_people(d.report, d.analysis.text, invented());
  return d;
}
// "the Velorian president=Ivo Tarkan": the nominals of a report.
std::string nominals(const char* day, const char* source) {
  const Document d = on(day, source);
  std::string out;
  for (const Mention& m : d.analysis.people.mentions)
    if (m.form == MentionForm::nominal) out += (out.empty() ? "" : ", ") + std::string(view(d.report.text, m.span)) + "=" + d.analysis.people.entities[m.entity].name;
  return out;
}

TEST(Offices, InsideAReport) {
  const char* text = "{p Ivo Tarkan} met {p Oda Venn}. The {d:XA Velorian} president spoke.";
  EXPECT_EQ(nominals("2031-06-01", text), "The Velorian president=Ivo Tarkan");
  EXPECT_EQ(nominals("2029-06-01", text), "The Velorian president=Oda Venn");
  EXPECT_EQ(nominals("", text), "") << "without a day nobody held anything";
  EXPECT_EQ(nominals("2031-06-01", "{p Lena Holt} waited. The {d:XA Velorian} president spoke."), "") << "nobody is brought in whom the report doesn't name";
  EXPECT_EQ(nominals("2031-06-01", "{p Jonas Marsh} waited. {c:XA Veloria's} prime minister spoke."), "Veloria's prime minister=Jonas Marsh");
  EXPECT_EQ(nominals("2031-06-01", "The {d:XA Velorian} {p President|Oda Venn} met {p Ivo Tarkan}. The {d:XA Velorian} president spoke."),
            "The Velorian president=Oda Venn") << "what the report itself says comes first";
}

TEST(Offices, AcrossReports) {
  const std::vector<Document> documents{on("2031-06-01", "{p Ivo Tarkan} arrived in Samar."), on("2031-06-01", "The {d:XA Velorian} president arrived in Samar."),
                                        on("2029-06-01", "The {d:XA Velorian} president arrived in Samar.")};
  const auto found = align::find_identities(documents, invented());
  ASSERT_EQ(found.entities.size(), 1u);
  const Identity& tarkan = found.entities.front();
  ASSERT_EQ(tarkan.links.size(), 1u);
  EXPECT_EQ(tarkan.links.front().place.report, 1u);
  EXPECT_EQ(view(documents[1].report.text, tarkan.links.front().place.span), "The Velorian president");
  EXPECT_EQ(tarkan.mentions.size(), 2u) << "on the day of the third report somebody else held the office, whom nobody names";
}

TEST(Offices, ASeatIsMarkedAsOne) {
  std::vector<Document> documents{on("", "{m:XA Tarn} refused to sign. {c:XA Veloria} waits. He arrived in {m:XA Tarn}.")};
  const auto found = align::find_identities(documents, invented());
  const auto country = std::find_if(found.entities.begin(), found.entities.end(), [](const Identity& p) { return p.country == "XA"; });
  ASSERT_NE(country, found.entities.end());
  ASSERT_EQ(country->metonyms.size(), 1u);
  EXPECT_EQ(country->metonyms.front().span, (Span{0, 4}));
}

}  // namespace
}  // namespace synoptic::annotate
