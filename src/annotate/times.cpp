#include "annotate/times.hpp"
namespace synoptic::annotate {
std::vector<Time> find_times(const Report&, const Text&, std::optional<Day>) { return {}; }
std::vector<DateStamp> infer_published(const std::vector<Document>& d) { std::vector<DateStamp> o; for (auto& x : d) o.push_back(x.report.published); return o; }
}  // namespace synoptic::annotate
