// The order of a story's statements: by weight, but what cannot be read by itself (clarity.hpp), what points at something told before it,
// captions, and another cut of what a row above says go down. Of what one report says such rows are left out.
#pragma once

#include <vector>

#include "doc/dossier.hpp"

namespace synoptic::align {

// Sorts, and numbers their ids ("s1") in that order. The last thing that is done to statements.
void rank_statements(const std::vector<Document>& documents, std::vector<Statement>& statements);

}  // namespace synoptic::align
