// A document is known by its noun and the verb that put it out. "The paper urges" then speaks for that author if the
// report named one close by, and only one can be meant; "Norland's statement" speaks for whom the phrase itself names.
#include "annotate/quotes_authors.hpp"

#include <algorithm>
#include <array>

namespace synoptic::annotate::quotes {
namespace {

bool is_document(std::string_view w) {
  static constexpr auto nouns = std::to_array<std::string_view>(
      {"paper", "document", "statement", "statements", "plan", "proposal", "readout", "declaration", "letter", "memo",
       "memorandum", "resolution", "communique", "blueprint", "manifesto", "petition", "release", "text"});
  return std::find(nouns.begin(), nouns.end(), w) != nouns.end();
}

// "The release from Norland Air", "a statement issued by the board": the item of the name that begins at `at`, or after its article;
// no_index where none does, or something of its own is meant ("from Hill's office").
std::int32_t named_author(const Frame& f, const People& people, std::int32_t at) {
  if (f.word(at) == "the") ++at;
  // "From Police Chief Ada Hill": capitals before a person are the title.
  auto name_at = at;
  while (name_at < f.size() && name_at < at + 4 && f.at(name_at).capital && f.at(name_at).covered == no_index) ++name_at;
  if (name_at > at && name_at < f.size() && f.at(name_at).covered != no_index) {
    const auto e = people.mentions[static_cast<std::size_t>(f.at(name_at).covered)].entity;
    if (e < people.entities.size() && people.entities[e].kind == EntityKind::person) at = name_at;
  }
  for (std::int32_t i = at; i < f.size() && i < at + 8 && f.is_word(i); ++i) {
    const auto m = f.at(i).mention;
    if (m == no_index || f.at(i).mention_first != at || (i + 1 < f.size() && (f.at(i + 1).capital || is_possessive(f.word(i + 1))))) continue;
    const Mention& name = people.mentions[static_cast<std::size_t>(m)];
    if (name.form != MentionForm::name || name.entity >= people.entities.size() || is_preposition(f.word(i))) return no_index;
    const EntityKind kind = people.entities[name.entity].kind;
    const auto next = f.word(i + 1);
    if (next == "and" || next == "or") return no_index;  // several put it out
    const bool ends = !f.is_word(i + 1) || f.at(i + 1).verb || is_auxiliary(next) || is_preposition(next) || is_clause_word(next) || is_time_word(next) || is_adverb(next);
    return ends && (kind == EntityKind::organization || kind == EntityKind::person) ? i : no_index;
  }
  return no_index;
}

bool is_government(std::string_view w) {
  static constexpr auto nouns = std::to_array<std::string_view>(
      {"government", "authorities", "ministry", "regime", "administration", "cabinet", "embassy"});
  return std::find(nouns.begin(), nouns.end(), w) != nouns.end();
}

}  // namespace

// The one country that is named inside `span`, be it by its demonym, if People knows it.
std::optional<std::uint32_t> Authors::country_in(Span span) const {
  auto n = std::partition_point(names_.begin(), names_.end(), [&](const Name& x) { return x.span.end <= span.begin; });
  std::string_view country;
  for (; n != names_.end() && n->span.begin < span.end; ++n) {
    if (n->country.empty()) continue;
    if (!country.empty() && country != n->country) return std::nullopt;
    country = n->country;
  }
  if (country.empty()) return std::nullopt;
  for (std::uint32_t e = 0; e < people_.entities.size(); ++e)
    if (people_.entities[e].country == country && people_.entities[e].kind == EntityKind::place) return e;
  return std::nullopt;
}

// "Norland released a position paper ...": who puts out what.
void Authors::note(const Frame& f, std::size_t index, const std::vector<Subject>& subjects) {
  static constexpr auto verbs =
      std::to_array<std::string_view>({"released", "published", "issued", "unveiled", "announced", "presented",
                                       "tabled", "circulated", "proposed", "signed"});
  // "Hill said in a statement".
  for (std::size_t k = 0; k < f.cues.size() && k < subjects.size(); ++k) {
    const auto end = std::max(f.cues[k].last, subjects[k].last);
    if (!subjects[k].entity || subjects[k].plural || (f.word(end + 1) != "in" && f.word(f.cues[k].last) != "in")) continue;
    for (auto i = end + 1; i < f.size() && i < end + 6 && f.is_word(i); ++i)
      if (is_document(f.word(i))) {
        documents_.push_back({index, std::string(f.word(i)), *subjects[k].entity});
        break;
      }
  }
  // "Hill announced the vote in a statement": whatever stands between.
  for (std::size_t k = 0; k < f.cues.size() && k < subjects.size(); ++k) {
    if (!subjects[k].entity || subjects[k].plural || f.cues[k].what != CueClass::announce) continue;
    for (auto i = f.cues[k].last + 1; i + 2 < f.size() && f.is_word(i); ++i)
      if (f.word(i) == "in" && is_determiner(f.word(i + 1)) && (is_document(f.word(i + 2)) || is_document(f.word(i + 3)))) {
        documents_.push_back({index, std::string(f.word(is_document(f.word(i + 2)) ? i + 2 : i + 3)), *subjects[k].entity});
        break;
      }
  }
  // "According to a release from Norland Air", "a statement issued by the board".
  for (std::int32_t i = 1; i + 2 < f.size(); ++i) {
    if (f.is_quote(i) || !(is_document(f.word(i)) || f.word(i) == "report")) continue;
    const bool participle = f.word(i + 1) == "issued" || f.word(i + 1) == "released" || f.word(i + 1) == "published" || f.word(i + 1) == "sent";
    const auto by = i + (participle ? 2 : 1);
    if (f.word(by) != "by" && f.word(by) != "from") continue;
    if (const auto name = named_author(f, people_, by + 1); name != no_index)
      documents_.push_back({index, std::string(f.word(i)), people_.mentions[static_cast<std::size_t>(f.at(name).mention)].entity});
  }
  for (std::int32_t i = 1; i < f.size(); ++i) {
    if (f.is_quote(i) || std::find(verbs.begin(), verbs.end(), f.word(i)) == verbs.end()) continue;
    for (std::int32_t k = i + 1; k < f.size() && k < i + 8 && f.is_word(k) && !is_clause_word(f.word(k)); ++k) {
      if (!is_document(f.word(k)) && f.word(k) != "report") continue;
      std::int32_t j = i - 1;
      while (j > 0 && f.is_word(j) && (is_auxiliary(f.word(j)) || is_adverb(f.word(j)))) --j;
      const Subject s = phrase_before(f, people_, j);
      if (s.entity && !s.pronoun) documents_.push_back({index, std::string(f.word(k)), s.plural ? static_cast<std::uint32_t>(people_.entities.size()) : *s.entity});
      break;
    }
  }
}

// "The paper urges": its author, if the report named one close by and only one can be meant. "Norland's statement",
// "ministry statements": whom the phrase itself names.
void Authors::speak_for(const Frame& f, std::size_t index, Subject& s) const {
  if (!s.found() || s.entity) return;
  std::int32_t head = s.head;
  if (is_government(f.word(head))) {  // "the Chinese government", "China's foreign ministry"
    s.entity = country_in(f.items_span(s.first, head));
    if (s.entity) s.rule = "government of a country";
    return;
  }
  if (f.word(head) == "it") {  // "The paper does not ask for it, and it condemns"
    const Subject clause = clause_subject(f, people_, head);
    if (!clause.found() || clause.entity || clause.head >= head) return;
    head = clause.head;
  }
  const bool report = f.word(head) == "report";  // many things are one: only that which was said to be put out as one
  if (!is_document(f.word(head)) && !(report && f.word(head - 1) == "the")) return;
  // "The letter from Hill": nobody else's, though not Hill's where it comes "from Hill's office".
  if (head == s.head && f.word(head + 1) == "from") {
    if (const auto i = named_author(f, people_, head + 2); i != no_index) {
      s.entity = people_.mentions[static_cast<std::size_t>(f.at(i).mention)].entity;
      s.rule = "author of the document";
    }
    return;
  }
  if (head == s.head)
    for (std::int32_t i = head - 1; i >= s.first; --i) {
      if (f.at(i).covered == no_index) continue;
      const Mention& m = people_.mentions[static_cast<std::size_t>(f.at(i).covered)];
      if (m.entity >= people_.entities.size()) return;
      s.entity = m.entity;
      s.rule = "author of the document";
      return;
    }
  if (head == s.head)
    if (const auto country = country_in(f.items_span(s.first, head))) {
      s.entity = country;
      s.rule = "author of the document";
      return;
    }
  if (head == s.head)
    for (std::int32_t i = head - 1; i >= s.first; --i)
      if (is_possessive(f.word(i))) return;  // "the company's statement", whoever that is
  std::optional<std::uint32_t> author;
  bool same_noun = false;
  for (auto d = documents_.rbegin(); d != documents_.rend() && index - d->frame <= 12; ++d) {
    const bool same = d->noun == f.word(head);
    if (!same && (report || d->noun == "report")) continue;
    if (author && *author != d->author) {
      if (same == same_noun) return;  // two authors, and the noun does not tell
      if (same_noun) continue;        // a paper is no plan
    }
    if (!author || (same && !same_noun)) author = d->author;
    same_noun = same_noun || same;
  }
  if (!author || *author >= people_.entities.size() || f.word(head - 1) == "joint") return;
  s.entity = author;
  s.rule = "author of the document";
}

}  // namespace synoptic::annotate::quotes
