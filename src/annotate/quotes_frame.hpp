// Inside `find_quotes`: a report cut into frames. A frame is one or more sentences that a quotation holds together, as
// a row of items: the words outside quotation marks, and each quoted stretch as one item. All patterns are read on this
// row, so what is said inside quotation marks can neither be a cue nor name a speaker. Private to the folder.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "annotate/quotes.hpp"
#include "doc/analysis.hpp"
#include "doc/report.hpp"
#include "world/world.hpp"

namespace synoptic::annotate::quotes {

constexpr std::int32_t no_index = -1;

struct Item {
  Span span;
  std::int32_t quoted = no_index;         // index into the quoted stretches; words have none
  std::int32_t mention = no_index;        // the longest mention that ENDS here
  std::int32_t mention_first = no_index;  // item where that mention begins
  std::int32_t covered = no_index;        // a mention that covers this item
  std::string word;                       // folded; punctuation as it is
  bool is_word = false;
  bool capital = false;
  bool verb = false;  // part of a reporting verb
};

// What a reporting verb builds: see the classes in lexicons/reporting_verbs.tsv.
enum class CueClass : std::uint8_t {
  none,
  say,
  announce,
  tell,
  warn,
  ask,
  urge,
  call_for,
  deny,
  promise,
  claim,
  accuse,
  praise,
  call,
  write,
  read,
  express,
  admit,
  talk,
  manner,
  put,
  think,
  want,
  know,
  show,
  support,
  according,
};

enum class Form : std::uint8_t { base, third, past, ing };

struct Cue {
  std::int32_t first = 0, last = 0;  // items of the verb itself (or of the phrase)
  std::int32_t group = 0;            // first item of the verb group: "has repeatedly [said]"
  CueClass what = CueClass::none;
  Form form = Form::past;
  bool passive = false;     // "was told", "was quoted as saying"
  bool infinitive = false;  // "to say"
  bool modal = false;       // "would say", "could be heard telling"
  bool negated = false;
};

struct Frame {
  std::vector<Item> items;
  std::vector<Cue> cues;
  std::uint32_t section = 0;       // of its first item
  std::uint32_t last_section = 0;  // of its last: a heading and the words below it are one frame
  SectionKind kind = SectionKind::body;
  [[nodiscard]] std::int32_t size() const { return static_cast<std::int32_t>(items.size()); }
  [[nodiscard]] Span items_span(std::int32_t first, std::int32_t last) const {
    return {at(first).span.begin, at(last).span.end};
  }
  [[nodiscard]] bool is_quote(std::int32_t i) const {
    return i >= 0 && i < size() && items[static_cast<std::size_t>(i)].quoted != no_index;
  }
  [[nodiscard]] bool is_word(std::int32_t i) const {
    return i >= 0 && i < size() && items[static_cast<std::size_t>(i)].is_word;
  }
  [[nodiscard]] std::string_view word(std::int32_t i) const {
    return i >= 0 && i < size() ? std::string_view(items[static_cast<std::size_t>(i)].word) : std::string_view{};
  }
  [[nodiscard]] const Item& at(std::int32_t i) const { return items[static_cast<std::size_t>(i)]; }
};

// The words that name who speaks: items [first, last], the entity of the head where People knows it.
struct Subject {
  std::int32_t first = no_index, last = no_index;
  std::int32_t head = no_index;
  std::optional<std::uint32_t> entity;
  bool pronoun = false;
  bool plural = false;  // "China and Belarus": `entity` is the first,
  std::optional<std::uint32_t> other;  // this the second
  const char* rule = "";
  [[nodiscard]] bool found() const { return first != no_index; }
};

// The rule of a pronoun right after a cue that begins what is said, "said [it] was", where the cue's own subject cannot be read: the cue
// has its words, but the subject names nobody.
inline constexpr const char* begins_content = "begins what is said";

[[nodiscard]] std::vector<Frame> make_frames(const Report& report, const Text& text, const People& people,
                                             const World& world, const std::vector<Quoted>& quoted);

// The noun phrase that ends at item `last` / begins at item `first`; not found where none is sure.
[[nodiscard]] Subject phrase_before(const Frame& f, const People& people, std::int32_t last);
[[nodiscard]] Subject phrase_after(const Frame& f, const People& people, std::int32_t first);
// The last item of the description that follows a name: "Ada Hill[, a baker in Northport]". `last` itself if there is
// none.
[[nodiscard]] std::int32_t end_of_description(const Frame& f, std::int32_t last);
// The subject of the clause that holds item `at`, read from its beginning.
[[nodiscard]] Subject clause_subject(const Frame& f, const People& people, std::int32_t at);
// The grammatical subject of each cue: before it, after it ("said Ada Hill"), over an aside, or shared with an earlier
// verb.
[[nodiscard]] std::vector<Subject> find_subjects(const Frame& f, const People& people);

// ---- words ----
[[nodiscard]] const Entry* reporting(const World::Found& found);        // the phrase that reports, else the verb, else nullptr
[[nodiscard]] CueClass class_of_cue(std::string_view v);  // the last column of lexicons/reporting_verbs.tsv; none if it is no class
[[nodiscard]] bool is_auxiliary(std::string_view w);
[[nodiscard]] bool is_adverb(std::string_view w);
[[nodiscard]] bool is_preposition(std::string_view w);
[[nodiscard]] bool is_clause_word(std::string_view w);  // conjunctions and relatives: a clause begins here
[[nodiscard]] bool is_determiner(std::string_view w);
[[nodiscard]] bool is_subject_pronoun(std::string_view w);
[[nodiscard]] bool is_time_word(std::string_view w);
[[nodiscard]] bool is_possessive(std::string_view w);  // "'s"
[[nodiscard]] bool is_stop_punct(std::string_view w);  // comma, dash, semicolon, colon, bracket, full stop

}  // namespace synoptic::annotate::quotes
