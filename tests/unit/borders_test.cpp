// Where the trained scorer has the last word: what it must get right, and what it may never do whatever its weights.
#include <random>
#include <string>

#include <gtest/gtest.h>

#include "base/container.hpp"
#include "base/models_path.hpp"
#include "text/borders.hpp"
#include "text/text.hpp"

namespace synoptic::text {
namespace {

const Borders& trained() {
  static const Borders b = Borders::load(find_models().value() / Borders::file_name).value();
  return b;
}

Report report_of(std::string text, SectionKind kind = SectionKind::body) {
  Report r;
  r.text = std::move(text);
  r.sections = {{{0, static_cast<std::uint32_t>(r.text.size())}, kind}};
  return r;
}

std::string sentences(std::string text, SectionKind kind = SectionKind::body) {
  const Report r = report_of(std::move(text), kind);
  Text t;
  TrainedJudge judge(trained());
  split(r, t, &judge);
  std::string out;
  for (const Sentence& s : t.sentences) {
    if (!out.empty()) out += " / ";
    out += view(r.text, s.span);
  }
  return out;
}

TEST(Borders, PlacesWithoutAStop) {
  struct Row { const char* text; const char* sentences; };
  for (const Row& row : {
           Row{"Port of Ostby shut for a week Friday, May 8, 2009 The harbour is closed.", "Port of Ostby shut for a week / Friday, May 8, 2009 / The harbour is closed."},
           Row{"Storm closes harbour 8 May 2009 The boats of Ostby stayed in port on Thursday.", "Storm closes harbour / 8 May 2009 / The boats of Ostby stayed in port on Thursday."},
           Row{"It was opened on Friday, May 8, 2009. The end came soon.", "It was opened on Friday, May 8, 2009. / The end came soon."},
           Row{"The talks failed. Sources \"Port shut\" \u2014 The Ostby Echo, May 8, 2009 \"Boats wait for storm\" \u2014 The Sorland Post, May 9, 2009", "The talks failed. / Sources / \"Port shut\" \u2014 The Ostby Echo, May 8, 2009 / \"Boats wait for storm\" \u2014 The Sorland Post, May 9, 2009"},
       })
    EXPECT_EQ(sentences(row.text), row.sentences) << row.text;
}

TEST(Borders, RunningTextIsNotCut) {
  for (const char* text : {
           "The mayor of Northport, Ada Lind, told the Ostby Echo on Friday that the Velm bridge would stay shut.",
           "On Tuesday, May 3, 2027, Prime Minister Orr met President Marsh of Ruritania in Sorland.",
           "He joined the Northport Harbour Board in May 2019 and left it on 3 June 2021 for the Ministry of Transport.",
           "The United Nations Security Council and the European Union said The Ostby Echo had misquoted them.",
           "\u201cWe met Mr. Lind in the U.S. Senate,\u201d said Gov. Marsh, who heads the state\u2019s Democratic Party.",
           "Officials said the ship, the Sea Queen, sank off Cape Velm near Sorland at 9 a.m. Tuesday.",
       })
    EXPECT_EQ(sentences(text), text);
}

TEST(Borders, HeadingsMayHoldTwo) {
  EXPECT_EQ(sentences("Port of Ostby shut for a week after storm Friday, May 8, 2009", SectionKind::title), "Port of Ostby shut for a week after storm / Friday, May 8, 2009");
  EXPECT_EQ(sentences("Lind meets Marsh in Sorland", SectionKind::title), "Lind meets Marsh in Sorland");
  EXPECT_EQ(sentences("By Ada Lind. Photo: K. Orr", SectionKind::byline), "By Ada Lind. Photo: K. Orr");
}

TEST(Borders, LongTextTakesLinearTime) {
  std::string text;
  for (int i = 0; i < 60'000; ++i) text += i % 3 == 0 ? "( Lind " : i % 3 == 1 ? "? \" " : "May 3 , ";
  const Report r = report_of(text);
  Text t;
  TrainedJudge judge(trained());
  split(r, t, &judge);
  EXPECT_GT(t.tokens.size(), 100'000u);
}

// ---- any weights, any text ------------------------------------------------------------------------------

struct File {
  std::vector<std::uint32_t> forms = std::vector<std::uint32_t>(64);
  std::vector<std::int8_t> weights = std::vector<std::int8_t>(64 * Borders::Weights::bucket_bytes);
  std::string bytes() const {
    ContainerWriter w;
    w.add("forms", forms);
    w.add("weights", weights);
    return w.bytes("sentences", 1);
  }
  std::string error() const {
    const auto b = Borders::read(bytes(), "some/sentences.bin");
    return b ? "" : b.error().message;
  }
};

TEST(Borders, WhatDoesNotFitIsRefused) {
  EXPECT_EQ(File{}.error(), "");
  File f;
  f.forms.resize(63);
  EXPECT_EQ(f.error(), "some/sentences.bin: section 'forms' is no table of forms");
  f = {};
  f.forms.assign(64, 0x100u);  // no slot is free: a search would never end
  EXPECT_EQ(f.error(), "some/sentences.bin: section 'forms' is no table of forms");
  f = {};
  f.forms[3] = 0x100u | FormTable::tag_count;
  EXPECT_EQ(f.error(), "some/sentences.bin: section 'forms' is no table of forms");
  f = {};
  f.weights.pop_back();
  EXPECT_EQ(f.error(), "some/sentences.bin: section 'weights' has no fitting size");
  const auto other = Borders::read(ContainerWriter().bytes("fast", 1), "some/sentences.bin");
  ASSERT_FALSE(other);
  EXPECT_NE(other.error().message.find("some/sentences.bin"), std::string::npos);
}

TEST(Borders, AnyWeightsAndAnyTextGiveWholeSentences) {
  constexpr const char* pieces[] = {"The ", "Bridge", " of ", "Samarkand", ", ", ".", " \u201c", "\u201d", "\u0416\u0443\u043a ", "\u6e2f\u53e3", " 12,000", "!?", "don't ", "U.S. ", "\n", "\u00e9", " (", ")", " May ", "3 ", "-", "2009 ", "Friday, ", "\"", " [1] "};
  for (unsigned seed = 0; seed < 40; ++seed) {
    std::mt19937 random(seed);
    File f;
    for (auto& x : f.weights) x = static_cast<std::int8_t>(random());
    for (std::size_t i = 0; i < f.forms.size(); i += 2) f.forms[i] = static_cast<std::uint32_t>((random() & 0xFFFFFF00u) | random() % FormTable::tag_count);
    const auto borders = Borders::read(f.bytes(), "random");
    ASSERT_TRUE(borders) << borders.error().message;
    Report r;
    for (unsigned part = 0; part < 3; ++part) {
      const auto begin = static_cast<std::uint32_t>(r.text.size());
      for (unsigned i = 0; i < seed * 4; ++i) r.text += pieces[random() % std::size(pieces)];
      r.sections.push_back({{begin, static_cast<std::uint32_t>(r.text.size())}, static_cast<SectionKind>(random() % 8)});
    }
    Text t;
    TrainedJudge judge(*borders);
    split(r, t, &judge);
    std::uint32_t next = 0;  // every token is in one sentence
    for (const Sentence& s : t.sentences) {
      ASSERT_EQ(s.first_token, next);
      ASSERT_LT(s.first_token, s.last_token);
      ASSERT_EQ(s.span.begin, t.tokens[s.first_token].span.begin);
      ASSERT_EQ(s.span.end, t.tokens[s.last_token - 1].span.end);
      next = s.last_token;
    }
    ASSERT_EQ(next, t.tokens.size());
  }
}

TEST(FormTable, FindsWhatWasPutAndNothingElse) {
  std::vector<std::uint32_t> slots(64);
  FormTable::put(slots, FormTable::hash("bridge"), FormTable::make(FormTable::noun, FormTable::small));
  FormTable::put(slots, FormTable::hash("bridge"), FormTable::make(FormTable::proper, FormTable::capital));
  const FormTable table(slots);
  EXPECT_EQ(table.find(FormTable::hash("Bridge")), FormTable::make(FormTable::noun, FormTable::small));
  EXPECT_EQ(table.find(FormTable::hash("bridges")), 0);
  EXPECT_EQ(FormTable().find(FormTable::hash("bridge")), 0);
}

}  // namespace
}  // namespace synoptic::text
