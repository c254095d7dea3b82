// Sentences, tokens and names over invented prose with the density of names that news has.
#include <benchmark/benchmark.h>

#include "base/models_path.hpp"
#include "text/text.hpp"

namespace synoptic {
namespace {

Report prose(std::size_t paragraphs) {
  constexpr const char* lines[] = {
      "Belarusian President Ivan Tolvaj met the harbour board in Samarkand on Monday, his office said in a statement.",
      "“We are not leaving,” said Nadia Korsun, a spokesperson for the Northern Harbour Board (NHB), who didn't give details.",
      "The foreign ministry in Beijing welcomed the plan, while the European Union and the U.S. asked for more time to study it.",
      "About 12,000 tonnes of grain, worth $3.5m, have been waiting at the port since Sept. 14, according to Mr. Korsun.",
      "Residents of the old town said they had heard nothing, and that prices had risen by 8% in a week of queues and rumours.",
  };
  Report r;
  for (std::size_t i = 0; i < paragraphs; ++i) {
    const auto begin = static_cast<std::uint32_t>(r.text.size());
    r.text += lines[i % std::size(lines)];
    r.sections.push_back({{begin, static_cast<std::uint32_t>(r.text.size())}, SectionKind::body});
    r.text += '\n';
  }
  return r;
}

const World& world() {
  static const World w = std::move(World::load().value());
  return w;
}

void count(benchmark::State& state, const Report& r) {
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(r.text.size()));
}

void split_only(benchmark::State& state) {
  const Report r = prose(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) {
    Text t;
    text::split(r, t);
    benchmark::DoNotOptimize(t);
  }
  count(state, r);
}
BENCHMARK(split_only)->Arg(30)->Arg(3000);

void split_trained(benchmark::State& state) {
  const Report r = prose(static_cast<std::size_t>(state.range(0)));
  const auto borders = text::Borders::load(find_models().value() / text::Borders::file_name);
  for (auto _ : state) {
    Text t;
    text::TrainedJudge judge(*borders);
    text::split(r, t, &judge);
    benchmark::DoNotOptimize(t);
  }
  count(state, r);
}
BENCHMARK(split_trained)->Arg(3000);

void split_and_names(benchmark::State& state) {
  const Report r = prose(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(text::read(r, world()));
  count(state, r);
}
BENCHMARK(split_and_names)->Arg(30)->Arg(3000);

void load_world(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(World::load());
}
BENCHMARK(load_world)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace synoptic
