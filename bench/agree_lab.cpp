// Workbench for the scorer of statements: texts in, scores and features out, for fitting and measuring (bench/agree/proxies.py).
//
//   agree_lab [--plain] [--show] < SETS.jsonl     --plain: without word vectors; --show: on stderr, how each text is read
// A set a line: {"set": name, "title": bool, "texts": [{"text", "begin"?, "end"?}], "pairs": [[i, j]...], "given"?: text}
//   title: the texts are headlines; begin, end: the bytes of the text that are compared, the rest is context;
//   given: texts are weighed against each other (Similarity::weigh), what this one says is known to hold for all
// First line out: {"similarity": [names], "stance": [names]}; then a line a pair:
// {"set", "pair", "score", "stance": [contradicts, agrees, hedges], "s": [features], "t": [features]}
#include <algorithm>
#include <ctime>
#include <iostream>
#include <string_view>

#include <nlohmann/json.hpp>

#include "align/similarity.hpp"
#include "align/stance.hpp"
#include "base/models_path.hpp"
#include "engine/pipeline.hpp"

using namespace synoptic;
using namespace synoptic::align;

namespace {

Document read(const std::string& text, bool title, const engine::Knowledge& known) {
  Document d;
  d.report.text = text;
  d.report.sections.push_back({{0, static_cast<std::uint32_t>(text.size())}, title ? SectionKind::title : SectionKind::body});
  d.analysis = engine::analyse(d.report, known);
  return d;
}

}  // namespace

int main(int argc, char** argv) {
  const auto option = [&](std::string_view name) { return std::find(argv + 1, argv + argc, name) != argv + argc; };
  const bool show = option("--show"), plain = option("--plain");
  const auto folder = find_models();
  if (!folder) return std::cerr << folder.error().message << "\n", 1;
  const auto known = engine::Knowledge::load(*folder);
  if (!known) return std::cerr << known.error().message << "\n", 1;
  const Similarity similarity(plain ? nullptr : known->language->vectors());
  const Stemmer stem;

  nlohmann::json head;
  for (std::size_t f = 0; f < similarity_feature_count; ++f) head["similarity"].push_back(name_of(static_cast<SimilarityFeature>(f)));
  for (std::size_t f = 0; f < stance_feature_count; ++f) head["stance"].push_back(name_of(static_cast<StanceFeature>(f)));
  std::cout << head.dump() << "\n";

  std::clock_t preparing = 0, comparing = 0;
  std::size_t units_made = 0, pairs_made = 0;
  for (std::string line; std::getline(std::cin, line);) {
    const auto j = nlohmann::json::parse(line);
    const bool title = j.value("title", false);
    std::vector<TextUnit> units;
    std::vector<Cues> cues;
    const auto unit = [&](const nlohmann::json& t) {
      const std::string text = t.at("text");
      const Document d = read(text, title, *known);
      const std::uint32_t begin = t.value("begin", 0u), end = t.value("end", static_cast<std::uint32_t>(text.size()));
      const auto& tokens = d.analysis.text.tokens;
      const auto at = [&](std::uint32_t b) { return static_cast<std::uint32_t>(std::partition_point(tokens.begin(), tokens.end(), [&](const Token& x) { return x.span.end <= b; }) - tokens.begin()); };
      const auto stop = [&](std::uint32_t e) { return static_cast<std::uint32_t>(std::partition_point(tokens.begin(), tokens.end(), [&](const Token& x) { return x.span.begin < e; }) - tokens.begin()); };
      const std::clock_t before = std::clock();
      units.push_back(similarity.prepare(d, at(begin), stop(end), stem));
      preparing += std::clock() - before;
      ++units_made;
      cues.push_back(find_cues(d, at(begin), stop(end)));
      if (show) {
        std::cerr << text.substr(begin, end - begin) << "\n   ";
        for (const Token& x : tokens) std::cerr << view(text, x.span) << "/" << x.lemma << "/" << name_of(x.upos) << "/" << name_of(x.deprel) << " ";
        for (const Name& n : d.analysis.text.names) std::cerr << "[" << view(text, n.span) << " " << name_of(n.kind) << " " << n.canonical << " " << n.country << (n.metonym ? " m" : "") << "]";
        std::cerr << "  {";
        for (std::size_t c = 0; c < cue_count; ++c)
          if (cues.back()[static_cast<Cue>(c)]) std::cerr << " " << name_of(static_cast<Cue>(c));
        std::cerr << " }\n";
      }
    };
    for (const auto& t : j.at("texts")) unit(t);
    if (j.contains("given")) {
      unit({{"text", j["given"]}});
      const TextUnit given = units.back();
      units.pop_back();
      cues.pop_back();
      Similarity::weigh(units, &given);
    }
    for (const auto& p : j.at("pairs")) {
      const std::size_t a = p[0], b = p[1];
      const std::clock_t before = std::clock();
      const SimilarityFeatures f = Similarity::features(units[a], units[b]);
      const float score = similarity.score(f);
      const StanceFeatures t = stance_features(cues[a], cues[b], f);
      comparing += std::clock() - before;
      ++pairs_made;
      const Stance to = stance(t);
      std::cout << nlohmann::json{{"stance", {to.contradicts, to.agrees, to.hedges}}, {"set", j.at("set")}, {"pair", p}, {"score", score}, {"s", f}, {"t", t}}.dump() << "\n";
    }
  }
  const auto each = [](std::clock_t t, std::size_t n) { return n == 0 ? 0. : 1e6 * static_cast<double>(t) / CLOCKS_PER_SEC / static_cast<double>(n); };
  std::cerr << units_made << " texts prepared at " << each(preparing, units_made) << " us, " << pairs_made << " pairs compared at " << each(comparing, pairs_made) << " us\n";
}
