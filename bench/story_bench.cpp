// How fast grouping is, on reports made up from a fixed seed: `items_per_second` = reports a second on one thread.
//   cmake --preset bench && cmake --build --preset bench --target bench_story && build/bench/bench/bench_story
#include <benchmark/benchmark.h>

#include <cmath>
#include <random>

#include "story/detail.hpp"
#include "story/group.hpp"

using namespace synoptic;
using namespace synoptic::story;

namespace {

// Words with the frequencies of a language (rank^-1), events with names of their own, two to four reports an event.
std::vector<Report> make_reports(std::size_t n, std::size_t words) {
  std::mt19937 rng(7);
  const auto word = [&](std::uint32_t k) {
    std::string w;
    for (k += 50; k > 0; k /= 21) w += static_cast<char>('a' + k % 21);
    return w;
  };
  const auto common = [&] { return word(static_cast<std::uint32_t>(std::exp(static_cast<double>(rng() % 10000) / 10000.0 * 10.5))); };
  std::vector<Report> reports;
  while (reports.size() < n) {
    std::vector<std::string> own;
    for (int k = 0; k < 15; ++k) {
      own.push_back(word(static_cast<std::uint32_t>(100000 + rng() % 1000000)));
      if (k < 8) own.back()[0] = static_cast<char>(own.back()[0] - 32);
    }
    const auto day = std::to_string(10 + rng() % 19);
    for (std::size_t t = 2 + rng() % 3; t > 0 && reports.size() < n; --t) {
      Report r;
      r.title = own[rng() % 8] + " " + common() + " " + own[rng() % own.size()] + " " + common();
      for (std::size_t k = 0; k < words; ++k) {
        r.text += rng() % 6 == 0 ? own[rng() % own.size()] : common();
        r.text += k % 20 == 19 ? ".\n" : " ";
      }
      std::uint32_t at = 0;
      while (at < r.text.size()) {
        const auto end = static_cast<std::uint32_t>(std::min(r.text.find('\n', at), r.text.size()));
        r.sections.push_back({{at, end}, SectionKind::body});
        at = end + 1;
      }
      r.published = {"2031-03-" + day, DateBasis::metadata, {}};
      r.id = make_report_id(r);
      reports.push_back(std::move(r));
    }
  }
  return reports;
}

void group_reports(benchmark::State& state) {
  const auto reports = make_reports(static_cast<std::size_t>(state.range(0)), static_cast<std::size_t>(state.range(1)));
  for (auto _ : state) benchmark::DoNotOptimize(group(reports));
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(group_reports)->ArgNames({"reports", "words"})->Args({100, 330})->Args({3000, 330})->Args({3000, 90})->Args({3000, 640})->Args({20000, 330})->Unit(benchmark::kMillisecond);

void terms_of_reports(benchmark::State& state) {
  const auto reports = make_reports(500, 330);
  std::int64_t bytes = 0;
  for (const Report& r : reports) bytes += static_cast<std::int64_t>(r.text.size());
  for (auto _ : state)
    for (const Report& r : reports) benchmark::DoNotOptimize(read_terms(r));
  state.SetItemsProcessed(state.iterations() * 500);
  state.SetBytesProcessed(state.iterations() * bytes);
}
BENCHMARK(terms_of_reports)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
