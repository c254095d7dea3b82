// Inside `find_quotes`: the clause that a cue without quotation marks reports. Private to the folder; pure functions.
#pragma once

#include <cstdint>
#include <vector>

#include "annotate/quotes_frame.hpp"

namespace synoptic::annotate::quotes {

[[nodiscard]] bool takes_addressee(CueClass c);

// The item where the clause that cue `k` reports begins ("that" included), or none; `rule` says how it was found.
[[nodiscard]] std::int32_t reported_clause(const Frame& f, const People& people, const std::vector<Subject>& subjects,
                                           std::size_t k, const char*& rule);

// Back to where the clause that ends before `end` begins.
[[nodiscard]] std::int32_t clause_begin(const Frame& f, std::int32_t end);

// Where the clause that cue `k` reports ends: the next cue that cannot be part of it, or the end of the frame.
[[nodiscard]] std::int32_t clause_end(const Frame& f, const std::vector<Subject>& subjects, std::size_t k,
                                      std::int32_t begin);

// Does a finite verb stand in [begin, end), as far as its form tells?
[[nodiscard]] bool has_verb(const Frame& f, std::int32_t begin, std::int32_t end);

}  // namespace synoptic::annotate::quotes
