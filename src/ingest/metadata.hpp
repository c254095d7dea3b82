// What is known about a report besides its text: outlet, address, date, language, id. Fills what is still empty.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "doc/report.hpp"
#include "ingest/ingest.hpp"
#include "world/world.hpp"

namespace synoptic::ingest {

// "https://www.example.com:8080/a" -> "example.com"; empty if there is no host.
[[nodiscard]] std::string domain_of(std::string_view url);
// A name or a domain as the world knows it ("bbc" -> BBC, bbc.co.uk); unknown names stay as they are.
[[nodiscard]] Outlet outlet_named(std::string_view name, const World& world);
// The outlet of an address: known by its domain or a parent of it; else the domain alone.
[[nodiscard]] std::optional<Outlet> outlet_at(std::string_view url, const World& world);
// The outlet that a file's name tells ("moscowtimes.txt"); nullopt for "report1", "index", "2023-03-01" and the like.
[[nodiscard]] std::optional<Outlet> outlet_of_file(std::string_view path, const World& world);

// The outlet that a feed or wire names itself by: `name` may be one of its channels ("Veltra Post - World", "World | Veltra
// Post"), `site` is its address, which tells the two parts apart. Either may be empty, not both.
[[nodiscard]] Outlet outlet_of_channel(std::string_view name, std::string_view site, const World& world);
// Those of `more` that `list` does not have, behind it.
void add_new(std::vector<std::string>& list, const std::vector<std::string>& more);

// Before the sections are found: what the caller gave goes in first and so wins.
void take_given(Report& report, const Given& given, const World& world);
// After: outlet and date from the address, language from the text, the id.
void finish(Report& report, const Given& given, std::string_view said_language, const World& world);

}  // namespace synoptic::ingest
