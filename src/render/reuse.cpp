#include "render/reuse.hpp"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <span>

#include "base/hash.hpp"
#include "base/utf8.hpp"

namespace synoptic::render {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::uint64_t spark_seed = 42;

std::string dump(const Json& j) { return j.dump(-1, ' ', false, Json::error_handler_t::replace); }
Json text_or_null(const std::string& s) { return s.empty() ? Json(nullptr) : Json(s); }
double hundredths(double share) { return std::round(100 * share) / 100; }

Json json(const ReuseSide& s) {
  return {{"report", s.report}, {"ref", s.ref}, {"outlet", text_or_null(s.outlet)}, {"published", text_or_null(s.published)},
          {"begin", s.place.span.begin}, {"end", s.place.span.end}, {"quote", s.place.quote}};
}
Json json(const std::string& report, const std::optional<ReusePlace>& p) {
  if (!p) return nullptr;
  return {{"report", report}, {"begin", p->span.begin}, {"end", p->span.end}, {"quote", p->quote}};
}

std::int64_t uid(const std::string& id) { return static_cast<std::int64_t>(xxh64(id, spark_seed)); }

}  // namespace

std::string reuse_json(const ReusePair& pair) {
  Json edits = Json::array();
  for (const ReuseChange& c : pair.changes) {
    edits.push_back({{"kind", name_of(!c.a ? EditKind::insert : !c.b ? EditKind::remove : EditKind::replace)},
                     {"a", json(pair.a.report, c.a)}, {"b", json(pair.b.report, c.b)}});
    if (c.manner != EditManner::other) edits.back()["manner"] = name_of(c.manner);
  }
  return dump({{"schema", "synoptic/reuse/1"}, {"kind", pair.changes.empty() ? "verbatim" : "edited"}, {"words", pair.words},
               {"share", hundredths(pair.share)}, {"quotation", pair.quotation},
               {"matter", {{"prose", hundredths(pair.matter.prose)}, {"quotation", hundredths(pair.matter.quotation)}, {"name", hundredths(pair.matter.name)}}},
               {"a", json(pair.a)}, {"b", json(pair.b)}, {"edits", std::move(edits)}});
}

std::string passim_json(const PassimRow& row) {
  Json sources = Json::array();
  for (const PassimSource& s : row.sources) sources.push_back({{"uid", uid(s.id)}, {"begin", s.begin}, {"end", s.end}});
  Json j{{"cluster", row.cluster}, {"size", row.size}, {"uid", uid(row.id)}, {"id", row.id}};
  const auto add = [&](const char* name, const std::string& value) {
    if (!value.empty()) j[name] = value;
  };
  add("series", row.series);
  add("date", row.date);
  add("title", row.title);
  j["begin"] = row.begin;
  j["end"] = row.end;
  j["text"] = row.text;
  j["src"] = std::move(sources);
  j["pboiler"] = row.boilerplate;
  return dump(j);
}

std::uint64_t characters_before(std::string_view text, std::size_t at) {
  text = text.substr(0, at);
  return static_cast<std::uint64_t>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::vector<PassimRow> passim_rows(const Dossier& d, std::uint64_t first) {
  std::vector<PassimRow> out;
  for (const Passage& p : d.passages) {
    for (const Place& s : p.spans) {
      const Report& r = d.documents[s.report].report;
      const std::uint64_t begin = characters_before(r.text, s.span.begin);
      const std::string_view text = view(r.text, s.span);
      PassimRow row{r.ref.empty() ? r.id : r.ref, "", r.published.value, r.title, first, p.spans.size(), begin, begin + characters_before(text, text.size()), std::string(text), {}, 0};
      if (r.outlet) row.series = r.outlet->name.empty() ? r.outlet->domain : r.outlet->name;
      if (&s != &p.spans.front()) {
        const PassimRow& source = out[out.size() - static_cast<std::size_t>(&s - &p.spans.front())];
        row.sources.push_back({source.id, source.begin, source.end});
        row.boilerplate = !row.series.empty() && row.series == source.series ? 1 : 0;
      }
      out.push_back(std::move(row));
    }
    const auto cluster = std::span(out).last(p.spans.size());
    double same = 0;
    for (const PassimRow& row : cluster) same += row.boilerplate;
    for (PassimRow& row : cluster) row.boilerplate = p.spans.size() > 1 ? same / static_cast<double>(p.spans.size() - 1) : 0;
    ++first;
  }
  return out;
}

}  // namespace synoptic::render
