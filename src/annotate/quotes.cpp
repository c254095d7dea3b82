// Who said what, read on frames (quotes_frame.hpp) and trees (quotes_roles.hpp): first every quoted stretch looks for its cue on its frame,
// then the attributions that the trees have give such quotations their borders and add what is said without marks. A text without trees
// has frames alone: there every cue without a quotation looks for the clause that it reports (quotes_clauses.hpp).
//
// A stretch belongs, in this order, to the cue right before it (said: "Q"); to the cue right after it ("Q," Hill said /
// said Hill), if the stretch ends like one; to the nearest cue to its left whose clause it stands in (called the plan
// "Q"); to a cue that closes the sentence (... "Q" ..., Hill told Cole); to "according to". Verbs that report evidence
// or wishes hand it on to a verb of saying further left. A stretch that is alone in its sentence goes on from the last
// speaker of the paragraph or of the paragraph before. What no cue claims is kept without a speaker if it is long
// enough to be somebody's words, and dropped if it looks like a title, a nickname or scare quotes.
//
// Speakers are People's entities or nobody: the nearest name is never good enough.
#include "annotate/quotes.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "annotate/quotes_clauses.hpp"
#include "annotate/quotes_draft.hpp"
#include "annotate/quotes_roles_weights.hpp"
#include "annotate/quotes_turns.hpp"

namespace synoptic::annotate {
namespace quotes {

Span source_of(const Frame& f, const Subject& s, std::int32_t cue) {
  std::int32_t last = s.last;
  if (cue != no_index && s.first > f.cues[static_cast<std::size_t>(cue)].last && !s.pronoun)
    last = end_of_description(f, last);
  return f.items_span(s.first, last);
}

std::optional<std::uint32_t> addressee_of(const People& people, const Frame& f, const Cue& c, std::optional<std::uint32_t> speaker) {
  if (!takes_addressee(c.what) && !(f.word(c.last + 1) == "to" && c.what != CueClass::call)) return std::nullopt;
  std::int32_t k = c.last + 1;
  if (f.word(k) == "to") ++k;
  const Subject s = phrase_after(f, people, k);
  if (!s.found() || !s.entity || s.entity == speaker || f.word(s.last + 1) == "'s") return std::nullopt;
  return s.entity;
}

}  // namespace quotes

namespace {

using namespace quotes;

// Below it a cue is none. F on PolNeAR is flat from 0.36 to 0.48; what is surer costs recall, what is less sure precision.
constexpr double least_sure = 0.42;

void read(const Reading& r, Draft& d, std::size_t index, bool has_trees) {
  const Frame& f = r.frames[index];
  if (d.last.valid && d.last.speaker && r.people.entities[*d.last.speaker].kind == EntityKind::person) d.last_person = d.last;
  auto subjects = find_subjects(f, r.people);
  for (Subject& s : subjects) {
    d.authors.speak_for(f, index, s);
    if (!s.found() || s.entity || s.pronoun) continue;
    the_body_that_spoke(r, d.last, index, s);
    if (!s.entity) stand_for_a_body(r, index, s);
  }
  d.authors.note(f, index, subjects);
  std::vector<std::uint8_t> used(f.cues.size(), 0);
  std::vector<std::pair<std::int32_t, Link>> links;
  for (std::int32_t i = 0; i < f.size(); ++i)
    if (f.is_quote(i)) links.emplace_back(i, link_quotation(r.bytes, r.people, f, subjects, i));
  for (auto& link : links)
    if (link.second.subject.rule == begins_content) link.second.subject = {};
  // "Q." - Ada Hill, as a line of its own after a quotation that stands alone.
  if (!links.empty() && links.back().second.side == Side::alone && index + 1 < r.frames.size()) {
    const Frame& next = r.frames[index + 1];
    if (next.section <= f.section + 1 && next.word(0) == "-" && next.size() < 16) {
      const Subject s = phrase_after(next, r.people, 1);
      if (s.found() && s.entity && !s.pronoun && end_of_description(next, s.last) + 2 >= next.size())
        d.credit = {index, s, next.items_span(s.first, s.last)};
    }
  }
  // Q, Hill said, and still "Q": a fragment after the cue goes on.
  for (std::size_t k = 1; k < links.size(); ++k) {
    const Link& a = links[k - 1].second;
    if (links[k].second.side != Side::none || a.side != Side::after) continue;
    if (!look_at(r.bytes, f.at(links[k].first).span).upper_first &&
        !border_between(f, links[k - 1].first + 1, links[k].first))
      links[k].second = a;
  }
  // Both "expressed concern" about X and "deep interest in Y": the second fragment has the subject of the first.
  for (std::size_t k = 1; k < links.size(); ++k) {
    const Link& a = links[k - 1].second;
    if (links[k].second.side != Side::none || a.side != Side::inside) continue;
    const std::int32_t i = links[k].first;
    if (f.word(i - 1) == "and" || (f.word(i - 1) == "," && f.word(i - 2) == "and")) links[k].second = a;
  }
  // He said it stays, but that it is "a joke": the second clause is the first cue's.
  for (auto& [i, l] : links) {
    if (l.side != Side::none) continue;
    std::int32_t k = i - 1;
    while (k > 0 && i - k < 25 && f.is_word(k) && !(f.word(k) == "that" && (f.word(k - 1) == "and" || f.word(k - 1) == "but"))) --k;
    if (k <= 0 || f.word(k) != "that") continue;
    for (auto c = static_cast<std::int32_t>(f.cues.size()); c-- > 0;)
      if (const Cue& cue = f.cues[static_cast<std::size_t>(c)]; cue.last < k && k - cue.last < longest_reach && !border_between(f, cue.last + 1, k - 2)) {
        if (cue.what != CueClass::according && subjects[static_cast<std::size_t>(c)].found()) l = {Side::before, c, subjects[static_cast<std::size_t>(c)]};
        break;
      }
  }
  go_on_from_the_last(r, d, index, links);
  const std::size_t first = d.quotes.size();
  write_stretches(r, d, index, links, used);
  if (has_trees)
    write_attributions(r, d, index, first);
  else
    write_clauses(r, d, index, subjects, used);
}

// A quotation over paragraphs is one quotation.
void join_paragraphs(const std::vector<Quoted>& quoted, Draft& d) {
  for (std::size_t i = 0; i + 1 < quoted.size(); ++i) {
    if (!quoted[i].continues || d.quote_of[i] == no_index || d.quote_of[i + 1] == no_index ||
        d.quote_of[i] == d.quote_of[i + 1])
      continue;
    Quote& a = d.quotes[static_cast<std::size_t>(d.quote_of[i])];
    Quote& b = d.quotes[static_cast<std::size_t>(d.quote_of[i + 1])];
    if (a.speaker && b.speaker && a.speaker != b.speaker) {
      if (b.cue) continue;
    }
    a.content.insert(a.content.end(), b.content.begin(), b.content.end());
    a.quoted.insert(a.quoted.end(), b.quoted.begin(), b.quoted.end());
    if (!a.cue) a.cue = b.cue;
    if (!a.source) a.source = b.source;
    if (!a.speaker) a.speaker = b.speaker;
    if (!a.addressee) a.addressee = b.addressee;
    b.content.clear();
    const auto gone = d.quote_of[i + 1];
    for (std::size_t j = i + 1; j < d.quote_of.size() && j < i + 3; ++j)
      if (d.quote_of[j] == gone) d.quote_of[j] = d.quote_of[i];
  }
}

// Words in marks that nobody claimed inside what somebody is known to have said are part of it: they are not said twice.
void absorb(Draft& d) {
  for (Quote& x : d.quotes) {
    if (x.speaker || x.quoted.empty() || x.content.empty() || (x.cue && x.source)) continue;
    Quote* whole = nullptr;
    const auto i = static_cast<std::size_t>(&x - d.quotes.data());  // quotations of one sentence stand side by side in the draft
    for (auto k = i > 12 ? i - 12 : 0; k < d.quotes.size() && k <= i + 12; ++k) {
      Quote& y = d.quotes[k];
      const auto holds = [&](Span s) { return std::any_of(y.content.begin(), y.content.end(), [&](Span c) { return c.contains(s); }); };
      if (k != i && y.speaker && y.kind != QuoteKind::direct && std::all_of(x.content.begin(), x.content.end(), holds)) whole = &y;
    }
    if (whole == nullptr) continue;
    whole->quoted.insert(whole->quoted.end(), x.quoted.begin(), x.quoted.end());
    whole->kind = QuoteKind::mixed;
    x.content.clear();
  }
}

// "Holt said", and two of the report are called so: of them the one who has spoken under a full name before, if the others have not.
void name_the_speaking_one(const Report& report, const People& people, std::vector<Quote>& quotes) {
  std::map<std::string, std::set<std::uint32_t>> spoken;  // family name -> who has spoken
  for (Quote& q : quotes) {
    if (!q.source) continue;
    if (q.speaker) {
      const Entity& e = people.entities[*q.speaker];
      const std::size_t space = e.name.rfind(' ');
      if (e.kind == EntityKind::person && space != std::string::npos) spoken[e.name.substr(space + 1)].insert(*q.speaker);
      continue;
    }
    const auto it = spoken.find(std::string(view(report.text, *q.source)));
    if (it == spoken.end() || it->second.size() != 1) continue;
    q.speaker = *it->second.begin();
    q.rule = "family name of the only one of that name who has spoken";
  }
}

}  // namespace

std::vector<Quote> find_quotes(const Report& report, const Text& text, const People& people, const World& world) {
  const auto quoted = find_quoted(report);
  const auto frames = make_frames(report, text, people, world, quoted);
  const bool has_trees = std::any_of(text.tokens.begin(), text.tokens.end(), [](const Token& t) { return t.deprel != Deprel::none; });
  std::vector<TreeQuote> trees;
  static const Roles roles = role_model();
  if (has_trees)
    for (const Attribution& a : find_attributions(report.text, text, quoted, world, roles, least_sure)) trees.push_back(in_bytes(report.text, text, a));
  const Reading r{report.text, text, people, world, quoted, frames, trees};
  Draft d{{}, {}, std::vector<std::int32_t>(quoted.size(), no_index), {}, {}, {}, Authors(people, text.names), 0};
  for (std::size_t i = 0; i < frames.size(); ++i) read(r, d, i, has_trees);
  join_paragraphs(quoted, d);
  absorb(d);
  write_turns(people, find_turns(report, text, people, quoted), d.quotes);
  std::erase_if(d.quotes, [](const Quote& q) { return q.content.empty(); });
  for (Quote& q : d.quotes) {
    std::sort(q.content.begin(), q.content.end());
    std::sort(q.quoted.begin(), q.quoted.end());
  }
  std::stable_sort(d.quotes.begin(), d.quotes.end(), [](const Quote& a, const Quote& b) { return a.content.front() < b.content.front(); });
  name_the_speaking_one(report, people, d.quotes);
  return std::move(d.quotes);
}

}  // namespace synoptic::annotate
