#include "render/explain_origins.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "align/origins.hpp"
#include "align/passages.hpp"
#include "base/utf8.hpp"
#include "unit/passages_helpers.hpp"

namespace synoptic::render {
namespace {

using testing::HasSubstr;
using testing::Not;

const std::string wire =
    "Rescuers pulled eleven sailors from the freezing water late on Tuesday after the ferry struck an unmarked sandbank "
    "near the mouth of the Tessel river, and the harbour stayed closed until the morning.";
const std::string own =
    "At the quayside in Tessel a crowd had gathered before dawn, most of them relatives of the crew, wrapped in blankets that "
    "the parish had handed out, and they waited in silence while the first lifeboat rounded the breakwater.";

Dossier story(const std::vector<Given>& given) {
  static const World world = *World::load();
  Dossier d;
  d.documents = make_documents(given);
  d.passages = align::find_passages(d.documents);
  d.provenance = align::find_origins(d.documents, d.passages, world);
  return d;
}

TEST(Explain, SaysWhoCollapsedIntoWhatAndWhy) {
  const Dossier d = story({{"Beacon", wire + "\n\n— AFP", "2031-05-01", ""}, {"Ledger", wire, "2031-05-02", ""}, {"Post", own, "2031-05-02", ""}});
  const std::string text = explain_origins(d, {.width = 140});
  EXPECT_THAT(text, HasSubstr("3 reports, 3 outlets, 2 independent origins"));
  EXPECT_THAT(text, HasSubstr("AFP (wire): Beacon, Ledger"));
  EXPECT_THAT(text, HasSubstr("Beacon: 100 % of its prose is from AFP; direction stated"));
  EXPECT_THAT(text, HasSubstr("credit: credit line: AFP"));
  EXPECT_THAT(text, HasSubstr("“AFP”"));  // the place of the credit
  EXPECT_THAT(text, HasSubstr("Ledger: 100 % of its prose is from AFP; direction likely"));
  EXPECT_THAT(text, HasSubstr("Post: its own report; 0 % of its prose is carried from elsewhere"));
  EXPECT_THAT(text, HasSubstr("Beacon / Ledger: copied"));
}

TEST(Explain, LinesFitAndControlCharactersAreLeftOut) {
  const Dossier d = story({{"A\x1B[31m", wire + " \x1B[2J\xE2\x80\xAE", "2031-05-01", ""}, {"B", wire, "2031-05-02", ""}});
  for (const std::size_t width : {60U, 80U, 140U}) {
    const std::string text = explain_origins(d, {.width = width});
    EXPECT_THAT(text, Not(HasSubstr("\x1B")));
    EXPECT_THAT(text, Not(HasSubstr("\xE2\x80\xAE")));
    for (std::size_t at = 0; at < text.size();) {
      const auto end = text.find('\n', at);
      EXPECT_LE(utf8::width(text.substr(at, end - at)), width);
      at = end + 1;
    }
  }
}

TEST(Explain, NothingToExplain) { EXPECT_THAT(explain_origins(Dossier{}), HasSubstr("0 reports, 0 outlets, 0 independent origins")); }

}  // namespace
}  // namespace synoptic::render
