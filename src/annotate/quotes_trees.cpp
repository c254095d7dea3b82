// Runs of tokens become bytes; the source's head is the word of its run that hangs outside the run. "Who" and "which" hand on to the
// noun that their clause belongs to.
#include "annotate/quotes_trees.hpp"

#include <algorithm>

namespace synoptic::annotate::quotes {
namespace {

bool is_word(const Token& t) { return t.kind != TokenKind::punct && t.kind != TokenKind::symbol; }

// Without punctuation at the ends: marks, commas, full stops. A closing bracket or mark stays with what opened inside the run.
TokenRange trimmed(std::string_view bytes, const Text& text, TokenRange r) {
  const auto at = [&](std::uint32_t t) { return view(bytes, text.tokens[t].span); };
  const auto opens_inside = [&](std::string_view closing) {
    const std::string_view opening = closing == ")" ? "(" : closing == "]" ? "[" : closing == "\u201D" ? "\u201C" : closing == "\u2019" ? "\u2018" : closing;
    for (auto t = r.first + 1; t + 1 < r.last; ++t)
      if (at(t) == opening) return true;
    return false;
  };
  const auto is_mark = [](std::string_view w) { return w == "\"" || w == "\u201D" || w == "\u2019" || w == "'" || w == "''" || w == ")" || w == "]"; };
  while (r.first < r.last && !is_word(text.tokens[r.first]) && at(r.first) != "$" && at(r.first) != "#") {
    const auto w = at(r.first);
    if (w == "(" || w == "[" || w == "\u201C" || w == "\u2018" || w == "\"" || w == "``") {
      // What opens here and closes before the end stays: "big" tolls must go.
      const std::string_view closing = w == "(" ? ")" : w == "[" ? "]" : w == "\u201C" ? "\u201D" : w == "\u2018" ? "\u2019" : w == "``" ? "''" : w;
      auto t = r.first + 1;
      while (t < r.last && at(t) != closing) ++t;
      auto last = r.last;
      while (last > r.first && !is_word(text.tokens[last - 1]) && !is_mark(at(last - 1))) --last;
      if (t < r.last && t + 1 < last) break;
    }
    ++r.first;
  }
  while (r.last > r.first && !is_word(text.tokens[r.last - 1]) && at(r.last - 1) != "%") {
    if (is_mark(at(r.last - 1)) && opens_inside(at(r.last - 1))) break;
    --r.last;
  }
  return r;
}

}  // namespace

QuoteAct act_of(CueClass what) {
  switch (what) {
    case CueClass::think:
    case CueClass::want:
    case CueClass::know:
    case CueClass::support: return QuoteAct::thought;
    case CueClass::show: return QuoteAct::evidence;
    default: return QuoteAct::speech;
  }
}

TreeQuote in_bytes(std::string_view bytes, const Text& text, const Attribution& a) {
  const auto& tokens = text.tokens;
  TreeQuote q;
  q.head = a.head;
  q.head_span = tokens[a.head].span;
  q.what = a.what;
  const auto span = [&](TokenRange r) { return Span{tokens[r.first].span.begin, tokens[r.last - 1].span.end}; };
  q.cue = q.head_span;
  for (const TokenRange r : a.cue)
    if (r.first <= a.head && a.head < r.last) {
      const TokenRange t = trimmed(bytes, text, r);
      if (t.first < t.last) q.cue = span(t);
    }
  TokenRange source;
  for (const TokenRange r : a.source) {
    const TokenRange t = trimmed(bytes, text, r);
    if (t.last - t.first > source.last - source.first) source = t;
  }
  if (source.first < source.last) {
    q.source = span(source);
    for (auto t = source.first; t < source.last && q.source_head == no_token; ++t) {
      const auto h = tokens[t].head;
      const bool outside = h < 0 || static_cast<std::uint32_t>(h) < source.first || static_cast<std::uint32_t>(h) >= source.last;
      if (outside && is_word(tokens[t]) && tokens[t].upos != Upos::adp) q.source_head = t;
    }
  }
  if (q.source_head != no_token && (tokens[q.source_head].xpos == Xpos::wp || tokens[q.source_head].xpos == Xpos::wdt)) {
    auto t = a.head;
    for (int step = 0; step < 6 && tokens[t].head >= 0 && main_of(tokens[t].deprel) != Deprel::acl; ++step) t = static_cast<std::uint32_t>(tokens[t].head);
    if (main_of(tokens[t].deprel) == Deprel::acl && tokens[t].head >= 0) q.source_head = static_cast<std::uint32_t>(tokens[t].head);
  }
  if (q.source_head != no_token)
    for (auto t = source.first; t < source.last; ++t)
      if (tokens[t].head == static_cast<std::int32_t>(q.source_head) && tokens[t].deprel == Deprel::conj) q.others.push_back(t);
  for (const TokenRange r : a.content) {
    const TokenRange t = trimmed(bytes, text, r);
    if (t.first < t.last) q.content.push_back(span(t));
  }
  for (std::uint32_t t = a.head > 6 ? a.head - 6 : 0; t < a.head; ++t) {
    if (tokens[t].head != static_cast<std::int32_t>(a.head)) continue;
    if (tokens[t].lemma == "not" || tokens[t].lemma == "never") q.modality = Modality::negated;
    if (main_of(tokens[t].deprel) == Deprel::aux && q.modality == Modality::asserted && (tokens[t].lemma == "will" || tokens[t].lemma == "shall")) q.modality = Modality::planned;
  }
  return q;
}

std::int32_t item_at(const Frame& f, std::uint32_t at) {
  const auto it = std::partition_point(f.items.begin(), f.items.end(), [&](const Item& x) { return x.span.end <= at; });
  return it != f.items.end() && it->span.begin <= at ? static_cast<std::int32_t>(it - f.items.begin()) : no_index;
}

std::optional<std::uint32_t> entity_at(const Frame& f, const Text& text, const People& people, std::uint32_t token) {
  const auto i = item_at(f, text.tokens[token].span.begin);
  if (i == no_index || f.at(i).covered == no_index) return std::nullopt;
  const auto e = people.mentions[static_cast<std::size_t>(f.at(i).covered)].entity;
  return e < people.entities.size() ? std::optional(e) : std::nullopt;
}

Subject subject_in(const Frame& f, const Text& text, const People& people, const TreeQuote& q) {
  Subject s;
  if (q.source_head == no_token) return s;
  s.head = item_at(f, text.tokens[q.source_head].span.begin);
  if (s.head == no_index || f.is_quote(s.head)) return {};
  s.first = s.last = s.head;
  if (q.source) {
    const auto first = item_at(f, q.source->begin), last = item_at(f, q.source->end - 1);
    if (first != no_index && last != no_index && first <= s.head && s.head <= last) s.first = first, s.last = last;
  }
  s.rule = "tree";
  s.entity = entity_at(f, text, people, q.source_head);
  s.pronoun = is_subject_pronoun(f.word(s.head));
  s.plural = !q.others.empty();
  if (s.entity || s.pronoun) return s;
  // "spokesman Ben Cole", "a doctor, Hugh Hill": the name beside a noun that is none.
  for (std::uint32_t t = q.source_head + 1; t < text.tokens.size() && t < q.source_head + 12; ++t) {
    const Token& x = text.tokens[t];
    if (q.source && x.span.begin >= q.source->end) break;
    if (x.head != static_cast<std::int32_t>(q.source_head)) continue;
    const Deprel d = main_of(x.deprel);
    if ((d == Deprel::appos || d == Deprel::flat) && x.upos == Upos::propn)
      if (const auto e = entity_at(f, text, people, t); e && people.entities[*e].kind == EntityKind::person) {
        s.entity = e;
        s.rule = "name beside the noun";
        return s;
      }
  }
  return s;
}

}  // namespace synoptic::annotate::quotes
