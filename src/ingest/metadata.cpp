// Names of outlets come from callers, addresses and file names; all three are looked up in the world's `outlet` sense, so
// that one outlet has one name whichever way it came. Order: given, the page's own metadata, the address, the file name.
#include "ingest/metadata.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.hpp"
#include "ingest/dates.hpp"
#include "ingest/language.hpp"
#include "ingest/lines.hpp"

namespace synoptic::ingest {
namespace {

std::string words_of(std::string_view name) {
  std::string out;
  for (const char c : utf8::fold(trim(name.substr(0, 200)))) {
    const bool space = c == ' ' || c == '\t' || c == '\n';
    if (!space) out += c;
    else if (!out.empty() && out.back() != ' ') out += ' ';
  }
  return out;
}

bool looks_like_domain(std::string_view name) {
  const auto dot = name.rfind('.');
  return dot != std::string_view::npos && dot > 0 && name.size() - dot > 2 && name.find_first_of(" \t\n/") == std::string_view::npos && name.size() < 254 &&
         std::all_of(name.begin() + static_cast<std::ptrdiff_t>(dot) + 1, name.end(), [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; });
}

std::string_view without_www(std::string_view host) {
  for (const std::string_view prefix : {"www.", "m.", "amp.", "mobile."})
    if (host.starts_with(prefix) && host.find('.', prefix.size()) != std::string_view::npos) return host.substr(prefix.size());
  return host;
}

const Entry* known(std::string_view folded, const World& world) {
  if (const Entry* e = world.find(folded, Sense::outlet)) return e;
  return nullptr;
}

}  // namespace

std::string domain_of(std::string_view url) {
  url = trim(url);
  const auto scheme = url.find("://");
  if (scheme == std::string_view::npos) {
    const auto slash = url.find('/');
    const auto host = url.substr(0, slash);
    return looks_like_domain(host) ? utf8::lower(without_www(host)) : std::string{};
  }
  auto host = url.substr(scheme + 3);
  host = host.substr(0, host.find_first_of("/?#"));
  if (const auto at = host.rfind('@'); at != std::string_view::npos) host = host.substr(at + 1);
  host = host.substr(0, host.find(':'));
  if (host == "web.archive.org") {  // an archived copy: the outlet is the one archived
    const auto inner = url.find("http", scheme + 3);
    if (inner != std::string_view::npos) return domain_of(url.substr(inner));
  }
  if (host.empty() || host.size() > 253) return {};
  const std::string low = utf8::lower(host);
  return std::string(without_www(low));
}

Outlet outlet_named(std::string_view name, const World& world) {
  const std::string folded = words_of(name);
  if (const Entry* e = known(folded, world)) return {std::string(e->canonical), std::string(e->value)};
  if (looks_like_domain(folded)) {
    if (auto o = outlet_at("http://" + folded + "/", world)) return *o;
  }
  // "CNN (Online News)" and "reuters.com": the name without its bracket; an agency that publishes itself.
  if (const auto open = folded.find(" ("); open != std::string::npos)
    if (const Entry* e = known(folded.substr(0, open), world)) return {std::string(e->canonical), std::string(e->value)};
  if (auto agency = agency_of(name, world); !agency.empty()) return {agency, ""};
  return {std::string(trim(name)), ""};
}

std::optional<Outlet> outlet_at(std::string_view url, const World& world) {
  const std::string domain = domain_of(url);
  if (domain.empty()) return std::nullopt;
  for (std::string_view d = domain; d.find('.') != std::string_view::npos; d = d.substr(d.find('.') + 1)) {
    if (const Entry* e = known(d, world)) return Outlet{std::string(e->canonical), std::string(e->value)};
    if (const Entry* e = world.find(d, Sense::agency)) return Outlet{std::string(e->canonical), std::string(d)};
  }
  return Outlet{"", domain};
}

std::optional<Outlet> outlet_of_file(std::string_view path, const World& world) {
  auto stem = path.substr(path.find_last_of("/\\") == std::string_view::npos ? 0 : path.find_last_of("/\\") + 1);
  if (const auto dot = stem.rfind('.'); dot != std::string_view::npos && dot > 0) stem = stem.substr(0, dot);
  std::string name = words_of(stem);
  if (name.empty() || name.size() > 40) return std::nullopt;
  if (const Entry* e = known(name, world)) return Outlet{std::string(e->canonical), std::string(e->value)};
  std::string spaced = name;
  std::replace_if(spaced.begin(), spaced.end(), [](char c) { return c == '_' || c == '-'; }, ' ');
  if (const Entry* e = known(spaced, world)) return Outlet{std::string(e->canonical), std::string(e->value)};
  // "bbc-1", "reuters_2023": a known name with a number after it.
  if (const auto last = spaced.find_last_not_of("0123456789 "); last != std::string::npos && last + 1 < spaced.size())
    if (const Entry* e = known(spaced.substr(0, last + 1), world)) return Outlet{std::string(e->canonical), std::string(e->value)};
  if (const Entry* e = world.find(spaced, Sense::agency)) return Outlet{std::string(e->canonical), ""};
  // An outlet that no list knows: two or three words, one of them a word that papers and stations call themselves by.
  static constexpr std::string_view house_words[] = {
      "argus", "beacon", "bulletin", "chronicle", "courier", "daily", "dispatch", "echo", "examiner", "express", "gazette", "globe", "guardian",
      "herald", "independent", "inquirer", "journal", "ledger", "mail", "mercury", "mirror", "monitor", "news", "observer", "post", "press",
      "radio", "record", "register", "reporter", "review", "sentinel", "standard", "star", "sun", "telegraph", "times", "today", "tribune", "tv",
      "weekly", "wire"};
  const auto words = split_words(spaced);
  if (words.size() < 2 || words.size() > 3) return std::nullopt;
  for (const char c : spaced)
    if (!((c >= 'a' && c <= 'z') || c == ' ')) return std::nullopt;
  if (std::none_of(words.begin(), words.end(), [&](const auto& w) {
        return std::find(std::begin(house_words), std::end(house_words), w.fold) != std::end(house_words);
      }))
    return std::nullopt;
  std::string shown(trim(spaced));
  for (std::size_t i = 0; i < shown.size(); ++i)
    if ((i == 0 || shown[i - 1] == ' ') && shown[i] >= 'a' && shown[i] <= 'z') shown[i] = static_cast<char>(shown[i] - 32);
  return Outlet{std::move(shown), ""};
}

Outlet outlet_of_channel(std::string_view name, std::string_view site, const World& world) {
  const auto at = outlet_at(site, world);
  if (at && !at->name.empty()) return *at;
  name = trim(name.substr(0, utf8::valid_prefix(name.substr(0, 300))));
  const std::string domain = at ? at->domain : std::string{};
  Outlet whole = outlet_named(name, world);
  if (whole.name.empty() || !whole.domain.empty()) return whole.name.empty() && at ? *at : whole;
  // Parts of the name: one that the world knows; else one whose letters are the domain's first label.
  const std::string label = key_of(std::string_view(domain).substr(0, domain.find('.')));
  std::string_view own;
  for (std::size_t from = 0; from <= name.size();) {
    std::size_t end = name.size(), next = name.size() + 1;
    for (const std::string_view mark : {" - ", " | ", " > ", ": ", " – ", " — ", " » ", " :: ", " / "})
      if (const auto cut = name.find(mark, from); cut < end) end = cut, next = cut + mark.size();
    const auto part = trim(name.substr(from, end - from));
    if (Outlet o = outlet_named(part, world); !o.domain.empty()) return o;
    if (!label.empty() && own.empty()) {
      const std::string key = key_of(part);
      if (key == label || "the" + label == key || "the" + key == label) own = part;
    }
    from = next;
  }
  if (!own.empty()) whole.name = std::string(own);
  whole.domain = domain;
  return whole;
}

void add_new(std::vector<std::string>& list, const std::vector<std::string>& more) {
  for (const std::string& s : more)
    if (!s.empty() && std::find(list.begin(), list.end(), s) == list.end()) list.push_back(s);
}

void take_given(Report& r, const Given& given, const World& world) {
  r.ref = given.ref;
  r.title = given.title;
  r.url = std::string(trim(given.url));
  r.fetched = given.fetched;
  r.section = std::string(trim(given.section));
  if (!trim(given.outlet).empty() || !given.outlet_site.empty()) {
    r.outlet = given.outlet_site.empty() ? outlet_named(given.outlet, world) : outlet_of_channel(given.outlet, given.outlet_site, world);
    if (r.outlet->name.empty() && r.outlet->domain.empty()) r.outlet.reset();
  }
  for (const auto& [stamp, field] : {std::pair{&given.published, &r.published}, {&given.modified, &r.modified}}) {
    if (stamp->empty()) continue;
    auto value = normal_stamp(*stamp);
    if (value.empty()) {
      const auto shown = trim(*stamp).substr(0, 40);
      r.warnings.push_back({"unreadable_date", fmt::format("the given date '{}' is not a date this program reads", shown.substr(0, utf8::valid_prefix(shown)))});
    } else {
      *field = {std::move(value), DateBasis::metadata, {}};
    }
  }
  for (const std::string& names : given.authors) {
    const Byline by = split_authors(names, world);
    add_new(r.authors, by.authors);
    add_new(r.credits, by.credits);
  }
  for (const std::string& name : given.credits) {
    auto agency = agency_of(name, world);
    add_new(r.credits, {agency.empty() ? std::string(trim(name)) : std::move(agency)});
  }
  r.complete = given.complete;
  r.warnings.insert(r.warnings.end(), given.notes.begin(), given.notes.end());
}

void finish(Report& r, const Given& given, std::string_view said_language, const World& world) {
  if (!r.url.empty()) {
    const auto at = outlet_at(r.url, world);
    if (at && !r.outlet) r.outlet = at;
    else if (at && r.outlet->domain.empty()) {
      r.outlet->domain = at->domain;
      if (r.outlet->name.empty()) r.outlet->name = at->name;
    }
    if (r.published.basis == DateBasis::none)
      if (auto day = date_in_url(r.url); !day.empty()) r.published = {std::move(day), DateBasis::url, {}};
  }
  if (const auto code = language_code(given.language); !code.empty()) r.language = code;
  else r.language = language_of(r.text, said_language.empty() ? std::string_view(given.said_language) : said_language);
  r.id = make_report_id(r);
}

}  // namespace synoptic::ingest
