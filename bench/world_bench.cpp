// What is known of the world: opening the file, and the look-ups that every word of every report pays for.
#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "world/world.hpp"

namespace synoptic {
namespace {

const World& world() {
  static const World w = std::move(World::load().value());
  return w;
}

void load_world(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(World::load());
}
BENCHMARK(load_world)->Unit(benchmark::kMillisecond);

// Words as news has them: about three known for one unknown, and the beginnings of phrases.
std::vector<std::string> words() {
  std::vector<std::string> out;
  constexpr std::string_view text =
      "belarusian president ivan tolvaj met the harbour board in samarkand on monday his office said in a statement we are not leaving said nadia korsun a "
      "spokesperson for the northern harbour board who did not give details the foreign ministry in beijing welcomed the plan while the european union and the "
      "united states asked for more time to study it about twelve thousand tonnes of grain worth three and a half million have been waiting at the port since "
      "according to residents of the old town who had heard nothing and that prices had risen by eight percent in a week of queues and rumours";
  std::vector<std::size_t> at{0};
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] == ' ') at.push_back(i + 1);
  for (std::size_t i = 0; i < at.size(); ++i)
    for (std::size_t n = 1; n <= 2 && i + n <= at.size(); ++n)  // single words, and pairs as a longest-match scan tries them
      out.emplace_back(text.substr(at[i], (i + n < at.size() ? at[i + n] - 1 : text.size()) - at[i]));
  return out;
}

void look_up(benchmark::State& state) {
  const auto all = words();
  for (auto _ : state)
    for (const std::string& w : all) benchmark::DoNotOptimize(world().look_up(w));
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(all.size()));
}
BENCHMARK(look_up);

// Each from another place of the table: what a look-up costs when nothing of it is in the nearest cache.
void look_up_far(benchmark::State& state) {
  std::vector<std::string> all;
  for (std::uint32_t i = 0; i < 60000; ++i) all.push_back((i * 2654435761u >> 7) % 3 == 0 ? "w" + std::to_string(i) : words()[i % 200].substr(0, 1 + i % 7) + std::to_string(i % 5000));
  for (auto _ : state)
    for (const std::string& w : all) benchmark::DoNotOptimize(world().look_up(w));
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(all.size()));
}
BENCHMARK(look_up_far)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace synoptic
