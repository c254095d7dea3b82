// Fetching by address: the only part of the project that touches the network, and only when `synoptic fetch` asks for it
// by name. http and https alone; robots.txt respected, redirects included; one request at a time, with a pause between
// two to the same host. All that was sent and received goes into a WARC as it was.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace synoptic::fetch {

struct Options {
  std::string agent = "synoptic/0.1";       // product token before the slash: the name robots.txt is asked for
  std::uint64_t max_bytes = 64u << 20;      // of a response, header included
  unsigned max_seconds = 60;                // of one request
  unsigned max_redirects = 5;
  double delay_seconds = 1;                 // between two requests to a host; robots.txt may ask for more
  unsigned entries = 0;                     // of a feed: fetch the pages of its first so many entries as well
};

// What came of one address.
struct Outcome {
  std::string url;        // as asked for; of an entry's page: its address
  std::string final_url;  // behind the redirects
  int status = 0;
  std::string media_type;
  std::uint64_t bytes = 0;
};
// In the order of fetching; an error's message names the address.
using Tell = std::function<void(const Result<Outcome>&)>;

// Fetches each address into the file at `path` ("-" = standard output; one that exists is added to). Fails only where the
// file cannot be written; what is wrong with an address is told.
[[nodiscard]] Result<void> fetch(const std::vector<std::string>& urls, const std::string& path, const Options& options, const Tell& tell);

// "127.0.0.1", "10.1.2.3", "fe80::1", "::ffff:192.168.0.1": an address inside somebody's own network. An address asked for
// may be one; a redirect from outside into it is not followed.
[[nodiscard]] bool is_private(const std::string& ip);

}  // namespace synoptic::fetch
