// Which text of a page is read as the report, as what, and what is said of pages that are none or not whole. Pages are small
// and invented; `page` puts the furniture of a press site around them.
#include <gtest/gtest.h>

#include "check_report.hpp"
#include "ingest/ingest.hpp"

namespace synoptic::ingest {
namespace {

const World& world() {
  static const World w = World::load().value();
  return w;
}

std::string page(std::string_view inside, std::string_view title = "Ferry accord signed", std::string_view head = "") {
  return "<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>" + std::string(title) + " | Elda Post</title><meta property='og:site_name' content='Elda Post'>" + std::string(head) +
         "</head><body><header class=site-header><a href=/>Elda Post</a><nav class=main-nav><ul><li><a href=/w>World</a><li><a href=/s>Sport</a><li><a href=/c>Culture</a></ul></nav></header>" + std::string(inside) +
         "<footer class=site-footer><ul><li><a href=/a>About us</a><li><a href=/p>Privacy policy</a></ul><p>Copyright 2021 Elda Post. All rights reserved.</p></footer></body></html>";
}

constexpr const char* prose[] = {
    "Ministers of two harbour towns signed an accord on ferries on Wednesday, ending a dispute that had lasted for nine years and had cost both of them a great deal of trade.",
    "The first ship is to sail in May with room for two hundred people and forty cars, the company that won the tender told reporters after the signing.",
    "“We waited for nine years, and we would have waited for ten,” the mayor of Elda said, adding that the council would vote on the costs before the end of the week.",
    "Fishermen of the northern quay had asked the court to stop the building of the pier, but the judges found that the plan did not touch their rights.",
    "According to the harbour office, the number of passengers has fallen by a third since the old line was closed, while the road along the coast has become crowded.",
    "The opposition in the council said that it had not seen the papers, and that it would ask for a delay until the price of fuel was known."};

std::string paragraphs(std::size_t from = 0, std::size_t to = std::size(prose)) {
  std::string out;
  for (std::size_t i = from; i < to; ++i) out += "<p>" + std::string(prose[i]) + "</p>\n";
  return out;
}

Result<Report> read(const std::string& source) {
  Given given;
  given.ref = "report.html";
  auto r = read_bytes(source, Format::html, given, world());
  EXPECT_EQ(r ? check_report(*r, source.size()) : "", "");
  return r;
}

// "kind: first words" a line; the invented paragraphs by their number.
std::string outline_of(const std::string& source) {
  const auto r = read(source);
  if (!r) return "error: " + r.error().message;
  std::string out;
  for (const Section& s : r->sections) {
    std::string text(view(r->text, s.span));
    for (std::size_t i = 0; i < std::size(prose); ++i)
      if (text == prose[i]) text = "#" + std::to_string(i);
    out += std::string(name_of(s.kind)) + ": " + text + "\n";
  }
  return out;
}

std::string warnings_of(const std::string& source) {
  const auto r = read(source);
  if (!r) return "error: " + r.error().message;
  std::string out = r->complete ? "complete" : "cut";
  for (const Warning& w : r->warnings) out += " " + w.code;
  return out;
}

constexpr const char* whole = "body: #0\nbody: #1\nbody: #2\nbody: #3\nbody: #4\nbody: #5\n";

TEST(HtmlBody, FurnitureStaysOut) {
  const std::string title = "title: Ferry accord signed\n", h1 = "<h1>Ferry accord signed</h1>";
  const std::pair<const char*, std::string> rows[] = {
      {"article", "<main><article>" + h1 + paragraphs() + "</article></main>"},
      {"plain divisions", "<div id=content>" + h1 + "<div class=text>" + paragraphs() + "</div></div>"},
      {"lead in a box of its own", "<main><article>" + h1 + "<div class=article-head><div class=box>" + paragraphs(0, 1) + "</div></div><div class=article-body>" + paragraphs(1) + "</div></article></main>"},
      {"parted by an advertisement", "<main><article>" + h1 + "<div class=article-body><div class=part>" + paragraphs(0, 3) + "</div><div class=ad-slot><p>Advertisement</p></div><div class=part>" + paragraphs(3) + "</div></div></article></main>"},
      {"body called a widget", "<div class=widget>" + h1 + paragraphs() + "</div>"},
      {"links beside it", "<main><article>" + h1 + paragraphs() + "</article><aside class=related><h3>More stories</h3><ul><li><a href=/1>Another story about the sea and its many ships</a><li><a href=/2>A third story about the town of Elda</a></ul></aside></main>"},
      {"comments", "<main><article>" + h1 + paragraphs() + "</article><section class=comments id=comments><h3>2 comments</h3><div class=comment><p>I have been waiting for this ship for years now, well done.</p></div><div class=comment><p>It will "
                   "never sail, mark my words.</p></div></section></main>"},
      {"scripts and styles inside", "<main><article>" + h1 + "<p>" + std::string(prose[0]) + "<script>var x = '<p>no text of it</p>';</script></p><style>p { color: red }</style>" + paragraphs(1) + "</article></main>"}};
  for (const auto& [what, inside] : rows) EXPECT_EQ(outline_of(page(inside)), title + whole) << what;
}

TEST(HtmlBody, KindsInOrder) {
  EXPECT_EQ(outline_of(page("<main><article><h1>Ferry accord signed</h1><p class=standfirst>Two towns agree after nine years of talks about one line.</p><p class=byline>By Mira Holt</p>"
                            "<figure><img src=a.jpg><figcaption>The quay on a wet day</figcaption></figure><div class=article-body>" + paragraphs(0, 2) +
                            "<h2>What comes next</h2>" + paragraphs(2, 3) + "<blockquote class=twitter-tweet><p>The quay opens today.</p>&mdash; Elda Post (@eldapost) March 3, 2021</blockquote>" + paragraphs(3, 4) +
                            "<ul><li>The line opens in May, with two ships a day.<li>A ticket costs four crowns for a grown person.</ul>" + paragraphs(4) + "</div></article></main>")),
            "title: Ferry accord signed\nstandfirst: Two towns agree after nine years of talks about one line.\nbyline: By Mira Holt\ncaption: The quay on a wet day\nbody: #0\nbody: #1\n"
            "heading: What comes next\nbody: #2\nembed: The quay opens today.\nembed: — Elda Post (@eldapost) March 3, 2021\nbody: #3\n"
            "body: The line opens in May, with two ships a day.\nbody: A ticket costs four crowns for a grown person.\nbody: #4\nbody: #5\n");
}

std::string entry(std::string_view time, std::string_view headline, std::size_t i) {
  return "<div class=live-entry><time datetime='" + std::string(time) + "'>" + std::string(time.substr(11, 5)) + "</time><h3>" + std::string(headline) + "</h3><p>" + prose[i] + "</p></div>";
}

TEST(HtmlLive, EntriesKeepTheirTimes) {
  const auto r = read(page("<main><article><h1>Ferry accord: as it happened</h1><div class=live-blog>" + entry("2021-03-03T12:30:00+01:00", "The council asks for a delay", 5) +
                               entry("2021-03-03T11:05:00+01:00", "The mayor speaks to reporters", 2) + entry("2021-03-03T09:40:00+01:00", "The accord is signed in Elda", 0) +
                               entry("2021-03-03T09:10:00+01:00", "The company waits for the papers", 1) + "</div></article></main>",
                           "Ferry accord: as it happened"));
  ASSERT_TRUE(r) << r.error().message;
  std::string got;
  for (const Section& s : r->sections)
    if (s.kind == SectionKind::dateline) got += std::string(view(r->text, s.span)) + "\n";
    else if (s.kind == SectionKind::body) got += "body\n";
  EXPECT_EQ(got, "2021-03-03T12:30:00+01:00\nbody\n2021-03-03T11:05:00+01:00\nbody\n2021-03-03T09:40:00+01:00\nbody\n2021-03-03T09:10:00+01:00\nbody\n");
}

TEST(HtmlLive, TimesOfThePagesData) {
  std::string updates, shown;
  const std::pair<const char*, const char*> list[] = {{"The council asks for a delay", "2021-03-03T11:30:00Z"}, {"The mayor speaks to reporters", "2021-03-03T10:05:00Z"}, {"The accord is signed in Elda", "2021-03-03T08:40:00Z"}};
  for (std::size_t i = 0; i < std::size(list); ++i) {
    updates += std::string(i ? "," : "") + R"({"@type":"BlogPosting","headline":")" + list[i].first + R"(","datePublished":")" + list[i].second + "\"}";
    shown += "<section><h2>" + std::string(list[i].first) + "</h2>" + paragraphs(2 * i, 2 * i + 2) + "</section>";
  }
  const auto r = read(page("<main><article><h1>Ferry accord: as it happened</h1>" + shown + "</article></main>", "Ferry accord: as it happened",
                           R"(<script type="application/ld+json">{"@type":"LiveBlogPosting","headline":"Ferry accord: as it happened","liveBlogUpdate":[)" + updates + "]}</script>"));
  ASSERT_TRUE(r) << r.error().message;
  std::string got;
  for (const Section& s : r->sections)
    if (s.kind == SectionKind::dateline || s.kind == SectionKind::heading) got += std::string(view(r->text, s.span)) + "\n";
  EXPECT_EQ(got, "2021-03-03T11:30:00Z\nThe council asks for a delay\n2021-03-03T10:05:00Z\nThe mayor speaks to reporters\n2021-03-03T08:40:00Z\nThe accord is signed in Elda\n");
}

TEST(HtmlState, WhatIsSaidOfPagesThatAreNotWhole) {
  const std::string h1 = "<h1>Ferry accord signed</h1>";
  std::string links;
  for (int i = 0; i < 40; ++i) links += "<li><a href=/" + std::to_string(i) + ">Another story about the sea and its many ships</a>";
  const std::tuple<const char*, std::string, const char*> rows[] = {
      {"whole", page("<main><article>" + h1 + paragraphs() + "</article></main>"), "complete"},
      {"wall", page("<main><article>" + h1 + paragraphs(0, 3) + "<div class=paywall><p>Subscribe to continue reading this and all other reports.</p></div></article></main>"), "cut paywall"},
      {"not free", page("<main><article>" + h1 + paragraphs() + "</article></main>", "Ferry accord signed", R"(<script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry accord signed","isAccessibleForFree":false}</script>)"),
       "cut paywall"},
      {"offer below a whole report", page("<main><article>" + h1 + paragraphs() + paragraphs() + paragraphs() + "<p>Already a subscriber? Log in.</p></article></main>"), "complete"},
      {"consent banner over a report", page("<div class=cookie-consent><p>We use cookies. We and our partners store data on your device.</p><button>Accept all</button></div><main><article>" + h1 + paragraphs() + "</article></main>"), "complete"},
      {"consent form", "<html><head><title>Before you continue</title></head><body><div><h1>Before you continue</h1><p>We use cookies and data to deliver and measure our services, and to keep them free for everyone.</p>"
                       "<p>We and our partners store data on your device if you agree. You can change your mind at any time in the privacy policy.</p><button>Accept all</button></div></body></html>",
       "error: report.html: a consent form, not a report"},
      {"robots", "<html><head><title>Just a moment...</title></head><body><h1>www.elda.example</h1><p>Verifying you are human. This may take a few seconds.</p><p>The site needs to review the security of your connection before going on.</p></body></html>",
       "error: report.html: a check for robots, not a report"},
      {"not found", page("<main><h1>404 Page not found</h1><p>The page you are looking for has moved or never was.</p></main>", "Page not found"), "error: report.html: an error page, not a report"},
      {"index", page("<main><h1>World</h1><ul>" + links + "</ul></main>", "World"), "error: report.html: a list of links, not a report"}};
  for (const auto& [what, source, said] : rows) EXPECT_EQ(warnings_of(source), said) << what;
}

}  // namespace
}  // namespace synoptic::ingest
