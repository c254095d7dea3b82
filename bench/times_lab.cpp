// Workbench for the time tagger: records in, records with nothing but their times out, so that the scorers that read `synoptic
// analyse` may run without the language layer.
//
//   times_lab [...] < RECORDS.jsonl     {"id","text","published"?} a line -> {"ref","text","times"} a line; arguments are ignored
#include <iostream>

#include <nlohmann/json.hpp>

#include "annotate/times.hpp"

using namespace synoptic;

int main() {
  for (std::string line; std::getline(std::cin, line);) {
    const auto j = nlohmann::json::parse(line);
    Report r;
    r.text = j.at("text").get<std::string>();
    r.published.value = j.value("published", "");
    if (j.contains("outlet") && j["outlet"].is_object()) r.outlet = Outlet{j["outlet"].value("name", ""), j["outlet"].value("domain", "")};
    r.sections.push_back({{0, static_cast<std::uint32_t>(r.text.size())}, SectionKind::body});
    auto times = nlohmann::json::array();
    for (const Time& t : annotate::find_times(r, {}, r.published.day()))
      times.push_back({{"begin", t.span.begin}, {"end", t.span.end}, {"type", name_of(t.type)}, {"value", t.value}, {"mod", t.mod},
                       {"from", t.from ? format_day(*t.from) : ""}, {"to", t.to ? format_day(*t.to) : ""}, {"rule", t.rule}});
    std::cout << nlohmann::json{{"ref", j.at("id")}, {"text", r.text}, {"times", std::move(times)}}.dump() << "\n";
  }
}
