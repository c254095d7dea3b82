#include "align/clauses.hpp"

#include <gtest/gtest.h>

#include "align/differences.hpp"
#include "annotate/quotes.hpp"
#include "engine/pipeline.hpp"
#include "ingest/ingest.hpp"

namespace synoptic::align {
namespace {

const engine::Knowledge& known() {  // by rule alone, without models
  static const engine::Knowledge k{World::load().value(), std::nullopt};
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

TEST(Clauses, AreCutWhereBothSidesCanStand) {
  struct Row { const char *text, *want; };
  for (const Row& r : {
           Row{"The harbour reopened on Friday after divers had cleared the wreck.", "The harbour reopened on Friday | after divers had cleared the wreck"},
           Row{"The mayor, who lives in Osmark, opened the new bridge.", "The mayor, who lives in Osmark, opened the new bridge"},
           Row{"Veltra shares a border with Sorland and Kallow, but is financially dependent on Sorland.",
               "Veltra shares a border with Sorland and Kallow | is financially dependent on Sorland"},
           Row{"Veltra, which shares the harbour of Kessin with Sorland and Kallow, said on Monday that it would lease an airfield.",
               "Veltra, which shares the harbour of Kessin with Sorland and Kallow | said on Monday that it would lease an airfield"},
           Row{"A year after selling the old ferry to Kallow, Tern Line said it was ready to do so again.",
               "A year after selling the old ferry to Kallow | Tern Line said it was ready to do so again"},
           Row{"Dorn met farmers and fishermen.", "Dorn met farmers and fishermen"},
           Row{"Officials closed two schools and moved forty pupils to Lunde.", "Officials closed two schools | moved forty pupils to Lunde"},
           Row{"Reykal — a close ally of President Brandt — arrived in Kessin on Tuesday.",
               "Reykal — a close ally of President Brandt | arrived in Kessin on Tuesday"},
       })
    EXPECT_EQ(cut(r.text), r.want);
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
