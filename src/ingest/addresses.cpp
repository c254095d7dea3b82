#include "ingest/addresses.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "base/utf8.hpp"
#include "ingest/lines.hpp"
#include "ingest/metadata.hpp"

namespace synoptic::ingest {
namespace {

// Parameters that say where a visitor came from or which layout was asked for.
bool counts_visitors(std::string_view name) {
  static constexpr auto names = std::to_array<std::string_view>(
      {"fbclid", "gclid", "dclid", "msclkid", "yclid", "igshid", "mc_cid", "mc_eid", "cmpid", "cmp", "ncid", "smid", "smtyp", "ocid", "icid", "ito", "cid", "s_cid", "xtor", "at_medium", "at_campaign",
       "ref", "ref_src", "referrer", "source", "src", "partner", "share", "shared", "sh", "spm", "_ga", "amp", "outputtype", "output", "ns_mchannel", "ns_source", "ns_campaign", "ns_linkname", "ns_fee",
       "rss", "feedtype", "feedname", "wt.mc_id", "wtmc", "traffic_source", "link_location", "guccounter", "guce_referrer", "guce_referrer_sig"});
  return name.starts_with("utm_") || std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

std::string address_key(std::string_view url) {
  url = trim(url);
  if (url.size() > 4096) return {};
  const auto scheme = url.find("://");
  if (scheme == std::string_view::npos || scheme > 5 || !utf8::lower(url.substr(0, scheme)).starts_with("http")) return {};
  std::string out = domain_of(url);
  if (out.empty()) return {};
  const auto host_end = std::min(url.find_first_of("/?#", scheme + 3), url.size());
  url = url.substr(host_end, url.find('#', host_end) - host_end);
  const auto question = std::min(url.find('?'), url.size());
  std::string_view path = url.substr(0, question), query = url.substr(std::min(question + 1, url.size()));

  for (bool more = true; more;) {
    more = false;
    for (const std::string_view tail : {"/", "/amp", ".amp", "/index.html", "/index.php", "/index.htm"})
      if (path.ends_with(tail)) {
        path.remove_suffix(tail.size());
        more = true;
      }
  }
  if (path.starts_with("/amp/")) path.remove_prefix(4);
  std::vector<std::string_view> kept;
  for (std::size_t at = 0; at < query.size();) {
    const auto end = std::min(query.find_first_of("&;", at), query.size());
    const auto pair = query.substr(at, end - at);
    if (!pair.empty() && !counts_visitors(utf8::lower(pair.substr(0, pair.find('='))))) kept.push_back(pair);
    at = end + 1;
  }
  if (path.empty() && kept.empty()) return {};
  std::sort(kept.begin(), kept.end());
  out += path;
  for (std::size_t i = 0; i < kept.size(); ++i) out.append(i ? "&" : "?").append(kept[i]);
  return out;
}

}  // namespace synoptic::ingest
