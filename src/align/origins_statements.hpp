// The origins of statements, and those that are somebody's words: one utterance, however many reports carry it.
#pragma once

#include <vector>

#include "doc/dossier.hpp"

namespace synoptic::align {

// The origins of the statement's places, those of reports that say only a part of it left out; sorted. Ten words and more of one wording, or
// nearly one, have one origin, the first one's, though no report says where it has them from.
[[nodiscard]] std::vector<std::uint32_t> origins_of(const std::vector<Document>& documents, const Statement& statement, const Provenance& provenance);

// Sets `Statement::utterance` where every place of the statement stands (by more than half) in variants of one and the same utterance.
void tie_to_utterances(std::vector<Statement>& statements, const std::vector<Utterance>& utterances);

}  // namespace synoptic::align
