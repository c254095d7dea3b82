#include "ingest/fields.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.hpp"
#include "ingest/lines.hpp"
#include "ingest/metadata.hpp"

namespace synoptic::ingest {
namespace {

// Best name first. Seen in: news-please, newspaper3k/4k, Fundus, trafilatura, goose, Common Crawl news derivatives, Event
// Registry, NewsAPI, GNews, Guardian, Bing, Media Cloud, GDELT, Scrapy spiders, ninjs 1 and 2, JSON Feed, schema.org, passim ("series").
struct Row {
  Field field;
  std::string_view names;  // folded: lower case, letters and digits only
};
constexpr Row rows[] = {
    {Field::id, "id guid uid uuid docid documentid articleid storyid storiesid uri"},
    {Field::title, "title headline titles headlines heading hl1 webtitle titlepage titlerss name"},
    {Field::url, "url link canonicalurl canonicallink canonical permalink articleurl weburl respondedurl requestedurl externalurl documentidentifier pageurl sourceurl finalurl"},
    {Field::outlet, "outlet publisher publishername medianame mediasource newspaper sourcename sitename outletname publication newsoutlet sourcecommonname sourcehostname provider source site "
                    "sourcedomain mediaurl domain hostname host copyrightholder series"},
    {Field::published, "published publishedat publishdate datepublish datepublished publicationdate pubdate publisheddate publishingdate publishedon publishtime publishedtime "
                       "firstpublished firstcreated webpublicationdate datetimepub datetime dateissued createdat datecreated timestamp date seendate"},
    {Field::modified, "modified datemodify datemodified modifieddate modifiedat updated updatedat dateupdated updateddate lastmodified versioncreated"},
    {Field::language, "language lang metalang languagecode inlanguage locale"},
    {Field::text, "text maintext plaintext articletext storytext articlebody bodytext contenttext fulltext fullcontent cleanedtext rawtext textcontent body bodies content story article"},
    {Field::html, "html bodyhtml bodyxhtml contenthtml articlehtml htmlcontent rawhtml contentencoded pagehtml"},
    {Field::summary, "summary description excerpt snippet descriptiontext lead abstract metadescription standfirst teaser"},
    {Field::authors, "authors author byline bylines creator by writers writer journalist"},
    {Field::section, "section sectionname articlesection category categories channel rubric desk"},
    {Field::credits, "credits credit creditline newsagency agency infosources infosource wire"}};
bool is_address(std::string_view s) { return s.starts_with("http://") || s.starts_with("https://"); }

constexpr std::string_view contract[] = {"id", "title", "url", "outlet", "published", "language", "text", "html"};

}  // namespace

NamedField field_named(std::string_view name) {
  if (std::find(std::begin(contract), std::end(contract), name) != std::end(contract)) {
    for (const Row& row : rows)
      if (row.names.substr(0, row.names.find(' ')) == name) return {row.field, 0};
  }
  name = trim(name);
  if (name.size() > 60) return {};
  std::string folded;
  for (const char c : utf8::fold(name))
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) folded += c;
  if (folded.empty()) return {};
  NamedField best;
  for (const Row& row : rows) {
    std::uint8_t rank = 1;
    for (std::size_t at = 0; at < row.names.size(); ++rank) {
      const std::size_t end = std::min(row.names.find(' ', at), row.names.size());
      if (row.names.substr(at, end - at) == folded && rank < best.rank) best = {row.field, rank};
      at = end + 1;
    }
  }
  return best;
}

void give(Given& given, NamedField field, std::string value) {
  if (trim(value).empty()) return;
  switch (field.field) {
    case Field::id:
      if (given.url.empty() && is_address(value)) given.url = value;
      given.ref = std::move(value);
      break;
    case Field::title: given.title = std::move(value); break;
    case Field::url:
      if (field.rank == 0 || is_address(trim(value))) given.url = std::string(trim(value));
      break;
    case Field::outlet:
      if (is_address(value)) value = domain_of(value);
      given.outlet = std::move(value);
      break;
    case Field::published: given.published = std::move(value); break;
    case Field::modified: given.modified = std::move(value); break;
    case Field::section: given.section = value.substr(0, value.find_first_of(";|")); break;
    case Field::language: (field.rank == 0 ? given.language : given.said_language) = std::move(value); break;
    case Field::authors:
    case Field::credits: {
      auto& list = field.field == Field::authors ? given.authors : given.credits;
      for (std::size_t at = 0; at <= value.size();) {
        const std::size_t end = std::min(value.find_first_of(";|", at), value.size());
        if (const auto part = trim(std::string_view(value).substr(at, end - at)); !part.empty()) list.emplace_back(part);
        at = end + 1;
      }
      break;
    }
    default: break;
  }
}

bool is_markup(std::string_view text) {
  for (const std::string_view tag : {"<p>", "<p ", "</p>", "<br", "<div", "<span", "<a href", "<strong", "<em>", "<h2", "<ul", "<img"})
    if (text.find(tag) != std::string_view::npos) return true;
  return false;
}

void note_standing(Given& given, std::string_view status, std::string_view embargo) {
  const std::string folded = utf8::lower(trim(status.substr(0, 40)));
  if (folded.ends_with("canceled") || folded.ends_with("cancelled")) given.notes.push_back({"canceled", "the agency has canceled this item: it is not to be used"});
  else if (folded.ends_with("withheld")) given.notes.push_back({"withheld", "the agency withholds this item: it is not to be published until it says so"});
  embargo = trim(embargo);
  if (!embargo.empty()) given.notes.push_back({"embargo", fmt::format("under embargo until {}", embargo.substr(0, utf8::valid_prefix(embargo.substr(0, 60))))});
}

bool says_cut(std::string_view text) {
  text = trim(text);
  for (const std::string_view tail : {"[…]", "[...]", "…", "...", "[&#8230;]", "[&hellip;]"})
    if (text.ends_with(tail)) return true;
  std::string end = utf8::lower(text.substr(text.size() - std::min<std::size_t>(text.size(), 24)));
  if (end.ends_with("read more") || end.ends_with("continue reading")) return true;
  if (!end.ends_with(" chars]")) return false;  // NewsAPI
  const auto open = end.rfind("[+");
  return open != std::string::npos && end.find_first_not_of("0123456789", open + 2) == end.size() - 7;
}

}  // namespace synoptic::ingest
