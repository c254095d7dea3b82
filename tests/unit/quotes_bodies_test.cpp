// "The company said": a noun for the organisation just named, read by the network tier on invented reports.
#include <gtest/gtest.h>

#include <string>

#include "annotate/people.hpp"
#include "annotate/quotes.hpp"
#include "base/models_path.hpp"
#include "text/language.hpp"
#include "text/text.hpp"
#include "world/world.hpp"

namespace synoptic::annotate {
namespace {

// "source: speaker | ..." of each quotation with a source, "?" where nobody is sure.
std::string speakers(std::string_view text) {
  static const World world = World::load().value();
  static const text::Language language = text::Language::load(find_models().value()).value();
  Report r;
  r.language = "en";
  r.text = text;
  r.sections.push_back({{0, static_cast<std::uint32_t>(text.size())}, SectionKind::body});
  const Text t = text::read(r, world, &language);
  const People p = find_people(r, t, world);
  std::string out;
  for (const Quote& q : find_quotes(r, t, p, world)) {
    if (!q.source) continue;
    out += (out.empty() ? "" : " | ") + std::string(view(r.text, *q.source)) + ": " + (q.speaker ? p.entities[*q.speaker].name : "?");
  }
  return out;
}

struct Sample {
  const char* text;
  const char* want;
};

TEST(QuotesOfBodies, TheOrganisationJustNamed) {
  for (const Sample& row : std::initializer_list<Sample>{
           {"Microsoft closed its office in Northport on Friday. The rent had doubled within a year. But the firm now says the closure was planned.", "the firm: Microsoft"},
           {"Microsoft has an office in Northport. The software giant said on Friday that it would close it.", "The software giant: Microsoft"},
           {"Microsoft sued Nokia in May. The company says that its patents were copied.", "The company: Microsoft"},
           {"Toyota closed its office on Friday. Toyota Road Helper was popular for years. The company said that it had lost money.", "The company: Toyota"},
           {"The Northport Harbour Board, which runs the docks, met on Monday. The board said in a statement that the tolls would rise.", "The board: Northport Harbour Board"},
           {"The Northport Times has named the driver. He lived near the mill, the newspaper reported.", "The Northport Times: Northport Times | the newspaper: Northport Times"},
       })
    EXPECT_EQ(speakers(row.text), row.want) << row.text;
}

TEST(QuotesOfBodies, NobodyWhereSeveralOrNoneCanBeMeant) {
  for (const Sample& row : std::initializer_list<Sample>{
           {"Shares of Microsoft and of Nokia fell on Friday. The company said that sales had slowed.", "The company: ?"},
           {"Ada Hill had a page on Facebook. She was forty. The company said that sales had slowed.", "The company: ?"},
           {"Der Spiegel met a driver. The magazine quoted him as saying that the road had been wet for days.", "The magazine: ?"},
           {"The Northport Harbour Board met on Monday. The newspaper reported that the tolls would rise.", "The newspaper: ?"},
           {"Microsoft closed its office on Friday. The parent company said that it was planned.", "The parent company: ?"},
           {"Microsoft closed its office on Friday. Its council said that it was planned.", "Its council: ?"},
       })
    EXPECT_EQ(speakers(row.text), row.want) << row.text;
}

TEST(QuotesOfBodies, ANameBesideItsNoun) {
  for (const Sample& row : std::initializer_list<Sample>{
           {"The old mill will close in May, the Northport Times newspaper reported.", "the Northport Times newspaper: Northport Times"},
           {"The old mill will close in May, according to a report in The New York Times.", "a report in The New York Times: New York Times"},
           {"The software company Microsoft said that the old mill would close in May.", "The software company Microsoft: Microsoft"},
       })
    EXPECT_EQ(speakers(row.text), row.want) << row.text;
}

TEST(QuotesOfBodies, AReleaseSpeaksForWhoPutItOut) {
  for (const Sample& row : std::initializer_list<Sample>{
           {"The old mill will close in May, a release from the Northport Police Department said. The road was too narrow, the release said.",
            "a release from the Northport Police Department: Northport Police Department | the release: Northport Police Department"},
           {"The Northport Police Department announced the closure of the mill in a statement on Friday. The statement says that the road was too narrow.",
            "The Northport Police Department: Northport Police Department | The statement: Northport Police Department"},
           {"A statement from Police Chief Ada Hill says the mill will close.", "A statement from Police Chief Ada Hill: Ada Hill"},
           {"A statement from Ada Hill and Ben Cole says the mill will close.", "A statement from Ada Hill and Ben Cole: ?"},
           {"The report says that the mill will close.", "The report: ?"},
       })
    EXPECT_EQ(speakers(row.text), row.want) << row.text;
}

// A body that spoke in between does not take "she" from the one person spoken of.
TEST(QuotesOfBodies, ABodyIsNobodysPronoun) {
  EXPECT_EQ(speakers("Ada Hill apologised for the tolls on Monday and said that they had been a mistake. The Northport Harbour Board said that it had known of them. “We were wrong,” she admitted."),
            "Ada Hill: Ada Hill | The Northport Harbour Board: Northport Harbour Board | she: Ada Hill");
}

}  // namespace
}  // namespace synoptic::annotate
