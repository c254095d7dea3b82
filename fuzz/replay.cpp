// Runs a fuzz target over the files and folders named on the command line, each also cut short at every eighth: the same
// code under any compiler, as an ordinary test.
#include <cstdio>

#include "base/io.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size);

int main(int argc, char** argv) {
  std::size_t runs = 0;
  for (int i = 1; i < argc; ++i) {
    auto files = synoptic::list_files(argv[i]);
    if (!files) {
      std::fprintf(stderr, "%s\n", files.error().message.c_str());
      return 1;
    }
    for (const auto& path : *files) {
      const auto bytes = synoptic::read_file(path);
      if (!bytes) return 1;
      for (std::size_t part = 0; part <= 8; ++part, ++runs)
        LLVMFuzzerTestOneInput(reinterpret_cast<const unsigned char*>(bytes->data()), bytes->size() * part / 8);
    }
  }
  std::printf("%zu runs\n", runs);
  return runs == 0;
}
