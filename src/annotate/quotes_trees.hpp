// Inside `find_quotes`: ties what the trees say (quotes_roles.hpp) to the frames. Private to the folder; pure functions.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "annotate/quotes_frame.hpp"
#include "annotate/quotes_roles.hpp"
#include "doc/analysis.hpp"

namespace synoptic::annotate::quotes {

// An attribution in the bytes of the report.
struct TreeQuote {
  std::uint32_t head = 0;        // token of the cue
  Span head_span;
  CueClass what = CueClass::none;
  Span cue;
  std::optional<Span> source;
  std::uint32_t source_head = no_token;  // the word that names the source; of a relative "who" what it stands for
  std::uint32_t governor = no_token;     // without a source: the subject of the clause that the cue is joined to
  std::vector<std::uint32_t> others;     // words joined to it: "Xi and [Lukashenko]"
  std::vector<Span> content;     // in reading order, without punctuation and marks at the ends
  bool nested = false;           // inside what another says
  bool modelled = false;         // found by the models, not by the tree alone
  bool clause = false;           // what is reported is a clause, not a thing: "disputed [the figure]"
  Modality modality = Modality::asserted;
};

[[nodiscard]] TreeQuote in_bytes(std::string_view bytes, const Text& text, const Attribution& attribution);

// The source as a subject of the frame: entity where People knows the word that names it, or the name beside it ("spokesman Ben Cole").
[[nodiscard]] Subject subject_in(const Frame& f, const Text& text, const People& people, const TreeQuote& quote);
// The entity of a word of the frame, if a mention covers it.
[[nodiscard]] std::optional<std::uint32_t> entity_at(const Frame& f, const Text& text, const People& people, std::uint32_t token);

// The item of the frame that holds byte `at`, or no_index. O(log n).
[[nodiscard]] std::int32_t item_at(const Frame& f, std::uint32_t at);

[[nodiscard]] QuoteAct act_of(CueClass what);

}  // namespace synoptic::annotate::quotes
