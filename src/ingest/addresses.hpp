// When two addresses are one.
#pragma once

#include <string>
#include <string_view>

namespace synoptic::ingest {

// What an address has in common with all others of the same page: host without "www.", "m.", "amp."; path without "/amp",
// "index.html" and a slash at its end; query without what only counts visitors (utm_*, fbclid ...), sorted; no scheme, no
// fragment. Empty for what is no web address, and for the front page of a site, which is many reports' address.
[[nodiscard]] std::string address_key(std::string_view url);

}  // namespace synoptic::ingest
