#include "fetch/robots.hpp"

#include "fetch/fetch.hpp"

#include <gtest/gtest.h>

#include <chrono>

namespace synoptic::fetch {
namespace {

struct Row {
  const char* rules;
  const char* target;
  bool allowed;
};

TEST(RobotsTxt, Rules) {
  const Row rows[] = {
      {"", "/a", true},
      {"User-agent: *\nDisallow: /", "/a", false},
      {"User-agent: *\nDisallow:", "/a", true},
      {"user-AGENT : *\r\nDISALLOW : /a\r\n", "/ab", false},
      {"User-agent: *\nDisallow: /a # not that", "/a", false},
      {"User-agent: *\nDisallow: /\n", "/robots.txt", true},
      {"User-agent: other\nDisallow: /", "/a", true},
      // ours alone, wherever it stands; several groups of one name are one
      {"User-agent: synoptic\nAllow: /\n\nUser-agent: *\nDisallow: /", "/a", true},
      {"User-agent: *\nDisallow: /\n\nUser-agent: Synoptic/9\nDisallow: /b", "/a", true},
      {"User-agent: synoptic\nDisallow: /a\nUser-agent: other\nDisallow: /b\nUser-agent: synoptic\nDisallow: /c", "/c", false},
      {"User-agent: other\nUser-agent: synoptic\nDisallow: /a", "/a", false},
      {"User-agent: synopticon\nDisallow: /", "/a", true},
      {"User-agent: synoptic\n\nUser-agent: *\nDisallow: /", "/a", false},  // one group of two names: blank lines end nothing
      // the longest rule, allow at equal length
      {"User-agent: *\nAllow: /a/b\nDisallow: /a", "/a/b/c", true},
      {"User-agent: *\nDisallow: /a\nAllow: /a", "/a", true},
      {"User-agent: *\nAllow: /\nDisallow: /a", "/a", false},
      // wildcards
      {"User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf", false},
      {"User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf?z", true},
      {"User-agent: *\nDisallow: /a*b*c", "/axbxxc", false},
      {"User-agent: *\nDisallow: /a*b*c", "/axcxxb", true},
      {"User-agent: *\nDisallow: /a$", "/a", false},
      {"User-agent: *\nDisallow: /a$", "/ab", true},
      {"User-agent: *\nDisallow: *", "/a", false},
      {"User-agent: *\nDisallow: /*?id=", "/a?id=7", false},
      // one form of percent-encoding
      {"User-agent: *\nDisallow: /%7Ejane", "/~jane/x", false},
      {"User-agent: *\nDisallow: /f%c3%a4hre", "/f\xC3\xA4hre", false},
      {"User-agent: *\nDisallow: /a%2fb", "/a/b", true},
      {"\xEF\xBB\xBFUser-agent: *\rDisallow: /a\r", "/a", false},
      {"Disallow: /\nUser-agent: *\nDisallow: /b", "/a", true},  // a rule before any agent is nobody's
      {"<html>nothing here</html>", "/a", true},
  };
  for (const Row& row : rows) EXPECT_EQ(Robots::parse(row.rules, "synoptic").allows(row.target), row.allowed) << row.rules << "\n" << row.target;
}

TEST(RobotsTxt, Delay) {
  EXPECT_EQ(Robots::parse("User-agent: *\nCrawl-delay: 2.5", "synoptic").delay(), 2.5);
  EXPECT_EQ(Robots::parse("User-agent: *\nCrawl-delay: 99999", "synoptic").delay(), 30);
  for (const char* odd : {"nan", "-1", "x", "", "inf"}) EXPECT_LE(Robots::parse("User-agent: *\nCrawl-delay: " + std::string(odd), "synoptic").delay(), 30) << odd;
  EXPECT_TRUE(Robots::all().allows("/a"));
  EXPECT_FALSE(Robots::none().allows("/a"));
}

TEST(Fetch, PrivateAddresses) {
  for (const char* ip : {"127.0.0.1", "10.0.0.7", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "::1", "::", "fc00::1", "fe80::1", "::ffff:10.0.0.1"})
    EXPECT_TRUE(is_private(ip)) << ip;
  for (const char* ip : {"192.0.2.1", "172.32.0.1", "100.128.0.1", "2001:db8::1", "::ffff:192.0.2.1", "nonsense", ""}) EXPECT_FALSE(is_private(ip)) << ip;
}

TEST(RobotsTxt, HostileRulesTakeNoTime) {
  std::string rules = "User-agent: *\n";
  while (rules.size() < (2u << 20)) rules += "Disallow: /" + std::string(40, 'a') + "*a*a*a*a*a*a*a*a*b$\n";
  const auto start = std::chrono::steady_clock::now();
  EXPECT_TRUE(Robots::parse(rules, "synoptic").allows("/" + std::string(100000, 'a')));
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(10));
}

}  // namespace
}  // namespace synoptic::fetch
