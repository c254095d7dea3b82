// Records of the contract as JSON: one line each, keys in contract order, no clock and no locale.
#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "doc/corpus.hpp"
#include "doc/dossier.hpp"
#include "doc/story.hpp"

namespace synoptic::render {

[[nodiscard]] std::string report_json(const Report& report);                        // `extract`
[[nodiscard]] std::string document_json(const Document& document, bool with_tokens); // `analyse`
[[nodiscard]] std::string story_json(const Story& story, const std::vector<Report>& reports);
[[nodiscard]] std::string dossier_json(const Dossier& dossier);
// An array: what stands in several of the stories of a run.
[[nodiscard]] std::string identities_json(const std::vector<CorpusIdentity>& identities, const std::vector<Dossier>& dossiers);
// `place` names the file ("reports.jsonl:3"); `line` is 1-based, 0 for a whole file.
[[nodiscard]] std::string error_json(const Error& error, const std::string& place, std::size_t line);

}  // namespace synoptic::render
