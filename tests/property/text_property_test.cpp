// What must hold of any text: seeded random strings from pieces that make trouble together.
#include <gtest/gtest.h>

#include <ctime>
#include <random>

#include "base/utf8.hpp"
#include "text/text.hpp"

namespace synoptic::text {
namespace {

const World& world() {
  static const World w = std::move(World::load().value());
  return w;
}

constexpr const char* pieces[] = {
    "a", "I", "Ada", "Lind", "said", " ", " ", " ", "\n", ".", "..", "…", "?", "!", ",", ";", ":", "'", "’", "\"", "“", "”", "(", ")", "[", "-", "–", "--", "n't", "'s", "’s", "U.S.", "Mr.", "No.", "J.", "10,000", "3.5", "5", "%", "$", "€", "@x", "#y", "@", "#",
    "http://", "www.", "a@b.co", "x.com", "é", "ß", "İ", "ﬁ", "\u0301", "\u200d", "\u00ad", "\u200b", "\ufeff", "漢", "字", "。", "ไทย", "Ж", "жук", "ا", "😀", "👩‍👧", "of", "the", "and", "President", "Foreign", "Ministry", "China", "Chinese", "Paris", "van", "der", "al-", "Jr.", "May", "WHO", "of the",
    "&", "/", "\\", "\t", "\x01", "cannot", "'90s", "Inc.", "said.", "Dr.", "St.",
};

std::string random_text(std::mt19937& rng) {
  std::string out;
  const auto n = rng() % 60;
  for (unsigned i = 0; i < n; ++i) {
    out += pieces[rng() % std::size(pieces)];
    if (rng() % 3 != 0) out += ' ';
  }
  return out;
}

Report random_report(std::mt19937& rng) {
  Report r;
  const auto sections = rng() % 4;
  for (unsigned i = 0; i < sections; ++i) {
    const auto begin = static_cast<std::uint32_t>(r.text.size());
    r.text += random_text(rng);
    r.sections.push_back({{begin, static_cast<std::uint32_t>(r.text.size())}, static_cast<SectionKind>(rng() % 9)});
    r.text += "\n";
  }
  return r;
}

void check(const Report& r, const Text& t) {
  std::uint32_t at = 0;
  for (const Token& token : t.tokens) {
    ASSERT_LE(at, token.span.begin);
    ASSERT_LT(token.span.begin, token.span.end);
    ASSERT_LE(token.span.end, r.text.size());
    ASSERT_TRUE(utf8::is_boundary(r.text, token.span.begin) && utf8::is_boundary(r.text, token.span.end));
    at = token.span.end;
  }
  std::uint32_t token = 0;
  for (const Sentence& s : t.sentences) {
    ASSERT_EQ(s.first_token, token) << "every token is in one sentence";
    ASSERT_LT(s.first_token, s.last_token);
    ASSERT_EQ(s.span.begin, t.tokens[s.first_token].span.begin);
    ASSERT_EQ(s.span.end, t.tokens[s.last_token - 1].span.end);
    ASSERT_TRUE(r.sections[s.section_index].span.contains(s.span));
    token = s.last_token;
  }
  ASSERT_EQ(token, t.tokens.size());
  // Outside the tokens there is nothing but white space (and boilerplate).
  token = 0;
  for (const Section& section : r.sections) {
    if (section.kind == SectionKind::boilerplate) continue;
    for (std::uint32_t i = section.span.begin; i < section.span.end;) {
      if (token < t.tokens.size() && t.tokens[token].span.begin == i) {
        i = t.tokens[token++].span.end;
        continue;
      }
      const auto c = utf8::decode(r.text, i);
      ASSERT_TRUE(utf8::is_space(c.code)) << "byte " << i << " is in no token: " << r.text;
      i += c.size;
    }
  }
  at = 0;
  for (const Name& n : t.names) {
    ASSERT_LE(at, n.span.begin) << "names are sorted and do not overlap";
    ASSERT_LT(n.span.begin, n.span.end);
    ASSERT_TRUE(utf8::is_boundary(r.text, n.span.begin) && utf8::is_boundary(r.text, n.span.end));
    ASSERT_LE(n.title.end, n.span.begin) << "a title stands before its name";
    ASSERT_STRNE(n.rule, "");
    at = n.span.end;
  }
}

TEST(TextProperties, HoldOfRandomReports) {
  std::mt19937 rng(20261122);
  for (int i = 0; i < 3000; ++i) {
    const Report r = random_report(rng);
    const Text t = read(r, world());
    check(r, t);
    if (HasFatalFailure()) {
      ADD_FAILURE() << "text: " << r.text;
      return;
    }
    if (i % 50 == 0) {
      ASSERT_EQ(to_text(t, r), to_text(read(r, world()), r)) << "same input, same result";
    }
  }
}

TEST(TextProperties, InvalidBytesDoNotBreakIt) {
  std::mt19937 rng(7);
  for (int i = 0; i < 500; ++i) {
    Report r;
    const auto n = rng() % 80;
    for (unsigned k = 0; k < n; ++k) r.text += static_cast<char>(rng() % 256);
    r.sections = {{{0, static_cast<std::uint32_t>(r.text.size())}, SectionKind::body}};
    const Text t = read(r, world());
    for (const Token& token : t.tokens) ASSERT_LE(token.span.end, r.text.size());
  }
}

// Ten times the text takes about ten times as long: a quadratic loop would take a hundred times.
TEST(TextProperties, TimeGrowsWithTheText) {
  for (const char* piece : {"Ada ", "A. ", "((((", "\"\"", "U.S. ", "of the ", "a.b.", "Mr. ", "President ", "???", "' ", "Ministry of ", "a-", "1,"}) {
    const auto time = [&](std::size_t copies) {  // of the processor, the best of three: other programs hardly show in it
      Report r;
      for (std::size_t i = 0; i < copies; ++i) r.text += piece;
      r.sections = {{{0, static_cast<std::uint32_t>(r.text.size())}, SectionKind::body}};
      double best = 1e9;
      for (int run = 0; run < 3; ++run) {
        const std::clock_t start = std::clock();
        const Text t = read(r, world());
        EXPECT_FALSE(t.tokens.empty());
        best = std::min(best, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
      }
      return best;
    };
    const double small = std::max(time(2000), 1e-3), large = time(20000);
    EXPECT_LT(large, 60 * small) << "quadratic over '" << piece << "'";
  }
}

}  // namespace
}  // namespace synoptic::text
