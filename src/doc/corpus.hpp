// What the stories of one run have in common: the same person, organisation or place in several of them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "doc/analysis.hpp"

namespace synoptic {

struct CorpusIdentity {
  struct In {
    std::uint32_t story = 0;   // index into the dossiers of the run
    std::uint32_t entity = 0;  // index into that dossier's entities
    friend constexpr auto operator<=>(const In&, const In&) = default;
  };
  std::string id;       // "i-" + hash of kind and name: the same name in another run has the same id
  std::string name;     // the form most stories use, the fuller of two
  EntityKind kind = EntityKind::other;
  std::string country;  // ISO 3166-1 alpha-2, of a country and its government
  std::vector<In> in;   // two or more, rising
  std::string why;      // "the same name and office: president", for people
};

}  // namespace synoptic
