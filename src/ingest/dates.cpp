#include "ingest/dates.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "base/date.hpp"
#include "base/utf8.hpp"
#include "ingest/lines.hpp"

namespace synoptic::ingest {
namespace {

constexpr std::array<std::string_view, 12> months{"january", "february", "march", "april", "may", "june",
                                                  "july", "august", "september", "october", "november", "december"};

// 1..12 for a full name or an abbreviation of three letters ("sept" too); 0 otherwise.
int month_of(std::string_view word) {
  if (!word.empty() && word.back() == '.') word.remove_suffix(1);
  if (word.size() < 3) return 0;
  for (std::size_t i = 0; i < months.size(); ++i)
    if (word == months[i] || (word.size() == 3 && months[i].starts_with(word)) || (i == 8 && word == "sept")) return static_cast<int>(i) + 1;
  return 0;
}

bool is_weekday(std::string_view word) {
  if (!word.empty() && word.back() == '.') word.remove_suffix(1);
  static constexpr std::array<std::string_view, 7> days{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
  return word.size() >= 3 && std::any_of(days.begin(), days.end(), [&](auto d) {
           return word == d || (word.size() <= 5 && d.starts_with(word));
         });
}

int number(std::string_view digits) {
  int v = -1;
  if (digits.empty() || digits.size() > 4) return -1;
  const auto [end, ec] = std::from_chars(digits.data(), digits.data() + digits.size(), v);
  return ec == std::errc{} && end == digits.data() + digits.size() ? v : -1;
}

// "1", "01", "1st", "22nd".
int day_number(std::string_view word) {
  if (word.size() > 2) {
    const auto tail = word.substr(word.size() - 2);
    if (tail == "st" || tail == "nd" || tail == "rd" || tail == "th") word.remove_suffix(2);
  }
  const int d = word.size() <= 2 ? number(word) : -1;
  return d >= 1 && d <= 31 ? d : -1;
}

int year_number(std::string_view word) {
  const int y = word.size() == 4 ? number(word) : -1;
  return y >= 1900 && y <= 2100 ? y : -1;
}

std::string iso(int y, int m, int d) {
  const auto day = make_day(y, m, d);
  return day ? format_day(*day) : std::string{};
}

// "2023-03-01", "2023/3/1", "31.12.2023": three numbers with one kind of separator.
std::string numeric_date(std::string_view word) {
  std::array<std::string_view, 3> part;
  char separator = 0;
  std::size_t n = 0, begin = 0;
  for (std::size_t i = 0; i <= word.size(); ++i) {
    if (i < word.size() && word[i] >= '0' && word[i] <= '9') continue;
    if (n == 3) return {};
    part[n++] = word.substr(begin, i - begin);
    begin = i + 1;
    if (i == word.size() || n == 3) {
      if (i != word.size()) return {};
      break;
    }
    if (separator == 0) separator = word[i];
    if (word[i] != separator || (separator != '-' && separator != '/' && separator != '.')) return {};
  }
  if (n != 3) return {};
  const int a = number(part[0]), b = number(part[1]), c = number(part[2]);
  if (part[0].size() == 4 && year_number(part[0]) > 0) return iso(a, b, c);
  if (part[2].size() != 4 || year_number(part[2]) < 0) return {};
  if (separator == '.' || a > 12 || a == b) return iso(c, b, a);  // day first: German dots, or no month can be meant
  if (b > 12) return iso(c, a, b);
  return {};
}

// A date that begins at token i: how many tokens it takes, 0 if none.
struct Match {
  std::string value;
  std::size_t tokens = 0;
};
Match date_at(const std::vector<Word>& w, std::size_t i) {
  const auto fold = [&](std::size_t k) { return k < w.size() ? std::string_view(w[k].fold) : std::string_view{}; };
  if (auto v = numeric_date(fold(i)); !v.empty()) return {v, 1};
  if (fold(i).size() > 10 && fold(i)[10] == 't')
    if (auto v = numeric_date(fold(i).substr(0, 10)); !v.empty()) return {v, 1};
  if (const int m = month_of(fold(i))) {
    if (day_number(fold(i + 1)) > 0 && year_number(fold(i + 2)) > 0)
      return {iso(year_number(fold(i + 2)), m, day_number(fold(i + 1))), 3};
    return {};
  }
  if (const int d = day_number(fold(i)); d > 0) {
    const std::size_t of = fold(i + 1) == "of" ? 1 : 0;
    const int m = month_of(fold(i + 1 + of));
    if (m && year_number(fold(i + 2 + of)) > 0) return {iso(year_number(fold(i + 2 + of)), m, d), 3 + of};
  }
  return {};
}

bool all_digits(std::string_view s) {
  return !s.empty() && std::all_of(s.begin(), s.end(), [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
}

// Words that stand around a date and time without adding anything.
bool is_time_word(std::string_view f) {
  static constexpr std::array<std::string_view, 34> zones{"am", "pm", "a.m", "p.m", "gmt", "utc", "est", "edt", "et", "cst", "cdt", "ct",
    "pst", "pdt", "pt", "mst", "mdt", "bst", "cet", "cest", "ist", "jst", "hkt", "sgt", "aest", "aedt", "msk", "eat", "at", "on", "hrs", "h", "local", "time"};
  return std::find(zones.begin(), zones.end(), f) != zones.end();
}
bool is_time_of_day(std::string_view f) {
  const auto all_digits = [](std::string_view d) { return !d.empty() && d.find_first_not_of("0123456789.:") == std::string_view::npos; };
  if (all_digits(f)) return f.size() <= 8;
  for (const auto tail : {"am", "pm", "z"})
    if (f.ends_with(tail) && all_digits(f.substr(0, f.size() - std::string_view(tail).size()))) return true;
  return false;
}
bool is_modified_word(std::string_view f) { return f == "updated" || f == "modified" || f == "edited" || f == "revised" || f == "update"; }
bool is_published_word(std::string_view f) {
  return f == "published" || f == "posted" || f == "date" || f == "created" || f == "issued" || f == "filed" || f == "first" || f == "last" ||
         f == "on" || f == "publication" || f == "pub" || f == "added" || f == "release" || f == "released";
}

}  // namespace

std::optional<FoundDate> find_date(std::string_view line) {
  const auto words = split_words(line);
  for (std::size_t i = 0; i < words.size(); ++i)
    if (const auto m = date_at(words, i); !m.value.empty())
      return FoundDate{m.value, {words[i].span.begin, words[i + m.tokens - 1].span.end}};
  return std::nullopt;
}

std::optional<DateLine> parse_date_line(std::string_view line) {
  if (line.size() > 200) return std::nullopt;
  const auto words = split_words(line);
  DateLine out;
  bool modified = false;
  for (std::size_t i = 0; i < words.size();) {
    const std::string_view f = words[i].fold;
    if (const auto m = date_at(words, i); !m.value.empty()) {
      auto& slot = modified ? out.modified : out.published;
      if (!slot) slot = FoundDate{m.value, {words[i].span.begin, words[i + m.tokens - 1].span.end}};
      i += m.tokens;
      continue;
    }
    if (is_modified_word(f)) modified = true;
    else if (is_published_word(f)) modified = modified && f != "published" && f != "posted";
    else if (!is_weekday(f) && !is_time_word(f) && !is_time_of_day(f)) return std::nullopt;
    ++i;
  }
  if (!out.published && !out.modified) return std::nullopt;
  return out;
}

std::string normal_stamp(std::string_view stamp) {
  stamp = trim(stamp);
  if (stamp.empty() || stamp.size() > 64) return {};
  if (stamp.size() >= 10 && stamp.size() <= 13 && all_digits(stamp) && stamp.find('.') == std::string_view::npos &&
      (stamp.size() == 10 || stamp.size() == 13)) {  // seconds or milliseconds since 1970
    std::int64_t v = 0;
    std::from_chars(stamp.data(), stamp.data() + stamp.size(), v);
    const std::int64_t days = v / (stamp.size() == 13 ? 86'400'000 : 86'400);
    return days > 3652 && days < 47'000 ? format_day(static_cast<Day>(days)) : std::string{};
  }
  std::string s(stamp);
  if (s.size() > 10 && (s[10] == ' ' || s[10] == 't')) s[10] = 'T';
  // "+0100" -> "+01:00"; a space before the zone and "UTC" as people write them
  if (s.size() > 19 && s.ends_with(" UTC")) s.replace(s.size() - 4, 4, "Z");
  if (const auto gap = s.find(' ', 19); gap != std::string::npos && gap < s.size() && s.size() > 19) s.erase(gap, 1);
  if (s.size() > 22) {
    const auto sign = s.size() - 5;
    if ((s[sign] == '+' || s[sign] == '-') && s.find(':', sign) == std::string::npos) s.insert(s.size() - 2, ":");
  }
  if (s.size() >= 17 && s[10] == 'T' && s[16] != ':') s.insert(16, ":00");  // minutes only
  if (s.size() > 10 && s[10] == 'T' && parse_instant(s)) return s;
  if (s.size() >= 10)
    if (const auto day = parse_day(std::string_view(s).substr(0, 10))) return format_day(*day);
  const auto found = find_date(stamp);
  return found ? found->value : std::string{};
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
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const int y = year_number(parts[i]);
    if (y >= 1990 && i + 2 < parts.size()) {
      const int m = parts[i + 1].size() <= 2 ? number(parts[i + 1]) : month_of(utf8::lower(parts[i + 1]));
      const int d = parts[i + 2].size() <= 2 ? number(parts[i + 2]) : -1;
      if (auto v = iso(y, m, d); m > 0 && d > 0 && !v.empty()) return v;
    }
    if (parts[i].size() == 8) {
      const int y8 = year_number(parts[i].substr(0, 4)), m = number(parts[i].substr(4, 2)), d = number(parts[i].substr(6, 2));
      if (y8 >= 1990 && m > 0 && d > 0)
        if (auto v = iso(y8, m, d); !v.empty()) return v;
    }
  }
  return {};
}

}  // namespace synoptic::ingest
