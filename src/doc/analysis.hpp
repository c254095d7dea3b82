// A report as understood: what the language layer and the annotators found in one report. Each stage
// adds its own vector and never edits an earlier one's. Every span is in bytes of the report's `text`.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/span.hpp"
#include "doc/report.hpp"

namespace synoptic {

// ---- text: sentences, tokens, names ------------------------------------------------------------

enum class TokenKind : std::uint8_t { word, number, punct, symbol, url, handle };
enum class Upos : std::uint8_t { none, adj, adp, adv, aux, cconj, det, intj, noun, num, part, pron, propn, punct, sconj, sym, verb, x };

// UD version 2 relations, with the subtypes that English uses: name_of(Deprel::nsubj_pass) is "nsubj:pass". A subtype stands
// right after its main relation, so `main_of` is a look at a table.
enum class Deprel : std::uint8_t {
  none, acl, acl_relcl, advcl, advcl_relcl, advmod, amod, appos, aux, aux_pass, case_, cc, cc_preconj, ccomp, compound, compound_prt, conj, cop,
  csubj, csubj_outer, csubj_pass, dep, det, det_predet, discourse, dislocated, expl, fixed, flat, goeswith, iobj, list, mark, nmod, nmod_desc,
  nmod_poss, nmod_unmarked, nsubj, nsubj_outer, nsubj_pass, nummod, obj, obl, obl_agent, obl_unmarked, orphan, parataxis, punct, reparandum,
  root, vocative, xcomp,
};
// Penn Treebank tags as UD English uses them: "NNP", "VBD", "HYPH".
enum class Xpos : std::uint8_t {
  none, dollar, close_quote, comma, lrb, rrb, period, colon, add, afx, cc, cd, dt, ex, fw, gw, hyph, in, jj, jjr, jjs, ls, md, nfp, nn, nnp, nnps, nns,
  pdt, pos, prp, prp_poss, rb, rbr, rbs, rp, sym, to, uh, vb, vbd, vbg, vbn, vbp, vbz, wdt, wp, wp_poss, wrb, open_quote,
};

constexpr std::int32_t head_root = -1;
constexpr std::int32_t head_unknown = -2;  // no tree was made

struct Token {
  Span span;
  TokenKind kind = TokenKind::word;
  Upos upos = Upos::none;              // `none` until a tagger has spoken
  Xpos xpos = Xpos::none;
  Deprel deprel = Deprel::none;        // `none` without a tree
  std::int32_t head = head_unknown;    // index into Text::tokens
  std::string lemma;                   // folded, inflection off: "said" -> "say"
};

// A written word: one token, or tokens that touch and are joined by hyphens ("12-point", "Abdel-Rahman", "mother-in-law"), or the
// parts of a fraction ("24/7"). Taggers and parsers see tokens, as UD cuts them; what reads phrases sees words.
struct WrittenWord {
  Span span;
  TokenKind kind = TokenKind::word;    // of a compound: word, or number if all its parts are
  std::uint32_t first_token = 0;       // [first_token, last_token) of Text::tokens
  std::uint32_t last_token = 0;
};

// Tokens [first_token, last_token) of Text::tokens = words [first_word, last_word) of Text::words. A sentence lies inside one section.
struct Sentence {
  Span span;
  std::uint32_t first_token = 0;
  std::uint32_t last_token = 0;
  SectionKind section = SectionKind::body;
  std::uint32_t section_index = 0;  // into Report::sections
  std::uint32_t first_word = 0;
  std::uint32_t last_word = 0;
};

enum class EntityKind : std::uint8_t { person, organization, place, other };

// A proper name as it stands: "Alexander Lukashenko", "Xinhua", "Belarus". Titles stay outside.
struct Name {
  Span span;
  EntityKind kind = EntityKind::other;
  Span title;             // "Belarusian President", "Mr", directly before the name; empty if none
  std::string canonical;  // what the world tables call it ("Belarus" for "Minsk"); empty if they don't know it
  std::string country;    // ISO 3166-1 alpha-2 of a country, capital, demonym or metonym; empty otherwise
  bool metonym = false;   // a capital or seat that may stand for its government: "Beijing", "the Kremlin"
  bool demonym = false;   // "Belarusian", "Chinese": an adjective of a country, not its name
  const char* rule = "";  // what found it
};

// ---- annotate: people, times, quotations, events -------------------------------------------------

enum class MentionForm : std::uint8_t { name, nominal, pronoun };

struct Mention {
  Span span;
  MentionForm form = MentionForm::name;
  std::uint32_t entity = 0;  // index into People::entities
  const char* rule = "";     // why it is this entity
};

struct Role {
  std::string text;  // "Belarusian President", "spokesperson"
  Span span;         // where the report says so
};

// One person, organisation or place inside one report.
struct Entity {
  std::string id;    // "e0", "e1" ... in order of first mention
  std::string name;  // the fullest form this report uses
  EntityKind kind = EntityKind::other;
  std::string country;  // ISO code where the entity is a country or its government
  std::vector<Role> roles;
};

enum class TimeType : std::uint8_t { date, time, duration, set };

// What an expression says of itself; the rest comes from its anchor.
enum class TimeBasis : std::uint8_t {
  absolute,     // the words name the day, month or year whole: "March 1, 2023", "2020"
  day_of_year,  // lacks its year: "March 1", "Christmas"
  month,        // lacks its year: "in September"
  weekday,      // "on Wednesday"
  today,        // today, yesterday, tonight, "at 9 p.m."
  unit,         // "last week", "three days ago"
  story,        // hangs on what was named before: "two days later", "that year"
  none,         // durations, sets, vague references
};

// What it hangs on.
enum class TimeAnchor : std::uint8_t { none, published, mention };

// On which side of the anchor it was put, and what decided that.
enum class TimeSide : std::uint8_t { none, before, same, after };
enum class TimeReason : std::uint8_t {
  none,         // nothing was to be decided
  word,         // the expression itself: "last", "ago", "tomorrow"
  tense,        // the verb form at `evidence`
  preposition,  // "until", "since" at `evidence`
  range,        // the other end of its range
  nearest,      // the nearest such day, month or season
  prior,        // news tells what has happened: the last one, the anchor itself included
};

struct Time {
  Span span;
  TimeType type = TimeType::date;
  std::string value;  // TIMEX3: "2023-03-01", "2023-W08", "P3D", "PRESENT_REF"; "XXXX-WXX-3" when no anchor is known
  std::string mod;    // START, MID, END, APPROX, LESS_THAN ...; empty if none
  std::optional<Day> from, to;  // days, both inclusive; nullopt = open or not known
  const char* rule = "";
  TimeBasis basis = TimeBasis::none;
  TimeAnchor anchor = TimeAnchor::none;
  std::optional<Day> anchor_day;              // of `published` and `mention`
  std::optional<std::uint32_t> anchor_time;   // of `mention`: index of that expression among the report's times
  TimeSide side = TimeSide::none;
  TimeReason reason = TimeReason::none;
  std::optional<Span> evidence;               // the word that decided
};

enum class QuoteKind : std::uint8_t { direct, mixed, indirect };

struct Quote {
  std::vector<Span> content;  // without the quotation marks; more than one where the cue stands inside
  std::optional<Span> cue;    // "said", "according to"
  std::optional<Span> source; // the words that name who said it
  std::optional<std::uint32_t> speaker;    // index into People::entities; nullopt = abstained
  std::optional<std::uint32_t> addressee;
  QuoteKind kind = QuoteKind::direct;
  const char* rule = "";
};

enum class Modality : std::uint8_t { asserted, negated, planned, alleged };

struct EventActor {
  Span span;
  std::optional<std::uint32_t> entity;
};

struct Event {
  Span span;
  Span trigger;
  std::string type;   // PLOVER root
  std::string cameo;
  std::optional<EventActor> actor, target;
  std::optional<Span> place;
  std::optional<Day> from, to;
  Modality modality = Modality::asserted;
};

// ---- results of the stages ------------------------------------------------------------------------

struct Text {
  std::vector<Sentence> sentences;  // sorted
  std::vector<Token> tokens;        // sorted; tokens and the white space between them rebuild every sentence
  std::vector<WrittenWord> words;   // sorted; each token is in one
  std::vector<Name> names;          // sorted, not overlapping
};

struct People {
  std::vector<Entity> entities;
  std::vector<Mention> mentions;  // sorted
};

struct Analysis {
  bool analysed = false;
  std::string why_not;  // "language: de" ...; empty when analysed
  Text text;
  People people;
  std::vector<Time> times;    // sorted, not overlapping
  std::vector<Quote> quotes;  // sorted by first content
  std::vector<Event> events;
};

struct Document {
  Report report;
  Analysis analysis;
};

[[nodiscard]] const char* name_of(Upos upos);  // "NOUN"; "" for none
[[nodiscard]] const char* name_of(Xpos xpos);      // "NNP"; "" for none
[[nodiscard]] const char* name_of(Deprel deprel);  // "nsubj:pass"; "" for none
// The way back; nullopt for what is no such name.
[[nodiscard]] std::optional<Upos> parse_upos(std::string_view name);
[[nodiscard]] std::optional<Xpos> parse_xpos(std::string_view name);
[[nodiscard]] std::optional<Deprel> parse_deprel(std::string_view name);
[[nodiscard]] Deprel main_of(Deprel deprel);       // nsubj for nsubj:pass
[[nodiscard]] const char* name_of(EntityKind kind);
[[nodiscard]] const char* name_of(MentionForm form);
[[nodiscard]] const char* name_of(TimeBasis basis);
[[nodiscard]] const char* name_of(TimeAnchor anchor);
[[nodiscard]] const char* name_of(TimeSide side);
[[nodiscard]] const char* name_of(TimeReason reason);
[[nodiscard]] const char* name_of(TimeType type);
[[nodiscard]] const char* name_of(QuoteKind kind);
[[nodiscard]] const char* name_of(Modality modality);

// The sentence that holds byte `at`, or nullptr between sentences. O(log n).
[[nodiscard]] const Sentence* sentence_at(const Text& text, std::uint32_t at);
// Indices [first, last) of the words that overlap `span`. O(log n).
struct WordRange {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};
[[nodiscard]] WordRange words_in(const Text& text, Span span);

}  // namespace synoptic
