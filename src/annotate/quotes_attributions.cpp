// What the trees say, held against what the words found (quotes_stretches.cpp): borders come from the tree, a speaker where the words found
// none; where both found one and they differ, `settle` says who is right, or nobody.
#include <algorithm>

#include "annotate/quotes_draft.hpp"

namespace synoptic::annotate::quotes {
namespace {

// The words found one speaker, the tree another. The tree is right where its source takes in the other ("said Cole campaign manager Ada
// Hill"), where the words took whom something was told for the teller, and where only its source is a person; a source that begins
// with a preposition is none. Otherwise two persons stand against each other, and nobody is named.
void settle(const Reading& r, Quote& x, const Subject& s, const TreeQuote& q) {
  const auto person = [&](std::uint32_t e) { return r.people.entities[e].kind == EntityKind::person; };
  if (!q.source || !person(*s.entity)) return;
  const WordRange words = words_in(r.text, *q.source);
  const Upos first = words.first < words.last ? r.text.tokens[r.text.words[words.first].first_token].upos : Upos::none;
  if (first == Upos::adp || first == Upos::sconj || first == Upos::verb) return;
  const bool takes_in = x.source && q.source->contains(*x.source) && *q.source != *x.source;
  const bool told = x.source && x.source->begin >= q.head_span.end && q.source->end <= q.head_span.begin;
  if (takes_in || told || !person(*x.speaker)) {
    x.speaker = s.entity;
    x.source = q.source;
    x.together.clear();
  } else if (!x.source || !q.source->overlaps(*x.source)) {
    x.speaker.reset();
  }
}

// Nobody who is "he" names himself in what he is reported to say: "He said Cole should go" is not Cole.
bool names(const People& people, const std::vector<Span>& content, std::uint32_t entity) {
  for (const Span c : content) {
    auto m = std::partition_point(people.mentions.begin(), people.mentions.end(), [&](const Mention& x) { return x.span.begin < c.begin; });
    for (; m != people.mentions.end() && m->span.begin < c.end; ++m)
      if (m->entity == entity && m->form == MentionForm::name) return true;
  }
  return false;
}

// A determiner alone is nobody's words; nor is a name outside quotation marks ("she criticised Cole", "he spoke in Tarn on Monday"). The
// colon of a dateline ("TARN: The fair ...") is no cue.
bool is_empty(const Reading& r, const TreeQuote& q) {
  if (const Sentence* s = sentence_at(r.text, q.head_span.begin); s != nullptr && s->section == SectionKind::dateline) return true;
  const auto quoted = [&](Span c) { return std::any_of(r.quoted.begin(), r.quoted.end(), [&](const Quoted& x) { return x.content.overlaps(c); }); };
  const bool names_alone = std::none_of(q.content.begin(), q.content.end(), quoted);
  for (const Span c : q.content) {
    auto t = std::partition_point(r.text.tokens.begin(), r.text.tokens.end(), [&](const Token& x) { return x.span.begin < c.begin; });
    for (; t != r.text.tokens.end() && t->span.begin < c.end; ++t)
      if (t->upos != Upos::det && t->upos != Upos::adp && t->upos != Upos::cconj && t->upos != Upos::sconj && t->upos != Upos::part && t->upos != Upos::aux && t->upos != Upos::punct && !(names_alone && t->upos == Upos::propn)) return false;
  }
  return true;
}

// Quotations of this frame that have the same cue take their borders from the tree; those that nobody claimed and that lie in its
// content are its own; what is left is indirect speech.
void write_attribution(const Reading& r, Draft& d, std::size_t index, std::size_t first, std::int32_t head, const TreeQuote& q) {
  const Frame& f = r.frames[index];
  if (is_empty(r, q)) return;
  Subject s = subject_in(f, r.text, r.people, q);
  d.authors.speak_for(f, index, s);
  if (s.found() && !s.entity) {
    std::vector<std::pair<std::int32_t, Link>> one{{head, Link{Side::before, no_index, s}}};
    go_on_from_the_last(r, d, index, one);
    s = one.front().second.subject;
  }
  if (s.pronoun && s.entity && names(r.people, q.content, *s.entity)) s.entity.reset();
  std::vector<std::uint32_t> together;
  if (s.entity && s.other && s.other != s.entity) together.push_back(*s.other);
  for (const auto t : q.others)
    if (const auto e = entity_at(f, r.text, r.people, t); e && s.entity && e != s.entity && std::find(together.begin(), together.end(), *e) == together.end()) together.push_back(*e);

  const auto in_content = [&](Span x) { return std::any_of(q.content.begin(), q.content.end(), [&](Span c) { return c.overlaps(x); }); };
  std::vector<std::size_t> mine;
  for (auto i = first; i < d.quotes.size(); ++i)
    if (d.verb_of[i].overlaps(q.head_span)) mine.push_back(i);
  const bool by_cue = !mine.empty();
  if (!by_cue)
    for (auto i = first; i < d.quotes.size(); ++i)
      if (!d.quotes[i].cue && !d.quotes[i].speaker && std::any_of(d.quotes[i].quoted.begin(), d.quotes[i].quoted.end(), in_content)) mine.push_back(i);
  std::optional<std::size_t> whole;  // the mixed quotation that takes in the clause and the others
  bool met = false;
  for (const auto i : mine) {
    Quote& x = d.quotes[i];
    x.cue = q.cue;
    x.modality = q.modality;
    if (!by_cue) x.act = act_of(q.what), x.rule = "tree";
    const bool same_source = x.source && ((q.source && x.source->overlaps(*q.source)) || (q.governor != no_token && x.source->contains(r.text.tokens[q.governor].span)));
    if (x.speaker && s.entity && x.speaker != s.entity && by_cue) settle(r, x, s, q);
    if (!x.speaker && s.entity && (!x.source || same_source)) x.speaker = s.entity, x.together = together;
    else if (x.speaker && x.speaker == s.entity && !together.empty()) x.together = together;
    if (q.source && (!x.source || same_source)) x.source = q.source;
    if (!by_cue && x.speaker) d.last = {index, f.last_section, x.speaker, x.addressee, true, static_cast<std::int32_t>(i)};
    if (d.last.quote == static_cast<std::int32_t>(i)) d.last.speaker = x.speaker;
    const bool meets = std::any_of(x.quoted.begin(), x.quoted.end(), in_content);
    met = met || meets;
    // "told them the plan was 'Dead on arrival'": a sentence of the reporter's that ends in quoted words.
    if (x.kind == QuoteKind::direct && meets && std::any_of(q.content.begin(), q.content.end(), [&](Span c) { return c.begin + 4 < x.quoted.front().begin && c.contains(x.quoted.front()); }))
      x.kind = QuoteKind::mixed;
    if (x.kind != QuoteKind::mixed || !meets) continue;
    if (!whole) {
      whole = i;
      continue;
    }
    Quote& into = d.quotes[*whole];
    into.quoted.insert(into.quoted.end(), x.quoted.begin(), x.quoted.end());
    for (const Item& it : f.items)
      if (it.quoted != no_index && d.quote_of[static_cast<std::size_t>(it.quoted)] == static_cast<std::int32_t>(i)) d.quote_of[static_cast<std::size_t>(it.quoted)] = static_cast<std::int32_t>(*whole);
    x.content.clear();
    x.quoted.clear();
  }
  if (whole) {
    Quote& x = d.quotes[*whole];
    x.content = q.content;
    for (Span& c : x.content)
      for (const Span k : x.quoted)
        if (c.overlaps(k)) c = {std::min(c.begin, k.begin), std::max(c.end, k.end)};
    for (const Span k : x.quoted)
      if (!in_content(k)) x.content.push_back(k);
    std::sort(x.content.begin(), x.content.end());
  }
  if (met) return;

  // Words that another cue has already are not said twice, unless that cue is itself part of what is said here.
  std::uint32_t all = 0, taken = 0;
  for (const Span c : q.content) {
    all += c.size();
    for (auto i = first; i < d.quotes.size(); ++i)
      if (d.quotes[i].speaker && !in_content(d.verb_of[i]))
        for (const Span k : d.quotes[i].content)
          if (k.overlaps(c)) taken += std::min(k.end, c.end) - std::max(k.begin, c.begin);
  }
  // Inside somebody's words only what a third is known to have said.
  if (q.nested && s.entity && std::none_of(d.quotes.begin() + static_cast<std::ptrdiff_t>(first), d.quotes.end(), [&](const Quote& x) { return x.speaker == s.entity && std::any_of(x.content.begin(), x.content.end(), [&](Span c) { return c.contains(q.head_span); }); }))
    taken = 0;
  if (taken * 2 > all || (q.nested && !q.modelled && !s.entity)) return;
  // "Hill: harbour stays open"; a place before the colon is what the line is about.
  if (!is_prose(f.kind) && !(f.word(head) == ":" && s.entity && r.people.entities[*s.entity].kind != EntityKind::place)) return;
  Quote x;
  x.kind = QuoteKind::indirect;
  x.content = q.content;
  x.cue = q.cue;
  x.source = q.source;
  x.speaker = s.entity;
  x.together = std::move(together);
  x.act = act_of(q.what);
  // "disputed the figure", "recalled the war": a stand taken, no words, unless the verb asks for what it names.
  const bool asks = q.what == CueClass::urge || q.what == CueClass::call_for || q.what == CueClass::ask || q.what == CueClass::accuse || q.what == CueClass::announce;
  if (x.act == QuoteAct::speech && q.what != CueClass::according && f.word(head) != ":" && !q.clause && !(asks && x.speaker)) x.act = QuoteAct::thought;
  if (q.what == CueClass::none && f.word(head) != ":") x.act = QuoteAct::thought;
  if (r.text.tokens[q.head].lemma == "plead") x.act = QuoteAct::thought;  // "pleaded guilty to theft": a plea, not its words
  // "The storm threatens to break the dam" says nothing.
  if (!x.speaker && r.text.tokens[q.head].lemma == "threaten") x.act = QuoteAct::thought;
  x.modality = q.modality;
  x.rule = "tree";
  for (const Cue& c : f.cues)
    if (c.first <= head && head <= c.last && c.what != CueClass::according) x.addressee = addressee_of(r.people, f, c, x.speaker);
  if (x.speaker) d.last = {index, f.last_section, x.speaker, x.addressee, true, static_cast<std::int32_t>(d.quotes.size())};
  d.verb_of.resize(d.quotes.size());
  d.verb_of.push_back(q.head_span);
  d.quotes.push_back(std::move(x));
}

}  // namespace

void write_attributions(const Reading& r, Draft& d, std::size_t index, std::size_t first) {
  const Frame& f = r.frames[index];
  if (f.items.empty()) return;
  d.verb_of.resize(d.quotes.size());
  const Span here = f.items_span(0, f.size() - 1);
  while (d.next_tree < r.trees.size() && r.trees[d.next_tree].head_span.begin < here.begin) ++d.next_tree;
  for (; d.next_tree < r.trees.size() && r.trees[d.next_tree].head_span.begin < here.end; ++d.next_tree) {
    TreeQuote q = r.trees[d.next_tree];
    const auto head = item_at(f, q.head_span.begin);
    if (head == no_index || f.is_quote(head)) continue;  // nothing said inside the marks brings words
    std::erase_if(q.content, [&](Span s) { return s.begin < here.begin || s.begin >= here.end; });
    if (!q.content.empty()) write_attribution(r, d, index, first, head, q);
  }
}

}  // namespace synoptic::annotate::quotes
