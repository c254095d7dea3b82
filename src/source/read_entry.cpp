#include "ingest/source_map.hpp"
#include "source/source.hpp"

namespace synoptic::source {
namespace {

ingest::SourceMap map_of(const std::vector<RawSpan>& pieces) {
  ingest::SourceMap map;
  for (const RawSpan& p : pieces) {
    if (p.text.size() == p.raw_end - p.raw_begin) map.copied(p.text.begin, p.text.size(), p.raw_begin);
    else map.replaced(p.text.begin, p.text.size(), p.raw_begin, p.raw_end);
  }
  return map;
}

}  // namespace

Result<Report> read_entry(Entry entry, const World& world, const ingest::Options& options) {
  if (!entry.bytes) return tl::unexpected(std::move(entry.bytes.error()));
  auto report = ingest::read_bytes(*entry.bytes, entry.format, entry.given, world, options);
  if (report && !entry.raw.empty()) report->raw_spans = map_of(report->raw_spans).through(map_of(entry.raw)).pieces();
  return report;
}

}  // namespace synoptic::source
