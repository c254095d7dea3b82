#include "align/passages.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "align/passages_edits.hpp"
#include "align/passages_runs.hpp"
#include "align/words.hpp"
#include "unit/passages_helpers.hpp"

namespace synoptic::align {
namespace {

using ::testing::HasSubstr;

std::string words_of(const std::string& text) {
  Vocabulary vocabulary;
  const Document d = make_document({"", text, "", ""});
  std::string out;
  for (const Word& w : scan_words(d.report, vocabulary)) {
    if (!out.empty()) out += ' ';
    if (w.kind == WordKind::border) {
      out += '|';
      continue;
    }
    out += view(d.report.text, w.span);
    out += w.kind == WordKind::name ? "/n" : w.kind == WordKind::number ? "/d" : w.kind == WordKind::function ? "/f" : "";
  }
  return out;
}

TEST(Words, AreFoldedPiecesOfProse) {
  struct Row { const char* text; const char* words; };
  for (const Row& row : {
           Row{"The ferry sank off Port Arlen.", "The/f ferry sank off/f Port/n Arlen/n"},
           Row{"Harbour's 1,002 berths, the minister’s", "Harbour 's/f 1,002/d berths the/f minister ’s/f"},
           Row{"don't stop all-weather U.S. 3.5 4.", "don't/f stop all/f weather U/n S/n 3.5/d 4/d"},
           Row{"'tis O'Hara's 'single' marks", "tis O'Hara/n 's/f single marks"},
           Row{"", ""},
           Row{"…—“”", ""},
           Row{"one two\n\n[caption]A boat at sea\n\nthree", "one/f two/f | three"},
           Row{"港口協議", "港 口 協 議"},
       })
    EXPECT_EQ(words_of(row.text), row.words) << row.text;
}

TEST(Words, EqualIdsMeanEqualFoldedWords) {
  Vocabulary v;
  const Document d = make_document({"", "Élan’s “Signing” élan's signing signed", "", ""});
  const auto w = scan_words(d.report, v);
  ASSERT_EQ(w.size(), 7u);
  EXPECT_EQ(w[0].id, w[3].id);
  EXPECT_EQ(w[1].id, w[4].id);
  EXPECT_EQ(w[2].id, w[5].id);
  EXPECT_NE(w[5].id, w[6].id);
  EXPECT_EQ(w[5].stem, w[6].stem);
}

constexpr const char* wire_1 =
    "Rescuers pulled eleven sailors from the freezing water late on Tuesday after the ferry struck an unmarked sandbank "
    "near the mouth of the Tessel river.";
constexpr const char* wire_2 =
    "Investigators will examine whether the buoys had been moved by last week's storm, which flooded several villages "
    "along the coast and cut the main railway line for two days.";

TEST(Passages, TableOfTexts) {
  struct Row { const char* what; std::vector<Given> given; const char* expected; };
  const std::string w1 = wire_1, w2 = wire_2;
  const std::vector<Row> rows{
      {"verbatim, amid own text",
       {{"A", w1, "", ""}, {"B", "Our own opening sentence comes first here.\n\n" + w1, "", ""}},
       "verbatim | A: WIRE1 | B: WIRE1\n"},
      {"typographic quotes, case and spacing are no edits",
       {{"A", "The council's harbour plan was \"simply unworkable\", engineers told a crowded meeting on Monday evening.", "", ""},
        {"B", "The council’s  harbour plan was “simply unworkable”, engineers told a crowded meeting on monday evening.", "", ""}},
       "verbatim | A: The council's harbour plan was \"simply unworkable\", engineers told a crowded meeting on Monday evening. | "
       "B: The council’s  harbour plan was “simply unworkable”, engineers told a crowded meeting on monday evening.\n"},
      {"lightly edited",
       {{"A", "The accord follows months of talks in which Arland demanded that its neighbour open the harbour to foreign ships.", "", ""},
        {"B", "The deal follows months of talks in which Arland insisted that its neighbour open the port to foreign ships.", "", ""}},
       "edited | A: follows months of talks in which Arland demanded that its neighbour open the harbour to foreign ships. | "
       "B: follows months of talks in which Arland insisted that its neighbour open the port to foreign ships.\n"},
      {"same facts, independent words",
       {{"A", "Eleven people were rescued on Tuesday when a ferry ran aground close to Tessel, the coastguard said.", "", ""},
        {"B", "The coastguard said on Tuesday that it had saved eleven passengers of a ferry stranded off Tessel.", "", ""}},
       ""},
      {"a shared name and title is no passage",
       {{"A", "Foreign Minister Maria Estevez Corral of the Republic of Southern Arland arrived by train.", "", ""},
        {"B", "Nobody had expected Foreign Minister Maria Estevez Corral of the Republic of Southern Arland to resign.", "", ""}},
       ""},
      {"boilerplate, captions and titles are no passage",
       {{"A", "[title]" + w1 + "\n\n[caption]" + w2 + "\n\n[boilerplate]" + w1, "", ""},
        {"B", "[title]" + w1 + "\n\n[caption]" + w2 + "\n\n[boilerplate]" + w1, "", ""}},
       ""},
      {"swapped paragraphs: both",
       {{"A", w1 + "\n\n" + w2, "", ""}, {"B", w2 + "\n\n" + w1, "", ""}},
       "verbatim | A: WIRE2 | B: WIRE2\nverbatim | A: WIRE1 | B: WIRE1\n"},
      {"one passage, three reports",
       {{"A", w1, "", ""}, {"B", "Own words before it.\n\n" + w1, "", ""}, {"C", w1 + "\n\nOther words after it.", "", ""}},
       "verbatim | A: WIRE1 | B: WIRE1 | C: WIRE1\n"},
      {"equal texts", {{"A", w1, "", ""}, {"B", w1, "", ""}, {"C", w1, "", ""}}, "verbatim | A: WIRE1 | B: WIRE1 | C: WIRE1\n"},
      {"a shared quotation is marked",
       {{"A", "Ines Orbach rejected the plan. \"We were promised a harbour and we have been handed a swamp with a fence around it,\" she said.", "", ""},
        {"B", "For the mayor it was a bitter day: \"We were promised a harbour and we have been handed a swamp with a fence around it.\"", "", ""}},
       "quotation verbatim | A: \"We were promised a harbour and we have been handed a swamp with a fence around it | "
       "B: \"We were promised a harbour and we have been handed a swamp with a fence around it.\"\n"},
      {"nothing at all", {{"A", "", "", ""}, {"B", "", "", ""}}, ""},
      {"one report", {{"A", w1, "", ""}}, ""},
  };
  for (const Row& row : rows) {
    const auto documents = make_documents(row.given);
    std::string expected = row.expected;
    for (const auto& [key, value] : {std::pair<std::string, std::string>{"WIRE1", w1}, {"WIRE2", w2}})
      for (auto at = expected.find(key); at != std::string::npos; at = expected.find(key)) expected.replace(at, key.size(), value);
    EXPECT_EQ(to_text(find_passages(documents), documents), expected) << row.what;
  }
}

// The edits of a passage: "kind [manner] piece > piece".
std::string edits_of(const Passage& p, const std::vector<Document>& documents) {
  const auto text = [&](const std::optional<Place>& at) {
    return at ? std::string(view(documents[at->report].report.text, at->span)) : std::string("-");
  };
  std::string out;
  for (const Edit& e : p.edits)
    out += std::string(name_of(e.kind)) + (e.manner == EditManner::other ? "" : std::string(" ") + name_of(e.manner)) + " " + text(e.a) + " > " + text(e.b) + "; ";
  return out;
}

TEST(Passages, ListTheirEdits) {
  const auto documents = make_documents(
      {{"A", "The accord follows months of quiet talks in which Arland demanded that its neighbour open the harbour to ships.", "", ""},
       {"B", "The accord follows months of talks in which Arland insisted that its neighbour open the harbour again to ships.", "", ""}});
  const auto passages = find_passages(documents);
  ASSERT_EQ(passages.size(), 1u);
  EXPECT_EQ(edits_of(passages[0], documents), "delete quiet > -; replace demanded > insisted; insert - > again; ");
}

TEST(Passages, SayHowWordsWereReplaced) {
  const auto documents = make_documents(
      {{"A", "The council has criticized the harbour plan and will publish its own on Friday, when the colour of the new pier is to be decided.", "", ""},
       {"B", "The council had criticised the harbour plan and would publish its own on Sunday, when the color of the new pier is to be decided.", "", ""}});
  const auto passages = find_passages(documents);
  ASSERT_EQ(passages.size(), 1u);
  EXPECT_EQ(edits_of(passages[0], documents),
            "replace has criticized > had criticised; replace inflected will > would; replace Friday > Sunday; replace respelled colour > color; ");
}

TEST(Passages, KnowMovedWords) {
  const auto documents = make_documents(
      {{"A", "Late on Tuesday evening rescuers pulled eleven sailors from the freezing water of the river, the harbour police said.", "", ""},
       {"B", "Rescuers pulled eleven sailors from the freezing water of the river late on Tuesday evening, the harbour police said.", "", ""}});
  const auto passages = find_passages(documents);
  ASSERT_EQ(passages.size(), 1u);
  // What was moved out of the head of a passage is an insertion: the passage begins after it.
  EXPECT_EQ(edits_of(passages[0], documents), "insert - > late on Tuesday evening; ");
  const auto inside = make_documents(
      {{"A", "The harbour police said that late on Tuesday evening rescuers pulled eleven sailors from the freezing water of the river, and that all were well.", "", ""},
       {"B", "The harbour police said that rescuers pulled eleven sailors from the freezing water of the river late on Tuesday evening, and that all were well.", "", ""}});
  const auto moved = find_passages(inside);
  ASSERT_EQ(moved.size(), 1u);
  EXPECT_EQ(edits_of(moved[0], inside), "move late on Tuesday evening > late on Tuesday evening; ");
}

// Two reporters at one press conference: the same quotations, each report in its own words. Nothing here says copied.
TEST(Passages, OfQuotationsAloneAreNoProse) {
  const std::vector<std::string> said{"“We were promised a harbour and we have been handed a swamp with a fence around it.”",
                                      "“Nobody asked the people of Osmark before the dredgers came up the river in March.”",
                                      "“I will lie down on the quay myself if that is what it takes to stop this madness.”"};
  const auto documents = make_documents(
      {{"A", "Ines Orbach did not mince her words on Monday. " + said[0] + " She spoke for an hour.\n\n" + said[1] + " The engineers looked at their shoes.\n\n" + said[2], "", ""},
       {"B", said[1] + " So began a stormy evening in the town hall.\n\nLater the mayor grew louder: " + said[0] + " Applause followed, and then a threat. " + said[2], "", ""}});
  const auto passages = find_passages(documents);
  ASSERT_EQ(passages.size(), 3u);
  for (const Passage& p : passages) {
    EXPECT_TRUE(p.quotation);
    EXPECT_DOUBLE_EQ(p.matter.quotation, 1);
    EXPECT_DOUBLE_EQ(p.matter.prose, 0);
  }
  const std::string w1 = wire_1;
  const auto copied = make_documents({{"A", w1, "", ""}, {"B", w1, "", ""}});
  const auto prose = find_passages(copied);
  ASSERT_EQ(prose.size(), 1u);
  EXPECT_GT(prose[0].matter.prose, 0.8);
  EXPECT_GT(prose[0].matter.name, 0);
  EXPECT_NEAR(prose[0].matter.prose + prose[0].matter.name + prose[0].matter.quotation, 1, 1e-9);
}

TEST(Edits, MannerOfAReplacement) {
  struct Row { const char* a; const char* b; EditManner manner; };
  using enum EditManner;
  for (const Row& row : {
           Row{"politicizing", "politicising", respelled}, Row{"colour", "color", respelled}, Row{"centre", "center", respelled},
           Row{"zelensky", "zelenskyy", respelled}, Row{"volodymyr", "volodimir", respelled}, Row{"paediatric", "pediatric", respelled},
           Row{"will", "would", inflected}, Row{"was", "is", inflected}, Row{"published", "publishing", inflected}, Row{"killing", "killed", inflected},
           Row{"austria", "australia", other}, Row{"sixty", "sixth", other}, Row{"1,002", "1,003", other}, Row{"killed", "billed", other},
           Row{"iran", "iraq", other}, Row{"says", "told", other}, Row{"able", "unable", other}, Row{"", "x", other}}) {
    EXPECT_EQ(manner_of(row.a, row.b), row.manner) << row.a << " " << row.b;
    EXPECT_EQ(manner_of(row.b, row.a), row.manner) << row.b << " " << row.a;
  }
}

// A copy that drops the middle of a text is two passages, not one with a hole.
TEST(Passages, AreCutWhereALotWasAdded) {
  const std::string w1 = wire_1, w2 = wire_2;
  const std::string own = "Meanwhile our correspondent found the quay deserted, its cafes shuttered and the ticket office guarded by two bored policemen.";
  const auto documents = make_documents({{"A", w1 + " " + w2, "", ""}, {"B", w1 + " " + own + " " + w2, "", ""}});
  const auto passages = find_passages(documents);
  EXPECT_EQ(passages.size(), 2u) << to_text(passages, documents);
  EXPECT_THAT(to_text(passages, documents), testing::Not(HasSubstr("correspondent")));
}

// Thousands of near-copies of one text are one passage, and each copy meets its source, not all the others.
TEST(Passages, NearCopiesAreOnePassage) {
  std::vector<Given> given;
  for (int i = 0; i < 60; ++i)
    given.push_back({"Paper " + std::to_string(i), std::string(wire_1) + " Copy number " + std::to_string(i) + " adds this.\n\n" + wire_2, "", ""});
  const auto documents = make_documents(given);
  const auto passages = find_passages(documents);
  ASSERT_EQ(passages.size(), 1u);
  EXPECT_EQ(passages[0].spans.size(), 60u);
}

TEST(SharedRuns, AreMaximal) {
  using Runs = std::vector<align::Run>;
  const std::vector<WordId> a{1, 2, 3, 4, 9, 5, 6, 7}, b{8, 2, 3, 4, 5, 6, 7, 2, 3, 4};
  EXPECT_EQ(shared_runs(a, b, 3), (Runs{{0, 1, 1, 3}, {0, 5, 4, 3}, {0, 1, 7, 3}}));
  EXPECT_TRUE(shared_runs(a, b, 4).empty());
  EXPECT_TRUE(shared_runs({}, b, 3).empty());
}

}  // namespace
}  // namespace synoptic::align
