// Rows of what reports say: a unit of one report, shown by a stretch that can be read by itself, and all reports that say it or its core.
//   1. units and their terms (statements_units.hpp); equal ones are one node
//   2. pairs of nodes that share words which are not everywhere, through an inverted index, and those at one place of shared text
//   3. for each pair and either way round: does the one say what the other says? (statements_support.hpp)
//   4. the unit that most reports say makes a row first, by a stretch that stands by itself (statements_shown.hpp); values are compared inside a
//      row only, and where shared text parts (changes.hpp)
//   5. what is left is shown by its sentence, as what one report says, unless another one may say it too
// Their order is made last (statements_rank.hpp).
// Known limits: no paraphrase without a shared word or synonym; who did it to whom is compared only where both are known.
#include "align/statements.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>
#include <queue>
#include <set>
#include <tuple>

#include "align/clauses.hpp"
#include "align/differences.hpp"
#include "align/origins_statements.hpp"
#include "align/statements_shown.hpp"
#include "align/statements_support.hpp"
#include "align/statements_units.hpp"
#include "base/utf8.hpp"

namespace synoptic::align {
namespace {

// says_core and says_all: by the folds of bench/agree/support.py and the first story. The others: by reading the first rows of real stories
// (docs/statements.md).
constexpr double parallel_core = .95;        // likelihood of the core where both units stand at the same place of a shared passage
constexpr double says_all = .75;             // likelihood (statements_support.hpp) from which a report counts for all of what a row shows
constexpr double says_core = .7;             // ... for the core of it
constexpr double may_say = .5;               // ... from which it counts for the core where another report of the row says the same more surely
constexpr double may_differ = .85;           // ... from which the values of two units are held against each other
constexpr std::ptrdiff_t close_by = 2;       // sentences in which a report that knows both numbers gives the other one
constexpr double says_twice = .85;            // ... from which it counts for a second row
constexpr double says_too = .7;             // ... from which a second place of a report is shown
constexpr double fits_worse = .15;          // ... by which a second place may say less surely than the first
constexpr double stands_beside = .85;        // share of what a neighbouring unit says, beside the unit that counts, from which a report says it too
constexpr double stands_near = .7;           // ... and of all that is shown
constexpr std::size_t most_places = 3;       // of a report in a row
constexpr std::size_t most_wordings = 3;     // of one report in a row: with more of them it is a list of things that are alike
constexpr std::size_t max_compared = 64;     // members of a group whose values are compared with each other
constexpr double in_passing = .9;            // of the likelihood of what no main verb says: "the mayor, who closed the bridge"
constexpr double perhaps = .35;               // likelihood of the core from which it is not sure that a report stands alone
constexpr std::uint32_t longest_copied = 400;  // bytes of a sentence that is shown whole
constexpr double alone_weighs = 4;           // how much clearness weighs against reports in the choice of the wording that is shown

class Builder {
 public:
  Builder(const std::vector<Document>& documents, const Identities& identities, Terms& terms, const std::vector<Parallel>& parallels, const std::vector<Change>& changes,
          const Provenance& provenance, const World& world, const text::Vectors* vectors)
      : docs_(documents), parallels_(parallels), changes_(changes), provenance_(provenance), terms_(terms), story_(documents, terms, world), support_(documents, identities, story_, terms, parallels, vectors), shown_(documents, story_, terms) {}

  std::vector<Statement> run() {
    find_neighbours();
    std::vector<Row> rows = make_rows();
    assign_changes(rows);
    std::vector<Statement> out;
    for (const Row& r : rows) make(r, out);
    std::map<std::vector<Place>, std::size_t> at;  // statements made of changes alone, by their sentences
    for (const std::uint32_t c : changes_alone_) make_from_change(changes_[c], at, out);
    make_alone(out);
    return out;
  }

 private:
  struct Neighbour {
    std::uint32_t node = 0;
    Support::Says says;  // of what the node whose neighbour this is says
  };
  struct Row {
    std::uint32_t node = 0;                  // whose wording is shown
    std::vector<std::uint32_t> members;      // units, rising
    std::set<std::uint32_t> all, core;       // reports that say all of it; that say the core of it only
    double sure = 1, mean = 1;               // how likely the others do: the least likely of them; on the average
    std::vector<std::uint32_t> changes{};    // that stand in it
  };

  struct Link {  // two nodes, a < b, that share words
    std::uint32_t a = 0, b = 0;
    bool parallel = false;  // they stand at one place of text that their reports share
  };

  [[nodiscard]] std::uint32_t unit_of(std::uint32_t node) const { return story_.nodes()[node].units.front(); }

  // Pairs of nodes that share words which are not everywhere, or stand at the same place of shared text, and state one fact.
  void find_neighbours() {
    const auto count = static_cast<std::uint32_t>(story_.nodes().size());
    std::vector<Link> links;
    for (const StoryUnits::Pair& p : story_.alike()) links.push_back({p.a, p.b});
    link_parallels(links);
    neighbours_.resize(count);
    company_.resize(count);
    for (const Link& l : links) {
      const auto note = [&](std::uint32_t node, std::uint32_t other) {
        Support::Says s = support_.says(unit_of(node), unit_of(other));
        if (l.parallel && !support_.tells_other_fate(unit_of(node), unit_of(other))) s.core = std::max(s.core, parallel_core);
        if (s.core >= perhaps) company_[node].push_back(other);
        if (s.core >= may_say) neighbours_[node].push_back({other, s});
      };
      note(l.a, l.b);
      note(l.b, l.a);
    }
  }

  // Clauses that stand at the same place of a shared passage state the same, whatever was edited in between.
  void link_parallels(std::vector<Link>& links) const {
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> at;
    for (std::size_t i = 0; i < links.size(); ++i) at[{links[i].a, links[i].b}] = i;
    for (const Parallel& p : parallels_) {
      std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> shared;  // words of two units that stand at one place
      for (const auto& [x, y] : p.equal) {
        const std::uint32_t u = story_.unit_at(p.a, x), v = story_.unit_at(p.b, y);
        if (u != StoryUnits::none && v != StoryUnits::none && story_.units()[u].node != story_.units()[v].node) ++shared[{u, v}];
      }
      for (const auto& [pair, count] : shared) {
        const auto size = [&](std::uint32_t u) { return static_cast<std::uint32_t>(story_.units()[u].clause.words.size()); };
        if (2 * count < std::max(size(pair.first), size(pair.second))) continue;
        const auto key = std::minmax(story_.units()[pair.first].node, story_.units()[pair.second].node);
        const auto [it, fresh] = at.try_emplace({key.first, key.second}, links.size());
        if (fresh) links.push_back({key.first, key.second});
        links[it->second].parallel = true;
      }
    }
  }

  // Which row a change of shared text belongs to: the one whose clauses hold both of its sides.
  void assign_changes(std::vector<Row>& rows) {
    std::vector<std::uint32_t> row_of(story_.units().size(), StoryUnits::none);
    for (std::uint32_t r = 0; r < rows.size(); ++r)
      for (const std::uint32_t u : rows[r].members) row_of[u] = r;
    for (std::uint32_t c = 0; c < changes_.size(); ++c) {
      const std::uint32_t u = story_.unit_at(changes_[c].a, changes_[c].a_word), v = story_.unit_at(changes_[c].b, changes_[c].b_word);
      if (u != StoryUnits::none && v != StoryUnits::none && row_of[u] != StoryUnits::none && row_of[u] == row_of[v]) rows[row_of[u]].changes.push_back(c);
      else changes_alone_.push_back(c);
    }
  }

  // A change in sentences of which no clauses were made, or whose clauses did not come together: the sentences are the statement.
  void make_from_change(const Change& c, std::map<std::vector<Place>, std::size_t>& at, std::vector<Statement>& out) const {
    const auto sentence = [&](std::uint32_t report, std::uint32_t word) -> Place {
      const Text& text = docs_[report].analysis.text;
      const Sentence* s = sentence_at(text, text.words[word].span.begin);
      return {report, s != nullptr ? s->span : text.words[word].span};
    };
    Statement s;
    s.spans = {sentence(c.a, c.a_word), sentence(c.b, c.b_word)};
    // Two changes of one sentence are one statement.
    const auto [known, fresh] = at.try_emplace(s.spans, out.size());
    if (!fresh) {
      add(out[known->second].differences, c.difference);
      return;
    }
    s.origins = origins_of(docs_, s, provenance_);
    s.shown = s.spans.front();
    s.text = std::string(view(docs_[s.shown.report].report.text, s.shown.span));
    s.differences = {c.difference};
    s.status = c.difference.kind != DifferenceKind::hedge ? Status::differ : s.origins.size() > 1 ? Status::agree : Status::one_origin;
    out.push_back(std::move(s));
  }

  // A row is a unit and every report that says it, or the core of it. The one that most reports say, and that can be read by itself, is
  // made first, and its units are in no other row.
  [[nodiscard]] std::vector<Row> make_rows() {
    const auto count = static_cast<std::uint32_t>(story_.nodes().size());
    std::vector<bool> taken(count, false);
    std::priority_queue<std::pair<double, std::int64_t>> queue;  // score; of equals the first node
    for (std::uint32_t n = 0; n < count; ++n)
      if (const double s = score(row_of(n, taken)); s > 0) queue.emplace(s, -std::int64_t{n});
    std::vector<Row> out;
    std::map<std::string, std::size_t> rows;  // by what they show
    while (!queue.empty()) {
      const auto [before, minus] = queue.top();
      const auto n = static_cast<std::uint32_t>(-minus);
      queue.pop();
      if (taken[n]) continue;
      Row r = row_of(n, taken);
      if (const double now = score(r); now < before) {
        if (now > 0) queue.emplace(now, minus);
        continue;
      }
      for (const std::uint32_t u : r.members) taken[story_.units()[u].node] = true;
      // Two things that one sentence says would be two rows that show the same.
      const auto [it, fresh] = rows.try_emplace(utf8::fold(view(docs_[shown_.of(n).place.report].report.text, shown_.of(n).place.span)), out.size());
      if (fresh) out.push_back(std::move(r));
      else join(out[it->second], r);
    }
    in_rows_ = taken;
    for (std::uint32_t n = 0; n < count; ++n)
      if (!taken[n]) alone_.insert(alone_.end(), story_.nodes()[n].units.begin(), story_.nodes()[n].units.end());
    return out;
  }
  static void join(Row& row, const Row& other) {
    row.members.insert(row.members.end(), other.members.begin(), other.members.end());
    std::sort(row.members.begin(), row.members.end());
    row.members.erase(std::unique(row.members.begin(), row.members.end()), row.members.end());
    for (const auto* reports : {&other.all, &other.core})
      for (const std::uint32_t r : *reports)
        if (!row.all.contains(r)) row.core.insert(r);
    row.sure = std::min(row.sure, other.sure);
  }
  [[nodiscard]] Row row_of(std::uint32_t node, const std::vector<bool>& taken) const {
    const ShownBy::Stretch& best = shown_.of(node);
    Row r{node, {}, {}, {}, 1};
    struct Said {
      Support::Says says;
      std::vector<std::pair<double, std::uint32_t>> units{};  // likelihood of the core, less than 0
    };
    std::map<std::uint32_t, Said> reports;
    const auto note = [&](std::uint32_t u, const Support::Says& says) {
      Said& there = reports[story_.units()[u].report];
      const double core = (story_.units()[u].clause.finite ? 1 : in_passing) * says.core;
      there.says = {std::max(there.says.core, core), std::max(there.says.all, says.all)};
      there.units.emplace_back(-core, u);
    };
    for (const std::uint32_t u : story_.nodes()[node].units) note(u, {1, 1});
    const auto surely = [&](std::uint32_t of, std::uint32_t by) {
      return std::any_of(neighbours_[of].begin(), neighbours_[of].end(), [&](const Neighbour& n) { return n.node == by && n.says.core >= says_core; });
    };
    const auto& near = neighbours_[node];
    for (const Neighbour& v : near) {
      // One sentence may say two things: what is in a row already may stand in another, if surely.
      if (taken[v.node] && v.says.core < says_twice) continue;
      const bool sure = v.says.core >= says_core;
      if (!sure && std::none_of(near.begin(), near.end(), [&](const Neighbour& m) { return !taken[m.node] && m.says.core >= says_core && surely(m.node, v.node); })) continue;
      for (const std::uint32_t u : story_.nodes()[v.node].units) note(u, sure ? v.says : Support::Says{v.says.core, 0});
    }
    double all = 0;
    for (auto& [report, there] : reports) {
      const bool own = report == best.place.report;
      std::sort(there.units.begin(), there.units.end());
      // What is shown is about something else, of which the report does not speak.
      if (!own && best.main != StoryUnits::none && !says_unit(report, there.units.front().second, best.main)) continue;
      (own || (there.says.all >= says_all && says_beside(report, there.units.front().second, best)) ? r.all : r.core).insert(report);
      for (std::size_t i = 0; i < std::min(there.units.size(), most_places); ++i)
        if (i == 0 || -there.units[i].first >= std::max(says_too, -there.units[0].first - fits_worse)) r.members.push_back(there.units[i].second);
      if (own && std::find(r.members.begin(), r.members.end(), best.unit) == r.members.end()) r.members.push_back(best.unit);
      if (own) continue;
      r.sure = std::min(r.sure, there.says.core);
      all += there.says.core;
    }
    std::sort(r.members.begin(), r.members.end());
    if (const std::size_t others = r.all.size() + r.core.size() - 1; others > 0) r.mean = all / static_cast<double>(others);
    return r;
  }
  // What else stands in the stretch that is shown, the report says too, beside the unit that counts.
  [[nodiscard]] bool says_beside(std::uint32_t report, std::uint32_t by, const ShownBy::Stretch& best) const {
    if (support_.near_cover(best.terms, by) < stands_near) return false;
    return std::all_of(best.beside.begin(), best.beside.end(), [&](std::uint32_t u) { return says_unit(report, by, u); });
  }
  // The report says a unit somewhere, or beside the unit `by` of its own.
  [[nodiscard]] bool says_unit(std::uint32_t report, std::uint32_t by, std::uint32_t unit) const {
    const std::uint32_t node = story_.units()[unit].node;
    const auto in_report = [&](std::uint32_t n) {
      return std::any_of(story_.nodes()[n].units.begin(), story_.nodes()[n].units.end(), [&](std::uint32_t v) { return story_.units()[v].report == report; });
    };
    return in_report(node) || std::any_of(neighbours_[node].begin(), neighbours_[node].end(), [&](const Neighbour& n) { return n.says.core >= says_core && in_report(n.node); }) ||
           (support_.predicate_near(unit, by) && support_.near_cover(story_.node_of(unit).terms.all, by) >= stands_beside);
  }
  // What most reports say in full, by what can be read by itself; of equals the shorter.
  [[nodiscard]] double score(const Row& r) const {
    if (r.all.size() + r.core.size() < 2) return 0;
    const ShownBy::Stretch& best = shown_.of(r.node);
    return 10 + r.mean * (3 * static_cast<double>(r.all.size()) + 2 * static_cast<double>(r.core.size())) + alone_weighs * best.alone - .0005 * best.place.span.size();
  }

  void make(const Row& row, std::vector<Statement>& out) {
    const std::vector<std::uint32_t>& members = row.members;
    if (row.all.size() + row.core.size() < 2 && row.changes.empty()) {
      alone_.insert(alone_.end(), members.begin(), members.end());
      return;
    }
    Statement s;
    const ShownBy::Stretch& best = shown_.of(row.node);
    const bool copied = same_sentence(row);
    s.shown = copied ? shown_.sentence_of(best.unit) : best.place;
    for (const std::uint32_t u : members) s.spans.push_back(copied ? shown_.sentence_of(u) : u == best.unit ? best.place : shown_.cut_of(u));
    std::sort(s.spans.begin(), s.spans.end());
    s.spans.erase(std::unique(s.spans.begin(), s.spans.end()), s.spans.end());
    s.partly.assign(row.core.begin(), row.core.end());
    s.origins = origins_of(docs_, s, provenance_);
    s.text = std::string(view(docs_[s.shown.report].report.text, s.shown.span));
    s.differences = differences(members);
    for (const std::uint32_t c : row.changes) add(s.differences, changes_[c].difference);
    s.status = differs(s) ? Status::differ : s.origins.size() > 1 ? Status::agree : Status::one_origin;
    s.sure = row.sure;
    for (const std::uint32_t u : members) shared_sentences_.insert({story_.units()[u].report, story_.units()[u].clause.sentence});
    out.push_back(std::move(s));
  }

  // Copies: the whole sentence is the same in all reports, so it may be shown whole.
  [[nodiscard]] bool same_sentence(const Row& row) const {
    std::string first;
    for (const std::uint32_t u : row.members) {
      const Place p = shown_.sentence_of(u);
      if (p.span.size() > longest_copied) return false;
      std::string text = utf8::fold(view(docs_[p.report].report.text, p.span));
      if (first.empty()) first = std::move(text);
      else if (text != first) return false;
    }
    return row.core.empty() && row.changes.empty();
  }

  // What only one report says is shown by the sentence that says it, once; what another row may say already goes down.
  void make_alone(std::vector<Statement>& out) {
    std::sort(alone_.begin(), alone_.end());
    struct Candidate {
      Statement statement;
      std::uint32_t node = 0;
      double alone = 0;
    };
    std::vector<Candidate> found;
    for (std::size_t i = 0; i < alone_.size();) {
      const auto& first = story_.units()[alone_[i]];
      std::size_t end = i;
      std::uint32_t best = StoryUnits::none;
      for (; end < alone_.size() && story_.units()[alone_[end]].report == first.report && story_.units()[alone_[end]].clause.sentence == first.clause.sentence; ++end)
        if (salient(alone_[end]) && best == StoryUnits::none) best = alone_[end];
      i = end;
      // What is left of a sentence that stands in a row is a scrap, and captions say the same many times.
      if (best == StoryUnits::none || shared_sentences_.contains({first.report, first.clause.sentence}) || !told_.insert({first.report, story_.units()[best].node}).second) continue;
      const Place place = shown_.cut_of(best);
      Statement s;
      s.shown = shown_.sentence_of(best);
      if (s.shown.span.size() > longest_copied) s.shown = place;
      s.spans = {s.shown};
      s.origins = {provenance_.origin_of(story_.place(best))};
      s.text = std::string(view(docs_[first.report].report.text, s.shown.span));
      found.push_back({std::move(s), story_.units()[best].node, shown_.alone(s.shown)});
    }
    std::stable_sort(found.begin(), found.end(), [](const Candidate& a, const Candidate& b) { return a.alone > b.alone; });
    std::vector<bool> told = in_rows_;
    for (Candidate& c : found) {
      const auto& company = company_[c.node];
      if (std::any_of(company.begin(), company.end(), [&](std::uint32_t n) { return told[n]; })) continue;  // not alone with it
      told[c.node] = true;
      out.push_back(std::move(c.statement));
    }
  }

  [[nodiscard]] static bool differs(const Statement& s) {
    return std::any_of(s.differences.begin(), s.differences.end(), [](const Difference& d) { return d.kind != DifferenceKind::hedge; });
  }

  // Worth a row of its own though only one report has it: it names somebody, counts or dates something.
  [[nodiscard]] bool salient(std::uint32_t u) const {
    const StoryUnits::Node& n = story_.nodes()[story_.units()[u].node];
    const Token& first = docs_[story_.units()[u].report].analysis.text.tokens[docs_[story_.units()[u].report].analysis.text.words[story_.units()[u].clause.first_word].first_token];
    if (first.upos == Upos::pron) return false;  // about somebody named elsewhere
    return story_.units()[u].clause.finite && n.terms.all.size() >= 4 && n.terms.content.size() >= 2 && (n.terms.all.size() > n.terms.content.size() || dated(u));
  }
  [[nodiscard]] bool dated(std::uint32_t u) const {
    const auto& times = docs_[story_.units()[u].report].analysis.times;
    return std::any_of(times.begin(), times.end(), [&](const Time& t) { return t.from && story_.units()[u].clause.span.contains(t.span); });
  }

  [[nodiscard]] std::vector<Difference> differences(const std::vector<std::uint32_t>& members) const {
    std::vector<std::pair<std::pair<std::uint32_t, std::uint32_t>, Difference>> found;  // of two reports
    std::map<std::pair<Slot, std::uint32_t>, std::vector<std::string>> says;            // what a report says for a slot
    const std::size_t n = std::min(members.size(), max_compared);
    std::map<std::uint32_t, std::set<std::uint32_t>> wordings;  // of a report
    for (const std::uint32_t u : members) wordings[story_.units()[u].report].insert(story_.units()[u].node);
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = i + 1; j < n; ++j) {
        const StoryUnits::Unit &a = story_.units()[members[i]], &b = story_.units()[members[j]];
        if (a.report == b.report || a.node == b.node || wordings[a.report].size() > most_wordings || wordings[b.report].size() > most_wordings) continue;
        std::vector<Difference> between = compare_clauses(docs_, {a.report, &a.clause}, {b.report, &b.clause}, story_.similarity(story_.nodes()[a.node], story_.nodes()[b.node]), stem_);
        if (!between.empty() && std::max(support_.says(members[i], members[j]).core, support_.says(members[j], members[i]).core) < may_differ) continue;
        for (Difference& d : between) {
          if (d.slot == Slot::number && d.kind == DifferenceKind::conflict && (gives(d.values[0].spans.front(), d.values[1].value) || gives(d.values[1].spans.front(), d.values[0].value))) continue;
          says[{d.slot, a.report}].push_back(d.values[0].value);
          says[{d.slot, b.report}].push_back(d.values[1].value);
          found.push_back({{a.report, b.report}, std::move(d)});
        }
      }
    // A report that says both itself speaks of two things, and so do the two of another.
    std::vector<Difference> out;
    for (auto& [reports, d] : found) {
      const auto has = [&](std::uint32_t report, const std::string& value) {
        const auto& list = says[{d.slot, report}];
        return std::find(list.begin(), list.end(), value) != list.end();
      };
      if (!has(reports.first, d.values[1].value) && !has(reports.second, d.values[0].value)) add(out, std::move(d));
    }
    return out;
  }

  // The report gives the other number too, close by: "20 years in prison, of which he must serve at least seven".
  [[nodiscard]] bool gives(const Place& place, std::string_view other) const {
    const Document& d = docs_[place.report];
    const Sentence* here = sentence_at(d.analysis.text, place.span.begin);
    if (here == nullptr) return false;
    std::optional<double> value;
    for (std::size_t from = 0; from < other.size() && !value;) {
      const std::size_t to = std::min(other.find(' ', from), other.size());
      value = number_value(utf8::fold(other.substr(from, to - from)));
      from = to + 1;
    }
    if (!value) return false;
    const auto& sentences = d.analysis.text.sentences;
    const auto at = here - sentences.data();
    for (auto s = std::max<std::ptrdiff_t>(0, at - close_by); s < std::min(std::ssize(sentences), at + close_by + 1); ++s)
      for (std::uint32_t w = sentences[s].first_word; w < sentences[s].last_word; ++w)
        if (const auto v = number_value(utf8::fold(view(d.report.text, d.analysis.text.words[w].span))); v && v == value) return true;
    return false;
  }

  // Several pairs that differ in one slot by one rule, or about one place, are one difference with several values.
  static void add(std::vector<Difference>& out, Difference d) {
    const auto meets = [&](const Difference& o) {
      for (const DifferenceValue& x : o.values)
        for (const DifferenceValue& y : d.values)
          if (std::find(x.spans.begin(), x.spans.end(), y.spans.front()) != x.spans.end()) return true;
      return false;
    };
    const auto same = std::find_if(out.begin(), out.end(), [&](const Difference& o) { return o.slot == d.slot && o.kind == d.kind && (o.rule == d.rule || meets(o)); });
    if (same == out.end()) {
      out.push_back(std::move(d));
      return;
    }
    for (DifferenceValue& v : d.values) {
      const auto value = std::find_if(same->values.begin(), same->values.end(), [&](const DifferenceValue& o) { return o.value == v.value; });
      if (value == same->values.end()) same->values.push_back(std::move(v));
      else if (std::find(value->spans.begin(), value->spans.end(), v.spans.front()) == value->spans.end()) value->spans.push_back(v.spans.front());
    }
  }

  const std::vector<Document>& docs_;
  const std::vector<Parallel>& parallels_;
  const std::vector<Change>& changes_;
  std::vector<std::uint32_t> changes_alone_;
  const Provenance& provenance_;
  Terms& terms_;
  StoryUnits story_;
  mutable Support support_;
  ShownBy shown_;
  Stemmer stem_;
  std::vector<std::vector<Neighbour>> neighbours_;                               // by node
  std::vector<std::vector<std::uint32_t>> company_;                              // by node: nodes that may state its core
  std::vector<bool> in_rows_;                                                    // by node: in a row of several reports
  std::set<std::pair<std::uint32_t, std::uint32_t>> told_;                       // report and node of rows of one report
  std::vector<std::uint32_t> alone_;                                             // units that no row of several reports took
  std::set<std::pair<std::uint32_t, std::uint32_t>> shared_sentences_;           // report and sentence of those that one did
};

}  // namespace

std::vector<Statement> find_statements(const std::vector<Document>& documents, const Identities& identities, Terms& terms, const std::vector<Parallel>& parallels, const std::vector<Change>& changes,
                                       const Provenance& provenance, const World& world, const text::Vectors* vectors) {
  return Builder(documents, identities, terms, parallels, changes, provenance, world, vectors).run();
}

}  // namespace synoptic::align
