// First every word that may be a cue gets a probability. Then the cues speak in the order of how sure they are: the surest divides its
// window first (Viterbi over four parts a token), and what it has taken no later cue can have, unless all of it is what the later one says
// ("According to Hill, [Cole told the board that ...]"). So a verb of saying inside somebody's words stays part of them; where the tree
// shows that it brings the words of a third, it is an attribution besides (quotes_nested.cpp).
//
// Both models are trained by tools/train/quotes.cpp: logistic regression for the cues, a linear-chain conditional random field
// (Lafferty, McCallum and Pereira 2001) for the parts.
#include "annotate/quotes_roles.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace synoptic::annotate::quotes {
namespace {

void add_runs(const std::vector<Part>& of, std::uint32_t first, Part part, std::vector<TokenRange>& out) {
  for (std::uint32_t i = 0; i < of.size(); ++i) {
    if (of[i] != part) continue;
    if (!out.empty() && out.back().last == first + i)
      ++out.back().last;
    else
      out.push_back({first + i, first + i + 1});
  }
}

// "said on Tuesday" is cut before the day, never after "on": a preposition goes the way of its noun.
void drop_loose_prepositions(const Text& text, TokenRange w, std::vector<Part>& of) {
  for (auto i = of.size(); i-- > 0;) {
    const Token& t = text.tokens[w.first + i];
    if (of[i] != Part::cue || t.deprel != Deprel::case_ || t.head < 0 || (i + 1 < of.size() && of[i + 1] == Part::cue)) continue;
    const auto noun = static_cast<std::uint32_t>(t.head);
    if (noun >= w.first && noun < w.last && noun > w.first + i && of[noun - w.first] == Part::none) of[i] = Part::none;
  }
}

// "complained since May that ...": what is reported begins with its "that".
void begin_with_that(const Text& text, TokenRange w, std::vector<Part>& of) {
  for (std::size_t i = 0; i < of.size(); ++i) {
    if (of[i] != Part::content || (i > 0 && of[i - 1] == Part::content)) continue;
    for (std::size_t k = i + 1; k < of.size() && k < i + 7 && of[k] == Part::content; ++k) {
      const Token& t = text.tokens[w.first + k];
      if (t.deprel != Deprel::mark || t.lemma != "that") continue;
      // What hangs on a verb of the content is part of it: "said [that Cole had warned that ...]".
      const auto up = t.head < 0 ? -1 : text.tokens[static_cast<std::uint32_t>(t.head)].head;
      if (up >= static_cast<std::int32_t>(w.first + i) && up < static_cast<std::int32_t>(w.first + k) && of[static_cast<std::size_t>(up) - w.first] == Part::content && text.tokens[static_cast<std::size_t>(up)].upos == Upos::verb &&
          main_of(text.tokens[static_cast<std::size_t>(up)].deprel) != Deprel::advcl)
        break;
      const auto inside = [&](std::size_t x) {
        auto at = static_cast<std::int32_t>(w.first + x);
        for (int step = 0; step < 8 && at >= 0; ++step, at = text.tokens[static_cast<std::uint32_t>(at)].head)
          if (at == t.head) return true;
        return false;
      };
      for (std::size_t x = i; x < k; ++x)
        if (!inside(x)) of[x] = Part::none;
      break;
    }
  }
}

// What is said has its subject: "According to Hill, [some forty houses on the quay] | were lost" is one clause, however long the subject.
void take_subjects(const Text& text, TokenRange w, std::vector<Part>& of) {
  const auto part = [&](std::uint32_t t) { return of[t - w.first]; };
  for (auto v = w.first; v < w.last; ++v) {
    const Token& t = text.tokens[v];
    if (part(v) != Part::content || (t.xpos == Xpos::vbg || t.xpos == Xpos::vb)) continue;
    const bool top = t.head < static_cast<std::int32_t>(w.first) || t.head >= static_cast<std::int32_t>(w.last) || part(static_cast<std::uint32_t>(t.head)) != Part::content;
    if (!top) continue;
    for (auto s = w.first; s < v; ++s) {
      if (text.tokens[s].head != static_cast<std::int32_t>(v) || main_of(text.tokens[s].deprel) != Deprel::nsubj || part(s) != Part::none) continue;
      // From the subject's first word to the content: nothing of it may be anything else.
      auto first = s;
      for (auto k = w.first; k < s; ++k) {
        auto at = static_cast<std::int32_t>(k);
        for (int step = 0; step < 20 && at >= 0 && at != static_cast<std::int32_t>(s); ++step) at = text.tokens[static_cast<std::uint32_t>(at)].head;
        if (at == static_cast<std::int32_t>(s)) {
          first = k;
          break;
        }
      }
      auto end = s;
      while (end < v && part(end) == Part::none) ++end;
      bool free = part(end) == Part::content;
      for (auto k = first; k < end; ++k) free = free && part(k) == Part::none;
      if (free)
        for (auto k = first; k < end; ++k) of[k - w.first] = Part::content;
    }
  }
}

// Does all of `inner` stand in the content of `outer`, and hang there on what is said? What is joined to the cue itself is none of it:
// "Hill apologised for the delay, [saying that ...]", "Hill did not say why, but [Cole reported ...]".
bool says(const Text& text, const Attribution& outer, const Attribution& inner) {
  for (const auto* runs : {&inner.source, &inner.cue, &inner.content})
    for (const TokenRange r : *runs)
      if (std::none_of(outer.content.begin(), outer.content.end(), [&](TokenRange x) { return x.first <= r.first && r.last <= x.last; })) return false;
  auto t = static_cast<std::int32_t>(inner.head);
  for (int step = 0; step < 30 && t >= 0; ++step) {
    const Token& token = text.tokens[static_cast<std::uint32_t>(t)];
    if (token.head == static_cast<std::int32_t>(outer.head)) {
      const Deprel d = main_of(token.deprel);
      return d != Deprel::advcl && d != Deprel::conj && d != Deprel::acl;
    }
    t = token.head;
  }
  return outer.what == CueClass::according || main_of(text.tokens[outer.head].deprel) == Deprel::parataxis;
}

}  // namespace

Roles::Table::Table(std::span<const Weighted> rows) {
  std::size_t size = 16;
  while (size < rows.size() * 2) size *= 2, --shift_;
  slots_.assign(size, {});
  for (const Weighted& r : rows) {
    auto at = place(r.feature);
    while (slots_[at].feature != 0) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = r;
  }
}

Roles::Roles(const Model& model) : cues_(model.cues), parts_(model.parts_of_tokens), joints_(model.joints.begin(), model.joints.end()) {}

void best_parts(const Row& row, std::size_t head, std::span<const std::int32_t> scores, std::span<const std::int16_t> joints,
                std::span<const std::uint8_t> taken, std::vector<Part>& out) {
  const std::size_t n = row.ends.size();
  out.assign(n, Part::none);
  if (n == 0) return;
  // A state is a part, and whether some token before or here is content.
  constexpr std::size_t states = parts * 2;
  constexpr std::int32_t never = -(1 << 30);  // far below any sum: a window is short and weights are 16 bits
  constexpr auto content = static_cast<std::size_t>(Part::content);
  const auto allowed = [&](std::size_t i, std::size_t p) { return i == head ? p == static_cast<std::size_t>(Part::cue) : p == 0 || !taken[i]; };
  std::array<std::int32_t, states> best{}, next{};
  std::vector<std::array<std::uint8_t, states>> from(n);
  for (std::size_t i = 0; i < n; ++i) {
    const std::int16_t* joint = joints.data() + static_cast<std::size_t>(row.joints[i]) * parts * parts;
    for (std::size_t s = 0; s < states; ++s) {
      const std::size_t p = s % parts;
      const bool has = s >= parts;
      next[s] = never;
      if (!allowed(i, p) || (p == content && !has)) continue;
      if (i == 0) {
        if (has == (p == content)) next[s] = scores[p];
        continue;
      }
      for (std::uint8_t q = 0; q < states; ++q) {
        const bool had = q >= parts;
        if (had != has && !(has && p == content)) continue;
        if (const std::int32_t v = best[q] + joint[q % parts * parts + p] + scores[i * parts + p]; v > next[s]) {
          next[s] = v;
          from[i][s] = q;
        }
      }
    }
    best = next;
  }
  auto s = static_cast<std::size_t>(std::max_element(best.begin() + parts, best.end()) - best.begin());
  if (best[s] <= never / 2) return;
  for (std::size_t i = n; i-- > 0;) {
    out[i] = static_cast<Part>(s % parts);
    s = from[i][s];
  }
}

std::vector<Attribution> find_attributions(std::string_view bytes, const Text& text, const std::vector<Quoted>& quoted, const World& world,
                                           const Roles& roles, double least_sure) {
  std::vector<Attribution> out;
  const Scene scene = make_scene(bytes, text, quoted, world);

  struct Candidate {
    double sure = 0;
    std::uint32_t token = 0;
  };
  std::vector<Candidate> candidates;
  std::vector<Feature> features;
  for (const Sentence& s : text.sentences) {
    if (s.last_token - s.first_token > longest_sentence) continue;
    for (std::uint32_t t = s.first_token; t < s.last_token; ++t) {
      if (!may_be_cue(scene, t)) continue;
      features.clear();
      cue_features(scene, t, features);
      std::int32_t sum = 0;
      for (const Feature f : features) sum += roles.cue(f).weight[0];
      const double sure = 1 / (1 + std::exp(-sum / weight_unit));
      if (sure >= least_sure) candidates.push_back({sure, t});
    }
  }
  std::stable_sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) { return a.sure > b.sure; });

  constexpr std::uint32_t nobody = 0xFFFFFFFF;
  std::vector<std::uint32_t> owner(text.tokens.size(), nobody);  // the attribution that a token is of; the inner one of two
  std::vector<std::uint8_t> closed;
  Row row;
  std::vector<std::int32_t> scores;
  std::vector<Part> best;
  for (const Candidate& c : candidates) {
    if (owner[c.token] != nobody) continue;
    const TokenRange w = window(scene, c.token);
    part_features(scene, c.token, w, row);
    scores.assign(row.ends.size() * parts, 0);
    std::uint32_t from = 0;
    for (std::size_t i = 0; i < row.ends.size(); ++i) {
      std::array<std::int32_t, parts> sums{};
      for (; from < row.ends[i]; ++from) {
        const Weighted& x = roles.part(row.features[from]);
        for (std::size_t p = 0; p < parts; ++p) sums[p] += x.weight[p];
      }
      std::copy(sums.begin(), sums.end(), scores.begin() + static_cast<std::ptrdiff_t>(i * parts));
    }
    const auto divide = [&] {
      best_parts(row, c.token - w.first, scores, roles.joints(), closed, best);
      begin_with_that(text, w, best);
      drop_loose_prepositions(text, w, best);
      take_subjects(text, w, best);
      Attribution a;
      a.head = c.token;
      a.what = scene.what[c.token];
      a.sure = c.sure;
      add_runs(best, w.first, Part::source, a.source);
      add_runs(best, w.first, Part::cue, a.cue);
      add_runs(best, w.first, Part::content, a.content);
      return a;
    };
    // What surer cues have is theirs, unless all of it would be part of what is said here.
    closed.assign(w.last - w.first, 0);
    Attribution a = divide();
    std::vector<std::uint32_t> theirs;
    for (std::size_t i = 0; i < best.size(); ++i)
      if (const auto o = owner[w.first + i]; best[i] != Part::none && o != nobody && (theirs.empty() || theirs.back() != o)) theirs.push_back(o);
    if (std::any_of(theirs.begin(), theirs.end(), [&](std::uint32_t o) { return !says(text, a, out[o]); })) {
      for (auto k = w.first; k < w.last; ++k) closed[k - w.first] = owner[k] != nobody;
      a = divide();
      theirs.clear();
    }
    if (a.content.empty() || a.cue.empty()) continue;
    for (const auto o : theirs) out[o].nested = true;
    for (std::size_t i = 0; i < best.size(); ++i)
      if (auto& o = owner[w.first + i]; best[i] != Part::none && o == nobody) o = static_cast<std::uint32_t>(out.size());
    out.push_back(std::move(a));
  }
  std::sort(out.begin(), out.end(), [](const Attribution& a, const Attribution& b) { return a.head < b.head; });
  add_nested(scene, out);
  return out;
}

}  // namespace synoptic::annotate::quotes
