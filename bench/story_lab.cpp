// Workbench for grouping: scores labelled sets in one process and writes pair features for tools/story_weights.py.
//
//   story_lab DIR...                   B-cubed and pair scores of each DIR/docs.jsonl, and the time of each step
//   story_lab --pairs OUT.tsv DIR...   set, same story (0/1) and the features of every candidate pair
//   story_lab --set bias=-4,link=0.4 DIR...     with other weights (the names are those printed in the header of OUT)
//   story_lab --batch N DIR...         each set cut into batches of N stories: how small batches fare
//   story_lab --wrong N DIR...         up to N wrongly joined and N wrongly parted pairs, with features
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <set>

#include <nlohmann/json.hpp>

#include "base/hash.hpp"
#include "ingest/ingest.hpp"
#include "story/detail.hpp"
#include "story/links.hpp"

using namespace synoptic;
using namespace synoptic::story;

namespace {

const char* const names[] = {"all",           "head",           "title_in_text",  "names", "rare_name", "numbers", "count_conflict",
                             "foreign_names", "strangers", "ages", "key_terms_low", "key_terms_high", "near",  "far",       "undated", "short"};
static_assert(std::size(names) == feature_count);

struct Set {
  std::string name;
  std::vector<Report> reports;
  std::vector<std::string> gold, topic;
};

Set load(const std::filesystem::path& dir, const World& world) {
  Set set;
  set.name = dir.filename().string();
  std::ifstream in(dir / "docs.jsonl");
  std::string line;
  const auto text = [](const nlohmann::json& j, const char* key) {
    const auto it = j.find(key);
    return it != j.end() && it->is_string() ? it->get<std::string>() : std::string();
  };
  while (std::getline(in, line)) {
    const auto j = nlohmann::json::parse(line);
    nlohmann::json r;  // the record that score/score.py makes of it
    r["id"] = text(j, "id");
    r["title"] = text(j, "title");
    r["text"] = text(j, "text").empty() ? text(j, "title") : text(j, "text");
    if (const auto s = text(j, "date"); !s.empty()) r["published"] = s;
    if (const auto s = text(j, "source"); !s.empty()) r["outlet"] = s;
    if (const auto s = text(j, "url"); !s.empty()) r["url"] = s;
    auto report = ingest::read_record(r.dump(), world);
    if (!report) continue;
    set.reports.push_back(std::move(*report));
    set.gold.push_back(text(j, "story"));
    set.topic.push_back(text(j, "topic"));
  }
  return set;
}

// Processor time of this process in ms: what the work costs, however busy the machine is.
double clock_now() { return 1000.0 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

struct Score {
  double p = 0, r = 0, f = 0;
};
Score prf(double tp, double sys, double gold) {
  Score s{sys > 0 ? tp / sys : 0, gold > 0 ? tp / gold : 0, 0};
  s.f = s.p + s.r > 0 ? 2 * s.p * s.r / (s.p + s.r) : 0;
  return s;
}

}  // namespace

int main(int argc, char** argv) {
  Model model;
  std::string pairs;
  int wrong = 0, batch_stories = 0;
  unsigned threads = 1;
  std::vector<std::filesystem::path> dirs;
  for (int i = 1; i < argc; ++i) {
    const std::string a = argv[i];
    if (a == "--pairs" && i + 1 < argc) pairs = argv[++i];
    else if (a == "--threads" && i + 1 < argc) threads = static_cast<unsigned>(std::stoi(argv[++i]));
    else if (a == "--batch" && i + 1 < argc) batch_stories = std::stoi(argv[++i]);
    else if (a == "--wrong" && i + 1 < argc) wrong = std::stoi(argv[++i]);
    else if (a == "--set" && i + 1 < argc) {
      std::stringstream list(argv[++i]);
      std::string item;
      while (std::getline(list, item, ',')) {
        const auto eq = item.find('=');
        const std::string key = item.substr(0, eq);
        const float value = std::stof(item.substr(eq + 1));
        if (key == "bias") model.bias.dated = value;
        if (key == "u.bias") model.bias.undated = value;
        if (key == "grow") model.grow = value;
        if (key == "link") model.link = value;
        if (key == "floor") model.floor = value;
        if (key == "veto") model.veto = value;
        if (key == "veto_from") model.veto_from = value;
        for (std::size_t k = 0; k < feature_count; ++k)
          if (key == names[k]) model.weights[k].dated = value;
          else if (key == std::string("u.") + names[k]) model.weights[k].undated = value;
      }
    } else dirs.emplace_back(a);
  }
  const auto world = World::load();
  if (!world) return 1;
  std::ofstream out;
  if (!pairs.empty()) {
    out.open(pairs);
    out << "set\tstory\tsame";
    for (const auto* n : names) out << '\t' << n;
    out << '\n';
  }
  double sum = 0;
  int sets = 0;
  for (const auto& dir : dirs) {
    const Set set = load(dir, *world);
    const std::size_t n = set.reports.size();
    std::vector<std::vector<std::uint32_t>> batches;
    {
      // By topic or by first day, so that events of one kind and time meet: the hard way to cut.
      std::map<std::string, std::vector<std::uint32_t>> of_story;
      for (std::uint32_t i = 0; i < n; ++i) of_story[batch_stories > 0 ? set.gold[i] : ""].push_back(i);
      std::map<std::pair<std::string, std::string>, std::vector<std::uint32_t>> by_story;
      for (auto& [story, members] : of_story) {
        std::string key = set.topic[members[0]];
        if (key.empty())
          for (const auto i : members) key = key.empty() ? set.reports[i].published.value : std::min(key, set.reports[i].published.value);
        by_story[{key, story}] = std::move(members);
      }
      int k = 0;
      for (const auto& [key, members] : by_story) {
        if (k++ % std::max(1, batch_stories) == 0) batches.emplace_back();
        batches.back().insert(batches.back().end(), members.begin(), members.end());
      }
    }
    std::vector<std::size_t> predicted(n);
    std::vector<double> sizes;
    std::size_t copies = 0, found = 0, tried = 0;
    double prepare_ms = 0, candidates_ms = 0, group_ms = 0;
    int joined = 0, parted = 0;
    for (const auto& part : batches) {
    std::vector<Report> reports;
    for (const auto i : part) reports.push_back(set.reports[i]);
    const auto t0 = clock_now();
    const Batch batch = prepare(reports, threads);
    const auto t1 = clock_now();
    const auto candidates = find_candidates(batch.vectors, threads);
    const auto t2 = clock_now();
    const auto stories = group(reports, batch, model, threads);
    const auto t3 = clock_now();
    const auto ms = [](double a, double b) { return b - a; };

    prepare_ms += ms(t0, t1);
    candidates_ms += ms(t1, t2);
    group_ms += ms(t2, t3);
    for (std::size_t s = 0; s < stories.size(); ++s) {
      for (const auto r : stories[s].reports) predicted[part[r]] = sizes.size();
      sizes.push_back(static_cast<double>(stories[s].reports.size()));
    }
    for (std::size_t k = 0; k < reports.size(); ++k) copies += batch.leader[k] != k;
    tried += candidates.size();
    for (const auto& [a, b] : candidates) {
      const auto ra = part[batch.order[a]], rb = part[batch.order[b]];
      const bool same = set.gold[ra] == set.gold[rb];
      found += same;
      const bool together = predicted[ra] == predicted[rb];
      const auto features = compare(batch.vectors.reports[a], batch.vectors.reports[b], batch.vectors.vocabulary);
      if (out) {
        out << set.name << '\t' << set.gold[ra] << '\t' << same;
        for (const float x : features) out << '\t' << x;
        out << '\n';
      }
      if (same == together || (together ? joined++ : parted++) >= wrong) continue;
      std::printf("%s p=%.2f", together ? "JOINED" : "PARTED", static_cast<double>(model.probability(features)));
      for (std::size_t k = 0; k < feature_count; ++k) std::printf(" %s %.2f", names[k], static_cast<double>(features[k]));
      for (const auto q : {ra, rb})
        std::printf("\n   %s %s | %s | %.220s", set.gold[q].c_str(), set.reports[q].published.value.c_str(), set.reports[q].title.c_str(),
                    set.reports[q].text.c_str());
      std::printf("\n");
    }
    }
    std::map<std::pair<std::string, std::size_t>, double> both;
    std::map<std::string, double> golds;
    for (std::size_t i = 0; i < n; ++i) {
      both[{set.gold[i], predicted[i]}] += 1;
      golds[set.gold[i]] += 1;
    }
    double p = 0, r = 0, tp = 0, sys = 0, gold = 0;
    for (const auto& [key, v] : both) {
      p += v * v / sizes[key.second];
      r += v * v / golds[key.first];
      tp += v * (v - 1) / 2;
    }
    for (const double v : sizes) sys += v * (v - 1) / 2;
    for (const auto& [key, v] : golds) gold += v * (v - 1) / 2;
    p /= static_cast<double>(n);
    r /= static_cast<double>(n);
    const double f = 2 * p * r / (p + r);
    const Score pair = prf(tp, sys, gold);
    std::map<std::string, std::set<std::string>> kinds;
    std::map<std::string, std::map<std::size_t, std::set<std::string>>> mixed;
    for (std::size_t i = 0; i < n; ++i)
      if (!set.topic[i].empty()) mixed[set.topic[i]][predicted[i]].insert(set.gold[i]);
    int glued = 0;
    for (const auto& [topic, clusters] : mixed)
      glued += std::any_of(clusters.begin(), clusters.end(), [](const auto& c) { return c.second.size() > 1; });
    std::printf("%-26s B3 %5.1f %5.1f %5.1f | pair %5.1f %5.1f %5.1f | glued %d | %zu copies, %zu candidates (%.1f%% of gold pairs) | "
                "prepare %.0f candidates %.0f group %.0f ms: %.0f reports/s\n",
                set.name.c_str(), 100 * p, 100 * r, 100 * f, 100 * pair.p, 100 * pair.r, 100 * pair.f, glued, copies, tried,
                100 * static_cast<double>(found) / gold, prepare_ms, candidates_ms, group_ms, 1000.0 * static_cast<double>(n) / (prepare_ms + group_ms));
    if (set.name.find("uci") == std::string::npos && set.name.find("tgcontest") == std::string::npos) { sum += f; ++sets; }
  }
  if (sets > 0) std::printf("mean B3 F over %d full-text sets: %.2f\n", sets, 100 * sum / sets);
}
