#include "align/across.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

#include "align/identities_names.hpp"
#include "annotate/people_name.hpp"
#include "base/hash.hpp"
#include "base/utf8.hpp"

namespace synoptic::align {
namespace {

constexpr std::size_t few_stories = 3;    // what no more stories than these share ties them together
constexpr std::size_t max_groups = 64;    // different bearers of one family name; beyond, a name is compared with its like only

std::vector<std::string> words_of(std::string_view folded) {
  std::vector<std::string> out;
  std::string word;
  for (const char c : std::string(folded) + ' ') {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte) || byte >= 0x80 || c == '.') word += c;
    else if (!word.empty()) out.push_back(std::exchange(word, {}));
  }
  return out;
}

std::string plain(std::string_view name) {
  std::string f = utf8::fold(name);
  return f.starts_with("the ") ? f.substr(4) : f;
}

// What a role says: the offices and countries that the tables know in it, and the words that are its own ("Harbour Union" of "Harbour Union
// chair"): "officer" and "spokeswoman" alone are borne by too many to tell two people of one name apart.
struct Said {
  std::set<std::string> offices, nations, words;
};
void read_role(const std::string& role, const World& world, Said& said) {
  const auto words = words_of(utf8::fold(role));
  for (std::size_t i = 0; i < words.size();) {
    std::size_t used = 1;
    bool known = words[i].size() < 3 || world.find(words[i], Sense::common_word) || world.find(words[i], Sense::name_word);
    std::string phrase;
    for (std::size_t n = 1; n <= World::longest && i + n <= words.size(); ++n) {
      phrase += (n > 1 ? " " : "") + words[i + n - 1];
      for (const Entry& e : world.find(phrase)) {
        if (e.sense == Sense::office) said.offices.insert(utf8::fold(e.canonical.empty() ? phrase : std::string(e.canonical.view()))), used = n, known = true;
        if ((e.sense == Sense::country || e.sense == Sense::demonym) && !e.country.empty()) said.nations.insert(std::string(e.country.view())), used = n, known = true;
      }
      if (!world.begins_phrase(phrase)) break;
    }
    if (!known) said.words.insert(words[i]);
    i += used;
  }
}

struct Bearer {  // one identity of one story
  CorpusIdentity::In in;
  annotate::PersonName name;
  Said said;
  std::set<std::string> holder_of;  // "Alexander Lukashenko BY": from the tables, on the days of the story
};
struct Group {
  std::vector<CorpusIdentity::In> in;
  std::vector<annotate::PersonName> names;  // distinct
  Said said;
  std::set<std::string> holder_of;
  std::set<std::uint32_t> stories, ties;  // ties: rare other names of its stories
  std::set<std::string> why;
};

template <class Set>
bool overlap(const Set& a, const Set& b) {
  return std::any_of(a.begin(), a.end(), [&](const auto& x) { return b.contains(x); });
}

class Linker {
 public:
  Linker(const std::vector<Dossier>& dossiers, const World& world) : dossiers_(dossiers), world_(world) {
    order_.resize(dossiers.size());
    std::iota(order_.begin(), order_.end(), 0u);
    std::sort(order_.begin(), order_.end(), [&](auto a, auto b) { return std::pair(std::string_view(dossiers[a].id), a) < std::pair(std::string_view(dossiers[b].id), b); });
  }

  std::vector<CorpusIdentity> run() {
    collect_ties();
    by_key();
    persons();
    std::sort(out_.begin(), out_.end(), [](const CorpusIdentity& a, const CorpusIdentity& b) {
      return std::tuple(b.in.size(), std::string_view(a.name), a.kind, a.in) < std::tuple(a.in.size(), std::string_view(b.name), b.kind, b.in);
    });
    return std::move(out_);
  }

 private:
  [[nodiscard]] const Identity& identity(CorpusIdentity::In in) const { return dossiers_[in.story].entities[in.entity]; }

  // Nothing but words of every day, places and people's names: "Supreme Court", "Newport Police Department", "Hill High School" may be anybody's.
  [[nodiscard]] bool shared_by_many(const std::string& folded) const {
    const auto words = words_of(folded);
    return std::all_of(words.begin(), words.end(), [&](const std::string& w) {
      const auto known = world_.find(w);
      return w.size() < 3 || std::any_of(known.begin(), known.end(), [](const Entry& e) {
        switch (e.sense) {
          case Sense::common_word: case Sense::name_word: case Sense::office: case Sense::surname: case Sense::given_name:
          case Sense::country: case Sense::demonym: case Sense::capital: case Sense::region: case Sense::city: return true;
          default: return false;
        }
      });
    });
  }
  // "Hill Street", "Butler County Sheriff", an agency: read as a person, and none.
  [[nodiscard]] bool no_person(const std::string& folded) const {
    const auto words = words_of(folded);
    if (words.empty() || world_.find(folded, Sense::agency) || world_.find(words.back(), Sense::office)) return true;
    const Entry* last = world_.find(words.back(), Sense::name_word);
    return words.back().ends_with('.') ? words.back() != "jr." && words.back() != "sr." : last && (last->value.view().find("place") != std::string_view::npos || last->value.view().find("organization") != std::string_view::npos);
  }

  // The key under which one name is one body or place; empty: the name alone does not tell. "local ...": only within one circle of stories.
  [[nodiscard]] std::string key_of(const Identity& e) const {
    const std::string name = plain(e.name);
    if (!e.country.empty() && e.kind == EntityKind::place) return "country " + e.country;
    if (e.kind == EntityKind::organization) {
      for (const Sense s : {Sense::organization, Sense::agency, Sense::outlet})
        if (const Entry* found = world_.find(name, s)) {
          const std::string full = found->canonical.empty() ? name : utf8::fold(found->canonical.view());
          // "Senate" of "US Senate": the tables know one, many countries have one.
          return (full.size() > name.size() && full.ends_with(' ' + name) ? "local " : "body ") + full;
        }
      if (!e.country.empty()) return "government " + e.country;
      return words_of(name).size() < 2 ? "" : (shared_by_many(name) ? "local " : "body ") + name;
    }
    if (e.kind == EntityKind::place) {
      std::string key;
      for (const Entry& x : world_.find(name)) {
        if (x.sense == Sense::city && world_.find(name, Sense::capital)) continue;
        if (!key.empty() || x.country.empty() || (x.sense != Sense::capital && x.sense != Sense::region)) return "";
        key = fmt::format("place {} {}", utf8::fold(x.canonical.view()), x.country.view());
      }
      return key;
    }
    return "";
  }

  // Names of persons and bodies that few stories have: what two stories share of them says that they speak of one circle of people.
  void collect_ties() {
    std::map<std::string, std::set<std::uint32_t>> stories;
    for (std::uint32_t d = 0; d < dossiers_.size(); ++d)
      for (const Identity& e : dossiers_[d].entities) {
        const std::string name = plain(e.name);
        const bool telling = e.kind == EntityKind::person ? !no_person(name) : e.kind == EntityKind::organization && !shared_by_many(name);
        if (telling && words_of(name).size() > 1) stories[name].insert(d);
      }
    ties_.resize(dossiers_.size());
    std::uint32_t number = 0;
    for (const auto& [name, in] : stories) {
      if (in.size() < 2 || in.size() > few_stories) continue;
      tie_number_[name] = number;
      for (const auto d : in) ties_[d].insert(number);
      ++number;
    }
  }

  void by_key() {
    std::map<std::string, std::vector<CorpusIdentity::In>> members;
    for (const auto d : order_)
      for (std::uint32_t e = 0; e < dossiers_[d].entities.size(); ++e) {
        const Identity& entity = dossiers_[d].entities[e];
        if (entity.kind == EntityKind::person) continue;
        if (std::string key = key_of(entity); !key.empty()) members[std::move(key)].push_back({d, e});
      }
    for (auto& [key, in] : members) {
      const std::string_view what = std::string_view(key).substr(0, key.find(' '));
      if (what == "local") {
        local(in);
        continue;
      }
      add(std::move(in), what == "country" ? "one country" : what == "place" ? "the only place of this name that is known" : "the same name of a body");
    }
  }

  // Bodies of one name are one where their stories hang together by rare names.
  void local(const std::vector<CorpusIdentity::In>& in) {
    std::vector<std::pair<std::vector<CorpusIdentity::In>, std::set<std::uint32_t>>> circles;
    for (const auto& x : in) {
      auto ties = ties_[x.story];
      if (const auto own = tie_number_.find(plain(identity(x).name)); own != tie_number_.end()) ties.erase(own->second);
      const auto at = std::find_if(circles.begin(), circles.end(), [&](const auto& c) { return overlap(ties, c.second); });
      if (at == circles.end()) {
        circles.push_back({{x}, ties});
      } else {
        at->first.push_back(x);
        at->second.insert(ties.begin(), ties.end());
      }
    }
    for (auto& [members, ties] : circles) add(std::move(members), "the same name of a body, beside other names that few stories have");
  }

  void add(std::vector<CorpusIdentity::In> in, std::string why) {
    std::set<std::uint32_t> stories;
    for (const auto& x : in) stories.insert(x.story);
    if (stories.size() < 2) return;
    std::sort(in.begin(), in.end());
    CorpusIdentity c;
    std::map<std::string, std::size_t> names;
    for (const auto& x : in) {
      ++names[identity(x).name];
      if (c.country.empty() && identity(x).kind != EntityKind::person) c.country = identity(x).country;
    }
    const auto shouts = [](std::string_view name) { return std::none_of(name.begin(), name.end(), [](char letter) { return letter >= 'a' && letter <= 'z'; }) && name.find(' ') != std::string_view::npos; };
    const auto better = [&](const auto& a, const auto& b) { return std::tuple(shouts(a.first), b.second, b.first.size(), a.first) < std::tuple(shouts(b.first), a.second, a.first.size(), b.first); };
    c.name = std::min_element(names.begin(), names.end(), better)->first;
    c.kind = identity(in.front()).kind;
    c.id = "i-" + hex16(hash64(fmt::format("{} {}", static_cast<int>(c.kind), c.country.empty() ? plain(c.name) : c.country)));
    c.in = std::move(in);
    c.why = std::move(why);
    out_.push_back(std::move(c));
  }

  // ---- persons ----
  void persons() {
    std::map<std::string, std::vector<Bearer>> blocks;
    for (const auto d : order_)
      for (std::uint32_t e = 0; e < dossiers_[d].entities.size(); ++e) {
        const Identity& entity = dossiers_[d].entities[e];
        if (entity.kind != EntityKind::person || no_person(plain(entity.name))) continue;
        Bearer b{{d, e}, annotate::parse_person_name(entity.name), {}, {}};
        const auto given = b.name.given();
        if (b.name.lone() || given.empty() || given.front().size() < 2) continue;
        for (const DossierRole& role : entity.roles) read_role(role.role, world_, b.said);
        if (!entity.country.empty()) b.said.nations.insert(entity.country);
        if (const auto day = dossiers_[d].from)
          for (const Held& held : world_.offices_of(b.name.family(), *day))
            if (held.certain && compare_names(annotate::parse_person_name(held.holder->person.view()), b.name, world_) == Agreement::full) b.holder_of.insert(fmt::format("{} {}", held.holder->person.view(), held.holder->country.view()));
        blocks[skeleton(b.name.family())].push_back(std::move(b));
      }
    for (auto& [key, block] : blocks) link(block);
  }

  [[nodiscard]] bool compatible(const Bearer& b, const Group& g) const {
    if (!b.said.nations.empty() && !g.said.nations.empty() && !overlap(b.said.nations, g.said.nations)) return false;
    if (g.stories.contains(b.in.story)) return false;  // its own story keeps the two apart
    return std::all_of(g.names.begin(), g.names.end(), [&](const auto& n) { return compare_names(n, b.name, world_) == Agreement::full; });
  }

  [[nodiscard]] bool rare(const annotate::PersonName& name) const {
    const auto given = name.given();
    return !world_.find(name.family(), Sense::surname) || !world_.find(given.front(), Sense::given_name);
  }

  // Why the two are one; empty: nothing says so.
  [[nodiscard]] std::string evidence(const Bearer& b, const Group& g) const {
    if (overlap(b.holder_of, g.holder_of)) return "one holder of an office, by the tables";
    if (overlap(b.said.offices, g.said.offices) && (overlap(b.said.nations, g.said.nations) || overlap(b.said.words, g.said.words))) {
      std::vector<std::string> both;
      std::set_intersection(b.said.offices.begin(), b.said.offices.end(), g.said.offices.begin(), g.said.offices.end(), std::back_inserter(both));
      return "the same name and office: " + both.front();
    }
    for (const auto t : ties_[b.in.story])
      if (g.ties.contains(t) && !is_own(b, t)) return "the same name, beside other names that few stories have";
    if (rare(b.name)) return "the same name, and a rare one";
    return "";
  }
  [[nodiscard]] bool is_own(const Bearer& b, std::uint32_t tie) const {
    const auto it = tie_number_.find(plain(identity(b.in).name));
    return it != tie_number_.end() && it->second == tie;
  }

  void link(std::vector<Bearer>& block) {
    std::vector<Group> groups;
    std::map<std::vector<std::string>, std::vector<std::size_t>> alike;  // by the words of the name: groups of a crowded block
    // The fullest knowledge first, so that what says less finds what it belongs to.
    std::stable_sort(block.begin(), block.end(), [](const Bearer& a, const Bearer& b) {
      const auto knows = [](const Bearer& x) { return x.holder_of.size() * 4 + x.said.offices.size() + x.said.nations.size(); };
      return knows(a) > knows(b);
    });
    for (Bearer& b : block) {
      std::vector<std::size_t> near;
      if (groups.size() <= max_groups) {
        near.resize(groups.size());
        std::iota(near.begin(), near.end(), 0u);
      } else if (const auto it = alike.find(b.name.words); it != alike.end()) {
        near = it->second;
      }
      std::vector<std::pair<std::size_t, std::string>> fit;
      std::size_t open = 0;
      for (const auto g : near)
        if (compatible(b, groups[g])) {
          ++open;
          if (std::string why = evidence(b, groups[g]); !why.empty()) fit.push_back({g, std::move(why)});
        }
      // A rare name is nobody's in particular where two people bear it.
      const bool weak = fit.size() == 1 && fit.front().second.ends_with("a rare one");
      std::size_t into = groups.size();
      if (fit.size() == 1 && !(weak && open > 1)) {
        into = fit.front().first;
        groups[into].why.insert(fit.front().second);
      } else {
        groups.emplace_back();
      }
      Group& g = groups[into];
      g.in.push_back(b.in);
      g.stories.insert(b.in.story);
      if (std::none_of(g.names.begin(), g.names.end(), [&](const auto& n) { return n.words == b.name.words; })) {
        g.names.push_back(b.name);
        alike[b.name.words].push_back(into);
      }
      g.said.offices.insert(b.said.offices.begin(), b.said.offices.end());
      g.said.nations.insert(b.said.nations.begin(), b.said.nations.end());
      g.said.words.insert(b.said.words.begin(), b.said.words.end());
      g.holder_of.insert(b.holder_of.begin(), b.holder_of.end());
      for (const auto t : ties_[b.in.story])
        if (!is_own(b, t)) g.ties.insert(t);
    }
    for (Group& g : groups) {
      std::string why;
      for (const auto& w : g.why) why += (why.empty() ? "" : "; ") + w;
      add(std::move(g.in), std::move(why));
    }
  }

  const std::vector<Dossier>& dossiers_;
  const World& world_;
  std::vector<std::uint32_t> order_;  // stories by id
  std::vector<std::set<std::uint32_t>> ties_;
  std::map<std::string, std::uint32_t> tie_number_;
  std::vector<CorpusIdentity> out_;
};

}  // namespace

std::vector<CorpusIdentity> link_stories(const std::vector<Dossier>& dossiers, const World& world) { return Linker(dossiers, world).run(); }

}  // namespace synoptic::align
