// The time tagger, by tables: text and day of publication -> what it finds. The sentences and everybody in them are ours.
#include "annotate/times.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>
#include <random>
#include <string>

namespace synoptic {
namespace {

Report body(std::string text) {
  Report r;
  r.text = std::move(text);
  r.sections.push_back({{0, static_cast<std::uint32_t>(r.text.size())}, SectionKind::body});
  return r;
}

// "words=VALUE/MOD; words=VALUE"; DATE is the default type, others are named "SET:P1D".
std::string found(const std::string& text, const std::string& anchor) {
  const Report r = body(text);
  std::string out;
  for (const Time& t : annotate::find_times(r, {}, parse_day(anchor))) {
    if (!out.empty()) out += "; ";
    out += std::string(view(r.text, t.span)) + "=";
    if (t.type != TimeType::date) out += std::string(name_of(t.type)) + ":";
    out += t.value;
    if (!t.mod.empty()) out += "/" + t.mod;
  }
  return out;
}

struct Row {
  const char* text;
  const char* want;
};

void check(const std::vector<Row>& rows, const std::string& anchor = "2023-03-01") {  // a Wednesday
  for (const Row& row : rows) EXPECT_EQ(found(row.text, anchor), row.want) << row.text;
}

TEST(Times, AbsoluteDates) {
  check({
      {"Filed 20230228 by the clerk.", "20230228=2023-02-28"},
      {"Filed mar4 2022 by the clerk.", "mar4 2022=2022-03-04"},
      {"Filed 12-2015 by the clerk.", "12-2015=2015-12"},
      {"The mill was built in nineteen hundred and four.", "nineteen hundred and four=1904"},
      {"The logs end on 23.04.2022 14:55\n30.04.2022 12:04", "23.04.2022 14:55=TIME:2022-04-23T14:55; 30.04.2022 12:04=TIME:2022-04-30T12:04"},
      {"The harbour closed on March 1, 2023.", "March 1, 2023=2023-03-01"},
      {"The harbour closed on 1 March 2023.", "1 March 2023=2023-03-01"},
      {"The harbour closed on the 1st of March 2023.", "the 1st of March 2023=2023-03-01"},
      {"Filed 2023-03-01 by the clerk.", "2023-03-01=2023-03-01"},
      {"Filed 28/02/2023 by the clerk.", "28/02/2023=2023-02-28"},
      {"Filed 28.02.2023 by the clerk.", "28.02.2023=2023-02-28"},
      {"It rained in March 2021.", "March 2021=2021-03"},
      {"It rained in 2020.", "2020=2020"},
      {"It rained in the 1990s.", "the 1990s=199"},
      {"It rained in the '80s.", "the '80s=198"},
      {"A mill of the 19th century burned.", "the 19th century=18"},
      {"A wall of 44 BC fell.", "44 BC=BC0044"},
      {"A wall of the fifth century BCE fell.", "the fifth century BCE=BC04"},
      {"A letter from Victoria, BC, came.", ""},
      {"The vote was on Tuesday, Feb. 28, 2023.", "Tuesday, Feb. 28, 2023=2023-02-28"},
      {"The vote was on Tuesday 28 February 2023.", "Tuesday 28 February 2023=2023-02-28"},
      {"FERNWICK, Feb. 28 -- The vote was held.", "Feb. 28=2023-02-28"},
      {"Sales fell in the third quarter of 2021.", "the third quarter of 2021=2021-Q3"},
      {"Sales fell in the first half of 2021.", "the first half of 2021=2021-H1"},
      {"The 2008 elections were calm.", "2008=2008"},
      {"The treaty restored the 1991 borders.", "1991=1991"},
      {"They left on New Year's Eve 2019.", "New Year's Eve 2019=2019-12-31"},
  });
}

TEST(Times, RelativeDays) {
  check({
      {"The ferry sails next Friday.", "next Friday=2023-03-10"},  // this week's is plain "Friday"
      {"The ferry sailed last Monday.", "last Monday=2023-02-20"},
      {"The ferry sails by the end of tomorrow.", "the end of tomorrow=2023-03-02/END"},
      {"The ferry sailed on Monday and returns two weeks from now.", "Monday=2023-02-27; two weeks from now=2023-W11"},
      {"Mayor Orla Venn resigned today.", "today=2023-03-01"},
      {"Mayor Orla Venn resigned yesterday morning.", "yesterday morning=TIME:2023-02-28TMO"},
      {"She will speak tomorrow.", "tomorrow=2023-03-02"},
      {"She speaks tonight.", "tonight=TIME:2023-03-01TNI"},
      {"Thieves struck last night.", "last night=TIME:2023-02-28TNI"},
      {"Venn resigned on Wednesday.", "Wednesday=2023-03-01"},
      {"Venn resigned Monday.", "Monday=2023-02-27"},
      {"Venn will arrive in Tarn on Friday.", "Friday=2023-03-03"},
      {"Venn is to arrive in Tarn on Friday.", "Friday=2023-03-03"},
      {"Venn won\xE2\x80\x99t arrive before Friday.", "Friday=2023-03-03"},
      {"Venn will be sworn in on Monday, her office said on Tuesday.", "Monday=2023-03-06; Tuesday=2023-02-28"},
      {"They have until Monday to answer.", "Monday=2023-03-06"},
      {"Last Friday the bridge reopened.", "Last Friday=2023-02-24"},
      {"The court meets next Tuesday.", "next Tuesday=2023-03-07"},
      {"The court meets this Friday.", "this Friday=2023-03-03"},
      {"He fell ill on Monday night.", "Monday night=TIME:2023-02-27TNI"},
      {"He fell ill early Tuesday.", "early Tuesday=2023-02-28/START"},
      {"Monday's fire killed two.", "Monday=2023-02-27"},
      {"They met the day before yesterday.", "the day before yesterday=2023-02-27"},
      {"The talks will start on Thursday next week.", "Thursday next week=2023-03-09"},
      {"Three days ago the dam broke.", "Three days ago=2023-02-26"},
  });
}

TEST(Times, RelativeWeeksMonthsYears) {
  check({
      {"The dam broke last week.", "last week=2023-W08"},
      {"The board meets next month.", "next month=2023-04"},
      {"The dam broke earlier this month.", "earlier this month=2023-03/START"},
      {"The plan changes later this year.", "later this year=2023/END"},
      {"A year ago the dam held.", "A year ago=2022"},
      {"Two weeks ago the dam held.", "Two weeks ago=2023-W07"},
      {"About ten years ago the dam held.", "About ten years ago=2013/APPROX"},
      {"The dam broke last September.", "last September=2022-09"},
      {"The dam broke in September.", "September=2022-09"},
      {"The dam broke in September last year.", "September last year=2022-09"},
      {"The order runs until February next year.", "February next year=2024-02"},
      {"He will visit Tarn in early April.", "early April=2023-04/START"},
      {"He visited in mid-March 2022.", "mid-March 2022=2022-03/MID"},
      {"They close at the end of May.", "the end of May=2023-05/END"},
      {"The dam broke over the weekend.", "the weekend=2023-W08-WE"},
      {"The shop opened last summer.", "last summer=2022-SU"},
      {"Profits fell in the fourth quarter.", "the fourth quarter=2022-Q4"},
      {"On May 3, 2021 he fled. Two days later he was caught.", "May 3, 2021=2021-05-03; Two days later=2021-05-05"},
      {"The mayor will see that the riots of New Year's Eve do not come again.", "New Year's Eve=2022-12-31"},
      {"He rose at noon and slept until the next day.", "noon=TIME:2023-03-01T12:00"},
      {"In 1998 she left. The following year she was back.", "1998=1998; The following year=1999"},
  });
}

TEST(Times, Ranges) {
  check({
      {"The pool was open from the end of November to the middle of January.", "the end of November=2022-11/END; the middle of January=2023-01/MID"},
      {"The pool will be open from May to February.", "May=2022-05; February=2023-02"},
      {"He will visit from February 28 to March 2.", "February 28=2023-02-28; March 2=2023-03-02"},
      {"The fair runs from December 28 to January 3, 2024.", "December 28=2023-12-28; January 3, 2024=2024-01-03"},
      {"The fair ran on May 3-5, 2021.", "May 3=2021-05-03; 5, 2021=2021-05-05"},
      {"The fair ran from 28 to 30 May 2021.", "28=2021-05-28; 30 May 2021=2021-05-30"},
      {"He led the firm in 2010-15.", "2010=2010; 15=2015"},
      {"It was open between May and October 2018.", "May=2018-05; October 2018=2018-10"},
  });
}

TEST(Times, DurationsAndSets) {
  check({
      {"They will meet for 30 minutes later this week.", "30 minutes=DURATION:PT30M; later this week=2023-W09/END"},
      {"The three-day visit ended.", "three-day=DURATION:P3D"},
      {"They waited two to three hours.", "two to three hours=DURATION:PT2H/APPROX"},
      {"They waited for decades.", "decades=DURATION:PXDE"},
      {"They waited more than two and a half years.", "more than two and a half years=DURATION:P2Y6M/MORE_THAN"},
      {"They waited at least 25 minutes.", "at least 25 minutes=DURATION:PT25M/EQUAL_OR_MORE"},
      {"They waited half an hour.", "half an hour=DURATION:PT30M"},
      {"Over the last two months nothing moved.", "the last two months=DURATION:P2M"},
      {"Ferries leave every day.", "every day=SET:P1D"},
      {"Ferries leave every two hours.", "every two hours=SET:PT2H"},
      {"The council meets each Monday.", "each Monday=SET:XXXX-WXX-1"},
      {"The council meets on Tuesdays.", "on Tuesdays=SET:XXXX-WXX-2"},
      {"Prices are set annually.", "annually=SET:P1Y"},
      {"The paper appears twice a week.", "twice a week=SET:P1W"},
  });
}

TEST(Times, ClockTimes) {
  check({
      {"The hall opens next Monday 6-8.", "next Monday 6=TIME:2023-03-06T06:00; 8=TIME:2023-03-06T08:00"},
      {"The hall will open on Friday after 5 p.m.", "Friday=2023-03-03; 5 p.m.=TIME:2023-03-03T17:00"},
      {"The hall opened on Friday at 9.", "Friday at 9=TIME:2023-02-24T09:00"},
      {"The hall was shut between 0730 and 0930.", "0730=TIME:2023-03-01T07:30; 0930=TIME:2023-03-01T09:30"},
      {"The hall will open on March eighteenth at nine thirty.", "March eighteenth at nine thirty=TIME:2023-03-18T09:30"},
      {"The hall opened at 3 p . m .", "3 p . m .=TIME:2023-03-01T15:00"},
      {"The siren sounded at 9:30 p.m. on Tuesday.", "9:30 p.m. on Tuesday=TIME:2023-02-28T21:30"},
      {"The siren sounded at 0900 GMT.", "0900 GMT=TIME:2023-03-01T09:00"},
      {"The siren sounded at 7.15pm.", "7.15pm=TIME:2023-03-01T19:15"},
      {"The siren sounded at noon Monday.", "noon Monday=TIME:2023-02-27T12:00"},
      {"On Monday he rose at 6 a.m.", "Monday=2023-02-27; 6 a.m.=TIME:2023-02-27T06:00"},
  });
}

TEST(Times, VagueReferences) {
  check({
      {"The town is now empty.", "now=PRESENT_REF"},
      {"The town was recently sold.", "recently=PAST_REF"},
      {"Help will come soon.", "soon=FUTURE_REF"},
  });
}

TEST(Times, NotTimes) {
  check({
      {"Norfield won 6-3 on Sunday.", "Sunday=2023-02-26"},
      {"Norfield lost on Sunday 6-3.", "Sunday=2023-02-26"},
      {"Norfield won 3-1 today.", "today=2023-03-01"},
      {"The court ruled five to four today.", "today=2023-03-01"},
      {"She kept the list up to date.", ""},
      {"He wanted to date the actor.", ""},
      {"The talks will last two hours.", "two hours=DURATION:PT2H"},
      {"He played for Norfield 1999-01.", ""},
      {"The 43-year-old joiner left.", ""},
      {"Ada Quill, aged 60, and a boy of 12 years of age left.", ""},
      {"She may march to the sea.", ""},
      {"May Whitten and June Osborne sang for Rick August.", ""},
      {"He came second, in the second row, after the fall of Tarn.", ""},
      {"They sold 2000 sheep for $2020 and 1999 pounds.", ""},
      {"The Sunday Herald and the Daily Wharf were there once.", ""},
      {"Call 555-1999 or see https://tarn.example/2023/03/01/news#2020 now2.", ""},
      {"It was filed 03/04/2023 by the clerk.", ""},
      {"He asked for a quarter of the field and a second chance.", ""},
      {"Version 2.0.1 of model A1990 won 3:2.", ""},
      {"April 31 never came, nor did June 31, 2020, nor the 30th of February.", ""},
      {"By Ana Marr November 2019", "November 2019=2019-11"},
      {"Call +1 206 555 1212 or 0172 2010 2015 86, or come to 1984 Marsh Road.", ""},
      {"It was 6-3, 7-5 on the day; shares closed at 6.45 and 11/20 of them rose 1/2.", ""},
      {"They are open 24/7 since 9/11.", ""},
      {"On the first floor and the third, Covid-19 last month was the fourth this month.", "last month=2023-02; this month=2023-03"},
      {"The clinic is staffed 24 hours a day.", "24 hours=DURATION:PT24H; a day=DURATION:P1D"},
      {"The SEC and Lee Min asked for a min of a sec.", ""},
      {"He marched past day after day, from day to day.", ""},
      {"The sun sat low; they wed and he fell in the fall of a wall.", ""},
      {"She may, as second in line, march in may.", "may=2023-05"},
  });
}

// Written as posts are: chat spellings, capitals that say nothing, units alone. The same words in news are no times.
TEST(Times, Posts) {
  check({
      {"flying out tmrw night @ornvale", "tmrw night=TIME:2023-03-02TNI"},
      {"see u 2nite!!", "2nite=TIME:2023-03-01TNI"},
      {"DOORS OPEN NOW!!", "NOW=PRESENT_REF"},
      {"Tarn gig this Sat, 730pm #tarn", "this Sat, 730pm=TIME:2023-03-04T19:30"},
      {"Quay market Sat 9am - 1pm #ornvale", "Sat 9am=TIME:2023-02-25T09:00; 1pm=TIME:2023-02-25T13:00"},
      {"nice wknd all, rest in the morning!!", "wknd=2023-W09-WE; in the morning=TIME:2023-03-01TMO"},
      {"lol it starts in 15 mins", "15 mins=DURATION:PT15M"},
      {"back from the sea on november 3rd @ornvale", "november 3rd=2022-11-03"},
      {"At the same day of the week, the night and weekends. So it was in the town.", ""},
  });
}

// "7/6" is read as the report or its outlet's country writes it, or as its weekday fits; else it is left alone.
TEST(Times, DatesInFigures) {
  const auto read = [](const char* text, const char* domain) {
    Report r = body(text);
    r.outlet = Outlet{"The Tarn Ledger", domain};
    std::string out;
    for (const Time& t : annotate::find_times(r, {}, parse_day("2023-03-01"))) out += t.value + " ";
    return out;
  };
  EXPECT_EQ(read("It was filed 03/04/2022.", "ledger.example"), "");
  EXPECT_EQ(read("It was filed 03/04/2022.", "ledger.example.uk"), "2022-04-03 ");
  EXPECT_EQ(read("It was filed 03/04/2022.", "ledger.us"), "2022-03-04 ");
  EXPECT_EQ(read("It was filed 03/04/2022 and heard 04/28/2022.", "ledger.example"), "2022-03-04 2022-04-28 ");
  EXPECT_EQ(read("It was filed on 1/2 and heard on 25/2.", "ledger.example"), "2023-02-01 2023-02-25 ");
  EXPECT_EQ(read("It was filed on Friday 10/2.", "ledger.example"), "2023-02-10 ");
  EXPECT_EQ(read("It was filed on 10/2.", "ledger.example"), "");
}

TEST(Times, WithoutAnAnchor) {
  check(
      {
          {"Venn resigned on Wednesday.", "Wednesday=XXXX-WXX-3"},
          {"Venn resigned last week.", "last week=XXXX-WXX"},
          {"Venn resigned on March 1.", "March 1=XXXX-03-01"},
          {"Venn resigned in September.", "September=XXXX-09"},
          {"Venn resigned today.", "today=XXXX-XX-XX"},
          {"Venn resigned in 2020.", "2020=2020"},
      },
      "");
}

TEST(Times, Days) {
  const auto days = [](const char* text) {
    std::string out;
    for (const Time& t : annotate::find_times(body(text), {}, parse_day("2023-03-01")))
      out += (t.from ? format_day(*t.from) : "-") + ".." + (t.to ? format_day(*t.to) : "-") + " ";
    return out;
  };
  EXPECT_EQ(days("It broke on Monday."), "2023-02-27..2023-02-27 ");
  EXPECT_EQ(days("It broke last week."), "2023-02-20..2023-02-26 ");
  EXPECT_EQ(days("It broke in February."), "2023-02-01..2023-02-28 ");
  EXPECT_EQ(days("It broke in 2020."), "2020-01-01..2020-12-31 ");
  EXPECT_EQ(days("It broke in the 1990s."), "1990-01-01..1999-12-31 ");
  EXPECT_EQ(days("It lasted three days."), "-..- ");
}

TEST(Times, WhatItHangsOn) {
  const auto why = [](const char* text, const char* anchor = "2023-03-01") {
    const Report r = body(text);
    const auto times = annotate::find_times(r, {}, parse_day(anchor));
    return times.empty() ? std::string("nothing") : annotate::explain_time(times.back(), r.text, times);
  };
  EXPECT_EQ(why("Venn resigned on Monday."), "rule \"weekday\"; hangs on the day of publication, 2023-03-01; before it, by the tense of \"resigned\"");
  EXPECT_EQ(why("They have until Friday."), "rule \"weekday\"; hangs on the day of publication, 2023-03-01; after it, by the preposition \"until\"");
  EXPECT_EQ(why("Talks on Monday in Tarn."), "rule \"weekday\"; hangs on the day of publication, 2023-03-01; before it, as news tells what has happened");
  EXPECT_EQ(why("The vote of March 9."), "rule \"month day\"; hangs on the day of publication, 2023-03-01; after it, the nearest");
  EXPECT_EQ(why("The dam broke last week."), "rule \"relative unit\"; hangs on the day of publication, 2023-03-01; before it, as it says itself");
  EXPECT_EQ(why("He resigned today."), "rule \"today\"; hangs on the day of publication, 2023-03-01; with it, as it says itself");
  EXPECT_EQ(why("On May 3, 2021 he fled. Two days later he was caught."),
            "rule \"earlier, later\"; hangs on \"May 3, 2021\", 2021-05-03; after it, as it says itself");
  EXPECT_EQ(why("The fair opened from Monday to Friday."), "rule \"weekday\"; hangs on the day of publication, 2023-03-01; after it, as its range needs it");
  EXPECT_EQ(why("It rained in 2020."), "rule \"year\"; names its day, month or year itself");
  EXPECT_EQ(why("It lasted three days."), "rule \"duration\"");
  EXPECT_EQ(why("Venn resigned on Monday.", ""), "rule \"weekday\"; hangs on a day that is not known");
}

TEST(Times, BoilerplateIsNotRead) {
  Report r = body("Copyright 2020. The dam broke on Monday.");
  r.sections = {{{0, 15}, SectionKind::boilerplate}, {{16, 40}, SectionKind::body}};
  const auto times = annotate::find_times(r, {}, parse_day("2023-03-01"));
  ASSERT_EQ(times.size(), 1u);
  EXPECT_EQ(times[0].value, "2023-02-27");
}

// Any bytes: no crash, spans in bounds and on character borders, sorted, not overlapping.
TEST(Times, AnyBytes) {
  const char* pieces[] = {"March", " ", "1", ",", "2023", "-", "two", "to", "three", "days", "ago", ".", "\n", "the", "last", "Friday", "\xE2\x80\x99s", "'",
                          "night", "9:30", "p.m.", "of", "in", "\xC2\xA0", "\xE2\x80\x93", "1990s", "quarter", "first", "a", "year", "half", "and", "\xF0\x9F\x98\x80", "31",
                          "99999999999999", "April", "earlier", "next", "week", "/", "0000-00-00", "Easter", "7/6", "Q3", "from 5 to", "at", "7pm", "three days after", "#", "the 18th", "!!", "the end of", "every", "other", "XII", "2015-12", "12-2015", "20230301", "mar4", "p . m .", "0730", "couple of", "nineteen hundred", "half past", "9.", "\xFF", "\xE2\x80"};
  std::mt19937 random(7);
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    const auto n = random() % 30;
    for (unsigned i = 0; i < n; ++i) {
      if (random() % 12 == 0) text += static_cast<char>(random() % 256);
      text += pieces[random() % std::size(pieces)];
      if (random() % 2) text += ' ';
    }
    const Report r = body(text);
    for (const std::string anchor : {"", "2024-02-29", "0001-01-01", "9999-12-31"}) {
      std::uint32_t end = 0, number = 0;
      for (const Time& t : annotate::find_times(r, {}, parse_day(anchor))) {
        ASSERT_LE(end, t.span.begin) << text;
        ASSERT_LT(t.span.begin, t.span.end) << text;
        ASSERT_LE(t.span.end, text.size()) << text;
        if (t.anchor_time) {
          ASSERT_LT(*t.anchor_time, number) << text;
        }
        if (t.evidence) {
          ASSERT_LE(t.evidence->end, text.size()) << text;
        }
        ++number;
        ASSERT_FALSE(t.value.empty());
        ASSERT_TRUE(!t.from == !t.to);
        if (t.from) {
          ASSERT_LE(*t.from, *t.to);
        }
        end = t.span.end;
      }
    }
  }
}

// Long rows of what the rules begin with are read in time that grows with their length: ten times as much takes no more than
// about ten times as long (forty: small times are measured coarsely).
TEST(Times, LongRowsTakeLinearTime) {
  const auto seconds = [](const std::string& piece, std::size_t bytes) {
    std::string text;
    while (text.size() < bytes) text += piece;
    const Report r = body(std::move(text));
    const std::clock_t begin = std::clock();  // of this process: the machine may be busy
    (void)annotate::find_times(r, {}, parse_day("2023-03-01"));
    return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  };
  for (const std::string piece : {"1", "1/", "1-", "1.", "two ", "twenty-", "the ", "last ", "1990s ", "March ", "may ", "9:30 ", "every ", "first ", "Friday, ", "from 5 to ", "a ", "and a half ",
                                  "Q1", "St. ", "one hundred ", "new year's ", "of the ", "2h", "(", "\xE2\x80\x93", "'", "#", "@", "three days after "})
    EXPECT_LT(seconds(piece, 200000), 40 * seconds(piece, 20000) + 0.05) << piece;
}

// An expression lies inside one section, and reading a section alone or after others gives the same spans of plain dates.
TEST(Times, NoneCrossesASection) {
  Report r;
  for (const char* line : {"The vote was on March", "3, 2021 votes were cast. It rained on Friday", "night fell. He was caught two days", "later on May 3, 2021"}) {
    const auto begin = static_cast<std::uint32_t>(r.text.size());
    r.text += line;
    r.sections.push_back({{begin, static_cast<std::uint32_t>(r.text.size())}, SectionKind::body});
    r.text += "\n\n";
  }
  for (const Time& t : annotate::find_times(r, {}, parse_day("2023-03-01"))) {
    const bool inside = std::any_of(r.sections.begin(), r.sections.end(), [&](const Section& s) { return s.span.contains(t.span); });
    EXPECT_TRUE(inside) << view(r.text, t.span);
  }
}

}  // namespace
}  // namespace synoptic
