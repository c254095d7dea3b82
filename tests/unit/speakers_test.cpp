#include "align/speakers.hpp"

#include <gmock/gmock.h>

#include <string>

namespace synoptic::align {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// One line a report; its quotations stand between { and }, each with the number of its utterance: "{1 We will wait.}". "~" before the
// number marks a paraphrase. Utterances 1 to 4 are by entity 0, 5 to 8 by entity 1, 9 by nobody known.
struct Story {
  std::vector<Document> documents;
  std::vector<Utterance> utterances;
  Provenance provenance;
};

Story story_of(const std::vector<std::string>& lines) {
  Story s;
  std::map<int, std::vector<Variant>> variants;
  for (const std::string& line : lines) {
    Document d;
    d.report.complete = true;
    d.analysis.analysed = true;
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
      if (line[i] != '{') {
        d.report.text += line[i];
        continue;
      }
      const bool indirect = line[i + 1] == '~';
      const int utterance = line[i + (indirect ? 2 : 1)] - '0';
      i += indirect ? 4 : 3;
      const auto begin = static_cast<std::uint32_t>(d.report.text.size());
      for (; line[i] != '}'; ++i) d.report.text += line[i];
      Variant v;
      v.place = {static_cast<std::uint32_t>(s.documents.size()), {begin, static_cast<std::uint32_t>(d.report.text.size())}};
      v.kind = indirect ? QuoteKind::indirect : QuoteKind::direct;
      v.quote = number++;
      variants[utterance].push_back(v);
    }
    s.provenance.own.push_back(static_cast<std::uint32_t>(s.documents.size()));
    s.provenance.stretches.emplace_back();
    s.documents.push_back(std::move(d));
  }
  for (auto& [number, list] : variants) {
    Utterance u;
    u.id = "q" + std::to_string(number);
    if (number < 9) u.speaker = number < 5 ? 0 : 1;
    std::stable_sort(list.begin(), list.end(), [](const Variant& a, const Variant& b) { return a.place.span.size() > b.place.span.size(); });
    u.fullest = list.front().place;
    std::sort(list.begin() + 1, list.end(), [](const Variant& a, const Variant& b) { return a.place < b.place; });
    u.variants = list;
    s.utterances.push_back(std::move(u));
  }
  return s;
}

std::string words(const Story& s, const Place& p) { return s.documents[p.report].report.text.substr(p.span.begin, p.span.size()); }

// "0: 1 2(we left out this) without 3; 2: 1; silent 1" of one speaker.
std::string told(const Story& s, const Speaker& speaker) {
  std::string out;
  for (const SpeakerReport& r : speaker.reports) {
    out += (out.empty() ? "" : "; ") + std::to_string(r.report) + ":";
    for (const SpeakerSaid& x : r.said) {
      out += ' ' + s.utterances[x.utterance].id;
      for (const Place& c : x.cut) out += '(' + words(s, c) + ')';
    }
    for (const auto u : r.without) out += " -" + s.utterances[u].id;
  }
  for (const auto r : speaker.silent) out += "; silent " + std::to_string(r);
  return out;
}

std::vector<std::string> pages(const Story& s) {
  std::vector<std::string> out;
  for (const Speaker& x : find_speakers(s.documents, s.utterances, s.provenance)) out.push_back("e" + std::to_string(x.entity) + " " + told(s, x));
  return out;
}

TEST(Speakers, NobodyKnownHasNoPage) { EXPECT_THAT(pages(story_of({"Voices: {9 Open the gates at the old lock.}"})), IsEmpty()); }

TEST(Speakers, TellsByReportWhatIsCut) {
  const Story s = story_of({
      "{1 We raised the gates of the old lock because the river rose in the night.} And {2 Nobody was hurt in the valley.}",
      "{1 We raised the gates of the old lock}, Moss said.",
      "Moss spoke of {1 the gates of the old lock} and said {1 the river rose in the night}.",
      "Nothing is quoted here.",
  });
  EXPECT_THAT(pages(s), ElementsAre("e0 0: q1 q2; 1: q1(because the river rose in the night) -q2; 2: q1(We raised) -q2; silent 3"));
}

TEST(Speakers, AParaphraseCutsNothing) {
  const Story s = story_of({"{1 We raised the gates of the old lock because the river rose in the night.}", "She said {~1 the gates had been raised}."});
  EXPECT_THAT(pages(s), ElementsAre("e0 0: q1; 1: q1"));
}

TEST(Speakers, OneQuotationInTwoPiecesIsFullTogether) {
  // The pieces of the fullest version belong to one quotation of its report.
  Story s = story_of({"{1 We raised the gates of the old lock}, Moss said, {1 because the river rose in the night.}", "{1 The river rose in the night}, Moss said."});
  s.utterances[0].variants[1].quote = s.utterances[0].variants[0].quote;
  EXPECT_THAT(pages(s), ElementsAre("e0 0: q1; 1: q1(We raised the gates of the old lock)"));
}

TEST(Speakers, MostQuotedFirst) {
  const Story s = story_of({"{5 The bridge stays shut.} {1 We will wait for spring.} {2 Nobody is to blame.}", "{5 The bridge stays shut.}"});
  EXPECT_THAT(pages(s), ElementsAre("e1 0: q5; 1: q5", "e0 0: q1 q2; silent 1"));
}

TEST(Speakers, SilenceCountsOnlyOfCompleteAndAnalysedReports) {
  Story s = story_of({"{1 We will wait for spring.} {2 Nobody is to blame.}", "{1 We will wait for spring.}", "Nothing.", "Nothing."});
  s.documents[1].report.complete = false;
  s.documents[2].analysis.analysed = false;
  EXPECT_THAT(pages(s), ElementsAre("e0 0: q1 q2; 1: q1; silent 3"));
}

TEST(Speakers, OriginsAreCountedOnce) {
  Story s = story_of({"{1 We will wait for spring.}", "{1 We will wait for spring.}", "{2 Nobody is to blame.}"});
  s.provenance.own = {0, 0, 1};  // the second report is a copy of the first
  const auto speakers = find_speakers(s.documents, s.utterances, s.provenance);
  ASSERT_EQ(speakers.size(), 1u);
  EXPECT_EQ(speakers[0].origins, 2u);
  EXPECT_EQ(speakers[0].utterances, 2u);
}

}  // namespace
}  // namespace synoptic::align
