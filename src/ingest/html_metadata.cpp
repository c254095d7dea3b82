// Fields are gathered in one pass over the tree; then each is chosen in the order of how often its places are right:
// JSON-LD (json_ld.cpp), meta elements, what the reader sees. Dates and authors have files of their own.
#include "ingest/html_metadata.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "ingest/html_visible.hpp"
#include "ingest/json_ld.hpp"
#include "ingest/lines.hpp"
#include "ingest/page_authors.hpp"
#include "ingest/page_dates.hpp"

namespace synoptic::ingest::html {
namespace {

constexpr std::size_t max_fields = 500;

std::string first_of(const MetaFields& meta, std::initializer_list<std::string_view> keys, std::string* source = nullptr) {
  for (const auto k : keys)
    for (const auto& [name, value] : meta)
      if (name == k && !value.empty()) {
        if (source) *source = "meta " + name;
        return value;
      }
  return {};
}

bool same_words(std::string_view a, std::string_view b) { return !a.empty() && key_of(a) == key_of(b); }

}  // namespace

std::string without_publisher(std::string_view title, std::string_view outlet, const World& world) {
  title = trim(title);
  for (const std::string_view separator : {" | ", " - ", " – ", " — ", " :: ", " » ", " • ", " · ", " / "}) {
    const auto at = title.rfind(separator);
    if (at == std::string_view::npos || at < 10) continue;
    const auto tail = trim(title.substr(at + separator.size()));
    const auto words = split_words(tail).size();
    const bool named = same_words(tail, outlet) || world.find(utf8::fold(tail), Sense::outlet) != nullptr;
    // After a bar anything short is the site; after a dash only what is known to be it, or what is far shorter.
    if (named || (separator != " - " && separator != " – " && separator != " — " && separator != " / " && words <= 6) || (words <= 3 && at > 3 * tail.size() && tail.size() < 25))
      return without_publisher(title.substr(0, at), outlet, world);
  }
  return std::string(title);
}

PageMetadata find_metadata(const Tree& t, const World& world, std::string_view given_url) {
  PageMetadata out;
  MetaFields meta;
  std::string canonical, base_title, html_language;
  std::vector<std::string_view> scripts;
  for (std::uint32_t i = 0; i < t.nodes.size(); ++i) {
    const Node& n = t.nodes[i];
    switch (n.tag) {
      case Tag::html:
        if (html_language.empty()) html_language = t.value(i, Attribute::lang);
        break;
      case Tag::meta: {
        std::string key = utf8::lower(t.value(i, Attribute::property));
        if (key.empty()) key = utf8::lower(t.value(i, Attribute::name));
        if (key.empty()) key = utf8::lower(t.value(i, Attribute::itemprop));
        if (!key.empty() && meta.size() < max_fields) meta.emplace_back(std::move(key), t.value(i, Attribute::content));
        break;
      }
      case Tag::link:
        if (canonical.empty() && utf8::lower(t.attribute(i, Attribute::rel).substr(0, 40)) == "canonical") canonical = t.value(i, Attribute::href);
        break;
      case Tag::title:
        if (base_title.empty()) base_title = t.text_of(i, 500);
        break;
      case Tag::script:
        if (i + 1 < n.end && utf8::lower(t.attribute(i, Attribute::type).substr(0, 40)).find("ld+json") != std::string::npos) scripts.push_back(view(t.source, t.nodes[i + 1].text));
        break;
      default: break;
    }
  }
  out.canonical = canonical.starts_with("http") ? canonical : first_of(meta, {"og:url", "twitter:url"});
  const std::string social_title = first_of(meta, {"og:title", "twitter:title"});
  const JsonLdArticle article = read_json_ld(scripts, given_url.empty() ? out.canonical : given_url, social_title.empty() ? base_title : social_title);
  if (!out.canonical.starts_with("http")) out.canonical = article.url;

  out.outlet = first_of(meta, {"og:site_name"});
  if (out.outlet.empty()) out.outlet = article.outlet;
  if (out.outlet.empty()) out.outlet = first_of(meta, {"application-name", "al:ios:app_name", "twitter:app:name:iphone", "publisher", "dc.publisher", "dc.source", "copyright"});

  out.title = article.headline;
  out.title_source = "json-ld headline";
  if (out.title.empty()) out.title = first_of(meta, {"og:title", "twitter:title", "dc.title", "headline", "parsely-title", "sailthru.title", "title"}, &out.title_source);
  if (out.title.empty()) {
    out.title = base_title;
    out.title_source = base_title.empty() ? "" : "title";
  }
  out.title = without_publisher(out.title, out.outlet, world);

  const std::string_view url = given_url.empty() ? std::string_view(out.canonical) : given_url;
  const VisiblePage page = look_at(t, out.title);
  PageDates dates = find_page_dates(t, page, meta, article, url, !html_language.empty() ? html_language : article.language);
  out.published = std::move(dates.published);
  out.modified = std::move(dates.modified);
  PageAuthors people = find_page_authors(t, page, meta, article, out.outlet, url, world);
  out.authors = std::move(people.authors);
  out.credits = std::move(people.credits);
  out.authors_source = std::move(people.source);

  out.section = article.section;
  if (out.section.empty()) out.section = first_of(meta, {"article:section", "parsely-section", "cxenseparse:section", "section", "dc.subject"});
  if (const auto comma = out.section.find(','); comma != std::string::npos) out.section.resize(comma);
  if (out.section.size() > 80) out.section.clear();
  out.language = html_language;
  if (out.language.empty()) out.language = article.language;
  if (out.language.empty()) out.language = first_of(meta, {"og:locale", "language", "content-language", "dc.language"});
  out.free = article.free;
  return out;
}

}  // namespace synoptic::ingest::html
