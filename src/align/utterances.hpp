// Variants of one utterance put together: the fullest first, each other one with its relation and its edits.
#pragma once

#include <vector>

#include "align/identities.hpp"
#include "doc/dossier.hpp"

namespace synoptic::align {

[[nodiscard]] std::vector<Utterance> find_utterances(const std::vector<Document>& documents,
                                                     const Identities& identities, const Provenance& provenance);

}  // namespace synoptic::align
