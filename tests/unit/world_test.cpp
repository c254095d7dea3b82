#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <filesystem>

#include "base/container.hpp"
#include "base/io.hpp"
#include "base/models_path.hpp"
#include "base/utf8.hpp"
#include "world/compile.hpp"
#include "world/world.hpp"

namespace synoptic {
namespace {

namespace fs = std::filesystem;

Result<World> from(std::initializer_list<world::Lexicon> lexicons) {
  return world::compile(std::span(lexicons.begin(), lexicons.size())).and_then([](const std::string& bytes) { return World::read(bytes, "trial.bin"); });
}
Result<World> from(std::string_view text) { return from({{"trial.tsv", text}}); }

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

TEST(World, OfficesKeepWhatIsCertain) {
  const auto world = from({{"offices_held.tsv",
                            "XA\thead_of_state\tIlya Brandt\tPresident\tbrandt;ilya brandt;brant\t2030-01-05\t2030-01-05\t2034-03-01\topen\ta\n"
                            "XA\thead_of_state\tOda Venn\tPresident\tvenn;oda venn\t2025-01-05\t2025-02-10\t2029-11-30\t2030-01-04\ta\n"
                            "XB\thead_of_state\tUno Brandt\tKing\tbrandt\t2020-01-01\t2020-01-01\t2034-03-01\topen\tb\n"}});
  ASSERT_TRUE(world) << world.error().message;
  const auto on = [&](const char* country, const char* day) {
    std::string out;
    for (const Held& h : world->holders(country, OfficeClass::head_of_state, *parse_day(day))) out += std::string(h.holder->person) + (h.certain ? "! " : "? ");
    return out;
  };
  EXPECT_EQ(on("XA", "2025-01-04"), "");
  EXPECT_EQ(on("XA", "2025-01-05"), "Oda Venn? ");
  EXPECT_EQ(on("XA", "2025-02-10"), "Oda Venn! ");
  EXPECT_EQ(on("XA", "2029-12-24"), "Oda Venn? ");
  EXPECT_EQ(on("XA", "2030-01-05"), "Ilya Brandt! ");
  EXPECT_EQ(on("XA", "2050-01-05"), "Ilya Brandt? ");  // no end known
  EXPECT_EQ(on("XC", "2030-01-05"), "");
  EXPECT_TRUE(world->holders("XA", OfficeClass::leader, *parse_day("2030-02-01")).empty());
  EXPECT_EQ(world->offices_of("brant", *parse_day("2030-02-01")).front().holder->title, "President");
  EXPECT_EQ(world->offices_of("brandt", *parse_day("2030-02-01")).size(), 2u);
  EXPECT_EQ(world->offices_of("brandt", *parse_day("2029-02-01")).size(), 1u);
  EXPECT_TRUE(world->offices_of("nobody", *parse_day("2030-02-01")).empty());
}

TEST(World, NamesShareIds) {
  const auto world = from({{"genders.tsv", "nadia\tfemale\nrobin\teither\n"}, {"name_variants.tsv", "7\tnadia nadja nadya\n9\tnadya nadiya\n"},
                           {"nicknames.tsv", "robert\tbob rob\nroberta\trob bobbie\n"}});
  ASSERT_TRUE(world) << world.error().message;
  struct Row { const char* a; const char* b; NameTie tie; };
  for (const Row& row : {Row{"nadia", "nadja", NameTie::variant}, Row{"nadia", "nadiya", NameTie::none}, Row{"nadiya", "nadya", NameTie::variant},
                         Row{"bob", "robert", NameTie::nickname}, Row{"rob", "roberta", NameTie::nickname}, Row{"robert", "roberta", NameTie::none},
                         Row{"osmo", "osmo", NameTie::variant}, Row{"osmo", "nadia", NameTie::none}}) {
    EXPECT_EQ(world->same_name(row.a, row.b), row.tie) << row.a << ' ' << row.b;
    EXPECT_EQ(world->same_name(row.b, row.a), row.tie) << row.b << ' ' << row.a;
  }
  EXPECT_EQ(world->name_variants("nadya").size(), 2u);
  EXPECT_EQ(world->gender("nadia"), Gender::female);
  EXPECT_EQ(world->gender("robin"), Gender::either);
  EXPECT_EQ(world->gender("nadja"), Gender::unknown);
  EXPECT_EQ(world->gender("osmo"), Gender::unknown);
}

TEST(World, ErrorsOfTheOtherLexicons) {
  struct Row { const char* lexicon; const char* text; const char* message; };
  for (const Row& row : {Row{"offices_held.tsv", "XAX\tleader\n", "'XAX' is no code of a country"},
                         Row{"offices_held.tsv", "XA\tjanitor\n", "unknown office class 'janitor'"},
                         Row{"offices_held.tsv", "XA\tleader\tA\tB\tBrandt\n", "'Brandt' is not a folded name"},
                         Row{"offices_held.tsv", "XA\tleader\tA\tB\tbrandt\t2030-13-01\n", "'2030-13-01' is no day"},
                         Row{"offices_held.tsv", "XA\tleader\tA\tB\tbrandt\t2030-01-01\topen\n", "'open' is no day"},
                         Row{"offices_held.tsv", "XA\tleader\tA\tB\tbrandt\t2030-01-02\t2030-01-01\t2031-01-01\topen\n", "the days are not in order"},
                         Row{"name_variants.tsv", "0\tnadia\n", "'0' is no id"}, Row{"name_variants.tsv", "5\tNadia\n", "'Nadia' is not a folded name"},
                         Row{"nicknames.tsv", "robert\n", "no names"}, Row{"genders.tsv", "nadia\tboth\n", "unknown gender 'both'"}}) {
    const auto world = from({{row.lexicon, row.text}});
    ASSERT_FALSE(world) << row.text;
    EXPECT_EQ(world.error().message, std::string(row.lexicon) + ":1: " + row.message);
  }
}

// A file whose checksums are right and whose numbers lie: never read outside, whatever it answers.
TEST(World, NumbersThatLieAreRefused) {
  const auto good = world::compile(std::array{world::Lexicon{"trial.tsv", "foo bar\tcity\tFoo\tAA\tv\nbar\tcountry\tBarland\tBB\n"}});
  ASSERT_TRUE(good);
  const auto whole = Container::read(*good, "trial.bin", "world", World::version);
  ASSERT_TRUE(whole);
  std::size_t refused = 0;
  for (const auto name : whole->sections()) {
    const std::string section(whole->text(name).value());
    for (std::size_t at = 0; at + 4 <= section.size(); at += 4)
      for (const std::uint32_t value : {0xFFFFFFFFu, 0x7FFFFFFFu, 1u << 20, 100000u}) {
        ContainerWriter w;
        for (const auto other : whole->sections()) {
          std::string bytes(whole->text(other).value());
          if (other == name) std::memcpy(bytes.data() + at, &value, 4);
          w.add(other, bytes);
        }
        const auto world = World::read(w.bytes("world", World::version), "trial.bin");
        if (!world) {
          ++refused;
          EXPECT_EQ(world.error().message.rfind("trial.bin: ", 0), 0u) << world.error().message;
          continue;
        }
        for (const char* phrase : {"foo", "foo bar", "bar", "baz", ""})
          for (const Entry& e : world->find(phrase)) EXPECT_LE(e.canonical.size() + e.country.size() + e.value.size(), 765u);
        (void)world->country_name("BB");
      }
  }
  EXPECT_GT(refused, 50u);
}

TEST(World, IsWhatTheLexiconsSay) {
  std::vector<fs::path> paths;
  for (const auto& file : fs::directory_iterator(fs::path(SYNOPTIC_SOURCE_DIR) / "lexicons"))
    if (file.path().extension() == ".tsv") paths.push_back(file.path());
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> names, texts;
  for (const auto& path : paths) {
    names.push_back(path.filename().string());
    texts.push_back(read_file(path).value());
  }
  std::vector<world::Lexicon> lexicons;
  for (std::size_t i = 0; i < names.size(); ++i) lexicons.push_back({names[i], texts[i]});
  const auto bytes = world::compile(lexicons);
  ASSERT_TRUE(bytes) << bytes.error().message;
  EXPECT_EQ(*bytes, read_file(find_models().value() / "world.bin").value());
}

TEST(World, ShippedLexiconsAnswer) {
  const auto world = World::load();
  ASSERT_TRUE(world) << world.error().message;
  struct Row { const char* phrase; Sense sense; const char* canonical; const char* country; };
  for (const Row& row : {Row{"belarus", Sense::country, "Belarus", "BY"}, Row{"belarusian", Sense::demonym, "Belarus", "BY"}, Row{"belarusians", Sense::demonym, "Belarus", "BY"},
                         Row{"minsk", Sense::capital, "Belarus", "BY"}, Row{"u.s.", Sense::country, "United States", "US"}, Row{"britain", Sense::country, "United Kingdom", "GB"},
                         Row{"kremlin", Sense::metonym, "Russia", "RU"}, Row{"downing street", Sense::metonym, "United Kingdom", "GB"}, Row{"washington, d.c.", Sense::capital, "United States", "US"},
                         Row{"texas", Sense::region, "Texas", "US"}, Row{"scotland", Sense::region, "Scotland", "GB"}, Row{"calif.", Sense::region, "California", "US"}, Row{"samarkand", Sense::city, "Samarkand", "UZ"},
                         Row{"kharkov", Sense::city, "Kharkiv", "UA"}, Row{"nato", Sense::organization, "NATO", ""}, Row{"cotroceni", Sense::metonym, "Romania", "RO"}, Row{"sarasota", Sense::city, "Sarasota", "US"},
                         Row{"csto", Sense::organization, "Collective Security Treaty Organization", ""}, Row{"who", Sense::organization, "World Health Organization", ""},
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

TEST(World, ShippedOfficesAnswer) {
  const auto world = World::load();
  ASSERT_TRUE(world) << world.error().message;
  const auto who = [&](const char* country, OfficeClass office, const char* day) {
    const auto held = world->holders(country, office, *parse_day(day));
    return held.empty() ? std::string() : std::string(held.front().holder->person);
  };
  EXPECT_EQ(who("BY", OfficeClass::head_of_state, "2023-03-01"), "Aleksandr Lukashenko");
  EXPECT_EQ(who("CN", OfficeClass::head_of_state, "2023-03-01"), "Xi Jinping");
  EXPECT_EQ(who("CN", OfficeClass::head_of_government, "2023-03-01"), "Li Keqiang");
  EXPECT_EQ(who("CN", OfficeClass::head_of_government, "2023-04-01"), "Li Qiang");
  EXPECT_EQ(who("GB", OfficeClass::head_of_government, "2022-09-20"), "Mary Elizabeth Truss");
  EXPECT_EQ(who("US", OfficeClass::head_of_state, "2019-06-01"), "Donald Trump");
  EXPECT_EQ(who("US", OfficeClass::head_of_state, "1962-06-01"), "John Kennedy");
  EXPECT_EQ(who("FR", OfficeClass::leader, "1985-06-01"), "Mitterand");  // as the source spells him
  const auto putin = world->offices_of("putin", *parse_day("2023-03-01"));
  ASSERT_FALSE(putin.empty());
  EXPECT_TRUE(putin.front().certain);
  // Spellings of one person find the same rows.
  const auto a = world->offices_of("lukashenka", *parse_day("2023-03-01")), b = world->offices_of("lukashenko", *parse_day("2023-03-01"));
  ASSERT_FALSE(a.empty());
  ASSERT_EQ(a.size(), b.size());
  EXPECT_EQ(a.front().holder, b.front().holder);
  EXPECT_FALSE(world->offices_of("golovchenko", *parse_day("2022-01-01")).empty());
}

TEST(World, ShippedNamesAnswer) {
  const auto world = World::load();
  ASSERT_TRUE(world) << world.error().message;
  struct Row { const char* a; const char* b; NameTie tie; };
  for (const Row& row : {Row{"mohammed", "muhammad", NameTie::variant}, Row{"oleksandr", "alexander", NameTie::variant}, Row{"volodymyr", "vladimir", NameTie::variant},
                         Row{"gaddafi", "qadhafi", NameTie::variant}, Row{"zelensky", "zelenskyy", NameTie::variant}, Row{"tikhanovskaya", "tsikhanouskaya", NameTie::variant},
                         Row{"bill", "william", NameTie::nickname}, Row{"bob", "robert", NameTie::nickname}, Row{"sergei", "vladimir", NameTie::none},
                         Row{"yevgeny", "yevgenia", NameTie::none}, Row{"alexander", "alexandra", NameTie::none}, Row{"brown", "green", NameTie::none}})
    EXPECT_EQ(world->same_name(row.a, row.b), row.tie) << row.a << ' ' << row.b;
  EXPECT_EQ(world->gender("barbara"), Gender::female);
  EXPECT_EQ(world->gender("robert"), Gender::male);
  EXPECT_EQ(world->gender("andrea"), Gender::either);
  EXPECT_EQ(world->gender("tolvaj"), Gender::unknown);
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
