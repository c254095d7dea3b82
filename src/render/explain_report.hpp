// Why a report was read as it was: for each time expression its rule, what it hangs on and what decided its direction; for each
// quotation its frame and whence its speaker; for each mention why it is who it is. For people, one finding after the other, each with
// its first byte in the report's text.
#pragma once

#include <string>

#include "doc/analysis.hpp"

namespace synoptic::render {

[[nodiscard]] std::string explain_report(const Document& document);

}  // namespace synoptic::render
