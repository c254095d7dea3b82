#include "ingest/ingest.hpp"

#include <nlohmann/json.hpp>
namespace synoptic::ingest {
Format sniff(std::string_view, const std::filesystem::path&) { return Format::text; }
Result<Report> read_bytes(std::string_view bytes, Format, const Given& g, const World& w, const Options& o) { return read_text(std::string(bytes), g, w, o); }
Result<Report> read_text(std::string text, const Given& given, const World&, const Options&) {
  Report r;
  r.ref = given.ref; r.title = given.title; r.url = given.url;
  if (!given.outlet.empty()) r.outlet = Outlet{given.outlet, ""};
  if (!given.published.empty()) r.published = {given.published, DateBasis::metadata, {}};
  r.text = std::move(text);
  std::size_t at = 0;
  while (at < r.text.size()) {
    auto nl = r.text.find('\n', at);
    if (nl == std::string::npos) nl = r.text.size();
    if (nl > at) r.sections.push_back({{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(nl)}, SectionKind::body});
    at = nl + 1;
  }
  r.id = make_report_id(r);
  return r;
}
Result<Report> read_record(std::string_view line, const World& world, const Options& o) {
  const auto j = nlohmann::json::parse(line, nullptr, false);
  if (j.is_discarded() || !j.is_object()) return fail(ErrorCode::invalid, "not a JSON object");
  Given g;
  g.ref = j.value("id", ""); g.title = j.value("title", ""); g.url = j.value("url", ""); g.outlet = j.value("outlet", ""); g.published = j.value("published", "");
  return read_text(j.value("text", ""), g, world, o);
}
}  // namespace synoptic::ingest
