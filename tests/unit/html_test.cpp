// The page's file: its data cannot leave its <script>, its policy names its own code, its template is filled, its bytes are stable.
#include "render/html.hpp"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "render/json.hpp"
#include "render/sha256.hpp"
#include "web/invented.hpp"

namespace synoptic::render {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string between(const std::string& page, const std::string& open, const std::string& close) {
  const auto begin = page.find(open);
  if (begin == std::string::npos) return "(no " + open + ")";
  const auto end = page.find(close, begin + open.size());
  return end == std::string::npos ? "(no " + close + ")" : page.substr(begin + open.size(), end - begin - open.size());
}
std::string data_of(const std::string& page) { return between(page, "<script type=\"application/json\" id=\"data\">", "</script>"); }

std::size_t count(const std::string& text, const std::string& what) {
  std::size_t n = 0;
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++n;
  return n;
}

TEST(CspHash, KnownDigests) {
  EXPECT_EQ(csp_hash(""), "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
  EXPECT_EQ(csp_hash("abc"), "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
  EXPECT_EQ(csp_hash("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"), "sha256-JI1qYdIGOLjlwCaTDD5gOaM85Flk/yFn9uzt1BnbBsE=");
}

TEST(JsonForScript, Table) {
  const std::pair<const char*, const char*> rows[] = {
    {R"({"a":"</script>"})", R"({"a":"\u003c/script>"})"},
    {R"("<!--<script>")", R"("\u003c!--\u003cscript>")"},
    {"\"\xE2\x80\xA8\xE2\x80\xA9\"", R"("\u2028\u2029")"},
    {"\"\xE2\x80\xA6 \xF0\x9F\x98\x80\"", "\"\xE2\x80\xA6 \xF0\x9F\x98\x80\""},
    {R"("\\u003c ]]> &amp;")", R"("\\u003c ]]> &amp;")"},
    {"", ""},
  };
  for (const auto& [in, out] : rows) EXPECT_EQ(json_for_script(in), out) << in;
}

TEST(Page, DataIsTheDossiersAndCannotLeaveItsScript) {
  const std::vector<Dossier> dossiers{invented::hostile(), invented::river_accord()};
  const std::string data = data_of(page_html(dossiers));
  EXPECT_THAT(data, Not(HasSubstr("<")));
  EXPECT_THAT(data, Not(HasSubstr("\xE2\x80\xA8")));
  const auto read = nlohmann::json::parse(data);
  ASSERT_EQ(read["stories"].size(), 2);
  for (std::size_t i = 0; i < 2; ++i) {
    EXPECT_EQ(read["stories"][i], nlohmann::json::parse(dossier_json(dossiers[i])));
    EXPECT_EQ(read["provenance"][i]["own"].size(), dossiers[i].documents.size());
    EXPECT_EQ(read["provenance"][i]["stretches"].size(), dossiers[i].documents.size());
  }
}

TEST(Page, PolicyNamesTheScriptAndTheStyle) {
  const std::string page = page_html({invented::hostile()});
  EXPECT_THAT(page, HasSubstr("default-src 'none'"));
  EXPECT_THAT(page, HasSubstr("script-src '" + csp_hash(between(page, "\n<script>", "</script>")) + "'"));
  EXPECT_THAT(page, HasSubstr("style-src '" + csp_hash(between(page, "<style>", "</style>")) + "'"));
  EXPECT_THAT(page, Not(HasSubstr("unsafe-")));
}

TEST(Page, TemplateIsFilledAndDataIsNoTemplate) {
  const std::string page = page_html({invented::hostile()});
  for (const char* name : {"{{csp}}", "{{title}}", "{{style}}"}) EXPECT_THAT(page, Not(HasSubstr(name)));
  EXPECT_THAT(data_of(page), HasSubstr("{{script}}"));  // the report's own words
  EXPECT_EQ(count(page, "<script"), 2);
  EXPECT_EQ(count(page, "</script"), 2);
  EXPECT_EQ(count(page, "</style"), 1);
  EXPECT_EQ(count(page, "<!--"), 0);
  EXPECT_THAT(between(page, "<title>", "</title>"), HasSubstr("&lt;/title&gt;&lt;script&gt;"));
}

TEST(Page, AsksForNothingFromOutside) {
  const std::string page = page_html({});
  for (const char* way : {"src=", "@import", "url(", "fetch(", "XMLHttpRequest", "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("})
    EXPECT_THAT(page, Not(HasSubstr(way))) << way;
}

TEST(Page, SameDossiersSameBytes) {
  EXPECT_EQ(page_html({invented::river_accord()}), page_html({invented::river_accord()}));
  EXPECT_EQ(page_html({}), page_html({}));
  EXPECT_THAT(page_html({}), HasSubstr("<title>0 stories side by side</title>"));
  EXPECT_THAT(page_html({invented::nothing_found()}), HasSubstr("<title>A story side by side</title>"));
}

}  // namespace
}  // namespace synoptic::render
