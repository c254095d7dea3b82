#include "align/statements_support.hpp"

#include <algorithm>
#include <cmath>

#include "align/statements_support_weights.hpp"
#include "base/hash.hpp"
#include "base/utf8.hpp"

namespace synoptic::align {
namespace {

constexpr double other_agent = .6;   // what is left of the likelihood where another one does it
constexpr double other_numbers = .6; // ... where both give several numbers, and none in common: two things told in one form
constexpr double other_fate = .6;    // ... where one tells of a death or a charge, and the other does not: "is fighting for his life"
constexpr double other_people = .8;  // ... where each names people whom the other does not

void merge(std::vector<Term>& into, const std::vector<Term>& more) {
  std::vector<Term> both;
  std::set_union(into.begin(), into.end(), more.begin(), more.end(), std::back_inserter(both));
  into = std::move(both);
}

std::uint64_t key(std::uint32_t node, std::uint32_t report) { return std::uint64_t{node} << 32 | report; }

double logistic(double bias, const std::array<float, support_feature_count>& weights, const SupportFeatures& f) {
  double z = bias;
  for (std::size_t i = 0; i < f.size(); ++i) z += static_cast<double>(weights[i]) * f[i];
  return 1 / (1 + std::exp(-z));
}

}  // namespace

std::string_view name_of(SupportFeature f) {
  static constexpr std::string_view names[] = {"cover_unit", "cover_sentence", "cover_near", "cover_report", "back_unit", "back_near", "story", "predicate", "agents_same", "agents_other", "names_other", "swapped",
                                               "learned", "numbers_alone", "names_alone", "names_nowhere", "rare_alone", "rare_nowhere", "predicate_near", "predicate_back", "planned", "hedged", "attributed",
                                               "time_same", "time_other", "words", "words_other", "finite", "finite_other", "parallel", "run", "apart", "negated", "soft_unit", "soft_sentence", "left", "left_unit",
                                               "numbers_same", "numbers_differ", "early", "whole", "whole_other", "best_there", "best_back", "rest", "rest_back"};
  static_assert(std::size(names) == su_similarity);
  return f < su_similarity ? names[f] : name_of(static_cast<SimilarityFeature>(f - su_similarity));
}

Support::Support(const std::vector<Document>& documents, const Identities& identities, const StoryUnits& story, Terms& terms, const std::vector<Parallel>& parallels, const text::Vectors* vectors)
    : docs_(documents), identities_(identities), story_(story), terms_(terms), likeness_(vectors) {
  for (const Parallel& p : parallels) {
    auto& list = shared_[std::minmax(p.a, p.b)];
    for (const auto& [x, y] : p.equal) list.push_back(p.a < p.b ? std::pair(x, y) : std::pair(y, x));
  }
  for (auto& [reports, list] : shared_) std::sort(list.begin(), list.end());
  const auto note = [&](std::uint32_t node, std::uint32_t other, float likeness) {
    for (const std::uint32_t u : story_.nodes()[other].units) {
      float& most = best_[key(node, story_.units()[u].report)];
      most = std::max(most, likeness);
    }
  };
  for (const StoryUnits::Pair& p : story_.alike()) {
    note(p.a, p.b, static_cast<float>(p.likeness));
    note(p.b, p.a, static_cast<float>(p.likeness));
  }
}

bool Support::stands(const std::vector<Term>& there, Term t) const {
  if (std::binary_search(there.begin(), there.end(), t)) return true;
  return std::any_of(story_.related(t).begin(), story_.related(t).end(), [&](const Terms::Related& r) { return r.weight >= .5 && std::binary_search(there.begin(), there.end(), r.term); });
}

bool Support::predicate_near(std::uint32_t unit, std::uint32_t by) {
  const auto& predicates = story_.node_of(unit).terms.predicates;
  const auto& there = near(by);
  return predicates.empty() || std::any_of(predicates.begin(), predicates.end(), [&](Term t) { return stands(there, t); });
}

double Support::near_cover(const std::vector<Term>& terms, std::uint32_t unit) {
  const auto& there = near(unit);
  double all = 0, found = 0;
  for (const Term t : terms) {
    if (terms_.is_number(t)) continue;
    const double mass = story_.idf(t);
    double best = std::binary_search(there.begin(), there.end(), t) ? 1 : 0;
    for (const Terms::Related& r : story_.related(t))
      if (best < r.weight && std::binary_search(there.begin(), there.end(), r.term)) best = r.weight;
    all += mass;
    found += mass * best;
  }
  return all > 0 ? found / all : 1;
}

double Support::best(std::uint32_t node, std::uint32_t report) const {
  const auto found = best_.find(key(node, report));
  return found == best_.end() ? 0 : found->second;
}

double Support::rest(const StoryUnits::Node& wanted, const StoryUnits::Node& there) const {
  double all = 0, found = 0;
  const auto in = [](const std::vector<Term>& list, Term t) { return std::find(list.begin(), list.end(), t) != list.end(); };
  for (const Term t : wanted.terms.all) {
    if (terms_.is_number(t) || in(wanted.terms.predicates, t) || in(wanted.terms.agents, t) || in(wanted.terms.doers, t)) continue;
    all += story_.idf(t);
    const auto& near = story_.related(t);
    if (std::binary_search(there.terms.all.begin(), there.terms.all.end(), t) ||
        std::any_of(near.begin(), near.end(), [&](const Terms::Related& r) { return r.weight >= .5 && std::binary_search(there.terms.all.begin(), there.terms.all.end(), r.term); }))
      found += story_.idf(t);
  }
  return all > 0 ? found / all : .5;
}

const std::vector<Meant>& Support::meant(std::uint32_t report) {
  const auto [it, fresh] = meant_.try_emplace(report);
  if (fresh)
    for (const Mention& m : docs_[report].analysis.people.mentions) {
      if (!it->second.empty() && m.span.begin < it->second.back().span.end) continue;
      const Identity& who = identities_.entities[identities_.of[report][m.entity]];
      it->second.push_back({m.span, who.country.empty() ? who.id : who.country});
    }
  return it->second;
}

TextUnit Support::prepare(std::uint32_t report, std::uint32_t first_word, std::uint32_t last_word) {
  const auto& words = docs_[report].analysis.text.words;
  return likeness_.prepare(docs_[report], words[first_word].first_token, words[last_word - 1].last_token, stem_, Values::ignore, meant(report));
}

const TextUnit& Support::prepared(std::uint32_t unit) {
  const auto [it, fresh] = prepared_.try_emplace(unit);
  const auto& u = story_.units()[unit];
  if (fresh) it->second = prepare(u.report, u.clause.first_word, u.clause.last_word);
  return it->second;
}

const TextUnit& Support::prepared_sentence(std::uint32_t unit) {
  const auto& u = story_.units()[unit];
  const auto [it, fresh] = prepared_sentences_.try_emplace({u.report, u.clause.sentence});
  const Sentence& s = docs_[u.report].analysis.text.sentences[u.clause.sentence];
  if (fresh) it->second = prepare(u.report, s.first_word, s.last_word);
  return it->second;
}

const std::vector<Term>& Support::sentence(std::uint32_t report, std::uint32_t index) {
  const auto [it, fresh] = sentences_.try_emplace({report, index});
  if (fresh) {
    const Sentence& s = docs_[report].analysis.text.sentences[index];
    std::vector<std::uint32_t> words(s.last_word - s.first_word);
    for (std::uint32_t i = 0; i < words.size(); ++i) words[i] = s.first_word + i;
    it->second = terms_.of(report, words).all;
  }
  return it->second;
}

const std::vector<Term>& Support::whole(std::uint32_t report) {
  const auto [it, fresh] = reports_.try_emplace(report);
  if (fresh) {
    const auto& sentences = docs_[report].analysis.text.sentences;
    for (std::uint32_t s = 0; s < sentences.size(); ++s) {
      const auto& terms = sentence(report, s);
      it->second.insert(it->second.end(), terms.begin(), terms.end());
    }
    std::sort(it->second.begin(), it->second.end());
    it->second.erase(std::unique(it->second.begin(), it->second.end()), it->second.end());
  }
  return it->second;
}

const std::vector<Term>& Support::near(std::uint32_t unit) {
  const auto [it, fresh] = near_.try_emplace(unit);
  if (fresh) {
    const auto& u = story_.units()[unit];
    const auto count = static_cast<std::uint32_t>(docs_[u.report].analysis.text.sentences.size());
    for (std::uint32_t s = u.clause.sentence > 0 ? u.clause.sentence - 1 : 0; s < std::min(count, u.clause.sentence + 2); ++s) merge(it->second, sentence(u.report, s));
  }
  return it->second;
}

float Support::parallel(std::uint32_t a, std::uint32_t b) const {
  const auto &x = story_.units()[a], &y = story_.units()[b];
  const auto found = shared_.find(std::minmax(x.report, y.report));
  if (found == shared_.end()) return 0;
  const bool turned = y.report < x.report;
  const auto& first = turned ? y.clause : x.clause;
  const auto& second = turned ? x.clause : y.clause;
  std::size_t same = 0;
  for (auto it = std::lower_bound(found->second.begin(), found->second.end(), std::pair(first.first_word, 0u)); it != found->second.end() && it->first < first.last_word; ++it)
    same += it->second >= second.first_word && it->second < second.last_word ? 1 : 0;
  return std::min(1.f, static_cast<float>(same) / static_cast<float>(std::max(1u, x.clause.last_word - x.clause.first_word)));
}

float Support::run(std::uint32_t a, std::uint32_t b) {
  const auto forms = [&](std::uint32_t unit) -> const std::vector<std::uint64_t>& {
    const auto [it, fresh] = forms_.try_emplace(unit);
    if (fresh) {
      const auto& u = story_.units()[unit];
      const Document& d = docs_[u.report];
      for (std::uint32_t w = u.clause.first_word; w < u.clause.last_word; ++w)
        if (d.analysis.text.words[w].kind != TokenKind::punct) it->second.push_back(hash64(utf8::fold(view(d.report.text, d.analysis.text.words[w].span))));
    }
    return it->second;
  };
  const auto &x = forms(a), &y = forms(b);
  std::size_t best = 0;
  std::vector<std::size_t> row(y.size() + 1, 0);
  for (std::size_t i = 0; i < x.size(); ++i)
    for (std::size_t j = y.size(); j-- > 0;) {
      row[j + 1] = x[i] == y[j] ? row[j] + 1 : 0;
      best = std::max(best, row[j + 1]);
    }
  return x.empty() ? 0 : static_cast<float>(best) / static_cast<float>(x.size());
}

SupportFeatures Support::features(std::uint32_t unit, std::uint32_t by) {
  SupportFeatures f{};
  const auto &u = story_.units()[unit], &v = story_.units()[by];
  const auto &a = story_.node_of(unit), &b = story_.node_of(by);
  const auto& close = near(by);
  const auto& report = whole(v.report);
  const auto set = [&](SupportFeature i, double value) { f[i] = static_cast<float>(value); };
  set(su_cover_unit, story_.cover(a, b.terms.all));
  set(su_cover_sentence, story_.cover(a, sentence(v.report, v.clause.sentence)));
  set(su_cover_near, story_.cover(a, close));
  set(su_cover_report, story_.cover(a, report));
  set(su_back_unit, story_.cover(b, a.terms.all));
  set(su_back_near, story_.cover(b, near(unit)));
  set(su_story, story_.similarity(a, b));
  set(su_predicate, story_.same_predicate(a.terms, b.terms));
  const auto agents = story_.agents(a.terms, b.terms);
  f[su_agents_same] = agents == StoryUnits::Match::same;
  f[su_agents_other] = agents == StoryUnits::Match::other;
  f[su_names_other] = story_.other_names(a.terms, b.terms) == StoryUnits::Match::other;
  f[su_swapped] = StoryUnits::swapped(a.terms, b.terms);

  const auto has = [&](const std::vector<Term>& there, Term t) { return stands(there, t); };
  double left = 0, left_unit = 0, numbers_other = 0, numbers_shared = 0;
  double numbers = 0, numbers_alone = 0, names = 0, names_alone = 0, names_nowhere = 0, rarest = 0, rare_alone = 0, rare_nowhere = 0;
  for (const Term t : a.terms.all) {
    const double idf = story_.idf(t);
    const bool here = has(close, t), anywhere = has(report, t);
    if (terms_.is_number(t)) {
      ++numbers;
      numbers_alone += here ? 0 : 1;
      numbers_shared += has(b.terms.all, t) ? 1 : 0;
      continue;
    }
    left += here ? 0 : 1;
    left_unit += has(b.terms.all, t) ? 0 : 1;
    rarest = std::max(rarest, idf);
    if (!here) rare_alone = std::max(rare_alone, idf);
    if (!anywhere) rare_nowhere = std::max(rare_nowhere, idf);
    if (!terms_.is_name(t)) continue;
    names += idf;
    names_alone += here ? 0 : idf;
    names_nowhere += anywhere ? 0 : idf;
  }
  for (const Term t : b.terms.all) numbers_other += terms_.is_number(t) ? 1 : 0;
  set(su_left, std::min(1., left / 5));
  set(su_left_unit, std::min(1., left_unit / 5));
  f[su_numbers_same] = numbers_shared > 0;
  f[su_numbers_other] = numbers > 0 && numbers_other > 0 && numbers_shared == 0;
  set(su_numbers_alone, numbers > 0 ? numbers_alone / numbers : 0);
  set(su_names_alone, names > 0 ? names_alone / names : 0);
  set(su_names_nowhere, names > 0 ? names_nowhere / names : 0);
  set(su_rare_alone, rarest > 0 ? rare_alone / rarest : 0);
  set(su_rare_nowhere, rarest > 0 ? rare_nowhere / rarest : 0);
  const auto carried = [&](const StoryUnits::Node& of, const std::vector<Term>& there) {
    return of.terms.predicates.empty() ? .5 : std::any_of(of.terms.predicates.begin(), of.terms.predicates.end(), [&](Term t) { return has(there, t); }) ? 1. : 0.;
  };
  set(su_predicate_near, carried(a, close));
  set(su_predicate_back, carried(b, near(unit)));
  const auto only_one = [&](Certainty c) { return (u.clause.certainty == c) != (v.clause.certainty == c); };
  f[su_planned] = only_one(Certainty::planned);
  f[su_hedged] = only_one(Certainty::hedged);
  f[su_attributed] = only_one(Certainty::attributed);

  const auto days = [&](const StoryUnits::Unit& x) {
    std::vector<const Time*> out;
    for (const Time& t : docs_[x.report].analysis.times)
      if (t.from && t.to && x.clause.span.contains(t.span)) out.push_back(&t);
    return out;
  };
  const auto mine = days(u), theirs = days(v);
  bool meet = false;
  for (const Time* s : mine)
    for (const Time* t : theirs) meet = meet || (*s->from <= *t->to && *t->from <= *s->to);
  f[su_time_same] = meet;
  f[su_time_other] = !mine.empty() && !theirs.empty() && !meet;
  set(su_words, std::log(1.0 + static_cast<double>(u.clause.words.size())));
  set(su_words_other, std::log(1.0 + static_cast<double>(v.clause.words.size())));
  f[su_finite] = u.clause.finite;
  f[su_finite_other] = v.clause.finite;
  f[su_parallel] = parallel(unit, by);
  f[su_run] = run(unit, by);
  const auto stand = [&](const StoryUnits::Unit& x) { return static_cast<double>(x.clause.span.begin) / static_cast<double>(std::max<std::size_t>(1, docs_[x.report].report.text.size())); };
  set(su_apart, std::abs(stand(u) - stand(v)));
  f[su_early] = std::max(stand(u), stand(v)) < .1;
  const auto is_whole = [&](const StoryUnits::Unit& x) {
    const Sentence& s = docs_[x.report].analysis.text.sentences[x.clause.sentence];
    return x.clause.first_word <= s.first_word && x.clause.last_word + 1 >= s.last_word;
  };
  f[su_whole] = is_whole(u);
  f[su_whole_other] = is_whole(v);
  const double most_there = best(u.node, v.report), most_back = best(v.node, u.report);
  set(su_best_there, most_there > 0 ? std::min(1., f[su_story] / most_there) : 0);
  set(su_best_back, most_back > 0 ? std::min(1., f[su_story] / most_back) : 0);
  set(su_rest, rest(a, b));
  set(su_rest_back, rest(b, a));
  f[su_negated] = a.terms.negated != b.terms.negated;

  set(su_soft_unit, Similarity::cover(prepared(unit), prepared(by)));
  set(su_soft_sentence, Similarity::cover(prepared(unit), prepared_sentence(by)));
  const SimilarityFeatures s = Similarity::features(prepared(unit), prepared(by));
  std::copy(s.begin(), s.end(), f.begin() + su_similarity);
  f[su_learned] = prepared(unit).words.empty() || prepared(by).words.empty() ? 0 : likeness_.score(s);
  return f;
}

bool Support::other_figures(const Terms::Set& a, const Terms::Set& b) const {
  constexpr int several = 2;
  int mine = 0, theirs = 0, shared = 0;
  for (const Term t : a.all)
    if (terms_.is_number(t)) ++mine, shared += std::binary_search(b.all.begin(), b.all.end(), t) ? 1 : 0;
  for (const Term t : b.all) theirs += terms_.is_number(t) ? 1 : 0;
  return mine >= several && theirs >= several && shared == 0;
}

bool Support::is_about(const std::vector<Term>& terms, Terms::Matter matter) const {
  return std::any_of(terms.begin(), terms.end(), [&](Term t) { return terms_.matter(t) == matter; });
}

bool Support::tells_other_fate(std::uint32_t unit, std::uint32_t by) const {
  const Terms::Set &a = story_.node_of(unit).terms, &b = story_.node_of(by).terms;
  const auto only_one = [&](Terms::Matter m) { return is_about(a.predicates, m) != is_about(b.predicates, m) && !(is_about(a.all, m) && is_about(b.all, m)); };
  return only_one(Terms::Matter::death) || only_one(Terms::Matter::law);
}

Support::Says Support::says(std::uint32_t unit, std::uint32_t by) {
  if (story_.units()[unit].node == story_.units()[by].node) return {1, 1};
  const SupportFeatures f = features(unit, by);
  // Too rare in the labelled pairs to be learned from them, and never the same where we know who does it.
  const Terms::Set &a = story_.node_of(unit).terms, &b = story_.node_of(by).terms;
  const double core = logistic(core_bias, core_weights, f) * (story_.another_does(a, b) ? other_agent : 1) * (story_.other_people(a, b) ? other_people : 1) * (other_figures(a, b) ? other_numbers : 1) *
                      (tells_other_fate(unit, by) ? other_fate : 1);
  // What is planned in one and done in the other is never the same in full, nor is what names somebody of whom the report knows nothing.
  return {core, f[su_planned] > 0 || f[su_names_nowhere] > 0 ? 0 : core * logistic(all_bias, all_weights, f)};
}

}  // namespace synoptic::align
