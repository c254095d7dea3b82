// From passages to origins, in three questions.
//
//   Who signs?      Each report has a signature: its outlet, or a wire where the report is given wholly as that wire's
//                   (outlet and wire are matched by what the world tables call them; reports of one outlet sign alike, and so do
//                   outlets of one publisher, whose newsrooms are never independent of each other).
//   Whose passage?  Of a shared passage of prose the source is, in this order: the wire that a carrier credits or is; where
//                   reports of two publishers are one text and none is earlier by hours, or of three and more, nobody: a
//                   lost original that all of them carry; else the carrier that is first in seniority (origins_direction.hpp).
//   What is left?   A report whose prose is nearly all of another origin has no origin of its own.
//
// Quotations are left out of the reckoning: two reporters at one press conference carry the same words. Prose is counted
// in words outside quotation marks. Everything is linear in the spans of the passages and in the pairs.
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
  Reckoning(const std::vector<Document>& documents, std::vector<Passage>& passages, const std::vector<ReportPair>& pairs, const World& world)
      : l_{documents, passages, pairs, {}, {}, {}, {}, {}, {}, {}, {}, find_slips(documents, pairs, world)}, n_(static_cast<std::uint32_t>(documents.size())) {
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
    std::vector<std::uint32_t> prose;  // passages that can tell something
    for (std::uint32_t p = 0; p < l_.passages.size(); ++p)
      if (l_.passages[p].spans.size() > 1 && !l_.passages[p].quotation) prose.push_back(p);
    for (const std::uint32_t p : prose) attribute_to_wire(p);
    std::erase_if(prose, [&](std::uint32_t p) { return credited(l_.passages[p]); });
    for (const std::uint32_t p : prose) attribute_to_lost_originals(p);
    for (const std::uint32_t p : prose) attribute(p);
    carry_over();
    return l_;
  }

 private:
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

  [[nodiscard]] bool credited(const Passage& p) const {
    return std::any_of(p.spans.begin(), p.spans.end(), [&](const Place& s) { return l_.wire[s.report] != no_origin; });
  }

  // Groups of reports that are one text, by union over pairs that are nearly all of each other. A group is a lost original where no
  // member credits a wire and several publishers have it, none hours before the others, or too many for one to be the source.
  void find_lost_originals() {
    std::vector<std::uint32_t> parent(n_);
    for (std::uint32_t r = 0; r < n_; ++r) parent[r] = r;
    const auto root = [&](std::uint32_t r) {
      while (parent[r] != r) r = parent[r] = parent[parent[r]];
      return r;
    };
    for (const ReportPair& p : l_.pairs) {
      if (p.relation != PairRelation::copied || std::min(p.cover_a, p.cover_b) < nearly_all) continue;
      const auto [x, y] = std::minmax({root(p.a), root(p.b)});
      parent[y] = x;
    }
    std::map<std::uint32_t, std::vector<std::uint32_t>> groups;
    for (std::uint32_t r = 0; r < n_; ++r) groups[root(r)].push_back(r);
    lost_.assign(n_, no_origin);
    for (const auto& [g, members] : groups)
      if (is_lost(members)) {
        const std::uint32_t o = origin(fmt::format("lost {}", g), lost_label(members), OriginKind::unknown);
        for (const auto r : members) lost_[r] = o;
      }
  }

  [[nodiscard]] bool is_lost(const std::vector<std::uint32_t>& members) const {
    std::set<std::uint32_t> publishers;
    for (const auto r : members) {
      if (l_.wire[r] != no_origin) return false;
      publishers.insert(l_.outlet[r]);
    }
    if (publishers.size() < 2 || publishers.size() >= many) return publishers.size() >= many;
    const auto first = *std::min_element(members.begin(), members.end(), [&](auto a, auto b) { return rank_[a] < rank_[b]; });
    return !std::all_of(members.begin(), members.end(), [&](auto r) { return l_.outlet[r] == l_.outlet[first] || clearly_earlier(report(first), report(r)); });
  }

  [[nodiscard]] std::string lost_label(const std::vector<std::uint32_t>& members) const {
    std::vector<std::string> names;
    std::set<std::string> named;
    for (const auto r : members)
      if (named.insert(l_.signatures[r].outlet_key).second) names.push_back(l_.name(r));
    std::string label = "shared text of " + names[0];
    if (names.size() == 2) label += " and " + names[1];
    if (names.size() > 2) label += fmt::format(", {} and {}", names[1], names.size() == 3 ? names[2] : fmt::format("{} others", names.size() - 2));
    return label;
  }

  // What members of one group share they have from its lost original, whoever else carries it.
  void attribute_to_lost_originals(std::uint32_t index) {
    Passage& p = l_.passages[index];
    std::map<std::uint32_t, std::vector<Place>> by_origin;
    for (const Place& s : p.spans)
      if (lost_[s.report] != no_origin) by_origin[lost_[s.report]].push_back(s);
    for (const auto& [o, places] : by_origin) {
      if (places.size() < 2) continue;
      if (l_.known[o].reasons.empty())
        l_.known[o].reasons.push_back({ReasonKind::text, "nearly all of their prose is the same text; neither credits nor dates tell whose it is", places});
      for (const Place& s : places) take(s, index, o, places.front().report, false);
    }
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
      // That a report is one text with others was told from all its words, not only from passages.
      const bool one_text = lost_[r] != no_origin && most == lost_[r];
      const bool little_left = most != no_origin && foreign >= nearly_all * total && total - foreign < own_words;
      if ((one_text || little_left) && !l_.signatures[r].wholly_wire) moved_to[r] = most;
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
  std::vector<std::uint32_t> lost_;   // per report: the lost original of its group, or no_origin
  std::vector<Spans> covered_;        // per report: united spans of `taken`
};

}  // namespace

Provenance find_origins(const std::vector<Document>& documents, std::vector<Passage>& passages, const World& world) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> partners;
  for (const Passage& p : passages)
    for (std::size_t i = 1; i < p.spans.size(); ++i) partners.emplace_back(p.spans.front().report, p.spans[i].report);
  auto pairs = relate_pairs(documents, partners);
  Reckoning reckoning(documents, passages, pairs, world);
  const Ledger& ledger = reckoning.run();
  Provenance out = write_graph(ledger);
  add_named_sources(ledger, out);
  out.pairs = std::move(pairs);
  return out;
}

}  // namespace synoptic::align
