// SHA-256 (FIPS 180-4) of bytes, in the form that a Content-Security-Policy wants: "sha256-<base64>". Used only to name the
// page's own script and style, so it is written for shortness and not for speed.
#pragma once

#include <string>
#include <string_view>

namespace synoptic::render {

[[nodiscard]] std::string csp_hash(std::string_view bytes);

}  // namespace synoptic::render
