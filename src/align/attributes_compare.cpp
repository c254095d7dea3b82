// Pairs of distinct values, not of reports, would be enough, but for the dates: what is news a day later contradicts on the same day.
// Reports that give the same value on the same day with the same marks are one side; the sides are compared pair by pair.
#include "align/attributes_compare.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <tuple>

namespace synoptic::align {
namespace {

constexpr Day year = 365;
constexpr Day birthday_slack = 60;    // one year more within two months is a contradiction sooner than a birthday
constexpr Day same_event = 60;        // a count further away than this may be another way of counting: silent where it does not grow
constexpr int a_generation = 14;
constexpr std::size_t max_sides = 64;

std::string shown(double v) { return fmt::format("{:.0f}", v); }
std::string shown(const AttributeValue& v) {
  if (v.low == v.high) return shown(v.low);
  if (std::isinf(v.high)) return "at least " + shown(v.low);
  return v.low == 0 ? "up to " + shown(v.high) : shown(v.low) + " to " + shown(v.high);
}

std::optional<Judgement> judge_age(const AttributeValue& a, const AttributeValue& b, const std::string& of, bool generations) {
  const double more = std::abs(a.low - b.low);
  if (generations && more >= a_generation) return std::nullopt;
  const auto [younger, older] = a.low < b.low ? std::pair(&a, &b) : std::pair(&b, &a);
  if (younger->day && older->day) {
    const Day apart = *older->day - *younger->day;
    const auto years = static_cast<Day>(more);
    if (apart >= (years - 1) * year + birthday_slack && apart <= (years + 1) * year)
      return Judgement{DifferenceKind::update, fmt::format("age of {}: {}, later {}: a birthday may lie between", of, shown(younger->low), shown(older->low))};
    if (more == 1 && std::abs(apart) > year) return std::nullopt;  // told of two times
  } else if (more <= 1) {
    return std::nullopt;  // a birthday, for all that is known
  }
  return Judgement{DifferenceKind::conflict, fmt::format("age of {}: {} against {}", of, shown(younger->low), shown(older->low))};
}

std::optional<Judgement> judge_count(AttributeKind kind, const AttributeValue& a, const AttributeValue& b) {
  if (!a.sure || !b.sure || !a.day || !b.day) return std::nullopt;
  const char* what = kind == AttributeKind::killed ? "killed" : "injured";
  const auto [early, late] = *a.day <= *b.day ? std::pair(&a, &b) : std::pair(&b, &a);
  const auto [less, more] = a.low < b.low || (a.low == b.low && a.high < b.high) ? std::pair(&a, &b) : std::pair(&b, &a);
  const bool exact = a.low == a.high && b.low == b.high;
  const bool later = *late->day > *early->day;
  const bool grows = later && late == more;
  if (kind == AttributeKind::killed && exact && more->low - less->low == 1) {
    if (a.attacker || b.attacker) return Judgement{DifferenceKind::basis, fmt::format("killed: {} against {}, with or without the attacker", shown(less->low), shown(more->low))};
    if (a.unborn || b.unborn) return Judgement{DifferenceKind::basis, fmt::format("killed: {} against {}, with or without an unborn child", shown(less->low), shown(more->low))};
  }
  if (exact && a.harmed && b.harmed && *a.harmed == *b.harmed) {
    if (kind == AttributeKind::killed && grows) return Judgement{DifferenceKind::update, fmt::format("killed: {}, later {}", shown(early->low), shown(late->low))};
    return Judgement{DifferenceKind::basis, fmt::format("{}: {} against {}, killed and injured together are {} in both", what, shown(less->low), shown(more->low), shown(*a.harmed))};
  }
  if (exact && (early->corrects || late->corrects)) return Judgement{DifferenceKind::update, fmt::format("{}: {} against {}, and a report corrects an earlier number", what, shown(less->low), shown(more->low))};
  if (grows) return *late->day - *early->day <= 2 * year ? std::optional(Judgement{DifferenceKind::update, fmt::format("{}: {}, later {}", what, shown(*early), shown(*late))}) : std::nullopt;
  if (*late->day - *early->day > same_event) return std::nullopt;
  if (kind == AttributeKind::injured && exact && later && late->killed && *late->killed - early->killed.value_or(0) == more->low - less->low)
    return Judgement{DifferenceKind::basis, fmt::format("injured: {}, later {}: as many more are among the killed", shown(early->low), shown(late->low))};
  if (later) return Judgement{DifferenceKind::conflict, fmt::format("{}: {}, in a later report {}", what, shown(*early), shown(*late))};
  return Judgement{DifferenceKind::conflict, fmt::format("{}: {} against {}", what, shown(*less), shown(*more))};
}

// Reports that are on one side of whatever there is.
using Side = std::tuple<double, double, bool, std::optional<Day>, bool, bool, bool, std::optional<double>, std::optional<double>>;
Side side_of(const AttributeValue& v) { return {v.low, v.high, v.sure, v.day, v.attacker, v.unborn, v.corrects, v.harmed, v.killed}; }

}  // namespace

std::optional<Judgement> judge(AttributeKind kind, const AttributeValue& a, const AttributeValue& b, const std::string& of, bool generations) {
  if (a.low <= b.high && b.low <= a.high) return std::nullopt;
  return kind == AttributeKind::age ? judge_age(a, b, of, generations) : judge_count(kind, a, b);
}

std::vector<Difference> compare_values(const std::vector<Document>& documents, AttributeKind kind, const std::vector<AttributeValue>& values, const std::string& of, bool generations) {
  std::map<Side, std::vector<std::size_t>> sides;
  for (std::size_t i = 0; i < values.size(); ++i) sides[side_of(values[i])].push_back(i);
  std::vector<const std::vector<std::size_t>*> list;
  for (const auto& [side, members] : sides)
    if (list.size() < max_sides) list.push_back(&members);
  struct Kind {
    std::vector<bool> in;  // by value
    std::string rule;
    std::size_t pairs = 0;
  };
  std::array<Kind, 4> kinds;
  for (std::size_t i = 0; i < list.size(); ++i)
    for (std::size_t j = i + 1; j < list.size(); ++j) {
      const auto verdict = judge(kind, values[list[i]->front()], values[list[j]->front()], of, generations);
      if (!verdict) continue;
      Kind& k = kinds[static_cast<std::size_t>(verdict->kind)];
      k.in.resize(values.size());
      for (const auto* side : {list[i], list[j]})
        for (const std::size_t v : *side) k.in[v] = true;
      const std::size_t pairs = list[i]->size() * list[j]->size();  // the rule of the most
      if (pairs > k.pairs) {
        k.pairs = pairs;
        k.rule = verdict->rule;
      }
    }
  std::vector<Difference> out;
  for (std::size_t k = 0; k < kinds.size(); ++k) {
    if (kinds[k].in.empty()) continue;
    Difference d;
    d.slot = Slot::number;
    d.kind = static_cast<DifferenceKind>(k);
    d.rule = kinds[k].rule;
    std::map<std::pair<double, double>, std::size_t> at;
    for (std::size_t v = 0; v < values.size(); ++v) {
      if (!kinds[k].in[v]) continue;
      const auto [it, fresh] = at.try_emplace({values[v].low, values[v].high}, d.values.size());
      if (fresh) d.values.push_back({std::string(view(documents[values[v].report].report.text, values[v].numbers.front())), {}});
      for (const Span s : values[v].numbers) d.values[it->second].spans.push_back({values[v].report, s});
      // Shown by a number alone where some report has one: "17" sooner than "10 women, 7 men".
      for (const Span s : values[v].numbers)
        if (std::string& known = d.values[it->second].value; known.find(' ') != std::string::npos && view(documents[values[v].report].report.text, s).find(' ') == std::string_view::npos)
          known = std::string(view(documents[values[v].report].report.text, s));
    }
    out.push_back(std::move(d));
  }
  return out;
}

}  // namespace synoptic::align
