// Every field has a list of places in the order of how often they are right. JSON-LD is read tolerantly: pages put line
// breaks into strings, HTML comments around the whole and commas before closing brackets. Of several objects the first
// article is taken; objects inside `@graph`, arrays and `mainEntity` are looked into. "Author" is often the site, a desk
// or an agency: split_authors keeps people and agencies apart and drops the rest.
#include "ingest/html_metadata.hpp"

#include <simdjson.h>

#include <algorithm>
#include <unordered_map>

#include "base/utf8.hpp"
#include "ingest/dates.hpp"
#include "ingest/language.hpp"
#include "ingest/lines.hpp"
#include "ingest/metadata.hpp"

namespace synoptic::ingest::html {
namespace {

namespace dom = simdjson::dom;

struct Article {
  std::string headline, published, modified, outlet, url, language;
  std::vector<std::string> authors;
  bool found = false, free = true;
};

// Line breaks inside strings and commas before a closing bracket, both forbidden in JSON and common in pages.
std::string mend_json(std::string_view s) {
  std::string out;
  out.reserve(s.size());
  bool in_string = false;
  for (std::size_t i = 0; i < s.size(); ++i) {
    const char c = s[i];
    if (in_string) {
      if (c == '\\' && i + 1 < s.size()) {
        out += c;
        out += s[++i];
        continue;
      }
      if (static_cast<unsigned char>(c) < 0x20) {
        out += ' ';
        continue;
      }
      if (c == '"') in_string = false;
      out += c;
      continue;
    }
    if (c == '"') in_string = true;
    if (c == '}' || c == ']') {
      auto last = out.find_last_not_of(" \t\r\n");
      if (last != std::string::npos && out[last] == ',') out.erase(last, 1);
    }
    if (c == ';' && s.find_first_not_of(" \t\r\n;", i) == std::string_view::npos) break;
    out += c;
  }
  return out;
}

// References decoded, every run of white space and control characters one space.
std::string tidy(std::string_view s) {
  std::string out;
  const std::string decoded = decode_references(s);
  for (std::size_t at = 0; at < decoded.size();) {
    const auto c = utf8::decode(decoded, at);
    const bool blank = c.code <= 0x20 || (c.code >= 0x7F && c.code <= 0xA0) || c.code == 0x2028 || c.code == 0x2029;
    if (!blank) out.append(decoded, at, c.size);
    else if (!out.empty() && out.back() != ' ') out += ' ';
    at += c.size;
  }
  return std::string(trim(out));
}

std::string string_of(const dom::element& parent, const char* key) {
  dom::element e;
  if (parent.at_key(key).get(e) != simdjson::SUCCESS) return {};
  std::string_view s;
  if (e.get(s) == simdjson::SUCCESS) return tidy(s);
  dom::array list;
  if (e.get(list) == simdjson::SUCCESS)
    for (const dom::element x : list)
      if (x.get(s) == simdjson::SUCCESS) return tidy(s);
  if (e.is_object()) {
    for (const char* inner : {"name", "@id", "url"})
      if (e.at_key(inner).get(s) == simdjson::SUCCESS) return tidy(s);
  }
  return {};
}

void names_of(const dom::element& e, std::vector<std::string>& out, int depth = 0) {
  if (out.size() > 50 || depth > 4) return;
  std::string_view s;
  dom::array list;
  if (e.get(s) == simdjson::SUCCESS) {
    if (!s.starts_with("http")) out.push_back(tidy(s));
  } else if (e.get(list) == simdjson::SUCCESS) {
    for (const dom::element x : list) names_of(x, out, depth + 1);
  } else if (e.is_object()) {
    dom::element name;
    if (e.at_key("name").get(name) == simdjson::SUCCESS) names_of(name, out, depth + 1);
  }
}

bool is_article(const dom::element& e) {
  dom::element type;
  if (e.at_key("@type").get(type) != simdjson::SUCCESS) return false;
  const auto fits = [](std::string_view t) {
    return t.ends_with("Article") || t.ends_with("BlogPosting") || t == "Report" || t.ends_with("NewsStory") || t == "Reportage";
  };
  std::string_view s;
  if (type.get(s) == simdjson::SUCCESS) return fits(s);
  dom::array list;
  if (type.get(list) == simdjson::SUCCESS)
    for (const dom::element x : list)
      if (x.get(s) == simdjson::SUCCESS && fits(s)) return true;
  return false;
}

void read_article(const dom::element& e, Article& out) {
  out.found = true;
  out.headline = string_of(e, "headline");
  if (out.headline.empty()) out.headline = string_of(e, "name");
  out.published = normal_stamp(string_of(e, "datePublished"));
  if (out.published.empty()) out.published = normal_stamp(string_of(e, "dateCreated"));
  out.modified = normal_stamp(string_of(e, "dateModified"));
  out.outlet = string_of(e, "publisher");
  if (out.outlet.starts_with("http") || out.outlet.starts_with("#")) out.outlet.clear();
  out.url = string_of(e, "url");
  out.language = string_of(e, "inLanguage");
  dom::element author;
  if (e.at_key("author").get(author) == simdjson::SUCCESS || e.at_key("creator").get(author) == simdjson::SUCCESS) names_of(author, out.authors);
  bool free = true;
  std::string_view word;
  dom::element access;
  if (e.at_key("isAccessibleForFree").get(access) == simdjson::SUCCESS) {
    if (access.get(free) == simdjson::SUCCESS) out.free = free;
    else if (access.get(word) == simdjson::SUCCESS) out.free = utf8::lower(word) != "false";
  }
}

void search(const dom::element& e, Article& out, int depth) {
  if (out.found || depth > 6) return;
  dom::array list;
  if (e.get(list) == simdjson::SUCCESS) {
    for (const dom::element x : list) search(x, out, depth + 1);
    return;
  }
  if (!e.is_object()) return;
  if (is_article(e)) {
    read_article(e, out);
    return;
  }
  for (const char* key : {"@graph", "mainEntity", "mainEntityOfPage", "hasPart"}) {
    dom::element inner;
    if (e.at_key(key).get(inner) == simdjson::SUCCESS) search(inner, out, depth + 1);
  }
}

std::string first_of(const std::unordered_map<std::string, std::string>& meta, std::initializer_list<const char*> keys) {
  for (const char* k : keys)
    if (const auto it = meta.find(k); it != meta.end() && !it->second.empty()) return it->second;
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

PageMetadata find_metadata(const Tree& t, const World& world) {
  PageMetadata out;
  std::unordered_map<std::string, std::string> meta;  // first one wins
  std::string canonical, base_title, time_first, item_published, item_modified;
  Article article;
  std::vector<std::string> visible_authors;
  dom::parser parser;
  std::size_t scripts = 0;
  for (std::uint32_t i = 0; i < t.nodes.size(); ++i) {
    const Node& n = t.nodes[i];
    switch (n.tag) {
      case Tag::text: continue;
      case Tag::html:
        if (out.language.empty()) out.language = t.value(i, Attribute::lang);
        break;
      case Tag::meta: {
        std::string key = utf8::lower(t.value(i, Attribute::property));
        if (key.empty()) key = utf8::lower(t.value(i, Attribute::name));
        if (key.empty()) key = utf8::lower(t.value(i, Attribute::itemprop));
        if (!key.empty() && meta.size() < 500) {
          auto value = t.value(i, Attribute::content);
          if (key == "article:author" || key == "author" || key == "citation_author") {
            auto& have = meta[key];
            if (!have.empty() && have.size() < 300 && have.find(value) == std::string::npos) have += "; " + value;
            else if (have.empty()) have = value;
          } else {
            meta.try_emplace(std::move(key), std::move(value));
          }
        }
        break;
      }
      case Tag::link:
        if (canonical.empty() && utf8::lower(t.attribute(i, Attribute::rel).substr(0, 40)) == "canonical") canonical = t.value(i, Attribute::href);
        break;
      case Tag::title:
        if (base_title.empty()) base_title = t.text_of(i, 500);
        break;
      case Tag::script: {
        if (article.found || utf8::lower(t.attribute(i, Attribute::type).substr(0, 40)).find("ld+json") == std::string::npos || i + 1 >= n.end || ++scripts > 50) break;
        auto json = trim(view(t.source, t.nodes[i + 1].text));
        if (json.starts_with("<!--")) json = trim(json.substr(4));
        if (json.ends_with("-->")) json = trim(json.substr(0, json.size() - 3));
        if (json.size() > (2u << 20)) break;
        dom::element root;
        if (parser.parse(json.data(), json.size(), true).get(root) == simdjson::SUCCESS) {
          search(root, article, 0);
        } else {
          const std::string mended = mend_json(json);
          if (parser.parse(mended.data(), mended.size(), true).get(root) == simdjson::SUCCESS) search(root, article, 0);
        }
        break;
      }
      default: break;
    }
    const auto itemprop = t.attribute(i, Attribute::itemprop);
    if (!itemprop.empty() && n.tag != Tag::meta) {
      const auto dated = [&] {
        auto v = t.value(i, Attribute::datetime);
        if (v.empty()) v = t.value(i, Attribute::content);
        if (v.empty()) v = t.text_of(i, 100);
        return normal_stamp(v);
      };
      if (itemprop.find("datePublished") != std::string_view::npos && item_published.empty()) item_published = dated();
      if (itemprop.find("dateModified") != std::string_view::npos && item_modified.empty()) item_modified = dated();
    }
    if (n.tag == Tag::time && time_first.empty()) {
      auto v = t.value(i, Attribute::datetime);
      if (v.empty()) v = t.text_of(i, 100);
      time_first = normal_stamp(v);
    }
    const bool author_mark = itemprop == "author" || t.attribute(i, Attribute::rel) == "author";
    if (author_mark && n.tag != Tag::meta && n.tag != Tag::link && visible_authors.size() < 8) {
      auto name = t.text_of(i, 120);
      if (!name.empty() && std::find(visible_authors.begin(), visible_authors.end(), name) == visible_authors.end()) visible_authors.push_back(std::move(name));
    }
  }

  out.outlet = first_of(meta, {"og:site_name"});
  if (out.outlet.empty()) out.outlet = article.outlet;
  if (out.outlet.empty()) out.outlet = first_of(meta, {"application-name", "al:ios:app_name", "twitter:app:name:iphone", "publisher", "dc.publisher"});
  out.url = !canonical.empty() ? canonical : first_of(meta, {"og:url", "twitter:url"});
  if (!out.url.starts_with("http")) out.url = article.url.starts_with("http") ? article.url : std::string{};

  out.title = article.headline;
  if (out.title.empty()) out.title = first_of(meta, {"og:title", "twitter:title", "dc.title", "headline", "parsely-title", "sailthru.title", "title"});
  if (out.title.empty()) out.title = base_title;
  out.title = without_publisher(out.title, out.outlet, world);

  out.published = article.published;
  if (out.published.empty())
    out.published = normal_stamp(first_of(meta, {"article:published_time", "og:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "sailthru.date",
                                                 "dc.date.issued", "dcterms.created", "dc.date", "dcterms.date", "cxenseparse:recs:publishtime", "publishdate", "publish-date",
                                                 "publish_date", "publication_date", "pubdate", "originalpublicationdate", "citation_publication_date", "date", "article.published",
                                                 "article:published", "dc.date.created", "created", "published_at", "bt:pubdate", "rnews:datepublished", "vr:published_time"}));
  if (out.published.empty()) out.published = item_published;
  out.modified = article.modified;
  if (out.modified.empty())
    out.modified = normal_stamp(first_of(meta, {"article:modified_time", "og:updated_time", "og:modified_time", "datemodified", "last-modified", "dcterms.modified", "dc.date.modified",
                                                "lastmod", "revised", "article.updated"}));
  if (out.modified.empty()) out.modified = item_modified;
  if (out.published.empty() && !time_first.empty()) out.published = time_first;

  std::vector<std::string> names = article.authors;
  const auto read_names = [&](const std::vector<std::string>& list) {
    for (const auto& name : list) {
      if (same_words(name, out.outlet)) continue;
      const Byline b = split_authors(name, world);
      for (const auto& a : b.authors)
        if (std::find(out.authors.begin(), out.authors.end(), a) == out.authors.end() && !same_words(a, out.outlet)) out.authors.push_back(a);
      for (const auto& c : b.credits)
        if (std::find(out.credits.begin(), out.credits.end(), c) == out.credits.end()) out.credits.push_back(c);
    }
  };
  read_names(names);
  if (out.authors.empty())
    for (const char* key : {"author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl", "article:author", "citation_author", "cxenseparse:author", "twitter:data1"}) {
      const auto it = meta.find(key);
      if (it == meta.end() || it->second.starts_with("http")) continue;
      read_names({it->second});
      if (!out.authors.empty()) break;
    }
  if (out.authors.empty()) read_names(visible_authors);
  // An agency that publishes its own report is the outlet, not a source beside it.
  if (const auto own = agency_of(out.outlet, world); !own.empty()) std::erase(out.credits, own);
  if (out.language.empty()) out.language = article.language;
  if (out.language.empty()) out.language = first_of(meta, {"og:locale", "language", "content-language", "dc.language"});
  out.free = article.free;
  return out;
}

}  // namespace synoptic::ingest::html
