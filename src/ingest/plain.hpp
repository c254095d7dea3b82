// Records read without looking into their text: for programs that compare texts whole and want them fast.
#pragma once

#include <string>
#include <string_view>

#include "ingest/ingest.hpp"

namespace synoptic::ingest {

// As `read_record`, but a given "text" is one body section from end to end: no title, by-line or boilerplate is found in
// it, nor a date or language. "html" and our own records are read as ever.
[[nodiscard]] Result<Report> read_plain_record(std::string_view line, const World& world, const Options& = {}, const Given& given = {});

[[nodiscard]] Result<Report> read_plain_text(std::string text, const Given& given, const World& world, const Options& = {});

}  // namespace synoptic::ingest
