// Ages hang on a name by a handful of forms ("Ilse Brandt, 34,"; "34-year-old Ilse Brandt"; "Brandt, who is 34"). Counts of the dead and
// injured are read by words, headlines included: number, who, and what happened to them, in either order. A count is of the event
// unless its words make it a part or widen its scope; where in doubt it is left out, since a count of something else beside it would
// look like a contradiction.
#include "align/differences_facts.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "align/differences.hpp"
#include "base/utf8.hpp"

namespace synoptic::align {
namespace {

template <std::size_t N>
bool in(const std::array<std::string_view, N>& sorted, std::string_view word) {
  return std::binary_search(sorted.begin(), sorted.end(), word);
}

constexpr auto killed_words = std::to_array<std::string_view>({"dead", "die", "died", "dies", "fatalities", "killed", "killing", "kills", "slain"});
constexpr auto injured_words = std::to_array<std::string_view>({"hurt", "injured", "injures", "injuring", "wounded", "wounding", "wounds"});
constexpr auto active_words = std::to_array<std::string_view>({"hurt", "hurting", "injured", "injures", "injuring", "killed", "killing", "kills", "wounded", "wounding", "wounds"});
constexpr auto people_words = std::to_array<std::string_view>({"adults", "boys", "children", "civilians", "deputies", "employees", "girls", "guests", "kids", "men", "officers", "others",
     "passengers", "people", "persons", "policemen", "protesters", "residents", "sailors", "shoppers", "soldiers", "students", "teenagers", "teens", "troops", "victims", "women", "workers", "worshippers", "youths"});
constexpr auto one_person = std::to_array<std::string_view>({"boy", "girl", "man", "person", "teen", "teenager", "woman"});
// Between the people and what happened to them.
constexpr auto between_words = std::to_array<std::string_view>({"are", "been", "being", "confirmed", "fatally", "feared", "had", "has", "have", "is", "left", "now", "reported", "reportedly", "was", "were"});
// Before the number: it is a part, or more of them.
constexpr auto part_words = std::to_array<std::string_view>({"additional", "all", "among", "and", "another", "both", "extra", "first", "his", "her", "including", "last", "latest", "next", "no.", "of", "other", "remaining", "that", "the", "their", "these", "those"});
// In the sentence: the count is not of one event, or of another time.
constexpr auto scope_words = std::to_array<std::string_view>({"annually", "attacks", "citywide", "crashes", "homicides", "incidents", "nationwide", "overall", "separate", "shootings", "since", "weekend", "year's", "years"});
constexpr auto attackers = std::to_array<std::string_view>({"assailant", "attacker", "bomber", "gunman", "himself", "shooter", "suspect"});

constexpr std::uint32_t most_between = 4;   // words between the number and what happened
constexpr std::uint32_t lead_sentences = 4; // where "a man was killed" is the account of the event
constexpr double oldest = 110;
constexpr Day near_days = 45;               // counts of reports further apart are not compared
constexpr double most_years = 20;           // ages further apart are two people's
constexpr double infinity = std::numeric_limits<double>::infinity();

class Reader {
 public:
  Reader(const Document& d, std::uint32_t report, const Identities& identities, std::vector<Fact>& out) : d_(d), report_(report), identities_(identities), out_(out) {}

  void run() {
    const Text& text = d_.analysis.text;
    folded_.reserve(text.words.size());
    for (const WrittenWord& w : text.words) folded_.push_back(utf8::fold(view(d_.report.text, w.span)));
    ages();
    std::uint32_t prose = 0;
    for (std::uint32_t s = 0; s < text.sentences.size(); ++s) {
      const SectionKind kind = text.sentences[s].section;
      if (is_prose(kind)) ++prose;
      if (is_prose(kind) || kind == SectionKind::title) counts(s, kind == SectionKind::title || prose <= lead_sentences);
    }
  }

 private:
  [[nodiscard]] const std::string& word(std::uint32_t w) const { return folded_[w]; }
  [[nodiscard]] bool is_mark(std::uint32_t w) const { return d_.analysis.text.words[w].kind == TokenKind::punct; }
  [[nodiscard]] Span span(std::uint32_t first, std::uint32_t last) const { return {d_.analysis.text.words[first].span.begin, d_.analysis.text.words[last].span.end}; }

  // ---- ages ----

  // "34-year-old": 34.
  [[nodiscard]] static std::optional<double> years_old(const std::string& w) {
    const std::size_t at = w.find("-year-old");
    return at == std::string::npos || at == 0 ? std::nullopt : number_value(std::string_view(w).substr(0, at));
  }
  [[nodiscard]] std::optional<double> age_at(std::uint32_t w) const {
    const std::string& s = word(w);
    if (s.empty() || s.size() > 3 || s.front() < '0' || s.front() > '9') return std::nullopt;
    const auto value = number_value(s);
    return value && *value > 0 && *value <= oldest && *value == std::floor(*value) ? value : std::nullopt;
  }

  void ages() {
    const Text& text = d_.analysis.text;
    for (const Mention& m : d_.analysis.people.mentions) {
      if (m.form != MentionForm::name) continue;
      const std::uint32_t who = identities_.of[report_][m.entity];
      if (identities_.entities[who].kind != EntityKind::person) continue;
      const Sentence* s = sentence_at(text, m.span.begin);
      if (s == nullptr || s->section == SectionKind::byline) continue;
      const WordRange at = words_in(text, m.span);
      if (at.first == at.last || at.last > s->last_word) continue;
      if (after_name(*s, at, who) || before_name(*s, at, who)) continue;
    }
  }

  void add_age(const Sentence& s, WordRange name, std::uint32_t w, double value, std::uint32_t who) {
    Fact f{FactKind::age, who, report_, static_cast<std::uint32_t>(&s - d_.analysis.text.sentences.data()), {}, d_.analysis.text.words[w].span, value, value, value, value, false};
    f.span = span(std::min(name.first, w), std::max(name.last - 1, w));
    out_.push_back(f);
  }

  bool after_name(const Sentence& s, WordRange at, std::uint32_t who) {
    std::uint32_t w = at.last;
    const auto ends = [&](std::uint32_t i) { return i >= s.last_word || is_mark(i) || word(i) == "of" || word(i) == "and" || word(i) == "from"; };
    if (w + 1 >= s.last_word) return false;
    const bool set_off = word(w) == "," || word(w) == "(";
    if (set_off) {
      std::uint32_t n = w + 1;
      if ((word(n) == "age" || word(n) == "aged") && n + 1 < s.last_word) ++n;
      if (const auto value = age_at(n); value && ends(n + 1)) return add_age(s, at, n, *value, who), true;
    }
    // "Brandt, a 34-year-old teacher"; "Brandt is a 34-year-old teacher"; "Brandt, who is 34"; "Brandt was 34".
    std::uint32_t n = set_off ? w + 1 : w;
    bool verb = false;
    for (int step = 0; step < 3 && n < s.last_word; ++step, ++n) {
      if (const auto value = years_old(word(n)); value && (set_off || verb)) return add_age(s, at, n, *value, who), true;
      if (const auto value = age_at(n); value && verb && (ends(n + 1) || (n + 2 < s.last_word && word(n + 1) == "years" && word(n + 2) == "old"))) return add_age(s, at, n, *value, who), true;
      const std::string& k = word(n);
      if (k == "is" || k == "was") verb = true;
      else if (k != "a" && k != "an" && k != "the" && k != "who") break;
    }
    return false;
  }

  // "34-year-old teacher Ilse Brandt"; "the 34-year-old suspect, Nils Holm".
  bool before_name(const Sentence& s, WordRange at, std::uint32_t who) {
    int marks = 0;
    for (std::uint32_t w = at.first, step = 0; w-- > s.first_word && step < 5; ++step) {
      if (const auto value = years_old(word(w))) return add_age(s, at, w, *value, who), true;
      if (is_mark(w)) {
        if (word(w) != "," || step > 0 || ++marks > 1) return false;
        continue;
      }
      const std::string& k = word(w);
      if (k == "of" || k == "'s" || k == "\u2019s" || k == "and" || k == "with" || k == "by" || k == "from" || k == "in" || k == "to" || k == "for" || k == "as" || k == "who" || k == "was" || k == "is") return false;
    }
    return false;
  }

  // ---- counts ----

  struct Number {
    double low = 0, high = 0;
    std::uint32_t first = 0, last = 0;  // words of it, without what makes it rough
    bool one = false;                   // "a man"
  };

  [[nodiscard]] std::optional<Number> number_at(std::uint32_t w, const Sentence& s, bool lead) const {
    if (const auto value = word(w) == "one" ? std::optional<double>(1) : number_value(word(w))) {
      if (*value != std::floor(*value) || *value > 1e6) return std::nullopt;
      return Number{*value, *value, w, w, false};
    }
    if (lead && (word(w) == "a" || word(w) == "an") && w + 1 < s.last_word) {
      std::uint32_t n = w + 1;
      if (years_old(word(n)) && n + 1 < s.last_word) ++n;
      if (in(one_person, word(n))) return Number{1, 1, w, w, true};
    }
    return std::nullopt;
  }

  // Words before the number: makes it rough, or a part. False if it is a part.
  [[nodiscard]] bool qualify(Number& n, const Sentence& s) const {
    const auto before = [&](std::uint32_t by) { return n.first >= s.first_word + by ? word(n.first - by) : std::string(); };
    const std::string both = before(2) + " " + before(1);
    std::uint32_t used = 0;
    if (both == "at least" || both == "more than") n.high = infinity, used = 2;
    else if (before(1) == "over") n.high = infinity, used = 1;
    else if (both == "up to" || both == "fewer than" || both == "less than") n.low = 0, used = 2;
    else if (before(3) + " " + both == "as many as") n.low = 0, used = 3;
    else if (before(1) == "about" || before(1) == "around" || before(1) == "nearly" || before(1) == "some" || before(1) == "roughly" || before(1) == "approximately") n.low *= .9, n.high *= 1.1, used = 1;
    if (n.one) return true;
    const std::string left = before(used + 1);
    if (left == "and") return true;  // looked at by `count_behind`
    return !in(part_words, left) && left != "$";
  }
  [[nodiscard]] static std::optional<FactKind> happened(const std::string& w) {
    if (in(killed_words, w)) return FactKind::killed;
    if (in(injured_words, w)) return FactKind::injured;
    return std::nullopt;
  }

  void counts(std::uint32_t index, bool lead) {
    const Sentence& s = d_.analysis.text.sentences[index];
    bool attacker = false;
    for (std::uint32_t w = s.first_word; w < s.last_word; ++w) {
      if (in(scope_words, word(w))) return;
      if (word(w) == "year" && w > s.first_word && (word(w - 1) == "last" || word(w - 1) == "this" || word(w - 1) == "a")) return;
      if (word(w) == "ago") return;
      attacker = attacker || (in(attackers, word(w)) && w >= s.first_word + 2 && (word(w - 1) == "the" || word(w) == "himself") &&
                              (word(w - 2) == "including" || word(w - 2) == "them" || word(w - 2) == "and" || word(w) == "himself" || word(w - 2) == "plus"));
    }
    if (other_time(s)) return;
    for (std::uint32_t w = s.first_word; w < s.last_word; ++w) {
      if (auto n = number_at(w, s, lead)) {
        if (const auto f = count_behind(*n, s, lead)) add_count(*f, index, attacker);
      }
    }
  }

  // Anything in the sentence that is dated well before the report, or says the year of another one.
  [[nodiscard]] bool other_time(const Sentence& s) const {
    const auto day = d_.report.published.day();
    if (!day) return false;
    return std::any_of(d_.analysis.times.begin(), d_.analysis.times.end(), [&](const Time& t) {
      return s.span.contains(t.span) && (t.type == TimeType::date || t.type == TimeType::time) && t.to && *t.to + near_days < *day;
    });
  }

  struct Count {
    FactKind kind = FactKind::killed;
    Number number;
    std::uint32_t first = 0, last = 0;  // words that show it
  };

  [[nodiscard]] std::optional<Count> count_behind(Number n, const Sentence& s, bool lead) const {
    const bool other = n.last + 1 < s.last_word && word(n.last + 1) == "other";
    if (n.last + 1 < s.last_word && (word(n.last + 1) == "of" || word(n.last + 1) == "more" || word(n.last + 1) == "-")) return std::nullopt;
    if (!qualify(n, s)) return std::nullopt;
    // Two counts before one verb: "two men and three women were killed".
    if (n.first > s.first_word + 2 && word(n.first - 1) == "and" && d_.analysis.text.words[n.first].kind != TokenKind::punct && !in(killed_words, word(n.first - 2)) && !in(injured_words, word(n.first - 2))) return std::nullopt;
    // "injured five", "killing at least three".
    const std::uint32_t rough = n.high == infinity || n.low == 0 ? (n.first >= s.first_word + 3 && word(n.first - 3) == "as" ? 3 : word(n.first - 1) == "over" ? 1 : 2) : n.low != n.high ? 1 : 0;
    if (n.first >= s.first_word + rough + 1) {
      const std::uint32_t verb = n.first - rough - 1;
      if (in(active_words, word(verb)) && (verb == s.first_word || !passive_before(verb, s))) {
        // What they are must be people, or nothing: "killed 20 minutes later".
        const std::uint32_t next = n.last + 1;
        if (people_at(next, s)) return Count{*happened(word(verb) == "hurting" ? std::string("hurt") : word(verb)), n, verb, std::min(next + (other ? 1 : 0), s.last_word - 1)};
      }
    }
    // "three people were killed", "3 dead", "two men and a woman".
    bool people = false, others = other;
    for (std::uint32_t w = n.last + 1, step = 0; w < s.last_word && step <= most_between + 2; ++w, ++step) {
      const std::string& k = word(w);
      if (const auto kind = happened(k)) {
        if (k == "killing" || k == "injuring" || k == "wounding" || k == "wounds" || k == "kills" || k == "injures") return std::nullopt;
        // "three men killed two others": they did it.
        if (w + 1 < s.last_word && (number_value(word(w + 1)) || word(w + 1) == "one" || word(w + 1) == "at")) if (people && !in(between_words, word(w - 1)) && k != "dead") return std::nullopt;
        if (others && *kind == FactKind::killed) return std::nullopt;
        if (others && !counts_dead(n.first, s)) return std::nullopt;
        if (n.one && (!lead || w > n.last + 4)) return std::nullopt;
        return Count{*kind, n, n.first, w};
      }
      if (is_mark(w) || k == "and" || k == "or" || k == "who" || k == "of" || k == "when" || k == "after") return std::nullopt;
      if (k == "others" || k == "more") others = true;
      if (in(people_words, k) || in(one_person, k)) people = true;
      else if (step >= most_between && !in(between_words, k)) return std::nullopt;
      else if (people && !in(between_words, k) && k != "shot" && k != "dead") return std::nullopt;
    }
    return std::nullopt;
  }
  [[nodiscard]] bool passive_before(std::uint32_t verb, const Sentence& s) const {
    const std::string& k = word(verb - 1);
    return verb > s.first_word && (k == "was" || k == "were" || k == "been" || k == "are" || k == "is");
  }
  [[nodiscard]] bool people_at(std::uint32_t w, const Sentence& s) const {
    if (w >= s.last_word || is_mark(w)) return true;
    for (std::uint32_t i = w; i < s.last_word && i < w + 3; ++i)
      if (in(people_words, word(i)) || in(one_person, word(i))) return true;
    const std::string& k = word(w);
    return k == "and" || k == "in" || k == "at" || k == "on" || k == "before" || k == "near";
  }
  // Does the sentence count the dead before word w, or the one before it? Then the others are all who were hurt.
  [[nodiscard]] bool counts_dead(std::uint32_t w, const Sentence& s) const {
    const auto& sentences = d_.analysis.text.sentences;
    const bool opens = &s != sentences.data() && (&s)[-1].section_index == s.section_index;
    for (std::uint32_t i = opens ? (&s)[-1].first_word : s.first_word; i < w; ++i)
      if (in(killed_words, word(i))) return true;
    return false;
  }

  void add_count(const Count& c, std::uint32_t sentence, bool attacker) {
    out_.push_back({c.kind, 0, report_, sentence, span(c.first, c.last), span(c.number.first, c.number.last), c.number.low, c.number.high, c.number.low, c.number.high, attacker && c.kind == FactKind::killed});
  }

  const Document& d_;
  std::uint32_t report_;
  const Identities& identities_;
  std::vector<std::string> folded_;
  std::vector<Fact>& out_;
};

// What a report says of one thing: the value it gives most often, of equals the first; none where two ages are given.
std::vector<Fact> settle(std::vector<Fact> facts) {
  std::map<std::pair<FactKind, std::uint32_t>, std::vector<Fact>> by_key;
  for (Fact& f : facts) by_key[{f.kind, f.of}].push_back(f);
  std::vector<Fact> out;
  for (auto& [key, list] : by_key) {
    std::map<std::pair<double, double>, std::size_t> times;
    for (const Fact& f : list) ++times[{f.low, f.high}];
    if (key.first == FactKind::age && times.size() > 1) continue;
    const Fact* best = &list.front();
    for (const Fact& f : list)
      if (times[{f.low, f.high}] > times[{best->low, best->high}]) best = &f;
    const auto value = std::pair(best->low, best->high);
    const bool attacker = std::any_of(list.begin(), list.end(), [&](const Fact& f) { return std::pair(f.low, f.high) == value && f.attacker; });
    double least = infinity, most = 0;  // of all that it says: another count in it may be the one that a neighbour gives
    for (const Fact& f : list) {
      least = std::min(least, f.low);
      most = std::max(most, f.high);
    }
    for (Fact& f : list)
      if (std::pair(f.low, f.high) == value) {
        f.attacker = attacker;
        f.least = least;
        f.most = most;
        out.push_back(f);
      }
  }
  return out;
}

double plain(const Fact& f) { return f.high == infinity ? f.low : f.low == 0 ? f.high : .5 * (f.low + f.high); }
bool fit(const Fact& a, const Fact& b) { return (a.low <= b.high && b.low <= a.high) || (a.least <= b.low && b.high <= a.most) || (b.least <= a.low && a.high <= b.most); }

// What the report says of the other slot, or nullptr.
const Fact* of_report(const std::vector<Fact>& all, FactKind kind, std::uint32_t report) {
  const auto it = std::find_if(all.begin(), all.end(), [&](const Fact& f) { return f.kind == kind && f.report == report; });
  return it == all.end() ? nullptr : &*it;
}

struct Verdict {
  DifferenceKind kind = DifferenceKind::conflict;
  const char* rule = "";
};

std::optional<Verdict> judge(const std::vector<Document>& docs, const Fact& a, const Fact& b, const std::vector<Fact>& all) {
  if (fit(a, b)) return std::nullopt;
  const auto da = docs[a.report].report.published.day(), db = docs[b.report].report.published.day();
  const double x = plain(a), y = plain(b);
  if (a.kind == FactKind::age) {
    const double years = std::abs(x - y);
    if (years > most_years) return std::nullopt;
    if (da && db && *da != *db && (*da < *db) == (x < y) && std::abs(*da - *db) >= std::max(60.0, 365 * (years - 1) + 30)) return Verdict{DifferenceKind::update, "age: a birthday lies between the reports"};
    return Verdict{DifferenceKind::conflict, "age: given otherwise"};
  }
  if (da && db && std::abs(*da - *db) > near_days) return std::nullopt;
  if (a.attacker != b.attacker && std::abs(x - y) <= 2) return Verdict{DifferenceKind::basis, "number: with and without the attacker"};
  if (a.kind == FactKind::injured) {
    const Fact *ka = of_report(all, FactKind::killed, a.report), *kb = of_report(all, FactKind::killed, b.report);
    if (ka && kb && plain(*ka) != plain(*kb) && plain(*ka) + x == plain(*kb) + y) return Verdict{DifferenceKind::basis, "number: who was injured and died is counted in one place or the other; the sum is the same"};
  }
  if (supersedes(da, x, db, y)) return Verdict{DifferenceKind::update, "number: a count that grows, given on different days"};
  return Verdict{DifferenceKind::conflict, a.kind == FactKind::killed ? "number: killed counted differently" : "number: injured counted differently"};
}

}  // namespace

bool supersedes(std::optional<Day> a, double value_a, std::optional<Day> b, double value_b) {
  return a && b && *a != *b && (*a < *b) == (value_a < value_b);
}

std::vector<Fact> find_facts(const std::vector<Document>& documents, const Identities& identities) {
  std::vector<Fact> out;
  for (std::uint32_t d = 0; d < documents.size(); ++d) {
    if (!documents[d].analysis.analysed) continue;
    std::vector<Fact> of_report;
    Reader(documents[d], d, identities, of_report).run();
    of_report = settle(std::move(of_report));
    out.insert(out.end(), of_report.begin(), of_report.end());
  }
  std::stable_sort(out.begin(), out.end(), [](const Fact& a, const Fact& b) { return std::pair(a.report, a.span) < std::pair(b.report, b.span); });
  return out;
}

std::vector<Difference> compare_facts(const std::vector<Document>& documents, const std::vector<Fact>& of_one, const std::vector<Fact>& all) {
  // One fact a report and value is compared; its other places are listed with it.
  std::vector<const Fact*> heads;
  for (const Fact& f : of_one)
    if (std::none_of(heads.begin(), heads.end(), [&](const Fact* h) { return h->report == f.report; })) heads.push_back(&f);
  constexpr std::size_t most = 64;
  if (heads.size() > most) heads.resize(most);
  std::vector<Difference> out;
  for (std::size_t i = 0; i < heads.size(); ++i)
    for (std::size_t j = i + 1; j < heads.size(); ++j) {
      const auto verdict = judge(documents, *heads[i], *heads[j], all);
      if (!verdict) continue;
      auto it = std::find_if(out.begin(), out.end(), [&](const Difference& d) { return d.kind == verdict->kind; });
      if (it == out.end()) {
        Difference d;
        d.slot = Slot::number;
        d.kind = verdict->kind;
        d.rule = verdict->rule;
        it = out.insert(out.end(), std::move(d));
      }
      for (const Fact* h : {heads[i], heads[j]})
        for (const Fact& f : of_one) {
          if (f.report != h->report) continue;
          const std::string text(view(documents[f.report].report.text, f.number));
          auto value = std::find_if(it->values.begin(), it->values.end(), [&](const DifferenceValue& v) { return v.value == text; });
          if (value == it->values.end()) value = it->values.insert(it->values.end(), {text, {}});
          const Place place{f.report, f.number};
          if (std::find(value->spans.begin(), value->spans.end(), place) == value->spans.end()) value->spans.push_back(place);
        }
    }
  for (Difference& d : out)
    for (DifferenceValue& v : d.values) std::sort(v.spans.begin(), v.spans.end());
  return out;
}

}  // namespace synoptic::align
