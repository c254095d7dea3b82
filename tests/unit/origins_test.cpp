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

// "wire AFP: A B; outlet A: A": those of text
std::string origins(const Found& f) {
  std::string out;
  for (const Origin& o : f.provenance.origins) {
    if (o.named) continue;
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

// Who is more senior, credits and who shares what decide; not the order of the input. `order` permutes the reports.
std::string graph(std::vector<Given> given, const std::vector<std::size_t>& order) {
  std::vector<Given> now;
  for (const std::size_t i : order) now.push_back(given[i]);
  Found f;
  f.documents = make_documents(now);
  // As the pipeline does: by date, then by id.
  std::sort(f.documents.begin(), f.documents.end(), [](const Document& a, const Document& b) {
    const auto day = [](const Document& d) { return d.report.published.day().value_or(1 << 30); };
    return std::pair(day(a), std::string_view(a.report.id)) < std::pair(day(b), std::string_view(b.report.id));
  });
  f.passages = find_passages(f.documents);
  f.provenance = find_origins(f.documents, f.passages, world());
  return origins(f) + " / " + copies(f);
}

// Reports of a mixed story: cut copies, clocks and days, credits, one publisher.
std::vector<Given> mixed_story() {
  return {{"A", own_1 + "\n\n" + w1, "2031-05-01T10:00:00Z", ""},   {"B", w1 + "\n\n" + w2, "2031-05-01", ""},
          {"C", own_2 + "\n\n" + w1 + "\n\n" + w2, "2031-05-01T12:00:00Z", ""}, {"D", w1, "", ""},
          {"E", w2 + "\n\n" + own_1, "2031-05-02", "AFP"},          {"F", own_2, "2031-05-01T23:30:00-05:00", ""},
          {"Daily Mirror", own_2 + "\n\n" + w2, "2031-05-02", ""},        {"Daily Express", w2 + "\n\n" + quotation, "2031-05-02", ""}};
}

TEST(Origins, OrderOfInputDoesNotMatter) {
  const auto given = mixed_story();
  std::vector<std::size_t> order(given.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  const std::string first = graph(given, order);
  std::uint64_t seed = 7;
  for (int round = 0; round < 20; ++round) {
    for (std::size_t i = order.size(); i > 1; --i) {
      seed = seed * 6364136223846793005ULL + 1442695040888963407ULL;
      std::swap(order[i - 1], order[(seed >> 33) % i]);
    }
    EXPECT_EQ(graph(given, order), first);
  }
}

TEST(Origins, NobodyCopiesInACircle) {
  // All subsets of the mixed story.
  const auto given = mixed_story();
  for (std::uint32_t set = 1; set < 1U << given.size(); ++set) {
    std::vector<Given> some;
    for (std::size_t i = 0; i < given.size(); ++i)
      if ((set >> i & 1U) != 0) some.push_back(given[i]);
    const Found f = find(some);
    std::vector<std::vector<std::uint32_t>> to(some.size());
    for (const Copy& c : f.provenance.copies) {
      EXPECT_NE(c.from_origin.has_value(), c.from_report.has_value());
      if (c.from_report) to[*c.from_report].push_back(c.to);
    }
    // Reports without a source are taken away until none is left.
    std::vector<std::uint32_t> in(some.size(), 0), free;
    for (const auto& list : to)
      for (const auto r : list) ++in[r];
    for (std::uint32_t r = 0; r < in.size(); ++r)
      if (in[r] == 0) free.push_back(r);
    std::size_t taken = 0;
    while (!free.empty()) {
      const auto r = free.back();
      free.pop_back();
      ++taken;
      for (const auto t : to[r])
        if (--in[t] == 0) free.push_back(t);
    }
    EXPECT_EQ(taken, some.size()) << set;
  }
}

TEST(Origins, OnePublisherIsOneOrigin) {
  const Found f = find({{"Daily Mirror", own_1, "2031-05-01", ""}, {"Daily Express", own_2, "2031-05-01", ""}, {"B", w1 + "\n\n" + w2, "2031-05-01", ""}});
  EXPECT_EQ(origins(f), "outlet Reach (Daily Mirror, Daily Express): Daily Mirror Daily Express; outlet B: B");
  ASSERT_FALSE(f.provenance.origins[0].reasons.empty());
  EXPECT_EQ(f.provenance.origins[0].reasons[0].kind, ReasonKind::publisher);
  EXPECT_EQ(f.provenance.origins[0].publisher, "Reach");
  // Inside a publisher's house copies are still told.
  const Found g = find({{"Daily Mirror", own_1 + "\n\n" + w1, "2031-05-01", ""}, {"Daily Express", own_1, "2031-05-02", ""}});
  EXPECT_EQ(copies(g), "Daily Mirror > Daily Express certain");
  EXPECT_EQ(g.provenance.count(), 1U);
}

TEST(Origins, CopiesOfOneHourHaveALostOriginal) {
  const Found f = find({{"A", w1 + "\n\n" + w2, "2031-05-01T10:00:00Z", ""}, {"B", w1 + "\n\n" + w2, "2031-05-01T10:04:00Z", ""}});
  EXPECT_EQ(origins(f), "unknown shared text of A and B: A B");
  EXPECT_TRUE(f.provenance.origins[0].own_reports.empty());
  EXPECT_EQ(f.provenance.copies.at(0).direction, Direction::undetermined);
}

TEST(Origins, SentencesRestOnWhomTheyName) {
  const std::string named = "Russian state news agency TASS reported that the sandbank had been marked on older charts.";
  const Found f = find({{"A", own_1 + "\n\n" + named, "2031-05-01", ""}, {"B", own_2 + "\n\n" + named, "2031-05-02", ""}});
  const auto origin_of = [&](std::uint32_t r, const std::string& words) {
    const auto b = static_cast<std::uint32_t>(f.documents[r].report.text.find(words));
    return f.provenance.origins[f.provenance.origin_of({r, {b, b + static_cast<std::uint32_t>(words.size())}})].label;
  };
  EXPECT_EQ(origin_of(0, named), "TASS");
  EXPECT_EQ(origin_of(1, named), "TASS");
  EXPECT_EQ(origin_of(1, own_2), "B");
  EXPECT_EQ(f.provenance.count(), 2U);  // TASS is named, none of its text is carried
  EXPECT_EQ(f.provenance.origins.size(), 3U);
}

TEST(Origins, ReasonsHavePlacesAndSayWhatEvidenceSays) {
  const Found f = find({{"A", w1 + "\n\n" + w2 + "\n\n— AFP", "2031-05-01", ""}, {"B", own_1 + "\n\n" + w1 + "\n\n" + own_2, "2031-05-01", ""}});
  ASSERT_EQ(f.provenance.copies.size(), 2U);
  const Copy &a = f.provenance.copies[0], &b = f.provenance.copies[1];
  EXPECT_EQ(a.direction, Direction::stated);
  ASSERT_FALSE(a.reasons.empty());
  EXPECT_EQ(a.reasons[0].kind, ReasonKind::credit);
  ASSERT_EQ(a.reasons[0].places.size(), 1U);
  EXPECT_EQ(view(f.documents[0].report.text, a.reasons[0].places[0].span), "AFP");
  EXPECT_EQ(b.direction, Direction::likely);
  EXPECT_EQ(b.passages.size(), 1U);
  for (const Copy& c : f.provenance.copies) {
    ASSERT_EQ(c.reasons.size(), c.evidence.size());
    for (std::size_t i = 0; i < c.reasons.size(); ++i) EXPECT_EQ(c.reasons[i].text, c.evidence[i]);
  }
  // What only B has: its two own paragraphs.
  ASSERT_EQ(f.provenance.only[1].size(), 2U);
  EXPECT_EQ(view(f.documents[1].report.text, f.provenance.only[1][0]), own_1);
}

TEST(Origins, TableOfSlips) {
  // Two reports with one paragraph in common; `a`, `b` and `other` are sentences of theirs and of a third report beside it.
  struct Row { const char *what, *a, *b, *other, *slips; };
  const std::string right = " Similar exercises and kilometers of negotiations were planned by the organization.";
  const std::string meant = "The exercises, the negotiations and the infection were investigated.";
  const std::vector<Row> rows{
      {"a letter too many", "The yearly excercises began.", "The yearly excercises began.", "", "\"excercises\" for \"exercises\""},
      {"a letter too few", "The negotations broke down.", "They held negotations again.", "", "\"negotations\" for \"negotiations\""},
      {"two letters changed places", "The negotiatoins broke down.", "They held negotiatoins again.", "", "\"negotiatoins\" for \"negotiations\""},
      {"a doubled word", "They went to the the river.", "Some ran to the the river.", "", "\"the the river\""},
      {"a doubled word before another word", "They went to the the river.", "Some ran to the the house.", "", ""},
      {"a word that may stand twice", "They knew that that boat had had luck.", "They knew that that boat had had luck.", "", ""},
      {"a technical term", "The hydrofoil and its bathymetry failed.", "The hydrofoil and its bathymetry failed.", "", ""},
      {"a British spelling", "The organisation kept its kilometres.", "The organisation kept its kilometres.", "", ""},
      {"a replaced letter is another word mostly", "They measured the injection.", "They measured the injection.", "", ""},
      {"a term is used again", "The excercises and excercises began.", "The excercises and excercises began.", "", ""},
      {"in one report only", "The yearly excercises began.", "The yearly exercises began.", "", ""},
      {"in an unrelated report too", "The yearly excercises began.", "The yearly excercises began.", "Many excercises are cheap.", ""},
      {"in a quotation", "\"The yearly excercises began,\" she said.", "\"The yearly excercises began,\" she said.", "", ""},
      {"a name", "The yearly Excercises began.", "The yearly Excercises began.", "", ""},
      {"the word that is meant is nowhere in the story", "The yearly questoinnaire began.", "The yearly questoinnaire began.", "", ""},
  };
  for (const Row& row : rows) {
    const Found f = find({{"A", own_1 + "\n\n" + w1 + "\n\n" + w2 + "\n\n" + row.a, "2031-05-01", ""},
                          {"B", row.b + ("\n\n" + w1) + "\n\n" + w2 + "\n\n" + meant, "2031-05-02", ""},
                          {"C", own_2 + right + " " + row.other, "2031-05-03", ""}});
    ASSERT_EQ(f.provenance.copies.size(), 1U) << row.what;
    const Copy& c = f.provenance.copies[0];
    EXPECT_EQ(c.direction, Direction::likely) << row.what;
    std::string slips;
    for (const Reason& r : c.reasons)
      if (r.kind == ReasonKind::slips) {
        slips = r.text;
        ASSERT_EQ(r.places.size(), 2U) << row.what;
        EXPECT_EQ(r.places[0].report, 1U);
        EXPECT_EQ(r.places[1].report, 0U);
        for (const Place& p : r.places) EXPECT_EQ(view(f.documents[p.report].report.text, p.span), std::string_view(row.slips).substr(1, p.span.size())) << row.what;
      }
    EXPECT_EQ(slips, *row.slips == '\0' ? "" : "the same slip as in A: " + std::string(row.slips)) << row.what;
  }
}

TEST(Origins, ASlipOfTwinsLeavesOpenWhoWasFirst) {
  const std::string slip = " It was said to be one of of the oldest.";
  const Found f = find({{"A", w1 + "\n\n" + w2 + slip, "", ""}, {"B", w1 + "\n\n" + w2 + slip, "", ""}});
  ASSERT_EQ(f.provenance.copies.size(), 2U);
  for (const Copy& c : f.provenance.copies) EXPECT_EQ(c.direction, Direction::undetermined);
  EXPECT_THAT(f.provenance.copies[1].evidence, testing::Contains("the same slip as in A: \"of of the\""));
}

TEST(Origins, ACreditAloneIsMarked) {
  const Found f = find({{"A", own_1, "2031-05-01", "AFP"}, {"B", own_2, "2031-05-01", ""}});
  ASSERT_EQ(f.provenance.copies.size(), 1U);
  EXPECT_TRUE(f.provenance.copies[0].credit_only);
}

// "A-B copied; ..."
std::string pairs(const Found& f) {
  std::string out;
  for (const ReportPair& p : f.provenance.pairs)
    out += (out.empty() ? "" : "; ") + f.documents[p.a].report.ref + "-" + f.documents[p.b].report.ref + " " + name_of(p.relation);
  return out;
}

TEST(Pairs, Table) {
  struct Row { const char* what; std::vector<Given> given; const char* pairs; };
  const std::vector<Row> rows{
      {"one text", {{"A", w1 + "\n\n" + w2, "", ""}, {"B", w1 + "\n\n" + w2, "", ""}}, "A-B copied"},
      {"a cut copy", {{"A", w1 + "\n\n" + own_1, "", ""}, {"B", w1, "", ""}}, "A-B copied"},
      {"both have their own besides", {{"A", w1 + "\n\n" + own_1, "", ""}, {"B", own_2 + "\n\n" + w1, "", ""}}, "A-B part"},
      {"somebody's words", {{"A", own_1 + "\n\n" + quotation + " said Ines Orbach.", "", ""}, {"B", own_2 + "\n\n" + quotation + " the mayor told reporters.", "", ""}}, "A-B quotation"},
      {"nothing", {{"A", own_1, "", ""}, {"B", own_2, "", ""}}, ""},
      {"two cuts of a text that is not there", {{"A", w1 + "\n\n" + w2, "", "AFP"}, {"B", own_1 + "\n\n" + w1, "", ""}, {"C", own_2 + "\n\n" + w2, "", ""}}, "A-B part; A-C part"},
  };
  for (const Row& row : rows) EXPECT_EQ(pairs(find(row.given)), row.pairs) << row.what;
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
