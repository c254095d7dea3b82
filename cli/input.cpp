#include "cli/input.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <optional>

#include "base/parallel.hpp"

namespace synoptic::cli {
namespace {

constexpr std::size_t batch_items = 256;
constexpr std::size_t batch_bytes = 64u << 20;

}  // namespace

Tally for_each_report(source::Walk& walk, const World& world, unsigned threads, const Take& take) {
  return for_each_report(walk, [&](source::Entry entry) { return source::read_entry(std::move(entry), world); }, threads, take);
}

Tally for_each_report(source::Walk& walk, const Parse& parse, unsigned threads, const Take& take) {
  Tally tally;
  std::vector<source::Entry> batch;
  std::vector<std::optional<Result<Report>>> results;
  for (bool more = true; more;) {
    batch.clear();
    for (std::size_t bytes = 0; batch.size() < batch_items && bytes < batch_bytes;) {
      auto entry = walk.next();
      if (!entry) {
        more = false;
        break;
      }
      bytes += entry->bytes ? entry->bytes->size() : 0;
      batch.push_back(std::move(*entry));
    }
    std::vector<std::pair<std::string, std::size_t>> places;
    places.reserve(batch.size());
    for (const auto& entry : batch) places.emplace_back(entry.place, entry.line);
    results.assign(batch.size(), std::nullopt);
    parallel_for(batch.size(), threads, [&](std::size_t i) { results[i] = parse(std::move(batch[i])); });
    for (std::size_t i = 0; i < batch.size(); ++i) {
      ++(results[i]->has_value() ? tally.reports : tally.errors);
      take(std::move(*results[i]), places[i].first, places[i].second);
    }
  }
  return tally;
}

void tell_left_out(const source::Walk& walk, const Tally& tally) {
  if (const auto& files = walk.other_files(); !files.empty())
    std::cerr << fmt::format("synoptic: {} {} of other kinds not read: {}{}\n", files.size(), files.size() == 1 ? "file" : "files", files.front().string(),
                             files.size() > 1 ? ", ..." : "");
  const auto& left_out = walk.left_out();
  if (left_out.total() == 0) return;
  std::vector<std::pair<std::uint64_t, std::string_view>> reasons;
  for (const auto& [reason, count] : left_out.reasons()) reasons.emplace_back(count, reason);
  std::stable_sort(reasons.begin(), reasons.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::string list;
  for (const auto& [count, reason] : reasons) list += fmt::format("{}{} {}", list.empty() ? "" : ", ", count, reason);
  std::cerr << fmt::format("synoptic: {} in: {} reports + {} errors + {} left out ({})\n", tally.reports + tally.errors + left_out.total(), tally.reports, tally.errors,
                           left_out.total(), list);
}

}  // namespace synoptic::cli
