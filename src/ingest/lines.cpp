// Short lines are read as lists of folded words against small tables; no regular expressions, so that no line can make
// the matcher slow or deep. Each recogniser asks for the whole line to fit its pattern: a line that merely contains a
// cue word is prose. Names are recognised by shape (two to five capitalised words, particles allowed), agencies by the
// world's `agency` sense.
#include "ingest/lines.hpp"

#include <algorithm>
#include <array>

#include "base/utf8.hpp"
#include "ingest/dates.hpp"

namespace synoptic::ingest {
namespace {

constexpr std::size_t max_line_bytes = 400;  // longer lines are paragraphs: no line kind is tried on them

bool is_format_mark(char32_t c) {  // bidi controls and invisible joiners
  return c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) || c == 0x200C || c == 0x200D || c == 0x61C;
}
bool is_blank(char32_t c) { return utf8::is_space(c) || is_format_mark(c) || c < 0x20; }

bool one_of(std::string_view word, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

std::string fold_clean(std::string_view s) {
  if (std::all_of(s.begin(), s.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; })) return utf8::fold(s);
  std::string out;
  for (std::size_t at = 0; at < s.size();) {
    const auto c = utf8::decode(s, at);
    if (!is_format_mark(c.code)) out += s.substr(at, c.size);
    at += c.size;
  }
  return utf8::fold(out);
}

// The folded words of words[first, last), one space between them.
std::string phrase(const std::vector<Word>& words, std::size_t first, std::size_t last) {
  std::string out;
  for (std::size_t i = first; i < last; ++i) {
    if (i > first) out += ' ';
    out += words[i].fold;
  }
  return out;
}

std::string_view strip_brackets(std::string_view s) {
  s = trim(s);
  while (!s.empty() && (s.front() == '(' || s.front() == '[')) s.remove_prefix(1);
  while (!s.empty() && (s.back() == ')' || s.back() == ']' || s.back() == '.' || s.back() == ',')) s.remove_suffix(1);
  return trim(s);
}

bool is_particle(std::string_view f) {
  return one_of(f, {"de", "da", "del", "della", "di", "do", "dos", "du", "la", "le", "van", "von", "der", "den", "ter", "ten", "bin", "ibn", "al",
                    "el", "abu", "y", "e", "zu", "mac", "st", "jr", "sr", "ii", "iii"});
}
// Words that name a job, a desk or a house, not a person.
bool is_role_word(std::string_view f) {
  return one_of(f, {"staff", "reporter", "reporters", "correspondent", "correspondents", "editor", "editors", "editorial", "writer", "writers", "desk", "news",
                    "newsroom", "agency", "agencies", "service", "services", "team", "bureau", "press", "media", "admin", "administrator", "web",
                    "online", "digital", "our", "special", "contributor", "columnist", "author", "producer", "chief", "international", "national",
                    "world", "business", "political", "politics", "foreign", "senior", "affairs", "post", "times", "daily", "network", "board",
                    "department", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "report", "published", "updated",
                    "today", "magazine", "university", "company", "inc", "ltd", "group", "tv", "radio", "wire", "wires", "the", "a", "an", "his",
                    "her", "their", "this", "that", "when", "what", "popular", "contributors", "newspaper", "com", "www", "guest", "sponsored"});
}

bool looks_like_name(std::string_view raw) {
  const auto words = split_words(raw);
  if (words.size() < 2 || words.size() > 6 || raw.size() > 60) return false;
  std::size_t capitals = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto& w = words[i];
    const auto c = utf8::decode(raw, w.span.begin).code;
    if (is_role_word(w.fold)) return false;
    if (std::any_of(w.fold.begin(), w.fold.end(), [](char d) { return d >= '0' && d <= '9'; })) return false;
    if (utf8::is_upper(c) || utf8::is_cjk(c)) ++capitals;
    else if (i == 0 ? !is_particle(w.fold) : !is_particle(w.fold)) return false;
  }
  for (const char c : raw)
    if (c == ':' || c == '/' || c == '@' || c == '?' || c == '!' || c == '"' || c == '|' || c == '(') return false;
  return capitals >= 2;
}

// Cuts a list of names at commas, semicolons, bars, bullets, "&", " and ", " with ".
std::vector<std::string_view> split_list(std::string_view s) {
  std::vector<std::string_view> out;
  std::size_t begin = 0;
  const auto cut = [&](std::size_t at, std::size_t skip) {
    if (const auto part = trim(s.substr(begin, at - begin)); !part.empty()) out.push_back(part);
    begin = at + skip;
  };
  for (std::size_t i = 0; i < s.size(); ++i) {
    const char c = s[i];
    if (c == ',' || c == ';' || c == '|' || c == '\n' || c == '&') {
      cut(i, 1);
      continue;
    }
    if (static_cast<unsigned char>(c) == 0xE2 && s.substr(i, 3) == "•") {
      cut(i, 3);
      i += 2;
      continue;
    }
    if (c != ' ') continue;
    for (const std::string_view word : {" and ", " with ", " And ", " AND ", " With ", " for ", " in ", " - ", " – ", " — ", " / "})
      if (i >= begin && s.substr(i, word.size()) == word) {
        cut(i, word.size());
        i += word.size() - 2;  // the closing space may open the next separator
        break;
      }
  }
  cut(s.size(), 0);
  return out;
}

void add_unique(std::vector<std::string>& list, std::string value) {
  if (!value.empty() && std::find(list.begin(), list.end(), value) == list.end()) list.push_back(std::move(value));
}

// "JANE DOE" -> "Jane Doe"; anything with a small letter stays.
std::string name_case(std::string_view name) {
  bool small = false;
  for (std::size_t at = 0; at < name.size();) {
    const auto c = utf8::decode(name, at);
    at += c.size;
    small = small || (utf8::is_letter(c.code) && utf8::to_lower(c.code) == c.code);
  }
  if (small) return std::string(name);
  std::string out;
  bool first = true;
  for (std::size_t at = 0; at < name.size();) {
    const auto c = utf8::decode(name, at);
    at += c.size;
    utf8::append(out, first ? c.code : utf8::to_lower(c.code));
    first = !utf8::is_letter(c.code) && !utf8::is_mark(c.code);
  }
  return out;
}

// One part of a list of authors: a person, an agency, or both ("Jane Doe Associated Press").
bool add_author(std::string_view part, const World& world, Byline& out) {
  part = trim(part);
  while (!part.empty() && (part.back() == '.' || part.back() == ':')) part.remove_suffix(1);
  if (part.find('@') != std::string_view::npos) return false;
  if (auto agency = agency_of(part, world); !agency.empty()) {
    add_unique(out.credits, std::move(agency));
    return true;
  }
  const auto words = split_words(part);
  for (std::size_t cut = words.size(); cut-- > 2;)
    if (words.size() - cut <= 4)
      if (auto agency = agency_of(part.substr(words[cut].span.begin), world); !agency.empty() && looks_like_name(trim(part.substr(0, words[cut].span.begin)))) {
        add_unique(out.authors, name_case(trim(part.substr(0, words[cut].span.begin))));
        add_unique(out.credits, std::move(agency));
        return true;
      }
  if (const auto bracket = part.find('('); bracket != std::string_view::npos && bracket > 0) {  // "Jane Doe (AFP)"
    const bool person = add_author(part.substr(0, bracket), world, out);
    if (auto agency = agency_of(strip_brackets(part.substr(bracket)), world); !agency.empty()) add_unique(out.credits, std::move(agency));
    return person;
  }
  if (!looks_like_name(part) || world.find(phrase(words, 0, words.size()), Sense::outlet)) return false;
  add_unique(out.authors, name_case(part));
  return true;
}

bool has_any(std::string_view folded, std::initializer_list<std::string_view> pieces) {
  return std::any_of(pieces.begin(), pieces.end(), [&](auto p) { return folded.find(p) != std::string_view::npos; });
}
bool begins_any(std::string_view folded, std::initializer_list<std::string_view> pieces) {
  return std::any_of(pieces.begin(), pieces.end(), [&](auto p) { return folded.starts_with(p); });
}

bool is_dash(std::string_view s, std::size_t at, std::size_t& size) {
  for (const std::string_view d : {"—", "–", "--", "―"})
    if (s.substr(at, d.size()) == d) {
      size = d.size();
      return true;
    }
  if (s.substr(at, 2) == "- ") {
    size = 1;
    return true;
  }
  return false;
}

}  // namespace

std::vector<Word> split_words(std::string_view s) {
  std::vector<Word> out;
  const auto letter_or_digit = [](char32_t c) { return utf8::is_letter(c) || utf8::is_digit(c) || utf8::is_mark(c); };
  for (std::size_t at = 0; at < s.size();) {
    auto c = utf8::decode(s, at);
    if (!letter_or_digit(c.code)) {
      at += c.size;
      continue;
    }
    const std::size_t begin = at;
    std::size_t end = at;
    while (at < s.size()) {
      c = utf8::decode(s, at);
      if (letter_or_digit(c.code) || is_format_mark(c.code) || c.code == 0x200B || c.code == 0xAD) {
        at += c.size;
        end = at;
        continue;
      }
      const bool joiner = c.code == '\'' || c.code == U'’' || c.code == '.' || c.code == '-' || c.code == U'‑';
      const bool numeric = c.code == '/' || c.code == ':';
      if (!joiner && !numeric) break;
      if (at + c.size >= s.size()) break;
      const auto next = utf8::decode(s, at + c.size).code;
      const auto before = utf8::decode_before(s, at).code;
      if (joiner ? !letter_or_digit(next) : !(utf8::is_digit(next) && utf8::is_digit(before))) break;
      at += c.size;
    }
    out.push_back({{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, fold_clean(s.substr(begin, end - begin))});
    at = std::max(at, end);
  }
  return out;
}

Span trimmed(std::string_view text, Span span) {
  std::size_t b = span.begin, e = span.end;
  while (b < e) {
    const auto c = utf8::decode(text, b);
    if (!is_blank(c.code)) break;
    b += c.size;
  }
  while (e > b) {
    const auto c = utf8::decode_before(text, e);
    if (!is_blank(c.code)) break;
    e -= c.size;
  }
  return {static_cast<std::uint32_t>(b), static_cast<std::uint32_t>(e)};
}

std::string_view trim(std::string_view text) { return view(text, trimmed(text, {0, static_cast<std::uint32_t>(text.size())})); }

std::string key_of(std::string_view text) {
  std::string out;
  const std::string folded = utf8::fold(text);
  for (std::size_t at = 0; at < folded.size();) {
    const auto c = utf8::decode(folded, at);
    if (utf8::is_letter(c.code) || utf8::is_digit(c.code)) out += std::string_view(folded).substr(at, c.size);
    at += c.size;
  }
  return out;
}

LineEnd line_end(std::string_view s) {
  s = trim(s);
  while (!s.empty()) {
    const auto c = utf8::decode_before(s, s.size());
    if (c.code == '"' || c.code == '\'' || c.code == U'”' || c.code == U'’' || c.code == ')' || c.code == ']' || c.code == U'»' || is_blank(c.code)) {
      s.remove_suffix(c.size);
      continue;
    }
    if (c.code == U'…' || s.ends_with("...")) return LineEnd::ellipsis;
    if (c.code == '.' || c.code == '!' || c.code == '?' || c.code == U'。' || c.code == U'।' || c.code == U'؟') return LineEnd::sentence;
    if (c.code == ':') return LineEnd::colon;
    if (c.code == ',' || c.code == ';') return LineEnd::comma;
    return LineEnd::none;
  }
  return LineEnd::none;
}

bool starts_lower(std::string_view s) {
  s = trim(s);
  if (s.empty()) return false;
  const auto c = utf8::decode(s, 0).code;
  return utf8::is_letter(c) && !utf8::is_upper(c) && utf8::is_upper(static_cast<char32_t>(c)) == false && !utf8::is_cjk(c) &&
         (c < 0x250 || (c >= 0x370 && c < 0x590));
}

bool starts_upper(std::string_view s) {
  s = trim(s);
  for (std::size_t at = 0; at < s.size();) {
    const auto c = utf8::decode(s, at);
    if (c.code == '"' || c.code == '\'' || c.code == U'“' || c.code == U'‘' || c.code == U'«' || c.code == '(' || c.code == '[' || c.code == '`') {
      at += c.size;
      continue;
    }
    return utf8::is_upper(c.code) || utf8::is_digit(c.code);
  }
  return false;
}

namespace {

// A wire that no list knows, named in full: "Halden Press Agency".
bool calls_itself_agency(const std::vector<Word>& words, std::string_view folded) {
  if (words.size() < 3 || folded.starts_with("by ")) return false;
  for (const std::string_view tail : {" press agency", " news agency", " telegraph agency", " news service", " press service", " press association", " news wire"})
    if (folded.ends_with(tail)) return true;
  return false;
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

Byline split_authors(std::string_view names, const World& world) {
  Byline out;
  names = trim(names);
  if (names.size() > max_line_bytes) return out;
  const std::string folded = utf8::fold(names.substr(0, 3));
  if (folded.starts_with("by ")) names = trim(names.substr(3));
  for (const auto part : split_list(names)) add_author(part, world, out);
  return out;
}

std::optional<Byline> parse_byline(std::string_view line, const World& world) {
  line = trim(line);
  if (line.size() > 300 || line.size() < 2) return std::nullopt;
  const auto words = split_words(line);
  if (words.empty() || words.size() > 40) return std::nullopt;
  if (words.size() <= 4)  // the agency alone
    if (auto agency = agency_of(line, world); !agency.empty()) return Byline{{}, {std::move(agency)}};
  std::size_t first = 0;
  const auto& f = words[0].fold;
  if (f == "by") first = 1;
  else if ((one_of(f, {"written", "reported", "reporting", "analysis", "story", "words", "opinion", "text"})) && words.size() > 2 && words[1].fold == "by") first = 2;
  else if (f == "author" || f == "authors" || f == "reporter") first = 1;
  if (first == 0 || words.size() <= first) return std::nullopt;
  if (line_end(line) == LineEnd::sentence && line.size() > 60) return std::nullopt;
  Byline out;
  const auto parts = split_list(line.substr(words[first].span.begin));
  bool known_first = false;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const bool known = add_author(parts[i], world, out);
    if (i == 0) {
      const auto head = split_words(parts[i]);
      known_first = known || std::any_of(head.begin(), head.end(), [](const Word& w) {
        return one_of(w.fold, {"staff", "reporter", "correspondent", "desk", "newsroom", "editor", "admin", "agencies", "editorial", "bureau"});
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
    for (const auto part : split_list(names)) {
      if (auto agency = agency_of(part, world); !agency.empty()) add_unique(out.credits, std::move(agency));
      else if (const auto key = key_of(part); key == "newsagencies" || key == "agencies" || key == "wireservices" || key == "wirereports")
        add_unique(out.credits, std::string(strip_brackets(part)));
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
    for (auto& part : split_list(line))  // "Doe of The Associated Press contributed ..."
      if (const auto of = part.find(" of "); of != std::string_view::npos) {
        auto rest = part.substr(of + 4);
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
    const auto parts = split_list(strip_brackets(rest));
    bool all = !parts.empty() && parts.size() <= 4;
    for (auto part : parts) {
      auto agency = agency_of(part, world);
      all = all && !agency.empty();
      if (!agency.empty()) add_unique(out.credits, std::move(agency));
    }
    if (all) return out;
  }
  return std::nullopt;
}

std::optional<Dateline> parse_dateline(std::string_view paragraph, const World& world) {
  const std::string_view head = paragraph.substr(0, std::min<std::size_t>(paragraph.size(), 160));
  // Find the dash, with a space before it (or a closing bracket), outside brackets.
  std::size_t dash_at = std::string_view::npos, dash_size = 0;
  std::size_t bracket_open = std::string_view::npos, bracket_close = 0;
  for (std::size_t i = 0; i < head.size() && i < 110; ++i) {
    if (head[i] == '(' && bracket_open == std::string_view::npos) bracket_open = i;
    if (head[i] == ')') bracket_close = i;
    if (head[i] == '\n' || head[i] == '"') return std::nullopt;
    if (i == 0 || (head[i - 1] != ' ' && head[i - 1] != ')' && static_cast<unsigned char>(head[i - 1]) != 0xA0 &&
                   !(static_cast<unsigned char>(head[i]) == 0xE2)))
      continue;
    if (bracket_open != std::string_view::npos && bracket_close < bracket_open) continue;
    if (is_dash(head, i, dash_size)) {
      dash_at = i;
      break;
    }
  }
  const bool bracket = bracket_open != std::string_view::npos && bracket_close > bracket_open &&
                       (dash_at == std::string_view::npos || bracket_close < dash_at);
  // "LAHORE: The board ...": the place, then a colon.
  if (const auto colon = head.find(": "); colon != std::string_view::npos && colon < 40 && colon < dash_at && !bracket) {
    const auto name = split_words(head.substr(0, colon));
    bool place = false;
    for (const Entry& e : world.find(phrase(name, 0, name.size()))) place = place || e.sense == Sense::city || e.sense == Sense::capital;
    if (place && starts_upper(head.substr(0, colon)) && starts_upper(head.substr(colon + 2))) return Dateline{{0, static_cast<std::uint32_t>(colon + 1)}, {}};
  }
  std::string credit;
  if (bracket) credit = agency_of(head.substr(bracket_open, bracket_close + 1 - bracket_open), world);
  if (dash_at == std::string_view::npos) return std::nullopt;
  std::string_view place = trim(head.substr(0, bracket ? bracket_open : dash_at));
  if (place.empty()) return std::nullopt;
  const auto words = split_words(place);
  if (words.empty() || words.size() > 12) return std::nullopt;
  // Leading words are the place; a month or a date may follow it.
  bool capitals_only = true;   // of the first word
  std::size_t place_words = 0, shouted = 0;
  bool dated = false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto raw = view(place, words[i].span);
    const auto first = utf8::decode(raw, 0).code;
    const bool digit = utf8::is_digit(first);
    static constexpr std::array<std::string_view, 12> month_heads{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
    const bool month = i > 0 && words[i].fold.size() >= 3 &&
                       std::find(month_heads.begin(), month_heads.end(), std::string_view(words[i].fold).substr(0, 3)) != month_heads.end();
    if (digit || (month && i + 1 < words.size() && utf8::is_digit(utf8::decode(place, words[i + 1].span.begin).code)) ||
        one_of(words[i].fold, {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})) {
      dated = dated || i > 0;
      if (i == 0) return std::nullopt;
      continue;
    }
    if (dated && !month) return std::nullopt;
    if (!utf8::is_upper(first) && !is_particle(words[i].fold) && !one_of(words[i].fold, {"of", "and", "the", "near", "on", "aboard"})) return std::nullopt;
    ++place_words;
    bool shout = raw.size() > 1;
    for (std::size_t at = 0; at < raw.size();) {
      const auto c = utf8::decode(raw, at);
      at += c.size;
      if (utf8::is_letter(c.code) && !utf8::is_upper(c.code)) shout = false;
    }
    shouted += shout;
    if (i == 0) capitals_only = shout;
  }
  if (place_words == 0 || place_words > 8) return std::nullopt;
  for (const char c : place)
    if (c == ':' || c == ';' || c == '?' || c == '!') return std::nullopt;
  const std::string_view after = trim(head.substr(dash_at + dash_size));
  if (after.empty() && !(capitals_only && (bracket || place.find(',') != std::string_view::npos) && paragraph.size() < 80)) return std::nullopt;
  if (!bracket && !dated && !(capitals_only && place_words <= 6)) {
    // "Beijing — ...": only a place the world knows, and what follows begins a sentence.
    const auto is_place = [&](std::string_view name) {
      for (const Entry& e : world.find(name))
        if (e.sense == Sense::capital || e.sense == Sense::city || e.sense == Sense::country || e.sense == Sense::region) return true;
      return false;
    };
    const auto comma = place.find(',');
    const auto main_words = split_words(place.substr(0, comma));
    if (!starts_upper(after)) return std::nullopt;
    const bool known = is_place(phrase(main_words, 0, main_words.size()));
    if (!known && !(comma != std::string_view::npos && place_words <= 4 && is_place(utf8::fold(trim(place.substr(comma + 1)))))) return std::nullopt;
    if (head.substr(dash_at, 2) == "- ") return std::nullopt;
  }
  if (!bracket && capitals_only && shouted < place_words && place.find(',') == std::string_view::npos && place_words > 1 && !dated) return std::nullopt;
  if (!bracket && !dated && head.substr(dash_at, 2) == "- " && place.find(',') == std::string_view::npos && place.size() < 4) return std::nullopt;
  if (bracket && credit.empty() && !capitals_only && !dated) return std::nullopt;
  return Dateline{{0, static_cast<std::uint32_t>(dash_at + dash_size)}, std::move(credit)};
}

std::optional<TailCredit> parse_tail_credit(std::string_view p, const World& world) {
  if (p.size() < 20) return std::nullopt;
  const std::size_t window = p.size() > 60 ? p.size() - 60 : 0;
  const auto ends_sentence = [&](std::size_t at) { return line_end(p.substr(at > 8 ? at - 8 : 0, at - (at > 8 ? at - 8 : 0))) == LineEnd::sentence; };
  for (std::size_t i = p.size(); i-- > window;) {
    std::size_t dash = 0;
    if (p[i] == '(' || p[i] == '[') {
      auto credit = agency_of(p.substr(i), world);
      if (!credit.empty() && ends_sentence(i)) return TailCredit{i, std::move(credit)};
      return std::nullopt;
    }
    if (i > 0 && (p[i - 1] == ' ' || static_cast<unsigned char>(p[i]) == 0xE2) && is_dash(p, i, dash)) {
      auto credit = agency_of(p.substr(i + dash), world);
      if (!credit.empty() && ends_sentence(i)) return TailCredit{i, std::move(credit)};
      return std::nullopt;
    }
  }
  return std::nullopt;
}

bool is_caption(std::string_view line) {
  line = trim(line);
  if (line.empty() || line.size() > max_line_bytes) return false;
  const std::string f = fold_clean(line);
  if (begins_any(f, {"photo:", "photos:", "photo by", "photo credit", "photograph:", "photographs:", "photograph by", "picture:", "pictures:", "image:", "images:",
                     "image credit", "image source", "image caption", "image by", "file photo", "file image", "file picture", "caption:", "video:", "video caption",
                     "media caption", "credit:", "getty images", "(photo", "[photo", "(image", "[image", "(picture", "reuters/", "afp/", "ap photo", "(ap photo",
                     "[file:", "(file photo", "shutterstock", "illustration:", "illustrative image", "watch:", "copyright image", "representational image"}) &&
      line.size() < 300)
    return true;
  // "Image 2 of 11 ...": a gallery.
  if (begins_any(f, {"image ", "photo ", "picture ", "slide "})) {
    const auto words = split_words(line.substr(0, 40));
    const auto digits = [](const Word& w) { return w.fold.find_first_not_of("0123456789") == std::string::npos; };
    if (words.size() >= 4 && digits(words[1]) && (words[2].fold == "of" || words[2].fold == "/") && digits(words[3])) return true;
  }
  // A credit in brackets or after a slash at the very end.
  const bool closes = f.ends_with("]") || f.ends_with(")");
  if (closes) {
    const auto open = f.find_last_of("[(");
    const std::string_view inside = open == std::string::npos ? std::string_view{} : std::string_view(f).substr(open);
    if (inside.size() < 120 &&
        (begins_any(inside, {"[file", "(file", "(photo", "[photo", "(ap photo", "(image", "(picture", "(getty", "(credit", "[credit", "(source: ", "(courtesy", "(supplied"}) ||
         has_any(inside, {"/reuters", "/afp", "/ap)", "/ap]", "/getty", "via reuters", "via afp", "via ap", "via getty", "/epa", "/pool", "/tass", "handout", "/xinhua",
                          "getty images", "/anadolu", "/dpa", "shutterstock", "/al jazeera", "/bloomberg", "/the ", "reuters/", "afp/"})))
      return true;
  }
  const bool no_stop = line_end(line) != LineEnd::sentence || closes;
  if (no_stop && has_any(f, {" via getty images", "/getty images", " via reuters", " via afp", " via ap", "/afp via", "ap photo/", "reuters/", " / afp", " / reuters", " / ap"}) &&
      line.size() < 300 && (f.ends_with("images") || f.ends_with("reuters") || f.ends_with("afp") || f.ends_with(" ap") || f.ends_with("/ap") || has_any(f, {"photo/", "reuters/"})))
    return true;
  // "What the picture shows (Reuters)", "Ana Brook/Associated Press": no sentence, only the agency at its end.
  if (line.size() < 200 && has_any(f, {"(reuters)", "(afp)", "(ap)", "(getty)", "(pa)", "(epa)", "(rex)", "(getty images)"}) && f.ends_with(")") && split_words(line).size() >= 4 &&
      line_end(line.substr(0, line.rfind('('))) != LineEnd::sentence)
    return true;
  if (line.size() < 160 && line_end(line) != LineEnd::sentence &&
      (f.ends_with("/associated press") || f.ends_with("/the new york times") || f.ends_with(" via storyful") || f.ends_with("/getty images") || f.ends_with("/reuters") || f.ends_with("/afp") ||
       f.ends_with("/ap") || f.ends_with("/epa") || f.ends_with("/bloomberg")))
    return true;
  // "Name (R) with Name", "Name (left) and": where people stand in the picture.
  if (no_stop && line.size() < 250 &&
      has_any(f, {"(r) with", "(l) with", "(c) with", "(r) and", "(l) and", "(l), ", "(left) ", "(right) ", "(centre) ", "(center) ", "(pictured", ", left, ", ", right, "}))
    return has_any(f, {"(left)", "(right)", "(centre)", "(center)", "(pictured", "(l)", "(r) with", "(c)"}) && line_end(line) != LineEnd::sentence;
  return false;
}

std::string_view bare_url(std::string_view line) {
  line = trim(line);
  if (line.size() > 1 && line.front() == '<' && line.back() == '>') line = line.substr(1, line.size() - 2);
  if (!(line.starts_with("http://") || line.starts_with("https://") || line.starts_with("www."))) return {};
  if (line.find_first_of(" \t\n") != std::string_view::npos) return {};
  return line;
}

bool is_original_url(std::string_view line) {
  const std::string f = fold_clean(trim(line).substr(0, 40));
  return begins_any(f, {"original url", "source url", "original article:", "original link", "canonical url"});
}

bool is_boilerplate(std::string_view line) {
  line = trim(line);
  if (line.empty()) return false;
  if (line.size() > max_line_bytes) return false;
  if (!bare_url(line).empty() || is_original_url(line)) return true;
  std::string f = fold_clean(line);
  while (!f.empty() && (f[0] == '-' || f[0] == ' ' || f[0] == '*' || f[0] == '>' || f[0] == '|' || f[0] == '[')) f.erase(0, 1);
  while (!f.empty() && (f.back() == ':' || f.back() == ' ' || f.back() == '.' || f.back() == '!' || f.back() == '>' || f.back() == ']')) f.pop_back();
  if (f.empty()) return line.size() <= 20;  // a rule made of dashes or stars
  if (f.size() <= 64 && one_of(f, {"published", "share", "share this", "share this article", "share this story", "share article", "share on facebook", "share on twitter", "facebook", "twitter",
                 "linkedin", "whatsapp", "telegram", "email", "e-mail", "print", "copy link", "save", "tweet", "pin it", "reddit", "comments", "comment", "leave a comment",
                 "advertisement", "advertising", "ad", "sponsored", "sponsored content", "promoted", "loading", "loading...", "more", "read more", "see more", "show more",
                 "load more", "view more", "continue reading", "keep reading", "related", "related articles", "related stories", "related topics", "related content",
                 "related news", "related posts", "more on this story", "more from this", "more stories", "recommended", "recommended stories", "most read", "most popular",
                 "trending", "trending now", "top stories", "latest news", "you may also like", "you might also like", "also read", "read also", "see also", "read next",
                 "up next", "subscribe", "subscribe now", "sign up", "sign in", "log in", "login", "register", "newsletter", "newsletters", "follow us", "get the app",
                 "home", "menu", "search", "skip to content", "skip to main content", "close", "back to top", "tags", "topics", "text size", "listen", "play", "pause",
                 "listen to this article", "article continues below", "story continues below", "story continues", "story continues below advertisement",
                 "article continues after advertisement", "article continues below advertisement", "advertisement - scroll to continue", "end of list", "all rights reserved",
                 "click here", "this content is not available", "view comments", "join the conversation", "breaking news", "donate", "support us", "corrections", "feedback",
                 "list of 3 items", "list of 4 items", "transcript", "gallery", "embed", "next", "previous", "next article", "previous article", "terms of use",
                 "privacy policy", "cookie policy", "cookies", "contact us", "about us", "faq", "report an error", "report a typo", "reprints", "add to favorites",
                 "this article is more than 1 year old", "our standards: the thomson reuters trust principles", "our standards", "image", "video", "photo", "photos"}))
    return true;
  if (line.size() <= 250 &&
      begins_any(f, {"read more:", "read more ", "read also:", "also read:", "read:", "see also:", "related:", "more:", "watch more:", "listen:", "recommended:", "don't miss:",
                     "sign up ", "sign up:", "subscribe to ", "subscribe for ", "subscribe now", "follow us ", "follow our ", "follow bbc", "download the ", "download our ",
                     "click here ", "click to ", "tap here", "get the latest ", "get our ", "join our ", "join us ", "like us on", "find us on", "share on ", "share this ",
                     "copyright ", "(c) ", "© ", "©", "all rights reserved", "this article was originally published", "this story was originally published",
                     "this article originally appeared", "this story has been updated", "our standards:", "list of ", "end of list", "support our ", "support quality ",
                     "to read more", "continue reading", "for more ", "read or share this", "for all the latest", "for the latest ", "stay up to date", "contact the ", "contact us at",
                     "have a story", "do you have a ", "got a tip", "email us", "view comments", "already a subscriber", "already have an account", "enable javascript",
                     "please enable", "we use cookies", "by clicking", "by signing up", "this site is protected", "editor's picks", "most read", "more from ",
                     "advertisement", "tags:", "topics:", "filed under", "posted in", "file under", "more on this", "more about ", "keep up with"}) &&
      (line_end(line) != LineEnd::sentence || line.size() < 140 || f.find("http") != std::string::npos)) {
    // "For more than a decade ..." and "More: ..." in prose end like sentences and have no call to act.
    if (begins_any(f, {"for more ", "more from ", "list of ", "more about ", "by clicking", "keep up with", "by signing"}) && line_end(line) == LineEnd::sentence &&
        !has_any(f, {"visit", "click", "newsletter", "follow", "sign up", "subscribe", "www", "http", "agree", "privacy"}))
      return false;
    return true;
  }
  if (begins_any(f, {"copyright ", "© "}) || has_any(f, {"all rights reserved", "may not be published, broadcast", "published from a wire agency feed", "published from a syndicated feed",
                                                          "not been edited by", "auto-generated from a syndicated feed"}))
    return true;
  // An address to write to: "Contact Mira Holt at mholt@elda.example".
  if (line.size() <= 200 && begins_any(f, {"contact ", "email ", "e-mail ", "reach ", "follow ", "write to ", "send tips"}) && f.find('@') != std::string::npos) return true;
  if (line.size() <= 250 && has_any(f, {"all rights reserved", "may not be published, broadcast", "sign up for our", "sign up to our", "subscribe to our", "follow us on", "min read",
                                        "minute read", "terms of service", "click here to", "published by", "newsletter", "cookie policy", "privacy policy"})) {
    if (f.find("min read") != std::string::npos || f.find("minute read") != std::string::npos || f.find("published by") != std::string::npos || f.find("newsletter") != std::string::npos)
      return line.size() < 60 && line_end(line) != LineEnd::sentence;
    return true;
  }
  return false;
}

bool is_tweet_signature(std::string_view line) {
  line = trim(line);
  if (line.size() > 200) return false;
  std::size_t dash = 0;
  if (is_dash(line, 0, dash)) line = trim(line.substr(dash));
  else return false;
  const auto at = line.find("(@");
  if (at == std::string_view::npos || at > 100) return false;
  std::size_t e = at + 2;
  while (e < line.size() && (std::isalnum(static_cast<unsigned char>(line[e])) || line[e] == '_')) ++e;
  if (e == at + 2 || e - at > 40 || e >= line.size() || line[e] != ')') return false;
  const auto rest = line.substr(e + 1);
  return trim(rest).empty() || find_date(rest).has_value();
}

}  // namespace synoptic::ingest
