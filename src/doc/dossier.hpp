// One story laid side by side. Everything stands on places: a span that has left its report.
// `Place::report` indexes `Dossier::documents`, which is the coordinate system of the whole record.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/span.hpp"
#include "doc/analysis.hpp"
#include "doc/report.hpp"

namespace synoptic {

struct Place {
  std::uint32_t report = 0;
  Span span;
  friend constexpr auto operator<=>(const Place&, const Place&) = default;
};

// ---- entities across reports ----
struct DossierRole {
  std::string role;
  std::vector<Place> places;
};
// A mention that its own report leaves open and only the story ties to somebody.
struct StoryLink {
  Place place;
  const char* rule = "";
};
struct Identity {
  std::string id;    // "p1", "p2" ... by number of mentions, then by name
  std::string name;  // the fullest form most reports use
  EntityKind kind = EntityKind::other;
  std::string country;
  std::vector<DossierRole> roles;
  std::map<std::uint32_t, std::vector<std::string>> forms;  // report -> distinct surface forms, in order of appearance
  std::vector<Place> mentions;                              // sorted
  std::vector<Place> metonyms;   // of the mentions those that name a seat for its government ("Beijing"); sorted
  std::vector<StoryLink> links;  // of the mentions those that their report leaves open ("the Velorian leader"); sorted
};

// ---- passages, origins, copies ----
enum class EditKind : std::uint8_t { insert, remove, replace, move };
// Of a replacement: how the words that stand for each other are related.
enum class EditManner : std::uint8_t {
  other,
  respelled,  // "politicising" for "politicizing"
  inflected,  // another form of the word, mostly another tense: "published" for "publishing", "would" for "will"
};
struct Edit {
  EditKind kind = EditKind::replace;
  std::optional<Place> a, b;  // the piece in the first and in the second text
  EditManner manner = EditManner::other;
};
// What the words are that the texts of a passage share, as parts of 1.
struct Matter {
  double prose = 0;      // a reporter's own words
  double quotation = 0;  // inside quotation marks in one text at least
  double name = 0;       // names, titles and numbers outside them: what any two reporters of one event share
};
struct Passage {
  std::string id;
  bool verbatim = true;  // false: lightly edited
  bool quotation = false;  // mainly somebody's quoted words: carried by both, not evidence of copying
  Matter matter;
  std::optional<std::uint32_t> origin;  // index into Dossier::origins
  std::vector<Place> spans;             // sorted, one a report
  std::vector<Edit> edits;              // against the first span
};
enum class OriginKind : std::uint8_t { wire, outlet, official, speaker, unknown };
// Why one text is said to depend on another, in the order of their strength.
enum class ReasonKind : std::uint8_t {
  credit,       // a line of the report names whose text it is
  containment,  // one text has all of the other and more
  time,         // one came out before the other
  slips,        // the same slips of the pen
  details,      // rare details in the same order
  text,         // shared words
  publisher,    // one newsroom behind both
  none,         // what could not be told
};
struct Reason {
  ReasonKind kind = ReasonKind::text;
  std::string text;           // for people: "credit line: AFP"
  std::vector<Place> places;  // what it stands on; may be empty (a date, metadata)
};
struct Origin {
  std::string id;
  std::string label;  // "AFP", "BBC"
  OriginKind kind = OriginKind::unknown;
  std::vector<std::uint32_t> reports;  // those that carry text of it
  std::vector<std::string> evidence;   // for people: "credit line: By AFP"
  std::string publisher{};             // the newsroom that several outlets share; empty: none known
  std::vector<std::uint32_t> own_reports{};  // those that the origin itself published; none: the original is not among the reports
  std::vector<Reason> reasons{};       // why reports of several outlets count as one, beside what `copies` say of each
  // No text of it is carried: statements rest on it by name ("Reuters reported"). Not counted among the origins of the story.
  bool named = false;
};
enum class Direction : std::uint8_t { stated, likely, undetermined };  // by a credit; by containment or time; which was first is not known
struct Copy {
  std::optional<std::uint32_t> from_origin;  // exactly one of these two is set
  std::optional<std::uint32_t> from_report;
  std::uint32_t to = 0;
  double share = 0;      // of the prose of `to`, 0..1
  bool certain = false;  // the direction, not the overlap
  std::vector<std::string> evidence;
  Direction direction = Direction::undetermined;
  bool credit_only = false;  // no text of the story shows it: only a credit says so
  std::vector<Reason> reasons{};            // what `evidence` says, with places; strongest first
  std::vector<std::uint32_t> passages{};    // indices into Dossier::passages, in the order of the report `to`
};

// Sources that a report names.
enum class CreditKind : std::uint8_t {
  text,    // the words are theirs: "(Reuters)", "By AFP"
  part,    // they helped: "with AFP", "additional reporting by"
  source,  // something in the text is from them: "told the BBC", "state news agency BelTA reported"
  photo,   // the picture is theirs: says nothing of the text
};
struct Credit {
  std::uint32_t report = 0;
  std::optional<Span> span;  // empty: metadata says so
  std::string label;         // "AFP"; an outlet's name as the tables have it
  std::string key;           // the same for "AFP" and "Agence France-Presse"
  CreditKind kind = CreditKind::text;
  std::string rule;  // "dateline", "told"
  Span scope{};      // of a `source`: the sentence that rests on it
};

// How two reports stand to each other. Pairs that share nothing are not listed.
enum class PairRelation : std::uint8_t {
  copied,     // one of them has hardly any prose that is not in the other
  part,       // prose is shared, and both have their own
  quotation,  // they share somebody's words, no prose
};
struct ReportPair {
  std::uint32_t a = 0, b = 0;  // a < b
  PairRelation relation = PairRelation::quotation;
  std::uint32_t prose = 0, quoted = 0;  // shared words outside and inside quotation marks
  double cover_a = 0, cover_b = 0;      // share of the prose of each that stands in the other
  std::uint32_t details = 0;            // rare details in the same order
};

// ---- utterances ----
enum class Relation : std::uint8_t { identical, trimmed, ellipsis, bracketed, respelled, reworded, conflicting };
struct Variant {
  Place place;
  QuoteKind kind = QuoteKind::direct;
  Relation relation = Relation::identical;  // to the fullest variant
  std::vector<Edit> edits;
  std::uint32_t quote = 0;  // index into the report's Analysis::quotes
};
struct Utterance {
  std::string id;
  std::optional<std::uint32_t> speaker;    // index into Dossier::entities
  std::optional<std::uint32_t> addressee;
  Place fullest;
  std::uint32_t origins = 0;
  std::vector<Variant> variants;  // fullest first, then by report and place
  [[nodiscard]] std::uint32_t reports() const;  // how many carry it: one utterance, however many
};

// ---- speakers ----
// What one report makes of one utterance of a speaker.
struct SpeakerSaid {
  std::uint32_t utterance = 0;          // index into Dossier::quotes
  std::vector<std::uint32_t> variants;  // indices into its variants: those of this report, in the order of the text
  // Words of the fullest version that this report leaves out, in the text of the fullest. None for paraphrases: a reporter's words
  // cut nothing out of the speaker's.
  std::vector<Place> cut;
};
struct SpeakerReport {
  std::uint32_t report = 0;
  std::vector<SpeakerSaid> said;       // in the order of the text
  std::vector<std::uint32_t> without;  // utterances of the speaker that others quote and this report, complete and analysed, does not
};
// All that one speaker is quoted with, report by report.
struct Speaker {
  std::uint32_t entity = 0;  // index into Dossier::entities
  std::uint32_t utterances = 0, origins = 0;
  std::vector<SpeakerReport> reports;  // those that quote the speaker, rising
  std::vector<std::uint32_t> silent;   // complete and analysed reports that do not, rising
};

// ---- statements ----
enum class Status : std::uint8_t { agree, differ, one_origin };
enum class Slot : std::uint8_t { number, date, place, person, thing, polarity, certainty, wording };
enum class DifferenceKind : std::uint8_t { conflict, update, basis, hedge };
struct DifferenceValue {
  std::string value;
  std::vector<Place> spans;
};
struct Difference {
  Slot slot = Slot::wording;
  std::vector<DifferenceValue> values;
  DifferenceKind kind = DifferenceKind::conflict;
  std::string rule;
};
struct Statement {
  std::string id;
  std::string text;  // the bytes of `shown`: the clearest wording that some report uses
  Place shown;
  Status status = Status::one_origin;
  std::vector<Place> spans;
  std::vector<std::uint32_t> partly;   // reports, sorted: what their spans say is the core of `text` and not all of it; they count for no origin
  std::vector<std::uint32_t> origins;  // indices into Dossier::origins, sorted
  std::vector<Difference> differences;
  // All of its places are inside variants of one utterance: what is said stands on its speaker, however many carry it.
  std::optional<std::uint32_t> utterance{};
  std::optional<Place> before{};  // a sentence in front of `shown`, where that rests on it: who "he" is, which crane
  double sure = 1;    // 0..1: how likely the reports say what is shown; of what one report says, that no other row says it
  double weight = 0;  // rank: what the story is about first
};

// ---- timeline, positions, ties ----
struct TimelineDate {
  Day from = 0, to = 0;     // both inclusive
  std::string granularity;  // as below
  std::vector<Place> spans; // the sentences that say so
};
struct TimelineEntry {
  std::optional<Day> from, to;
  std::string granularity;  // "day", "week", "month", "year", "range"
  std::string text;         // the bytes of the first span
  std::vector<Place> spans; // sentences
  std::uint32_t origins = 0;
  bool differs = false;     // its sentences name days that cannot all be right: see `dates`
  std::vector<TimelineDate> dates;  // each date that is named, in order of time; one where all say the same
  double weight = 0;        // what a short calendar shows first
};
struct Position {
  std::uint32_t holder = 0;  // entity
  std::string target;
  std::string stance;
  std::vector<Place> spans;
};
struct Tie {
  std::uint32_t a = 0, b = 0;  // entities
  std::string kind;
  std::vector<Place> spans;
};
struct DossierWarning {
  std::string code, message;
  std::optional<std::uint32_t> report;
};

// What `origins` found out; kept together because statements, utterances and the timeline all count with it.
struct Provenance {
  std::vector<Origin> origins;
  std::vector<Copy> copies;
  std::vector<double> copied;                 // per report: share of its prose that stands elsewhere and came from there
  std::vector<std::uint32_t> own;             // per report: the origin of what is not inside a passage
  // Per report, sorted: stretches whose origin is not the report's own.
  struct Stretch {
    Span span;
    std::uint32_t origin = 0;
  };
  std::vector<std::vector<Stretch>> stretches;
  std::vector<std::vector<Span>> only;  // per report, sorted: prose that no other report of the story has
  std::vector<Credit> credits;     // by report and place
  std::vector<ReportPair> pairs;   // by a and b
  [[nodiscard]] std::size_t count() const;  // origins of text: those only named are left out
  // The origin that `place` comes from: that of the stretch that covers most of it, else the report's own.
  [[nodiscard]] std::uint32_t origin_of(const Place& place) const;
};

struct Dossier {
  std::string id, title;
  std::optional<Day> from, to;
  std::vector<Document> documents;  // by date, then by id
  std::vector<Identity> entities;
  std::vector<Passage> passages;
  Provenance provenance;
  std::vector<Utterance> quotes;
  std::vector<Speaker> speakers;  // by reports that quote them, then by utterances, then by entity
  std::vector<Statement> statements;  // by rank
  std::vector<TimelineEntry> timeline;
  std::vector<Position> positions;
  std::vector<Tie> ties;
  std::vector<DossierWarning> warnings;

  [[nodiscard]] std::string_view quote(const Place& place) const {
    return view(documents[place.report].report.text, place.span);
  }
  [[nodiscard]] std::size_t outlet_count() const;
};

[[nodiscard]] const char* name_of(EditKind kind);
[[nodiscard]] const char* name_of(EditManner manner);
[[nodiscard]] const char* name_of(OriginKind kind);
[[nodiscard]] const char* name_of(ReasonKind kind);
[[nodiscard]] const char* name_of(Direction direction);
[[nodiscard]] const char* name_of(CreditKind kind);
[[nodiscard]] const char* name_of(PairRelation relation);
[[nodiscard]] const char* name_of(Relation relation);
[[nodiscard]] const char* name_of(Status status);
[[nodiscard]] const char* name_of(Slot slot);
[[nodiscard]] const char* name_of(DifferenceKind kind);

}  // namespace synoptic
