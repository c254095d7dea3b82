// Short lines are read as lists of folded words against small tables; no regular expressions, so that no line can make
// the matcher slow or deep. Each recogniser asks for the whole line to fit its pattern: a line that merely contains a
// cue word is prose. By-lines and credits are read in bylines.cpp.
#include "ingest/lines.hpp"

#include <algorithm>
#include <array>

#include "base/utf8.hpp"
#include "ingest/dates.hpp"
#include "ingest/line_parts.hpp"

namespace synoptic::ingest {

using namespace parts;

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
