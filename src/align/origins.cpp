#include "align/origins.hpp"
namespace synoptic::align {
Provenance find_origins(const std::vector<Document>& d, std::vector<Passage>&, const World&) {
  Provenance p;
  for (std::uint32_t i = 0; i < d.size(); ++i) { p.origins.push_back({"o" + std::to_string(i + 1), d[i].report.ref, OriginKind::outlet, {i}, {}}); p.own.push_back(i); }
  p.copied.assign(d.size(), 0); p.stretches.resize(d.size());
  return p;
}
}  // namespace synoptic::align
