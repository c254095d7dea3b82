// Quotations as the trees have them, read by the network tier on invented sentences; and what must hold of any input.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "annotate/people.hpp"
#include "annotate/quotes.hpp"
#include "annotate/quotes_roles.hpp"
#include "annotate/quotes_roles_weights.hpp"
#include "base/models_path.hpp"
#include "text/language.hpp"
#include "text/text.hpp"
#include "world/world.hpp"

namespace synoptic::annotate {
namespace {

const World& world() {
  static const World w = World::load().value();
  return w;
}
const text::Language& language() {
  static const text::Language l = text::Language::load(find_models().value()).value();
  return l;
}

Report report_of(std::string_view text) {
  Report r;
  r.language = "en";
  r.text = text;
  r.sections.push_back({{0, static_cast<std::uint32_t>(text.size())}, SectionKind::body});
  return r;
}

// "cue | source | speaker + together | content + content | kind act modality"
std::string shown(std::string_view text) {
  const Report r = report_of(text);
  const Text t = text::read(r, world(), &language());
  const People p = find_people(r, t, world());
  std::string out;
  for (const Quote& q : find_quotes(r, t, p, world())) {
    if (!out.empty()) out += "\n";
    out += (q.cue ? std::string(view(r.text, *q.cue)) : "-") + " | " + (q.source ? std::string(view(r.text, *q.source)) : "-") + " | " + (q.speaker ? p.entities[*q.speaker].name : "?");
    for (const auto e : q.together) out += " & " + p.entities[e].name;
    out += " |";
    for (std::size_t i = 0; i < q.content.size(); ++i) out += (i ? " + " : " ") + std::string(view(r.text, q.content[i]));
    out += std::string(" | ") + name_of(q.kind) + " " + name_of(q.act);
    if (q.modality != Modality::asserted) out += std::string(" ") + name_of(q.modality);
  }
  return out;
}

struct Sample {
  const char* text;
  const char* want;
};

TEST(QuotesFromTrees, CueSourceAndContent) {
  for (const Sample& row : std::initializer_list<Sample>{
           {"Mayor Ada Hill said on Monday that the old bridge would close.", "said | Mayor Ada Hill | Ada Hill | that the old bridge would close | indirect speech"},
           {"The old bridge will close in May, Ada Hill said.", "said | Ada Hill | Ada Hill | The old bridge will close in May | indirect speech"},
           {"According to Ada Hill, the old bridge will close.", "According to | Ada Hill | Ada Hill | the old bridge will close | indirect speech"},
           {"Ada Hill, a baker from Northport, said the tolls were too high.", "said | Ada Hill, a baker from Northport | Ada Hill | the tolls were too high | indirect speech"},
           {"Ada Hill called the plan “a bad joke”.", "called | Ada Hill | Ada Hill | the plan “a bad joke” | mixed speech"},
           {"“We stay,” said the harbour board's chairman, Ben Cole.", "said | the harbour board's chairman, Ben Cole | Ben Cole | We stay | direct speech"},
       })
    EXPECT_EQ(shown(row.text), row.want) << row.text;
}

TEST(QuotesFromTrees, SpeechThoughtAndEvidence) {
  for (const Sample& row : std::initializer_list<Sample>{
           {"Ada Hill believes that the dam will hold.", "believes | Ada Hill | Ada Hill | that the dam will hold | indirect thought"},
           {"The survey shows that most people want the tolls abolished.", "shows | The survey | ? | that most people want the tolls abolished | indirect evidence"},
           {"Ada Hill did not say that the dam would hold.", "did not say | Ada Hill | Ada Hill | that the dam would hold | indirect speech negated"},
           {"Ada Hill denied that the dam would break.", "denied | Ada Hill | Ada Hill | that the dam would break | indirect speech negated"},
           {"The board will announce that the tolls are abolished.", "will announce | The board | ? | that the tolls are abolished | indirect speech planned"},
           {"Ada Hill: The mill is ours and will stay ours.", ": | Ada Hill | Ada Hill | The mill is ours and will stay ours | indirect speech"},
       })
    EXPECT_EQ(shown(row.text), row.want) << row.text;
}

TEST(QuotesFromTrees, WhoSpeaks) {
  for (const Sample& row : std::initializer_list<Sample>{
           {"A spokesman for Ada Hill said the bridge would close.", "said | A spokesman for Ada Hill | ? | the bridge would close | indirect speech"},
           {"Her father Ben Cole said the bridge would close.", "said | Her father Ben Cole | Ben Cole | the bridge would close | indirect speech"},
           {"Hill and Cole are mayors. Ada Hill and Ben Cole said the tolls were too high.", "said | Ada Hill and Ben Cole | Ada Hill & Ben Cole | the tolls were too high | indirect speech"},
           {"Ada Hill and Ben Cole met in Lunde in May, where they hailed their “long” friendship.", "hailed | they | Ada Hill & Ben Cole | their “long” friendship | mixed speech"},
           {"Ada Hill left the meeting, saying the board had failed.", "saying | Ada Hill | Ada Hill | the board had failed | indirect speech"},
       })
    EXPECT_EQ(shown(row.text), row.want) << row.text;
}

TEST(QuotesFromTrees, NamesBesideTheNoun) {
  for (const Sample& row : std::initializer_list<Sample>{
           {"Ben Cole fell. Cole's mother, Ada Hill, said the tolls were too high.", "said | Cole's mother, Ada Hill | Ada Hill | the tolls were too high | indirect speech"},
           {"A baker named Ada Hill said the tolls were too high.", "said | A baker named Ada Hill | Ada Hill | the tolls were too high | indirect speech"},
           {"Supporters of the dam, including Mayor Ada Hill, said the tolls were too high.", "said | Supporters of the dam, including Mayor Ada Hill | ? | the tolls were too high | indirect speech"},
           {"Sen. Ada Hill, D-Norland, said it was a “mistake” to close the mill.", "said | Sen. Ada Hill, D-Norland | Ada Hill | it was a “mistake” to close the mill | mixed speech"},
       })
    EXPECT_EQ(shown(row.text), row.want) << row.text;
}

TEST(QuotesFromTrees, WhoWasToldIsNotWhoSaidIt) {
  for (const Sample& row : std::initializer_list<Sample>{
           {"Ada Hill was told that the mill would close.", "was told | - | ? | that the mill would close | indirect speech"},
           {"Ada Hill, 23, faces three felony counts, including theft, police said.", "said | police | ? | faces three felony counts, including theft | indirect speech"},
           {"Ada Hill was ordered to pay a fine.", "was ordered | - | ? | to pay a fine | indirect speech"},
           {"NORTHPORT — A baker has criticised the tolls, saying they were too high.", "has criticised | A baker | ? | the tolls | indirect thought\nsaying | - | ? | they were too high | indirect speech"},
       })
    EXPECT_EQ(shown(row.text), row.want) << row.text;
}

TEST(QuotesFromTrees, StatementsPronounsAndHeadings) {
  for (const Sample& row : std::initializer_list<Sample>{
           {"“We stay,” Ada Hill said in a statement. “We will not go,” the statement added.",
            "said | Ada Hill | Ada Hill | We stay | direct speech\nadded | the statement | Ada Hill | We will not go | direct speech"},
           {"The letter from Ada Hill says that the tolls were too high.", "says | The letter from Ada Hill | Ada Hill | that the tolls were too high | indirect speech"},
           {"A joint statement said that the tolls were too high.", "said | A joint statement | ? | that the tolls were too high | indirect speech"},
           {"The vote was lost. Mayor Ada Hill of Northport pointed to the tolls. “We stay here,” she wrote.", "wrote | she | Ada Hill | We stay here | direct speech"},
           {"The vote was lost. “We stay here,” Ben Cole, a baker in Northport.", "- | Ben Cole | Ben Cole | We stay here | direct speech"},
       })
    EXPECT_EQ(shown(row.text), row.want) << row.text;
}

TEST(QuotesFromTrees, WhatAThirdSaidInsideSomebodysWordsIsAQuotationBesides) {
  for (const Sample& row : std::initializer_list<Sample>{
           {"Ada Hill met Ben Cole. Ada Hill said that Ben Cole had warned that the dam would break.",
            "said | Ada Hill | Ada Hill | that Ben Cole had warned that the dam would break | indirect speech\nhad warned | Ben Cole | Ben Cole | that the dam would break | indirect speech"},
           {"Ada Hill met Ben Cole. According to Hill, Ben Cole announced that the tolls were illegal.",
            "According to | Hill | Ada Hill | Ben Cole announced that the tolls were illegal | indirect speech\nannounced | Ben Cole | Ben Cole | that the tolls were illegal | indirect speech"},
           // Her own words again, a thing that nobody said, somebody whom nobody knows.
           {"Ada Hill said she had warned that the dam would break.", "said | Ada Hill | Ada Hill | she had warned that the dam would break | indirect speech"},
           {"Ada Hill met Ben Cole. Ada Hill said that Ben Cole would say that the dam was old.", "said | Ada Hill | Ada Hill | that Ben Cole would say that the dam was old | indirect speech"},
           {"Ada Hill said that a neighbour had warned that the dam would break.", "said | Ada Hill | Ada Hill | that a neighbour had warned that the dam would break | indirect speech"},
       })
    EXPECT_EQ(shown(row.text), row.want) << row.text;
}

TEST(Attributions, NoTokenIsInTwoUnlessNestedAndEveryOneHasItsCueAndContent) {
  std::string text;
  for (int i = 0; i < 40; ++i)
    text +=
        "Ada Hill said that Ben Cole believed what the board had claimed, adding that “nobody asked” and that officials warned of delays, according to two people who said they knew. "
        "“Why?” she asked. The survey suggests: it rains. ";
  const Report r = report_of(text);
  const Text t = text::read(r, world(), &language());
  const auto all = quotes::find_attributions(r.text, t, find_quoted(r), world(), quotes::role_model(), .3);
  EXPECT_GT(all.size(), 40u);
  std::vector<int> used(t.tokens.size(), 0);
  for (const auto& a : all) {
    EXPECT_FALSE(a.content.empty());
    bool head = false;
    for (const auto* runs : {&a.source, &a.cue, &a.content})
      for (const auto run : *runs) {
        ASSERT_LT(run.first, run.last);
        ASSERT_LE(run.last, t.tokens.size());
        for (auto k = run.first; k < run.last; ++k) used[k] += !a.nested;
      }
    for (const auto run : a.cue) head = head || (run.first <= a.head && a.head < run.last);
    EXPECT_TRUE(head);
  }
  EXPECT_LE(*std::max_element(used.begin(), used.end()), 1);
}

TEST(Attributions, TextsWithoutTreesAndSentencesWithoutEnd) {
  Text flat;
  Report r = report_of("Ada Hill said that the bridge would close.");
  text::split(r, flat);
  EXPECT_TRUE(quotes::find_attributions(r.text, flat, find_quoted(r), world(), quotes::role_model(), .3).empty());
  std::string text;
  for (int i = 0; i < 4000; ++i) text += i % 7 == 0 ? "said " : i % 5 == 0 ? "“Hill " : "that ";
  r = report_of(text);
  const Text endless = text::read(r, world(), &language());
  for (const auto& a : quotes::find_attributions(r.text, endless, find_quoted(r), world(), quotes::role_model(), .3)) EXPECT_LT(a.head, endless.tokens.size());
}

// The weights name relations and tags by their numbers: a label put in between would make them mean something else.
TEST(Attributions, LabelsHaveTheNumbersThatTheWeightsWereTrainedWith) {
  EXPECT_EQ(static_cast<int>(Deprel::xcomp), 51);
  EXPECT_EQ(static_cast<int>(Deprel::nsubj), 37);
  EXPECT_EQ(static_cast<int>(Xpos::open_quote), 49);
  EXPECT_EQ(static_cast<int>(Upos::x), 17);
  EXPECT_EQ(static_cast<int>(quotes::CueClass::according), 26);
  EXPECT_EQ(static_cast<int>(quotes::Sign::other), 8);
}

}  // namespace
}  // namespace synoptic::annotate
