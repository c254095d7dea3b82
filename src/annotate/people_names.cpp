// Names put together inside one report, most certain sieve first:
//   1. the same words (a full name; a known place or organisation by its canonical name; a country by its code);
//   2. one full name that says less of the other ("J. Marsh", "Jonas Peter Marsh"), if only one fits;
//   3. a lone family name, then a lone given name, that fits exactly one person of the report. Of two people of one
//      family the one may be meant who is the only one introduced so far, or whose honorific fits; else nobody. A relative
//      or a namesake who is brought in after the lone name ("Marsh ... her father, Robert Marsh") is not the one meant;
//   4. an acronym in brackets after its name, or of the initials of one name; a short form ("Kestrel" of "Kestrel Group").
// Kind: a word that a person's title stands before, or that is part of one person's full name, is a person; elsewhere the
// most frequent kind of the same words. Linear: every look-up goes through a map keyed by a word.
#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "annotate/people_name.hpp"
#include "annotate/people_parts.hpp"
#include "base/utf8.hpp"

namespace synoptic::annotate::people {
namespace {

struct Group {
  std::string key;
  EntityKind kind = EntityKind::other;
  bool known = false;  // the world tables name it
  std::vector<std::uint32_t> names;
  PersonName person;
  Gender gender = Gender::unknown;
  std::int32_t into = -1;   // merged into that group
  bool kin = false;         // introduced as somebody's relative
  bool namesake = false;    // "named after Robert Marsh", "Anna and Robert Marsh"
  std::set<std::string> offices;  // heads of the titles before its names
};

struct Named {
  std::int32_t group = -1;
  const char* rule = "";
};

std::string key_words(const PersonName& p) {
  std::string out;
  for (const auto& w : p.words) out += (out.empty() ? "" : " ") + w;
  if (!p.suffix.empty()) out += " " + p.suffix;
  return out;
}

Gender honorific_gender(const Reading& r, const Name& name) {
  const std::string title = utf8::fold(view(r.report.text, name.title));
  Gender found = Gender::unknown;
  std::string_view rest = title;
  while (!rest.empty()) {
    const auto space = rest.find(' ');
    if (const Gender g = gender_of_word(rest.substr(0, space)); g != Gender::unknown) found = g;
    rest = space == std::string_view::npos ? std::string_view{} : rest.substr(space + 1);
  }
  return found;
}

class Grouping {
 public:
  explicit Grouping(const Reading& reading) : r(reading), named_(reading.text.names.size()) {
    extent_.reserve(named_.size());
    bool state = false, caucasus = false;
    for (std::uint32_t i = 0; i < named_.size(); ++i) {
      extent_.push_back(extent_of(r, i));
      // One country has the name of a state: what else the report names tells which.
      const Name& n = r.text.names[i];
      const std::string words = utf8::fold(surface(i));
      const Entry* region = r.world.find(words, Sense::region);
      state = state || words == "atlanta" || (region && region->country == "US" && words != "georgia");
      caucasus = caucasus || words == "tbilisi" || (n.demonym && n.country == "GE") || n.country == "RU" || n.country == "AM" || n.country == "AZ" || n.country == "UA";
    }
    of_america_ = state && !caucasus;
  }

  Clusters run() {
    same_words();
    settle_kinds();
    fuller_names();
    lone_names();
    organizations();
    return collect();
  }

 private:
  std::int32_t group_of(const std::string& key) {
    const auto [it, fresh] = by_key_.try_emplace(key, static_cast<std::int32_t>(groups_.size()));
    if (fresh) {
      groups_.emplace_back();
      groups_.back().key = key;
    }
    return it->second;
  }

  void put(std::uint32_t name, const std::string& key, EntityKind kind, const char* rule) {
    const auto g = group_of(key);
    Group& group = groups_[static_cast<std::size_t>(g)];
    if (group.names.empty()) group.kind = kind;
    group.names.push_back(name);
    named_[name] = {g, rule};
  }

  // Sieve 1. A person's or unknown name waits in `loose` under its words until its kind is settled.
  void same_words() {
    const auto& names = r.text.names;
    for (std::uint32_t i = 0; i < names.size(); ++i) {
      const Name& n = names[i];
      if (n.demonym || n.span.empty() || extent_[i].piece) continue;
      if (n.metonym && !n.country.empty() && n.kind != EntityKind::person && used_as_government(r, i)) {
        put(i, "country " + n.country, EntityKind::place, "metonym: the seat for its government");
      } else if (is_country(i)) {
        put(i, "country " + n.country, EntityKind::place, "name: a country by its code");
      } else {
        loose_[key_words(parse_person_name(surface(i)))].push_back(i);
      }
    }
  }

  std::string_view surface(std::uint32_t name) const { return view(r.report.text, extent_[name].span); }
  bool is_country(std::uint32_t i) const {
    const Name& n = r.text.names[i];
    if (n.kind != EntityKind::place || n.metonym || n.country.empty()) return false;
    if (n.country == "GE" && of_america_) return false;
    return n.canonical == r.world.country_name(n.country) || r.world.find(utf8::fold(surface(i)), Sense::country);
  }

  // May this lone word be a person beside the place or organisation of the same name?
  bool is_part_of_person(const std::string& words, const std::vector<std::uint32_t>& as_person) const {
    return person_words_.contains(words) ||
           std::any_of(as_person.begin(), as_person.end(), [&](auto i) { return !r.text.names[i].title.empty(); });
  }

  void settle_kinds() {
    for (const auto& [words, members] : loose_)
      if (words.find(' ') != std::string::npos && r.text.names[members.front()].kind == EntityKind::person) {
        std::string_view rest = words;
        while (!rest.empty()) {
          const auto space = rest.find(' ');
          person_words_.emplace(rest.substr(0, space));
          rest = space == std::string_view::npos ? std::string_view{} : rest.substr(space + 1);
        }
      }
    for (const auto& [words, members] : loose_) {
      if (words.empty()) continue;
      std::array<std::vector<std::uint32_t>, 4> by_kind;
      for (const auto i : members) by_kind[static_cast<std::size_t>(r.text.names[i].kind)].push_back(i);
      const auto most = static_cast<std::size_t>(
          std::max_element(by_kind.begin(), by_kind.end() - 1, [](const auto& a, const auto& b) { return a.size() < b.size(); }) -
          by_kind.begin());
      const bool several_words = words.find(' ') != std::string::npos || !is_part_of_person(words, by_kind[0]);
      const auto kinds = std::count_if(by_kind.begin(), by_kind.end() - 1, [](const auto& v) { return !v.empty(); });
      for (const auto i : members) {
        const Name& n = r.text.names[i];
        // A full name is one thing; so is a word that only one kind claims. "Jordan" the man and the land stay two.
        auto kind = n.kind;
        if (several_words || kinds == 1) kind = by_kind[most].empty() ? EntityKind::other : static_cast<EntityKind>(most);
        else if (kind == EntityKind::other && kinds > 1) continue;  // may be either: no mention
        std::string key = name_of(kind) + std::string(" ") + words;
        if (!n.canonical.empty() && !extent_[i].longer && kind == n.kind && kind != EntityKind::person && !n.metonym)
          key = name_of(kind) + std::string(" ") + utf8::fold(n.canonical);
        put(i, key, kind, "name: the same words");
      }
    }
    for (std::size_t g = 0; g < groups_.size(); ++g) {
      Group& group = groups_[g];
      for (const auto i : group.names) {
        group.known |= !r.text.names[i].canonical.empty() || !r.text.names[i].country.empty();
        if (const Gender gender = honorific_gender(r, r.text.names[i]); gender != Gender::unknown) group.gender = gender;
      }
      introduce(group);
      if (group.kind == EntityKind::person || group.kind == EntityKind::other) {
        group.person = parse_person_name(surface(group.names.front()));
        // The longest spelling of the same words tells most ("J.K." over "J K"): all have the same words.
        if (group.kind == EntityKind::person && !group.person.lone() && !group.person.words.empty()) full_.push_back(static_cast<std::int32_t>(g));
      }
    }
  }

  // What stands around the first full mention: a title, a relative's word, a namesake's.
  void introduce(Group& group) {
    if (group.kind != EntityKind::person) return;
    for (const auto i : group.names) {
      const Name& n = r.text.names[i];
      const WordRange at = r.name_tokens[i];
      if (at.first >= at.last) continue;
      const auto first = r.first_of_sentence(at.first), end = r.end_of_sentence(at.first);
      auto t = at.first;
      if (!n.title.empty()) {
        t = std::min(t, words_in(r.text, n.title).first);
        for (auto u = t; u < at.first; ++u)
          if (is_person_noun(r.world, r.word(u)) && !is_honorific_only(r.word(u))) group.offices.insert(std::string(r.word(u)));
      }
      // "Anna and Ivo Marsh": the family name alone is neither.
      if (t >= first + 2 && (r.word(t - 1) == "and" || r.word(t - 1) == "&") && r.name(t - 2) && r.name(t - 2)->kind == EntityKind::person &&
          r.name_tokens[static_cast<std::size_t>(r.name_at[t - 2])].first + 1 == r.name_tokens[static_cast<std::size_t>(r.name_at[t - 2])].last &&
          r.name(t - 2)->title.empty() && r.world.find(r.word(t - 2), Sense::given_name))
        group.namesake = true;
      for (int back = 0; back < 4 && t > first; ++back) {
        const std::string_view w = r.word(--t);
        if (w == "," && back == 0) continue;
        if (back <= 1) note(group, w);
        if ((w == "after" || w == "for" || w == "of") && t > first && (r.word(t - 1) == "named" || r.word(t - 1) == "honour" || r.word(t - 1) == "honor"))
          group.namesake = true;
        if (w == "and" || w == "," || is_auxiliary(w)) break;
      }
      if (at.last + 1 < end && r.word(at.last) == ",")
        for (auto u = at.last + 1; u < std::min(end, at.last + 5) && r.text.words[u].kind == TokenKind::word && !r.name(u) &&
                                   !is_preposition(r.word(u)) && r.word(u) != "and"; ++u)
          if (u > at.last + 1 || !is_determiner(r.word(u))) note(group, r.word(u));
    }
    static constexpr std::array<std::string_view, 3> sons{"jr", "sr", "iii"};
    const std::string last = group.key.substr(group.key.rfind(' ') + 1);
    if (std::find(sons.begin(), sons.end(), last) != sons.end() && group.gender == Gender::unknown) group.gender = Gender::male;
  }
  static void note(Group& group, std::string_view w) {
    if (group.gender == Gender::unknown) group.gender = gender_of_word(w);
    group.kin |= is_kin(w);
  }

  bool in_body(std::uint32_t name) const {
    const auto t = r.name_tokens[name].first;
    return t < r.sentence.size() && r.text.sentences[r.sentence[t]].section == SectionKind::body;
  }
  std::uint32_t first_in_body(const std::vector<std::uint32_t>& names) const {
    for (const auto i : names)
      if (in_body(i)) return i;
    return no_token;
  }
  // A lone name that the running text uses before it brings in `full` is not always `full`.
  bool barred(const Group& lone, const Group& full, std::uint32_t lone_first) const {
    if (full.namesake || (!lone.person.suffix.empty() && lone.person.suffix != full.person.suffix)) return true;
    const bool other_office =
        !lone.offices.empty() && std::none_of(lone.offices.begin(), lone.offices.end(), [&](const auto& o) { return full.offices.contains(o); });
    if (other_office && (full.kin || !full.person.suffix.empty())) return true;  // the president's son is not President Marsh
    const auto full_first = first_in_body(full.names);
    if (lone_first == no_token || full_first == no_token || lone_first > full_first) return false;
    const auto before = std::count_if(lone.names.begin(), lone.names.end(), [&](auto i) { return i < full_first && in_body(i); });
    if (full.kin) return before >= 2;
    return other_office;
  }

  Group& at(std::int32_t g) { return groups_[static_cast<std::size_t>(g)]; }
  std::int32_t root(std::int32_t g) {
    while (at(g).into >= 0) g = at(g).into;
    return g;
  }
  void merge(std::int32_t from, std::int32_t into, const char* rule) {
    into = root(into);
    if (from == into) return;
    for (const auto i : at(from).names) named_[i].rule = rule;
    at(from).into = into;
    if (at(into).gender == Gender::unknown) at(into).gender = at(from).gender;
  }

  // Sieve 2.
  void fuller_names() {
    std::map<std::string, std::vector<std::int32_t>> by_family;
    for (const auto g : full_) by_family[at(g).person.family()].push_back(g);
    for (const auto g : full_) {  // "Pilar Vasco" of "Pilar Vasco Ruiz": the second family name left out
      const auto& words = at(g).person.words;
      if (words.size() >= 3 && at(g).person.suffix.empty())
        for (std::size_t n = 1; n + 1 < words.size(); ++n)
          if (words[n].size() > 2) by_family[words[n]].push_back(g);
    }
    for (const auto& [family, group] : by_family) {
      if (group.size() < 2 || group.size() > 40) continue;
      for (const auto g : group) {
        std::int32_t fit = -1;
        bool several = false;
        for (const auto h : group) {
          const auto &a = at(g).person, &b = at(h).person;
          if (g == h || a.words.size() > b.words.size() || a.suffix != b.suffix || at(g).into >= 0 || at(h).into >= 0) continue;
          const bool begins = a.words.size() >= 2 && a.words.size() < b.words.size() && std::equal(a.words.begin(), a.words.end(), b.words.begin());
          if (!begins && (a.family() != b.family() || !given_names_agree(a.given(), b.given()))) continue;
          if (a.words.size() == b.words.size() && key_words(a).size() >= key_words(b).size()) continue;  // the one with initials moves
          if (at(g).gender != Gender::unknown && at(h).gender != Gender::unknown && at(g).gender != at(h).gender) continue;
          several |= fit >= 0;
          fit = h;
        }
        if (fit >= 0 && !several) merge(g, fit, "name: a shorter form of the full name");
      }
    }
    std::erase_if(full_, [&](auto g) { return at(g).into >= 0; });
  }

  // Sieve 3. Persons by each word that may stand for them alone.
  void lone_names() {
    std::map<std::string, std::vector<std::int32_t>> by_family, by_given;
    for (const auto g : full_) {
      const PersonName& p = at(g).person;
      std::set<std::string> family{p.family()};
      if (p.family_first()) {
        by_given[p.words.size() == 2 ? p.words[1] : p.words[1] + " " + p.words[2]].push_back(g);
      } else {
        family.insert(p.words.back());
        for (std::size_t i = 1; i < p.family_begin; ++i)  // a middle name may be the family name: "Pilar Vasco Ruiz"
          if (p.words[i].size() > 2) {
            std::string tail;
            for (std::size_t k = i; k < p.words.size(); ++k) tail += (tail.empty() ? "" : " ") + p.words[k];
            family.insert(p.words[i]);
            family.insert(tail);
          }
        by_given[p.words[0]].push_back(g);
      }
      for (const auto& f : family) by_family[f].push_back(g);
    }
    for (std::int32_t g = 0; g < static_cast<std::int32_t>(groups_.size()); ++g) {
      Group& lone = at(g);
      if (lone.into >= 0 || lone.person.words.empty() || !lone.person.lone()) continue;
      if (lone.kind != EntityKind::person && (lone.known || lone.kind != EntityKind::other)) continue;
      const std::string words = lone.person.family();
      const auto family = by_family.find(words);
      const auto given = by_given.find(words);
      if (family != by_family.end()) {
        const auto first = first_in_body(lone.names);
        std::vector<std::int32_t> open;
        for (const auto c : family->second)
          if (!barred(lone, at(c), first)) open.push_back(c);
        if (open.empty()) continue;
        std::vector<std::uint32_t> stay;
        for (const auto i : std::exchange(lone.names, {}))
          if (lone_mention(i, open)) stay.push_back(i);
        lone.names = std::move(stay);
      } else if (given != by_given.end() && lone.kind == EntityKind::person && !at(g).names.empty() && given->second.size() == 1 &&
                 words.size() > 1 && lone.person.suffix.empty() && !titled(g) && !at(given->second.front()).namesake) {
        merge(g, given->second.front(), "name: the given name of the only person who bears it");
      }
    }
  }

  bool titled(std::int32_t g) {
    const auto& names = at(g).names;
    return std::any_of(names.begin(), names.end(), [&](auto i) { return !r.text.names[i].title.empty(); });
  }

  // Puts one mention of a lone name where it belongs; true if it stays a person of its own.
  bool lone_mention(std::uint32_t name, const std::vector<std::int32_t>& candidates) {
    const Gender gender = honorific_gender(r, r.text.names[name]);
    std::vector<std::int32_t> fit;
    for (const auto c : candidates)
      if (gender == Gender::unknown || at(c).gender == Gender::unknown || at(c).gender == gender) fit.push_back(c);
    const char* rule = "name: the family name of the only person who bears it";
    if (fit.size() > 1 && gender != Gender::unknown) {
      std::vector<std::int32_t> same;
      for (const auto c : fit)
        if (at(c).gender == gender) same.push_back(c);
      if (same.size() == 1) fit = same, rule = "name: the family name, told by the honorific";
    }
    if (fit.size() > 1 && at(named_[name].group).person.suffix.empty()) {  // father and son: the name alone is the one without "Jr"
      std::vector<std::int32_t> plain;
      for (const auto c : fit)
        if (at(c).person.suffix.empty()) plain.push_back(c);
      if (plain.size() == 1 && plain.size() + 1 == fit.size()) fit = plain, rule = "name: the family name of the one without a suffix";
    }
    if (fit.size() > 1) {
      std::vector<std::int32_t> introduced;
      for (const auto c : fit)
        if (at(c).names.front() < name) introduced.push_back(c);
      if (introduced.size() == 1) fit = introduced, rule = "name: the family name of the only one introduced so far";
    }
    if (fit.size() != 1) {
      if (fit.empty()) return true;  // another person of that family, of whom no full name is given
      named_[name] = {-1, ""};  // two people of one family name: nobody
      return false;
    }
    named_[name] = {fit.front(), rule};
    at(fit.front()).names.push_back(name);
    if (at(fit.front()).gender == Gender::unknown) at(fit.front()).gender = gender;
    return false;
  }

  // Sieve 4.
  static bool initials_of(const std::string& acronym, std::string_view full) {
    std::string strict, loose;
    bool start = true;
    static constexpr std::array<std::string_view, 9> small{"of", "the", "and", "for", "in", "on", "de", "du", "des"};
    std::string_view rest = full;
    while (!rest.empty()) {
      const auto space = rest.find_first_of(" -");
      const auto w = rest.substr(0, space);
      if (!w.empty()) {
        loose += w[0];
        if (std::find(small.begin(), small.end(), w) == small.end()) strict += w[0];
      }
      start = false;
      rest = space == std::string_view::npos ? std::string_view{} : rest.substr(space + 1);
    }
    return !start && (strict == acronym || loose == acronym);
  }

  void organizations() {
    std::map<std::string, std::vector<std::int32_t>> by_initial_word;  // first word -> organisations of several words
    std::map<std::string, std::vector<std::int32_t>> by_start;         // all words but the last, which say what kind of company
    std::vector<std::int32_t> several;
    for (std::int32_t g = 0; g < static_cast<std::int32_t>(groups_.size()); ++g) {
      Group& group = at(g);
      if (group.into >= 0 || group.names.empty() || group.kind == EntityKind::place || group.kind == EntityKind::person) continue;
      const auto words = split(g);
      if (words.size() < 2) continue;
      several.push_back(g);
      if (group.kind != EntityKind::organization) continue;
      if (std::all_of(words.begin() + 1, words.end(), [](const auto& w) { return is_company_word(w); })) by_initial_word[words[0]].push_back(g);
      // "Grand Velm" of "Grand Velm Airways".
      std::size_t kept = words.size();
      while (kept > 2 && is_company_word(words[kept - 1])) --kept;
      if (kept == words.size()) continue;
      std::string start;
      for (std::size_t i = 0; i < kept; ++i) start += words[i] + ' ';
      by_start[start].push_back(g);
    }
    for (const auto g : several) {
      std::string all;
      for (const auto& w : split(g)) all += w + ' ';
      if (const auto it = by_start.find(all); at(g).into < 0 && it != by_start.end() && it->second.size() == 1 && it->second.front() != g) merge(g, it->second.front(), "name: a short form of the organisation's name");
    }
    std::map<std::string, std::vector<std::int32_t>> by_acronym;
    for (const auto g : several) {
      std::set<std::string> made;
      for (const bool keep_small : {false, true}) {
        std::string a;
        for (const auto& w : split(g))
          if (keep_small || !one_small(w)) a += w[0];
        made.insert(a);
      }
      for (const auto& a : made) by_acronym[a].push_back(g);
    }
    for (std::int32_t g = 0; g < static_cast<std::int32_t>(groups_.size()); ++g) {
      Group& group = at(g);
      if (group.into >= 0 || group.names.empty() || group.kind == EntityKind::place) continue;
      const auto words = split(g);
      if (words.size() != 1) continue;
      const std::string_view written = surface(group.names.front());
      const std::string acronym = letters(written);
      if (group.kind == EntityKind::person) {  // "ANA" may look like one
        const bool capitals = written.size() >= 3 && std::all_of(written.begin(), written.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
        if (const auto it = by_acronym.find(acronym); capitals && it != by_acronym.end() && it->second.size() == 1) merge(g, it->second.front(), "acronym: the initials of one name");
        continue;
      }
      if (acronym.size() >= 2) {
        // In brackets, straight after a name with these initials.
        for (const auto i : group.names) {
          const auto t = r.name_tokens[i].first;
          if (t >= 2 && r.word(t - 1) == "(" && r.name(t - 2) && named_[static_cast<std::size_t>(r.name_at[t - 2])].group >= 0) {
            const auto full = root(named_[static_cast<std::size_t>(r.name_at[t - 2])].group);
            const Name& before = *r.name(t - 2);
            if (at(full).kind != EntityKind::place && at(full).kind != EntityKind::person &&
                initials_of(acronym, utf8::fold(view(r.report.text, before.span)))) {
              merge(g, full, "acronym: in brackets after its name");
              break;
            }
          }
        }
        if (group.into < 0 && acronym.size() >= 3)
          if (const auto it = by_acronym.find(acronym); it != by_acronym.end() && it->second.size() == 1)
            merge(g, it->second.front(), "acronym: the initials of one name");
        continue;
      }
      if (const auto it = by_initial_word.find(words[0]); it != by_initial_word.end() && it->second.size() == 1 && !group.known)
        merge(g, it->second.front(), "name: a short form of the organisation's name");
    }
  }

  static bool one_small(std::string_view w) {
    return w == "of" || w == "the" || w == "and" || w == "for" || w == "in" || w == "on" || w == "de" || w == "du" || w == "des";
  }
  // "A.B.C." or "ABC" -> "abc"; empty if it is not all capitals.
  static std::string letters(std::string_view surface) {
    std::string out;
    for (const char c : surface) {
      if (c == '.') continue;
      if (c < 'A' || c > 'Z') return {};
      out += static_cast<char>(c - 'A' + 'a');
    }
    return out.size() <= 8 ? out : std::string{};
  }
  std::vector<std::string> split(std::int32_t g) {
    return parse_person_name(surface(at(g).names.front())).words;
  }

  Clusters collect() {
    Clusters out;
    out.of.assign(r.text.names.size(), -1);
    std::vector<std::int32_t> cluster(groups_.size(), -1);
    for (std::uint32_t i = 0; i < r.text.names.size(); ++i) {
      if (named_[i].group < 0) continue;
      const auto g = root(named_[i].group);
      auto& c = cluster[static_cast<std::size_t>(g)];
      if (c < 0) {
        c = static_cast<std::int32_t>(out.all.size());
        Cluster fresh;
        fresh.kind = at(g).kind;
        if (at(g).key.starts_with("country ")) fresh.country = at(g).key.substr(8);
        fresh.gender = at(g).gender;
        out.all.push_back(std::move(fresh));
      }
      out.of[i] = c;
      Cluster& into = out.all[static_cast<std::size_t>(c)];
      into.mentions.push_back({extent_[i].span, MentionForm::name, 0, named_[i].rule});
    }
    for (Cluster& c : out.all) c.name = fullest(c);
    return out;
  }

  // The longest in words, then the most frequent, then the first. A country by its own name, not by its capital's.
  std::string fullest(const Cluster& c) {
    std::map<std::string, int> count;
    for (const Mention& m : c.mentions) ++count[std::string(view(r.report.text, m.span))];
    const auto rank = [&](const Mention& m) {
      const std::string_view s = view(r.report.text, m.span);
      const bool seat = std::string_view(m.rule).starts_with("metonym");
      const bool abbreviation = !letters(s).empty();
      return std::tuple(seat, abbreviation, -static_cast<std::ptrdiff_t>(std::count(s.begin(), s.end(), ' ')), -count[std::string(s)]);
    };
    const Mention* best = &c.mentions.front();
    for (const Mention& m : c.mentions)
      if (rank(m) < rank(*best)) best = &m;
    return std::string(view(r.report.text, best->span));
  }

  const Reading& r;
  std::vector<Named> named_;
  std::vector<NameExtent> extent_;
  bool of_america_ = false;  // "Georgia" is the American state
  std::vector<Group> groups_;
  std::map<std::string, std::int32_t> by_key_;
  std::map<std::string, std::vector<std::uint32_t>> loose_;
  std::set<std::string> person_words_;  // of names of persons with more than one word
  std::vector<std::int32_t> full_;  // groups of persons with more than one name
};

}  // namespace

Clusters cluster_names(const Reading& reading) { return Grouping(reading).run(); }

}  // namespace synoptic::annotate::people
