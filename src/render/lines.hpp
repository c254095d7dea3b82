// Lines for a terminal: text of reports shown as text, broken and cut at the width of the screen.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "doc/report.hpp"

namespace synoptic::render {

// White space as one space each; control characters, which could steer a terminal, and marks that turn the writing direction
// are left out.
[[nodiscard]] std::string clean(std::string_view text);
[[nodiscard]] std::string pad(std::string text, std::size_t columns);
// Breaks at spaces into lines of at most `columns`; a longer word is cut.
[[nodiscard]] std::vector<std::string> wrap(std::string_view text, std::size_t columns);
[[nodiscard]] std::string cut(std::string text, std::size_t columns, std::string_view dots);
// What a report is called: its outlet, else its file, else its id.
[[nodiscard]] std::string short_name(const Report& report);

}  // namespace synoptic::render
