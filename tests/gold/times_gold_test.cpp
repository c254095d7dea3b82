// The time expressions and publication days of the hand-annotated story in ../shared, where it is there. Offsets of the
// gold are bytes of the files as they came, so the files are read as they are: a section a paragraph, nothing stripped.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "annotate/times.hpp"
#include "text/text.hpp"

namespace synoptic {
namespace {

const std::filesystem::path shared = std::filesystem::path(SYNOPTIC_SOURCE_DIR) / ".." / "shared";

std::vector<nlohmann::json> read_lines(const std::filesystem::path& path) {
  std::vector<nlohmann::json> out;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);)
    if (!line.empty()) out.push_back(nlohmann::json::parse(line));
  return out;
}

Report read_report(const std::string& name) {
  std::ifstream in(shared / "reports/beijing-visit" / (name + ".txt"));
  std::stringstream text;
  text << in.rdbuf();
  Report r;
  r.text = text.str();
  r.ref = name;
  for (std::size_t at = 0; at < r.text.size();) {
    const auto end = std::min(r.text.find('\n', at), r.text.size());
    // A line that ends in a handle and a date is an embedded post.
    const auto line = std::string_view(r.text).substr(at, end - at);
    const bool embed = line.find("(@") != std::string_view::npos;
    if (end > at) r.sections.push_back({{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)}, embed ? SectionKind::embed : SectionKind::body});
    at = end + 1;
  }
  r.id = make_report_id(r);
  return r;
}

TEST(TimesGold, ValuesOfTheVisit) {
  const auto gold = read_lines(shared / "gold/beijing-visit/dates.jsonl");
  const auto published = read_lines(shared / "gold/beijing-visit/published.jsonl");
  if (gold.empty() || published.empty()) GTEST_SKIP() << "the annotated story is not in " << shared;
  std::map<std::string, std::vector<nlohmann::json>> by_report;
  for (const auto& g : gold) by_report[g["report"]].push_back(g);
  int right = 0, all = 0;
  std::string wrong;
  for (const auto& p : published) {
    const Report report = read_report(p["report"]);
    const auto times = annotate::find_times(report, {}, parse_day(p["published"].get<std::string>()));
    for (const auto& g : by_report[p["report"]]) {
      const Span span{g["begin"].get<std::uint32_t>(), g["end"].get<std::uint32_t>()};
      const auto hit = std::find_if(times.begin(), times.end(), [&](const Time& t) { return t.span.overlaps(span); });
      const std::string got = hit == times.end() ? "nothing" : hit->value;
      ++all;
      if (got == g["value"]) ++right;
      else wrong += g["report"].get<std::string>() + " " + g["text"].get<std::string>() + ": " + g["value"].get<std::string>() + ", got " + got + "\n";
    }
  }
  RecordProperty("right", right);
  EXPECT_GE(right, 33) << "of " << all << "\n" << wrong;
}

TEST(TimesGold, PublicationDaysOfTheVisit) {
  const auto published = read_lines(shared / "gold/beijing-visit/published.jsonl");
  if (published.empty()) GTEST_SKIP() << "the annotated story is not in " << shared;
  const auto world = World::load();
  ASSERT_TRUE(world);
  std::vector<Document> documents;
  for (const auto& p : published) {
    Document d;
    d.report = read_report(p["report"]);
    if (p["certainty"] == "stated") d.report.published = {p["published"].get<std::string>(), DateBasis::stated, {}};
    d.analysis.analysed = true;
    d.analysis.text = text::read(d.report, *world);
    documents.push_back(std::move(d));
  }
  const auto stamps = annotate::infer_published(documents, *world);
  for (std::size_t i = 0; i < stamps.size(); ++i) {
    const auto want = parse_day(published[i]["published"].get<std::string>());
    const auto got = stamps[i].day();
    ASSERT_TRUE(got) << documents[i].report.ref;
    EXPECT_LE(std::abs(*got - *want), published[i]["tolerance_days"].get<int>()) << documents[i].report.ref << ": " << stamps[i].value;
    if (stamps[i].basis == DateBasis::inferred) {
      EXPECT_TRUE(stamps[i].evidence);
    }
  }
}

}  // namespace
}  // namespace synoptic
