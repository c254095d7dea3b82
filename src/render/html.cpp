// The template (web/index.html) names its parts as {{name}}; they are filled in one pass from left to right, so that nothing
// that came in with the data is taken for a placeholder. The scripts of web/ follow each other in the order of CMakeLists.txt
// inside one <script>, because a page opened from a file may not import modules.
//
// Two kinds of text enter the file outside the template: our own script and style, which the tests keep free of "</script" and
// "</style", and data. Data stands only in the title (escaped) and in one <script type="application/json">, which ends at the
// first "</script" and changes its meaning at "<!--"; in JSON '<' can only stand inside a string, so writing every '<' as
// \u003c closes both doors.
#include "render/html.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/embedded.hpp"
#include "render/json.hpp"
#include "render/sha256.hpp"

namespace synoptic {
extern const EmbeddedFile embedded_web[];
extern const std::size_t embedded_web_count;
}  // namespace synoptic

namespace synoptic::render {
namespace {

using Json = nlohmann::ordered_json;

bool ends_with(std::string_view s, std::string_view end) { return s.size() >= end.size() && s.substr(s.size() - end.size()) == end; }

// The embedded files whose names end so, one after the other.
std::string embedded(std::string_view ending) {
  std::string out;
  for (std::size_t i = 0; i < embedded_web_count; ++i)
    if (ends_with(embedded_web[i].name, ending)) out += embedded_web[i].bytes();
  return out;
}

std::string escape_html(std::string_view text) {
  std::string out;
  for (const char c : text) switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      case '\0': out += "\xEF\xBF\xBD"; break;
      default: out += c;
    }
  return out;
}

std::string page_title(const std::vector<Dossier>& dossiers) {
  if (dossiers.size() != 1) return fmt::format("{} stories side by side", dossiers.size());
  return dossiers[0].title.empty() ? "A story side by side" : dossiers[0].title;
}

Json provenance(const Dossier& d) {
  const Provenance& p = d.provenance;
  const auto id = [&](std::uint32_t origin) { return origin < p.origins.size() ? Json(p.origins[origin].id) : Json(nullptr); };
  Json own = Json::array(), stretches = Json::array();
  for (std::size_t i = 0; i < d.documents.size(); ++i) {
    own.push_back(i < p.own.size() ? id(p.own[i]) : Json(nullptr));
    Json list = Json::array();
    if (i < p.stretches.size())
      for (const auto& s : p.stretches[i]) list.push_back({s.span.begin, s.span.end, id(s.origin)});
    stretches.push_back(std::move(list));
  }
  return {{"own", std::move(own)}, {"stretches", std::move(stretches)}};
}

std::string page_data(const std::vector<Dossier>& dossiers, const std::vector<CorpusIdentity>& identities) {
  std::string out = "{\"stories\":[";
  for (std::size_t i = 0; i < dossiers.size(); ++i) out += (i ? "," : "") + dossier_json(dossiers[i]);
  out += "],\"provenance\":[";
  for (std::size_t i = 0; i < dossiers.size(); ++i)
    out += (i ? "," : "") + provenance(dossiers[i]).dump(-1, ' ', false, Json::error_handler_t::replace);
  return out + "],\"identities\":" + identities_json(identities, dossiers) + "}";
}

}  // namespace

std::string json_for_script(std::string_view json) {
  std::string out;
  out.reserve(json.size());
  for (std::size_t i = 0; i < json.size(); ++i) {
    const std::string_view rest = json.substr(i, 3);
    if (json[i] == '<') {
      out += "\\u003c";
    } else if (rest == "\xE2\x80\xA8" || rest == "\xE2\x80\xA9") {
      out += rest == "\xE2\x80\xA8" ? "\\u2028" : "\\u2029";
      i += 2;
    } else {
      out += json[i];
    }
  }
  return out;
}

std::string page_html(const std::vector<Dossier>& dossiers, const std::vector<CorpusIdentity>& identities) {
  const std::string page = embedded(".html"), style = embedded(".css"), script = embedded(".js");
  const std::string csp = fmt::format("default-src 'none'; script-src '{}'; style-src '{}'; img-src data:; base-uri 'none'; form-action 'none'",
                                      csp_hash(script), csp_hash(style));
  const auto part = [&](std::string_view name) -> std::string {
    if (name == "csp") return csp;
    if (name == "title") return escape_html(page_title(dossiers));
    if (name == "style") return style;
    if (name == "script") return script;
    if (name == "data") return json_for_script(page_data(dossiers, identities));
    return {};
  };

  std::string out;
  for (std::size_t at = 0; at < page.size();) {
    const std::size_t open = page.find("{{", at);
    const std::size_t close = open == std::string::npos ? open : page.find("}}", open);
    if (close == std::string::npos) return out.append(page, at);
    out.append(page, at, open - at);
    out += part(std::string_view(page).substr(open + 2, close - open - 2));
    at = close + 2;
  }
  return out;
}

}  // namespace synoptic::render
