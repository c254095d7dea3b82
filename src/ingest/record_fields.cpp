// One pass over the keys keeps the best-named value of each field (fields.hpp); then each is read for what it may be: a
// string, a list of strings or of objects with a name, an object with a text or a name in it. What cannot be read is passed
// over, unless it stands under a name of the input contract, where a number or a truth value is the caller's mistake.
#include "ingest/record_fields.hpp"

#include <fmt/format.h>

#include <array>
#include <optional>
#include <vector>

#include "base/utf8.hpp"
#include "ingest/fields.hpp"
#include "ingest/lines.hpp"

namespace synoptic::ingest {
namespace {

namespace dom = simdjson::dom;

constexpr std::size_t max_parts = 100'000;  // entries of one list, paragraphs or authors

struct Value {
  dom::element element;
  std::string_view name;
  std::uint8_t rank = 255;
  bool empty = false;
  explicit operator bool() const { return rank != 255; }
};

bool is_address(std::string_view s) { return s.starts_with("http://") || s.starts_with("https://"); }

std::string string_at(const dom::element& e, const char* key) {
  std::string_view s;
  return e.at_key(key).get(s) == simdjson::SUCCESS ? std::string(s) : std::string{};
}

// A string, or what stands for one in an object: {"name": ..}, {"main": ..}, {"title": ..}.
std::string word_of(const dom::element& e) {
  std::string_view s;
  if (e.get(s) == simdjson::SUCCESS) return std::string(s);
  if (e.is_object())
    for (const char* key : {"main", "name", "title", "value", "full_name", "default", "text", "full", "literal", "publisher", "uri", "id"})
      if (auto found = string_at(e, key); !trim(found).empty()) return found;
  if (e.is_array()) {
    dom::array list;
    if (e.get(list) == simdjson::SUCCESS)
      for (const dom::element item : list) {
        if (item.get(s) == simdjson::SUCCESS && !trim(s).empty()) return std::string(s);
        if (item.is_object())
          for (const char* key : {"value", "name", "title"})
            if (auto found = string_at(item, key); !trim(found).empty()) return found;
      }
  }
  return {};
}

// Names of people or agencies: of a list each one, else what is in one string.
std::string names_of(const dom::element& e) {
  dom::array list;
  if (e.get(list) != simdjson::SUCCESS) return word_of(e);
  std::string out;
  std::size_t n = 0;
  for (const dom::element item : list) {
    if (++n > max_parts) break;
    if (const auto word = word_of(item); !trim(word).empty()) out += (out.empty() ? "" : "; ") + word;
  }
  return out;
}

std::string stamp_of(const dom::element& e) {
  std::int64_t n = 0;
  if (e.get(n) == simdjson::SUCCESS) return std::to_string(n);
  double d = 0;
  if (e.get(d) == simdjson::SUCCESS && d > 0 && d < 1e14) return std::to_string(static_cast<std::int64_t>(d));
  if (e.is_object())
    if (auto date = string_at(e, "$date"); !date.empty()) return date;
  return word_of(e);
}

// The text of a report: one string; paragraphs in a list; Fundus's {"summary": [..], "sections": [{"headline", "paragraphs"}]};
// ninjs 2's [{"contenttype", "value"}]. `html` is set if it says that it is markup.
void add_text(const dom::element& top, std::string& out, bool& html) {
  std::vector<dom::element> open{top};
  for (std::size_t parts = 0; !open.empty() && parts < max_parts; ++parts) {
    const dom::element e = open.back();
    open.pop_back();
    std::string_view s;
    if (e.get(s) == simdjson::SUCCESS) {
      if (trim(s).empty()) continue;
      if (!out.empty()) out += "\n\n";
      out += s;
      continue;
    }
    std::vector<dom::element> below;
    dom::array list;
    if (e.get(list) == simdjson::SUCCESS) {
      for (const dom::element item : list) {
        if (below.size() >= max_parts) break;
        below.push_back(item);
      }
    } else if (e.is_object()) {
      if (const auto type = string_at(e, "contenttype"); type.find("html") != std::string::npos || type.find("nitf") != std::string::npos) html = true;
      for (const char* key : {"summary", "headline", "title", "sections", "paragraphs", "text", "value", "content", "body", "main", "full"}) {
        dom::element inner;
        if (e.at_key(key).get(inner) == simdjson::SUCCESS) below.push_back(inner);
      }
    }
    open.insert(open.end(), below.rbegin(), below.rend());
  }
}

// ninjs 2: of several bodies the first that is markup, else the first; of several headlines the main one.
dom::element best_of(const dom::element& list, std::string_view role) {
  dom::array items;
  if (list.get(items) != simdjson::SUCCESS) return list;
  std::optional<dom::element> first, markup;
  for (const dom::element item : items) {
    if (!item.is_object()) return list;
    if (!first) first = item;
    if (!role.empty() && string_at(item, "role") == role) return item;
    if (const auto type = string_at(item, "contenttype"); !markup && (type.find("html") != std::string::npos || type.find("nitf") != std::string::npos)) markup = item;
  }
  return markup ? *markup : first ? *first : list;
}

}  // namespace

Result<RecordText> read_fields(const dom::object& object, Given& given) {
  std::array<Value, field_count> best;
  std::string status, embargo;
  bool agency = false;
  std::string mistake;
  bool named_null = false;
  const auto consider = [&](std::string_view key, const dom::element& e, bool outer) {
    NamedField named = field_named(key);
    std::string_view said;
    if (key == "source" && e.get(said) == simdjson::SUCCESS && is_address(said)) named = {Field::url, 100};  // trafilatura: where it was found
    if (e.is_null()) {
      named_null |= named.field == Field::text || named.field == Field::html;
      return;
    }
    if (key == "pubstatus" || key == "pubStatus") status = word_of(e);
    else if (key == "embargoed" || key == "embargo") embargo = word_of(e);
    else if (key == "versioncreated" || key == "headlines" || key == "bodies") agency = true;
    if (named.field == Field::none) return;
    const bool number = e.is_number() || e.is_bool();
    if (outer && named.rank == 0 && (number || (e.is_array() && named.field == Field::title)) && !(named.field == Field::id && e.is_int64()) && mistake.empty())
      mistake = fmt::format("\"{}\" must be a string", std::string(key));
    // An empty value gives way to any other, whatever its name.
    const bool empty = (e.is_string() && trim(e.get_string().value()).empty()) || (e.is_array() && e.get_array().value().size() == 0);
    Value& slot = best[static_cast<std::size_t>(named.field)];
    if (!slot || (slot.empty && !empty) || (slot.empty == empty && named.rank < slot.rank)) slot = {e, key, named.rank, empty};
  };
  for (const auto& field : object) {
    // Search indexes and the Guardian keep the fields one level down.
    dom::object inner;
    if ((field.key == "fields" || field.key == "_source" || field.key == "article") && field.value.get(inner) == simdjson::SUCCESS)
      for (const auto& below : inner) consider(below.key, below.value, false);
    else consider(field.key, field.value, true);
  }
  if (!mistake.empty()) return fail(ErrorCode::invalid, mistake);
  const auto value = [&](Field f) -> const Value& { return best[static_cast<std::size_t>(f)]; };
  for (const Field f : {Field::url, Field::id, Field::outlet, Field::language, Field::title, Field::published, Field::modified, Field::authors, Field::credits, Field::section}) {
    const Value& v = value(f);
    if (!v) continue;
    const bool names = f == Field::authors || f == Field::credits, number = f == Field::id || f == Field::published || f == Field::modified;
    give(given, {f, v.rank}, names ? names_of(v.element) : number ? stamp_of(v.element) : word_of(f == Field::title && agency ? best_of(v.element, "main") : v.element));
  }
  if (given.published.empty()) std::swap(given.published, given.modified);  // the only date there is
  if (given.modified == given.published) given.modified.clear();
  // Fundus: {"html": {"requested_url": .., "content": ..}}
  if (const Value& v = value(Field::html); v && v.element.is_object() && given.url.empty())
    for (const char* key : {"responded_url", "requested_url"})
      if (auto url = string_at(v.element, key); given.url.empty() && is_address(url)) given.url = std::move(url);
  if (agency && !given.outlet.empty() && value(Field::outlet).name == "copyrightholder") given.credits.push_back(given.outlet);
  note_standing(given, status, embargo);

  RecordText out;
  const Value &text = value(Field::text), &html = value(Field::html);
  out.named = named_null || static_cast<bool>(text) || static_cast<bool>(html);
  bool markup = false;
  if (text) add_text(agency ? best_of(text.element, "") : text.element, out.text, markup);
  if (html) {
    bool ignored = false;
    add_text(html.element, out.html, ignored);
  }
  // Markup keeps the paragraphs that an agency's or feed's plain rendering may have lost.
  const bool whole_page = html && (html.rank == 0 || html.name.find("raw") != std::string_view::npos || html.name.find("page") != std::string_view::npos);
  out.fragment = !whole_page;
  if (!trim(out.html).empty() && !whole_page && !(text && text.rank == 0)) out.text.clear();
  if (!trim(out.text).empty()) {
    out.html.clear();
    if (markup || (text.rank != 0 && is_markup(out.text))) {
      out.html = std::move(out.text);
      out.text.clear();
      out.fragment = true;
    }
  }
  if (trim(out.text).empty() && trim(out.html).empty())
    if (const Value& v = value(Field::summary)) {
      bool is_html = false;
      add_text(v.element, out.text, is_html);
      if (is_html || is_markup(out.text)) {
        out.html = std::move(out.text);
        out.text.clear();
        out.fragment = true;
      }
      given.complete = false;
    }
  if (says_cut(out.text)) given.complete = false;
  return out;
}

}  // namespace synoptic::ingest
