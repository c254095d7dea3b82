// The readers that `formats()` names, and how each is known. `head` is up to the first 64 KiB of the part.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "source/source.hpp"

namespace synoptic::source {

// Valid UTF-8 without control characters, at most 300 bytes: a name from a container, fit to be shown.
[[nodiscard]] std::string label_of(std::string_view name);

// archive.cpp: the files of a .zip or .tar, in their order; each is a part of its own.
[[nodiscard]] bool is_zip(const Part& part, std::string_view head);
[[nodiscard]] bool is_tar(const Part& part, std::string_view head);
[[nodiscard]] std::unique_ptr<Reader> open_archive(Part part);

// warc.cpp
[[nodiscard]] bool is_warc(const Part& part, std::string_view head);
[[nodiscard]] std::unique_ptr<Reader> open_warc(Part part);

// plain.cpp: one part, one report; and JSON lines
[[nodiscard]] bool is_json_lines(const Part& part, std::string_view head);
[[nodiscard]] std::unique_ptr<Reader> open_json_lines(Part part);
[[nodiscard]] bool is_json_record(const Part& part, std::string_view head);
[[nodiscard]] bool is_html(const Part& part, std::string_view head);
[[nodiscard]] bool is_markdown(const Part& part, std::string_view head);
[[nodiscard]] bool is_text(const Part& part, std::string_view head);
[[nodiscard]] std::unique_ptr<Reader> open_whole(Part part);  // its format by ending, then content

}  // namespace synoptic::source
