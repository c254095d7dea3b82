#include "align/statements_units.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>

#include "annotate/quotes.hpp"

namespace synoptic::align {
namespace {

// Tuned together on the hand-annotated first story and the invented examples (tests/gold).
constexpr double synonym_share = .9;       // of the weight of a word, where a synonym stands for it
constexpr double predicate_part = .45;     // of the likeness of two clauses, lost where they have no predicate in common
constexpr double in_passing = .5;          // weight of words of a clause inside the clause
constexpr double as_argument = .4;         // a predicate that is only an argument or attribute of the other clause
constexpr double other_agent = .5;         // what is left where another one does it
constexpr double unknown_predicate = .7;   // likeness of predicates where one is not known
constexpr double one_word = .85;           // what is left where names and one word are all that is shared
constexpr double same_agent = 1.15;        // gained where the same one does the same
constexpr double other_polarity = .6;      // what is left where one is negated
constexpr double surely_alike = .75;       // likeness of words from which a negation is a denial
constexpr double other_place = .6;         // what is left where other people and places are named
constexpr double sure_predicate = .8;      // from here on the predicate counts as the same

constexpr double pair_floor = .05;          // likeness from which two nodes are a pair; by reading (docs/statements.md)
constexpr std::size_t max_postings = 120;  // a term in more nodes than this nominates no pairs

}  // namespace

StoryUnits::StoryUnits(const std::vector<Document>& documents, Terms& terms, const World& world) : docs_(documents), terms_(terms) {
  collect(world);
  weigh();
  pair();
}

void StoryUnits::collect(const World& world) {
  const auto roles = [&](Node& n, std::uint32_t d, const Clause& c) {
    std::vector<std::uint32_t> major;
    std::set_difference(c.words.begin(), c.words.end(), c.minor.begin(), c.minor.end(), std::back_inserter(major));
    const Terms::Set set = terms_.of(d, major);
    for (const Term t : n.terms.all) n.weights.push_back(std::binary_search(set.all.begin(), set.all.end(), t) ? 1 : in_passing);
  };
  std::map<std::pair<bool, std::vector<Term>>, std::uint32_t> seen;
  unit_of_word_.resize(docs_.size());
  for (std::uint32_t d = 0; d < docs_.size(); ++d) {
    const Document& doc = docs_[d];
    if (!doc.analysis.analysed) continue;
    std::vector<Span> quoted;
    for (const auto& q : annotate::find_quoted(doc.report)) quoted.push_back(q.content);
    unit_of_word_[d].assign(doc.analysis.text.words.size(), none);
    for (const Clause& c : find_clauses(doc.report, doc.analysis.text, quoted, world)) {
      Terms::Set set = terms_.of(d, c);
      if (set.all.size() < 2 || set.content.empty()) continue;
      const auto [it, fresh] = seen.try_emplace({set.negated, set.all}, static_cast<std::uint32_t>(nodes_.size()));
      if (fresh) nodes_.push_back({std::move(set), {}, {}, 0, 0});
      if (fresh) roles(nodes_.back(), d, c);
      nodes_[it->second].units.push_back(static_cast<std::uint32_t>(units_.size()));
      for (const std::uint32_t w : c.words) {
        std::uint32_t& unit = unit_of_word_[d][w];
        if (unit == none || units_[unit].clause.words.size() > c.words.size()) unit = static_cast<std::uint32_t>(units_.size());
      }
      units_.push_back({d, c, it->second});
    }
  }
}

void StoryUnits::weigh() {
  std::vector<std::uint32_t> df(terms_.count(), 0);
  for (const Node& n : nodes_)
    for (const Term t : n.terms.all) ++df[t];
  idf_.resize(terms_.count());
  rarest_ = std::log(1.0 + static_cast<double>(nodes_.size()));
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

void StoryUnits::pair() {
  const auto count = static_cast<std::uint32_t>(nodes_.size());
  std::vector<std::uint32_t> met(count, 0);  // b met while pairing a: a + 1
  for (std::uint32_t a = 0; a < count; ++a)
    for (const Term t : nodes_[a].terms.all) {
      if (postings_[t].size() > max_postings) continue;
      for (const std::uint32_t b : postings_[t]) {
        if (b <= a || met[b] == a + 1) continue;
        met[b] = a + 1;
        if (const double s = similarity(nodes_[a], nodes_[b]); s >= pair_floor) alike_.push_back({a, b, s});
      }
    }
}

double StoryUnits::cover(const Node& wanted, const std::vector<Term>& there) const {
  double all = 0, found = 0;
  for (std::size_t i = 0; i < wanted.terms.all.size(); ++i) {
    const Term t = wanted.terms.all[i];
    if (terms_.is_number(t)) continue;
    double best = std::binary_search(there.begin(), there.end(), t) ? 1 : 0;
    for (const auto& [other, like] : related_[t])
      if (best < like && std::binary_search(there.begin(), there.end(), other)) best = like;
    const double mass = idf_[t] * wanted.weights[i];
    all += mass;
    found += mass * best;
  }
  return all > 0 ? found / all : 1;
}

double StoryUnits::similarity(const Node& a, const Node& b) const {
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
  const Match who = agents(a.terms, b.terms);
  if (another_does(a.terms, b.terms)) fit *= other_agent;
  if (who != Match::same && swapped(a.terms, b.terms)) fit *= other_agent;
  if (who == Match::same && predicate >= sure_predicate) fit *= same_agent;
  if (other_names(a.terms, b.terms) == Match::other) fit *= other_place;
  return std::min(1.0, fit);
}

double StoryUnits::same_predicate(const Terms::Set& a, const Terms::Set& b) const {
  if (a.predicates.empty() || b.predicates.empty()) return unknown_predicate;
  return std::max(carried_by(a.predicates, b), carried_by(b.predicates, a));
}

double StoryUnits::carried_by(const std::vector<Term>& predicates, const Terms::Set& other) const {
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

StoryUnits::Match StoryUnits::match(const std::vector<Term>& a, const std::vector<Term>& b) const {
  if (a.empty() || b.empty()) return Match::unknown;
  // "Minsk" may stand for its president and he for his country, but not one of its people for another.
  const auto stands_for = [&](Term t, Term u) { return (terms_.is_country(t) || terms_.is_country(u)) && !terms_.country(t).empty() && terms_.country(t) == terms_.country(u); };
  for (const Term t : a)
    for (const Term u : b)
      if (t == u || stands_for(t, u)) return Match::same;
  return Match::other;
}

bool StoryUnits::other_people(const Terms::Set& a, const Terms::Set& b) const {
  bool some = false, others = false;
  for (const Term t : a.all) {
    if (!terms_.is_person(t)) continue;
    some = true;
    if (std::binary_search(b.all.begin(), b.all.end(), t)) return false;
  }
  for (const Term t : b.all) others = others || terms_.is_person(t);
  return some && others;
}

bool StoryUnits::swapped(const Terms::Set& a, const Terms::Set& b) {
  if (a.doers.empty() || b.doers.empty()) return false;
  const auto in = [](const std::vector<Term>& list, Term t) { return std::binary_search(list.begin(), list.end(), t); };
  const auto suffers = [&](const Terms::Set& doing, const Terms::Set& other) {
    return std::any_of(doing.doers.begin(), doing.doers.end(), [&](Term t) { return in(other.content, t) && !in(other.doers, t); });
  };
  const bool same = std::any_of(a.doers.begin(), a.doers.end(), [&](Term t) { return in(b.doers, t); });
  return !same && (suffers(a, b) || suffers(b, a));
}

std::vector<Term> StoryUnits::others(const Terms::Set& s) const {
  std::vector<Term> out;
  for (const Term t : s.all)
    if (terms_.is_name(t) && std::find(s.agents.begin(), s.agents.end(), t) == s.agents.end()) out.push_back(t);
  return out;
}

// What two do to each other ("met", "signed"): either may be the subject, or those who speak for them, if one's are named in the other.
bool StoryUnits::mutual(const Terms::Set& a, const Terms::Set& b) const {
  const auto named = [](const std::vector<Term>& agents, const Terms::Set& in) {
    return std::any_of(agents.begin(), agents.end(), [&](Term t) { return std::binary_search(in.all.begin(), in.all.end(), t); });
  };
  const auto is = [&](const Terms::Set& s) { return std::any_of(s.predicates.begin(), s.predicates.end(), [&](Term t) { return terms_.is_mutual(t); }); };
  return is(a) && is(b) && (named(a.agents, b) || named(b.agents, a));
}

}  // namespace synoptic::align
