// "The Belarusian leader" is the one person of the report whose role fits: same country, compatible office, same rank; two
// that fit are none. Without a country the office must be one that the report gives to exactly one person, introduced
// earlier. Where no role fits, who held the office on the day of the report, if the report names him (people_offices.hpp). "The bloc", "the agency" stand for the last organisation of that type named nearby.
#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

#include "annotate/people_offices.hpp"
#include "annotate/people_parts.hpp"
#include "base/utf8.hpp"

namespace synoptic::annotate::people {
namespace {

bool one_of(std::string_view w, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), w) != words.end();
}

bool is_headline(const Reading& r, std::uint32_t t) {
  const SectionKind k = r.text.sentences[r.sentence[t]].section;
  return k == SectionKind::title || k == SectionKind::heading;
}

// May the noun phrase end before this token? A mark, a verb, a small word; not one more noun or a name.
bool ends_before(const Reading& r, std::uint32_t t, std::uint32_t end, bool headline) {
  if (t >= end) return true;
  const std::string_view w = r.word(t);
  if (r.text.words[t].kind != TokenKind::word) return w != "-";
  if (w == "'s" || w == "'") return true;
  if (headline && !r.name(t)) return true;
  if (r.name(t)) return false;
  return is_preposition(w) || is_auxiliary(w) || is_adverb(w) || r.verb_like(t) || one_of(w, {"and", "or", "but", "who", "whose", "whom", "that", "which", "while", "when", "if", "because"});
}

// Types of organisations that a lone noun may stand for, and the words of a name that show the type.
struct OrgNoun {
  std::string_view noun;
  std::initializer_list<std::string_view> shown_by;
};
const std::initializer_list<OrgNoun>& org_nouns() {
  static const std::initializer_list<OrgNoun> table{
      {"bloc", {"union", "eu", "community", "asean", "mercosur", "association", "brics"}},
      {"alliance", {"alliance", "nato", "treaty"}},
      {"agency", {"agency"}},
      {"bureau", {"bureau"}},
      {"company", {"company", "inc", "corp", "corporation", "ltd", "plc", "llc", "co", "group", "holdings", "motors", "airlines"}},
      {"firm", {"llp", "inc", "ltd", "plc", "llc", "partners", "associates"}},
      {"carmaker", {"motor", "motors", "automobile"}},
      {"airline", {"airlines", "airways", "air", "aviation"}},
      {"carrier", {"airlines", "airways"}},
      {"bank", {"bank"}},
      {"ministry", {"ministry"}},
      {"department", {"department"}},
      {"commission", {"commission"}},
      {"committee", {"committee"}},
      {"council", {"council"}},
      {"university", {"university", "college"}},
      {"college", {"college"}},
      {"school", {"school", "academy"}},
      {"hospital", {"hospital", "infirmary"}},
      {"court", {"court", "tribunal"}},
      {"party", {"party"}},
      {"union", {"union"}},
      {"club", {"club", "fc"}},
      {"museum", {"museum", "gallery"}},
      {"charity", {"charity", "foundation", "trust"}},
      {"foundation", {"foundation"}},
      {"institute", {"institute", "institution"}},
      {"association", {"association"}},
      {"retailer", {"stores"}},
      {"group", {"group"}},
      {"organisation", {"organization", "organisation"}},
      {"organization", {"organization", "organisation"}},
      {"newspaper", {"times", "post", "herald", "journal", "gazette", "tribune", "telegraph", "guardian", "chronicle"}},
      {"parliament", {"parliament"}},
      {"senate", {"senate"}},
  };
  return table;
}

// Does the name show that it is no company and no loose group?
bool shows_a_type(const std::set<std::string>& words) {
  return std::any_of(words.begin(), words.end(), [](const std::string& w) {
    return one_of(w, {"agency", "bureau", "ministry", "department", "commission", "committee", "council", "university", "college", "school", "hospital", "court", "tribunal", "party",
                      "parliament", "senate", "congress", "house", "police", "office", "army", "navy", "force", "forces", "government", "administration", "republicans", "democrats",
                      "union", "nations", "museum", "county", "city", "state", "church", "league", "team", "fc", "federal", "national", "guard", "fire", "court's", "supreme", "board", "organization", "organisation", "association", "foundation"});
  });
}

void find_org_nominals(const Reading& r, const People& so_far, std::vector<Mention>& out) {
  // Mentions of organisations by token, in order; `types[i]` = folded words of all names of the entity.
  struct Seen {
    std::uint32_t token, sentence, entity;
  };
  std::vector<Seen> seen;
  std::vector<std::set<std::string>> words(so_far.entities.size());
  std::vector<bool> press(so_far.entities.size());  // outlets and agencies stand in reports as sources
  for (const Mention& m : so_far.mentions) {
    const Entity& e = so_far.entities[m.entity];
    if (e.kind != EntityKind::organization || m.form != MentionForm::name) continue;
    const WordRange range = words_in(r.text, m.span);
    if (range.first >= range.last) continue;
    if (const Name* n = r.name(range.first); n && !n->canonical.empty()) {  // "FBI" is a bureau
      const std::string canonical = utf8::fold(n->canonical);
      for (std::size_t at = 0; at < canonical.size();) {
        const auto end = std::min(canonical.find(' ', at), canonical.size());
        words[m.entity].insert(canonical.substr(at, end - at));
        at = end + 1;
      }
    }
    for (const Sense sense : {Sense::outlet, Sense::agency})
      if (r.world.find(utf8::fold(view(r.report.text, m.span)), sense)) press[m.entity] = true;
    for (auto t = range.first; t < range.last; ++t) {
      std::string_view w = r.word(t);
      if (w.ends_with('.')) w.remove_suffix(1);
      words[m.entity].insert(std::string(w));
    }
    seen.push_back({range.first, r.sentence[range.first], m.entity});
  }
  std::size_t upto = 0;
  for (std::uint32_t t = 0; t + 1 < r.words.size(); ++t) {
    while (upto < seen.size() && seen[upto].token < t) ++upto;
    if (r.word(t) != "the" || r.quoted[t] || !r.same_sentence(t, t + 1) || r.capital(t + 1)) continue;
    const auto& table = org_nouns();
    const auto noun = std::find_if(table.begin(), table.end(), [&](const OrgNoun& o) { return o.noun == r.word(t + 1); });
    if (noun == table.end() || !ends_before(r, t + 2, r.end_of_sentence(t), false)) continue;
    if (t + 2 < r.words.size() && one_of(r.word(t + 2), {"of", "for", "which", "that"})) continue;  // says itself which one
    std::set<std::uint32_t> fit;
    for (std::size_t i = upto; i-- > 0 && seen[i].sentence + 3 >= r.sentence[t];)
      if (!(noun->noun == "party" && words[seen[i].entity].contains("tea")) &&  // a movement, whatever its name
          std::any_of(noun->shown_by.begin(), noun->shown_by.end(), [&](auto w) { return words[seen[i].entity].contains(std::string(w)); }))
        fit.insert(seen[i].entity);
    if (fit.size() == 1)
      out.push_back({{r.text.words[t].span.begin, r.text.words[t + 1].span.end}, MentionForm::nominal, *fit.begin(),
                     "nominal: the only organisation of this type named nearby"});
    // Of no type that its name shows: the only organisation spoken of for three sentences, and lately.
    if (!fit.empty() || !one_of(noun->noun, {"company", "firm", "airline", "carrier", "carmaker", "retailer", "organisation", "organization", "group"})) continue;
    std::set<std::uint32_t> spoken;
    for (std::size_t i = upto; i-- > 0 && seen[i].sentence + 3 >= r.sentence[t];) spoken.insert(seen[i].entity);
    if (spoken.size() != 1 || seen[upto - 1].sentence + 1 < r.sentence[t] || press[*spoken.begin()] || shows_a_type(words[*spoken.begin()])) continue;
    out.push_back({{r.text.words[t].span.begin, r.text.words[t + 1].span.end}, MentionForm::nominal, *spoken.begin(), "nominal: the only organisation spoken of just before"});
  }
}

}  // namespace

std::vector<Called> find_descriptors(const Reading& r) {
  std::vector<Called> out;
  for (std::uint32_t t = 0; t < r.words.size(); ++t) {
    if (r.quoted[t]) continue;
    const bool article = r.word(t) == "the";
    const bool headline = is_headline(r, t);
    const bool bare_start = headline && t == r.first_of_sentence(t) && r.name(t) && r.name(t)->kind != EntityKind::person && !r.name(t)->country.empty();
    // "Veloria's prime minister said": a country's name with an office of its own.
    const bool possessor = !article && !bare_start && r.name(t) && r.name(t)->kind == EntityKind::place && !r.name(t)->country.empty() && !r.name(t)->demonym &&
                           !r.name(t)->metonym && (t == 0 || r.name_at[t - 1] != r.name_at[t]) && r.possessive_after(r.name_tokens[static_cast<std::size_t>(r.name_at[t])].last - 1);
    if (!article && !bare_start && !possessor) continue;
    const auto first = article ? t + 1 : t;
    const auto end = std::min(r.end_of_sentence(t), first + 6);
    std::uint32_t head = no_token;
    for (auto u = first; u < end; ++u) {
      const std::string_view w = r.word(u);
      const bool own_s = w == "'s" || w == "'";
      const bool small = is_preposition(w) || is_determiner(w) || (is_auxiliary(w) && !own_s) || w == "and" || w == "or";
      if (own_s && possessor && u <= r.name_tokens[static_cast<std::size_t>(r.name_at[t])].last) continue;
      if (r.text.words[u].kind != TokenKind::word || small || own_s || (r.name(u) && r.name(u)->kind == EntityKind::person)) break;
      if (is_person_noun(r.world, w) && !r.name(u) && ends_before(r, u + 1, r.end_of_sentence(t), headline)) {
        head = u;
        break;
      }
    }
    if (head == no_token) continue;
    if (head + 1 < r.end_of_sentence(t) && one_of(r.word(head + 1), {"to", "at", "for"}) && is_headline(r, t) == false &&
        !one_of(r.word(head), {"president", "leader", "premier", "chancellor", "king", "queen", "pope"}))
      continue;  // "the adviser to ..." says more than a role table can check
    auto last = head + 1;
    if (last < r.end_of_sentence(t) && r.word(last) == "of") {  // "the president of Veloria": only with a country
      auto u = last + 1;
      if (r.word(u) == "the") ++u;
      const Name* n = u < r.end_of_sentence(t) ? r.name(u) : nullptr;
      if (!n || n->country.empty() || n->metonym || n->demonym || n->kind != EntityKind::place) continue;
      if (r.possessive_after(r.name_tokens[static_cast<std::size_t>(r.name_at[u])].last - 1)) continue;
      last = r.name_tokens[static_cast<std::size_t>(r.name_at[u])].last;
      if (last < r.end_of_sentence(t) && r.name(last)) continue;  // "the president of Veloria Ivo Tarkan" is a title
      if (last < r.end_of_sentence(t) && r.word(last) == ",") continue;  // an apposition may follow
    }
    if (last + 1 < r.end_of_sentence(t) && r.word(last) == "," && r.name(last + 1) && r.name(last + 1)->kind == EntityKind::person) continue;
    Called c;
    c.what = read_descriptor(r, first, last);
    if (possessor && (c.what.country.empty() || !is_leader_noun(c.what.head))) continue;
    if (c.what.head.empty() || (bare_start && (c.what.country.empty() || !is_leader_noun(c.what.head)))) continue;
    // "the oldest president", "the next leader" compare; they do not point.
    if (std::any_of(c.what.modifiers.begin(), c.what.modifiers.end(), [](const std::string& m) {
          return (m.size() > 4 && m.ends_with("est")) || m.ends_with("th") ||
                 one_of(m, {"first", "second", "third", "next", "new", "only", "last", "other", "same", "most", "top", "best"});
        }))
      continue;
    c.span = {r.text.words[t].span.begin, r.text.words[last - 1].span.end};
    c.token = head;
    out.push_back(std::move(c));
    t = last - 1;
  }
  return out;
}

namespace {

// Offices that `may_be_called` may hold equal have one key.
std::string office_key(const std::string& head) {
  if (is_leader_noun(head)) return "leader";
  if (head.starts_with("spokes")) return "spokes";
  if (head.starts_with("chair")) return "chair";
  return head;
}

// The person of the last mention before `token`, in its sentence or the one before; -1 if there is none.
std::int64_t last_spoken_of(const Reading& r, const People& so_far, std::uint32_t token) {
  const auto at = r.text.words[token].span.begin;
  auto m = std::lower_bound(so_far.mentions.begin(), so_far.mentions.end(), at, [](const Mention& x, std::uint32_t b) { return x.span.begin < b; });
  while (m != so_far.mentions.begin()) {
    --m;
    const auto t = words_in(r.text, m->span).first;
    if (t >= r.sentence.size() || r.sentence[t] + 1 < r.sentence[token]) return -1;
    if (so_far.entities[m->entity].kind == EntityKind::person) return m->entity;
  }
  return -1;
}

}  // namespace

std::vector<Mention> find_nominals(const Reading& r, const People& so_far, std::span<const KnownRole> roles) {
  std::vector<Mention> out;
  std::vector<std::uint32_t> first_word(so_far.entities.size(), no_token);
  for (const Mention& m : so_far.mentions) {
    auto& first = first_word[m.entity];
    first = std::min(first, words_in(r.text, m.span).first);
  }
  // Roles by the kind of office, with and without their country; the same role of the same person once.
  std::map<std::string, std::vector<const KnownRole*>> by_office;
  std::set<std::tuple<std::uint32_t, std::string, std::string, std::vector<std::string>, std::vector<std::string>>> seen;
  for (const KnownRole& k : roles) {
    if (!seen.emplace(k.entity, k.what.head, k.what.country, k.what.ranks, k.what.modifiers).second) continue;
    by_office[office_key(k.what.head) + "|"].push_back(&k);
    if (!k.what.country.empty()) by_office[office_key(k.what.head) + "|" + k.what.country].push_back(&k);
  }
  // The only person of the report who held that office on its day; -1 if there is none.
  const auto day = r.report.published.day();
  std::map<std::string, std::int64_t> asked;
  const auto named_holder = [&](const Descriptor& called) -> std::int64_t {
    if (!day || !called.modifiers.empty()) return -1;
    const auto [answer, fresh] = asked.try_emplace(called.head + "|" + called.country + "|" + (called.ranks.empty() ? "" : called.ranks.front()), -1);
    if (!fresh) return answer->second;
    std::set<std::uint32_t> named;
    for (const Holder* h : office_holders(r.world, called, *day))
      for (std::uint32_t e = 0; e < so_far.entities.size(); ++e)
        if (so_far.entities[e].kind == EntityKind::person && is_holder(r.world, parse_person_name(so_far.entities[e].name), *h, *day)) named.insert(e);
    return answer->second = named.size() == 1 ? static_cast<std::int64_t>(*named.begin()) : -1;
  };
  for (const Called& c : find_descriptors(r)) {
    const bool by_country = !c.what.country.empty();
    if (!by_country && !is_specific(c.what)) continue;
    std::set<std::uint32_t> fit;
    if (const auto known = by_office.find(office_key(c.what.head) + "|" + c.what.country); known != by_office.end())
      for (const KnownRole* k : known->second) {
        if (!may_be_called(k->what, c.what)) continue;
        if (!by_country && first_word[k->entity] > c.token) continue;
        fit.insert(k->entity);
        if (fit.size() > 1) break;
      }
    if (fit.empty() && by_country)
      if (const auto holder = named_holder(c.what); holder >= 0) {
        out.push_back({c.span, MentionForm::nominal, static_cast<std::uint32_t>(holder), "nominal: held this office on the day of the report"});
        continue;
      }
    if (fit.size() != 1) continue;
    // A trade is no office: "the pilot", "the singer" only of the person who was last spoken of.
    if (!by_country && !is_office_noun(c.what.head) && last_spoken_of(r, so_far, c.token) != static_cast<std::int64_t>(*fit.begin())) continue;
    out.push_back({c.span, MentionForm::nominal, *fit.begin(),
                   by_country ? "nominal: the only person of this country and office" : "nominal: the only person of this office"});
  }
  find_org_nominals(r, so_far, out);
  return out;
}

}  // namespace synoptic::annotate::people
