#include "align/clauses.hpp"

#include <gtest/gtest.h>

#include "align/differences.hpp"
#include "annotate/quotes.hpp"
#include "base/models_path.hpp"
#include "engine/pipeline.hpp"
#include "ingest/ingest.hpp"

namespace synoptic::align {
namespace {

const engine::Knowledge& known() {
  static const engine::Knowledge k = engine::Knowledge::load(find_models().value()).value();
  return k;
}
const World& world() { return known().world; }

Document document(const std::string& text) {
  ingest::Given given;
  given.ref = "test";
  given.published = "2027-06-09";
  Document d;
  d.report = ingest::read_text(text, given, world()).value();
  d.analysis = engine::analyse(d.report, known());
  return d;
}

std::vector<Clause> clauses_of(const Document& d) {
  std::vector<Span> quoted;
  for (const auto& q : annotate::find_quoted(d.report)) quoted.push_back(q.content);
  return find_clauses(d.report, d.analysis.text, quoted, world());
}

std::string cut(const std::string& text) {
  const Document d = document(text);
  std::string out;
  for (const Clause& c : clauses_of(d)) out += (out.empty() ? "" : " | ") + std::string(view(d.report.text, c.span));
  return out;
}

TEST(Clauses, ArePredicatesWithTheirSubjects) {
  struct Row { const char *text, *want; };
  for (const Row& r : {
           Row{"The harbour reopened on Friday after divers had cleared the wreck.", "The harbour reopened on Friday | divers had cleared the wreck"},
           Row{"Dorn met farmers and fishermen.", "Dorn met farmers and fishermen"},
           // A subject that is shared is shown with the predicate that shares it.
           Row{"Officials closed two schools and moved forty pupils to Lunde.", "Officials closed two schools | Officials closed two schools and moved forty pupils to Lunde"},
           Row{"Veltra shares a border with Sorland and Kallow, but is financially dependent on Sorland.",
               "Veltra shares a border with Sorland and Kallow | Veltra shares a border with Sorland and Kallow, but is financially dependent on Sorland"},
           // That something comes after something else says nothing of it.
           Row{"The visit comes after the council of Osmark voted to build a second bridge.", "the council of Osmark voted to build a second bridge"},
           // A dateline is no part of it.
           Row{"OSMARK, Sorland (HPA) — Divers cleared the wreck of the trawler on Monday.", "Divers cleared the wreck of the trawler on Monday"},
           // A condition is not said to be so.
           Row{"The ferry will sail on Monday if the harbour reopens by then.", "The ferry will sail on Monday if the harbour reopens by then"},
           // A relative that tells more of a name stands for itself, one that restricts does not.
           Row{"The mayor, who opened the old bridge in 1998, met the dockers on Monday.",
               "The mayor, who opened the old bridge in 1998 | The mayor, who opened the old bridge in 1998, met the dockers on Monday"},
           Row{"Divers found the trawler that sank in the channel on Monday.", "Divers found the trawler that sank in the channel on Monday"},
       })
    EXPECT_EQ(cut(r.text), r.want);
}

TEST(Clauses, AppositionsAreUnits) {
  EXPECT_EQ(cut("Nils Reykal — a close ally of President Brandt — arrived in Kessin on Tuesday."),
            "Nils Reykal — a close ally of President Brandt | Nils Reykal — a close ally of President Brandt — arrived in Kessin on Tuesday");
}

// What is said is the unit; who says it is shown, and is none of its words.
TEST(Clauses, TheComplementOfASayingVerbIsTheStatement) {
  const Document d = document("The harbour master told reporters that the ferry had struck a rock.");
  const auto clauses = clauses_of(d);
  ASSERT_EQ(clauses.size(), 1U);
  EXPECT_EQ(view(d.report.text, clauses[0].span), "The harbour master told reporters that the ferry had struck a rock");
  EXPECT_EQ(clauses[0].certainty, Certainty::attributed);
  std::string words;
  for (const std::uint32_t w : clauses[0].words) words += std::string(view(d.report.text, d.analysis.text.words[w].span)) + " ";
  EXPECT_EQ(words, "the ferry had struck a rock ");
  EXPECT_EQ(cut("Mayor Ilse Brandt said on Monday."), "");
}

TEST(Clauses, CertaintyIsThatOfTheWords) {
  struct Row { const char* text; Certainty want; };
  for (const Row& r : {Row{"The ferry sank off Kessin on Monday.", Certainty::asserted}, Row{"The ferry may sink off Kessin on Monday.", Certainty::hedged},
                       Row{"The ferry will sail to Kessin on Monday.", Certainty::planned}}) {
    const auto clauses = clauses_of(document(r.text));
    ASSERT_FALSE(clauses.empty()) << r.text;
    EXPECT_EQ(clauses[0].certainty, r.want) << r.text;
  }
}

// Spans lie in the text, on its sentence, hold their words, and the order is that of the report.
TEST(Clauses, AreWellFormed) {
  const Document d = document("On Monday, Dorn, the mayor of Osmark, said “the quay will be sold” and that dockers “who asked” were told nothing, but they marched. "
                              "Claims by the union that the quay had been sold were denied. Having slept, he ate; and, and but. He who said that which is.");
  const Clause* before = nullptr;
  for (const auto clauses = clauses_of(d); const Clause& c : clauses) {
    const Text& t = d.analysis.text;
    EXPECT_LT(c.span.begin, c.span.end);
    EXPECT_TRUE(t.sentences[c.sentence].span.contains(c.span));
    EXPECT_EQ(c.span.begin, t.words[c.first_word].span.begin);
    EXPECT_EQ(c.span.end, t.words[c.last_word - 1].span.end);
    EXPECT_TRUE(std::is_sorted(c.words.begin(), c.words.end()));
    for (const auto* part : {&c.predicates, &c.minor, &c.agent})
      for (const std::uint32_t w : *part) EXPECT_TRUE(std::binary_search(c.words.begin(), c.words.end(), w));
    if (before) {
      EXPECT_LE(before->sentence, c.sentence);
    }
    before = &c;
  }
}

TEST(Clauses, WholeQuotationsAreLeftToTheQuotations) {
  EXPECT_EQ(cut("“The old quay was sold and nobody asked the dockers about it.” The council met on Monday in Kessin."),
            "The council met on Monday in Kessin");
}

std::string quantities(const std::string& text) {
  const Document d = document(text);
  const Stemmer stem;
  std::string out;
  for (const Clause& c : clauses_of(d))
    for (const Quantity& q : find_quantities(d, c, stem))
      out += (out.empty() ? "" : "; ") + q.measure + std::to_string(static_cast<long>(std::min(q.low, 1e12))) + ".." +
             (q.high > 1e15 ? "inf" : std::to_string(static_cast<long>(q.high))) + " " + q.counted;
  return out;
}

TEST(Quantities, IntervalsAndWhatIsCounted) {
  struct Row { const char *text, *want; };
  for (const Row& r : {
           Row{"At least 12 people were killed in the fire at Osmark.", "12..inf dead"},
           Row{"The fire in Osmark killed twelve sailors.", "12..12 dead"},
           Row{"About 300 dockers marched to the customs house.", "270..330 docker"},
           Row{"The accord opens 14 berths in the harbour.", "14..14 berth"},
           Row{"The company paid $1.5 million for the old ferry.", "$1500000..1500000 old"},
           Row{"Prices in Kallow rose by 3 percent in one year.", "%3..3 percent"},
           Row{"Two of the four ships in Kessin were damaged.", "4..4 ship"},
           Row{"The harbour was reopened in 1998 by the mayor.", ""},
       })
    EXPECT_EQ(quantities(r.text), r.want) << r.text;
}

}  // namespace
}  // namespace synoptic::align
