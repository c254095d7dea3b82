// "Hill said that Cole had warned that the dam would break": the corpora that the models are trained on count the outer attribution alone,
// so the models take every verb inside for no cue. Here the tree decides, and only where it is clear: a verb of saying outside quotation
// marks, with a noun for its own subject before it and a clause that has a subject of its own after it, all inside one content.
#include <algorithm>

#include "annotate/quotes_roles.hpp"

namespace synoptic::annotate::quotes {
namespace {

bool reports(CueClass c) {
  return c == CueClass::say || c == CueClass::tell || c == CueClass::warn || c == CueClass::announce || c == CueClass::claim || c == CueClass::admit ||
         c == CueClass::deny || c == CueClass::write;
}

bool is_modal(const Token& t) { return t.xpos == Xpos::md && t.lemma != "will"; }

// The tokens of `run` below `top`, if they stand together.
TokenRange below(const Text& text, TokenRange run, std::uint32_t top) {
  TokenRange r{top, top + 1};
  std::uint32_t n = 0;
  for (auto t = run.first; t < run.last; ++t) {
    auto at = static_cast<std::int32_t>(t);
    for (int step = 0; step < 40 && at >= 0 && at != static_cast<std::int32_t>(top); ++step) at = text.tokens[static_cast<std::uint32_t>(at)].head;
    if (at != static_cast<std::int32_t>(top)) continue;
    ++n;
    r.first = std::min(r.first, t);
    r.last = std::max(r.last, t + 1);
  }
  return n == r.last - r.first ? r : TokenRange{};
}

}  // namespace

void add_nested(const Scene& scene, std::vector<Attribution>& attributions) {
  const auto& tokens = scene.text.tokens;
  std::vector<Attribution> found;
  for (const Attribution& outer : attributions)
    for (const TokenRange run : outer.content) {
      if (outer.nested || run.last - run.first > longest_sentence) continue;
      for (auto v = run.first; v < run.last; ++v) {
        if (!reports(scene.what[v]) || scene.quoted[v] != no_index || tokens[v].upos != Upos::verb) continue;
        const auto known = std::partition_point(attributions.begin(), attributions.end(), [&](const Attribution& a) { return a.head < v; });
        if (known != attributions.end() && known->head == v) continue;
        std::uint32_t subject = no_token, clause = no_token, first = v;
        bool clear = true;
        for (auto t = run.first; t < run.last && clear; ++t) {
          if (tokens[t].head != static_cast<std::int32_t>(v)) continue;
          const Deprel d = main_of(tokens[t].deprel);
          if (tokens[t].deprel == Deprel::nsubj && t < v) {
            clear = subject == no_token && (tokens[t].upos == Upos::propn || tokens[t].upos == Upos::noun);
            subject = t;
          } else if (d == Deprel::ccomp) {
            clear = clause == no_token && t > v;
            clause = t;
          } else if (d == Deprel::aux) {
            clear = !is_modal(tokens[t]);
            first = std::min(first, t);
          } else if (tokens[t].lemma == "not" || tokens[t].lemma == "never") {
            clear = false;
          }
        }
        if (!clear || subject == no_token || clause == no_token || first <= subject) continue;
        Attribution a;
        const TokenRange source = below(scene.text, run, subject), content = below(scene.text, run, clause);
        if (source.first == source.last || content.first <= v || source.last > first) continue;
        const bool whole = std::any_of(tokens.begin() + content.first, tokens.begin() + content.last, [&](const Token& t) { return t.head == static_cast<std::int32_t>(clause) && main_of(t.deprel) == Deprel::nsubj; });
        if (!whole) continue;
        a.head = v;
        a.what = scene.what[v];
        a.nested = true;
        a.source = {source};
        a.cue = {{first, v + 1}};
        a.content = {content};
        found.push_back(std::move(a));
      }
    }
  attributions.insert(attributions.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
  std::sort(attributions.begin(), attributions.end(), [](const Attribution& a, const Attribution& b) { return a.head < b.head; });
}

}  // namespace synoptic::annotate::quotes
