// Which text of a page is the report. The page is cut into paragraphs (runs of text between block elements); each is
// weighed by words, sentence ends, function words and the share of its text inside links. The article is the deepest
// element that still holds most of the weight: going down from the root while one child has nearly all of it neither
// loses a lead that stands in a box of its own nor stops at the bigger half of a split article, which one-best-container
// methods do. Inside it every paragraph is judged by itself; lists of links, forms, comments and recommendations, known by
// tag, role and class words, stay out. The headline, standfirst and byline between it and the body are taken along.
#include <algorithm>
#include <array>
#include <cmath>

#include "base/utf8.hpp"
#include "ingest/entities.hpp"
#include "ingest/html_metadata.hpp"
#include "ingest/html_tree.hpp"
#include "ingest/lines.hpp"

namespace synoptic::ingest {
namespace {

using html::Attribute;
using html::Node;
using html::Tag;
using html::Tree;

constexpr double excuse_share = 0.4;      // of the page's prose: an element with more is not furniture, whatever it is called
constexpr double container_share = 0.75;  // of the weight of all good paragraphs; lower splits articles, higher takes whole pages

// What an element's own tag, class and id say about everything below it.
enum : std::uint16_t {
  hidden = 1,       // no text of the page at all: scripts, styles, frames
  furniture = 2,    // navigation, footers, forms, comments, recommendations
  caption = 4,
  embed = 8,        // tweets and other posts
  byline = 16,
  standfirst = 32,
  article = 64,     // marked as the article's body
  heading = 128,
  list_item = 256,
  quote = 512,
  aside = 1024,
};

bool has_word(std::string_view names, std::initializer_list<std::string_view> words) {
  for (const auto w : words)
    for (auto at = names.find(w); at != std::string_view::npos; at = names.find(w, at + 1)) {
      const auto ok = [](char c) { return c < 'a' || c > 'z'; };
      if ((at == 0 || ok(names[at - 1])) && (at + w.size() >= names.size() || ok(names[at + w.size()]) || names[at + w.size()] == 's')) return true;
    }
  return false;
}
bool has_part(std::string_view names, std::initializer_list<std::string_view> parts) {
  return std::any_of(parts.begin(), parts.end(), [&](auto p) { return names.find(p) != std::string_view::npos; });
}

// "articleBody__text", "ArticleBody" -> "article body text": camel case is cut before folding.
std::string class_words(std::string_view names) {
  std::string out;
  char before = ' ';
  for (const char c : names.substr(0, 300)) {
    if (c >= 'A' && c <= 'Z') {
      if (before >= 'a' && before <= 'z') out += '-';
      out += static_cast<char>(c + 32);
    } else {
      out += c;
    }
    before = c;
  }
  return out;
}

std::uint16_t flags_of(const Tree& t, std::uint32_t i) {
  const Node& n = t.nodes[i];
  std::uint16_t f = 0;
  switch (n.tag) {
    case Tag::script: case Tag::style: case Tag::noscript: case Tag::template_: case Tag::svg: case Tag::iframe: case Tag::head: case Tag::object: case Tag::canvas:
    case Tag::audio: case Tag::video: case Tag::textarea: case Tag::select: case Tag::dialog: f |= hidden; break;
    case Tag::nav: case Tag::footer: case Tag::button: case Tag::menu: case Tag::label: case Tag::fieldset: f |= furniture; break;
    case Tag::aside: f |= aside; break;
    case Tag::figcaption: case Tag::caption: f |= caption; break;
    case Tag::h1: case Tag::h2: case Tag::h3: case Tag::h4: case Tag::h5: case Tag::h6: f |= heading; break;
    case Tag::li: case Tag::dd: case Tag::dt: f |= list_item; break;
    case Tag::blockquote: f |= quote; break;
    default: break;
  }
  if (n.first_attribute == n.last_attribute) return f;
  if (t.has(i, Attribute::hidden) || t.attribute(i, Attribute::aria_hidden) == "true") f |= furniture;
  const auto style = t.attribute(i, Attribute::style).substr(0, 300);
  if (style.find("display:none") != std::string_view::npos || style.find("display: none") != std::string_view::npos) f |= furniture;
  const auto role = t.attribute(i, Attribute::role);
  if (role == "navigation" || role == "complementary" || role == "contentinfo" || role == "search" || role == "dialog" || role == "banner" || role == "menu") f |= furniture;
  const auto itemprop = t.attribute(i, Attribute::itemprop);
  if (itemprop == "articleBody") f |= article;
  std::string names = class_words(t.attribute(i, Attribute::class_));
  names += ' ';
  names += class_words(t.attribute(i, Attribute::id));
  names += ' ';
  names += class_words(t.attribute(i, Attribute::data));
  if (names.size() <= 2) return f;
  if (n.tag == Tag::html || n.tag == Tag::body) return f;
  if (has_part(names, {"twitter-tweet", "instagram-media", "fb-post", "twitter-video", "tiktok-embed", "bluesky-embed"})) return f | embed;
  const bool body_word = has_part(names, {"article-body", "articlebody", "story-body", "storybody", "entry-content", "post-content", "article-content", "story-content", "article-text",
                                          "article__body", "article__content", "story__body", "body-content", "post-body", "field-name-body", "content-body", "main-content"});
  if (body_word && n.tag != Tag::p) f |= article;
  if (!body_word &&
      (has_word(names, {"comment", "sidebar", "related", "recirc", "newsletter", "footer", "nav", "navbar", "navigation", "breadcrumb", "menu", "share", "sharing", "social", "cookie",
                        "consent", "gdpr", "promo", "sponsor", "sponsored", "advert", "advertisement", "ad", "recommended", "recommendation", "popular", "trending", "widget",
                        "subscribe", "subscription", "paywall", "modal", "popup", "banner", "disqus", "outbrain", "taboola", "tag", "pagination", "pager", "toolbar", "login", "signup",
                        "copyright", "disclaimer", "teaser", "carousel", "masthead", "hidden", "screen-reader-text", "sr-only", "visually-hidden", "visuallyhidden", "skip-link",
                        "jp-relatedposts", "read-more", "readmore", "most-read", "more-stories", "moreon", "author-bio", "about-author", "print-only", "noprint", "alert", "donate",
                        "yarpp", "addtoany", "sharedaddy", "infobox", "tooltip", "survey", "poll", "livefyre", "viafoura"}) ||
       has_part(names, {"author-box", "authorbox", "author-info", "social-share", "sharetools", "share-", "-share", "related-", "-related", "newsletter", "mc_embed", "comment-list",
                        "cookie-", "see-also", "seealso", "read-also", "readalso", "also-read", "inline-promo", "dfp-", "google-ad", "ad-slot", "adslot", "nocontent"})) &&
      !has_part(names, {"no-sidebar", "with-sidebar", "has-sidebar", "sidebar-right-layout", "comments-open", "has-banner", "tag-article", "has-ad", "story", "page", "layout", "wrapper", "type-post",
                        "hentry"}))
    f |= furniture;
  if (has_word(names, {"caption", "wp-caption-text", "image-credit", "photo-credit", "photocredit", "imagecaption", "media-caption", "figcaption", "cutline", "photo-caption", "image-caption"})) f |= caption;
  if (has_word(names, {"byline", "dateline-author", "post-meta", "article-meta", "entry-meta", "article-date", "publish-date", "timestamp", "pubdate", "byline-name", "published", "datetime"}) &&
      !body_word)
    f |= byline;
  if (has_word(names, {"standfirst", "subheadline", "sub-headline", "subtitle", "subhead-line", "dek", "deck", "article-summary", "article-lead", "lede", "article__summary", "article-intro",
                       "article-excerpt", "article-subtitle", "article__subhead", "kicker-text"}) &&
      n.tag != Tag::article && n.tag != Tag::section)
    f |= standfirst;
  return f;
}

struct Paragraph {
  std::uint32_t first = 0, last = 0;  // nodes [first, last): text and inline elements
  std::uint32_t parent = 0;           // the block element that holds it
  std::uint16_t flags = 0;            // of all elements above
  Tag tag = Tag::unknown;             // of `parent`
  std::size_t bytes = 0, words = 0, linked_words = 0, stops = 0, ends = 0;
  double weight = 0;
  bool take = false;
  [[nodiscard]] double link_share() const { return words ? static_cast<double>(linked_words) / static_cast<double>(words) : 0; }
};

bool is_stop_word(std::string_view w) {  // of the languages news pages come in; any will do, the measure is "prose or not"
  static constexpr std::string_view words[] = {
      "a", "al", "an", "and", "are", "as", "at", "au", "aus", "be", "been", "but", "by", "da", "das", "de", "del", "dem", "den", "der", "des", "det", "di", "die", "du", "e", "ein",
      "eine", "el", "en", "er", "est", "et", "for", "from", "fur", "ha", "had", "has", "have", "he", "her", "het", "his", "i", "il", "im", "in", "is", "ist", "it", "its", "la", "las",
      "le", "les", "los", "mit", "na", "nicht", "not", "o", "of", "og", "on", "or", "pa", "par", "por", "pour", "que", "qui", "said", "se", "she", "sich", "sie", "som", "that", "the",
      "their", "they", "this", "to", "un", "una", "und", "une", "van", "von", "was", "we", "were", "which", "who", "will", "with", "y", "you", "z", "zu"};
  return std::binary_search(std::begin(words), std::end(words), w);
}

class Page {
 public:
  Page(const Tree& tree, const World& world) : t_(tree), world_(world) {}

  Rendered run(PageMetadata& meta) {
    cut();
    weigh();
    const std::uint32_t root = container();
    choose(root);
    return write(root, meta);
  }

 private:
  // Paragraphs in document order.
  void cut() {
    const auto size = static_cast<std::uint32_t>(t_.nodes.size());
    own_.assign(size, 0);
    block_.assign(size, 0);
    link_.assign(size, 0);
    std::vector<char> unseen(size, 0);
    bool open = false;
    for (std::uint32_t i = 0; i < size; ++i) {
      const Node& n = t_.nodes[i];
      const std::uint32_t up = n.parent;
      if (i > 0) {
        unseen[i] = unseen[up];
        link_[i] = static_cast<char>(link_[up] | (t_.nodes[up].tag == Tag::a));
        block_[i] = html::is_block(t_.nodes[up].tag) || up == 0 ? up : block_[up];
      }
      if (n.tag != Tag::text) {
        own_[i] = flags_of(t_, i);
        unseen[i] = static_cast<char>(unseen[i] | ((own_[i] & hidden) != 0));
        if (html::is_block(n.tag)) open = false;
        continue;
      }
      if (n.raw || unseen[i]) continue;
      if (open && list_.back().parent == block_[i]) {
        list_.back().last = i + 1;
        continue;
      }
      Paragraph p;
      p.first = i;
      p.last = i + 1;
      p.parent = block_[i];
      p.tag = t_.nodes[p.parent].tag;
      list_.push_back(p);
      open = true;
    }
    for (Paragraph& p : list_)
      for (std::uint32_t i = p.first; i < p.last; ++i) {
        const Node& n = t_.nodes[i];
        if (n.tag != Tag::text || n.raw || unseen[i]) continue;
        const auto s = view(t_.source, n.text);
        p.bytes += trim(s).size();
        count(s, p, link_[i] != 0);
      }
    hand_down();
    // Class words lie: <div class="widget"> may hold the whole article. What holds so much of the page's prose is no furniture.
    const auto sums = sum_up([&](const Paragraph& p) { return prose_of(p); });
    bool changed = false;
    for (std::uint32_t i = 1; i < size; ++i)
      if ((own_[i] & (furniture | aside | embed | caption | standfirst | byline)) && sums[i] > excuse_share * sums[0]) {
        own_[i] = static_cast<std::uint16_t>(own_[i] & ~(furniture | aside | embed | caption | standfirst | byline));
        changed = true;
      }
    if (changed) hand_down();
  }

  // Each node gets the flags of everything above it.
  void hand_down() {
    flags_ = own_;
    for (std::uint32_t i = 1; i < flags_.size(); ++i) flags_[i] |= flags_[t_.nodes[i].parent];
    for (Paragraph& p : list_) {
      p.flags = flags_[p.parent];
      const std::uint32_t inner = t_.nodes[p.first].parent;
      if (inner != p.parent) p.flags = static_cast<std::uint16_t>(p.flags | (flags_[inner] & (caption | byline | standfirst | embed)));
    }
  }

  // Of each node: the sum over the paragraphs below it.
  template <class Weight>
  std::vector<double> sum_up(Weight weight) const {
    std::vector<double> out(t_.nodes.size(), 0);
    for (const Paragraph& p : list_) out[p.parent] += weight(p);
    for (std::size_t i = out.size(); i-- > 1;) out[t_.nodes[i].parent] += out[i];
    return out;
  }

  // How much a paragraph looks like prose, wherever it stands.
  static double prose_of(const Paragraph& p) {
    if (p.words < 5 || p.link_share() > 0.5 || (p.words < 12 && p.ends == 0)) return 0;
    if (p.words >= 10 && p.ends == 0 && static_cast<double>(p.stops) < 0.08 * static_cast<double>(p.words)) return 0;
    return std::min<double>(static_cast<double>(p.words), 120.0) * (1 - p.link_share()) * (p.ends ? 1.0 : 0.4);
  }

  void weigh() {
    for (Paragraph& p : list_)
      if (!(p.flags & (furniture | caption | embed | aside))) p.weight = prose_of(p) * ((p.flags & list_item) ? 0.4 : 1.0) * ((p.flags & article) ? 1.5 : 1.0);
  }

  static void count(std::string_view s, Paragraph& p, bool linked) {
    std::array<char, 12> word{};
    std::size_t n = 0;
    std::size_t wide = 0;
    bool in_word = false, plain = true;
    const auto close = [&] {
      if (!in_word) return;
      ++p.words;
      p.linked_words += linked;
      if (plain && n <= word.size() && is_stop_word({word.data(), n})) ++p.stops;
      in_word = false;
      n = 0;
      plain = true;
    };
    for (const char c : s) {
      const auto b = static_cast<unsigned char>(c);
      if (b >= 0xE3 && b <= 0xED) {  // scripts without spaces: two characters count as a word
        if (++wide % 2 == 0) {
          ++p.words;
          p.linked_words += linked;
          if (wide % 40 == 0) ++p.ends;
        }
        continue;
      }
      if (wide > 0 && b >= 0x80) continue;
      if (b >= 0x80 || std::isalnum(b)) {
        in_word = true;
        if (b >= 0x80 || n >= word.size()) plain = false;
        else word[n++] = static_cast<char>(std::tolower(b));
      } else {
        if (in_word && (c == '.' || c == '!' || c == '?')) ++p.ends;
        close();
      }
    }
    close();
  }

  std::uint32_t container() const {
    const auto weight = sum_up([](const Paragraph& p) { return p.weight; });
    const double total = weight[0];
    std::uint32_t at = 0;
    if (total <= 0) return 0;
    while (true) {
      std::uint32_t best = at;
      for (std::uint32_t c = at + 1; c < t_.nodes[at].end; c = t_.nodes[c].end)
        if (weight[c] >= container_share * total && (best == at || weight[c] > weight[best])) best = c;
      if (best == at) return at;
      // The paragraph itself is no container, nor is a list the body when it is all there is.
      if (t_.nodes[best].tag == Tag::p || t_.nodes[best].tag == Tag::li) return at;
      at = best;
    }
  }

  // In a paragraph's favour or against it, from the elements between it and the container.
  void choose(std::uint32_t root) {
    const std::uint16_t outer = flags_[root];  // what holds for the whole container says nothing
    const std::uint32_t begin = root, end = t_.nodes[root].end;
    std::size_t best_weight = 0;
    for (Paragraph& p : list_) {
      if (p.first < begin || p.first >= end) continue;
      const auto f = static_cast<std::uint16_t>(p.flags & ~outer);
      if (p.words == 0 || (f & (furniture | aside | embed)) || ((p.flags & embed) && !(outer & embed))) continue;
      const bool prose = p.weight > 0;
      const bool short_prose = p.words >= 2 && p.link_share() < 0.5 && (p.tag == Tag::p || p.ends > 0 || p.words >= 10);
      p.take = (prose || short_prose) && p.link_share() < (p.words > 25 ? 0.7 : 0.5);
      if ((f & list_item) && p.link_share() >= 0.4) p.take = false;
      if ((f & heading)) p.take = p.link_share() < 0.5 || p.words <= 1;
      if (p.take && prose) ++best_weight;
    }
    // Headings go with the paragraph after them; what stands after the last prose is furniture that had no name.
    std::size_t last = 0, first = list_.size();
    for (std::size_t i = 0; i < list_.size(); ++i)
      if (list_[i].take && list_[i].weight > 0 && !(list_[i].flags & heading)) {
        last = i;
        first = std::min(first, i);
      }
    bool prose_follows = false;
    for (std::size_t i = list_.size(); i-- > 0;) {
      Paragraph& p = list_[i];
      if (!p.take) continue;
      if (p.flags & heading) {
        p.take = prose_follows && i >= first && p.tag != Tag::h1;
        prose_follows = false;
        continue;
      }
      if (i > last && p.words < 12) p.take = (p.flags & caption) != 0;
      if (p.take && !(p.flags & caption)) prose_follows = true;
    }
    first_prose_ = first;
  }

  struct Chosen {
    std::uint32_t first, last;
    Hint hint;
  };

  // The headline, standfirst and byline that stand before the first prose.
  std::vector<Chosen> front(PageMetadata& meta) const {
    std::vector<Chosen> out;
    const std::string wanted = key_of(meta.title);
    std::size_t best = list_.size();
    int best_score = 0;
    for (std::size_t i = 0; i < list_.size() && i <= std::min(first_prose_ + 3, list_.size() - 1); ++i) {
      const Paragraph& p = list_[i];
      if (!(p.flags & heading) || p.words == 0 || p.bytes > 400) continue;
      const std::string text = rendered(p);
      const std::string key = key_of(text);
      int score = 0;
      if (!wanted.empty() && key == wanted) score = 4;
      else if (!wanted.empty() && key.size() > 12 && (wanted.find(key) != std::string::npos || key.find(wanted) != std::string::npos)) score = 3;
      else if (p.tag == Tag::h1 && p.words >= 3 && shares_words(text, meta.title)) score = 2;
      else if (p.tag == Tag::h1 && p.words >= 4 && meta.title.empty() && !(p.flags & furniture)) score = 1;
      if (score >= best_score && score > 0 && (score > best_score || best == list_.size() || p.tag == Tag::h1)) {
        best = i;
        best_score = score;
      }
    }
    if (best == list_.size()) return out;
    const Paragraph& h = list_[best];
    if (best_score >= 2 || meta.title.empty()) {
      const std::string shown = rendered(h);
      if (h.tag == Tag::h1 || best_score == 4) {
        meta.title = shown;
        meta.title_source = "headline";
      }
    }
    out.push_back({h.first, h.last, Hint::title});
    for (std::size_t i = best + 1; i < list_.size() && i < first_prose_ && i < best + 24; ++i) {
      const Paragraph& p = list_[i];
      if (p.words == 0 || p.take || p.bytes > 500) continue;
      if ((p.flags & standfirst) && p.words >= 5 && !(p.flags & furniture)) out.push_back({p.first, p.last, Hint::standfirst});
      else if ((p.flags & (byline | furniture)) == byline && p.bytes < 200) out.push_back({p.first, p.last, Hint::byline});
      else if (p.bytes < 120 && !(p.flags & (furniture | caption))) {
        const auto text = rendered(p);
        if (parse_byline(text, world_)) out.push_back({p.first, p.last, Hint::byline});
      }
    }
    return out;
  }

  static bool shares_words(std::string_view a, std::string_view b) {
    const auto x = split_words(a), y = split_words(b.substr(0, 500));
    std::size_t n = 0;
    for (const auto& w : x)
      if (w.fold.size() > 3 && std::any_of(y.begin(), y.end(), [&](const Word& v) { return v.fold == w.fold; })) ++n;
    return n >= 2 && n * 3 >= std::min(x.size(), y.size());
  }

  std::string rendered(const Paragraph& p) const {
    MappedText out;
    render(p.first, p.last, out);
    return std::string(trim(out.text));
  }

  // White space is collapsed as browsers do; <br> is a line end; each piece keeps its place in the source.
  void render(std::uint32_t first, std::uint32_t last, MappedText& out) const {
    const std::size_t begin = out.text.size();
    const auto at_gap = [&] { return out.text.size() == begin || out.text.back() == ' ' || out.text.back() == '\n'; };
    for (std::uint32_t i = first; i < last; ++i) {
      const Node& n = t_.nodes[i];
      if (n.tag != Tag::text || n.raw || (flags_[i] & hidden)) continue;
      const auto s = view(t_.source, n.text);
      for (std::size_t k = 0; k < s.size();) {
        const char c = s[k];
        const std::uint64_t raw = n.text.begin + k;
        if (c == ' ' || c == '\n' || c == '\t') {
          std::size_t e = k;
          while (e < s.size() && (s[e] == ' ' || s[e] == '\n' || s[e] == '\t')) ++e;
          if (!at_gap()) {
            if (e - k == 1 && c == ' ') out.copy(" ", raw);
            else out.replace(" ", raw, raw + (e - k));
          }
          k = e;
          continue;
        }
        if (c == '&')
          if (const auto e = decode_entity(s, k); e.size) {
            std::string piece;
            utf8::append(piece, e.code == 0xA0 ? U' ' : e.code);
            if (!(piece == " " || piece == "\n") || !at_gap()) out.replace(piece, raw, raw + e.size);
            k += e.size;
            continue;
          }
        std::size_t e = k + 1;
        while (e < s.size() && s[e] != ' ' && s[e] != '\n' && s[e] != '\t' && s[e] != '&') ++e;
        out.copy(s.substr(k, e - k), raw);
        k = e;
      }
    }
  }

  Rendered write(std::uint32_t root, PageMetadata& meta) {
    std::vector<Chosen> chosen = list_.empty() ? std::vector<Chosen>{} : front(meta);
    const auto add = [&](const Paragraph& p, Hint hint) {
      if (std::none_of(chosen.begin(), chosen.begin() + std::min<std::ptrdiff_t>(static_cast<std::ptrdiff_t>(chosen.size()), 32), [&](const Chosen& c) { return c.first == p.first; }))
        chosen.push_back({p.first, p.last, hint});
    };
    const std::uint16_t outer = flags_[root];
    for (const Paragraph& p : list_) {
      const auto f = static_cast<std::uint16_t>(p.flags & ~outer);
      const bool inside = p.first >= root && p.first < t_.nodes[root].end;
      if (!p.take) {
        // Captions and tweets inside the article are kept as what they are.
        if (inside && p.words >= 3 && !(f & furniture) && (f & embed)) add(p, Hint::embed);
        else if (inside && p.words >= 3 && !(f & furniture) && (f & caption)) add(p, Hint::caption);
        continue;
      }
      Hint hint = Hint::paragraph;
      if (f & caption) hint = Hint::caption;
      else if (f & heading) hint = Hint::heading;
      else if (f & list_item) hint = Hint::item;
      else if ((f & byline) && p.words < 25) hint = Hint::byline;
      else if ((f & standfirst) && p.words < 80) hint = Hint::standfirst;
      add(p, hint);
    }
    std::sort(chosen.begin(), chosen.end(), [](const Chosen& a, const Chosen& b) { return a.first < b.first; });
    Rendered r;
    for (const Chosen& c : chosen) {
      const std::size_t begin = r.out.text.size();
      MappedText& out = r.out;
      render(c.first, c.last, out);
      const Span span = trimmed(out.text, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(out.text.size())});
      if (span.empty()) continue;
      r.blocks.push_back({span, c.hint});
      out.text += "\n\n";
    }
    return r;
  }

  const Tree& t_;
  const World& world_;
  std::vector<std::uint16_t> own_;     // per node: what its own tag and names say
  std::vector<std::uint16_t> flags_;   // per node, with those above
  std::vector<std::uint32_t> block_;   // per node: nearest block element above
  std::vector<char> link_;             // per node: inside a link
  std::vector<Paragraph> list_;
  std::size_t first_prose_ = 0;
};

}  // namespace

bool looks_like_html(std::string_view text) {
  const std::string head = utf8::lower(trim(text.substr(0, utf8::valid_prefix(text.substr(0, 4096)))));
  if (head.starts_with("<!doctype html") || head.starts_with("<html") || head.find("<html") != std::string::npos || head.find("<body") != std::string::npos) return true;
  std::size_t tags = 0;
  for (const std::string_view tag : {"<p>", "<p ", "<div", "<br", "</p>", "</div>", "<h1", "<article", "<meta ", "<title>"})
    if (head.find(tag) != std::string::npos) ++tags;
  return head.starts_with('<') && tags >= 2;
}

Rendered read_html(std::string_view source, const World& world, std::uint32_t max_depth, std::string_view url, PageMetadata& meta) {
  const Tree tree = html::parse(source, max_depth);
  meta = html::find_metadata(tree, world, url);
  return Page(tree, world).run(meta);
}

}  // namespace synoptic::ingest
