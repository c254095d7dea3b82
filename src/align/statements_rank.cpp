#include "align/statements_rank.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>

#include "align/clarity.hpp"
#include "base/utf8.hpp"

namespace synoptic::align {
namespace {

constexpr double unclear = 8;   // taken from the weight of a row that nobody can read by itself
constexpr double caption = 8;   // ... of what is said of a picture, or to readers
constexpr double pointing = 6;  // ... of what points at something that stands before it: "such language", "the offer"
constexpr double hanging = 5;   // ... of what needs the sentence before it: "the same kind", "police said it was stolen"
constexpr double lone_name = 2; // ... of a family name alone as its subject
constexpr double musing = 3;    // ... of what the report itself thinks possible
constexpr double too_unclear = .5;  // clarity below which what one origin says is no row
constexpr double doubled = 8;   // ... of what a row above says
constexpr int look_back = 8;    // places of other rows before the one at hand, in a report

void sort(std::vector<Statement>& list) {
  std::stable_sort(list.begin(), list.end(), [](const Statement& a, const Statement& b) {
    if (a.weight != b.weight) return a.weight > b.weight;
    return a.shown < b.shown;
  });
}

// "This photo shows ...", "Image 2 of 10 ...", "(Photo: ...)", "Here's what we know": no account of what happened.
bool is_caption(const Document& d, Span span) {
  static constexpr auto openings = std::to_array<std::string_view>({"below", "caption", "click", "file", "here", "hide", "image", "photo", "photos", "picture", "pictured", "published", "read", "related", "slide", "video", "watch"});
  const auto& words = d.analysis.text.words;
  const auto form = [&](const WrittenWord& w) { return utf8::fold(view(d.report.text, w.span)); };
  const auto first = std::partition_point(words.begin(), words.end(), [&](const WrittenWord& w) { return w.span.end <= span.begin; });
  const auto last = std::partition_point(first, words.end(), [&](const WrittenWord& w) { return w.span.begin < span.end; });
  if (first == last) return false;
  if (std::binary_search(openings.begin(), openings.end(), form(*first))) return true;
  const std::string word = form(*first);
  if ((word == "this" || word == "a" || word == "the" || word == "in") && first + 1 != last) {
    const std::string next = form(*(first + 1)), then = first + 2 != last ? form(*(first + 2)) : std::string();
    for (const std::string& w : {next, then})
      if (w == "photo" || w == "picture" || w == "image" || w == "photograph") return true;
  }
  // "... (Photo: A. Beck)" behind it.
  auto after = last;
  while (after != words.end() && after - last < 2 && form(*after) != "(") ++after;
  return after != words.end() && form(*after) == "(" && after + 1 != words.end() && (form(*(after + 1)) == "photo" || form(*(after + 1)) == "image");
}

// The words of a row, one after the other.
struct Words {
  const Document& d;
  std::uint32_t first = 0, last = 0;  // tokens [first, last)

  Words(const Document& document, Span span) : d(document) {
    const auto& tokens = d.analysis.text.tokens;
    first = static_cast<std::uint32_t>(std::partition_point(tokens.begin(), tokens.end(), [&](const Token& t) { return t.span.end <= span.begin; }) - tokens.begin());
    last = static_cast<std::uint32_t>(std::partition_point(tokens.begin() + first, tokens.end(), [&](const Token& t) { return t.span.begin < span.end; }) - tokens.begin());
  }
  [[nodiscard]] const Token& token(std::uint32_t t) const { return d.analysis.text.tokens[t]; }
  [[nodiscard]] std::string form(std::uint32_t t) const { return utf8::fold(view(d.report.text, token(t).span)); }
  [[nodiscard]] bool inside(std::int32_t t) const { return t >= static_cast<std::int32_t>(first) && t < static_cast<std::int32_t>(last); }
};

// "such language", "these increases" (surely), "the offer" as a subject: told before, and not here. Not "this week"; not "the mayor of Harbec",
// "the offer that he made", "the police".
bool points_back(const Words& w, bool& surely) {
  static constexpr auto pointers = std::to_array<std::string_view>({"such", "that", "these", "this", "those"});
  static constexpr auto times = std::to_array<std::string_view>({"afternoon", "century", "day", "decade", "evening", "fall", "hour", "month", "morning", "night", "season", "spring", "summer", "time", "week", "weekend", "winter", "year"});
  static constexpr auto known = std::to_array<std::string_view>({"administration", "army", "authority", "city", "congress", "country", "court", "economy", "government", "house", "investigator", "military", "officer", "official", "police", "president",
                                                                 "prosecutor", "public", "senate", "state", "world"});
  const auto in = [](const auto& sorted, std::string_view word) { return std::binary_search(sorted.begin(), sorted.end(), word); };
  for (std::uint32_t t = w.first; t < w.last; ++t)
    if (main_of(w.token(t).deprel) == Deprel::det && in(pointers, w.form(t)) && w.inside(w.token(t).head)) {
      const Token& noun = w.token(static_cast<std::uint32_t>(w.token(t).head));
      if (noun.upos == Upos::noun && !in(times, noun.lemma) && w.token(t).head > static_cast<std::int32_t>(t)) return surely = true;
    }
  for (std::uint32_t t = w.first; t < w.last; ++t) {
    const Token& noun = w.token(t);
    if (main_of(noun.deprel) != Deprel::nsubj) continue;
    if (w.inside(noun.head) && w.inside(w.token(static_cast<std::uint32_t>(noun.head)).head)) continue;  // of a clause inside
    if (noun.upos != Upos::noun || in(known, noun.lemma)) return false;
    bool definite = false, told = false;
    for (std::uint32_t c = w.first; c < w.last; ++c) {
      if (w.token(c).head != static_cast<std::int32_t>(t)) continue;
      const Deprel d = main_of(w.token(c).deprel);
      definite = definite || (d == Deprel::det && w.form(c) == "the") || w.token(c).xpos == Xpos::prp_poss;
      told = told || d == Deprel::nmod || d == Deprel::acl || d == Deprel::appos || w.token(c).upos == Upos::propn;
    }
    return definite && !told;
  }
  return false;
}

// A pronoun before whatever it may mean, and words that compare with something told before: "the same kind", "other critics".
bool hangs(const Words& w) {
  static constexpr auto comparing = std::to_array<std::string_view>({"both", "former", "latter", "others", "otherwise", "same", "similarly", "likewise", "therefore", "thus", "too"});
  static constexpr auto after = std::to_array<std::string_view>({"afterwards", "also", "earlier", "instead", "later", "meanwhile", "then", "there"});
  if (w.first < w.last && std::binary_search(after.begin(), after.end(), w.form(w.first))) return true;
  if (w.last > w.first + 3 && w.form(w.first) == "at" && w.form(w.first + 1) == "the" && w.form(w.first + 2) == "time" && w.form(w.first + 3) != "of") return true;
  bool quoted = false, thing = false, somebody = false;
  for (std::uint32_t t = w.first; t < w.last; ++t) {
    const Token& token = w.token(t);
    const std::string word = w.form(t);
    if (word == "\"") quoted = !quoted;
    else if (token.xpos == Xpos::open_quote) quoted = true;
    else if (token.xpos == Xpos::close_quote) quoted = false;
    if (quoted) continue;
    if (std::binary_search(comparing.begin(), comparing.end(), word) && token.upos != Upos::propn && token.upos != Upos::sconj) return true;
    if ((word == "other" || word == "another") && !thing && !somebody) return true;
    if (token.upos == Upos::noun || token.upos == Upos::propn) {
      // Who says it is not what is meant by the "it" that he says.
      bool says = false;
      if (main_of(token.deprel) == Deprel::nsubj && w.inside(token.head))
        for (std::uint32_t c = w.first; c < w.last; ++c) says = says || (w.token(c).head == token.head && main_of(w.token(c).deprel) == Deprel::ccomp);
      somebody = true;
      thing = thing || !says;
    }
    const bool own = token.xpos == Xpos::prp_poss;
    if ((token.xpos == Xpos::prp || own) && main_of(token.deprel) != Deprel::expl) {
      if ((word == "he" || word == "she" || word == "him" || word == "her" || word == "his") && !somebody) return true;
      if ((word == "it" || word == "its" || word == "they" || word == "them" || word == "their") && !thing && !(own && somebody)) return true;
    }
  }
  return false;
}

// Its subject is a person's name of one word.
bool is_lone_name(const Words& w) {
  for (std::uint32_t t = w.first; t < w.last; ++t) {
    const Token& token = w.token(t);
    if (main_of(token.deprel) != Deprel::nsubj || (w.inside(token.head) && w.inside(w.token(static_cast<std::uint32_t>(token.head)).head))) continue;
    const auto& names = w.d.analysis.text.names;
    const auto name = std::partition_point(names.begin(), names.end(), [&](const Name& n) { return n.span.end <= token.span.begin; });
    return name != names.end() && name->kind == EntityKind::person && name->span == token.span;
  }
  return false;
}

// "might", "perhaps", "seems", and nobody is said to say so.
bool muses(const Words& w) {
  static constexpr auto words = std::to_array<std::string_view>({"arguably", "could", "hopefully", "may", "maybe", "might", "perhaps", "presumably", "seem", "seems", "should"});
  bool found = false;
  for (std::uint32_t t = w.first; t < w.last; ++t) {
    found = found || (std::binary_search(words.begin(), words.end(), w.form(t)) && w.token(t).upos != Upos::propn && w.token(t).upos != Upos::num);
    if (w.token(t).lemma == "say" || w.token(t).lemma == "tell" || w.token(t).lemma == "accord" || w.token(t).lemma == "warn") return false;
  }
  return found;
}

// The text was cut off there: "stalled talks over...".
bool breaks_off(const Document& d, Span span) {
  const std::string_view text = std::string_view(d.report.text).substr(0, std::min<std::size_t>(d.report.text.size(), span.end + 4));
  const std::string_view tail = text.substr(std::max<std::size_t>(span.begin, span.end > 4 ? span.end - 4 : 0));
  return tail.find("...") != std::string_view::npos || tail.find("\xE2\x80\xA6") != std::string_view::npos;
}

// "You won't want to miss it", "What a day!": said to readers, outside of quotation marks.
bool speaks_to_readers(const Words& w) {
  static constexpr auto readers = std::to_array<std::string_view>({"let's", "us", "we", "we'll", "we're", "we've", "you", "you'll", "you're", "you've", "your", "yours"});
  bool quoted = false;
  for (std::uint32_t t = w.first; t < w.last; ++t) {
    const std::string word = w.form(t);
    if (word == "\"") quoted = !quoted;
    else if (w.token(t).xpos == Xpos::open_quote) quoted = true;
    else if (w.token(t).xpos == Xpos::close_quote) quoted = false;
    else if (!quoted && (word == "!" || std::binary_search(readers.begin(), readers.end(), word))) return true;
  }
  return false;
}

// In half of its reports and more, each place of a statement stands in what rows above it hold, or holds one of them.
class Taken {
 public:
  explicit Taken(std::size_t reports) : places_(reports) {}

  [[nodiscard]] bool has(const Place& p) const {
    const auto& spans = places_[p.report];
    auto it = spans.lower_bound(p.span.end);
    for (int back = 0; back < look_back && it != spans.begin(); ++back) {
      --it;
      const Span other{it->first, it->second};
      const std::int64_t shared = std::int64_t{std::min(p.span.end, other.end)} - std::int64_t{std::max(p.span.begin, other.begin)};
      if (2 * shared > std::int64_t{std::min(p.span.size(), other.size())}) return true;
    }
    return false;
  }
  [[nodiscard]] bool has(const Statement& s) const {
    std::map<std::uint32_t, bool> reports;
    for (const Place& p : s.spans) {
      const auto [it, fresh] = reports.try_emplace(p.report, true);
      it->second = it->second && has(p);
    }
    const auto held = std::count_if(reports.begin(), reports.end(), [](const auto& r) { return r.second; });
    return 2 * static_cast<std::size_t>(held) >= reports.size() || has(s.shown);
  }
  // Each of its places stands whole inside one that a row above holds.
  [[nodiscard]] bool holds(const Statement& s) const {
    return std::all_of(s.spans.begin(), s.spans.end(), [&](const Place& p) {
      const auto& spans = places_[p.report];
      auto it = spans.upper_bound(p.span.begin);
      for (int back = 0; back < look_back && it != spans.begin(); ++back)
        if ((--it)->second >= p.span.end) return true;
      return false;
    });
  }
  void add(const Statement& s) {
    for (const Place& p : s.spans) places_[p.report].emplace(p.span.begin, p.span.end);
  }

 private:
  std::vector<std::multimap<std::uint32_t, std::uint32_t>> places_;  // by report: begin and end
};

}  // namespace

void rank_statements(const std::vector<Document>& documents, std::vector<Statement>& statements) {
  const auto alone = [](const Statement& s) { return s.status != Status::differ && s.spans.front().report == s.spans.back().report; };
  std::erase_if(statements, [&](Statement& s) {
    const Document& d = documents[s.shown.report];
    const double clear = clarity(d, s.shown.span);
    const Words words(d, s.shown.span);
    const bool picture = is_caption(d, s.shown.span) || breaks_off(d, s.shown.span) || speaks_to_readers(words);
    if ((alone(s) || (s.status == Status::one_origin && s.partly.empty())) && (clear < too_unclear || picture)) return true;
    bool surely = hangs(words);
    const bool back = points_back(words, surely);
    if (alone(s) && surely) return true;
    s.weight -= (clear < clear_enough ? unclear : 0) + (picture ? caption : 0) + (back ? pointing : 0) + (muses(words) ? musing : 0) + (hangs(words) ? hanging : 0) +
                (is_lone_name(words) ? lone_name : 0);
    return false;
  });
  sort(statements);
  Taken taken(documents.size());
  std::set<Place> values;  // of the differences so far
  std::erase_if(statements, [&](Statement& s) {
    bool fresh = false;  // has a difference that no row above shows: two of its values are new
    for (const Difference& f : s.differences) {
      int unseen = 0;
      for (const DifferenceValue& v : f.values) unseen += std::none_of(v.spans.begin(), v.spans.end(), [&](const Place& p) { return values.contains(p); });
      fresh = fresh || unseen >= 2;
    }
    for (const Difference& f : s.differences)
      for (const DifferenceValue& v : f.values) values.insert(v.spans.begin(), v.spans.end());
    const bool told = !fresh && taken.has(s);
    if (told && (alone(s) || (s.status == Status::one_origin && taken.holds(s)))) return true;
    if (told) s.weight -= doubled;
    taken.add(s);
    return false;
  });
  sort(statements);
  for (std::size_t i = 0; i < statements.size(); ++i) statements[i].id = fmt::format("s{}", i + 1);
}

}  // namespace synoptic::align
