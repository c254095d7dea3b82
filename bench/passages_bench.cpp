// Speed of passages and origins: a story of near-copies, one of distinct reports, and the bare run finder.
#include <benchmark/benchmark.h>

#include <random>

#include "align/origins.hpp"
#include "align/passages.hpp"
#include "align/passages_runs.hpp"

namespace {

using namespace synoptic;

std::string made_up_word(std::mt19937& random) {
  static constexpr const char* parts[] = {"ba", "re", "ti", "lon", "ka", "mu", "se", "dor", "vi", "nel", "gra", "sto"};
  std::string w;
  for (unsigned i = 1 + static_cast<unsigned>(random()) % 3; i-- > 0;) w += parts[random() % std::size(parts)];
  return w;
}

std::vector<std::string> made_up_text(std::mt19937& random, std::size_t words) {
  static constexpr const char* glue[] = {"the", "of", "and", "to", "in", "with", "that", "for"};
  std::vector<std::string> out;
  for (std::size_t i = 0; i < words; ++i) out.push_back(random() % 5 < 2 ? glue[random() % std::size(glue)] : made_up_word(random));
  return out;
}

Document document(const std::string& outlet, const std::vector<std::string>& words) {
  Document d;
  Report& r = d.report;
  r.outlet = Outlet{outlet, ""};
  for (std::size_t i = 0; i < words.size(); ++i) {
    r.text += words[i];
    r.text += i % 18 == 17 ? ". " : " ";
    if (i % 60 == 59) r.text += "\n\n";
  }
  for (std::size_t at = 0; at < r.text.size();) {
    const std::size_t end = std::min(r.text.find("\n\n", at), r.text.size());
    r.sections.push_back({{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)}, SectionKind::body});
    at = end + 2;
  }
  r.id = make_report_id(r);
  return d;
}

// `changed` per cent of the words replaced, the tail cut off here and there.
std::vector<Document> near_copies(std::size_t n, unsigned changed) {
  std::mt19937 random(5);
  const auto wire = made_up_text(random, 500);
  std::vector<Document> out;
  for (std::size_t i = 0; i < n; ++i) {
    auto words = wire;
    if (random() % 3 == 0) words.resize(200 + random() % 300);
    for (auto& w : words)
      if (random() % 100 < changed) w = made_up_word(random);
    out.push_back(document("Paper " + std::to_string(i), words));
  }
  return out;
}

std::vector<Document> distinct(std::size_t n) {
  std::mt19937 random(6);
  std::vector<Document> out;
  for (std::size_t i = 0; i < n; ++i) out.push_back(document("Paper " + std::to_string(i), made_up_text(random, 500)));
  return out;
}

void run(benchmark::State& state, const std::vector<Document>& documents) {
  const World world = *World::load();
  std::size_t passages = 0, origins = 0, bytes = 0;
  for (auto _ : state) {
    auto found = align::find_passages(documents);
    const auto provenance = align::find_origins(documents, found, world);
    passages = found.size();
    origins = provenance.origins.size();
  }
  for (const Document& d : documents) bytes += d.report.text.size();
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes) * static_cast<std::int64_t>(state.iterations()));
  state.counters["passages"] = static_cast<double>(passages);
  state.counters["origins"] = static_cast<double>(origins);
}

void NearCopies(benchmark::State& state) {
  run(state, near_copies(static_cast<std::size_t>(state.range(0)), static_cast<unsigned>(state.range(1))));
}
void Distinct(benchmark::State& state) { run(state, distinct(static_cast<std::size_t>(state.range(0)))); }

void SharedRuns(benchmark::State& state) {
  std::mt19937 random(7);
  std::vector<align::WordId> a(static_cast<std::size_t>(state.range(0))), b;
  for (auto& w : a) w = static_cast<align::WordId>(random() % 5000);
  b = a;
  for (std::size_t i = 0; i < b.size(); i += 40) b[i] = static_cast<align::WordId>(random() % 5000);
  for (auto _ : state) benchmark::DoNotOptimize(align::shared_runs(a, b, 8));
  state.SetItemsProcessed(static_cast<std::int64_t>(a.size() + b.size()) * static_cast<std::int64_t>(state.iterations()));
}

BENCHMARK(NearCopies)->Args({100, 2})->Args({500, 2})->Args({2000, 2})->Args({2000, 15})->Unit(benchmark::kMillisecond);
BENCHMARK(Distinct)->Arg(50)->Arg(500)->Unit(benchmark::kMillisecond);
BENCHMARK(SharedRuns)->Arg(500)->Arg(50000)->Unit(benchmark::kMicrosecond);

}  // namespace
