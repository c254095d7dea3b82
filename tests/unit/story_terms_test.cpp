// Titles, terms and near-copies: the ground that grouping stands on.
#include <gtest/gtest.h>

#include "story/copies.hpp"
#include "story/terms.hpp"

namespace synoptic::story {
namespace {

Report make(std::string title, std::string text, std::string outlet = "") {
  Report r;
  r.title = std::move(title);
  r.text = std::move(text);
  if (!outlet.empty()) r.outlet = Outlet{outlet, ""};
  std::uint32_t at = 0;
  while (at < r.text.size()) {
    const auto end = static_cast<std::uint32_t>(std::min(r.text.find('\n', at), r.text.size()));
    if (end > at) r.sections.push_back({{at, end}, SectionKind::body});
    at = end + 1;
  }
  r.id = make_report_id(r);
  return r;
}

const TermUse* find(const Terms& t, std::string_view word) {
  for (const TermUse& u : t.uses)
    if (u.key == word_key(word)) return &u;
  return nullptr;
}

TEST(StoryTitle, PublisherIsStripped) {
  struct Row {
    const char *title, *outlet, *bare;
  };
  const Row rows[] = {
      {"Ferry burns off Port Amity - Reuters", "", "Ferry burns off Port Amity"},
      {"Ferry burns off Port Amity | The Daily Lamp", "", "Ferry burns off Port Amity"},
      {"Ferry burns off Port Amity – Harbour Lantern", "Harbour Lantern", "Ferry burns off Port Amity"},
      {"Ferry burns off Port Amity | World | BBC News", "", "Ferry burns off Port Amity"},
      {"Ferry burns off Port Amity - captain blames cargo", "Harbour Lantern", "Ferry burns off Port Amity - captain blames cargo"},
      {"Sunny - Reuters", "", "Sunny - Reuters"},  // too little would be left
      {"", "", ""},
  };
  for (const Row& row : rows) EXPECT_EQ(bare_title(row.title, make(row.title, "", row.outlet)), row.bare) << row.title;
}

TEST(StoryTerms, TitleInTheTextCountsOnce) {
  const char* body = "The ferry Lady Orla caught fire on Tuesday off Port Amity.\nNobody was hurt.";
  const Terms apart = read_terms(make("Ferry burns off Port Amity", body));
  const Terms both = read_terms(make("Ferry burns off Port Amity", std::string("Ferry burns off Port Amity\n") + body));
  const Terms inside = read_terms(make("", std::string("Ferry burns off Port Amity\n") + body));
  for (const char* word : {"ferry", "amity", "orla", "burns"}) {
    for (const Terms* t : {&both, &inside}) {
      ASSERT_NE(find(apart, word), nullptr) << word;
      ASSERT_NE(find(*t, word), nullptr) << word;
      EXPECT_EQ(find(apart, word)->title, find(*t, word)->title) << word;
      EXPECT_EQ(find(apart, word)->lead, find(*t, word)->lead) << word;
    }
  }
}

TEST(StoryTerms, NamesNumbersAges) {
  const Report r = make("", "Police in Dunmore said that Mara Quill, 24, was hurt when 12 people ran. A 31-year-old man was held on 3 May.");
  const Terms t = read_terms(r);
  bool quill = false, people = false, date = false;
  for (const TermUse& u : t.uses) {
    const std::string_view words = view(r.text, {u.at, u.at + u.size});
    quill |= u.kind == TermKind::name && words == "Mara Quill";
    people |= u.kind == TermKind::number && words == "12 people";
    date |= u.kind == TermKind::number && words == "3 May";
  }
  EXPECT_TRUE(quill);
  EXPECT_TRUE(people);
  EXPECT_TRUE(date);
  std::vector<std::uint32_t> values;
  for (const Count& c : t.counts) values.push_back(c.value);
  EXPECT_NE(std::find(values.begin(), values.end(), 24u), values.end());
  EXPECT_NE(std::find(values.begin(), values.end(), 31u), values.end());
}

TEST(StoryTerms, OtherScripts) {
  EXPECT_NE(find(read_terms(make("", "Паром загорелся у причала, сообщил капитан.")), "паром"), nullptr);
  const Terms cjk = read_terms(make("", "渡轮在港口起火"));
  EXPECT_EQ(cjk.uses.size(), 6u);  // bigrams of seven characters
  EXPECT_NE(find(read_terms(make("", "L’été à Zürich était brûlant")), "zurich"), nullptr);
}

TEST(StoryTerms, OddTexts) {
  for (const std::string& text : {std::string(), std::string("x"), std::string("\xFF\xC3\xE2\x82"), std::string(1u << 20, 'a'),
                                  std::string(1u << 20, '1'), std::string("\n\n\n"), std::string(1u << 16, '\'')}) {
    EXPECT_LE(read_terms(make("", text)).uses.size(), 4u);
    EXPECT_LE(read_terms(make(text, text)).uses.size(), 4u);
  }
}

std::string story_text(int variant) {
  std::string s;
  for (int i = 0; i < 60; ++i) s += "word" + std::to_string(i * 7 + (i == 30 ? variant : 0)) + " is here ";
  return s;
}

TEST(StoryCopies, LightEditIsACopyAnotherTextIsNot) {
  const std::vector<Terms> t = {read_terms(make("", story_text(0))), read_terms(make("A new title", story_text(1))),
                                read_terms(make("", story_text(0) + " and nothing else"))};
  EXPECT_EQ(find_copies(t, {std::nullopt, std::nullopt, std::nullopt}), (std::vector<std::uint32_t>{0, 0, 0}));
  EXPECT_GT(same_text(t[0], t[1]), 0.75);
  const std::vector<Terms> far = {t[0], t[1]};
  EXPECT_EQ(find_copies(far, {0, 400}), (std::vector<std::uint32_t>{0, 1}));  // a year apart: a text used again
}

TEST(StoryCopies, TemplateFilledInTwiceIsTwoTexts) {
  const auto quake = [](const char* size, const char* place, const char* town) {
    return read_terms(make("", std::string("An earthquake of magnitude ") + size + " struck near " + place +
                                   " on the coast at dawn, the survey said in its automatic bulletin. The depth was ten kilometres. It was felt in " +
                                   town + ". No damage was reported so far and the survey said that it would issue further bulletins when more "
                                   "readings came in from its stations along the coast and on the islands, which are all in service."));
  };
  const std::vector<Terms> t = {quake("5.9", "Tarvos", "Old Tarvos"), quake("6.8", "Melinda Bay", "Corrin")};
  EXPECT_EQ(find_copies(t, {0, 0}), (std::vector<std::uint32_t>{0, 1}));
}

}  // namespace
}  // namespace synoptic::story
