// One self-contained page for the stories of a run: works from a file, asks nothing of the network, and lets no script run but
// its own (a Content-Security-Policy names the hashes of the page's script and style).
//
// The page carries the very records that `dossier_json` prints, plus, per story, what the records leave out and the page needs
// to name the origin of a place: `{"stories":[dossier...],"provenance":[{"own":[origin id per report],
// "stretches":[[[begin,end,origin id]...] per report]}...]}`. Everything a reader sees is laid out in the browser from that, as
// text nodes only. Same dossiers, same bytes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "doc/corpus.hpp"
#include "doc/dossier.hpp"

namespace synoptic::render {

[[nodiscard]] std::string page_html(const std::vector<Dossier>& dossiers, const std::vector<CorpusIdentity>& identities = {});

// JSON made safe to stand inside <script>: the same value, without any '<' and without U+2028 and U+2029. O(n).
[[nodiscard]] std::string json_for_script(std::string_view json);

}  // namespace synoptic::render
