#include "annotate/quotes.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "base/utf8.hpp"
#include "text/text.hpp"
#include "world/world.hpp"

namespace synoptic::annotate {
namespace {

const World& world() {
  static const World w = World::load().value();
  return w;
}

// Paragraphs are written with " / " between them.
Report report_of(std::string_view text) {
  Report r;
  std::size_t from = 0;
  while (from <= text.size()) {
    const auto cut = std::min(text.find(" / ", from), text.size());
    const auto begin = static_cast<std::uint32_t>(r.text.size());
    r.text += text.substr(from, cut - from);
    r.sections.push_back({{begin, static_cast<std::uint32_t>(r.text.size())}, SectionKind::body});
    r.text += "\n\n";
    from = cut + 3;
  }
  return r;
}

// The people of an invented world, found by their forms: what `find_people` would say of these sentences.
People people_of(const std::string& text) {
  struct Row {
    const char* form;
    std::uint32_t entity;
  };
  static constexpr Row rows[] = {
      {"Ada Hill", 0},         {"Mayor Hill", 0},           {"Hill", 0},          {"Ben Cole", 1}, {"Cole", 1},
      {"Norland", 2},          {"Norlandic government", 2}, {"Harbour Board", 3}, {"Eve Moss", 4}, {"Moss", 4},
      {"Northport Gazette", 5}};
  People p;
  for (const char* name : {"Ada Hill", "Ben Cole", "Norland", "Harbour Board", "Eve Moss", "Northport Gazette"}) {
    Entity e;
    e.id = "e" + std::to_string(p.entities.size());
    e.name = name;
    const auto i = p.entities.size();
    e.kind = i == 2 ? EntityKind::place : i == 3 || i == 5 ? EntityKind::organization : EntityKind::person;
    if (i == 2) e.country = "NL";
    p.entities.push_back(e);
  }
  std::vector<std::uint8_t> taken(text.size(), 0);
  for (const Row& row : rows) {
    const std::string form = row.form;
    for (auto at = text.find(form); at != std::string::npos; at = text.find(form, at + 1)) {
      if (taken[at]) continue;
      std::fill(taken.begin() + static_cast<std::ptrdiff_t>(at),
                taken.begin() + static_cast<std::ptrdiff_t>(at + form.size()), 1);
      Mention m;
      m.span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + form.size())};
      m.entity = row.entity;
      p.mentions.push_back(m);
    }
  }
  std::sort(p.mentions.begin(), p.mentions.end(), [](const Mention& a, const Mention& b) { return a.span < b.span; });
  return p;
}

std::vector<Quote> quotes_of(const Report& r) {
  Text t;
  text::split(r, t);
  return find_quotes(r, t, people_of(r.text), world());
}

// "direct Ada Hill -> Ben Cole: we stay | ..." ; "?" where nobody is sure.
std::string shown(std::string_view text) {
  const Report r = report_of(text);
  const People p = people_of(r.text);
  std::string out;
  for (const Quote& q : quotes_of(r)) {
    if (!out.empty()) out += " | ";
    out += std::string(name_of(q.kind)) + " " + (q.speaker ? p.entities[*q.speaker].name : "?");
    if (q.addressee) out += " -> " + p.entities[*q.addressee].name;
    out += ":";
    for (std::size_t i = 0; i < q.content.size(); ++i)
      out += (i ? " + " : " ") + std::string(view(r.text, q.content[i]));
  }
  return out;
}

struct Row {
  const char* text;
  const char* want;
};
void expect(std::initializer_list<Row> rows) {
  for (const Row& row : rows) EXPECT_EQ(shown(row.text), row.want) << row.text;
}

TEST(Quotes, DirectSpeech) {
  expect({
      {"“We stay,” said Ada Hill.", "direct Ada Hill: We stay"},
      {"“We stay,” Ada Hill said on Monday.", "direct Ada Hill: We stay"},
      {"Ada Hill said: “We stay.”", "direct Ada Hill: We stay."},
      {"Ada Hill told Ben Cole, “We stay.”", "direct Ada Hill -> Ben Cole: We stay."},
      {"“Why stay?” asked Ben Cole.", "direct Ben Cole: Why stay?"},
      {"“We stay,” Ada Hill, a baker from the old town, said.", "direct Ada Hill: We stay"},
      {"“We stay,” Ada Hill (54) said.", "direct Ada Hill: We stay"},
      {"“We stay,” said harbour master Eve Moss.", "direct Eve Moss: We stay"},
      {"Ada Hill: “The bridge must stay.”", "direct Ada Hill: The bridge must stay."},
  });
}

TEST(Quotes, AroundTheCue) {
  expect({
      {"“We stay,” Ada Hill said, “because the mill needs us.”",
       "direct Ada Hill: We stay + because the mill needs us."},
      {"“We stay,” Ada Hill said. “The mill needs us.”",
       "direct Ada Hill: We stay | direct Ada Hill: The mill needs us."},
      {"“We stay. The mill needs us,” Ada Hill said.", "direct Ada Hill: We stay. The mill needs us"},
      {"“We stay,” said Ada Hill. / “Nobody else will.”",
       "direct Ada Hill: We stay | direct Ada Hill: Nobody else will."},
      {"Ada Hill said: “We stay. / “The mill needs us.”", "direct Ada Hill: We stay. + The mill needs us."},
  });
}

TEST(Quotes, FragmentsInAClause) {
  expect({
      {"Ada Hill called the plan “a bad joke”.", "mixed Ada Hill: a bad joke"},
      {"Norland condemned “unfair tolls” on the bridge.", "mixed Norland: unfair tolls"},
      {"Ada Hill called for dropping “all the old tolls”, and urged Ben Cole to “stop dithering”.",
       "mixed Ada Hill: all the old tolls | mixed Ada Hill -> Ben Cole: stop dithering"},
      {"Moss added that towns “should stop quarrelling” over the river “and start dredging it”.",
       "mixed Eve Moss: should stop quarrelling + and start dredging it"},
      {"The tolls “should be abolished by spring”, Ada Hill told Ben Cole.",
       "mixed Ada Hill -> Ben Cole: should be abolished by spring"},
      {"Ada Hill, who describes herself as “the last ferrywoman in town”, will retire.",
       "mixed Ada Hill: the last ferrywoman in town"},
      {"Norland published a plan, calling for a “lasting settlement” on the river.",
       "mixed Norland: lasting settlement"},
      {"Ben Cole could be heard telling Ada Hill that the dam would “hold for a century”.",
       "mixed Ben Cole -> Ada Hill: hold for a century"},
  });
}

TEST(Quotes, IndirectSpeech) {
  expect({
      {"Ada Hill said that the bridge would close.", "indirect Ada Hill: that the bridge would close"},
      {"Ada Hill said the bridge would close.", "indirect Ada Hill: the bridge would close"},
      {"The bridge will close in May, Ada Hill said.", "indirect Ada Hill: The bridge will close in May"},
      {"According to Ada Hill, the bridge will close.", "indirect Ada Hill: the bridge will close"},
      {"The bridge will close, according to Ada Hill.", "indirect Ada Hill: The bridge will close"},
      {"Ada Hill told Ben Cole that the bridge would close.",
       "indirect Ada Hill -> Ben Cole: that the bridge would close"},
      {"Ada Hill urged Ben Cole to close the bridge.", "indirect Ada Hill -> Ben Cole: Ben Cole to close the bridge"},
      {"The bridge, Ada Hill said, will close in May.", "indirect Ada Hill: The bridge + will close in May"},
  });
}

TEST(Quotes, NobodyRatherThanTheNearestName) {
  expect({
      {"“We stay,” a spokesman for Ada Hill said.", "direct ?: We stay"},
      {"“We stay,” Ada Hill's lawyer said.", "direct ?: We stay"},
      {"“We stay,” said a friend of Ada Hill.", "direct ?: We stay"},
      {"After talks with Ben Cole, officials said: “We stay.”", "direct ?: We stay."},
      {"Ada Hill met Ben Cole. “It was a long and quiet evening by the river.”",
       "direct ?: It was a long and quiet evening by the river."},
      {"“Ada Hill said no,” a clerk recalled.", "direct ?: Ada Hill said no"},
  });
}

TEST(Quotes, DocumentsAndGovernmentsSpeakForSomebody) {
  expect({
      {"Norland released a position paper on Friday. The paper urges towns to “mend every weir”.",
       "mixed Norland: mend every weir"},
      {"Norland's statement called the dam “a gift”.", "mixed Norland: a gift"},
      {"Norland released a paper. Hill signed a paper too. The paper calls the dam “a gift to all”.",
       "mixed ?: a gift to all"},
      {"The paper calls the dam “a gift to all”.", "mixed ?: a gift to all"},
  });
}

TEST(Quotes, WordsInAParagraphOfTheirOwn) {
  expect({
      {"Ada Hill went further and said: / “The mill is ours.”", "direct Ada Hill: The mill is ours."},
      {"Ada Hill put out the following statement: / “The mill is ours.”", "direct Ada Hill: The mill is ours."},
      {"“The mill is ours.” - Ada Hill", "direct Ada Hill: The mill is ours."},
      {"Quotes from Mayor Ada Hill: / “The mill is ours.” / “Nobody else will have it.”", "direct Ada Hill: The mill is ours. | direct Ada Hill: Nobody else will have it."},
      {"“The mill is ours,” Ada Hill, a baker in Northport.", "direct Ada Hill: The mill is ours"},
      {"“The mill is ours,” Ada Hill and the board as they left the hall again.", "direct ?: The mill is ours"},
      {"NORTHPORT - Ada Hill met the board, saying the mill was hers.", "indirect Ada Hill: the mill was hers"},
  });
}

TEST(Quotes, WhatIsNotSaidIsNobodysWords) {
  expect({
      {"Ada Hill did not call for a new bridge over the river.", ""},
      {"A club called Northport Rovers won.", ""},
      {"Ada Hill will continue to be “the voice of the quay”.", "mixed ?: the voice of the quay"},
  });
}

TEST(Quotes, TitlesAndNicknamesAreNoQuotations) {
  expect({
      {"Ada “Bear” Hill opened the mill.", ""},
      {"The film “The Long Winter of Northport” opens on Friday.", ""},
      {"The so-called “reform” failed.", ""},
  });
}

TEST(Quotes, AnyTextIsSafe) {
  const char* parts[] = {"“",     "”",    "said ", "Ada Hill ", ", ",    ". ",    "\"",       "according to ",
                         "that ", "who ", "and ",  "to ",       "was ",  "told ", "calling ", ": ",
                         "- ",    "( ",   ") ",    "the ",      "mill ", "\n\n"};
  std::uint64_t seed = 11;
  for (int i = 0; i < 4000; ++i) {
    std::string text;
    for (int k = 0; k < 16; ++k) {
      seed = seed * 6364136223846793005ULL + 1442695040888963407ULL;
      text += parts[(seed >> 33) % std::size(parts)];
    }
    const Report r = report_of(text);
    std::uint32_t last = 0;
    for (const Quote& q : quotes_of(r)) {
      ASSERT_FALSE(q.content.empty()) << text;
      ASSERT_LE(last, q.content.front().begin) << text;
      last = q.content.front().begin;
      for (const Span s : q.content) ASSERT_TRUE(!s.empty() && s.end <= r.text.size()) << text;
      ASSERT_STRNE(q.rule, "") << text;
    }
  }
}

}  // namespace
}  // namespace synoptic::annotate
