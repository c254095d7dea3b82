// From passages to origins, in three questions.
//
//   Who signs?      Each report has a signature: its outlet, or a wire where the report is given wholly as that wire's
//                   (outlet and wire are matched by what the world tables call them; reports of one outlet sign alike, and so do
//                   outlets of one publisher, whose newsrooms are never independent of each other).
//   Whose passage?  Of a shared passage of prose the source is, in this order: the wire that a carrier credits or is; where
//                   reports of two publishers are nearly all one text and none is earlier by hours, or of three and more,
//                   nobody: a lost original that all of them carry; else the carrier that is first in seniority (origins_direction.hpp).
//   What is left?   A report whose prose is nearly all of another origin has no origin of its own.
//
// Quotations are left out of the reckoning: two reporters at one press conference carry the same words. Prose is counted
// in words outside quotation marks. Everything is linear in the spans of the passages; no pairs of reports are formed here.
#include "align/origins.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "align/credits.hpp"
#include "align/origins_direction.hpp"
#include "align/origins_pairs.hpp"
#include "align/origins_parts.hpp"

namespace synoptic::align {
namespace {

constexpr double nearly_all = 0.85;      // of a report's prose
constexpr std::uint32_t own_words = 40;  // of its own, or more: a report keeps an origin of its own
constexpr double mostly = 0.6;           // of the words of a stretch
constexpr std::size_t many = 3;          // publishers with one text and no credit: all have it from an agency, not from the first of them

class Reckoning {
 public:
  Reckoning(const std::vector<Document>& documents, std::vector<Passage>& passages, const World& world)
      : l_{documents, passages, {}, {}, {}, {}, {}, {}, {}, {}}, n_(static_cast<std::uint32_t>(documents.size())) {
    std::vector<std::uint32_t> words;
    for (std::uint32_t r = 0; r < n_; ++r) {
      l_.prose.push_back(read_prose(documents[r].report));
      words.push_back(static_cast<std::uint32_t>(l_.prose.back().words.size()));
      l_.credits.push_back(find_credits(documents[r], world));
      for (Credit& c : l_.credits.back()) c.report = r;
      l_.signatures.push_back(signature_of(documents[r].report, l_.credits.back(), world));
    }
    rank_ = seniority(documents, words);
    l_.taken.resize(n_);
    covered_.resize(n_);
  }

  const Ledger& run() {
    number_signatures();
    find_lost_originals();
    const auto order = passages_in_order();
    for (const std::uint32_t p : order) attribute_to_wire(p);
    for (const std::uint32_t p : order)
      if (!credited(l_.passages[p])) attribute(p);
    carry_over();
    return l_;
  }

 private:
  static bool is_prose_of_several(const Passage& p) { return p.spans.size() > 1 && !p.quotation; }

  // Passages of prose that several carry. What is nearly the whole of its carriers' text is looked at before pieces of it: copies
  // of one text have it from there, and not in pieces from whoever else used some of it.
  [[nodiscard]] std::vector<std::uint32_t> passages_in_order() const {
    std::vector<std::uint32_t> out;
    std::vector<double> least(l_.passages.size(), 0);
    for (std::uint32_t p = 0; p < l_.passages.size(); ++p) {
      if (!is_prose_of_several(l_.passages[p])) continue;
      out.push_back(p);
      least[p] = 1;
      for (const Place& s : l_.passages[p].spans) least[p] = std::min(least[p], share_of(s));
      if (least[p] < nearly_all) least[p] = 0;
    }
    std::stable_sort(out.begin(), out.end(), [&](std::uint32_t x, std::uint32_t y) { return least[x] > least[y]; });
    return out;
  }
  [[nodiscard]] double share_of(const Place& s) const {
    return static_cast<double>(l_.prose[s.report].count(s.span)) / static_cast<double>(std::max<std::size_t>(1, l_.prose[s.report].words.size()));
  }

  std::uint32_t origin(const std::string& key, const std::string& label, OriginKind kind) {
    const auto [it, fresh] = by_key_.try_emplace(key, static_cast<std::uint32_t>(l_.known.size()));
    if (fresh) l_.known.push_back({label, kind, {}});
    return it->second;
  }

  void number_signatures() {
    // An outlet that others credit as a wire is one, whether or not the tables know it.
    std::set<std::string> wires;
    for (const Signature& s : l_.signatures)
      for (const Wire& w : s.wires) wires.insert(w.key);
    for (Signature& s : l_.signatures)
      if (s.kind == OriginKind::outlet && wires.count(s.wire_key)) s.key = s.wire_key, s.kind = OriginKind::wire;
    for (std::uint32_t r = 0; r < n_; ++r) {
      const Signature& s = l_.signatures[r];
      l_.outlet.push_back(origin(s.key, s.label, s.kind));
      l_.wire.push_back(s.kind == OriginKind::wire ? l_.outlet[r]
                        : s.wires.empty()          ? no_origin
                                                   : origin(s.wires.front().key, s.wires.front().label, OriginKind::wire));
      l_.own.push_back(s.wholly_wire ? l_.wire[r] : l_.outlet[r]);
      if (s.wires.size() > 1 && s.kind != OriginKind::wire) l_.wire[r] = no_origin;  // which of them a passage is from, nothing tells
    }
  }

  [[nodiscard]] bool wholly(std::uint32_t r) const { return l_.wire[r] != no_origin && l_.own[r] == l_.wire[r]; }
  [[nodiscard]] const Report& report(std::uint32_t r) const { return l_.documents[r].report; }

  // The wire that a carrier credits; a carrier that only uses a wire speaks for it if no other carrier was there before.
  // A passage of two wires is neither's: both have it from somebody else.
  void attribute_to_wire(std::uint32_t index) {
    Passage& p = l_.passages[index];
    std::uint32_t from = no_origin;
    for (const Place& s : p.spans)
      if (wholly(s.report)) {
        if (from != no_origin && l_.wire[from] != l_.wire[s.report]) return;
        if (from == no_origin) from = s.report;
      }
    if (from == no_origin) {
      for (const Place& s : p.spans)
        if (l_.wire[s.report] != no_origin && from == no_origin) from = s.report;
      if (from == no_origin) return;
      if (std::any_of(p.spans.begin(), p.spans.end(), [&](const Place& s) {
            return l_.wire[s.report] != l_.wire[from] && surely_earlier(report(s.report), report(from));
          }))
        return attribute(index);
    }
    p.origin = l_.wire[from];
    for (const Place& s : p.spans) take(s, index, *p.origin, from, l_.wire[s.report] == *p.origin);
  }

  // A passage that no wire claims. Where its source has these words from elsewhere, so have the others.
  void attribute(std::uint32_t index) {
    Passage& p = l_.passages[index];
    if (const auto lost = lost_original(p)) {
      p.origin = lost;
      for (const Place& s : p.spans) take(s, index, *p.origin, p.spans.front().report, false);
      return;
    }
    const Place& first = first_of(p);
    std::uint32_t source = first.report;
    p.origin = l_.own[source];
    for (auto& [o, t] : l_.taken[source]) {
      std::uint32_t words = 0;
      for (const Span s : t.spans) words += l_.prose[source].count({std::max(s.begin, first.span.begin), std::min(s.end, first.span.end)});
      if (o != *p.origin && words >= mostly * l_.prose[source].count(first.span)) {
        p.origin = o;
        source = t.from;
        break;
      }
    }
    for (const Place& s : p.spans) take(s, index, *p.origin, source, false);
  }

  // What is already known to come from elsewhere is not taken a second time. Of its own newsroom's text a report takes what
  // another outlet of the publisher had before.
  void take(const Place& s, std::uint32_t passage, std::uint32_t origin, std::uint32_t from, bool credited) {
    if (l_.own[s.report] == origin && (wholly(s.report) || l_.signatures[s.report].outlet_key == l_.signatures[from].outlet_key)) return;
    const Spans fresh = without(s.span, covered_[s.report]);
    if (l_.prose[s.report].count(fresh) == 0) return;
    Taken& t = l_.taken[s.report][origin];
    if (t.passages.empty()) t.from = from;
    t.passages.push_back(passage);
    t.credited |= credited;
    t.spans.insert(t.spans.end(), fresh.begin(), fresh.end());
    covered_[s.report].insert(covered_[s.report].end(), fresh.begin(), fresh.end());
    unite(covered_[s.report]);
  }

  [[nodiscard]] const Place& first_of(const Passage& p) const {
    return *std::min_element(p.spans.begin(), p.spans.end(), [&](const Place& a, const Place& b) { return rank_[a.report] < rank_[b.report]; });
  }

  // Whether one carrier was there hours before those of all other publishers.
  [[nodiscard]] bool has_a_first(const Passage& p) const {
    const std::uint32_t first = first_of(p).report;
    return std::all_of(p.spans.begin(), p.spans.end(), [&](const Place& s) {
      return l_.outlet[s.report] == l_.outlet[first] || clearly_earlier(report(first), report(s.report));
    });
  }

  [[nodiscard]] bool credited(const Passage& p) const {
    return std::any_of(p.spans.begin(), p.spans.end(), [&](const Place& s) { return l_.wire[s.report] != no_origin; });
  }

  // Reports of several publishers that are nearly all one text, without credit and without a first, or too many for it: groups by
  // union.
  void find_lost_originals() {
    group_.resize(n_);
    for (std::uint32_t r = 0; r < n_; ++r) group_[r] = r;
    for (const Passage& p : l_.passages) {
      if (!is_prose_of_several(p) || credited(p)) continue;
      if (!std::all_of(p.spans.begin(), p.spans.end(), [&](const Place& s) { return share_of(s) >= nearly_all; })) continue;
      std::set<std::uint32_t> publishers;
      for (const Place& s : p.spans) publishers.insert(l_.outlet[s.report]);
      if (publishers.size() < many && has_a_first(p)) continue;
      for (const Place& s : p.spans) {
        const auto [x, y] = std::minmax({root(s.report), root(p.spans.front().report)});
        group_[y] = x;
      }
    }
    for (std::uint32_t r = 0; r < n_; ++r) group_[r] = root(r);
  }

  [[nodiscard]] std::uint32_t root(std::uint32_t r) const {
    while (group_[r] != r) r = group_[r];
    return r;
  }

  // The lost original of a passage all of whose carriers are of one such group.
  std::optional<std::uint32_t> lost_original(const Passage& p) {
    const std::uint32_t g = root(p.spans.front().report);
    std::set<std::uint32_t> outlets;
    for (const Place& s : p.spans) {
      if (root(s.report) != g) return std::nullopt;
      outlets.insert(l_.outlet[s.report]);
    }
    if (outlets.size() < 2) return std::nullopt;
    const std::string key = fmt::format("lost {}", g);
    if (const auto it = by_key_.find(key); it != by_key_.end()) return it->second;
    std::vector<std::string> names;
    std::set<std::string> named;
    for (std::uint32_t r = 0; r < n_; ++r)
      if (root(r) == g && named.insert(l_.signatures[r].outlet_key).second) names.push_back(l_.name(r));
    std::string label = "shared text of " + names[0];
    if (names.size() == 2) label += " and " + names[1];
    if (names.size() > 2) label += fmt::format(", {} and {}", names[1], names.size() == 3 ? names[2] : fmt::format("{} others", names.size() - 2));
    const std::uint32_t o = origin(key, label, OriginKind::unknown);
    l_.known[o].reasons.push_back({ReasonKind::text, "nearly all of their prose is the same text; neither credits nor dates tell whose it is", p.spans});
    return o;
  }

  // A report that is nearly all another's text has no origin of its own, and what others have from it they have from there.
  void carry_over() {
    std::vector<std::uint32_t> instead(l_.known.size());
    for (std::uint32_t o = 0; o < instead.size(); ++o) instead[o] = o;
    std::vector<std::uint32_t> kept(l_.known.size(), 0);  // reports that keep the origin
    std::vector<std::uint32_t> moved_to(n_, no_origin);
    for (std::uint32_t r = 0; r < n_; ++r) {
      std::uint32_t most = no_origin, most_words = 0;
      Spans all;
      for (auto& [o, t] : l_.taken[r]) {
        unite(t.spans);
        all.insert(all.end(), t.spans.begin(), t.spans.end());
        if (const auto w = l_.prose[r].count(t.spans); w > most_words) most_words = w, most = o;
      }
      unite(all);
      const auto total = static_cast<std::uint32_t>(l_.prose[r].words.size());
      const std::uint32_t foreign = l_.prose[r].count(all);
      if (most != no_origin && foreign >= nearly_all * total && (total - foreign < own_words || l_.known[most].kind == OriginKind::unknown) &&
          !l_.signatures[r].wholly_wire)
        moved_to[r] = most;
      else ++kept[l_.own[r]];
    }
    for (std::uint32_t r = 0; r < n_; ++r)
      if (moved_to[r] != no_origin && kept[l_.own[r]] == 0 && moved_to[r] != l_.own[r]) instead[l_.own[r]] = moved_to[r];
    const auto final_origin = [&](std::uint32_t o) {
      for (std::size_t steps = 0; instead[o] != o && steps <= instead.size(); ++steps) o = instead[o];
      return o;
    };
    // A ring of reports that each take from the next keeps its first.
    for (std::uint32_t o = 0; o < instead.size(); ++o) {
      std::set<std::uint32_t> path;
      for (std::uint32_t at = o; instead[at] != at; at = instead[at])
        if (!path.insert(at).second) {
          instead[at] = at;
          break;
        }
    }
    for (std::uint32_t r = 0; r < n_; ++r) l_.own[r] = final_origin(moved_to[r] != no_origin ? moved_to[r] : l_.own[r]);
    for (Passage& p : l_.passages)
      if (p.origin) p.origin = final_origin(*p.origin);
    for (auto& of_report : l_.taken) {
      std::map<std::uint32_t, Taken> now;
      for (auto& [o, t] : of_report) {
        Taken& into = now[final_origin(o)];
        if (into.passages.empty()) into.from = t.from;
        into.passages.insert(into.passages.end(), t.passages.begin(), t.passages.end());
        into.credited |= t.credited;
        into.spans.insert(into.spans.end(), t.spans.begin(), t.spans.end());
      }
      for (auto& [o, t] : now) {
        unite(t.spans);
        std::sort(t.passages.begin(), t.passages.end());
        t.passages.erase(std::unique(t.passages.begin(), t.passages.end()), t.passages.end());
      }
      of_report = std::move(now);
    }
  }

  Ledger l_;
  std::uint32_t n_;
  std::vector<std::uint32_t> rank_;  // per report: its seniority
  std::map<std::string, std::uint32_t> by_key_;
  std::vector<std::uint32_t> group_;  // per report: union of those that share a lost original
  std::vector<Spans> covered_;        // per report: united spans of `taken`
};

}  // namespace

Provenance find_origins(const std::vector<Document>& documents, std::vector<Passage>& passages, const World& world) {
  Reckoning reckoning(documents, passages, world);
  const Ledger& ledger = reckoning.run();
  Provenance out = write_graph(ledger);
  add_named_sources(ledger, out);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> partners;
  for (std::uint32_t r = 0; r < documents.size(); ++r)
    for (const auto& [o, t] : ledger.taken[r])
      if (t.from != r) partners.emplace_back(std::min(r, t.from), std::max(r, t.from));
  out.pairs = relate_pairs(documents, partners);
  return out;
}

}  // namespace synoptic::align
