// A paragraph is known by its letters and digits. For each that three or more reports of an outlet carry, three of them are
// looked for that are unrelated two by two: of the names in the rest of their text (words with a capital where no sentence
// begins) the smaller set has less than `related_share` in the other. Names that most of the outlet's reports have (its own,
// its country's) tell nothing and are not counted. Only the first `max_tried` carriers, by id, are tried.
#include "ingest/repeated.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "base/hash.hpp"
#include "ingest/lines.hpp"

namespace synoptic::ingest {
namespace {

constexpr std::size_t min_reports = 3;
constexpr std::size_t max_tried = 40;
constexpr double related_share = 0.25;
constexpr double common_share = 0.5;  // of an outlet's reports: a name in more of them is nobody's
constexpr std::size_t min_key_bytes = 12;

using Names = std::unordered_set<std::uint64_t>;

std::string outlet_key(const Report& r) {
  if (!r.outlet) return {};
  return r.outlet->domain.empty() ? key_of(r.outlet->name) : r.outlet->domain;
}

struct Carrier {
  std::size_t report;   // of the outlet's list
  std::size_t section;
};

// Capitalised words of a paragraph that do not begin a sentence.
void add_names(std::string_view text, Names& out) {
  const auto words = split_words(text);
  for (std::size_t i = 1; i < words.size(); ++i) {
    const auto written = view(text, words[i].span);
    const auto between = text.substr(words[i - 1].span.end, words[i].span.begin - words[i - 1].span.end);
    if (words[i].fold.size() < 3 || !starts_upper(written) || between.find_first_of(".!?:\n\"") != std::string_view::npos || between.find("“") != std::string_view::npos) continue;
    out.insert(hash64(words[i].fold));
  }
}

class OutletReports {
 public:
  explicit OutletReports(std::vector<Report*> reports) : reports_(std::move(reports)) {}

  void mark() {
    std::unordered_map<std::uint64_t, std::vector<Carrier>> carriers;
    for (std::size_t r = 0; r < reports_.size(); ++r)
      for (std::size_t s = 0; s < reports_[r]->sections.size(); ++s)
        if (const auto key = key_at(r, s)) {
          auto& list = carriers[key];
          list.push_back({r, s});
        }
    for (const auto& [key, list] : carriers)
      if (reports_of(list) >= min_reports) repeated_.insert(key);
    if (repeated_.empty()) return;
    read_names();
    for (const auto key : repeated_) {
      const auto& list = carriers[key];
      if (!unrelated(list)) continue;
      for (const Carrier& c : list) reports_[c.report]->sections[c.section].kind = SectionKind::boilerplate;
    }
  }

 private:
  // Of a body paragraph long enough to be known again; 0: none.
  [[nodiscard]] std::uint64_t key_at(std::size_t r, std::size_t s) const {
    const Section& section = reports_[r]->sections[s];
    if (section.kind != SectionKind::body) return 0;
    const std::string key = key_of(view(reports_[r]->text, section.span));
    return key.size() < min_key_bytes ? 0 : hash64(key) | 1;
  }

  static std::size_t reports_of(const std::vector<Carrier>& list) {
    std::size_t n = 0;
    for (std::size_t i = 0; i < list.size(); ++i) n += i == 0 || list[i].report != list[i - 1].report;
    return n;
  }

  void read_names() {
    names_.resize(reports_.size());
    std::unordered_map<std::uint64_t, std::size_t> count;
    for (std::size_t r = 0; r < reports_.size(); ++r) {
      const Report& report = *reports_[r];
      for (std::size_t s = 0; s < report.sections.size(); ++s)
        if (report.sections[s].kind == SectionKind::body && repeated_.count(key_at(r, s)) == 0) add_names(view(report.text, report.sections[s].span), names_[r]);
      for (const auto name : names_[r]) ++count[name];
    }
    if (reports_.size() < 2 * min_reports) return;  // too few to tell what is common
    const auto most = static_cast<std::size_t>(common_share * static_cast<double>(reports_.size()));
    for (Names& names : names_) std::erase_if(names, [&](auto name) { return count[name] > most; });
  }

  [[nodiscard]] bool related(std::size_t a, std::size_t b) const {
    const Names &x = names_[a].size() < names_[b].size() ? names_[a] : names_[b], &y = &x == &names_[a] ? names_[b] : names_[a];
    if (x.empty()) return reports_[a]->title.empty() || key_of(reports_[a]->title) == key_of(reports_[b]->title);
    const auto shared = static_cast<double>(std::count_if(x.begin(), x.end(), [&](auto name) { return y.count(name) != 0; }));
    return shared >= related_share * static_cast<double>(x.size());
  }

  [[nodiscard]] bool unrelated(const std::vector<Carrier>& list) const {
    std::vector<std::size_t> chosen;
    for (std::size_t i = 0; i < list.size() && i < max_tried; ++i) {
      const std::size_t r = list[i].report;
      if (std::any_of(chosen.begin(), chosen.end(), [&](auto c) { return c == r || related(c, r); })) continue;
      chosen.push_back(r);
      if (chosen.size() == min_reports) return true;
    }
    return false;
  }

  std::vector<Report*> reports_;  // by id
  std::unordered_set<std::uint64_t> repeated_;
  std::vector<Names> names_;
};

}  // namespace

void mark_repeated(std::vector<Report>& reports) {
  std::map<std::string, std::vector<Report*>> outlets;
  for (Report& r : reports)
    if (auto key = outlet_key(r); !key.empty()) outlets[std::move(key)].push_back(&r);
  for (auto& [key, list] : outlets) {
    if (list.size() < min_reports) continue;
    std::sort(list.begin(), list.end(), [](const Report* a, const Report* b) { return std::pair(std::string_view(a->id), std::string_view(a->ref)) < std::pair(std::string_view(b->id), std::string_view(b->ref)); });
    OutletReports(std::move(list)).mark();
  }
}

}  // namespace synoptic::ingest
