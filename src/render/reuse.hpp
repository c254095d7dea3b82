// Text found again in other reports as JSON lines: our own record of a pair, and passim's row of a passage.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "doc/dossier.hpp"

namespace synoptic::render {

// One side of a pair, or of a change between the two.
struct ReusePlace {
  Span span;
  std::string quote;  // its bytes
};
struct ReuseSide {
  std::string report, ref, outlet, published;  // id, as it came; the last two may be empty
  ReusePlace place;
};
struct ReuseChange {
  std::optional<ReusePlace> a, b;
  EditManner manner = EditManner::other;
};
struct ReusePair {
  ReuseSide a, b;          // b came later in the stream
  std::uint32_t words = 0; // equal ones
  double share = 0;        // of the prose of b, 0..1
  bool quotation = false;
  Matter matter;
  std::vector<ReuseChange> changes;
};
[[nodiscard]] std::string reuse_json(const ReusePair& pair);  // "schema": "synoptic/reuse/1"

// A passage of a cluster, in the field names of passim (github.com/dasmiq/passim, `out.json`).
struct PassimSource {
  std::string id;
  std::uint64_t begin = 0, end = 0;
};
struct PassimRow {
  std::string id, series, date, title;  // of the document; all but `id` may be empty and are then left out
  std::uint64_t cluster = 0, size = 0;  // size: documents in the cluster
  std::uint64_t begin = 0, end = 0;     // in characters (Unicode code points), half-open
  std::string text;                     // of the passage
  std::vector<PassimSource> sources;    // passages of other documents that it has text of
  double boilerplate = 0;               // share of the cluster's passages that come from the same series
};
// "uid" of a document is Spark's xxhash64 of its id, as passim makes it.
[[nodiscard]] std::string passim_json(const PassimRow& row);

// Characters of `text` before byte `at`.
[[nodiscard]] std::uint64_t characters_before(std::string_view text, std::size_t at);

// The passages of a story as clusters, the first report of each as the source of the others. `first`: number of the first.
[[nodiscard]] std::vector<PassimRow> passim_rows(const Dossier& dossier, std::uint64_t first = 0);

}  // namespace synoptic::render
