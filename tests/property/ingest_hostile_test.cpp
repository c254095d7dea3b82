// Damaged and hostile inputs: each gives a sound report or a clear error, in time that grows with the input only.
#include <gtest/gtest.h>

#include <chrono>
#include <random>

#include "check_report.hpp"
#include "ingest/ingest.hpp"

namespace synoptic {
namespace {

using ingest::Format;
using namespace std::string_view_literals;

const World& world() {
  static const World w = World::load().value();
  return w;
}

std::string repeated(std::string_view piece, std::size_t times) {
  std::string out;
  out.reserve(piece.size() * times);
  for (std::size_t i = 0; i < times; ++i) out += piece;
  return out;
}

std::string article() {
  return "<html><head><title>Ferry accord</title></head><body><article><h1>Ferry accord</h1><p>Ministers of two harbour towns signed an accord on ferries, the mayor said.</p>"
         "<p>The first ship sails in May with room for forty cars, according to the company.</p></article></body></html>";
}
std::string plain() {
  return "Ferry accord\n\nBy Mira Holt\n\nMinisters of two harbour towns signed an accord on ferries, the mayor said.\n\nThe first ship sails in May – with room for “forty” cars.\n";
}

void check(std::string_view bytes, const std::string& what) {
  for (const Format format : {Format::text, Format::markdown, Format::html}) {
    ingest::Given given;
    given.ref = "a.txt";
    const auto r = ingest::read_bytes(bytes, format, given, world());
    if (!r) EXPECT_FALSE(r.error().message.empty()) << what;
    else EXPECT_EQ(check_report(*r, bytes.size()), "") << what << " as format " << static_cast<int>(format);
  }
  const auto r = ingest::read_record(bytes, world());
  if (!r) EXPECT_FALSE(r.error().message.empty()) << what;
  else EXPECT_EQ(check_report(*r, static_cast<std::size_t>(-1)), "") << what << " as record";
}

void check_text(std::string text, const std::string& what) {
  const auto r = ingest::read_text(text, {}, world());
  if (!r) return;
  EXPECT_EQ(r->text, text) << what;
  EXPECT_EQ(check_report(*r, 0), "") << what;
}

TEST(Hostile, SmallDamage) {
  std::mt19937 rng(20);
  int n = 0;
  for (const std::string& whole : {article(), plain(), std::string(R"({"id":"a","text":"Ferry accord\n\nThe mayor said \u00e9."})")}) {
    for (std::size_t cut = 0; cut <= whole.size(); cut += 1 + whole.size() / 16, ++n) check(std::string_view(whole).substr(0, cut), "cut at " + std::to_string(cut));
    for (int i = 0; i < 30; ++i, ++n) {
      std::string bad = whole;
      for (int k = 0; k < 1 + i / 3; ++k) {
        const auto at = rng() % bad.size();
        switch (rng() % 5) {
          case 0: bad[at] = static_cast<char>(rng()); break;
          case 1: bad.erase(at, 1 + rng() % 5); break;
          case 2: bad.insert(at, "\0\xFF\xFE"sv); break;
          case 3: bad.insert(at, bad.substr(at / 2, 20)); break;
          default: bad.insert(at, "<![CDATA[<!--<p a='"); break;
        }
        if (bad.empty()) bad = " ";
      }
      check(bad, "mutation " + std::to_string(i));
      if (utf8::valid_prefix(bad) == bad.size()) check_text(bad, "mutation " + std::to_string(i));
    }
  }
  EXPECT_GE(n, 130);
}

TEST(Hostile, OddTexts) {
  const std::pair<const char*, std::string> odd[] = {
      {"empty", ""}, {"white space", " \n\t\r\n\v\f "}, {"only zero width", "\u200b\u200b\ufeff"}, {"only a byte order mark", "\xEF\xBB\xBF"}, {"nul bytes", std::string(100, '\0')},
      {"binary", [] { std::mt19937 rng(3); std::string s; for (int i = 0; i < 5000; ++i) s += static_cast<char>(rng()); return s; }()},
      {"overlong", "The \xC0\xAF mayor \xE0\x80\xAF said \xF0\x80\x80\xAF so."}, {"surrogates in UTF-8", "The \xED\xA0\x80 mayor \xED\xBF\xBF said so."},
      {"beyond unicode", "The \xF4\x90\x80\x80 mayor \xF8\x88\x80\x80\x80 said so."}, {"mark in the middle", "The mayor\xEF\xBB\xBF said so.\n\xEF\xBB\xBF" "By Mira Holt\n"},
      {"right to left", "\u202eThe mayor\u202c said \u2067so\u2069.\n\u200fBy Mira Holt\n"}, {"odd UTF-16", std::string("\xFF\xFEH\0i\0\0\xD8\0\0x", 11)},
      {"cr only", "Ferry accord\rThe mayor said so, at some length, on Friday.\rThe end of it.\r"}, {"wrong charset", "<meta charset='utf-16'><p>caf\xE9 \x80 and so on and on.</p>"},
      {"unknown charset", "<meta charset='no-such-set'><p>caf\xE9 and so on and on, he said.</p>"}, {"stateful charset", "<meta charset='iso-2022-jp'>\x1b$B\x1b(B<p>caf\xE9 \x0e\x0f.</p>"},
      {"utf-7", "<meta charset='utf-7'>+ADw-p+AD4- caf\xE9"}, {"unclosed everything", "<p><b><i><a href='x><table><tr><td><ul><li>text that goes on. <!-- and on"},
      {"unknown end tags only", repeated("</x-y></q", 50) + "<p>text that goes on.</z></z><option></option></option>"}, {"end tags only", repeated("</p></div></b></table>", 50)}, {"attribute soup", "<p =\"' '= a=b=c \"\"''/ / /=>text that goes on.</p>"},
      {"script in title", "<title><script></title><p>text that goes on.</script></p>"}, {"references", "&#0;&#x0;&#xD800;&#99999999999;&#;&#x;&amp&lt&bogus;&" + article()},
      {"JSON in JSON-LD", "<script type='application/ld+json'>" + repeated("[", 5000) + "</script>" + article()},
      {"JSON-LD of wrong types", "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":[[5]],\"author\":{\"name\":{\"name\":{}}},\"datePublished\":-1}</script>" + article()},
      {"dates that are none", "<meta property='article:published_time' content='2023-02-31T99:99'>" + article() + "99/99/9999"},
      {"markdown soup", "# [![a](b)](c) **x* _y__ [z](\n- [q]\n> > > # w\n```\n[[[[[((((\\\\\\"}, {"front matter", "---\ntitle: x\n---\n# Ferry accord\n\ntext that goes on.\n"},
      {"front matter only", "---\ntitle: x\n---"}, {"dashes", repeated("- - - — – ", 100)}, {"brackets", repeated("([{", 200)}, {"quotes", repeated("\"“‘'", 200)},
      {"record without text", "{\"id\":1}"}, {"record of null", "{\"text\":null,\"html\":null}"}, {"deep JSON", repeated("{\"a\":", 100000)}, {"deep array", repeated("[", 1000000)},
      {"half a surrogate", R"({"text":"The \ud800 mayor \udc00\ud800 said \ud83d"})"}, {"tweets alone", "— a (@b) March 3, 2021\n— a (@b) March 3, 2021\n"},
      {"only boilerplate", "Share\nAdvertisement\nRead more\n"}, {"credits only", "(AFP)\n— Reuters\nSource: News Agencies\n"}, {"combining marks", "e" + repeated("\u0301", 5000) + " x"}};
  for (const auto& [what, bytes] : odd) {
    check(bytes, what);
    if (utf8::valid_prefix(bytes) == bytes.size()) check_text(bytes, what);
  }
}

// Each costs far under a second at 50 MB/s; a quadratic reader would take minutes.
TEST(Hostile, LargeInputsInLinearTime) {
  constexpr std::size_t n = 1'000'000;
  const std::pair<const char*, std::string> large[] = {
      {"one line", repeated("word and ", n / 9)}, {"line without spaces", std::string(n, 'x')}, {"open brackets", std::string(n, '[')}, {"link openers", repeated("](", n / 2)},
      {"stars", repeated("*a ", n / 3)}, {"backticks", std::string(n, '`')}, {"angle brackets", std::string(n, '<')}, {"comment openers", repeated("<!--", n / 4)},
      {"tag openers", repeated("<p ", n / 3)}, {"quotes in tags", repeated("<p a=\"", n / 6)}, {"deep divs", repeated("<div>", 100'000) + "text that goes on, he said." + repeated("</div>", 100'000)},
      {"deep formatting", repeated("<a href=x><b><i>y</a></b>", 20'000)}, {"deep tables", repeated("<table><tr><td>", 20'000)}, {"deep lists", repeated("<ul><li>x", 50'000)},
      {"many attributes", "<p " + repeated("class=x ", n / 8) + ">text"}, {"giant attribute", "<p class=\"" + std::string(n, 'c') + "\">text that goes on.</p>"},
      {"scripts", repeated("<script>", n / 8)}, {"references", repeated("&amp;", n / 5)}, {"ampersands", std::string(n, '&')}, {"end tags", repeated("</div></b>", n / 10)},
      {"short lines", repeated("a\n", n / 2)}, {"blank lines", "a" + std::string(n, '\n') + "b"}, {"headings", repeated("# A heading\n", n / 12)}, {"bylines", repeated("By Mira Holt\n", n / 13)},
      {"captions", repeated("Photo: A\n", n / 9)}, {"tweets", repeated("— a (@b) March 3, 2021\n", n / 24)}, {"torn paragraphs", repeated("a line that has no end and goes on and on and on\n\n", n / 50)},
      {"titles", repeated("<h1>A title of it</h1>", n / 22)}, {"metas", repeated("<meta name=a content=b>", n / 23)}, {"list items", repeated("<li><a href=x>one two</a>", n / 25)},
      {"paragraphs", repeated("<p>The mayor said that the ship sails.", n / 39)}, {"breaks", repeated("<br>x", n / 5)}, {"zero width", repeated("\u200b", n / 3)},
      {"windows-1252", repeated("caf\xE9 ", n / 5)}, {"stray bytes", repeated("\xC3\xA9\xFF", n / 3)}, {"cr", std::string(n, '\r')}, {"utf-16", "\xFF\xFE" + repeated("a\0"sv, n / 2)}};
  for (const auto& [what, bytes] : large) {
    const auto begin = std::chrono::steady_clock::now();
    check(bytes, what);
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
    EXPECT_LT(seconds.count(), 20) << what;  // of wall clock, on a busy machine under sanitizers
  }
}

TEST(Hostile, FiftyMegabytesOnOneLine) {
  const std::string bytes = repeated("the mayor of Elda said ", 50'000'000 / 23);
  const auto r = ingest::read_bytes(bytes, Format::text, {}, world());
  ASSERT_TRUE(r) << r.error().message;
  EXPECT_EQ(check_report(*r, bytes.size()), "");
  ingest::Options small;
  small.max_report_bytes = 1000;
  const auto refused = ingest::read_bytes(bytes, Format::text, {}, world(), small);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::too_large);
}

}  // namespace
}  // namespace synoptic
