// The fields of a JSON object that is a report of somebody: of the input contract, of a crawler, of an agency (ninjs).
#pragma once

#include <simdjson.h>

#include <string>

#include "base/result.hpp"
#include "ingest/ingest.hpp"

namespace synoptic::ingest {

struct RecordText {
  std::string text, html;  // one of them, or neither
  bool fragment = false;   // `html` is the body of a report, not a page
  bool named = false;      // a field for one of them is there, if empty
};

// What `object` says goes into `given` over what is there. An error only where a field of the input contract is of a wrong type.
[[nodiscard]] Result<RecordText> read_fields(const simdjson::dom::object& object, Given& given);

}  // namespace synoptic::ingest
