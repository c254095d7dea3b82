#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>

#include "source/http.hpp"
#include "source_trial.hpp"

namespace synoptic::source {
namespace {

using namespace trial;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Pair;

std::string http(std::string_view headers, std::string_view body) { return fmt::format("HTTP/1.1 200 OK\r\n{}\r\n\r\n{}", headers, body); }

TEST(Http, Heads) {
  const auto head = parse_http_head("HTTP/1.1 301 Moved\nCONTENT-TYPE: Text/HTML;\n  Charset=\"ISO-8859-1\"; x=y\nLocation:  /a?b \nTransfer-Encoding: gzip, chunked\r\nContent-Encoding: gzip, br\n\nrest");
  ASSERT_TRUE(head) << head.error().message;
  EXPECT_EQ(head->status, 301);
  EXPECT_EQ(head->media_type, "text/html");
  EXPECT_EQ(head->charset, "ISO-8859-1");
  EXPECT_EQ(head->location, "/a?b");
  EXPECT_TRUE(head->chunked);
  EXPECT_THAT(head->codings, ElementsAre("gzip", "br"));
  for (const char* bad : {"", "HTTP", "HTTP/1.1 2", "HTTP/1.1 abc x\r\n\r\n", "<html>", "HTTP/1.1 200 OK\r\nA: b\r\n"}) EXPECT_FALSE(parse_http_head(bad)) << bad;
  EXPECT_EQ(parse_http_head("HTTP/1.1 200 OK\r\n" + std::string(1u << 20, 'x')).error().code, ErrorCode::too_large);
  std::string endless = "HTTP/1.1 200 OK\r\n";
  for (int i = 0; i < 100000; ++i) endless += "a: b\r\n";
  EXPECT_EQ(parse_http_head(endless).error().code, ErrorCode::too_large);
}

TEST(Http, Bodies) {
  Context context;
  HttpHead head;
  head.chunked = true;
  const auto body = [&](std::string_view raw) {
    const auto b = decode_http_body(raw, head, 1000, context);
    return b ? fmt::format("{}{}", b->bytes, b->complete ? "" : " (cut)") : std::string(name_of(b.error().code));
  };
  EXPECT_EQ(body("4\r\nWiki\r\n6;x=y\r\npedia \r\nE\r\nin \r\n\r\nchunks.\r\n0\r\n\r\n"), "Wikipedia in \r\n\r\nchunks.");
  EXPECT_EQ(body("4\r\nWiki\r\n6\r\nped"), "Wikiped (cut)");
  EXPECT_EQ(body("FFFFFFFFFFFFFFFF\r\nWiki"), "Wiki (cut)");
  EXPECT_EQ(body("100000000\r\nfour GiB"), "four GiB (cut)");
  EXPECT_EQ(body("4\r\nWiki\r\nzz\r\n"), "Wiki (cut)");
  EXPECT_EQ(body("<p>never chunked"), "<p>never chunked");
  EXPECT_EQ(body("11111111111111111\r\nx"), "11111111111111111\r\nx");  // 17 digits
  EXPECT_EQ(body(std::string(2000, 'x')), "too_large");
  head.chunked = false;
  head.codings = {"gzip", "gzip"};
  EXPECT_EQ(body(gzip(gzip("twice"))), "twice");
  head.codings = {"gzip", "gzip", "gzip", "gzip", "gzip"};
  EXPECT_EQ(body("x"), "unsupported");
}

TEST(WarcReader, WhatIsReadAndWhatIsLeftOut) {
  const std::string warc =
      record("warcinfo", "", "software: trial\r\n", "application/warc-fields") + record("request", "http://veltra.example/a", "GET /a HTTP/1.1\r\n\r\n") +
      record("response", "http://veltra.example/a", page("first")) + record("response", "http://veltra.example/b", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\ngone") +
      record("response", "http://veltra.example/p.jpg", http("Content-Type: image/jpeg", "\xff\xd8\xff")) + record("revisit", "http://veltra.example/a", "HTTP/1.1 200 OK\r\n\r\n") +
      record("response", "dns:veltra.example", "veltra.example. 300 IN A 192.0.2.1", "text/dns") + record("metadata", "http://veltra.example/a", "x: y") +
      record("resource", "http://veltra.example/c.html", "<p>second</p>", "text/html") + record("conversion", "http://veltra.example/d", "third", "text/plain") +
      record("response", "http://veltra.example/robots.txt", http("Content-Type: text/plain", "User-agent: *")) +
      record("response", "http://veltra.example/e", http("Content-Type: text/html\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip", fmt::format("{:x}\r\n{}\r\n0\r\n\r\n", gzip("<p>fourth").size(), gzip("<p>fourth")))) +
      record("response", "http://veltra.example/x", http("Content-Type: application/json", "{\"a\":1}")) + record("response", "http://veltra.example/y", http("Content-Type: text/html", "")) +
      record("resource", "metadata://veltra.example/log", "log", "text/plain");
  const Found found = read(warc, "c.warc");
  EXPECT_THAT(found.lines, ElementsAre(HasSubstr("'<p>first</p>'"), HasSubstr("'<p>second</p>'"), HasSubstr("'third'"), HasSubstr("'<p>fourth'")));
  EXPECT_EQ(found.total, 15u);
  EXPECT_THAT(found.left_out, ElementsAre(Pair("HTTP status 404", 1), Pair("application/json", 1), Pair("dns response", 1), Pair("empty payload", 1), Pair("image/jpeg", 1),
                                          Pair("metadata record", 1), Pair("metadata resource", 1), Pair("request record", 1), Pair("revisit record", 1), Pair("robots.txt", 1), Pair("warcinfo record", 1)));
  const Entry& first = found.entries[0];
  EXPECT_EQ(first.place, fmt::format("c.warc@{}", warc.find("WARC/1.0\r\nWARC-Type: response")));
  EXPECT_EQ(first.given.url, "http://veltra.example/a");
  EXPECT_EQ(first.given.fetched, "2031-05-02T08:00:00Z");
  EXPECT_EQ(first.given.published, "");
  EXPECT_EQ(first.given.charset, "utf-8");
  EXPECT_EQ(first.format, ingest::Format::html);
}

TEST(WarcReader, MembersAndOneMemberAreTheSame) {
  const std::vector<std::string> records{record("request", "http://v.example/1", "GET"), record("response", "http://v.example/1", page("one")), record("response", "http://v.example/2", page("two"))};
  std::string members, whole;
  for (const auto& r : records) {
    members += gzip(r);
    whole += r;
  }
  const std::size_t second = gzip(records[0]).size();
  const Found a = read(members, "c.warc.gz"), b = read(gzip(whole), "c.warc.gz"), c = read(zstd(whole), "c.warc.zst");
  EXPECT_EQ(a.lines[0], fmt::format("c.warc.gz@{} '<p>one</p>'", second));
  EXPECT_EQ(b.lines[0], fmt::format("c.warc.gz@0+{} '<p>one</p>'", records[0].size()));
  EXPECT_EQ(c.lines[0], fmt::format("c.warc.zst@0+{} '<p>one</p>'", records[0].size()));
  for (const Found* f : {&a, &b, &c}) EXPECT_EQ(f->total, 3u);
  // Members cut anywhere (bgzip).
  std::string blocks;
  for (std::size_t at = 0; at < whole.size(); at += 100) blocks += gzip(std::string_view(whole).substr(at, 100));
  EXPECT_EQ(read(blocks, "c.warc.gz").lines.size(), 2u);
  EXPECT_EQ(read(zip({{"c.warc.gz", members}}), "w.zip").lines[0], fmt::format("w.zip/c.warc.gz@{} '<p>one</p>'", second));
}

// One record of three is broken; the two others are read, and the error names its byte.
TEST(WarcReader, GoesOnAtTheNextRecord) {
  const std::string one = record("response", "http://v.example/1", page("one")), three = record("response", "http://v.example/3", page("three"));
  const std::string two = record("response", "http://v.example/2", page("two"));
  const auto with = [&](std::string_view length) { return record("response", "http://v.example/2", page("two"), "application/http;msgtype=response", length); };
  const auto without = [&](std::string_view what, std::string_view by) {
    std::string r = two;
    return r.replace(r.find(what), what.size(), by);
  };
  struct Row {
    const char* name;
    std::string broken;
    const char* why;
  };
  const std::vector<Row> rows{
      {"not WARC", without("WARC/1.0", "WORC/1.0"), "expected 'WARC/1.0'"},
      {"no length", without("Content-Length", "Content-Size"), "no Content-Length"},
      {"no type", without("WARC-Type", "WARC-Tipe"), "no WARC-Type"},
      {"length too small", with("40"), "no record ends there"},
      {"length too large", with("200"), "no record ends there"},
      {"length negative", with("-1"), "is no number of bytes"},
      {"length beyond the file", with("123456789"), "are there"},
      {"length of petabytes", with("1234567890123456"), "another record begins after"},
      {"length overflows", with("123456789012345678901234"), "is no number of bytes"},
      {"no HTTP", without("HTTP/1.1 200 OK", "HTML/1.1 200 OK"), "no HTTP status line"},
      {"bad coding", record("response", "http://v.example/2", http("Content-Type: text/html\r\nContent-Encoding: gzip", gzip("two").substr(0, 12))), "gzip: cut off"},
  };
  for (const Row& row : rows) {
    const Found plain = read(one + row.broken + three, "c.warc");
    EXPECT_THAT(plain.lines, ElementsAre(HasSubstr("'<p>one</p>'"), AllOf(HasSubstr(row.why), HasSubstr(fmt::format("c.warc@{} !", one.size()))), HasSubstr("'<p>three</p>'"))) << row.name;
    const std::string first = gzip(one);
    const Found packed = read(first + gzip(row.broken) + gzip(three), "c.warc.gz");
    EXPECT_THAT(packed.lines, ElementsAre(HasSubstr("'<p>one</p>'"), HasSubstr(fmt::format("c.warc.gz@{} !", first.size())), HasSubstr("'<p>three</p>'"))) << row.name;
  }
}

TEST(WarcReader, DamagedMembersAreOneErrorEach) {
  const std::string one = gzip(record("response", "http://v.example/1", page("one"))), three = gzip(record("response", "http://v.example/3", page("three")));
  const std::string two = gzip(record("response", "http://v.example/2", page("two")));
  for (std::size_t at = 0; at < two.size(); ++at) {
    std::string bad = two;
    bad[at] = static_cast<char>(bad[at] ^ 0x55);
    const Found found = read(one + bad + three, "c.warc.gz");
    ASSERT_GE(found.lines.size(), 2u) << at;
    EXPECT_THAT(found.lines.front(), HasSubstr("'<p>one</p>'")) << at;
    EXPECT_THAT(found.lines.back(), HasSubstr("'<p>three</p>'")) << at;
    EXPECT_EQ(found.total, 3u) << at << "\n" << testing::PrintToString(found.lines);
  }
}

// Readers look ahead: damage further on is no damage of what stands before it.
TEST(WarcReader, DamageFurtherOnHurtsNoRecordBeforeIt) {
  std::string packed;
  for (int i = 0; i < 60; ++i) {
    std::string member = gzip(record("response", "http://v.example/" + std::to_string(i), page(std::string(static_cast<std::size_t>(i) * 37, 'x'))));
    if (i % 7 == 3) member[member.size() / 2] = static_cast<char>(member[member.size() / 2] ^ 0x10);
    packed += member;
  }
  const Found found = read(packed, "c.warc.gz");
  EXPECT_EQ(found.total, 60u);
  EXPECT_EQ(std::count_if(found.entries.begin(), found.entries.end(), [](const Entry& e) { return e.bytes.has_value(); }), 51);
}

TEST(WarcReader, CutAnywhere) {
  std::string whole, packed;
  for (int i = 0; i < 4; ++i) {
    whole += record("response", "http://v.example/" + std::to_string(i), page("text"));
    packed += gzip(record("response", "http://v.example/" + std::to_string(i), page("text")));
  }
  for (std::size_t n = 12; n < whole.size(); ++n) {
    const Found found = read(whole.substr(0, n), "c.warc");
    EXPECT_GE(found.total, 1u) << n;
    EXPECT_LE(found.total, 4u) << n;
  }
  for (std::size_t n = 12; n < packed.size(); ++n) EXPECT_LE(read(packed.substr(0, n), "c.warc.gz").total, 4u) << n;
}

// Lies that make a reader go back again and again must not make it slow.
TEST(WarcReader, TimeIsLinearInLies) {
  std::string lies;
  while (lies.size() < (24u << 20)) lies += "WARC/1.0\r\nWARC-Type: request\r\nContent-Length: 15000000\r\n\r\n";
  const auto start = std::chrono::steady_clock::now();
  const Found found = read(std::move(lies), "c.warc");
  EXPECT_GT(found.total, 0u);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(60));
}

TEST(WarcReader, QuotedRecordsInAPageAreThePage) {
  const std::string about = page("A record looks so:\r\n\r\nWARC/1.0\r\nWARC-Type: response\r\nContent-Length: 5\r\n\r\nabcde\r\n\r\n");
  EXPECT_EQ(read(record("response", "http://v.example/1", about) + record("response", "http://v.example/2", page("two")), "c.warc").total, 2u);
}

}  // namespace
}  // namespace synoptic::source
