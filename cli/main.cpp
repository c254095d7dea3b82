#include <fstream>
#include <iostream>
#include "engine/pipeline.hpp"
#include "ingest/ingest.hpp"
#include "base/io.hpp"
#include "render/json.hpp"
#include "render/text.hpp"
#include "render/html.hpp"
#include "story/group.hpp"
using namespace synoptic;
int main(int argc, char** argv) {
  if (argc < 3) return 2;
  const std::string cmd = argv[1];
  auto world = World::load();
  if (!world) { std::cerr << world.error().message << "\n"; return 1; }
  std::vector<Report> reports; std::string format = "text", out; bool tokens = false;
  for (int i = 2; i < argc; ++i) {
    std::string a = argv[i];
    if (a == "--format") { format = argv[++i]; continue; }
    if (a == "-o") { out = argv[++i]; continue; }
    if (a == "--tokens") { tokens = true; continue; }
    if (a == "-") { std::string line; while (std::getline(std::cin, line)) { auto r = ingest::read_record(line, *world); if (r) reports.push_back(std::move(*r)); else std::cerr << r.error().message << "\n"; } continue; }
    std::vector<std::filesystem::path> files{a};
    if (std::filesystem::is_directory(a)) files = *list_files(a);
    for (auto& f : files) { auto b = read_file(f); if (!b) { std::cerr << b.error().message << "\n"; continue; } ingest::Given g; g.ref = f.string(); auto r = ingest::read_bytes(*b, ingest::sniff(*b, f), g, *world); if (r) reports.push_back(std::move(*r)); else std::cerr << r.error().message << "\n"; }
  }
  if (cmd == "extract") for (auto& r : reports) std::cout << render::report_json(r) << "\n";
  else if (cmd == "analyse") for (auto& r : reports) { Document d{r, engine::analyse(r, *world)}; std::cout << render::document_json(d, tokens) << "\n"; }
  else if (cmd == "group") for (auto& s : story::group(reports)) std::cout << render::story_json(s, reports) << "\n";
  else if (cmd == "compare") std::cout << render::dossier_json(engine::compare(reports, *world)) << "\n";
  else if (cmd == "read") {
    std::vector<Dossier> ds; for (auto& s : story::group(reports)) ds.push_back(engine::compare(s, reports, *world));
    if (format == "json") { std::cout << "{\"stories\":["; for (std::size_t i = 0; i < ds.size(); ++i) std::cout << (i ? "," : "") << render::dossier_json(ds[i]); std::cout << "]}\n"; }
    else if (format == "html") { std::ofstream(out) << render::page_html(ds); }
    else for (auto& d : ds) std::cout << render::dossier_text(d);
  }
}
