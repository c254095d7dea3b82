// The steps: terms of each report; near-copies stand behind one of them; vectors over the batch; links between
// reports that share enough; average-link clusters; then for each cluster its reasons and its title.
//
// Average link over a sum of evidence was the best of the methods tried for news in batches (docs/stories.md):
// single links chain events of one kind together, streams depend on the order of arrival, and dense vectors place
// all shootings, all quakes and all summits side by side, where names, numbers and dates tell them apart.
#include "story/group.hpp"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include "base/hash.hpp"
#include "base/utf8.hpp"
#include "story/cluster.hpp"
#include "story/copies.hpp"
#include "story/detail.hpp"
#include "story/links.hpp"
#include "story/parallel.hpp"

namespace synoptic::story {
namespace {

constexpr Day last_day = std::numeric_limits<Day>::max();

std::optional<Day> trusted_day(const Report& r) {
  const auto day = r.published.day();
  if (!day || *day < *make_day(1990, 1, 1) || *day > *make_day(2100, 1, 1)) return std::nullopt;  // "1970-01-01" is a default
  return day;
}

// By date, then by id; the rest only tells apart reports that are the same.
std::vector<std::uint32_t> fixed_order(const std::vector<Report>& reports) {
  std::vector<std::uint32_t> order(reports.size());
  std::iota(order.begin(), order.end(), 0u);
  std::vector<Day> day(reports.size());
  for (std::size_t i = 0; i < reports.size(); ++i) day[i] = reports[i].published.day().value_or(last_day);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    if (day[a] != day[b]) return day[a] < day[b];
    if (const int c = reports[a].id.compare(reports[b].id); c != 0) return c < 0;
    if (const int c = reports[a].ref.compare(reports[b].ref); c != 0) return c < 0;
    return a < b;
  });
  return order;
}

std::string surface(const Report& r, const TermUse& u) {
  const std::string_view base = u.in_title_string ? std::string_view(r.title) : std::string_view(r.text);
  std::string out;
  bool space = false;
  for (const char c : view(base, {u.at, u.at + u.size})) {  // white space as one blank
    if (static_cast<unsigned char>(c) <= ' ') { space = !out.empty(); continue; }
    if (space) out += ' ';
    space = false;
    out += c;
  }
  return out;
}

// Whether `part` stands in `whole` at word borders.
bool has_word(std::string_view whole, std::string_view part) {
  for (std::size_t at = whole.find(part); at != std::string_view::npos; at = whole.find(part, at + 1)) {
    const std::size_t end = at + part.size();
    if ((at == 0 || whole[at - 1] == ' ') && (end == whole.size() || whole[end] == ' ')) return true;
  }
  return false;
}

// `a` and `b` are positions; the evidence is ordered by what it adds.
StoryReason reason(const std::vector<Report>& reports, const Batch& batch, std::uint32_t a, std::uint32_t b, double score) {
  StoryReason out;
  out.a = batch.order[a];
  out.b = batch.order[b];
  out.score = score;
  const double same = same_text(batch.terms[a], batch.terms[b]);
  if (same >= 0.15) out.evidence.push_back(fmt::format("same text: {:.0f} %", 100 * same));
  const std::uint32_t va = batch.leader[a], vb = batch.leader[b];
  if (va != vb) {
    const auto shared = shared_terms(batch.vectors.reports[va], batch.vectors.reports[vb], batch.vectors.vocabulary, 40);
    std::vector<std::string> words, folded;
    for (const Shared& s : shared) {
      words.push_back(surface(reports[batch.order[va]], batch.terms[va].uses[s.use_a]));
      folded.push_back(utf8::fold(words.back()));
    }
    std::vector<std::string> seen;
    for (std::size_t i = 0; i < shared.size() && out.evidence.size() < 7; ++i) {
      // The fuller form of a name or number stands for its parts: "Mara Quill" for "Mara", "12 dead" for "12".
      std::size_t k = i;
      for (std::size_t l = 0; l < shared.size(); ++l)
        if ((shared[l].name || shared[l].number) && folded[l].size() > folded[k].size() && has_word(folded[l], folded[i])) k = l;
      if (std::any_of(seen.begin(), seen.end(), [&](const std::string& t) { return has_word(t, folded[k]) || has_word(t, folded[i]); })) continue;
      seen.push_back(folded[k]);
      out.evidence.push_back(fmt::format("{}: {}", shared[k].number ? "number" : shared[k].name ? "name" : "term", words[k]));
    }
  }
  if (batch.days[a] && batch.days[b]) out.evidence.push_back(fmt::format("days apart: {}", std::abs(*batch.days[a] - *batch.days[b])));
  return out;
}

}  // namespace

Batch prepare(const std::vector<Report>& reports, unsigned threads) {
  Batch batch;
  batch.order = fixed_order(reports);
  const std::size_t n = reports.size();
  batch.terms.resize(n);
  batch.days.resize(n);
  in_pieces(n, threads, [&](std::size_t begin, std::size_t end) {
    for (std::size_t k = begin; k < end; ++k) {
      batch.terms[k] = read_terms(reports[batch.order[k]]);
      batch.days[k] = trusted_day(reports[batch.order[k]]);
    }
  });
  batch.leader = find_copies(batch.terms, batch.days);
  std::vector<bool> copy(n);
  for (std::size_t k = 0; k < n; ++k) copy[k] = batch.leader[k] != k;
  batch.vectors = make_vectors(batch.terms, copy, threads);
  for (std::size_t k = 0; k < n; ++k) batch.vectors.reports[k].day = batch.days[k];
  return batch;
}

// The story of these positions (sorted): the tree of best pairs that holds it together.
static Story make_story(const std::vector<Report>& reports, const Batch& batch, const Model& model, const std::vector<std::uint32_t>& members) {
  Story s;
  for (const auto k : members) {
    s.reports.push_back(batch.order[k]);
    if (const auto day = reports[batch.order[k]].published.day()) {
      s.from = s.from ? std::min(*s.from, *day) : *day;
      s.to = s.to ? std::max(*s.to, *day) : *day;
    }
  }
  s.id = "s-" + hex16(hash64(reports[s.reports.front()].id));

  // Each later member with the earlier one that ties it best. A large story is tied through a bounded number of
  // earlier members, so that it stays near-linear.
  constexpr std::size_t reach = 64;
  std::vector<double> centrality(members.size(), 0.0);
  for (std::size_t i = 1; i < members.size(); ++i) {
    const std::uint32_t b = members[i];
    double best = -1;
    std::size_t tie = 0;
    const auto consider = [&](std::size_t j) {
      const std::uint32_t a = members[j];
      const std::uint32_t va = batch.leader[a], vb = batch.leader[b];
      const double p = va == vb ? 1.0 : model.probability(compare(batch.vectors.reports[va], batch.vectors.reports[vb], batch.vectors.vocabulary));
      centrality[i] += p;
      centrality[j] += p;
      if (p > best) { best = p; tie = j; }
    };
    if (batch.leader[b] != b) {  // a copy is tied to what it repeats, if that is here (it always is in a story that was found)
      const auto it = std::lower_bound(members.begin(), members.begin() + static_cast<std::ptrdiff_t>(i), batch.leader[b]);
      if (it != members.begin() + static_cast<std::ptrdiff_t>(i) && *it == batch.leader[b]) {
        s.why.push_back(reason(reports, batch, *it, b, 1.0));
        continue;
      }
    }
    for (std::size_t j = 0; j < std::min(i, reach / 2); ++j) consider(j);
    for (std::size_t j = std::max(reach / 2, i > reach / 2 ? i - reach / 2 : 0); j < i; ++j) consider(j);
    s.why.push_back(reason(reports, batch, members[tie], b, best));
  }

  // The headline of the most central report that has one.
  double best = -1;
  for (std::size_t i = 0; i < members.size(); ++i) {
    const Report& r = reports[batch.order[members[i]]];
    const std::string_view title = headline(r);
    if (title.empty() || centrality[i] <= best) continue;
    best = centrality[i];
    s.title = std::string(title);
  }
  return s;
}

std::vector<Story> group(const std::vector<Report>& reports, const Batch& batch, const Model& model, unsigned threads) {
  const auto links = find_links(batch.vectors, batch.terms, model, threads);
  Profiles profiles(batch.vectors);
  const auto clusters = average_link(reports.size(), links, {model.link, model.grow, model.veto, model.veto_from}, &profiles);
  // Copies join the report they repeat.
  std::vector<std::uint32_t> cluster_of(reports.size());
  std::vector<std::vector<std::uint32_t>> members;
  for (const auto& c : clusters) {
    if (batch.leader[c.front()] != c.front()) continue;  // a copy: alone, for it has no vector
    for (const auto k : c) cluster_of[k] = static_cast<std::uint32_t>(members.size());
    members.push_back(c);
  }
  for (std::uint32_t k = 0; k < reports.size(); ++k)
    if (batch.leader[k] != k) members[cluster_of[batch.leader[k]]].push_back(k);
  for (auto& m : members) std::sort(m.begin(), m.end());
  std::sort(members.begin(), members.end(), [](const auto& a, const auto& b) { return a.front() < b.front(); });
  std::vector<Story> stories(members.size());
  in_pieces(members.size(), threads, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) stories[i] = make_story(reports, batch, model, members[i]);
  });
  return stories;
}

std::vector<Story> group(const std::vector<Report>& reports, const GroupOptions& options) {
  if (reports.empty()) return {};
  const Batch batch = prepare(reports, options.threads);
  return group(reports, batch, Model{}, options.threads);
}

Story one_story(const std::vector<Report>& reports) {
  if (reports.empty()) return {};
  const Batch batch = prepare(reports, 1);
  std::vector<std::uint32_t> members(reports.size());
  std::iota(members.begin(), members.end(), 0u);
  return make_story(reports, batch, Model{}, members);
}

}  // namespace synoptic::story
