// A dossier as plain lines: head, reports, statement matrix, quotations, timeline, who carries whose text, who is who,
// remarks. Every line fits `width` columns. Text of reports is shown as text: control characters, which could steer a
// terminal, and marks that turn the writing direction are left out.
#include "render/text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <numeric>
#include <set>

#include "base/utf8.hpp"
#include "render/explain_origins.hpp"
#include "render/lines.hpp"

namespace synoptic::render {
namespace {

// How much is shown before "and N more": a screenful of each.
constexpr std::size_t max_shared = 16, max_alone = 8, max_utterances = 12, max_times = 16, max_people = 14, max_changes = 4;
constexpr std::size_t max_columns = 12;  // reports with a column of their own in the matrix

constexpr const char* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::string day_text(Day day) {
  const auto c = civil(day);
  return fmt::format("{} {} {}", static_cast<unsigned>(c.day()), months[static_cast<unsigned>(c.month()) - 1], static_cast<int>(c.year()));
}

std::string count(std::size_t n, std::string_view one, std::string_view many) { return fmt::format("{} {}", n, n == 1 ? one : many); }

enum class Ink { plain, bold, dim, good, warn };

class Page {
 public:
  Page(const Dossier& d, const TextOptions& how) : d_(d), how_(how) {
    std::set<std::string> used;
    for (std::size_t i = 0; i < d.documents.size(); ++i) names_.push_back(short_name(d.documents[i].report));
  }

  std::string run() {
    head();
    reports();
    matrix();
    alone();
    quotations();
    timeline();
    copies();
    if (how_.explain) out_ += "\n" + explain_origins(d_, how_);
    people();
    remarks();
    return std::move(out_);
  }

 private:
  // ---- letters and marks ----
  [[nodiscard]] std::string mark(std::string_view unicode, std::string_view ascii) const { return std::string(how_.unicode ? unicode : ascii); }
  [[nodiscard]] std::string dots() const { return mark("…", "..."); }
  [[nodiscard]] std::string dot() const { return mark(" · ", " | "); }

  [[nodiscard]] std::string ink(Ink i, std::string text) const {
    if (!how_.colour || i == Ink::plain) return text;
    const char* code = i == Ink::bold ? "1" : i == Ink::dim ? "2" : i == Ink::good ? "32" : "33";
    return fmt::format("\033[{}m{}\033[0m", code, text);
  }

  [[nodiscard]] std::string letter(std::size_t i) const { return std::string(1, static_cast<char>('A' + i)); }
  [[nodiscard]] bool columns() const { return d_.documents.size() <= max_columns; }
  [[nodiscard]] std::string tag(std::size_t i) const { return columns() ? letter(i) + " " + names_[i] : names_[i]; }
  [[nodiscard]] const Origin& origin(std::uint32_t o) const { return d_.provenance.origins[o]; }

  void line(std::string_view text = "") { out_.append(text) += '\n'; }
  void title(const std::string& text, std::string_view remark = "") {
    line();
    const bool fits = utf8::width(text) + 2 + utf8::width(remark) <= how_.width;
    line(ink(Ink::bold, text) + (remark.empty() || !fits ? "" : ink(Ink::dim, "  " + std::string(remark))));
    if (!fits) paragraph(remark, 2, 3, Ink::dim);
  }
  void paragraph(std::string_view text, std::size_t indent, std::size_t max_lines = 100, Ink i = Ink::plain) {
    auto lines = wrap(text, how_.width - indent);
    if (lines.size() > max_lines) {
      lines.resize(max_lines);
      lines.back() = cut(lines.back() + " " + dots() + std::string(how_.width, ' '), how_.width - indent, dots());
      lines.back().erase(lines.back().find_last_not_of(' ') + 1);
    }
    for (const auto& l : lines) line(std::string(indent, ' ') + ink(i, l));
  }
  void more(std::size_t shown, std::size_t all, std::string_view what) {
    if (all > shown) line(ink(Ink::dim, fmt::format("  and {} more {} (--format html or json has all)", all - shown, what)));
  }

  // ---- sections ----
  void head() {
    line(ink(Ink::bold, mark("━", "=") + mark("━", "=")));
    paragraph(clean(d_.title.empty() ? "(no title)" : d_.title), 0, 3, Ink::bold);
    std::string when;
    if (d_.from) when = *d_.from == *d_.to ? day_text(*d_.from) : day_text(*d_.from) + mark(" – ", " - ") + day_text(*d_.to);
    paragraph(count(d_.documents.size(), "report", "reports") + dot() + count(d_.outlet_count(), "outlet", "outlets") + dot() +
                  count(d_.provenance.count(), "independent origin", "independent origins") + (when.empty() ? "" : dot() + when),
              0);
  }

  void reports() {
    title("REPORTS");
    std::size_t name_width = 8;
    for (const auto& n : names_) name_width = std::max(name_width, std::min<std::size_t>(24, utf8::width(n)));
    for (std::size_t i = 0; i < d_.documents.size(); ++i) {
      const Report& r = d_.documents[i].report;
      const auto day = r.published.day();
      std::string date = day ? day_text(*day) : "undated";
      if (r.published.basis == DateBasis::inferred) date += " (inferred)";
      const double copied = i < d_.provenance.copied.size() ? d_.provenance.copied[i] : 0;
      std::string text = copied > .005 ? fmt::format("{:.0f} % carried from elsewhere", 100 * copied) : "own text";
      if (i < d_.provenance.own.size()) {
        const Origin& own = origin(d_.provenance.own[i]);
        if (own.kind == OriginKind::wire) text = "text of " + own.label;
      }
      if (!d_.documents[i].analysis.analysed) text = "not analysed: " + d_.documents[i].analysis.why_not;
      if (!r.versions.empty()) text += "; " + count(r.versions.size(), "earlier version", "earlier versions");
      if (!r.also_at.empty()) text += "; also at " + count(r.also_at.size(), "other address", "other addresses");
      line(cut(fmt::format("  {} {}  {}  {}", columns() ? letter(i) : mark("•", "*"), pad(cut(names_[i], name_width, dots()), name_width), pad(date, 22), text), how_.width, dots()));
    }
  }

  // How report `i` stands to a statement: its own words, carried words, or nothing.
  [[nodiscard]] std::string cell(const Statement& s, std::size_t i) const {
    bool own = false, carried = false;
    for (const Place& p : s.spans)
      if (p.report == i) (d_.provenance.origin_of(p) == d_.provenance.own[i] ? own : carried) = true;
    bool wire = i < d_.provenance.own.size() && origin(d_.provenance.own[i]).kind == OriginKind::wire;
    if (std::binary_search(s.partly.begin(), s.partly.end(), i)) return mark("◐", "+");
    if (own && !wire) return mark("●", "#");
    if (own || carried) return mark("○", "o");
    const Document& d = d_.documents[i];
    return d.analysis.analysed && d.report.complete ? mark("·", ".") : "?";
  }

  void matrix() {
    std::vector<const Statement*> shared;
    for (const Statement& s : d_.statements)
      if (reports_of(s) > 1) shared.push_back(&s);
    title("WHAT SEVERAL REPORTS SAY", fmt::format("{} own text  {} in part  {} carried text  {} not found  ? not known", mark("●", "#"), mark("◐", "+"), mark("○", "o"), mark("·", ".")));
    if (shared.empty()) {
      line("  none found");
      return;
    }
    const std::size_t cells = columns() ? 2 * d_.documents.size() + 1 : 8;
    const std::size_t tail = cells + 22, room = how_.width > tail + 22 ? how_.width - tail - 2 : 20;
    std::string head = std::string(room + 2, ' ');
    if (columns())
      for (std::size_t i = 0; i < d_.documents.size(); ++i) head += " " + letter(i);
    else head += " reports";
    line(ink(Ink::dim, head + "   origins  status"));
    for (std::size_t n = 0; n < shared.size() && n < max_shared; ++n) row(*shared[n], room);
    more(std::min(max_shared, shared.size()), shared.size(), "statements");
  }

  [[nodiscard]] static std::size_t reports_of(const Statement& s) {
    std::set<std::uint32_t> reports;
    for (const Place& p : s.spans) reports.insert(p.report);
    return reports.size();
  }

  // On what a row rests, in a line.
  void before(const Statement& s) {
    if (s.before) line(ink(Ink::dim, cut("  " + dots() + " " + clean(std::string(view(d_.documents[s.before->report].report.text, s.before->span))), how_.width, dots())));
  }

  void row(const Statement& s, std::size_t room) {
    before(s);
    auto lines = wrap(clean(s.text), room);
    if (lines.size() > 3) {
      lines.resize(3);
      lines.back() = cut(lines.back() + " " + dots(), room, dots());
    }
    std::string cells;
    if (columns())
      for (std::size_t i = 0; i < d_.documents.size(); ++i) cells += " " + cell(s, i);
    else cells = fmt::format(" {:>7}", reports_of(s));
    const Ink how = s.status == Status::differ ? Ink::warn : s.status == Status::agree ? Ink::good : Ink::dim;
    for (std::size_t l = 0; l < lines.size(); ++l)
      line("  " + (l ? lines[l] : pad(lines[l], room) + cells + fmt::format("   {:>7}  ", s.origins.size()) + ink(how, name_of(s.status))));
    for (const Difference& d : s.differences) {
      line(ink(Ink::warn, cut(fmt::format("    ! {}: {}", name_of(d.kind), d.rule), how_.width, dots())));
      for (const DifferenceValue& v : d.values) {
        std::set<std::string> who;
        for (const Place& p : v.spans) who.insert(names_[p.report]);
        line(cut(fmt::format("      {}  {}", clean(v.value), fmt::join(who, ", ")), how_.width, dots()));
      }
    }
  }

  void alone() {
    std::vector<const Statement*> single;
    for (const Statement& s : d_.statements)
      if (reports_of(s) == 1) single.push_back(&s);
    if (single.empty() || d_.documents.size() < 2) return;
    title("WHAT ONLY ONE REPORT SAYS");
    for (std::size_t n = 0; n < single.size() && n < max_alone; ++n) {
      before(*single[n]);
      paragraph(fmt::format("{}: {}", names_[single[n]->shown.report], clean(single[n]->text)), 2, 2);
    }
    more(std::min(max_alone, single.size()), single.size(), "statements");
  }

  void quotations() {
    title("QUOTATIONS", "the fullest wording first, then what each outlet made of it");
    if (d_.quotes.empty()) {
      line("  none found");
      return;
    }
    std::vector<const Utterance*> list;
    for (const Utterance& u : d_.quotes) list.push_back(&u);
    // What several reports carry first; then what is said by somebody known, in their own words.
    const auto rank = [](const Utterance* u) {
      std::set<std::uint32_t> in;
      for (const Variant& v : u->variants) in.insert(v.place.report);
      return std::tuple(-static_cast<int>(in.size()), !u->speaker, u->variants.front().kind, -static_cast<int>(u->variants.size()));
    };
    std::stable_sort(list.begin(), list.end(), [&](const Utterance* a, const Utterance* b) { return rank(a) < rank(b); });
    for (std::size_t n = 0; n < list.size() && n < max_utterances; ++n) utterance(*list[n]);
    more(std::min(max_utterances, list.size()), list.size(), "quotations");
  }

  void utterance(const Utterance& u) {
    const std::uint32_t carried = u.reports();
    std::string who = u.speaker ? clean(d_.entities[*u.speaker].name) : "speaker not known";
    if (u.speaker && u.addressee) who += " to " + clean(d_.entities[*u.addressee].name);
    line("  " + ink(Ink::bold, who) + ink(Ink::dim, dot() + names_[u.fullest.report] + (carried > 1 ? dot() + fmt::format("one utterance, carried by {} reports", carried) : "")));
    // The fullest version may stand in several pieces.
    const auto is_piece = [&](const Variant& v) { return v.place.report == u.fullest.report && v.quote == u.variants.front().quote; };
    std::vector<Place> pieces;
    for (const Variant& v : u.variants)
      if (is_piece(v)) pieces.push_back(v.place);
    std::sort(pieces.begin(), pieces.end());
    std::string said;
    for (const Place& p : pieces) said += (said.empty() ? "" : " " + std::string(dots()) + " ") + mark("“", "\"") + clean(d_.quote(p)) + mark("”", "\"");
    paragraph(said, 4, 4);
    for (const Variant& v : u.variants) {
      if (is_piece(v)) continue;
      const std::string label = pad(fmt::format("{} {}", pad(cut(names_[v.place.report], 16, dots()), 16), name_of(v.relation)), 28);
      const std::string text = v.relation == Relation::identical && pieces.size() == 1 ? "" : mark("“", "\"") + clean(d_.quote(v.place)) + mark("”", "\"");
      line(cut(fmt::format("    {}{}", label, text), how_.width, dots()));
    }
  }

  void timeline() {
    title("TIMELINE");
    if (d_.timeline.empty()) {
      line("  none found");
      return;
    }
    // The weightiest, in the order of time; a date stands once, over all that it holds.
    std::vector<std::size_t> shown(d_.timeline.size());
    std::iota(shown.begin(), shown.end(), 0u);
    std::stable_sort(shown.begin(), shown.end(), [&](auto a, auto b) { return d_.timeline[a].weight > d_.timeline[b].weight; });
    if (shown.size() > max_times) shown.resize(max_times);
    std::sort(shown.begin(), shown.end());
    std::string last;
    const std::size_t indent = 2 + 25 + 12;
    for (const std::size_t n : shown) {
      const TimelineEntry& t = d_.timeline[n];
      const std::string when = time_text(t);
      std::set<std::uint32_t> reports;
      for (const Place& p : t.spans) reports.insert(p.report);
      std::string who;
      for (const std::uint32_t r : reports) who += columns() ? letter(r) : "";
      if (!columns()) who = count(reports.size(), "report", "reports");
      if (utf8::width(who) > 10) who = who.substr(0, 9) + "+";
      std::string mark = t.differs ? ink(Ink::warn, " dates differ") : "";
      if (t.origins > 1) mark = fmt::format(" {}", ink(Ink::dim, count(t.origins, "origin", "origins"))) + mark;
      const std::size_t room = how_.width - indent - (t.origins > 1 ? 11 : 0) - (t.differs ? 13 : 0);
      line("  " + pad(when == last ? "" : when, 25) + pad(who, 12) + cut(clean(t.text), room, dots()) + mark);
      if (t.differs && t.dates.size() > 1) {
        std::string named;
        for (const TimelineDate& x : t.dates) {
          std::set<std::string> by;
          for (const Place& p : x.spans) by.insert(columns() ? letter(p.report) : names_[p.report]);
          named += fmt::format("{}{} ({})", named.empty() ? "" : ", ", time_text(x), fmt::join(by, " "));
        }
        paragraph(named, indent, 2, Ink::warn);
      }
      last = when;
    }
    more(shown.size(), d_.timeline.size(), "dated happenings");
  }

  static std::string time_text(const TimelineDate& d) {
    TimelineEntry t;
    t.from = d.from;
    t.to = d.to;
    t.granularity = d.granularity;
    return time_text(t);
  }
  static std::string time_text(const TimelineEntry& t) {
    if (!t.from && !t.to) return "?";
    if (!t.from) return "until " + day_text(*t.to);
    const auto c = civil(*t.from);
    if (t.granularity == "day") return day_text(*t.from);
    if (t.granularity == "month") return fmt::format("{} {}", months[static_cast<unsigned>(c.month()) - 1], static_cast<int>(c.year()));
    if (t.granularity == "year") return fmt::format("{}", static_cast<int>(c.year()));
    if (t.granularity == "week") return "week of " + day_text(*t.from);
    return t.to ? fmt::format("{} - {}", day_text(*t.from), day_text(*t.to)) : "from " + day_text(*t.from);
  }

  void copies() {
    title("WHO CARRIES WHOSE TEXT");
    if (d_.provenance.copies.empty()) line("  no shared text found");
    for (const Copy& c : d_.provenance.copies) {
      const std::string from = c.from_origin ? origin(*c.from_origin).label : c.from_report ? names_[*c.from_report] : "unknown";
      const std::string_view remark = c.credit_only ? " (its credit alone says so)" : c.certain ? "" : c.direction == Direction::likely ? " (likely)" : " (who was first is not known)";
      line(cut(fmt::format("  {} {} {}  {:.0f} % of its text{}", clean(from), mark("→", "->"), names_[c.to], 100 * c.share, remark), how_.width, dots()));
      for (const auto& e : c.evidence) paragraph(clean(e), 6, 2, Ink::dim);
      changes(c);
    }
    if (!how_.explain && !d_.provenance.copies.empty()) line(ink(Ink::dim, "  --explain says why, line by line, with places"));
  }

  // What the outlet cut, added or put otherwise, passage by passage, in figures and the first words of each.
  void changes(const Copy& c) {
    std::size_t shown = 0, all = 0;
    for (const auto index : c.passages) {
      const Passage& p = d_.passages[index];
      const auto mine = std::find_if(p.spans.begin(), p.spans.end(), [&](const Place& s) { return s.report == c.to; });
      if (mine == p.spans.end() || mine == p.spans.begin()) continue;  // edits are told against the first
      for (const Edit& e : p.edits) {
        const bool here = (e.b && e.b->report == c.to) || (!e.b && p.spans.size() == 2);
        if (!here || ++all > max_changes) continue;
        ++shown;
        const auto words = [&](const std::optional<Place>& at) { return at ? mark("“", "\"") + clean(d_.quote(*at)) + mark("”", "\"") : std::string(); };
        std::string text;
        switch (e.kind) {
          case EditKind::insert: text = "added " + words(e.b); break;
          case EditKind::remove: text = "cut " + words(e.a); break;
          case EditKind::replace: text = words(e.a) + " became " + words(e.b); break;
          case EditKind::move: text = "moved " + words(e.b ? e.b : e.a); break;
        }
        line(cut("      " + text, how_.width, dots()));
      }
    }
    if (all > shown) line(ink(Ink::dim, fmt::format("      and {} more changes", all - shown)));
  }

  void people() {
    title("WHO IS WHO");
    std::size_t shown = 0, all = 0;
    for (const Identity& e : d_.entities) {
      if (e.kind != EntityKind::person && e.kind != EntityKind::organization) continue;
      if (++all > max_people) continue;
      ++shown;
      std::set<std::string> forms;
      for (const auto& [report, list] : e.forms)
        for (const auto& f : list)
          if (f != e.name) forms.insert(clean(f));
      std::string text = clean(e.name);
      if (!e.roles.empty()) text += ", " + clean(e.roles.front().role);
      text += dot() + fmt::format("{} in {}", count(e.mentions.size(), "mention", "mentions"), count(e.forms.size(), "report", "reports"));
      if (!forms.empty()) text += dot() + fmt::format("also {}", fmt::join(forms, ", "));
      paragraph(text, 2, 2);
    }
    if (!all) line("  none found");
    more(shown, all, "names");
  }

  void remarks() {
    if (d_.warnings.empty()) return;
    title("REMARKS");
    for (const DossierWarning& w : d_.warnings)
      paragraph((w.report ? names_[*w.report] + ": " : "") + clean(w.message), 2, 3);
  }

  const Dossier& d_;
  const TextOptions& how_;
  std::vector<std::string> names_;
  std::string out_;
};

}  // namespace

std::string dossier_text(const Dossier& dossier, const TextOptions& how) { return Page(dossier, how).run(); }

std::string stories_text(const std::vector<Dossier>& dossiers, const std::vector<CorpusIdentity>& identities, const TextOptions& how) {
  std::string out;
  std::vector<const Dossier*> single;
  for (const Dossier& d : dossiers) {
    if (d.documents.size() > 1 || dossiers.size() == 1) out += (out.empty() ? "" : "\n") + dossier_text(d, how);
    else single.push_back(&d);
  }
  if (!single.empty()) {
    out += std::string(out.empty() ? "" : "\n") + (how.colour ? "\033[1mREPORTS OF THEIR OWN\033[0m\n" : "REPORTS OF THEIR OWN\n");
    for (const Dossier* d : single) {
      const Report& r = d->documents.front().report;
      const auto name = r.outlet && !r.outlet->name.empty() ? r.outlet->name : r.ref;
      out += cut(fmt::format("  {}: {}", clean(name), clean(d->title)), how.width, how.unicode ? "…" : "...") + "\n";
    }
  }
  std::size_t shown = 0;
  for (const CorpusIdentity& c : identities) {
    if (c.kind != EntityKind::person || ++shown > max_people) continue;
    if (shown == 1) out += std::string("\n") + (how.colour ? "\033[1mPEOPLE IN SEVERAL STORIES\033[0m\n" : "PEOPLE IN SEVERAL STORIES\n");
    std::string titles;
    for (const auto& in : c.in) titles += (titles.empty() ? "" : "; ") + clean(dossiers[in.story].title);
    out += cut(fmt::format("  {} ({} stories): {}", clean(c.name), c.in.size(), titles), how.width, how.unicode ? "…" : "...") + "\n";
  }
  return out;
}

}  // namespace synoptic::render
