// Addresses and texts are compared by key, so no pair of reports is ever looked at but those that share one. Differences are
// those of Myers' O(ND) algorithm over words ("An O(ND) Difference Algorithm and Its Variations", 1986), up to `max_steps`
// words: a text that changed more has been rewritten, and is told as one edit between its common head and tail.
#include "ingest/versions.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "base/date.hpp"
#include "base/hash.hpp"
#include "base/utf8.hpp"
#include "ingest/addresses.hpp"
#include "ingest/lines.hpp"
#include "ingest/metadata.hpp"

namespace synoptic::ingest {
namespace {

constexpr int max_steps = 600;                 // words taken out and put in; the trace of one comparison is 1.4 MB
constexpr std::size_t max_words = 200'000;
constexpr double min_shared = 0.15;            // of the three-word runs of the shorter text, for two versions without a common title
constexpr std::size_t min_copied_bytes = 200;  // shorter texts ("Page not found") say nothing
constexpr int max_reports_of_an_address = 4;   // that have nothing in common: an address that is no report's own

struct Words {
  std::vector<Span> spans;
  std::vector<std::uint64_t> keys;
};
Words words_of(std::string_view text) {
  Words out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = text.find_first_not_of(" \t\n", at);
    if (begin == std::string_view::npos) break;
    const std::size_t end = std::min(text.find_first_of(" \t\n", begin), text.size());
    out.spans.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    out.keys.push_back(hash64(text.substr(begin, end - begin)));
    at = end;
  }
  return out;
}

// Words [a_begin, a_end) became [b_begin, b_end).
struct Hunk {
  std::size_t a_begin, a_end, b_begin, b_end;
};
std::vector<Hunk> compare(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  std::size_t head = 0, tail = 0;
  while (head < a.size() && head < b.size() && a[head] == b[head]) ++head;
  while (tail < a.size() - head && tail < b.size() - head && a[a.size() - 1 - tail] == b[b.size() - 1 - tail]) ++tail;
  const int n = static_cast<int>(a.size() - head - tail), m = static_cast<int>(b.size() - head - tail);
  if (n == 0 && m == 0) return {};
  const std::vector<Hunk> whole{{head, head + static_cast<std::size_t>(n), head, head + static_cast<std::size_t>(m)}};
  if (n == 0 || m == 0 || a.size() + b.size() > max_words) return whole;
  const auto same = [&](int x, int y) { return a[head + static_cast<std::size_t>(x)] == b[head + static_cast<std::size_t>(y)]; };
  const int limit = std::min(n + m, max_steps);
  std::vector<int> v(static_cast<std::size_t>(2 * limit + 3), 0);
  const auto at = [&](int k) -> int& { return v[static_cast<std::size_t>(k + limit + 1)]; };
  std::vector<std::vector<int>> trace;
  int steps = -1;
  for (int d = 0; d <= limit && steps < 0; ++d) {
    trace.emplace_back(v.begin() + (limit + 1 - d), v.begin() + (limit + 1 + d) + 1);  // diagonals -d..d before this step
    for (int k = -d; k <= d; k += 2) {
      int x = k == -d || (k != d && at(k - 1) < at(k + 1)) ? at(k + 1) : at(k - 1) + 1;
      int y = x - k;
      while (x < n && y < m && same(x, y)) ++x, ++y;
      at(k) = x;
      if (x >= n && y >= m) {
        steps = d;
        break;
      }
    }
  }
  if (steps < 0) return whole;
  std::vector<Hunk> out;
  int x = n, y = m;
  for (int d = steps; d > 0; --d) {
    const auto& before = trace[static_cast<std::size_t>(d)];
    const auto old = [&](int k) { return k < -d || k > d ? 0 : before[static_cast<std::size_t>(k + d)]; };
    const int k = x - y;
    const bool down = k == -d || (k != d && old(k - 1) < old(k + 1));
    const int from_k = down ? k + 1 : k - 1, from_x = old(from_k), from_y = from_x - from_k;
    const auto w = [&](int i) { return head + static_cast<std::size_t>(i); };
    const Hunk step = down ? Hunk{w(from_x), w(from_x), w(from_y), w(from_y + 1)} : Hunk{w(from_x), w(from_x + 1), w(from_y), w(from_y)};
    if (!out.empty() && out.back().a_begin == step.a_end && out.back().b_begin == step.b_end) {
      out.back().a_begin = step.a_begin;
      out.back().b_begin = step.b_begin;
    } else {
      out.push_back(step);
    }
    x = from_x;
    y = from_y;
  }
  std::reverse(out.begin(), out.end());
  return out;
}

std::int64_t instant(const DateStamp& d) {
  if (const auto seconds = parse_instant(d.value)) return *seconds;
  if (const auto day = d.day()) return std::int64_t{*day} * 86'400;
  return std::numeric_limits<std::int64_t>::min();
}

// Later states are greater; the rest makes the order total.
auto state_key(const Report& r) {
  const auto fetched = parse_instant(r.fetched).value_or(std::numeric_limits<std::int64_t>::min());
  return std::tuple(r.complete, std::max(instant(r.modified), instant(r.published)), fetched, std::string_view(r.id), std::string_view(r.ref));
}

std::unordered_set<std::uint64_t> runs_of(const Words& words) {
  std::unordered_set<std::uint64_t> out;
  for (std::size_t i = 0; i + 2 < words.keys.size(); ++i) out.insert(words.keys[i] * 3 + words.keys[i + 1] * 5 + words.keys[i + 2] * 7);
  return out;
}

bool alike(const Report& a, const Report& b, const std::unordered_set<std::uint64_t>& runs_of_a) {
  if (a.text == b.text) return true;
  const std::string title = key_of(a.title);
  if (!title.empty() && title == key_of(b.title)) return true;
  const auto runs = runs_of(words_of(b.text));
  std::size_t shared = 0;
  for (const auto run : runs) shared += runs_of_a.count(run);
  const std::size_t least = std::min(runs.size(), runs_of_a.size());
  return least > 0 && static_cast<double>(shared) >= min_shared * static_cast<double>(least);
}

DateStamp without_evidence(const DateStamp& d) { return {d.value, d.basis, {}, d.source}; }

// What another reading of the same report knows and this one does not.
void fill(Report& r, const Report& other) {
  if (r.title.empty()) r.title = other.title;
  if (r.authors.empty()) r.authors = other.authors;
  if (r.published.basis == DateBasis::none || (r.published.basis == DateBasis::url && other.published.basis == DateBasis::metadata)) r.published = without_evidence(other.published);
  for (const std::string& c : other.credits)
    if (std::find(r.credits.begin(), r.credits.end(), c) == r.credits.end()) r.credits.push_back(c);
}

// Folds the states of one report (indices into `all`, latest last) into the latest. Copies have no history of their own.
void fold(std::vector<Report>& all, const std::vector<std::size_t>& states, bool copies, std::vector<bool>& gone) {
  Report& latest = all[states.back()];
  for (const std::size_t i : states) {
    if (i == states.back()) continue;
    const Report& r = all[i];
    gone[i] = true;
    fill(latest, r);
    for (const Version& v : r.versions) {
      latest.versions.push_back(v);
      if (r.text != latest.text) latest.versions.back().edits.clear();  // they led to another text
    }
    if (copies || r.text == latest.text || !r.complete) continue;
    latest.versions.push_back({r.ref, r.title, without_evidence(r.published), without_evidence(r.modified), r.fetched, edits_between(r.text, latest.text)});
  }
}

std::string outlet_key(const Report& r) {
  if (!r.outlet) return {};
  return r.outlet->domain.empty() ? key_of(r.outlet->name) : r.outlet->domain;
}

// The address a page gives for itself, unless it is another site's.
const std::string& own_address(const Report& r) {
  return !r.canonical.empty() && (r.url.empty() || domain_of(r.canonical) == domain_of(r.url)) ? r.canonical : r.url;
}

}  // namespace

std::vector<VersionEdit> edits_between(std::string_view before, std::string_view after) {
  const Words a = words_of(before), b = words_of(after);
  std::vector<VersionEdit> out;
  for (const Hunk& h : compare(a.keys, b.keys)) {
    VersionEdit edit;
    if (h.b_begin < h.b_end) edit.span = {b.spans[h.b_begin].begin, b.spans[h.b_end - 1].end};
    else edit.span.begin = edit.span.end = h.b_begin < b.spans.size() ? b.spans[h.b_begin].begin : static_cast<std::uint32_t>(after.size());
    if (h.a_begin < h.a_end) edit.was = std::string(before.substr(a.spans[h.a_begin].begin, a.spans[h.a_end - 1].end - a.spans[h.a_begin].begin));
    out.push_back(std::move(edit));
  }
  return out;
}

std::vector<Report> fold_versions(std::vector<Report> all) {
  std::vector<bool> gone(all.size());
  std::vector<std::size_t> place(all.size());  // of the first of those that it stands for
  for (std::size_t i = 0; i < place.size(); ++i) place[i] = i;
  const auto folded = [&](const std::vector<std::size_t>& states, bool copies) {
    fold(all, states, copies, gone);
    for (const std::size_t i : states) place[states.back()] = std::min(place[states.back()], place[i]);
  };

  std::map<std::string, std::vector<std::size_t>> by_address;
  for (std::size_t i = 0; i < all.size(); ++i)
    if (auto key = address_key(own_address(all[i])); !key.empty()) by_address[std::move(key)].push_back(i);
  for (auto& [key, members] : by_address) {
    std::sort(members.begin(), members.end(), [&](auto a, auto b) { return state_key(all[a]) < state_key(all[b]); });
    for (int round = 0; members.size() > 1 && round < max_reports_of_an_address; ++round) {
      const std::size_t latest = members.back();
      const auto runs = runs_of(words_of(all[latest].text));
      std::vector<std::size_t> states, others;
      for (const std::size_t i : members) (i == latest || alike(all[latest], all[i], runs) ? states : others).push_back(i);
      if (states.size() > 1) folded(states, false);
      members = std::move(others);
    }
  }

  std::map<std::pair<std::string, std::uint64_t>, std::vector<std::size_t>> by_text;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (gone[i] || all[i].url.empty()) continue;
    std::string outlet = outlet_key(all[i]), prose;
    if (outlet.empty()) continue;
    for (const Section& s : all[i].sections)
      if (is_prose(s.kind)) prose += key_of(view(all[i].text, s.span));
    if (prose.size() >= min_copied_bytes) by_text[{std::move(outlet), hash64(prose)}].push_back(i);
  }
  for (auto& [key, members] : by_text) {
    if (members.size() < 2) continue;
    // The oldest address stands for the text.
    std::sort(members.begin(), members.end(), [&](auto a, auto b) {
      const auto order = [&](const Report& r) { return std::tuple(!r.complete, r.published.basis == DateBasis::none, instant(r.published), std::string_view(r.url), std::string_view(r.id)); };
      return order(all[b]) < order(all[a]);
    });
    Report& kept = all[members.back()];
    for (const std::size_t i : members) {
      if (i == members.back()) continue;
      kept.also_at.push_back(all[i].url);
      kept.also_at.insert(kept.also_at.end(), all[i].also_at.begin(), all[i].also_at.end());
    }
    folded(members, true);
    std::sort(kept.also_at.begin(), kept.also_at.end());
    kept.also_at.erase(std::unique(kept.also_at.begin(), kept.also_at.end()), kept.also_at.end());
    std::erase(kept.also_at, kept.url);
  }

  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < all.size(); ++i)
    if (!gone[i]) order.push_back(i);
  std::sort(order.begin(), order.end(), [&](auto a, auto b) { return place[a] < place[b]; });
  std::vector<Report> out;
  out.reserve(order.size());
  for (const std::size_t i : order) out.push_back(std::move(all[i]));
  return out;
}

}  // namespace synoptic::ingest
