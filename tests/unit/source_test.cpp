#include "source/source.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>

#include "source/compression.hpp"
#include "source_trial.hpp"

namespace synoptic::source {
namespace {

using namespace trial;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Pair;

// Gives `step` bytes at a time.
class Drip final : public Stream {
 public:
  Drip(std::string bytes, std::size_t step) : bytes_(std::move(bytes)), step_(step) {}
  Result<std::size_t> read(char* into, std::size_t size) override {
    const std::size_t n = std::min({size, step_, bytes_.size() - at_});
    bytes_.copy(into, n, at_);
    at_ += n;
    return n;
  }

 private:
  std::string bytes_;
  std::size_t step_, at_ = 0;
};

TEST(Input, TheSameForAnyStep) {
  std::string bytes;
  for (int i = 0; i < 20000; ++i) bytes += std::to_string(i * 7919) + (i % 3 ? "\n" : "\r\n");
  for (const std::size_t step : {1u, 7u, 65536u, 1000000u}) {
    Input in(std::make_unique<Drip>(bytes, step));
    EXPECT_EQ(in.peek(5), bytes.substr(0, 5));
    EXPECT_EQ(in.line(100)->value(), "0");
    EXPECT_EQ(in.line(100)->value(), "7919");
    const auto at = in.offset();
    const std::string some = in.take(70000);
    EXPECT_EQ(some, bytes.substr(at, 70000));
    in.put_back(std::string_view(some).substr(69990));
    EXPECT_EQ(in.discard(5), 5u);
    EXPECT_EQ(in.rest(1u << 20).value(), bytes.substr(at + 69995));
    EXPECT_EQ(in.peek(1), "");
    EXPECT_FALSE(in.line(9).has_value());
  }
}

TEST(Input, LinesBeyondTheLimitAreErrorsAndTheNextIsRead) {
  Input in(stream_of("short\n" + std::string(5000, 'x') + "\nnext\n\nlast"));
  EXPECT_EQ(in.line(1000)->value(), "short");
  EXPECT_THAT(in.line(1000)->error().message, HasSubstr("a line of 5000 bytes"));
  EXPECT_EQ(in.line(1000)->value(), "next");
  EXPECT_EQ(in.line(1000)->value(), "");
  EXPECT_EQ(in.line(1000)->value(), "last");
  EXPECT_FALSE(in.line(1000).has_value());
}

TEST(Input, NamesThePlaceInMembers) {
  Context context;
  const std::string first = gzip("first"), second = gzip("second");
  Input in(decompress(stream_of(first + second), Compression::gzip, context));
  EXPECT_TRUE(in.at_member());
  EXPECT_EQ(in.where(), "0");
  EXPECT_EQ(in.take(3), "fir");
  EXPECT_EQ(in.where(), "0+3");
  EXPECT_EQ(in.take(100, true), "st");
  EXPECT_TRUE(in.at_member());
  EXPECT_EQ(in.where(), std::to_string(first.size()));
  EXPECT_EQ(in.take(100), "second");
}

TEST(Compression, AnyDepthAndSeveralMembers) {
  EXPECT_THAT(read(gzip("one\n") + gzip("two\n"), "a.txt.gz").lines, ElementsAre("a.txt.gz 'one\ntwo\n'"));
  EXPECT_THAT(read(zstd("one\n") + zstd("two\n"), "a.zst").lines, ElementsAre("a.zst 'one\ntwo\n'"));
  EXPECT_THAT(read(zstd(gzip("one")), "a").lines, ElementsAre("a 'one'"));
  EXPECT_THAT(read(gzip("{\"text\":\"a\"}\n\n{\"text\":\"b\"}"), "a.jsonl.gz").lines, ElementsAre("a.jsonl.gz:1 '{\"text\":\"a\"}'", "a.jsonl.gz:3 '{\"text\":\"b\"}'"));
  EXPECT_THAT(read(gzip("one") + std::string(1000, '\0'), "a.gz").lines, ElementsAre("a.gz 'one'"));  // padding
  EXPECT_THAT(read(gzip("<html><body><p>x"), "a.html.gz").entries.at(0).format, ingest::Format::html);
}

TEST(Compression, DamageIsAnErrorThatNamesTheByte) {
  const std::string whole = gzip("A ferry sailed from Osmark on Monday morning.");
  EXPECT_THAT(read(whole.substr(0, whole.size() - 4), "a.gz").lines, ElementsAre(HasSubstr("a.gz ! corrupt: gzip: cut off at byte")));
  EXPECT_THAT(read(whole + "junk behind it", "a.gz").lines, ElementsAre(HasSubstr(fmt::format("gzip: no member begins at byte {}", whole.size()))));
  std::string bad = whole;
  bad[bad.size() - 6] ^= 1;
  EXPECT_THAT(read(bad, "a.gz").lines, ElementsAre(HasSubstr("gzip: incorrect data check in the member at byte 0")));
  EXPECT_THAT(read("\x1f\x8b\x08", "a.gz").lines, ElementsAre(HasSubstr("! corrupt: gzip")));
  EXPECT_THAT(read(zstd("one").substr(0, 9), "a.zst").lines, ElementsAre(HasSubstr("zstd: cut off at byte 9")));
  // Lines before the damage are read, then the error is told.
  const std::string lines = gzip("{\"text\":\"a\"}\n") + gzip("{\"text\":\"b\"}\n").substr(0, 20);
  EXPECT_THAT(read(lines, "a.jsonl.gz").lines, ElementsAre("a.jsonl.gz:1 '{\"text\":\"a\"}'", HasSubstr("a.jsonl.gz ! corrupt: gzip: cut off")));
}

TEST(Compression, BombsEndAsErrors) {
  Limits limits;
  limits.free_bytes = 1u << 20;
  limits.max_ratio = 100;
  const std::string blank(30u << 20, ' ');
  for (const std::string& bomb : {gzip(blank), zstd(blank), gzip(gzip(blank)), zip({{"a.txt", blank}}), tar({{"a.txt.gz", gzip(blank)}})}) {
    const Found found = read(bomb, "bomb", limits);
    ASSERT_EQ(found.lines.size(), 1u);
    EXPECT_THAT(found.lines[0], HasSubstr("! too_large"));
    EXPECT_THAT(found.lines[0], HasSubstr(" out of "));
  }
  limits.max_ratio = 1u << 30;
  limits.max_total_bytes = 10u << 20;
  EXPECT_THAT(read(gzip(blank), "bomb", limits).lines, ElementsAre(HasSubstr("bytes decompressed in all")));
  limits.max_total_bytes = 1ull << 40;
  limits.max_entry_bytes = 1u << 20;
  EXPECT_THAT(read(gzip(blank), "bomb", limits).lines, ElementsAre(HasSubstr("more than 1048576 bytes")));
}

TEST(Compression, NestingHasAnEnd) {
  std::string onion = "core";
  for (int i = 0; i < 50; ++i) onion = gzip(onion);
  EXPECT_THAT(read(onion, "onion").lines, ElementsAre(HasSubstr("nested deeper than")));
  for (int i = 0; i < 50; ++i) onion = zip({{"a.zip", onion}});
  EXPECT_THAT(read(onion, "onion.zip").lines, ElementsAre(HasSubstr("nested deeper than")));
}

TEST(Content, CodingsOfHttp) {
  Context context;
  const std::string text(3000, 'a');
  EXPECT_EQ(decode_content(gzip(text), "GZIP", 1u << 20, context).value(), text);
  EXPECT_EQ(decode_content(gzip(text, 15), "deflate", 1u << 20, context).value(), text);
  EXPECT_EQ(decode_content(gzip(text, -15), "deflate", 1u << 20, context).value(), text);
  EXPECT_EQ(decode_content(zstd(text), "zstd", 1u << 20, context).value(), text);
  EXPECT_EQ(decode_content("<p>decoded already", "gzip", 1u << 20, context).value(), "<p>decoded already");
  EXPECT_EQ(decode_content("<p>decoded already", "br", 1u << 20, context).value(), "<p>decoded already");
  EXPECT_EQ(decode_content("<p>decoded already", "deflate", 1u << 20, context).value(), "<p>decoded already");
  EXPECT_EQ(decode_content(text, "compress", 1u << 20, context).error().code, ErrorCode::unsupported);
  EXPECT_EQ(decode_content(gzip(text), "gzip", 100, context).error().code, ErrorCode::too_large);
  EXPECT_EQ(decode_content(gzip(text).substr(0, 20), "gzip", 1u << 20, context).error().code, ErrorCode::corrupt);
}

TEST(Archive, FilesInTheirOrder) {
  const Files files{{"b.txt", "text b"}, {"a/x.html", "<html><body><p>x"}, {"a/.hidden.txt", "no"}, {"__MACOSX/b.txt", "no"}, {"pic.jpg", "no"},
                    {"rows.jsonl", "{\"text\":\"1\"}\n{\"text\":\"2\"}\n"}, {"in.tar.gz", gzip(tar({{"deep.md", "# deep"}}))}, {"t.txt.gz", gzip("packed")}};
  for (const bool as_zip : {true, false}) {
    const Found found = read(archive_of(files, as_zip), "week");
    EXPECT_THAT(found.lines, ElementsAre("week/b.txt 'text b'", "week/a/x.html '<html><body><p>x'", "week/rows.jsonl:1 '{\"text\":\"1\"}'", "week/rows.jsonl:2 '{\"text\":\"2\"}'",
                                         "week/in.tar.gz/deep.md '# deep'", "week/t.txt.gz 'packed'"));
    EXPECT_THAT(found.left_out, ElementsAre(Pair(".jpg file", 1), Pair("hidden file", 2)));
    EXPECT_EQ(found.entries[0].given.ref, "week/b.txt");
  }
}

TEST(Archive, NamesAreLabels) {
  const Found found = read(tar({{"../../etc/x.txt", "up"}, {"/abs/y.txt", "root"}, {"z\n\x1b[2J.txt", "odd"}, {std::string(2000, 'n') + ".txt", "long"}}), "t");
  ASSERT_EQ(found.total, 4u);
  EXPECT_EQ(found.lines[0], "t/../../etc/x.txt 'up'");
  EXPECT_EQ(found.lines[1], "t//abs/y.txt 'root'");
  EXPECT_EQ(found.lines[2], "t/z??[2J.txt 'odd'");
  EXPECT_LT(found.lines.back().size(), 400u);
}

TEST(Archive, CutAnywhereGivesErrorsAndNoMore) {
  const Files files{{"a.txt", std::string(3000, 'a')}, {"b.txt", std::string(3000, 'b')}, {"c.txt", std::string(3000, 'c')}};
  for (const bool as_zip : {true, false}) {
    const std::string whole = archive_of(files, as_zip);
    for (std::size_t n = 30; n < whole.size(); n += 97) {
      const Found found = read(whole.substr(0, n), as_zip ? "a.zip" : "a.tar", {}, true);
      for (const Entry& e : found.entries) {
        if (e.bytes && e.place.find('/') != std::string::npos) { EXPECT_EQ(e.bytes->size(), 3000u) << n << ' ' << e.place; }
      }
    }
  }
}

TEST(Archive, LyingSizes) {
  std::string lying = zip({{"a.txt", std::string(100000, 'a')}, {"b.txt", "b"}});
  // The directory's record of a.txt says that it unpacks to 4 GiB - 2.
  const std::size_t at = lying.find("PK\1\2");
  ASSERT_NE(at, std::string::npos);
  lying.replace(at + 24, 4, "\xFE\xFF\xFF\xFF");
  const Found found = read(lying, "a.zip");
  EXPECT_LE(found.total, 3u);
  EXPECT_GE(found.total, 1u);
  for (const Entry& e : found.entries) {
    if (e.bytes) { EXPECT_LE(e.bytes->size(), 100000u); }
  }
  std::string huge = tar({{"a.txt", "a"}});
  huge.replace(124, 12, std::string("\x80\0\0\0\x7F\xFF\xFF\xFF\xFF\xFF\xFF\xFF", 12));  // base 256: 9 exabytes
  unsigned sum = 8 * ' ';
  for (std::size_t i = 0; i < 512; ++i)
    if (i < 148 || i >= 156) sum += static_cast<unsigned char>(huge[i]);
  huge.replace(148, 8, fmt::format("{:06o}", sum) + std::string("\0 ", 2));
  EXPECT_THAT(read(huge, "a.tar").lines, testing::Each(HasSubstr("!")));
}

TEST(Dispatch, StandardInputIsJsonLinesUnlessItIsNot) {
  EXPECT_THAT(read(" \n{\"text\":\"a\"}\nnonsense\n", "-").lines, ElementsAre("-:2 '{\"text\":\"a\"}'", "-:3 'nonsense'"));
  EXPECT_THAT(read("nonsense\n{\"text\":\"a\"}\n", "-").lines, ElementsAre("-:1 'nonsense'", "-:2 '{\"text\":\"a\"}'"));
  EXPECT_THAT(read("", "-").lines, IsEmpty());
  EXPECT_THAT(read(gzip("{\"text\":\"a\"}\n"), "-").lines, ElementsAre("-:1 '{\"text\":\"a\"}'"));
  EXPECT_THAT(read("Plain words.", "-").lines, ElementsAre("- 'Plain words.'"));
  const Found html = read("<!doctype html><html><body><script>\n{\"a\":1}</script>", "-");
  ASSERT_EQ(html.entries.size(), 1u);
  EXPECT_EQ(html.entries[0].format, ingest::Format::html);
  EXPECT_THAT(read(zip({{"a.txt", "in"}}), "-").lines, ElementsAre("-/a.txt 'in'"));
}

TEST(Dispatch, EndingsComeFromTheTable) {
  for (const char* name : {"a.html", "a.HTM", "a", "a.txt.gz", "a.tgz", "x.warc.zst", "b.jsonl", "a.b/c"}) EXPECT_TRUE(is_read(name)) << name;
  for (const char* name : {"a.jpg", "a.jpg.gz", "a.exe", "a.css", "a.b/c.png"}) EXPECT_FALSE(is_read(name)) << name;
  for (const FormatRow& row : formats()) EXPECT_FALSE(row.name.empty() || row.reads.empty());
}

TEST(LeftOutTest, ReasonsAreBounded) {
  LeftOut left_out;
  for (int i = 0; i < 1000; ++i) left_out.add("reason " + std::to_string(i));
  EXPECT_EQ(left_out.total(), 1000u);
  EXPECT_LE(left_out.reasons().size(), 101u);
}

}  // namespace
}  // namespace synoptic::source
