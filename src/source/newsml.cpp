// What agencies send: NewsML-G2 items (one, or many in a message) around a text that is XHTML, NITF, HTML or plain, and
// NITF alone. The envelope knows the headline, the times, who sent it and whether it may be used; the text is rendered as
// HTML with headline, standfirst, byline and dateline before it where the envelope has them apart, and read as a page.
#include <fmt/format.h>

#include "base/utf8.hpp"
#include "ingest/fields.hpp"
#include "ingest/lines.hpp"
#include "source/wires.hpp"
#include "source/words.hpp"
#include "source/xml.hpp"

namespace synoptic::source {
namespace {

using ingest::Format;
using ingest::Given;
using ingest::MappedText;
using xml::Node;

// A party or concept of NewsML-G2: its name, else its literal, else its code without the scheme ("nprov:AFP" -> "AFP").
std::string name_of(const Node& node) {
  if (!node) return {};
  std::string best = node.child("name").plain();
  if (best.empty()) best = node.attribute("literal");
  if (best.empty()) {
    best = node.attribute("qcode");
    if (const auto colon = best.find(':'); colon != std::string::npos) best.erase(0, colon + 1);
  }
  if (best.empty() && !node.has_elements()) best = node.plain();
  return best;
}

// "20230301T093000+0100" as NITF writes it -> "2023-03-01T09:30:00+01:00".
std::string stamp_of(std::string_view s) {
  std::string out(ingest::trim(s));
  const auto digits = [&](std::size_t from, std::size_t n) {
    for (std::size_t i = from; i < from + n; ++i)
      if (i >= out.size() || out[i] < '0' || out[i] > '9') return false;
    return true;
  };
  if (!digits(0, 8)) return out;
  const std::string day = out.substr(0, 4) + "-" + out.substr(4, 2) + "-" + out.substr(6, 2);
  if (out.size() < 15 || out[8] != 'T' || !digits(9, 6)) return day;
  std::string zone = out.substr(15);
  if (zone.size() == 5 && (zone[0] == '+' || zone[0] == '-')) zone.insert(3, ":");
  return day + "T" + out.substr(9, 2) + ":" + out.substr(11, 2) + ":" + out.substr(13, 2) + zone;
}

std::string_view nitf_element(std::string_view name, const Node&) {
  struct Row {
    std::string_view nitf, html;
  };
  static constexpr Row rows[] = {{"block", "+"},  {"hl1", "h2"},          {"hl2", "h3"},           {"media", "figure"},         {"media-caption", "figcaption"},
                                 {"tagline", "p"},  {"media-reference", "-"}, {"media-metadata", "-"}, {"media-producer", "-"},     {"media-object", "-"},
                                 {"note", "-"},     {"person", "+"},        {"org", "+"},            {"location", "+"},           {"chron", "+"},
                                 {"city", "+"},     {"country", "+"},       {"region", "+"},         {"state", "+"},              {"sublocation", "+"},
                                 {"copyrite", "-"}, {"num", "+"},           {"money", "+"},          {"lang", "+"},               {"event", "+"},
                                 {"function", "+"}, {"object.title", "+"},  {"pronounce", "+"},      {"virtloc", "+"},            {"postaddr", "p"},
                                 {"bq", "blockquote"}, {"fn", "-"},         {"alt-code", "-"},       {"nitf-table", "+"},         {"nitf-table-metadata", "-"},
                                 {"classifier", "-"}, {"name.given", "+"},  {"name.family", "+"}};
  for (const Row& row : rows)
    if (row.nitf == name) return row.html;
  return {};
}

bool same_start(std::string_view a, std::string_view b) {
  const std::string x = ingest::key_of(a.substr(0, 60)), y = ingest::key_of(b.substr(0, 200));
  return x.empty() || y.starts_with(std::string_view(x).substr(0, 12));
}

// The dateline into the first paragraph, unless it says it itself.
void add_body(Page& page, const MappedText& html, std::string_view dateline) {
  const auto first = html.text.find("<p>");
  const bool wanted = !ingest::trim(dateline).empty() && !same_start(dateline, plain_of(std::string_view(html.text).substr(0, 2000)));
  if (!wanted || first == std::string::npos) {
    if (wanted) page.add("p", "", dateline);
    page.append(html);
    return;
  }
  MappedText before = html;  // a picture, mostly
  before.text.resize(first);
  page.append(before);
  page.body().text += "<p>";
  const auto lead = ingest::trim(dateline);
  const bool dashed = lead.ends_with("-") || lead.ends_with("—");
  for (const char c : lead) page.body().text += c == '<' || c == '>' || c == '&' ? ' ' : c;
  page.body().text += dashed ? " " : " — ";
  append(page.body(), html, first + 3);
}


// The head of a NITF document into `given`, where the envelope left it open; its text into the page.
void read_nitf(const Node& nitf, Given& given, Page& page) {
  const Node docdata = nitf.path("head/docdata"), body = nitf.child("body"), head = body.child("body.head");
  const auto fill = [](std::string& field, std::string value) {
    if (field.empty()) field = std::move(value);
  };
  fill(given.title, head.path("hedline/hl1").plain());
  fill(given.title, nitf.path("head/title").plain());
  fill(given.published, stamp_of(docdata.child("date.issue").attribute("norm")));
  fill(given.published, stamp_of(docdata.child("date.release").attribute("norm")));
  fill(given.published, stamp_of(nitf.path("head/pubdata").attribute("date.publication")));
  fill(given.language, nitf.attribute("lang"));
  fill(given.language, body.attribute("lang"));
  if (given.authors.empty())
    for (const Node& by : head.children("byline")) {
      const auto people = by.descendants("person");
      if (people.empty()) given.authors.push_back(by.plain());
      for (const Node& person : people) given.authors.push_back(person.plain());
    }
  const std::string distributor = head.child("distributor").plain();
  if (!distributor.empty()) given.credits.push_back(distributor);
  if (const auto holder = docdata.child("doc.copyright").attribute("holder"); !holder.empty()) {
    given.credits.push_back(holder);
    fill(given.outlet, holder);
  }
  fill(given.outlet, nitf.path("head/pubdata").attribute("name"));
  fill(given.outlet, distributor);
  const std::string kind = docdata.attribute("management-status");
  ingest::note_standing(given, kind == "canceled" || kind == "withheld" || kind == "embargoed" ? kind : "", kind == "embargoed" ? stamp_of(docdata.child("date.release").attribute("norm")) : "");

  page.add("h1", "", head.path("hedline/hl1").text());
  for (const Node& line : head.child("hedline").children("hl2")) page.add("p", "class=\"standfirst\"", line.text());
  for (const Node& by : head.children("byline")) page.add("p", "class=\"byline\"", by.plain());
  page.add("p", "class=\"standfirst\"", head.child("abstract").plain());
  MappedText content;
  for (Node part = body.first(); part; part = part.next())
    if (part.is("body.content") || part.is("body.end")) part.html(content, nitf_element);
  add_body(page, content, head.child("dateline").plain());
}

class Newsml final : public Reader {
 public:
  Newsml(Part part, std::unique_ptr<xml::Document> document) : part_(std::move(part)), document_(std::move(document)) {
    const Node root = document_->root();
    if (root.is("newsMessage")) {
      many_ = true;
      for (Node set = root.first(); set; set = set.next())
        if (set.is("itemSet"))
          for (Node item = set.first(); item; item = item.next()) items_.push_back(item);
    } else {
      items_.push_back(root);
    }
  }

  std::optional<Entry> next() override {
    while (at_ < items_.size()) {
      const Node item = items_[at_++];
      if (!document_->whole(item)) continue;
      if (auto entry = read(item)) return entry;
    }
    if (done_) return std::nullopt;
    done_ = true;
    if (!document_->fault().empty()) return entry_of(part_, Format::automatic, fail(ErrorCode::invalid, fmt::format("{}; {} of its items could be read", document_->fault(), read_)));
    return std::nullopt;
  }

 private:
  std::optional<Entry> read(const Node& item) {
    Entry entry = entry_of(part_, Format::html, std::string{});
    if (many_) entry.given.ref = entry.place = fmt::format("{}#{}", part_.place, at_);
    entry.given.charset = "utf-8";
    Page page;
    MappedText plain;
    std::string why;
    if (item.is("nitf")) read_nitf(item, entry.given, page);
    else if (item.is("newsItem")) why = read_item(item, entry.given, page, plain);
    else if (item.is("packageItem")) why = "NewsML package of references";
    else why = "NewsML " + item.name().substr(0, 40);
    MappedText text = page.take();
    if (!ingest::trim(plain.text).empty()) {
      text = std::move(plain);
      entry.format = Format::text;
    }
    if (why.empty() && plain_of(text.text).empty()) why = "NewsML item without a text";
    if (!why.empty()) {
      part_.context->left_out.add(why);
      return std::nullopt;
    }
    entry.raw = document_->raw(text);
    entry.bytes = std::move(text.text);
    ++read_;
    return entry;
  }

  // Empty, or why the item is no report.
  static std::string read_item(const Node& item, Given& given, Page& page, MappedText& plain) {
    const Node meta = item.child("itemMeta"), content = item.child("contentMeta"), rights = item.child("rightsInfo");
    given.language = content.child("language").attribute("tag");
    if (given.language.empty()) given.language = item.attribute("lang");
    given.title = content.child("headline").plain();
    if (given.title.empty()) given.title = meta.child("title").plain();
    given.published = meta.child("firstCreated").plain();
    given.modified = meta.child("versionCreated").plain();
    if (given.published.empty()) given.published = content.child("contentCreated").plain();
    if (given.published.empty()) std::swap(given.published, given.modified);
    if (given.modified == given.published) given.modified.clear();
    if (const auto guid = item.attribute("guid"); is_web_address(guid)) given.url = guid;
    const std::string provider = name_of(meta.child("provider"));
    given.outlet = provider;
    for (const Node& by : content.children("by")) given.authors.push_back(by.plain());
    if (given.authors.empty())
      for (const Node& creator : content.children("creator"))
        if (auto name = creator.child("name").plain(); !name.empty()) given.authors.push_back(std::move(name));
    for (const Node& source : content.children("infoSource")) given.credits.push_back(name_of(source));
    if (const auto line = content.child("creditline").plain(); !line.empty()) given.credits.push_back(line);
    if (!provider.empty()) given.credits.push_back(provider);
    if (given.outlet.empty()) given.outlet = name_of(rights.child("copyrightHolder"));
    std::string status = meta.child("pubStatus").attribute("qcode");
    if (const auto colon = status.find(':'); colon != std::string::npos) status.erase(0, colon + 1);
    ingest::note_standing(given, status, meta.child("embargoed").plain());

    std::string other;
    for (const Node& set : item.children("contentSet"))
      for (Node body = set.first(); body; body = body.next()) {
        const std::string type = utf8::lower(body.attribute("contenttype"));
        if (body.is("inlineXML")) {
          if (const auto nitf = body.descendants("nitf"); !nitf.empty()) {
            read_nitf(nitf.front(), given, page);
            return {};
          }
          MappedText html;
          const auto bodies = body.descendants("body");
          (bodies.empty() ? body : bodies.front()).html(html, nullptr);
          envelope(content, page, html);
          return {};
        }
        if (body.is("inlineData") && (type.empty() || type.starts_with("text/") || type.find("html") != std::string::npos) && body.attribute("encoding").empty()) {
          MappedText text = body.text();
          if (type.find("html") != std::string::npos || (type.empty() && has_markup(text.text))) {
            envelope(content, page, text);
          } else {
            plain = std::move(text);
          }
          return {};
        }
        if (other.empty()) other = type.empty() ? "remote content" : type;
      }
    return "NewsML item of " + (other.empty() ? "no content" : other);
  }

  static void envelope(const Node& content, Page& page, const MappedText& html) {
    page.add("h1", "", content.child("headline").text());
    add_body(page, html, content.child("dateline").plain());
  }

  Part part_;
  std::unique_ptr<xml::Document> document_;
  std::vector<Node> items_;
  std::size_t at_ = 0, read_ = 0;
  bool many_ = false, done_ = false;
};

}  // namespace

bool is_newsml(const Part&, std::string_view head) {
  const std::string root = xml::root_name(head);
  return root == "newsItem" || root == "newsMessage" || root == "packageItem" || root == "nitf";
}

std::unique_ptr<Reader> open_newsml(Part part) {
  auto bytes = part.input->rest(part.context->limits.max_entry_bytes);
  if (!bytes) return reader_of(entry_of(part, Format::automatic, std::move(bytes)));
  auto document = xml::Document::parse(*bytes);
  if (!document) return reader_of(entry_of(part, Format::automatic, tl::unexpected(document.error())));
  return std::make_unique<Newsml>(std::move(part), std::move(*document));
}

bool is_other_xml(const Part& part, std::string_view head) {
  if (!part.named || !part.media_type.empty() || !ingest::trim(head.substr(0, 200)).starts_with("<?xml")) return false;
  const std::string root = xml::root_name(head);
  return !root.empty() && utf8::lower(root) != "html";
}

std::unique_ptr<Reader> open_other_xml(Part part) {
  const std::string root = xml::root_name(part.input->peek(64u << 10));
  return reader_of(entry_of(part, Format::automatic, fail(ErrorCode::unsupported, fmt::format("XML of <{}>, expected a feed (rss, feed, RDF), NewsML-G2 (newsItem, newsMessage) or nitf", root))));
}

}  // namespace synoptic::source
