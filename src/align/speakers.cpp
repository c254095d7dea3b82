#include "align/speakers.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "align/utterances_words.hpp"

namespace synoptic::align {
namespace {

// The fullest version, which may stand in several pieces of one quotation: "We raised the gates," she said, "to save the mill."
struct Fullest {
  std::vector<Span> pieces;  // in order
  QuotedWords words;
  [[nodiscard]] const Span* piece_of(const QuotedWord& w) const {
    return &*std::partition_point(pieces.begin(), pieces.end(), [&](Span p) { return p.end <= w.span.begin; });
  }
};
Fullest fullest_of(const std::vector<Document>& documents, const Utterance& u) {
  Fullest full;
  for (const Variant& v : u.variants)
    if (v.place.report == u.fullest.report && v.quote == u.variants.front().quote) full.pieces.push_back(v.place.span);
  std::sort(full.pieces.begin(), full.pieces.end());
  full.words = words_of(documents[u.fullest.report].report.text, full.pieces);
  return full;
}

// Runs of words of `full` that none of the report's own-word variants has. A gap of function words alone is no cut: alignment leaves
// such out where the sentence goes on otherwise.
std::vector<Place> find_cuts(const std::vector<Document>& documents, const Utterance& u, const Fullest& fullest, const SpeakerSaid& said) {
  const QuotedWords& full = fullest.words;
  if (full.words.size() > longest_alignment_words) return {};
  std::vector<bool> kept(full.words.size());
  bool own_words = false;
  for (const auto i : said.variants) {
    const Variant& v = u.variants[i];
    if (v.kind == QuoteKind::indirect) continue;
    own_words = true;
    const Alignment l = align_words(full, words_of(documents[v.place.report].report.text, {v.place.span}));
    for (std::size_t w = 0; w < full.words.size(); ++w) kept[w] = kept[w] || l.of_a[w] >= 0;
  }
  std::vector<Place> cuts;
  if (!own_words) return cuts;
  for (std::size_t w = 0; w < full.words.size();) {
    if (kept[w]) {
      ++w;
      continue;
    }
    const std::size_t first = w;
    bool telling = false;
    const Span* piece = fullest.piece_of(full.words[first]);  // what stands between two pieces is not the speaker's
    for (; w < full.words.size() && !kept[w] && fullest.piece_of(full.words[w]) == piece; ++w) telling = telling || (full.words[w].weight >= 1 && !full.words[w].bracketed);
    if (telling) cuts.push_back({u.fullest.report, {full.words[first].span.begin, std::max(full.words[first].span.end, full.words[w - 1].span.end)}});
  }
  return cuts;
}

}  // namespace

std::vector<Speaker> find_speakers(const std::vector<Document>& documents, const std::vector<Utterance>& utterances, const Provenance& provenance) {
  std::map<std::uint32_t, std::vector<std::uint32_t>> by_entity;
  for (std::uint32_t u = 0; u < utterances.size(); ++u)
    if (utterances[u].speaker) by_entity[*utterances[u].speaker].push_back(u);

  std::vector<Speaker> out;
  for (const auto& [entity, list] : by_entity) {
    Speaker speaker{entity, static_cast<std::uint32_t>(list.size()), 0, {}, {}};
    std::set<std::uint32_t> origins;
    std::map<std::uint32_t, SpeakerReport> reports;
    for (const auto index : list) {
      const Utterance& u = utterances[index];
      std::map<std::uint32_t, SpeakerSaid> said;
      for (std::uint32_t v = 0; v < u.variants.size(); ++v) {
        const Place& place = u.variants[v].place;
        origins.insert(provenance.own.size() > place.report ? provenance.origin_of(place) : place.report);
        SpeakerSaid& s = said[place.report];
        s.utterance = index;
        s.variants.push_back(v);
      }
      const bool others = said.size() > 1;
      const Fullest full = others ? fullest_of(documents, u) : Fullest{};
      for (auto& [report, s] : said) {
        std::sort(s.variants.begin(), s.variants.end(), [&](auto a, auto b) { return u.variants[a].place < u.variants[b].place; });
        if (others && report != u.fullest.report) s.cut = find_cuts(documents, u, full, s);
        reports[report].said.push_back(std::move(s));
      }
    }
    for (std::uint32_t d = 0; d < documents.size(); ++d) {
      const bool whole = documents[d].report.complete && documents[d].analysis.analysed;
      const auto it = reports.find(d);
      if (it == reports.end()) {
        if (whole) speaker.silent.push_back(d);
        continue;
      }
      SpeakerReport& r = it->second;
      r.report = d;
      if (whole) {
        std::set<std::uint32_t> has;
        for (const SpeakerSaid& s : r.said) has.insert(s.utterance);
        std::set_difference(list.begin(), list.end(), has.begin(), has.end(), std::back_inserter(r.without));
      }
      std::sort(r.said.begin(), r.said.end(), [&](const SpeakerSaid& a, const SpeakerSaid& b) {
        const auto at = [&](const SpeakerSaid& s) { return utterances[s.utterance].variants[s.variants.front()].place; };
        return std::pair(at(a), a.utterance) < std::pair(at(b), b.utterance);
      });
      speaker.reports.push_back(std::move(r));
    }
    speaker.origins = static_cast<std::uint32_t>(origins.size());
    out.push_back(std::move(speaker));
  }
  std::sort(out.begin(), out.end(), [](const Speaker& a, const Speaker& b) {
    return std::tuple(b.reports.size(), b.utterances, a.entity) < std::tuple(a.reports.size(), a.utterances, b.entity);
  });
  return out;
}

}  // namespace synoptic::align
