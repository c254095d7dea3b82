// Written through nlohmann's ordered_json: slower than by hand, but correct about escapes and invalid UTF-8. Only the lists of an
// analysis, which hold several entries a sentence or even a token, are written by hand (Line): built as trees they cost twice as
// much as the analysis itself.
#include "render/json.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>

#include "base/utf8.hpp"

namespace synoptic::render {
namespace {

using Json = nlohmann::ordered_json;

// One line, whatever a reader takes for a line end: U+0085, U+2028 and U+2029 are written as escapes.
std::string dump(const Json& j) {
  std::string raw = j.dump(-1, ' ', false, Json::error_handler_t::replace);
  std::string out;
  std::size_t from = 0;
  const auto escape = [&](std::size_t at, std::size_t size, const char* as) {
    out.append(raw, from, at - from).append(as);
    from = at + size;
  };
  for (std::size_t at = 0; at < raw.size(); ++at) {
    if (raw[at] != '\xC2' && raw[at] != '\xE2') continue;
    if (raw.compare(at, 2, "\xC2\x85") == 0) escape(at, 2, "\\u0085");
    else if (raw.compare(at, 3, "\xE2\x80\xA8") == 0) escape(at, 3, "\\u2028");
    else if (raw.compare(at, 3, "\xE2\x80\xA9") == 0) escape(at, 3, "\\u2029");
  }
  if (from == 0) return raw;
  return out.append(raw, from);
}

Json json(Span s) { return {{"begin", s.begin}, {"end", s.end}}; }
template <class T>
Json optional(const std::optional<T>& value) {
  return value ? json(*value) : Json(nullptr);
}
Json day(const std::optional<Day>& d) { return d ? Json(format_day(*d)) : Json(nullptr); }
Json text_or_null(std::string_view s) { return s.empty() ? Json(nullptr) : Json(s); }

Json json(const DateStamp& d) {
  Json j{{"value", text_or_null(d.value)}, {"basis", name_of(d.basis)}, {"evidence", optional(d.evidence)}};
  if (!d.source.empty()) j["source"] = d.source;
  return j;
}

Json json(const Matter& m) {
  const auto hundredths = [](double share) { return std::round(100 * share) / 100; };
  return {{"prose", hundredths(m.prose)}, {"quotation", hundredths(m.quotation)}, {"name", hundredths(m.name)}};
}

// The fields that a report has before any language analysis: the same in `extract`, `analyse` and the dossier.
Json head(const Report& r, const char* schema = nullptr) {
  Json j;
  if (schema != nullptr) j["schema"] = schema;
  j["id"] = r.id;
  j["ref"] = r.ref;
  j["outlet"] = r.outlet ? Json{{"name", text_or_null(r.outlet->name)}, {"domain", text_or_null(r.outlet->domain)}} : Json(nullptr);
  j["url"] = text_or_null(r.url);
  const auto add = [&](const char* name, const std::string& value) {  // what only pages have
    if (!value.empty()) j[name] = value;
  };
  add("canonical", r.canonical);
  add("section", r.section);
  j["title"] = r.title;
  add("title_source", r.title_source);
  j["authors"] = r.authors;
  add("authors_source", r.authors_source);
  j["credits"] = r.credits;
  j["published"] = json(r.published);
  j["modified"] = json(r.modified);
  j["language"] = r.language;
  j["text"] = r.text;
  Json sections = Json::array();
  for (const Section& s : r.sections) sections.push_back({{"begin", s.span.begin}, {"end", s.span.end}, {"kind", name_of(s.kind)}});
  j["sections"] = std::move(sections);
  if (!r.also_at.empty()) j["also_at"] = r.also_at;
  if (!r.versions.empty()) {
    Json versions = Json::array();
    for (const Version& v : r.versions) {
      Json edits = Json::array();
      for (const VersionEdit& e : v.edits) edits.push_back({{"begin", e.span.begin}, {"end", e.span.end}, {"was", e.was}});
      versions.push_back({{"ref", v.ref}, {"title", v.title}, {"published", json(v.published)}, {"modified", json(v.modified)}, {"fetched", text_or_null(v.fetched)}, {"edits", std::move(edits)}});
    }
    j["versions"] = std::move(versions);
  }
  return j;
}

Json warnings(const std::vector<Warning>& list) {
  Json out = Json::array();
  for (const Warning& w : list) out.push_back({{"code", w.code}, {"message", w.message}});
  return out;
}

Json raw_spans(const Report& r) {
  if (r.raw_spans.empty()) return nullptr;
  Json out = Json::array();
  for (const RawSpan& s : r.raw_spans)
    out.push_back({{"begin", s.text.begin}, {"end", s.text.end}, {"raw_begin", s.raw_begin}, {"raw_end", s.raw_end}});
  return out;
}

Json record(const Report& r) {
  Json j = head(r, "synoptic/report/1");
  j["raw_spans"] = raw_spans(r);
  j["fetched"] = text_or_null(r.fetched);
  j["complete"] = r.complete;
  j["warnings"] = warnings(r.warnings);
  return j;
}

Json entity_id(const People& people, std::optional<std::uint32_t> e) {
  return e && *e < people.entities.size() ? Json(people.entities[*e].id) : Json(nullptr);
}

Json actor(const People& people, const std::optional<EventActor>& a) {
  if (!a) return nullptr;
  return {{"span", json(a->span)}, {"entity", entity_id(people, a->entity)}};
}

// A record in the making: keys and values are appended to `out`, each with the comma that it needs. Byte for byte what `dump` writes.
class Line {
 public:
  explicit Line(std::string& out) : out_(out) {}

  template <class List, class Write>
  void list(std::string_view name, const List& items, Write write) {
    key(name);
    out_ += '[';
    bool first = true;
    for (const auto& item : items) {
      if (!first) out_ += ',';
      first = false;
      out_ += '{';
      write(item);
      out_ += '}';
    }
    out_ += ']';
  }
  template <class Write>
  void object(std::string_view name, Write write) {
    key(name);
    out_ += '{';
    write();
    out_ += '}';
  }
  void ends(Span s) {
    char buffer[64];
    char* at = buffer;
    const auto add = [&](std::string_view bytes) { at = std::copy(bytes.begin(), bytes.end(), at); };
    const auto digits = [&](std::uint32_t value) {
      char reversed[10];
      std::size_t n = 0;
      do reversed[n++] = static_cast<char>('0' + value % 10);
      while ((value /= 10) != 0);
      while (n > 0) *at++ = reversed[--n];
    };
    if (out_.back() != '{') *at++ = ',';
    add("\"begin\":");
    digits(s.begin);
    add(",\"end\":");
    digits(s.end);
    out_.append(buffer, static_cast<std::size_t>(at - buffer));  // by length: of two pointers `append` makes a slow `replace`
  }
  template <class Number>
  void number(std::string_view name, Number value) {
    key(name);
    char buffer[24];
    out_.append(buffer, static_cast<std::size_t>(std::to_chars(buffer, buffer + sizeof buffer, value).ptr - buffer));
  }
  void text(std::string_view name, std::string_view value) {
    key(name);
    quoted(value);
  }
  void null(std::string_view name) {
    key(name);
    out_.append("null", 4);
  }
  void text_or_null(std::string_view name, std::string_view value) { value.empty() ? null(name) : text(name, value); }
  void span(std::string_view name, std::optional<Span> s) {
    key(name);
    if (!s) {
      out_ += "null";
      return;
    }
    out_ += '{';
    ends(*s);
    out_ += '}';
  }
  void day(std::string_view name, const std::optional<Day>& d) { d ? text(name, format_day(*d)) : null(name); }
  void entity(std::string_view name, const People& people, std::optional<std::uint32_t> e) {
    e && *e < people.entities.size() ? text(name, people.entities[*e].id) : null(name);
  }
  void tree(std::string_view name, const Json& value) {
    key(name);
    out_ += dump(value);
  }

 private:
  void key(std::string_view name) {
    char buffer[40];  // keys are ours and short
    char* at = buffer;
    if (out_.back() != '{') *at++ = ',';
    *at++ = '"';
    at = std::copy_n(name.data(), std::min(name.size(), sizeof buffer - 4), at);
    *at++ = '"';
    *at++ = ':';
    out_.append(buffer, static_cast<std::size_t>(at - buffer));
  }
  void quoted(std::string_view s) {
    constexpr std::uint8_t beyond_ascii = 1, may_escape = 2;
    static constexpr auto kinds = [] {
      std::array<std::uint8_t, 256> out{};
      for (unsigned u = 0; u < 256; ++u)
        out[u] = static_cast<std::uint8_t>((u >= 0x80 ? beyond_ascii : 0) | (u < 0x20 || u == '"' || u == '\\' || u == 0x7F || u == 0xC2 || u == 0xE2 ? may_escape : 0));
      return out;
    }();
    std::uint8_t kind = 0;
    for (const char c : s) kind |= kinds[static_cast<unsigned char>(c)];
    if ((kind & may_escape) != 0 || (kind != 0 && utf8::valid_prefix(s) != s.size())) {
      out_ += dump(Json(s));
      return;
    }
    char buffer[64];
    if (s.size() + 2 <= sizeof buffer) {  // at once: nearly all are words
      buffer[0] = '"';
      *std::copy(s.begin(), s.end(), buffer + 1) = '"';
      out_.append(buffer, s.size() + 2);
      return;
    }
    out_ += '"';
    out_ += s;
    out_ += '"';
  }

  std::string& out_;
};

// A place of the dossier: the span with its report and its bytes, so that a reader can check it.
struct Places {
  const Dossier& d;
  Json operator()(const Place& p) const {
    return {{"report", d.documents[p.report].report.id}, {"begin", p.span.begin}, {"end", p.span.end}, {"quote", d.quote(p)}};
  }
  Json operator()(const std::vector<Place>& list) const {
    Json out = Json::array();
    for (const Place& p : list) out.push_back((*this)(p));
    return out;
  }
  Json operator()(const std::optional<Place>& p) const { return p ? (*this)(*p) : Json(nullptr); }
  Json operator()(const std::vector<Edit>& edits) const {
    Json out = Json::array();
    for (const Edit& e : edits) {
      out.push_back({{"kind", name_of(e.kind)}, {"a", (*this)(e.a)}, {"b", (*this)(e.b)}});
      if (e.manner != EditManner::other) out.back()["manner"] = name_of(e.manner);
    }
    return out;
  }
  Json operator()(const std::vector<Reason>& reasons) const {
    Json out = Json::array();
    for (const Reason& r : reasons) out.push_back({{"kind", name_of(r.kind)}, {"text", r.text}, {"places", (*this)(r.places)}});
    return out;
  }
  [[nodiscard]] Json report(std::uint32_t i) const { return d.documents[i].report.id; }
  [[nodiscard]] Json origin(std::uint32_t i) const { return d.provenance.origins[i].id; }
  [[nodiscard]] Json entity(std::optional<std::uint32_t> e) const { return e ? Json(d.entities[*e].id) : Json(nullptr); }
};

Json entities(const Dossier& d, const Places& at) {
  Json out = Json::array();
  for (const Identity& e : d.entities) {
    Json roles = Json::array();
    for (const DossierRole& r : e.roles) roles.push_back({{"role", r.role}, {"places", at(r.places)}});
    Json forms = Json::object();
    for (const auto& [report, list] : e.forms) forms[d.documents[report].report.id] = list;
    Json links = Json::array();
    for (const StoryLink& l : e.links) {
      links.push_back(at(l.place));
      links.back()["rule"] = l.rule;
    }
    out.push_back({{"id", e.id}, {"name", e.name}, {"kind", name_of(e.kind)}, {"country", text_or_null(e.country)},
                   {"roles", std::move(roles)}, {"forms", std::move(forms)}, {"mentions", at(e.mentions)}, {"metonyms", at(e.metonyms)}, {"links", std::move(links)}});
  }
  return out;
}

Json origins(const Dossier& d, const Places& at) {
  Json out = Json::array();
  for (const Origin& o : d.provenance.origins) {
    Json carried = Json::array();
    for (const auto r : o.reports) carried.push_back(at.report(r));
    Json published = Json::array();
    for (const auto r : o.own_reports) published.push_back(at.report(r));
    Json row{{"id", o.id}, {"label", o.label}, {"kind", name_of(o.kind)}, {"named", o.named}, {"reports", std::move(carried)}, {"own_reports", std::move(published)}, {"evidence", o.evidence}, {"reasons", at(o.reasons)}};
    if (!o.publisher.empty()) row["publisher"] = o.publisher;
    out.push_back(std::move(row));
  }
  return out;
}

Json copies(const Dossier& d, const Places& at) {
  Json out = Json::array();
  for (const Copy& c : d.provenance.copies) {
    Json passages = Json::array();
    for (const auto p : c.passages) passages.push_back(d.passages[p].id);
    out.push_back({{"from", c.from_origin ? at.origin(*c.from_origin) : c.from_report ? at.report(*c.from_report) : Json(nullptr)},
                   {"to", at.report(c.to)}, {"share", c.share}, {"certain", c.certain}, {"evidence", c.evidence},
                   {"direction", name_of(c.direction)}, {"credit_only", c.credit_only}, {"reasons", at(c.reasons)}, {"passages", std::move(passages)}});
  }
  return out;
}

Json credits(const Dossier& d, const Places& at) {
  Json out = Json::array();
  for (const Credit& c : d.provenance.credits)
    out.push_back({{"report", at.report(c.report)}, {"name", c.label}, {"kind", name_of(c.kind)}, {"rule", c.rule},
                   {"place", c.span ? at(Place{c.report, *c.span}) : Json(nullptr)}});
  return out;
}

Json pairs(const Dossier& d, const Places& at) {
  Json out = Json::array();
  for (const ReportPair& p : d.provenance.pairs)
    out.push_back({{"a", at.report(p.a)}, {"b", at.report(p.b)}, {"relation", name_of(p.relation)}, {"prose", p.prose}, {"quoted", p.quoted},
                   {"cover_a", p.cover_a}, {"cover_b", p.cover_b}, {"details", p.details}});
  return out;
}

Json speakers(const Dossier& d, const Places& at) {
  const auto quotes = [&](const std::vector<std::uint32_t>& indices) {
    Json out = Json::array();
    for (const auto u : indices) out.push_back(d.quotes[u].id);
    return out;
  };
  Json out = Json::array();
  for (const Speaker& s : d.speakers) {
    Json reports = Json::array(), silent = Json::array();
    for (const SpeakerReport& r : s.reports) {
      Json said = Json::array();
      for (const SpeakerSaid& x : r.said) said.push_back({{"quote", d.quotes[x.utterance].id}, {"variants", x.variants}, {"cut", at(x.cut)}});
      reports.push_back({{"report", at.report(r.report)}, {"said", std::move(said)}, {"without", quotes(r.without)}});
    }
    for (const auto r : s.silent) silent.push_back(at.report(r));
    out.push_back({{"speaker", at.entity(s.entity)}, {"quotes", s.utterances}, {"origins", s.origins}, {"reports", std::move(reports)}, {"silent", std::move(silent)}});
  }
  return out;
}

Json statements(const Dossier& d, const Places& at) {
  Json out = Json::array();
  for (const Statement& s : d.statements) {
    Json ids = Json::array();
    for (const auto o : s.origins) ids.push_back(at.origin(o));
    Json differences = Json::array();
    for (const Difference& f : s.differences) {
      Json values = Json::array();
      for (const DifferenceValue& v : f.values) values.push_back({{"value", v.value}, {"spans", at(v.spans)}});
      differences.push_back({{"slot", name_of(f.slot)}, {"values", std::move(values)}, {"kind", name_of(f.kind)}, {"rule", f.rule}});
    }
    Json partly = Json::array();
    for (const auto r : s.partly) partly.push_back(at.report(r));
    out.push_back({{"id", s.id}, {"text", s.text}, {"shown", at(s.shown)}, {"before", s.before ? Json(at(*s.before)) : Json(nullptr)}, {"status", name_of(s.status)}, {"spans", at(s.spans)}, {"partly", std::move(partly)},
                   {"origins", s.origins.size()}, {"origin_ids", std::move(ids)},
                   {"utterance", s.utterance && *s.utterance < d.quotes.size() ? Json(d.quotes[*s.utterance].id) : Json(nullptr)},
                   {"differences", std::move(differences)}});
  }
  return out;
}

}  // namespace

std::string report_json(const Report& report) { return dump(record(report)); }

std::string document_json(const Document& document, bool with_tokens) {
  const Analysis& a = document.analysis;
  Json j = record(document.report);
  j["analysed"] = a.analysed;
  if (!a.analysed) j["why_not"] = a.why_not;
  std::string out = dump(j);
  out.pop_back();  // the record's "}": the lists follow
  out.reserve(out.size() + a.text.sentences.size() * 32 + (with_tokens ? a.text.tokens.size() * 88 : 0) + a.people.mentions.size() * 128 + 4096);
  Line line(out);
  line.list("sentences", a.text.sentences, [&](const Sentence& s) { line.ends(s.span); });
  if (with_tokens)
    line.list("tokens", a.text.tokens, [&](const Token& t) {
      line.ends(t.span);
      line.text("lemma", t.lemma);
      line.text_or_null("upos", name_of(t.upos));
      line.text_or_null("xpos", name_of(t.xpos));
      t.head == head_unknown ? line.null("head") : line.number("head", t.head);
      line.text_or_null("deprel", name_of(t.deprel));
    });
  line.list("mentions", a.people.mentions, [&](const Mention& m) {
    line.ends(m.span);
    line.text("form", name_of(m.form));
    line.entity("entity", a.people, m.entity);
    line.text("rule", m.rule);
  });
  line.list("entities", a.people.entities, [&](const Entity& e) {
    line.text("id", e.id);
    line.text("name", e.name);
    line.text("kind", name_of(e.kind));
    line.text_or_null("country", e.country);
    line.list("roles", e.roles, [&](const Role& r) {
      line.text("role", r.text);
      line.ends(r.span);
    });
  });
  line.list("times", a.times, [&](const Time& t) {
    line.ends(t.span);
    line.text("type", name_of(t.type));
    line.text("value", t.value);
    line.text_or_null("mod", t.mod);
    line.day("from", t.from);
    line.day("to", t.to);
    line.text("rule", t.rule);
    line.text("basis", name_of(t.basis));
    if (t.anchor == TimeAnchor::none) {
      line.null("anchor");
    } else {
      line.object("anchor", [&] {
        line.text("kind", name_of(t.anchor));
        line.day("day", t.anchor_day);
        t.anchor_time ? line.number("time", *t.anchor_time) : line.null("time");
      });
    }
    if (t.reason == TimeReason::none) {
      line.null("direction");
    } else {
      line.object("direction", [&] {
        line.text("side", name_of(t.side));
        line.text("by", name_of(t.reason));
        line.span("evidence", t.evidence);
      });
    }
  });
  line.list("quotes", a.quotes, [&](const Quote& q) {
    line.list("content", q.content, [&](Span s) { line.ends(s); });
    line.list("quoted", q.quoted, [&](Span s) { line.ends(s); });
    line.span("cue", q.cue);
    line.span("source", q.source);
    line.entity("speaker", a.people, q.speaker);
    if (!q.together.empty()) {
      Json together = Json::array();
      for (const auto e : q.together) together.push_back(entity_id(a.people, e));
      line.tree("together", together);
    }
    line.entity("addressee", a.people, q.addressee);
    line.text("kind", name_of(q.kind));
    line.text("act", name_of(q.act));
    line.text("modality", name_of(q.modality));
    line.text("rule", q.rule);
  });
  line.list("events", a.events, [&](const Event& e) {
    line.ends(e.span);
    line.span("trigger", e.trigger);
    line.text("type", e.type);
    line.text("cameo", e.cameo);
    line.tree("actor", actor(a.people, e.actor));
    line.tree("target", actor(a.people, e.target));
    line.span("place", e.place);
    line.tree("time", e.from || e.to ? Json{{"from", day(e.from)}, {"to", day(e.to)}} : Json(nullptr));
    line.text("modality", name_of(e.modality));
  });
  out += '}';
  return out;
}

std::string story_json(const Story& story, const std::vector<Report>& reports) {
  Json members = Json::array();
  for (const auto i : story.reports) members.push_back({{"id", reports[i].id}, {"ref", reports[i].ref}});
  Json why = Json::array();
  for (const StoryReason& r : story.why)
    why.push_back({{"a", reports[r.a].id}, {"b", reports[r.b].id}, {"score", r.score}, {"evidence", r.evidence}});
  return dump(Json{{"schema", "synoptic/story/1"}, {"id", story.id}, {"title", story.title}, {"from", day(story.from)}, {"to", day(story.to)},
                   {"reports", std::move(members)}, {"why", std::move(why)}});
}

std::string dossier_json(const Dossier& d) {
  const Places at{d};
  Json j{{"schema", "synoptic/dossier/1"}};
  j["story"] = {{"id", d.id}, {"title", d.title}, {"from", day(d.from)}, {"to", day(d.to)}};
  j["counts"] = {{"reports", d.documents.size()}, {"outlets", d.outlet_count()}, {"origins", d.provenance.count()}};
  Json list = Json::array();
  for (std::size_t i = 0; i < d.documents.size(); ++i) {
    const Document& doc = d.documents[i];
    Json r = head(doc.report);
    r["copied"] = i < d.provenance.copied.size() ? d.provenance.copied[i] : 0.0;
    r["own"] = i < d.provenance.own.size() && d.provenance.own[i] < d.provenance.origins.size() ? at.origin(d.provenance.own[i]) : Json(nullptr);
    Json only = Json::array();
    if (i < d.provenance.only.size())
      for (const Span s : d.provenance.only[i]) only.push_back(json(s));
    r["only"] = std::move(only);
    r["complete"] = doc.report.complete;
    r["analysed"] = doc.analysis.analysed;
    if (!doc.analysis.analysed) r["why_not"] = doc.analysis.why_not;
    list.push_back(std::move(r));
  }
  j["reports"] = std::move(list);
  j["entities"] = entities(d, at);
  list = Json::array();
  for (const Passage& p : d.passages)
    list.push_back({{"id", p.id}, {"kind", p.verbatim ? "verbatim" : "edited"}, {"quotation", p.quotation}, {"matter", json(p.matter)},
                    {"origin", p.origin ? at.origin(*p.origin) : Json(nullptr)}, {"spans", at(p.spans)}, {"edits", at(p.edits)}});
  j["passages"] = std::move(list);
  j["origins"] = origins(d, at);
  j["copies"] = copies(d, at);
  j["credits"] = credits(d, at);
  j["pairs"] = pairs(d, at);
  list = Json::array();
  for (const Utterance& u : d.quotes) {
    Json variants = Json::array();
    for (const Variant& v : u.variants) {
      Json row = at(v.place);
      row["kind"] = name_of(v.kind);
      row["relation"] = name_of(v.relation);
      row["edits"] = at(v.edits);
      variants.push_back(std::move(row));
    }
    list.push_back({{"id", u.id}, {"speaker", at.entity(u.speaker)}, {"addressee", at.entity(u.addressee)}, {"utterance", at(u.fullest)},
                    {"origins", u.origins}, {"reports", u.reports()}, {"variants", std::move(variants)}});
  }
  j["quotes"] = std::move(list);
  j["speakers"] = speakers(d, at);
  j["statements"] = statements(d, at);
  list = Json::array();
  for (const TimelineEntry& t : d.timeline) {
    Json dates = Json::array();
    for (const TimelineDate& x : t.dates) dates.push_back({{"from", day(x.from)}, {"to", day(x.to)}, {"granularity", x.granularity}, {"spans", at(x.spans)}});
    list.push_back({{"from", day(t.from)}, {"to", day(t.to)}, {"granularity", t.granularity}, {"text", t.text}, {"spans", at(t.spans)},
                    {"origins", t.origins}, {"differs", t.differs}, {"dates", std::move(dates)}, {"weight", t.weight}});
  }
  j["timeline"] = std::move(list);
  list = Json::array();
  for (const Position& p : d.positions)
    list.push_back({{"holder", at.entity(p.holder)}, {"target", p.target}, {"stance", p.stance}, {"spans", at(p.spans)}});
  j["positions"] = std::move(list);
  list = Json::array();
  for (const Tie& t : d.ties) list.push_back({{"a", at.entity(t.a)}, {"b", at.entity(t.b)}, {"kind", t.kind}, {"spans", at(t.spans)}});
  j["ties"] = std::move(list);
  list = Json::array();
  for (const DossierWarning& w : d.warnings)
    list.push_back({{"code", w.code}, {"message", w.message}, {"report", w.report ? at.report(*w.report) : Json(nullptr)}});
  j["warnings"] = std::move(list);
  return dump(j);
}

std::string identities_json(const std::vector<CorpusIdentity>& identities, const std::vector<Dossier>& dossiers) {
  Json list = Json::array();
  for (const CorpusIdentity& c : identities) {
    Json in = Json::array();
    for (const auto& x : c.in) in.push_back({{"story", dossiers[x.story].id}, {"entity", dossiers[x.story].entities[x.entity].id}});
    list.push_back({{"id", c.id}, {"name", c.name}, {"kind", name_of(c.kind)}, {"country", c.country.empty() ? Json(nullptr) : Json(c.country)}, {"in", std::move(in)}, {"why", c.why}});
  }
  return dump(list);
}

std::string error_json(const Error& error, const std::string& place, std::size_t line) {
  Json j{{"error", {{"code", name_of(error.code)}, {"message", error.message}, {"place", place}}}};
  if (line) j["line"] = line;
  return dump(j);
}

}  // namespace synoptic::render
