#include <gtest/gtest.h>

#include "base/date.hpp"
#include "base/hash.hpp"
#include "base/span.hpp"
#include "base/utf8.hpp"
#include "base/word_set.hpp"

namespace synoptic {
namespace {

TEST(Span, ViewIsClippedToTheText) {
  const std::string text = "harbour";
  EXPECT_EQ(view(text, {0, 4}), "harb");
  EXPECT_EQ(view(text, {4, 400}), "our");
  EXPECT_EQ(view(text, {40, 400}), "");
  EXPECT_EQ(view(text, {5, 2}), "");
}

TEST(Date, DaysMonthsAndWeeks) {
  struct Row { const char* iso; int weekday; const char* week; };
  for (const Row& row : {Row{"1970-01-01", 4, "1970-W01"}, Row{"2023-03-01", 3, "2023-W09"}, Row{"2021-01-03", 7, "2020-W53"},
                         Row{"2024-12-30", 1, "2025-W01"}, Row{"2024-02-29", 4, "2024-W09"}}) {
    const auto day = parse_day(row.iso);
    ASSERT_TRUE(day) << row.iso;
    EXPECT_EQ(format_day(*day), row.iso);
    EXPECT_EQ(weekday(*day), row.weekday) << row.iso;
    EXPECT_EQ(iso_week(*day), row.week);
  }
  for (const char* bad : {"2023-02-29", "2023-13-01", "2023-1-01", "2023-01-01x", "", "20230101"})
    EXPECT_FALSE(parse_day(bad)) << bad;
  EXPECT_EQ(days_in_month(2024, 2), 29);
}

TEST(Date, InstantsKeepTheirZone) {
  EXPECT_EQ(parse_instant("1970-01-01T00:00:00Z"), 0);
  EXPECT_EQ(parse_instant("1970-01-01T01:00:00+01:00"), 0);
  EXPECT_EQ(parse_instant("1970-01-01T00:00:10.25-00:01"), 70);
  for (const char* bad : {"1970-01-01", "1970-01-01T00:00", "1970-01-01T25:00:00Z", "1970-01-01T00:00:00", "1970-01-01T00:00:00Zz"})
    EXPECT_FALSE(parse_instant(bad)) << bad;
}

TEST(WordSet, FindsItsWordsAndNoOthers) {
  constexpr auto few = word_set({"a", "harbour", "harbor", "port authority", "é", "a"});
  constexpr auto same = word_set([] { return std::string_view("ebb flow tide"); });
  static_assert(few.contains("harbor") && !few.contains("harbou") && same.contains("ebb") && same.contains("tide") && !same.contains("ebb flow"));
  EXPECT_EQ(few.find("a"), 0u);
  EXPECT_EQ(few.find("port authority"), 3u);
  EXPECT_EQ(few.find("é"), 4u);
  for (const char* other : {"", "b", "aa", "Harbour", "harbours", "port", "e"}) EXPECT_EQ(few.find(other), 6u) << other;
}

// Short words are folded sixteen bytes at a time: every ASCII character at every place of words of every length, against one at a time.
TEST(Utf8, FoldIsTheSameForShortAndLong) {
  for (std::size_t length = 1; length < 20; ++length)
    for (int c = 0; c < 128; ++c)
      for (std::size_t at = 0; at < length; ++at) {
        std::string word(length, 'Q'), small(length, 'q');
        word[at] = static_cast<char>(c);
        small[at] = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
        ASSERT_EQ(utf8::fold(word), small);
      }
  std::string kept = "so far ";
  utf8::append_folded(kept, "");
  utf8::append_folded(kept, "PIER’S");
  EXPECT_EQ(kept, "so far pier's");
}

TEST(Utf8, ValidPrefixStopsAtTheFirstBadByte) {
  EXPECT_EQ(utf8::valid_prefix("plain é 漢 🜚"), std::string("plain é 漢 🜚").size());
  EXPECT_EQ(utf8::valid_prefix("ab\xC3"), 2u);
  EXPECT_EQ(utf8::valid_prefix("ab\xED\xA0\x80"), 2u) << "a lone surrogate";
  EXPECT_EQ(utf8::valid_prefix("\xC0\x80"), 0u) << "an overlong NUL";
  EXPECT_EQ(utf8::valid_prefix("\xF4\x90\x80\x80"), 0u) << "above U+10FFFF";
}

TEST(Utf8, DecodeBothWays) {
  const std::string s = "aé漢🜚";
  std::size_t at = 0;
  for (const char32_t want : {U'a', U'é', U'漢', U'🜚'}) {
    const auto c = utf8::decode(s, at);
    EXPECT_EQ(c.code, want);
    at += c.size;
    EXPECT_EQ(utf8::decode_before(s, at).code, want);
  }
  EXPECT_EQ(utf8::decode("\xFFz", 0).code, U'\uFFFD');
}

TEST(Utf8, FoldMakesSpellingsComparable) {
  for (const auto& [in, want] : std::initializer_list<std::pair<const char*, const char*>>{
           {"Élan", "elan"}, {"“Łódź”", "\"lodz\""}, {"can’t", "can't"}, {"12–point", "12-point"}, {"MÜLLER ß", "muller ss"}, {"漢字", "漢字"}})
    EXPECT_EQ(utf8::fold(in), want);
}

TEST(Utf8, WidthCountsColumns) {
  EXPECT_EQ(utf8::width("abc"), 3u);
  EXPECT_EQ(utf8::width("漢字"), 4u);
  EXPECT_EQ(utf8::width("e\u0301"), 1u);
}

TEST(Hash, IsStable) { EXPECT_EQ(hex16(hash64("synoptic")), hex16(hash64("synoptic"))); EXPECT_EQ(hex16(1).size(), 16u); }

}  // namespace
}  // namespace synoptic
