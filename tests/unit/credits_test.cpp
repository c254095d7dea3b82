#include "align/credits.hpp"

#include <gtest/gtest.h>

#include "align/publishers.hpp"
#include "base/utf8.hpp"
#include "unit/passages_helpers.hpp"

namespace synoptic::align {
namespace {

const World& world() {
  static const World w = *World::load();
  return w;
}

// "text AFP tail (AFP) | source BBC told ..."; the words are those of the place, "-" where metadata says so.
std::string credits(const std::string& text, const std::string& credit = "") {
  const Document d = make_document({"The Harbour Gazette", text, "2031-05-01", credit});
  std::string out;
  for (const Credit& c : find_credits(d, world())) {
    out += (out.empty() ? "" : " | ") + std::string(name_of(c.kind)) + " " + c.label + ", " + c.rule + ": ";
    out += c.span ? std::string(view(d.report.text, *c.span)) : "-";
  }
  return out;
}

const std::string prose =
    "The ferry to Tessel was towed into the harbour of Vellin on Tuesday night, eleven hours after it had lost its rudder in the "
    "shallow water north of the mole, and all its passengers walked ashore.";

TEST(Credits, WhoseWordsTheyAre) {
  struct Row { const char *what, *text, *found; };
  const std::vector<Row> rows{
      {"dateline in brackets", "VELLIN, May 1 (Reuters) - The ferry was towed in.", "text Reuters, dateline: Reuters"},
      {"at the very head", "(AP) — The ferry was towed in.", "text AP, dateline: AP"},
      {"with a colon", "REUTERS: The ferry was towed in.", "text Reuters, dateline: REUTERS"},
      {"tail in brackets", "The ferry was towed in, the pilots said. (AFP)", "text AFP, tail: AFP"},
      {"tail behind a dash", "The ferry was towed in, the pilots said. — Bernama", "text Bernama, tail: Bernama"},
      {"tail in square brackets behind a quotation", "“It was cold,” he said. [Reuters]", "text Reuters, tail: Reuters"},
      {"the signature of Reuters", "The ferry was towed in.\n\n(Reporting by Ana Brook in Vellin; Editing by Joe Holt)",
       "text Reuters, signature: (Reporting by Ana Brook in Vellin; Editing by Joe Holt)"},
      {"a line of its own", "The ferry was towed in.\n\nAP, Reuters", "text AP, credit line: AP | text Reuters, credit line: Reuters"},
      {"copyright", "The ferry was towed in.\n\nCopyright 2031 The Associated Press. All rights reserved.", "text AP, copyright: The Associated Press"},
      {"somebody else's first", "The ferry was towed in.\n\nThis article was originally published by ProPublica.", "text ProPublica, published first by: ProPublica"},
      {"helped: with", "The ferry was towed in.\n\nWith AFP", "part AFP, credit line: AFP"},
      {"helped: additional reporting", "The ferry was towed in.\n\nAdditional reporting by Reuters", "part Reuters, credit line: Reuters"},
      {"helped: files", "The ferry was towed in.\n\nWith files from The Canadian Press", "part The Canadian Press, credit line: The Canadian Press"},
      {"helped: contributed", "The ferry was towed in.\n\nThe Associated Press contributed to this report.", "part AP, credit line: The Associated Press"},
      {"picture", "[caption]The ferry on Tuesday. REUTERS/Ana Brook\n\nThe ferry was towed in.", "photo Reuters, caption: REUTERS"},
      {"an embedded post", "[embed]@valleyfarms: Nobody asked the farmers.\n\nThe ferry was towed in.", "source @valleyfarms, embedded post: @valleyfarms"},
      {"picture in a line", "The ferry was towed in.\n\nPhoto: AFP", "photo AFP, picture line: AFP"},
      {"an agency's page", "The ferry was towed in.\n\nMore AP news: https://apnews.com/ferries and https://twitter.com/AP_Ferries", "text AP, credit line: AP news | text AP, credit line: apnews.com | text AP, credit line: AP"},
      {"an outlet as the source of a list", "The ferry was towed in.\n\nSource: The Guardian", "source The Guardian, source line: The Guardian"},
      {"an agency as the source", "The ferry was towed in.\n\nSource: AFP", "text AFP, credit line: AFP"},
      {"generic", "The ferry was towed in.\n\nWith agencies", ""},
      {"an agency that the prose is about", "Shares of the owner of Reuters fell on Tuesday as the ferry was towed in.", ""},
      {"initials of somebody", "The ferry, said Ana Brook, RIA, was towed in.", ""},
      {"a small word", "He is a pap and an ap of the ferry.", ""},
  };
  for (const Row& row : rows) EXPECT_EQ(credits(row.text), row.found) << row.what;
}

TEST(Credits, SourcesOfSentences) {
  struct Row { const char *what, *text, *found; };
  const std::vector<Row> rows{
      {"told", "The pilot told the BBC that he had seen nothing.", "source BBC, told: told the BBC"},
      {"told an agency", "“It was cold,” she told Reuters by telephone.", "source Reuters, told: told Reuters"},
      {"state agency", "Russian state news agency TASS reported on Tuesday that the ferry sank.", "source TASS, reported: TASS reported"},
      {"said: agencies only", "Xinhua said the ferry sank, and the Guardian said nothing.", "source Xinhua, reported: Xinhua said"},
      {"according to", "The ferry sank, according to the Xinhua news agency.", "source Xinhua, according to: according to the Xinhua news agency"},
      {"a report in", "The owner had been warned, according to a report in The Guardian.", "source The Guardian, a report in: report in The Guardian"},
      {"first reported by", "The plan was first reported by the BBC.", "source BBC, reported by: reported by the BBC"},
      {"citing", "The ferry sank, local media said, citing AFP.", "source AFP, citing: citing AFP"},
      {"seen by", "The letter, seen by Reuters, names no one.", "source Reuters, seen by: seen by Reuters"},
      {"an everyday word is no outlet", "He told Time and again the same story. Mirror reported faults.", ""},
  };
  for (const Row& row : rows) EXPECT_EQ(credits(row.text + std::string("\n\n") + prose + "\n\n" + prose), row.found) << row.what;
}

TEST(Credits, MetadataIsKeptWhereNoLineSaysSo) {
  EXPECT_EQ(credits("The ferry was towed in.", "AFP"), "text AFP, metadata: -");
  EXPECT_EQ(credits("The ferry was towed in.\n\n— AFP", "AFP"), "text AFP, credit line: AFP");
  EXPECT_EQ(credits("The ferry was towed in.", "News Agencies"), "");
}

TEST(Credits, AgenciesThatOnlyTheReportKnows) {
  EXPECT_EQ(credits("The ferry was towed in.\n\nHalden Press Agency", "Halden Press Agency"), "text Halden Press Agency, credit line: Halden Press Agency");
  EXPECT_EQ(credits("By Halden Press Agency and Beacon staff\n\nThe ferry was towed in.", "Halden Press Agency"), "part Halden Press Agency, credit line: Halden Press Agency");
}

// Whatever the text is made of, places lie in it on borders of characters, and scopes around them.
TEST(Credits, PlacesAreInTheText) {
  const std::vector<std::string> pieces{"(", ")", "AFP", "Reuters", "the BBC", "told ", "said ", "reported ", "— ", "-", "“", "”", "é", "\xF0\x9F\x99\x82", ". ", "\n\n", "@harbour_9 ", "(Reporting by Ana Brook; Editing by Joe Holt)",
                                        "with ", "©", "[caption]", "[boilerplate]", "according to ", " ", ": ", "/", "TESSEL, May 1 ", "Halden Press Agency", "'s "};
  std::uint64_t seed = 3;
  const auto random = [&](std::size_t n) { return static_cast<std::size_t>((seed = seed * 6364136223846793005ULL + 1442695040888963407ULL) >> 33) % n; };
  for (int round = 0; round < 400; ++round) {
    std::string text;
    for (std::size_t n = random(60); n-- > 0;) text += pieces[random(pieces.size())];
    const Document d = make_document({"A", text, "2031-05-01", "Halden Press Agency"});
    for (const Credit& c : find_credits(d, world()))
      if (c.span) {
        EXPECT_LE(c.span->end, text.size());
        EXPECT_LT(c.span->begin, c.span->end);
        for (const std::uint32_t at : {c.span->begin, c.span->end, c.scope.begin, c.scope.end}) EXPECT_TRUE(utf8::is_boundary(text, at)) << text;
        if (!c.scope.empty()) {
          EXPECT_TRUE(c.scope.contains(*c.span)) << text;
        }
      }
  }
}

TEST(Credits, SourceReachesOverItsSentence) {
  const Document d = make_document({"A", prose + " The pilot told the BBC that he saw nothing. " + prose, "2031-05-01", ""});
  const auto found = find_credits(d, world());
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(view(d.report.text, found[0].scope), "The pilot told the BBC that he saw nothing.");
}

TEST(Publishers, KnowsDomainsAndThoseBelow) {
  struct Row { const char *domain, *name; };
  for (const Row& row : {Row{"mirror.co.uk", "Reach"}, Row{"www.mirror.co.uk", "Reach"}, Row{"6abc.com", "ABC Owned Television Stations"}, Row{"zuonline.ch", "Tamedia"},
                         Row{"mirror.example", ""}, Row{"co.uk", ""}, Row{"", ""}, Row{"uk", ""}, Row{".", ""}}) {
    const auto p = publisher_of(row.domain);
    EXPECT_EQ(p ? p->name : "", row.name) << row.domain;
    if (p) {
      EXPECT_FALSE(p->source.empty()) << row.domain;
    }
  }
}

}  // namespace
}  // namespace synoptic::align
