// A report written as a record and read back is the same report.
#include <gtest/gtest.h>

#include <random>

#include "ingest/ingest.hpp"
#include "render/json.hpp"

namespace synoptic {
namespace {

const World& world() {
  static const World w = World::load().value();
  return w;
}

Report random_report(std::mt19937& rng) {
  const auto number = [&](std::uint32_t below) { return static_cast<std::uint32_t>(rng() % below); };
  static const char* pieces[] = {"ferry ", "“quay” ", "é", "\n", "\t", "\\ \"x\" ", "\u200b", "日本", "\U0001F600", "a</b>", "\x01", "The mayor said. "};
  const auto text = [&](std::uint32_t n) {
    std::string s;
    for (std::uint32_t i = 0; i < n; ++i) s += pieces[number(std::size(pieces))];
    return s;
  };
  Report r;
  r.ref = text(3);
  r.title = text(number(5));
  r.url = number(2) ? "https://elda.example/" + std::to_string(number(100)) : "";
  if (number(2)) r.outlet = Outlet{number(2) ? "Elda Post" : "", number(2) ? "elda.example" : ""};
  for (auto i = number(3); i-- > 0;) r.authors.push_back("Mira " + text(1));
  for (auto i = number(3); i-- > 0;) r.credits.push_back("AFP" + text(1));
  r.language = number(2) ? "en" : "und";
  r.text = "x" + text(1 + number(60));
  std::vector<std::uint32_t> cuts;
  for (std::uint32_t i = 0; i <= r.text.size(); ++i)
    if ((i == r.text.size() || (static_cast<unsigned char>(r.text[i]) & 0xC0) != 0x80) && number(3) == 0) cuts.push_back(i);
  for (std::size_t i = 0; i + 1 < cuts.size(); i += 2) {
    r.sections.push_back({{cuts[i], cuts[i + 1]}, static_cast<SectionKind>(number(9))});
    r.raw_spans.push_back({{cuts[i], cuts[i + 1]}, cuts[i] * 2u, cuts[i + 1] * 2u});
  }
  if (number(2)) r.published = {"2021-03-03T10:00:00Z", static_cast<DateBasis>(number(4)), cuts.size() > 1 ? std::optional(Span{cuts[0], cuts[1]}) : std::nullopt};
  if (number(2)) r.modified = {"2021-03-04", DateBasis::metadata, {}};
  r.complete = number(2);
  if (number(2)) r.warnings.push_back({"invalid_bytes", text(2)});
  r.id = make_report_id(r);
  return r;
}

bool same_stamp(const DateStamp& a, const DateStamp& b) { return a.value == b.value && a.basis == b.basis && a.evidence == b.evidence; }

TEST(Records, WrittenAndReadBackIsTheSame) {
  std::mt19937 rng(7);
  for (int i = 0; i < 500; ++i) {
    const Report r = random_report(rng);
    const std::string line = render::report_json(r);
    const auto back = ingest::read_record(line, world());
    ASSERT_TRUE(back) << back.error().message << "\n" << line;
    EXPECT_EQ(render::report_json(*back), line);
    EXPECT_EQ(back->text, r.text);
    EXPECT_EQ(back->id, r.id);
    EXPECT_EQ(back->authors, r.authors);
    EXPECT_EQ(back->credits, r.credits);
    EXPECT_TRUE(same_stamp(back->published, r.published) && same_stamp(back->modified, r.modified));
    ASSERT_EQ(back->sections.size(), r.sections.size());
    ASSERT_EQ(back->raw_spans.size(), r.raw_spans.size());
    EXPECT_EQ(back->complete, r.complete);
    EXPECT_EQ(back->warnings.size(), r.warnings.size());
  }
}

TEST(Records, DamagedRecordsOfOursAreRefused) {
  std::mt19937 rng(8);
  Report r = random_report(rng);
  r.sections = {{{0, 1}, SectionKind::body}};
  r.published = {"2021-03-03", DateBasis::stated, {}};
  const std::string line = render::report_json(r);
  for (const auto& [from, to] : std::initializer_list<std::pair<const char*, const char*>>{
           {"\"end\":1,\"kind\"", "\"end\":999999,\"kind\""}, {"\"kind\":\"body\"", "\"kind\":\"poem\""}, {"\"basis\":", "\"bases\":"}, {"\"text\":\"x", "\"text\":5,\"t\":\"x"}}) {
    std::string bad = line;
    const auto at = bad.find(from);
    ASSERT_NE(at, std::string::npos) << from;
    bad.replace(at, std::string_view(from).size(), to);
    EXPECT_FALSE(ingest::read_record(bad, world())) << bad;
  }
}

}  // namespace
}  // namespace synoptic
