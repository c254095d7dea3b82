// A word that no list knows is mostly a correct word that the list lacks: of the unknown words of 1,841 reports that are one edit
// away from an everyday word nine in ten are ("halving", "neural", "kilometre"). So more is asked of a slip. It is long; a letter
// too many, one too few or two changed places, not at its ends, where prefixes and endings make other words (a replaced letter
// makes another word nearly always); it is no spelling, inflection or compound of known words; it stands once in a report, as terms
// do not; and the word that was meant stands in the story as well. Of doubled words only those count that never stand twice.
#include "align/origins_slips.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <unordered_map>

#include "align/passages_edits.hpp"
#include "align/words.hpp"
#include "base/utf8.hpp"
#include "text/lemma.hpp"

namespace synoptic::align {
namespace {

constexpr std::size_t least_letters = 8;  // of the slip and of what was meant: shorter words have other words beside them
constexpr std::size_t most_letters = 24;
constexpr std::size_t head = 2, tail = 3;  // letters at the ends where an added or lost one makes another word
constexpr std::size_t least_part = 3;      // letters of a word that a compound may be made of

// "that that", "had had", "moved on on Monday" can be right.
constexpr std::array<std::string_view, 13> never_twice{"a", "an", "and", "at", "for", "from", "into", "its", "of", "our", "than", "the", "their"};

struct Seen {
  std::vector<Place> places;  // the first in each report
  std::uint32_t times = 0;
  bool odd = false;  // somewhere it is quoted, written with a capital, or part of something longer
};
using Table = std::unordered_map<std::string, Seen>;

void note(Seen& seen, std::uint32_t report, Span span) {
  ++seen.times;
  if (seen.places.empty() || seen.places.back().report != report) seen.places.push_back({report, span});
}

bool lower_ascii(std::string_view w) { return std::all_of(w.begin(), w.end(), [](char c) { return c >= 'a' && c <= 'z'; }); }

// Not a piece of "co-operation", of an address or of a name of a file.
bool stands_alone(std::string_view text, Span s) {
  constexpr std::string_view joints = "-'/@_#&\\";
  const auto joined = [&](char c) { return joints.find(c) != std::string_view::npos || static_cast<unsigned char>(c) >= 0x80; };
  if (s.begin > 0 && (joined(text[s.begin - 1]) || text[s.begin - 1] == '.')) return false;
  if (s.end >= text.size()) return true;
  if (joined(text[s.end])) return false;
  return text[s.end] != '.' || s.end + 1 >= text.size() || !utf8::is_letter(utf8::decode(text, s.end + 1).code);
}

class Slips {
 public:
  Slips(const std::vector<Document>& documents, const std::vector<ReportPair>& pairs, const World& world) : world_(world) {
    parent_.resize(documents.size());
    for (std::uint32_t r = 0; r < parent_.size(); ++r) parent_[r] = r;
    for (const ReportPair& p : pairs)
      if (p.relation != PairRelation::quotation) parent_[std::max(root(p.a), root(p.b))] = std::min(root(p.a), root(p.b));
    for (std::uint32_t r = 0; r < documents.size(); ++r) read(r, documents[r].report);
  }

  std::vector<SharedSlip> run() {
    std::map<std::string, SharedSlip> sorted;  // tables of hashes have no order of their own
    for (const auto& [word, seen] : words_) {
      if (seen.odd || seen.times != seen.places.size() || !of_one_text(seen) || known(word)) continue;
      if (const std::string right = meant(word); !right.empty()) sorted[word] = {fmt::format("\"{}\" for \"{}\"", word, right), seen.places};
    }
    for (const auto& [words, seen] : doubled_)
      if (of_one_text(seen)) sorted[words] = {fmt::format("\"{}\"", words), seen.places};
    std::vector<SharedSlip> out;
    for (auto& [key, slip] : sorted) out.push_back(std::move(slip));
    return out;
  }

 private:
  std::uint32_t root(std::uint32_t r) {
    while (parent_[r] != r) r = parent_[r] = parent_[parent_[r]];
    return r;
  }

  void read(std::uint32_t r, const Report& report) {
    Vocabulary vocabulary;
    const auto words = scan_words(report, vocabulary);
    const std::string_view text = report.text;
    for (std::size_t i = 0; i < words.size(); ++i) {
      const Word& w = words[i];
      const std::string_view form = view(text, w.span);
      if (w.kind == WordKind::content && form.size() >= least_letters && form.size() <= most_letters) {
        Seen& seen = words_[utf8::fold(form)];
        note(seen, r, w.span);
        seen.odd |= w.quoted || !lower_ascii(form) || !stands_alone(text, w.span);
      }
      // With the next word, so that two reports with one such slip have the same one.
      if (i + 2 >= words.size() || w.id != words[i + 1].id || w.quoted || words[i + 2].kind == WordKind::border) continue;
      const Span both{w.span.begin, words[i + 1].span.end}, three{w.span.begin, words[i + 2].span.end};
      const bool plain = words[i + 1].span.begin == w.span.end + 1 && text[w.span.end] == ' ' && form == view(text, words[i + 1].span);
      if (plain && std::binary_search(never_twice.begin(), never_twice.end(), form) && words[i + 2].span.begin == both.end + 1 && text[both.end] == ' ')
        note(doubled_[std::string(view(text, three))], r, three);
    }
  }

  bool of_one_text(const Seen& seen) {
    if (seen.places.size() < 2) return false;
    const auto first = root(seen.places.front().report);
    return std::all_of(seen.places.begin(), seen.places.end(), [&](const Place& p) { return root(p.report) == first; });
  }

  [[nodiscard]] bool listed(std::string_view w) const { return !world_.find(w).empty(); }

  // Itself or what it is an inflection or derivation of.
  [[nodiscard]] bool formed(std::string_view w) const {
    if (listed(w)) return true;
    std::string form;
    text::lemma_of(w, false, form);
    if (listed(form)) return true;
    constexpr std::array<std::string_view, 24> endings{"s", "d", "r", "ed", "er", "or", "ers", "ors", "ing", "ings", "ly", "al", "ally", "able", "ible", "ive", "ity", "ment", "ments", "ness", "ion", "ions", "ism", "ist"};
    for (const std::string_view e : endings) {
      if (!w.ends_with(e) || w.size() < e.size() + least_part) continue;
      form = w.substr(0, w.size() - e.size());
      if (listed(form) || listed(form + "e") || listed(form + "y")) return true;
    }
    return listed(crude_stem(w));
  }

  // A listed or formed word, or one made of two: "unhelpful" is "un" and a word, "floodgates" two words.
  [[nodiscard]] bool known(std::string_view w) const {
    if (formed(w)) return true;
    constexpr std::array<std::string_view, 14> prefixes{"un", "re", "de", "in", "im", "co", "dis", "mis", "non", "pre", "anti", "over", "under", "inter"};
    for (const std::string_view p : prefixes)
      if (w.starts_with(p) && formed(w.substr(p.size()))) return true;
    for (std::size_t at = least_part; at + least_part <= w.size(); ++at)
      if (listed(w.substr(0, at)) && formed(w.substr(at))) return true;
    return false;
  }

  // The everyday word of this story that `w` is a slip for; empty: none.
  [[nodiscard]] std::string meant(const std::string& w) const {
    std::string right;
    const auto fits = [&](const std::string& candidate) {
      if (candidate == w || candidate.size() < least_letters || !words_.contains(candidate)) return false;
      if (manner_of(w, candidate) != EditManner::other || !everyday(candidate)) return false;
      right = candidate;
      return true;
    };
    const std::size_t n = w.size();
    for (std::size_t i = head; i + tail < n; ++i)  // one too many
      if (fits(w.substr(0, i) + w.substr(i + 1))) return right;
    for (std::size_t i = 1; i + 1 < n; ++i) {  // two changed places
      std::string s = w;
      std::swap(s[i], s[i + 1]);
      if (fits(s)) return right;
    }
    for (std::size_t i = head; i + tail <= n; ++i)  // one too few
      for (char c = 'a'; c <= 'z'; ++c)
        if (fits(w.substr(0, i) + c + w.substr(i))) return right;
    return {};
  }

  [[nodiscard]] bool everyday(const std::string& w) const {
    std::string lemma;
    text::lemma_of(w, false, lemma);
    return world_.find(w, Sense::common_word) != nullptr || world_.find(lemma, Sense::common_word) != nullptr;
  }

  const World& world_;
  std::vector<std::uint32_t> parent_;  // reports that share prose are one set
  Table words_, doubled_;
};

}  // namespace

const Place* SharedSlip::in(std::uint32_t report) const {
  const auto it = std::partition_point(places.begin(), places.end(), [&](const Place& p) { return p.report < report; });
  return it != places.end() && it->report == report ? &*it : nullptr;
}

std::vector<SharedSlip> find_slips(const std::vector<Document>& documents, const std::vector<ReportPair>& pairs, const World& world) {
  return Slips(documents, pairs, world).run();
}

}  // namespace synoptic::align
