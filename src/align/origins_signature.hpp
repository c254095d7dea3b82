// Under whose name a report appears: its outlet, the publisher behind it, the wires it credits, and whether all of it is a wire's.
#pragma once

#include <string>
#include <vector>

#include "doc/dossier.hpp"
#include "doc/report.hpp"
#include "world/world.hpp"

namespace synoptic::align {

struct Wire {
  std::string key;    // the same for "AFP" and "Agence France-Presse"
  std::string label;  // as credited
};

struct Signature {
  std::string key;        // the same for two reports of one newsroom, and for a wire's own site and its credit
  std::string outlet_key; // the same for two reports of one outlet
  std::string label;      // outlet's name, else its domain, else the file or id the report came as
  std::string wire_key;   // the key it would have as a credited wire
  std::string publisher;  // the newsroom that the outlet shares with others; empty: none known
  std::string publisher_source;  // where the publisher says so
  OriginKind kind = OriginKind::outlet;
  std::vector<Wire> wires;   // credited agencies, without the outlet itself; each once, in the order of the credits
  bool wholly_wire = false;  // "By AFP", "(Reuters) -": not "with AFP", nor a wire beside a reporter of the outlet
  // Does this key name the report's own newsroom?
  [[nodiscard]] bool is_own(const std::string& k) const { return k == key || k == outlet_key || k == wire_key; }
};

// `credits` are those of the report (align/credits.hpp).
[[nodiscard]] Signature signature_of(const Report& report, const std::vector<Credit>& credits, const World& world);

}  // namespace synoptic::align
