// RSS 0.9x, 1.0 (RDF) and 2.0, Atom 0.3 and 1.0, and the list of feeds that is OPML. What an entry says of itself wins over
// what its channel says. A feed cut off in the middle still gives the entries before the cut.
//
// A feed rarely says whether its text is the report or a teaser. RSS has two fields in practice: with `content:encoded` there
// the text is whole; a `description` alone is a teaser unless it is as long as a report (`whole_bytes`). Atom says it
// outright: `content` or `summary`.
#include <fmt/format.h>

#include "ingest/fields.hpp"
#include "ingest/lines.hpp"
#include "source/wires.hpp"
#include "source/words.hpp"
#include "source/xml.hpp"

namespace synoptic::source {
namespace {

using ingest::Format;
using ingest::MappedText;
using xml::Node;

// Summaries of feeds end at 200 to 500 bytes; what is longer than four paragraphs is the account itself.
constexpr std::size_t whole_bytes = 1500;

std::string first_of(const Node& node, std::initializer_list<std::string_view> names) {
  for (const auto name : names)
    if (auto value = node.child(name).plain(); !value.empty()) return value;
  return {};
}

// rel="alternate" (the default) of an Atom entry or channel; a `type` other than a page's is passed over.
std::string atom_link(const Node& node, std::string_view name) {
  std::string any;
  for (Node link = node.first(); link; link = link.next()) {
    if (!link.is(name)) continue;
    const std::string rel = link.attribute("rel"), type = link.attribute("type"), href = link.attribute("href");
    if (href.empty() || (!rel.empty() && rel != "alternate")) continue;
    if (type.empty() || type.find("html") != std::string::npos) return href;
    if (any.empty()) any = href;
  }
  return any;
}

std::string base_of(const Node& node, std::string_view outer) {
  const std::string base = node.attribute("xml:base");
  return base.empty() ? std::string(outer) : resolved(outer, base);
}

class Feed final : public Reader {
 public:
  Feed(Part part, std::unique_ptr<xml::Document> document) : part_(std::move(part)), document_(std::move(document)) {
    root_ = document_->root();
    atom_ = root_.is("feed");
    channel_ = atom_ ? root_ : root_.child("channel");
    if (!channel_) channel_ = root_;
    const std::string_view wanted = atom_ ? "entry" : "item";
    at_ = atom_ || !channel_.child("item") ? root_.first() : channel_.first();  // RSS 1.0 has its items beside the channel
    wanted_ = wanted;
    const std::string own = part_.given.url;
    base_ = base_of(channel_, base_of(root_, own));
    site_ = atom_ ? atom_link(channel_, "link") : first_of(channel_, {"link"});
    if (site_.empty()) site_ = atom_link(channel_, "atom:link");
    site_ = resolved(base_, site_);
    if (base_.empty()) base_ = site_;
    title_ = plain_of(channel_.child("title").text().text);
    language_ = first_of(channel_, {"language", "dc:language"});
    if (language_.empty()) language_ = channel_.attribute("lang");
    if (language_.empty()) language_ = root_.attribute("lang");
    if (atom_) author_ = authors_of(channel_);
  }

  std::optional<Entry> next() override {
    for (; at_; at_ = at_.next()) {
      if (!at_.is(wanted_)) continue;
      ++number_;
      if (!document_->whole(at_)) continue;
      auto entry = read(at_);
      if (!entry) continue;
      at_ = at_.next();
      return entry;
    }
    if (done_) return std::nullopt;
    done_ = true;
    if (!document_->fault().empty())
      return entry_of(part_, Format::automatic, fail(ErrorCode::invalid, fmt::format("{}; {} of its entries could be read", document_->fault(), read_)));
    if (number_ == 0) part_.context->left_out.add("feed without entries");
    return std::nullopt;
  }

 private:
  static std::vector<std::string> authors_of(const Node& node) {
    std::vector<std::string> out;
    for (const std::string_view name : {"author", "dc:creator", "contributor"}) {
      if (name == "contributor" && !out.empty()) break;
      for (const Node& a : node.children(name)) {
        auto person = a.child("name") ? a.child("name").plain() : person_of(plain_of(a.text().text));
        if (!person.empty()) out.push_back(std::move(person));
      }
      if (name == "author" && !out.empty()) break;  // dc:creator says the same again
    }
    return out;
  }

  std::optional<Entry> read(const Node& item) {
    Entry entry = entry_of(part_, Format::html, std::string{});
    auto& given = entry.given;
    entry.place = fmt::format("{}#{}", part_.place, number_);
    given.ref = entry.place;
    given.charset = "utf-8";
    const std::string base = base_of(item, base_);

    given.title = plain_of(item.child("title").text().text);
    std::string link = first_of(item, {"feedburner:origLink"});
    if (link.empty()) link = atom_link(item, "link");
    if (link.empty()) link = first_of(item, {"link"});
    if (link.empty()) link = atom_link(item, "atom:link");
    const Node guid = item.child("guid") ? item.child("guid") : item.child("id");
    if (link.empty() && is_web_address(guid.plain()) && guid.attribute("isPermaLink") != "false") link = guid.plain();
    if (link.empty()) link = item.attribute("about");
    given.url = resolved(base, link);
    given.published = first_of(item, {"pubDate", "published", "issued", "dc:date", "dcterms:issued", "dcterms:created", "created", "date"});
    given.modified = first_of(item, {"updated", "modified", "dcterms:modified", "atom:updated"});
    if (given.published.empty()) std::swap(given.published, given.modified);  // Atom asks for `updated` alone
    if (given.modified == given.published) given.modified.clear();
    given.authors = authors_of(item);
    if (given.authors.empty()) given.authors = author_;
    given.said_language = item.attribute("lang");
    if (given.said_language.empty()) given.said_language = first_of(item, {"dc:language"});
    if (given.said_language.empty()) given.said_language = language_;
    const Node category = item.child("category");  // Atom's says it in an attribute
    given.section = category.attribute("label").empty() ? category.attribute("term").empty() ? category.plain() : category.attribute("term") : category.attribute("label");
    given.outlet = title_;
    given.outlet_site = site_;
    if (const Node source = item.child("source")) {
      const std::string origin = atom_ ? plain_of(source.child("title").text().text) : source.plain();
      if (!origin.empty() && origin != title_) given.credits.push_back(origin);
    }

    bool teaser = false;
    Node body = item.child("content:encoded");
    if (!body) body = item.child("content");
    if (!body) body = item.child("xhtml:body");
    if (!body) body = item.child("body");
    if (!body) body = item.child("atom:content");
    if (!body || body.plain().empty()) {
      body = item.child("description") ? item.child("description") : item.child("summary");
      teaser = true;
    }
    if (!body) body = item.child("atom:summary");
    MappedText text = content_of(body);
    const std::string plain = format_ == Format::html ? plain_of(text.text) : text.text;
    if (ingest::trim(plain).empty()) {
      part_.context->left_out.add("feed entry without a text");
      return std::nullopt;
    }
    given.complete = !(teaser && (atom_ || plain.size() < whole_bytes)) && !ingest::says_cut(plain);
    entry.format = format_;
    if (format_ == Format::html) {
      Page page;
      page.append(text);
      text = page.take();
    }
    entry.raw = document_->raw(text);
    entry.bytes = std::move(text.text);
    ++read_;
    return entry;
  }

  // The text of an element as it is meant: markup in the XML itself (Atom's xhtml), markup written as text, or plain text.
  MappedText content_of(const Node& body) {
    format_ = Format::html;
    MappedText out;
    const std::string type = body.attribute("type");
    if (type == "xhtml" || (body.has_elements() && type.find("xml") == std::string::npos && !has_markup(body.text().text))) {
      body.html(out, nullptr);
      return out;
    }
    out = body.text();
    if (type == "text" || type == "text/plain" || !has_markup(out.text)) format_ = Format::text;
    return out;
  }

  Part part_;
  std::unique_ptr<xml::Document> document_;
  Node root_, channel_, at_;
  bool atom_ = false, done_ = false;
  std::string_view wanted_;
  std::string title_, site_, base_, language_;
  std::vector<std::string> author_;
  std::size_t number_ = 0, read_ = 0;
  Format format_ = Format::html;
};

}  // namespace

bool is_feed(const Part& part, std::string_view head) {
  const std::string& type = part.media_type;
  if (!type.empty() && type.find("xml") == std::string::npos && type.find("rss") == std::string::npos && type != "text/plain") return false;
  const std::string root = xml::root_name(head);
  if (root == "rss" || root == "feed") return true;
  return root == "RDF" && (head.find("purl.org/rss/") != std::string_view::npos || head.find("netscape.com/rdf/") != std::string_view::npos);
}

std::unique_ptr<Reader> open_feed(Part part) {
  auto bytes = part.input->rest(part.context->limits.max_entry_bytes);
  if (!bytes) return reader_of(entry_of(part, Format::automatic, std::move(bytes)));
  auto document = xml::Document::parse(*bytes);
  if (!document) return reader_of(entry_of(part, Format::automatic, tl::unexpected(document.error())));
  return std::make_unique<Feed>(std::move(part), std::move(*document));
}

bool is_opml(const Part&, std::string_view head) { return xml::root_name(head) == "opml"; }

// Names feeds, holds none: what a user who extracts it needs to know is how to get them.
std::unique_ptr<Reader> open_opml(Part part) {
  auto bytes = part.input->rest(part.context->limits.max_entry_bytes);
  if (!bytes) return reader_of(entry_of(part, Format::automatic, std::move(bytes)));
  auto document = xml::Document::parse(*bytes);
  if (!document) return reader_of(entry_of(part, Format::automatic, tl::unexpected(document.error())));
  constexpr std::size_t shown = 20;
  std::size_t feeds = 0;
  std::string addresses;
  std::vector<Node> open{(*document)->root().child("body")};
  while (!open.empty()) {
    const Node outline = open.back();
    open.pop_back();
    if (const auto address = outline.attribute("xmlUrl"); !address.empty()) {
      ++feeds;
      if (feeds <= shown) addresses += " " + address;
    }
    auto below = outline.children("outline");
    open.insert(open.end(), below.rbegin(), below.rend());
  }
  if (feeds > shown) addresses += " ...";
  part.context->left_out.add("address of a feed (OPML)", feeds);
  if (feeds == 0) return reader_of(entry_of(part, Format::automatic, fail(ErrorCode::invalid, "an OPML list without an address of a feed (xmlUrl)")));
  return reader_of(entry_of(part, Format::automatic,
                            fail(ErrorCode::unsupported, fmt::format("a list of {} feed{}, which holds no reports; to fetch them: synoptic fetch{}", feeds, feeds == 1 ? "" : "s", addresses))));
}

}  // namespace synoptic::source
