// What one report says otherwise than another in text that they share: the places where parallel passages part, read as differences of
// value. Two texts that are the same word for word but for one number, name, day or "not" speak of the same thing, so this is the
// surest ground for a difference; what is reworded there is none.
#pragma once

#include <vector>

#include "align/identities.hpp"
#include "align/parallel.hpp"
#include "doc/dossier.hpp"
#include "world/world.hpp"

namespace synoptic::align {

struct Change {
  std::uint32_t a = 0, b = 0;                     // reports
  std::uint32_t a_word = 0, b_word = 0;           // of Text::words: where it happens; beside it where one side is empty
  Difference difference;                          // two values; a side without words shows the word it stands beside
};

// In the order of `parallels`. A number against another number that is equal in value, a day named in another way, a name of the same
// one, another spelling: no change.
[[nodiscard]] std::vector<Change> find_changes(const std::vector<Document>& documents, const Identities& identities, const std::vector<Parallel>& parallels,
                                               const World& world);

}  // namespace synoptic::align
