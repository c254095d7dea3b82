// Inside `find_quotes`: the quotations as they come to be, and the ways that write them. Private to the folder. Frames are shown to each
// way in reading order; every way adds to the draft of its frame, or mends what an earlier one wrote there.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "annotate/quotes_authors.hpp"
#include "annotate/quotes_frame.hpp"
#include "annotate/quotes_links.hpp"
#include "annotate/quotes_trees.hpp"
#include "doc/analysis.hpp"
#include "world/world.hpp"

namespace synoptic::annotate::quotes {

// What is read; nothing here changes.
struct Reading {
  std::string_view bytes;
  const Text& text;
  const People& people;
  const World& world;
  const std::vector<Quoted>& quoted;
  const std::vector<Frame>& frames;
  const std::vector<TreeQuote>& trees;
};

// The last quotation of somebody: who speaks on, if a sentence holds nothing but a quotation.
struct Last {
  std::size_t frame = 0;
  std::uint32_t section = 0;
  std::optional<std::uint32_t> speaker;
  std::optional<std::uint32_t> addressee;
  bool valid = false;
  std::int32_t quote = no_index;  // in the draft: whom the trees name later spoke last
};

// "Q." - Ada Hill: the name in the line after frame `frame`.
struct Credit {
  std::size_t frame = static_cast<std::size_t>(-1);
  Subject subject;
  Span source;
};

struct Draft {
  std::vector<Quote> quotes;
  std::vector<Span> verb_of;            // the cue's verb of each quotation; empty where there is none. May be shorter than `quotes`.
  std::vector<std::int32_t> quote_of;   // quoted stretch -> quotation, or no_index
  Last last;
  Last last_person;                     // the last of them that was a person, as it was when the frame began
  Credit credit;
  Authors authors;
  std::size_t next_tree = 0;            // the first of the trees that no frame has had
};

// Quotations of the stretches of frame `index`: pairs of an item and its link. `used`: cues that have their words.
void write_stretches(const Reading& r, Draft& d, std::size_t index, const std::vector<std::pair<std::int32_t, Link>>& links, std::vector<std::uint8_t>& used);
// What the trees of the frame say; the quotations of the frame begin at `first` of the draft.
void write_attributions(const Reading& r, Draft& d, std::size_t index, std::size_t first);
// What cues report that are not `used`, for texts without trees.
void write_clauses(const Reading& r, Draft& d, std::size_t index, const std::vector<Subject>& subjects, std::vector<std::uint8_t>& used);

// Gives "he", "they" and "the company" whom the last quotation or the clause before it names, where only one can be meant.
void go_on_from_the_last(const Reading& r, const Draft& d, std::size_t index, std::vector<std::pair<std::int32_t, Link>>& links);
// Gives "the company", "the ministry" the organisation that spoke last, close by.
void the_body_that_spoke(const Reading& r, const Last& last, std::size_t index, Subject& s);
// Gives "the airline", "the board", "the Northport Herald newspaper" the organisation that the phrase or the sentences before it name, where
// only one can be meant (quotes_bodies.cpp); leaves a subject alone that has an entity, a pronoun, or nouns of another kind.
void stand_for_a_body(const Reading& r, std::size_t index, Subject& s);
// A person other than the last speaker is named outside quotation marks since.
[[nodiscard]] bool another_person(const Reading& r, const Last& last, std::size_t index);

// The words that name the speaker, with the description after a name that follows its verb.
[[nodiscard]] Span source_of(const Frame& f, const Subject& s, std::int32_t cue);
[[nodiscard]] std::optional<std::uint32_t> addressee_of(const People& people, const Frame& f, const Cue& c, std::optional<std::uint32_t> speaker);

}  // namespace synoptic::annotate::quotes
