// What one report says, as terms: words, two-word names, numbers with what they count; each with the fields it stands
// in. Also a sketch of its wording for finding near-copies. Reads only the report; linear in the text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "doc/report.hpp"

namespace synoptic::story {

enum class TermKind : std::uint8_t { word, name, number };

// One distinct term of one report. Counts saturate at 255.
struct TermUse {
  std::uint64_t key = 0;    // hash of the folded term; the same term has the same key in every report
  std::uint32_t at = 0;     // where it first stands: byte in Report::text, or in the title if `in_title_string`
  std::uint16_t size = 0;   // bytes there
  std::uint8_t title = 0, lead = 0, body = 0;  // occurrences by field; `lead` = the first `lead_words` words of prose
  std::uint8_t caps = 0, plain = 0;            // inside a sentence: with a capital, without one
  TermKind kind = TermKind::word;
  bool in_title_string = false;
};

// A value and what it counts: {unit "dead", 12}; ages have the unit "year".
struct Count {
  std::uint32_t unit = 0;
  std::uint32_t value = 0;
  friend constexpr auto operator<=>(const Count&, const Count&) = default;
};

struct Terms {
  std::vector<TermUse> uses;            // sorted by key
  std::vector<Count> counts;            // sorted, distinct, at most `max_counts`
  std::vector<std::uint64_t> sketch;    // the `sketch_size` smallest hashes of its 5-word shingles, sorted
  std::vector<std::uint64_t> anchors;   // capitalised words and numbers of the lead, sorted
  std::uint64_t wording = 0;            // hash of all its words in order
  std::uint32_t words = 0;              // in the prose that was read
  std::uint32_t shingles = 0;
};

constexpr std::uint32_t lead_words = 60;
constexpr std::uint32_t max_words = 1500;  // news tells the event first; the rest of a very long text is background
constexpr std::size_t max_counts = 48;
constexpr std::size_t sketch_size = 32;

// The key of a word given in lower case without accents.
[[nodiscard]] std::uint64_t word_key(std::string_view folded);

[[nodiscard]] std::uint32_t age_unit();  // Count::unit of ages

[[nodiscard]] Terms read_terms(const Report& report);

// The title without the publisher's name at its end ("... - Reuters", "... | The Daily Lamp").
[[nodiscard]] std::string_view bare_title(std::string_view title, const Report& report);

// What stands for the headline: the title, else the title section, else a short first line. A view into `report`.
[[nodiscard]] std::string_view headline(const Report& report);

}  // namespace synoptic::story
