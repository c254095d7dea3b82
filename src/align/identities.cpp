// From the entities of each report to those of the story. Keys first, people after them:
//   countries by code (a metonym was already put with its country inside its report), capitals that stayed places by the
//   country whose capital they are, organisations by canonical name, then by acronym and short form where only one fits;
//   persons in blocks of one consonant skeleton of the family name: full names that agree (complete link: every pair of
//   the group must), then what says less (initials, missing middle names) where exactly one group fits, then lone
//   family names where the story has exactly one person of that family. Nationalities that contradict block a merge.
// Last, descriptors that their own report could not resolve ("the Velorian leader" in a report that never names him) go to
// the one person whom the other reports give that country and office, or if none does, to the one whom the story names and who held
// that office on the day of the report.
// All choices are over sorted keys, so the order of the documents does not show. Work inside a block is quadratic in its
// distinct names, and blocks are capped: a block of more than `max_block` names is merged by equal names only.
#include "align/identities.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <set>

#include "align/identities_names.hpp"
#include "annotate/people_name.hpp"
#include "annotate/people_offices.hpp"
#include "annotate/people_parts.hpp"
#include "base/utf8.hpp"

namespace synoptic::align {
namespace {

namespace people = annotate::people;
constexpr std::size_t max_block = 64;

struct Node {
  std::uint32_t doc = 0, entity = 0;
  EntityKind kind = EntityKind::other;
  std::string words;  // folded name, "the " and possessive off
  std::string country;
  annotate::PersonName person;
  std::set<std::string> nations;  // of the roles that say one
  std::vector<people::Descriptor> roles;
  std::set<std::string> forms;    // folded name forms
  bool seat = true;               // named by the seat of its government alone
};

std::string plain(std::string_view surface) {
  surface.remove_suffix(annotate::possessive_bytes(surface));
  std::string f = utf8::fold(surface);
  if (f.starts_with("the ")) f.erase(0, 4);
  return f;
}

bool acronym_like(std::string_view s) {
  std::size_t letters = 0;
  for (const char c : s) {
    if (c >= 'A' && c <= 'Z') ++letters;
    else if (c != '.' && c != '&') return false;
  }
  return letters >= 2;
}

// "apple inc." -> "apple": the legal form tells no two companies apart.
std::string without_legal_form(std::string words) {
  static constexpr std::array<std::string_view, 12> forms{"inc", "inc.", "corp", "corp.", "ltd", "ltd.", "plc", "llc", "co.", "ag", "incorporated", "limited"};
  for (auto space = words.rfind(' '); space != std::string::npos && space > 0; space = words.rfind(' ')) {
    if (std::find(forms.begin(), forms.end(), std::string_view(words).substr(space + 1)) == forms.end()) break;
    words.resize(space);
    while (words.ends_with(',') || words.ends_with(' ')) words.pop_back();
  }
  return words;
}

bool known_elsewhere(const World& world, const std::string& words) {
  for (const Entry& e : world.find(words))
    switch (e.sense) {
      case Sense::country: case Sense::demonym: case Sense::capital: case Sense::metonym: case Sense::region: case Sense::city:
      case Sense::organization: case Sense::agency: case Sense::outlet: return true;
      default: break;
    }
  return false;
}

class Story {
 public:
  Story(const std::vector<Document>& documents, const World& world) : docs_(documents), world_(world) {}

  Identities run() {
    collect();
    find_pieces();
    vote_on_kinds();
    parent_.resize(nodes_.size());
    std::iota(parent_.begin(), parent_.end(), 0u);
    places();
    organizations();
    persons();
    others();
    assemble();
    return std::move(out_);
  }

 private:
  void collect() {
    first_.reserve(docs_.size());
    readings_.reserve(docs_.size());
    for (std::uint32_t d = 0; d < docs_.size(); ++d) {
      const auto& [report, analysis] = docs_[d];
      readings_.push_back(people::make_reading(report, analysis.text, world_));
      first_.push_back(static_cast<std::uint32_t>(nodes_.size()));
      for (std::uint32_t e = 0; e < analysis.people.entities.size(); ++e) {
        const Entity& entity = analysis.people.entities[e];
        Node n;
        n.doc = d;
        n.entity = e;
        n.kind = entity.kind;
        n.words = plain(entity.name);
        n.country = entity.country;
        n.person = annotate::parse_person_name(entity.name);
        for (const Role& role : entity.roles) {
          const WordRange at = words_in(analysis.text, role.span);
          auto what = people::read_descriptor(readings_[d], at.first, at.last);
          if (!what.country.empty() && !what.country.starts_with('~')) n.nations.insert(what.country);
          if (!what.head.empty()) n.roles.push_back(std::move(what));
        }
        nodes_.push_back(std::move(n));
      }
      for (const Mention& m : analysis.people.mentions)
        if (m.form == MentionForm::name && m.entity < analysis.people.entities.size() && !std::string_view(m.rule).starts_with("metonym")) {
          nodes_[first_[d] + m.entity].forms.insert(plain(view(report.text, m.span)));
          nodes_[first_[d] + m.entity].seat = false;
        }
    }
  }

  // "Telegram" of "Telegram X", "Mermaid" of "The Little Mermaid": where the words around a name make a longer name that the story knows
  // well, the mention is one of the longer name's. An entity of nothing but such pieces is the longer one itself.
  void find_pieces() {
    constexpr std::uint32_t reach = 3;  // words more on either side
    struct Whole {
      std::map<std::tuple<EntityKind, std::string, std::string>, std::pair<int, std::uint32_t>> as;  // kind, country, words -> mentions, a node
      int mentions = 0, pieces = 0;
    };
    std::map<std::string, Whole> wholes;
    struct Piece {
      std::uint32_t doc, mention;
      std::string whole;
    };
    std::vector<Piece> pieces;
    const auto each_name = [&](auto&& visit) {
      for (std::uint32_t d = 0; d < docs_.size(); ++d) {
        const auto& mentions = docs_[d].analysis.people.mentions;
        for (std::uint32_t m = 0; m < mentions.size(); ++m)
          if (mentions[m].form == MentionForm::name && mentions[m].entity < docs_[d].analysis.people.entities.size()) visit(d, m, words_in(docs_[d].analysis.text, mentions[m].span));
      }
    };
    each_name([&](std::uint32_t d, std::uint32_t m, WordRange at) {
      if (at.last - at.first < 2) return;
      const auto node = first_[d] + docs_[d].analysis.people.mentions[m].entity;
      const Node& n = nodes_[node];
      Whole& whole = wholes[plain(view(docs_[d].report.text, docs_[d].analysis.people.mentions[m].span))];
      ++whole.mentions;
      auto& as = whole.as.try_emplace({n.kind, n.country, n.words}, 0, node).first->second;
      ++as.first;
    });
    each_name([&](std::uint32_t d, std::uint32_t m, WordRange at) {
      const auto& r = readings_[d];
      if (at.first >= at.last) return;
      const auto begin = r.first_of_sentence(at.first), end = r.end_of_sentence(at.first);
      const auto joins = [&](std::uint32_t t) {
        return r.text.words[t].kind == TokenKind::number || (r.text.words[t].kind == TokenKind::word && (r.capital(t) || people::is_preposition(r.word(t)) || people::is_determiner(r.word(t)) || r.word(t) == "and"));
      };
      for (std::uint32_t more = 2 * reach; more > 0; --more)
        for (std::uint32_t before = std::min(more, reach) + 1; before-- > 0;) {
          const auto after = more - before;
          if (after > reach || at.first < begin + before || at.last + after > end) continue;
          const auto first = at.first - before, last = at.last + after;
          if (!r.capital(first) || !(r.capital(last - 1) || r.text.words[last - 1].kind == TokenKind::number)) continue;
          bool all = true;
          for (auto t = first; t < at.first; ++t) all = all && joins(t);
          for (auto t = at.last; t < last; ++t) all = all && joins(t);
          if (!all) continue;
          const auto whole = wholes.find(plain(view(r.report.text, Span{r.text.words[first].span.begin, r.text.words[last - 1].span.end})));
          if (whole == wholes.end()) continue;
          ++whole->second.pieces;
          pieces.push_back({d, m, whole->first});
          return;
        }
    });
    std::map<std::uint32_t, int> names, moved;  // of a node
    std::map<std::uint32_t, std::uint32_t> to;
    each_name([&](std::uint32_t d, std::uint32_t m, WordRange) { ++names[first_[d] + docs_[d].analysis.people.mentions[m].entity]; });
    for (const Piece& p : pieces) {
      const Whole& whole = wholes.at(p.whole);
      if (whole.pieces > whole.mentions) continue;  // the longer one may be the slip
      const auto best = std::max_element(whole.as.begin(), whole.as.end(), [](const auto& a, const auto& b) { return a.second.first < b.second.first; });
      const auto node = first_[p.doc] + docs_[p.doc].analysis.people.mentions[p.mention].entity;
      const Node& into = nodes_[best->second.second];
      if ((into.kind == EntityKind::person && nodes_[node].kind == EntityKind::person) || into.words == nodes_[node].words) continue;
      pieces_[{p.doc, p.mention}] = best->second.second;
      ++moved[node];
      to[node] = best->second.second;
    }
    for (const auto& [node, n] : moved)
      if (n == names[node]) {
        const Node& whole = nodes_[to[node]];
        Node& piece = nodes_[node];
        piece.words = whole.words, piece.kind = whole.kind, piece.country = whole.country, piece.person = whole.person, piece.forms = whole.forms;
      }
  }

  // One name, one kind, by the vote of the reports. A lone word that is a person here and a place there stays two.
  void vote_on_kinds() {
    std::map<std::string, std::array<int, 4>> votes;
    std::set<std::string> person_words;
    for (const Node& n : nodes_) {
      if (n.country.empty()) ++votes[n.words][static_cast<std::size_t>(n.kind)];
      if (n.kind == EntityKind::person && n.person.words.size() > 1) person_words.insert(n.person.words.begin(), n.person.words.end());
    }
    // "United" beside "United Airlines": the first word alone, of which no table knows anything else.
    std::set<std::string> shorts;
    for (const Node& n : nodes_) {
      const auto cut = n.words.find(' ');
      if (n.kind != EntityKind::organization || cut == std::string::npos) continue;
      bool all = true;
      for (auto at = cut; at != std::string::npos && all; at = n.words.find(' ', at + 1))
        all = people::is_company_word(std::string_view(n.words).substr(at + 1, n.words.find(' ', at + 1) - at - 1));
      if (all) shorts.insert(n.words.substr(0, cut));
    }
    for (Node& n : nodes_) {
      if (!n.country.empty()) continue;
      if ((n.kind == EntityKind::place || n.kind == EntityKind::other) && shorts.contains(n.words) && !known_elsewhere(world_, n.words)) {
        n.kind = EntityKind::organization;
        continue;
      }
      const auto& v = votes[n.words];
      const bool lone = n.words.find(' ') == std::string::npos;
      const auto person = static_cast<std::size_t>(EntityKind::person);
      const auto other = static_cast<std::size_t>(EntityKind::other);
      const bool typed_two = lone && v[person] > 0 && v[1] + v[2] > 0 && (person_words.contains(n.words) || !n.roles.empty());
      if (typed_two) continue;
      std::size_t best = other;
      for (std::size_t k = 0; k < other; ++k)
        if (v[k] > 0 && (best == other || v[k] > v[best])) best = k;
      n.kind = static_cast<EntityKind>(best);
    }
  }

  std::uint32_t find(std::uint32_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void unite(std::uint32_t a, std::uint32_t b) {
    a = find(a), b = find(b);
    if (a != b) parent_[std::max(a, b)] = std::min(a, b);
  }
  template <class Members>
  void unite_all(const Members& members) {
    for (const auto m : members) unite(*members.begin(), m);
  }

  void places() {
    std::map<std::string, std::vector<std::uint32_t>> by_key;
    for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
      const Node& n = nodes_[i];
      if (n.kind != EntityKind::place) continue;
      std::string key = "place " + n.words;
      if (!n.country.empty()) key = "country " + n.country;
      else if (const Entry* e = world_.find(n.words, Sense::capital); e && !e->country.empty()) key = "capital " + std::string(e->country);
      by_key[key].push_back(i);
    }
    for (const auto& [key, members] : by_key) unite_all(members);
  }

  void organizations() {
    std::map<std::string, std::vector<std::uint32_t>> by_key;
    std::map<std::string, std::set<std::string>> acronyms, shorts;  // acronym or bare word -> keys of full names
    std::map<std::uint32_t, std::string> key_of;
    for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
      const Node& n = nodes_[i];
      if (n.kind != EntityKind::organization) continue;
      std::string key = without_legal_form(n.words);
      for (const Sense s : {Sense::organization, Sense::agency, Sense::outlet})
        if (const Entry* e = world_.find(n.words, s); e && !e->canonical.empty()) {
          key = utf8::fold(e->canonical);
          break;
        }
      by_key[key].push_back(i);
      key_of[i] = key;
      if (n.words.find(' ') == std::string::npos) continue;
      std::string all, content, bare;
      bool rest_generic = true;
      std::size_t words = 0;
      std::string_view rest = n.words;
      while (!rest.empty()) {
        const auto space = rest.find(' ');
        const auto w = rest.substr(0, space);
        rest = space == std::string_view::npos ? std::string_view{} : rest.substr(space + 1);
        if (w.empty()) continue;
        all += w[0];
        if (!people::is_preposition(w) && !people::is_determiner(w) && w != "and") content += w[0];
        if (words++ == 0) bare = w;
        else rest_generic &= people::is_company_word(w);
      }
      if (all.size() >= 3) acronyms[all].insert(key);
      if (content.size() >= 3) acronyms[content].insert(key);
      if (rest_generic) shorts[bare].insert(key);
      for (const auto& f : n.forms)  // the report itself says what its short forms stand for
        if (f.find(' ') == std::string::npos && f != n.words) shorts[f].insert(key);
    }
    for (const auto& [key, members] : by_key) unite_all(members);
    for (const auto& [i, key] : key_of) {
      const Node& n = nodes_[i];
      if (n.words.find(' ') != std::string::npos) continue;
      const std::string& name = docs_[n.doc].analysis.people.entities[n.entity].name;
      for (const auto* table : {&shorts, &acronyms}) {
        if (table == &acronyms && !acronym_like(name)) continue;
        std::string letters = n.words;
        if (table == &acronyms) std::erase(letters, '.');
        const auto it = table->find(letters);
        if (it == table->end()) continue;
        if (it->second.size() == 1 && *it->second.begin() != key) unite(i, by_key[*it->second.begin()].front());
        break;
      }
    }
  }

  // ---- persons ----
  struct Person {  // all nodes of one spelling, then of one person
    std::vector<std::uint32_t> nodes;
    std::vector<annotate::PersonName> names;  // distinct spellings
    std::set<std::string> nations;
  };

  static bool nations_agree(const std::set<std::string>& a, const std::set<std::string>& b) {
    if (a.empty() || b.empty()) return true;
    return std::any_of(a.begin(), a.end(), [&](const auto& c) { return b.contains(c); });
  }
  bool all_agree(const Person& a, const Person& b, Agreement at_least) const {
    if (!nations_agree(a.nations, b.nations)) return false;
    for (const auto& x : a.names)
      for (const auto& y : b.names) {
        const Agreement got = compare_names(x, y, world_);
        if (got == Agreement::no || (at_least == Agreement::full && got != Agreement::full)) return false;
      }
    return true;
  }
  static void absorb(Person& into, Person& from) {
    into.nodes.insert(into.nodes.end(), from.nodes.begin(), from.nodes.end());
    into.names.insert(into.names.end(), from.names.begin(), from.names.end());
    into.nations.insert(from.nations.begin(), from.nations.end());
    from = {};
  }

  void persons() {
    std::map<std::vector<std::string>, Person> full, lone;  // by the words with the suffix
    for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
      const Node& n = nodes_[i];
      if (n.person.words.empty()) continue;
      const bool single = n.person.lone();
      if (n.kind != EntityKind::person && !(single && n.kind == EntityKind::other && !known_elsewhere(world_, n.words))) continue;
      if (n.kind != EntityKind::person && !single) continue;
      auto key = n.person.words;
      key.push_back(n.person.suffix);
      Person& p = (single ? lone : full)[key];
      p.nodes.push_back(i);
      if (p.names.empty()) p.names.push_back(n.person);
      p.nations.insert(n.nations.begin(), n.nations.end());
    }
    // Blocks: by the skeleton of the family name; of names in both orders, by that of each end.
    std::vector<Person> all;
    for (auto& [key, p] : full) all.push_back(std::move(p));
    std::map<std::string, std::set<std::size_t>> blocks;
    for (std::size_t i = 0; i < all.size(); ++i) {
      const auto& name = all[i].names.front();
      blocks[skeleton(name.family())].insert(i);
      if (name.words.size() == 2) blocks[skeleton(name.words[0])].insert(i);
      for (std::size_t k = 1; k + 1 < name.words.size(); ++k)
        if (name.words[k].size() > 2) blocks[skeleton(name.words[k])].insert(i);
    }
    for (const Agreement level : {Agreement::full, Agreement::weaker})
      for (const auto& [key, block] : blocks) {
        if (block.size() < 2 || block.size() > max_block) continue;
        level == Agreement::full ? merge_equal(all, block) : merge_weaker(all, block);
      }
    for (const Person& p : all)
      if (!p.nodes.empty()) unite_all(p.nodes);
    lone_names(all, lone);
  }

  void merge_equal(std::vector<Person>& all, const std::set<std::size_t>& block) const {
    // The pairs with the most reports first, so that a rare misspelling joins the common spelling.
    std::vector<std::size_t> order(block.begin(), block.end());
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return all[a].nodes.size() > all[b].nodes.size(); });
    for (std::size_t i = 0; i < order.size(); ++i)
      for (std::size_t j = i + 1; j < order.size(); ++j) {
        Person &a = all[order[i]], &b = all[order[j]];
        if (a.nodes.empty() || b.nodes.empty()) continue;
        if (all_agree(a, b, Agreement::full)) absorb(a, b);
      }
  }

  bool shared_role(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) const {
    for (const auto i : a)
      for (const auto& x : nodes_[i].roles) {
        if (!people::is_specific(x) && !people::is_leader_noun(x.head)) continue;
        for (const auto j : b)
          for (const auto& y : nodes_[j].roles)
            if (people::may_be_called(x, y) || people::may_be_called(y, x)) return true;
      }
    return false;
  }
  // "Robert Marsh" for "Robert S. Marsh III" where both hold the same office; father and son do not.
  bool all_but_suffix(const Person& a, const Person& b) const {
    if (a.names.size() != 1 || !a.names.front().suffix.empty() || !nations_agree(a.nations, b.nations)) return false;
    for (auto name : b.names) {
      if (name.suffix.empty()) return false;
      name.suffix.clear();
      if (compare_names(a.names.front(), name, world_) == Agreement::no) return false;
    }
    return shared_role(a.nodes, b.nodes);
  }

  // Again while something joins: "Ed Marsh" fits two spellings until "Edward Marsh" is "Edward J. Marsh".
  void merge_weaker(std::vector<Person>& all, const std::set<std::size_t>& block) {
    for (int pass = 0; pass < 4 && weaker_pass(all, block); ++pass) {}
  }
  bool weaker_pass(std::vector<Person>& all, const std::set<std::size_t>& block) {
    bool joined = false;
    for (const auto i : block) {
      if (all[i].nodes.empty()) continue;
      std::vector<std::size_t> fit;
      for (const auto j : block)
        if (i != j && !all[j].nodes.empty() && says_less(all[i], all[j]) &&
            (all_agree(all[i], all[j], Agreement::weaker) || all_but_suffix(all[i], all[j])))
          fit.push_back(j);
      if (fit.size() == 1) {
        absorb(all[fit.front()], all[i]);
        joined = true;
      }
    }
    return joined;
  }
  static bool says_less(const Person& a, const Person& b) {
    const auto letters = [](const Person& p) {  // words before initials, then letters: "Joe" before "Joseph"
      std::pair<std::size_t, std::size_t> most;
      for (const auto& n : p.names) {
        std::pair<std::size_t, std::size_t> sum;
        for (const auto& w : n.words) {
          sum.first += w.size() > 1 ? 100 : 1;
          sum.second += w.size();
        }
        most = std::max(most, sum);
      }
      return most;
    };
    return letters(a) < letters(b);
  }

  bool keeps_apart(std::uint32_t lone, const Person& p, const std::string& family) const {
    return std::any_of(p.nodes.begin(), p.nodes.end(), [&](auto m) { return nodes_[m].doc == nodes_[lone].doc && nodes_[m].person.family() == family; });
  }

  void lone_names(std::vector<Person>& all, std::map<std::vector<std::string>, Person>& lone) {
    std::map<std::string, std::vector<std::size_t>> by_skeleton;
    std::map<std::string, std::set<std::size_t>> by_word;  // exact family names, and middle names that may be one
    for (std::size_t i = 0; i < all.size(); ++i)
      for (const auto& name : all[i].names) {
        by_skeleton[skeleton(name.family())].push_back(i);
        by_word[name.family()].insert(i);
        if (!name.family_first()) {
          by_word[name.words.back()].insert(i);
          for (std::size_t k = 1; k < name.family_begin; ++k)
            if (name.words[k].size() > 2) by_word[name.words[k]].insert(i);
        }
      }
    std::vector<Person> left;
    for (auto& [key, p] : lone) {
      const std::string family = p.names.front().family();
      // The same word in several reports is one person, unless the reports say of two.
      std::set<std::size_t> fit;
      if (const auto it = by_word.find(family); it != by_word.end()) fit = it->second;
      const bool exact = !fit.empty();
      if (!exact)
        if (const auto it = by_skeleton.find(skeleton(family)); it != by_skeleton.end())
          for (const auto i : it->second)
            if (std::any_of(all[i].names.begin(), all[i].names.end(), [&](const auto& n) { return same_family_name(n.family(), family); })) fit.insert(i);
      const std::string& suffix = p.names.front().suffix;
      if (!suffix.empty()) std::erase_if(fit, [&](auto i) { return all[i].names.front().suffix != suffix; });
      if (fit.size() > 1) {  // father and son: the bare name is the one without a suffix
        std::set<std::size_t> bare;
        for (const auto i : fit)
          if (all[i].names.front().suffix.empty()) bare.insert(i);
        if (bare.size() == 1 && fit.size() == 2) fit = bare;
      }
      // Two of whom a report speaks and whom it keeps apart are two in the other reports as well: there the lone name alone tells nothing.
      std::set<std::size_t> two;
      for (const auto n : p.nodes)
        for (const auto i : fit)
          if (keeps_apart(n, all[i], family)) two.insert(i);
      std::vector<std::uint32_t> apart;
      for (const auto n : p.nodes) {
        // A report that names both and keeps them apart knows better. Of several of the family only the office tells.
        std::set<std::size_t> open, same_office;
        for (const auto i : fit) {
          if (!nations_agree(nodes_[n].nations, all[i].nations)) continue;
          if (!two.contains(i)) open.insert(i);
          if (shared_role({n}, all[i].nodes)) same_office.insert(i);
        }
        if (same_office.size() == 1) unite(n, all[*same_office.begin()].nodes.front());
        else if (open.size() == 1) unite(n, all[*open.begin()].nodes.front());
        else if (open.empty()) apart.push_back(n);
      }
      if (apart.size() > 1) {
        left.push_back({});
        left.back().nodes = std::move(apart);
      }
    }
    for (const Person& p : left) {
      std::vector<std::uint32_t> persons_only;
      for (const auto n : p.nodes)
        if (nodes_[n].kind == EntityKind::person) persons_only.push_back(n);
      const bool one_nation = std::all_of(persons_only.begin(), persons_only.end(), [&](auto n) { return nations_agree(nodes_[n].nations, nodes_[persons_only.front()].nations); });
      if (!persons_only.empty() && one_nation) unite_all(persons_only);
    }
  }

  void others() {
    std::map<std::string, std::vector<std::uint32_t>> by_words;
    for (std::uint32_t i = 0; i < nodes_.size(); ++i)
      if (nodes_[i].kind == EntityKind::other && find(i) == i) by_words[nodes_[i].words].push_back(i);
    std::map<std::string, std::vector<std::uint32_t>> joined;
    for (const auto& [words, members] : by_words) unite_all(members);
  }

  // ---- the story's entities ----
  void assemble() {
    std::map<std::uint32_t, std::vector<std::uint32_t>> groups;
    for (std::uint32_t i = 0; i < nodes_.size(); ++i) groups[find(i)].push_back(i);
    out_.of.resize(docs_.size());
    for (std::uint32_t d = 0; d < docs_.size(); ++d) out_.of[d].assign(docs_[d].analysis.people.entities.size(), 0);
    for (const auto& [root, members] : groups) {
      const auto index = static_cast<std::uint32_t>(out_.entities.size());
      for (const auto m : members) out_.of[nodes_[m].doc][nodes_[m].entity] = index;
      out_.entities.push_back(describe(members));
    }
    late_descriptors();
    for (std::uint32_t d = 0; d < docs_.size(); ++d) add_mentions(d);
    for (Identity& p : out_.entities) {
      std::sort(p.mentions.begin(), p.mentions.end());
      std::sort(p.metonyms.begin(), p.metonyms.end());
      std::sort(p.links.begin(), p.links.end(), [](const StoryLink& a, const StoryLink& b) { return a.place < b.place; });
    }
    order();
  }

  Identity describe(const std::vector<std::uint32_t>& members) {
    Identity p;
    std::array<int, 4> votes{};
    for (const auto m : members) {
      ++votes[static_cast<std::size_t>(nodes_[m].kind)];
      if (!nodes_[m].country.empty()) p.country = nodes_[m].country;
    }
    const auto other = static_cast<std::size_t>(EntityKind::other);
    std::size_t best = other;
    for (std::size_t k = 0; k < other; ++k)
      if (votes[k] > 0 && (best == other || votes[k] > votes[best])) best = k;
    p.kind = static_cast<EntityKind>(best);
    p.name = best_name(members, p);
    roles(members, p);
    return p;
  }

  std::string best_name(const std::vector<std::uint32_t>& members, const Identity& p) const {
    // A full name over a lone one, spelt out over an acronym, a country's own name over its seat's; then what most reports
    // use, then the fuller, then by letters.
    std::map<std::string, int> count;
    std::set<std::string> own;  // not only the name of a seat
    for (const auto m : members) {
      const std::string& name = docs_[nodes_[m].doc].analysis.people.entities[nodes_[m].entity].name;
      ++count[name];
      if (!nodes_[m].seat) own.insert(name);
    }
    const auto rank = [&](const std::string& name) {
      const auto parsed = annotate::parse_person_name(name);
      const bool short_form = p.kind == EntityKind::organization && std::any_of(count.begin(), count.end(), [&](const auto& other) { return other.first.starts_with(name + " "); });
      const bool poor = p.kind == EntityKind::person ? parsed.lone() : acronym_like(name) || short_form;
      const bool initials = p.kind == EntityKind::person && std::any_of(parsed.words.begin(), parsed.words.begin() + (parsed.words.empty() ? 0 : 1), [](const auto& w) { return w.size() == 1; });
      const bool seat = !p.country.empty() && !own.contains(name);
      return std::tuple(seat, poor, initials, -count.at(name), -static_cast<int>(parsed.words.size()), name);
    };
    std::string best = count.begin()->first;
    for (const auto& [name, n] : count)
      if (rank(name) < rank(best)) best = name;
    return best;
  }

  void roles(const std::vector<std::uint32_t>& members, Identity& p) const {
    struct Said {
      std::map<std::string, int> surfaces;
      std::vector<Place> places;
    };
    std::map<std::string, Said> by_text;
    for (const auto m : members)
      for (const Role& role : docs_[nodes_[m].doc].analysis.people.entities[nodes_[m].entity].roles) {
        Said& said = by_text[utf8::fold(role.text)];
        ++said.surfaces[role.text];
        said.places.push_back({nodes_[m].doc, role.span});
      }
    for (auto& [text, said] : by_text) {
      const auto most = std::max_element(said.surfaces.begin(), said.surfaces.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
      std::sort(said.places.begin(), said.places.end());
      p.roles.push_back({most->first, std::move(said.places)});
    }
    std::stable_sort(p.roles.begin(), p.roles.end(), [](const DossierRole& a, const DossierRole& b) { return a.places.size() > b.places.size(); });
  }

  void add_form(std::uint32_t identity, std::uint32_t doc, std::string form) {
    auto& forms = out_.entities[identity].forms[doc];
    if (std::find(forms.begin(), forms.end(), form) == forms.end()) forms.push_back(std::move(form));
  }

  // Mentions and surface forms of one report, in order, with what `late_descriptors` found in it.
  void add_mentions(std::uint32_t d) {
    const auto& [report, analysis] = docs_[d];
    struct Seen {
      Span span;
      MentionForm form;
      std::uint32_t identity;
    };
    std::vector<Seen> seen;
    for (std::uint32_t i = 0; i < analysis.people.mentions.size(); ++i) {
      const Mention& m = analysis.people.mentions[i];
      if (m.entity >= out_.of[d].size()) continue;
      auto identity = out_.of[d][m.entity];
      if (const auto piece = pieces_.find({d, i}); piece != pieces_.end()) {
        const Node& whole = nodes_[piece->second];
        identity = out_.of[whole.doc][whole.entity];
      }
      seen.push_back({m.span, m.form, identity});
      if (std::string_view(m.rule).starts_with("metonym")) out_.entities[identity].metonyms.push_back({d, m.span});
    }
    for (const Late& l : late_[d]) {
      seen.push_back({l.span, MentionForm::nominal, l.identity});
      out_.entities[l.identity].links.push_back({{d, l.span}, l.rule});
    }
    std::sort(seen.begin(), seen.end(), [](const Seen& a, const Seen& b) { return std::tuple(a.span, a.identity) < std::tuple(b.span, b.identity); });
    for (const Seen& s : seen) {
      out_.entities[s.identity].mentions.push_back({d, s.span});
      if (s.form == MentionForm::pronoun) continue;
      Span form = s.span;
      if (s.form == MentionForm::name)
        if (const auto before = word_before(d, s.span); before) form.begin = *before;
      add_form(s.identity, d, std::string(view(report.text, form)));
    }
  }

  // Where a form begins that takes in the honorific before the name ("Mr Marsh") or a seat's article ("the Kremlin").
  std::optional<std::uint32_t> word_before(std::uint32_t d, Span span) const {
    const auto& reading = readings_[d];
    const WordRange at = words_in(reading.text, span);
    if (at.first == 0 || at.first >= at.last || !reading.same_sentence(at.first - 1, at.first)) return std::nullopt;
    std::string w(reading.word(at.first - 1));
    auto begin = reading.text.words[at.first - 1].span.begin;
    if (w == "the") {
      const Entry* seat = world_.find(plain(view(reading.report.text, span)), Sense::metonym);
      return seat && seat->value == "government" ? std::optional(begin) : std::nullopt;
    }
    if (w == "." && at.first >= 2 && reading.same_sentence(at.first - 2, at.first)) {
      w = reading.word(at.first - 2);
      begin = reading.text.words[at.first - 2].span.begin;
    }
    if (w.ends_with('.')) w.pop_back();
    static constexpr std::array<std::string_view, 11> honorifics{"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir", "dame", "lord", "lady"};
    if (std::find(honorifics.begin(), honorifics.end(), w) == honorifics.end()) return std::nullopt;
    return begin;
  }

  // Descriptors of a country and an office that their report left open, given to the one person of the story who fits.
  void late_descriptors() {
    late_.resize(docs_.size());
    struct Known {
      std::uint32_t identity;
      people::Descriptor what;
    };
    std::vector<Known> known;
    for (std::uint32_t p = 0; p < out_.entities.size(); ++p) {
      if (out_.entities[p].kind != EntityKind::person) continue;
      for (const DossierRole& role : out_.entities[p].roles)
        for (const Place& place : role.places) {
          const auto& reading = readings_[place.report];
          const WordRange at = words_in(reading.text, place.span);
          auto what = people::read_descriptor(reading, at.first, at.last);
          if (!what.country.empty()) known.push_back({p, std::move(what)});
        }
    }
    std::map<std::string, std::vector<std::size_t>> by_country;
    for (std::size_t k = 0; k < known.size(); ++k) by_country[known[k].what.country].push_back(k);
    for (std::uint32_t d = 0; d < docs_.size(); ++d) {
      if (!docs_[d].analysis.analysed) continue;
      const auto& mentions = docs_[d].analysis.people.mentions;
      for (const people::Called& c : people::find_descriptors(readings_[d])) {
        if (c.what.country.empty()) continue;
        const auto at = std::lower_bound(mentions.begin(), mentions.end(), c.span, [](const Mention& m, Span s) { return m.span < s; });
        const bool taken = at != mentions.end() && at->span == c.span;
        if (taken) continue;
        std::set<std::uint32_t> fit;
        if (const auto it = by_country.find(c.what.country); it != by_country.end())
          for (const auto k : it->second)
            if (people::may_be_called(known[k].what, c.what)) fit.insert(known[k].identity);
        if (fit.size() == 1) late_[d].push_back({c.span, *fit.begin(), "nominal: the only person to whom a report of the story gives this country and office"});
        else if (fit.empty())
          if (const auto holder = named_holder(c.what, docs_[d].report.published.day())) late_[d].push_back({c.span, *holder, "nominal: held this office on the day of the report"});
      }
    }
  }

  // The only person whom the story names and who held that office on that day.
  std::optional<std::uint32_t> named_holder(const people::Descriptor& called, std::optional<Day> day) {
    if (!day || !called.modifiers.empty()) return std::nullopt;
    const auto [answer, fresh] = held_.try_emplace({called.country, called.head, called.ranks, *day});
    if (!fresh) return answer->second;
    std::set<std::uint32_t> named;
    for (const Holder* h : people::office_holders(world_, called, *day))
      for (std::uint32_t p = 0; p < out_.entities.size(); ++p)
        if (out_.entities[p].kind == EntityKind::person && people::is_holder(world_, annotate::parse_person_name(out_.entities[p].name), *h, *day)) named.insert(p);
    if (named.size() == 1) answer->second = *named.begin();
    return answer->second;
  }

  void order() {
    std::vector<std::uint32_t> order(out_.entities.size());
    std::iota(order.begin(), order.end(), 0u);
    std::sort(order.begin(), order.end(), [&](auto a, auto b) {
      const Identity &x = out_.entities[a], &y = out_.entities[b];
      return std::tuple(-static_cast<std::ptrdiff_t>(x.mentions.size()), std::string_view(x.name), x.kind, std::string_view(x.country)) <
             std::tuple(-static_cast<std::ptrdiff_t>(y.mentions.size()), std::string_view(y.name), y.kind, std::string_view(y.country)) ||
             (x.mentions.size() == y.mentions.size() && x.name == y.name && x.kind == y.kind && x.country == y.country && x.mentions < y.mentions);
    });
    std::vector<std::uint32_t> place(order.size());
    std::vector<Identity> sorted;
    sorted.reserve(order.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) {
      place[order[i]] = i;
      sorted.push_back(std::move(out_.entities[order[i]]));
      sorted.back().id = "p" + std::to_string(i + 1);
    }
    out_.entities = std::move(sorted);
    for (auto& of : out_.of)
      for (auto& i : of) i = place[i];
  }

  const std::vector<Document>& docs_;
  const World& world_;
  std::vector<people::Reading> readings_;
  std::vector<Node> nodes_;
  std::vector<std::uint32_t> first_;  // per document: its first node
  std::vector<std::uint32_t> parent_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> pieces_;  // document, mention -> a node of the longer name
  struct Late {
    Span span;
    std::uint32_t identity = 0;
    const char* rule = "";
  };
  std::vector<std::vector<Late>> late_;
  std::map<std::tuple<std::string, std::string, std::vector<std::string>, Day>, std::optional<std::uint32_t>> held_;
  Identities out_;
};

}  // namespace

Identities find_identities(const std::vector<Document>& documents, const World& world) { return Story(documents, world).run(); }

}  // namespace synoptic::align
