#include "align/utterances.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "align/utterances_words.hpp"

namespace synoptic::align {
namespace {

struct Said {
  const char* text;
  int speaker;  // -1: not known
  QuoteKind kind = QuoteKind::direct;
};

// A story of one report a row; every row is one quotation. Speakers: 0 = Ada Hill, 1 = Ben Cole, 2 = Norland, 3 = a
// Norlander.
struct Story {
  std::vector<Document> documents;
  Identities identities;
  Provenance provenance;
};
Story story_of(const std::vector<Said>& said) {
  Story s;
  const auto add = [&](const char* name, EntityKind kind, const char* role) {
    Identity i;
    i.id = "p" + std::to_string(s.identities.entities.size());
    i.name = name;
    i.kind = kind;
    if (*role) i.roles.push_back({role, {}});
    s.identities.entities.push_back(i);
  };
  add("Ada Hill", EntityKind::person, "mayor");
  add("Ben Cole", EntityKind::person, "engineer");
  add("Norland", EntityKind::place, "");
  add("Eve Moss", EntityKind::person, "Norlander President");
  for (const Said& row : said) {
    Document d;
    d.report.id = "r-" + std::to_string(s.documents.size());
    d.report.text = row.text;
    const Span all{0, static_cast<std::uint32_t>(d.report.text.size())};
    d.report.sections = {{all, SectionKind::body}};
    d.analysis.analysed = true;
    Quote q;
    q.content = {all};
    q.kind = row.kind;
    if (row.speaker >= 0) q.speaker = static_cast<std::uint32_t>(row.speaker);
    d.analysis.quotes = {q};
    s.documents.push_back(std::move(d));
    s.identities.of.push_back({0, 1, 2, 3});
    s.provenance.own.push_back(static_cast<std::uint32_t>(s.provenance.origins.size()));
    s.provenance.origins.emplace_back();
    s.provenance.stretches.emplace_back();
  }
  return s;
}

// "0:identical 2:trimmed -> 0 | 1 -> ?": report and relation of each variant (the fullest first), then the speaker.
std::string shown(const Story& s) {
  std::string out;
  for (const Utterance& u : find_utterances(s.documents, s.identities, s.provenance)) {
    if (!out.empty()) out += " | ";
    for (std::size_t i = 0; i < u.variants.size(); ++i) {
      if (i) out += " ";
      out += std::to_string(u.variants[i].place.report);
      if (i) out += std::string(":") + name_of(u.variants[i].relation);
    }
    out += " -> " + (u.speaker ? std::to_string(*u.speaker) : std::string("?"));
  }
  return out;
}
std::string shown(const std::vector<Said>& said) { return shown(story_of(said)); }

TEST(Utterances, RelationToTheFullest) {
  const char* full = "We will not close the old harbour bridge before the ferries run again in spring.";
  struct Row {
    const char* variant;
    const char* want;
  };
  for (const Row& row : {
           Row{"We will not close the old harbour bridge before the ferries run again in spring", "1:trimmed"},
           Row{"We won't close the old harbour bridge before the ferries run again in spring.", "1:trimmed"},
           Row{"We will not close the old harbor bridge before the ferries run again in spring.", "1:respelled"},
           Row{"will not close the old harbour bridge", "1:trimmed"},
           Row{"We will not close the old harbour bridge … in spring.", "1:ellipsis"},
           Row{"We will not close the old [stone] harbour bridge before the ferries run again in spring.",
               "1:bracketed"},
           Row{"We will never shut the old harbour bridge before the ferries run again in spring.", "1:reworded"},
           Row{"We will close the old harbour bridge before the ferries run again in spring.", "1:conflicting"},
       }) {
    // A quotation that says all this and more keeps the row's variant from being the fullest.
    const auto got =
        shown({{(std::string(full) + " That is my promise to every household.").c_str(), 0}, {row.variant, 0}});
    EXPECT_EQ(got, std::string("0 ") + row.want + " -> 0") << row.variant;
  }
  EXPECT_EQ(shown({{"The repair will cost 40 million crowns and take three years.", 0},
                   {"The repair will cost 60 million crowns and take three years", 0}}),
            "0 1:conflicting -> 0");
}

TEST(Utterances, EditsPointAtTheWords) {
  const Story s = story_of({{"The quay must be mended before the autumn storms arrive, whatever that costs.", 0},
                            {"The quay must be repaired before the autumn storms arrive", 0}});
  const auto u = find_utterances(s.documents, s.identities, s.provenance);
  ASSERT_EQ(u.size(), 1u);
  ASSERT_EQ(u[0].variants.size(), 2u);
  const Variant& v = u[0].variants[1];
  EXPECT_EQ(v.relation, Relation::reworded);
  ASSERT_EQ(v.edits.size(), 1u);
  EXPECT_EQ(v.edits[0].kind, EditKind::replace);
  ASSERT_TRUE(v.edits[0].a && v.edits[0].b);
  EXPECT_EQ(view(s.documents[0].report.text, v.edits[0].a->span), "mended");
  EXPECT_EQ(view(s.documents[1].report.text, v.edits[0].b->span), "repaired");
}

TEST(Utterances, TheSpeakerDecidesHowMuchMustBeShared) {
  // A short fragment joins the sentence of the same speaker, not that of another.
  EXPECT_EQ(shown({{"Our town fully supports the plan for a second lighthouse.", 0},
                   {"fully supports", 0, QuoteKind::mixed}}),
            "0 1:trimmed -> 0");
  EXPECT_EQ(shown({{"Our town fully supports the plan for a second lighthouse.", 0},
                   {"fully supports", 1, QuoteKind::mixed}}),
            "0 -> 0 | 1 -> 1");
  EXPECT_EQ(shown({{"Our town fully supports the plan for a second lighthouse.", 0},
                   {"fully supports", -1, QuoteKind::mixed}}),
            "0 -> 0 | 1 -> ?");
  // Unknown takes the speaker of the variant that knows.
  EXPECT_EQ(shown({{"Nobody warned the fishermen about the drifting containers.", 1},
                   {"Nobody warned the fishermen about the drifting containers", -1}}),
            "0 1:identical -> 1");
  // A country and somebody who speaks for it.
  EXPECT_EQ(shown({{"an unshakeable maritime friendship of equals", 2},
                   {"unshakeable maritime friendship", 3, QuoteKind::mixed}}),
            "0 1:trimmed -> ?");
}

TEST(Utterances, CommonPhrasesAndSlogansStayApart) {
  EXPECT_EQ(shown({{"We are going to see what happens with the ferries.", 0},
                   {"They want to see what happens at the mill.", 1}}),
            "0 -> 0 | 1 -> 1");
  EXPECT_EQ(shown({{"Make the harbour great again", -1},
                   {"I like the slogan, make the harbour great again, and nothing else about him.", -1}}),
            "0 -> ? | 1 -> ?");
}

TEST(Utterances, DoNotDependOnTheOrderOfReports) {
  const std::vector<Said> said = {{"The council has never promised a new mill to anyone in this valley.", 0},
                                  {"has never promised a new mill", 0, QuoteKind::mixed},
                                  {"The council has never promised a new mill", -1},
                                  {"Nobody came to the quay that morning except the harbour master.", 1}};
  Story a = story_of(said);
  const auto groups = [](const Story& s) {
    std::vector<std::vector<std::string>> out;
    for (const Utterance& u : find_utterances(s.documents, s.identities, s.provenance)) {
      std::vector<std::string> ids;
      for (const Variant& v : u.variants) ids.push_back(s.documents[v.place.report].report.id + name_of(v.relation));
      std::sort(ids.begin() + 1, ids.end());
      out.push_back(ids);
    }
    std::sort(out.begin(), out.end());
    return out;
  };
  const auto want = groups(a);
  std::reverse(a.documents.begin(), a.documents.end());
  EXPECT_EQ(groups(a), want);
}

TEST(SameUtterance, WordsAlone) {
  struct Row {
    const char* a;
    const char* b;
    bool want;
  };
  for (const Row& row : {
           Row{"The mill wheel hasn’t turned since the flood of 1998, and it won’t turn again.",
               "the mill wheel hasn't turned since the flood of 1998", true},
           Row{"We organise the harvest festival with our own programme and our own colours.",
               "We organize the harvest festival with our own program and our own colors", true},
           Row{"The Keeper of the Northern Light", "The Keeper of the Northern Light", false},
           Row{"at the end of the day", "at the end of the day, it is what it is", false},
           Row{"The ferry company owes us an apology and a new jetty.",
               "The mayor owes nobody an apology for the jetty.", false},
       })
    EXPECT_EQ(same_utterance(row.a, row.b), row.want) << row.a << " / " << row.b;
}

}  // namespace
}  // namespace synoptic::align
