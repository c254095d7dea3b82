// Pages: every piece of the text leads to its bytes of the source, over generated pages; and hostile pages cost time and
// memory in proportion to their size.
#include <gtest/gtest.h>

#include <chrono>
#include <random>

#include "check_report.hpp"
#include "ingest/ingest.hpp"

namespace synoptic {
namespace {

using ingest::Format;

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

class Generator {
 public:
  explicit Generator(std::uint32_t seed) : random_(seed) {}

  std::string page() {
    out_ = "<!DOCTYPE html><html><head><title>A ferry accord</title></head><body>";
    const int blocks = 3 + static_cast<int>(random_() % 12);
    for (int i = 0; i < blocks; ++i) block(0);
    return out_ + "</body></html>";
  }

 private:
  bool one_in(std::uint32_t n) { return random_() % n == 0; }

  void words(std::size_t n) {
    static constexpr const char* list[] = {"harbour", "the", "of", "council", "caf\xC3\xA9", "&eacute;t&eacute;", "M&amp;S", "&ldquo;yes&rdquo;", "it&#8217;s", "\xE2\x80\x9Cno\xE2\x80\x9D", "&#x1F600;", "a&nbsp;b", "AT&T", "\xF0\x9F\x98\x80", "x < y", "&lt;b&gt;"};
    static constexpr const char* gaps[] = {" ", " ", " ", "\n", "  \n\t ", "&nbsp;", " <!-- no text --> ", "\r\n"};
    for (std::size_t i = 0; i < n; ++i) out_ += std::string(list[random_() % std::size(list)]) + gaps[random_() % std::size(gaps)];
    out_ += "he said. ";
  }

  void inline_text() {
    for (int i = 0, n = 1 + static_cast<int>(random_() % 3); i < n; ++i) {
      static constexpr const char* tags[] = {"b", "em", "a href=/x", "span class=y", "i"};
      const std::string tag = tags[random_() % std::size(tags)];
      const bool marked = one_in(2);
      if (marked) out_ += "<" + tag + ">";
      words(4 + random_() % 14);
      if (marked && !one_in(6)) out_ += "</" + tag.substr(0, tag.find(' ')) + ">";
      if (one_in(9)) out_ += "<script>if (a < b) { document.write('<p>no text</p>') }</script>";
      if (one_in(7)) out_ += "<br>";
    }
  }

  void block(int depth) {
    static constexpr const char* tags[] = {"p", "p", "p", "div", "h2", "li", "td", "blockquote", "figcaption", "section", "pre"};
    const std::string tag = tags[random_() % std::size(tags)];
    out_ += "<" + tag + (one_in(4) ? " class='article-body'" : "") + ">";
    if (depth < 4 && (tag == "div" || tag == "section"))
      for (int i = 0, n = 1 + static_cast<int>(random_() % 4); i < n; ++i) block(depth + 1);
    else inline_text();
    if (!one_in(5)) out_ += "</" + tag + ">\n";
  }

  std::mt19937 random_;
  std::string out_;
};

// Byte for byte, but for a line end or tab that became a space.
bool is_copy(std::string_view text, std::string_view raw) {
  return std::equal(text.begin(), text.end(), raw.begin(), raw.end(), [](char a, char b) { return a == b || (a == ' ' && (b == '\n' || b == '\t' || b == '\r')); });
}
// What a replaced piece may stand for: a run of white space, a reference, a line end.
bool stands_for(std::string_view text, std::string_view raw) {
  if (text == " " && raw.find_first_not_of(" \t\r\n\f") == std::string_view::npos) return true;
  if (text == "\n" && raw == "\r\n") return true;
  return raw.size() >= 3 && raw.front() == '&' && raw.find_first_of(" <>") == std::string_view::npos;
}

TEST(Pages, EveryPieceOfTextLeadsToItsBytes) {
  std::size_t pieces = 0, reports = 0;
  for (std::uint32_t seed = 0; seed < 300; ++seed) {
    const std::string source = Generator(seed).page();
    const auto r = ingest::read_bytes(source, Format::html, {}, world());
    if (!r) continue;
    ++reports;
    ASSERT_EQ(check_report(*r, source.size()), "") << seed;
    std::size_t at = 0;
    for (const RawSpan& s : r->raw_spans) {
      const auto text = view(r->text, s.text);
      const auto raw = std::string_view(source).substr(s.raw_begin, s.raw_end - s.raw_begin);
      // Between pieces there is only what parts paragraphs.
      ASSERT_EQ(std::string_view(r->text).substr(at, s.text.begin - at).find_first_not_of('\n'), std::string_view::npos) << seed;
      at = s.text.end;
      ASSERT_TRUE(is_copy(text, raw) || stands_for(text, raw)) << seed << ": '" << text << "' from '" << raw << "'";
      ++pieces;
    }
    ASSERT_EQ(r->text.find_first_not_of('\n', at), std::string::npos) << seed;
    ASSERT_EQ(r->text.find("no text"), std::string::npos) << seed;
  }
  EXPECT_GT(reports, 250U);
  EXPECT_GT(pieces, 10'000U);
}

double seconds_of(const std::string& source) {
  const auto begin = std::chrono::steady_clock::now();
  const auto r = ingest::read_bytes(source, Format::html, {}, world());
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
  if (r) EXPECT_EQ(check_report(*r, source.size()), "");
  else EXPECT_FALSE(r.error().message.empty());
  return took.count();
}

// A reader that is quadratic anywhere takes minutes for these; ours reads each in well under a second when nothing else runs.
TEST(Pages, HostilePagesInLinearTime) {
  constexpr std::size_t n = 2'000'000;
  const std::string prose = "<p>The mayor said that the ship sails in May, and that the council agreed.</p>";
  const std::string front = "<article>" + repeated(prose, 5), back = "</article>";
  std::string classes, times, levels;
  for (std::size_t i = 0; i < n / 40; ++i) classes += "<div class='c" + std::to_string(i) + " side" + std::to_string(i) + "'>a b c d</div>";
  for (std::size_t i = 0; i < n / 60; ++i) times += "<div><time datetime=2021-03-03T10:00:0" + std::to_string(i % 10) + "Z>x</time>one two three four five</div>";
  for (std::size_t i = 0; i < 100'000; ++i) levels += "<div class=a" + std::to_string(i % 7) + ">word ";
  const std::pair<const char*, std::string> hostile[] = {
      {"nested 100,000 deep with text at each level", levels + prose}, {"nested lists", repeated("<ul><li>one two three", n / 24)}, {"nested tables", repeated("<table><tr><td>one two three", n / 30)},
      {"nested quotes", repeated("<blockquote>one two", n / 19)}, {"unclosed tags", repeated("<p><b><i><a href=x>word ", n / 24)}, {"unclosed comment", front + "<!-- " + std::string(n, '-')},
      {"comment openers", front + repeated("<!-- <!", n / 7)}, {"unclosed script", front + "<script>" + repeated("</scrip", n / 7)}, {"unclosed attribute", front + "<p class=\"" + repeated("x ", n / 2)},
      {"endless attributes", front + "<p " + repeated("a=b class=c id='d' ", n / 20) + ">text</p>" + back}, {"endless attributes of one name each", front + "<p " + repeated("x1=\"'\" ", n / 7) + ">text</p>"},
      {"references", front + "<p>" + repeated("&amp;&lt;&#8217;&bogus;&", n / 24) + "</p>" + back}, {"numeric references", "<p>" + repeated("&#99999999999999999999;", n / 23)},
      {"a class list each", classes}, {"times", times}, {"links", repeated("<a href=x>one two</a> ", n / 22)}, {"line ends in a paragraph", "<p>" + repeated("word<br>", n / 8)},
      {"bold and not", "<p>" + repeated("<b>one</b> two ", n / 15)}, {"headings", repeated("<h2>one two three</h2>", n / 22) + prose}, {"cells", "<table>" + repeated("<tr><td>one<td>two<td>three", n / 27)},
      {"one word", "<p>" + std::string(n, 'x')}, {"no letters", "<p>" + repeated(". , ! ", n / 6)}, {"spaces", "<p>a" + std::string(n, ' ') + "b"}, {"figures", repeated("<figure><figcaption>one two three four</figcaption></figure>", n / 58)},
      {"posts", repeated("<blockquote class=twitter-tweet>one two three</blockquote>", n / 58)}, {"standfirsts", "<h1>A ferry accord is signed</h1>" + repeated("<p class=standfirst>one two three four five</p>", n / 48)},
      {"page data", front + repeated("<script type='application/ld+json'>{\"articleBody\":\"one two three\"}</script>", n / 75)},
      {"one page data", front + "<script type='application/ld+json'>{\"liveBlogUpdate\":[" + repeated("{\"headline\":\"a\",\"datePublished\":\"2021-03-03\"},", n / 47) + "{}]}</script>"},
      {"deep page data", front + "<script type='application/ld+json'>" + repeated("{\"liveBlogUpdate\":[", n / 19) + "</script>"},
      {"descriptions", repeated("<meta name=description content='one two three four'>", n / 52) + prose}, {"wall phrases", repeated("<p class=paywall>Subscribe to continue reading</p>", n / 50)}};
  for (const auto& [what, source] : hostile) EXPECT_LT(seconds_of(source), 20) << what;  // of wall clock, on a busy machine under sanitizers
}

TEST(Pages, TimeGrowsWithThePage) {
  const auto page = [](std::size_t n) {
    return "<html><body>" + repeated("<div class='teaser x'><a href=/1>Another story of the sea and its ships</a></div>", n / 200) +
           repeated("<p>The mayor said that the <b>ship</b> sails in May, and that the council agreed &amp; paid.</p>", n / 200) + "</body></html>";
  };
  const std::string small = page(1'000'000), large = page(16'000'000);
  seconds_of(small);
  const double one = std::min(seconds_of(small), seconds_of(small)), sixteen = seconds_of(large);
  EXPECT_LT(sixteen, 16 * 6 * one + 1);  // six times more a byte leaves room for caches and a busy machine; quadratic is 16 times
}

TEST(Pages, TwoHundredMegabytesAreAnError) {
  const std::string source = "<p>" + std::string(200'000'000, 'x');
  const auto begin = std::chrono::steady_clock::now();
  ingest::Given given;
  given.ref = "big.html";
  const auto r = ingest::read_bytes(source, Format::html, given, world());
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
  ASSERT_FALSE(r);
  EXPECT_EQ(r.error().code, ErrorCode::too_large);
  EXPECT_EQ(r.error().message, "big.html: 200000003 bytes, the limit for one report is 67108864");
  EXPECT_LT(took.count(), 1);
}

}  // namespace
}  // namespace synoptic
