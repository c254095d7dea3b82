// A class list is cut into words at everything that is no letter and at camel case ("articleBody__text" = article body
// text); each word and each pair of neighbours is looked up in a table.
#include "ingest/html_marks.hpp"

#include <array>

namespace synoptic::ingest::html {
namespace {

constexpr std::size_t max_class_bytes = 400;     // of one attribute that are looked at
constexpr std::size_t max_remembered = 1U << 14;  // class lists a page

using Words = std::unordered_map<std::string_view, std::uint32_t>;

void add(Words& to, std::uint32_t marks, std::initializer_list<std::string_view> words) {
  for (const auto w : words) to[w] |= marks;
}

const Words& words() {
  static const Words table = [] {
    Words t;
    add(t, unseen, {"hidden", "visuallyhidden", "tooltip", "noprint", "printonly", "assistive", "sronly", "offscreen", "invisible"});
    add(t, navigation, {"nav", "navbar", "navigation", "breadcrumb", "breadcrumbs", "menu", "submenu", "pagination", "pager", "toolbar", "masthead", "topbar", "skip", "pagenav", "sitemap", "ticker"});
    add(t, foot, {"footer", "copyright", "disclaimer", "legal", "colophon", "imprint", "foot"});
    add(t, form, {"form", "search", "login", "signin", "register", "registration", "captcha", "input", "btn", "button"});
    add(t, comments, {"comment", "comments", "disqus", "livefyre", "viafoura", "respond", "reply", "replies", "kommentar", "kommentare", "commentlist", "commenting", "commentaires", "comentarios", "coral"});
    add(t, related, {"related", "recirc", "recirculation", "recommended", "recommendation", "recommendations", "popular", "trending", "outbrain", "taboola", "teaser", "teasers", "carousel", "readmore",
                     "mostread", "yarpp", "relatedposts", "relatedarticles", "similar", "latest", "prev", "previous", "next", "suggested", "upnext", "zergnet", "morefrom", "seealso", "readalso", "alsoread",
                     "weiterlesen", "weitere", "aehnliche", "verwandt", "crosslink", "crosslinks", "linklist", "related", "promobox", "onward", "bestof", "playlist"});
    add(t, social, {"share", "sharing", "shares", "social", "addtoany", "sharedaddy", "follow", "sharebar", "sharetools", "socials", "facebook", "whatsapp", "pinterest", "addthis", "shariff", "teilen"});
    add(t, offer, {"newsletter", "newsletters", "subscribe", "subscription", "signup", "donate", "donation", "promo", "promotion", "modal", "popup", "overlay", "survey", "poll", "quiz", "cta", "optin", "mailchimp",
                   "membership", "abo", "piano", "mc", "callout", "lightbox"});
    add(t, offer | paywall, {"paywall", "regwall", "paywalled", "premium", "metered", "plus"});
    add(t, offer | consent, {"cookie", "cookies", "consent", "gdpr", "onetrust", "cmp", "ccpa", "cookiebot", "didomi", "usercentrics"});
    add(t, advert, {"ad", "ads", "advert", "advertisement", "advertising", "adverts", "sponsor", "sponsored", "dfp", "adslot", "adsbygoogle", "anzeige", "werbung", "banner", "affiliate", "adbox", "advertorial", "gpt", "publicite"});
    add(t, side, {"sidebar", "widget", "widgets", "rail", "infobox", "aside", "secondary", "complementary"});
    add(t, author, {"bio", "authorbox", "biography", "authorbio", "vcard", "aboutauthor"});
    add(t, topics, {"tag", "tags", "taglist", "topic", "topics", "keywords", "keyword", "category", "categories", "taxonomy", "schlagworte", "labels"});
    add(t, caption, {"caption", "figcaption", "cutline", "credit", "credits", "photocredit", "imagecaption", "bildunterschrift", "bildtext", "legende", "copyrights"});
    add(t, byline, {"byline", "timestamp", "pubdate", "date", "published", "dateline", "meta", "datetime", "posted", "author", "authors", "time", "autor", "datum", "byl", "updated", "modified"});
    add(t, standfirst, {"standfirst", "subheadline", "subtitle", "dek", "deck", "lede", "intro", "excerpt", "summary", "subhead", "chapeau", "lead", "vorspann", "leadtext", "introtext", "description", "ingress", "abstract", "preamble"});
    add(t, body, {"articlebody", "storybody", "storytext", "articletext", "articlecontent", "bodytext", "storycontent", "postbody", "postcontent", "bodycopy", "articletext", "newsbody", "richtext"});
    add(t, headline, {"headline", "title", "heading", "hed"});
    add(t, note, {"correction", "corrections", "disclosure", "footnote", "footnotes", "alert", "editor", "tip", "hint", "reference", "references", "reflist", "editorial"});
    add(t, entry, {"liveblog", "livepost", "liveupdate", "liveticker"});
    add(t, figure, {"gallery", "slideshow", "figure", "photo", "photos", "image", "images", "img", "picture", "slide", "bild", "fotostrecke", "carousel"});
    return t;
  }();
  return table;
}

const Words& pairs() {
  static const Words table = [] {
    Words t;
    add(t, author, {"author bio", "about author", "author box", "author info", "author description", "author card", "the author"});
    add(t, related, {"read more", "see also", "read also", "also read", "most read", "more stories", "more on", "more from", "you may", "up next", "story list", "link list", "further reading", "most viewed", "post list",
                     "article list", "news list", "top stories", "more news", "in case"});
    add(t, unseen, {"screen reader", "sr only", "visually hidden", "print only", "no print", "d none"});
    add(t, body, {"article body", "story body", "entry content", "post content", "article content", "story content", "article text", "body content", "post body", "field body", "content body", "main content", "body text",
                  "article copy", "body copy", "text body", "paragraph text", "rich text", "story text", "post text", "blog content", "td post", "article main", "single content"});
    add(t, social, {"social share", "share bar", "follow us"});
    add(t, caption, {"image credit", "photo credit", "caption text", "media caption", "image caption"});
    add(t, byline, {"post meta", "article meta", "entry meta", "article date", "publish date", "post date"});
    add(t, standfirst, {"sub headline", "article summary", "article lead", "article intro", "article excerpt", "sub title", "article description", "sub head"});
    add(t, offer, {"sign up", "mc embed", "call to"});
    add(t, form, {"log in", "sign in"});
    add(t, entry, {"live blog", "live post", "live update", "live entry", "live ticker", "ticker entry", "blog entry"});
    add(t, advert, {"google ad", "ad slot", "ad container", "ad wrapper"});
    return t;
  }();
  return table;
}

// Posts of other sites, by the class their code snippets give them.
bool is_embed(std::string_view names) {
  for (const std::string_view part : {"twitter-tweet", "instagram-media", "fb-post", "fb-video", "twitter-video", "tiktok-embed", "bluesky-embed", "reddit-embed", "reddit-card", "telegram-post", "mastodon-embed"})
    if (names.find(part) != std::string_view::npos) return true;
  return false;
}

std::uint32_t of_names(std::string_view names) {
  std::uint32_t marks = 0;
  std::array<char, 64> text{};  // the word before, a space, this word
  std::size_t begin = 0, size = 0;
  char before = ' ';
  const auto close = [&] {
    if (size > begin) {
      const std::string_view word(text.data() + begin, size - begin);
      if (const auto it = words().find(word); it != words().end()) marks |= it->second;
      if (begin > 0)
        if (const auto it = pairs().find(std::string_view(text.data(), size)); it != pairs().end()) marks |= it->second;
      std::copy(text.begin() + static_cast<std::ptrdiff_t>(begin), text.begin() + static_cast<std::ptrdiff_t>(size), text.begin());
      size -= begin;
      text[size++] = ' ';
      begin = size;
    }
  };
  for (const char c : names.substr(0, max_class_bytes)) {
    const bool upper = c >= 'A' && c <= 'Z', small = c >= 'a' && c <= 'z';
    if (!upper && !small) {
      close();
    } else {
      if (upper && before >= 'a' && before <= 'z') close();
      if (size < begin + 24 && size < text.size() - 2) text[size++] = upper ? static_cast<char>(c + 32) : c;
    }
    before = c;
  }
  close();
  if (is_embed(names.substr(0, max_class_bytes))) marks = embed;
  return marks;
}

std::uint32_t of_tag(Tag tag) {
  switch (tag) {
    case Tag::script: case Tag::style: case Tag::noscript: case Tag::template_: case Tag::svg: case Tag::iframe: case Tag::head: case Tag::object: case Tag::canvas:
    case Tag::audio: case Tag::video: case Tag::textarea: case Tag::select: case Tag::dialog: return hidden;
    case Tag::nav: case Tag::menu: return navigation;
    case Tag::footer: return foot;
    case Tag::button: case Tag::label: case Tag::fieldset: case Tag::form: return form;
    case Tag::aside: return side;
    case Tag::figcaption: case Tag::caption: return caption;
    case Tag::figure: return figure;
    case Tag::h1: case Tag::h2: case Tag::h3: case Tag::h4: case Tag::h5: case Tag::h6: return heading;
    case Tag::li: case Tag::dd: case Tag::dt: return item;
    case Tag::td: case Tag::th: return cell;
    case Tag::blockquote: return quote;
    case Tag::article: case Tag::main_: return article;
    case Tag::header: return head;
    case Tag::address: case Tag::time: return byline;
    default: return 0;
  }
}

}  // namespace

std::uint32_t marks_of(const Tree& t, std::uint32_t i, ClassMemory& classes) {
  const Node& n = t.nodes[i];
  std::uint32_t marks = of_tag(n.tag);
  if (n.first_attribute == n.last_attribute || n.tag == Tag::html || n.tag == Tag::body) return marks;
  for (auto a = n.first_attribute; a < n.last_attribute; ++a) {
    const std::string_view value = view(t.source, t.attributes[a].value);
    switch (t.attributes[a].key) {
      case Attribute::hidden: marks |= unseen; break;
      case Attribute::aria_hidden: if (value == "true") marks |= unseen; break;
      case Attribute::style: {
        const auto style = value.substr(0, 300);
        if (style.find("display:none") != std::string_view::npos || style.find("display: none") != std::string_view::npos) marks |= unseen;
        break;
      }
      case Attribute::role:
        if (value == "navigation" || value == "menu" || value == "banner") marks |= navigation;
        else if (value == "complementary") marks |= side;
        else if (value == "contentinfo") marks |= foot;
        else if (value == "search" || value == "button") marks |= form;
        else if (value == "dialog" || value == "alertdialog") marks |= offer;
        else if (value == "main" || value == "article") marks |= article;
        break;
      case Attribute::itemprop:
        if (value.find("articleBody") != std::string_view::npos) marks |= body;
        else if (value == "description") marks |= standfirst;
        else if (value == "headline") marks |= headline;
        else if (value == "caption") marks |= caption;
        else if (value == "comment") marks |= comments;
        break;
      case Attribute::class_: case Attribute::id: case Attribute::data: {
        if (value.empty()) break;
        const auto known = classes.find(value);
        if (known != classes.end()) {
          marks |= known->second;
        } else {
          const auto found = of_names(value);
          if (classes.size() < max_remembered) classes.emplace(value, found);
          marks |= found;
        }
        break;
      }
      default: break;
    }
  }
  // A paragraph called "title" or "lead" is no article; what holds the body is neither its advert nor its form.
  if (n.tag == Tag::p) marks &= ~static_cast<std::uint32_t>(body);
  return marks;
}

}  // namespace synoptic::ingest::html
