#include "align/identities.hpp"
namespace synoptic::align {
Identities find_identities(const std::vector<Document>& d, const World&) { Identities i; for (auto& x : d) i.of.emplace_back(x.analysis.people.entities.size(), 0); return i; }
}  // namespace synoptic::align
