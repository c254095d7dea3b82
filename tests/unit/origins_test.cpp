#include "align/origins.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "align/passages.hpp"
#include "base/io.hpp"
#include "unit/passages_helpers.hpp"

namespace synoptic::align {
namespace {

const World& world() {
  static const World w = *World::load();
  return w;
}

struct Found {
  std::vector<Document> documents;
  std::vector<Passage> passages;
  Provenance provenance;
};

Found find(const std::vector<Given>& given) {
  Found out;
  out.documents = make_documents(given);
  out.passages = find_passages(out.documents);
  out.provenance = find_origins(out.documents, out.passages, world());
  return out;
}

// "wire AFP: A B; outlet A: A"
std::string origins(const Found& f) {
  std::string out;
  for (const Origin& o : f.provenance.origins) {
    out += (out.empty() ? "" : "; ") + std::string(name_of(o.kind)) + " " + o.label + ":";
    for (const auto r : o.reports) out += " " + f.documents[r].report.ref;
  }
  return out;
}

// "A > B 0.40 certain; ..."
std::string copies(const Found& f) {
  std::string out;
  for (const Copy& c : f.provenance.copies) {
    if (!out.empty()) out += "; ";
    out += c.from_origin ? f.provenance.origins[*c.from_origin].label : f.documents[*c.from_report].report.ref;
    out += " > " + f.documents[c.to].report.ref + (c.certain ? " certain" : " uncertain");
  }
  return out;
}

const std::string w1 =
    "Rescuers pulled eleven sailors from the freezing water late on Tuesday after the ferry struck an unmarked sandbank "
    "near the mouth of the Tessel river.";
const std::string w2 =
    "Investigators will examine whether the buoys had been moved by last week's storm, which flooded several villages "
    "along the coast and cut the main railway line for two days.";
const std::string own_1 =
    "At the quayside in Tessel a crowd had gathered before dawn, most of them relatives of the crew, wrapped in blankets that "
    "the parish had handed out. They waited in silence while the first lifeboat rounded the breakwater, and only when the names "
    "were read aloud by the harbour master did some of them begin to weep.";
const std::string own_2 =
    "Shipping firms have complained for a decade that channels around the delta go unsurveyed. A spokeswoman for the pilots' guild "
    "listed four groundings since spring and blamed cuts to dredging budgets, which the ministry of transport defends as sound "
    "housekeeping in a year of falling trade and rising fuel prices everywhere.";
const std::string quotation =
    "\"We were promised a harbour and we have been handed a swamp with a fence around it, and nobody in the capital cares,\"";

TEST(Origins, TableOfStories) {
  struct Row { const char* what; std::vector<Given> given; const char* origins; const char* copies; };
  const std::vector<Row> rows{
      {"a wire carried by two outlets is one origin",
       {{"A", w1 + "\n\n" + w2, "2031-05-01", "AFP"}, {"B", w1 + "\n\n" + w2, "2031-05-01", "AFP"}},
       "wire AFP: A B", "AFP > A certain; AFP > B certain"},
      {"credited by one, used by the other beside its own reporting",
       {{"A", w1 + "\n\n" + w2, "2031-05-01", "AFP"}, {"B", own_1 + "\n\n" + w1 + "\n\n" + own_2, "2031-05-01", ""}},
       "wire AFP: A B; outlet B: B", "AFP > A certain; AFP > B uncertain"},
      {"the same quotation in independent prose: two origins",
       {{"A", own_1 + "\n\n" + quotation + " said Ines Orbach.", "2031-05-01", ""},
        {"B", own_2 + "\n\n" + quotation + " the mayor told reporters.", "2031-05-02", ""}},
       "outlet A: A; outlet B: B", ""},
      {"boilerplate repeated: no reuse",
       {{"A", own_1 + "\n\n[boilerplate]" + w1, "2031-05-01", ""}, {"B", own_2 + "\n\n[boilerplate]" + w1, "2031-05-02", ""}},
       "outlet A: A; outlet B: B", ""},
      {"a later copy without credit has no origin of its own",
       {{"A", w1 + "\n\n" + w2 + "\n\n" + own_1, "2031-05-01", ""}, {"B", w1 + "\n\n" + w2, "2031-05-02", ""}},
       "outlet A: A B", "A > B certain"},
      {"undated twins: a lost original",
       {{"A", w1 + "\n\n" + w2, "", ""}, {"B", w1 + "\n\n" + w2, "", ""}},
       "unknown shared text of A and B: A B", "shared text of A and B > A uncertain; shared text of A and B > B uncertain"},
      {"partial reuse, dated: both keep their origin",
       {{"A", own_1 + "\n\n" + w1, "2031-05-01", ""}, {"B", own_2 + "\n\n" + w1, "2031-05-02", ""}},
       "outlet A: A B; outlet B: B", "A > B uncertain"},
      {"two reports of one outlet: one origin",
       {{"A", own_1 + "\n\n" + w1, "2031-05-01", ""}, {"A", own_2 + "\n\n" + w1, "2031-05-02", ""}},
       "outlet A: A A", ""},
      {"a wire that helped only",
       {{"A", own_1 + "\n\n" + own_2 + "\n\n[boilerplate]With additional reporting by AFP", "2031-05-01", "AFP"}, {"B", w1, "2031-05-01", ""}},
       "outlet A: A; outlet B: B", ""},
      {"who uses a wire does not speak for it where another was there before",
       {{"A", own_1 + "\n\n" + w1 + "\n\n[boilerplate]With AFP", "2031-05-02", "AFP"}, {"B", own_2 + "\n\n" + w1, "2031-05-01", ""}},
       "outlet A: A; outlet B: A B", "B > A uncertain"},
      {"an agency's own report comes before an earlier copy",
       {{"A", w1 + "\n\n" + w2, "2031-05-01T08:00:00Z", ""}, {"Reuters", w1 + "\n\n" + w2, "2031-05-01T09:00:00Z", ""}, {"B", w1 + "\n\n" + w2, "2031-05-01", "Reuters"}},
       "wire Reuters: A Reuters B", "Reuters > A uncertain; Reuters > B certain"},
      {"what two wires carry is neither's",
       {{"A", own_1 + "\n\n" + w1, "2031-05-01", "AFP"}, {"B", own_2 + "\n\n" + w1, "2031-05-01", "Reuters"}},
       "wire AFP: A; wire Reuters: B", "AFP > A certain; Reuters > B certain"},
      {"generic credits name no wire", {{"A", own_1, "2031-05-01", "News Agencies"}}, "outlet A: A", ""},
      {"no reports", {}, "", ""},
  };
  for (const Row& row : rows) {
    const Found f = find(row.given);
    EXPECT_EQ(origins(f), row.origins) << row.what;
    EXPECT_EQ(copies(f), row.copies) << row.what;
  }
}

TEST(Origins, StretchesAreSortedDisjointAndForeign) {
  const Found f = find({{"A", w1 + "\n\n" + w2, "2031-05-01", "AFP"},
                        {"B", own_1 + "\n\n" + w1 + "\n\n" + own_2, "2031-05-01", ""},
                        {"C", own_2 + "\n\n" + w2 + "\n\n" + w1, "2031-05-03", ""}});
  for (std::uint32_t r = 0; r < 3; ++r) {
    std::uint32_t end = 0;
    for (const auto& s : f.provenance.stretches[r]) {
      EXPECT_GE(s.span.begin, end);
      EXPECT_LT(s.span.begin, s.span.end);
      EXPECT_NE(s.origin, f.provenance.own[r]);
      end = s.span.end;
    }
  }
  // A statement in the copied paragraph comes from the wire, one in B's own from B.
  const auto at = [&](std::uint32_t r, const std::string& piece) {
    const auto b = static_cast<std::uint32_t>(f.documents[r].report.text.find(piece));
    return f.provenance.origins[f.provenance.origin_of({r, {b, b + static_cast<std::uint32_t>(piece.size())}})].label;
  };
  EXPECT_EQ(at(1, w1), "AFP");
  EXPECT_EQ(at(1, own_1), "B");
  EXPECT_EQ(at(0, w2), "AFP");
  EXPECT_EQ(f.provenance.copied[0], 1);
  EXPECT_GT(f.provenance.copied[1], 0.1);
  EXPECT_LT(f.provenance.copied[1], 0.4);
}

TEST(Origins, EveryOriginIsTheOriginOfSomething) {
  const Found f = find({{"A", w1 + "\n\n" + w2, "2031-05-01", "AFP"}, {"B", w1, "2031-05-01", ""}, {"C", own_2, "2031-05-03", "Reuters"}});
  std::vector<bool> used(f.provenance.origins.size(), false);
  for (const auto o : f.provenance.own) used.at(o) = true;
  for (const Passage& p : f.passages)
    if (p.origin) used.at(*p.origin) = true;
  EXPECT_THAT(used, testing::Each(true));
}

// The five reports of the visit, with the outlets, dates and credit that a reader sees.
TEST(Origins, BeijingVisit) {
  const std::filesystem::path folder = std::filesystem::path(SYNOPTIC_SOURCE_DIR) / "../shared/reports/beijing-visit";
  struct Row { const char *file, *outlet, *published, *credit; };
  std::vector<Document> documents;
  for (const Row& row : {Row{"aljazeera.txt", "Al Jazeera", "2023-02-25", ""}, Row{"cbs.txt", "CBS News", "2023-02-28", ""},
                         Row{"bbc.txt", "BBC", "2023-03-01", ""}, Row{"moscowtimes.txt", "The Moscow Times", "2023-03-01", "AFP"},
                         Row{"gript.txt", "Gript", "2023-03-02", ""}}) {
    const auto bytes = read_file(folder / row.file);
    if (!bytes) GTEST_SKIP() << "no " << (folder / row.file) << ": the reports are not part of the project";
    documents.push_back(make_document({row.outlet, *bytes, row.published, row.credit}, "\n"));
  }
  Found f{documents, find_passages(documents), {}};
  f.provenance = find_origins(f.documents, f.passages, world());
  EXPECT_EQ(origins(f),
            "outlet Al Jazeera: Al Jazeera; wire AFP: CBS News BBC The Moscow Times; outlet CBS News: CBS News; "
            "outlet BBC: BBC Gript; outlet Gript: Gript");
  EXPECT_EQ(copies(f),
            "AFP > CBS News uncertain; AFP > BBC uncertain; AFP > The Moscow Times certain; BBC > Gript uncertain");
  const Origin& afp = f.provenance.origins[1];
  EXPECT_THAT(afp.evidence, testing::Contains(testing::HasSubstr("CBS News shares 5 passages")));
  EXPECT_THAT(afp.evidence, testing::Contains("The Moscow Times: credit line: AFP"));
}

}  // namespace
}  // namespace synoptic::align
