// How the world's failures travel: as values. Strange text is not an error (stages are total);
// a missing file, a damaged lexicon or a bad record is.
#pragma once

#include <string>
#include <tl/expected.hpp>

namespace synoptic {

enum class ErrorCode { not_found, io, invalid, unsupported, too_large, corrupt };

struct Error {
  ErrorCode code = ErrorCode::invalid;
  std::string message;  // names file, line or byte, and what was expected
};

template <class T>
using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> fail(ErrorCode code, std::string message) {
  return tl::unexpected<Error>(Error{code, std::move(message)});
}

// "not_found", "io", ...: the `code` of an error record.
[[nodiscard]] constexpr const char* name_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::not_found: return "not_found";
    case ErrorCode::io: return "io";
    case ErrorCode::invalid: return "invalid";
    case ErrorCode::unsupported: return "unsupported";
    case ErrorCode::too_large: return "too_large";
    case ErrorCode::corrupt: return "corrupt";
  }
  return "invalid";
}

}  // namespace synoptic
