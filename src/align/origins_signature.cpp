#include "align/origins_signature.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "base/utf8.hpp"

namespace synoptic::align {
namespace {

std::string plain(std::string_view name) {
  std::string out;
  for (const char c : utf8::fold(name)) {
    if (c == '.' || c == '"') continue;  // "A.F.P."
    out += c == '-' || c == '_' ? ' ' : c;
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  while (!out.empty() && out.front() == ' ') out.erase(out.begin());
  return out;
}

// Credits that name no agency.
bool is_generic(std::string_view folded) {
  constexpr std::array<std::string_view, 10> generic{"agencies",      "agency",      "news agencies", "news agency",   "wire services",
                                                     "wire service",  "wire",        "wires",         "wire reports",  "staff"};
  return std::find(generic.begin(), generic.end(), folded) != generic.end();
}

std::string agency_key(std::string_view name, const World& world) {
  const std::string folded = plain(name);
  const Entry* e = world.find(utf8::fold(name), Sense::agency);
  if (!e) e = world.find(folded, Sense::agency);
  return "wire " + (e ? plain(e->canonical) : folded);
}

bool is_agency(std::string_view name, const World& world) {
  return world.find(utf8::fold(name), Sense::agency) || world.find(plain(name), Sense::agency);
}

bool is_word(std::string_view text, std::size_t at, std::size_t size) {
  const auto letter = [&](std::size_t i) { return i < text.size() && (std::isalnum(static_cast<unsigned char>(text[i])) != 0); };
  return (at == 0 || !letter(at - 1)) && !letter(at + size);
}

// Does the text use the wire only among other things ("with AFP", "additional reporting by Reuters")? Looks at the first
// and the last words of the report, where credits stand.
bool only_helps(const Report& report, std::string_view wire) {
  constexpr std::array<std::string_view, 9> helpers{"with ", "additional", "contributed", "contribution", "inputs", "input ", "also ", "material", "and "};
  const std::string_view text = report.text;
  const auto look = [&](std::string_view part) {
    const std::string folded = utf8::fold(part), name = utf8::fold(wire);
    for (std::size_t at = folded.find(name); at != std::string::npos; at = folded.find(name, at + 1)) {
      if (!is_word(folded, at, name.size())) continue;
      const std::size_t line = std::min(at, folded.rfind('\n', at) + 1);
      const std::string_view before = std::string_view(folded).substr(std::max(line, at > 60 ? at - 60 : 0), at - std::max(line, at > 60 ? at - 60 : 0));
      const std::string_view after = std::string_view(folded).substr(at + name.size(), 24);
      if (after.starts_with(" and ")) return true;  // "By Reuters and Beacon staff": not the wire's alone
      for (const auto h : helpers)
        if (before.find(h) != std::string_view::npos || (h == "contributed" && after.find(h) != std::string_view::npos)) return true;
    }
    return false;
  };
  std::size_t head = std::min<std::size_t>(text.size(), 400), tail = text.size() > 400 ? text.size() - 400 : 0;
  while (!utf8::is_boundary(text, head)) ++head;
  while (!utf8::is_boundary(text, tail)) ++tail;
  // Only lines that are not prose can be trusted at the head: an article may begin with anything.
  for (const Section& s : report.sections)
    if ((s.kind == SectionKind::byline || s.kind == SectionKind::dateline || s.kind == SectionKind::boilerplate) &&
        (s.span.begin < head || s.span.end > tail) && look(view(text, s.span)))
      return true;
  return look(text.substr(tail)) && tail > 0;
}

// "By Jane Doe, Associated Press", "TESSEL (Reuters) -": the wire stands in the byline or the dateline.
bool signs_line(const Report& report, std::string_view wire) {
  if (wire.empty()) return false;
  const std::string name = utf8::fold(wire);
  return std::any_of(report.sections.begin(), report.sections.end(), [&](const Section& s) {
    if (s.kind != SectionKind::byline && s.kind != SectionKind::dateline) return false;
    const std::string line = utf8::fold(view(report.text, s.span));
    const auto at = line.find(name);
    return at != std::string::npos && is_word(line, at, name.size());
  });
}

}  // namespace

Signature signature_of(const Report& report, const World& world) {
  Signature out;
  const std::string outlet_name = report.outlet ? report.outlet->name : "";
  const std::string domain = report.outlet ? utf8::lower(report.outlet->domain) : "";
  const std::string shown = outlet_name.empty() ? domain : outlet_name;
  const std::array<std::string, 3> names{outlet_name, domain, domain.substr(0, domain.find('.'))};
  const auto agency = std::find_if(names.begin(), names.end(), [&](const std::string& n) { return !n.empty() && is_agency(n, world); });
  if (agency != names.end()) {
    const Entry* e = world.find(utf8::fold(*agency), Sense::agency);
    out = {agency_key(*agency, world), e ? std::string(e->canonical) : shown, agency_key(*agency, world), OriginKind::wire, {}, false};
  } else if (!shown.empty()) {
    const Entry* known = outlet_name.empty() ? nullptr : world.find(utf8::fold(outlet_name), Sense::outlet);
    if (!known && !domain.empty()) known = world.find(domain, Sense::outlet);
    const std::string key = known && !known->value.empty() ? utf8::lower(known->value) : !domain.empty() ? domain : plain(outlet_name);
    out = {"outlet " + key, outlet_name.empty() && known ? std::string(known->canonical) : shown, agency_key(shown, world), OriginKind::outlet, {}, false};
  } else {
    std::string_view stem = report.ref;
    if (const auto slash = stem.find_last_of("/\\"); slash != std::string_view::npos) stem.remove_prefix(slash + 1);
    if (const auto dot = stem.rfind('.'); dot != std::string_view::npos && dot > 0) stem = stem.substr(0, dot);
    out = {"report " + report.id, stem.empty() ? report.id : std::string(stem), "", OriginKind::outlet, {}, false};
  }

  for (const std::string& credit : report.credits) {
    if (credit.empty() || is_generic(plain(credit))) continue;
    Wire w{agency_key(credit, world), credit};
    const bool known = std::any_of(out.wires.begin(), out.wires.end(), [&](const Wire& x) { return x.key == w.key; });
    if (known || w.key == out.key || plain(credit) == plain(out.label)) continue;
    out.wires.push_back(std::move(w));
  }
  if (out.wires.size() == 1) {
    const Entry* e = world.find(utf8::fold(out.wires.front().label), Sense::agency);
    const std::string full = e ? std::string(e->value) : std::string{};
    const auto helps = [&](std::string_view n) { return !n.empty() && only_helps(report, n); };
    const bool signs = report.authors.empty() || signs_line(report, out.wires.front().label) || signs_line(report, full);
    out.wholly_wire = signs && !helps(out.wires.front().label) && !helps(full);
  }
  return out;
}

}  // namespace synoptic::align
