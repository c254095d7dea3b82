// The order of a story's statements: by whether they stand by themselves and belong to what the story is about (standing.hpp), by how many
// origins say them and how surely, differences first; another cut of what a row above says goes down. What one report says is left out
// where it hardly stands by itself, what several say where it surely does not.
#pragma once

#include <vector>

#include "doc/dossier.hpp"

namespace synoptic::align {

// Sorts, and numbers their ids ("s1") in that order. The last thing that is done to statements.
void rank_statements(const std::vector<Document>& documents, std::vector<Statement>& statements);

}  // namespace synoptic::align
