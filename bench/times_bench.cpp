// The time tagger over news. Text: the reports of the JSON lines file that SYNOPTIC_NEWS names ({"text", "date"?} a line, at most 20 MB of
// it), or invented prose with about as many time expressions as news has.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <fstream>

#include <nlohmann/json.hpp>

#include "annotate/times.hpp"
#include "annotate/times_scan.hpp"

namespace synoptic {
namespace {

void add(std::vector<Report>& reports, const std::string& text, const std::string& date) {
  Report r;
  r.text = text;
  r.published.value = date;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find('\n', at), text.size());
    if (end > at) r.sections.push_back({{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)}, SectionKind::body});
    at = end + 1;
  }
  reports.push_back(std::move(r));
}

const std::vector<Report>& news() {
  static const std::vector<Report> reports = [] {
    std::vector<Report> out;
    std::size_t bytes = 0;
    if (const char* path = std::getenv("SYNOPTIC_NEWS")) {
      std::ifstream in(path);
      for (std::string line; std::getline(in, line) && bytes < 20'000'000;) {
        const auto j = nlohmann::json::parse(line);
        add(out, j.value("text", ""), j.value("date", ""));
        bytes += out.back().text.size();
      }
      return out;
    }
    std::string text;
    while (text.size() < 3000)
      text += "President Ivan Tolvaj met the harbour board in Samarkand on Monday, his office said in a statement. The ferry of the Northern Harbour Board had "
              "burned at its quay, and nobody was hurt. Residents of the old town had heard nothing, and prices have risen by 8% since last September.\n"
              "About 12,000 tonnes of grain, worth $3.5m, have been waiting at the port for two to three weeks. The board may sell them to the city.\n";
    for (int i = 0; i < 200; ++i) add(out, text, "2023-03-01");
    return out;
  }();
  return reports;
}

void count(benchmark::State& state) {
  std::int64_t bytes = 0;
  for (const Report& r : news()) bytes += static_cast<std::int64_t>(r.text.size());
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * bytes);
}

void words(benchmark::State& state) {
  for (auto _ : state)
    for (const Report& r : news()) benchmark::DoNotOptimize(annotate::times::split_words(r));
  count(state);
}
BENCHMARK(words)->Unit(benchmark::kMillisecond);

void tagger(benchmark::State& state) {
  for (auto _ : state)
    for (const Report& r : news()) benchmark::DoNotOptimize(annotate::find_times(r, {}, r.published.day()));
  count(state);
}
BENCHMARK(tagger)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace synoptic
