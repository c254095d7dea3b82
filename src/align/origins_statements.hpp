// Statements that are somebody's words: one utterance, however many reports carry it.
#pragma once

#include <vector>

#include "doc/dossier.hpp"

namespace synoptic::align {

// Sets `Statement::utterance` where every place of the statement stands (by more than half) in variants of one and the same utterance.
void tie_to_utterances(std::vector<Statement>& statements, const std::vector<Utterance>& utterances);

}  // namespace synoptic::align
