#include "render/html.hpp"
namespace synoptic::render {
std::string page_html(const std::vector<Dossier>&) { return "<!doctype html>"; }
}  // namespace synoptic::render
