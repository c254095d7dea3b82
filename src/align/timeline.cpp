// A calendar of the story. Dated clauses (timeline_dates.hpp) come together as one entry when they are dated alike and tell the
// same happening: they belong to one statement, or share the words that are rare in this story. A vaguer date ("last week")
// joins a day inside it. Where one statement's clauses name days that cannot both be right, the entries are marked `differs`;
// clauses dated by week or month, or by a time outside the clause, never are.
//
// Candidates come from an inverted index over terms, so that no pairs of all clauses are compared.
#include "align/timeline.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <string_view>
#include <tuple>

#include "align/timeline_dates.hpp"
#include "base/average_link.hpp"

namespace synoptic::align {
namespace {

// Set by reading the pairs of ten stories of two corpora (news of 2016 to 2020) and of the first story, best first.
constexpr double one_happening = 0.40;    // mean similarity inside an entry
constexpr double pair_floor = 0.25;       // pairs below this are not kept at all
// What is left of it by how fine the date is: two things of one day are sooner the same than two of one year.
constexpr std::array<double, 5> by_width = {1, 1, 0.95, 0.9, 0.8};
constexpr double vaguer = 0.85;           // where one of the dates is vaguer than the other
constexpr double other_numbers = 0.7;     // where each names a number that the other does not
constexpr double of_one_statement = 0.9;
constexpr std::size_t max_postings = 200; // a term in more clauses than this nominates no pairs
constexpr std::size_t max_compared = 64;  // members of a statement whose dates are compared with each other

struct Line {
  std::uint32_t report = 0;
  DatedClause clause;
  std::uint32_t node = 0;
};

// Clauses with the same terms and the same days: one node however many reports carry it.
struct Node {
  Dated when;
  Terms::Set terms;     // of the clause
  Terms::Set sentence;  // of all of the sentence
  double mass = 0, sentence_mass = 0;
  std::vector<std::uint32_t> lines;
};

class Calendar {
 public:
  Calendar(const std::vector<Document>& documents, Terms& terms, const std::vector<Statement>& statements, const Provenance& provenance)
      : docs_(documents), statements_(statements), provenance_(provenance) {
    std::map<std::tuple<Dated, bool, std::vector<Term>, std::vector<Term>>, std::uint32_t> seen;
    for (std::uint32_t r = 0; r < docs_.size(); ++r)
      for (DatedClause& c : dated_clauses(docs_[r])) {
        auto set = terms.of(r, c.words);
        auto sentence = terms.of(r, c.all);
        const auto [it, fresh] = seen.try_emplace({c.when, set.negated, set.all, sentence.all}, static_cast<std::uint32_t>(nodes_.size()));
        if (fresh) nodes_.push_back({c.when, std::move(set), std::move(sentence), 0, 0, {}});
        nodes_[it->second].lines.push_back(static_cast<std::uint32_t>(lines_.size()));
        lines_.push_back({r, std::move(c), it->second});
      }
    differs_.assign(lines_.size(), false);
    for (Term t = 0; t < terms.count(); ++t) is_number_.push_back(terms.is_number(t));
    weigh(terms.count());
  }

  std::vector<TimelineEntry> run() {
    link_statements();
    link_terms();
    const auto group = average_link(static_cast<std::uint32_t>(nodes_.size()), links(), one_happening);
    std::vector<std::vector<std::uint32_t>> members;  // nodes
    for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
      if (group[i] >= members.size()) members.resize(group[i] + 1);
      members[group[i]].push_back(i);
    }
    std::vector<Row> rows;
    for (const auto& list : members) rows.push_back(row(list));
    std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
      return std::tuple(a.when.from, a.when.width, a.when.to, a.entry.spans.front()) < std::tuple(b.when.from, b.when.width, b.when.to, b.entry.spans.front());
    });
    std::vector<TimelineEntry> out;
    out.reserve(rows.size());
    for (Row& r : rows) out.push_back(std::move(r.entry));
    return out;
  }

 private:
  struct Row {
    Dated when;
    TimelineEntry entry;
  };

  void weigh(std::size_t count) {
    postings_.resize(count);
    for (std::uint32_t i = 0; i < nodes_.size(); ++i)
      for (const Term t : nodes_[i].sentence.all) postings_[t].push_back(i);
    idf_.assign(count, 0);
    for (std::size_t t = 0; t < count; ++t)
      if (!postings_[t].empty()) idf_[t] = std::log(1.0 + static_cast<double>(nodes_.size()) / static_cast<double>(postings_[t].size()));
    for (Node& n : nodes_) {
      for (const Term t : n.terms.all) n.mass += idf_[t];
      for (const Term t : n.sentence.all) n.sentence_mass += idf_[t];
    }
  }

  struct Shared {
    double mass = 0;
    int terms = 0, content = 0;
  };
  Shared shared(const Terms::Set& a, const Terms::Set& b) const {
    Shared out;
    for (auto i = a.all.begin(), j = b.all.begin(); i != a.all.end() && j != b.all.end();) {
      if (*i < *j) ++i;
      else if (*j < *i) ++j;
      else {
        out.mass += idf_[*i];
        ++out.terms;
        out.content += std::binary_search(a.content.begin(), a.content.end(), *i) ? 1 : 0;
        ++i, ++j;
      }
    }
    return out;
  }
  // Idf-weighted Dice over terms: of the clauses, leaning to the share of the shorter one (one account is often told at greater
  // length), or of the whole sentences. 0 unless two terms are shared and one of them is more than a name.
  double similarity(const Node& a, const Node& b) const {
    const auto enough = [](const Shared& s) { return s.terms >= 2 && s.content >= 1; };
    const Shared clause = shared(a.terms, b.terms), sentence = shared(a.sentence, b.sentence);
    double out = 0;
    const auto own_number = [&](const Terms::Set& x, const Terms::Set& y) {
      return std::any_of(x.content.begin(), x.content.end(), [&](Term t) { return is_number_[t] && !std::binary_search(y.content.begin(), y.content.end(), t); });
    };
    if (enough(clause) && a.terms.negated == b.terms.negated) out = clause.mass / (a.mass + b.mass) + 0.5 * clause.mass / std::min(a.mass, b.mass);
    if (enough(sentence) && a.sentence.negated == b.sentence.negated) out = std::max(out, 2 * sentence.mass / (a.sentence_mass + b.sentence_mass));
    return own_number(a.sentence, b.sentence) && own_number(b.sentence, a.sentence) ? other_numbers * out : out;
  }

  void link(std::uint32_t a, std::uint32_t b, double similarity) {
    if (a == b) return;
    double& known = links_[std::minmax(a, b)];
    known = std::max(known, similarity);
  }
  std::vector<Link> links() const {
    std::vector<Link> out;
    for (const auto& [pair, similarity] : links_) out.push_back({pair.first, pair.second, similarity});
    return out;
  }

  void link_terms() {
    std::vector<std::uint32_t> seen(nodes_.size(), UINT32_MAX);
    for (std::uint32_t i = 0; i < nodes_.size(); ++i)
      for (const Term t : nodes_[i].sentence.all) {
        if (postings_[t].size() > max_postings) continue;
        for (const std::uint32_t j : postings_[t]) {
          if (j >= i) break;
          if (seen[j] == i) continue;
          seen[j] = i;
          const Dated &a = nodes_[i].when, &b = nodes_[j].when;
          if (!agree_on(a, b)) continue;
          const double s = similarity(nodes_[i], nodes_[j]) * (a == b ? by_width[static_cast<std::size_t>(a.width)] : vaguer);
          if (s >= pair_floor) link(i, j, s);
        }
      }
  }

  std::vector<std::uint32_t> lines_at(const Place& place) const {
    auto first = std::lower_bound(lines_.begin(), lines_.end(), place, [](const Line& l, const Place& p) {
      return std::tuple(l.report, l.clause.sentence.end) <= std::tuple(p.report, p.span.begin);
    });
    std::vector<std::uint32_t> out;
    for (; first != lines_.end() && first->report == place.report && first->clause.sentence.begin < place.span.end; ++first)
      if (place.span.contains(first->clause.time)) out.push_back(static_cast<std::uint32_t>(first - lines_.begin()));
    return out;
  }

  void link_statements() {
    for (const Statement& statement : statements_) {
      if (statement.spans.size() < 2) continue;
      // Days may differ by who says what on which day; that they cannot both be right has been found where the statement was compared.
      const bool differs = std::any_of(statement.differences.begin(), statement.differences.end(), [](const Difference& d) { return d.slot == Slot::date; });
      std::vector<std::vector<std::uint32_t>> of;
      for (const Place& place : statement.spans)
        if (auto at = lines_at(place); !at.empty()) of.push_back(std::move(at));
      for (std::size_t i = 0; i < of.size(); ++i)
        for (std::size_t j = 0; j < i && j < max_compared; ++j) {
          bool agree = false;
          for (const auto a : of[i])
            for (const auto b : of[j]) {
              const Dated &x = lines_[a].clause.when, &y = lines_[b].clause.when;
              if (agree_on(x, y)) link(lines_[a].node, lines_[b].node, of_one_statement);
              agree = agree || compatible(x, y);
            }
          // Days that cannot both be right: only where each clause names one day.
          if (!differs || agree || of[i].size() != 1 || of[j].size() != 1) continue;
          const auto a = of[i][0], b = of[j][0];
          if (lines_[a].clause.when.width == Width::day && lines_[b].clause.when.width == Width::day && lines_[a].report != lines_[b].report) {
            differs_[a] = differs_[b] = true;
            link(lines_[a].node, lines_[b].node, of_one_statement);
          }
        }
    }
  }

  static std::vector<Place> tidy(std::vector<Place> places) {
    std::sort(places.begin(), places.end());
    places.erase(std::unique(places.begin(), places.end()), places.end());
    return places;
  }
  std::set<std::uint32_t> origins_of(const std::vector<Place>& places) const {
    std::set<std::uint32_t> out;
    for (const Place& p : places) out.insert(provenance_.own.size() > p.report ? provenance_.origin_of(p) : p.report);
    return out;
  }

  Row row(const std::vector<std::uint32_t>& nodes) const {
    Row row{nodes_[nodes.front()].when, {}};
    auto& spans = row.entry.spans;
    bool said = true;
    std::map<Dated, std::vector<Place>> dates;
    for (const auto n : nodes) {
      for (const auto i : nodes_[n].lines) {
        spans.push_back({lines_[i].report, lines_[i].clause.sentence});
        dates[nodes_[n].when].push_back(spans.back());
        row.entry.differs = row.entry.differs || differs_[i];
        said = said && lines_[i].clause.saying;
      }
    }
    spans = tidy(std::move(spans));
    // The finest date; of several days that differ, the one that most origins name.
    const auto rank_of = [&](const auto& date) {
      return std::tuple(date.first.from - date.first.to, origins_of(date.second).size(), -date.first.from);
    };
    row.when = std::max_element(dates.begin(), dates.end(), [&](const auto& a, const auto& b) { return rank_of(a) < rank_of(b); })->first;
    for (auto& [when, places] : dates) row.entry.dates.push_back({when.from, when.to, name_of(when.width), tidy(std::move(places))});
    // The sentence that leads is one that names the entry's own days, and of those the one that has most in common with the others.
    const auto rank = [&](std::uint32_t n) {
      double with_others = 0;
      for (std::size_t k = 0; k < nodes.size() && k < max_compared; ++k)
        if (nodes[k] != n) with_others += similarity(nodes_[n], nodes_[nodes[k]]) * static_cast<double>(nodes_[nodes[k]].lines.size());
      return std::pair(nodes_[n].when == row.when, with_others);
    };
    std::uint32_t central = nodes.front();
    for (const auto n : nodes)
      if (rank(n) > rank(central)) central = n;
    const Line& first = lines_[nodes_[central].lines.front()];
    const auto lead = std::find(spans.begin(), spans.end(), Place{first.report, first.clause.sentence});
    std::rotate(spans.begin(), lead, lead + 1);
    row.entry.origins = static_cast<std::uint32_t>(origins_of(spans).size());
    row.entry.from = row.when.from;
    row.entry.to = row.when.to;
    row.entry.granularity = name_of(row.when.width);
    row.entry.text = std::string(view(docs_[spans.front().report].report.text, spans.front().span));
    row.entry.weight = weight(row, said);
    return row;
  }

  // What a short calendar shows first: what many origins date, to the day, and what happened rather than was said. A year is
  // background.
  static double weight(const Row& row, bool said) {
    double w = std::log2(1.0 + row.entry.origins);
    if (row.when.width == Width::year) w -= 1;
    else if (row.when.width == Width::month) w -= 0.5;
    if (said) w -= 0.5;
    if (row.entry.differs) w += 1;
    return std::round(w * 100) / 100;
  }

  const std::vector<Document>& docs_;
  const std::vector<Statement>& statements_;
  const Provenance& provenance_;
  std::vector<Line> lines_;  // by report and place
  std::vector<Node> nodes_;  // by first line
  std::vector<bool> differs_;                         // by line
  std::vector<bool> is_number_;                       // by term
  std::vector<double> idf_;                           // by term
  std::vector<std::vector<std::uint32_t>> postings_;  // by term
  std::map<std::pair<std::uint32_t, std::uint32_t>, double> links_;  // of nodes
};

}  // namespace

std::vector<TimelineEntry> make_timeline(const std::vector<Document>& documents, Terms& terms, const std::vector<Statement>& statements,
                                         const Provenance& provenance) {
  return Calendar(documents, terms, statements, provenance).run();
}

}  // namespace synoptic::align
