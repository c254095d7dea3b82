// Single lines: what the recognisers make of them, and what they leave alone.
#include <gtest/gtest.h>

#include "ingest/dates.hpp"
#include "ingest/entities.hpp"
#include "ingest/language.hpp"
#include "ingest/lines.hpp"
#include "ingest/metadata.hpp"

namespace synoptic::ingest {
namespace {

const World& world() {
  static const World w = World::load().value();
  return w;
}

std::string join(const std::vector<std::string>& list) {
  std::string out;
  for (const auto& s : list) out += (out.empty() ? "" : "+") + s;
  return out;
}

std::string shown(const std::optional<Byline>& b) { return b ? "authors " + join(b->authors) + " credits " + join(b->credits) : "-"; }

TEST(Lines, Bylines) {
  for (const auto& [line, want] : std::initializer_list<std::pair<const char*, const char*>>{
           {"By Mira Holt", "authors Mira Holt credits "},
           {"By AFP", "authors  credits AFP"},
           {"BY MIRA HOLT AND JAN VESELY", "authors Mira Holt+Jan Vesely credits "},
           {"By Mira Holt, Reuters", "authors Mira Holt credits Reuters"},
           {"By MIRA HOLT Associated Press", "authors Mira Holt credits AP"},
           {"By Mira Holt in Elda and Jan de Vries", "authors Mira Holt+Jan de Vries credits "},
           {"By Staff Reporter", "authors  credits "},
           {"Agence France-Presse", "authors  credits AFP"},
           {"By Monday the water had risen", "-"},
           {"By the river", "-"},
           {"Mira Holt said it", "-"},
       })
    EXPECT_EQ(shown(parse_byline(line, world())), want) << line;
}

TEST(Lines, CreditLines) {
  for (const auto& [line, want] : std::initializer_list<std::pair<const char*, const char*>>{
           {"Source: News Agencies", "authors  credits News Agencies"},
           {"(Reuters)", "authors  credits Reuters"},
           {"— AFP", "authors  credits AFP"},
           {"AFP, Reuters", "authors  credits AFP+Reuters"},
           {"With reporting by AFP and Reuters", "authors  credits AFP+Reuters"},
           {"The Associated Press contributed to this report.", "authors  credits AP"},
           {"The AFP news agency reported on Saturday that rain fell.", "-"},
           {"Reuters could not reach the mayor.", "-"},
       })
    EXPECT_EQ(shown(parse_credit_line(line, world())), want) << line;
}

TEST(Lines, Datelines) {
  const auto head = [](std::string_view line) {
    const auto d = parse_dateline(line, world());
    return d ? std::string(line.substr(0, d->span.end)) + "|" + d->credit : "-";
  };
  for (const auto& [line, want] : std::initializer_list<std::pair<const char*, const char*>>{
           {"BEIJING, March 1 (Reuters) - The two towns met.", "BEIJING, March 1 (Reuters) -|Reuters"},
           {"Beijing — The two towns met.", "Beijing —|"},
           {"ELDA, Norland (AP) — The two towns met.", "ELDA, Norland (AP) —|AP"},
           {"LONDON/PARIS (Reuters) - The two towns met.", "LONDON/PARIS (Reuters) -|Reuters"},
           {"BEIJING, March 1 (Xinhua) -- The two towns met.", "BEIJING, March 1 (Xinhua) --|Xinhua"},
           {"PARIS — The two towns met.", "PARIS —|"},
           {"Mr Holt - a close friend of the mayor - is on a visit.", "-"},
           {"The ferry — The old one — sank.", "-"},
           {"Mira Holt — who leads the town — said so.", "-"},
           {"Paris — where talks began — was calm.", "-"},
       })
    EXPECT_EQ(head(line), want) << line;
}

TEST(Lines, TailCredits) {
  const auto tail = [](std::string_view line) {
    const auto t = parse_tail_credit(line, world());
    return t ? std::string(line.substr(t->begin)) + "|" + t->credit : "-";
  };
  EXPECT_EQ(tail("The council votes on Friday, he said. (AFP)"), "(AFP)|AFP");
  EXPECT_EQ(tail("The council votes on Friday, he said. — Reuters"), "— Reuters|Reuters");
  EXPECT_EQ(tail("The council votes on Friday, he told a reporter of (AFP)"), "-");
  EXPECT_EQ(tail("The council votes on Friday, he said."), "-");
}

TEST(Lines, CaptionsAndBoilerplate) {
  for (const auto* line : {"A view of the quay [File: Ana Brook/Pool via Reuters]", "Mayor Mira Holt (R) with the captain", "Photo: Ana Brook", "Crew on deck. (Ana Brook/AFP)",
                           "The quay on Friday. Ana Brook/AFP via Getty Images"})
    EXPECT_TRUE(is_caption(line)) << line;
  for (const auto* line : {"Senator Holt (R) said the town would vote.", "The mayor stood left of the captain.", "He was pictured with the captain, police said."})
    EXPECT_FALSE(is_caption(line)) << line;
  for (const auto* line : {"- Published", "Share this article", "Read more: ferries sink", "© 2021 Elda Post", "All rights reserved", "Original url:", "https://elda.example/a", "Advertisement"})
    EXPECT_TRUE(is_boilerplate(line)) << line;
  for (const auto* line : {"The report was published in May.", "For more than nine years the towns had waited.", "Share prices rose on Friday.", "More than 40 people came.",
                           "He read more than he said."})
    EXPECT_FALSE(is_boilerplate(line)) << line;
  EXPECT_TRUE(is_tweet_signature("— Elda Post (@eldapost) March 3, 2021"));
  EXPECT_FALSE(is_tweet_signature("— the mayor (at the quay) on March 3, 2021"));
}

TEST(Lines, MarksDoNotHideAByline) { EXPECT_EQ(shown(parse_byline("\u200F\u200BBy\u200B Mira Holt\u202C", world())), "authors Mira Holt credits "); }

TEST(Dates, StatedDates) {
  for (const auto& [line, want] : std::initializer_list<std::pair<const char*, const char*>>{
           {"March 01, 2023", "2023-03-01"}, {"1 March 2023", "2023-03-01"}, {"Wed, 1 Mar 2023 14:05 GMT", "2023-03-01"}, {"1st of March 2023", "2023-03-01"},
           {"2023-03-01T09:30:00Z", "2023-03-01"}, {"31/12/2023", "2023-12-31"}, {"12/31/2023", "2023-12-31"}, {"03/04/2023", ""}, {"31 February 2023", ""}, {"March 1", ""},
           {"Sept. 5, 2020", "2020-09-05"}, {"version 1.2.2023 of 2", "2023-02-01"}}) {
    const auto found = find_date(line);
    EXPECT_EQ(found ? found->value : "", want) << line;
  }
}

TEST(Dates, DateLinesHoldNothingElse) {
  const auto line = parse_date_line("Published: 1 March 2023 14:05 GMT | Updated 2 March 2023");
  ASSERT_TRUE(line && line->published && line->modified);
  EXPECT_EQ(line->published->value, "2023-03-01");
  EXPECT_EQ(line->modified->value, "2023-03-02");
  EXPECT_FALSE(parse_date_line("The accord of March 1, 2023"));
  EXPECT_FALSE(parse_date_line("Published"));
}

TEST(Dates, StampsAndAddresses) {
  EXPECT_EQ(normal_stamp("2023-03-01T09:30:00+0100"), "2023-03-01T09:30:00+01:00");
  EXPECT_EQ(normal_stamp("2023-03-01 09:30:00"), "2023-03-01");
  EXPECT_EQ(normal_stamp("Wed, 01 Mar 2023 10:00:00 GMT"), "2023-03-01T10:00:00Z");
  EXPECT_EQ(normal_stamp("Sat, 19 Oct 2019 00:04:00 +0200"), "2019-10-19T00:04:00+02:00");
  EXPECT_EQ(normal_stamp("2021-11-04T23:00Z"), "2021-11-04T23:00:00Z");
  EXPECT_EQ(normal_stamp("20230301T093000Z"), "2023-03-01T09:30:00Z");
  EXPECT_EQ(normal_stamp("10/26/2019 5:42:00 PM"), "2019-10-26");
  EXPECT_EQ(normal_stamp("3/4/2019 5:42:00 PM"), "2019-03-04");
  EXPECT_EQ(normal_stamp("May 14, 2019 10:30 am EDT"), "2019-05-14T10:30:00-04:00");
  EXPECT_EQ(normal_stamp("2023-03-01T25:99:00Z"), "2023-03-01");
  EXPECT_EQ(normal_stamp("1677662400"), "2023-03-01");
  EXPECT_EQ(normal_stamp("soon"), "");
  EXPECT_EQ(date_in_url("https://elda.example/2023/03/01/accord"), "2023-03-01");
  EXPECT_EQ(date_in_url("https://elda.example/world/2023/mar/01/accord"), "2023-03-01");
  EXPECT_EQ(date_in_url("https://elda.example/20230301-accord"), "2023-03-01");
  EXPECT_EQ(date_in_url("https://elda.example/20239901/accord?d=2023/03/01"), "");
  EXPECT_EQ(date_in_url("https://elda.example/news/31-03-2023-accord"), "2023-03-31");
  EXPECT_EQ(date_in_url("https://elda.example/n1/t20230331_4471.html"), "2023-03-31");
}

TEST(Outlets, NamesFilesAndAddresses) {
  EXPECT_EQ(outlet_of_file("a/b/moscowtimes.txt", world())->name, "The Moscow Times");
  EXPECT_EQ(outlet_of_file("bbc.txt", world())->domain, "bbc.co.uk");
  EXPECT_EQ(outlet_of_file("elda-post.html", world()).value_or(Outlet{}).name, "Elda Post");
  for (const auto* file : {"report1.txt", "chess-final.txt", "index.html", "2023-03-01.txt", "article.md", "3f9a0c.txt"}) EXPECT_FALSE(outlet_of_file(file, world())) << file;
  EXPECT_EQ(outlet_at("https://www.theguardian.com/world/x", world())->name, "The Guardian");
  EXPECT_EQ(outlet_at("https://news.elda.example:80/x", world())->domain, "news.elda.example");
  EXPECT_EQ(outlet_named("Fox News (Online News)", world()).name, "Fox News");
  EXPECT_EQ(domain_of("http://web.archive.org/web/2016/http://elda.example:80/a"), "elda.example");
}

TEST(Language, GivenSureAndUnsure) {
  EXPECT_EQ(language_code("en-GB"), "en");
  EXPECT_EQ(language_of("The mayor said that the ferry would sail in May.", ""), "en");
  EXPECT_EQ(language_of("Xqz 12", ""), "und");
  const std::string german =
      "Die Minister der beiden Hafenstädte haben am Mittwoch ein Abkommen über die Fähren unterzeichnet und damit einen Streit beendet, der neun Jahre lang gedauert hatte. "
      "Der Bürgermeister sagte, das erste Schiff werde im Mai fahren, sobald der Rat zugestimmt habe.";
  EXPECT_EQ(language_of(german, "en"), "de");
}

TEST(Entities, NamedNumericAndBroken) {
  EXPECT_EQ(decode_entity("&rsquo;", 0).code, U'’');
  EXPECT_EQ(decode_entity("&#x2019;", 0).code, U'’');
  EXPECT_EQ(decode_entity("&#146;", 0).code, U'’');
  EXPECT_EQ(decode_entity("&#x110000;", 0).code, 0xFFFDu);
  EXPECT_EQ(decode_entity("&nosuch;", 0).size, 0u);
  EXPECT_EQ(decode_entity("&", 0).size, 0u);
}

}  // namespace
}  // namespace synoptic::ingest
