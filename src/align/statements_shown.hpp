// By which words a unit of a story is shown: cut where nothing is lost (cut.hpp), of the report in which they stand best by themselves (standing.hpp).
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "align/standing.hpp"
#include "align/statements_units.hpp"
#include "align/terms.hpp"

namespace synoptic::align {

class ShownBy {
 public:
  struct Stretch {
    std::uint32_t unit = StoryUnits::none;
    Place place;
    double alone = 0;                       // Standing::judge
    std::vector<std::uint32_t> beside{};    // other units that stand in the stretch
    std::vector<Term> terms{};              // of all its words
    std::uint32_t main = StoryUnits::none;  // of `beside`, the one that the stretch is about before all, if it is not the unit itself
  };

  // All must outlive this. For one thread.
  ShownBy(const std::vector<Document>& documents, const StoryUnits& story, Terms& terms) : docs_(documents), story_(story), terms_(terms), standing_(documents) {}

  // The stretch by which a node is shown, of one of the first reports that have it; made once.
  [[nodiscard]] const Stretch& of(std::uint32_t node) const;
  [[nodiscard]] Place cut_of(std::uint32_t unit) const;
  [[nodiscard]] Place sentence_of(std::uint32_t unit) const;  // behind what ties it to the one before
  [[nodiscard]] double alone(const Place& place) const { return standing_.judge(place).alone; }

 private:
  [[nodiscard]] std::uint32_t depth(std::uint32_t unit) const;

  const std::vector<Document>& docs_;
  const StoryUnits& story_;
  Terms& terms_;
  Standing standing_;
  mutable std::map<std::uint32_t, Stretch> stretches_;  // by node
};

}  // namespace synoptic::align
