#include "align/statements_rank.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>

#include "align/standing.hpp"
#include "align/terms.hpp"
#include "base/utf8.hpp"

namespace synoptic::align {
namespace {

// By the order of rows of real stories that were judged by reading (docs/statements.md).
constexpr double worth_weighs = 1.5;    // a point of worth against log odds of standing alone
constexpr double each_doubling = 1.5;   // gained with each doubling of the origins
constexpr double part_doubling = .5;    // ... of the reports that say the core
constexpr double difference = 1.5;      // gained where reports differ
constexpr double surely = 5;            // taken for each e-fold by which it is less sure
constexpr double hardly_alone = .7;     // likelihood of standing alone under which what one report says is no row
constexpr double fairly_alone = .8;     // ... under which the sentence on which it may rest is shown with it
constexpr double surely_alone = .95;    // ... under which it is where it surely rests on one
constexpr double never_alone = .5;      // ... under which nothing is a row, but what reports differ in
constexpr double hardly_worth = .8;     // worth under which what one report says is no row
constexpr double in_doubt = 10;         // ... taken from what several say, unless they differ
constexpr double doubled = 8;           // taken from what a row above says
constexpr double repeated = 7;          // taken for what rows above say of it, as a share of its words by their rareness
constexpr double the_same = .9;         // such a share from which a row says nothing new
constexpr double in_other_wording = .5; // ... that stands in another wording of the row above than the one shown
constexpr std::size_t most_varied = 60; // rows from the top that are chosen so
constexpr std::size_t most_wordings = 4;  // of a row, that those below are held against
constexpr int look_back = 8;            // places of other rows before the one at hand, in a report

void sort(std::vector<Statement>& list) {
  std::stable_sort(list.begin(), list.end(), [](const Statement& a, const Statement& b) {
    if (a.weight != b.weight) return a.weight > b.weight;
    return a.shown < b.shown;
  });
}

// In half of its reports and more, each place of a statement stands in what rows above it hold, or holds one of them.
class Taken {
 public:
  explicit Taken(std::size_t reports) : places_(reports) {}

  [[nodiscard]] bool has(const Place& p) const {
    const auto& spans = places_[p.report];
    auto it = spans.lower_bound(p.span.end);
    for (int back = 0; back < look_back && it != spans.begin(); ++back) {
      --it;
      const Span other{it->first, it->second};
      const std::int64_t shared = std::int64_t{std::min(p.span.end, other.end)} - std::int64_t{std::max(p.span.begin, other.begin)};
      if (2 * shared > std::int64_t{std::min(p.span.size(), other.size())}) return true;
    }
    return false;
  }
  [[nodiscard]] bool has(const Statement& s) const {
    std::map<std::uint32_t, bool> reports;
    for (const Place& p : s.spans) {
      const auto [it, fresh] = reports.try_emplace(p.report, true);
      it->second = it->second && has(p);
    }
    const auto held = std::count_if(reports.begin(), reports.end(), [](const auto& r) { return r.second; });
    return 2 * static_cast<std::size_t>(held) >= reports.size() || has(s.shown);
  }
  // Each of its places stands whole inside one that a row above holds.
  [[nodiscard]] bool holds(const Statement& s) const {
    return std::all_of(s.spans.begin(), s.spans.end(), [&](const Place& p) {
      const auto& spans = places_[p.report];
      auto it = spans.upper_bound(p.span.begin);
      for (int back = 0; back < look_back && it != spans.begin(); ++back)
        if ((--it)->second >= p.span.end) return true;
      return false;
    });
  }
  void add(const Statement& s) {
    for (const Place& p : s.spans) places_[p.report].emplace(p.span.begin, p.span.end);
  }

 private:
  std::vector<std::multimap<std::uint32_t, std::uint32_t>> places_;  // by report: begin and end
};

// How many reports say it, and how many of them its core only.
std::pair<std::size_t, std::size_t> reports_of(const Statement& s) {
  std::set<std::uint32_t> all;
  for (const Place& p : s.spans) all.insert(p.report);
  return {all.size(), s.partly.size()};
}

double weight(const Statement& s, const Standing::Judged& judged) {
  const auto [all, part] = reports_of(s);
  const double alone = std::clamp(judged.alone, .001, .999);
  return std::log(alone / (1 - alone)) + worth_weighs * judged.worth + each_doubling * std::log2(static_cast<double>(std::max<std::size_t>(1, s.origins.size()))) +
         part_doubling * std::log2(static_cast<double>(std::max<std::size_t>(1, all - std::max<std::size_t>(1, s.origins.size()) + 1))) + (s.status == Status::differ ? difference : 0) + surely * std::log(std::clamp(s.sure, .01, 1.));
}

// The first rows tell different things: each is the one of greatest weight less what rows above say of it (maximal marginal relevance,
// Carbonell and Goldstein, SIGIR 1998). Words count by how few rows have them.
class Variety {
 public:
  Variety(const std::vector<Document>& documents, const std::vector<Statement>& statements) : wordings_(statements.size()) {
    std::unordered_map<std::string, std::uint32_t> ids;
    std::vector<std::uint32_t> rows, last;
    const Stemmer stem;
    for (std::uint32_t i = 0; i < statements.size(); ++i) {
      const Statement& s = statements[i];
      std::vector<Place> places{s.shown};
      for (const Place& p : s.spans)
        if (p != s.shown && places.size() < most_wordings) places.push_back(p);
      for (const Place& p : places) {
        std::vector<std::uint32_t> words;
        const Text& text = documents[p.report].analysis.text;
        const auto [first, end] = words_in(text, p.span);
        for (std::uint32_t w = first; w < end; ++w) {
          const std::string word = utf8::fold(view(documents[p.report].report.text, text.words[w].span));
          if (text.words[w].kind == TokenKind::punct || is_stop_word(word)) continue;
          const auto [it, fresh] = ids.try_emplace(stem(word), static_cast<std::uint32_t>(ids.size()));
          if (fresh) rows.push_back(0), last.push_back(UINT32_MAX);
          if (last[it->second] != i) last[it->second] = i, ++rows[it->second];
          words.push_back(it->second);
        }
        std::sort(words.begin(), words.end());
        words.erase(std::unique(words.begin(), words.end()), words.end());
        wordings_[i].push_back(std::move(words));
      }
    }
    for (const std::uint32_t n : rows) rareness_.push_back(std::log(1 + static_cast<double>(statements.size()) / n));
  }

  // How much of what row `a` shows stands in what row `b` shows, 0..1; in another wording of it counts half, for that may say more.
  [[nodiscard]] double told(std::size_t a, std::size_t b) const {
    const auto& wanted = wordings_[a].front();
    double all = 0, most = 0;
    for (const std::uint32_t w : wanted) all += rareness_[w];
    for (const auto& there : wordings_[b]) {
      double found = 0;
      for (const std::uint32_t w : wanted) found += std::binary_search(there.begin(), there.end(), w) ? rareness_[w] : 0;
      most = std::max(most, &there == &wordings_[b].front() ? found : in_other_wording * found);
    }
    return all > 0 ? most / all : 0;
  }

  // `statements` are those it was made of. What `alone` holds of, and says nothing new, is left out.
  template <typename Alone>
  void order(std::vector<Statement>& statements, const Alone& alone) const {
    std::vector<double> above(statements.size(), 0);
    std::vector<bool> taken(statements.size(), false);
    std::vector<std::size_t> first, last;
    const auto value = [&](std::size_t i) { return statements[i].weight - repeated * above[i]; };
    while (first.size() < most_varied) {
      std::size_t best = statements.size();
      for (std::size_t i = 0; i < statements.size(); ++i)
        if (!taken[i] && (best == statements.size() || value(i) > value(best))) best = i;
      if (best == statements.size()) break;
      taken[best] = true;
      first.push_back(best);
      for (std::size_t i = 0; i < statements.size(); ++i) {
        if (taken[i]) continue;
        above[i] = std::max(above[i], told(i, best));
        if (above[i] < the_same || statements[i].status == Status::differ) continue;
        taken[i] = true;
        // The same words are left out, whoever says them.
        if (wordings_[best].front() != wordings_[i].front() && !alone(statements[i])) last.push_back(i);
      }
    }
    for (std::size_t i = 0; i < statements.size(); ++i)
      if (!taken[i]) first.push_back(i);
    first.insert(first.end(), last.begin(), last.end());
    std::vector<Statement> out;
    for (const std::size_t i : first) out.push_back(std::move(statements[i]));
    statements = std::move(out);
  }

 private:
  std::vector<std::vector<std::vector<std::uint32_t>>> wordings_;  // by row: sorted words of each, first what is shown
  std::vector<double> rareness_;
};

std::uint32_t end_of_sentence(const std::vector<Document>& documents, const Place& place) {
  const Sentence* s = sentence_at(documents[place.report].analysis.text, place.span.begin);
  return s != nullptr ? s->span.end : place.span.end;
}

}  // namespace

void rank_statements(const std::vector<Document>& documents, std::vector<Statement>& statements) {
  const Standing standing(documents);
  const auto alone = [](const Statement& s) { return s.status != Status::differ && s.spans.front().report == s.spans.back().report; };
  std::erase_if(statements, [&](Statement& s) {
    const Standing::Judged judged = standing.judge(s.shown);
    const bool doubtful = judged.alone < hardly_alone;
    if ((doubtful || judged.worth < hardly_worth) && alone(s)) return true;
    if (judged.alone < never_alone && s.status != Status::differ) return true;
    s.weight = weight(s, judged) - (doubtful && s.status != Status::differ ? in_doubt : 0);
    if ((judged.rests && judged.alone < surely_alone) || (judged.may_rest && judged.alone < fairly_alone)) s.before = standing.before(s.shown);
    return false;
  });
  sort(statements);
  Taken taken(documents.size());
  std::set<Place> values;  // of the differences so far
  std::erase_if(statements, [&](Statement& s) {
    bool fresh = false;  // has a difference that no row above shows: two of its values are new
    for (const Difference& f : s.differences) {
      int unseen = 0;
      for (const DifferenceValue& v : f.values) unseen += std::none_of(v.spans.begin(), v.spans.end(), [&](const Place& p) { return values.contains(p); });
      fresh = fresh || unseen >= 2;
    }
    for (const Difference& f : s.differences)
      for (const DifferenceValue& v : f.values) values.insert(v.spans.begin(), v.spans.end());
    const bool told = !fresh && taken.has(s);
    if (told && (alone(s) || (s.status == Status::one_origin && taken.holds(s)))) return true;
    if (told) s.weight -= doubled;
    taken.add(s);
    return false;
  });
  sort(statements);
  Variety(documents, statements).order(statements, alone);
  std::set<std::pair<std::uint32_t, std::uint32_t>> above;  // report and end of what rows show
  for (std::size_t i = 0; i < statements.size(); ++i) {
    Statement& s = statements[i];
    s.id = fmt::format("s{}", i + 1);
    if (s.before && above.contains({s.before->report, end_of_sentence(documents, *s.before)})) s.before.reset();  // it is a row itself
    above.insert({s.shown.report, end_of_sentence(documents, s.shown)});
  }
}

}  // namespace synoptic::align
