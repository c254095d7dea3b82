// The fast tier alone, on sentences already split: tags, trees and names. Prose without end is made from a seed, so that
// words come and go about as they do in news: a report of 400 words has some 200 of them.
#include <benchmark/benchmark.h>

#include <array>
#include <random>

#include "base/models_path.hpp"
#include "text/fast.hpp"
#include "text/text.hpp"

namespace synoptic {
namespace {

Report prose(std::size_t sentences, unsigned seed) {
  constexpr std::array<const char*, 8> openings = {"On Monday", "In Port Tamar", "According to officials in Samarkand", "Earlier this week", "Two days later", "Speaking in Beijing",
                                                   "In a letter to the harbour board", "After months of talks"};
  constexpr std::array<const char*, 10> actors = {"President Ivan Tolvaj", "the foreign minister of Belarus", "Nadia Korsun", "a spokesman for the Northern Harbour Board", "the European Union",
                                                  "residents of the old town", "Mr. Lind", "three fishermen", "the Tamar Valley Relief Fund", "Admiral Reyes"};
  constexpr std::array<const char*, 10> verbs = {"said that", "denied that", "told reporters that", "had warned that", "did not believe that", "announced that", "repeated that", "would not say whether",
                                                 "learned that", "was told that"};
  constexpr std::array<const char*, 10> objects = {"the new bridge", "12,000 tonnes of grain", "the ceasefire", "prices of bread and fuel", "the joint exercise", "its largest ferry", "a loan of $3.5m",
                                                   "the disputed border", "a second round of elections", "the port's cranes"};
  constexpr std::array<const char*, 8> ends = {"had been delayed by the storm.", "would be closed until Sept. 14.", "could not be saved.", "is waiting for an answer.", "has risen by 8% in a week.",
                                               "were never going to be enough, and left.", "didn't concern anybody but the owners.", "must be approved by parliament."};
  std::mt19937 random(seed);
  const auto pick = [&](const auto& list) { return list[random() % list.size()]; };
  Report r;
  for (std::size_t i = 0; i < sentences; ++i) {
    const auto begin = static_cast<std::uint32_t>(r.text.size());
    std::string invented = "Ka";  // names and words nobody has seen
    for (int k = 0; k < 3; ++k) invented += std::string(1, "lnrstvm"[random() % 7]) + "aeiou"[random() % 5];
    r.text += std::string(pick(openings)) + ", " + pick(actors) + " " + pick(verbs) + " " + pick(objects) + " in " + invented + " " + pick(ends);
    r.sections.push_back({{begin, static_cast<std::uint32_t>(r.text.size())}, SectionKind::body});
    r.text += '\n';
  }
  return r;
}

void tags_trees_names(benchmark::State& state) {
  const auto folder = find_models();
  const auto world = World::load();
  if (!folder || !world) return state.SkipWithError("no folder of models");
  const auto fast = text::Fast::load(*folder / text::Fast::file_name);
  if (!fast) return state.SkipWithError(fast.error().message.c_str());
  std::vector<Report> reports;
  std::vector<Text> texts;
  std::int64_t tokens = 0;
  for (unsigned seed = 0; seed < 50; ++seed) {
    reports.push_back(prose(static_cast<std::size_t>(state.range(0)), seed));
    texts.emplace_back();
    text::split(reports.back(), texts.back());
    tokens += static_cast<std::int64_t>(texts.back().tokens.size());
  }
  for (auto _ : state)
    for (std::size_t i = 0; i < reports.size(); ++i) benchmark::DoNotOptimize(fast->apply(reports[i], *world, texts[i]));
  state.counters["tokens/s"] = benchmark::Counter(static_cast<double>(state.iterations() * tokens), benchmark::Counter::kIsRate);
}
BENCHMARK(tags_trees_names)->Arg(20)->Arg(500)->Unit(benchmark::kMillisecond);

void load(benchmark::State& state) {
  const auto folder = find_models();
  if (!folder) return state.SkipWithError("no folder of models");
  for (auto _ : state) {
    const auto fast = text::Fast::load(*folder / text::Fast::file_name);
    if (!fast) return state.SkipWithError(fast.error().message.c_str());
    benchmark::DoNotOptimize(fast);
  }
}
BENCHMARK(load)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace synoptic
