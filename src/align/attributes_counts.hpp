// How many a report says were killed and injured in the story's event: "2 dead, 4 hurt in Varn shooting", "killed three people
// and wounded four others", "10 women, 7 men wounded". Headlines are read as well: there totals stand most often.
// A count of a part, of several events, of another time or of nobody said in numbers is left out or given as weak.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/date.hpp"
#include "doc/analysis.hpp"

namespace synoptic::align {

// Comes to a count that is given elsewhere: "two more were killed", or perhaps: "two civilians were also hurt".
enum class Besides : std::uint8_t { none, also, more };

struct CountSaid {
  bool killed = false;         // or injured
  double low = 0, high = 0;    // "at least 12" = [12, inf), "up to 12" = [0, 12], "about 100" = [90, 110]
  std::uint32_t sentence = 0;  // index into Text::sentences
  Span span;                   // the number; of a sum all that is summed: "10 women, 7 men"
  // Sure to be the whole count of the event. A weak one may stand beside a sure one of the same number, and says nothing against another.
  bool sure = false;
  bool article = false;  // "a man": one, as far as this sentence goes
  Besides besides = Besides::none;
};
struct Counts {
  std::vector<CountSaid> said;     // in reading order
  bool attacker = false;           // the report speaks of a dead attacker: counted by some, not by others
  bool unborn = false;             // ... of an unborn child
  bool corrects = false;           // "not five, as first reported"
};

// `since`: dates before it are those of other events.
[[nodiscard]] Counts find_counts(const Document& document, std::optional<Day> since);

}  // namespace synoptic::align
