// A line is cut into numbers and words; a date is three of them (year, month, day) in one of four orders with nothing
// but marks, ordinal endings and "of" or "de" between. Months are looked up folded in one table for all languages: no two
// of them mean different months by one word. Order of day and month is never guessed here: see DateReading.
#include "ingest/dates.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "base/date.hpp"
#include "base/utf8.hpp"
#include "base/word_set.hpp"
#include "ingest/lines.hpp"

namespace synoptic::ingest {
namespace {

using Month = std::pair<std::string_view, int>;
// Folded names and abbreviations in the languages of the header, sorted when compiled.
constexpr auto months = [] {
  std::array<Month, 219> all{{
    {"january", 1}, {"januar", 1}, {"janner", 1}, {"januari", 1}, {"janvier", 1}, {"enero", 1}, {"janeiro", 1}, {"gennaio", 1}, {"gener", 1},
    {"tammikuuta", 1}, {"stycznia", 1}, {"ledna", 1}, {"января", 1}, {"січня", 1}, {"ocak", 1}, {"jan", 1}, {"ene", 1}, {"gen", 1}, {"sty", 1},
    {"янв", 1},
    {"february", 2}, {"februar", 2}, {"feber", 2}, {"februari", 2}, {"fevrier", 2}, {"febrero", 2}, {"fevereiro", 2}, {"febbraio", 2}, {"febrer", 2},
    {"helmikuuta", 2}, {"lutego", 2}, {"unora", 2}, {"февраля", 2}, {"лютого", 2}, {"subat", 2}, {"pebruari", 2}, {"feb", 2}, {"fev", 2}, {"febr", 2},
    {"fevr", 2}, {"luty", 2}, {"фев", 2},
    {"march", 3}, {"marz", 3}, {"maerz", 3}, {"maart", 3}, {"mars", 3}, {"marzo", 3}, {"marco", 3}, {"marc", 3}, {"maaliskuuta", 3}, {"marca", 3},
    {"brezna", 3}, {"марта", 3}, {"березня", 3}, {"mart", 3}, {"maret", 3}, {"marcius", 3}, {"mar", 3}, {"mrz", 3}, {"mrt", 3},
    {"april", 4}, {"avril", 4}, {"abril", 4}, {"aprile", 4}, {"huhtikuuta", 4}, {"kwietnia", 4}, {"dubna", 4}, {"апреля", 4}, {"квітня", 4}, {"nisan",
    4}, {"aprilis", 4}, {"apr", 4}, {"abr", 4}, {"avr", 4}, {"avri", 4}, {"kwi", 4},
    {"may", 5}, {"mai", 5}, {"mei", 5}, {"mayo", 5}, {"maio", 5}, {"maggio", 5}, {"maig", 5}, {"maj", 5}, {"toukokuuta", 5}, {"maja", 5}, {"kvetna",
    5}, {"мая", 5}, {"травня", 5}, {"mayis", 5}, {"majus", 5}, {"mag", 5},
    {"june", 6}, {"juni", 6}, {"juin", 6}, {"junio", 6}, {"junho", 6}, {"giugno", 6}, {"juny", 6}, {"kesakuuta", 6}, {"czerwca", 6}, {"cervna", 6},
    {"июня", 6}, {"червня", 6}, {"haziran", 6}, {"junius", 6}, {"jun", 6}, {"giu", 6}, {"cze", 6}, {"июн", 6},
    {"july", 7}, {"juli", 7}, {"juillet", 7}, {"julio", 7}, {"julho", 7}, {"luglio", 7}, {"juliol", 7}, {"heinakuuta", 7}, {"lipca", 7}, {"cervence",
    7}, {"июля", 7}, {"липня", 7}, {"temmuz", 7}, {"julius", 7}, {"jul", 7}, {"juil", 7}, {"lug", 7}, {"lip", 7}, {"июл", 7},
    {"august", 8}, {"aout", 8}, {"agosto", 8}, {"agost", 8}, {"augustus", 8}, {"augusti", 8}, {"elokuuta", 8}, {"sierpnia", 8}, {"srpna", 8},
    {"августа", 8}, {"серпня", 8}, {"agustos", 8}, {"agustus", 8}, {"augusztus", 8}, {"aug", 8}, {"ago", 8}, {"aou", 8}, {"sie", 8}, {"авг", 8},
    {"september", 9}, {"septembre", 9}, {"septiembre", 9}, {"setembro", 9}, {"settembre", 9}, {"setembre", 9}, {"syyskuuta", 9}, {"wrzesnia", 9},
    {"zari", 9}, {"сентября", 9}, {"вересня", 9}, {"eylul", 9}, {"szeptember", 9}, {"sep", 9}, {"sept", 9}, {"set", 9}, {"sett", 9}, {"wrz", 9},
    {"сен", 9},
    {"october", 10}, {"oktober", 10}, {"octobre", 10}, {"octubre", 10}, {"outubro", 10}, {"ottobre", 10}, {"lokakuuta", 10}, {"pazdziernika", 10},
    {"rijna", 10}, {"октября", 10}, {"жовтня", 10}, {"ekim", 10}, {"oct", 10}, {"okt", 10}, {"ott", 10}, {"out", 10}, {"paz", 10}, {"окт", 10},
    {"november", 11}, {"novembre", 11}, {"noviembre", 11}, {"novembro", 11}, {"marraskuuta", 11}, {"listopada", 11}, {"listopadu", 11}, {"ноября",
    11}, {"листопада", 11}, {"kasim", 11}, {"nopember", 11}, {"nov", 11}, {"lis", 11}, {"ноя", 11},
    {"december", 12}, {"dezember", 12}, {"decembre", 12}, {"diciembre", 12}, {"dezembro", 12}, {"dicembre", 12}, {"desember", 12}, {"joulukuuta", 12},
    {"grudnia", 12}, {"prosince", 12}, {"декабря", 12}, {"грудня", 12}, {"aralik", 12}, {"dec", 12}, {"dez", 12}, {"des", 12}, {"dic", 12}, {"gru",
    12}, {"дек", 12}}};
  std::sort(all.begin(), all.end());
  return all;
}();

// 1..12; 0 if the folded word is no month.
int month_of(std::string_view word) {
  static constexpr auto names = [] {
    std::array<std::string_view, months.size()> out;
    std::transform(months.begin(), months.end(), out.begin(), [](const Month& m) { return m.first; });
    return WordSet<months.size()>(out);
  }();
  const std::size_t i = names.find(word);
  return i < months.size() ? months[i].second : 0;
}

bool is_weekday(std::string_view word) {
  static constexpr auto days = word_set([] {
    return std::string_view(
        "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun montag dienstag mittwoch donnerstag freitag samstag sonntag sonnabend "
        "mo di mi do fr sa so lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miercoles jueves viernes sabado domingo lunedi martedi mercoledi giovedi venerdi sabato "
        "domenica segunda terca quarta quinta sexta feira maandag dinsdag woensdag donderdag vrijdag zaterdag zondag mandag tirsdag onsdag torsdag fredag lordag sondag");
  });
  return days.contains(word);
}

struct Token {
  std::uint32_t begin = 0, end = 0;
  int value = -1;           // of a number of at most eight digits
  std::uint8_t digits = 0;  // 0: a word
  std::string fold;         // of a word
};

// Characters that are no word of their own between numbers: 年, 월.
bool runs_on(char32_t c) { return utf8::is_cjk(c) || (c >= 0xAC00 && c <= 0xD7A3); }

std::vector<Token> tokens_of(std::string_view s) {
  std::vector<Token> out;
  for (std::size_t at = 0; at < s.size();) {
    const char c = s[at];
    if (c >= '0' && c <= '9') {
      Token t;
      t.begin = static_cast<std::uint32_t>(at);
      while (at < s.size() && s[at] >= '0' && s[at] <= '9') ++at;
      t.end = static_cast<std::uint32_t>(at);
      t.digits = static_cast<std::uint8_t>(std::min<std::size_t>(at - t.begin, 200));
      if (t.digits <= 8) std::from_chars(s.data() + t.begin, s.data() + t.end, t.value);
      out.push_back(std::move(t));
      continue;
    }
    const auto first = utf8::decode(s, at);
    if (!utf8::is_letter(first.code) || runs_on(first.code)) {
      at += first.size;
      continue;
    }
    Token t;
    t.begin = static_cast<std::uint32_t>(at);
    while (at < s.size()) {
      const auto n = utf8::decode(s, at);
      if ((!utf8::is_letter(n.code) && !utf8::is_mark(n.code)) || runs_on(n.code)) break;
      at += n.size;
    }
    t.end = static_cast<std::uint32_t>(at);
    t.fold = at - t.begin <= 60 ? utf8::fold(s.substr(t.begin, at - t.begin)) : std::string("-");
    out.push_back(std::move(t));
  }
  return out;
}

struct Match {
  std::string value;
  std::size_t first = 0, last = 0;  // tokens [first, last)
  DayOrder shows = DayOrder::unknown;
};

class Reader {
 public:
  Reader(std::string_view s, DateReading reading) : s_(s), reading_(reading), t_(tokens_of(s)) {}

  [[nodiscard]] const std::vector<Token>& tokens() const { return t_; }

  [[nodiscard]] std::optional<Match> at(std::size_t i) const {
    if (i >= t_.size()) return std::nullopt;
    if (t_[i].digits == 4 || t_[i].digits == 8)
      if (auto m = year_first(i)) return m;
    if (t_[i].digits == 1 || t_[i].digits == 2) {
      if (auto m = three_numbers(i)) return m;
      if (auto m = day_month_year(i)) return m;
    }
    if (t_[i].digits == 0) return month_day_year(i);
    return std::nullopt;
  }

 private:
  [[nodiscard]] std::string_view gap(std::size_t i) const {  // before token i
    return i == 0 || i >= t_.size() ? std::string_view{} : s_.substr(t_[i - 1].end, t_[i].begin - t_[i - 1].end);
  }
  // Marks and spaces that may stand inside a date.
  [[nodiscard]] bool loose(std::size_t i) const {
    const auto g = gap(i);
    if (g.size() > 8) return false;
    for (std::size_t at = 0; at < g.size();) {
      const auto c = utf8::decode(g, at);
      at += c.size;
      if (!utf8::is_space(c.code) && c.code != '.' && c.code != ',' && c.code != '-' && c.code != '/' && c.code != '\'' && c.code != U'’' && c.code != U'º' && c.code != U'–' &&
          !utf8::is_mark(c.code) && !(c.code >= 0x200B && c.code <= 0x200F))
        return false;
    }
    return true;
  }
  [[nodiscard]] bool ends_chain(std::size_t last) const {  // no more digits hang on: "1.2.2023.4", "2023-03-01-17"
    if (last >= t_.size() || t_[last].digits == 0) return true;
    const auto g = gap(last);
    return g != "." && g != "/";
  }
  [[nodiscard]] bool begins_chain(std::size_t first) const {
    if (first == 0) return true;
    const auto g = gap(first);
    if (g.empty()) return false;
    return t_[first - 1].digits == 0 || (g != "." && g != "/" && g != "-" && g != ":");
  }
  [[nodiscard]] int year_at(std::size_t i, bool marked_short = false) const {
    if (i >= t_.size()) return -1;
    if (t_[i].digits == 4 && t_[i].value >= 1900 && t_[i].value <= 2100) return t_[i].value;
    if (t_[i].digits == 2 && (reading_.short_years || marked_short)) return t_[i].value < 50 ? 2000 + t_[i].value : t_[i].value >= 90 ? 1900 + t_[i].value : -1;
    return -1;
  }
  [[nodiscard]] static std::optional<Match> made(int y, int m, int d, std::size_t first, std::size_t last, DayOrder shows = DayOrder::unknown) {
    const auto day = make_day(y, m, d);
    if (!day) return std::nullopt;
    return Match{format_day(*day), first, last, shows};
  }

  // "2023-03-01", "2023/3/1", "2023. 3. 1.", "2023年3月1日", "2023 March 1", "20230301".
  [[nodiscard]] std::optional<Match> year_first(std::size_t i) const {
    if (!begins_chain(i)) return std::nullopt;
    if (t_[i].digits == 8) {
      const int v = t_[i].value, y = v / 10000;
      return y >= 1990 && y <= 2100 ? made(y, v / 100 % 100, v % 100, i, i + 1) : std::nullopt;
    }
    const int y = year_at(i);
    if (y < 0 || i + 2 >= t_.size()) return std::nullopt;
    if (t_[i + 1].digits == 0) {
      const int m = month_of(t_[i + 1].fold);
      if (m && loose(i + 1) && loose(i + 2) && (t_[i + 2].digits == 1 || t_[i + 2].digits == 2)) return made(y, m, t_[i + 2].value, i, i + 3);
      return std::nullopt;
    }
    if (t_[i + 1].digits > 2 || t_[i + 2].digits > 2 || t_[i + 2].digits == 0) return std::nullopt;
    const auto a = gap(i + 1), b = gap(i + 2);
    const bool plain = a == b && (a == "-" || a == "/" || a == "." || a == ". " || a == "–");
    const bool characters = a.starts_with("年") && b.starts_with("月");
    const bool hangul = a.starts_with("년") && b.starts_with("월");
    if ((!plain && !characters && !hangul) || !ends_chain(i + 3)) return std::nullopt;
    return made(y, t_[i + 1].value, t_[i + 2].value, i, i + 3);
  }

  // "31.12.2023", "31. 12. 2023", "12/31/2023", "31-12-23".
  [[nodiscard]] std::optional<Match> three_numbers(std::size_t i) const {
    if (i + 2 >= t_.size() || t_[i + 1].digits == 0 || t_[i + 1].digits > 2) return std::nullopt;
    const auto a = gap(i + 1), b = gap(i + 2);
    const bool dots = (a == "." || a == ". ") && (b == "." || b == ". ");
    if (!dots && !(a == b && (a == "-" || a == "/" || a == " / "))) return std::nullopt;
    if (!begins_chain(i) || !ends_chain(i + 3)) return std::nullopt;
    const int y = year_at(i + 2);
    if (y < 0) return std::nullopt;
    const int first = t_[i].value, second = t_[i + 1].value;
    if (first > 12 || first == second) return made(y, second, first, i, i + 3, first > 12 && !dots ? DayOrder::day_first : DayOrder::unknown);
    if (second > 12) return made(y, first, second, i, i + 3, DayOrder::month_first);
    if (reading_.order == DayOrder::month_first && !dots) return made(y, first, second, i, i + 3);
    if (dots || reading_.order == DayOrder::day_first) return made(y, second, first, i, i + 3);
    return std::nullopt;
  }

  static bool is_ordinal(std::string_view f) {
    static constexpr auto words = word_set([] { return std::string_view("st nd rd th er a o ere eme e te de"); });
    return words.contains(f);
  }
  static bool is_of(std::string_view f) {
    static constexpr auto words = word_set([] { return std::string_view("of de del di d do den of the"); });
    return words.contains(f);
  }

  // "1 March 2023", "1st of March, 2023", "1. März 2023", "3 de marzo de 2023", "04-May-23".
  [[nodiscard]] std::optional<Match> day_month_year(std::size_t i) const {
    const int d = t_[i].value;
    if (d < 1 || d > 31 || !begins_chain(i)) return std::nullopt;
    std::size_t k = i + 1;
    if (k < t_.size() && t_[k].digits == 0 && gap(k).empty() && is_ordinal(t_[k].fold)) ++k;
    for (int n = 0; n < 2 && k < t_.size() && t_[k].digits == 0 && is_of(t_[k].fold) && loose(k); ++n) ++k;
    if (k >= t_.size() || t_[k].digits != 0 || !loose(k)) return std::nullopt;
    const int m = month_of(t_[k].fold);
    if (m == 0) return std::nullopt;
    ++k;
    for (int n = 0; n < 2 && k < t_.size() && t_[k].digits == 0 && is_of(t_[k].fold) && loose(k); ++n) ++k;
    if (k >= t_.size() || !loose(k)) return std::nullopt;
    const auto before = gap(k);
    const int y = year_at(k, before.find('\'') != std::string_view::npos || before.find("’") != std::string_view::npos);
    // "4 May 23:10" is a time, not a year.
    if (y < 0 || (t_[k].digits == 2 && k + 1 < t_.size() && gap(k + 1) == ":")) return std::nullopt;
    return made(y, m, d, i, k + 1);
  }

  // "March 1, 2023", "Mar. 1st 2023", "Oct-19-2019".
  [[nodiscard]] std::optional<Match> month_day_year(std::size_t i) const {
    const int m = month_of(t_[i].fold);
    std::size_t k = i + 1;
    if (m == 0 || k >= t_.size() || !loose(k)) return std::nullopt;
    if (t_[k].fold == "the") ++k;
    if (k >= t_.size() || t_[k].digits == 0 || t_[k].digits > 2 || !loose(k)) return std::nullopt;
    const int d = t_[k].value;
    ++k;
    if (k < t_.size() && t_[k].digits == 0 && gap(k).empty() && is_ordinal(t_[k].fold)) ++k;
    if (k >= t_.size() || !loose(k)) return std::nullopt;
    const auto before = gap(k);
    const int y = year_at(k, before.find('\'') != std::string_view::npos);
    if (y < 0 || (t_[k].digits == 2 && k + 1 < t_.size() && gap(k + 1) == ":")) return std::nullopt;
    return made(y, m, d, i, k + 1);
  }

  std::string_view s_;
  DateReading reading_;
  std::vector<Token> t_;
};

FoundDate found_of(const Match& m, const std::vector<Token>& t) { return {m.value, {t[m.first].begin, t[m.last - 1].end}}; }

// Words that stand around a date and time without adding anything.
bool is_time_word(std::string_view f) {
  static constexpr auto words = word_set([] {
    return std::string_view(
        "am pm a p m gmt utc est edt et cst cdt ct pst pdt pt mst mdt bst cet cest ist jst hkt sgt aest aedt msk eat at on hrs h local time uhr um klokken kl le a las alle ore ora z t of s "
        "th st nd rd the den am vom der el de del da di du o clock");
  });
  return words.contains(f);
}
bool is_modified_word(std::string_view f) {
  static constexpr auto words = word_set([] {
    return std::string_view(
        "updated update updates modified edited revised reviewed aktualisiert geandert bearbeitet aktualisierung uberarbeitet maj actualizado actualizada actualizacion modifie modifiee "
        "actualise aggiornato aggiornamento modificato atualizado atualizada bijgewerkt gewijzigd uppdaterad oppdatert opdateret senest aktualizovano aktualizacja zaktualizowano обновлено "
        "оновлено guncelleme guncellenme diperbarui");
  });
  return words.contains(f);
}
bool is_published_word(std::string_view f) {
  static constexpr auto words = word_set([] {
    return std::string_view(
        "published posted date created stand issued filed first last on publication pub added release released veroffentlicht erschienen erstellt publiziert ersterscheinung datum publie publiee "
        "publication publicado publicada fecha pubblicato pubblicata data gepubliceerd geplaatst publicerad publicert publisert udgivet julkaistu publikowano publikacji opublikowano dodano "
        "опубликовано опубліковано yayinlanma yayin tarihi dipublikasikan eingestellt veroffentlichung written launched submitted geschrieben verfasst");
  });
  return words.contains(f);
}
// Dates beside these words are of something else.
bool is_other_word(std::string_view f) {
  static constexpr auto words = word_set([] {
    return std::string_view(
        "born died deadline expires expiry until through event events accessed retrieved abgerufen geboren geburtstag copyright joined registered member mitglied since seit valid gultig bis "
        "effective termin termine veranstaltung beginn ends starts commented comments comment kommentar kommentare antworten reply says sagt schrieb viewed visited dob");
  });
  return words.contains(f);
}

constexpr int no_zone = 100'000;
// Minutes east of Greenwich; no_zone: not a zone this program knows.
int zone_of(std::string_view f) {
  static constexpr std::pair<std::string_view, int> zones[] = {
      {"z", 0}, {"gmt", 0}, {"utc", 0}, {"bst", 60}, {"cet", 60}, {"mez", 60}, {"cest", 120}, {"mesz", 120}, {"eet", 120}, {"eest", 180}, {"msk", 180}, {"ist", 330}, {"sgt", 480}, {"hkt", 480},
      {"jst", 540}, {"kst", 540}, {"aest", 600}, {"aedt", 660}, {"nzst", 720}, {"nzdt", 780}, {"est", -300}, {"edt", -240}, {"cst", -360}, {"cdt", -300}, {"mst", -420}, {"mdt", -360}, {"pst", -480},
      {"pdt", -420}};
  for (const auto& [name, minutes] : zones)
    if (f == name) return minutes;
  return no_zone;
}

struct Clock {
  int seconds = -1;    // of the day; -1: no time there
  int zone = no_zone;  // minutes
};

// "T09:30:00.5+01:00", " 4:05 PM EST", ", 00:04 Uhr" at the head of what follows a date.
Clock clock_after(std::string_view s) {
  Clock out;
  const auto t = tokens_of(s.substr(0, 60));
  std::size_t i = 0;
  while (i < t.size() && t[i].digits == 0 && (is_time_word(t[i].fold) || t[i].fold == "t") && i < 3) ++i;
  if (i >= t.size() || t[i].digits == 0 || t[i].digits > 2 || t[i].begin > 14) return out;
  const auto between = [&](std::size_t k) { return s.substr(t[k - 1].end, t[k].begin - t[k - 1].end); };
  int hour = t[i].value, minute = 0, second = 0;
  std::size_t k = i + 1;
  if (k < t.size() && t[k].digits == 2 && (between(k) == ":" || between(k) == "." || between(k) == "h")) minute = t[k++].value;
  else if (k < t.size() && t[k].digits == 0 && t[k].fold == "h" && k + 1 < t.size() && t[k + 1].digits == 2) minute = t[k + 1].value, k += 2;
  else if (!(k < t.size() && (t[k].fold == "am" || t[k].fold == "pm" || t[k].fold == "uhr"))) return out;
  if (k < t.size() && t[k].digits == 2 && between(k) == ":") second = t[k++].value;
  if (k < t.size() && t[k].digits > 0 && between(k) == ".") ++k;  // fractions
  if (k < t.size() && t[k].digits == 0) {
    std::string half = t[k].fold;
    std::size_t next = k + 1;
    if ((half == "a" || half == "p") && next < t.size() && t[next].fold == "m") half += "m", ++next;
    if (half == "am" || half == "pm") {
      if (hour > 12) return out;
      hour = hour % 12 + (half == "pm" ? 12 : 0);
      k = next;
    }
  }
  if (hour > 23 || minute > 59 || second > 60) return out;
  out.seconds = hour * 3600 + minute * 60 + std::min(second, 59);
  while (k < t.size() && t[k].digits == 0 && (t[k].fold == "uhr" || t[k].fold == "h")) ++k;
  if (k >= t.size()) return out;
  if (t[k].digits == 0) {
    out.zone = zone_of(t[k].fold);
    if (out.zone != 0 || k + 1 >= t.size()) return out;
    ++k;  // "GMT+0200"
  }
  const auto sign = between(k);
  if (sign.empty() || (sign.back() != '+' && sign.back() != '-' && !sign.ends_with("−"))) return out;
  int minutes = 0;
  if (t[k].digits == 4) minutes = t[k].value / 100 * 60 + t[k].value % 100;
  else if (t[k].digits <= 2 && t[k].digits > 0) minutes = t[k].value * 60 + (k + 1 < t.size() && t[k + 1].digits == 2 && between(k + 1) == ":" ? t[k + 1].value : 0);
  else return out;
  if (minutes <= 15 * 60) out.zone = sign.back() == '+' ? minutes : -minutes;
  return out;
}

std::string stamp_of(std::string_view day, const Clock& c) {
  if (c.seconds < 0 || c.zone == no_zone) return std::string(day);
  const std::string zone = c.zone == 0 ? "Z" : fmt::format("{}{:02}:{:02}", c.zone < 0 ? '-' : '+', std::abs(c.zone) / 60, std::abs(c.zone) % 60);
  return fmt::format("{}T{:02}:{:02}:{:02}{}", day, c.seconds / 3600, c.seconds / 60 % 60, c.seconds % 60, zone);
}

}  // namespace

std::vector<FoundDate> find_dates(std::string_view line, DateReading reading, std::size_t limit) {
  std::vector<FoundDate> out;
  const Reader reader(line, reading);
  for (std::size_t i = 0; i < reader.tokens().size() && out.size() < limit;) {
    const auto m = reader.at(i);
    if (m) out.push_back(found_of(*m, reader.tokens()));
    i = m ? m->last : i + 1;
  }
  return out;
}

std::optional<FoundDate> find_date(std::string_view line, DateReading reading) {
  auto all = find_dates(line, reading, 1);
  return all.empty() ? std::nullopt : std::optional(std::move(all.front()));
}

DayOrder order_shown(std::string_view line) {
  const Reader reader(line, {});
  for (std::size_t i = 0; i < reader.tokens().size(); ++i)
    if (const auto m = reader.at(i); m && m->shows != DayOrder::unknown) return m->shows;
  return DayOrder::unknown;
}

DateLabel label_of(std::string_view words) {
  const auto t = tokens_of(words);
  bool published = false;
  for (std::size_t i = t.size(); i-- > 0;) {
    if (is_modified_word(t[i].fold)) return DateLabel::modified;
    if (is_other_word(t[i].fold)) return published ? DateLabel::published : DateLabel::other;
    if (t[i].fold == "jour" && i >= 2 && t[i - 2].fold == "mis") return DateLabel::modified;
    if (is_published_word(t[i].fold) && t[i].fold != "on" && t[i].fold != "last" && t[i].fold != "data" && t[i].fold != "first") published = true;
  }
  return published ? DateLabel::published : DateLabel::none;
}

int minute_after(std::string_view line, const FoundDate& date) {
  const auto c = clock_after(line.substr(date.span.end));
  return c.seconds < 0 ? -1 : c.seconds / 60;
}

std::optional<DateLine> parse_date_line(std::string_view line) {
  if (line.size() > 200) return std::nullopt;
  const Reader reader(line, {});
  const auto& t = reader.tokens();
  DateLine out;
  bool modified = false;
  for (std::size_t i = 0; i < t.size();) {
    if (const auto m = reader.at(i)) {
      auto& slot = modified ? out.modified : out.published;
      if (!slot) slot = found_of(*m, t);
      i = m->last;
      continue;
    }
    const std::string_view f = t[i].fold;
    if (t[i].digits == 0) {
      if (is_modified_word(f)) modified = true;
      else if (is_published_word(f)) modified = modified && (f == "last" || f == "on" || f == "first" || f == "date");
      else if (!is_weekday(f) && !is_time_word(f)) return std::nullopt;
    } else if (t[i].digits > 4) {
      return std::nullopt;
    }
    ++i;
  }
  if (!out.published && !out.modified) return std::nullopt;
  return out;
}

std::string normal_stamp(std::string_view stamp, DayOrder order) {
  stamp = trim(stamp);
  if (stamp.empty() || stamp.size() > 80) return {};
  if ((stamp.size() == 10 || stamp.size() == 13) && stamp.find_first_not_of("0123456789") == std::string_view::npos) {  // seconds or milliseconds since 1970
    std::int64_t v = 0;
    std::from_chars(stamp.data(), stamp.data() + stamp.size(), v);
    const std::int64_t days = v / (stamp.size() == 13 ? 86'400'000 : 86'400);
    return days > 3652 && days < 47'000 ? format_day(static_cast<Day>(days)) : std::string{};
  }
  if (stamp.size() > 19 && stamp[10] == 'T' && (stamp.back() == 'Z' || stamp[stamp.size() - 3] == ':') && parse_instant(stamp)) return std::string(stamp);
  if (stamp.size() > 9 && stamp.size() <= 20 && (stamp[8] == 'T' || stamp[8] == 't')) {  // "20230301T093000Z"
    const auto digits = stamp.substr(9, stamp.find_first_not_of("0123456789", 9) - 9);
    if (const auto date = find_date(stamp.substr(0, 8)); date && (digits.size() == 4 || digits.size() == 6)) {
      const auto zone = stamp.substr(9 + digits.size());
      const std::string time = fmt::format("T{}:{}:{}{}", digits.substr(0, 2), digits.substr(2, 2), digits.size() == 6 ? digits.substr(4, 2) : "00", zone);
      return stamp_of(date->value, clock_after(time));
    }
  }
  if (order == DayOrder::unknown) {  // a clock with am or pm is American
    const auto t = tokens_of(stamp);
    if (std::any_of(t.begin(), t.end(), [](const Token& x) { return x.fold == "am" || x.fold == "pm"; })) order = DayOrder::month_first;
  }
  const auto found = find_date(stamp, {order, false});
  if (!found) return {};
  return stamp_of(found->value, clock_after(stamp.substr(found->span.end)));
}

std::string date_in_url(std::string_view url) {
  const auto scheme = url.find("://");
  std::string_view path = scheme == std::string_view::npos ? url : url.substr(scheme + 3);
  const auto slash = path.find('/');
  if (slash == std::string_view::npos) return {};
  path = path.substr(slash, std::min<std::size_t>(path.find_first_of("?#"), 2000) - std::min<std::size_t>(slash, path.size()));
  std::vector<std::string_view> parts;
  for (std::size_t i = 0, b = 0; i <= path.size(); ++i)
    if (i == path.size() || path[i] == '/' || path[i] == '-' || path[i] == '_' || path[i] == '.') {
      if (i > b) parts.push_back(path.substr(b, i - b));
      b = i + 1;
    }
  const auto number = [](std::string_view p) {
    int v = -1;
    if (p.empty() || p.size() > 8 || p.find_first_not_of("0123456789") != std::string_view::npos) return -1;
    std::from_chars(p.data(), p.data() + p.size(), v);
    return v;
  };
  const auto day_of = [](int y, int m, int d) {
    const auto day = y >= 1990 && y <= 2100 && m > 0 && d > 0 ? make_day(y, m, d) : std::nullopt;
    return day ? format_day(*day) : std::string{};
  };
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const int a = number(parts[i]);
    if (parts[i].size() == 4 && a >= 1990 && i + 2 < parts.size()) {
      const int m = parts[i + 1].size() <= 2 ? number(parts[i + 1]) : month_of(utf8::lower(parts[i + 1]));
      if (parts[i + 2].size() <= 2)
        if (auto v = day_of(a, m, number(parts[i + 2])); !v.empty()) return v;
    }
    if (i + 2 < parts.size() && parts[i].size() == 2 && parts[i + 1].size() == 2 && parts[i + 2].size() == 4 && a > 12)
      if (auto v = day_of(number(parts[i + 2]), number(parts[i + 1]), a); !v.empty()) return v;
    std::string_view p = parts[i];
    if (p.size() == 9 && (p[0] == 't' || p[0] == 'd')) p.remove_prefix(1);  // "t20230301_12.html"
    if (p.size() == 8)
      if (const int v = number(p); v > 0)
        if (auto day = day_of(v / 10000, v / 100 % 100, v % 100); !day.empty()) return day;
  }
  return {};
}

}  // namespace synoptic::ingest
