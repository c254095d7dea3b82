// Who wrote it. A line or field is cut into parts at the marks and words that separate names; each part is a person, an
// agency, or something else (a job, a desk, a place, an outlet, an address) that is dropped. People are known by shape:
// two to five capitalised words, particles allowed. In a field that holds nothing but authors one word or a pen name may
// be somebody too ("mholt"), as long as it is no desk. Words of desks and jobs are listed in the languages news comes in.
#include <algorithm>

#include "base/utf8.hpp"
#include "base/word_set.hpp"
#include "ingest/dates.hpp"
#include "ingest/line_parts.hpp"
#include "ingest/lines.hpp"

namespace synoptic::ingest {
namespace parts {

bool is_particle(std::string_view f) {
  static constexpr auto words = word_set([] {
    return std::string_view(
        "de da del della di do dos das du des la le lo van von vom der den ter ten bin bint ibn al el abu y e zu zur af av mac st jr sr ii iii");
  });
  return words.contains(f);
}

}  // namespace parts

namespace {

using namespace parts;

// A person's job: what stands before it may be the person.
bool is_job_word(std::string_view f) {
  static constexpr auto words = word_set([] {
    return std::string_view(
        "reporter reporters correspondent correspondents editor editors writer writers contributor contributors columnist author autor autorin producer "
        "photographer journalist journalists blogger analyst director redakteur redakteurin redaktor redaktorin chefredakteur korrespondent korrespondentin "
        "journalistin reporterin volontar volontarin mitarbeiter mitarbeiterin fotograf kolumnist kolumnistin leiter leiterin journaliste correspondant "
        "correspondante redacteur redactrice corresponsal periodista redactor redactora giornalista corrispondente inviato jornalista redator verslaggever "
        "correspondente journalista dziennikarz redaktorka muhabir wartawan penulis ceo founder professor minister president senator spokesman spokesperson "
        "manager consultant specialist strategist dietitian nutritionist phd md rd mba esq expert executive former founding licensed certified assistant "
        "associate head deputy contributing verified reviewer gardener engineer illustration illustrations illustrator foto fotos photo photos photography "
        "symbolbild bild stand last leitender leitende ressort");
  });
  return words.contains(f);
}
// A desk, a house or a thing: no person is in a part with one of these.
bool is_house_word(std::string_view f) {
  static constexpr auto words = word_set([] {
    return std::string_view(
        "staff editorial desk news newsroom agency agencies service services team bureau press media admin administrator administrador web online digital our "
        "special chief international national world business political politics foreign senior affairs post times daily network board department monday tuesday "
        "wednesday thursday friday saturday sunday report published updated posted today magazine university company inc ltd llc gmbh corp group tv radio wire "
        "wires the a an his her their this that when what popular newspaper com www guest sponsored redaktion redaktionsteam onlineredaktion redaction "
        "redaccion redazione redactie redaksjonen redaktionen redacao redakcja redakce redaksi agentur agenturen agence agencia agencias agenzia "
        "nachrichtenagentur presse pressestelle pressemitteilung verlag webmaster anonymous unknown unbekannt gast moderator support podcast foundation "
        "institute institut association committee council ministry blog zeitung nachrichten nachricht tagblatt von comments comment kommentare min minutes "
        "share facebook written by size text artikelubersicht zur zum gesponserte inhalte account fictions threads twitter instagram linkedin email follow read "
        "image video credit source quelle views home about contact contributed editor's partner sponsor red argus bulletin courier dispatch examiner express "
        "guardian inquirer monitor observer sentinel standard telegraph weekly advertorial anzeige official club verein society school church center centre "
        "federation union ministerium bundesamt stiftung verband redakcija journal gazette tribune herald chronicle uhr seo user benutzer you your we wir all "
        "alle more mehr weitere posts articles artikel beitrage profile profil view add new latest kg deutschland uber full bio tags auteur autor insights");
  });
  return words.contains(f);
}

// Words of both lists that are also what people are called.
bool is_surname_too(std::string_view f) { return one_of(f, {"head", "church", "min", "read", "you", "new", "last", "stand", "home", "engineer", "page", "school", "star"}); }

// "Online-Redaktion", "Caritasverband": a house by the last part of the word.
bool ends_as_house(std::string_view f) {
  if (const auto dash = f.rfind('-'); dash != std::string_view::npos && is_house_word(f.substr(dash + 1)) && !is_particle(f.substr(dash + 1))) return true;
  for (const std::string_view tail : {"verband", "verein", "stiftung", "redaktion", "zeitung", "verlag", "institut", "ministerium", "nachrichten"})
    if (f.size() > tail.size() && f.ends_with(tail)) return true;
  return false;
}

bool has_digit(std::string_view s) { return s.find_first_of("0123456789") != std::string_view::npos; }

bool looks_like_name(std::string_view raw) {
  const auto words = split_words(raw);
  if (words.size() < 2 || words.size() > 6 || raw.size() > 60) return false;
  std::size_t capitals = 0;
  for (const auto& w : words) {
    const auto c = utf8::decode(raw, w.span.begin).code;
    const bool capital = utf8::is_upper(c) || utf8::is_cjk(c);
    const bool title = w.span.begin == 0 && w.fold.size() <= 3;  // "Md" for Mohammed
    const bool surname = &w == &words.back() && capital && words.size() <= 3 && is_surname_too(w.fold);
    if (surname) {
      ++capitals;
      continue;
    }
    if (ends_as_house(w.fold) || (is_job_word(w.fold) && !title) || (is_house_word(w.fold) && !is_particle(w.fold) && !(w.fold == "a" && raw.substr(w.span.end).starts_with('.'))) || has_digit(w.fold)) return false;
    if (capital) ++capitals;
    else if (!is_particle(w.fold)) return false;
  }
  for (const char c : raw)
    if (c == ':' || c == '/' || c == '@' || c == '?' || c == '!' || c == '"' || c == '|' || c == '(' || c == '#' || c == '_' || c == '<') return false;
  return capitals >= 2;
}

// In a field of authors: a first name, a pen name, a name in a script without capitals.
bool may_be_name(std::string_view raw) {
  if (raw.size() < 2 || raw.size() > 50 || raw.find_first_of("/:@|<>{}=#?!\"") != std::string_view::npos) return false;
  const auto words = split_words(raw);
  if (words.empty() || words.size() > 5) return false;
  std::size_t letters = 0;
  for (const auto& w : words) {
    if ((is_house_word(w.fold) && !is_particle(w.fold)) || is_job_word(w.fold) || ends_as_house(w.fold)) return false;
    letters += static_cast<std::size_t>(std::count_if(w.fold.begin(), w.fold.end(), [](char c) { return c < '0' || c > '9'; }));
  }
  if (letters < 2) return false;
  if (words.size() == 1) {
    const auto dot = words[0].fold.rfind('.');
    if (dot != words[0].fold.find('.')) return false;  // "page.head.author"
    return dot == std::string::npos || !one_of(std::string_view(words[0].fold).substr(dot + 1), {"com", "org", "net", "de", "ch", "at", "fr", "co", "uk", "info", "eu", "tv", "news", "io", "nl", "it"});
  }
  // Several words: each begins with a capital, or none of the letters has case (CJK, Arabic, Hindi). "Mira holt" will do.
  for (const auto& w : words) {
    if (words.size() == 2 && &w != &words.front()) break;
    const auto c = utf8::decode(raw, w.span.begin).code;
    if (!utf8::is_upper(c) && utf8::is_letter(c) && c < 0x530 && !is_particle(w.fold)) return false;
  }
  return true;
}

enum class Joint : std::uint8_t { first, list, box, aside };  // box: stands in a box of its own; aside: says where or for whom
struct Part {
  std::string_view text;
  Joint joint = Joint::first;
};

// Cuts a list of names at commas, semicolons, bars, bullets, "&", "and", "with" and their like.
std::vector<Part> split_list(std::string_view s) {
  std::vector<Part> out;
  std::size_t begin = 0;
  Joint joint = Joint::first;
  const auto cut = [&](std::size_t at, std::size_t skip, Joint next) {
    if (const auto part = trim(s.substr(begin, at - begin)); !part.empty() && out.size() < 64) out.push_back({part, joint});
    begin = at + skip;
    joint = out.empty() ? Joint::first : next;
  };
  struct Separator {
    std::string_view text;
    Joint joint;
  };
  static constexpr Separator separators[] = {
      {" and ", Joint::list},  {" with ", Joint::list}, {" und ", Joint::list},  {" et ", Joint::list},  {" y ", Joint::list},    {" e ", Joint::list},  {" ed ", Joint::list},
      {" mit ", Joint::list},  {" avec ", Joint::list}, {" og ", Joint::list},   {" och ", Joint::list}, {" i ", Joint::list},    {" oraz ", Joint::list}, {" ja ", Joint::list},
      {" en ", Joint::list},   {" ve ", Joint::list},   {" и ", Joint::list},    {" dan ", Joint::list}, {" for ", Joint::aside}, {" in ", Joint::aside}, {" at ", Joint::aside},
      {" from ", Joint::aside}, {" aus ", Joint::aside}, {" - ", Joint::aside},  {" – ", Joint::aside},  {" — ", Joint::aside},   {" / ", Joint::list},  {" · ", Joint::aside}};
  const bool address = s.find("://") != std::string_view::npos || s.find("www.") != std::string_view::npos;
  int depth = 0;
  for (std::size_t i = 0; i < s.size(); ++i) {
    const char c = s[i];
    if (c == '(') ++depth;
    if (c == ')' && depth > 0) --depth;
    if (depth > 0 && c != '\n') continue;  // "Jane Doe (London, UK)"
    const bool between = c == '/' && i > 1 && i + 2 < s.size() && std::isalpha(static_cast<unsigned char>(s[i - 1])) && std::isalpha(static_cast<unsigned char>(s[i + 1])) && !address;
    if (c == ',' || c == ';' || c == '\n' || c == '&' || c == '|' || between) {
      cut(i, 1, c == '|' ? Joint::aside : c == '\n' ? Joint::box : Joint::list);
      continue;
    }
    if (static_cast<unsigned char>(c) >= 0xC2 && static_cast<unsigned char>(c) <= 0xE2) {
      bool mark = false;
      for (const std::string_view m : {"•", "⋅", "·", "»", "›", "→", "–", "—"})
        if (s.substr(i, m.size()) == m && (m.size() == 2 || m != "–" || (i > 0 && s[i - 1] == ' '))) {
          cut(i, m.size(), Joint::aside);
          i += m.size() - 1;
          mark = true;
          break;
        }
      if (mark) continue;
    }
    if (static_cast<unsigned char>(c) == 0xE3 && s.substr(i, 3) == "、") {
      cut(i, 3, Joint::list);
      i += 2;
      continue;
    }
    if (c != ' ') continue;
    for (const auto& word : separators) {
      if (i < begin || s.size() - i < word.text.size() || utf8::lower(s.substr(i, word.text.size())) != word.text) continue;
      // One letter is an initial as often as a word: "Maria Y Lopez".
      if (word.text.size() == 3 && s[i + 1] != word.text[1]) continue;
      cut(i, word.text.size(), word.joint);
      i += word.text.size() - 2;  // the closing space may open the next separator
      break;
    }
  }
  cut(s.size(), 0, Joint::list);
  return out;
}

void add_unique(std::vector<std::string>& list, std::string value) {
  if (value.empty()) return;
  const std::string key = key_of(value);
  if (std::none_of(list.begin(), list.end(), [&](const std::string& have) { return key_of(have) == key; })) list.push_back(std::move(value));
}

// "JANE DOE" -> "Jane Doe"; anything with a small letter stays.
std::string name_case(std::string_view name) {
  bool small = false;
  for (std::size_t at = 0; at < name.size();) {
    const auto c = utf8::decode(name, at);
    at += c.size;
    small = small || (utf8::is_letter(c.code) && utf8::to_lower(c.code) == c.code);
  }
  std::string out;
  bool first = true, space = false;
  for (std::size_t at = 0; at < name.size();) {
    const auto c = utf8::decode(name, at);
    at += c.size;
    if (is_blank(c.code)) {
      space = !out.empty();
      first = true;
      continue;
    }
    if (std::exchange(space, false)) out += ' ';
    utf8::append(out, first || small ? c.code : utf8::to_lower(c.code));
    first = !utf8::is_letter(c.code) && !utf8::is_mark(c.code);
  }
  return out;
}

bool is_place(std::string_view folded, const World& world) {
  for (const Entry& e : world.find(folded))
    if (e.sense == Sense::city || e.sense == Sense::capital || e.sense == Sense::country || e.sense == Sense::region) return true;
  return false;
}

constexpr auto by_words = word_set([] { return std::string_view("by von vom par por di door av af przez oleh"); });
// What may stand before those: "Written by", "Ein Beitrag von", "Text and photos by".
constexpr auto lead_words = word_set([] {
  return std::string_view(
        "written reported reporting analysis story words opinion text posted published article report contributed review column commentary created submitted "
        "author geschrieben verfasst veroffentlicht erstellt ein eine beitrag artikel kommentar gastbeitrag analyse bericht interview reportage publie ecrit "
        "redige escrito publicado redactado texto scritto pubblicato articolo geschreven skriven skrevet tekst articulo propos recueillis and photos un une un' "
        "der an a interviewed eingestellt alles alle beitrage view all posts post more mehr articles guides contribution");
});
// "Autor: ..."
constexpr auto label_words = word_set([] {
  return std::string_view(
        "author authors reporter autor autorin autoren autore autores auteur auteurs text texte tekst texto testo verfasser verfasserin redakteur writer words "
        "journalist penulis автор yazar redaktion");
});

// A quick look: the line may begin with words that open a by-line.
bool may_open(std::string_view line) {
  std::size_t end = std::min(line.find_first_of(" :\n"), std::min<std::size_t>(line.size(), 24));
  while (end < line.size() && end > 0 && !utf8::is_boundary(line, end)) --end;
  const auto first = utf8::fold(line.substr(0, end));
  return by_words.contains(first) || lead_words.contains(first) || label_words.contains(first);
}

// The words that open a by-line, by their number of words; 0: it does not open so.
std::size_t opening_words(const std::vector<Word>& words, std::string_view line) {
  if (words.empty()) return 0;
  const auto fold = [&](std::size_t i) { return i < words.size() ? std::string_view(words[i].fold) : std::string_view{}; };
  const auto colon_after = [&](std::size_t i) {
    const auto rest = line.substr(words[i].span.end);
    return trim(rest.substr(0, 4)).starts_with(':') || rest.starts_with("：");
  };
  if (by_words.contains(fold(0))) return 1;
  for (std::size_t n = 1; n <= 3; ++n)  // "Written by", "Ein Beitrag von", "Text & photos by"
    if (by_words.contains(fold(n))) {
      bool all = true;
      for (std::size_t i = 0; i < n; ++i) all = all && lead_words.contains(fold(i));
      if (all) return n + 1;
    }
  if (fold(0) == "a" && fold(1) == "cura" && fold(2) == "di") return 3;
  if (label_words.contains(fold(0)) &&
      (colon_after(0) || fold(0) == "author" || fold(0) == "authors" || fold(0) == "reporter"))
    return 1;
  return 0;
}

// The name without what trails it: "Mira Holt on", "Mira Holt Senior Reporter", "Mira Holt |".
std::string_view without_tail(std::string_view part) {
  const auto words = split_words(part);
  std::size_t keep = words.size();
  for (std::size_t i = 2; i < words.size(); ++i)
    if (is_job_word(words[i].fold)) {
      keep = i;
      // "Senior", "Staff", "Chief Political" belong to the job.
      while (keep > 2 && is_house_word(words[keep - 1].fold)) --keep;
      break;
    }
  while (keep > 1 && starts_upper(part)) {
    const auto& w = words[keep - 1];
    const auto c = utf8::decode(part, w.span.begin).code;
    if (utf8::is_upper(c) || !utf8::is_letter(c) || c >= 0x530 || keep == 1) break;
    if (w.fold.size() > 8 && keep == words.size()) break;
    --keep;
  }
  // "Mira Holt CPA": letters after the name, without a vowel as names have them.
  if (keep > 2 && part.find_first_of("abcdefghijklmnopqrstuvwxyz") != std::string_view::npos) {
    const auto last = view(part, words[keep - 1].span);
    if (last.size() <= 5 && last.find_first_not_of("BCDFGHJKLMNPQRSTVWXZ.") == std::string_view::npos && last.size() > 1 && last.find('.') != last.size() - 1) --keep;
  }
  if (keep == 0 || keep == words.size()) return part;
  return trim(part.substr(0, words[keep - 1].span.end));
}

// One part of a list of authors: a person, an agency, or both ("Jane Doe Associated Press").
bool add_author(std::string_view part, const World& world, Byline& out, bool field, bool alone) {
  part = trim(part);
  while (!part.empty() && (part.back() == '.' || part.back() == ':' || part.back() == '*' || part.back() == '-')) part.remove_suffix(1);
  if (const auto handle = part.find(" @"); handle != std::string_view::npos) part = trim(part.substr(0, handle));
  if (part.find('@') != std::string_view::npos || part.starts_with("http") || part.starts_with("www.")) return false;
  auto words = split_words(part);
  if (words.empty()) return false;
  if (const std::size_t opening = opening_words(words, part); opening > 0 && opening < words.size()) {
    part = part.substr(words[opening].span.begin);
    words = split_words(part);
  }
  if (auto agency = agency_of(part, world); !agency.empty()) {
    add_unique(out.credits, std::move(agency));
    return true;
  }
  const bool one_case = utf8::lower(part) == part || name_case(part) != part;  // "dpa", "DPA"; not "Mehr", which is a word too
  if (field && words.size() == 1 && one_case)
    if (const Entry* e = world.find(words[0].fold, Sense::agency)) {
      add_unique(out.credits, std::string(e->canonical));
      return true;
    }
  for (std::size_t cut = words.size(); cut-- > 2;)
    if (words.size() - cut <= 4)
      if (auto agency = agency_of(part.substr(words[cut].span.begin), world); !agency.empty() && looks_like_name(trim(part.substr(0, words[cut].span.begin)))) {
        add_unique(out.authors, name_case(trim(part.substr(0, words[cut].span.begin))));
        add_unique(out.credits, std::move(agency));
        return true;
      }
  if (const auto bracket = part.find('('); bracket != std::string_view::npos && bracket > 0) {  // "Jane Doe (AFP)"
    if (const auto close = part.find(')', bracket); close != std::string_view::npos && !trim(part.substr(close + 1)).empty())  // "Jane (Holt) Doe"
      return add_author(std::string(trim(part.substr(0, bracket))) + " " + std::string(trim(part.substr(close + 1))), world, out, field, alone);
    const bool person = add_author(part.substr(0, bracket), world, out, field, alone);
    if (auto agency = agency_of(strip_brackets(part.substr(bracket)), world); !agency.empty()) add_unique(out.credits, std::move(agency));
    return person;
  }
  const auto name = without_tail(part);
  if (looks_like_name(name)) {
    words = split_words(name);
    const std::string folded = phrase(words, 0, words.size());
    if (world.find(folded, Sense::outlet) || (!alone && is_place(folded, world))) return false;
    // "Community Development": everyday words alone are nobody.
    if (!world.find(words[0].fold, Sense::given_name) &&
        std::all_of(words.begin(), words.end(), [&](const Word& w) { return is_particle(w.fold) || world.find(w.fold, Sense::common_word) || world.find(w.fold, Sense::name_word); }))
      return false;
    add_unique(out.authors, name_case(name));
    return true;
  }
  if (!field || !alone || !may_be_name(name)) return false;
  words = split_words(name);
  const std::string folded = phrase(words, 0, words.size());
  if (world.find(folded, Sense::outlet) || is_place(folded, world)) return false;
  add_unique(out.authors, name_case(name));
  return true;
}

// A wire that no list knows, named in full: "Halden Press Agency".
bool calls_itself_agency(const std::vector<Word>& words, std::string_view folded) {
  if (words.size() < 3 || folded.starts_with("by ")) return false;
  for (const std::string_view tail : {" press agency", " news agency", " telegraph agency", " news service", " press service", " press association", " news wire"})
    if (folded.ends_with(tail)) return true;
  return false;
}

// Dates out, and with them the times that follow: "by Jane Doe on March 1, 2023 4:05 pm".
std::string without_dates(std::string_view s) {
  if (!has_digit(s)) return std::string(s);
  std::string out;
  std::size_t from = 0;
  for (const auto& d : find_dates(s, {DayOrder::day_first, true}, 4)) {
    out += s.substr(from, d.span.begin - from);
    out += " | ";
    from = d.span.end;
  }
  out += s.substr(from);
  return out;
}

}  // namespace

std::string agency_of(std::string_view name, const World& world) {
  name = strip_brackets(name);
  if (name.empty() || name.size() > 80) return {};
  const auto words = split_words(name);
  if (words.empty() || words.size() > World::longest) return {};
  const std::string folded = phrase(words, 0, words.size());
  if (const Entry* e = world.find(folded, Sense::agency)) {
    // A short label must be written as one: "AP", never "ap" or "Pap".
    if (folded.size() <= 4 && name.find_first_of("abcdefghijklmnopqrstuvwxyz") != std::string_view::npos && folded != "dpa" && folded != "efe" &&
        folded != "tass" && folded != "ansa" && folded != "lusa" && folded != "jiji")
      return {};
    return std::string(e->canonical);
  }
  return calls_itself_agency(words, folded) ? std::string(name) : std::string();
}

std::string given_name_first(std::string_view name) {
  const auto comma = name.find(',');
  if (comma == std::string_view::npos || name.find(',', comma + 1) != std::string_view::npos) return std::string(trim(name));
  const auto family = trim(name.substr(0, comma)), given = trim(name.substr(comma + 1));
  if (family.empty() || given.empty() || split_words(family).size() > 3 || split_words(given).size() > 3) return std::string(trim(name));
  return std::string(given) + " " + std::string(family);
}

bool opens_byline(std::string_view line) {
  line = trim(line);
  if (line.size() < 2 || line.size() > 40 || !may_open(line)) return false;
  const auto words = split_words(line);
  const std::size_t opening = opening_words(words, line);
  return opening > 0 && opening == words.size();
}

bool is_known_name(std::string_view line, const World& world) {
  line = trim(line);
  if (!looks_like_name(line)) return false;
  const auto words = split_words(line);
  if (words.size() > 4 || !world.find(words[0].fold, Sense::given_name)) return false;
  const std::string folded = phrase(words, 0, words.size());
  return !is_place(folded, world) && !world.find(folded, Sense::outlet);
}

Byline split_authors(std::string_view names, const World& world) {
  Byline out;
  names = trim(names);
  if (names.size() > max_line_bytes) return out;
  // "Roy, Aniruddha": one person, the family name first.
  if (const auto comma = names.find(','); comma != std::string_view::npos && names.find(',', comma + 1) == std::string_view::npos) {
    const auto family = trim(names.substr(0, comma)), given = trim(names.substr(comma + 1));
    const auto a = split_words(family), b = split_words(given);
    if (a.size() == 1 && b.size() == 1 && starts_upper(family) && starts_upper(given) && world.find(b[0].fold, Sense::given_name) && !world.find(a[0].fold, Sense::given_name)) {
      add_author(std::string(given) + " " + std::string(family), world, out, true, true);
      return out;
    }
  }
  const std::string undated = without_dates(names);
  const auto list = split_list(undated);
  const bool single = !list.empty() && split_words(list[0].text).size() == 1;
  for (const Part& p : list) {
    if (p.joint == Joint::aside) {
      if (auto agency = agency_of(p.text, world); !agency.empty()) add_unique(out.credits, std::move(agency));
      continue;
    }
    // Below a name stands a job as often as another name.
    if (p.joint == Joint::box && !out.authors.empty()) {
      const auto words = split_words(p.text);
      const std::size_t opening = opening_words(words, p.text);
      if (opening >= words.size() || !world.find(words[opening].fold, Sense::given_name)) continue;
    }
    add_author(p.text, world, out, true, p.joint == Joint::first || (single && split_words(p.text).size() == 1));
  }
  return out;
}

std::optional<Byline> parse_byline(std::string_view line, const World& world) {
  line = trim(line);
  if (line.size() > 300 || line.size() < 2) return std::nullopt;
  if (line.size() > 60 && !may_open(line)) return std::nullopt;
  const auto words = split_words(line);
  if (words.empty() || words.size() > 40) return std::nullopt;
  if (words.size() <= 4)  // the agency alone
    if (auto agency = agency_of(line, world); !agency.empty()) return Byline{{}, {std::move(agency)}};
  const std::size_t first = opening_words(words, line);
  if (first == 0 || words.size() <= first) return std::nullopt;
  if (line_end(line) == LineEnd::sentence && line.size() > 60) return std::nullopt;
  Byline out;
  const std::string names = without_dates(line.substr(words[first].span.begin));
  const auto list = split_list(names);
  bool known_first = false;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const bool known = list[i].joint == Joint::aside && i > 0 && agency_of(list[i].text, world).empty() ? false : add_author(list[i].text, world, out, false, i == 0);
    if (i == 0) {
      const auto head = split_words(list[i].text);
      known_first = known || std::any_of(head.begin(), head.end(), [](const Word& w) {
        return one_of(w.fold, {"staff", "reporter", "correspondent", "desk", "newsroom", "editor", "admin", "agencies", "editorial", "bureau", "redaktion"});
      });
    }
  }
  if (!known_first) return std::nullopt;
  return out;
}

std::optional<Byline> parse_credit_line(std::string_view line, const World& world) {
  line = trim(line);
  if (line.empty() || line.size() > 300) return std::nullopt;
  Byline out;
  const std::string folded = fold_clean(line);
  const auto add_credits = [&](std::string_view names) {
    for (const Part& p : split_list(names)) {
      if (auto agency = agency_of(p.text, world); !agency.empty()) add_unique(out.credits, std::move(agency));
      else if (const auto key = key_of(p.text); key == "newsagencies" || key == "agencies" || key == "wireservices" || key == "wirereports")
        add_unique(out.credits, std::string(strip_brackets(p.text)));
    }
  };
  if (begins_any(folded, {"source:", "sources:", "source :", "credit:", "via:"})) {
    add_credits(line.substr(line.find(':') + 1));
    return out;
  }
  if (begins_any(folded, {"with reporting by", "with reporting from", "with inputs from", "with input from", "with agencies", "with files from", "with information from",
                          "additional reporting by", "agencies contributed", "reporting by", "with additional reporting"})) {
    const auto semicolon = line.find(';');
    const auto by = folded.find(" by ") != std::string::npos ? folded.find(" by ") + 4 : folded.find(" from ") != std::string::npos ? folded.find(" from ") + 6 : 5;
    if (by < line.size() && by <= semicolon) add_credits(line.substr(by, semicolon == std::string_view::npos ? semicolon : semicolon - by));
    return out;
  }
  if (folded.find("contributed to this") != std::string::npos && line.size() < 250) {
    add_credits(line.substr(0, std::min(line.size(), folded.find("contributed to this"))));
    for (const Part& p : split_list(line))  // "Doe of The Associated Press contributed ..."
      if (const auto of = p.text.find(" of "); of != std::string_view::npos) {
        auto rest = p.text.substr(of + 4);
        if (const auto c = rest.find(" contributed"); c != std::string_view::npos) rest = rest.substr(0, c);
        if (auto agency = agency_of(rest, world); !agency.empty()) add_unique(out.credits, std::move(agency));
      }
    return out;
  }
  // "— AFP", "(Reuters)", "AFP/Jane Doe"
  std::string_view rest = line;
  std::size_t dash = 0;
  if (is_dash(rest, 0, dash)) rest = trim(rest.substr(dash));
  if (rest.size() <= 80) {
    const auto list = split_list(strip_brackets(rest));
    bool all = !list.empty() && list.size() <= 4;
    for (const Part& p : list) {
      auto agency = agency_of(p.text, world);
      all = all && !agency.empty();
      if (!agency.empty()) add_unique(out.credits, std::move(agency));
    }
    if (all) return out;
  }
  return std::nullopt;
}

}  // namespace synoptic::ingest
