// Pronouns as the ranker has them, read by the network tier on invented sentences, and what must hold of every ranking.
#include "annotate/people_ranker.hpp"

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
Read read(std::string_view text) {
  static const text::Language language = text::Language::load(find_models().value()).value();
  Read r;
  r.report.language = "en";
  r.report.text = text;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find("\n\n", at), text.size());
    r.report.sections.push_back({{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)}, SectionKind::body});
    at = end + 2;
  }
  r.text = text::read(r.report, world(), &language);
  return r;
}

// "He=Ivo Tarkan (ranked), his=...": the pronouns that got somebody, each with the last words of its rule.
std::string pronouns(std::string_view text) {
  const Read d = read(text);
  const People people = find_people(d.report, d.text, world());
  std::string out;
  for (const Mention& m : people.mentions) {
    if (m.form != MentionForm::pronoun) continue;
    const std::string rule = m.rule;
    out += (out.empty() ? "" : ", ") + std::string(view(d.report.text, m.span)) + "=" + people.entities[m.entity].name;
    if (rule.find("ranked") != std::string::npos) out += rule.find("given name") != std::string::npos ? " (ranked by given name)" : " (ranked)";
  }
  return out;
}

struct Row {
  const char* what;
  const char* text;
  const char* want;
};

TEST(RankedPronouns, LinkWhatTheSievesLeaveOpen) {
  for (const Row& row : std::initializer_list<Row>{
           {"a sentence in between", "Ivo Tarkan, the mayor of Samar, opened the harbour on Monday. \"We waited for years,\" he said. The quay cost 40 million crowns. He had promised it in 2019.",
            "he=Ivo Tarkan, He=Ivo Tarkan (ranked)"},
           {"the object", "Ivo Tarkan resigned on Friday. Parliament thanked him.", "him=Ivo Tarkan (ranked by given name)"},
           {"the object, told by gender that only a given name shows", "Mr Tarkan praised the minister, Anna Bel. The police had helped her.", "her=Anna Bel (ranked by given name)"},
           {"who asks is not who is asked", "Jonas Marsh asked Ivo Tarkan to work with him.", "him=Jonas Marsh (ranked)"},
           {"who speaks is not whom the speech names", "Jonas Marsh criticised the mayor, Ivo Tarkan. \"Tarkan must go now,\" he said on Monday.", "he=Jonas Marsh (ranked)"},
       })
    EXPECT_EQ(pronouns(row.text), row.want) << row.what;
}

TEST(RankedPronouns, NobodyWhereNobodyIsSure) {
  for (const Row& row : std::initializer_list<Row>{
           {"two who fit", "Ivo Tarkan and Jonas Marsh met in Samar on Monday. He left early.", ""},
           {"a man without a name", "A man was arrested near the house of Ivo Tarkan on Friday. He was carrying a knife.", ""},
           {"the given name speaks against it", "Maria Tarkan opened the harbour. The new quay cost 40 million crowns. He thanked the engineers.", ""},
           {"in quotation marks, of somebody named outside", "Jonas Marsh won the race. Ivo Tarkan said: \"I saw that he was tired.\"", ""},
           {"nobody was named", "The quay cost 40 million crowns. He thanked the engineers.", ""},
       })
    EXPECT_EQ(pronouns(row.text), row.want) << row.what;
}

TEST(RankedPronouns, EveryRankingIsOne) {
  const Read d = read("Ivo Tarkan met Anna Bel and Jonas Marsh in Samar. \"He must go,\" she said. Marsh said he would ask her.\n\nTarkan defended himself. His plan was hers.");
  const people::Reading reading = people::make_reading(d.report, d.text, world());
  const auto known = people::before_pronouns(reading);
  int seen = 0;
  const auto mentions = people::find_pronouns(reading, known.people, known.gender, known.named, people::ranker_model(), [&](const people::Pronoun& p, const people::Ranking& ranking) {
    ++seen;
    EXPECT_NE(p.gender, people::Gender::unknown);
    EXPECT_LE(ranking.candidates.size(), people::most_candidates);
    for (const auto& c : ranking.candidates) {
      EXPECT_EQ(known.people.entities[c.entity].kind, EntityKind::person);
      for (const auto f : c.features) EXPECT_LT(f, people::feature_count());
    }
    const auto sure = people::probabilities(ranking, people::ranker_model());
    ASSERT_EQ(sure.size(), ranking.candidates.size() + 1);
    EXPECT_NEAR(std::accumulate(sure.begin(), sure.end(), 0.0), 1, 1e-9);
  });
  EXPECT_EQ(seen, 7);  // He, she, he, her, himself, His, hers
  // What is found with the model switched off is what the sieves find, and no ranked link is among it.
  for (const Mention& m : people::find_pronouns(reading, known.people, known.gender, known.named, {{}, 0, 2}, {}))
    EXPECT_EQ(std::string_view(m.rule).find("ranked"), std::string_view::npos);
  EXPECT_EQ(people::ranker_model().weights.size(), people::feature_count());
}

}  // namespace
}  // namespace synoptic::annotate
