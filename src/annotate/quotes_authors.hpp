// Inside `find_quotes`: documents speak for whoever the report says put them out, governments for their country.
// Private to the folder. Frames are shown in reading order.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "annotate/quotes_frame.hpp"

namespace synoptic::annotate::quotes {

class Authors {
 public:
  Authors(const People& people, const std::vector<Name>& names) : people_(people), names_(names) {}

  // Remembers who puts out what in frame `index`: "Norland released a position paper".
  // `subjects`: those of the frame's cues, for "Hill said in a statement".
  void note(const Frame& f, std::size_t index, const std::vector<Subject>& subjects);
  // Gives a subject without an entity the author of the document it names, or the country of the government.
  void speak_for(const Frame& f, std::size_t index, Subject& s) const;

 private:
  struct Document {
    std::size_t frame = 0;
    std::string noun;
    std::uint32_t author = 0;  // beyond the entities where several put it out together
  };
  [[nodiscard]] std::optional<std::uint32_t> country_in(Span span) const;

  const People& people_;
  const std::vector<Name>& names_;
  std::vector<Document> documents_;
};

}  // namespace synoptic::annotate::quotes
