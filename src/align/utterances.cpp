// Quotations of all reports, the fullest first; each joins the utterance whose fullest version says its words, or
// begins a new one. Candidates come from an inverted index over telling words, so the work follows the words that
// quotations share and not the number of pairs. Comparing with the fullest version only keeps an utterance from
// drifting along a chain of ever-changing copies (complete link to the root, as in MemeTracker's phrase graphs).
//
// How much must be shared depends on who speaks: two known, different speakers block each other (unless one is the
// other's country, or the words are long and the same); one speaker, and a short fragment may join the sentence that
// holds it; with nobody known the words must carry it alone (`same_utterance`). Words that the whole story keeps saying
// count less.
#include "align/utterances.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>

#include "align/utterances_words.hpp"
#include "base/utf8.hpp"

namespace synoptic::align {
namespace {

constexpr std::size_t max_postings = 200;   // a word in more utterances than this nominates nobody
constexpr std::size_t short_fragment = 8;   // words
constexpr std::uint32_t longest_gap = 48;   // bytes of the reporter's own between two fragments that are one
constexpr std::size_t max_candidates = 24;  // utterances compared with one quotation, most shared weight first

struct Unit {
  std::uint32_t report = 0, quote = 0;
  std::vector<Span> pieces;  // of the quotation's content: what is compared
  QuoteKind kind = QuoteKind::direct;
  std::optional<std::uint32_t> speaker, addressee;  // identities
  std::vector<std::uint32_t> together;              // who says it with the speaker
  QuotedWords words;
  bool prose = true;
};

struct Group {
  std::vector<std::uint32_t> units;  // the fullest first
};

// Is one of the two a country or organisation, and the other a person who the reports say belongs to it?
bool belongs(const Identity& person, const Identity& whole) {
  if (person.kind != EntityKind::person || whole.kind == EntityKind::person) return false;
  if (!person.country.empty() && person.country == whole.country) return true;
  const std::string name = utf8::fold(whole.name);
  // "Norland" in "Norlander President", "Norland's minister": the first letters of the name, at the start of a word.
  if (name.size() < 4) return false;
  const std::string stem = name.substr(0, std::max<std::size_t>(4, name.size() - 3));
  for (const DossierRole& r : person.roles) {
    const std::string role = utf8::fold(r.role);
    for (std::size_t at = role.find(stem); at != std::string::npos; at = role.find(stem, at + 1))
      if (at == 0 || role[at - 1] == ' ') return true;
  }
  return false;
}

class Builder {
 public:
  Builder(const std::vector<Document>& documents, const Identities& identities, const Provenance& provenance)
      : docs_(documents), identities_(identities), provenance_(provenance) {}

  std::vector<Utterance> run() {
    collect();
    damp();
    group();
    std::vector<Utterance> out;
    out.reserve(groups_.size());
    for (const Group& g : groups_) out.push_back(make(g));
    std::sort(out.begin(), out.end(),
              [&](const Utterance& a, const Utterance& b) { return earliest(a) < earliest(b); });
    for (std::size_t i = 0; i < out.size(); ++i) out[i].id = "q" + std::to_string(i + 1);
    return out;
  }

 private:
  [[nodiscard]] const Quote& quote(const Unit& u) const { return docs_[u.report].analysis.quotes[u.quote]; }

  static Place earliest(const Utterance& u) {
    Place p = u.variants.front().place;
    for (const Variant& v : u.variants) p = std::min(p, v.place);
    return p;
  }

  [[nodiscard]] std::optional<std::uint32_t> identity(std::uint32_t report,
                                                      const std::optional<std::uint32_t>& entity) const {
    if (!entity || report >= identities_.of.size() || *entity >= identities_.of[report].size()) return std::nullopt;
    return identities_.of[report][*entity];
  }

  void collect() {
    for (std::uint32_t d = 0; d < docs_.size(); ++d) {
      const auto& quotes = docs_[d].analysis.quotes;
      for (std::uint32_t q = 0; q < quotes.size(); ++q) {
        const Quote& x = quotes[q];
        // What somebody thinks or wants, did not say or is still to say are no words of theirs, unless they are quoted.
        if (x.content.empty() || (x.quoted.empty() && (x.act != QuoteAct::speech || x.modality != Modality::asserted))) continue;
        Unit u;
        u.report = d;
        u.quote = q;
        u.kind = x.kind;
        u.speaker = identity(d, x.speaker);
        u.addressee = identity(d, x.addressee);
        for (const auto e : x.together)
          if (const auto who = identity(d, e); who && who != u.speaker) u.together.push_back(*who);
        // Of a mixed quotation the words inside the marks, and fragments far apart each by itself.
        const auto& pieces = x.quoted.empty() ? x.content : x.quoted;
        for (std::size_t i = 0; i < pieces.size(); ++i) {
          u.pieces.push_back(pieces[i]);
          if (i + 1 < pieces.size() && (x.kind != QuoteKind::mixed || pieces[i + 1].begin < pieces[i].end + longest_gap)) continue;
          u.words = words_of(docs_[d].report.text, u.pieces);
          units_.push_back(u);
          u.pieces.clear();
        }
      }
    }
  }

  // A word that stands in a large part of the story's sentences says little about any of them; but one sentence a report
  // is what an utterance that all of them carry comes to.
  void damp() {
    std::unordered_map<std::string, std::uint32_t> in_sentences;
    std::size_t sentences = 0;
    for (const Document& d : docs_) {
      for (const Sentence& s : d.analysis.text.sentences) {
        if (!is_prose(s.section)) continue;
        ++sentences;
        std::vector<std::string> seen;
        for (const QuotedWord& w : words_of(d.report.text, {s.span}).words)
          if (w.weight > 1) seen.push_back(w.key);
        std::sort(seen.begin(), seen.end());
        seen.erase(std::unique(seen.begin(), seen.end()), seen.end());
        for (auto& w : seen) ++in_sentences[std::move(w)];
      }
    }
    if (sentences < 12) return;
    for (Unit& u : units_) {
      u.words.mass = 0;
      for (QuotedWord& w : u.words.words) {
        if (w.weight > 1) {
          const auto it = in_sentences.find(w.key);
          if (it != in_sentences.end() && it->second * 12 > sentences && it->second * 2 > 3 * docs_.size()) w.weight = 1;
        }
        if (!w.bracketed) u.words.mass += w.weight;
      }
    }
  }

  [[nodiscard]] bool related(std::uint32_t a, std::uint32_t b) const {
    const Identity& x = identities_.entities[a];
    const Identity& y = identities_.entities[b];
    return belongs(x, y) || belongs(y, x);
  }

  // Does one of those who say the one say the other, too?
  [[nodiscard]] static bool one_says_both(const Unit& a, const Unit& b) {
    const auto says = [](const Unit& u, std::uint32_t who) { return u.speaker == who || std::find(u.together.begin(), u.together.end(), who) != u.together.end(); };
    return (a.speaker && says(b, *a.speaker)) || std::any_of(a.together.begin(), a.together.end(), [&](auto who) { return says(b, who); });
  }
  // 0: not the same; otherwise how well they fit.
  [[nodiscard]] double fit(const Unit& root, const Unit& u) const {
    if (u.words.mass <= 0 || root.words.mass <= 0) return 0;
    const Alignment l = align_words(root.words, u.words);
    // Word for word in the other, by the same person: plain words are enough.
    const bool cut_out = root.speaker && root.speaker == u.speaker && l.run >= 4 &&
                         l.run == std::min(root.words.words.size(), u.words.words.size());
    if (!cut_out && (l.matched < 2 || l.overlap < .3)) return 0;
    const bool indirect = u.kind == QuoteKind::indirect || root.kind == QuoteKind::indirect;
    const double score = l.overlap + .02 * std::min(l.matched, 20.0);
    if (root.speaker && u.speaker) {
      if (!one_says_both(root, u)) {
        const bool alike = l.overlap >= .9 && l.matched >= 14 && l.run >= 8;
        if (related(*root.speaker, *u.speaker)) {
          const bool fragment = !indirect && l.overlap >= .85 && l.run_mass >= 3.5 && l.telling >= 2;
          // All of the fragment, word for word: "all-weather" of "an all-weather partnership".
          const bool whole = !indirect && l.run >= 2 && l.run == std::min(root.words.words.size(), u.words.words.size()) && l.run_mass >= 2 && l.telling >= 1;
          return fragment || whole || same_utterance(root.words, u.words, l) ? score : 0;
        }
        return alike ? score : 0;
      }
      if (indirect)
        return (l.overlap >= .6 && l.matched >= 6.5 && l.paired >= 4) || same_utterance(root.words, u.words, l) ? score
                                                                                                                : 0;
      // A fragment of what the same person said; a fuller version that keeps most of it.
      const bool fragment = l.overlap >= .85 && l.telling >= 2 &&
                            (l.run_mass >= 2.3 || (l.run_mass >= 2 && l.paired == root.words.words.size()));
      const bool most = l.overlap >= .6 && l.matched >= 5 && l.run >= 3;
      const bool short_cut = l.run >= 3 && l.run == std::min(root.words.words.size(), u.words.words.size()) && l.telling >= 1;
      return fragment || most || cut_out || short_cut || same_utterance(root.words, u.words, l) ? score : 0;
    }
    if (indirect) return l.overlap >= .75 && same_utterance(root.words, u.words, l) ? score : 0;
    if (root.speaker || u.speaker) {
      if (u.words.title_like && root.words.title_like) return 0;
      const bool fragment = l.overlap >= .85 && l.run_mass >= 4.5 && l.run >= 3 && l.telling >= 2;
      return fragment || same_utterance(root.words, u.words, l) ? score : 0;
    }
    const bool equal = l.overlap >= .9 && l.run_mass >= 6 && !u.words.title_like;
    return equal || same_utterance(root.words, u.words, l) ? score : 0;
  }

  void group() {
    std::vector<std::uint32_t> order(units_.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    // Somebody's own words before a paraphrase; then the fullest; then what is the same in any order of the reports.
    const auto rank = [&](const Unit& u) {
      return std::tuple(u.kind == QuoteKind::indirect, -std::llround(u.words.mass * 16),
                        std::string_view(docs_[u.report].report.id), u.pieces.front());
    };
    std::sort(order.begin(), order.end(), [&](auto a, auto b) { return rank(units_[a]) < rank(units_[b]); });
    std::unordered_map<std::string, std::vector<std::uint32_t>> index;  // telling word -> groups whose fullest has it
    std::map<std::uint32_t, std::vector<std::uint32_t>> by_speaker;                // groups whose fullest is theirs
    for (const auto i : order) {
      const Unit& u = units_[i];
      std::map<std::uint32_t, double> shared;
      for (const QuotedWord& w : u.words.words) {
        if (w.weight < 1) continue;
        const auto it = index.find(w.key);
        if (it == index.end() || it->second.size() > max_postings) continue;
        for (const auto g : it->second) shared[g] += w.weight;
      }
      // Plain words nominate nobody, but a short fragment may be cut out of something its speaker says elsewhere.
      if (u.speaker && u.words.words.size() <= short_fragment)
        if (const auto it = by_speaker.find(*u.speaker); it != by_speaker.end() && it->second.size() <= max_postings)
          for (const auto g : it->second) shared.try_emplace(g, 0);
      std::vector<std::pair<double, std::uint32_t>> candidates;
      for (const auto& [g, weight] : shared) candidates.emplace_back(-weight, g);
      std::sort(candidates.begin(), candidates.end());
      if (candidates.size() > max_candidates) candidates.resize(max_candidates);
      double best = 0;
      std::uint32_t into = 0;
      for (const auto& [weight, g] : candidates) {
        if (blocked(groups_[g], u)) continue;
        const double f = fit(units_[groups_[g].units.front()], u);
        if (f > best + 1e-9) {
          best = f;
          into = g;
        }
      }
      if (best > 0) {
        groups_[into].units.push_back(i);
        continue;
      }
      const auto g = static_cast<std::uint32_t>(groups_.size());
      groups_.push_back({{i}});
      if (u.speaker) by_speaker[*u.speaker].push_back(g);
      std::vector<std::string_view> keys;
      for (const QuotedWord& w : u.words.words)
        if (w.weight >= 1) keys.push_back(w.key);
      std::sort(keys.begin(), keys.end());
      keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
      for (const auto k : keys) index[std::string(k)].push_back(g);
    }
  }

  // The fullest has no speaker, but another variant has one, and it is somebody else.
  [[nodiscard]] bool blocked(const Group& g, const Unit& u) const {
    if (!u.speaker || units_[g.units.front()].speaker) return false;
    for (const auto i : g.units)
      if (units_[i].speaker && !one_says_both(units_[i], u) && !related(*units_[i].speaker, *u.speaker)) return true;
    return false;
  }

  // ---- one utterance ----

  // The value most variants agree on; nullopt where none has more than half of the votes.
  [[nodiscard]] std::optional<std::uint32_t> vote(const Group& g, std::optional<std::uint32_t> Unit::*field) const {
    std::map<std::uint32_t, std::uint32_t> votes;
    std::uint32_t all = 0;
    for (const auto i : g.units)
      if (const auto& v = units_[i].*field) {
        ++votes[*v];
        ++all;
      }
    for (const auto& [id, n] : votes)
      if (n * 2 > all) return id;
    return std::nullopt;
  }

  Utterance make(const Group& g) const {
    Utterance out;
    out.speaker = vote(g, &Unit::speaker);
    out.addressee = vote(g, &Unit::addressee);
    if (out.addressee == out.speaker) out.addressee = std::nullopt;
    const Unit& root = units_[g.units.front()];
    for (const auto i : g.units) {
      const Unit& u = units_[i];
      const Quote& q = quote(u);
      for (const Span content : u.pieces) {
        Variant v;
        v.place = {u.report, content};
        v.kind = q.kind;
        v.quote = u.quote;
        if (i != g.units.front()) relate(root, u, content, v);
        out.variants.push_back(std::move(v));
      }
    }
    // Who reports that somebody reported it is not the one who said it: of two that lie in one another the inner one stands.
    const std::vector<Variant> all = out.variants;
    out.variants.clear();
    for (std::size_t i = 0; i < all.size(); ++i) {
      const auto others_hold = [&] {
        return all[i].kind == QuoteKind::indirect && std::any_of(all.begin(), all.end(), [&](const Variant& w) {
                 return w.place.report == all[i].place.report && w.place != all[i].place && all[i].place.span.contains(w.place.span);
               });
      };
      if (i < root.pieces.size() || !others_hold()) out.variants.push_back(all[i]);
    }
    // The longest piece of the fullest version stands for the utterance.
    const auto pieces = static_cast<std::ptrdiff_t>(root.pieces.size());
    const auto longest =
        std::max_element(out.variants.begin(), out.variants.begin() + pieces,
                         [](const Variant& a, const Variant& b) { return a.place.span.size() < b.place.span.size(); });
    std::rotate(out.variants.begin(), longest, longest + 1);
    std::sort(out.variants.begin() + 1, out.variants.end(),
              [](const Variant& a, const Variant& b) { return a.place < b.place; });
    out.fullest = out.variants.front().place;
    std::vector<std::uint32_t> origins;
    for (const Variant& v : out.variants)
      origins.push_back(provenance_.own.size() > v.place.report ? provenance_.origin_of(v.place) : v.place.report);
    std::sort(origins.begin(), origins.end());
    out.origins = static_cast<std::uint32_t>(std::unique(origins.begin(), origins.end()) - origins.begin());
    return out;
  }

  // How one piece differs from the fullest version: its own words, against the stretch of the fullest they lie on.
  void relate(const Unit& root, const Unit& u, Span content, Variant& v) const {
    QuotedWords piece = words_of(docs_[u.report].report.text, {content});
    // All of one piece of the fullest is identical to it, whatever else was said.
    const auto same_words = [](const QuotedWord& x, const QuotedWord& y) { return x.key == y.key && x.bracketed == y.bracketed; };
    for (const Span other : root.pieces) {
      const QuotedWords whole = words_of(docs_[root.report].report.text, {other});
      if (root.pieces.size() > 1 && std::equal(whole.words.begin(), whole.words.end(), piece.words.begin(), piece.words.end(), same_words)) {
        v.relation = Relation::identical;
        return;
      }
    }
    const QuotedWords& full = root.words;
    const Alignment l = align_words(full, piece);
    std::size_t first = full.words.size(), last = 0;  // of the fullest's words, those between the outermost pairs
    for (std::size_t i = 0; i < full.words.size(); ++i)
      if (l.of_a[i] >= 0) {
        first = std::min(first, i);
        last = i;
      }
    if (first > last || piece.words.empty()) {
      v.relation = Relation::reworded;
      return;
    }
    bool bracketed = false, ellipsis = false, respelled = false, reworded = false, conflicting = false;
    bool trimmed = first > 0 || last + 1 < full.words.size();
    const auto place_a = [&](std::size_t from, std::size_t to) {  // [from, to) of the fullest
      return Place{root.report,
                   {full.words[from].span.begin, std::max(full.words[to - 1].span.end, full.words[from].span.begin)}};
    };
    const auto place_b = [&](std::size_t from, std::size_t to) {
      return Place{u.report, {piece.words[from].span.begin, piece.words[to - 1].span.end}};
    };
    std::size_t i = first, j = 0;
    while (i <= last || j < piece.words.size()) {
      // A gap: words of either side without a partner, up to the next pair.
      std::size_t i2 = i, j2 = j;
      while (i2 <= last && l.of_a[i2] < 0) ++i2;
      while (j2 < piece.words.size() && l.of_b[j2] < 0) ++j2;
      if (i2 > i || j2 > j) {
        bool all_brackets = j2 > j;
        bool negation_a = false, negation_b = false;
        std::vector<std::string_view> numbers_a, numbers_b;
        for (std::size_t k = i; k < i2; ++k) {
          negation_a = negation_a || full.words[k].negation;
          if (full.words[k].number) numbers_a.push_back(full.words[k].key);
        }
        for (std::size_t k = j; k < j2; ++k) {
          all_brackets = all_brackets && piece.words[k].bracketed;
          negation_b = negation_b || piece.words[k].negation;
          if (piece.words[k].number) numbers_b.push_back(piece.words[k].key);
        }
        const bool marked =
            (j2 < piece.words.size() && piece.words[j2].after_ellipsis) || (j < j2 && piece.words[j].after_ellipsis);
        const bool outside =
            i2 == i && (j == 0 || j2 == piece.words.size());  // words before or after what the fullest has
        std::string letters_a, letters_b;
        for (std::size_t k = i; k < i2; ++k) letters_a += full.words[k].shown;
        for (std::size_t k = j; k < j2; ++k) letters_b += piece.words[k].shown;
        if (all_brackets)
          bracketed = true;
        else if (j2 == j && marked)
          ellipsis = true;
        else if (letters_a == letters_b)
          respelled = true;  // "cooperation", "co-operation"
        else if (outside)
          trimmed = true;  // it begins earlier or ends later than the fullest does
        else {
          reworded = true;
          if (!outside && l.overlap >= .6 && l.paired >= 4) {
            if (negation_a != negation_b && i2 - i <= 4 && j2 - j <= 4) conflicting = true;
            if (!numbers_a.empty() && !numbers_b.empty() && numbers_a != numbers_b) conflicting = true;
          }
        }
        Edit e;
        if (i2 > i) e.a = place_a(i, i2);
        if (j2 > j) e.b = place_b(j, j2);
        e.kind = i2 == i ? EditKind::insert : j2 == j ? EditKind::remove : EditKind::replace;
        v.edits.push_back(e);
      }
      i = i2;
      j = j2;
      if (i <= last && j < piece.words.size() && l.of_a[i] == static_cast<std::int32_t>(j)) {
        if (full.words[i].shown != piece.words[j].shown) {
          respelled = true;
          v.edits.push_back({EditKind::replace, place_a(i, i + 1), place_b(j, j + 1)});
        }
        ++i;
        ++j;
      } else if (i > last && j >= piece.words.size()) {
        break;
      }
    }
    v.relation = conflicting ? Relation::conflicting
                 : reworded  ? Relation::reworded
                 : bracketed ? Relation::bracketed
                 : ellipsis  ? Relation::ellipsis
                 : respelled ? Relation::respelled
                 : trimmed   ? Relation::trimmed
                             : Relation::identical;
  }

  const std::vector<Document>& docs_;
  const Identities& identities_;
  const Provenance& provenance_;
  std::vector<Unit> units_;
  std::vector<Group> groups_;
};

}  // namespace

std::vector<Utterance> find_utterances(const std::vector<Document>& documents, const Identities& identities,
                                       const Provenance& provenance) {
  return Builder(documents, identities, provenance).run();
}

}  // namespace synoptic::align
