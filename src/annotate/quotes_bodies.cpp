// A noun speaks for the organisation just named: "Norland Air cut its fares. ... the airline says". The noun tells what may be meant: a
// newspaper for outlets, a board or a council for what is named so, a company for what its name does not show to be something else. Meant
// is the only such organisation that the sentence before the noun and the two sentences before it name, or of several the only one that
// the nearest of these sentences is about; else nobody. A noun beside the name itself ("the Northport Herald newspaper", "the airline
// Norland Air", "a report in the Northport Herald") needs no search.
#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "annotate/quotes_draft.hpp"
#include "base/utf8.hpp"

namespace synoptic::annotate::quotes {
namespace {

using Words = std::initializer_list<std::string_view>;

bool among(Words list, std::string_view w) { return std::find(list.begin(), list.end(), w) != list.end(); }

// Is it one of the words of a list, which a space sets apart?
bool has_word(std::string_view list, std::string_view w) {
  for (auto at = list.find(w); at != std::string_view::npos && !w.empty(); at = list.find(w, at + 1))
    if ((at == 0 || list[at - 1] == ' ') && (at + w.size() == list.size() || list[at + w.size()] == ' ')) return true;
  return false;
}

enum class Kind : std::uint8_t {
  typed,    // only what a word of the name shows to be one
  company,  // also what the name does not show to be something else
  society,  // the same, for what is no company
  press,    // outlets and news agencies, as the tables have them
};

struct BodyNoun {
  std::string_view noun;
  Kind kind;
  std::string_view shown_by;  // words apart by a space
};

const BodyNoun* body_noun(std::string_view w) {
  static constexpr std::string_view firm = "company inc corp corporation ltd limited plc llc llp co holdings group motors industries technologies partners";
  static constexpr std::string_view flies = "airlines airline airways air aviation";
  static constexpr std::string_view agencies = "agency administration bureau service services centers department authority";
  static constexpr std::string_view watches = "commission authority administration agency board bureau regulator";
  static constexpr std::string_view governs = "federation association confederation council board union committee";
  static constexpr std::string_view societies = "organization organisation association foundation society league institute alliance coalition trust fund";
  static const std::initializer_list<BodyNoun> table{
      {"company", Kind::company, firm},
      {"firm", Kind::company, firm},
      {"corporation", Kind::company, firm},
      {"giant", Kind::company, ""},
      {"manufacturer", Kind::company, ""},
      {"maker", Kind::company, ""},
      {"carmaker", Kind::company, "motor motors automobile automobiles"},
      {"automaker", Kind::company, "motor motors automobile automobiles"},
      {"startup", Kind::company, ""},
      {"retailer", Kind::company, "stores"},
      {"chain", Kind::company, "stores cinemas hotels"},
      {"airline", Kind::company, flies},
      {"carrier", Kind::company, flies},
      {"bank", Kind::typed, "bank bancorp"},
      {"organization", Kind::society, societies},
      {"organisation", Kind::society, societies},
      {"charity", Kind::society, societies},
      {"nonprofit", Kind::society, societies},
      {"body", Kind::society, governs},
      {"group", Kind::typed, "group association foundation society alliance coalition league"},
      {"association", Kind::typed, "association"},
      {"federation", Kind::typed, "federation"},
      {"foundation", Kind::typed, "foundation"},
      {"institute", Kind::typed, "institute institution"},
      {"league", Kind::typed, "league nba wnba nfl nhl mlb mls bundesliga"},
      {"club", Kind::typed, "club fc"},
      {"union", Kind::typed, "union federation guild brotherhood"},
      {"board", Kind::typed, "board"},
      {"council", Kind::typed, "council"},
      {"committee", Kind::typed, "committee"},
      {"panel", Kind::typed, "committee panel commission"},
      {"commission", Kind::typed, "commission"},
      {"department", Kind::typed, "department dept"},
      {"ministry", Kind::typed, "ministry"},
      {"office", Kind::typed, "office"},
      {"bureau", Kind::typed, "bureau"},
      {"agency", Kind::typed, agencies},
      {"regulator", Kind::typed, watches},
      {"watchdog", Kind::typed, watches},
      {"court", Kind::typed, "court tribunal"},
      {"party", Kind::typed, "party"},
      {"university", Kind::typed, "university"},
      {"college", Kind::typed, "college"},
      {"school", Kind::typed, "school academy"},
      {"district", Kind::typed, "district"},
      {"hospital", Kind::typed, "hospital infirmary"},
      {"museum", Kind::typed, "museum"},
      {"observatory", Kind::typed, "observatory"},
      {"newspaper", Kind::press, "times post herald journal gazette tribune chronicle"},
      {"paper", Kind::press, "times post herald journal gazette tribune chronicle"},
      {"daily", Kind::press, "times post herald journal gazette tribune chronicle"},
      {"tabloid", Kind::press, ""},
      {"publication", Kind::press, "times post herald journal gazette tribune chronicle magazine"},
      {"magazine", Kind::press, "magazine"},
      {"outlet", Kind::press, "news"},
      {"broadcaster", Kind::press, "tv television radio broadcasting"},
      {"network", Kind::press, "tv television news"},
      {"channel", Kind::press, "tv television"},
      {"station", Kind::press, "tv television radio"},
  };
  const auto it = std::find_if(table.begin(), table.end(), [&](const BodyNoun& b) { return b.noun == w; });
  return it == table.end() ? nullptr : it;
}

// Words of names that no company and no society is called by; and names that stand in reports of them.
bool shows_another_type(const std::set<std::string, std::less<>>& words) {
  static constexpr std::string_view public_bodies =
      "agency bureau ministry department commission committee council university college school hospital court tribunal party "
      "parliament senate congress house police office army navy force forces government administration republicans republican "
      "democrats democratic gop nations museum county city state states church league team fc federal national guard fire supreme "
      "board exchange nasdaq nyse s&p dow reserve fed treasury pentagon kremlin nato nazi isis taliban hamas hezbollah cup olympics "
      "premier centers authority district academy";
  return std::any_of(words.begin(), words.end(), [](const std::string& w) { return has_word(public_bodies, w); });
}

bool is_paper(std::string_view noun) { return noun == "newspaper" || noun == "paper" || noun == "daily" || noun == "tabloid" || noun == "magazine" || noun == "publication"; }

// One organisation as a frame names it.
struct Candidate {
  std::uint32_t entity = 0;
  bool subject = false;  // the clause is about it
  bool near = false;     // or about what is its own: "Norland Air's fleet", "a Norland Air spokesman"
};

bool is_name_of_body(const Reading& r, const Mention& m) {
  if (m.form == MentionForm::pronoun || m.entity >= r.people.entities.size()) return false;
  const EntityKind k = r.people.entities[m.entity].kind;
  return k == EntityKind::organization || k == EntityKind::other;
}

void add_words(std::string_view name, std::set<std::string, std::less<>>& out) {
  const std::string folded = utf8::fold(name);
  for (std::size_t at = 0; at < folded.size();) {
    auto end = std::min(folded.find_first_of(" -", at), folded.size());
    std::string w = folded.substr(at, end - at);
    while (!w.empty() && (w.back() == '.' || w.back() == ',')) w.pop_back();
    if (!w.empty()) out.insert(std::move(w));
    at = end + 1;
  }
}

// All words of the entity's names that stand at this mention, and of what the tables call it: "FBI" is a bureau.
std::set<std::string, std::less<>> words_of(const Reading& r, const Mention& m) {
  std::set<std::string, std::less<>> out;
  add_words(r.people.entities[m.entity].name, out);
  if (m.form == MentionForm::name) add_words(view(r.bytes, m.span), out);
  for (const std::string& name : {utf8::fold(r.people.entities[m.entity].name), utf8::fold(view(r.bytes, m.span))})
    if (const Entry* e = r.world.find(name, Sense::organization)) add_words(e->canonical.view(), out);
  return out;
}

bool is_press(const Reading& r, const Mention& m) {
  for (const std::string& name : {utf8::fold(r.people.entities[m.entity].name), utf8::fold(view(r.bytes, m.span))})
    for (const Sense s : {Sense::outlet, Sense::agency})
      if (r.world.find(name, s)) return true;
  return false;
}

// Of what the name is in its clause: the subject; what the subject belongs to or is of; the same of another noun ("its Norland server", "the launch of
// Norland Air"); something else.
enum class Place : std::uint8_t { subject, of_subject, part, other };
Place place_of(const Reading& r, Span name) {
  const auto& tokens = r.text.tokens;
  auto t = std::partition_point(tokens.begin(), tokens.end(), [&](const Token& x) { return x.span.begin < name.begin; });
  Place found = Place::other;
  for (; t != tokens.end() && t->span.begin < name.end; ++t) {
    const Deprel d = main_of(t->deprel);
    if (d == Deprel::nsubj) return Place::subject;
    if (t->head < 0) continue;
    const Token& up = tokens[static_cast<std::size_t>(t->head)];
    if (name.contains(up.span)) continue;
    const bool about = main_of(up.deprel) == Deprel::nsubj;
    if (d == Deprel::appos && about) return Place::subject;
    if (about && (d == Deprel::nmod || d == Deprel::compound)) found = Place::of_subject;
    else if ((d == Deprel::compound || (d == Deprel::nmod && t->deprel != Deprel::nmod_poss)) && !r.world.find(utf8::fold(view(r.bytes, up.span)), Sense::office)) found = Place::part;
  }
  return found;
}

// "Norland Air Miles" is what Norland Air has made, where the report names both.
bool is_made_by_another(const Reading& r, std::uint32_t entity) {
  const std::string& name = r.people.entities[entity].name;
  return std::any_of(r.people.entities.begin(), r.people.entities.end(), [&](const Entity& e) {
    return e.kind == EntityKind::organization && e.name.size() < name.size() && name.starts_with(e.name) && !utf8::is_letter(static_cast<unsigned char>(name[e.name.size()]));
  });
}

// The organisations that items [0, end) of the frame name and that the noun may call, by their names (`strong`) or because nothing
// speaks against it (`weak`).
void collect(const Reading& r, const Frame& f, std::int32_t end, std::size_t back, const BodyNoun& noun, std::vector<Candidate>& strong, std::vector<Candidate>& weak) {
  static constexpr std::int32_t farthest = 300;  // items
  static constexpr std::string_view platforms = "facebook twitter linkedin instagram youtube tiktok whatsapp reddit snapchat telegram google zoom";
  for (std::int32_t i = std::max(0, end - farthest); i < end; ++i) {
    if (f.at(i).mention == no_index) continue;
    const Mention& m = r.people.mentions[static_cast<std::size_t>(f.at(i).mention)];
    // An outlet whose name was taken for somebody's.
    const bool misread = noun.kind == Kind::press && m.form == MentionForm::name && m.entity < r.people.entities.size() && r.people.entities[m.entity].kind == EntityKind::person &&
                         r.people.entities[m.entity].name.find(' ') != std::string::npos && r.world.find(utf8::fold(r.people.entities[m.entity].name), Sense::outlet);
    if (!is_name_of_body(r, m) && !misread) continue;
    const Place place = place_of(r, m.span);
    const Candidate c{m.entity, place == Place::subject, place == Place::subject || place == Place::of_subject};
    const bool press = is_press(r, m);
    const auto words = words_of(r, m);
    const bool shown = std::any_of(words.begin(), words.end(), [&](const std::string& w) { return has_word(noun.shown_by, w); });
    const bool organization = r.people.entities[m.entity].kind == EntityKind::organization;
    if (noun.kind == Kind::press) {
      const bool airs = std::any_of(words.begin(), words.end(), [](const std::string& w) { return has_word("news tv radio bbc cnn nbc abc cbs fox", w); });
      if ((press || (shown && organization)) && !(is_paper(noun.noun) && airs)) strong.push_back(c);
      continue;
    }
    if (!organization || press) continue;
    if (shown) {
      strong.push_back(c);
      continue;
    }
    // "Health Norland", "the Registry of Norland": a country's own.
    const std::string name = utf8::fold(r.people.entities[m.entity].name);
    const auto last = name.rfind(' ');
    const bool of_a_country = last != std::string::npos && r.world.find(std::string_view(name).substr(last + 1), Sense::country) != nullptr;
    if (noun.kind == Kind::typed || of_a_country || shows_another_type(words)) continue;
    // A place to post on, a part of another noun, or a name two sentences ago that the sentence is not about: none that comes to mind.
    const bool platform = words.size() == 1 && has_word(platforms, *words.begin());
    if ((platform && !c.subject) || place == Place::part || (back > 1 && !c.near && m.form == MentionForm::name)) continue;
    if (!is_made_by_another(r, m.entity)) weak.push_back(c);
  }
}

// Is a sentence about something else that has a name? Tables and models take many a company for a place or a thing.
bool is_about_another_name(const Reading& r, const Frame& f, std::int32_t end) {
  for (std::int32_t i = 0; i < end; ++i) {
    if (f.at(i).mention == no_index) continue;
    const Mention& m = r.people.mentions[static_cast<std::size_t>(f.at(i).mention)];
    if (m.form != MentionForm::name || m.entity >= r.people.entities.size()) continue;
    const EntityKind k = r.people.entities[m.entity].kind;
    if (k != EntityKind::place && k != EntityKind::other) continue;
    if (const Place p = place_of(r, m.span); p == Place::subject || p == Place::of_subject) return true;
  }
  return false;
}

// Who alone can be meant: `frames` = candidates of the noun's frame, the one before, the one before that.
std::optional<std::uint32_t> only_one(const std::array<std::vector<Candidate>, 3>& frames) {
  std::set<std::uint32_t> all;
  for (const auto& f : frames)
    for (const Candidate& c : f) all.insert(c.entity);
  if (all.size() == 1) return *all.begin();
  for (const auto& f : frames) {
    if (f.empty()) continue;
    std::set<std::uint32_t> subjects;
    for (const Candidate& c : f)
      if (c.subject) subjects.insert(c.entity);
    if (subjects.size() == 1) return *subjects.begin();
    return std::nullopt;
  }
  return std::nullopt;
}

// "The Northport Herald newspaper", "Norland Press news agency"; "the airline Norland Air"; "a report in the Northport Herald".
bool named_beside(const Reading& r, const Frame& f, Subject& s) {
  const auto body_at = [&](std::int32_t i) -> const Mention* {
    if (i < 0 || i >= f.size() || f.at(i).covered == no_index) return nullptr;
    const Mention& m = r.people.mentions[static_cast<std::size_t>(f.at(i).covered)];
    return m.form == MentionForm::name && is_name_of_body(r, m) ? &m : nullptr;
  };
  const auto w = f.word(s.head);
  const BodyNoun* noun = body_noun(w);
  if (noun != nullptr && (noun->kind == Kind::press || w == "agency") && s.last == s.head) {
    std::int32_t k = s.head - 1;
    if (w == "agency" && f.word(k) != "news") k = -1;
    else if (f.word(k) == "news" && f.at(k).covered == no_index) --k;
    if (const Mention* m = body_at(k); m && k >= s.first && f.at(k).span.end == m->span.end) {
      s.entity = m->entity;
      s.rule = "name before the noun";
      return true;
    }
  }
  // The name ends the phrase, and nothing but its article stands between.
  if (noun != nullptr && s.last > s.head)
    if (const Mention* m = body_at(s.head + 1); m && f.at(s.last).span.end == m->span.end && r.people.entities[m->entity].kind == EntityKind::organization) {
      s.entity = m->entity;
      s.rule = "name after the noun";
      return true;
    }
  if (!among({"report", "reports", "article", "story", "interview"}, w)) return false;
  std::int32_t k = s.head + 1;
  if (!among({"in", "by", "from"}, f.word(k))) return false;
  if (f.word(++k) == "the") ++k;
  const Mention* m = body_at(k);
  if (m == nullptr || !is_press(r, *m)) return false;
  while (k + 1 < f.size() && f.at(k + 1).covered == f.at(k).covered) ++k;
  if (is_possessive(f.word(k + 1)) || (k + 1 < f.size() && f.at(k + 1).capital)) return false;
  s.entity = m->entity;
  s.rule = "report of an outlet";
  return true;
}

}  // namespace

void stand_for_a_body(const Reading& r, std::size_t index, Subject& s) {
  const Frame& f = r.frames[index];
  if (!s.found() || s.entity || s.pronoun || s.plural || s.head < 0 || s.head >= f.size() || f.at(s.head).covered != no_index) return;
  // Who quotes another says nothing himself; whom it was told to or who would say so says nothing at all.
  const auto before = f.word(s.first - 1), after = f.word(s.last + 1);
  if (has_word("told by with", before) || (before == "to" && f.word(s.first - 2) != "according") || has_word("quoted quotes quoting cited cites citing should would could must might may", after)) return;
  if (named_beside(r, f, s)) return;
  const BodyNoun* noun = body_noun(f.word(s.head));
  if (noun == nullptr || s.last > s.head) return;
  // "The [tech] giant": small words that tell of what kind it is, not which other one.
  std::int32_t the = s.head - 1;
  while (the >= 0 && s.head - the < 4 && f.is_word(the) && f.word(the) != "the") {
    if (f.at(the).capital || f.at(the).covered != no_index || is_determiner(f.word(the)) || is_possessive(f.word(the)) || is_preposition(f.word(the)) ||
        among({"parent", "other", "rival", "same", "new", "second", "first", "third", "latter", "former", "own", "sister", "whole", "holding", "entire", "another", "and", "or"}, f.word(the)))
      return;
    --the;
  }
  if (the < 0 || f.word(the) != "the" || among({"of", "for", "which", "that", "behind", "in"}, f.word(s.head + 1))) return;
  if (s.head + 1 < f.size() && f.at(s.head + 1).covered != no_index) return;  // "the company Norland Air": says itself which one
  std::array<std::vector<Candidate>, 3> strong, weak;
  bool hidden = false;  // by another name in a nearer sentence
  for (std::size_t back = 0; back < 3 && back <= index; ++back) {
    const Frame& at = r.frames[index - back];
    if (back > 0 && !is_prose(at.kind)) break;
    const auto end = back == 0 ? the : at.size();
    collect(r, at, end, back, *noun, strong[back], weak[back]);
    if (hidden) weak[back].clear();
    hidden = hidden || (weak[back].empty() && is_about_another_name(r, at, end));
  }
  s.entity = only_one(std::any_of(strong.begin(), strong.end(), [](const auto& c) { return !c.empty(); }) ? strong : weak);
  if (s.entity) s.rule = "the body just named";
}

}  // namespace synoptic::annotate::quotes
