#include "align/statements_rank.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <string>

#include "align/clarity.hpp"
#include "base/utf8.hpp"

namespace synoptic::align {
namespace {

constexpr double unclear = 8;   // taken from the weight of a row that nobody can read by itself
constexpr double caption = 8;   // ... of what is said of a picture, or to readers
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
  static constexpr auto openings = std::to_array<std::string_view>({"caption", "click", "file", "here", "hide", "image", "photo", "photos", "picture", "pictured", "published", "read", "related", "slide", "video", "watch"});
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
  for (int i = 0; i < 3 && after != words.end(); ++i, ++after)
    if (form(*after) == "photo" || form(*after) == "image") return true;
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
  void add(const Statement& s) {
    for (const Place& p : s.spans) places_[p.report].emplace(p.span.begin, p.span.end);
  }

 private:
  std::vector<std::multimap<std::uint32_t, std::uint32_t>> places_;  // by report: begin and end
};

}  // namespace

void rank_statements(const std::vector<Document>& documents, std::vector<Statement>& statements) {
  for (Statement& s : statements) {
    const Document& d = documents[s.shown.report];
    if (clarity(d, s.shown.span) < clear_enough) s.weight -= unclear;
    if (is_caption(d, s.shown.span)) s.weight -= caption;
  }
  sort(statements);
  Taken taken(documents.size());
  for (Statement& s : statements) {
    if (s.status != Status::differ && taken.has(s)) s.weight -= doubled;
    taken.add(s);
  }
  sort(statements);
  for (std::size_t i = 0; i < statements.size(); ++i) statements[i].id = fmt::format("s{}", i + 1);
}

}  // namespace synoptic::align
