// Nominals as the ranker has them, read by the network tier on invented reports: whom it links, whom it must not, and what must hold of
// every ranking.
#include "annotate/people_nominal_ranker.hpp"

#include <gtest/gtest.h>

#include <numeric>

#include "annotate/people.hpp"
#include "base/models_path.hpp"
#include "text/language.hpp"
#include "text/text.hpp"
#include "unit/people_story.hpp"

namespace synoptic::annotate {
namespace {

using testing::world;

struct Read {
  Report report;
  Text text;
};
Read read(std::string_view text, bool trees = true) {
  static const text::Language language = text::Language::load(find_models().value()).value();
  Read r;
  r.report.language = "en";
  r.report.text = text;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find("\n\n", at), text.size());
    r.report.sections.push_back({{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)}, SectionKind::body});
    at = end + 2;
  }
  r.text = text::read(r.report, world(), trees ? &language : nullptr);
  return r;
}

// "the mayor=Ivo Tarkan": the ranked ones.
std::string nominals(std::string_view text, bool trees = true) {
  const Read d = read(text, trees);
  const People people = find_people(d.report, d.text, world());
  std::string out;
  for (const Mention& m : people.mentions) {
    if (m.form != MentionForm::nominal || std::string_view(m.rule) != "nominal: ranked") continue;
    out += (out.empty() ? "" : ", ") + std::string(view(d.report.text, m.span)) + "=" + people.entities[m.entity].name;
  }
  return out;
}

struct Row {
  const char* what;
  const char* text;
  const char* want;
};

TEST(RankedNominals, LinkWhatTheSievesLeaveOpen) {
  for (const Row& row : std::initializer_list<Row>{
           {"an age", "Ivo Tarkan, 15, was arrested in Samar on Monday. Police said the teenager had fled on a bicycle.", "the teenager=Ivo Tarkan"},
           {"an age in figures", "Ivo Tarkan, 15, was arrested in Samar on Monday. The 15-year-old was taken to a police station.", "The 15-year-old=Ivo Tarkan"},
           {"a suspect", "Ivo Tarkan was charged with murder on Monday. Police said the suspect had fled to Samar.", "the suspect=Ivo Tarkan"},
           {"a victim", "Ivo Tarkan was shot dead in Samar on Monday. Police said the victim was alone in his car.", "the victim=Ivo Tarkan"},
           {"a trade of the one who is spoken of", "Anna Bel opened the festival in Samar on Friday. The singer said she was happy to be back.", "The singer=Anna Bel"},
           {"a relative", "Ivo Tarkan was arrested with his brother, Jonas Tarkan, in Samar. Ivo Tarkan said his brother had done nothing.", "his brother=Jonas Tarkan"},
           {"an abbreviated title", "Gov. Ivo Tarkan signed the bill on Monday. On Tuesday the governor said he had not read it.", "the governor=Ivo Tarkan"},
           {"an airline by its name", "Kestrel Airlines cancelled forty flights on Monday. Passengers said the budget airline had not told them.", "the budget airline=Kestrel Airlines"},
           {"a city", "Three people were shot in Chicago on Monday. Police in the city are looking for two men.", "the city=Chicago"},
           {"a country", "The minister flew to Germany on Monday. He will stay in the country for three days.", "the country=Germany"},
       })
    EXPECT_EQ(nominals(row.text), row.want) << row.what;
}

TEST(RankedNominals, NobodyWhereNobodyIsSure) {
  for (const Row& row : std::initializer_list<Row>{
           {"an office that nobody is said to hold", "Ivo Tarkan visited Samar on Monday. Later the judge closed the trial.", ""},
           {"the pilot is not the passenger", "Ivo Tarkan flew home on Monday. Tarkan said the pilot had warned them of a storm.", ""},
           {"another age", "Ivo Tarkan, 45, was in the car. The 15-year-old was driving.", ""},
           {"another gender", "Mr Tarkan was attacked in Samar on Monday. The actress called the police.", ""},
           {"an official is no suspect", "Police Chief Ivo Tarkan spoke in Samar on Monday. He said the suspect was armed.", ""},
           {"a man without a name", "Ivo Tarkan was arrested on Monday. The man had a knife.", ""},
           {"a woman brought in before", "Anna Bel spoke to a woman in Samar. The woman had lost her house.", ""},
           {"the first of them", "Anna Bel is a senator in Samar. The first senator to resign was a farmer.", ""},
           {"two of them", "Senator Ivo Tarkan met Senator Anna Bel in Samar on Monday. The senator left early.", ""},
           {"a ministry is no company", "The Ministry of Transport closed the bridge on Monday. The company refused to comment.", ""},
           {"says itself which one", "Ivo Tarkan left Chicago on Monday. He is now in the city of Boston.", ""},
           {"whoever speaks", "Germany opened the talks. \"Our country is ready,\" Anna Bel of the Kestrel Group said.", ""},
       })
    EXPECT_EQ(nominals(row.text), row.want) << row.what;
}

TEST(RankedNominals, NeedTrees) {
  EXPECT_EQ(nominals("Kestrel Airlines cancelled forty flights on Monday. Passengers said the airline had not told them.", false), "");
}

TEST(RankedNominals, ClassesOfNouns) {
  using people::NounClass;
  for (const auto& [noun, want] : std::initializer_list<std::pair<const char*, NounClass>>{
           {"mayor", NounClass::office}, {"brother", NounClass::kin}, {"toddler", NounClass::age}, {"suspect", NounClass::accused}, {"victim", NounClass::harmed},
           {"pilot", NounClass::trade}, {"singer", NounClass::fame}, {"airline", NounClass::trader}, {"agency", NounClass::body}, {"city", NounClass::city}, {"table", NounClass::none}})
    EXPECT_EQ(people::class_of_noun(world(), noun), want) << noun;
  EXPECT_EQ(people::class_in_name("airways"), NounClass::trader);
  EXPECT_EQ(people::class_in_name("mayor"), NounClass::none);
  EXPECT_EQ(people::noun_key("spokeswoman"), people::noun_key("spokesman"));
  EXPECT_NE(people::noun_key("lawyer"), people::noun_key("judge"));
}

TEST(RankedNominals, EveryRankingIsOne) {
  const Read d = read("Mayor Ivo Tarkan, 45, and the singer Anna Bel met in Chicago. Kestrel Airlines flew them home. The mayor thanked the airline.\n\nIn the city the singer was ill. The company and a "
                      "doctor of the hospital helped her. The state paid.");
  const people::Reading reading = people::make_reading(d.report, d.text, world());
  const auto known = people::before_pronouns(reading);
  int seen = 0;
  const auto watch = [&](const people::Definite& n, const people::Ranking& ranking) {
    ++seen;
    EXPECT_LT(n.words.first, n.words.last);
    EXPECT_LE(ranking.candidates.size(), people::most_candidates);
    for (const auto& c : ranking.candidates) {
      EXPECT_EQ(people::family_of(n.as) == people::NounFamily::person, known.people.entities[c.entity].kind == EntityKind::person);
      for (const auto f : c.features) EXPECT_LT(f, people::nominal_feature_count());
    }
    const auto sure = people::probabilities(ranking, {people::nominal_model().weights, 0, 0});
    ASSERT_EQ(sure.size(), ranking.candidates.size() + 1);
    EXPECT_NEAR(std::accumulate(sure.begin(), sure.end(), 0.0), 1, 1e-9);
  };
  const auto mentions = people::rank_nominals(reading, known.people, known.roles, known.gender, known.named, people::nominal_model(), watch);
  EXPECT_GE(seen, 4);
  EXPECT_FALSE(mentions.empty());
  for (const Mention& m : mentions)
    for (const Mention& other : known.people.mentions) EXPECT_FALSE(m.span == other.span);
  // Switched off it links nothing.
  EXPECT_TRUE(people::rank_nominals(reading, known.people, known.roles, known.gender, known.named, {}).empty());
  EXPECT_EQ(people::nominal_model().weights.size(), people::nominal_feature_count());
}

}  // namespace
}  // namespace synoptic::annotate
