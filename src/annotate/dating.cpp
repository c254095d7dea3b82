#include "annotate/times.hpp"
namespace synoptic::annotate {
std::vector<DateStamp> infer_published(const std::vector<Document>& documents) {
  std::vector<DateStamp> out;
  for (const Document& d : documents) out.push_back(d.report.published);
  return out;
}
}  // namespace synoptic::annotate
