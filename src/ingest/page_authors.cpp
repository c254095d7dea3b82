// Fields first: they are made for machines and hold nothing but names. But content systems fill them with the site, the
// desk or the log-in of whoever pressed the button, so each name is judged (bylines.cpp) and the next place is asked when
// nobody is left. In the text a by-line stands near the headline, or is marked (rel, class, itemprop, the address of an
// author's page), or comes right after the report; names in comments and in lists of other reports are kept out.
#include "ingest/page_authors.hpp"

#include <algorithm>
#include <array>

#include "base/utf8.hpp"
#include "ingest/dates.hpp"
#include "ingest/lines.hpp"
#include "ingest/metadata.hpp"

namespace synoptic::ingest::html {
namespace {

constexpr std::size_t max_authors = 24;
constexpr std::size_t max_marks = 500;       // a page with more is a directory
constexpr int unseen_malus = 35;
constexpr std::size_t max_mark_bytes = 160;  // what is longer is a box about the author

struct Group {
  std::vector<std::string> authors;
  std::string source;
  int score = 0;
  bool worded = false;  // "By A and B" in so many words
  bool field = false;   // metadata
};

class Finder {
 public:
  Finder(const Tree& t, const VisiblePage& page, const MetaFields& meta, const JsonLdArticle& article, std::string_view outlet, std::string_view url, const World& world)
      : t_(t), page_(page), meta_(meta), article_(article), world_(world), outlet_(outlet), outlet_key_(key_of(outlet)) {
    std::string host = domain_of(url);
    if (const auto dot = host.rfind('.'); dot != std::string::npos) {
      host_key_ = key_of(host);
      std::string_view label = std::string_view(host).substr(0, dot);
      for (const std::string_view second : {".co", ".com", ".org", ".ac", ".gov", ".net"})
        if (label.ends_with(second)) label.remove_suffix(second.size());
      if (const auto last = label.rfind('.'); last != std::string_view::npos) label = label.substr(last + 1);
      label_key_ = key_of(label);
    }
  }

  PageAuthors run() {
    fields();
    marks();
    bylines();
    PageAuthors out;
    // A field whose names the page nowhere shows is as often the log-in of whoever put the report there.
    for (Group& g : groups_)
      if (g.field && !g.authors.empty() && std::none_of(g.authors.begin(), g.authors.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(g.authors.size(), 4)), [&](const std::string& a) { return shows(a); })) g.score -= unseen_malus;
    const Group* best = nullptr;
    for (const Group& g : groups_)
      if (!g.authors.empty() && (!best || g.score > best->score)) best = &g;
    if (best) {
      // A place that names all of these and more knows more.
      for (const Group& g : groups_)
        if (&g != best && g.worded && g.authors.size() > best->authors.size() && g.authors.size() <= 6 && within(best->authors, g.authors)) best = &g;
      out.authors = best->authors;
      out.source = best->source;
    }
    else if (is_person(outlet_)) {  // somebody's own site
      out.authors.emplace_back(outlet_);
      out.source = "site name";
    }
    if (const auto based = agency_of(article_.source, world_); !based.empty()) add_credit(based);
    out.credits = credits_;
    // An agency that publishes its own report is the outlet, not a source beside it.
    std::erase_if(out.credits, [&](const std::string& c) { return key_of(c) == outlet_key_ || key_of(c) == label_key_; });
    return out;
  }

 private:
  // "Mira Holt" and "MIRA HOLT" are one; the longer list holds all of the shorter.
  static bool within(const std::vector<std::string>& few, const std::vector<std::string>& many) {
    return std::all_of(few.begin(), few.end(), [&](const std::string& a) { return std::any_of(many.begin(), many.end(), [&](const std::string& b) { return key_of(a) == key_of(b); }); });
  }

  [[nodiscard]] bool is_site(std::string_view name) const {
    const std::string key = key_of(name);
    if (key.empty()) return true;
    // A site that is called after its writer: both are meant.
    if (is_person(name)) return false;
    if (key == outlet_key_ || key == host_key_ || key == label_key_) return true;
    return key.size() > 5 && outlet_key_.size() > 5 && (key.starts_with(outlet_key_) || (outlet_key_.starts_with(key) && key.size() * 2 > outlet_key_.size() && name.find(' ') == std::string_view::npos));
  }

  // A name that could not be a paper's: "Mira Holt", but not "Austin Courier".
  [[nodiscard]] bool is_person(std::string_view name) const {
    const auto words = split_words(name);
    return words.size() >= 2 && words.size() <= 3 && is_known_name(name, world_) && std::none_of(words.begin(), words.end(), [&](const Word& w) {
             return world_.find(w.fold, Sense::common_word) != nullptr || world_.find(w.fold, Sense::name_word) != nullptr;
           });
  }

  [[nodiscard]] bool shows(std::string_view name) const {
    if (std::any_of(page_.runs.begin(), page_.runs.end(), [&](const Run& r) { return r.text.find(name) != std::string::npos; })) return true;
    if (keys_.empty())
      for (const Run& r : page_.runs)
        if (r.text.size() <= 200) keys_ += key_of(r.text) + '\n';
    return keys_.find(key_of(name)) != std::string::npos;
  }

  void add_credit(const std::string& credit) {
    if (std::find(credits_.begin(), credits_.end(), credit) == credits_.end()) credits_.push_back(credit);
  }
  void take(const Byline& b, Group& to) {
    for (const auto& a : b.authors)
      if (!is_site(a) && to.authors.size() < max_authors && !within({a}, to.authors)) to.authors.push_back(a);
    for (const auto& c : b.credits) add_credit(c);
  }
  void keep(Group g) {
    if (!g.authors.empty()) groups_.push_back(std::move(g));
  }

  void fields() {
    Group ld{{}, "json-ld author", 100, false, true};
    for (const auto& a : article_.authors) {
      const Byline b = split_authors(a.name, world_);
      if (a.organization && !b.authors.empty() && !is_known_name(b.authors[0], world_)) continue;  // a house by its own word
      take(b, ld);
    }
    keep(std::move(ld));
    static constexpr std::array<std::pair<std::string_view, int>, 21> keys{{{"author", 92}, {"parsely-author", 93}, {"sailthru.author", 91}, {"cxenseparse:author", 91}, {"article:author", 88},
      {"dc.creator", 86}, {"dcterms.creator", 86}, {"dc.contributor", 60}, {"citation_author", 90}, {"citation_authors", 89}, {"byl", 90}, {"article:author:name", 90}, {"article.author", 90}, {"dcsext.author", 84},
      {"og:article:author", 88}, {"og:author", 88}, {"authors", 88}, {"creator", 80}, {"shareaholic:article_author_name", 84}, {"article_author", 88}, {"rbauthors", 86}}};
    for (const auto& [key, score] : keys) {
      Group g{{}, "meta " + std::string(key), score, false, true};
      for (const auto& [name, value] : meta_)
        if (name == key && !value.starts_with("http") && value.find(".com/") == std::string::npos)
          take(split_authors(key == "citation_author" || key == "citation_authors" || key == "dc.creator" ? given_name_first(value) : value, world_), g);
      keep(std::move(g));
    }
    // "twitter:label1" = "Written by", "twitter:data1" = the name.
    for (const char n : {'1', '2', '3'}) {
      const auto value_of = [&](std::string_view stem) {
        for (const auto& [name, value] : meta_)
          if (name.size() == stem.size() + 1 && name.starts_with(stem) && name.back() == n) return value;
        return std::string{};
      };
      const std::string label = utf8::fold(value_of("twitter:label"));
      for (const std::string_view word : {"written by", "verfasst von", "geschrieben von", "author", "by", "autor", "ecrit par", "escrito por", "scritto da", "geschreven door", "skrevet av", "napisane przez"})
        if (label == word) {
          Group g{{}, "meta twitter:data", 87, false, true};
          take(split_authors(value_of("twitter:data"), world_), g);
          keep(std::move(g));
          break;
        }
    }
  }

  struct Mark {
    Byline names;
    std::uint32_t node = 0, end = 0;
    std::int64_t distance = 0;
    int score = 0;
    const char* source = "";
  };

  // The text of a node, one line for each box: what touches without a space stands apart on the page.
  [[nodiscard]] std::string boxes_of(std::uint32_t node) const {
    std::string out;
    bool block = false;
    for (std::uint32_t k = node; k < t_.nodes[node].end && out.size() <= max_mark_bytes; ++k) {
      const Node& n = t_.nodes[k];
      if (n.tag != Tag::text) {
        block = block || (is_block(n.tag) && !out.empty());
        continue;
      }
      if (n.raw) continue;
      const std::string piece = decode_references(view(t_.source, n.text).substr(0, 2 * max_mark_bytes));
      const auto solid = trim(piece);
      if (solid.empty()) {
        if (!out.empty() && !block && out.back() != ' ' && out.back() != '\n') out += ' ';
        continue;
      }
      const bool touches = !out.empty() && out.back() != ' ' && out.back() != '\n' && piece.front() != ' ' && piece.front() != '\n' && utf8::is_letter(utf8::decode(piece, 0).code);
      if (!out.empty() && (block || touches)) {
        while (!out.empty() && out.back() == ' ') out.pop_back();
        out += '\n';
      } else if (!out.empty() && out.back() != ' ' && out.back() != '\n' && (piece.front() == ' ' || piece.front() == '\n' || piece.front() == '\t')) {
        out += ' ';
      }
      block = false;
      for (const char c : solid) out += c == '\n' || c == '\t' || c == '\r' ? ' ' : c;
      if (piece.back() == ' ' || piece.back() == '\n') out += ' ';
    }
    while (!out.empty() && (out.back() == ' ' || out.back() == '\n')) out.pop_back();
    return out;
  }

  // "Edited by", "Fact checked by", "Foto:" just before a name: not who wrote it.
  [[nodiscard]] bool other_hand(std::uint32_t node, std::string_view names) const {
    if (names.find("review") != std::string_view::npos || names.find("editor") != std::string_view::npos || names.find("photo") != std::string_view::npos) return true;
    auto it = std::upper_bound(page_.runs.begin(), page_.runs.end(), node, [](std::uint32_t n, const Run& r) { return n < r.first; });
    if (it == page_.runs.begin()) return false;
    std::string before;
    --it;
    if (it->last > node) {  // in the middle of a run: what comes before the node
      for (std::uint32_t k = it->first; k < node && before.size() < 4000; ++k)
        if (t_.nodes[k].tag == Tag::text && !t_.nodes[k].raw) before += view(t_.source, t_.nodes[k].text);
      if (trim(before).empty() && it != page_.runs.begin()) --it, before = it->text.size() <= 40 ? it->text : std::string{};
    } else {
      before = it->text.size() <= 40 ? it->text : std::string{};
    }
    std::size_t from = before.size() > 40 ? before.size() - 40 : 0;
    while (from < before.size() && !utf8::is_boundary(before, from)) ++from;
    return is_other_hand(utf8::fold(std::string_view(before).substr(from)));
  }

  // "/author/mira-holt", "/autor/...", "/people/...": the address of somebody's page.
  static bool is_author_page(std::string_view href) {
    const std::string low = utf8::lower(href.substr(0, 300));
    for (const std::string_view way : {"/author/", "/authors/", "/autor/", "/autoren/", "/autorin/", "/auteur/", "/auteurs/", "/autore/", "/autores/", "/by/", "/byline/", "/profile/", "/contributor/", "/contributors/", "/staff/",
                                       "/writer/", "/writers/", "/journalist/", "/journaliste/", "/redakteur/", "/firma/", "/columnists/", "/reporter/", "/reporters/", "/people/"})
      if (const auto at = low.find(way); at != std::string::npos && at + way.size() < low.size()) return true;
    return false;
  }

  void marks() {
    std::vector<Mark> found;
    std::size_t looked = 0;
    for (std::uint32_t i = 1; i < t_.nodes.size() && found.size() < 60 && looked <= max_marks; ++i) {
      const Node& n = t_.nodes[i];
      if (n.tag == Tag::text || n.first_attribute == n.last_attribute || page_.apart[i] || n.tag == Tag::body || n.tag == Tag::html) continue;
      const auto itemprop = t_.attribute(i, Attribute::itemprop), rel = t_.attribute(i, Attribute::rel), property = t_.attribute(i, Attribute::property);
      const bool item = itemprop == "author" || itemprop == "creator" || itemprop.starts_with("author ") || itemprop.ends_with(" author") || property == "author" || property == "schema:author" || property == "dc:creator";
      if (n.tag == Tag::meta || n.tag == Tag::link) {
        if (item && n.tag == Tag::meta) {
          Mark m{split_authors(t_.value(i, Attribute::content), world_), i, n.end, page_.distance(page_.offset[i]), 84, "itemprop author"};
          found.push_back(std::move(m));
        }
        continue;
      }
      if (n.end - i > 60) continue;  // not one name but a part of the page
      int score = 0;
      const char* source = "";
      if (item) score = 80, source = "itemprop author";
      else if (rel == "author" || rel.starts_with("author ") || rel.ends_with(" author")) score = 78, source = "rel author";
      else {
        const std::string names = names_above(t_, i, 0);
        if (names.find("author") == std::string::npos && names.find("byline") == std::string::npos && names.find("autor") == std::string::npos && names.find("auteur") == std::string::npos &&
            names.find("writer") == std::string::npos && names.find("verfasser") == std::string::npos && names.find("redakteur") == std::string::npos && names.find("signature") == std::string::npos &&
            !(n.tag == Tag::a && is_author_page(t_.attribute(i, Attribute::href))))
          continue;
        if (has_name(names, {"author", "authors", "byline", "autor", "autoren", "auteur", "autore", "verfasser", "writer", "authorname", "author-name", "autorname"})) score = 72, source = "class author";
        else if (n.tag == Tag::a && is_author_page(t_.attribute(i, Attribute::href))) score = 68, source = "author's page";
        else score = 66, source = "class author";
        if (has_name(names, {"title", "role", "job", "position", "description", "jobtitle", "bio", "date", "time"})) continue;
        if (names.find("avatar") != std::string::npos || names.find("image") != std::string::npos) score -= 10;
        if (names.find("authority") != std::string::npos || names.find("authoriz") != std::string::npos) continue;
      }
      std::string text;
      if (item)  // the name inside, not what stands beside it
        for (std::uint32_t k = i + 1; k < n.end; ++k)
          if (t_.nodes[k].tag != Tag::text && t_.attribute(k, Attribute::itemprop) == "name") {
            text = t_.nodes[k].tag == Tag::meta ? t_.value(k, Attribute::content) : t_.text_of(k, max_mark_bytes + 1);
            break;
          }
      if (text.empty()) text = boxes_of(i);
      if (text.empty() || text.size() > max_mark_bytes || ++looked > max_marks) continue;
      Mark m;
      if (auto line = parse_byline(text, world_)) m.names = std::move(*line);
      else m.names = split_authors(text, world_);
      // One word is a name only where nothing else can be meant.
      if (score < 75) std::erase_if(m.names.authors, [&](const std::string& a) { return a.find(' ') == std::string::npos && !world_.find(utf8::fold(a), Sense::given_name); });
      if ((m.names.authors.empty() && m.names.credits.empty()) || other_hand(i, item ? std::string_view{} : names_above(t_, i, 1))) continue;
      m.node = i;
      m.end = n.end;
      m.distance = page_.distance(page_.offset[i]);
      m.score = score;
      m.source = source;
      found.push_back(std::move(m));
    }
    // Of marks inside one another the inner one holds less than the name's surroundings.
    for (std::size_t k = 0; k < found.size(); ++k)
      if (k + 1 < found.size() && found[k + 1].node < found[k].end && !found[k + 1].names.authors.empty()) found[k].names.authors.clear();
    // Near the headline all marks of one kind speak of this report, if they stand together; further down only the first.
    Group near, far;
    std::int64_t near_at = 0, far_at = 0;
    for (const Mark& m : found) {
      if (m.names.authors.empty()) {
        if (m.distance >= -400 && m.distance <= 1500) take(m.names, near);
        continue;
      }
      const bool close = (page_.has_headline && m.distance >= -400 && m.distance <= 1500) || t_.nodes[m.node].tag == Tag::meta;
      Group& to = close ? near : far;
      std::int64_t& at = close ? near_at : far_at;
      const int score = close ? m.score : m.score - 22;
      if (!close && m.distance < 0 && page_.has_headline) continue;
      if (!to.authors.empty() && close && score > to.score) to.authors.clear();
      if (!to.authors.empty() && (score < to.score || std::abs(m.distance - at) > 200)) continue;
      take(m.names, to);
      at = m.distance;
      to.score = score;
      to.source = m.source;
    }
    keep(std::move(near));
    keep(std::move(far));
  }

  // "By Mira Holt" in so many words.
  void bylines() {
    Group near{{}, "byline", 74, true}, far{{}, "byline", 54, false}, bare{{}, "name by the date", 52, false};
    for (std::size_t k = 0; k < page_.runs.size(); ++k) {
      const Run& r = page_.runs[k];
      if (r.apart || r.cut || r.text.size() > 200) continue;
      const bool close = page_.near_headline(r.offset);
      if (!close && page_.distance(r.offset) < 0) continue;
      Group& to = close ? near : far;
      if (!to.authors.empty()) continue;
      if (const auto line = parse_byline(r.text, world_)) {
        take(*line, to);
        continue;
      }
      if (opens_byline(r.text) && k + 1 < page_.runs.size() && !page_.runs[k + 1].cut && page_.runs[k + 1].text.size() <= 120) {
        take(split_authors(page_.runs[k + 1].text, world_), to);
        continue;
      }
      if (!close) continue;
      if (within_line(r.text, to)) continue;
      if (bare.authors.empty() && page_.distance(r.offset) >= 0 && page_.distance(r.offset) < 800) by_the_date(k, bare);
    }
    keep(std::move(bare));
    keep(std::move(near));
    keep(std::move(far));
  }

  // "March 1, 2023 by Mira Holt", "Politics | By Mira Holt | 3 min read", "Posted by mholt".
  bool within_line(const std::string& text, Group& to) {
    if (text.size() > 120 || line_end(text) == LineEnd::sentence) return false;
    const std::string low = " " + utf8::lower(text);
    if (low.size() != text.size() + 1) return false;
    for (const std::string_view by : {" by ", " von ", " par ", " por ", " di ", " door ", " av ", " af "}) {
      const auto at = low.find(by);
      if (at == std::string::npos) continue;
      const auto before = std::string_view(text).substr(0, at);
      const auto words = split_words(before).size();
      if (before.find_first_of("0123456789|/-") == std::string_view::npos && before.find("•") == std::string_view::npos && before.find("·") == std::string_view::npos && words > 2) continue;
      const std::string folded = utf8::fold(before);
      if (is_other_hand(folded)) continue;
      const auto rest = trim(std::string_view(text).substr(at));
      if (const auto inner = parse_byline(rest, world_)) {
        take(*inner, to);
        return true;
      }
      // One word: only where the line holds no more than that and a date.
      if (rest.size() <= 60 && (words <= 1 || find_date(before, {DayOrder::day_first, true}))) {
        const Byline b = split_authors(rest, world_);
        if (b.authors.size() == 1 && split_words(b.authors[0]).size() == 1) {
          take(b, to);
          return !to.authors.empty();
        }
      }
    }
    return false;
  }

  // "Mira Holt · March 1, 2023", "Mira Holt" above or below a line with the date.
  void by_the_date(std::size_t k, Group& to) {
    const Run& r = page_.runs[k];
    const auto dated = [&](const Run& x) { return !x.cut && x.text.size() <= 80 && find_date(x.text, {DayOrder::day_first, true}).has_value(); };
    if (r.text.size() > 120) return;
    if (dated(r)) {
      const auto date = find_date(r.text, {DayOrder::day_first, true});
      std::string line = r.text.substr(0, date->span.begin) + "|" + r.text.substr(date->span.end);
      std::size_t begin = 0;
      for (std::size_t i = 0; i <= line.size(); ++i) {
        std::size_t mark = 0;
        if (i == line.size() || line[i] == '|' || line[i] == ',' || line[i] == '/') mark = 1;
        else if (line.compare(i, 2, "·") == 0) mark = 2;
        else if (line.compare(i, 3, "•") == 0 || line.compare(i, 3, "–") == 0 || line.compare(i, 3, "—") == 0) mark = 3;
        if (mark == 0) continue;
        const auto part = trim(std::string_view(line).substr(begin, i - begin));
        if (is_known_name(part, world_)) take(Byline{{std::string(part)}, {}}, to);
        begin = i + mark;
      }
      return;
    }
    const bool beside = (k > 0 && dated(page_.runs[k - 1])) || (k + 1 < page_.runs.size() && dated(page_.runs[k + 1]));
    if (!beside || !is_known_name(r.text, world_)) return;
    for (std::uint32_t up = t_.nodes[r.first].parent, n = 0; up != 0 && n < 4; up = t_.nodes[up].parent, ++n) {
      const Tag tag = t_.nodes[up].tag;
      if (tag == Tag::a && !is_author_page(t_.attribute(up, Attribute::href))) return;  // a topic
      if (tag == Tag::h1 || tag == Tag::h2 || tag == Tag::figcaption) return;
    }
    take(Byline{{r.text}, {}}, to);
  }

  static bool is_other_hand(std::string_view folded) {
    for (const std::string_view word : {"review", "edited", "editor", "fact", "checked", "photo", "foto", "illustrat", "translat", "ubersetz", "verified", "bild", "interview mit", "updated by"})
      if (folded.find(word) != std::string_view::npos) return true;
    return false;
  }

  const Tree& t_;
  const VisiblePage& page_;
  const MetaFields& meta_;
  const JsonLdArticle& article_;
  const World& world_;
  std::string_view outlet_;
  std::string outlet_key_, host_key_, label_key_;
  std::vector<Group> groups_;
  std::vector<std::string> credits_;
  mutable std::string keys_;  // of the page's short runs, made when first asked for
};

}  // namespace

PageAuthors find_page_authors(const Tree& tree, const VisiblePage& page, const MetaFields& meta, const JsonLdArticle& article, std::string_view outlet, std::string_view url, const World& world) {
  return Finder(tree, page, meta, article, outlet, url, world).run();
}

}  // namespace synoptic::ingest::html
