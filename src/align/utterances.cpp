#include "align/utterances.hpp"
namespace synoptic::align {
std::vector<Utterance> find_utterances(const std::vector<Document>&, const Identities&, const Provenance&) { return {}; }
}  // namespace synoptic::align
