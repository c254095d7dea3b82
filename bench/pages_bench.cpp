// How fast pages are read: bytes a second and milliseconds a page of each step, on one core, in CPU time.
//
//   bench_pages [--pages PAGES.jsonl] [--save FILE] [--against FILE] [--rounds N]
//
// Without --pages: generated pages of about 100 KB with the make-up of press sites (a third of it scripts, nested furniture, a
// report of 30 paragraphs). PAGES holds {"html": ...} a line. --save writes the figures, --against prints the change to such a file.
#include <fmt/format.h>

#include <ctime>
#include <fstream>
#include <iostream>
#include <map>
#include <random>

#include <nlohmann/json.hpp>

#include "ingest/html_metadata.hpp"
#include "ingest/html_score.hpp"
#include "ingest/ingest.hpp"

using namespace synoptic;
using namespace synoptic::ingest;

namespace {

std::string generated(std::uint32_t seed) {
  std::mt19937 random(seed);
  static constexpr const char* words[] = {"the", "harbour", "council", "said", "of", "ferries", "and", "a", "mayor", "that", "accord", "in", "ships", "were", "by", "company", "to", "northern", "quay", "it"};
  const auto sentence = [&](std::size_t n) {
    std::string out = "The";
    for (std::size_t i = 0; i < n; ++i) out += std::string(" ") + words[random() % std::size(words)];
    return out + ". ";
  };
  std::string out = "<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>Ferry accord signed | Elda Post</title><style>" + std::string(8000, 'x') + "</style><script>var a = \"" + std::string(24000, 'y') + "\";</script></head><body>";
  const auto furniture = [&](int n) {
    for (int i = 0; i < n; ++i)
      out += "<div class=\"teaser teaser--small col-" + std::to_string(i) + "\"><div class=\"teaser__inner\"><a class=\"teaser__link\" href=\"/news/" + std::to_string(random()) + "\"><span class=\"teaser__title\">" + sentence(7) + "</span></a></div></div>\n";
  };
  furniture(80);
  out += "<main><article class=\"story\"><h1>Ferry accord signed</h1><div class=\"story-body\">";
  for (int i = 0; i < 30; ++i) {
    out += "<p class=\"story-body__paragraph\">";
    for (int k = 0; k < 3; ++k) out += sentence(18);
    out += "<a href=\"/x\">" + sentence(3) + "</a>&rsquo;</p>\n";
    if (i % 6 == 5) out += "<figure class=\"story-figure\"><img src=\"/a.jpg\" alt=\"\"><figcaption>" + sentence(9) + "</figcaption></figure>";
  }
  out += "</div></article></main>";
  furniture(120);
  return out + "</body></html>";
}

double seconds() {
  timespec t{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) + 1e-9 * static_cast<double>(t.tv_nsec);
}

}  // namespace

int main(int argc, char** argv) {
  std::map<std::string, std::string> given;
  for (int i = 1; i + 1 < argc; i += 2) given[argv[i]] = argv[i + 1];
  std::vector<std::string> pages;
  if (given.contains("--pages")) {
    std::ifstream in(given["--pages"]);
    for (std::string line; std::getline(in, line);) pages.push_back(nlohmann::json::parse(line).at("html").get<std::string>());
  } else {
    for (std::uint32_t i = 0; i < 50; ++i) pages.push_back(generated(i));
  }
  const int rounds = given.contains("--rounds") ? std::stoi(given["--rounds"]) : 5;
  const World world = World::load().value();
  std::size_t bytes = 0, kept = 0;
  for (const auto& p : pages) bytes += p.size();
  std::map<std::string, double> best;
  for (int r = 0; r < rounds; ++r) {
    std::map<std::string, double> sum;
    for (const auto& p : pages) {
      const double t0 = seconds();
      const html::Tree tree = html::parse(p, 512);
      const double t1 = seconds();
      const html::Outline outline = html::outline(tree, html::find_evidence(tree));
      const double t2 = seconds();
      const auto scores = html::Scorer(tree, outline, html::find_container(tree, outline)).run();
      const double t3 = seconds();
      const auto meta = html::find_metadata(tree, world);
      const double t4 = seconds();
      const auto report = read_bytes(p, Format::html, {}, world);
      const double t5 = seconds();
      kept += scores.size() + meta.title.size() + (report ? report->text.size() : 0);
      sum["1 tree"] += t1 - t0;
      sum["2 paragraphs"] += t2 - t1;
      sum["3 scores"] += t3 - t2;
      sum["4 metadata"] += t4 - t3;
      sum["5 whole report"] += t5 - t4;
    }
    for (const auto& [name, s] : sum)
      if (r == 0 || s < best[name]) best[name] = s;
  }
  nlohmann::json before, now;
  if (given.contains("--against")) std::ifstream(given["--against"]) >> before;
  fmt::print("{} pages of {:.0f} KB on average, best of {} rounds ({} bytes kept)\n", pages.size(), static_cast<double>(bytes) / 1000.0 / static_cast<double>(pages.size()), rounds, kept);
  for (const auto& [name, s] : best) {
    now[name] = 1000 * s / static_cast<double>(pages.size());
    fmt::print("{:16s} {:8.3f} ms a page {:8.1f} MB/s", name, now[name].get<double>(), static_cast<double>(bytes) / 1e6 / s);
    if (before.contains(name)) fmt::print("   {:+.1f} % time", 100 * (now[name].get<double>() / before[name].get<double>() - 1));
    fmt::print("\n");
  }
  if (given.contains("--save")) std::ofstream(given["--save"]) << now.dump(1) << "\n";
}
