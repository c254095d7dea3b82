#include "align/origins_signature.hpp"

#include <algorithm>
#include <array>

#include "align/credits.hpp"
#include "align/publishers.hpp"
#include "base/utf8.hpp"

namespace synoptic::align {
namespace {

// "https://www.beacon.example/a" -> "www.beacon.example"
std::string host_of(std::string_view url) {
  const auto scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  url.remove_prefix(scheme + 3);
  return utf8::lower(url.substr(0, url.find_first_of("/?#:")));
}

}  // namespace

Signature signature_of(const Report& report, const std::vector<Credit>& credits, const World& world) {
  Signature out;
  const std::string outlet_name = report.outlet ? report.outlet->name : "";
  const std::string domain = report.outlet ? utf8::lower(report.outlet->domain) : "";
  const std::string shown = outlet_name.empty() ? domain : outlet_name;
  const std::array<std::string, 3> names{outlet_name, domain, domain.substr(0, domain.find('.'))};
  const auto agency = std::find_if(names.begin(), names.end(), [&](const std::string& n) { return !n.empty() && is_agency(n, world); });
  if (agency != names.end()) {
    const Entry* e = world.find(utf8::fold(*agency), Sense::agency);
    out.kind = OriginKind::wire;
    out.key = out.outlet_key = out.wire_key = agency_key(*agency, world);
    out.label = e ? std::string(e->canonical) : shown;
  } else if (!shown.empty()) {
    const Entry* known = outlet_name.empty() ? nullptr : world.find(utf8::fold(outlet_name), Sense::outlet);
    if (!known && !domain.empty()) known = world.find(domain, Sense::outlet);
    const std::string home = known && !known->value.empty() ? utf8::lower(known->value) : !domain.empty() ? domain : plain_name(outlet_name);
    out.key = out.outlet_key = "outlet " + home;
    out.label = outlet_name.empty() && known ? std::string(known->canonical) : shown;
    out.wire_key = agency_key(shown, world);
    // The address tells the site where the name does not.
    const std::string host = domain.empty() ? host_of(report.url) : domain;
    auto publisher = publisher_of(host);
    if (!publisher) publisher = publisher_of(home);
    if (publisher) {
      out.publisher = std::string(publisher->name);
      out.publisher_source = std::string(publisher->source);
      out.key = "publisher " + utf8::fold(out.publisher);
    }
  } else {
    std::string_view stem = report.ref;
    if (const auto slash = stem.find_last_of("/\\"); slash != std::string_view::npos) stem.remove_prefix(slash + 1);
    if (const auto dot = stem.rfind('.'); dot != std::string_view::npos && dot > 0) stem = stem.substr(0, dot);
    out.key = out.outlet_key = "report " + report.id;
    out.label = stem.empty() ? report.id : std::string(stem);
  }

  bool helped = false, signs = report.authors.empty();
  for (const Credit& c : credits) {
    if (c.kind != CreditKind::text && c.kind != CreditKind::part) continue;
    if (out.is_own(c.key) || plain_name(c.label) == plain_name(out.label)) continue;
    helped |= c.kind == CreditKind::part;
    // An agency that signs the text itself signs beside a reporter, who is its own.
    signs |= c.kind == CreditKind::text && c.span && (c.rule == "byline" || c.rule == "dateline" || c.rule == "signature" || c.rule == "tail" || c.rule == "copyright");
    const bool known = std::any_of(out.wires.begin(), out.wires.end(), [&](const Wire& w) { return w.key == c.key; });
    if (!known) out.wires.push_back({c.key, c.label});
  }
  out.wholly_wire = out.wires.size() == 1 && signs && !helped;
  return out;
}

}  // namespace synoptic::align
