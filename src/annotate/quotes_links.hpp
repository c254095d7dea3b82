// Inside `find_quotes`: where one quoted stretch finds its words of attribution. Private to the folder; pure functions.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "annotate/quotes_frame.hpp"

namespace synoptic::annotate::quotes {

constexpr std::int32_t longest_reach = 60;  // items between a cue and a quotation that it governs

// What the bytes of a stretch look like.
struct Look {
  std::uint32_t words = 0, capitals = 0, small = 0;  // small: "of", "the": words that titles write without a capital
  bool upper_first = false;                          // begins like a sentence
  bool ends_open = false;                            // comma, dash, "...": the sentence goes on after it
  bool ends_full = false;                            // . ? !
};

[[nodiscard]] Look look_at(std::string_view text, Span s);

// On which side of the stretch its cue stands.
enum class Side : std::uint8_t { none, before, after, outer, according, colon, inside, alone };

// Where one quoted stretch found its words of attribution.
struct Link {
  Side side = Side::none;
  std::int32_t cue = no_index;
  Subject subject;
};

// The cue and subject of the stretch at item `i`; `subjects` are those of the frame's cues.
[[nodiscard]] Link link_quotation(std::string_view text, const People& people, const Frame& f,
                                  const std::vector<Subject>& subjects, std::int32_t i);

// A border that a cue's clause does not reach over, between items a and b.
[[nodiscard]] bool border_between(const Frame& f, std::int32_t a, std::int32_t b);

// Only adjuncts until the end of the frame: "... , Hill told Cole in the capital on Friday."
[[nodiscard]] bool nothing_follows(const Frame& f, std::int32_t from);

}  // namespace synoptic::annotate::quotes
