// make_container write FILE: a small container; make_container read FILE: its sections, a line each, or why not.
#include <cstdio>
#include <string>

#include "base/container.hpp"
#include "base/io.hpp"

int main(int argc, char** argv) {
  using namespace synoptic;
  if (argc != 3) return 2;
  if (argv[1] == std::string_view("write")) {
    ContainerWriter w;
    w.add("words", "harbour\nferry\n");
    w.add("weights", std::vector<float>{1.5F, -2.0F, 0.25F});
    w.add("empty", "");
    return write_file(argv[2], w.bytes("trial", 7)) ? 0 : 1;
  }
  const auto c = Container::open(argv[2], "trial", 7);
  if (!c) {
    std::printf("%s\n", c.error().message.c_str());
    return 1;
  }
  for (const auto name : c->sections()) std::printf("%.*s %zu\n", static_cast<int>(name.size()), name.data(), c->bytes(name)->size());
  return 0;
}
