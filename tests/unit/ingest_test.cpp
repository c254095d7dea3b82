// Whole reports, small and invented: one line of output a section.
#include "ingest/ingest.hpp"

#include <gtest/gtest.h>

#include "check_report.hpp"
#include "ingest/charset.hpp"

namespace synoptic::ingest {
namespace {

using namespace std::string_view_literals;

const World& world() {
  static const World w = World::load().value();
  return w;
}

std::string sections_of(const Report& r) {
  std::string out;
  for (const Section& s : r.sections) {
    std::string text(view(r.text, s.span));
    for (char& c : text)
      if (c == '\n') c = '/';
    out += std::string(name_of(s.kind)) + ": " + text + "\n";
  }
  return out;
}

Report read(std::string_view bytes, Format format = Format::text, std::string ref = "report1.txt") {
  Given given;
  given.ref = std::move(ref);
  auto r = read_bytes(bytes, format, given, world());
  if (!r) {
    ADD_FAILURE() << r.error().message;
    return {};
  }
  EXPECT_EQ(check_report(*r, bytes.size()), "");
  return *r;
}

constexpr const char* lead = "Ministers of two harbour towns signed an accord on ferries, the mayor said.";
constexpr const char* second = "The first ship sails in May with room for forty cars, according to the company.";

TEST(PlainText, EveryKindOfSection) {
  const Report r = read(std::string("Harbour towns sign ferry accord\n- Published\n\nTwo towns agree after nine years, their mayors say.\n\n"
                                    "By Mira Holt, AFP\nMarch 3, 2021\n\nThe quay at Elda\nThe quay at Elda on a wet day [File: Ana Brook/Reuters]\n\nBEIJING, March 3 (AFP) - ") +
                        lead + "\n\nWhat comes next\n\n" + second + " (AFP)\n\nThe quay opens today.\n— Elda Post (@eldapost) March 3, 2021\n\nSource: News Agencies\n");
  EXPECT_EQ(sections_of(r), std::string("title: Harbour towns sign ferry accord\nboilerplate: - Published\nstandfirst: Two towns agree after nine years, their mayors say.\n"
                                        "byline: By Mira Holt, AFP\nbyline: March 3, 2021\ncaption: The quay at Elda\ncaption: The quay at Elda on a wet day [File: Ana Brook/Reuters]\n"
                                        "dateline: BEIJING, March 3 (AFP) -\nbody: ") +
                                lead + "\nheading: What comes next\nbody: " + second +
                                "\nbyline: (AFP)\nembed: The quay opens today.\nembed: — Elda Post (@eldapost) March 3, 2021\nboilerplate: Source: News Agencies\n");
  EXPECT_EQ(r.title, "Harbour towns sign ferry accord");
  EXPECT_EQ(r.authors, std::vector<std::string>{"Mira Holt"});
  EXPECT_EQ(r.credits, (std::vector<std::string>{"AFP", "News Agencies"}));
  EXPECT_EQ(r.published.value, "2021-03-03");
  EXPECT_EQ(r.published.basis, DateBasis::stated);
  ASSERT_TRUE(r.published.evidence);
  EXPECT_EQ(view(r.text, *r.published.evidence), "March 3, 2021");
}

TEST(PlainText, ParagraphTornInMidSentenceIsOne) {
  const Report r = read(std::string("The accord was met with doubt in the towns, while the company acknowledged\n\nthe text but said the ships were not ready.\n\n") + second + "\n");
  EXPECT_EQ(sections_of(r), std::string("body: The accord was met with doubt in the towns, while the company acknowledged//the text but said the ships were not ready.\nbody: ") + second + "\n");
}

TEST(PlainText, HardWrappedLines) {
  const Report r = read(
      "   Ministers of two harbour towns signed an accord on ferries on\nWednesday, ending a dispute that had lasted for nine years and had\ncost both of them a good deal of "
      "money, the mayor said.\n   The first ship sails in May with room for forty cars and for two\nhundred people, according to the company that is going to run it\nfrom the old quay.\n");
  EXPECT_EQ(sections_of(r),
            "body: Ministers of two harbour towns signed an accord on ferries on/Wednesday, ending a dispute that had lasted for nine years and had/cost both of them a good deal of "
            "money, the mayor said.\nbody: The first ship sails in May with room for forty cars and for two/hundred people, according to the company that is going to run it/from the old "
            "quay.\n");
}

TEST(PlainText, FirstSentenceIsNoTitle) {
  const Report r = read(std::string(lead) + "\n" + second + "\n");
  EXPECT_EQ(r.title, "");
  EXPECT_EQ(r.sections.front().kind, SectionKind::body);
}

TEST(PlainText, ListsAreNotHeadings) {
  const Report r = read(std::string(lead) + "\nThe ships:\nNorth Star\nSouth Star\nEast Star\n" + second + "\n");
  for (const Section& s : r.sections) EXPECT_NE(s.kind, SectionKind::heading) << view(r.text, s.span);
}

TEST(PlainText, MentionOfAnAgencyIsNoCredit) {
  EXPECT_TRUE(read(std::string(lead) + "\nThe harbour would open on Friday, the AFP news agency reported on Saturday.\n").credits.empty());
}

TEST(PlainText, ShortenedTextIsIncomplete) {
  EXPECT_FALSE(read(std::string(lead) + "\nThe company said that the ship...\n").complete);
  EXPECT_TRUE(read(std::string(lead) + "\n").complete);
}

TEST(Markdown, MarkupIsTakenOutAndMapped) {
  const std::string source = std::string("# Harbour towns *sign* accord\n\nBy [AFP](#)\n\nMarch 03, 2021\n\n[elda.example](http://elda.example)\n\nMinisters of **two** towns signed an ") +
                             "[accord](https://elda.example/a) on ferries, the mayor said &amp; left.\n\n## **'A long wait'**\n\n" + second +
                             "\n\nOriginal url:\n\n<https://www.eldapost.example/2021/03/04/accord>\n";
  const Report r = read(source, Format::markdown);
  EXPECT_EQ(sections_of(r), std::string("title: Harbour towns sign accord\nbyline: By AFP\nbyline: March 03, 2021\ncaption: elda.example\n"
                                        "body: Ministers of two towns signed an accord on ferries, the mayor said & left.\nheading: 'A long wait'\nbody: ") +
                                second + "\nboilerplate: Original url:\nboilerplate: https://www.eldapost.example/2021/03/04/accord\n");
  EXPECT_EQ(r.credits, std::vector<std::string>{"AFP"});
  EXPECT_TRUE(r.authors.empty());
  EXPECT_EQ(r.url, "https://www.eldapost.example/2021/03/04/accord");
  ASSERT_TRUE(r.outlet);
  EXPECT_EQ(r.outlet->domain, "eldapost.example");
  EXPECT_EQ(r.published.value, "2021-03-03");
  for (const RawSpan& s : r.raw_spans)
    if (s.text.size() == s.raw_end - s.raw_begin) {
      EXPECT_EQ(view(r.text, s.text), std::string_view(source).substr(s.raw_begin, s.text.size()));
    }
  EXPECT_EQ(sniff(source, "a.txt"), Format::markdown);
}

TEST(Html, ArticleWithoutItsPage) {
  const std::string source = std::string(
      "<!DOCTYPE html><html lang='en'><head><title>Ferry accord signed | Elda Post</title><meta property='og:site_name' content='Elda Post'>"
      "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Ferry accord signed\",\"datePublished\":\"2021-03-03T09:30:00+01:00\","
      "\"author\":[{\"@type\":\"Person\",\"name\":\"Mira Holt\"},{\"name\":\"AFP\"}],}</script></head><body><nav><ul><li><a href='/'>Home</a><li><a href='/w'>World news</a></ul></nav>"
      "<article><h1>Ferry accord signed</h1><figure><img><figcaption>The quay on a wet day</figcaption></figure><p>") + lead + "<p>&ldquo;We waited nine years&rdquo; for <b>this</b>, the mayor said." +
      "<h2>What comes next</h2><p>" + second + "</p><blockquote class='twitter-tweet'><p>The quay opens today.</p>&mdash; Elda Post (@eldapost) March 3, 2021</blockquote></article>"
      "<aside><p>Another story that is told at some length, with words and a stop.</p></aside><footer>&copy; Elda Post. All rights reserved.</footer></body></html>";
  const Report r = read(source, Format::html);
  EXPECT_EQ(r.title, "Ferry accord signed");
  EXPECT_EQ(r.authors, std::vector<std::string>{"Mira Holt"});
  EXPECT_EQ(r.credits, std::vector<std::string>{"AFP"});
  EXPECT_EQ(r.published.value, "2021-03-03T09:30:00+01:00");
  EXPECT_EQ(r.published.basis, DateBasis::metadata);
  ASSERT_TRUE(r.outlet);
  EXPECT_EQ(r.outlet->name, "Elda Post");
  EXPECT_EQ(sections_of(r), std::string("title: Ferry accord signed\ncaption: The quay on a wet day\nbody: ") + lead + "\nbody: “We waited nine years” for this, the mayor said.\n" +
                                "heading: What comes next\nbody: " + second + "\nembed: The quay opens today.\nembed: — Elda Post (@eldapost) March 3, 2021\n");
  for (const RawSpan& s : r.raw_spans)
    if (s.text.size() == s.raw_end - s.raw_begin && s.text.size() > 1) {
      EXPECT_EQ(view(r.text, s.text), std::string_view(source).substr(s.raw_begin, s.text.size()));
    }
}

TEST(Charset, WhatIsUsedAndWhatIsSaid) {
  const auto text = [](std::string_view bytes, std::string_view declared = {}) {
    const auto d = decode(bytes, declared);
    return d ? d->charset + "|" + d->text + "|" + (d->warnings.empty() ? "" : d->warnings.front().code) : "error";
  };
  EXPECT_EQ(text("\xEF\xBB\xBF" "caf\xC3\xA9\r\nx\ry"), "utf-8|café\nx\ny|");
  EXPECT_EQ(text("caf\xE9 \x93x\x94 and nothing else in it"), "windows-1252|café “x” and nothing else in it|charset");
  EXPECT_EQ(text("\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9 it\x92s mixed"), "utf-8|ééééé it’s mixed|invalid_bytes");
  EXPECT_EQ(text("\xFF\xFEH\0i\0"sv), "utf-16le|Hi|");
  EXPECT_EQ(text("\0H\0i\0 \0t\0h\0e\0r\0e"sv), "utf-16be|Hi there|");
  EXPECT_EQ(text("\xEF\xF0\xE8\xE2\xE5\xF2", "windows-1251"), "windows-1251|привет|");
  EXPECT_EQ(text("\xC3\xA9t\xC3\xA9", "iso-8859-1"), "utf-8|été|");
  EXPECT_EQ(text("nul\0 here, in a line that is long enough to be text"sv), "utf-8|nul here, in a line that is long enough to be text|control_characters");
  EXPECT_EQ(text(std::string(2000, '\x01')), "error");
}

TEST(Charset, MapLeadsBackThroughOtherCharsets) {
  const std::string source = "caf\xE9 one\r\n\x93two\x94\r\n";
  const auto d = decode(source);
  ASSERT_TRUE(d);
  for (const RawSpan& s : d->map.pieces())
    if (s.text.size() == s.raw_end - s.raw_begin && static_cast<unsigned char>(d->text[s.text.begin]) < 0x80 && d->text[s.text.begin] != '\n') {
      EXPECT_EQ(view(d->text, s.text).substr(0, 3), std::string_view(source).substr(s.raw_begin, s.text.size()).substr(0, 3));
    }
}

TEST(Records, TextIsKeptByteForByte) {
  const auto r = read_record(R"({"id":"a","text":"One line.\r\n\u0000\u200b Two\u2028lines.","title":"A title","published":"2021-03-03","outlet":"bbc","unknown":[1]})", world());
  ASSERT_TRUE(r) << r.error().message;
  EXPECT_EQ(r->text, "One line.\r\n\0\u200b Two\u2028lines."sv);
  EXPECT_EQ(r->ref, "a");
  EXPECT_EQ(r->outlet->name, "BBC");
  EXPECT_EQ(r->published.basis, DateBasis::metadata);
  EXPECT_TRUE(r->raw_spans.empty());
}

TEST(Records, ErrorsSayWhatIsWrong) {
  const auto error = [](std::string_view line) {
    const auto r = read_record(line, world());
    return r ? "no error" : r.error().message;
  };
  EXPECT_EQ(error("[1]"), "not a JSON object");
  EXPECT_EQ(error("{}"), "neither \"text\" nor \"html\"");
  EXPECT_EQ(error(R"({"text":"","html":" "})"), "\"text\" and \"html\" are empty");
  EXPECT_EQ(error(R"({"text":5})"), "\"text\" must be a string");
  // the end of the token that should not be there
  EXPECT_NE(error(R"({"text":"a" "b"})").find("at byte 14"), std::string::npos) << error(R"({"text":"a" "b"})");
  EXPECT_NE(error("{\"text\":\"a\xFF\"}").find("UTF-8 at byte 10"), std::string::npos) << error("{\"text\":\"a\xFF\"}");
  EXPECT_EQ(error(R"({"schema":"synoptic/dossier/1"})"), "a synoptic/dossier/1 record, expected a report");
}

TEST(Records, LoneSurrogateIsReplacedAndReported) {
  const auto r = read_record(R"({"text":"An accord \ud83d was signed. \ud83d\ude00 \\ud83d"})", world());
  ASSERT_TRUE(r) << r.error().message;
  EXPECT_EQ(r->text, "An accord \uFFFD was signed. \U0001F600 \\ud83d");
  ASSERT_EQ(r->warnings.size(), 1u);
  EXPECT_EQ(r->warnings[0].code, "lone_surrogate");
}

TEST(Sniff, ByNameThenByContent) {
  EXPECT_EQ(sniff("x", "a.md"), Format::markdown);
  EXPECT_EQ(sniff("x", "a.HTM"), Format::html);
  EXPECT_EQ(sniff("{\"text\":1}", "a"), Format::jsonl);
  EXPECT_EQ(sniff("<!doctype html><p>x", "a.txt"), Format::html);
  EXPECT_EQ(sniff("A line with a #hashtag and [1] note.", "a.txt"), Format::text);
}

}  // namespace
}  // namespace synoptic::ingest
