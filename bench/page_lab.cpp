// Workbench for the body of pages: what tools/page_weights.py fits the trees of src/ingest/html_trees.hpp on.
//
//   page_lab OUT PAGES.jsonl            {"id","html"} a line -> OUT.tsv (id, text of each paragraph), OUT.f32 (their features)
//   page_lab --names                    names of the features
#include <cstdio>
#include <fstream>
#include <iostream>
#include <span>

#include <nlohmann/json.hpp>

#include "base/utf8.hpp"
#include "ingest/html_score.hpp"

using namespace synoptic;
using namespace synoptic::ingest;

namespace {

std::string text_of(const html::Tree& t, const html::Outline& o, const html::Paragraph& p) {
  std::string out;
  for (auto i = p.first; i < p.last; ++i)
    if (t.nodes[i].tag == html::Tag::text && !t.nodes[i].raw && !(o.above[i] & html::hidden)) out += html::decode_references(view(t.source, t.nodes[i].text));
  for (char& c : out)
    if (c == '\n' || c == '\t' || c == '\r') c = ' ';
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc == 2 && std::string_view(argv[1]) == "--names") {
    for (const auto& name : html::Scorer::feature_names()) std::puts(name.c_str());
    return 0;
  }
  if (argc < 3) {
    std::fputs("usage: page_lab OUT PAGES.jsonl\n", stderr);
    return 2;
  }
  std::ofstream table(std::string(argv[1]) + ".tsv"), values(std::string(argv[1]) + ".f32", std::ios::binary);
  std::ifstream pages(argv[2]);
  std::array<float, html::max_features> x{};
  for (std::string line; std::getline(pages, line);) {
    const auto j = nlohmann::json::parse(line);
    const auto source = j.at("html").get<std::string>();
    const auto id = j.at("id").get<std::string>();
    const html::Tree tree = html::parse(source, 512);
    const html::Outline outline = html::outline(tree, html::find_evidence(tree));
    const html::Scorer scorer(tree, outline, html::find_container(tree, outline));
    for (std::size_t i = 0; i < outline.list.size(); ++i) {
      const auto n = scorer.features(i, x);
      values.write(reinterpret_cast<const char*>(x.data()), static_cast<std::streamsize>(n * sizeof(float)));
      table << id << '\t' << static_cast<int>(outline.list[i].tag) << '\t' << outline.list[i].marks << '\t' << text_of(tree, outline, outline.list[i]) << '\n';
    }
  }
}
