// Looking at one short line of a report: its words, its end, and what kinds of line news pages put around the prose.
// All functions are linear in the line and total on valid UTF-8. Zero-width and bidi marks are looked through.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.hpp"
#include "world/world.hpp"

namespace synoptic::ingest {

struct Word {
  Span span;         // in the line it was cut from
  std::string fold;  // folded, without punctuation at its ends
};
// Runs of letters, digits, marks and inner ' . - & joined as written ("Jean-Luc", "O'Hara", "U.S").
[[nodiscard]] std::vector<Word> split_words(std::string_view line);

// White space, zero-width and bidi marks off both ends; the span is in `text`.
[[nodiscard]] Span trimmed(std::string_view text, Span span);
[[nodiscard]] std::string_view trim(std::string_view text);
// Letters and digits only, folded: "Xi’s plan!" == "xi's PLAN".
[[nodiscard]] std::string key_of(std::string_view text);

enum class LineEnd { none, sentence, colon, comma, ellipsis };
[[nodiscard]] LineEnd line_end(std::string_view line);  // looks through closing quotes and brackets
[[nodiscard]] bool starts_lower(std::string_view line);
[[nodiscard]] bool starts_upper(std::string_view line);  // a capital, a digit, or an opening quote before one

// "By Jane Doe and Ann Lee, Reuters": people apart from agencies. nullopt: not a line of that kind.
struct Byline {
  std::vector<std::string> authors, credits;
};
[[nodiscard]] std::optional<Byline> parse_byline(std::string_view line, const World& world);
// "Jane Doe and John Roe, AFP", with or without the "By": a field that holds authors and nothing else, so that one word
// or a pen name may be somebody. Line ends stand between boxes.
[[nodiscard]] Byline split_authors(std::string_view names, const World& world);
// "Doe, Jane" as libraries write it -> "Jane Doe"; anything else as it is.
[[nodiscard]] std::string given_name_first(std::string_view name);
// "Written by", "Von", "Autor:" and nothing after it: who it was stands in the next line.
[[nodiscard]] bool opens_byline(std::string_view line);
// A whole line that is one name of a person: two to four words, the first a given name the world knows.
[[nodiscard]] bool is_known_name(std::string_view line, const World& world);
// "Source: News Agencies", "(AFP)", "— Reuters", "With reporting by AP", "The Associated Press contributed to this report".
[[nodiscard]] std::optional<Byline> parse_credit_line(std::string_view line, const World& world);
// The agency a phrase names, as readers call it ("AFP"); empty if none.
[[nodiscard]] std::string agency_of(std::string_view phrase, const World& world);

// "BEIJING, March 1 (Reuters) - ", "Beijing — ": the head of a paragraph.
struct Dateline {
  Span span;  // in the paragraph, up to and with the dash
  std::string credit;
};
[[nodiscard]] std::optional<Dateline> parse_dateline(std::string_view paragraph, const World& world);
// "... the ministry said. (AFP)": where the credit at the end of a paragraph begins.
struct TailCredit {
  std::size_t begin = 0;
  std::string credit;
};
[[nodiscard]] std::optional<TailCredit> parse_tail_credit(std::string_view paragraph, const World& world);

[[nodiscard]] bool is_caption(std::string_view line);            // "[File: X/Reuters]", "(R) with", "Photo: ..."
[[nodiscard]] bool is_boilerplate(std::string_view line);        // "Published", "Read more: ...", "© ...", a bare URL
[[nodiscard]] bool is_tweet_signature(std::string_view line);    // "— name (@handle) March 1, 2023"
[[nodiscard]] bool is_original_url(std::string_view line);       // "Original url:", the address in it or after it
[[nodiscard]] std::string_view bare_url(std::string_view line);  // the address if the line is nothing else; empty otherwise

}  // namespace synoptic::ingest
