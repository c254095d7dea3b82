#include "render/text.hpp"
namespace synoptic::render {
std::string dossier_text(const Dossier& d, const TextOptions&) { return d.title + "\n"; }
}  // namespace synoptic::render
