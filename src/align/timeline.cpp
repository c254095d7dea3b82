// A calendar of the story. A sentence of prose is dated by the time expressions in it that resolve to days, at most a
// year wide; the day on which somebody said it ("..., the ministry said on Saturday") gives way to any other day in it, and two
// days joined by "to" are one range. Sentences come together as one entry when they are dated alike and tell the same
// happening: the dated clauses belong to one statement, or the sentences share most of their words. A vaguer date ("last
// week") joins a day inside it. Where one statement's clauses name days that cannot both be right, the entries are marked
// `differs`; clauses dated by week or month, or by a time outside the clause, never are.
//
// Comparing sentences is bounded: only sentences of the same interval are compared, each with the representatives of the
// groups found so far.
#include "align/timeline.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <set>
#include <string_view>
#include <tuple>

#include "base/hash.hpp"
#include "base/utf8.hpp"

namespace synoptic::align {
namespace {

constexpr double same_words = 0.6;             // Jaccard of the content words of two sentences of one happening
constexpr std::size_t min_words = 5;           // a shorter sentence is a label
constexpr std::size_t max_compared = 64;       // groups of one interval that a sentence is compared with

enum class Width : std::uint8_t { day, range, week, month, year };
constexpr std::array<const char*, 5> width_names = {"day", "range", "week", "month", "year"};

struct Dated {
  Day from = 0, to = 0;
  Width width = Width::day;
  friend auto operator<=>(const Dated&, const Dated&) = default;
};

struct Stamp {
  Dated when;
  Span time;  // the expressions that say so
};

struct Line {
  Place place;  // the sentence
  Dated when;
  Span time;
  std::vector<std::uint64_t> words;  // sorted hashes of its content words
};

bool compatible(const Dated& a, const Dated& b) { return a.from <= b.to && b.from <= a.to; }
// The same days, or a vague date and a finer one inside it. A range is no vague date: its first day is another happening.
bool agree_on(const Dated& outer, const Dated& inner) {
  if (outer == inner) return true;
  return outer.width >= Width::week && inner.width < outer.width && outer.from <= inner.from && inner.to <= outer.to;
}

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

bool in_quote(const Document& doc, const Time& t) {
  for (const Quote& q : doc.analysis.quotes)
    for (const Span s : q.quoted)
      if (s.contains(t.span)) return true;
  return false;
}

bool joins_range(std::string_view between) {
  while (!between.empty() && between.front() == ' ') between.remove_prefix(1);
  while (!between.empty() && between.back() == ' ') between.remove_suffix(1);
  return one_of(between, {"to", "through", "until", "till", "-", "\xE2\x80\x93"});
}

// The intervals that date a sentence: the finest ones, at most two.
std::vector<Stamp> dates_of(const Document& doc, const Sentence& s, const std::vector<const Time*>& times) {
  struct Candidate {
    Dated when;
    Span time;
    bool saying = false;
  };
  std::vector<Candidate> found;
  const Time* before = nullptr;
  for (const Time* t : times) {
    auto when = dated(*t);
    if (!when || adjective_year(doc, s, *t)) continue;
    // "this year" and its like hold the whole account and date nothing in it
    const auto published = doc.report.published.day();
    if (when->width == Width::year && published && when->from <= *published && *published <= when->to) continue;
    // "today" in somebody's mouth is the day he spoke, whichever that was
    if (std::string_view(t->rule) == "today" && in_quote(doc, *t)) continue;
    if (before != nullptr && !found.empty() && found.back().when.from < when->from && found.back().when.width == when->width &&
        joins_range(view(doc.report.text, {before->span.end, t->span.begin})) && when->to - found.back().when.from < 366) {
      found.back().when = {found.back().when.from, when->to, Width::range};
      found.back().time.end = t->span.end;
    } else {
      found.push_back({*when, t->span, dates_the_saying(doc, s, *t)});
    }
    before = t;
  }
  if (std::any_of(found.begin(), found.end(), [](const Candidate& c) { return !c.saying; }))
    std::erase_if(found, [](const Candidate& c) { return c.saying; });
  std::vector<Stamp> out;
  for (const Candidate& c : found)
    if (std::none_of(out.begin(), out.end(), [&](const Stamp& o) { return o.when == c.when; })) out.push_back({c.when, c.time});
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

std::vector<std::uint64_t> words_of(const Document& doc, const Sentence& s) {
  std::vector<std::uint64_t> out;
  for (std::uint32_t i = s.first_word; i < s.last_word; ++i) {
    const WrittenWord& t = doc.analysis.text.words[i];
    if ((t.kind == TokenKind::word && t.span.size() >= 3) || t.kind == TokenKind::number) out.push_back(hash64(utf8::fold(view(doc.report.text, t.span))));
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

double jaccard(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  std::size_t shared = 0;
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
    if (*i < *j) ++i;
    else if (*j < *i) ++j;
    else {
      ++shared;
      ++i;
      ++j;
    }
  }
  const std::size_t all = a.size() + b.size() - shared;
  return all == 0 ? 0 : static_cast<double>(shared) / static_cast<double>(all);
}

struct Groups {
  std::vector<std::uint32_t> parent;
  std::uint32_t find(std::uint32_t x) {
    while (parent[x] != x) x = parent[x] = parent[parent[x]];
    return x;
  }
  void join(std::uint32_t a, std::uint32_t b) {
    a = find(a);
    b = find(b);
    if (a != b) parent[std::max(a, b)] = std::min(a, b);
  }
};

std::vector<Line> dated_sentences(const std::vector<Document>& documents) {
  std::vector<Line> lines;
  for (std::uint32_t r = 0; r < documents.size(); ++r) {
    const Document& doc = documents[r];
    auto time = doc.analysis.times.begin();
    for (const Sentence& s : doc.analysis.text.sentences) {
      while (time != doc.analysis.times.end() && time->span.begin < s.span.begin) ++time;
      std::vector<const Time*> inside;
      for (; time != doc.analysis.times.end() && time->span.end <= s.span.end; ++time) inside.push_back(&*time);
      if (inside.empty() || !is_prose(s.section)) continue;
      const auto dates = dates_of(doc, s, inside);
      if (dates.empty()) continue;
      auto words = words_of(doc, s);
      if (words.size() < min_words) continue;
      for (const Stamp& d : dates) lines.push_back({{r, s.span}, d.when, d.time, words});
    }
  }
  return lines;
}

}  // namespace

std::vector<TimelineEntry> make_timeline(const std::vector<Document>& documents, const std::vector<Statement>& statements,
                                         const Provenance& provenance) {
  std::vector<Line> lines = dated_sentences(documents);
  Groups groups;
  groups.parent.resize(lines.size());
  std::iota(groups.parent.begin(), groups.parent.end(), 0u);

  // Of one statement: lines whose intervals are the same, or of which one lies inside the other.
  std::vector<bool> differs(lines.size(), false);
  const auto lines_at = [&](const Place& place) {
    auto first = std::lower_bound(lines.begin(), lines.end(), place, [](const Line& l, const Place& p) {
      return std::tuple(l.place.report, l.place.span.end) <= std::tuple(p.report, p.span.begin);
    });
    std::vector<std::uint32_t> out;
    for (; first != lines.end() && first->place.report == place.report && first->place.span.begin < place.span.end; ++first)
      if (place.span.contains(first->time)) out.push_back(static_cast<std::uint32_t>(first - lines.begin()));
    return out;
  };
  for (const Statement& statement : statements) {
    if (statement.spans.size() < 2) continue;
    std::vector<std::vector<std::uint32_t>> of;
    for (const Place& place : statement.spans)
      if (auto at = lines_at(place); !at.empty()) of.push_back(std::move(at));
    for (std::size_t i = 0; i < of.size(); ++i)
      for (std::size_t j = 0; j < i && j < max_compared; ++j) {
        bool agree = false;
        for (const auto a : of[i])
          for (const auto b : of[j]) {
            if (agree_on(lines[a].when, lines[b].when) || agree_on(lines[b].when, lines[a].when)) groups.join(a, b);
            agree = agree || compatible(lines[a].when, lines[b].when);
          }
        // days that cannot both be right: only where each clause names one day
        const bool single = of[i].size() == 1 && of[j].size() == 1;
        if (!agree && single && lines[of[i][0]].when.width == Width::day && lines[of[j][0]].when.width == Width::day &&
            lines[of[i][0]].place.report != lines[of[j][0]].place.report)
          differs[of[i][0]] = differs[of[j][0]] = true;
      }
  }

  // Of one interval: lines that share most of their words.
  std::map<Dated, std::vector<std::uint32_t>> representatives;
  for (std::uint32_t i = 0; i < lines.size(); ++i) {
    auto& known = representatives[lines[i].when];
    bool joined = false;
    for (const auto k : known)
      if (jaccard(lines[i].words, lines[k].words) >= same_words) {
        groups.join(i, k);
        joined = true;
        break;
      }
    if (!joined && known.size() < max_compared) known.push_back(i);
  }

  std::map<std::uint32_t, std::vector<std::uint32_t>> members;
  for (std::uint32_t i = 0; i < lines.size(); ++i) members[groups.find(i)].push_back(i);

  struct Row {
    Dated when;
    TimelineEntry entry;
  };
  std::vector<Row> rows;
  for (const auto& [root, list] : members) {
    Row row{lines[list.front()].when, {}};
    for (const auto i : list) {
      if (std::tuple(lines[i].when.to - lines[i].when.from, lines[i].when.from) < std::tuple(row.when.to - row.when.from, row.when.from)) row.when = lines[i].when;
      row.entry.spans.push_back(lines[i].place);
      row.entry.differs = row.entry.differs || differs[i];
    }
    auto& spans = row.entry.spans;
    std::sort(spans.begin(), spans.end());
    spans.erase(std::unique(spans.begin(), spans.end()), spans.end());
    // the first sentence that names the entry's own days leads
    for (const auto i : list)
      if (lines[i].when == row.when) {
        const auto lead = std::find(spans.begin(), spans.end(), lines[i].place);
        std::rotate(spans.begin(), lead, lead + 1);
        break;
      }
    std::set<std::uint32_t> origins;
    for (const Place& p : spans) origins.insert(provenance.own.size() > p.report ? provenance.origin_of(p) : p.report);
    row.entry.origins = static_cast<std::uint32_t>(origins.size());
    row.entry.from = row.when.from;
    row.entry.to = row.when.to;
    row.entry.granularity = width_names[static_cast<std::size_t>(row.when.width)];
    row.entry.text = std::string(view(documents[spans.front().report].report.text, spans.front().span));
    rows.push_back(std::move(row));
  }
  std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
    return std::tuple(a.when.from, a.when.width, a.when.to, a.entry.spans.front()) < std::tuple(b.when.from, b.when.width, b.when.to, b.entry.spans.front());
  });
  std::vector<TimelineEntry> out;
  out.reserve(rows.size());
  for (Row& r : rows) out.push_back(std::move(r.entry));
  return out;
}

}  // namespace synoptic::align
