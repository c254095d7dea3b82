// Seeded random texts against slow obvious references.
#include <gtest/gtest.h>

#include <random>
#include <set>

#include "align/origins.hpp"
#include "align/passages.hpp"
#include "align/passages_runs.hpp"
#include "base/utf8.hpp"
#include "unit/passages_helpers.hpp"

namespace synoptic::align {
namespace {

std::vector<Run> brute_force(const std::vector<WordId>& a, const std::vector<WordId>& b, std::uint32_t least) {
  std::vector<Run> out;
  for (std::uint32_t j = 0; j < b.size(); ++j)
    for (std::uint32_t i = 0; i < a.size(); ++i) {
      if (i > 0 && j > 0 && a[i - 1] == b[j - 1]) continue;
      std::uint32_t n = 0;
      while (i + n < a.size() && j + n < b.size() && a[i + n] == b[j + n]) ++n;
      if (n >= least) out.push_back({0, i, j, n});
    }
  return out;
}

TEST(SharedRuns, EqualTheBruteForceReference) {
  std::mt19937 engine(7);
  const auto random = [&] { return static_cast<std::uint32_t>(engine()); };
  std::size_t runs = 0;
  for (int round = 0; round < 400; ++round) {
    const std::uint32_t alphabet = 2 + random() % 30, least = 1 + random() % 8;
    std::vector<WordId> a(random() % 200), b(random() % 200);
    for (auto& w : a) w = random() % alphabet;
    for (auto& w : b) w = random() % alphabet;
    for (int copy = 0; copy < 3 && a.size() > 20 && b.size() > 20; ++copy) {  // longer runs than chance gives
      const std::size_t n = 1 + random() % 18, from = random() % (a.size() - n), to = random() % (b.size() - n);
      std::copy_n(a.begin() + static_cast<std::ptrdiff_t>(from), n, b.begin() + static_cast<std::ptrdiff_t>(to));
    }
    const auto found = shared_runs(a, b, least);
    ASSERT_EQ(found, brute_force(a, b, least)) << "round " << round;
    runs += found.size();
  }
  EXPECT_GT(runs, 1000u);
}

// Invented prose: sentences of made-up words with grammar between, and copies with edits.
class Newsroom {
 public:
  explicit Newsroom(std::uint32_t seed) : random_(seed) {}

  std::string sentence() {
    std::string s;
    const int n = 8 + pick(15);
    for (int i = 0; i < n; ++i) s += (i ? " " : "") + (i % 2 ? glue[pick(std::size(glue))] : word());
    return s + ".";
  }
  std::string paragraph() {
    std::string s = sentence();
    for (int i = pick(3); i > 0; --i) s += " " + sentence();
    return s;
  }
  std::string edited(const std::string& text, int percent) {
    std::string out, w;
    for (const char c : text + " ") {
      if (c != ' ') {
        w += c;
        continue;
      }
      if (pick(100) < percent) w = pick(2) ? word() : "“" + w + "”";
      out += (out.empty() ? "" : " ") + w;
      w.clear();
    }
    return out;
  }
  int pick(std::size_t n) { return static_cast<int>(random_() % n); }

 private:
  static constexpr const char* glue[] = {"the", "of", "and", "to", "in", "with", "that", "for"};
  std::string word() {
    static constexpr const char* parts[] = {"ba", "ré", "ti", "lon", "ka", "mu", "s'e", "dor", "vi", "nö", "港", "3"};
    std::string w;
    for (int i = 2 + pick(3); i > 0; --i) w += parts[pick(std::size(parts))];
    return w;
  }
  std::mt19937 random_;
};

std::vector<Given> story(std::uint32_t seed) {
  Newsroom room(seed);
  std::vector<std::string> wire;
  for (int i = 0; i < 6; ++i) wire.push_back(room.paragraph());
  std::vector<Given> out;
  for (int r = 0; r < 3 + room.pick(6); ++r) {
    Given g{"Paper " + std::to_string(r), "", room.pick(3) ? "2031-05-0" + std::to_string(1 + room.pick(5)) : "", room.pick(4) ? "" : "AFP"};
    for (int p = 0; p < 6; ++p) {
      if (!g.text.empty()) g.text += "\n\n";
      g.text += room.pick(2) ? room.paragraph() : room.edited(wire[static_cast<std::size_t>(room.pick(6))], 10 * room.pick(4));
    }
    if (!g.credit.empty() && room.pick(2)) g.text += "\n\n[boilerplate]With AFP";
    out.push_back(g);
  }
  return out;
}

TEST(Passages, SpansAreInBoundsOnBordersSortedAndOfSeveralReports) {
  std::size_t passages = 0;
  for (std::uint32_t seed = 0; seed < 60; ++seed) {
    const auto documents = make_documents(story(seed));
    for (const Passage& p : find_passages(documents)) {
      ++passages;
      ASSERT_GE(p.spans.size(), 2u);
      EXPECT_TRUE(std::is_sorted(p.spans.begin(), p.spans.end()));
      std::set<std::uint32_t> reports;
      const auto check = [&](const Place& s) {
        const std::string& text = documents.at(s.report).report.text;
        ASSERT_LT(s.span.begin, s.span.end);
        ASSERT_LE(s.span.end, text.size());
        EXPECT_TRUE(utf8::is_boundary(text, s.span.begin) && utf8::is_boundary(text, s.span.end));
      };
      for (const Place& s : p.spans) check(s), reports.insert(s.report);
      EXPECT_EQ(reports.size(), p.spans.size()) << "one span a report";
      for (const Edit& e : p.edits) {
        if (e.a) check(*e.a);
        if (e.b) check(*e.b);
        EXPECT_EQ(e.kind == EditKind::insert, !e.a);
        EXPECT_EQ(e.kind == EditKind::remove, !e.b);
      }
      EXPECT_EQ(p.verbatim, p.edits.empty());
    }
  }
  EXPECT_GT(passages, 100u);
}

TEST(Origins, HoldTogetherOnAnyStory) {
  const World world = *World::load();
  for (std::uint32_t seed = 0; seed < 60; ++seed) {
    const auto documents = make_documents(story(seed));
    auto passages = find_passages(documents);
    const Provenance p = find_origins(documents, passages, world);
    ASSERT_EQ(p.own.size(), documents.size());
    ASSERT_EQ(p.copied.size(), documents.size());
    ASSERT_EQ(p.stretches.size(), documents.size());
    std::vector<bool> used(p.origins.size(), false);
    for (const auto o : p.own) used.at(o) = true;
    for (const Passage& x : passages)
      if (x.origin) used.at(*x.origin) = true;
    EXPECT_EQ(std::count(used.begin(), used.end(), false), 0) << "seed " << seed;
    EXPECT_LE(p.origins.size(), documents.size() + 1);
    for (const double c : p.copied) EXPECT_TRUE(c >= 0 && c <= 1) << c;
    for (std::size_t r = 0; r < documents.size(); ++r)
      for (std::size_t i = 0; i < p.stretches[r].size(); ++i) {
        EXPECT_LT(p.stretches[r][i].origin, p.origins.size());
        EXPECT_LE(i == 0 ? 0 : p.stretches[r][i - 1].span.end, p.stretches[r][i].span.begin);
      }
    for (const Copy& c : p.copies) {
      EXPECT_NE(c.from_origin.has_value(), c.from_report.has_value());
      EXPECT_FALSE(c.evidence.empty());
    }
  }
}

// The engine sorts reports by date and id; so sorted, whatever order they came in, everything is the same to the byte.
TEST(Origins, DoNotDependOnTheOrderOfReports) {
  const World world = *World::load();
  std::mt19937 engine(3);
  for (std::uint32_t seed = 0; seed < 40; ++seed) {
    auto documents = make_documents(story(seed));
    const auto sorted = [&] {
      std::sort(documents.begin(), documents.end(), [](const Document& a, const Document& b) {
        return std::pair(a.report.published.value, a.report.id) < std::pair(b.report.published.value, b.report.id);
      });
      auto passages = find_passages(documents);
      const Provenance p = find_origins(documents, passages, world);
      std::string out = to_text(passages, documents);
      for (const Origin& o : p.origins) out += o.id + o.label + std::to_string(o.reports.size());
      for (const Copy& c : p.copies) out += std::to_string(c.to) + std::to_string(c.share) + c.evidence.front();
      return out;
    };
    const std::string first = sorted();
    std::shuffle(documents.begin(), documents.end(), engine);
    EXPECT_EQ(sorted(), first) << "seed " << seed;
  }
}

}  // namespace
}  // namespace synoptic::align
