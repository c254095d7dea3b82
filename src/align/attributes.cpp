// Every report is read for ages (attributes_ages) and counts (attributes_counts); what they say is gathered by identity and by
// kind of harm; a report that gives two values of one thing speaks of two things and has its surer one, or none. Then the values are
// compared (attributes_compare), and what two reports give becomes a statement, shown by the clearest clause.
#include "align/attributes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "align/clarity.hpp"
#include "align/origins_statements.hpp"
#include "align/attributes_ages.hpp"
#include "align/attributes_compare.hpp"
#include "align/attributes_counts.hpp"
#include "align/clauses.hpp"
#include "align/differences.hpp"
#include "annotate/quotes.hpp"
#include "base/utf8.hpp"

namespace synoptic::align {
namespace {

constexpr double a_detail = .3;  // Statement::sure of an age on which reports agree: seldom among the first things that a story says

constexpr Day before_first_report = 14;  // an event is reported within two weeks; earlier dates are those of other events

constexpr std::size_t max_block = 64;    // people of one family or given name that are looked at pair by pair

struct Said {  // one place that gives a value
  std::uint32_t report = 0, sentence = 0;
  Span number;
};
struct Attribute {
  AttributeKind kind = AttributeKind::age;
  std::string of;
  bool generations = false;
  std::vector<AttributeValue> values;  // by report
  std::vector<Said> said;              // by report and place
};

class Finder {
 public:
  Finder(const std::vector<Document>& documents, const Identities& identities, const Provenance& provenance, const World& world)
      : docs_(documents), identities_(identities), provenance_(provenance), world_(world), clauses_(documents.size()), read_(documents.size(), false) {}

  std::vector<Statement> run() {
    ages();
    counts();
    std::vector<Statement> out;
    for (const Attribute& a : attributes_)
      if (a.values.size() > 1) out.push_back(statement(a));
    return out;
  }

 private:
  // Identities that are one person for all that ages need: of one full name, middle names aside, also where one report took the name
  // for something else; or a letter apart ("Jaime", "Jamie"), where no report names both. Only those in `aged` are looked at.
  [[nodiscard]] std::vector<std::uint32_t> persons(const std::set<std::uint32_t>& aged) const {
    std::vector<std::uint32_t> out(identities_.entities.size());
    for (std::uint32_t i = 0; i < out.size(); ++i) out[i] = i;
    std::map<std::string, std::vector<std::uint32_t>> blocks;
    std::map<std::uint32_t, std::pair<std::string, std::string>> names;
    for (const std::uint32_t i : aged) {
      std::string name = utf8::fold(identities_.entities[i].name);
      for (const char* mark : {" jr.", " jr", " sr.", " sr", " ii", " iii"})
        if (name.ends_with(mark)) name.resize(name.size() - std::string_view(mark).size());
      while (name.ends_with(',')) name.pop_back();
      const auto first = name.find(' '), last = name.rfind(' ');
      if (first == std::string::npos) continue;
      names[i] = {name.substr(0, first), name.substr(last + 1)};
      blocks["1 " + names[i].first].push_back(i);
      blocks["2 " + names[i].second].push_back(i);
    }
    const auto root = [&](std::uint32_t i) {
      while (out[i] != i) i = out[i];
      return i;
    };
    for (const auto& [key, members] : blocks)
      for (std::size_t x = 0; x < members.size() && members.size() <= max_block; ++x)
        for (std::size_t y = x + 1; y < members.size(); ++y) {
          const auto &a = names[members[x]], &b = names[members[y]];
          const bool same = a == b || (a.second == b.second && a.first.size() > 3 && slip(a.first, b.first)) || (a.first == b.first && a.second.size() > 4 && slip(a.second, b.second));
          if (same && !meet(members[x], members[y])) out[std::max(root(members[x]), root(members[y]))] = std::min(root(members[x]), root(members[y]));
        }
    for (std::uint32_t i = 0; i < out.size(); ++i) out[i] = root(i);
    return out;
  }
  // Some report names both: two people, whatever they are called.
  [[nodiscard]] bool meet(std::uint32_t a, std::uint32_t b) const {
    const auto &x = identities_.entities[a].forms, &y = identities_.entities[b].forms;
    return std::any_of(x.begin(), x.end(), [&](const auto& form) { return y.contains(form.first); });
  }
  // One letter more, less or other, or two changed places; the first stays.
  static bool slip(std::string_view a, std::string_view b) {
    if (a.size() > b.size()) std::swap(a, b);
    if (b.size() - a.size() > 1 || a == b || a.front() != b.front()) return false;
    std::size_t i = 0;
    while (i < a.size() && a[i] == b[i]) ++i;
    if (a.size() < b.size()) return a.substr(i) == b.substr(i + 1);
    if (a.substr(i + 1) == b.substr(i + 1)) return true;
    return i + 1 < a.size() && a[i] == b[i + 1] && a[i + 1] == b[i] && a.substr(i + 2) == b.substr(i + 2);
  }

  [[nodiscard]] bool generations(const Identity& identity) const {
    for (const auto& [report, forms] : identity.forms)
      for (const std::string& form : forms)
        for (const char* mark : {" Jr", " Sr", " II", " III"})
          if (form.find(mark) != std::string::npos) return true;
    return false;
  }

  void ages() {
    std::map<std::uint32_t, std::map<std::uint32_t, std::vector<AgeSaid>>> by_person;  // person -> report -> ages
    std::vector<std::vector<AgeSaid>> found(docs_.size());
    std::set<std::uint32_t> aged;
    for (std::uint32_t d = 0; d < docs_.size(); ++d) {
      if (!docs_[d].analysis.analysed) continue;
      found[d] = find_ages(docs_[d]);
      for (const AgeSaid& a : found[d]) aged.insert(identities_.of[d][a.entity]);
    }
    const std::vector<std::uint32_t> person = persons(aged);
    for (std::uint32_t d = 0; d < docs_.size(); ++d)
      for (const AgeSaid& a : found[d]) by_person[person[identities_.of[d][a.entity]]][d].push_back(a);
    for (const auto& [p, reports] : by_person) {
      Attribute out;
      out.kind = AttributeKind::age;
      out.of = identities_.entities[p].name;
      out.generations = generations(identities_.entities[p]);
      for (const auto& [d, ages] : reports) {
        if (std::any_of(ages.begin(), ages.end(), [&](const AgeSaid& a) { return a.years != ages.front().years; })) continue;
        AttributeValue v;
        v.report = d;
        v.day = docs_[d].report.published.day();
        v.low = v.high = ages.front().years;
        for (const AgeSaid& a : ages) {
          v.numbers.push_back(a.span);
          out.said.push_back({d, a.sentence, a.span});
        }
        out.values.push_back(std::move(v));
      }
      attributes_.push_back(std::move(out));
    }
  }

  void counts() {
    std::optional<Day> since;
    for (const Document& d : docs_)
      if (const auto day = d.report.published.day()) since = since ? std::min(*since, *day - before_first_report) : *day - before_first_report;
    Attribute killed{AttributeKind::killed, "", false, {}, {}}, injured{AttributeKind::injured, "", false, {}, {}};
    for (std::uint32_t d = 0; d < docs_.size(); ++d) {
      if (!docs_[d].analysis.analysed) continue;
      const Counts found = find_counts(docs_[d], since);
      auto dead = total(d, found, true, killed.said), hurt = total(d, found, false, injured.said);
      if (dead && hurt && dead->low == dead->high && hurt->low == hurt->high) dead->harmed = hurt->harmed = dead->low + hurt->low;
      if (dead && hurt && dead->sure && dead->low == dead->high) hurt->killed = dead->low;
      if (dead) killed.values.push_back(std::move(*dead));
      if (hurt) injured.values.push_back(std::move(*hurt));
    }
    for (Attribute* a : {&killed, &injured}) {
      // What only unsure places give is kept where it agrees with a sure one.
      std::vector<AttributeValue> kept;
      for (const AttributeValue& v : a->values)
        if (v.sure || std::any_of(a->values.begin(), a->values.end(), [&](const AttributeValue& o) { return o.sure && o.low == v.low && o.high == v.high; })) kept.push_back(v);
      a->values = std::move(kept);
      std::erase_if(a->said, [&](const Said& s) { return std::none_of(a->values.begin(), a->values.end(), [&](const AttributeValue& v) { return v.report == s.report; }); });
      attributes_.push_back(std::move(*a));
    }
  }

  // The one total of a report: what its surest places give. The first sure count, a headline's if there is one, is the whole where
  // all others are smaller; where one is larger, nobody knows.
  [[nodiscard]] std::optional<AttributeValue> total(std::uint32_t d, const Counts& found, bool killed, std::vector<Said>& said) const {
    const CountSaid* first = nullptr;
    bool sure = false;
    for (const CountSaid& c : found.said) {
      if (c.killed != killed) continue;
      if (!first || (c.sure && !sure)) first = &c;
      sure |= c.sure;
    }
    if (!first) return std::nullopt;
    AttributeValue v;
    v.report = d;
    v.day = docs_[d].report.published.day();
    v.low = first->low;
    v.high = first->high;
    v.sure = sure;
    v.attacker = found.attacker;
    v.unborn = found.unborn;
    v.corrects = found.corrects;
    std::vector<const CountSaid*> fitting;
    for (const CountSaid& c : found.said) {
      if (c.killed != killed) continue;
      const bool fits = c.low <= v.high && v.low <= c.high;
      // "two" in the headline and "up to four": not settled. "Two more", "also": how many together is not said.
      if (fits && c.low == 0 && c.high > v.high) return std::nullopt;
      if (c.sentence != first->sentence && (c.besides == Besides::more || (c.besides == Besides::also && !fits))) return std::nullopt;
      if (!fits && c.low > v.low && (c.sure || !sure)) return std::nullopt;
      if (!fits) continue;
      if (sure && !c.sure && c.article) continue;  // a man who was killed may be another man
      if (!sure && (c.low != v.low || c.high != v.high)) continue;
      // "at least four", then "four": the narrower is meant
      v.low = std::max(v.low, c.low);
      v.high = std::min(v.high, c.high);
      fitting.push_back(&c);
    }
    for (const CountSaid* c : fitting) {
      // "at least ten", of a report whose number is 84, speaks of something else
      const bool near = c->low >= .8 * v.low || (c->low == 0 && c->high <= 1.25 * v.high) || v.low == v.high;
      if (!near || c->low > v.high || v.low > c->high) continue;
      // The number as it is meant stands first: it is what is shown.
      const bool exact = c->low == v.low && c->high == v.high;
      v.numbers.insert(exact ? v.numbers.begin() + static_cast<std::ptrdiff_t>(v.exact++) : v.numbers.end(), c->span);
      said.push_back({d, c->sentence, c->span});
    }
    if (v.numbers.empty()) return std::nullopt;
    return v;
  }

  // The clause that holds a number, or its sentence: headlines and sentences within quotation marks have no clauses.
  struct Row {
    Place place;
    bool prose = false, finite = false, opens = false;
  };
  [[nodiscard]] Row row_of(const Said& s) {
    const Document& d = docs_[s.report];
    if (!read_[s.report]) {
      read_[s.report] = true;
      std::vector<Span> quoted;
      for (const auto& q : annotate::find_quoted(d.report)) quoted.push_back(q.content);
      clauses_[s.report] = find_clauses(d.report, d.analysis.text, quoted, world_);
    }
    const Sentence& sentence = d.analysis.text.sentences[s.sentence];
    for (const Clause& c : clauses_[s.report])
      if (c.span.contains(s.number)) return {{s.report, c.span}, true, c.finite, c.first_word <= sentence.first_word + 1};
    return {{s.report, sentence.span}, is_prose(sentence.section), false, false};
  }

  [[nodiscard]] Statement statement(const Attribute& a) {
    Statement s;
    const Row* shown = nullptr;
    std::vector<Row> rows;
    for (const Said& said : a.said) rows.push_back(row_of(said));
    // A body's clause that can stand alone, neither a scrap nor a paragraph; of equals the first.
    const auto counts = [&](const Place& p) {
      const Text& text = docs_[p.report].analysis.text;
      const auto [first, last] = words_in(text, p.span);
      return std::any_of(text.words.begin() + first, text.words.begin() + last, [&](const WrittenWord& w) { return number_value(utf8::fold(view(docs_[p.report].report.text, w.span))).has_value(); });
    };
    const auto clear = [&](const Row& r) {
      const std::uint32_t size = r.place.span.size();
      return (counts(r.place) ? 3 : 0) + (clarity(docs_[r.place.report], r.place.span) >= clear_enough ? 8 : 0) + (r.prose ? 4 : 0) + (r.finite ? 2 : 0) + (r.opens ? 1 : 0) - (size < 30 ? 2 : 0) - (size > 200 ? 1 : 0) - (size > 320 ? 2 : 0);
    };
    for (const Row& r : rows)
      if (!shown || clear(r) > clear(*shown)) shown = &r;
    for (const Row& r : rows) s.spans.push_back(r.place);
    std::sort(s.spans.begin(), s.spans.end());
    s.spans.erase(std::unique(s.spans.begin(), s.spans.end()), s.spans.end());
    s.origins = origins_of(docs_, s, provenance_);
    s.shown = shown->place;
    s.text = std::string(view(docs_[s.shown.report].report.text, s.shown.span));
    s.differences = compare_values(docs_, a.kind, a.values, a.of, a.generations);
    s.status = !s.differences.empty() ? Status::differ : s.origins.size() > 1 ? Status::agree : Status::one_origin;
    // That somebody's age is agreed on is a detail.
    if (a.kind == AttributeKind::age && s.differences.empty()) s.sure = a_detail;
    return s;
  }

  const std::vector<Document>& docs_;
  const Identities& identities_;
  const Provenance& provenance_;
  const World& world_;
  std::vector<std::vector<Clause>> clauses_;  // by report, where asked for
  std::vector<bool> read_;
  std::vector<Attribute> attributes_;
};

}  // namespace

std::vector<Statement> find_attributes(const std::vector<Document>& documents, const Identities& identities, const Provenance& provenance, const World& world) {
  return Finder(documents, identities, provenance, world).run();
}

}  // namespace synoptic::align
