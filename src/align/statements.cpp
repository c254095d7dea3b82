// Units of the story's prose are put together by what they say, average-linked, and compared inside their group only.
//   1. units -> terms, rare ones weighing more: rare in this story, since what every unit names says nothing; what is said in passing
//      weighs less; equal units (copies) become one node
//   2. candidate pairs through an inverted index over terms (the most frequent ones only support, they do not nominate)
//   3. likeness (`similarity`) = weighted Dice of terms, synonyms counting in part, times: is the predicate the same, a synonym, or an
//      argument of the other; is it another one who does it; are other people and places named; does one deny it. What stands at the
//      same place of text that the reports share (parallel.hpp) counts as sure
//   4. average-link groups; inside each, values compared, and where shared text parts (changes.hpp)
//   5. ranked: carried by many origins, differing, in words that most reports use, early, clear by itself
// Known limits: no paraphrase without a shared word or synonym; who did it to whom is compared only where both are known.
#include "align/statements.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

#include "align/clauses.hpp"
#include "align/differences.hpp"
#include "align/similarity.hpp"
#include "align/terms.hpp"
#include "annotate/quotes.hpp"
#include "base/average_link.hpp"

namespace synoptic::align {
namespace {

// Tuned together on the hand-annotated first story and the invented examples (tests/gold).
constexpr double link_threshold = .36;     // mean similarity inside a statement
constexpr double pair_floor = .25;         // pairs below this are not kept at all
constexpr double synonym_share = .9;       // of the weight of a word, where a synonym stands for it
constexpr double predicate_part = .45;     // of the likeness of two clauses, lost where they have no predicate in common
constexpr double in_passing = .5;          // weight of words of a clause inside the clause
constexpr double as_argument = .4;         // a predicate that is only an argument or attribute of the other clause
constexpr double other_agent = .5;         // what is left where another one does it
constexpr double parallel_similarity = .95; // both clauses stand at the same place of a shared passage
constexpr double unknown_predicate = .7;   // likeness of predicates where one is not known
constexpr double one_word = .85;            // what is left where names and one word are all that is shared
constexpr double same_agent = 1.15;         // gained where the same one does the same
constexpr double other_polarity = .6;       // what is left where one is negated
constexpr double surely_alike = .75;        // likeness of words from which a negation is a denial
constexpr double other_names = .6;          // what is left where other people and places are named
constexpr double least_alike = .4;          // the learned likeness (similarity.hpp) of what a row shows and what a report that counts for it says
constexpr double least_cover = .47;         // of what a row shows, what each report that counts for it must say
constexpr double sure_predicate = .8;     // from here on the predicate counts as the same
constexpr std::ptrdiff_t most_repeats = 2;   // places of a report that say the same in the same words
constexpr double inside_another = 4;       // taken from the weight of what stands inside another statement
constexpr std::size_t max_postings = 120;  // a term in more nodes than this nominates no pairs
constexpr std::size_t max_compared = 64;   // members of a group whose values are compared with each other

struct Unit {  // one clause of one report
  std::uint32_t report = 0;
  Clause clause;
  std::uint32_t node = 0;
};

// Clauses with the same terms: one node however many reports carry it.
struct Node {
  Terms::Set terms;
  std::vector<std::uint32_t> units;
  std::vector<double> weights{};  // of terms.all: 1, less for what is said in passing
  double mass = 0;     // sum of idf over all terms
  double numbers = 0;  // of that, what numbers weigh
};

class Builder {
 public:
  Builder(const std::vector<Document>& documents, const Identities& identities, Terms& terms, const std::vector<Parallel>& parallels, const std::vector<Change>& changes,
          const Provenance& provenance, const World& world, const text::Vectors* vectors)
      : likeness_(vectors), docs_(documents), identities_(identities), parallels_(parallels), changes_(changes), provenance_(provenance), world_(world), terms_(terms) {}

  std::vector<Statement> run() {
    collect();
    weigh();
    const auto groups = group();
    std::vector<Statement> out;
    assign_changes(groups);
    for (std::size_t g = 0; g < groups.size(); ++g) split(groups[g], changes_of_group_[g], out);
    std::map<std::vector<Place>, std::size_t> at;  // statements made of changes alone, by their sentences
    for (const std::uint32_t c : changes_alone_) make_from_change(changes_[c], at, out);
    subordinate(out);
    rank(out);
    return out;
  }

 private:
  void collect() {
    std::map<std::pair<bool, std::vector<Term>>, std::uint32_t> seen;
    unit_of_word_.resize(docs_.size());
    for (std::uint32_t d = 0; d < docs_.size(); ++d) {
      const Document& doc = docs_[d];
      if (!doc.analysis.analysed) continue;
      std::vector<Span> quoted;
      for (const auto& q : annotate::find_quoted(doc.report)) quoted.push_back(q.content);
      unit_of_word_[d].assign(doc.analysis.text.words.size(), no_unit);
      for (const Clause& c : find_clauses(doc.report, doc.analysis.text, quoted, world_)) {
        Terms::Set set = terms_.of(d, c);
        if (set.all.size() < 2 || set.content.empty()) continue;
        const auto [it, fresh] = seen.try_emplace({set.negated, set.all}, static_cast<std::uint32_t>(nodes_.size()));
        if (fresh) nodes_.push_back({std::move(set), {}, {}, 0, 0});
        if (fresh) weigh_roles(nodes_.back(), d, c);
        nodes_[it->second].units.push_back(static_cast<std::uint32_t>(units_.size()));
        for (const std::uint32_t w : c.words) {
          std::uint32_t& unit = unit_of_word_[d][w];
          if (unit == no_unit || units_[unit].clause.words.size() > c.words.size()) unit = static_cast<std::uint32_t>(units_.size());
        }
        units_.push_back({d, c, it->second});
      }
    }
  }

  void weigh_roles(Node& n, std::uint32_t d, const Clause& c) {
    std::vector<std::uint32_t> major;
    std::set_difference(c.words.begin(), c.words.end(), c.minor.begin(), c.minor.end(), std::back_inserter(major));
    const Terms::Set set = terms_.of(d, major);
    for (const Term t : n.terms.all) n.weights.push_back(std::binary_search(set.all.begin(), set.all.end(), t) ? 1 : in_passing);
  }

  void weigh() {
    std::vector<std::uint32_t> df(terms_.count(), 0);
    for (const Node& n : nodes_)
      for (const Term t : n.terms.all) ++df[t];
    idf_.resize(terms_.count());
    // In how many of the reports a term is.
    std::vector<std::uint32_t> last(terms_.count(), UINT32_MAX);
    spread_.assign(terms_.count(), 0);
    for (const Unit& u : units_)
      for (const Term t : nodes_[u.node].terms.all)
        if (last[t] != u.report) last[t] = u.report, spread_[t] += 1.0 / static_cast<double>(docs_.size());
    for (std::size_t t = 0; t < df.size(); ++t) idf_[t] = std::log(1.0 + static_cast<double>(nodes_.size()) / std::max(1u, df[t]));
    for (Node& n : nodes_)
      for (std::size_t i = 0; i < n.terms.all.size(); ++i) {
        const Term t = n.terms.all[i];
        n.mass += idf_[t] * n.weights[i];
        n.numbers += terms_.is_number(t) ? idf_[t] * n.weights[i] : 0;
      }
    related_.resize(terms_.count());
    for (Term t = 0; t < terms_.count(); ++t)
      if (df[t] > 0) related_[t] = terms_.related(t);
    postings_.resize(terms_.count());
    for (std::uint32_t n = 0; n < nodes_.size(); ++n)
      for (const Term t : nodes_[n].terms.all) postings_[t].push_back(n);
  }

  // How likely two nodes state the same, 0..1: idf-weighted Dice over terms, synonyms counting in part, times whether one's
  // predicate stands in the other and whether the same one does it. 0 unless two terms are shared and one of them is more than a
  // name. Numbers that are not shared do not count: whether the values differ is asked later, of clauses that are about the same.
  [[nodiscard]] double similarity(const Node& a, const Node& b) const {
    double shared = 0, numbers = 0;
    int count = 0, content = 0;
    rest_a_.clear();
    rest_b_.clear();
    const auto &x = a.terms.all, &y = b.terms.all;
    for (std::size_t i = 0, j = 0; i < x.size() || j < y.size();) {
      if (j == y.size() || (i < x.size() && x[i] < y[j])) rest_a_.emplace_back(x[i], a.weights[i]), ++i;
      else if (i == x.size() || y[j] < x[i]) rest_b_.emplace_back(y[j], b.weights[j]), ++j;
      else {
        const double mass = idf_[x[i]] * .5 * (a.weights[i] + b.weights[j]);
        shared += mass;
        numbers += terms_.is_number(x[i]) ? mass : 0;
        content += terms_.is_name(x[i]) || terms_.is_number(x[i]) ? 0 : 1;
        ++count;
        ++i;
        ++j;
      }
    }
    for (const auto& [t, weight] : rest_a_)
      for (const auto& [other, like] : related_[t]) {
        const auto at = std::lower_bound(rest_b_.begin(), rest_b_.end(), other, [](const auto& r, Term key) { return r.first < key; });
        if (at == rest_b_.end() || at->first != other) continue;
        shared += synonym_share * like * std::min(idf_[t] * weight, idf_[other] * at->second);
        rest_b_.erase(at);
        ++count;
        ++content;
        break;
      }
    if (count < 2 || content < 1) return 0;
    const double mass_a = a.mass - a.numbers + numbers, mass_b = b.mass - b.numbers + numbers;
    const double dice = 2 * shared / (mass_a + mass_b);
    // A short clause may say in full what a longer one says among other things.
    const double contained = std::min(1.0, shared / std::min(mass_a, mass_b));
    const double words = std::min(1.0, content >= 3 && count >= 4 ? .5 * (dice + contained) : dice);
    const double predicate = same_predicate(a.terms, b.terms);
    double fit = words * (1 - predicate_part * (1 - predicate));
    if (content < 2) fit *= one_word;
    // The one denies what the other says, or they speak of two times; only where all else is alike is it the former.
    if (a.terms.negated != b.terms.negated && words < surely_alike) fit *= other_polarity;
    const Match agents = match(a.terms.agents, b.terms.agents);
    if (agents == Match::other && !mutual(a.terms, b.terms)) fit *= other_agent;
    if (agents != Match::same && swapped(a.terms, b.terms)) fit *= other_agent;
    if (agents == Match::same && predicate >= sure_predicate) fit *= same_agent;
    if (match(others(a.terms), others(b.terms)) == Match::other) fit *= other_names;
    fit = std::min(1.0, fit);
    return fit;
  }

  // 1: the same predicate; less for a synonym, and where one's is the other's argument ("Three died", "the death of three").
  [[nodiscard]] double same_predicate(const Terms::Set& a, const Terms::Set& b) const {
    if (a.predicates.empty() || b.predicates.empty()) return unknown_predicate;
    return std::max(carried_by(a.predicates, b), carried_by(b.predicates, a));
  }
  [[nodiscard]] double carried_by(const std::vector<Term>& predicates, const Terms::Set& other) const {
    const auto value = [&](Term t) {
      if (std::binary_search(other.predicates.begin(), other.predicates.end(), t)) return 1.0;
      return std::binary_search(other.content.begin(), other.content.end(), t) ? as_argument : 0.0;
    };
    double best = 0;
    for (const Term t : predicates) {
      best = std::max(best, value(t));
      for (const auto& [like, weight] : related_[t]) best = std::max(best, synonym_share * weight * value(like));
    }
    return best;
  }

  // Names against names: one person, country or body in both; all different; or not to be told.
  enum class Match : std::uint8_t { unknown, same, other };
  [[nodiscard]] Match match(const std::vector<Term>& a, const std::vector<Term>& b) const {
    if (a.empty() || b.empty()) return Match::unknown;
    for (const Term t : a)
      for (const Term u : b)
        if (t == u || (!terms_.country(t).empty() && terms_.country(t) == terms_.country(u))) return Match::same;
    return Match::other;
  }
  // "Police killed the gunman", "the gunman killed four": who does it in one suffers it, or stands by, in the other.
  [[nodiscard]] static bool swapped(const Terms::Set& a, const Terms::Set& b) {
    if (a.doers.empty() || b.doers.empty()) return false;
    const auto in = [](const std::vector<Term>& list, Term t) { return std::binary_search(list.begin(), list.end(), t); };
    const auto suffers = [&](const Terms::Set& doing, const Terms::Set& other) {
      return std::any_of(doing.doers.begin(), doing.doers.end(), [&](Term t) { return in(other.content, t) && !in(other.doers, t); });
    };
    const bool same = std::any_of(a.doers.begin(), a.doers.end(), [&](Term t) { return in(b.doers, t); });
    return !same && (suffers(a, b) || suffers(b, a));
  }
  // Who and where beside the one who does it.
  [[nodiscard]] std::vector<Term> others(const Terms::Set& s) const {
    std::vector<Term> out;
    for (const Term t : s.all)
      if (terms_.is_name(t) && std::find(s.agents.begin(), s.agents.end(), t) == s.agents.end()) out.push_back(t);
    return out;
  }
  // What two do to each other ("met", "signed"): either may be the subject, or those who speak for them, if one's are named in the other.
  [[nodiscard]] bool mutual(const Terms::Set& a, const Terms::Set& b) const {
    const auto named = [](const std::vector<Term>& agents, const Terms::Set& in) {
      return std::any_of(agents.begin(), agents.end(), [&](Term t) { return std::binary_search(in.all.begin(), in.all.end(), t); });
    };
    const auto is = [&](const Terms::Set& s) { return std::any_of(s.predicates.begin(), s.predicates.end(), [&](Term t) { return terms_.is_mutual(t); }); };
    return is(a) && is(b) && (named(a.agents, b) || named(b.agents, a));
  }

  [[nodiscard]] std::vector<std::vector<std::uint32_t>> group() const {
    std::vector<Link> links;
    std::vector<std::uint32_t> met(nodes_.size(), 0);  // b met while pairing a: a + 1
    for (std::uint32_t a = 0; a < nodes_.size(); ++a) {
      for (const Term t : nodes_[a].terms.all) {
        if (postings_[t].size() > max_postings) continue;
        for (const std::uint32_t b : postings_[t]) {
          if (b <= a || met[b] == a + 1) continue;
          met[b] = a + 1;
          const double s = similarity(nodes_[a], nodes_[b]);
          if (s >= pair_floor) links.push_back({a, b, s});
        }
      }
    }
    link_parallels(links);
    const auto cluster = average_link(static_cast<std::uint32_t>(nodes_.size()), links, link_threshold);
    std::vector<std::vector<std::uint32_t>> out;
    for (std::uint32_t n = 0; n < nodes_.size(); ++n) {
      if (cluster[n] >= out.size()) out.resize(cluster[n] + 1);
      for (const std::uint32_t u : nodes_[n].units) out[cluster[n]].push_back(u);
    }
    for (auto& members : out) std::sort(members.begin(), members.end());
    return out;
  }

  // The unit that says a word, the shortest of several, or no_unit.
  static constexpr std::uint32_t no_unit = UINT32_MAX;
  [[nodiscard]] std::uint32_t unit_at(std::uint32_t report, std::uint32_t word) const { return unit_of_word_[report][word]; }

  // Clauses that stand at the same place of a shared passage state the same, whatever was edited in between.
  void link_parallels(std::vector<Link>& links) const {
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> at;
    for (std::size_t i = 0; i < links.size(); ++i) at[{links[i].a, links[i].b}] = i;
    for (const Parallel& p : parallels_) {
      std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> shared;  // words of two units that stand at one place
      for (const auto& [x, y] : p.equal) {
        const std::uint32_t u = unit_at(p.a, x), v = unit_at(p.b, y);
        if (u != no_unit && v != no_unit && units_[u].node != units_[v].node) ++shared[{u, v}];
      }
      for (const auto& [pair, count] : shared) {
        const auto size = [&](std::uint32_t u) { return static_cast<std::uint32_t>(units_[u].clause.words.size()); };
        if (2 * count < std::max(size(pair.first), size(pair.second))) continue;
        const auto key = std::minmax(units_[pair.first].node, units_[pair.second].node);
        const auto [it, fresh] = at.try_emplace({key.first, key.second}, links.size());
        if (fresh) links.push_back({key.first, key.second, 0});
        links[it->second].similarity = std::max(links[it->second].similarity, parallel_similarity);
      }
    }
  }

  // Which group a change of shared text belongs to: the one whose clauses hold both of its sides.
  void assign_changes(const std::vector<std::vector<std::uint32_t>>& groups) {
    std::vector<std::uint32_t> group_of(units_.size(), no_unit);
    for (std::uint32_t g = 0; g < groups.size(); ++g)
      for (const std::uint32_t u : groups[g]) group_of[u] = g;
    changes_of_group_.assign(groups.size(), {});
    for (std::uint32_t c = 0; c < changes_.size(); ++c) {
      const std::uint32_t u = unit_at(changes_[c].a, changes_[c].a_word), v = unit_at(changes_[c].b, changes_[c].b_word);
      if (u != no_unit && v != no_unit && group_of[u] == group_of[v]) changes_of_group_[group_of[u]].push_back(c);
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
    for (const Place& p : s.spans) s.origins.push_back(provenance_.origin_of(p));
    std::sort(s.origins.begin(), s.origins.end());
    s.origins.erase(std::unique(s.origins.begin(), s.origins.end()), s.origins.end());
    s.shown = s.spans.front();
    s.text = std::string(view(docs_[s.shown.report].report.text, s.shown.span));
    s.differences = {c.difference};
    s.status = c.difference.kind != DifferenceKind::hedge ? Status::differ : s.origins.size() > 1 ? Status::agree : Status::one_origin;
    s.weight = 2.0 * static_cast<double>(s.origins.size()) + 2 + (s.status == Status::differ ? 2 : 0);
    out.push_back(std::move(s));
  }

  [[nodiscard]] Place place(std::uint32_t u) const { return {units_[u].report, units_[u].clause.span}; }

  // What is shown must stand in every report that counts for it: of a group, those reports make a row whose units together say most of what
  // its unit says; the others make rows of their own.
  void split(std::vector<std::uint32_t> members, const std::vector<std::uint32_t>& changes, std::vector<Statement>& out) const {
    const bool small = members.size() <= max_compared;
    for (bool first = true; !members.empty(); first = false) {
      std::vector<std::uint32_t> kept, rest;
      if (small) {
        const std::uint32_t shown = clearest(members);
        const auto covered = covering(shown, members);
        for (const std::uint32_t u : members) (covered.contains(units_[u].report) ? kept : rest).push_back(u);
      } else {
        kept = members;
      }
      make(kept, first ? changes : std::vector<std::uint32_t>{}, out);
      members = std::move(rest);
    }
  }

  // The reports of `members` that say what unit `u` says.
  [[nodiscard]] std::set<std::uint32_t> covering(std::uint32_t u, const std::vector<std::uint32_t>& members) const {
    std::map<std::uint32_t, std::vector<Term>> says;
    for (const std::uint32_t v : members) {
      auto& list = says[units_[v].report];
      list.insert(list.end(), nodes_[units_[v].node].terms.all.begin(), nodes_[units_[v].node].terms.all.end());
    }
    const Node& n = nodes_[units_[u].node];
    std::set<std::uint32_t> out{units_[u].report};
    for (auto& [report, list] : says) {
      std::sort(list.begin(), list.end());
      double all = 0, there = 0;
      for (std::size_t i = 0; i < n.terms.all.size(); ++i) {
        const Term t = n.terms.all[i];
        if (terms_.is_number(t)) continue;  // other values are differences
        const double mass = idf_[t] * n.weights[i];
        all += mass;
        double best = std::binary_search(list.begin(), list.end(), t) ? 1 : 0;
        for (const auto& [other, like] : related_[t])
          if (best < like && std::binary_search(list.begin(), list.end(), other)) best = like;
        there += mass * best;
      }
      if (there >= least_cover * all && alike(u, members, report)) out.insert(report);
    }
    return out;
  }
  // Two likenesses have to agree: that of the story's rare words brings units together, the learned one has the last word.
  [[nodiscard]] bool alike(std::uint32_t u, const std::vector<std::uint32_t>& members, std::uint32_t report) const {
    return std::any_of(members.begin(), members.end(), [&](std::uint32_t v) {
      return units_[v].report == report && (units_[v].node == units_[u].node || likeness_.score(prepared(u), prepared(v)) >= least_alike);
    });
  }
  [[nodiscard]] const TextUnit& prepared(std::uint32_t u) const {
    const auto [it, fresh] = prepared_.try_emplace(u);
    if (fresh) {
      const Document& d = docs_[units_[u].report];
      const auto& words = d.analysis.text.words;
      const Clause& c = units_[u].clause;
      it->second = likeness_.prepare(d, words[c.first_word].first_token, words[c.last_word - 1].last_token, stem_, Values::ignore, meant(units_[u].report));
    }
    return it->second;
  }
  [[nodiscard]] const std::vector<Meant>& meant(std::uint32_t report) const {
    const auto [it, fresh] = meant_.try_emplace(report);
    if (fresh)
      for (const Mention& m : docs_[report].analysis.people.mentions) {
        if (!it->second.empty() && m.span.begin < it->second.back().span.end) continue;
        const Identity& who = identities_.entities[identities_.of[report][m.entity]];
        it->second.push_back({m.span, who.country.empty() ? who.id : who.country});
      }
    return it->second;
  }

  void make(const std::vector<std::uint32_t>& members, const std::vector<std::uint32_t>& changes, std::vector<Statement>& out) const {
    Statement s;
    std::vector<std::uint32_t> reports;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> said;  // report and node: captions say the same many times
    for (const std::uint32_t u : members) {
      const std::pair key(units_[u].report, units_[u].node);
      if (std::count(said.begin(), said.end(), key) >= most_repeats) continue;
      said.push_back(key);
      s.spans.push_back(place(u));
      s.origins.push_back(provenance_.origin_of(place(u)));
      if (reports.empty() || reports.back() != units_[u].report) reports.push_back(units_[u].report);
    }
    std::sort(s.origins.begin(), s.origins.end());
    s.origins.erase(std::unique(s.origins.begin(), s.origins.end()), s.origins.end());
    if (reports.size() < 2 && !salient(members.front())) return;
    const std::uint32_t shown = clearest(members);
    s.shown = place(shown);
    s.text = std::string(view(docs_[s.shown.report].report.text, s.shown.span));
    if (reports.size() > 1) s.differences = differences(members);
    for (const std::uint32_t c : changes) add(s.differences, changes_[c].difference);
    s.status = differs(s) ? Status::differ : s.origins.size() > 1 ? Status::agree : Status::one_origin;
    s.weight = weight(members, reports.size(), s);
    out.push_back(std::move(s));
  }

  [[nodiscard]] static bool differs(const Statement& s) {
    return std::any_of(s.differences.begin(), s.differences.end(), [](const Difference& d) { return d.kind != DifferenceKind::hedge; });
  }

  // Worth a row of its own though only one report has it: it names somebody, counts or dates something.
  [[nodiscard]] bool salient(std::uint32_t u) const {
    const Node& n = nodes_[units_[u].node];
    const Token& first = docs_[units_[u].report].analysis.text.tokens[docs_[units_[u].report].analysis.text.words[units_[u].clause.first_word].first_token];
    if (first.upos == Upos::pron) return false;  // about somebody named elsewhere
    return units_[u].clause.finite && n.terms.all.size() >= 4 && n.terms.content.size() >= 2 && (n.terms.all.size() > n.terms.content.size() || dated(u));
  }
  [[nodiscard]] bool dated(std::uint32_t u) const {
    const auto& times = docs_[units_[u].report].analysis.times;
    return std::any_of(times.begin(), times.end(), [&](const Time& t) { return t.from && units_[u].clause.span.contains(t.span); });
  }

  // What most reports say in full; then nearest to all others; of equals the one that opens its sentence, then the shorter one.
  [[nodiscard]] std::uint32_t clearest(const std::vector<std::uint32_t>& members) const {
    std::uint32_t best = members.front();
    double best_score = -1;
    const std::size_t n = std::min(members.size(), max_compared);
    for (std::size_t i = 0; i < n; ++i) {
      const Unit& u = units_[members[i]];
      double score = 0;
      for (std::size_t j = 0; j < n; ++j)
        if (i != j) score += units_[members[j]].node == u.node ? 1 : similarity(nodes_[u.node], nodes_[units_[members[j]].node]);
      score /= static_cast<double>(n);
      score += 2 * static_cast<double>(covering(members[i], members).size());
      const Sentence& sentence = docs_[u.report].analysis.text.sentences[u.clause.sentence];
      if (u.clause.first_word <= sentence.first_word + 1) score += .15;
      score += .15 * clarity(u);
      score -= .001 * u.clause.span.size() / 10;
      if (score > best_score) {
        best_score = score;
        best = members[i];
      }
    }
    return best;
  }

  [[nodiscard]] std::vector<Difference> differences(const std::vector<std::uint32_t>& members) const {
    std::vector<std::pair<std::pair<std::uint32_t, std::uint32_t>, Difference>> found;  // of two reports
    std::map<std::pair<Slot, std::uint32_t>, std::vector<std::string>> says;            // what a report says for a slot
    const std::size_t n = std::min(members.size(), max_compared);
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = i + 1; j < n; ++j) {
        const Unit &a = units_[members[i]], &b = units_[members[j]];
        if (a.report == b.report || a.node == b.node) continue;
        for (Difference& d : compare_clauses(docs_, {a.report, &a.clause}, {b.report, &b.clause}, similarity(nodes_[a.node], nodes_[b.node]), stem_)) {
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
  [[nodiscard]] double weight(const std::vector<std::uint32_t>& members, std::size_t reports, const Statement& s) const {
    double central = 0, early = 1;
    const Unit& shown = units_[shown_of(members, s)];
    const Node& n = nodes_[shown.node];
    for (const Term t : n.terms.all) central += spread_[t];
    central /= static_cast<double>(n.terms.all.size());
    for (const std::uint32_t u : members)
      early = std::min(early, static_cast<double>(units_[u].clause.span.begin) / static_cast<double>(std::max<std::size_t>(1, docs_[units_[u].report].report.text.size())));
    return 2.0 * static_cast<double>(s.origins.size()) + .5 * static_cast<double>(std::min<std::size_t>(reports, 8)) + (s.status == Status::differ ? 3 : 0) + 3 * central + 1.5 * (1 - early) + clarity(shown);
  }
  [[nodiscard]] std::uint32_t shown_of(const std::vector<std::uint32_t>& members, const Statement& s) const {
    for (const std::uint32_t u : members)
      if (place(u) == s.shown) return u;
    return members.front();
  }

  // How well a unit can be read by itself.
  [[nodiscard]] double clarity(const Unit& u) const {
    const Node& n = nodes_[u.node];
    const Document& d = docs_[u.report];
    double out = u.clause.finite ? 0 : -2;
    if (n.terms.all.size() > n.terms.content.size()) out += 1;
    if (dated(static_cast<std::uint32_t>(&u - units_.data())) || std::any_of(n.terms.content.begin(), n.terms.content.end(), [&](Term t) { return terms_.is_number(t); })) out += 1;
    out += .25 * static_cast<double>(std::min<std::size_t>(n.terms.content.size(), 6)) - 1.5;
    if (n.terms.content.size() < 3) out -= 2;  // few words of its own: seldom clear by itself
    // Nobody is named before the one who is only pointed at.
    const WrittenWord& first = d.analysis.text.words[u.clause.first_word];
    const Token& token = d.analysis.text.tokens[first.first_token];
    if (token.upos == Upos::pron) out -= 2;
    if (u.clause.first_word > d.analysis.text.sentences[u.clause.sentence].first_word + 1) out -= .5;
    return out;
  }

  // Another cut of the sentence, which shares most of the shorter of the two, stands before it.
  static bool doubled(const Statement& s, const std::vector<Statement>& list, const std::vector<std::pair<Span, std::uint32_t>>& spans) {
    auto it = std::partition_point(spans.begin(), spans.end(), [&](const auto& x) { return x.first.begin < s.shown.span.end; });
    for (int back = 0; back < 8 && it != spans.begin(); ++back) {
      --it;
      const Statement& other = list[it->second];
      if (&other == &s) continue;
      const Span a = s.shown.span, b = it->first;
      const std::int64_t shared = std::int64_t{std::min(a.end, b.end)} - std::int64_t{std::max(a.begin, b.begin)};
      const bool before = std::tuple(other.weight, s.shown) > std::tuple(s.weight, other.shown);
      if (2 * shared > std::int64_t{std::min(a.size(), b.size())} && before) return true;
    }
    return false;
  }

  // Said inside another statement by the same reports: after it.
  void subordinate(std::vector<Statement>& list) const {
    std::vector<std::vector<std::pair<Span, std::uint32_t>>> by_report(docs_.size());
    for (std::uint32_t i = 0; i < list.size(); ++i)
      for (const Place& p : list[i].spans) by_report[p.report].emplace_back(p.span, i);
    for (auto& spans : by_report) std::sort(spans.begin(), spans.end());
    for (Statement& s : list) {
      // Statements that hold each of its places.
      std::vector<std::uint32_t> holds;
      for (std::size_t k = 0; k < s.spans.size(); ++k) {
        const Place& p = s.spans[k];
        std::vector<std::uint32_t> here;
        const auto& spans = by_report[p.report];
        auto it = std::partition_point(spans.begin(), spans.end(), [&](const auto& x) { return x.first.begin <= p.span.begin; });
        for (int back = 0; back < 8 && it != spans.begin(); ++back) {
          --it;
          if (it->first != p.span && it->first.contains(p.span)) here.push_back(it->second);
        }
        std::sort(here.begin(), here.end());
        if (k == 0) holds = here;
        else {
          std::vector<std::uint32_t> both;
          std::set_intersection(holds.begin(), holds.end(), here.begin(), here.end(), std::back_inserter(both));
          holds = std::move(both);
        }
        if (holds.empty()) break;
      }
      if (s.status != Status::differ && (!holds.empty() || doubled(s, list, by_report[s.shown.report]))) s.weight -= inside_another;
    }
  }

  void rank(std::vector<Statement>& list) const {
    std::stable_sort(list.begin(), list.end(), [](const Statement& a, const Statement& b) {
      if (a.weight != b.weight) return a.weight > b.weight;
      return a.shown < b.shown;
    });
    for (std::size_t i = 0; i < list.size(); ++i) list[i].id = fmt::format("s{}", i + 1);
  }

  Similarity likeness_;
  mutable std::map<std::uint32_t, TextUnit> prepared_;                // by unit, as they are asked for
  mutable std::map<std::uint32_t, std::vector<Meant>> meant_;         // by report
  const std::vector<Document>& docs_;
  const Identities& identities_;
  const std::vector<Parallel>& parallels_;
  const std::vector<Change>& changes_;
  std::vector<std::vector<std::uint32_t>> changes_of_group_;  // numbers of changes, by group
  std::vector<std::uint32_t> changes_alone_;
  const Provenance& provenance_;
  const World& world_;
  Terms& terms_;
  Stemmer stem_;
  std::vector<Unit> units_;  // by report, then by place
  std::vector<std::vector<std::uint32_t>> unit_of_word_;  // by report
  std::vector<Node> nodes_;
  std::vector<double> idf_;
  std::vector<double> spread_;  // share of the reports that have the term
  std::vector<std::vector<Terms::Related>> related_;  // by term
  std::vector<std::vector<std::uint32_t>> postings_;
  mutable std::vector<std::pair<Term, double>> rest_a_, rest_b_;  // of the pair at hand: terms that only one has, with their weight
};

}  // namespace

std::vector<Statement> find_statements(const std::vector<Document>& documents, const Identities& identities, Terms& terms, const std::vector<Parallel>& parallels, const std::vector<Change>& changes,
                                       const Provenance& provenance, const World& world, const text::Vectors* vectors) {
  return Builder(documents, identities, terms, parallels, changes, provenance, world, vectors).run();
}

}  // namespace synoptic::align
