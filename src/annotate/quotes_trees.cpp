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

// The source names somebody by a noun, and ends in a name: "spokesman Ben Cole", "her father Bassem", "a doctor, Hugh Hill",
// "Secretary of Defence Ben Cole" are that person; "a spokesman for Ben Cole", "friends of Mayor Cole", "Hill, Cole" are not.
void name_at_the_end(const Frame& f, const Text& text, const People& people, const TreeQuote& q, Subject& s) {
  const Token& head = text.tokens[q.source_head];
  if (!q.source || !q.others.empty() || (head.xpos != Xpos::nn && head.xpos != Xpos::nnp) || f.at(s.last).covered == no_index || s.last == s.head) return;
  const auto m = static_cast<std::size_t>(f.at(s.last).covered);
  const Mention& name = people.mentions[m];
  if (name.form != MentionForm::name || name.entity >= people.entities.size()) return;
  std::int32_t first = s.last;
  while (first > s.first && f.at(first - 1).covered == f.at(s.last).covered) --first;
  if (first <= s.head) return;
  const bool person = people.entities[name.entity].kind == EntityKind::person;
  const auto before = f.word(first - 1);
  const char* rule = nullptr;
  if (s.entity) {  // "Northport Police Sergeant Ada Hill": the head was taken for the organisation's
    const bool place = people.entities[*s.entity].kind == EntityKind::place;  // "Northport, Norland, Mayor Ada Hill"
    bool title = person;
    for (auto i = s.head; i < first; ++i) title = title && (f.at(i).capital || is_preposition(f.word(i)) || f.word(i) == "." || f.word(i) == "&" || (f.word(i) == "," && place)) && !is_possessive(f.word(i));
    if (title && !is_preposition(before) && f.at(first - 1).covered != f.at(s.head).covered) rule = "name after the title";
  } else if (person && first - 2 == s.head && before == "named")
    rule = "name after 'named'";
  else if (first - 1 == s.head && (person || people.entities[name.entity].kind == EntityKind::other) && before != "mr" && before != "mrs")
    rule = "name after the noun";
  else if (person && before == "," && s.last + 1 < f.size())
    rule = "name in apposition";
  else if (person && head.xpos == Xpos::nnp && f.word(s.head + 1) == "of" && first - s.head >= 3) {
    // All of the title has capitals, and none of it is the title of the person: a friend of Mayor Cole is not the mayor.
    bool title = true;
    for (auto i = s.head + 2; i < first; ++i) title = title && f.at(i).capital;
    for (auto n = std::partition_point(text.names.begin(), text.names.end(), [&](const Name& x) { return x.span.end <= name.span.begin; }); n != text.names.end() && n->span.begin < name.span.end; ++n)
      title = title && (n->title.empty() || n->title.begin <= f.at(s.head).span.begin);
    if (title) rule = "name after the title";
  }
  if (rule == nullptr) return;
  // Others named in the source: a list, not one person.
  for (auto i = s.first; i < first; ++i)
    if (f.at(i).covered != no_index && f.at(i).covered != f.at(s.last).covered) {
      const auto e = people.mentions[static_cast<std::size_t>(f.at(i).covered)].entity;
      auto last = i;
      while (last + 1 < first && f.at(last + 1).covered == f.at(i).covered) ++last;
      const bool owner = is_possessive(f.word(last + 1)) || is_possessive(f.word(last));  // "Hill's mother, Eve Moss", "the actor's wife Eve Moss": the mother
      if (e < people.entities.size() && people.entities[e].kind == EntityKind::person && e != name.entity && !owner) return;
    }
  s.entity = name.entity;
  s.rule = rule;
}

// "Hill left, saying", "Hill said ... and added": the subject of the clause that the cue is joined to. no_token where the cue has a subject
// of its own or its clause is anybody's.
std::uint32_t governing_subject(const Text& text, std::uint32_t cue) {
  const auto& tokens = text.tokens;
  const auto subject = [&](std::uint32_t verb) {
    for (auto t = verb; t-- > 0 && verb - t < 40;)
      if (tokens[t].head == static_cast<std::int32_t>(verb) && tokens[t].deprel == Deprel::nsubj) return t;
    return no_token;
  };
  if (subject(cue) != no_token) return no_token;
  auto t = cue;
  for (int step = 0; step < 3 && tokens[t].head >= 0; ++step) {
    const Deprel d = main_of(tokens[t].deprel);
    const auto up = static_cast<std::uint32_t>(tokens[t].head);
    const bool participle = d == Deprel::advcl && tokens[t].xpos == Xpos::vbg && up < t;
    const auto finite = [&](std::uint32_t x) { return tokens[x].xpos == Xpos::vbd || tokens[x].xpos == Xpos::vbz || tokens[x].xpos == Xpos::vbp; };
    const bool joined = d == Deprel::conj && tokens[t].upos == Upos::verb && tokens[up].upos == Upos::verb &&
                        (tokens[t].xpos == tokens[up].xpos || tokens[t].xpos == Xpos::vbg || (finite(t) && finite(up)));
    if (!participle && !joined) return no_token;
    t = up;
    if (const auto s = subject(t); s != no_token) return tokens[s].xpos == Xpos::wp || tokens[s].xpos == Xpos::wdt ? no_token : s;
  }
  return no_token;
}

// "NORTHPORT — Ada Hill said": where the report was written is no part of a source; empty where the source is nothing else.
TokenRange without_dateline(std::string_view bytes, const Text& text, TokenRange r) {
  const auto s = std::partition_point(text.sentences.begin(), text.sentences.end(), [&](const Sentence& x) { return x.last_token <= r.first; });
  if (s == text.sentences.end() || s->first_token != r.first || r.first >= r.last) return r;
  const auto first = view(bytes, text.tokens[r.first].span);
  if (first.size() < 3 || std::any_of(first.begin(), first.end(), [](char c) { return c >= 'a' && c <= 'z'; })) return r;
  for (auto t = r.first + 1; t < s->last_token && t < r.first + 7 && t <= r.last; ++t)
    if (const auto w = view(bytes, text.tokens[t].span); w == "\u2014" || w == "\u2013" || w == "-" || w == "--") return {std::min(t + 1, r.last), r.last};
  return r;
}

// "Citing people who know the matter": they are the source.
bool cites_people(const Text& text, const Attribution& a) {
  if (text.tokens[a.head].lemma != "cite" || a.content.empty()) return false;
  for (auto t = a.content.front().first; t < a.content.front().last && t < a.content.front().first + 4; ++t)
    if (const auto& w = text.tokens[t].lemma; w == "people" || w == "person" || w == "source" || w == "official") return true;
  return false;
}

// Verbs whose object is whom something is said to.
bool takes_passive(CueClass c) {
  return c == CueClass::tell || c == CueClass::ask || c == CueClass::urge || c == CueClass::call_for || c == CueClass::warn || c == CueClass::accuse || c == CueClass::praise;
}

// The person in apposition to a noun: "the union's chairman, [Ada Hill]".
std::optional<std::uint32_t> named_beside(const Frame& f, const Text& text, const People& people, std::uint32_t noun) {
  if (text.tokens[noun].xpos != Xpos::nn && text.tokens[noun].xpos != Xpos::nnp) return std::nullopt;  // of several people one is an example
  for (auto t = noun + 1; t < text.tokens.size() && t < noun + 20; ++t) {
    if (text.tokens[t].head != static_cast<std::int32_t>(noun) || main_of(text.tokens[t].deprel) != Deprel::appos) continue;
    for (auto k = noun + 1; k < t; ++k)
      if (text.tokens[k].lemma == "include" || text.tokens[k].lemma == "such") return std::nullopt;
    const auto e = entity_at(f, text, people, t);
    return e && people.entities[*e].kind == EntityKind::person ? e : std::nullopt;
  }
  return std::nullopt;
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
  q.nested = a.nested;
  q.modelled = a.sure > 0;
  const auto span = [&](TokenRange r) { return Span{tokens[r.first].span.begin, tokens[r.last - 1].span.end}; };
  q.cue = q.head_span;
  for (const TokenRange r : a.cue)
    if (r.first <= a.head && a.head < r.last) {
      const TokenRange t = trimmed(bytes, text, r);
      if (t.first < t.last) q.cue = span(t);
    }
  TokenRange source;
  for (const TokenRange r : a.source) {
    const TokenRange t = without_dateline(bytes, text, trimmed(bytes, text, r));
    if (t.first < t.last && t.last - t.first > source.last - source.first) source = t;
  }
  // "Ada Hill, 23, faces three charges, police said": a cue with a subject of its own beside it has no other source.
  if (source.first < source.last)
    for (auto t = a.head > 4 ? a.head - 4 : 0; t < a.head; ++t) {
      if (tokens[t].head != static_cast<std::int32_t>(a.head) || tokens[t].deprel != Deprel::nsubj || tokens[t].xpos == Xpos::wp || tokens[t].xpos == Xpos::wdt || source.last >= t) continue;
      if (std::any_of(a.content.begin(), a.content.end(), [&](TokenRange r) { return source.last <= r.first && r.first < t; })) source = {t, t + 1};
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
  // "Hill was ordered to pay", "Hill is told": whom it was said to, not who said it.
  const bool told = takes_passive(a.what) && q.source_head != no_token && tokens[q.source_head].deprel == Deprel::nsubj_pass && tokens[q.source_head].head == static_cast<std::int32_t>(a.head);
  if (told) q.source.reset(), q.source_head = no_token, q.others.clear();
  // What shows something is a whole clause, not who stands in it: "Hill scored nothing, signalling that ...".
  if (!q.source && !told && !(act_of(a.what) == QuoteAct::evidence || tokens[a.head].lemma == "signal" || tokens[a.head].lemma == "suggest" || tokens[a.head].lemma == "indicate" || cites_people(text, a))) q.governor = governing_subject(text, a.head);
  for (const TokenRange r : a.content) {
    const TokenRange t = trimmed(bytes, text, r);
    if (t.first >= t.last) continue;
    q.content.push_back(span(t));
    q.clause = q.clause || (tokens[t.first].lemma == "that" && tokens[t.first].xpos == Xpos::in);
    for (auto i = t.first; i < t.last && !q.clause; ++i) {
      const bool outside = tokens[i].head < 0 || static_cast<std::uint32_t>(tokens[i].head) < t.first || static_cast<std::uint32_t>(tokens[i].head) >= t.last;
      if (!outside) continue;
      const Deprel d = main_of(tokens[i].deprel);  // "continued walking", "the rain continued to fall": nobody's words
      q.clause = d == Deprel::ccomp || (d == Deprel::xcomp && a.what != CueClass::say) || d == Deprel::parataxis || d == Deprel::root || d == Deprel::csubj;
    }
  }
  if (a.what == CueClass::deny) q.modality = Modality::negated;  // "denied that the alarm had failed": the opposite of what was said
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
  if (q.source_head == no_token) {
    if (q.governor == no_token) return s;
    s.entity = entity_at(f, text, people, q.governor);
    if (!s.entity) s.entity = named_beside(f, text, people, q.governor);
    const auto i = item_at(f, text.tokens[q.governor].span.begin);
    if (i == no_index) return {};
    s.first = s.last = s.head = i;
    s.pronoun = is_subject_pronoun(f.word(i));
    s.rule = "subject of the clause above";
    return s;
  }
  s.head = item_at(f, text.tokens[q.source_head].span.begin);
  if (s.head == no_index || f.is_quote(s.head)) return {};
  s.first = s.last = s.head;
  if (q.source) {
    const auto first = item_at(f, q.source->begin), last = item_at(f, q.source->end - 1);
    if (first != no_index && last != no_index && first <= s.head && s.head <= last) s.first = first, s.last = last;
  }
  s.rule = "tree";
  s.entity = entity_at(f, text, people, q.source_head);
  if (q.source) {
    // "something she said took place between her and Ada Hill": those between whom it was are not who says it.
    const std::string_view first = f.word(s.first);
    if (s.entity && (first == "between" || first == "among" || first == "against")) s.entity.reset();
    // "The Council Flood Committee": two subjects of one verb are one name, and what it ends with bears it.
    for (auto t = q.source_head + 1; s.entity && t < text.tokens.size() && text.tokens[t].span.end <= q.source->end; ++t)
      if (text.tokens[t].head == text.tokens[q.source_head].head && main_of(text.tokens[t].deprel) == Deprel::nsubj && text.tokens[t].upos != Upos::pron) s.entity = entity_at(f, text, people, t);
  }
  s.pronoun = is_subject_pronoun(f.word(s.head));
  s.plural = !q.others.empty();
  if (s.pronoun || (s.entity && people.entities[*s.entity].kind == EntityKind::person)) return s;
  name_at_the_end(f, text, people, q, s);
  if (!s.entity && q.others.empty() && text.tokens[q.source_head].upos == Upos::noun) s.entity = named_beside(f, text, people, q.source_head);
  return s;
}

}  // namespace synoptic::annotate::quotes
