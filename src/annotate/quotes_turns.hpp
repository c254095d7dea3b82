// Inside `find_quotes`: interviews and transcripts, whose paragraphs begin with who speaks: "HILL: We never ...", "Q: ... A: ...",
// "Ada Hill, mayor: ...". Private to the folder; pure functions.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "annotate/quotes.hpp"
#include "doc/analysis.hpp"
#include "doc/report.hpp"

namespace synoptic::annotate::quotes {

// What stands before the colon of a paragraph, if that may name a speaker by its form alone: a few capitalised words, or a role.
struct Label {
  Span name;         // "Ada Hill", "REPORTER", "Q"
  Span whole;        // with what follows the name: "ADA HILL, MAYOR"
  Span text;         // the rest of the paragraph; empty where the label has a paragraph of its own
  std::string key;   // the last word of the name, folded; of a role its words: under it the same speaker comes again
  bool role = false; // names a part in a conversation, not a person: "Q", "moderator", "caller"
};
[[nodiscard]] std::optional<Label> label_of(std::string_view bytes, Span paragraph);

// What one speaker says until the next label.
struct Turn {
  Span source;                          // Label::whole
  std::optional<std::uint32_t> speaker; // index into People::entities
  std::vector<Span> content;            // one span a paragraph; more where "(LAUGHTER)" is cut out. In reading order, never empty
  bool marks = false;                   // the words stand in quotation marks of their own
};

// Empty unless the report clearly holds a conversation: two speakers at least, one of whom comes again, who say "I", "we" and "you" or
// ask. Linear in the text.
[[nodiscard]] std::vector<Turn> find_turns(const Report& report, const Text& text, const People& people, const std::vector<Quoted>& quoted);

// Adds the turns to the quotations of the report. What was found inside them goes, but for what somebody is named to have said
// ("HILL: Cole told us that ...").
void write_turns(const People& people, const std::vector<Turn>& turns, std::vector<Quote>& quotes);

}  // namespace synoptic::annotate::quotes
