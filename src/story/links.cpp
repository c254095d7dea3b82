// Every report is looked up by its heaviest terms only, and a term that stands in very many reports leads from a report
// only to its neighbours in time order. So a report costs (terms x postings cap) at most, whatever the batch's size; the
// exact features are computed for the best candidates alone.
#include "story/links.hpp"

#include <algorithm>
#include <cmath>

#include "story/copies.hpp"
#include "story/parallel.hpp"

namespace synoptic::story {
namespace {

constexpr std::size_t query_terms = 40;     // heaviest terms of a report that find others
constexpr std::size_t max_postings = 400;   // a longer list is read only this far to each side of the report
constexpr std::size_t max_candidates = 150; // to later reports, by the partial cosine
constexpr float min_partial = 0.04f;        // of the combined weight below

constexpr float form_strangers = 0.6f;      // a form filled in twice: its names differ ...
constexpr double form_share = 0.15;         // ... and so much of its wording does not

struct Posting {
  std::uint32_t report = 0;
  float weight = 0;
};

}  // namespace

std::vector<std::pair<std::uint32_t, std::uint32_t>> find_candidates(const Vectors& vectors, unsigned threads) {
  const auto& reports = vectors.reports;
  const std::size_t n = reports.size();
  // Weight for finding: whole text and head together, both normalised.
  const auto weight = [&](const Vector& v, const Weighted& w) {
    return 0.5f * (v.all_norm > 0 ? w.all / v.all_norm : 0) + 0.5f * (v.head_norm > 0 ? w.head / v.head_norm : 0);
  };
  std::vector<std::vector<Weighted>> query(n);
  in_pieces(n, threads, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      auto& q = query[i];
      q = reports[i].terms;
      for (Weighted& w : q) w.all = weight(reports[i], w);
      if (q.size() > query_terms) {
        std::nth_element(q.begin(), q.begin() + query_terms, q.end(), [](const Weighted& a, const Weighted& b) {
          return a.all != b.all ? a.all > b.all : a.term < b.term;
        });
        q.resize(query_terms);
        std::sort(q.begin(), q.end(), [](const Weighted& a, const Weighted& b) { return a.term < b.term; });
      }
    }
  });
  std::vector<std::uint32_t> begins(vectors.vocabulary.size() + 1);
  for (const auto& q : query)
    for (const Weighted& w : q) ++begins[w.term + 1];
  for (std::size_t k = 1; k < begins.size(); ++k) begins[k] += begins[k - 1];
  std::vector<Posting> postings(begins.back());
  {
    std::vector<std::uint32_t> at(begins.begin(), begins.end() - 1);
    for (std::uint32_t i = 0; i < n; ++i)
      for (const Weighted& w : query[i]) postings[at[w.term]++] = {i, w.all};
  }

  std::vector<std::vector<std::uint32_t>> found(n);
  in_pieces(n, threads, [&](std::size_t begin, std::size_t end) {
    std::vector<float> score(n, 0.0f);
    std::vector<std::uint32_t> touched;
    for (std::size_t i = begin; i < end; ++i) {
      touched.clear();
      for (const Weighted& w : query[i]) {
        const auto first = postings.begin() + begins[w.term], last = postings.begin() + begins[w.term + 1];
        auto p = std::upper_bound(first, last, static_cast<std::uint32_t>(i),
                                  [](std::uint32_t r, const Posting& q) { return r < q.report; });
        const auto stop = last - p > static_cast<std::ptrdiff_t>(max_postings) ? p + max_postings : last;
        for (; p != stop; ++p) {
          if (score[p->report] == 0) touched.push_back(p->report);
          score[p->report] += w.all * p->weight;
        }
      }
      auto& out = found[i];
      for (const auto j : touched)
        if (score[j] >= min_partial) out.push_back(j);
      if (out.size() > max_candidates) {
        std::nth_element(out.begin(), out.begin() + max_candidates, out.end(), [&](std::uint32_t a, std::uint32_t b) {
          return score[a] != score[b] ? score[a] > score[b] : a < b;
        });
        out.resize(max_candidates);
      }
      std::sort(out.begin(), out.end());
      for (const auto j : touched) score[j] = 0;
    }
  });
  std::vector<std::pair<std::uint32_t, std::uint32_t>> out;
  for (std::uint32_t i = 0; i < n; ++i)
    for (const auto j : found[i]) out.emplace_back(i, j);
  return out;
}

std::vector<Link> find_links(const Vectors& vectors, const std::vector<Terms>& terms, const Model& model, unsigned threads) {
  const auto pairs = find_candidates(vectors, threads);
  std::vector<Link> links(pairs.size());
  in_pieces(pairs.size(), threads, [&](std::size_t begin, std::size_t end) {
    for (std::size_t k = begin; k < end; ++k) {
      const auto [a, b] = pairs[k];
      const Features f = compare(vectors.reports[a], vectors.reports[b], vectors.vocabulary);
      const bool form = f[f_strangers] >= form_strangers && same_text(terms[a], terms[b]) >= form_share;
      links[k] = {a, b, form ? 0.0f : model.probability(f)};
    }
  });
  std::erase_if(links, [&](const Link& l) { return l.p < model.floor; });
  return links;
}

}  // namespace synoptic::story
