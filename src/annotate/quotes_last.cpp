// Who spoke last goes on: "he said" that People could not place, "the company", "they" for two that one clause names. Somebody else named
// since, a name of the other gender or a paragraph in between leaves nobody.
#include <algorithm>
#include <array>
#include <string>

#include "annotate/quotes_draft.hpp"
#include "base/utf8.hpp"

namespace synoptic::annotate::quotes {
namespace {

// "Hill and Cole met in May, when they praised": two that one clause has for its subject, with nobody between who could be meant.
void two_before(const Reading& r, const Frame& f, Subject& s) {
  for (std::int32_t i = s.head - 1; i > 1 && s.head - i < 40; --i) {
    if (f.is_quote(i)) continue;
    const WordRange words = words_in(r.text, f.at(i).span);
    for (auto w = words.first; w < words.last; ++w)
      for (auto t = r.text.words[w].first_token; t < r.text.words[w].last_token; ++t)
        if (const Xpos x = r.text.tokens[t].xpos; x == Xpos::nns || x == Xpos::nnps || x == Xpos::none) return;
    const auto& second = f.at(i);
    if (second.mention == no_index || f.word(second.mention_first - 1) != "and") continue;
    const std::int32_t k = second.mention_first - 2;
    if (k < 0 || f.at(k).mention == no_index) return;
    const auto a = r.people.mentions[static_cast<std::size_t>(f.at(k).mention)].entity, b = r.people.mentions[static_cast<std::size_t>(second.mention)].entity;
    if (a == b || a >= r.people.entities.size() || b >= r.people.entities.size() || is_preposition(f.word(f.at(k).mention_first - 1))) return;
    s.entity = a;
    s.other = b;
    s.plural = true;
    s.rule = "pronoun: two before it";
    return;
  }
}

bool speaks_against(const World& world, std::string_view pronoun, const std::string& folded_name) {
  const auto space = folded_name.find(' ');
  const Gender g = space == std::string::npos ? Gender::unknown : world.gender(std::string_view(folded_name).substr(0, space));
  return g == (pronoun == "he" ? Gender::female : Gender::male);
}

// The only person whom items [0, end) of the frame name, if they are the subject of a clause there. `several` if they name more.
std::optional<std::uint32_t> only_subject(const Reading& r, const Frame& f, std::int32_t end, std::string_view pronoun, bool& several) {
  std::optional<std::uint32_t> only;
  bool subject = false;
  for (std::int32_t i = 0; i < end; ++i) {
    const Item& item = f.at(i);
    if (item.mention == no_index) continue;
    const Mention& m = r.people.mentions[static_cast<std::size_t>(item.mention)];
    if (m.entity >= r.people.entities.size() || r.people.entities[m.entity].kind != EntityKind::person) continue;
    if (only != m.entity && speaks_against(r.world, pronoun, utf8::fold(r.people.entities[m.entity].name))) continue;
    if (only && *only != m.entity) {
      several = true;
      return std::nullopt;
    }
    only = m.entity;
    auto t = std::partition_point(r.text.tokens.begin(), r.text.tokens.end(), [&](const Token& x) { return x.span.begin < m.span.begin; });
    for (; t != r.text.tokens.end() && t->span.begin < m.span.end; ++t) {
      const bool beside = main_of(t->deprel) == Deprel::appos && t->head >= 0;
      const Deprel d = beside ? r.text.tokens[static_cast<std::size_t>(t->head)].deprel : t->deprel;
      subject = subject || d == Deprel::nsubj;
    }
  }
  // A given name alone says too little of the other people of a sentence: "Ada looked at her father as he spoke".
  return subject && r.people.entities[*only].name.find(' ') != std::string::npos ? only : std::nullopt;
}

// "Hill of Northport pointed to the vote. / 'We stay,' she wrote": the one person of the clauses before, who is what they are about.
std::optional<std::uint32_t> person_before(const Reading& r, std::size_t index, std::int32_t pronoun) {
  const Frame& f = r.frames[index];
  bool several = false;
  if (const auto e = only_subject(r, f, pronoun, f.word(pronoun), several); e || several) return e;
  if (index == 0) return std::nullopt;
  const Frame& before = r.frames[index - 1];
  if (!is_prose(before.kind) || before.last_section + 1 < f.section) return std::nullopt;
  for (std::int32_t i = 0; i < pronoun; ++i)
    if (f.at(i).mention != no_index && r.people.mentions[static_cast<std::size_t>(f.at(i).mention)].entity < r.people.entities.size() &&
        r.people.entities[r.people.mentions[static_cast<std::size_t>(f.at(i).mention)].entity].kind == EntityKind::person)
      return std::nullopt;
  return only_subject(r, before, before.size(), f.word(pronoun), several);
}

}  // namespace

// "The company added" goes on from the organisation that spoke last, close by.
void the_body_that_spoke(const Reading& r, const Last& last, std::size_t index, Subject& s) {
  const Frame& f = r.frames[index];
  static constexpr auto bodies = std::to_array<std::string_view>({"company", "firm", "club", "bank", "agency", "band", "group", "organization", "organisation", "university", "ministry", "party", "airline", "newspaper", "department", "union"});
  const auto w = f.word(s.head);
  if (f.word(s.head - 1) != "the" || std::find(bodies.begin(), bodies.end(), w) == bodies.end()) return;
  if (!last.valid || !last.speaker || index - last.frame > 2 || r.people.entities[*last.speaker].kind != EntityKind::organization) return;
  // An outlet that reported something is no company of that report.
  static constexpr auto of_outlets = std::to_array<std::string_view>({"newspaper", "agency", "organization", "organisation"});
  const std::string name = utf8::fold(r.people.entities[*last.speaker].name);
  if (std::find(of_outlets.begin(), of_outlets.end(), w) == of_outlets.end() && (r.world.find(name, Sense::outlet) || r.world.find(name, Sense::agency) || name.ends_with(" news"))) return;
  s.entity = last.speaker;
  s.rule = "the body that spoke last";
}

bool another_person(const Reading& r, const Last& last, std::size_t index) {
  for (std::size_t k = last.frame + 1; k <= index; ++k)
    for (const Item& it : r.frames[k].items) {
      if (it.mention == no_index) continue;
      const auto e = r.people.mentions[static_cast<std::size_t>(it.mention)].entity;
      if (e < r.people.entities.size() && r.people.entities[e].kind == EntityKind::person && e != *last.speaker)
        return true;
    }
  return false;
}

void go_on_from_the_last(const Reading& r, const Draft& d, std::size_t index, std::vector<std::pair<std::int32_t, Link>>& links) {
  const Frame& f = r.frames[index];
  for (auto& [item, l] : links) {
    Subject& s = l.subject;
    if (!s.found() || s.entity) continue;
    if (!s.pronoun) {
      the_body_that_spoke(r, d.last, index, s);
      if (!s.entity) stand_for_a_body(r, index, s);
      continue;
    }
    const auto w = f.word(s.head);
    if (w == "they") two_before(r, f, s);
    if (w != "he" && w != "she") continue;
    // A body that spoke since is nobody's "he".
    const Last& last = d.last.speaker && r.people.entities[*d.last.speaker].kind != EntityKind::person ? d.last_person : d.last;
    const bool near = last.valid && last.speaker && index - last.frame <= 2 && r.people.entities[*last.speaker].kind == EntityKind::person &&
                      f.section <= last.section + 1 && !another_person(r, last, index);
    if (near && !speaks_against(r.world, w, utf8::fold(r.people.entities[*last.speaker].name))) {
      s.entity = last.speaker;
      s.rule = "pronoun: last speaker";
    } else if (!near) {
      s.entity = person_before(r, index, s.head);
      if (s.entity) s.rule = "pronoun: the one person of the clause before";
    }
  }
}

}  // namespace synoptic::annotate::quotes
