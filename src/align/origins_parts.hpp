// What the parts of `find_origins` hand to each other.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "align/origins_signature.hpp"
#include "align/origins_slips.hpp"
#include "doc/dossier.hpp"

namespace synoptic::align {

using Spans = std::vector<Span>;

// The prose words of a report, to count with.
struct Prose {
  Spans words;  // outside quotation marks; all of them where little else is there
  [[nodiscard]] std::uint32_t count(Span s) const;
  [[nodiscard]] std::uint32_t count(const Spans& united) const;
};
[[nodiscard]] Prose read_prose(const Report& report);

void unite(Spans& spans);                                    // sorted, disjoint
[[nodiscard]] Spans without(Span s, const Spans& united);    // what of `s` is not in `united`

// What one report takes from one origin.
struct Taken {
  Spans spans;
  std::vector<std::uint32_t> passages;  // indices, rising
  std::uint32_t from = 0;               // the report it was compared with: the wire's credited carrier, or the source
  bool credited = false;
};

struct KnownOrigin {
  std::string label;
  OriginKind kind = OriginKind::unknown;
  std::vector<Reason> reasons;
};

inline constexpr std::uint32_t no_origin = UINT32_MAX;

// Everything that is known when the graph is written. Origins are numbered as they are met; those that turn out to be nobody's
// are dropped when it is.
struct Ledger {
  const std::vector<Document>& documents;
  std::vector<Passage>& passages;
  const std::vector<ReportPair>& pairs;
  std::vector<Prose> prose;
  std::vector<Signature> signatures;
  std::vector<std::vector<Credit>> credits;               // per report
  std::vector<KnownOrigin> known;
  std::vector<std::uint32_t> outlet, wire, own;           // per report, indices into `known`; `wire` may be no_origin
  std::vector<std::map<std::uint32_t, Taken>> taken;      // per report: origin -> what it takes from it
  std::vector<SharedSlip> slips;
  [[nodiscard]] const std::string& name(std::uint32_t r) const { return signatures[r].label; }
};

// The ledger as origins, copies with their reasons, stretches and shares. Sets `Passage::origin` to the numbers written.
[[nodiscard]] Provenance write_graph(const Ledger& ledger);

// Statements that rest on a source by name ("Reuters reported ...") come from there: adds those origins and their stretches.
void add_named_sources(const Ledger& ledger, Provenance& provenance);

}  // namespace synoptic::align
