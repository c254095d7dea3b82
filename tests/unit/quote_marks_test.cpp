#include <gtest/gtest.h>

#include <string>

#include "annotate/quotes.hpp"
#include "base/utf8.hpp"

namespace synoptic::annotate {
namespace {

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

// "[a b] [c" = one closed stretch and one left open; "..." at the end: goes on in the next paragraph.
std::string shown(std::string_view text) {
  const Report r = report_of(text);
  std::string out;
  for (const Quoted& q : find_quoted(r)) {
    out += out.empty() ? "[" : " [";
    out += view(r.text, q.content);
    if (q.continues) out += "...";
    if (q.closed) out += "]";
  }
  return out;
}

TEST(QuoteMarks, EveryKindOfMark) {
  struct Row {
    const char* text;
    const char* want;
  };
  for (const Row& row : {
           Row{"“We stay,” said Ada.", "[We stay,]"},
           Row{"\"We stay,\" said Ada.", "[We stay,]"},
           Row{"‘We stay,’ said Ada.", "[We stay,]"},
           Row{"'We stay,' said Ada.", "[We stay,]"},
           Row{"« We stay », said Ada.", "[We stay]"},
           Row{"„Wir bleiben“, sagte Ada.", "[Wir bleiben]"},
           Row{"„Wir bleiben”, sagte Ada.", "[Wir bleiben]"},
           Row{"»Wir bleiben«, sagte Ada.", "[Wir bleiben]"},
           Row{"‚Wir bleiben‘, sagte Ada.", "[Wir bleiben]"},
           Row{"‹We stay›, said Ada.", "[We stay]"},
           Row{"``We stay,'' said Ada.", "[We stay,]"},
           Row{"”Vi stannar”, said Ada.", "[Vi stannar]"},
           Row{"“We stay,\" said Ada. \"They go.”", "[We stay,] [They go.]"},
           Row{"\" We stay , \" said Ada .", "[We stay ,]"},
           Row{"Ada “Bear’’ Hill met ‘‘Cat’’ Cole.", "[Bear] [Cat]"},
           Row{"(\"a day\")—\"a night\"—and \"a year\".", "[a day] [a night] [a year]"},
       })
    EXPECT_EQ(shown(row.text), row.want) << row.text;
}

TEST(QuoteMarks, ApostrophesAreNoMarks) {
  struct Row {
    const char* text;
    const char* want;
  };
  for (const Row& row : {
           Row{"They can't find the dogs' bowls or James’ hat.", ""},
           Row{"Back in the '90s, 'tis said, rock 'n' roll was king.", ""},
           Row{"In the ’80s and ‘90s the ships’ crews didn’t stay.", ""},
           Row{"'The dogs' bowls are empty,' she said.", "[The dogs' bowls are empty,]"},
           Row{"‘It can’t be the sailors’ fault,’ said Ada.", "[It can’t be the sailors’ fault,]"},
           Row{"The workers' union called it 'a bad joke' and the bosses' too.", "[a bad joke]"},
           Row{"He is 5'10\" tall and owns a 12\" pipe.", ""},
           Row{"\"I bought a 12\" pipe,\" she said.", "[I bought a 12\" pipe,]"},
           Row{"Council 'to close' the bridge", "[to close]"},
           Row{"Bridge 'must stay': mayor", "[must stay]"},
       })
    EXPECT_EQ(shown(row.text), row.want) << row.text;
}

TEST(QuoteMarks, InnerQuotationsBelongToTheOuterOne) {
  EXPECT_EQ(shown("“He told me ‘never again’ and left,” she said."), "[He told me ‘never again’ and left,]");
  EXPECT_EQ(shown("\"He said 'never' twice.\" She wept."), "[He said 'never' twice.]");
  EXPECT_EQ(shown("‘He told me “never again” and left,’ she said."), "[He told me “never again” and left,]");
  EXPECT_EQ(shown("\"They said 'no'\" and \"she said 'yes.'\""), "[They said 'no'] [she said 'yes.']");
  EXPECT_EQ(shown("“It doesn’t matter whose ‘90s song it was,” she said. “It’s ours.”"),
            "[It doesn’t matter whose ‘90s song it was,] [It’s ours.]");
}

TEST(QuoteMarks, OverParagraphs) {
  EXPECT_EQ(shown("“One. / “Two. / “Three,” she said."), "[One.... [Two.... [Three,]");
  EXPECT_EQ(shown("She said: \"One. / \"Two.\" / Three."), "[One.... [Two.]");
  EXPECT_EQ(shown("She said: “One. / Two. / “Three.”"), "[One. [Three.]");
}

TEST(QuoteMarks, LeftOpenEndsWithItsParagraph) {
  EXPECT_EQ(shown("She said “one thing. / Then “another.”"), "[one thing. [another.]");
  EXPECT_EQ(shown("A stray” mark."), "");
  EXPECT_EQ(shown("“One “two” three."), "[One [two]");
  EXPECT_EQ(shown("\"\" and “” are empty"), "");
}

TEST(QuoteMarks, BoilerplateIsNotReadAndAnyTextIsSafe) {
  Report r;
  r.text = "“Read more”";
  r.sections = {{{0, static_cast<std::uint32_t>(r.text.size())}, SectionKind::boilerplate}};
  EXPECT_TRUE(find_quoted(r).empty());
  // Every string over a small alphabet of marks: spans lie in the text, in order, apart, on borders.
  const char* parts[] = {"“", "”", "'", "‘", "’", "\"", "a", " ", "s", "„", "»", "6", "\n\n"};
  std::uint64_t seed = 7;
  for (int i = 0; i < 20000; ++i) {
    std::string text;
    for (int k = 0; k < 12; ++k) {
      seed = seed * 6364136223846793005ULL + 1442695040888963407ULL;
      text += parts[(seed >> 33) % std::size(parts)];
    }
    Report any;
    any.text = text;
    std::uint32_t last = 0;
    for (const Quoted& q : find_quoted(any)) {
      ASSERT_LT(q.content.begin, q.content.end) << text;
      ASSERT_LE(last, q.content.begin) << text;
      ASSERT_LE(q.content.end, text.size()) << text;
      ASSERT_TRUE(utf8::is_boundary(text, q.content.begin) && utf8::is_boundary(text, q.content.end)) << text;
      last = q.content.end;
    }
  }
}

}  // namespace
}  // namespace synoptic::annotate
