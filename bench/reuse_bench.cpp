// The reuse index over a stream: `bench_reuse [FILE.jsonl ...]`, lines with "text"; without files over invented reports, of
// which a third copy paragraphs from others. Prints processor time on one core, found runs and memory a word.
#include <ctime>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "reuse/index.hpp"
#include "reuse/words.hpp"

namespace {

using namespace synoptic;

constexpr std::size_t invented_reports = 10'000;

double seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

std::vector<std::string> invented() {
  static constexpr const char* parts[] = {"ba", "re", "ti", "lon", "ka", "mu", "se", "dor", "vi", "nel", "gra", "sto"};
  static constexpr const char* glue[] = {"the", "of", "and", "to", "in", "with", "that", "for"};
  std::mt19937 random(5);
  std::vector<std::vector<std::string>> reports;
  std::vector<std::string> out;
  for (std::size_t r = 0; r < invented_reports; ++r) {
    std::vector<std::string> paragraphs;
    for (auto p = 3 + random() % 8; p-- > 0;) {
      if (r > 0 && r % 3 == 0 && random() % 2 == 0) {
        const auto& from = reports[random() % r];
        paragraphs.push_back(from[random() % from.size()]);
        continue;
      }
      std::string text;
      for (auto w = 20 + random() % 50; w-- > 0;) {
        std::string word;
        if (random() % 5 < 2) word = glue[random() % std::size(glue)];
        else
          for (auto n = 1 + random() % 3; n-- > 0;) word += parts[random() % std::size(parts)];
        text += word + (w % 9 == 0 ? ", " : w == 0 ? "." : " ");
      }
      paragraphs.push_back(std::move(text));
    }
    std::string text;
    for (const auto& p : paragraphs) text += p + "\n\n";
    out.push_back(std::move(text));
    reports.push_back(std::move(paragraphs));
  }
  return out;
}

std::vector<std::string> read(const std::vector<std::string>& paths) {
  std::vector<std::string> out;
  for (const std::string& path : paths) {
    std::ifstream in(path);
    if (!in) std::cerr << path << ": cannot be read\n";
    for (std::string line; std::getline(in, line);) out.push_back(nlohmann::json::parse(line).value("text", ""));
  }
  return out;
}

void run(const char* name, const std::vector<std::string>& texts, const reuse::Options& options) {
  std::size_t bytes = 0, words = 0, runs = 0;
  const double begin = seconds();
  reuse::Index index(options);
  reuse::Words scanned;
  for (const std::string& t : texts) {
    scanned.ids.clear();
    scanned.spans.clear();
    reuse::scan(t, {0, static_cast<std::uint32_t>(t.size())}, scanned);
    runs += index.take(scanned, 0).size();
    bytes += t.size();
    words += scanned.ids.size();
  }
  const double took = seconds() - begin, megabytes = static_cast<double>(bytes) / 1e6;
  std::cout << fmt::format("{:<22} {:.1f} MB in {:.2f} s: {:.0f} MB/s; {} runs; {:.1f} bytes a word\n", name, megabytes, took, megabytes / took, runs,
                           static_cast<double>(index.bytes()) / static_cast<double>(words));
}

}  // namespace

int main(int argc, char** argv) {
  const auto texts = argc > 1 ? read({argv + 1, argv + argc}) : invented();
  run("20 words, all pairs", texts, {.least = 20, .unbounded = true});
  run("20 words", texts, {.least = 20});
  run("12 words", texts, {.least = 12});
}
