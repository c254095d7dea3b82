// One sentence or more for every rule of times_rules.hpp: the rule that must speak, the words it must take and their value. The
// sentences and everybody in them are ours.
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "annotate/times.hpp"
#include "annotate/times_feasts.hpp"
#include "annotate/times_rules.hpp"

namespace synoptic {
namespace {

struct Row {
  const char* rule;
  const char* text;
  const char* want;  // "words=VALUE"
};

// Published on 2023-03-01, a Wednesday.
constexpr Row rows[] = {
    {"numeric date", "Filed 2023-02-28 by the clerk.", "2023-02-28=2023-02-28"},
    {"weekday, month day", "The vote was on Tuesday, Feb. 28, 2023.", "Tuesday, Feb. 28, 2023=2023-02-28"},
    {"weekday, day month", "The vote was on Tuesday 28 February 2023.", "Tuesday 28 February 2023=2023-02-28"},
    {"month day", "The dam broke on June 26th of 2020.", "June 26th of 2020=2020-06-26"},
    {"month day", "Twelve of the 23 Feb. 11 strikers were from Tarn.", "Feb. 11=2023-02-11"},
    {"month day", "The dam broke on March the third, 2020.", "March the third, 2020=2020-03-03"},
    {"month day of a relative year", "The dam broke on June 26 last year.", "June 26 last year=2022-06-26"},
    {"day month", "The dam broke on the second of May 2020.", "the second of May 2020=2020-05-02"},
    {"day month", "The dam broke on 23/Sep/2020.", "23/Sep/2020=2020-09-23"},
    {"day month of a relative year", "The dam broke on 26 June last year.", "26 June last year=2022-06-26"},
    {"year month day", "Stamped 2019/Aug/01 at the gate.", "2019/Aug/01=2019-08-01"},
    {"days of a month", "The fair ran from the 28th till the 30th of May 2021.", "the 28th=2021-05-28"},
    {"numeric day", "The talks were set for Friday 24/2.", "Friday 24/2=2023-02-24"},
    {"day of the month", "The mayor resigned on the 18th.", "the 18th=2023-02-18"},
    {"day of the month", "Rents are due on the 15th of next month.", "the 15th of next month=2023-04-15"},
    {"weekday and day", "The mayor resigned on Monday the 27th.", "Monday the 27th=2023-02-27"},
    {"month year", "It rained in March of 2021.", "March of 2021=2021-03"},
    {"month year", "It rained in April in 2021.", "April in 2021=2021-04"},
    {"relative weekday", "The council meets next Friday early morning.", "next Friday early morning=2023-03-10TMO"},
    {"weekday", "The train stopped on Monday late evening.", "Monday late evening=2023-02-27TEV"},
    {"part of a day", "The dam held until the next evening.", "the next evening=2023-03-02TEV"},
    {"clock times", "The hall opens next Monday 6-8.", "next Monday 6=2023-03-06T06:00"},
    {"relative unit", "The crew met again this working week.", "this working week=2023-W09"},
    {"edge of a unit", "The bridge opens by end of year.", "end of year=2023"},
    {"edge of a unit by initials", "The bridge opens by EOY.", "EOY=2023"},
    {"every unit", "The ferry runs on weekends.", "on weekends=XXXX-WXX-WE"},
    {"reference", "Sales to date were low.", "to date=PRESENT_REF"},
    {"duration", "The dam opens over the next couple of weeks.", "the next couple of weeks=P2W"},
    {"year and month in figures", "The permit ran out in 2021-12.", "2021-12=2021-12"},
    {"year to date", "Sales rose 5 percent in the year to date.", "the year to date=2023"},
    {"nights", "The guests stayed for two nights.", "two nights=P2D"},
    {"numeric date", "Filed on Tuesday 2023-02-28 by the clerk.", "Tuesday 2023-02-28=2023-02-28"},
    {"half a unit from now", "The gate will open half an hour from now.", "half an hour from now=PT30M"},
    {"month of a relative year", "It rained in September last year.", "September last year=2022-09"},
    {"relative month", "It rained last September.", "last September=2022-09"},
    {"month", "It rained in September.", "September=2022-09"},
    {"year", "It rained in 2020.", "2020=2020"},
    {"decade", "It rained in the 1990s.", "the 1990s=199"},
    {"century", "A mill of the 19th century burned.", "the 19th century=18"},
    {"year before our era", "A wall of 44 BC fell.", "44 BC=BC0044"},
    {"century before our era", "A wall of the fifth century BCE fell.", "the fifth century BCE=BC04"},
    {"fiscal year", "Sales fell in fiscal 2021.", "fiscal 2021=2021"},
    {"quarter of a year", "Sales fell in the third quarter of 2021.", "the third quarter of 2021=2021-Q3"},
    {"quarter of a relative year", "Sales fell in the third quarter of last year.", "the third quarter of last year=2022-Q3"},
    {"quarter", "Sales fell in the fourth quarter.", "the fourth quarter=2022-Q4"},
    {"quarter by number", "Sales fell in Q3 of 2021.", "Q3 of 2021=2021-Q3"},
    {"quarter by number", "Sales fell in 2021-H1.", "2021-H1=2021-H1"},
    {"half of a year", "Sales fell in the first half of 2021.", "the first half of 2021=2021-H1"},
    {"half of a relative year", "Sales fell in the first half of last year.", "the first half of last year=2022-H1"},
    {"latest quarter", "Sales fell in the third quarter of 2021. Costs rose in the latest quarter.", "the latest quarter=2021-Q3"},
    {"the quarter", "Sales fell in the third quarter of 2021. Costs rose in the quarter.", "the quarter=2021-Q3"},
    {"year-earlier quarter", "Sales fell in the third quarter of 2021 from the year-earlier period.", "the year-earlier period=2020-Q3"},
    {"today", "Mayor Orla Venn resigned yesterday morning.", "yesterday morning=2023-02-28TMO"},
    {"tonight", "She speaks tonight.", "tonight=2023-03-01TNI"},
    {"overnight", "The siren sounded overnight.", "overnight=2023-03-01TNI"},
    {"relative weekday", "Last Friday the bridge reopened.", "Last Friday=2023-02-24"},
    {"weekday", "He fell ill on Monday night.", "Monday night=2023-02-27TNI"},
    {"weekday of a relative week", "The talks start on Thursday of the following week.", "Thursday of the following week=2023-03-09"},
    {"part of a day", "Thieves struck last night.", "last night=2023-02-28TNI"},
    {"day before", "They met the day before yesterday.", "the day before yesterday=2023-02-27"},
    {"day after", "They will meet the day after tomorrow.", "the day after tomorrow=2023-03-03"},
    {"clock time", "The siren sounded at 9:30 p.m. GMT.", "9:30 p.m. GMT=2023-03-01T21:30"},
    {"clock time", "The siren sounded on Tuesday, 9 p.m.", "Tuesday, 9 p.m.=2023-02-28T21:00"},
    {"clock time", "The siren sounded at 9 p.m. on Tuesday.", "9 p.m. on Tuesday=2023-02-28T21:00"},
    {"clock time after a day", "im at the quay tomorrow at 5, come!!", "tomorrow at 5=2023-03-02T05:00"},
    {"clock times", "Doors open from 5 to 6 p.m.", "6 p.m.=2023-03-01T18:00"},
    {"minutes past", "The siren sounded at half past seven.", "half past seven=2023-03-01T07:30"},
    {"minutes past", "The siren sounded at a quarter to nine in the evening.", "a quarter to nine in the evening=2023-03-01T20:45"},
    {"relative unit", "The dam broke last week.", "last week=2023-W08"},
    {"relative year of a kind", "Sales fell in the last fiscal year.", "the last fiscal year=2022"},
    {"numbered week", "Sales fell in week 3 of 2021.", "week 3 of 2021=2021-W03"},
    {"nth unit of a year", "Sales fell in the third week of 2021.", "the third week of 2021=2021-W03"},
    {"nth unit of a year", "Sales fell in the ninth month of last year.", "the ninth month of last year=2022-09"},
    {"nth week of a month", "Sales fell in the last week of May 2021.", "the last week of May 2021=2021-W21"},
    {"first units of a year", "Rooms were full for the first two weeks of 2021.", "the first two weeks of 2021=P2W"},
    {"unit of the story", "In 1998 she left. Her son was born that year.", "that year=1998"},
    {"week of a day", "It happened in the week of May 3, 2021.", "the week of May 3, 2021=2021-W18"},
    {"edge of a unit", "They close at the end of the year.", "the end of the year=2023"},
    {"ago", "Three days ago the dam broke.", "Three days ago=2023-02-26"},
    {"earlier, later", "On May 3, 2021 he fled. Two days later he was caught.", "Two days later=2021-05-05"},
    {"from now", "It will end two weeks from now.", "two weeks from now=2023-W11"},
    {"in some time", "The new bridge will open in two weeks.", "two weeks=P2W"},
    {"counted from a day", "He was caught three days after May 3, 2021.", "three days after May 3, 2021=2021-05-06"},
    {"season of a year", "The shop opened in the summer of 2021.", "the summer of 2021=2021-SU"},
    {"relative season", "The shop opened last summer.", "last summer=2022-SU"},
    {"season", "The shop closes in the summer.", "the summer=2022-SU"},
    {"weekend", "The dam broke over the weekend.", "the weekend=2023-W08-WE"},
    {"relative unit", "The dam broke last weekend.", "last weekend=2023-W08-WE"},
    {"holiday", "They left on New Year's Eve 2019.", "New Year's Eve 2019=2019-12-31"},
    {"holiday weekend", "Prices rose over Labor Day weekend.", "Labor Day weekend=2022-W35-WE"},
    {"holiday of a relative year", "They left on Christmas Eve last year.", "Christmas Eve last year=2022-12-24"},
    {"duration", "The three-day visit ended.", "three-day=P3D"},
    {"duration", "Over the last two months nothing moved.", "the last two months=P2M"},
    {"duration of two units", "They waited an hour and thirty minutes.", "an hour and thirty minutes=PT1H30M"},
    {"half a unit", "They waited half an hour.", "half an hour=PT30M"},
    {"units long", "The week-long strike ended.", "week-long=P1W"},
    {"some units", "They waited some weeks.", "some weeks=PXW"},
    {"whole unit", "They waited all day.", "all day=P1D"},
    {"recent units", "Prices rose in recent weeks.", "recent weeks=PXW"},
    {"units", "They waited for decades.", "decades=PXDE"},
    {"every unit", "Ferries leave every two hours.", "every two hours=PT2H"},
    {"every weekday", "The council meets each Monday.", "each Monday=XXXX-WXX-1"},
    {"every month of a name", "The fair comes every June.", "every June=XXXX-06"},
    {"every part", "The bell rings every morning.", "every morning=XXXX-XX-XXTMO"},
    {"every season", "The fair comes every summer.", "every summer=XXXX-SU"},
    {"weekdays", "The council meets on Tuesdays.", "on Tuesdays=XXXX-WXX-2"},
    {"adverb of frequency", "Prices are set annually.", "annually=P1Y"},
    {"times a unit", "The paper appears twice a week.", "twice a week=P1W"},
    {"reference", "The town is now empty.", "now=PRESENT_REF"},
    {"unit alone", "so much rain, worst day so far!! #tarn", "day=P1D"},
    {"numbered unit", "day 3 of the march and still no dry socks @ornvale", "day 3=P1D"},
    {"part alone", "long queue at the ferry, morning all gone @ornvale", "morning=2023-03-01TMO"},
    {"part of this day", "The rain came on May 3, 2021 and stopped in the afternoon.", "in the afternoon=2021-05-03TAF"},
};

Report body(std::string text) {
  Report r;
  r.text = std::move(text);
  r.sections.push_back({{0, static_cast<std::uint32_t>(r.text.size())}, SectionKind::body});
  return r;
}

TEST(TimesRules, EachSpeaks) {
  for (const Row& row : rows) {
    const Report r = body(row.text);
    std::string all;
    bool met = false;
    for (const Time& t : annotate::find_times(r, {}, parse_day("2023-03-01"))) {
      const std::string got = std::string(view(r.text, t.span)) + "=" + t.value;
      met = met || (got == row.want && std::string(row.rule) == t.rule);
      all += got + " (" + t.rule + ") ";
    }
    EXPECT_TRUE(met) << row.text << "\n  wants " << row.want << " (" << row.rule << "), got " << all;
  }
}

TEST(TimesRules, EachHasARow) {
  std::set<std::string> seen;
  for (const Row& row : rows) seen.insert(row.rule);
  for (const auto& rule : annotate::times::rule_rows) EXPECT_TRUE(seen.contains(rule.name)) << rule.name << " has no row above";
}

// Days by almanac.
TEST(TimesRules, Holidays) {
  const auto day = [](const std::string& words) {
    const auto times = annotate::find_times(body("They left on " + words + "."), {}, parse_day("2023-03-01"));
    return times.size() == 1 ? times[0].value : "of " + std::to_string(times.size());
  };
  EXPECT_EQ(day("Christmas Day 2021"), "2021-12-25");
  EXPECT_EQ(day("Boxing Day 2021"), "2021-12-26");
  EXPECT_EQ(day("St. Patrick's Day 2021"), "2021-03-17");
  EXPECT_EQ(day("Bastille Day 2021"), "2021-07-14");
  EXPECT_EQ(day("Juneteenth 2021"), "2021-06-19");
  EXPECT_EQ(day("Martin Luther King Jr. Day 2021"), "2021-01-18");
  EXPECT_EQ(day("Memorial Day 2021"), "2021-05-31");
  EXPECT_EQ(day("Labor Day 2021"), "2021-09-06");
  EXPECT_EQ(day("Thanksgiving 2021"), "2021-11-25");
  EXPECT_EQ(day("Black Friday 2021"), "2021-11-26");
  EXPECT_EQ(day("Ash Wednesday 2021"), "2021-02-17");
  EXPECT_EQ(day("Good Friday 2021"), "2021-04-02");
  EXPECT_EQ(day("Easter Monday 2021"), "2021-04-05");
  EXPECT_EQ(day("Pentecost 2021"), "2021-05-23");
  EXPECT_EQ(day("Independence Day 2021"), "2021-XX-XX");  // of which country?
  EXPECT_EQ(day("Mother's Day"), "XXXX-XX-XX");
}

}  // namespace
}  // namespace synoptic
