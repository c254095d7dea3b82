// Reports in, statements out: one line each, as "status xN: wording [differences]".
#include "align/statements.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "base/models_path.hpp"
#include "engine/pipeline.hpp"
#include "ingest/ingest.hpp"

namespace synoptic {
namespace {

struct In {
  std::string outlet, published, text;
};

Dossier dossier(const std::vector<In>& reports) {
  static const engine::Knowledge known = engine::Knowledge::load(find_models().value()).value();
  std::vector<Report> list;
  for (const In& in : reports) {
    ingest::Given given;
    given.ref = given.outlet = in.outlet;
    given.published = in.published;
    list.push_back(ingest::read_text(in.text, given, known.world).value());
  }
  return engine::compare(list, known);
}

std::string shared(const std::vector<In>& reports) {
  const Dossier d = dossier(reports);
  std::string out;
  for (const Statement& s : d.statements) {
    std::vector<std::uint32_t> in;
    for (const Place& p : s.spans)
      if (std::find(in.begin(), in.end(), p.report) == in.end()) in.push_back(p.report);
    if (in.size() < 2) continue;
    out += fmt::format("{} x{}", name_of(s.status), in.size());
    for (const Difference& f : s.differences) {
      std::vector<std::string> values;
      for (const DifferenceValue& v : f.values) values.push_back(v.value);
      std::sort(values.begin(), values.end());
      out += fmt::format(" [{} {}: {}]", name_of(f.slot), name_of(f.kind), fmt::join(values, " / "));
    }
    out += "\n";
  }
  return out;
}

const char* const tuesday = "2027-06-08";
const char* const wednesday = "2027-06-09";

TEST(Statements, SameFactInOtherWordsIsOneStatement) {
  EXPECT_EQ(shared({{"Post", tuesday, "Rescuers brought eleven sailors ashore from the burning trawler Alba on Tuesday."},
                    {"Herald", tuesday, "Eleven sailors were brought ashore from the trawler Alba, rescuers said."}}),
            "agree x2\n");
}

TEST(Statements, DifferentFactsStayApart) {
  EXPECT_EQ(shared({{"Post", tuesday, "The council of Osmark voted to build a second bridge over the Tarn."},
                    {"Herald", tuesday, "A school in Lunde was closed because of mould in the gymnasium."}}),
            "");
}

TEST(Statements, NumbersInConflictOnOneDay) {
  EXPECT_EQ(shared({{"Post", tuesday, "Inspectors found two faults in the sprinklers of the ferry Anna Lind."},
                    {"Herald", tuesday, "Inspectors found four faults in the sprinklers of the ferry Anna Lind."}}),
            "differ x2 [number conflict: four / two]\n");
}

TEST(Statements, ACountThatGrowsOverDaysIsAnUpdate) {
  EXPECT_EQ(shared({{"Post", tuesday, "Three people were killed in the fire on the ferry Anna Lind, the coastguard said."},
                    {"Herald", wednesday, "Seven people were killed in the fire on the ferry Anna Lind, the coastguard said."}}),
            "differ x2 [number update: Seven / Three]\n");
}

TEST(Statements, ValuesThatAgreeInMeaningAreNoDifference) {
  for (const auto& [a, b] : std::initializer_list<std::pair<const char*, const char*>>{
           {"Five sailors of the trawler Alba were injured in the storm.", "5 sailors of the trawler Alba were injured in the storm."},
           {"At least 600 dockers marched through Kessin against the accord.", "Some 612 dockers marched through Kessin against the accord."},
           {"The ferry Anna Lind cost $2 million in repairs last winter.", "The ferry Anna Lind cost $2m in repairs last winter."},
           {"The accord was signed in Kessin on Tuesday by both leaders.", "The accord was signed in Kessin on June 8 by both leaders."},
       }) {
    const std::string got = shared({{"Post", wednesday, a}, {"Herald", wednesday, b}});
    // Whether they are two origins or one text is for the passages to say; they must not differ.
    EXPECT_TRUE(got == "agree x2\n" || got == "one origin x2\n") << a << "\n" << got;
  }
}

TEST(Statements, ALaterCountThatIsSmallerIsAConflict) {
  EXPECT_EQ(shared({{"Post", tuesday, "Seven people were killed in the fire on the ferry Anna Lind."},
                    {"Herald", wednesday, "The fire on the ferry Anna Lind left five people dead."}}),
            "differ x2 [number conflict: Seven / five]\n");
}

TEST(Statements, CountsAreFoundInHeadlinesAndInOtherWords) {
  EXPECT_EQ(shared({{"Post", tuesday, "Three dead, five injured in ferry fire\n\nThe harbour of Kessin was closed on Tuesday morning."},
                    {"Herald", tuesday, "The fire on the Anna Lind killed four sailors and injured five others, the coastguard said."}}),
            "agree x2\ndiffer x2 [number conflict: Three / four]\n");
}

TEST(Statements, ClocksOfOneEventAreCompared) {
  const auto against = [](const std::string& clock) {
    return shared({{"Post", tuesday, "The fire on the ferry Anna Lind in Kessin broke out around 3:30 p.m. on Tuesday, police said."},
                   {"Herald", tuesday, "Police in Kessin said the fire on the Anna Lind broke out at " + clock + " on Tuesday."}});
  };
  EXPECT_EQ(against("5 p.m."), "differ x2 [date conflict: 5 p.m. on Tuesday / around 3:30 p.m. on Tuesday]\n");
  EXPECT_EQ(against("3:35 p.m."), "agree x2\n");
  EXPECT_EQ(against("3:30 a.m."), "agree x2\n");  // a slip of the half of the day
}

TEST(Statements, CountedWithAndWithoutTheAttackerIsAnotherBasis) {
  EXPECT_EQ(shared({{"Post", tuesday, "Five people were killed at the market of Osmark, including the gunman."},
                    {"Herald", tuesday, "A man killed four people at the market of Osmark before he was shot."}}),
            "differ x2 [number basis: Five / four]\n");
}

TEST(Statements, PartsAndOtherScopesAreNotCompared) {
  for (const char* other : {"Two of the five sailors killed were sisters of the mayor.", "Eleven people were killed in shootings across the county since January.",
                            "Another three people were killed in Lunde.", "The captain, 51, was questioned in Kessin for two hours."})
    EXPECT_EQ(shared({{"Post", tuesday, "Five people were killed in the fire on the ferry Anna Lind."}, {"Herald", tuesday, other}}).find("number"), std::string::npos) << other;
}

TEST(Statements, AgesOfOnePerson) {
  EXPECT_EQ(shared({{"Post", tuesday, "Orla Brandt, 34, was charged on Monday with theft."}, {"Herald", tuesday, "Police in Lunde took 36-year-old Orla Brandt to the harbour."}}),
            "differ x2 [number conflict: 34 / 36]\n");
  EXPECT_EQ(shared({{"Post", "2027-01-08", "Orla Brandt, 34, was charged on Monday with theft."}, {"Herald", "2027-06-08", "A court in Lunde freed Orla Brandt, 35, of Kessin."}}),
            "differ x2 [number update: 34 / 35]\n");
  EXPECT_EQ(shared({{"Post", tuesday, "Orla Brandt, 34, was charged on Monday with theft."}, {"Herald", tuesday, "Her neighbour Nils Holm, 29, saw the police at the door."}}), "");
}

TEST(Statements, AnotherOneDoesIt) {
  EXPECT_EQ(shared({{"Post", tuesday, "Sorland has expressed concern that the harbour of Kessin may be closed."},
                    {"Herald", tuesday, "Kallow has expressed concern that the harbour of Kessin may be closed."}}).find("agree"), std::string::npos);
}

TEST(Statements, SynonymsOfThePredicate) {
  EXPECT_EQ(shared({{"Post", tuesday, "The council released a nine-point paper on the harbour of Kessin."},
                    {"Herald", tuesday, "A nine-point document on Kessin harbour was published by the council."}}),
            "agree x2\n");
}

TEST(Statements, DatesInConflict) {
  EXPECT_EQ(shared({{"Post", wednesday, "Reykal and Ostby signed the harbour accord in the customs house on Tuesday."},
                    {"Herald", wednesday, "Reykal and Ostby signed the harbour accord in the customs house on Wednesday."}}),
            "differ x2 [date conflict: Tuesday / Wednesday]\n");
}

TEST(Statements, PolarityInConflict) {
  EXPECT_EQ(shared({{"Post", tuesday, "The alarm on the lower deck of the Anna Lind was working on Tuesday."},
                    {"Herald", tuesday, "The alarm on the lower deck of the Anna Lind was not working on Tuesday."}}).substr(0, 28),
            "differ x2 [polarity conflict");
}

TEST(Statements, ShownBytesAreThoseOfAReportAndOrderDoesNotMatter) {
  std::vector<In> in = {{"Post", tuesday, "The harbour of Kessin reopened on Tuesday. Mayor Ilse Brandt cut the ribbon."},
                        {"Herald", wednesday, "Kessin harbour reopened on Tuesday, and Mayor Ilse Brandt cut the ribbon at noon."},
                        {"Tern", wednesday, "Two dredgers left Kessin. The harbour there reopened on Tuesday."}};
  const auto print = [](const Dossier& d) {
    std::string out;
    for (const Statement& s : d.statements) {
      EXPECT_EQ(s.text, d.quote(s.shown));
      EXPECT_TRUE(std::is_sorted(s.spans.begin(), s.spans.end()));
      EXPECT_NE(std::find(s.spans.begin(), s.spans.end(), s.shown), s.spans.end());
      out += s.text + "|" + std::to_string(s.spans.size()) + "\n";
    }
    return out;
  };
  const std::string first = print(dossier(in));
  EXPECT_FALSE(first.empty());
  while (std::next_permutation(in.begin(), in.end(), [](const In& a, const In& b) { return a.outlet < b.outlet; }))
    EXPECT_EQ(print(dossier(in)), first);
}

TEST(Statements, CopiesOfOneTextAreOneOrigin) {
  const std::string text = "The harbour of Kessin reopened on Tuesday after divers had cleared the wreck of the trawler Alba from the channel. "
                           "Mayor Ilse Brandt cut the ribbon in front of some two hundred dockers and their families.";
  const Dossier d = dossier({{"Post", tuesday, text}, {"Herald", wednesday, text}});
  ASSERT_FALSE(d.statements.empty());
  for (const Statement& s : d.statements) EXPECT_EQ(s.status, Status::one_origin) << s.text;
}

}  // namespace
}  // namespace synoptic
