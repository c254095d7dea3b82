// What a report says a person is. Three shapes, each read off the tokens around a name:
//   title       "Velorian President Ivo Tarkan", "China's foreign ministry spokesman ..." (the name finder's title, extended to
//               the left over the nouns and the country that belong to it)
//   apposition  "Ivo Tarkan, a senior adviser to Marsh, ..." and "its top diplomat, Ivo Tarkan, ..."
//   copula      "Tarkan, who ..., is a close ally of ..."
// A role needs a noun that names a person; a noun phrase that a verb follows is a subject of its own, not an apposition.
#include <algorithm>
#include <array>

#include "annotate/people_parts.hpp"
#include "base/utf8.hpp"

namespace synoptic::annotate::people {
namespace {

bool one_of(std::string_view w, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), w) != words.end();
}

bool is_dash(std::string_view w) { return w == "-" || w == "--" || w == "---"; }  // folded: typographic dashes are plain
bool stops_phrase(std::string_view w) { return one_of(w, {",", ".", ";", ":", "(", ")", "!", "?", "\""}) || is_dash(w); }

// Two-word offices whose last word alone would mislead.
std::string joined_head(const Reading& r, std::uint32_t head, std::uint32_t first) {
  const std::string_view w = r.word(head);
  if (head > first) {
    const std::string_view before = r.word(head - 1);
    if (before == "prime" && w == "minister") return "prime minister";
    if (before == "attorney" && w == "general") return "attorney general";
    if (one_of(before, {"secretary", "director", "solicitor", "inspector", "governor", "surgeon"}) && w == "general")
      return std::string(before) + " general";
    if (before == "chief" && (w == "executive" || w == "justice")) return "chief " + std::string(w);
    if (before == "first" && w == "lady") return "first lady";
    if (before == "supreme" && w == "leader") return "supreme leader";
  }
  if (w == "premier") return "prime minister";
  if (w == "advisor") return "adviser";
  if (w == "ceo") return "chief executive";
  if (w == "secretary-general") return "secretary general";
  if (w == "vice-president") return "president";  // with the rank "vice"
  return std::string(w);
}

std::string country_of(const Reading& r, std::uint32_t t) {
  if (const Name* n = r.name(t); n && n->kind != EntityKind::person && !n->country.empty()) return n->country;
  if (r.name(t) && r.name(t)->kind == EntityKind::person) return {};
  if (!r.capital(t)) return {};
  for (const Sense s : {Sense::demonym, Sense::country})
    if (const Entry* e = r.world.find(r.word(t), s)) return std::string(e->country);
  return {};
}

// The words of a noun phrase that stand before its head, to the left: "China's foreign ministry" before "spokesman".
std::uint32_t extend_left(const Reading& r, std::uint32_t first) {
  const auto start = r.first_of_sentence(first);
  if (!country_of(r, first).empty()) return first;
  const auto head = first;
  int plain = 0;
  while (first > start) {
    const auto t = first - 1;
    const std::string_view w = r.word(t);
    if ((r.text.words[t].kind != TokenKind::word && w != "'") || r.quoted[t] != r.quoted[first]) break;
    if (w == "'s" || w == "'") {
      if (t > start && r.name(t - 1) && r.name(t - 1)->kind != EntityKind::person) return std::max(start, r.name_tokens[static_cast<std::size_t>(r.name_at[t - 1])].first);
      break;
    }
    if (const Name* n = r.name(t)) {
      if (n->kind == EntityKind::person) break;
      const auto begin = r.name_tokens[static_cast<std::size_t>(r.name_at[t])].first;
      if (begin >= first) break;
      first = begin;
      if (!n->country.empty()) break;
      continue;
    }
    if (r.capital(t) && !country_of(r, t).empty()) return t;
    // Before a title in capitals only what belongs to it for certain: not "in particular Senate Leader ..."
    if (r.capital(head) && !is_rank_word(w)) break;
    const bool ordinary = is_rank_word(w) || is_person_noun(r.world, w) ||
                          (!r.capital(t) && !is_preposition(w) && !is_determiner(w) && !is_auxiliary(w) && !is_adverb(w) &&
                           !one_of(w, {"and", "or", "but", "that", "who", "whose", "whom", "what", "which", "when", "where", "while", "if", "he", "she", "it", "they", "we", "i", "you"}) &&
                           !r.world.find(w, Sense::reporting_verb) && !is_irregular_past(w) &&
                           !(acts_like_a_government(w) && !is_policy_noun(w)) && !w.ends_with("ed") && !w.ends_with("ing"));
    if (!ordinary || ++plain > 4) break;
    if (t > start && !is_rank_word(w) && !is_person_noun(r.world, w) && ((is_auxiliary(r.word(t - 1)) && r.word(t - 1) != "'s") || r.word(t - 1) == "to")) break;  // "will meet Foreign Minister ..."
    first = t;
  }
  return first;
}

// End of the noun phrase that begins at `first`: up to a mark, a new clause or a verb; names inside are passed over whole.
struct Phrase {
  std::uint32_t end = 0;
  bool closed = false;  // by a mark or the sentence, not by a verb
};
Phrase phrase_end(const Reading& r, std::uint32_t first, std::uint32_t limit) {
  const auto end = std::min(r.end_of_sentence(first), limit);
  auto t = first;
  while (t < end) {
    const std::string_view w = r.word(t);
    if (r.name(t)) {
      t = std::max(t + 1, r.name_tokens[static_cast<std::size_t>(r.name_at[t])].last);
      continue;
    }
    if (stops_phrase(w)) return {t, true};
    if (one_of(w, {"who", "whose", "which", "that", "but", "while", "when", "where", "because", "if", "after", "since", "before", "during", "amid"})) return {t, true};
    if (one_of(w, {"and", "or"})) {
      // "a lawyer and activist" goes on; "ally of Marsh and has backed him" does not.
      const std::string_view next = r.word(t + 1);
      if (t + 1 >= end || is_auxiliary(next) || is_irregular_past(next) || r.world.find(next, Sense::reporting_verb) ||
          (next.ends_with("ed") && !r.capital(t + 1)) || one_of(next, {"he", "she", "it", "they", "who"}))
        return {t, true};
    } else if (is_auxiliary(w) && w != "'s") {
      return {t, false};
    } else if (t > first && !r.capital(t) && r.world.find(w, Sense::reporting_verb) && !is_person_noun(r.world, w) && !is_policy_noun(w)) {
      return {t, false};
    } else if (t > first && !r.capital(t) && is_irregular_past(w) && !one_of(w, {"read", "set", "cut", "lead", "led", "hit", "put"})) {
      return {t, false};
    }
    ++t;
  }
  return {t, t == r.end_of_sentence(first)};
}

bool begins_description(const Reading& r, std::uint32_t t) {
  const std::string_view w = r.word(t);
  if (one_of(w, {"a", "an", "the", "his", "her", "its", "their"}) || is_rank_word(w) || one_of(w, {"one", "also", "now", "co-founder"})) return true;
  if (is_person_noun(r.world, w) || r.world.find(w, Sense::office)) return !r.name(t);
  const Name* n = r.name(t);
  if (n && (n->kind != EntityKind::person)) {  // "Ivo Tarkan, Veloria's foreign minister,"
    return true;
  }
  if (n && r.possessive_after(r.name_tokens[static_cast<std::size_t>(r.name_at[t])].last - 1)) return true;
  return !r.capital(t) && r.text.words[t].kind == TokenKind::word && !is_preposition(w) && !is_auxiliary(w) && !is_adverb(w) &&
         !r.verb_like(t) && !one_of(w, {"who", "whose", "whom", "which", "and", "or", "but", "that", "he", "she", "it", "they"}) &&
         !w.ends_with("ing");
}

// The head must not be the title of another person: "Tarkan, President Anna Bel and ..."
bool is_other_title(const Reading& r, std::uint32_t head, std::uint32_t end) {
  return head + 1 < end && r.name(head + 1) && !r.name(head + 1)->demonym;
}

struct Read {
  Descriptor what;
  std::uint32_t head = no_token;
};

Read read(const Reading& r, std::uint32_t first, std::uint32_t last) {
  Read out;
  Descriptor& d = out.what;
  while (first < last && (one_of(r.word(first), {"a", "an", "the", "one", "of", "also", "now"}))) ++first;
  if (first >= last) return out;
  auto cut = first;  // the part that holds the head
  while (cut < last && !one_of(r.word(cut), {"of", "for", "to", "at", "in", "on", "from", "with", "under", "who", "and", "or", ",", "by", "against", "between", "behind"})) ++cut;
  std::uint32_t head = no_token;
  for (auto t = first; t < cut; ++t) {
    if (r.name(t) && r.name(t)->kind == EntityKind::person) {
      if (!r.possessive_after(r.name_tokens[static_cast<std::size_t>(r.name_at[t])].last - 1)) break;
      continue;
    }
    std::string_view w = r.word(t);
    if (is_person_noun(r.world, w)) head = t;
    if (w == "chief" && t + 1 < cut && (r.word(t + 1) == "of")) break;
  }
  if (head == no_token) return out;
  d.span = {r.text.words[first].span.begin, r.text.words[last - 1].span.end};
  d.head = joined_head(r, head, first);
  for (auto t = first; t < head; ++t) {
    const std::string_view w = r.word(t);
    if (auto c = country_of(r, t); !c.empty()) {
      if (d.country.empty()) d.country = std::move(c);
      continue;
    }
    if (w == "'s" || w == "'" || is_determiner(w)) continue;
    if (is_rank_word(w)) d.ranks.emplace_back(w);
    else if (!(t + 1 == head && d.head.size() > w.size() && d.head.starts_with(w) && d.head[w.size()] == ' ')) d.modifiers.emplace_back(w);
  }
  if (r.word(head) == "vice-president") d.ranks.emplace_back("vice");
  // "President of Veloria", but not "ally of Velorian President Tarkan".
  if (d.country.empty() && cut + 1 < last && r.word(cut) == "of" && (is_leader_noun(d.head) || d.head.ends_with("minister"))) {
    auto t = cut + 1;
    if (r.word(t) == "the" && t + 1 < last) ++t;
    const Name* n = r.name(t);
    const auto after = n ? r.name_tokens[static_cast<std::size_t>(r.name_at[t])].last : t + 1;
    if (n && !n->demonym && n->kind == EntityKind::place && (after >= last || stops_phrase(r.word(after)) || is_preposition(r.word(after)))) d.country = n->country;
  }
  // A country that no table knows: "the Velorian leader" is comparable with "Velorian President" all the same.
  if (d.country.empty() && is_leader_noun(d.head) && d.modifiers.size() == 1 && head > first) {
    const auto t = std::find(r.words.begin() + first, r.words.begin() + head, d.modifiers.front()) - r.words.begin();
    const auto at = static_cast<std::uint32_t>(t);
    const bool place = r.name(at) && r.name(at)->kind != EntityKind::organization;
    if (at < head && r.capital(at) && (place || !r.capital(head))) d.country = "~" + d.modifiers.front();
    if (!d.country.empty()) d.modifiers.clear();
  }
  std::sort(d.ranks.begin(), d.ranks.end());
  out.head = head;
  return out;
}

class Roles {
 public:
  Roles(const Reading& reading, std::span<const std::int32_t> entity_of, std::vector<Entity>& entities)
      : r(reading), of_(entity_of), entities_(entities) {}

  std::vector<KnownRole> run() {
    for (std::uint32_t i = 0; i < r.text.names.size(); ++i) {
      if (of_[i] < 0 || r.name_tokens[i].first >= r.name_tokens[i].last) continue;
      const auto entity = static_cast<std::uint32_t>(of_[i]);
      if (entities_[entity].kind != EntityKind::person) continue;
      title(i, entity);
      before(i, entity);
      after(i, entity);
      copula(i, entity);
    }
    return std::move(found_);
  }

 private:
  void add(std::uint32_t entity, std::uint32_t first, std::uint32_t last) {
    while (first < last && one_of(r.word(first), {"a", "an", "the"})) ++first;
    while (last > first && (stops_phrase(r.word(last - 1)) || r.word(last - 1) == "'s")) --last;
    if (first >= last) return;
    Read got = read(r, first, last);
    if (got.head == no_token) return;
    auto& roles = entities_[entity].roles;
    const Span span{r.text.words[first].span.begin, r.text.words[last - 1].span.end};
    if (std::none_of(roles.begin(), roles.end(), [&](const Role& x) { return x.span == span; }))
      roles.push_back({std::string(view(r.report.text, span)), span});
    found_.push_back({entity, std::move(got.what), first});
  }

  void title(std::uint32_t i, std::uint32_t entity) {
    const Name& n = r.text.names[i];
    auto first = r.name_tokens[i].first;
    if (!n.title.empty()) first = std::min(first, words_in(r.text, n.title).first);
    const auto start = r.first_of_sentence(r.name_tokens[i].first);
    if (n.title.empty()) {  // "dictator Tarkan": a person noun straight before the name
      if (first == start || !is_person_noun(r.world, r.word(first - 1)) || r.name(first - 1)) return;
      if (one_of(r.word(first - 1), {"man", "woman", "boy", "girl"})) return;
      if (!r.capital(first - 1) && one_of(r.word(first - 1), {"major", "general", "principal", "model", "head", "fellow", "host", "anchor", "chair", "icon"})) return;
      --first;
    }
    auto last = r.name_tokens[i].first;
    // A title of honorifics alone is no role.
    bool office = false;
    for (auto t = first; t < last; ++t) office |= is_person_noun(r.world, r.word(t)) && gender_of_word(r.word(t)) == Gender::unknown;
    for (auto t = first; t < last; ++t) office |= is_person_noun(r.world, r.word(t)) && !r.world.find(r.word(t), Sense::honorific) && !one_of(r.word(t), {"miss", "sir", "lady"});
    if (!office) return;
    const bool whole = r.word(first) == "president" && first + 1 < last && r.word(first + 1) == "of";
    add(entity, whole ? first : extend_left(r, first), last);
  }

  // "its top diplomat, Ivo Tarkan, ..."
  void before(std::uint32_t i, std::uint32_t entity) {
    const auto name = r.name_tokens[i];
    const auto start = r.first_of_sentence(name.first);
    auto at = name.first;
    if (!r.text.names[i].title.empty()) return;
    if (at < start + 3 || r.word(at - 1) != "," || !is_person_noun(r.world, r.word(at - 2)) || r.name(at - 2)) return;
    if (name.last < r.end_of_sentence(name.first) && !stops_phrase(r.word(name.last))) return;
    const auto head = at - 2;
    auto first = extend_left(r, head);
    const bool possessor = first < head && r.name(first) && r.possessive_after(r.name_tokens[static_cast<std::size_t>(r.name_at[first])].last - 1);
    if (!possessor && (first == start || !is_determiner(r.word(first - 1)) || one_of(r.word(first - 1), {"a", "an", "some", "any", "no", "every"}))) return;
    add(entity, first, head + 1);
  }

  void after(std::uint32_t i, std::uint32_t entity) {
    const auto name = r.name_tokens[i];
    const auto end = r.end_of_sentence(name.first);
    auto t = name.last;
    if (t >= end || r.possessive_after(name.last - 1)) return;
    const std::string_view opener = r.word(t);
    if (opener != "," && !is_dash(opener)) return;
    ++t;
    if (t + 1 < end && r.text.words[t].kind == TokenKind::number && r.word(t + 1) == ",") t += 2;  // ", 45, a farmer"
    if (t >= end || r.quoted[t] != r.quoted[name.last - 1] || !begins_description(r, t)) return;
    const Phrase phrase = phrase_end(r, t, t + 24);
    if (!phrase.closed || phrase.end <= t) return;
    // A dash must be closed by a dash or the sentence's end; a comma by a mark.
    const std::string_view closer = r.word(phrase.end);
    if (phrase.end < end && is_dash(opener) && !is_dash(closer) && closer != "." && closer != ",") {
      if (!one_of(closer, {"who", "and", "that", "which", "whose", "but"})) return;
    }
    const Read got = read(r, t, phrase.end);
    if (got.head == no_token || is_other_title(r, got.head, phrase.end)) return;
    if (one_of(r.word(got.head), {"man", "woman"}) && got.what.modifiers.empty()) return;
    add(entity, t, phrase.end);
  }

  void copula(std::uint32_t i, std::uint32_t entity) {
    const auto name = r.name_tokens[i];
    const auto start = r.first_of_sentence(name.first);
    const auto end = r.end_of_sentence(name.first);
    if (r.possessive_after(name.last - 1)) return;
    auto subject = name.first;
    if (!r.text.names[i].title.empty()) subject = std::min(subject, words_in(r.text, r.text.names[i].title).first);
    if (subject > start && (is_preposition(r.word(subject - 1)) || r.word(subject - 1) == "and")) return;
    auto t = name.last;
    if (t + 1 < end && r.word(t) == "," && one_of(r.word(t + 1), {"who", "whose"})) {
      const auto limit = std::min(end, t + 30);
      for (t += 2; t < limit; ++t)
        if (r.word(t) == ",") {
          auto u = t + 1;
          while (u < limit && (r.word(u) == "\"" || r.word(u) == "''")) ++u;
          if (one_of(r.word(u), {"is", "was"})) break;
        }
      if (t >= limit) return;
      ++t;
      while (t < limit && (r.word(t) == "\"" || r.word(t) == "''")) ++t;
    }
    if (t >= end || r.quoted[t] != r.quoted[name.last - 1]) return;
    if (one_of(r.word(t), {"is", "was", "became", "remains", "remained"})) ++t;
    else if (one_of(r.word(t), {"has", "had"}) && r.word(t + 1) == "been") t += 2;
    else return;
    while (t < end && is_adverb(r.word(t)) && !one_of(r.word(t), {"not", "never", "n't"})) ++t;
    if (t >= end || r.quoted[t] != r.quoted[name.last - 1]) return;
    const std::string_view w = r.word(t);
    if (!one_of(w, {"a", "an", "the", "one", "his", "her"}) && !(is_person_noun(r.world, w) && is_leader_noun(w))) return;
    const Phrase phrase = phrase_end(r, t + 1, t + 24);
    const Read got = read(r, t, phrase.end);
    if (got.head == no_token || is_other_title(r, got.head, phrase.end)) return;
    // The phrase's head must be the person noun itself: not "is the minister's first visit".
    auto cut = got.head + 1;
    if (cut < phrase.end && !is_preposition(r.word(cut)) && r.word(cut) != "and" && r.word(cut) != "or") return;
    add(entity, t, phrase.end);
  }

  const Reading& r;
  std::span<const std::int32_t> of_;
  std::vector<Entity>& entities_;
  std::vector<KnownRole> found_;
};

bool same_office(const std::string& a, const std::string& b) {
  if (a == b) return true;
  const auto spokes = [](const std::string& s) { return s.starts_with("spokes"); };
  if (spokes(a) && spokes(b))
    return gender_of_word(a) == Gender::unknown || gender_of_word(b) == Gender::unknown || gender_of_word(a) == gender_of_word(b);
  const auto chair = [](const std::string& s) { return s.starts_with("chair"); };
  if (chair(a) && chair(b)) return !(a == "chairman" && b == "chairwoman") && !(a == "chairwoman" && b == "chairman");
  return false;
}

}  // namespace

Descriptor read_descriptor(const Reading& r, std::uint32_t first, std::uint32_t last) { return read(r, first, last).what; }

std::vector<KnownRole> find_roles(const Reading& r, std::span<const std::int32_t> entity_of, std::vector<Entity>& entities) {
  return Roles(r, entity_of, entities).run();
}

bool may_be_called(const Descriptor& role, const Descriptor& called) {
  if (role.head.empty() || called.head.empty()) return false;
  if (!called.country.empty() && role.country != called.country) return false;
  const auto ranks = [](const Descriptor& d) {
    std::vector<std::string> out;
    for (const auto& w : d.ranks)
      if (!one_of(w, {"then", "outgoing", "incoming", "late", "onetime"})) out.push_back(w == "ex" || w == "ex-" ? "former" : w);
    return out;
  };
  if (ranks(role) != ranks(called)) return false;
  if (!same_office(role.head, called.head)) {
    if (called.country.empty() || !is_leader_noun(role.head) || !is_leader_noun(called.head)) return false;
    if (!is_any_leader(role.head) && !is_any_leader(called.head)) return false;
    // "Senate minority leader", "opposition leader", "party chief" lead something else than the country.
    const auto of_the_state = [](const Descriptor& d) {
      return std::all_of(d.modifiers.begin(), d.modifiers.end(), [](const std::string& m) {
        return one_of(m, {"authoritarian", "longtime", "long-time", "veteran", "strongman", "embattled", "autocratic", "communist"});
      });
    };
    if (!of_the_state(role) || !of_the_state(called)) return false;
  }
  return std::all_of(called.modifiers.begin(), called.modifiers.end(), [&](const std::string& m) {
    return std::find(role.modifiers.begin(), role.modifiers.end(), m) != role.modifiers.end();
  });
}

bool is_specific(const Descriptor& called) {
  static constexpr std::array<std::string_view, 42> vague{
      "leader", "ruler", "strongman", "official", "member", "man", "woman", "boy", "girl", "friend", "ally", "partner", "expert",
      "officer", "supporter", "critic", "colleague", "rival", "opponent", "counterpart", "resident", "citizen", "victim", "witness",
      "parent", "father", "mother", "son", "daughter", "brother", "sister", "husband", "wife", "student", "player", "native", "fellow",
      "heir", "head", "chief", "star", "hero"};
  if (std::find(vague.begin(), vague.end(), called.head) == vague.end()) return true;
  return !called.modifiers.empty() && !one_of(called.head, {"man", "woman", "boy", "girl", "member", "counterpart"});
}

}  // namespace synoptic::annotate::people
