// Which days a sentence is dated by, and what of it they date. A sentence of prose is dated by the time expressions in it that
// resolve to days, at most a year wide; the day on which somebody said it ("..., the ministry said on Saturday") gives way to
// any other day in it, and two days joined by "to" are one range. What is dated is the clause above the expression in the
// tree; of a sentence without a tree, all of it.
#include "align/timeline_dates.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>
#include <string_view>

#include "text/syntax.hpp"

namespace synoptic::align {
namespace {

constexpr std::size_t min_words = 5;  // a shorter sentence is a label
constexpr std::size_t min_clause = 4; // words of a clause that says what happened
constexpr std::array<const char*, 5> width_names = {"day", "range", "week", "month", "year"};

struct Stamp {
  Dated when;
  Span time;  // the expressions that say so
  bool saying = false;
};

// At most a year wide, with days, no reference and no length of time.
std::optional<Dated> dated(const Time& t) {
  if ((t.type != TimeType::date && t.type != TimeType::time) || !t.from || !t.to || *t.to < *t.from) return std::nullopt;
  const Day days = *t.to - *t.from + 1;
  if (days > 366) return std::nullopt;
  Dated d{*t.from, *t.to, Width::range};
  const std::string_view value = t.value;
  if (days == 1) d.width = Width::day;
  else if (days == 7) d.width = Width::week;
  else if (value.size() == 7 && value.find_first_of("QHSFW") == std::string_view::npos) d.width = Width::month;
  else if (value.size() == 4) d.width = Width::year;
  return d;
}

std::string_view token_text(const Document& doc, std::uint32_t token) {
  return view(doc.report.text, doc.analysis.text.words[token].span);
}

bool one_of(std::string_view word, std::initializer_list<std::string_view> list) {
  return std::any_of(list.begin(), list.end(), [&](std::string_view w) {
    return w.size() == word.size() && std::equal(w.begin(), w.end(), word.begin(), [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? b + 32 : b); });
  });
}

// "said on Saturday": a verb of saying within the three words before the expression.
bool dates_the_saying(const Document& doc, const Sentence& s, const Time& t) {
  const WordRange r = words_in(doc.analysis.text, t.span);
  for (std::uint32_t k = 1; k <= 3 && r.first >= s.first_word + k; ++k)
    if (one_of(token_text(doc, r.first - k), {"said", "says", "told", "announced", "reported", "stated", "tweeted", "wrote", "added", "according"})) return true;
  return false;
}

// A bare year dates a sentence only where the words say when ("in 2020"), not as an adjective ("the 1991 borders").
bool adjective_year(const Document& doc, const Sentence& s, const Time& t) {
  if (t.span.size() != 4) return false;
  const WordRange r = words_in(doc.analysis.text, t.span);
  return r.first <= s.first_word || !one_of(token_text(doc, r.first - 1), {"in", "since", "during", "until", "from", "by", "before", "after", "of", "and", "to", "early", "late"});
}

// Somebody's words, sorted, without overlaps.
std::vector<Span> quoted_words(const Document& doc) {
  std::vector<Span> all, out;
  for (const Quote& q : doc.analysis.quotes) all.insert(all.end(), q.quoted.begin(), q.quoted.end());
  std::sort(all.begin(), all.end());
  for (const Span s : all)
    if (!out.empty() && s.begin < out.back().end) out.back().end = std::max(out.back().end, s.end);
    else out.push_back(s);
  return out;
}
bool lies_in(const std::vector<Span>& sorted, Span span) {
  const auto it = std::partition_point(sorted.begin(), sorted.end(), [&](Span s) { return s.end <= span.begin; });
  return it != sorted.end() && it->contains(span);
}

bool joins_range(std::string_view between) {
  while (!between.empty() && between.front() == ' ') between.remove_prefix(1);
  while (!between.empty() && between.back() == ' ') between.remove_suffix(1);
  return one_of(between, {"to", "through", "until", "till", "-", "\xE2\x80\x93"});
}

// The intervals that date a sentence: the finest ones, at most two.
std::vector<Stamp> dates_of(const Document& doc, const Sentence& s, const std::vector<const Time*>& times, const std::vector<Span>& quoted) {
  std::vector<Stamp> found;
  const Time* before = nullptr;
  for (const Time* t : times) {
    auto when = dated(*t);
    if (!when || adjective_year(doc, s, *t)) continue;
    // "this year" and its like hold the whole account and date nothing in it
    const auto published = doc.report.published.day();
    if (when->width == Width::year && published && when->from <= *published && *published <= when->to) continue;
    // "today" in somebody's mouth is the day he spoke, whichever that was
    if (std::string_view(t->rule) == "today" && lies_in(quoted, t->span)) continue;
    if (before != nullptr && !found.empty() && found.back().when.from < when->from && found.back().when.width == when->width &&
        joins_range(view(doc.report.text, {before->span.end, t->span.begin})) && when->to - found.back().when.from < 366) {
      found.back().when = {found.back().when.from, when->to, Width::range};
      found.back().time.end = t->span.end;
    } else {
      found.push_back({*when, t->span, dates_the_saying(doc, s, *t)});
    }
    before = t;
  }
  if (std::any_of(found.begin(), found.end(), [](const Stamp& c) { return !c.saying; }))
    std::erase_if(found, [](const Stamp& c) { return c.saying; });
  std::vector<Stamp> out;
  for (const Stamp& c : found)
    if (std::none_of(out.begin(), out.end(), [&](const Stamp& o) { return o.when == c.when; })) out.push_back({c.when, c.time, c.saying});
  // beside a day, a week or a year in the same sentence says little
  if (!out.empty()) {
    const Width finest = std::min_element(out.begin(), out.end(), [](const Stamp& x, const Stamp& y) { return x.when.width < y.when.width; })->when.width;
    std::erase_if(out, [&](const Stamp& d) { return d.when.width > std::max(finest, Width::range); });
  }
  // two days of one sentence are two happenings; more than that, or two years, are a list
  if (out.size() > 2) out.resize(2);
  if (out.size() == 2 && (out[0].when.width != Width::day || out[1].when.width != Width::day)) out.resize(1);
  return out;
}

// Neither a happening nor a report of one: the line under a picture from the archive, the last line of a post.
bool is_furniture(const Document& doc, const Sentence& s) {
  const std::string_view text = view(doc.report.text, s.span);
  if (text.find("file photo") != std::string_view::npos || text.substr(0, 6) == "FILE -" || text.substr(0, 6) == "File -") return true;
  return text.find("(@") != std::string_view::npos;
}

std::size_t words_worth(const Text& text, const Sentence& s) {
  return static_cast<std::size_t>(std::count_if(text.words.begin() + s.first_word, text.words.begin() + s.last_word, [](const WrittenWord& w) {
    return (w.kind == TokenKind::word && w.span.size() >= 3) || w.kind == TokenKind::number;
  }));
}

// The words of a sentence without those of times.
std::vector<std::uint32_t> words_told(const Document& doc, const Sentence& s) {
  const auto& times = doc.analysis.times;
  std::vector<std::uint32_t> out;
  auto t = std::partition_point(times.begin(), times.end(), [&](const Time& x) { return x.span.end <= s.span.begin; });
  for (std::uint32_t w = s.first_word; w < s.last_word; ++w) {
    const Span span = doc.analysis.text.words[w].span;
    while (t != times.end() && t->span.end <= span.begin) ++t;
    if (t == times.end() || !t->span.overlaps(span)) out.push_back(w);
  }
  return out;
}

// Those of what `stamp` dates: the clause above the expression. Where somebody said it on that day, or where all that is dated
// is a noun ("Monday's ruling"), the sentence has to tell the rest.
std::vector<std::uint32_t> words_dated(const Text& text, const text::SentenceTree& tree, const Stamp& stamp, const std::vector<std::uint32_t>& all) {
  std::vector<std::uint32_t> out;
  const auto head = tree.parsed() && !stamp.saying ? tree.head_of(stamp.time) : std::nullopt;
  if (!head) return all;
  for (const std::uint32_t token : tree.clause_of(tree.governor_of(*head))) {
    const WordRange r = words_in(text, text.tokens[token].span);
    for (std::uint32_t w = r.first; w < r.last; ++w)
      if ((out.empty() || out.back() < w) && std::binary_search(all.begin(), all.end(), w)) out.push_back(w);
  }
  return out.size() < min_clause ? all : out;
}

}  // namespace

const char* name_of(Width width) { return width_names[static_cast<std::size_t>(width)]; }

bool compatible(const Dated& a, const Dated& b) { return a.from <= b.to && b.from <= a.to; }
bool agree_on(const Dated& a, const Dated& b) {
  if (a == b) return true;
  const Dated& outer = a.width > b.width ? a : b;
  const Dated& inner = a.width > b.width ? b : a;
  return outer.width >= Width::week && inner.width < outer.width && outer.from <= inner.from && inner.to <= outer.to;
}

std::vector<DatedClause> dated_clauses(const Document& doc) {
  std::vector<DatedClause> out;
  const auto quoted = quoted_words(doc);
  auto time = doc.analysis.times.begin();
  for (const Sentence& s : doc.analysis.text.sentences) {
    while (time != doc.analysis.times.end() && time->span.begin < s.span.begin) ++time;
    std::vector<const Time*> inside;
    for (; time != doc.analysis.times.end() && time->span.end <= s.span.end; ++time) inside.push_back(&*time);
    if (inside.empty() || !is_prose(s.section) || is_furniture(doc, s) || words_worth(doc.analysis.text, s) < min_words) continue;
    const auto dates = dates_of(doc, s, inside, quoted);
    if (dates.empty()) continue;
    const text::SentenceTree tree(doc.analysis.text, s);
    const auto all = words_told(doc, s);
    for (const Stamp& d : dates) out.push_back({s.span, d.when, d.time, words_dated(doc.analysis.text, tree, d, all), all, d.saying});
  }
  return out;
}

}  // namespace synoptic::align
