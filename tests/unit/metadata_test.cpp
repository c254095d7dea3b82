// What pages say of themselves: title, authors, dates, outlet, section, language, from all the places they say it in.
// One row a behaviour; every page, outlet and person is invented.
#include <gtest/gtest.h>

#include "ingest/dates.hpp"
#include "ingest/ingest.hpp"
#include "ingest/json_ld.hpp"
#include "ingest/lines.hpp"

namespace synoptic::ingest {
namespace {

const World& world() {
  static const World w = World::load().value();
  return w;
}

std::string join(const std::vector<std::string>& list) {
  std::string out;
  for (const auto& s : list) out += (out.empty() ? "" : "+") + s;
  return out;
}

constexpr std::string_view prose =
    "<p>The council of Elda voted on Tuesday to rebuild the old bridge over the river, which has been closed to lorries since the flood.</p>"
    "<p>The work will take two years and cost nine million crowns, the mayor said after the session, and half of it will come from the state.</p>"
    "<p>Traders in the lower town fear for their customers, who will have to drive around the hill while the bridge is down.</p>";

Report page(const std::string& head, const std::string& above, const std::string& below = {}, std::string_view url = {}) {
  Given given;
  given.url = url;
  auto r = read_bytes("<html><head>" + head + "</head><body><article><h1>Elda rebuilds its old bridge</h1>" + above + std::string(prose) + "</article>" + below + "</body></html>", Format::html, given, world());
  EXPECT_TRUE(r) << r.error().message;
  return r ? std::move(*r) : Report{};
}

std::string ld(std::string_view json) { return "<script type=\"application/ld+json\">" + std::string(json) + "</script>"; }

struct Row {
  std::string head, above, want;
};

TEST(PageAuthors, FieldsAndBylines) {
  for (const Row& row : std::vector<Row>{
           {ld(R"({"@type":"NewsArticle","headline":"Elda rebuilds its old bridge","author":{"@type":"Person","name":"Mira Holt"}})"), "", "Mira Holt | "},
           {ld(R"({"@type":"NewsArticle","author":["Mira Holt","Jan Vesely"]})"), "", "Mira Holt+Jan Vesely | "},
           {ld(R"({"@graph":[{"@type":"Article","author":{"@id":"#mh"}},{"@type":"Person","@id":"#mh","name":"Mira Holt"}]})"), "", "Mira Holt | "},
           {ld(R"({"@type":"NewsArticle","author":[{"@type":"Organization","name":"Reuters"},{"@type":"Person","name":"Mira Holt"}]})"), "", "Mira Holt | Reuters"},
           {ld(R"({"@type":"NewsArticle","author":{"@type":"Organization","name":"Elda Courier"},"publisher":{"name":"Elda Courier"}})"), "", " | "},
           {R"(<meta property="og:site_name" content="Peter Vesely"><meta name="author" content="Peter Vesely">)", "", "Peter Vesely | "},
           {R"(<meta property="og:site_name" content="Elda Courier"><meta name="author" content="Elda Courier">)", "<p class=\"byline\">By Mira Holt</p>", "Mira Holt | "},
           {R"(<meta name="author" content="admin">)", R"(<p>by <a rel="author" href="/author/mh">Mira Holt</a></p>)", "Mira Holt | "},
           {R"x(<meta name="author" content="Mira Holt, Elda (AFP)">)x", "", "Mira Holt | AFP"},
           {R"(<meta name="author" content="dpa">)", "", " | dpa"},
           {R"(<meta name="author" content="News Desk">)", "", " | "},
           {R"(<meta name="author" content="mholt77">)", "<p>By Mira Holt</p>", "Mira Holt | "},
           {R"(<meta name="author" content="riverbard">)", "<p>Posted by riverbard</p>", "riverbard | "},
           {R"(<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Mira Holt">)", "", "Mira Holt | "},
           {R"(<meta name="twitter:label1" content="Est. reading time"><meta name="twitter:data1" content="Four Minutes">)", "", " | "},
           {R"(<meta name="author" content="Mira Holt">)", "<p>By Mira Holt and Jan Vesely</p>", "Mira Holt+Jan Vesely | "},
           {"", "<p>Von Mira Holt und Jan Vesely</p>", "Mira Holt+Jan Vesely | "},
           {"", "<p>Par Mira Holt</p>", "Mira Holt | "},
           {"", "<p>Por Mira Holt y Jan Vesely</p>", "Mira Holt+Jan Vesely | "},
           {"", "<h5>Autor:</h5><p>Jan Vesely</p>", "Jan Vesely | "},
           {"", R"(<div class="author"><span class="author-name">Mira Holt</span><span class="author-title">Senior Bridge Reporter</span></div>)", "Mira Holt | "},
           {"", R"(<p>By <span itemprop="author"><span itemprop="name">Mira Holt</span></span><span>Updated June 5</span></p>)", "Mira Holt | "},
           {"", R"(<p>Edited by <a rel="author" href="/author/jv">Jan Vesely</a></p>)", " | "},
           {"", R"(<p>March 1, 2023 · Peter Vesely</p>)", "Peter Vesely | "},
           {R"(<meta name="author" content="Peter Vesely/Reuters">)", "", "Peter Vesely | Reuters"},
           {R"(<meta name="author" content="Peter Vesely @pvesely">)", "", "Peter Vesely | "},
           {R"(<meta name="citation_author" content="Vesely, Peter"><meta name="citation_author" content="Holt, Mira J.">)", "", "Peter Vesely+Mira J. Holt | "},
       }) {
    const Report r = page(row.head, row.above);
    EXPECT_EQ(join(r.authors) + " | " + join(r.credits), row.want) << row.head << row.above;
  }
}

TEST(PageAuthors, NotThoseOfCommentsAndOtherReports) {
  const std::string below = R"(<div class="comments"><span class="author">Peter Comment</span></div><aside class="related"><a rel="author" href="/author/x">Paul Other</a></aside>)";
  EXPECT_EQ(join(page("", "", below).authors), "");
  EXPECT_EQ(join(page("", "<p>By Mira Holt</p>", below).authors), "Mira Holt");
}

TEST(PageDates, PlacesAndAgreement) {
  for (const Row& row : std::vector<Row>{
           {ld(R"({"@type":"NewsArticle","datePublished":"2023-03-01T09:30:00+01:00","dateModified":"2023-03-02T10:00:00+01:00"})"), "",
            "2023-03-01T09:30:00+01:00 metadata json-ld datePublished / 2023-03-02T10:00:00+01:00"},
           {R"(<meta property="article:published_time" content="2023-03-01T09:30:00Z">)", "", "2023-03-01T09:30:00Z metadata meta article:published_time / "},
           {"", R"(<time datetime="2023-03-01T09:30:00+01:00">yesterday</time>)", "2023-03-01T09:30:00+01:00 metadata time / "},
           {"", "<p>1. März 2023, 09:30 Uhr</p>", "2023-03-01 stated text / "},
           {"", "<p>Mise en ligne</p><p>1er mars 2023</p>", "2023-03-01 stated text / "},
           {"", "<p>Publicado el 3 de marzo de 2023</p>", "2023-03-03 stated text / "},
           {"", R"(<p class="date"><span>May</span><span>06</span><span>2018</span></p>)", "2018-05-06 stated text / "},
           {"", "<p>Published 1 March 2023. Updated 4 March 2023</p>", "2023-03-01 stated text / 2023-03-04"},
           {"", "<p>Last updated: 4 March 2023</p>", "2023-03-04 stated text / 2023-03-04"},
           {R"(<meta name="date" content="2024-09-09">)", R"(<time datetime="2023-03-01">1 March 2023</time><p>Published 1 March 2023</p>)", "2023-03-01 stated text / "},
           {"", "<p>He was born on 4 May 1950 and came to Elda in the spring of that year, as a boy without shoes.</p>", " none  / "},
       }) {
    const Report r = page(row.head, row.above);
    EXPECT_EQ(r.published.value + " " + name_of(r.published.basis) + " " + r.published.source + " / " + r.modified.value, row.want) << row.head << row.above;
  }
}

TEST(PageDates, TheReadersDay) {
  const std::string utc = R"(<meta property="article:published_time" content="2019-10-18T22:04:00Z">)";
  EXPECT_EQ(page(utc, "<p>19. Oktober 2019 00:04 Uhr</p>").published.value, "2019-10-19T00:04:00+02:00");
  EXPECT_EQ(page(utc + R"(<meta name="date" content="Sat, 19 Oct 2019 00:04:00 +0200">)", "").published.value, "2019-10-19T00:04:00+02:00");
  EXPECT_EQ(page(utc, "<p>19. Oktober 2019</p>").published.value, "2019-10-19");
  EXPECT_EQ(page(utc, "<p>18 October 2019</p>").published.value, "2019-10-18T22:04:00Z");
  EXPECT_EQ(page(utc, "<p>17 October 2019</p>").published.value, "2019-10-18T22:04:00Z");
}

TEST(PageDates, OrderOfDayAndMonth) {
  const auto day = [](std::string_view language, std::string_view url, std::string_view shown) {
    Given given;
    given.url = url;
    const auto r = read_bytes("<html lang=\"" + std::string(language) + "\"><body><article><h1>Elda rebuilds its old bridge</h1><p>" + std::string(shown) + "</p>" + std::string(prose) + "</article></body></html>", Format::html, given,
                             world());
    return r ? r->published.value : r.error().message;
  };
  EXPECT_EQ(day("en-US", "", "03/04/2023"), "2023-03-04");
  EXPECT_EQ(day("en-GB", "", "03/04/2023"), "2023-04-03");
  EXPECT_EQ(day("en", "https://elda.example.co.uk/a", "03/04/2023"), "2023-04-03");
  EXPECT_EQ(day("de", "", "03.04.23"), "2023-04-03");
  EXPECT_EQ(day("en-US", "", "25/04/2023"), "2023-04-25");
}

TEST(PageDates, EvidenceInTheText) {
  const Report r = page(R"(<meta property="article:published_time" content="2023-03-01T09:30:00Z">)", "<p class=\"byline\">1 March 2023</p>");
  ASSERT_TRUE(r.published.evidence);
  EXPECT_EQ(view(r.text, *r.published.evidence), "1 March 2023");
  EXPECT_EQ(r.published.source, "meta article:published_time");
}

TEST(Page, OutletSectionAddressLanguage) {
  const Report r = page(R"(<link rel="canonical" href="https://www.elda-courier.example/bridge"><meta property="og:site_name" content="Elda Courier"><meta property="article:section" content="Town">)", "", "",
                        "https://feeds.elda.example/x?id=1");
  EXPECT_EQ(r.url, "https://feeds.elda.example/x?id=1");
  EXPECT_EQ(r.canonical, "https://www.elda-courier.example/bridge");
  EXPECT_EQ(r.outlet ? r.outlet->name : "", "Elda Courier");
  EXPECT_EQ(r.section, "Town");
  EXPECT_EQ(r.title, "Elda rebuilds its old bridge");
  EXPECT_EQ(r.language, "en");
}

TEST(Page, AForeignPageIsForeignWhateverItsTemplateSays) {
  const auto r = read_bytes(
      "<html lang=\"en\"><body><article><h1>Elda baut die alte Brücke wieder auf</h1><p>Von Mira Holt</p><p>Der Rat der Stadt Elda hat am Dienstag beschlossen, die alte Brücke über den Fluss wieder "
      "aufzubauen, die seit dem Hochwasser für Lastwagen gesperrt ist.</p><p>Die Arbeiten sollen zwei Jahre dauern und neun Millionen Kronen kosten, sagte die Bürgermeisterin nach der Sitzung; die Hälfte "
      "davon zahlt das Land.</p></article></body></html>",
      Format::html, {}, world());
  ASSERT_TRUE(r);
  EXPECT_EQ(r->language, "de");
  EXPECT_EQ(join(r->authors), "Mira Holt");
}

TEST(JsonLd, FaultsOfPages) {
  const auto headline = [](std::string_view json) {
    const auto a = html::read_json_ld({json}, {}, {});
    return a.headline + "|" + a.published + "|" + (a.authors.empty() ? "" : a.authors[0].name);
  };
  const std::string_view want = "Bridge \"again\"|2023-03-01|Mira Holt";
  for (const std::string_view json : {
           R"({"@type":"NewsArticle","headline":"Bridge \"again\"","datePublished":"2023-03-01","author":"Mira Holt"})",
           R"({"@type":"NewsArticle","headline":"Bridge \"again\"","datePublished":"2023-03-01","author":["Mira Holt",],})",
           R"(<!-- {"@type":"NewsArticle","headline":"Bridge \"again\"","datePublished":"2023-03-01","author":{"name":"Mira Holt"}} -->)",
           R"(/* <![CDATA[ */ {"@type":"NewsArticle","headline":"Bridge \"again\"","datePublished":"2023-03-01","author":{"name":["Mira Holt"]}}; /* ]]> */)",
           R"([[{"@context":"x"},{"@graph":[{"@type":["Thing","schema:NewsArticle"],"headline":"Bridge &quot;again&quot;","datePublished":"2023-03-01","author":[[{"name":"Mira Holt"}]]}]}]])",
           R"({"@type":"WebPage","mainEntity":{"@type":"ReportageNewsArticle","headline":"Bridge \"again\"","datePublished":"2023-03-01","creator":"Mira <b>Holt</b>"}})",
           R"({"@type":"NewsArticle","headline":"Bridge "again"","datePublished":"2023-03-01","author":"Mira Holt"})",
           "{\"@type\":\"NewsArticle\",\"headline\":\"Bridge\n \\\"again\\\"\",\"datePublished\":\"2023-03-01\",\"description\":\"it\\'s\",\"author\":\"Mira Holt\"}",
       })
    EXPECT_EQ(headline(json), want) << json;
  // What is quoted or listed is another report.
  EXPECT_EQ(headline(R"({"@type":"Article","headline":"Own","citation":{"@type":"NewsArticle","headline":"Other"}})"), "Own||");
  EXPECT_EQ(headline(R"({"@type":"ItemList","itemListElement":[{"@type":"NewsArticle","headline":"Other"}]})"), "||");
  EXPECT_EQ(headline(R"({"@type":"NewsArticle","headline":"cut off in the middle","datePublished":"2023-03-01T09:00:00Z","author":{"na)"), "cut off in the middle|2023-03-01T09:00:00Z|");
}

TEST(JsonLd, Hostile) {
  const auto read = [](const std::string& json) { return html::read_json_ld({json}, {}, {}).headline; };
  std::string deep;
  for (int i = 0; i < 200'000; ++i) deep += "{\"@graph\":[";
  EXPECT_EQ(read(deep), "");
  EXPECT_EQ(read(std::string(50u << 20, '[')), "");
  EXPECT_EQ(read("{\"@type\":\"NewsArticle\",\"headline\":\"x\",\"keywords\":\"" + std::string(50u << 20, 'k') + "\"}"), "");
  EXPECT_EQ(read(R"({"@graph":[{"@id":"a","@type":"NewsArticle","headline":"ring","author":{"@id":"b"}},{"@id":"b","author":{"@id":"a"}}]})"), "ring");
  std::string many = "[";
  for (int i = 0; i < 50'000; ++i) many += R"({"@type":"NewsArticle","headline":"n","author":{"@id":"a"}},)";
  EXPECT_EQ(read(many + "{}]"), "n");
  EXPECT_EQ(read(std::string(1u << 20, '"')), "");
  EXPECT_EQ(read("{\"@type\":\"NewsArticle\",\"headline\":\"" + std::string(100'000, 'h') + "\"}").size(), 4000u);
}

TEST(Dates, Languages) {
  const auto day = [](std::string_view line) {
    const auto d = find_date(line, {DayOrder::unknown, true});
    return d ? d->value : "-";
  };
  for (const auto& [line, want] : std::initializer_list<std::pair<const char*, const char*>>{
           {"1. März 2023", "2023-03-01"},   {"Mittwoch, 1. Mär. 2023", "2023-03-01"},{"01.03.23", "2023-03-01"},          {"1er mars 2023", "2023-03-01"},
           {"le 14 août 2019", "2019-08-14"}, {"3 de marzo de 2023", "2023-03-03"},  {"1º de março de 2023", "2023-03-01"}, {"12 gennaio 2022", "2022-01-12"},
           {"3 mei 2021", "2021-05-03"},      {"5. oktober 2020", "2020-10-05"},     {"5 października 2020", "2020-10-05"}, {"5. října 2020", "2020-10-05"},
           {"5 октября 2020", "2020-10-05"},  {"5 Ekim 2020", "2020-10-05"},         {"2020年10月5日", "2020-10-05"},      {"2020. 10. 5.", "2020-10-05"},
           {"2020년 10월 5일", "2020-10-05"},  {"Mai 06 2018", "2018-05-06"},        {"Oct-19-2019", "2019-10-19"},        {"4 May '23", "2023-05-04"},
           {"4 May 23:10", "-"},              {"1.2.2023.4", "-"},                   {"version 10.2.23.1", "-"},           {"31.02.2023", "-"},
           {"2023-13-01", "-"},               {"3/4/2023", "-"},                     {"tel. 030 12 34 2023", "-"},         {"20230301", "2023-03-01"},
       })
    EXPECT_EQ(day(line), want) << line;
}

}  // namespace
}  // namespace synoptic::ingest
