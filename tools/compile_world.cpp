// compile_world OUTPUT LEXICON...: models/world.bin from lexicons/*.tsv, in the order of their names. Run by the build.
#include <algorithm>
#include <cstdio>
#include <vector>

#include "base/io.hpp"
#include "world/compile.hpp"

int main(int argc, char** argv) {
  using namespace synoptic;
  const auto complain = [](const Error& error) {
    std::fprintf(stderr, "compile_world: %s\n", error.message.c_str());
    return 1;
  };
  if (argc < 3) return complain({ErrorCode::invalid, "usage: compile_world OUTPUT LEXICON..."});
  std::vector<std::filesystem::path> paths(argv + 2, argv + argc);
  std::sort(paths.begin(), paths.end(), [](const auto& a, const auto& b) { return a.filename() < b.filename(); });
  std::vector<std::string> names, texts;
  for (const auto& path : paths) {
    auto text = read_file(path);
    if (!text) return complain(text.error());
    names.push_back(path.filename().string());
    texts.push_back(std::move(*text));
  }
  std::vector<world::Lexicon> lexicons;
  for (std::size_t i = 0; i < names.size(); ++i) lexicons.push_back({names[i], texts[i]});
  const auto bytes = world::compile(lexicons);
  if (!bytes) return complain(bytes.error());
  // Beside it first: a program that has the old file mapped keeps it.
  const std::filesystem::path output = argv[1], part = output.string() + ".part";
  if (const auto written = write_file(part, *bytes); !written) return complain(written.error());
  std::error_code ec;
  std::filesystem::rename(part, output, ec);
  return ec ? complain({ErrorCode::io, output.string() + ": " + ec.message()}) : 0;
}
