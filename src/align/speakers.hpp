// A page a speaker: all that somebody is quoted with, by report, with what each outlet cut.
#pragma once

#include <vector>

#include "doc/dossier.hpp"

namespace synoptic::align {

// Of utterances with a known speaker, whatever kind of entity that is (a person, a ministry, a state). By the number of reports that
// quote them, then of utterances, then by entity. What a variant puts otherwise stands in its `edits`; what a report leaves out of the
// fullest version is counted over all of its variants together, for an outlet may quote one sentence in two pieces.
[[nodiscard]] std::vector<Speaker> find_speakers(const std::vector<Document>& documents, const std::vector<Utterance>& utterances,
                                                 const Provenance& provenance);

}  // namespace synoptic::align
