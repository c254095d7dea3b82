// Each script is parsed by simdjson as it stands; if it is not JSON it is mended and parsed once more; if it still is not,
// the few fields that matter are picked out by their keys. One walk over every object collects the articles and notes the
// name behind each `@id`; authors and publishers that are only references are looked up afterwards, one step, so that
// objects pointing at one another cannot make a circle.
#include "ingest/json_ld.hpp"

#include <simdjson.h>

#include <algorithm>
#include <unordered_map>

#include "base/utf8.hpp"
#include "ingest/html_tree.hpp"
#include "ingest/lines.hpp"

namespace synoptic::ingest::html {
namespace {

namespace dom = simdjson::dom;

constexpr std::size_t max_scripts = 64;
constexpr std::size_t max_script_bytes = 4u << 20;
constexpr std::size_t max_articles = 32;   // pages of lists have one for every teaser
constexpr std::size_t max_named = 4096;
constexpr std::size_t max_text = 1000;
constexpr int max_nesting = 12;

bool blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

// Comments, CDATA marks and stray semicolons out, line breaks in strings and commas before a closing bracket mended,
// escapes that JSON does not know and quotes inside strings made harmless.
std::string mend(std::string_view s) {
  std::string out;
  out.reserve(s.size());
  bool in_string = false;
  const auto next_solid = [&](std::size_t i) {
    while (i < s.size() && blank(s[i])) ++i;
    return i < s.size() ? s[i] : '\0';
  };
  for (std::size_t i = 0; i < s.size(); ++i) {
    const char c = s[i];
    if (in_string) {
      if (c == '\\' && i + 1 < s.size()) {
        if (std::string_view("\"\\/bfnrtu").find(s[i + 1]) != std::string_view::npos) (out += c) += s[i + 1];
        else if (s[i + 1] == '\n') out += ' ';
        else out += s[i + 1];
        ++i;
      } else if (static_cast<unsigned char>(c) < 0x20) {
        out += ' ';
      } else if (c == '"') {
        const char next = next_solid(i + 1);
        if (next == ',' || next == ':' || next == '}' || next == ']' || next == '\0') {
          in_string = false;
          out += c;
        } else {
          out += "\\\"";
        }
      } else {
        out += c;
      }
      continue;
    }
    if (c == '/' && i + 1 < s.size() && s[i + 1] == '*') {
      const auto end = s.find("*/", i + 2);
      if (end == std::string_view::npos) break;
      i = end + 1;
      continue;
    }
    if (c == '/' && i + 1 < s.size() && s[i + 1] == '/') {
      const auto end = s.find('\n', i);
      if (end == std::string_view::npos) break;
      i = end;
      continue;
    }
    if (s.substr(i, 4) == "<!--" || s.substr(i, 9) == "<![CDATA[") {
      i += c == '<' && s[i + 2] == '-' ? 3 : 8;
      continue;
    }
    if (s.substr(i, 3) == "-->" || s.substr(i, 3) == "]]>") {
      i += 2;
      continue;
    }
    if (c == ';') continue;
    if (c == '"') in_string = true;
    if (c == '}' || c == ']') {
      const auto last = out.find_last_not_of(" \t\r\n");
      if (last != std::string::npos && out[last] == ',') out.erase(last, 1);
    }
    if (c == ',') {  // two in a row
      const auto last = out.find_last_not_of(" \t\r\n");
      if (last == std::string::npos || out[last] == ',' || out[last] == '{' || out[last] == '[') continue;
    }
    out += c;
  }
  return out;
}

// References decoded, tags out, every run of white space one space.
std::string tidy(std::string_view s) {
  s = s.substr(0, 4 * max_text);
  s = s.substr(0, utf8::valid_prefix(s));
  std::string decoded = decode_references(s);
  if (decoded.find('&') != std::string::npos) decoded = decode_references(decoded);  // "&amp;#8217;" is common
  std::string out;
  bool tag = false;
  for (std::size_t at = 0; at < decoded.size();) {
    const auto c = utf8::decode(decoded, at);
    const char next = at + 1 < decoded.size() ? decoded[at + 1] : ' ';
    if (c.code == '<' && (next == '/' || std::isalpha(static_cast<unsigned char>(next)))) tag = decoded.find('>', at) != std::string::npos;
    const bool space = c.code <= 0x20 || (c.code >= 0x7F && c.code <= 0xA0) || c.code == 0x2028 || c.code == 0x2029;
    if (tag) {
      if (c.code == '>') tag = false;
    } else if (!space) {
      out.append(decoded, at, c.size);
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
    at += c.size;
  }
  return std::string(trim(out));
}

std::string_view raw_string(const dom::element& parent, const char* key) {
  std::string_view s;
  return parent.at_key(key).get(s) == simdjson::SUCCESS ? s : std::string_view{};
}

// A text, the first of several, or the name of an object.
std::string string_of(const dom::element& parent, const char* key) {
  dom::element e;
  if (parent.at_key(key).get(e) != simdjson::SUCCESS) return {};
  dom::array list;
  if (e.get(list) == simdjson::SUCCESS) {
    for (const dom::element x : list) {
      e = x;
      break;
    }
  }
  std::string_view s;
  if (e.get(s) == simdjson::SUCCESS) return tidy(s);
  if (e.is_object())
    for (const char* inner : {"name", "@value", "@id", "url"})
      if (e.at_key(inner).get(s) == simdjson::SUCCESS) return tidy(s);
  return {};
}

// 0: no article. News before articles before posts before pages.
int rank_of(std::string_view type) {
  if (const auto slash = type.find_last_of("/#:"); slash != std::string_view::npos) type = type.substr(slash + 1);
  if (type == "NewsArticle" || type == "ReportageNewsArticle" || type == "LiveBlogPosting" || type == "AnalysisNewsArticle" || type == "OpinionNewsArticle" || type == "BackgroundNewsArticle" ||
      type == "ReviewNewsArticle" || type == "AskPublicNewsArticle")
    return 5;
  if (type.ends_with("Article") || type == "Report" || type == "NewsStory" || type == "Reportage") return 4;
  if (type.ends_with("Posting") && type != "JobPosting") return 4;
  if (type == "Review" || type == "Recipe" || type == "Book" || type == "CreativeWork" || type == "HowTo" || type == "FAQPage") return 3;
  if (type == "WebPage" || type == "ItemPage" || type == "MedicalWebPage") return 2;
  if (type == "VideoObject" || type == "PodcastEpisode" || type == "AudioObject") return 1;
  return 0;
}

int rank_of(const dom::element& e, std::string& name) {
  dom::element type;
  if (e.at_key("@type").get(type) != simdjson::SUCCESS) return 0;
  int best = 0;
  const auto look = [&](const dom::element& t) {
    std::string_view s;
    if (t.get(s) != simdjson::SUCCESS) return;
    if (const int r = rank_of(s); r > best) {
      best = r;
      name = std::string(s.substr(0, 60));
    }
  };
  dom::array list;
  if (type.get(list) == simdjson::SUCCESS)
    for (const dom::element x : list) look(x);
  else look(type);
  return best;
}

bool has_type(const dom::element& e, std::string_view part) {
  dom::element type;
  if (e.at_key("@type").get(type) != simdjson::SUCCESS) return false;
  std::string_view s;
  dom::array list;
  if (type.get(s) == simdjson::SUCCESS) return s.ends_with(part);
  if (type.get(list) == simdjson::SUCCESS)
    for (const dom::element x : list)
      if (x.get(s) == simdjson::SUCCESS && s.ends_with(part)) return true;
  return false;
}

struct Draft {
  JsonLdArticle a;
  int rank = 0, depth = 0;
  std::vector<std::string> author_ids;  // "@id" of authors without a name
  std::string publisher_id;
};

class Walker {
 public:
  void read(std::string_view json) {
    json = trim(json);
    if (json.starts_with("<!--")) json = trim(json.substr(4));
    if (json.ends_with("-->")) json = trim(json.substr(0, json.size() - 3));
    if (json.empty() || json.size() > max_script_bytes) return;
    dom::element root;
    if (parser_.parse(json.data(), json.size(), true).get(root) == simdjson::SUCCESS) {
      walk(root, 0, true);
      return;
    }
    const std::string mended = mend(json);
    if (parser_.parse(mended.data(), mended.size(), true).get(root) == simdjson::SUCCESS) walk(root, 0, true);
    else pick(json);
  }

  JsonLdArticle best(std::string_view url, std::string_view title) {
    const std::string page_key = key_of(url.substr(0, 500)), title_key = key_of(title.substr(0, max_text));
    const Draft* chosen = nullptr;
    int chosen_score = -1;
    for (Draft& d : drafts_) {
      resolve(d);
      int score = d.rank * 10 - d.depth;
      const std::string key = key_of(d.a.headline), own = key_of(d.a.url);
      if (!key.empty() && !title_key.empty() && (key == title_key || (key.size() > 15 && title_key.find(key) != std::string::npos))) score += 100;
      if (!own.empty() && own == page_key) score += 60;
      if (d.rank <= 3) score -= 50;  // the page around it, or something on it
      if (score > chosen_score || chosen == nullptr) {
        chosen = &d;
        chosen_score = score;
      }
    }
    if (!chosen) return {};
    JsonLdArticle out = chosen->a;
    // A page or a video says less of the report than its article: it only fills what is empty.
    if (out.published.empty())
      for (const Draft& d : drafts_)
        if (d.rank == 2 && out.published.empty()) out.published = d.a.published;
    if (out.modified.empty())
      for (const Draft& d : drafts_)
        if (d.rank == 2 && out.modified.empty()) out.modified = d.a.modified;
    if (out.outlet.empty())
      for (const Draft& d : drafts_)
        if (out.outlet.empty()) out.outlet = d.a.outlet;
    if (out.authors.empty())
      for (const Draft& d : drafts_)
        if (d.rank == 2 && out.authors.empty()) out.authors = d.a.authors;
    if (chosen->rank == 1) out.headline.clear();  // the video's own
    return out;
  }

 private:
  void walk(const dom::element& e, int depth, bool of_page) {
    if (depth > max_nesting) return;
    dom::array list;
    if (e.get(list) == simdjson::SUCCESS) {
      for (const dom::element x : list) walk(x, depth + 1, of_page);
      return;
    }
    dom::object o;
    if (e.get(o) != simdjson::SUCCESS) return;
    note_name(e);
    std::string type;
    if (const int rank = rank_of(e, type); rank > 0 && of_page && drafts_.size() < max_articles) read_article(e, rank, depth, std::move(type));
    for (const auto& [key, value] : o) {
      if (!value.is_object() && !value.is_array()) continue;
      // What an article quotes, lists or rests on is another report.
      const bool other = key == "isBasedOn" || key == "citation" || key == "itemListElement" || key == "comment" || key == "mentions" || key == "about" || key == "author" ||
                         key == "relatedLink" || key == "liveBlogUpdate" || key == "review" || key == "worksFor" || key == "blogPost";
      walk(value, depth + 1, of_page && !other);
    }
  }

  void note_name(const dom::element& e) {
    const auto id = raw_string(e, "@id"), name = raw_string(e, "name");
    if (id.empty() || id.size() > 500 || name.empty() || named_.size() >= max_named) return;
    named_.try_emplace(std::string(id), JsonLdAuthor{tidy(name), has_type(e, "Organization") && !has_type(e, "Person")});
  }

  void read_authors(const dom::element& e, Draft& out, int depth) {
    if (out.a.authors.size() + out.author_ids.size() > 50 || depth > 4) return;
    std::string_view s;
    dom::array list;
    if (e.get(s) == simdjson::SUCCESS) {
      if (!s.starts_with("http")) out.a.authors.push_back({tidy(s), false});
    } else if (e.get(list) == simdjson::SUCCESS) {
      for (const dom::element x : list) read_authors(x, out, depth + 1);
    } else if (e.is_object()) {
      dom::element name;
      const bool organization = has_type(e, "Organization") && !has_type(e, "Person");
      if (e.at_key("name").get(name) != simdjson::SUCCESS) {
        if (const auto id = raw_string(e, "@id"); !id.empty()) out.author_ids.emplace_back(id);
        else if (const auto given = string_of(e, "givenName"); !given.empty()) out.a.authors.push_back({given + " " + string_of(e, "familyName"), organization});
      } else if (name.get(s) == simdjson::SUCCESS) {
        out.a.authors.push_back({tidy(s), organization});
      } else {
        read_authors(name, out, depth + 1);
      }
    }
  }

  void read_article(const dom::element& e, int rank, int depth, std::string type) {
    Draft d;
    d.rank = rank;
    d.depth = depth;
    JsonLdArticle& a = d.a;
    a.type = std::move(type);
    a.headline = string_of(e, "headline");
    if (a.headline.empty() && rank >= 3) a.headline = string_of(e, "name");
    a.description = string_of(e, "description");
    a.published = string_of(e, "datePublished");
    if (a.published.empty()) a.published = string_of(e, "uploadDate");
    a.created = string_of(e, "dateCreated");
    a.modified = string_of(e, "dateModified");
    a.section = string_of(e, "articleSection");
    a.url = string_of(e, "url");
    if (!a.url.starts_with("http")) a.url = string_of(e, "mainEntityOfPage");
    if (!a.url.starts_with("http")) a.url.clear();
    a.language = string_of(e, "inLanguage");
    a.source = string_of(e, "sourceOrganization");
    dom::element x;
    if (a.source.empty() && e.at_key("isBasedOn").get(x) == simdjson::SUCCESS && x.is_object()) a.source = string_of(x, "publisher");
    if (a.source.starts_with("http")) a.source.clear();
    if (e.at_key("publisher").get(x) == simdjson::SUCCESS || e.at_key("provider").get(x) == simdjson::SUCCESS) {
      dom::array list;
      if (x.get(list) == simdjson::SUCCESS)
        for (const dom::element first : list) {
          x = first;
          break;
        }
      std::string_view s;
      if (x.get(s) == simdjson::SUCCESS) a.outlet = tidy(s);
      else if (x.is_object()) {
        a.outlet = tidy(raw_string(x, "name"));
        if (a.outlet.empty()) d.publisher_id = std::string(raw_string(x, "@id").substr(0, 500));
      }
      if (a.outlet.starts_with("http") || a.outlet.starts_with("#")) a.outlet.clear();
    }
    for (const char* key : {"author", "creator", "contributor"})
      if (a.authors.empty() && d.author_ids.empty() && e.at_key(key).get(x) == simdjson::SUCCESS) read_authors(x, d, 0);
    bool free = true;
    std::string_view word;
    if (e.at_key("isAccessibleForFree").get(x) == simdjson::SUCCESS) {
      if (x.get(free) == simdjson::SUCCESS) a.free = free;
      else if (x.get(word) == simdjson::SUCCESS) a.free = utf8::lower(word.substr(0, 10)) != "false";
    }
    drafts_.push_back(std::move(d));
  }

  void resolve(Draft& d) const {
    for (const auto& id : d.author_ids)
      if (const auto it = named_.find(id); it != named_.end()) d.a.authors.push_back(it->second);
    d.author_ids.clear();
    if (d.a.outlet.empty() && !d.publisher_id.empty())
      if (const auto it = named_.find(d.publisher_id); it != named_.end()) d.a.outlet = it->second.name;
  }

  // Beyond mending: `"datePublished" : "..."` wherever it stands.
  void pick(std::string_view json) {
    const auto value = [&](std::string_view key) {
      const auto at = json.find(key);
      if (at == std::string_view::npos) return std::string{};
      std::size_t i = at + key.size();
      while (i < json.size() && (blank(json[i]) || json[i] == ':')) ++i;
      if (i >= json.size() || json[i] != '"') return std::string{};
      const auto end = json.find_first_of("\"\n", i + 1);
      return end == std::string_view::npos || end - i > max_text ? std::string{} : tidy(json.substr(i + 1, end - i - 1));
    };
    Draft d;
    d.a.type = "Article";
    d.a.headline = value("\"headline\"");
    d.a.published = value("\"datePublished\"");
    d.a.modified = value("\"dateModified\"");
    d.rank = 3;
    if (!d.a.headline.empty() || !d.a.published.empty()) drafts_.push_back(std::move(d));
  }

  dom::parser parser_;
  std::vector<Draft> drafts_;
  std::unordered_map<std::string, JsonLdAuthor> named_;
};

}  // namespace

JsonLdArticle read_json_ld(const std::vector<std::string_view>& scripts, std::string_view url, std::string_view title) {
  Walker walker;
  for (std::size_t i = 0; i < scripts.size() && i < max_scripts; ++i) walker.read(scripts[i]);
  return walker.best(url, title);
}

}  // namespace synoptic::ingest::html
