// Sentences with a clause of theirs in, the stretch by which it is shown out.
#include "align/cut.hpp"

#include <gtest/gtest.h>

#include "annotate/quotes.hpp"
#include "unit/analysed.hpp"

namespace synoptic {
namespace {

// The cut around the shortest clause that holds `part`.
std::string cut(const std::string& text, const std::string& part) {
  static const engine::Knowledge known = engine::Knowledge::load(find_models().value()).value();
  const Document d = analysed(text);
  const auto at = static_cast<std::uint32_t>(d.report.text.find(part));
  const align::Clause* found = nullptr;
  const auto clauses = align::find_clauses(d.report, d.analysis.text, {}, known.world);
  for (const align::Clause& c : clauses)
    if (c.span.contains(Span{at, static_cast<std::uint32_t>(at + part.size())}) && (found == nullptr || c.span.size() < found->span.size())) found = &c;
  if (found == nullptr) return "no clause";
  const align::Cut c = align::cut_around(d, *found);
  const auto& words = d.analysis.text.words;
  return std::string(view(d.report.text, {words[c.first].span.begin, words[c.last - 1].span.end}));
}

TEST(Cut, OnlyInFrontOfWhatAdds) {
  struct Case {
    std::string text, part, shown;
  };
  for (const Case& c : {
           Case{"Police arrested the mayor of Osmark on Monday, and the council closed the old bridge.", "arrested the mayor", "Police arrested the mayor of Osmark on Monday"},
           Case{"Police arrested the mayor of Osmark on Monday, and the council closed the old bridge.", "closed the old bridge", "the council closed the old bridge"},
           Case{"Ada Lind opened the school in Velm on Friday, which has room for 300 pupils.", "opened the school", "Ada Lind opened the school in Velm on Friday"},
           // What the money was for, who says so and the condition stay.
           Case{"Ada Lind used 84,000 crowns of public money to settle a suit in Osmark.", "used 84,000", "Ada Lind used 84,000 crowns of public money to settle a suit in Osmark"},
           Case{"Ada Lind took the money, police said on Monday.", "took the money", "Ada Lind took the money, police said on Monday"},
           Case{"Ada Lind will resign, but only if the council of Osmark asks her.", "will resign", "Ada Lind will resign, but only if the council of Osmark asks her"},
       })
    EXPECT_EQ(cut(c.text, c.part), c.shown) << c.part;
}

TEST(Cut, BehindWhatTiesToTheSentenceBefore) {
  for (const auto& [text, first] : {std::pair("However, the mayor of Osmark closed the bridge on Monday.", "the"), std::pair("But Ada Lind closed the bridge on Monday.", "Ada"), std::pair("So far the bank of Osmark has bought five tons of gold.", "So"),
                                    std::pair("OSMARK (HPA) - Ada Lind closed the bridge on Monday.", "Ada")}) {
    const Document d = analysed(text);
    ASSERT_FALSE(d.analysis.text.sentences.empty());
    const Sentence& s = d.analysis.text.sentences.back();
    const auto w = align::behind_tie(d, s);
    EXPECT_TRUE(view(d.report.text, d.analysis.text.words[w].span) == first || s.first_word == w) << text;
    EXPECT_EQ(view(d.report.text, d.analysis.text.words[w].span), first) << text;
  }
}

}  // namespace
}  // namespace synoptic
