// Definite noun phrases, and what a report says that its entities are; both read off the tree in one pass over the tokens.
#include <algorithm>
#include <charconv>
#include <set>

#include "annotate/people_nominal_ranker.hpp"
#include "base/utf8.hpp"

namespace synoptic::annotate::people {
namespace {

bool one_of(std::string_view w, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), w) != words.end();
}

constexpr std::size_t most_roles = 24;              // of one person that are kept; keeps the work linear in the text
constexpr std::uint32_t longest_apposition = 14;  // tokens between name and noun; further off the tree errs

// What hangs on each token.
struct Hanging {
  std::uint32_t article = no_token, owner = no_token, name = no_token;  // tokens; name: apposed or joined to it, after it
  bool copula = false, negated = false, relative = false, of = false, other_phrase = false, adjective = false, compound = false, ordinal = false;
};

struct Tree {
  std::vector<std::uint32_t> word;  // of each token
  std::vector<Hanging> on;
};

Tree read_tree(const Reading& r) {
  const auto& tokens = r.text.tokens;
  Tree out;
  out.word.assign(tokens.size(), no_token);
  for (std::uint32_t w = 0; w < r.text.words.size(); ++w)
    for (auto t = r.text.words[w].first_token; t < r.text.words[w].last_token; ++t) out.word[t] = w;
  out.on.resize(tokens.size());
  std::vector<bool> by_of(tokens.size());
  for (std::uint32_t t = 0; t < tokens.size(); ++t)
    if (tokens[t].deprel == Deprel::case_ && tokens[t].head >= 0 && tokens[t].lemma == "of") by_of[static_cast<std::size_t>(tokens[t].head)] = true;
  for (std::uint32_t t = 0; t < tokens.size(); ++t) {
    const Token& x = tokens[t];
    if (x.head < 0) continue;
    const auto h = static_cast<std::uint32_t>(x.head);
    Hanging& on = out.on[h];
    switch (x.deprel) {
      case Deprel::det: if (t < h && on.article == no_token) on.article = t; break;
      case Deprel::nmod_poss: if (t < h) on.owner = t; break;
      case Deprel::cop: on.copula = true; break;
      case Deprel::acl_relcl: on.relative = true; break;
      case Deprel::acl: if (t > h) on.relative = true; break;
      case Deprel::nmod: if (t > h) (by_of[t] ? on.of : on.other_phrase) = true; break;
      case Deprel::amod:
        if (t < h) (one_of(x.lemma, {"first", "second", "third", "last", "next", "other", "only", "final", "latest"}) || x.xpos == Xpos::jjs || x.xpos == Xpos::jjr || (!x.lemma.empty() && x.lemma[0] >= '0' && x.lemma[0] <= '9') ? on.ordinal : on.adjective) = true;
        break;
      case Deprel::nummod: if (t < h) on.ordinal = true; break;
      case Deprel::compound: if (t < h) on.compound = true; break;
      case Deprel::appos:
      case Deprel::flat: if (t > h && on.name == no_token) on.name = t; break;
      case Deprel::advmod: if (one_of(x.lemma, {"not", "never"})) on.negated = true; break;
      default: break;
    }
  }
  return out;
}

// "15-year-old": 15; -1 for all else.
int years_old(std::string_view w) {
  int n = 0;
  const auto [end, fault] = std::from_chars(w.data(), w.data() + w.size(), n);
  if (fault != std::errc{} || n < 1 || n > 120) return -1;
  const std::string_view rest = w.substr(static_cast<std::size_t>(end - w.data()));
  return rest == "-year-old" || rest == "-years-old" ? n : -1;
}

bool singular_noun(const Token& t) { return t.xpos == Xpos::nn; }

bool has(const std::vector<std::string>& sorted, const std::string& w) { return std::binary_search(sorted.begin(), sorted.end(), w); }
bool has(std::uint32_t classes, NounClass c) { return (classes >> static_cast<unsigned>(c) & 1u) != 0; }

}  // namespace

std::string noun_key(std::string_view w) {
  if (w.starts_with("spokes")) return "spokes";
  if (w.starts_with("chair")) return "chair";
  if (one_of(w, {"rep.", "rep", "representative", "congresswoman"})) return "congressman";
  if (one_of(w, {"sen.", "sen"})) return "senator";
  if (one_of(w, {"gov.", "gov"})) return "governor";
  if (one_of(w, {"airlines", "airways"})) return "airline";
  if (one_of(w, {"stores"})) return "retailer";
  if (one_of(w, {"motors", "motor"})) return "carmaker";
  if (one_of(w, {"attorney", "solicitor", "barrister", "counsel"})) return "lawyer";
  if (one_of(w, {"gunman", "killer", "attacker"})) return "shooter";
  if (w == "accused") return "defendant";
  if (one_of(w, {"teen", "adolescent"})) return "teenager";
  if (one_of(w, {"kid", "youngster"})) return "child";
  if (w == "movie") return "film";
  if (w == "programme") return "show";
  if (w == "organisation") return "organization";
  if (w == "firm") return "company";
  if (w == "carrier") return "airline";
  if (w == "nation") return "country";
  if (w == "site") return "website";
  if (w == "nightclub") return "club";
  if (w == "automaker") return "carmaker";
  return std::string(w);
}

std::vector<Definite> find_definites(const Reading& r) {
  std::vector<Definite> out;
  const Tree tree = read_tree(r);
  const auto& tokens = r.text.tokens;
  for (std::uint32_t w = 0; w < r.text.words.size(); ++w) {
    const auto last = r.text.words[w].last_token;
    if (last == 0 || last > tokens.size() || r.name(w)) continue;
    const auto t = last - 1;
    const Token& x = tokens[t];
    const Hanging& on = tree.on[t];
    Definite d;
    d.years = years_old(r.word(w));
    if (d.years >= 0) {
      const Upos next = w + 1 < r.words.size() && r.same_sentence(w, w + 1) ? tokens[r.text.words[w + 1].first_token].upos : Upos::none;
      if (next == Upos::noun || next == Upos::propn || next == Upos::adj || next == Upos::num || on.article == no_token) continue;
      d.as = NounClass::age;
    } else {
      if (!singular_noun(x) || main_of(x.deprel) == Deprel::compound || main_of(x.deprel) == Deprel::flat) continue;
      d.as = class_of_noun(r.world, r.word(w));
      if (d.as == NounClass::none) continue;
    }
    auto first = on.owner != no_token ? on.owner : on.article;
    if (on.owner != no_token) {
      const auto p = tree.word[on.owner];
      if (one_of(r.word(p), {"my", "our", "your", "whose"})) continue;  // whoever speaks
      d.article = Definite::Article::possessive;
      d.owner = p;
      if (const auto at = r.name_at[p]; at >= 0) first = std::min(first, r.text.words[r.name_tokens[static_cast<std::size_t>(at)].first].first_token);
      if (const auto det = tree.on[on.owner].article; det != no_token) first = std::min(first, det);
    } else if (on.article != no_token) {
      const std::string_view a = tokens[on.article].lemma;
      if (a == "the") d.article = Definite::Article::the;
      else if (a == "this") d.article = Definite::Article::demonstrative;
      else if (one_of(a, {"a", "an", "another", "one", "some"})) d.article = Definite::Article::indefinite;
      else continue;
    } else {
      continue;
    }
    if (d.article == Definite::Article::demonstrative && r.word(w) == "court") continue;  // the one that is spoken to
    // Appositions, predicates and titles are said of a name and are no mentions of their own.
    const auto apposed = [&](const Token& y) { return main_of(y.deprel) == Deprel::appos; };
    if (apposed(x) || on.copula || (main_of(x.deprel) == Deprel::conj && x.head >= 0 && apposed(tokens[static_cast<std::size_t>(x.head)]))) continue;
    if (on.name != no_token && r.name(tree.word[on.name])) continue;
    if (w + 1 < r.words.size() && r.same_sentence(w, w + 1) && r.name(w + 1) && !r.name(w + 1)->demonym) continue;
    if (w + 2 < r.words.size() && r.same_sentence(w, w + 2) && r.word(w + 1) == "," && r.name(w + 2) && r.name(w + 2)->kind == EntityKind::person && family_of(d.as) == NounFamily::person) continue;
    if (w + 1 < r.words.size() && r.same_sentence(w, w + 1) && (r.text.words[w + 1].kind == TokenKind::url || (r.capital(w + 1) && !r.name(w + 1)))) continue;  // a name that was missed
    // "The city of Samar", "the school in Samar": says itself which one.
    if (w + 2 < r.words.size() && r.same_sentence(w, w + 2) && is_preposition(r.word(w + 1)) && family_of(d.as) != NounFamily::person) {
      const auto named = r.word(w + 2) == "the" ? w + 3 : w + 2;
      if (r.name(named) && !r.name(named)->demonym && r.same_sentence(w, named) && (r.word(w + 1) == "of" || r.word(w + 1) == "in")) d.says_itself = named;
    }
    if (d.noun.empty() && r.word(w) == "state" && r.word(w + 1) == "'s" && r.word(w + 2).starts_with("attorney")) continue;
    d.word = w;
    d.token = t;
    d.words = {tree.word[first], w + 1};
    if (d.words.first > w || w - d.words.first > 12) continue;
    bool whole = true;
    for (auto u = d.words.first; u < w; ++u) whole = whole && (r.name(u) || (!is_preposition(r.word(u)) && r.word(u) != ",")) && r.quoted[u] == r.quoted[w];
    if (!whole) continue;
    d.noun = d.years >= 0 ? "year-old" : noun_key(r.word(w));
    d.gender = gender_of_word(r.word(w));
    d.adjective = on.adjective, d.compound = on.compound, d.ordinal = on.ordinal, d.relative = on.relative, d.of = on.of, d.other_phrase = on.other_phrase;
    const auto inner = d.owner == no_token ? d.words.first + 1 : d.owner + 1;
    for (auto u = inner; u < w; ++u) {
      const std::string_view m = r.word(u);
      if (r.text.words[u].kind == TokenKind::punct || m == "'s" || m == "'") continue;
      if (const int n = years_old(m); n >= 0) d.years = n;
      if (const Name* n = r.name(u)) {
        d.named = true;
        if (n->kind != EntityKind::person && !n->country.empty()) d.country = n->country;
      } else if (r.capital(u)) {
        d.named = true;
      }
      d.modifiers.emplace_back(m);
    }
    if (family_of(d.as) == NounFamily::person && d.years < 0) {
      d.what = read_descriptor(r, d.words.first, w + 1);
      if (!d.what.country.empty()) d.country = d.what.country;
      if (!d.what.head.empty()) d.noun = noun_key(d.what.head);
    }
    out.push_back(std::move(d));
  }
  return out;
}

std::vector<SaidOf> what_is_said(const Reading& r, const People& people, std::span<const KnownRole> roles) {
  std::vector<SaidOf> out(people.entities.size());
  const Tree tree = read_tree(r);
  const auto& tokens = r.text.tokens;
  std::vector<std::int32_t> entity_at(tokens.size(), -1), doing_at(tokens.size(), -1);  // by names; by names and pronouns
  const auto bit = [](NounClass c) { return c == NounClass::none ? 0u : 1u << static_cast<unsigned>(c); };
  const auto words_of_name = [&](SaidOf& s, std::string_view folded) {
    for (std::size_t at = 0; at < folded.size();) {
      const auto end = std::min(folded.find(' ', at), folded.size());
      const std::string_view w = folded.substr(at, end - at);
      s.words.emplace_back(w);
      if (const NounClass c = class_in_name(w); c != NounClass::none) {
        s.name_classes |= bit(c);
        if (c != NounClass::city && c != NounClass::country) s.nouns.push_back(noun_key(w));  // "Samar City" may be far from the city
      }
      at = end + 1;
    }
  };
  std::vector<bool> read_name(people.entities.size());
  for (const Mention& m : people.mentions) {
    const WordRange at = words_in(r.text, m.span);
    if (at.first >= at.last) continue;
    for (auto t = r.text.words[at.first].first_token; t < r.text.words[at.last - 1].last_token; ++t) {
      doing_at[t] = static_cast<std::int32_t>(m.entity);
      if (m.form == MentionForm::name) entity_at[t] = static_cast<std::int32_t>(m.entity);
    }
    if (m.form != MentionForm::name) continue;
    const Entity& e = people.entities[m.entity];
    SaidOf& s = out[m.entity];
    // "Ivo Tarkan, 15," and "Ivo Tarkan (15)"
    if (e.kind == EntityKind::person && s.years < 0 && at.last + 2 < r.words.size() && r.same_sentence(at.first, at.last + 2) && one_of(r.word(at.last), {",", "("}) &&
        r.text.words[at.last + 1].kind == TokenKind::number && r.text.words[at.last + 2].kind == TokenKind::punct) {
      int n = 0;
      const std::string_view w = r.word(at.last + 1);
      if (const auto [end, fault] = std::from_chars(w.data(), w.data() + w.size(), n); fault == std::errc{} && end == w.data() + w.size() && n > 0 && n < 120) s.years = n;
    }
    // "Rep. Ivo Tarkan"
    if (const Name* n = r.name(at.first); n && !n->title.empty() && e.kind == EntityKind::person) {
      const WordRange title = words_in(r.text, n->title);
      for (auto u = title.first; u < title.last; ++u)
        if (const bool under = u > title.first && one_of(r.word(u - 1), {"lt.", "lt", "lieutenant", "deputy", "former"}); under) break;
        else if (const std::string key = noun_key(r.word(u)); key != r.word(u) && class_of_noun(r.world, key) == NounClass::office) {
          s.nouns.push_back(key);
          s.classes |= bit(NounClass::office);
        }
    }
    if (at.first > 0 && r.same_sentence(at.first - 1, at.first) && s.years < 0) s.years = years_old(r.word(at.first - 1));
    if (e.kind == EntityKind::person) continue;
    const std::string surface = utf8::fold(view(r.report.text, m.span));
    if (const Name* n = r.name(at.first); n && !n->canonical.empty() && !n->demonym) words_of_name(s, utf8::fold(n->canonical));
    words_of_name(s, surface);
    if (read_name[m.entity]) continue;
    read_name[m.entity] = true;
    for (const Entry& known : r.world.find(surface)) {
      if (s.country.empty() && known.sense != Sense::demonym) s.country = known.country;
      if (known.sense == Sense::capital) s.nouns.emplace_back("capital");
      if (known.sense == Sense::country) s.name_classes |= bit(NounClass::country);
      if (known.sense == Sense::city || known.sense == Sense::capital) s.name_classes |= bit(NounClass::city);
      if (known.sense == Sense::region) s.name_classes |= bit(NounClass::region);
      if (known.sense == Sense::outlet || known.sense == Sense::agency) s.name_classes |= bit(NounClass::press), s.press = true;
    }
  }
  const auto say = [&](std::uint32_t entity, std::uint32_t t) {
    const auto w = tree.word[t];
    SaidOf& s = out[entity];
    if (const int n = years_old(r.word(w)); n >= 0) s.years = n;
    const NounClass c = class_of_noun(r.world, r.word(w));
    if (c == NounClass::none || r.name(w)) return;
    const EntityKind kind = people.entities[entity].kind;
    if ((kind == EntityKind::person) != (family_of(c) == NounFamily::person)) return;
    if (kind == EntityKind::place && family_of(c) != NounFamily::place && c != NounClass::venue) return;  // "SAMAR - A court said"
    s.classes |= bit(c);
    s.nouns.push_back(noun_key(r.word(w)));
    if (const auto owner = tree.on[t].owner; owner != no_token && s.of.size() < most_roles) s.of.emplace_back(noun_key(r.word(w)), tree.word[owner]);
    for (auto u = w; u > 0 && w - u < 6 && r.same_sentence(u - 1, w) && r.text.words[u - 1].kind != TokenKind::punct && !is_preposition(r.word(u - 1));) {
      --u;
      if (const int n = years_old(r.word(u)); n >= 0 && s.years < 0) s.years = n;
      if (is_determiner(r.word(u))) break;
      s.words.emplace_back(r.word(u));
    }
  };
  for (std::uint32_t t = 0; t < tokens.size(); ++t) {
    const Token& x = tokens[t];
    if (x.head < 0) continue;
    const auto h = static_cast<std::uint32_t>(x.head);
    const auto mine = entity_at[t], its = entity_at[h];
    const Deprel as = main_of(x.deprel);
    if (const auto who = doing_at[t]; who >= 0 && people.entities[static_cast<std::size_t>(who)].kind == EntityKind::person) {
      const bool undergoes = x.deprel == Deprel::nsubj_pass || as == Deprel::obj;
      SaidOf& s = out[static_cast<std::size_t>(who)];
      if (undergoes && one_of(tokens[h].lemma, {"charge", "arrest", "accuse", "convict", "sentence", "indict", "jail", "detain", "apprehend", "imprison", "acquit"})) s.classes |= bit(NounClass::accused);
      if (as == Deprel::nsubj && tokens[h].lemma == "plead") s.classes |= bit(NounClass::accused);
      if (undergoes && one_of(tokens[h].lemma, {"kill", "shoot", "stab", "injure", "wound", "murder", "rape", "assault", "strangle", "hospitalize", "behead"})) s.classes |= bit(NounClass::harmed);
      if (as == Deprel::nsubj && x.deprel != Deprel::nsubj_pass && tokens[h].lemma == "die") s.classes |= bit(NounClass::harmed);
    }
    const bool joins = (as == Deprel::appos || as == Deprel::flat) && std::max(t, h) - std::min(t, h) <= longest_apposition;
    if (mine < 0 && its >= 0 && (joins || (as == Deprel::compound && t < h)) && singular_noun(x)) say(static_cast<std::uint32_t>(its), t);
    if (mine >= 0 && its < 0 && joins && singular_noun(tokens[h])) say(static_cast<std::uint32_t>(mine), h);
    // "Kestrel is an airline"
    if (mine >= 0 && its < 0 && as == Deprel::nsubj && tree.on[h].copula && !tree.on[h].negated && singular_noun(tokens[h]) && tree.on[h].article != no_token)
      say(static_cast<std::uint32_t>(mine), h);
    // "a singer and actress"
    if (mine < 0 && its < 0 && as == Deprel::conj && t > h && t - h <= 4 && singular_noun(x) && singular_noun(tokens[h]) && tokens[h].head >= 0 && main_of(tokens[h].deprel) == Deprel::appos)
      if (const auto whose = entity_at[static_cast<std::size_t>(tokens[h].head)]; whose >= 0) say(static_cast<std::uint32_t>(whose), t);
  }
  for (const KnownRole& k : roles) {
    SaidOf& s = out[k.entity];
    const bool old = std::any_of(s.roles.begin(), s.roles.end(), [&](const Descriptor* x) { return x->head == k.what.head && x->country == k.what.country && x->ranks == k.what.ranks; });
    if (!old && s.roles.size() < most_roles) s.roles.push_back(&k.what);
    s.nouns.push_back(noun_key(k.what.head));
    s.classes |= bit(class_of_noun(r.world, k.what.head));
    const WordRange at = words_in(r.text, k.what.span);
    if (at.first < at.last && s.of.size() < most_roles && one_of(r.word(at.first), {"his", "her", "their", "its"})) s.of.emplace_back(noun_key(k.what.head), at.first);
    for (auto u = at.first; u < at.last && u < at.first + 12; ++u)
      if (!is_determiner(r.word(u)) && r.text.words[u].kind == TokenKind::word) s.words.emplace_back(r.word(u));
  }
  // "Kestrel Road Helper" is Kestrel's, where the report names both.
  std::set<std::string> names;
  for (const Entity& e : people.entities)
    if (e.kind == EntityKind::organization) names.insert(utf8::fold(e.name));
  for (std::uint32_t e = 0; e < out.size(); ++e) {
    if (people.entities[e].kind == EntityKind::person) continue;
    const std::string name = utf8::fold(people.entities[e].name);
    for (auto cut = name.find(' '); cut != std::string::npos && !out[e].branch; cut = name.find(' ', cut + 1)) out[e].branch = names.contains(name.substr(0, cut));
  }
  for (SaidOf& s : out) {
    if (s.years > 0 && s.years < 20) s.classes |= bit(NounClass::age);
    for (auto* list : {&s.nouns, &s.words}) {
      std::sort(list->begin(), list->end());
      list->erase(std::unique(list->begin(), list->end()), list->end());
    }
  }
  return out;
}

bool may_be(std::string_view noun, int years) {
  if (noun == "teenager") return years >= 12 && years < 20;
  if (noun == "pensioner") return years >= 60;
  if (noun == "toddler") return years < 5;
  return years < (noun == "infant" || noun == "baby" || noun == "newborn" ? 3 : 20);
}

std::size_t match_of(const Definite& d, const SaidOf& said) {
  if (d.years >= 0 && d.years == said.years) return 5;
  const auto rank_untold = [&](const std::string& m) { return (is_rank_word(m) || m == "lieutenant") && !has(said.words, m); };
  if (family_of(d.as) == NounFamily::person && std::any_of(d.modifiers.begin(), d.modifiers.end(), rank_untold)) return has(said.nouns, d.noun) ? 3 : 1;
  const std::uint32_t classes = said.classes | said.name_classes;
  if (has(said.nouns, d.noun)) {
    if (!d.what.head.empty() && !said.roles.empty()) {
      bool any = false, fits = false;
      for (const Descriptor* role : said.roles) {
        if (noun_key(role->head) != d.noun) continue;
        any = true;
        Descriptor called = d.what;
        called.modifiers.clear();
        if (role->country.empty()) called.country.clear();
        fits |= may_be_called(*role, called);
      }
      if (any && !fits) return 3;
    }
    if (d.modifiers.empty()) return 5;
    return std::any_of(d.modifiers.begin(), d.modifiers.end(), [&](const auto& m) { return has(said.words, m); }) ? 6 : 4;
  }
  if (has(classes, d.as) || (d.as == NounClass::company && has(classes, NounClass::trader))) return 2;
  return classes == 0 ? 0 : 1;
}

std::size_t least_match(const Definite& d) {
  switch (d.as) {
    case NounClass::office: case NounClass::kin: case NounClass::tie: case NounClass::trade: case NounClass::trader: case NounClass::venue:
    case NounClass::work: case NounClass::event: return 4;
    case NounClass::body: return one_of(d.noun, {"agency", "panel", "regulator", "watchdog"}) ? 2 : 4;
    case NounClass::region: return one_of(d.noun, {"state", "province", "region", "territory"}) ? 2 : 4;
    case NounClass::city: return one_of(d.noun, {"city", "town"}) ? 0 : 4;
    case NounClass::age: case NounClass::accused: case NounClass::harmed: case NounClass::chamber: case NounClass::party:
    case NounClass::club: case NounClass::school: case NounClass::press: case NounClass::country: return 2;
    default: return d.noun == "league" ? 4 : d.noun == "business" ? 2 : 0;
  }
}

}  // namespace synoptic::annotate::people
