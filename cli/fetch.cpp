#include "fetch/fetch.hpp"

#include <fmt/format.h>

#include <iostream>

#include "cli/commands.hpp"
#include "cli/output.hpp"

namespace synoptic::cli {

int fetch(const FetchOptions& options) {
  fetch::Options how;
  how.agent = "synoptic/" SYNOPTIC_VERSION;
  how.max_bytes = std::uint64_t{options.max_mib} << 20;
  how.max_seconds = options.max_seconds;
  how.max_redirects = options.max_redirects;
  how.delay_seconds = options.delay_seconds;
  how.entries = options.entries;
  int status = done;
  const auto ok = fetch::fetch(options.urls, options.output, how, [&](const Result<fetch::Outcome>& outcome) {
    if (!outcome) {
      std::cerr << "synoptic: " << outcome.error().message << '\n';
      status = failed;
    } else if (!options.quiet) {
      std::cerr << fmt::format("synoptic: {}{}: {}, {} bytes\n", outcome->url, outcome->final_url == outcome->url ? "" : " -> " + outcome->final_url,
                               outcome->media_type.empty() ? "no media type" : outcome->media_type, outcome->bytes);
    }
  });
  if (!ok) {
    std::cerr << "synoptic: " << ok.error().message << '\n';
    return failed;
  }
  return status;
}

}  // namespace synoptic::cli
