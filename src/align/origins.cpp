// From passages to origins, in three questions.
//
//   Who signs?      Each report has a signature: its outlet, or a wire where the report is given wholly as that wire's
//                   (outlet and wire are matched by what the world tables call them; two reports of one outlet sign alike).
//   Whose passage?  Of a shared passage of prose the source is, in this order: the wire that a carrier credits or is; the
//                   carrier that is clearly earlier; among carriers of nearly the same text without dates nobody: a lost
//                   original that all of them carry; else the carrier with the fuller report. Only the first is certain,
//                   and the second where the source has all of the copy and more.
//   What is left?   A report whose prose is nearly all of another origin has no origin of its own.
//
// Quotations are left out of the reckoning: two reporters at one press conference carry the same words. Prose is counted
// in words outside quotation marks. Everything is linear in the spans of the passages; no pairs of reports are formed.
#include "align/origins.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "align/origins_signature.hpp"
#include "align/words.hpp"

namespace synoptic::align {
namespace {

constexpr double nearly_all = 0.85;        // of a report's prose
constexpr std::uint32_t own_words = 40;    // of its own, or more: a report keeps an origin of its own
constexpr std::uint32_t substantial = 20;  // words from which on it is said that one report took from another,
constexpr double share_worth_telling = 0.15;  // or so much of its prose
constexpr double mostly = 0.6;             // of the words of a stretch

// The prose words of a report, to count with.
struct Prose {
  std::vector<Span> words;  // outside quotation marks; all of them where little else is there
  [[nodiscard]] std::uint32_t count(Span s) const {
    if (s.empty()) return 0;
    const auto first = std::partition_point(words.begin(), words.end(), [&](Span w) { return w.begin < s.begin; });
    const auto last = std::partition_point(first, words.end(), [&](Span w) { return w.end <= s.end; });
    return static_cast<std::uint32_t>(last - first);
  }
};

Prose read_prose(const Report& report) {
  Vocabulary vocabulary;
  Prose all, plain;
  for (const Word& w : scan_words(report, vocabulary)) {
    if (w.kind == WordKind::border) continue;
    all.words.push_back(w.span);
    if (!w.quoted) plain.words.push_back(w.span);
  }
  return plain.words.size() * 5 >= all.words.size() ? plain : all;
}

bool tells(std::uint32_t words, double share) { return words >= substantial || (share >= share_worth_telling && words >= substantial / 2); }

using Spans = std::vector<Span>;

// Sorted, disjoint.
void unite(Spans& spans) {
  std::sort(spans.begin(), spans.end());
  Spans out;
  for (const Span s : spans) {
    if (!out.empty() && s.begin <= out.back().end) out.back().end = std::max(out.back().end, s.end);
    else out.push_back(s);
  }
  spans = std::move(out);
}

// What of `s` is not in `united`.
Spans without(Span s, const Spans& united) {
  Spans out;
  auto it = std::partition_point(united.begin(), united.end(), [&](Span u) { return u.end <= s.begin; });
  for (; it != united.end() && it->begin < s.end; ++it) {
    if (s.begin < it->begin) out.push_back({s.begin, it->begin});
    s.begin = std::max(s.begin, it->end);
  }
  if (s.begin < s.end) out.push_back(s);
  return out;
}

std::uint32_t words_in(const Prose& prose, const Spans& united) {
  std::uint32_t n = 0;
  for (const Span s : united) n += prose.count(s);
  return n;
}

// The clock of a stamp; midnight to the second is what feeds write for a day.
std::optional<std::int64_t> clock_of(const Report& r) {
  if (r.published.value.find("T00:00:00") != std::string::npos) return std::nullopt;
  return parse_instant(r.published.value);
}

// True if the dates say that `a` came out before `b`: by the clock where both have one, else by the day.
bool surely_earlier(const Report& a, const Report& b) {
  const auto x = clock_of(a), y = clock_of(b);
  if (x && y) return *x < *y;
  const auto p = a.published.day(), q = b.published.day();
  return p && q && *p < *q;
}

// What one report takes from one origin, as it is found.
struct Taken {
  Spans spans;
  std::uint32_t passages = 0;
  std::uint32_t from = 0;     // the report it was compared with: the wire's credited carrier, or the source
  bool credited = false;
};

class Reckoning {
 public:
  Reckoning(const std::vector<Document>& documents, std::vector<Passage>& passages, const World& world)
      : documents_(documents), passages_(passages), n_(static_cast<std::uint32_t>(documents.size())) {
    for (std::uint32_t r = 0; r < n_; ++r) {
      prose_.push_back(read_prose(documents[r].report));
      signatures_.push_back(signature_of(documents[r].report, world));
    }
    taken_.resize(n_);
    covered_.resize(n_);
  }

  Provenance run() {
    number_signatures();
    find_lost_originals();
    for (Passage& p : passages_)
      if (p.spans.size() > 1 && !p.quotation) attribute_to_wire(p);
    for (Passage& p : passages_)
      if (p.spans.size() > 1 && !p.quotation && !credited(p)) attribute(p);
    carry_over();
    return write();
  }

 private:
  // Origins are numbered as they are met; those that turn out to be nobody's are dropped in `write`.
  struct Known {
    std::string label;
    OriginKind kind;
    std::vector<std::string> evidence;
  };

  std::uint32_t origin(const std::string& key, const std::string& label, OriginKind kind) {
    const auto [it, fresh] = by_key_.try_emplace(key, static_cast<std::uint32_t>(known_.size()));
    if (fresh) known_.push_back({label, kind, {}});
    return it->second;
  }

  void number_signatures() {
    // An outlet that others credit as a wire is one, whether or not the tables know it.
    std::set<std::string> wires;
    for (const Signature& s : signatures_)
      for (const Wire& w : s.wires) wires.insert(w.key);
    for (Signature& s : signatures_)
      if (s.kind == OriginKind::outlet && wires.count(s.wire_key)) s.key = s.wire_key, s.kind = OriginKind::wire;
    for (std::uint32_t r = 0; r < n_; ++r) {
      const Signature& s = signatures_[r];
      outlet_.push_back(origin(s.key, s.label, s.kind));
      wire_.push_back(s.kind == OriginKind::wire ? outlet_[r]
                      : s.wires.empty()          ? none
                                                 : origin(s.wires.front().key, s.wires.front().label, OriginKind::wire));
      own_.push_back(s.wholly_wire ? wire_[r] : outlet_[r]);
      if (s.wires.size() > 1 && s.kind != OriginKind::wire) wire_[r] = none;  // which of them a passage is from, nothing tells
    }
  }

  [[nodiscard]] const std::string& name(std::uint32_t r) const { return signatures_[r].label; }

  [[nodiscard]] bool wholly(std::uint32_t r) const { return wire_[r] != none && own_[r] == wire_[r]; }

  // The wire that a carrier credits; a carrier that only uses a wire speaks for it if no other carrier was there before.
  // A passage of two wires is neither's: both have it from somebody else.
  void attribute_to_wire(Passage& p) {
    std::uint32_t from = none;
    for (const Place& s : p.spans)
      if (wholly(s.report)) {
        if (from != none && wire_[from] != wire_[s.report]) return;
        if (from == none) from = s.report;
      }
    if (from == none) {
      for (const Place& s : p.spans)
        if (wire_[s.report] != none && from == none) from = s.report;
      if (from == none) return;
      const Report& user = documents_[from].report;
      if (std::any_of(p.spans.begin(), p.spans.end(), [&](const Place& s) {
            return wire_[s.report] != wire_[from] && surely_earlier(documents_[s.report].report, user);
          }))
        return attribute(p);
    }
    p.origin = wire_[from];
    for (const Place& s : p.spans) take(s, *p.origin, from, wire_[s.report] == *p.origin);
  }

  // A passage that no wire claims. Where its source has these words from elsewhere, so have the others.
  void attribute(Passage& p) {
    if (const auto lost = lost_original(p)) {
      p.origin = lost;
      for (const Place& s : p.spans) take(s, *p.origin, p.spans.front().report, false);
      return;
    }
    std::uint32_t source = first_of(p);
    p.origin = own_[source];
    const Span stretch = std::find_if(p.spans.begin(), p.spans.end(), [&](const Place& s) { return s.report == source; })->span;
    for (auto& [o, t] : taken_[source]) {
      std::uint32_t words = 0;
      for (const Span s : t.spans) words += prose_[source].count({std::max(s.begin, stretch.begin), std::min(s.end, stretch.end)});
      if (words >= mostly * prose_[source].count(stretch)) {
        p.origin = o;
        source = t.from;
        break;
      }
    }
    for (const Place& s : p.spans) take(s, *p.origin, source, false);
  }

  // What is already known to come from elsewhere is not taken a second time.
  void take(const Place& s, std::uint32_t origin, std::uint32_t from, bool credited) {
    if (own_[s.report] == origin) return;
    const Spans fresh = without(s.span, covered_[s.report]);
    if (words_in(prose_[s.report], fresh) == 0) return;
    Taken& t = taken_[s.report][origin];
    if (t.passages == 0) t.from = from;
    ++t.passages;
    t.credited |= credited;
    t.spans.insert(t.spans.end(), fresh.begin(), fresh.end());
    covered_[s.report].insert(covered_[s.report].end(), fresh.begin(), fresh.end());
    unite(covered_[s.report]);
  }

  // The carrier that came out before those of all other outlets, if dates say so.
  [[nodiscard]] std::optional<std::uint32_t> earliest_of(const Passage& p) const {
    std::uint32_t best = p.spans.front().report;
    for (const Place& s : p.spans)
      if (surely_earlier(documents_[s.report].report, documents_[best].report)) best = s.report;
    for (const Place& s : p.spans)
      if (outlet_[s.report] != outlet_[best] && !surely_earlier(documents_[best].report, documents_[s.report].report)) return std::nullopt;
    return best;
  }

  // The carrier that the others are said to have it from: the earliest, else the fullest report, never one that is later
  // than another for sure.
  [[nodiscard]] std::uint32_t first_of(const Passage& p) const {
    if (const auto e = earliest_of(p)) return *e;
    std::uint32_t best = p.spans.front().report;
    for (const Place& s : p.spans) {
      const Report &a = documents_[s.report].report, &b = documents_[best].report;
      if (surely_earlier(a, b) || (prose_[s.report].words.size() > prose_[best].words.size() && !surely_earlier(b, a))) best = s.report;
    }
    return best;
  }

  [[nodiscard]] bool credited(const Passage& p) const {
    return std::any_of(p.spans.begin(), p.spans.end(), [&](const Place& s) { return wire_[s.report] != none; });
  }

  // Reports of several outlets that are nearly all one text, without credit and without an earliest: groups by union.
  void find_lost_originals() {
    group_.resize(n_);
    for (std::uint32_t r = 0; r < n_; ++r) group_[r] = r;
    for (const Passage& p : passages_) {
      if (p.quotation || p.spans.size() < 2 || credited(p) || earliest_of(p)) continue;
      const bool one_text = std::all_of(p.spans.begin(), p.spans.end(), [&](const Place& s) {
        return prose_[s.report].count(s.span) >= nearly_all * static_cast<double>(prose_[s.report].words.size());
      });
      if (!one_text) continue;
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
      outlets.insert(outlet_[s.report]);
    }
    if (outlets.size() < 2) return std::nullopt;
    const std::string key = fmt::format("lost {}", g);
    if (const auto it = by_key_.find(key); it != by_key_.end()) return it->second;
    std::vector<std::string> names;
    std::set<std::uint32_t> named;
    for (std::uint32_t r = 0; r < n_; ++r)
      if (root(r) == g && named.insert(outlet_[r]).second) names.push_back(name(r));
    std::string label = "shared text of " + names[0];
    if (names.size() == 2) label += " and " + names[1];
    if (names.size() > 2) label += fmt::format(", {} and {}", names[1], names.size() == 3 ? names[2] : fmt::format("{} others", names.size() - 2));
    const std::uint32_t o = origin(key, label, OriginKind::unknown);
    known_[o].evidence.push_back("nearly all of their prose is the same text; neither credits nor dates tell whose it is");
    return o;
  }

  // A report that is nearly all another's text has no origin of its own, and what others have from it they have from there.
  void carry_over() {
    std::vector<std::uint32_t> instead(known_.size());
    for (std::uint32_t o = 0; o < instead.size(); ++o) instead[o] = o;
    std::vector<std::uint32_t> kept(known_.size(), 0);  // reports that keep the origin
    std::vector<std::uint32_t> moved_to(n_, none);
    for (std::uint32_t r = 0; r < n_; ++r) {
      std::uint32_t most = none, most_words = 0;
      Spans all;
      for (auto& [o, t] : taken_[r]) {
        unite(t.spans);
        all.insert(all.end(), t.spans.begin(), t.spans.end());
        if (const auto w = words_in(prose_[r], t.spans); w > most_words) most_words = w, most = o;
      }
      unite(all);
      const auto total = static_cast<std::uint32_t>(prose_[r].words.size());
      const std::uint32_t foreign = words_in(prose_[r], all);
      if (most != none && foreign >= nearly_all * total && (total - foreign < own_words || known_[most].kind == OriginKind::unknown) &&
          !signatures_[r].wholly_wire) moved_to[r] = most;
      else ++kept[own_[r]];
    }
    for (std::uint32_t r = 0; r < n_; ++r)
      if (moved_to[r] != none && kept[own_[r]] == 0) instead[own_[r]] = moved_to[r];
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
    for (std::uint32_t r = 0; r < n_; ++r) own_[r] = final_origin(moved_to[r] != none ? moved_to[r] : own_[r]);
    for (Passage& p : passages_)
      if (p.origin) p.origin = final_origin(*p.origin);
    for (auto& of_report : taken_) {
      std::map<std::uint32_t, Taken> now;
      for (auto& [o, t] : of_report) {
        Taken& into = now[final_origin(o)];
        if (into.passages == 0) into.from = t.from;
        into.passages += t.passages;
        into.credited |= t.credited;
        into.spans.insert(into.spans.end(), t.spans.begin(), t.spans.end());
        unite(into.spans);
      }
      of_report = std::move(now);
    }
  }

  Provenance write() {
    // Only what is the origin of something, wires and lost originals among the outlets in the order of their first report.
    std::map<std::uint32_t, std::uint32_t> first_report;
    for (std::uint32_t r = 0; r < n_; ++r) {
      first_report.try_emplace(own_[r], r);
      for (const auto& [o, t] : taken_[r]) first_report.try_emplace(o, r);
    }
    for (const Passage& p : passages_)
      if (p.origin) first_report.try_emplace(*p.origin, p.spans.front().report);
    std::vector<std::uint32_t> order;
    for (const auto& [o, r] : first_report) order.push_back(o);
    std::sort(order.begin(), order.end(), [&](auto x, auto y) {
      return std::tuple(first_report[x], known_[x].label, x) < std::tuple(first_report[y], known_[y].label, y);
    });
    std::vector<std::uint32_t> index(known_.size(), none);
    Provenance out;
    for (const auto o : order) {
      index[o] = static_cast<std::uint32_t>(out.origins.size());
      out.origins.push_back({fmt::format("o{}", out.origins.size() + 1), known_[o].label, known_[o].kind, {}, known_[o].evidence});
    }
    for (Passage& p : passages_)
      if (p.origin) p.origin = index[*p.origin];

    std::vector<std::set<std::uint32_t>> members(out.origins.size());
    for (std::uint32_t r = 0; r < n_; ++r) {
      const auto total = std::max<std::size_t>(1, prose_[r].words.size());
      out.own.push_back(index[own_[r]]);
      members[index[own_[r]]].insert(r);
      out.stretches.emplace_back();
      Spans all;
      for (const auto& [o, t] : taken_[r]) {
        const std::uint32_t words = words_in(prose_[r], t.spans);
        const double share = static_cast<double>(words) / static_cast<double>(total);
        if (o != own_[r])
          for (const Span s : t.spans) out.stretches[r].push_back({s, index[o]});
        all.insert(all.end(), t.spans.begin(), t.spans.end());
        if (tells(words, share) || t.credited) members[index[o]].insert(r);
        add_copy(out, r, o, index[o], t, words, share);
      }
      unite(all);
      double copied = static_cast<double>(words_in(prose_[r], all)) / static_cast<double>(total);
      if (signatures_[r].wholly_wire && own_[r] != outlet_[r]) {
        copied = 1;
        const std::string evidence = credit_evidence(r);
        out.copies.push_back({index[own_[r]], std::nullopt, r, 1.0, true, {evidence}});
        out.origins[index[own_[r]]].evidence.push_back(name(r) + ": " + evidence);
      }
      out.copied.push_back(std::min(1.0, copied));
      settle(out.stretches[r]);
    }
    for (std::size_t o = 0; o < members.size(); ++o) out.origins[o].reports.assign(members[o].begin(), members[o].end());
    std::stable_sort(out.copies.begin(), out.copies.end(), [](const Copy& x, const Copy& y) {
      return std::tuple(x.to, -x.share) < std::tuple(y.to, -y.share);
    });
    return out;
  }

  [[nodiscard]] std::string credit_evidence(std::uint32_t r) const {
    const auto& wires = signatures_[r].wires;
    return wires.empty() ? std::string{} : "credit line: " + wires.front().label;
  }

  void add_copy(Provenance& out, std::uint32_t r, std::uint32_t o, std::uint32_t at, const Taken& t, std::uint32_t words, double share) {
    if (!tells(words, share) && !t.credited) return;
    const std::string much = fmt::format("{} passage{} ({} words)", t.passages, t.passages == 1 ? "" : "s", words);
    Copy copy;
    copy.to = r;
    copy.share = std::min(1.0, share);
    const bool wire = known_[o].kind == OriginKind::wire;
    if (wire || known_[o].kind == OriginKind::unknown) copy.from_origin = at;
    else copy.from_report = t.from;
    if (t.credited) {
      copy.certain = true;
      copy.evidence.push_back(credit_evidence(r));
    }
    if (t.from != r) {
      std::string line = fmt::format("shares {} with {}", much, name(t.from));
      if (wire && own_[t.from] != o) line += ", which uses " + known_[o].label;
      else if (wire && outlet_[t.from] != o) line += ", which credits " + known_[o].label;
      copy.evidence.push_back(line);
      if (wire || known_[o].kind == OriginKind::unknown) out.origins[at].evidence.push_back(name(r) + " " + line);
    }
    if (copy.evidence.empty()) copy.evidence.push_back("carries the shared text: " + much);
    if (!wire && copy.from_report) {
      const Report& a = documents_[t.from].report;
      const Report& b = documents_[r].report;
      if (surely_earlier(a, b)) {
        copy.evidence.push_back(fmt::format("{} is earlier: {}, {}", name(t.from), a.published.value, b.published.value));
        const bool dated = a.published.basis != DateBasis::inferred && b.published.basis != DateBasis::inferred;
        if (dated && share >= 0.98 && 10 * prose_[t.from].words.size() >= 11 * prose_[r].words.size()) {
          copy.certain = true;
          copy.evidence.push_back("it has all of this report's prose and more");
        }
      } else {
        copy.evidence.push_back("which of the two was first is not known");
      }
    }
    out.copies.push_back(std::move(copy));
  }

  // Sorted and disjoint: where two origins claim the same bytes the longer stretch has them.
  static void settle(std::vector<Provenance::Stretch>& list) {
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

  static constexpr std::uint32_t none = UINT32_MAX;
  const std::vector<Document>& documents_;
  std::vector<Passage>& passages_;
  std::uint32_t n_;
  std::vector<Prose> prose_;
  std::vector<Signature> signatures_;
  std::vector<Known> known_;
  std::map<std::string, std::uint32_t> by_key_;
  std::vector<std::uint32_t> outlet_, wire_, own_;             // per report, indices into known_
  std::vector<std::uint32_t> group_;                           // per report: union of those that share a lost original
  std::vector<Spans> covered_;                                 // per report: united spans of `taken_`
  std::vector<std::map<std::uint32_t, Taken>> taken_;          // per report: origin -> what it takes from it
};

}  // namespace

Provenance find_origins(const std::vector<Document>& documents, std::vector<Passage>& passages, const World& world) {
  return Reckoning(documents, passages, world).run();
}

}  // namespace synoptic::align
