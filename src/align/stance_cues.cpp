// The cues of stance: words and phrases of English by class, and marks.
#include <algorithm>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "align/stance.hpp"
#include "base/utf8.hpp"

namespace synoptic::align {
namespace {

struct Row {
  Cue cue;
  const char* words;  // lemmas or folded forms, phrases joined by "_"; parted by spaces
};

// Written for this purpose, from what English has for it.
constexpr Row rows[] = {
    {Cue::fake, "fake faked faker hoax hoaxer bogus false falsely untrue debunk debunked debunking myth prank prankster satire satirical fabricate fabricated fabrication rubbish "
                "nonsense bunk phony phoney spoof parody lie liar mislead misleading inaccurate inaccuracy incorrect incorrectly wrong wrongly erroneous erroneously fictional fiction fictitious photoshop photoshopped "
                "photoshopping staged doctored fool fooled dupe duped retract retraction misidentify misidentified misinformation disinformation disprove disproved disproven discredit discredited unfounded "
                "baseless groundless scam sham fraud made_up make_up fall_for fell_for falls_for not_real not_true isn't_real no_truth no_evidence urban_legend fake_news fact_check "
                "invent invented publicity_stunt stunt hogwash bullshit crap troll trolled trolling joke exaggerate exaggerated overblown gullible impostor imposter"},
    {Cue::deny, "deny denial refute rebut rebuff dispute disputed reject dismiss quash contradict rule_out rules_out disavow shoot_down shoots_down shot_down scotch downplay hit_back squash clarify clarification "
                "laugh_off insist dispel put_to debunk apologise apologize apology backtrack cancel canceled cancelled scrap scrapped drop_out drops_out pull_out pulls_out back_out backs_out reverse refuse decline"},
    {Cue::doubt, "doubt doubtful dubious unlikely skeptical sceptical skeptic sceptic skepticism scepticism suspicious question questions questionable implausible improbable unclear uncertain mystery conflicting "
                 "unproven unsubstantiated disbelief no_proof no_sign yet_to debate wonder really seriously mistake mistaken"},
    {Cue::negation, "not n't no never none neither nor cannot without nobody nothing"},
    {Cue::allegedly, "reportedly allegedly apparently supposedly purportedly purport seemingly alleged purported supposed rumored rumoured unconfirmed unverified suspected so-called apparent presumed presumably believed "
                     "ostensibly supposed_to said_to thought_to"},
    {Cue::rumour, "rumor rumour speculation speculate source sources insider leak leaked leaks gossip buzz tip tipster whisper word_is analyst allegation"},
    {Cue::report, "report reports reported reporting"},
    {Cue::claim, "claim claims claimed allege assert contend accuse accused accusation"},
    {Cue::say, "say says said tell tells told according state add note explain monitor spokesman spokeswoman spokesperson official officials police expert experts"},
    {Cue::think, "believe think suggest indicate hint appear seem expect expected anticipate predict forecast estimate feel look imply point suspect"},
    {Cue::perhaps, "may might could possible possibly perhaps maybe probably likely potential potentially"},
    {Cue::will, "will would 'll wo going_to"},
    {Cue::confirm, "confirm confirmed confirmation verify verified officially admit admits prove proven proof real true truth reveal announce announcement authenticate acknowledge evidence indeed "
                   "unveil declare finally"},
};

const std::unordered_map<std::string, Cues>& table() {
  static const auto* t = [] {
    auto* out = new std::unordered_map<std::string, Cues>;
    for (const Row& row : rows) {
      const std::string_view words = row.words;
      for (std::size_t b = 0; b < words.size();) {
        const std::size_t e = std::min(words.find(' ', b), words.size());
        (*out)[std::string(words.substr(b, e - b))].add(row.cue);
        b = e + 1;
      }
    }
    return out;
  }();
  return *t;
}

}  // namespace

Cues find_cues(const Document& document, std::uint32_t first, std::uint32_t last) {
  const auto& tokens = document.analysis.text.tokens;
  last = std::min<std::uint32_t>(last, static_cast<std::uint32_t>(tokens.size()));
  Cues out;
  const auto form = [&](std::uint32_t t) { return utf8::fold(view(document.report.text, tokens[t].span)); };
  const auto look = [&](const std::string& key) {
    if (const auto it = table().find(key); it != table().end()) out.add(it->second);
  };
  std::string previous, previous_lemma;
  std::optional<std::uint32_t> colon;
  for (std::uint32_t t = first; t < last; ++t) {
    const Token& token = tokens[t];
    const std::string word = form(t);
    const std::string& lemma = token.lemma.empty() ? word : token.lemma;
    if (word == "?") out.add(Cue::question);
    if (word == "!") out.add(Cue::exclaim);
    if (word == ":") colon = t;
    if (token.kind != TokenKind::word) {
      previous.clear();
      previous_lemma.clear();
      continue;
    }
    look(word);
    if (lemma != word) look(lemma);
    if (!previous.empty()) {
      look(previous + "_" + word);
      if (previous_lemma != previous) look(previous_lemma + "_" + word);
    }
    const std::string_view raw = view(document.report.text, token.span);
    if (raw.size() > 3 && token.upos != Upos::propn && std::all_of(raw.begin(), raw.end(), [](char c) { return c >= 'A' && c <= 'Z'; })) out.add(Cue::exclaim);
    previous = word;
    previous_lemma = lemma;
  }
  if (first < last) {
    static constexpr std::string_view auxiliaries[] = {"is", "are", "was", "were", "did", "does", "do", "has", "have", "had", "can", "could", "will", "would", "should"};
    static constexpr std::string_view asking[] = {"how", "why", "what", "who", "when", "where", "which"};
    const std::string word = form(first);
    if (std::find(std::begin(auxiliaries), std::end(auxiliaries), word) != std::end(auxiliaries)) out.add(Cue::asks);
    if (std::find(std::begin(asking), std::end(asking), word) != std::end(asking)) out.add(Cue::wh);
    if (word == "no") out.add(Cue::no_first);
  }
  if (colon && last - *colon <= 4) out.add(Cue::colon_end);
  return out;
}

const char* name_of(Cue c) {
  static constexpr const char* names[] = {"fake", "deny", "doubt", "negation", "no_first", "allegedly", "rumour", "report", "claim", "say", "think", "perhaps", "will",
                                          "confirm", "question", "asks", "wh", "colon_end", "exclaim"};
  static_assert(std::size(names) == cue_count);
  return names[static_cast<std::size_t>(c)];
}

}  // namespace synoptic::align
