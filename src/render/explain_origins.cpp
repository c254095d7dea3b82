// One block an origin. A report stands under the origin that is its own, with every copy that leads there; what it has from others
// besides stands under those. A place is told as the report, its bytes and the first words, so that it can be looked up.
#include "render/explain_origins.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/utf8.hpp"
#include "render/lines.hpp"

namespace synoptic::render {
namespace {

constexpr std::size_t max_places = 3, max_pairs = 40;

class Explanation {
 public:
  Explanation(const Dossier& d, const TextOptions& how) : d_(d), p_(d.provenance), how_(how) {
    for (const Document& doc : d.documents) names_.push_back(short_name(doc.report));
  }

  std::string run() {
    std::size_t named = p_.origins.size() - p_.count();
    line(0, fmt::format("WHY THESE ORIGINS  {} reports, {} outlets, {} independent origins{}", d_.documents.size(), d_.outlet_count(), p_.count(),
                        named ? fmt::format(", {} more named as sources", named) : ""));
    for (std::uint32_t o = 0; o < p_.origins.size(); ++o) origin(o);
    utterances();
    pairs();
    return std::move(out_);
  }

 private:
  void line(std::size_t indent, std::string_view text) {
    for (const std::string& l : wrap(clean(text), how_.width > indent + 20 ? how_.width - indent : 20)) out_.append(indent, ' ').append(l) += '\n';
  }

  void place(const Place& p, std::size_t indent) {
    const std::string head = fmt::format("{} {}-{}: ", names_[p.report], p.span.begin, p.span.end);
    std::string words = clean(d_.quote(p));
    out_ += cut(std::string(indent, ' ') + head + (how_.unicode ? "“" : "\"") + words + (how_.unicode ? "”" : "\""), how_.width, how_.unicode ? "…" : "...") + '\n';
  }

  void reason(const Reason& r, std::size_t indent) {
    line(indent, fmt::format("{}: {}", name_of(r.kind), r.text));
    for (std::size_t i = 0; i < r.places.size() && i < max_places; ++i) place(r.places[i], indent + 2);
    if (r.places.size() > max_places) line(indent + 2, fmt::format("and {} more {}", r.places.size() - max_places, r.places.size() - max_places == 1 ? "place" : "places"));
  }

  // The origin that a copy leads to.
  [[nodiscard]] std::uint32_t source(const Copy& c) const { return c.from_origin ? *c.from_origin : p_.own[*c.from_report]; }

  void origin(std::uint32_t o) {
    const Origin& origin = p_.origins[o];
    std::vector<std::string> who;
    for (const auto r : origin.reports) who.push_back(names_[r]);
    out_ += '\n';
    line(0, fmt::format("{}  {} ({}){}", origin.id, origin.label, name_of(origin.kind),
                        origin.named ? ": named as a source, no text of it is carried" : fmt::format(": {}", fmt::join(who, ", "))));
    if (origin.named) {
      for (const Reason& r : origin.reasons) reason(r, 2);
      return;
    }
    // What is said of single reports stands under them.
    for (const Reason& r : origin.reasons)
      if (r.kind == ReasonKind::publisher || (origin.kind == OriginKind::unknown && &r == &origin.reasons.front())) reason(r, 2);
    for (const auto r : origin.reports) member(o, r);
  }

  void member(std::uint32_t o, std::uint32_t r) {
    const bool own = p_.own[r] == o;
    bool any = false;
    for (const Copy& c : p_.copies) {
      if (c.to != r || source(c) != o) continue;
      any = true;
      const std::string from = c.from_report ? names_[*c.from_report] : p_.origins[o].label;
      line(2, fmt::format("{}: {:.0f} % of its prose is from {}; {}", names_[r], 100 * c.share, from,
                          c.credit_only ? "its credit alone says so" : c.direction == Direction::undetermined ? "who was first is undetermined" : fmt::format("direction {}", name_of(c.direction))));
      for (const Reason& why : c.reasons) reason(why, 4);
    }
    if (own && any) line(4, "no origin of its own is counted for the rest");
    if (own && !any) {
      std::size_t alone = 0, stretches = 0;
      if (r < p_.only.size())
        for (const Span s : p_.only[r]) alone += s.size(), ++stretches;
      line(2, fmt::format("{}: its own report; {:.0f} % of its prose is carried from elsewhere, {} stretches ({} bytes) are in no other report", names_[r], 100 * p_.copied[r], stretches, alone));
    }
  }

  void utterances() {
    bool first = true;
    for (const Utterance& u : d_.quotes) {
      const std::uint32_t reports = u.reports();
      if (reports < 2) continue;
      if (std::exchange(first, false)) out_ += "\nUTTERANCES  somebody's words, heard once: not counted as copying\n";
      line(2, fmt::format("{} {}: one utterance, carried by {} reports with {} origins", u.id, u.speaker ? d_.entities[*u.speaker].name : "(speaker not known)", reports, u.origins));
      place(u.fullest, 4);
    }
  }

  void pairs() {
    if (p_.pairs.empty()) return;
    out_ += "\nPAIRS  how two reports stand to each other\n";
    std::vector<const ReportPair*> list;
    for (const ReportPair& p : p_.pairs) list.push_back(&p);
    std::stable_sort(list.begin(), list.end(), [](const ReportPair* x, const ReportPair* y) { return std::pair(x->relation, y->prose) < std::pair(y->relation, x->prose); });
    for (std::size_t i = 0; i < list.size() && i < max_pairs; ++i) {
      const ReportPair& p = *list[i];
      line(2, fmt::format("{} / {}: {}; {} words of prose ({:.0f} % and {:.0f} % of theirs), {} in quotation marks{}", names_[p.a], names_[p.b], name_of(p.relation), p.prose,
                          100 * p.cover_a, 100 * p.cover_b, p.quoted, p.details ? fmt::format(", {} rare details in one order", p.details) : ""));
    }
    if (list.size() > max_pairs) line(2, fmt::format("and {} more pairs", list.size() - max_pairs));
  }

  const Dossier& d_;
  const Provenance& p_;
  const TextOptions& how_;
  std::vector<std::string> names_;
  std::string out_;
};

}  // namespace

std::string explain_origins(const Dossier& dossier, const TextOptions& how) { return Explanation(dossier, how).run(); }

}  // namespace synoptic::render
