// Prints the page of invented dossiers: make_page river | hostile | both | nothing | none | large.
#include <cstdio>
#include <string>

#include "invented.hpp"
#include "render/html.hpp"

using namespace synoptic;

int main(int argc, char** argv) {
  const std::string which = argc == 2 ? argv[1] : "";
  std::vector<Dossier> dossiers;
  if (which == "river" || which == "both") dossiers.push_back(invented::river_accord());
  if (which == "hostile" || which == "both") dossiers.push_back(invented::hostile());
  if (which == "nothing") dossiers.push_back(invented::nothing_found());
  if (which == "large") dossiers.push_back(invented::large(50, 500));
  if (dossiers.empty() && which != "none") {
    std::fputs("usage: make_page river|hostile|both|nothing|none|large\n", stderr);
    return 2;
  }
  const std::string page = render::page_html(dossiers);
  return std::fwrite(page.data(), 1, page.size(), stdout) == page.size() ? 0 : 1;
}
