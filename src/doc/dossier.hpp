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
struct Identity {
  std::string id;    // "p1", "p2" ... by number of mentions, then by name
  std::string name;  // the fullest form most reports use
  EntityKind kind = EntityKind::other;
  std::string country;
  std::vector<DossierRole> roles;
  std::map<std::uint32_t, std::vector<std::string>> forms;  // report -> distinct surface forms, in order of appearance
  std::vector<Place> mentions;                              // sorted
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
struct Origin {
  std::string id;
  std::string label;  // "AFP", "BBC"
  OriginKind kind = OriginKind::unknown;
  std::vector<std::uint32_t> reports;  // those that carry text of it
  std::vector<std::string> evidence;   // for people: "credit line: By AFP"
};
struct Copy {
  std::optional<std::uint32_t> from_origin;  // exactly one of these two is set
  std::optional<std::uint32_t> from_report;
  std::uint32_t to = 0;
  double share = 0;      // of the prose of `to`, 0..1
  bool certain = false;  // the direction, not the overlap
  std::vector<std::string> evidence;
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
  std::vector<std::uint32_t> origins;  // indices into Dossier::origins, sorted
  std::vector<Difference> differences;
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
[[nodiscard]] const char* name_of(Relation relation);
[[nodiscard]] const char* name_of(Status status);
[[nodiscard]] const char* name_of(Slot slot);
[[nodiscard]] const char* name_of(DifferenceKind kind);

}  // namespace synoptic
