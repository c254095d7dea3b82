// Versions of one report, copies at other addresses, blocks repeated on unrelated pages.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <random>

#include "ingest/addresses.hpp"
#include "ingest/ingest.hpp"
#include "ingest/repeated.hpp"
#include "ingest/versions.hpp"

namespace synoptic::ingest {
namespace {

const World& world() {
  static const World w = World::load().value();
  return w;
}

Report report(std::string url, std::string text, std::string title = {}, std::string published = {}, std::string modified = {}) {
  Given given;
  given.ref = url;
  given.url = std::move(url);
  given.title = std::move(title);
  given.published = std::move(published);
  given.modified = std::move(modified);
  return read_text(std::move(text), given, world()).value();
}

constexpr const char* story =
    "Ministers of two harbour towns signed an accord on ferries, the mayor of Port Elda said on Wednesday.\n\n"
    "The first ship sails in May with room for forty cars, according to the company that runs it.\n\n"
    "Fishermen and dockers had asked for the line for years, and the port has built a quay for it.\n";

std::string replaced(std::string s, std::string_view what, std::string_view by) { return s.replace(s.find(what), what.size(), by); }

TEST(Addresses, OnePageOneKey) {
  const std::pair<const char*, const char*> rows[] = {
      {"https://www.veltra.example/a/b/?utm_source=x&id=7&fbclid=1#top", "veltra.example/a/b?id=7"},
      {"http://m.veltra.example/a/b?id=7", "veltra.example/a/b?id=7"},
      {"https://amp.veltra.example/a/b/amp/", "veltra.example/a/b"},
      {"https://veltra.example/amp/a/b.amp", "veltra.example/a/b"},
      {"https://veltra.example/a?b=2&a=1", "veltra.example/a?a=1&b=2"},
      {"https://veltra.example/", ""},
      {"https://veltra.example/index.html?utm_medium=rss", ""},
      {"https://VELTRA.example/Case", "veltra.example/Case"},
      {"urn:newsml:veltra.example:1", ""},
      {"", ""},
  };
  for (const auto& [url, key] : rows) EXPECT_EQ(address_key(url), key) << url;
}

std::string told(std::string_view before, std::string_view after) {
  std::string out;
  for (const auto& e : edits_between(before, after)) out += fmt::format("[{}>{}]", e.was, after.substr(e.span.begin, e.span.size()));
  return out;
}

TEST(Versions, Edits) {
  EXPECT_EQ(told("a b c d", "a b c d"), "");
  EXPECT_EQ(told("a b c d", "a x c d"), "[b>x]");
  EXPECT_EQ(told("a b c d", "a c d e f"), "[b>][>e f]");
  EXPECT_EQ(told("room for forty cars", "room for fifty small cars today"), "[forty>fifty small][>today]");
  EXPECT_EQ(told("", "a b"), "[>a b]");
  EXPECT_EQ(told("a b", ""), "[a b>]");
}

// Whatever is put in place of the spans gives the earlier text again, but for white space.
TEST(Versions, EditsLeadBack) {
  std::mt19937 rng(3);
  for (int round = 0; round < 300; ++round) {
    std::vector<std::string> a, b;
    for (int i = 0; i < 60; ++i) a.push_back(std::string(1, static_cast<char>('a' + rng() % 8)));
    b = a;
    for (int i = 0; i < 10; ++i) {
      const auto at = b.begin() + static_cast<std::ptrdiff_t>(rng() % b.size());
      if (rng() % 3 == 0) b.erase(at);
      else if (rng() % 2) b.insert(at, "x");
      else *at = "y";
    }
    const auto text = [](const auto& words) {
      std::string s;
      for (const auto& w : words) s += (s.empty() ? "" : " ") + w;
      return s;
    };
    const std::string before = text(a), after = text(b);
    std::string back;
    std::size_t from = 0;
    for (const auto& e : edits_between(before, after)) {
      ASSERT_GE(e.span.begin, from);
      back += after.substr(from, e.span.begin - from) + " " + e.was + " ";
      from = e.span.end;
    }
    back += after.substr(from);
    const auto letters = [](std::string s) {
      std::erase(s, ' ');
      return s;
    };
    EXPECT_EQ(letters(back), letters(before));
  }
}

TEST(Versions, OneAddressOneReport) {
  const std::string second = replaced(story, "forty", "fifty");
  std::vector<Report> batch{report("https://www.veltra.example/ferry?utm_source=x", story, "Ferry accord", "2023-03-01T10:00:00Z"),
                            report("https://veltra.example/other", "The lighthouse of Norvik was opened on Tuesday, the town said, after two years of work.", "Lighthouse", "2023-03-01"),
                            report("https://m.veltra.example/ferry/", second, "Ferry accord grows", "2023-03-01T10:00:00Z", "2023-03-01T12:00:00Z")};
  const auto out = fold_versions(batch);
  ASSERT_EQ(out.size(), 2u);
  EXPECT_EQ(out[0].title, "Ferry accord grows");
  ASSERT_EQ(out[0].versions.size(), 1u);
  const Version& v = out[0].versions[0];
  EXPECT_EQ(v.title, "Ferry accord");
  EXPECT_EQ(v.published.value, "2023-03-01T10:00:00Z");
  ASSERT_EQ(v.edits.size(), 1u);
  EXPECT_EQ(v.edits[0].was, "forty");
  EXPECT_EQ(view(out[0].text, v.edits[0].span), "fifty");
}

TEST(Versions, OrderOfTheBatchDoesNotMatter) {
  std::vector<Report> batch;
  for (int i = 0; i < 5; ++i) batch.push_back(report("https://veltra.example/ferry", replaced(story, "forty", std::to_string(40 + i)), "Ferry accord", "2023-03-01", fmt::format("2023-03-01T1{}:00:00Z", i)));
  batch.push_back(report("https://veltra.example/copy", replaced(story, "forty", "44"), "Ferry accord", "2023-03-02"));
  std::mt19937 rng(5);
  for (int round = 0; round < 20; ++round) {
    std::shuffle(batch.begin(), batch.end(), rng);
    const auto out = fold_versions(batch);
    ASSERT_EQ(out.size(), 1u);
    EXPECT_EQ(out[0].url, "https://veltra.example/ferry");
    EXPECT_EQ(out[0].also_at, std::vector<std::string>{"https://veltra.example/copy"});
    ASSERT_EQ(out[0].versions.size(), 4u);
    EXPECT_EQ(out[0].versions[0].edits[0].was, "40");
    EXPECT_EQ(out[0].versions[3].edits[0].was, "43");
  }
}

TEST(Versions, WhatIsNotOne) {
  // Two outlets with one text; two reports at one address that have nothing in common; a teaser of a whole report.
  EXPECT_EQ(fold_versions({report("https://veltra.example/a", story), report("https://norvik.example/a", story)}).size(), 2u);
  EXPECT_EQ(fold_versions({report("https://veltra.example/page", story, "Ferry"), report("https://veltra.example/page", "Ice of five centimetres was measured on the fjord by students of the school.", "Ice")}).size(), 2u);
  Report teaser = report("https://veltra.example/a", "Ministers of two harbour towns signed an accord on ferries", "Ferry accord", "2023-03-05", "2023-03-05");
  teaser.complete = false;
  teaser.authors = {"Mira Holt"};
  const auto out = fold_versions({teaser, report("https://veltra.example/a", story, "Ferry accord", "2023-03-01")});
  ASSERT_EQ(out.size(), 1u);
  EXPECT_TRUE(out[0].complete);
  EXPECT_TRUE(out[0].versions.empty());
  EXPECT_EQ(out[0].authors, std::vector<std::string>{"Mira Holt"});
}

std::string kinds(const Report& r) {
  std::string out;
  for (const Section& s : r.sections) out += name_of(s.kind)[0] == 'b' && s.kind == SectionKind::boilerplate ? 'x' : 'b';
  return out;
}

TEST(Repeated, OnUnrelatedPages) {
  const std::string footer = "\n\nThe writers of this paper are glad to hear from readers at any hour of the day.\n";
  std::vector<Report> batch{
      report("https://veltra.example/1", "Ministers met in Port Elda on Wednesday, said Jon Rade of the council.\n\nThe talks with Mira Holt went on until night." + footer),
      report("https://veltra.example/2", "A lighthouse was opened by Anna Lund in the town of Norvik after work.\n\nGuests from Skarvoy came by boat." + footer),
      report("https://veltra.example/3", "The striker Per Vik of the club Halden scored twice against Mostad.\n\nThe trainer Ole Brun was glad." + footer)};
  mark_repeated(batch);
  for (const Report& r : batch) EXPECT_EQ(kinds(r), "bbx");
}

TEST(Repeated, NotThroughOneStory) {
  const std::string background = "\n\nThe ferry Elda ran aground off Skarvoy in May with forty people on board, and two of them died.\n";
  std::vector<Report> batch{
      report("https://veltra.example/1", "The captain of the ferry Elda, Jon Rade, was heard in Norvik on Monday." + background),
      report("https://veltra.example/2", "The trial of Jon Rade, captain of the Elda, began on Tuesday in Norvik." + background),
      report("https://veltra.example/3", "A court in Norvik freed the captain Jon Rade of the Elda on Friday." + background)};
  mark_repeated(batch);
  for (const Report& r : batch) EXPECT_EQ(kinds(r), "bb");
}

TEST(Repeated, ManyReportsInTime) {
  std::vector<Report> batch;
  for (int i = 0; i < 3000; ++i) {
    Report r;
    r.url = "https://veltra.example/page";
    r.outlet = Outlet{"Veltra Post", "veltra.example"};
    r.text = fmt::format("Number {} of many.\n\nThe same paragraph on every page of them all.", i);
    r.sections = {{{0, static_cast<std::uint32_t>(r.text.find('\n'))}, SectionKind::body}, {{static_cast<std::uint32_t>(r.text.find("The same")), static_cast<std::uint32_t>(r.text.size())}, SectionKind::body}};
    r.title = std::to_string(i);
    r.id = make_report_id(r);
    batch.push_back(std::move(r));
  }
  const auto begin = std::chrono::steady_clock::now();
  auto out = fold_versions(std::move(batch));
  mark_repeated(out);
  EXPECT_LT(std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count(), 5);
  EXPECT_FALSE(out.empty());
}

}  // namespace
}  // namespace synoptic::ingest
