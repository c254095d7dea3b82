// Feeds, agencies' formats, mail, tables and JSON: what is read of each, told in one line a fact.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>

#include "base/io.hpp"
#include "check_report.hpp"
#include "source/source.hpp"

namespace synoptic::source {
namespace {

const World& world() {
  static const World w = World::load().value();
  return w;
}

struct Read {
  std::vector<Report> reports;
  std::vector<std::string> places, errors, left_out;
};

// Whatever a reader gives is sound, and `raw` leads into the source.
Read read(const std::string& name, std::string bytes) {
  Read out;
  Context context;
  const std::size_t size = bytes.size();
  Part part;
  part.input = std::make_shared<Input>(stream_of(std::move(bytes)));
  part.place = part.name = part.given.ref = name;
  part.named = true;
  part.context = &context;
  const auto reader = open_part(std::move(part));
  while (auto entry = reader->next()) {
    const std::string place = entry->place;
    auto report = read_entry(std::move(*entry), world());
    if (!report) {
      out.errors.push_back(place + ": " + report.error().message);
      continue;
    }
    EXPECT_EQ(check_report(*report, size), "") << place;
    out.places.push_back(place);
    out.reports.push_back(std::move(*report));
  }
  for (const auto& [why, n] : context.left_out.reasons()) out.left_out.push_back(fmt::format("{} {}", n, why));
  return out;
}

std::string seed(const std::string& path) { return read_file(std::string(SYNOPTIC_SOURCE_DIR) + "/fuzz/seeds/" + path).value(); }

std::string joined(const std::vector<std::string>& list, std::string_view between = ", ") {
  std::string out;
  for (const auto& s : list) out += (out.empty() ? "" : std::string(between)) + s;
  return out;
}

std::string head(const Report& r) {
  std::string out = fmt::format("{} | {} | {} | {} | {} | {}", r.title, r.outlet ? r.outlet->name + "/" + r.outlet->domain : "-", r.url, r.published.value.substr(0, 10), joined(r.authors), joined(r.credits));
  if (!r.modified.value.empty()) out += " | modified " + r.modified.value.substr(0, 10);
  if (!r.complete) out += " | cut";
  for (const Warning& w : r.warnings) out += " | !" + w.code;
  return out;
}

// Without the headline, which `head` tells: whether it is found in the text too is the page reader's concern.
std::string body(const Report& r) {
  std::string out;
  for (const Section& s : r.sections)
    if (s.kind != SectionKind::title) out += fmt::format("{}{}: {}", out.empty() ? "" : "\n", name_of(s.kind), view(r.text, s.span));
  return out;
}

TEST(Feeds, Rss) {
  const Read f = read("world.rss", seed("feed/rss2.xml"));
  EXPECT_EQ(joined(f.errors), "");
  ASSERT_EQ(f.reports.size(), 2u);
  EXPECT_EQ(joined(f.left_out), "1 feed entry without a text");
  EXPECT_EQ(head(f.reports[0]), "Ferry accord signed in Port Elda & Norvik | Veltra Post/veltrapost.example | https://www.veltrapost.example/world/2023/03/01/ferry-accord | "
                                "2023-03-01 | Mira Holt | Elda Wire");
  EXPECT_EQ(body(f.reports[0]), "body: Ministers of two harbour towns signed an accord on ferries, the mayor of Port Elda said on Wednesday.\n"
                                "body: The first ship sails in May with room for forty cars, according to the company. Fishermen & dockers had asked for it.");
  EXPECT_EQ(head(f.reports[1]), "Quay closed after storm | Veltra Post/veltrapost.example | https://www.veltrapost.example/world/quay | 2023-03-02 | Jon Rade |  | cut");
  EXPECT_EQ(body(f.reports[1]), "body: The north quay of Norvik was closed on Thursday after a storm broke two cranes, the port said…");
  EXPECT_EQ(f.places[1], "world.rss#2");
  EXPECT_EQ(f.reports[1].language, "en");
}

TEST(Feeds, TextLeadsBackToTheFile) {
  const std::string bytes = seed("feed/rss2.xml");
  const Read f = read("a.xml", bytes);
  ASSERT_EQ(f.reports.size(), 2u);
  for (const auto& [report, shown, written] : {std::tuple{0, "Fishermen & dockers", "Fishermen &amp; dockers"}, {1, "broke two cranes", "broke &lt;b&gt;two&lt;/b&gt; cranes"}}) {
    const Report& r = f.reports[static_cast<std::size_t>(report)];
    const auto at = r.text.find(shown);
    ASSERT_NE(at, std::string::npos);
    std::uint64_t begin = ~0ull, end = 0;
    for (const RawSpan& s : r.raw_spans) {
      if (s.text.end <= at || s.text.begin >= at + std::string_view(shown).size()) continue;
      const bool copied = s.text.size() == s.raw_end - s.raw_begin;
      begin = std::min(begin, copied && at > s.text.begin ? s.raw_begin + (at - s.text.begin) : s.raw_begin);
      end = std::max(end, copied && s.text.end > at + std::string_view(shown).size() ? s.raw_end - (s.text.end - at - std::string_view(shown).size()) : s.raw_end);
    }
    EXPECT_EQ(bytes.substr(begin, end - begin), written);
  }
}

TEST(Feeds, Atom) {
  const Read f = read("atom.xml", seed("feed/atom.xml"));
  ASSERT_EQ(f.reports.size(), 2u) << joined(f.errors);
  EXPECT_EQ(head(f.reports[0]), "Mayor opens lighthouse | The Norvik Courier/norvik.example | https://norvik.example/news/2023/lighthouse.html | 2023-03-01 | Anna Lund, Per Vik | "
                                "Coast Press | modified 2023-03-02");
  EXPECT_EQ(body(f.reports[0]), "body: The mayor of Norvik opened the old lighthouse on Tuesday after two years of work.\nbody: Visitors may climb it from April, the town said.");
  EXPECT_EQ(body(f.reports[1]), "body: Ice of 5 < 10 cm was measured on the fjord.");
  EXPECT_FALSE(f.reports[1].complete);
  EXPECT_EQ(f.reports[1].url, "https://norvik.example/news/ice");
}

TEST(Feeds, OldRssAndOpml) {
  const Read f = read("rss1.rdf", seed("feed/rss1.rdf"));
  ASSERT_EQ(f.reports.size(), 1u) << joined(f.errors);
  EXPECT_EQ(head(f.reports[0]), "Tide tables wrong | Veltra Post/veltra.example | https://veltra.example/a | 2023-03-01 | Mira Holt |  | cut");
  const Read o = read("list.opml", seed("feed/list.opml"));
  EXPECT_EQ(joined(o.errors), "list.opml: a list of 2 feeds, which holds no reports; to fetch them: synoptic fetch https://veltrapost.example/world.rss https://norvik.example/atom.xml");
  EXPECT_EQ(joined(o.left_out), "2 address of a feed (OPML)");
}

TEST(Feeds, CutOffInTheMiddle) {
  const std::string bytes = seed("feed/rss2.xml");
  const auto second = bytes.find("Quay closed");
  const Read f = read("a.xml", bytes.substr(0, second + 5));
  EXPECT_EQ(f.reports.size(), 1u);
  ASSERT_EQ(f.errors.size(), 1u);
  EXPECT_NE(f.errors[0].find("a.xml: not well-formed XML at byte "), std::string::npos) << f.errors[0];
  EXPECT_NE(f.errors[0].find("1 of its entries could be read"), std::string::npos) << f.errors[0];
  const Read between = read("a.xml", bytes.substr(0, bytes.find("</item>") + 7));
  EXPECT_EQ(between.reports.size(), 1u);
}

TEST(Feeds, OtherCharset) {
  const Read f = read("a.xml", "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><rss><channel><title>Courier</title><item><title>Sk\xE4r</title><description>The quay of Sk\xE4r was closed.</description></item></channel></rss>");
  ASSERT_EQ(f.reports.size(), 1u) << joined(f.errors);
  EXPECT_EQ(f.reports[0].title, "Skär");
  EXPECT_EQ(f.reports[0].text, "The quay of Skär was closed.");
}

TEST(Wires, NewsItem) {
  const Read f = read("item.xml", seed("newsml/item.xml"));
  ASSERT_EQ(f.reports.size(), 1u) << joined(f.errors);
  EXPECT_EQ(head(f.reports[0]), "Two harbour towns sign ferry accord | Elda Wire/ |  | 2023-03-01 | Mira Holt | Norvik Press, Elda Wire | modified 2023-03-01 | !canceled | !embargo");
  EXPECT_EQ(body(f.reports[0]), "dateline: PORT ELDA, March 1 (Elda Wire) —\n"
                                "body: Ministers of two harbour towns signed an accord on ferries & fares, the mayor said.\n"
                                "body: The first ship sails in May with room for forty cars, according to the company.");
}

TEST(Wires, MessageAndNitf) {
  const Read m = read("message.xml", seed("newsml/message.xml"));
  ASSERT_EQ(m.reports.size(), 1u) << joined(m.errors);
  EXPECT_EQ(m.places[0], "message.xml#2");
  EXPECT_EQ(head(m.reports[0]), "Storm closes quay | Elda Wire/eldawire.example | https://eldawire.example/2 | 2023-03-02 |  | Elda Wire");
  EXPECT_EQ(body(m.reports[0]), "body: The north quay of Norvik was closed on Thursday.\nbody: A storm broke two cranes, the port said.");
  EXPECT_EQ(joined(m.left_out), "1 NewsML item of image/jpeg, 1 NewsML package of references");
  const Read n = read("nitf.xml", seed("newsml/nitf.xml"));
  ASSERT_EQ(n.reports.size(), 1u) << joined(n.errors);
  EXPECT_EQ(head(n.reports[0]), "Mayor opens lighthouse | Elda Wire/ |  | 2023-03-02 | Anna Lund | Elda Wire");
  EXPECT_THAT(body(n.reports[0]), testing::EndsWith("byline: By Anna Lund\ncaption: The tower at dusk.\ndateline: NORVIK, March 2 —\n"
                                "body: The mayor of Norvik opened the old lighthouse on Tuesday after two years of work.\nbody: Visitors may climb it from April, the town said."));
}

TEST(JsonLists, Services) {
  const Read n = read("a.json", seed("json_list/newsapi.json"));
  ASSERT_EQ(n.reports.size(), 1u) << joined(n.errors);
  EXPECT_EQ(head(n.reports[0]), "Ferry accord | Veltra Post/veltrapost.example | https://veltrapost.example/a | 2023-03-01 | Mira Holt |  | cut");
  EXPECT_EQ(joined(n.errors), "a.json#2: \"text\" and \"html\" are empty");
  const Read f = read("feed.json", seed("json_list/feed.json"));
  ASSERT_EQ(f.reports.size(), 2u) << joined(f.errors);
  EXPECT_EQ(head(f.reports[0]), "Mayor opens lighthouse | Norvik Courier/norvik.example | https://norvik.example/1 | 2023-03-01 | Anna Lund, Per Vik | ");
  EXPECT_EQ(body(f.reports[0]), "body: The mayor of Norvik opened the old lighthouse on Tuesday.\nbody: Visitors may climb it from April, the town said.");
  EXPECT_EQ(f.reports[1].ref, "2");
}

TEST(JsonLists, Ninjs) {
  const Read f = read("a.json", seed("json_list/ninjs.json"));
  ASSERT_EQ(f.reports.size(), 2u) << joined(f.errors);
  EXPECT_EQ(head(f.reports[0]), "Two harbour towns sign ferry accord | Elda Wire/ |  | 2023-03-01 | Mira Holt | Norvik Press, Elda Wire | modified 2023-03-01 | !withheld | !embargo");
  EXPECT_EQ(body(f.reports[0]), "body: Ministers of two harbour towns signed an accord on ferries, the mayor said.\nbody: The first ship sails in May.");
  EXPECT_EQ(head(f.reports[1]), "Storm closes quay | - |  | 2023-03-02 |  | ");
}

TEST(JsonLists, Crawlers) {
  const Read f = read("a.json", seed("json_list/crawlers.json"));
  ASSERT_EQ(f.reports.size(), 4u) << joined(f.errors);
  EXPECT_EQ(head(f.reports[0]), "Ferry accord | /veltrapost.example | https://veltrapost.example/a | 2023-03-01 | Mira Holt | ");
  EXPECT_EQ(head(f.reports[1]), "Lighthouse | Norvik Courier/norvik.example | https://norvik.example/l | 2023-03-01 | Anna Lund, Per Vik | ");
  EXPECT_EQ(head(f.reports[2]), "Storm closes quay | /norvik.example | https://norvik.example/q |  |  | ");
  EXPECT_EQ(f.reports[2].text, "The north quay was closed on Thursday.\n\nA storm broke two cranes.");
  EXPECT_EQ(head(f.reports[3]), "Tide tables | Veltra Post/veltra.example | https://veltra.example/t | 2023-03-03 |  | ");
}

TEST(JsonLists, AFaultIsOneReportsFault) {
  const Read f = read("a.json", R"([{"text":"One."}, {"text":"Two" "x"}, 7, {"text":"Three."}])");
  EXPECT_EQ(f.reports.size(), 2u);
  ASSERT_EQ(f.errors.size(), 1u);
  EXPECT_NE(f.errors[0].find("a.json#2: not JSON at byte"), std::string::npos) << f.errors[0];
  EXPECT_EQ(joined(f.left_out), "1 JSON value that is no object");
}

TEST(Mails, AlternativesAttachmentsForwarded) {
  const std::string bytes = seed("mail/alternative.eml");
  const Read f = read("a.eml", bytes);
  ASSERT_EQ(f.reports.size(), 2u) << joined(f.errors);
  EXPECT_EQ(head(f.reports[0]), "Ferry accord signed | /veltrapost.example |  | 2023-03-01 | Mira Hölt | ");
  EXPECT_EQ(f.reports[0].text, "Ministers of two harbour towns signed an accord on ferries, the mayor of Skär said.\n\nThe first ship sails in May.");
  EXPECT_EQ(head(f.reports[1]), "Quay closed | News desk/norvik.example |  | 2023-03-02 |  | ");
  EXPECT_EQ(body(f.reports[1]), "body: The north quay of Norvik was closed on Thursday after a storm.");
  EXPECT_EQ(f.places[1], "a.eml>1");
  EXPECT_EQ(joined(f.left_out), "1 attachment image/png");
  // The letter that was "=E4" in another charset.
  const auto at = static_cast<std::uint32_t>(f.reports[0].text.find("ä"));
  for (const RawSpan& s : f.reports[0].raw_spans)
    if (s.text.begin == at) {
      EXPECT_EQ(bytes.substr(s.raw_begin, s.raw_end - s.raw_begin), "=E4");
    }
}

TEST(Mails, Mailbox) {
  const Read f = read("two.mbox", seed("mail/two.mbox"));
  ASSERT_EQ(f.reports.size(), 2u) << joined(f.errors);
  EXPECT_EQ(head(f.reports[0]), "First | - |  | 2023-03-01 | Mira Holt | ");
  EXPECT_EQ(body(f.reports[0]), "body: The ferry sailed on time.\nbody: From here it goes on.");
  EXPECT_EQ(f.places[1], "two.mbox#2");
}

TEST(Tables, CommasQuotesAndBadRows) {
  const Read f = read("news.csv", seed("table/news.csv"));
  ASSERT_EQ(f.reports.size(), 2u) << joined(f.errors);
  EXPECT_EQ(head(f.reports[0]), "Ferry accord | Veltra Post/veltrapost.example | https://veltrapost.example/a | 2023-03-01 | Mira Holt, Jon Rade | ");
  EXPECT_EQ(f.reports[0].text, "Ministers of two harbour towns signed an accord, the mayor said.\n\nThe first ship, \"Elda\", sails in May.");
  EXPECT_EQ(f.reports[0].ref, "1");
  EXPECT_EQ(joined(f.errors), "news.csv:5: a row of 3 cells, the header has 7");
  EXPECT_EQ(f.places[1], "news.csv:6");
}

TEST(Tables, TabsAndAnOpenQuote) {
  const Read f = read("news.tsv", seed("table/news.tsv"));
  EXPECT_EQ(f.reports.size(), 2u);
  EXPECT_EQ(joined(f.errors), "news.tsv:3: a quote that is opened in this row is not closed");
}

TEST(Tables, WithoutAText) {
  const Read f = read("x.csv", "name;price\nferry;3\n");
  EXPECT_EQ(joined(f.errors), "x.csv:1: no column holds the text (text, body, content, article ...); the columns are: name, price");
  const Read s = read("y.csv", "sep=;\ntitle;text\nFerry;\"The ferry; it sailed.\"\n");
  ASSERT_EQ(s.reports.size(), 1u) << joined(s.errors);
  EXPECT_EQ(s.reports[0].text, "The ferry; it sailed.");
}

TEST(Formats, OtherXmlIsNamed) {
  EXPECT_EQ(joined(read("a.xml", "<?xml version=\"1.0\"?><urlset><url/></urlset>").errors), "a.xml: XML of <urlset>, expected a feed (rss, feed, RDF), NewsML-G2 (newsItem, newsMessage) or nitf");
}

// ---- hostile: bounded time, a clear error or a sound report ----

std::string repeated(std::string_view piece, std::size_t times) {
  std::string out;
  out.reserve(piece.size() * times);
  for (std::size_t i = 0; i < times; ++i) out += piece;
  return out;
}

TEST(HostileWires, NothingExplodes) {
  std::string lol = "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a \"lol\">";
  for (char c = 'b'; c < 'k'; ++c) lol += fmt::format("<!ENTITY {} \"{}\">", c, repeated(fmt::format("&{};", static_cast<char>(c - 1)), 10));
  lol += "<!ENTITY x SYSTEM \"file:///etc/passwd\"><!ENTITY y \"&z;\"><!ENTITY z \"&y;\">]><rss><channel><item><title>&j;</title><description>The ferry sailed. &j; &x; &y;</description></item></channel></rss>";
  const std::size_t deep = 100'000;
  const std::string boundary = "Content-Type: multipart/mixed; boundary=b\n\n--b\n";
  const std::pair<std::string, std::string> inputs[] = {
      {"lol.xml", lol},
      {"deep.xml", "<rss><channel><item><description>" + repeated("<a>", deep) + "text" + repeated("</a>", deep) + "</description></item></channel></rss>"},
      {"deepopen.xml", "<feed>" + repeated("<entry>", deep)},
      {"deep.nitf", "<nitf><body><body.content>" + repeated("<block>", deep) + "<p>The ferry sailed.</p>"},
      {"attributes.xml", "<rss><channel><item " + repeated("a='' ", 200'000) + "><description>x</description></item></channel></rss>"},
      {"deep.json", repeated("[{\"articles\":", deep)},
      {"deep2.json", "[{\"text\":" + repeated("[", deep) + repeated("]", deep) + "}]"},
      {"open.json", "[{\"text\":\"" + repeated("x", deep)},
      {"parts.eml", "From: a@b.example\nMIME-Version: 1.0\n" + repeated(boundary, 5'000)},
      {"headers.eml", repeated("X-A: b\n", 500'000) + "\nThe ferry sailed.\n"},
      {"words.eml", "From: a@b.example\nSubject: " + repeated("=?a?b?x ", 8'000) + "\n\nThe ferry sailed.\n"},
      {"forwarded.eml", repeated("Content-Type: message/rfc822\n\n", 20'000) + "The ferry sailed.\n"},
      {"quote.csv", "title,text\n" + repeated("\"open,\n", 300'000)},
      {"quote2.csv", "title,text\na,\"" + repeated("line of text\n", 2'000'000)},
      {"commas.csv", "title,text\n" + repeated(",", 2'000'000) + "\n"},
      {"cells.csv", repeated("text,", 500'000) + "\n1\n"},
      {"from.mbox", repeated("From a@b.example Wed Mar  1 10:00:00 2023\n\n", 50'000)},
  };
  for (const auto& [name, bytes] : inputs) {
    const auto begin = std::chrono::steady_clock::now();
    const Read f = read(name, bytes);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    EXPECT_LT(seconds, 20) << name;
    for (const auto& e : f.errors) EXPECT_LT(e.size(), 1000u) << name;
    for (const Report& r : f.reports) EXPECT_EQ(r.text.find("root:"), std::string::npos);
    if (name == "lol.xml") {
      ASSERT_EQ(f.reports.size(), 1u);
      EXPECT_LT(f.reports[0].text.size(), 200u);
    }
  }
}

TEST(HostileWires, CutAnywhere) {
  for (const char* path : {"feed/rss2.xml", "feed/atom.xml", "feed/rss1.rdf", "newsml/item.xml", "newsml/message.xml", "newsml/nitf.xml", "json_list/crawlers.json", "json_list/ninjs.json", "mail/alternative.eml",
                           "mail/two.mbox", "table/news.csv", "table/news.tsv"}) {
    const std::string whole = seed(path);
    for (std::size_t cut = 0; cut < whole.size(); cut += 1 + whole.size() / 40) static_cast<void>(read(path, whole.substr(0, cut)));
  }
}

// `read` checks that every field is valid UTF-8.
TEST(HostileWires, NoHalfCharacters) {
  std::string long_name;
  for (int i = 0; i < 200; ++i) long_name += "†";  // of three bytes
  const Read feed = read("a.rss", "<rss><channel><title>Veltra - World" + long_name + "</title><link>https://veltra.example/</link><item><title>Quay</title><description>The quay was closed.</description></item></channel></rss>");
  ASSERT_EQ(feed.reports.size(), 1u);
  for (const char* end : {"<hl1><![CDATA[The quay of Skarô", "<hl1>The quay of Skarô", "<hl1>The quay</hl1></hedline></body.head><body.content><p>The quay of Skarô"})
    static_cast<void>(read("a.xml", std::string("<nitf><body><body.head><hedline>") + end));
}

}  // namespace
}  // namespace synoptic::source
