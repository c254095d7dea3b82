#include "align/differences.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <tuple>

#include "base/utf8.hpp"

namespace synoptic::align {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

constexpr auto small_numbers = std::to_array<std::pair<std::string_view, double>>(
    {{"two", 2}, {"three", 3}, {"four", 4}, {"five", 5}, {"six", 6}, {"seven", 7}, {"eight", 8}, {"nine", 9}, {"ten", 10},
     {"eleven", 11}, {"twelve", 12}, {"thirteen", 13}, {"fourteen", 14}, {"fifteen", 15}, {"sixteen", 16}, {"seventeen", 17},
     {"eighteen", 18}, {"nineteen", 19}, {"twenty", 20}, {"thirty", 30}, {"forty", 40}, {"fifty", 50}, {"sixty", 60},
     {"seventy", 70}, {"eighty", 80}, {"ninety", 90}});

// These counts grow as a story goes on: a later report's other number is news, not contradiction.
constexpr auto growing = std::to_array<std::string_view>({"arrested", "dead", "evacuated", "injured", "missing", "rescued"});

class Reader {
 public:
  Reader(const Document& d, const Clause& c, const Stemmer& stem) : d_(d), c_(c), stem_(stem) {}

  std::vector<Quantity> run() {
    for (std::uint32_t t = c_.first_word; t < c_.last_word; ++t)
      if (auto q = quantity_at(t)) out_.push_back(std::move(*q));
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::string word(std::uint32_t t) const { return utf8::fold(view(d_.report.text, d_.analysis.text.words[t].span)); }
  [[nodiscard]] std::string before(std::uint32_t t, std::uint32_t by) const { return t >= c_.first_word + by ? word(t - by) : ""; }
  [[nodiscard]] std::string after(std::uint32_t t, std::uint32_t by) const { return t + by < c_.last_word ? word(t + by) : ""; }

  [[nodiscard]] bool part_of_time(Span s) const {
    return std::any_of(d_.analysis.times.begin(), d_.analysis.times.end(), [&](const Time& t) { return t.span.overlaps(s); });
  }

  std::optional<Quantity> quantity_at(std::uint32_t t) const {
    const WrittenWord& token = d_.analysis.text.words[t];
    const auto value = number_value(word(t));
    if (!value || part_of_time(token.span)) return std::nullopt;
    // "two of the four", "including three": a part, not the whole.
    if (after(t, 1) == "of" || before(t, 1) == "including" || before(t, 1) == "another" || before(t, 1) == "no.") return std::nullopt;
    if (before(t, 1) == "of" && number_value(before(t, 2))) return std::nullopt;  // "5 of 9"
    Quantity q{token.span, *value, *value, "", "", ""};
    std::uint32_t next = t + 1;
    const std::string unit = after(t, 1);
    double scale = 1;
    if (unit == "hundred") scale = 1e2;
    if (unit == "thousand" || unit == "k") scale = 1e3;
    if (unit == "million" || unit == "m") scale = 1e6;
    if (unit == "billion" || unit == "bn") scale = 1e9;
    if (scale != 1) {
      q.low = q.high = *value * scale;
      ++next;
    }
    const std::string left = before(t, 1), left2 = before(t, 2);
    if (left == "$" || left == "€" || left == "£" || left == "¥") q.measure = left;
    if (word(next < c_.last_word ? next : t) == "%" || unit == "percent" || unit == "per") q.measure = "%";
    approximate(q, q.measure.empty() || q.measure == "%" ? left : left2, q.measure.empty() || q.measure == "%" ? left2 : before(t, 3));
    std::tie(q.counted, q.called) = counted(t, next);
    return q;
  }

  // "at least 12", "up to 12", "about 12": the words to the left make the number an interval.
  static void approximate(Quantity& q, const std::string& left, const std::string& left2) {
    const std::string both = left2 + " " + left;
    const auto one_of = [](std::string_view w, std::initializer_list<std::string_view> words) {
      return std::find(words.begin(), words.end(), w) != words.end();
    };
    if (left == "over" || one_of(both, {"at least", "more than"})) {
      q.high = infinity;
    } else if (left == "under" || one_of(both, {"at most", "up to", "fewer than", "less than"})) {
      q.low = 0;
    } else if (one_of(left, {"about", "almost", "approximately", "around", "nearly", "roughly", "some"})) {
      q.low *= .9;
      q.high *= 1.1;
    }
  }

  // What is counted: a casualty word within reach on either side, else the first content words after the number.
  [[nodiscard]] std::pair<std::string, std::string> counted(std::uint32_t t, std::uint32_t next) const {
    std::string head, called;
    for (std::uint32_t i = next; i < c_.last_word && i < next + 5; ++i) {
      if (d_.analysis.text.words[i].kind == TokenKind::punct || number_value(word(i))) break;
      const std::string stem = stem_(word(i));
      if (const auto casualty = casualty_class(stem); !casualty.empty()) return {std::string(casualty), std::string(casualty)};
      if (head.empty() && !is_stop_word(word(i))) {
        head = stem;
        called = word(i);
      }
    }
    for (std::uint32_t by = 1; by <= 3; ++by) {
      const std::string stem = stem_(before(t, by));
      if (const auto casualty = casualty_class(stem); !casualty.empty()) return {std::string(casualty), std::string(casualty)};
    }
    return {head, called};
  }

  const Document& d_;
  const Clause& c_;
  const Stemmer& stem_;
  std::vector<Quantity> out_;
};

std::string value_text(const Document& d, Span span) { return std::string(view(d.report.text, span)); }

Difference difference(Slot slot, DifferenceKind kind, std::string rule, const Document& a, const Place& at, const Document& b, const Place& bt) {
  Difference out;
  out.slot = slot;
  out.kind = kind;
  out.rule = std::move(rule);
  out.values.push_back({value_text(a, at.span), {at}});
  out.values.push_back({value_text(b, bt.span), {bt}});
  return out;
}

// The one quantity of its kind in the clause, or nullptr where there is none or a choice.
const Quantity* only(const std::vector<Quantity>& list, const Quantity& like) {
  const Quantity* found = nullptr;
  for (const Quantity& q : list) {
    if (q.measure != like.measure || q.counted.empty() || q.counted != like.counted) continue;
    if (found) return nullptr;
    found = &q;
  }
  return found;
}

// "12.4" and "12", "2.48 million" and "2.5 million": fewer digits of the same. Whole numbers below ten thousand are meant as they stand.
bool is_rounding(const Quantity& a, const Quantity& b) {
  if (a.low != a.high || b.low != b.high) return false;
  const auto rounded = [](double fine, double coarse) {
    if (fine == std::floor(fine) && std::abs(fine) < 1e4) return false;
    for (int digits = 1; digits <= 4; ++digits) {
      const double unit = std::pow(10, std::floor(std::log10(std::abs(fine))) + 1 - digits);
      if (std::abs(std::round(fine / unit) * unit - coarse) < 1e-6 * std::abs(coarse)) return true;
    }
    return false;
  };
  return a.low != 0 && b.low != 0 && (rounded(a.low, b.low) || rounded(b.low, a.low));
}

// "Five were killed, including the gunman": the one who did it is counted among them.
bool counts_attacker(const Document& d, const Clause& c) {
  static constexpr std::array<std::string_view, 8> attackers{"assailant", "attacker", "attackers", "bomber", "gunman", "gunmen", "shooter", "suspect"};
  const auto word = [&](std::uint32_t w) { return utf8::fold(view(d.report.text, d.analysis.text.words[w].span)); };
  const Sentence& s = d.analysis.text.sentences[c.sentence];
  for (std::uint32_t w = c.first_word; w < s.last_word; ++w)
    if (word(w) == "including" || word(w) == "among")
      for (std::uint32_t v = w + 1; v < s.last_word && v <= w + 3; ++v)
        if (std::find(attackers.begin(), attackers.end(), word(v)) != attackers.end()) return true;
  return false;
}

void compare_numbers(const std::vector<Document>& docs, const ClauseOf& a, const ClauseOf& b, const Stemmer& stem, std::vector<Difference>& out) {
  const Document &da = docs[a.report], &db = docs[b.report];
  const auto qa = find_quantities(da, *a.clause, stem), qb = find_quantities(db, *b.clause, stem);
  for (const Quantity& q : qa) {
    if (only(qa, q) != &q) continue;
    const Quantity* other = only(qb, q);
    if (!other || (q.low <= other->high && other->low <= q.high) || is_rounding(q, *other)) continue;
    const auto pa = da.report.published.day(), pb = db.report.published.day();
    const bool update = supersedes(q.counted, pa, q.low, pb, other->low);
    const bool basis = (q.counted == "dead" || q.counted == "injured") && (counts_attacker(da, *a.clause) || counts_attacker(db, *b.clause));
    out.push_back(difference(Slot::number, basis ? DifferenceKind::basis : update ? DifferenceKind::update : DifferenceKind::conflict,
                             basis ? "number: with or without the attacker" : update ? "number: a count that grows, given on different days" : fmt::format("number: {} counted differently", q.called),
                             da, {a.report, q.span}, db, {b.report, other->span}));
  }
}

bool two_digits(std::string_view s, std::size_t at, int& value) {
  const auto digit = [&](std::size_t i) { return i < s.size() && s[i] >= '0' && s[i] <= '9'; };
  if (!digit(at) || !digit(at + 1)) return false;
  value = 10 * (s[at] - '0') + s[at + 1] - '0';
  return true;
}

// "Posted: Tuesday, August 18": of the page, not of what is told.
bool is_stamp(const Document& d, Span span) {
  static constexpr auto stamps = std::to_array<std::string_view>({"modified", "posted", "published", "updated"});
  const auto& words = d.analysis.text.words;
  auto it = std::partition_point(words.begin(), words.end(), [&](const WrittenWord& w) { return w.span.end <= span.begin; });
  if (it == words.begin()) return false;
  --it;
  if (view(d.report.text, it->span) == ":" && it != words.begin()) --it;
  return std::binary_search(stamps.begin(), stamps.end(), utf8::fold(view(d.report.text, it->span)));
}

// The one day-exact date in the clause; when somebody said so is none of it.
const Time* only_day(const Document& d, const Clause& c) {
  const Time* found = nullptr;
  // "an official said on Tuesday"
  const auto of_saying = [&](Span span) {
    static constexpr auto says = std::to_array<std::string_view>({"added", "announced", "confirmed", "reported", "said", "says", "told", "tweeted", "wrote"});
    static constexpr auto between = std::to_array<std::string_view>({"early", "late", "on"});
    const auto& words = d.analysis.text.words;
    auto it = std::partition_point(words.begin(), words.end(), [&](const WrittenWord& w) { return w.span.end <= span.begin; });
    while (it != words.begin()) {
      const std::string word = utf8::fold(view(d.report.text, (--it)->span));
      if (std::binary_search(between.begin(), between.end(), word)) continue;
      const auto w = static_cast<std::uint32_t>(it - words.begin());
      return std::binary_search(says.begin(), says.end(), word) && !std::binary_search(c.predicates.begin(), c.predicates.end(), w);
    }
    return false;
  };
  for (const Time& t : d.analysis.times) {
    if (!c.span.contains(t.span) || (t.type != TimeType::date && t.type != TimeType::time) || of_saying(t.span)) continue;
    const bool names_day = t.basis == TimeBasis::absolute || t.basis == TimeBasis::day_of_year || t.basis == TimeBasis::weekday;
    if (t.type == TimeType::time && !names_day) continue;  // "at 6:15 p.m.": of which day is a guess
    if (!t.from || !t.to || *t.from != *t.to || is_stamp(d, t.span)) continue;
    if (found && found->from != t.from) return nullptr;
    found = &t;
  }
  return found;
}

void compare_dates(const std::vector<Document>& docs, const ClauseOf& a, const ClauseOf& b, std::vector<Difference>& out) {
  const Document &da = docs[a.report], &db = docs[b.report];
  const Time *ta = only_day(da, *a.clause), *tb = only_day(db, *b.clause);
  if (!ta || !tb || *ta->from == *tb->from || off_by_a_day(*ta, *tb)) return;
  out.push_back(difference(Slot::date, DifferenceKind::conflict, fmt::format("date: {} against {}", format_day(*ta->from), format_day(*tb->from)),
                           da, {a.report, ta->span}, db, {b.report, tb->span}));
}

// The one time of day in the clause, in minutes; nullptr where there is none or a choice.
const Time* only_clock(const Document& d, const Clause& c, int& minutes) {
  const Time* found = nullptr;
  for (const Time& t : d.analysis.times) {
    if (t.type != TimeType::time || !c.span.contains(t.span)) continue;
    // "2016-05-02T15:50"; "T15:50" of a day that is not known; parts of a day ("TNI") are none.
    const auto at = t.value.find('T');
    int hour = 0, minute = 0;
    if (at == std::string::npos || at + 6 > t.value.size() || t.value[at + 3] != ':' || !two_digits(t.value, at + 1, hour) || !two_digits(t.value, at + 4, minute)) continue;
    if (found != nullptr) return nullptr;
    found = &t;
    minutes = 60 * hour + minute;
  }
  return found;
}

// "About 3:30 p.m." and "3:50 p.m.": clocks of one event, read by two.
void compare_clocks(const std::vector<Document>& docs, const ClauseOf& a, const ClauseOf& b, std::vector<Difference>& out) {
  constexpr int within = 10, half_a_day = 12 * 60;  // minutes; half a day apart it is a slip of a.m. and p.m., or another day
  int ma = 0, mb = 0;
  const Document &da = docs[a.report], &db = docs[b.report];
  const Time *ta = only_clock(da, *a.clause, ma), *tb = only_clock(db, *b.clause, mb);
  if (ta == nullptr || tb == nullptr || std::abs(ma - mb) <= within || std::abs(ma - mb) >= half_a_day) return;
  out.push_back(difference(Slot::date, DifferenceKind::conflict, fmt::format("time of day: {:02}:{:02} against {:02}:{:02}", ma / 60, ma % 60, mb / 60, mb % 60),
                           da, {a.report, ta->span}, db, {b.report, tb->span}));
}

// Those that turn the clause round, not what it says in passing: "left without a word".
std::vector<Span> negations_in(const Document& d, const Clause& c) {
  std::vector<Span> out;
  for (const std::uint32_t w : c.words) {
    if (std::binary_search(c.minor.begin(), c.minor.end(), w)) continue;
    const Span span = d.analysis.text.words[w].span;
    const std::string word = utf8::fold(view(d.report.text, span));
    if (is_negation(word) && word != "without" && word != "none") out.push_back(span);
  }
  return out;
}

// "too far to be seen" denies without a word of denial.
bool denies_by_degree(const Document& d, const Clause& c) {
  const auto word = [&](std::uint32_t w) { return utf8::fold(view(d.report.text, d.analysis.text.words[w].span)); };
  for (std::uint32_t w = c.first_word; w < c.last_word; ++w)
    if (word(w) == "too")
      for (std::uint32_t v = w + 2; v < c.last_word && v <= w + 4; ++v)
        if (word(v) == "to") return true;
  return false;
}

// "None of them was hurt" is no one: it denies as "no" does, and elsewhere it does not.
bool says_none(const Document& d, const Clause& c) {
  for (std::uint32_t w = c.first_word; w < c.last_word; ++w)
    if (const std::string word = utf8::fold(view(d.report.text, d.analysis.text.words[w].span)); word == "none" || word == "neither" || word == "nobody") return true;
  return false;
}

void compare_polarity(const std::vector<Document>& docs, const ClauseOf& a, const ClauseOf& b, std::vector<Difference>& out) {
  const auto na = negations_in(docs[a.report], *a.clause), nb = negations_in(docs[b.report], *b.clause);
  if (na.size() % 2 == nb.size() % 2 || denies_by_degree(docs[a.report], *a.clause) || denies_by_degree(docs[b.report], *b.clause)) return;
  if (says_none(docs[a.report], *a.clause) || says_none(docs[b.report], *b.clause)) return;
  const Span sa = na.empty() ? a.clause->span : na.front(), sb = nb.empty() ? b.clause->span : nb.front();
  out.push_back(difference(Slot::polarity, DifferenceKind::conflict, "polarity: one account denies what the other says", docs[a.report],
                           {a.report, sa}, docs[b.report], {b.report, sb}));
}

}  // namespace

std::optional<double> number_value(std::string_view folded) {
  for (const auto& [word, value] : small_numbers)
    if (word == folded) return value;
  // "twenty-three"
  if (const auto dash = folded.find('-'); dash != std::string_view::npos) {
    const auto tens = number_value(folded.substr(0, dash)), ones = number_value(folded.substr(dash + 1));
    if (tens && ones && *tens >= 20 && *ones < 10) return *tens + *ones;
    return std::nullopt;
  }
  std::string digits;
  for (const char c : folded)
    if (c != ',') digits += c;
  double value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc{} || end != digits.data() + digits.size() || digits.empty()) return std::nullopt;
  return value;
}

bool supersedes(std::string_view counted, std::optional<Day> a, double value_a, std::optional<Day> b, double value_b) {
  if (!is_growing_count(counted) || !a || !b || *a == *b) return false;
  return counted == "missing" || (*a < *b) == (value_a < value_b);  // who is missing may be found
}

bool is_growing_count(std::string_view counted) { return std::binary_search(growing.begin(), growing.end(), counted); }

std::vector<Quantity> find_quantities(const Document& document, const Clause& clause, const Stemmer& stem) {
  return Reader(document, clause, stem).run();
}

std::vector<Difference> compare_clauses(const std::vector<Document>& documents, const ClauseOf& a, const ClauseOf& b,
                                        double similarity, const Stemmer& stem) {
  // Below these likenesses two clauses may well be about two things; found on planted changes and the invented examples.
  constexpr double number_floor = .45, date_floor = .6, polarity_floor = .75;
  std::vector<Difference> out;
  if (similarity >= number_floor) compare_numbers(documents, a, b, stem, out);
  if (similarity >= date_floor) compare_dates(documents, a, b, out);
  if (similarity >= date_floor && out.empty()) compare_clocks(documents, a, b, out);
  if (similarity >= polarity_floor) compare_polarity(documents, a, b, out);
  return out;
}

bool off_by_a_day(const Time& a, const Time& b) {
  return a.from && b.from && (a.basis == TimeBasis::today) != (b.basis == TimeBasis::today) && std::abs(*a.from - *b.from) <= 1;
}

}  // namespace synoptic::align
