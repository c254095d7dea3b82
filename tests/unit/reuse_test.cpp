#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "align/passages.hpp"
#include "base/hash.hpp"
#include "render/reuse.hpp"
#include "reuse/clusters.hpp"
#include "reuse/index.hpp"
#include "reuse/passages.hpp"
#include "unit/passages_helpers.hpp"

namespace synoptic::reuse {
namespace {

Words words_of(const std::string& text) {
  Words out;
  scan(text, {0, static_cast<std::uint32_t>(text.size())}, out);
  return out;
}

std::string joined(const std::string& text) {
  std::string out;
  for (const Span& s : words_of(text).spans) out += (out.empty() ? "" : " ") + std::string(view(text, s));
  return out;
}

TEST(ReuseWords, AreCutAsTheWordsOfAStory) {
  struct Row { const char* text; const char* words; };
  for (const Row& row : {
           Row{"The ferry sank off Port Arlen.", "The ferry sank off Port Arlen"},
           Row{"Harbour's 1,002 berths, the minister’s", "Harbour 's 1,002 berths the minister ’s"},
           Row{"don't stop all-weather U.S. 3.5 4.", "don't stop all weather U S 3.5 4"},
           Row{"'tis O'Hara's 'single' marks", "tis O'Hara 's single marks"},
           Row{"Élan vital, 港口協議 naïve", "Élan vital 港 口 協 議 naïve"},
           Row{"", ""},
           Row{"…—“”", ""},
       })
    EXPECT_EQ(joined(row.text), row.words) << row.text;
  EXPECT_EQ(words_of("ÉLAN’S Café").ids, words_of("elan's cafe").ids);
  EXPECT_NE(words_of("elan").ids, words_of("elans").ids);
}

constexpr const char* wire =
    "Rescuers pulled eleven sailors from the freezing water late on Tuesday after the ferry struck an unmarked sandbank "
    "near the mouth of the Tessel river, and the harbour was closed until noon";
constexpr const char* other = "nobody in the village had seen anything like it since the great storm that took the old pier away";

// "text a+size b", a run.
std::string to_text(const std::vector<Run>& runs) {
  std::string out;
  for (const Run& r : runs) out += (out.empty() ? "" : ", ") + std::to_string(r.text) + " " + std::to_string(r.a) + "+" + std::to_string(r.size) + " " + std::to_string(r.b);
  return out;
}

TEST(ReuseIndex, FindsWhatEarlierTextsOfOtherOutletsHave) {
  Index index({.least = 12});
  EXPECT_EQ(to_text(index.take(words_of(wire), 1)), "");
  EXPECT_EQ(to_text(index.take(words_of(std::string("Our own words first. ") + wire), 2)), "0 0+32 4");
  EXPECT_EQ(to_text(index.take(words_of(other), 3)), "");
  // The second text adds nothing that the first does not say, but it is another outlet's.
  EXPECT_EQ(to_text(index.take(words_of(std::string(wire) + ". " + other), 4)), "0 0+32 0, 1 4+32 0, 2 0+19 32");
}

TEST(ReuseIndex, CountsAnOutletOnce) {
  Index index({.least = 12});
  for (int copy = 0; copy < 50; ++copy) EXPECT_EQ(to_text(index.take(words_of(wire), 7)), "") << "an outlet does not copy itself";
  EXPECT_EQ(to_text(index.take(words_of(wire), 8)), "0 0+32 0") << "its first text stands for the others";
  Index within({.least = 12, .within_outlets = true});
  within.take(words_of(wire), 7);
  EXPECT_EQ(to_text(within.take(words_of(wire), 7)), "0 0+32 0");
  Index unknown({.least = 12});
  unknown.take(words_of(wire), 0);
  EXPECT_EQ(to_text(unknown.take(words_of(wire), 0)), "0 0+32 0") << "two unknown outlets are not known to be one";
}

TEST(ReuseIndex, ForgetsTheOlderHalf) {
  Index index({.least = 12, .most_words = 200});
  index.take(words_of(wire), 1);
  std::uint32_t outlet = 2;
  for (int i = 0; i < 20; ++i) {
    std::string text;
    for (int w = 0; w < 40; ++w) text += "w" + std::to_string(i * 40 + w) + " ";
    index.take(words_of(text), ++outlet);
  }
  EXPECT_GT(index.first_kept(), 0u);
  EXPECT_LT(index.texts() - index.first_kept(), 6u);
  EXPECT_EQ(to_text(index.take(words_of(wire), 2)), "");
}

TEST(ReuseIndex, KnowsWhereItsWordsStand) {
  const std::string text = "one " + std::string(70000, '-') + " two " + std::string(300, 'x') + " three " + std::string(200000, ' ') + " four.";
  Index index;
  const Words words = words_of(text);
  index.take(words, 1);
  index.take(words, 2);
  for (std::uint32_t w = 0; w < words.spans.size(); ++w) EXPECT_EQ(index.span(1, w), words.spans[w]) << w;
}

std::string to_text(const Passage& p, const std::string& a, const std::string& b) {
  const Words x = words_of(a), y = words_of(b);
  const auto part = [](const std::string& text, const Words& w, Range r) {
    return r.size() == 0 ? "-" : text.substr(w.spans[r.begin].begin, w.spans[r.end - 1].end - w.spans[r.begin].begin);
  };
  std::string out = std::to_string(p.shared) + " of " + std::to_string(p.b.size());
  for (const Change& c : p.changes) out += "; " + part(a, x, c.a) + " > " + part(b, y, c.b);
  return out;
}

TEST(ReusePassages, GoOnOverEdits) {
  std::string edited = wire;
  edited.replace(edited.find("eleven"), 6, "twelve");
  edited.replace(edited.find("late "), 5, "");
  edited.replace(edited.find("unmarked"), 8, "uncharted muddy");
  const Words a = words_of(wire), b = words_of(edited + ". " + other);
  Index index({.least = 12});
  index.take(a, 1);
  const auto runs = index.take(b, 2);
  ASSERT_FALSE(runs.empty());
  const auto passages = passages_of(runs, a.ids, b.ids);
  ASSERT_EQ(passages.size(), 1u);
  EXPECT_EQ(to_text(passages[0], wire, edited), "15 of 15");  // before it no run of twelve is left
  Index finer({.least = 4});
  finer.take(a, 1);
  const auto more = passages_of(finer.take(b, 2), a.ids, b.ids);
  ASSERT_EQ(more.size(), 1u);
  EXPECT_EQ(to_text(more[0], wire, edited), "27 of 29; late > -; unmarked > uncharted muddy");
}

TEST(ReusePassages, ParagraphsInAnotherOrderAreTwo) {
  const std::string a = std::string(wire) + ". " + other, b = std::string(other) + ". " + wire;
  const Words x = words_of(a), y = words_of(b);
  Index index({.least = 12});
  index.take(x, 1);
  EXPECT_EQ(passages_of(index.take(y, 2), x.ids, y.ids).size(), 2u);
}

std::string to_text(const std::vector<Cluster>& clusters) {
  const auto place = [](const Piece& p) { return std::to_string(p.text) + ":" + std::to_string(p.span.begin) + "-" + std::to_string(p.span.end); };
  std::string out;
  for (const Cluster& c : clusters) {
    out += std::to_string(c.texts) + " texts";
    for (const Member& m : c.members) {
      out += " | " + place(m.piece);
      for (const Piece& s : m.sources) out += " < " + place(s);
    }
    out += "\n";
  }
  return out;
}

TEST(ReuseClusters, JoinPairsAndOverlaps) {
  Clusters clusters;
  EXPECT_EQ(to_text(clusters.make()), "");
  clusters.add({0, {0, 100}}, {1, {50, 150}});
  clusters.add({1, {60, 150}}, {2, {0, 90}});    // nearly the same piece of text 1
  clusters.add({1, {300, 400}}, {2, {200, 300}});  // elsewhere in it
  EXPECT_EQ(to_text(clusters.make()),
            "3 texts | 0:0-100 | 1:50-150 < 0:0-100 | 2:0-90 < 1:50-150\n"
            "2 texts | 1:300-400 | 2:200-300 < 1:300-400\n");
  EXPECT_EQ(to_text(clusters.make()), "") << "emptied";
}

TEST(Passim, RowsCountCharactersAndNumberDocumentsAsSparkDoes) {
  render::PassimRow row{"doc-1", "Veltra Post", "", "", 3, 2, 4, 9, "héllo", {{"doc-0", 1, 6}}, 0};
  const auto json = nlohmann::json::parse(render::passim_json(row));
  // Spark's documentation of xxhash64: ('Spark', array(123), 2) is 5602566077635097486; each value seeds the next.
  const auto chained = [](std::uint64_t seed, std::int32_t value) { return xxh64({reinterpret_cast<const char*>(&value), 4}, seed); };
  EXPECT_EQ(chained(chained(xxh64("Spark", 42), 123), 2), 5602566077635097486u);
  render::PassimRow spark{"Spark", "", "", "", 0, 0, 0, 0, "", {}, 0};
  EXPECT_EQ(nlohmann::json::parse(render::passim_json(spark)).at("uid"), nlohmann::json(static_cast<std::int64_t>(xxh64("Spark", 42))));
  EXPECT_EQ(json.at("cluster"), 3);
  EXPECT_EQ(json.at("size"), 2);
  EXPECT_EQ(json.at("series"), "Veltra Post");
  EXPECT_FALSE(json.contains("date"));
  EXPECT_EQ(json.at("src").at(0).at("begin"), 1);
  EXPECT_EQ(render::characters_before("héllo", 3), 2u);
}

TEST(Passim, AStorysPassagesAreClusters) {
  Dossier d;
  d.documents = make_documents({{"A", std::string("Très bien. ") + wire + ".", "2031-05-01", ""}, {"B", std::string(wire) + ".", "2031-05-02", ""}});
  d.passages = align::find_passages(d.documents);
  const auto rows = render::passim_rows(d);
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[0].begin, 11u) << "characters, not bytes";
  EXPECT_EQ(rows[1].begin, 0u);
  EXPECT_EQ(rows[0].end - rows[0].begin, rows[1].end);
  EXPECT_TRUE(rows[0].sources.empty());
  ASSERT_EQ(rows[1].sources.size(), 1u);
  EXPECT_EQ(rows[1].sources[0].id, "A");
  EXPECT_EQ(rows[1].size, 2u);
  EXPECT_EQ(rows[1].series, "B");
}

}  // namespace
}  // namespace synoptic::reuse
