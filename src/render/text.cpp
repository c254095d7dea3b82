#include "render/text.hpp"
namespace synoptic::render {
std::string dossier_text(const Dossier& d, const TextOptions&) { return d.title + "\n"; }
std::string stories_text(const std::vector<Dossier>& ds, const TextOptions& o) { std::string s; for (auto& d : ds) s += dossier_text(d, o); return s; }
}  // namespace synoptic::render
