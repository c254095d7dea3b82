// Candidates from JSON-LD, meta elements, microdata, <time>, the text around the headline, dated lines further down and
// the address. Each has a standing (how often such a place is right, by the errors on the development pages of WCXB and
// htmldate) and gains where a place of another kind names the same day. Dates of comments, of other reports and of events
// do not take part; what is only said to be a change is taken for the publication when nothing else is known.
#include "ingest/page_dates.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "base/utf8.hpp"
#include "ingest/dates.hpp"
#include "ingest/lines.hpp"
#include "ingest/metadata.hpp"

namespace synoptic::ingest::html {
namespace {

enum class Place : std::uint8_t { json_ld, meta, microdata, time, text, url };
constexpr int agreement_bonus = 8;  // for each other kind of place that names the same day
constexpr std::size_t max_candidates = 240;
constexpr std::uint32_t max_date_nodes = 100;  // what holds more is no date but a part of the page

struct Candidate {
  std::string value;
  std::string source;
  Place place{};
  int score = 0;
  int minute = -1;  // local time of day where the text shows one
};

struct MetaKey {
  std::string_view key;
  int score;
};
// Publication; the lower ones are as often the day of the last build or of a change.
constexpr MetaKey published_keys[] = {
    {"article:published_time", 96}, {"article:published", 94}, {"og:published_time", 94}, {"og:article:published_time", 94}, {"datepublished", 94}, {"parsely-pub-date", 93},
    {"article.published", 93}, {"sailthru.date", 90}, {"cxenseparse:recs:publishtime", 92}, {"cxenseparse:publishtime", 92}, {"dc.date.issued", 90}, {"dcterms.issued", 90},
    {"dc.date.published", 90}, {"dcterms.available", 80}, {"rnews:datepublished", 90}, {"vr:published_time", 90}, {"bt:pubdate", 90}, {"publishdate", 90}, {"publish-date", 90},
    {"publish_date", 90}, {"published_date", 90}, {"published-date", 90}, {"publication_date", 90}, {"publication-date", 90}, {"pubdate", 88}, {"pub_date", 88}, {"originalpublicationdate", 92},
    {"article_date_original", 92}, {"displaydate", 86}, {"ptime", 86}, {"shareaholic:article_published_time", 90}, {"citation_publication_date", 78}, {"citation_online_date", 80},
    {"citation_date", 74}, {"bepress_citation_date", 74}, {"dcterms.created", 82}, {"dc.date.created", 82}, {"dc.created", 82}, {"article:created_time", 80}, {"published_at", 88},
    {"article-date", 84}, {"article:post_date", 88}, {"newsdate", 84}, {"date", 72}, {"dc.date", 74}, {"dcterms.date", 74}, {"created", 72}, {"creation_date", 72}, {"release_date", 80},
    {"og:pubdate", 88}, {"og:release_date", 80}, {"doc_date", 72}, {"ga-datepublished", 88}, {"timestamp", 60}, {"dtpublished", 88}, {"video:release_date", 50}, {"og:video:release_date", 50}};
constexpr MetaKey modified_keys[] = {{"article:modified_time", 90}, {"article:modified", 90}, {"og:updated_time", 84}, {"og:modified_time", 84}, {"og:article:modified_time", 90},
                                     {"datemodified", 90}, {"last-modified", 70}, {"dcterms.modified", 84}, {"dc.date.modified", 84}, {"dc.date.x-metadatalastmodified", 60},
                                     {"lastmod", 80}, {"revised", 70}, {"article.updated", 90}, {"modified", 70}, {"last_updated", 80}, {"cxenseparse:recs:articlelastmodified", 80},
                                     {"modificationdate", 70}, {"updated", 70}, {"shareaholic:article_modified_time", 80}};

std::string_view day_part(std::string_view value) { return value.substr(0, 10); }

bool in_utc(std::string_view value) { return value.size() > 10 && (value.ends_with("Z") || value.ends_with("z") || value.ends_with("+00:00") || value.ends_with("-00:00")); }

// American pages write the month first; the rest of the world does not.
DayOrder usual_order(std::string_view language, std::string_view url) {
  const std::string tag = utf8::lower(language.substr(0, 16));
  if (!tag.starts_with("en") && !tag.empty()) return DayOrder::day_first;
  if (tag.size() >= 5) return tag.substr(3, 2) == "us" ? DayOrder::month_first : tag.substr(3, 2) == "ca" ? DayOrder::unknown : DayOrder::day_first;
  const std::string host = domain_of(url);
  for (const std::string_view end : {".uk", ".au", ".in", ".nz", ".ie", ".za", ".ng", ".ke", ".pk", ".sg", ".my", ".hk", ".eu", ".lk", ".gh", ".bd"})
    if (host.ends_with(end)) return DayOrder::day_first;
  return tag.empty() && !host.ends_with(".com") && !host.ends_with(".org") && !host.ends_with(".net") ? DayOrder::day_first : DayOrder::month_first;
}

class Finder {
 public:
  Finder(const Tree& t, const VisiblePage& page, const MetaFields& meta, const JsonLdArticle& article, std::string_view url, std::string_view language)
      : t_(t), page_(page), meta_(meta), article_(article), url_(url) {
    order_ = usual_order(language, url);
    for (const Run& r : page_.runs)  // the page's own unambiguous dates outweigh its language
      if (!r.cut && r.text.size() < 60 && r.text.find('/') != std::string::npos)
        if (const auto shown = order_shown(r.text); shown != DayOrder::unknown) {
          order_ = shown;
          break;
        }
  }

  PageDates run() {
    stated();
    add(published_, date_in_url(url_), "url", Place::url, 62);
    elements();
    text();
    PageDates out;
    out.modified = stamp(best(modified_, {}));
    drop_after(out.modified);
    const Candidate* first = best(published_, modified_);
    if (first) {
      out.published = stamp(first);
      localise(*first, out.published);
    } else {
      out.published = out.modified;  // all that is known: it was there by then
    }
    if (!out.modified.value.empty() && day_part(out.modified.value) < day_part(out.published.value)) out.modified = {};
    return out;
  }

 private:
  void add(std::vector<Candidate>& to, std::string value, std::string source, Place place, int score, int minute = -1) {
    if (value.empty() || day_part(value) < "1990" || to.size() >= max_candidates || (score < 60 && to.size() >= max_candidates / 2)) return;
    to.push_back({std::move(value), std::move(source), place, score, minute});
  }

  // What the page says of itself in so many words.
  void stated() {
    add(published_, normal_stamp(article_.published, order_), "json-ld datePublished", Place::json_ld, article_.type == "VideoObject" ? 60 : 100);
    add(published_, normal_stamp(article_.created, order_), "json-ld dateCreated", Place::json_ld, 70);
    add(modified_, normal_stamp(article_.modified, order_), "json-ld dateModified", Place::json_ld, 100);
    for (const auto& [key, value] : meta_) {
      for (const MetaKey& k : published_keys)
        if (key == k.key) add(published_, normal_stamp(value, order_), "meta " + key, Place::meta, k.score);
      for (const MetaKey& k : modified_keys)
        if (key == k.key) add(modified_, normal_stamp(value, order_), "meta " + key, Place::meta, k.score);
    }
  }

  // Microdata, <time> and titles of <abbr> and the like.
  void elements() {
    for (std::uint32_t i = 1; i < t_.nodes.size(); ++i) {
      const Node& n = t_.nodes[i];
      if (n.tag == Tag::text || (n.first_attribute == n.last_attribute && n.tag != Tag::time)) continue;
      const auto itemprop = t_.attribute(i, Attribute::itemprop);
      const auto property = t_.attribute(i, Attribute::property);
      const auto says = [&](std::string_view word) { return itemprop.find(word) != std::string_view::npos || property.find(word) != std::string_view::npos; };
      const bool made = says("datePublished") || says("dateCreated") || property == "dc:date" || property == "dc:created";
      const bool changed = says("dateModified");
      const bool timed = n.tag == Tag::time;
      const bool abbreviated = (n.tag == Tag::abbr || n.tag == Tag::span) && t_.has(i, Attribute::title);
      if ((!made && !changed && !timed && !abbreviated) || n.end - i > max_date_nodes) continue;
      if (page_.apart[i] || inside_link_list(i)) continue;
      auto value = normal_stamp(t_.value(i, n.tag == Tag::meta ? Attribute::content : abbreviated && !timed ? Attribute::title : Attribute::datetime), order_);
      if (value.empty() && n.tag != Tag::meta) value = normal_stamp(t_.value(i, Attribute::content), order_);
      const std::string text = n.tag == Tag::meta ? std::string{} : t_.text_of(i, 100);
      int minute = -1;
      if (const auto shown = find_date(text, {order_, true})) {
        minute = minute_after(text, *shown);
        if (value.empty()) value = shown->value;
      }
      if (value.empty()) continue;
      const bool near = page_.near_headline(page_.offset[i]);
      if (made || changed) {
        add(changed ? modified_ : published_, std::move(value), changed ? "itemprop dateModified" : "itemprop datePublished", Place::microdata, n.tag == Tag::meta || near ? 90 : 74, minute);
        continue;
      }
      const std::string names = names_above(t_, i, 1);
      if (abbreviated && !timed && !has_name(names, {"date", "time", "published", "updated", "publish", "posted", "timeago", "datum", "fecha"})) continue;
      DateLabel label = label_at(i);
      if (label == DateLabel::none) label = label_of(names);
      if (label == DateLabel::other) continue;
      // WordPress calls its only date "updated" as well as "published".
      const bool both = has_name(names, {"updated", "modified"}) && has_name(names, {"published", "entry-date"});
      const int score = (near ? 78 : 46) + (label == DateLabel::published ? 6 : 0) + (t_.has(i, Attribute::pubdate) ? 6 : 0) - (near ? closeness(page_.offset[i]) : 0);
      add(label == DateLabel::modified && !both ? modified_ : published_, std::move(value), "time", Place::time, score, minute);
    }
  }

  // The first <time> of a list of reports is not the report's.
  [[nodiscard]] bool inside_link_list(std::uint32_t i) const {
    int up = 0;
    for (std::uint32_t k = t_.nodes[i].parent; k != 0 && up < 6; k = t_.nodes[k].parent, ++up) {
      if (t_.nodes[k].tag == Tag::a && t_.nodes[k].end - k > 8) return true;
    }
    return false;
  }

  [[nodiscard]] int closeness(std::uint32_t at) const { return static_cast<int>(std::min<std::int64_t>(std::abs(page_.distance(at)) / 60, 20)); }

  // Words just before a node in the same or the block above.
  [[nodiscard]] DateLabel label_at(std::uint32_t node) const {
    auto it = std::upper_bound(page_.runs.begin(), page_.runs.end(), node, [](std::uint32_t n, const Run& r) { return n < r.first; });
    if (it == page_.runs.begin()) return DateLabel::none;
    --it;
    if (it->first > node || it->last <= node) {
      // A block of its own; the run after the node is its text.
      if (it + 1 != page_.runs.end() && (it + 1)->first < t_.nodes[node].end) ++it;
      else return DateLabel::none;
    }
    const auto date = find_date(it->text, {order_, true});
    const std::string_view before = date ? std::string_view(it->text).substr(0, date->span.begin) : std::string_view(it->text);
    return label_before(static_cast<std::size_t>(it - page_.runs.begin()), before.size() > 60 ? before.substr(before.size() - 60) : before);
  }

  [[nodiscard]] DateLabel label_before(std::size_t run, std::string_view before) const {
    if (const auto own = label_of(before); own != DateLabel::none) return own;
    if (trim(before).size() > 3 || run == 0) return DateLabel::none;
    const Run& above = page_.runs[run - 1];
    return above.text.size() <= 40 && !find_date(above.text, {order_, true}) ? label_of(above.text) : DateLabel::none;
  }

  void text() {
    int alone_far = 0;
    for (std::size_t k = 0; k < page_.runs.size(); ++k) {
      const Run& r = page_.runs[k];
      if (r.apart || r.text.find_first_of("0123456789") == std::string::npos) continue;
      const bool near = page_.near_headline(r.offset);
      if (!near && r.cut) continue;
      if (r.first > page_.headline_node && page_.has_headline && r.last <= t_.nodes[page_.headline_node].end) continue;  // the headline's own
      const auto dates = find_dates(std::string_view(r.text).substr(0, 220), {order_, true}, 4);
      if (dates.empty()) continue;
      const std::string names = names_above(t_, r.first, 2);
      const bool dated = has_name(names, {"date", "datum", "time", "timestamp", "published", "publish", "posted", "post-meta", "postmeta", "entry-meta", "article-meta", "pubdate", "dateline", "datetime",
                                          "byline", "meta", "fecha", "data", "info", "infoline", "updated", "postinfo", "details", "stand", "submitted", "metadata", "created", "createdate"});
      std::size_t words = 0;
      for (const auto& w : split_words(r.text)) words += w.fold.size() > 2;
      for (std::size_t d = 0; d < dates.size(); ++d) {
        const auto before = std::string_view(r.text).substr(d == 0 ? 0 : dates[d - 1].span.end, dates[d].span.begin - (d == 0 ? 0 : dates[d - 1].span.end));
        DateLabel label = label_before(k, before.size() > 60 ? before.substr(before.size() - 60) : before);
        const bool alone = words <= 8;
        const bool leads = dates[d].span.begin <= 40;
        if (label == DateLabel::other) continue;
        if (label == DateLabel::none && !alone && !dated && !(near && leads)) continue;  // in the middle of a sentence
        if (label == DateLabel::none && r.text.size() > 160 && dates[d].span.begin > 40) continue;
        if (label == DateLabel::none && has_name(names, {"updated", "modified", "lastmod"}) && !has_name(names, {"published", "entry-date", "date"})) label = DateLabel::modified;
        int score = near ? 70 - closeness(r.offset) : 34;
        if (!page_.has_headline) score = 50 - static_cast<int>(std::min<std::uint32_t>(r.offset / 200, 20));
        if (label == DateLabel::published) score += near ? 10 : 14;
        if (dated) score += 5;
        if (alone) score += 5;
        else if (!dated && label == DateLabel::none) score -= 12;
        if (!near && !dated && label == DateLabel::none && ++alone_far > 1) continue;
        add(label == DateLabel::modified ? modified_ : published_, dates[d].value, "text", Place::text, score, minute_after(r.text, dates[d]));
      }
    }
  }

  [[nodiscard]] static const Candidate* best(const std::vector<Candidate>& list, const std::vector<Candidate>& witnesses) {
    const Candidate* out = nullptr;
    int out_score = 0;
    for (const Candidate& c : list) {
      std::array<bool, 6> agree{};
      for (const auto* other : {&list, &witnesses})
        for (const Candidate& w : *other)
          if (w.place != c.place && day_part(w.value) == day_part(c.value)) agree[static_cast<std::size_t>(w.place)] = true;
      const int score = c.score + agreement_bonus * static_cast<int>(std::count(agree.begin(), agree.end(), true));
      if (out == nullptr || score > out_score) {
        out = &c;
        out_score = score;
      }
    }
    if (out && out->value.size() == 10)  // the same day with time and zone says more
      for (const Candidate& c : list)
        if (c.value.size() > 10 && day_part(c.value) == day_part(out->value) && c.place != Place::text) return &c;
    return out;
  }

  static DateStamp stamp(const Candidate* c) {
    if (!c) return {};
    const DateBasis basis = c->place == Place::text ? DateBasis::stated : c->place == Place::url ? DateBasis::url : DateBasis::metadata;
    return {c->value, basis, {}, c->source};
  }

  // Nothing is published after it was changed: such a date is of something else. One day is left to zones.
  void drop_after(const DateStamp& modified) {
    const auto limit = modified.day();
    if (!limit || modified_.empty()) return;
    std::erase_if(published_, [&](const Candidate& c) {
      const auto day = parse_day(c.value);
      return day && *day > *limit + 1 && (c.place == Place::text || c.place == Place::time);
    });
  }

  // "2019-10-18T22:04:00Z" where the page shows 19 October: the readers' day, with the zone if it can be told.
  void localise(const Candidate& chosen, DateStamp& out) const {
    if (!in_utc(chosen.value)) return;
    const auto instant = parse_instant(chosen.value);
    const auto utc_day = parse_day(chosen.value);
    if (!instant || !utc_day) return;
    for (const auto* list : {&published_, &modified_})
      for (const Candidate& c : *list)
        if (c.value.size() > 10 && !in_utc(c.value) && parse_instant(c.value) == instant) {
          out.value = c.value;
          return;
        }
    const int utc_minute = static_cast<int>(((*instant % 86400) + 86400) % 86400 / 60);
    for (const Candidate& c : published_) {
      if (c.place != Place::text && c.place != Place::time && c.place != Place::url && c.place != Place::microdata) continue;
      const auto day = parse_day(c.value);
      if (!day || std::abs(*day - *utc_day) > 1 || (c.value.size() > 10 && in_utc(c.value) && c.minute < 0)) continue;
      if (c.minute >= 0) {
        const int offset = (*day - *utc_day) * 1440 + c.minute - utc_minute;
        if (offset % 30 == 0 && offset != 0 && offset >= -12 * 60 && offset <= 14 * 60) {
          out.value = shifted(*instant, offset);
          return;
        }
      }
    }
    for (const Candidate& c : published_) {
      if (c.value.size() > 10 || (c.place != Place::text && c.place != Place::time && c.place != Place::url)) continue;
      if (c.place == Place::text && c.score < 60) continue;
      const auto day = parse_day(c.value);
      if (!day || *day == *utc_day) {
        if (day) return;  // the page shows the same day
        continue;
      }
      if ((*day == *utc_day - 1 && utc_minute < 12 * 60) || (*day == *utc_day + 1 && utc_minute >= 10 * 60)) {
        out = stamp(&c);
        return;
      }
    }
  }

  static std::string shifted(std::int64_t instant, int offset) {
    const std::int64_t local = instant + offset * 60;
    const std::int64_t day = local >= 0 ? local / 86400 : -((-local + 86399) / 86400);
    const auto second = static_cast<int>(local - day * 86400);
    const auto two = [](int v) { return std::string(1, static_cast<char>('0' + v / 10)) + static_cast<char>('0' + v % 10); };
    const int size = std::abs(offset);
    return format_day(static_cast<Day>(day)) + "T" + two(second / 3600) + ":" + two(second / 60 % 60) + ":" + two(second % 60) + (offset < 0 ? "-" : "+") + two(size / 60) + ":" + two(size % 60);
  }

  const Tree& t_;
  const VisiblePage& page_;
  const MetaFields& meta_;
  const JsonLdArticle& article_;
  std::string_view url_;
  DayOrder order_;
  std::vector<Candidate> published_, modified_;
};

}  // namespace

PageDates find_page_dates(const Tree& tree, const VisiblePage& page, const MetaFields& meta, const JsonLdArticle& article, std::string_view url, std::string_view language) {
  return Finder(tree, page, meta, article, url, language).run();
}

}  // namespace synoptic::ingest::html
