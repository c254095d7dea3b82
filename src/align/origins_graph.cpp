// What was found, written for readers: origins in the order of their first report, the copies with what they stand on, the stretches
// of every report that come from elsewhere. A copy names its source as a report where one is known, else as an origin (a wire,
// a lost original). Every line of evidence is also a reason with its places.
#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <set>
#include <tuple>

#include "align/origins_direction.hpp"
#include "align/origins_parts.hpp"

namespace synoptic::align {
namespace {

constexpr std::uint32_t substantial = 20;     // words from which on it is said that one report took from another,
constexpr double share_worth_telling = 0.15;  // or so much of its prose
constexpr std::size_t named_slips = 3;        // that two reports share; the others are counted
constexpr std::uint32_t few_words = 8;        // less between two passages is an edit, not text of its own

bool tells(std::uint32_t words, double share) { return words >= substantial || (share >= share_worth_telling && words >= substantial / 2); }

// Sorted and disjoint: where two origins claim the same bytes the longer stretch has them.
void settle(std::vector<Provenance::Stretch>& list) {
  std::stable_sort(list.begin(), list.end(), [](const auto& x, const auto& y) { return x.span.size() > y.span.size(); });
  std::map<std::uint32_t, Provenance::Stretch> kept;  // by begin
  for (auto s : list) {
    auto next = kept.lower_bound(s.span.begin);
    if (next != kept.begin()) s.span.begin = std::max(s.span.begin, std::prev(next)->second.span.end);
    next = kept.lower_bound(s.span.begin);
    if (next != kept.end()) s.span.end = std::min(s.span.end, next->second.span.begin);
    if (!s.span.empty()) kept.emplace(s.span.begin, s);
  }
  list.clear();
  for (const auto& [begin, s] : kept) list.push_back(s);
}

class Writer {
 public:
  explicit Writer(const Ledger& l) : l_(l), n_(static_cast<std::uint32_t>(l.documents.size())) {}

  Provenance run() {
    number();
    members_.resize(out_.origins.size());
    std::vector<Spans> shared(n_);
    passages_of_.resize(n_);
    slips_of_.resize(n_);
    for (std::uint32_t s = 0; s < l_.slips.size(); ++s)
      for (const Place& p : l_.slips[s].places) slips_of_[p.report].push_back(s);
    for (std::uint32_t p = 0; p < l_.passages.size(); ++p)
      for (const Place& s : l_.passages[p].spans) {
        shared[s.report].push_back(s.span);
        if (!l_.passages[p].quotation) passages_of_[s.report].push_back(p);
      }
    for (std::uint32_t r = 0; r < n_; ++r) {
      unite(shared[r]);
      write_report(r);
      out_.only.push_back(only_here(r, shared[r]));
    }
    for (std::size_t o = 0; o < members_.size(); ++o) out_.origins[o].reports.assign(members_[o].begin(), members_[o].end());
    name_publishers();
    for (Origin& o : out_.origins)
      for (const Reason& reason : o.reasons) o.evidence.push_back(reason.text);
    for (std::uint32_t r = 0; r < n_; ++r)
      for (const Credit& c : l_.credits[r])
        if (c.kind != CreditKind::source || !l_.signatures[r].is_own(c.key)) out_.credits.push_back(c);
    std::stable_sort(out_.copies.begin(), out_.copies.end(), [](const Copy& x, const Copy& y) { return std::tuple(x.to, -x.share) < std::tuple(y.to, -y.share); });
    return std::move(out_);
  }

 private:
  // Only what is the origin of something, wires and lost originals among the outlets in the order of their first report.
  void number() {
    std::map<std::uint32_t, std::uint32_t> first_report;
    for (std::uint32_t r = 0; r < n_; ++r) {
      first_report.try_emplace(l_.own[r], r);
      for (const auto& [o, t] : l_.taken[r]) first_report.try_emplace(o, r);
    }
    for (const Passage& p : l_.passages)
      if (p.origin) first_report.try_emplace(*p.origin, p.spans.front().report);
    std::vector<std::uint32_t> order;
    for (const auto& [o, r] : first_report) order.push_back(o);
    std::sort(order.begin(), order.end(), [&](auto x, auto y) {
      return std::tuple(first_report[x], l_.known[x].label, x) < std::tuple(first_report[y], l_.known[y].label, y);
    });
    index_.assign(l_.known.size(), no_origin);
    for (const auto o : order) {
      index_[o] = static_cast<std::uint32_t>(out_.origins.size());
      Origin origin;
      origin.id = fmt::format("o{}", out_.origins.size() + 1);
      origin.label = l_.known[o].label;
      origin.kind = l_.known[o].kind;
      origin.reasons = l_.known[o].reasons;
      out_.origins.push_back(std::move(origin));
    }
    for (Passage& p : l_.passages)
      if (p.origin) p.origin = index_[*p.origin];
  }

  void write_report(std::uint32_t r) {
    const auto total = std::max<std::size_t>(1, l_.prose[r].words.size());
    const std::uint32_t own = l_.own[r];
    out_.own.push_back(index_[own]);
    members_[index_[own]].insert(r);
    if (own == l_.outlet[r]) out_.origins[index_[own]].own_reports.push_back(r);
    out_.stretches.emplace_back();
    Spans all;
    for (const auto& [o, t] : l_.taken[r]) {
      const std::uint32_t words = l_.prose[r].count(t.spans);
      const double share = static_cast<double>(words) / static_cast<double>(total);
      if (o != own)
        for (const Span s : t.spans) out_.stretches[r].push_back({s, index_[o]});
      all.insert(all.end(), t.spans.begin(), t.spans.end());
      if (tells(words, share) || t.credited) {
        members_[index_[o]].insert(r);
        add_copy(r, o, t, words, share);
      }
    }
    unite(all);
    double copied = static_cast<double>(l_.prose[r].count(all)) / static_cast<double>(total);
    if (l_.signatures[r].wholly_wire && own != l_.outlet[r]) {
      copied = 1;
      add_wire(r);
    }
    out_.copied.push_back(std::min(1.0, copied));
    settle(out_.stretches[r]);
  }

  // Paragraphs, or what of them no passage covers.
  [[nodiscard]] Spans only_here(std::uint32_t r, const Spans& shared) const {
    Spans out;
    for (const Section& section : l_.documents[r].report.sections) {
      if (!is_prose(section.kind)) continue;
      for (const Span s : without(section.span, shared))
        if (l_.prose[r].count(s) >= few_words) out.push_back(s);
    }
    return out;
  }

  // All of `r` is a wire's: its credit says so, and shared passages bear it out if there are any.
  void add_wire(std::uint32_t r) {
    const std::uint32_t at = index_[l_.own[r]];
    Copy copy;
    copy.from_origin = at;
    copy.to = r;
    copy.share = 1;
    copy.certain = true;
    copy.direction = Direction::stated;
    copy.reasons.push_back(credit_reason(r));
    for (const std::uint32_t p : passages_of_[r])
      if (l_.passages[p].origin == at) copy.passages.push_back(p);
    copy.credit_only = copy.passages.empty();
    // Only the credit is evidence of the direction; the passages are listed beside it.
    out_.origins[at].reasons.push_back({ReasonKind::credit, l_.name(r) + ": " + copy.reasons[0].text, copy.reasons[0].places});
    finish(std::move(copy));
  }

  [[nodiscard]] Reason credit_reason(std::uint32_t r) const {
    Reason out{ReasonKind::credit, {}, {}};
    const auto& wires = l_.signatures[r].wires;
    if (wires.empty()) return out;
    out.text = "credit line: " + wires.front().label;
    for (const Credit& c : l_.credits[r])
      if (c.key == wires.front().key && (c.kind == CreditKind::text || c.kind == CreditKind::part) && c.span) out.places.push_back({r, *c.span});
    return out;
  }

  void add_copy(std::uint32_t r, std::uint32_t o, const Taken& t, std::uint32_t words, double share) {
    const std::uint32_t at = index_[o];
    const std::string much = fmt::format("{} passage{} ({} words)", t.passages.size(), t.passages.size() == 1 ? "" : "s", words);
    const OriginKind kind = l_.known[o].kind;
    const bool no_report = kind == OriginKind::wire || kind == OriginKind::unknown;
    Copy copy;
    copy.to = r;
    copy.share = std::min(1.0, share);
    copy.passages = t.passages;
    if (no_report) copy.from_origin = at;
    else copy.from_report = t.from;
    if (t.credited) {
      copy.certain = true;
      copy.direction = Direction::stated;
      copy.reasons.push_back(credit_reason(r));
    }
    Spans spans = t.spans;
    unite(spans);
    std::vector<Place> places;
    for (const Span s : spans) places.push_back({r, s});
    if (t.from != r) {
      std::string line = fmt::format("shares {} with {}", much, l_.name(t.from));
      if (kind == OriginKind::wire && l_.own[t.from] != o) line += ", which uses " + l_.known[o].label;
      else if (kind == OriginKind::wire && l_.outlet[t.from] != o) line += ", which credits " + l_.known[o].label;
      else if (kind == OriginKind::wire) line += ", the agency itself";
      if (no_report) out_.origins[at].reasons.push_back({ReasonKind::text, l_.name(r) + " " + line, {}});  // its places: with the copy
      if (kind == OriginKind::wire && copy.direction == Direction::undetermined) copy.direction = Direction::likely;
      copy.reasons.push_back({ReasonKind::text, std::move(line), std::move(places)});
    } else if (copy.reasons.empty()) {
      copy.reasons.push_back({ReasonKind::text, "carries the shared text: " + much, std::move(places)});
    }
    if (kind == OriginKind::unknown) copy.reasons.push_back({ReasonKind::none, "whose text it is first is not known: an original that is not among the reports", {}});
    if (!copy.from_report) add_slips(copy, t.from, r);
    if (copy.from_report) {
      const Signature &a = l_.signatures[t.from], &b = l_.signatures[r];
      if (!a.publisher.empty() && a.publisher == b.publisher)
        copy.reasons.push_back({ReasonKind::publisher, fmt::format("both are of {} ({})", a.publisher, a.publisher_source), {}});
      Directed d = direction_of(l_.documents[t.from].report, l_.documents[r].report, l_.name(t.from), share, l_.prose[t.from].words.size(), l_.prose[r].words.size());
      copy.direction = d.direction;
      copy.certain = d.certain;
      copy.reasons.insert(copy.reasons.end(), std::make_move_iterator(d.reasons.begin()), std::make_move_iterator(d.reasons.end()));
      add_slips(copy, t.from, r);
      if (const std::uint32_t details = details_of(t.from, r); details > 0)
        copy.reasons.push_back({ReasonKind::details, fmt::format("{} rare details stand in both in the same order, and in no other report", details), {}});
    }
    finish(std::move(copy));
  }

  // Slips tell that one text lies behind both, not whose it was first: they leave the direction as it is.
  void add_slips(Copy& copy, std::uint32_t from, std::uint32_t to) const {
    if (from == to) return;
    std::vector<std::string> texts;
    Reason reason{ReasonKind::slips, {}, {}};
    std::size_t more = 0;
    for (const std::uint32_t s : slips_of_[to]) {
      const Place *theirs = l_.slips[s].in(from), *mine = l_.slips[s].in(to);
      if (theirs == nullptr) continue;
      if (texts.size() == named_slips) {
        ++more;
        continue;
      }
      texts.push_back(l_.slips[s].text);
      reason.places.push_back(*mine);
      reason.places.push_back(*theirs);
    }
    if (texts.empty()) return;
    reason.text = fmt::format("the same slip{} as in {}: {}", texts.size() + more == 1 ? "" : "s", l_.name(from), fmt::join(texts, ", "));
    if (more > 0) reason.text += fmt::format(" and {} more", more);
    copy.reasons.push_back(std::move(reason));
  }

  // Rare details that two reports have in the same order.
  [[nodiscard]] std::uint32_t details_of(std::uint32_t x, std::uint32_t y) const {
    const auto key = std::minmax(x, y);
    const auto it = std::partition_point(l_.pairs.begin(), l_.pairs.end(), [&](const ReportPair& p) { return std::pair(p.a, p.b) < std::pair(key.first, key.second); });
    return it != l_.pairs.end() && it->a == key.first && it->b == key.second ? it->details : 0;
  }

  void finish(Copy copy) {
    for (const Reason& reason : copy.reasons) copy.evidence.push_back(reason.text);
    out_.copies.push_back(std::move(copy));
  }

  // An origin of several outlets of one publisher is named after the publisher and says who they are.
  void name_publishers() {
    std::map<std::uint32_t, std::vector<std::uint32_t>> reports;  // of origins that are outlets
    for (std::uint32_t r = 0; r < n_; ++r)
      if (l_.outlet[r] == l_.own[r] && l_.known[l_.own[r]].kind == OriginKind::outlet) reports[l_.own[r]].push_back(r);
    for (const auto& [o, list] : reports) {
      const Signature* first = &l_.signatures[list.front()];
      std::vector<std::string> names;
      std::set<std::string> seen;
      for (const auto r : list)
        if (seen.insert(l_.signatures[r].outlet_key).second) names.push_back(l_.name(r));
      if (first->publisher.empty()) continue;
      Origin& origin = out_.origins[index_[o]];
      origin.publisher = first->publisher;
      if (names.size() < 2) {
        origin.label = first->label;
        continue;
      }
      origin.label = fmt::format("{} ({})", first->publisher, fmt::join(names, ", "));
      origin.reasons.insert(origin.reasons.begin(),
                            {ReasonKind::publisher, fmt::format("{} are of one publisher, {} ({}): never independent of each other", fmt::join(names, ", "), first->publisher, first->publisher_source), {}});
    }
  }

  const Ledger& l_;
  std::uint32_t n_;
  Provenance out_;
  std::vector<std::uint32_t> index_;             // of a known origin among those written
  std::vector<std::set<std::uint32_t>> members_; // per written origin
  std::vector<std::vector<std::uint32_t>> passages_of_;  // per report: those of prose
  std::vector<std::vector<std::uint32_t>> slips_of_;     // per report: indices into the ledger's
};

}  // namespace

Provenance write_graph(const Ledger& ledger) { return Writer(ledger).run(); }

namespace {

// `above` laid over `below`: where both are, the first of `above` has it. Both come sorted; so does what is made of them.
std::vector<Provenance::Stretch> laid_over(std::vector<Provenance::Stretch> below, std::vector<Provenance::Stretch> above) {
  std::vector<Provenance::Stretch> out;
  std::uint32_t end = 0;  // of `above`, so far
  std::size_t b = 0;
  const auto put_below = [&](std::uint32_t until) {
    for (; b < below.size() && below[b].span.begin < until; ++b) {
      const Span s{std::max(below[b].span.begin, end), std::min(below[b].span.end, until)};
      if (!s.empty()) out.push_back({s, below[b].origin});
      if (below[b].span.end > until) return;  // its rest may stand behind what comes
    }
  };
  std::sort(above.begin(), above.end(), [](const auto& x, const auto& y) { return x.span < y.span; });
  for (auto s : above) {
    s.span.begin = std::max(s.span.begin, end);
    if (s.span.empty()) continue;
    put_below(s.span.begin);
    out.push_back(s);
    end = s.span.end;
  }
  put_below(std::numeric_limits<std::uint32_t>::max());
  return out;
}

}  // namespace

void add_named_sources(const Ledger& ledger, Provenance& provenance) {
  std::map<std::string, std::uint32_t> by_key;  // origins by the keys under which credits name them
  for (std::uint32_t r = 0; r < ledger.documents.size(); ++r)
    for (const std::string& key : {ledger.signatures[r].outlet_key, ledger.signatures[r].key})
      if (ledger.own[r] == ledger.outlet[r]) by_key.try_emplace(key, provenance.own[r]);
  for (std::uint32_t r = 0; r < ledger.documents.size(); ++r)
    for (const Wire& w : ledger.signatures[r].wires)
      if (ledger.own[r] == ledger.wire[r] && ledger.own[r] != no_origin) by_key.try_emplace(w.key, provenance.own[r]);
  for (std::uint32_t r = 0; r < ledger.documents.size(); ++r) {
    std::vector<Provenance::Stretch> scopes;
    for (const Credit& c : ledger.credits[r]) {
      if (c.kind != CreditKind::source || c.scope.empty() || ledger.signatures[r].is_own(c.key)) continue;
      const bool agency = c.key.starts_with("wire ");
      const auto [it, fresh] = by_key.try_emplace(c.key, static_cast<std::uint32_t>(provenance.origins.size()));
      if (fresh) {
        Origin o;
        o.id = fmt::format("o{}", provenance.origins.size() + 1);
        o.label = c.label;
        o.kind = agency ? OriginKind::wire : OriginKind::outlet;
        o.named = true;
        provenance.origins.push_back(std::move(o));
      }
      Origin& o = provenance.origins[it->second];
      if (it->second == provenance.own[r]) continue;  // the wire's own text names the wire
      o.reasons.push_back({ReasonKind::credit, fmt::format("{} names it as its source ({})", ledger.name(r), c.rule), {{r, *c.span}}});
      o.evidence.push_back(o.reasons.back().text);
      scopes.push_back({c.scope, it->second});
    }
    // The sentence rests on who is named in it, wherever its words come from.
    provenance.stretches[r] = laid_over(std::move(provenance.stretches[r]), std::move(scopes));
  }
}

}  // namespace synoptic::align
