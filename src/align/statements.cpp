// Rows of what reports say: a unit of one report, shown by a stretch that can be read by itself, and all reports that say it or its core.
//   1. units and their terms (statements_units.hpp); equal ones are one node
//   2. pairs of nodes that share words which are not everywhere, through an inverted index, and those at one place of shared text
//   3. for each pair and either way round: does the one say what the other says? (statements_support.hpp)
//   4. the unit that most reports say makes a row first, and its units are in no other; values are compared inside a row only, and where
//      shared text parts (changes.hpp)
//   5. what is left is shown by its sentence, as what one report says
//   6. weighed: what most reports say, differing, early, in words that many use (statements_rank.hpp has the last word)
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

#include "align/clarity.hpp"
#include "align/clauses.hpp"
#include "align/differences.hpp"
#include "align/origins_statements.hpp"
#include "align/statements_support.hpp"
#include "align/statements_units.hpp"
#include "base/utf8.hpp"

namespace synoptic::align {
namespace {

// says_core and says_all: by the folds of bench/agree/support.py and the first story, of which a higher core gathers less. pair_floor,
// perhaps and what is added to and taken from weights: by reading the first ten rows of real stories (docs/statements.md).
constexpr double parallel_core = .95;      // likelihood of the core where both units stand at the same place of a shared passage
constexpr double says_all = .65;            // likelihood (statements_support.hpp) from which a report counts for all of what a row shows
constexpr double says_core = .7;            // ... for the core of it
constexpr std::ptrdiff_t most_repeats = 2;   // places of a report that say the same in the same words
constexpr std::size_t most_wordings = 3;   // of one report in a row: with more of them it is a list of things that are alike
constexpr std::size_t max_compared = 64;   // members of a group whose values are compared with each other
constexpr std::uint32_t longest_sentence = 60;  // words: a longer one is shown in part
constexpr double introduces = 4;           // gained by what only one report says, in its first sentence
constexpr std::uint32_t longest_dateline = 12;  // words
constexpr std::uint32_t longest_copied = 400;  // bytes of a sentence that is shown whole
constexpr double unclear = 3;              // taken from the score of what is less clear, for each unit of clarity that it lacks
constexpr double not_alone = 8;            // taken from the weight of what one report says, where a row above may say it too
constexpr double several = 2.5;            // gained by every other report that says it or its core, for how likely it does
constexpr std::size_t most_several = 6;
constexpr double in_passing = .8;          // of the likelihood of what no main verb says: "the mayor, who closed the bridge"
constexpr double unsure = 12;              // taken from the weight of a row, for how unlikely it is that the reports say what is shown
constexpr double perhaps = .4;             // likelihood of the core from which it is not sure that a report stands alone
constexpr std::uint32_t most_added = 12;   // words of its sentence by which what several reports say is made clear

class Builder {
 public:
  Builder(const std::vector<Document>& documents, const Identities& identities, Terms& terms, const std::vector<Parallel>& parallels, const std::vector<Change>& changes,
          const Provenance& provenance, const World& world, const text::Vectors* vectors)
      : docs_(documents), parallels_(parallels), changes_(changes), provenance_(provenance), terms_(terms), story_(documents, terms, world), support_(documents, identities, story_, terms, parallels, vectors) {}

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
    std::uint32_t shown = StoryUnits::none;  // unit
    std::vector<std::uint32_t> members;      // units, rising
    std::set<std::uint32_t> all, core;       // reports that say all of it; that say the core of it only
    double sure = 1;                         // how likely the others do, on the average
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
        if (l.parallel) s.core = std::max(s.core, parallel_core);
        if (s.core >= perhaps) company_[node].push_back(other);
        if (s.core >= says_core) neighbours_[node].push_back({other, s});
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
    s.weight = 2.0 * static_cast<double>(s.origins.size()) + 2 + (s.status == Status::differ ? 2 : 0);
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
      out.push_back(std::move(r));
    }
    in_rows_ = taken;
    for (std::uint32_t n = 0; n < count; ++n)
      if (!taken[n]) alone_.insert(alone_.end(), story_.nodes()[n].units.begin(), story_.nodes()[n].units.end());
    return out;
  }
  [[nodiscard]] Row row_of(std::uint32_t node, const std::vector<bool>& taken) const {
    Row r{unit_of(node), story_.nodes()[node].units, {}, {}, 0};
    std::map<std::uint32_t, Support::Says> others;
    for (const std::uint32_t u : r.members) r.all.insert(story_.units()[u].report);
    for (const Neighbour& v : neighbours_[node]) {
      if (taken[v.node]) continue;
      for (const std::uint32_t u : story_.nodes()[v.node].units) {
        r.members.push_back(u);
        Support::Says& best = others[story_.units()[u].report];
        const double whole = story_.units()[u].clause.finite ? 1 : in_passing;
        best = {std::max(best.core, whole * v.says.core), std::max(best.all, v.says.all)};
      }
    }
    std::sort(r.members.begin(), r.members.end());
    r.sure = static_cast<double>(r.all.size() - 1);  // reports of one wording
    for (const auto& [report, says] : others) {
      if (r.all.contains(report)) continue;
      (says.all >= says_all ? r.all : r.core).insert(report);
      r.sure += says.core;
    }
    const std::size_t reports = r.all.size() + r.core.size();
    r.sure = reports > 1 ? r.sure / static_cast<double>(reports - 1) : 1;
    return r;
  }
  // What most reports say in full; of equals what can be read by itself, opens its sentence, is shorter.
  [[nodiscard]] double score(const Row& r) const {
    const std::size_t reports = r.all.size() + r.core.size();
    if (reports < 2) return 0;
    const StoryUnits::Unit& u = story_.units()[r.shown];
    const Sentence& sentence = docs_[u.report].analysis.text.sentences[u.clause.sentence];
    double out = 10 + r.sure * (2 * static_cast<double>(r.all.size()) + static_cast<double>(r.core.size()));
    if (u.clause.first_word <= sentence.first_word + 1) out += .15;
    out += .15 * substance(r.shown) + unclear * std::min(0., shown_by(r.shown, most_added).clear - clear_enough);
    return out - .0001 * u.clause.span.size();
  }

  void make(const Row& row, std::vector<Statement>& out) {
    const std::vector<std::uint32_t>& members = row.members;
    if (row.all.size() + row.core.size() < 2 && row.changes.empty()) {
      alone_.insert(alone_.end(), members.begin(), members.end());
      return;
    }
    Statement s;
    const bool copied = same_sentence(row);
    const Shown shown = copied ? Shown{sentence_of(row.shown), 1} : shown_by(row.shown, most_added);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> said;  // report and node: captions say the same many times
    for (const std::uint32_t u : members) {
      const std::pair key(story_.units()[u].report, story_.units()[u].node);
      if (std::count(said.begin(), said.end(), key) >= most_repeats) continue;
      said.push_back(key);
      s.spans.push_back(copied ? sentence_of(u) : u == row.shown ? shown.place : story_.place(u));
    }
    std::sort(s.spans.begin(), s.spans.end());
    s.spans.erase(std::unique(s.spans.begin(), s.spans.end()), s.spans.end());
    s.partly.assign(row.core.begin(), row.core.end());
    s.origins = origins_of(docs_, s, provenance_);
    s.shown = shown.place;
    s.text = std::string(view(docs_[s.shown.report].report.text, s.shown.span));
    s.differences = differences(members);
    for (const std::uint32_t c : row.changes) add(s.differences, changes_[c].difference);
    s.status = differs(s) ? Status::differ : s.origins.size() > 1 ? Status::agree : Status::one_origin;
    s.weight = weight(members, row.shown, row.all.size(), s) + several * row.sure * static_cast<double>(std::min<std::size_t>(row.all.size() + row.core.size(), most_several) - 1) - unsure * (1 - row.sure);
    for (const std::uint32_t u : members) shared_sentences_.insert({story_.units()[u].report, story_.units()[u].clause.sentence});
    out.push_back(std::move(s));
  }

  // The sentence of a unit, behind what ties it to the one before.
  [[nodiscard]] Place sentence_of(std::uint32_t unit) const {
    const StoryUnits::Unit& u = story_.units()[unit];
    const Document& d = docs_[u.report];
    const Sentence& s = d.analysis.text.sentences[u.clause.sentence];
    return {u.report, {d.analysis.text.words[behind_tie(d, s)].span.begin, s.span.end}};
  }
  // Copies: the whole sentence is the same in all reports, so it may be shown whole.
  [[nodiscard]] bool same_sentence(const Row& row) const {
    std::string first;
    for (const std::uint32_t u : row.members) {
      const Place p = sentence_of(u);
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
      const Document& d = docs_[first.report];
      const Sentence& sentence = d.analysis.text.sentences[first.clause.sentence];
      Shown shown = shown_by(best, longest_sentence);
      if (sentence.last_word - sentence.first_word <= longest_sentence) {
        const std::uint32_t begin = behind_tie(d, sentence);
        const double clear = clarity(d, begin, sentence.last_word);
        if (clear >= std::min(shown.clear, clear_enough)) shown = {{first.report, {d.analysis.text.words[begin].span.begin, sentence.span.end}}, clear};
      }
      Statement s;
      s.shown = shown.place;
      s.spans = {s.shown};
      s.origins = {provenance_.origin_of(story_.place(best))};
      s.text = std::string(view(d.report.text, s.shown.span));
      // A report's first sentences introduce whom and what they speak of.
      s.weight = weight({best}, best, 1, s) + introduces / (1.0 + .7 * static_cast<double>(prose_before(first.report, first.clause.sentence)));
      found.push_back({std::move(s), story_.units()[best].node});
    }
    std::stable_sort(found.begin(), found.end(), [](const Candidate& a, const Candidate& b) { return a.statement.weight > b.statement.weight; });
    std::vector<bool> told = in_rows_;
    for (Candidate& c : found) {
      const auto& company = company_[c.node];
      if (std::any_of(company.begin(), company.end(), [&](std::uint32_t n) { return told[n]; })) c.statement.weight -= not_alone;
      told[c.node] = true;
      out.push_back(std::move(c.statement));
    }
  }

  [[nodiscard]] std::size_t prose_before(std::uint32_t report, std::uint32_t sentence) const {
    const auto& sentences = docs_[report].analysis.text.sentences;
    return static_cast<std::size_t>(std::count_if(sentences.begin(), sentences.begin() + sentence, [](const Sentence& s) { return is_prose(s.section); }));
  }

  // "But the mayor ...", "However, the mayor ...", "TARN, Sorland (HPA) - The mayor ...": the first word that says something.
  [[nodiscard]] static std::uint32_t behind_tie(const Document& d, const Sentence& s) {
    static constexpr auto ties = std::to_array<std::string_view>({"and", "but", "however", "meanwhile", "nevertheless", "so", "still", "then", "though", "yet"});
    const auto& words = d.analysis.text.words;
    const auto form = [&](std::uint32_t w) { return utf8::fold(view(d.report.text, words[w].span)); };
    // An agency in brackets and a dash: a dateline, wherever the reader of sections saw one.
    for (std::uint32_t w = s.first_word; w + 2 < std::min(s.last_word, s.first_word + longest_dateline); ++w)
      if (form(w) == ")" && (form(w + 1) == "\u2014" || form(w + 1) == "\u2013" || form(w + 1) == "-" || form(w + 1) == "--")) return w + 2;
    if (s.last_word - s.first_word < 4 || !std::binary_search(ties.begin(), ties.end(), form(s.first_word))) return s.first_word;
    return s.first_word + (form(s.first_word + 1) == "," ? 2 : 1);
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
        for (Difference& d : compare_clauses(docs_, {a.report, &a.clause}, {b.report, &b.clause}, story_.similarity(story_.nodes()[a.node], story_.nodes()[b.node]), stem_)) {
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

  // What the story is about first: carried by many origins, differing, in words that many reports use, early in them; and what can
  // be understood by itself and checked.
  [[nodiscard]] double weight(const std::vector<std::uint32_t>& members, std::uint32_t shown, std::size_t reports, const Statement& s) const {
    double central = 0, early = 1;
    const StoryUnits::Node& n = story_.node_of(shown);
    for (const Term t : n.terms.all) central += story_.spread(t);
    central /= static_cast<double>(n.terms.all.size());
    for (const std::uint32_t u : members)
      early = std::min(early, static_cast<double>(story_.units()[u].clause.span.begin) / static_cast<double>(std::max<std::size_t>(1, docs_[story_.units()[u].report].report.text.size())));
    return 2.0 * static_cast<double>(s.origins.size()) + .5 * static_cast<double>(std::min<std::size_t>(reports, 8)) + (s.status == Status::differ ? 3 : 0) + 3 * central + 1.5 * (1 - early) + substance(shown);
  }
  // How much a unit says: names, dates, numbers, words of its own.
  [[nodiscard]] double substance(std::uint32_t unit) const {
    const StoryUnits::Node& n = story_.node_of(unit);
    double out = 0;
    if (n.terms.all.size() > n.terms.content.size()) out += 1;
    else out -= 1.5;  // "the lawmaker", "the announcement": seldom clear where nobody and nothing is named
    if (dated(unit) || std::any_of(n.terms.content.begin(), n.terms.content.end(), [&](Term t) { return terms_.is_number(t); })) out += 1;
    out += .25 * static_cast<double>(std::min<std::size_t>(n.terms.content.size(), 6)) - 1.5;
    if (n.terms.content.size() < 3) out -= 2;  // few words of its own: seldom clear by itself
    return out;
  }

  // The stretch by which a unit is shown: its own, unless it cannot be read by itself and its sentence, or that from its beginning or to its end, can.
  struct Shown {
    Place place;
    double clear = 0;  // clarity.hpp
  };
  [[nodiscard]] Shown shown_by(std::uint32_t unit, std::uint32_t most) const {
    const StoryUnits::Unit& u = story_.units()[unit];
    const Document& d = docs_[u.report];
    const auto& words = d.analysis.text.words;
    const Sentence& s = d.analysis.text.sentences[u.clause.sentence];
    Shown best{story_.place(unit), clarity(d, u.clause.first_word, u.clause.last_word)};
    std::uint32_t end = s.last_word;
    while (end > u.clause.last_word && words[end - 1].kind == TokenKind::punct && words[end - 1].span.size() == 1 && view(d.report.text, words[end - 1].span) != ")") --end;
    for (const auto& [first, last] : {std::pair(s.first_word, u.clause.last_word), std::pair(u.clause.first_word, end), std::pair(s.first_word, end)}) {
      const std::uint32_t added = u.clause.first_word - first + last - u.clause.last_word;
      if (best.clear >= clear_enough || added == 0 || added > most || last - first > longest_sentence) continue;
      const double clear = clarity(d, first, last);
      if (clear > best.clear) best = {{u.report, {words[first].span.begin, words[last - 1].span.end}}, clear};
    }
    return best;
  }

  const std::vector<Document>& docs_;
  const std::vector<Parallel>& parallels_;
  const std::vector<Change>& changes_;
  std::vector<std::uint32_t> changes_alone_;
  const Provenance& provenance_;
  Terms& terms_;
  StoryUnits story_;
  Support support_;
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
