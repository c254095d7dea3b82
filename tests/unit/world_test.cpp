#include <gtest/gtest.h>

#include <array>
#include <set>

#include "base/utf8.hpp"
#include "world/world.hpp"

namespace synoptic {
namespace {

Result<World> from(std::string_view text) {
  const std::array files{EmbeddedFile{"trial.tsv", text.data(), text.data() + text.size()}};
  return World::load(files);
}

TEST(World, ErrorsNameTheLexiconAndTheLine) {
  struct Row { const char* text; const char* message; };
  for (const Row& row : {Row{"# head\nfoo\tplanet\tFoo\n", "trial.tsv:2: unknown sense 'planet'"},
                         Row{"Foo\tcity\tFoo\n", "trial.tsv:1: 'Foo' is not a folded phrase"},
                         Row{"caf\xC3\xA9\tcity\tFoo\n", "trial.tsv:1: 'caf\xC3\xA9' is not a folded phrase"},
                         Row{"\tcity\tFoo\n", "trial.tsv:1: '' is not a folded phrase"},
                         Row{"foo\n", "trial.tsv:1: unknown sense ''"},
                         Row{"a b c d e f\tcity\tX\na b c d e f g\tcity\tX\n", "trial.tsv:2: 'a b c d e f g' has more than 6 words"}}) {
    const auto world = from(row.text);
    ASSERT_FALSE(world) << row.text;
    EXPECT_EQ(world.error().code, ErrorCode::corrupt);
    EXPECT_EQ(world.error().message, row.message);
  }
}

TEST(World, EntriesOfOnePhraseKeepTheirOrder) {
  const std::string text = "# x\nfoo\tcity\tFoo\tAA\tv\nbar baz qux\toffice\tbar\nfoo\tcountry\tFooland\tBB";
  const auto world = from(text);
  ASSERT_TRUE(world) << world.error().message;
  const auto entries = world->find("foo");
  ASSERT_EQ(entries.size(), 2u);
  EXPECT_EQ(entries[0].sense, Sense::city);
  EXPECT_EQ(entries[0].value, "v");
  EXPECT_EQ(entries[1].sense, Sense::country);
  EXPECT_EQ(world->find("foo", Sense::country)->canonical, "Fooland");
  EXPECT_EQ(world->find("foo", Sense::office), nullptr);
  EXPECT_TRUE(world->find("bar").empty());
  EXPECT_TRUE(world->begins_phrase("bar"));
  EXPECT_TRUE(world->begins_phrase("bar baz"));
  EXPECT_TRUE(world->begins_phrase("bar baz qux"));
  EXPECT_FALSE(world->begins_phrase("ba"));
  EXPECT_FALSE(world->begins_phrase(""));
  EXPECT_EQ(world->country_name("BB"), "Fooland");
  EXPECT_EQ(world->country_name("AA"), "");
}

TEST(World, AnEmptyWorldKnowsNothing) {
  const auto world = from("");
  ASSERT_TRUE(world);
  EXPECT_TRUE(world->find("anything").empty());
  EXPECT_FALSE(world->begins_phrase("anything"));
}

TEST(World, ShippedLexiconsAnswer) {
  const auto world = World::load();
  ASSERT_TRUE(world) << world.error().message;
  struct Row { const char* phrase; Sense sense; const char* canonical; const char* country; };
  for (const Row& row : {Row{"belarus", Sense::country, "Belarus", "BY"}, Row{"belarusian", Sense::demonym, "Belarus", "BY"}, Row{"belarusians", Sense::demonym, "Belarus", "BY"},
                         Row{"minsk", Sense::capital, "Belarus", "BY"}, Row{"u.s.", Sense::country, "United States", "US"}, Row{"britain", Sense::country, "United Kingdom", "GB"},
                         Row{"kremlin", Sense::metonym, "Russia", "RU"}, Row{"downing street", Sense::metonym, "United Kingdom", "GB"}, Row{"washington, d.c.", Sense::capital, "United States", "US"},
                         Row{"texas", Sense::region, "Texas", "US"}, Row{"scotland", Sense::region, "Scotland", "GB"}, Row{"calif.", Sense::region, "California", "US"}, Row{"samarkand", Sense::city, "Samarkand", "UZ"},
                         Row{"kharkov", Sense::city, "Kharkiv", "UA"}, Row{"nato", Sense::organization, "NATO", ""}, Row{"who", Sense::organization, "World Health Organization", ""},
                         Row{"prime ministers", Sense::office, "prime minister", ""}, Row{"spokespeople", Sense::office, "spokesperson", ""}, Row{"mr", Sense::honorific, "mr", ""}}) {
    const Entry* e = world->find(row.phrase, row.sense);
    ASSERT_NE(e, nullptr) << row.phrase;
    EXPECT_EQ(e->canonical, row.canonical) << row.phrase;
    EXPECT_EQ(e->country, row.country) << row.phrase;
  }
  EXPECT_EQ(world->country_name("CN"), "China");
  EXPECT_EQ(world->find("brussels", Sense::capital)->country, "BE");
  EXPECT_EQ(world->find("the", Sense::city), nullptr);
  EXPECT_TRUE(world->begins_phrase("secretary of"));
}

TEST(World, EveryDemonymAndCapitalHasACountryByName) {
  const auto world = World::load();
  ASSERT_TRUE(world);
  for (const char* phrase : {"american", "chinese", "kazakh", "filipino", "swiss", "french", "korean", "congolese", "beijing", "kyiv", "kiev", "ramallah", "naypyidaw"}) {
    const auto entries = world->find(phrase);
    ASSERT_FALSE(entries.empty()) << phrase;
    EXPECT_FALSE(world->country_name(entries.front().country).empty()) << phrase;
  }
}

}  // namespace
}  // namespace synoptic
