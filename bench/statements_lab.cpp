// Workbench for the weights of align/statements_support.hpp: stories with pairs of stretches in, the features of the units there out.
//
//   statements_lab < STORIES.jsonl
// A story a line: {"reports": [input records, contract.md], "pairs": [[ref, begin, end, ref, begin, end]...], "stretches": [[ref, begin, end]...], "all": bool}
// First line out: {"support": [names of features], "clarity": [names], "standing": [names]}; then a line a pair: {"there": [features], "back": [features]}, does the
// second say what the first says, and the other way round, without them where no unit covers half of a stretch; "clear": [[features], [features]],
// of the two stretches as they are; then a line a stretch: {"clear": [features], "standing": [features]}, empty if there is none.
// With "all", then a line a pair of units of two reports that are a little alike: {"a": [ref, begin, end], "b": [...], "there": ..., "back": ...}, and {}.
#include <algorithm>
#include <iostream>

#include <nlohmann/json.hpp>

#include "align/clarity.hpp"
#include "align/standing.hpp"
#include "align/statements_support.hpp"
#include "base/models_path.hpp"
#include "engine/pipeline.hpp"
#include "ingest/ingest.hpp"

using namespace synoptic;
using namespace synoptic::align;

namespace {

// The unit that shares most with the stretch, if that is half of both together.
std::uint32_t unit_at(const StoryUnits& story, const std::vector<Document>& documents, const std::string& ref, Span span) {
  std::uint32_t best = StoryUnits::none;
  double most = .5;
  for (std::uint32_t u = 0; u < story.units().size(); ++u) {
    if (documents[story.units()[u].report].report.ref != ref) continue;
    const Span s = story.units()[u].clause.span;
    const std::int64_t shared = std::int64_t{std::min(s.end, span.end)} - std::int64_t{std::max(s.begin, span.begin)};
    const double share = static_cast<double>(shared) / static_cast<double>(std::max(s.end, span.end) - std::min(s.begin, span.begin));
    if (share >= most) most = share, best = u;
  }
  return best;
}

// Empty if there is no such report.
std::vector<float> clear(const std::vector<Document>& documents, const std::string& ref, Span span) {
  for (const Document& d : documents) {
    if (d.report.ref != ref) continue;
    const auto& words = d.analysis.text.words;
    const auto first = std::partition_point(words.begin(), words.end(), [&](const WrittenWord& w) { return w.span.end <= span.begin; });
    const auto last = std::partition_point(words.begin(), words.end(), [&](const WrittenWord& w) { return w.span.begin < span.end; });
    if (first >= last) break;
    const ClarityFeatures f = clarity_features(d, static_cast<std::uint32_t>(first - words.begin()), static_cast<std::uint32_t>(last - words.begin()));
    return {f.begin(), f.end()};
  }
  return {};
}

}  // namespace

int main() {
  const auto folder = find_models();
  if (!folder) return std::cerr << folder.error().message << "\n", 1;
  const auto known = engine::Knowledge::load(*folder);
  if (!known) return std::cerr << known.error().message << "\n", 1;
  nlohmann::json names;
  for (std::size_t f = 0; f < support_feature_count; ++f) names["support"].push_back(name_of(static_cast<SupportFeature>(f)));
  for (std::size_t f = 0; f < clarity_feature_count; ++f) names["clarity"].push_back(name_of(static_cast<ClarityFeature>(f)));
  for (std::size_t f = 0; f < standing_feature_count; ++f) names["standing"].push_back(name_of(static_cast<StandingFeature>(f)));
  std::cout << names.dump() << "\n";
  for (std::string line; std::getline(std::cin, line);) {
    const auto j = nlohmann::json::parse(line);
    std::vector<Report> reports;
    for (const auto& r : j.at("reports"))
      if (auto report = ingest::read_record(r.dump(), known->world)) reports.push_back(std::move(*report));
    const Dossier d = engine::compare(engine::settle(std::move(reports)), *known);
    const Identities identities = find_identities(d.documents, known->world);
    const auto parallels = align_passages(d.documents, d.passages);
    Terms terms(d.documents, identities);
    const StoryUnits story(d.documents, terms, known->world);
    Support support(d.documents, identities, story, terms, parallels, known->language ? known->language->vectors() : nullptr);
    const Standing standing(d.documents);
    for (const auto& p : j.value("pairs", nlohmann::json::array())) {
      const std::uint32_t a = unit_at(story, d.documents, p[0], {p[1], p[2]}), b = unit_at(story, d.documents, p[3], {p[4], p[5]});
      nlohmann::json out = nlohmann::json::object();
      if (a != StoryUnits::none && b != StoryUnits::none) out = {{"there", support.features(a, b)}, {"back", support.features(b, a)}};
      out["clear"] = {clear(d.documents, p[0], {p[1], p[2]}), clear(d.documents, p[3], {p[4], p[5]})};
      std::cout << out.dump() << "\n";
    }
    for (const auto& p : j.value("stretches", nlohmann::json::array())) {
      nlohmann::json out = {{"clear", clear(d.documents, p[0], {p[1], p[2]})}, {"standing", nlohmann::json::array()}};
      for (std::uint32_t r = 0; r < d.documents.size(); ++r)
        if (d.documents[r].report.ref == p[0].get<std::string>()) out["standing"] = standing.features({r, {p[1], p[2]}});
      std::cout << out.dump() << "\n";
    }
    if (!j.value("all", false)) continue;
    const auto place = [&](std::uint32_t u) { return nlohmann::json{d.documents[story.units()[u].report].report.ref, story.units()[u].clause.span.begin, story.units()[u].clause.span.end}; };
    for (const StoryUnits::Pair& p : story.alike())
      for (const std::uint32_t a : story.nodes()[p.a].units)
        for (const std::uint32_t b : story.nodes()[p.b].units)
          if (story.units()[a].report != story.units()[b].report)
            std::cout << nlohmann::json{{"a", place(a)}, {"b", place(b)}, {"there", support.features(a, b)}, {"back", support.features(b, a)}}.dump() << "\n";
    std::cout << "{}\n";
  }
}
