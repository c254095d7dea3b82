// robots.txt (RFC 9309): what a server lets a crawler fetch.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace synoptic::fetch {

class Robots {
 public:
  // Any bytes; the first 500 KiB are read. The rules are those of all groups that name `agent` (a product token,
  // "synoptic"; letter case aside), else of those for "*".
  [[nodiscard]] static Robots parse(std::string_view text, std::string_view agent);
  // What stands when a server says 4xx (everything) or does not answer (nothing).
  [[nodiscard]] static Robots all();
  [[nodiscard]] static Robots none();

  // target: path and query of an address ("/news?id=7"). The longest rule that matches decides, `Allow` at equal length.
  [[nodiscard]] bool allows(std::string_view target) const;
  // Seconds between requests, if the rules ask for it ("Crawl-delay", not in the RFC); else 0. At most 30.
  [[nodiscard]] double delay() const { return delay_; }

 private:
  struct Rule {
    std::string pattern;  // normal form; * = anything, $ at the end = the end
    bool allow = false;
  };
  std::vector<Rule> rules_;
  double delay_ = 0;
};

}  // namespace synoptic::fetch
