// The publication day of reports that state none.
//
// Every report of a story lies within days of the others, and its words hang on its own day: "on Wednesday" in the past
// tense is mostly said on that day or the next, "will arrive on Tuesday" within the week before. So each day near the story's
// known days is a candidate, and its probability is
//
//   prior: how reports of one story lie around the reports whose date is known (or, where none is, around the days that
//          the story names in full, dated embeds first)
// x for each weekday the report names: how often news names a weekday 0..6 days back in the past tense, or ahead in the future
//          tense (counted on dated news; see docs/time.md)
// x for each date without a year and each full date: in the past tense it is over, in the future tense it is to come
// x for each expression in a sentence that another report dates too: both mean the same day, or the happening is another
// x for the lead, where another report dates the same happening and this one names no day: the same day or the next
//
// x for a full date that stands alone on its line: the report's own, most likely
//
// and nothing before the last dated embed. The best day stands if it and the days beside it hold nearly all of the probability, and if
// the report itself has said something that counts; else the report stays undated. What is inferred in a first round (with
// that certainty) may date happenings for those left open in a second.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <map>
#include <set>

#include "annotate/anchor.hpp"
#include "annotate/times.hpp"
#include "annotate/times_lexicon.hpp"
#include "annotate/times_scan.hpp"
#include "base/hash.hpp"

namespace synoptic::annotate {
namespace {

using times::Basis;
using times::Expression;
using times::Tense;
using times::Word;

constexpr std::size_t max_words = 1500;    // of a report: the day it was written shows in its first half
constexpr std::size_t max_facts = 600;     // of a story
constexpr std::size_t max_candidates = 90;
constexpr Day reach_days = 9;              // candidates on each side of a known day
constexpr double same_happening = 0.34;    // cosine of two sentences that tell of one happening
constexpr double sure = 0.80;              // probability of the best day and the two beside it

// Shares of weekdays named n days back (past) and ahead (future), n = 0..6; counted on the dated news of docs/time.md.
constexpr std::array<double, 7> past_share = {0.40, 0.34, 0.13, 0.055, 0.025, 0.02, 0.02};
constexpr std::array<double, 7> future_share = {0.33, 0.34, 0.15, 0.07, 0.05, 0.03, 0.03};
// A tense is read off the nearest verb and sometimes wrong.
constexpr double tense_error = 0.08;

struct Bag {
  std::vector<std::uint64_t> words;  // sorted, unique
};

// A sentence that gives its happening a day.
struct Fact {
  std::uint32_t report = 0;
  Day day = 0;
  Bag bag;
};

struct Clue {
  Span span;
  double gain = 0;  // how much better it suits the best day than the candidates at large
};

std::string folded_word(std::string_view text, Span span) {
  std::string out(view(text, span));
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return out;
}

// Content words of a sentence: four letters and more, no calendar words, no common verbs and function words.
Bag bag_of(const std::vector<Word>& words, std::string_view text, std::size_t first, std::size_t last) {
  static constexpr std::string_view stop[] = {"also", "been", "being", "from", "have", "into", "more", "most", "much", "only", "other", "over", "says", "some", "such",
                                              "than", "that", "their", "them", "then", "there", "these", "they", "this", "those", "were", "what", "when", "where",
                                              "which", "while", "whose", "with", "your", "about", "after", "before", "because", "would", "could", "should"};
  Bag bag;
  for (std::size_t i = first; i < last; ++i) {
    const Word& w = words[i];
    if (w.span.size() < 4 && !times::is(w, times::c_number)) continue;
    if (w.lex != 0 && !times::is(w, times::c_number)) continue;
    const std::string word = folded_word(text, w.span);
    if (std::binary_search(std::begin(stop), std::end(stop), std::string_view(word))) continue;
    bag.words.push_back(hash64(word));
  }
  std::sort(bag.words.begin(), bag.words.end());
  bag.words.erase(std::unique(bag.words.begin(), bag.words.end()), bag.words.end());
  return bag;
}

bool breaks(const std::vector<Word>& words, std::size_t i) {
  const Word& w = words[i];
  if (w.gap & (times::gap_border | times::gap_stop)) return true;
  if (i > 0 && times::is(words[i - 1], times::c_abbreviation)) return false;
  return (w.gap & times::gap_dot) && (w.gap & (times::gap_space | times::gap_newline)) && words[i - 1].span.size() > 1;
}

struct Range {
  std::size_t first = 0, last = 0;
};
Range sentence_of(const std::vector<Word>& words, std::size_t at) {
  Range r{at, at + 1};
  while (r.first > 0 && !breaks(words, r.first) && at - r.first < 60) --r.first;
  while (r.last < words.size() && !breaks(words, r.last) && r.last - at < 60) ++r.last;
  return r;
}

SectionKind kind_at(const Report& report, std::uint32_t at) {
  const auto it = std::upper_bound(report.sections.begin(), report.sections.end(), at, [](std::uint32_t x, const Section& s) { return x < s.span.end; });
  return it != report.sections.end() && it->span.contains(at) ? it->kind : SectionKind::body;
}

struct Reading {
  std::vector<Word> words;
  std::vector<Expression> open;  // without an anchor
  std::optional<Day> known;      // stated, or inferred in the first round
  std::optional<Day> floor;      // the last dated embed
  std::optional<Day> dateline;   // a line that is nothing but a date, and what it says
  Span dateline_span;
};

// A full date outside the account: of an embedded post, which was there before the report.
bool dates_embed(const Report& report, const Expression& e) { return kind_at(report, e.time.span.begin) == SectionKind::embed; }

// A full date alone on its line, or with "published", "updated" and a clock: the report's own date, missed by who read it.
bool stands_alone(const std::vector<Word>& words, const Report& report, const Expression& e) {
  if (kind_at(report, e.time.span.begin) == SectionKind::embed) return false;
  const auto line_start = [&](std::size_t i) { return i == 0 || (words[i].gap & (times::gap_newline | times::gap_border)) != 0; };
  const auto passes = [&](std::size_t i) {
    const std::string word = folded_word(report.text, words[i].span);
    return word == "published" || word == "posted" || word == "updated" || word == "on" || word == "at" || times::is(words[i], times::c_clock | times::c_meridiem | times::c_zone);
  };
  std::size_t first = e.first_word, last = e.last_word;
  while (!line_start(first)) {
    if (e.first_word - first >= 4 || !passes(first - 1)) return false;
    --first;
  }
  while (last < words.size() && !line_start(last)) {
    if (last - e.last_word >= 4 || !passes(last)) return false;
    ++last;
  }
  return true;
}

bool day_grain(const Expression& e) { return e.time.from && e.time.to && *e.time.from == *e.time.to; }

class Dater {
 public:
  Dater(const std::vector<Document>& documents, const World& world) : documents_(documents) {
    readings_.resize(documents.size());
    for (std::size_t i = 0; i < documents.size(); ++i) {
      Reading& r = readings_[i];
      const Report& report = documents[i].report;
      r.known = day_of_publication(report, world);
      r.words = times::split_words(report);
      if (r.words.size() > max_words) {
        keep_tail_embeds(report, r);
        r.words.resize(max_words);
      }
      r.open = times::scan_times(report.text, r.words, std::nullopt);
      for (const Expression& e : r.open)
        if (e.basis == Basis::absolute && day_grain(e)) {
          if (dates_embed(report, e)) {
            r.floor = std::max(r.floor.value_or(*e.time.from), *e.time.from);
          } else if (!r.dateline && stands_alone(r.words, report, e)) {
            r.dateline = *e.time.from;
            r.dateline_span = e.time.span;
          }
        }
    }
  }

  std::vector<DateStamp> run() {
    std::vector<DateStamp> out(documents_.size());
    for (std::size_t i = 0; i < documents_.size(); ++i) out[i] = documents_[i].report.published;
    for (int round = 0; round < 2; ++round) {
      gather();
      if (centres_.empty()) break;
      std::vector<std::pair<std::size_t, DateStamp>> found;
      for (std::size_t i = 0; i < documents_.size(); ++i) {
        if (readings_[i].known || documents_[i].report.published.basis != DateBasis::none) continue;
        if (auto stamp = infer(i)) found.emplace_back(i, std::move(*stamp));
      }
      for (auto& [i, stamp] : found) {
        readings_[i].known = stamp.day();
        out[i] = std::move(stamp);
      }
      if (found.empty()) break;
    }
    return out;
  }

 private:
  void keep_tail_embeds(const Report& report, Reading& r) const {
    const std::vector<Word> tail(r.words.begin() + max_words, r.words.end());
    for (const Expression& e : times::scan_times(report.text, tail, std::nullopt))
      if (e.basis == Basis::absolute && day_grain(e) && dates_embed(report, e)) r.floor = std::max(r.floor.value_or(*e.time.from), *e.time.from);
  }

  // Known days of the story, dated sentences, and word weights.
  void gather() {
    centres_.clear();
    facts_.clear();
    weight_.clear();
    stated_ = false;
    for (const Reading& r : readings_)
      if (r.known) {
        centres_[*r.known] += 1;
        stated_ = true;
      } else if (r.dateline) {
        centres_[*r.dateline] += 1;
        stated_ = true;
      }
    if (!stated_)
      for (std::size_t i = 0; i < readings_.size(); ++i)
        for (const Expression& e : readings_[i].open)
          if (e.basis == Basis::absolute && day_grain(e)) centres_[*e.time.from] += dates_embed(documents_[i].report, e) ? 3 : 1;
    if (centres_.empty()) return;
    if (!stated_) {  // full dates far from the latest ones are history
      const Day last = centres_.rbegin()->first;
      std::erase_if(centres_, [&](const auto& c) { return last - c.first > 20; });
    }
    Day middle = std::next(centres_.begin(), static_cast<std::ptrdiff_t>(centres_.size() / 2))->first;
    for (std::size_t i = 0; i < readings_.size() && facts_.size() < max_facts; ++i) {
      const Reading& r = readings_[i];
      // An undated report still dates what it names with month and day: the year is that of the story.
      const auto expressions = times::scan_times(documents_[i].report.text, r.words, r.known ? *r.known : middle);
      for (const Expression& e : expressions) {
        if (!day_grain(e) || facts_.size() >= max_facts) continue;
        const bool own = e.basis == Basis::absolute || e.basis == Basis::day_of_year;
        const bool relative = e.basis == Basis::weekday || e.basis == Basis::today;
        if (!own && !(relative && r.known)) continue;
        if (!is_prose(kind_at(documents_[i].report, e.time.span.begin)) && kind_at(documents_[i].report, e.time.span.begin) != SectionKind::title) continue;
        const Range s = sentence_of(r.words, e.first_word);
        Fact f{static_cast<std::uint32_t>(i), *e.time.from, bag_of(r.words, documents_[i].report.text, s.first, s.last)};
        if (f.bag.words.size() >= 4) facts_.push_back(std::move(f));
      }
    }
    // How rare a word is among the sentences of the story: names that all of them carry prove no happening.
    std::map<std::uint64_t, int> counts;
    int sentences = 0;
    for (const Reading& r : readings_) {
      const auto text = documents_[static_cast<std::size_t>(&r - readings_.data())].report.text;
      for (std::size_t i = 0; i < r.words.size();) {
        const Range s = sentence_of(r.words, i);
        const Bag bag = bag_of(r.words, text, i, std::max(s.last, i + 1));
        for (const auto w : bag.words) ++counts[w];
        ++sentences;
        i = std::max(s.last, i + 1);
      }
    }
    for (const auto& [w, n] : counts) weight_[w] = std::log(1.0 + static_cast<double>(sentences) / n);
  }

  double weight(std::uint64_t w) const {
    const auto it = weight_.find(w);
    return it == weight_.end() ? 0 : it->second;
  }
  double similar(const Bag& a, const Bag& b) const {
    double dot = 0, na = 0, nb = 0;
    auto i = a.words.begin();
    auto j = b.words.begin();
    int shared = 0;
    while (i != a.words.end() || j != b.words.end()) {
      if (j == b.words.end() || (i != a.words.end() && *i < *j)) {
        na += weight(*i) * weight(*i);
        ++i;
      } else if (i == a.words.end() || *j < *i) {
        nb += weight(*j) * weight(*j);
        ++j;
      } else {
        const double w = weight(*i) * weight(*i);
        dot += w;
        na += w;
        nb += w;
        ++shared;
        ++i;
        ++j;
      }
    }
    return shared < 3 || na == 0 || nb == 0 ? 0 : dot / std::sqrt(na * nb);
  }

  double prior(Day c) const {
    double p = 0, n = 0;
    for (const auto& [day, count] : centres_) {
      p += count * std::exp(-std::abs(c - day) / (stated_ ? 1.6 : 3.0));
      n += count;
    }
    return p / n + 0.004;
  }

  static double share(Tense t, int back) {  // back: 0..6 days from the weekday to the candidate, cyclic
    const int ahead = (7 - back) % 7;
    const double past = past_share[static_cast<std::size_t>(back)], future = future_share[static_cast<std::size_t>(ahead)];
    if (t == Tense::past) return (1 - tense_error) * past + tense_error * future;
    if (t == Tense::future) return (1 - tense_error) * future + tense_error * past;
    return 0.7 * past + 0.3 * future;
  }

  // Log-likelihood of what expression `e` (resolved on candidate `c`) says.
  double likelihood(const Expression& e, Day c, const std::vector<const Fact*>& same, bool counted) const {
    double log = 0;
    if (e.basis == Basis::weekday && !counted && std::string_view(e.time.rule) == "weekday") {
      log += std::log(share(e.tense, (weekday(c) - e.weekday + 7) % 7));
    } else if ((e.basis == Basis::absolute || e.basis == Basis::day_of_year) && day_grain(e) && std::abs(*e.time.from - c) < 60) {
      // What is over lies behind, what is to come ahead; the day itself counts for both.
      if (e.tense == Tense::past && *e.time.from > c) log += std::log(0.15);
      if (e.tense == Tense::future && *e.time.from < c) log += std::log(0.15);
    }
    if (!same.empty() && e.time.from && e.basis != Basis::absolute && e.basis != Basis::day_of_year) {
      bool hit = false;
      for (const Fact* f : same) hit = hit || (*e.time.from <= f->day && f->day <= *e.time.to);
      if (!hit) log += std::log(0.2);
    }
    return log;
  }

  std::optional<DateStamp> infer(std::size_t index) const {
    const Report& report = documents_[index].report;
    const Reading& r = readings_[index];

    std::set<Day> days;
    for (const auto& [centre, n] : centres_)
      for (Day d = centre - reach_days; d <= centre + reach_days; ++d)
        if (!r.floor || d >= *r.floor) days.insert(d);
    if (days.empty() || days.size() > max_candidates) return std::nullopt;
    const std::vector<Day> candidates(days.begin(), days.end());

    // The same expressions on every candidate; sentences that other reports date, once.
    struct Item {
      std::size_t expression = 0;
      std::vector<const Fact*> same;
      bool counted = false;  // this weekday in this tense has had its say
    };
    std::vector<Item> items;
    std::set<std::pair<int, Tense>> seen;
    std::set<std::size_t> dated_sentences;
    for (std::size_t k = 0; k < r.open.size(); ++k) {
      const Expression& e = r.open[k];
      if (e.basis == Basis::none || e.basis == Basis::story) continue;
      const SectionKind kind = kind_at(report, e.time.span.begin);
      if (!is_prose(kind) && kind != SectionKind::title) continue;
      Item item{k, {}, false};
      const Range s = sentence_of(r.words, e.first_word);
      dated_sentences.insert(s.first);
      const bool relative = e.basis == Basis::weekday || e.basis == Basis::today || e.basis == Basis::unit;
      if (relative) {
        const Bag bag = bag_of(r.words, report.text, s.first, s.last);
        for (const Fact& f : facts_)
          if (f.report != index && similar(bag, f.bag) >= same_happening) item.same.push_back(&f);
      }
      if (e.basis == Basis::weekday) item.counted = !seen.emplace(e.weekday, e.tense).second;
      items.push_back(std::move(item));
    }

    // The lead, if it names no day of its own and another report dates its happening.
    std::vector<const Fact*> lead;
    Span lead_span;
    for (std::size_t i = 0, n = 0; i < r.words.size() && n < 2;) {
      const Range s = sentence_of(r.words, i);
      const std::size_t end = std::max(s.last, i + 1);
      if (is_prose(kind_at(report, r.words[i].span.begin)) && end - i >= 6) {
        ++n;
        if (!dated_sentences.contains(s.first) && lead.empty() && times::lean_around(r.words, report.text, end, end).tense != Tense::future) {
          const Bag bag = bag_of(r.words, report.text, i, end);
          for (const Fact& f : facts_)
            if (f.report != index && readings_[f.report].known && f.day <= *readings_[f.report].known && similar(bag, f.bag) >= same_happening) lead.push_back(&f);
          lead_span = {r.words[i].span.begin, r.words[end - 1].span.end};
        }
      }
      i = end;
    }

    std::vector<double> score(candidates.size());
    std::vector<std::vector<double>> parts(items.size() + 2, std::vector<double>(candidates.size(), 0.0));
    for (std::size_t ci = 0; ci < candidates.size(); ++ci) {
      const Day c = candidates[ci];
      score[ci] = std::log(prior(c));
      const auto expressions = times::scan_times(report.text, r.words, c);
      for (std::size_t k = 0, at = 0; k < items.size(); ++k) {  // both are sorted; what hangs on the story may be in one of them only
        const Span span = r.open[items[k].expression].time.span;
        while (at < expressions.size() && expressions[at].time.span.begin < span.begin) ++at;
        if (at == expressions.size() || expressions[at].time.span != span) continue;
        parts[k][ci] = likelihood(expressions[at], c, items[k].same, items[k].counted);
        score[ci] += parts[k][ci];
      }
      if (!lead.empty()) {
        double best = 0.06;
        for (const Fact* f : lead) best = std::max(best, c < f->day ? 0.05 : c == f->day ? 1.0 : c == f->day + 1 ? 0.55 : c == f->day + 2 ? 0.2 : 0.06);
        parts[items.size()][ci] = std::log(best);
        score[ci] += parts[items.size()][ci];
      }
      if (r.dateline) {
        parts.back()[ci] = std::log(c == *r.dateline ? 1.0 : c == *r.dateline + 1 ? 0.05 : 0.005);
        score[ci] += parts.back()[ci];
      }
    }

    const std::size_t best = static_cast<std::size_t>(std::max_element(score.begin(), score.end()) - score.begin());
    double total = 0, near = 0;
    std::vector<double> mean(parts.size(), 0.0);
    double prior_total = 0;
    for (std::size_t ci = 0; ci < candidates.size(); ++ci) {
      const double p = std::exp(score[ci] - score[best]);
      total += p;
      if (std::abs(candidates[ci] - candidates[best]) <= 1) near += p;
      const double q = prior(candidates[ci]);
      prior_total += q;
      for (std::size_t k = 0; k < parts.size(); ++k) mean[k] += q * parts[k][ci];
    }
    if (near / total < sure) return std::nullopt;

    // What decided: the clue that lifts the best day most above what the prior expected of it.
    Clue clue;
    for (std::size_t k = 0; k < parts.size(); ++k) {
      const double gain = parts[k][best] - mean[k] / prior_total;
      if (gain > clue.gain) clue = {k < items.size() ? r.open[items[k].expression].time.span : k == items.size() ? lead_span : r.dateline_span, gain};
    }
    if (clue.gain < 0.3) return std::nullopt;  // nothing in the report itself speaks for the day
    DateStamp stamp;
    stamp.value = format_day(candidates[best]);
    stamp.basis = DateBasis::inferred;
    stamp.evidence = clue.span;
    return stamp;
  }

  const std::vector<Document>& documents_;
  std::vector<Reading> readings_;
  std::map<Day, double> centres_;
  bool stated_ = false;
  std::vector<Fact> facts_;
  std::map<std::uint64_t, double> weight_;
};

}  // namespace

std::vector<DateStamp> infer_published(const std::vector<Document>& documents, const World& world) {
  const bool open = std::any_of(documents.begin(), documents.end(), [](const Document& d) { return d.report.published.basis == DateBasis::none; });
  if (open) return Dater(documents, world).run();
  std::vector<DateStamp> out;
  out.reserve(documents.size());
  for (const Document& d : documents) out.push_back(d.report.published);
  return out;
}

}  // namespace synoptic::annotate
