// Interviews and transcripts, all invented: who speaks by the labels, and what is none.
#include <gtest/gtest.h>

#include <string>

#include "annotate/people.hpp"
#include "annotate/quotes.hpp"
#include "annotate/quotes_turns.hpp"
#include "base/models_path.hpp"
#include "text/language.hpp"
#include "text/text.hpp"
#include "world/world.hpp"

namespace synoptic::annotate {
namespace {

const World& world() {
  static const World w = World::load().value();
  return w;
}
const text::Language& language() {
  static const text::Language l = text::Language::load(find_models().value()).value();
  return l;
}

// Paragraphs are separated by " / ".
Report report_of(std::string text) {
  Report r;
  r.language = "en";
  for (std::size_t at = 0; (at = text.find(" / ")) != std::string::npos;) text.replace(at, 3, "\n\n");
  r.text = text;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find("\n\n", begin), text.size());
    r.sections.push_back({{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, SectionKind::body});
    begin = end + 2;
  }
  return r;
}

// "label > speaker: content + content", one a turn; "said" quotations inside them as "(cue speaker: content)".
std::string shown(const char* text) {
  const Report r = report_of(text);
  const Text t = text::read(r, world(), &language());
  const People p = find_people(r, t, world());
  std::string out;
  for (const Quote& q : find_quotes(r, t, p, world())) {
    const bool turn = std::string_view(q.rule) == "turn of a transcript";
    if (!turn && (!q.cue || !q.speaker)) continue;
    if (turn) {
      EXPECT_TRUE(!q.cue && q.source && q.kind == QuoteKind::direct && q.quoted == q.content);
    }
    if (!out.empty()) out += " | ";
    out += turn ? std::string(view(r.text, *q.source)) + " > " : "(" + std::string(view(r.text, *q.cue)) + " ";
    out += q.speaker ? p.entities[*q.speaker].name : "?";
    for (std::size_t i = 0; i < q.content.size(); ++i) out += (i ? " + " : ": ") + std::string(view(r.text, q.content[i]));
    if (!turn) out += ")";
  }
  return out;
}

struct Sample {
  const char* text;
  const char* want;
};

TEST(Turns, OfInterviewsAndTranscripts) {
  for (const Sample& row : std::initializer_list<Sample>{
           {"BEN COLE, HOST: / Good morning. Why close the ferry? / ADA HILL, MAYOR: We never wanted to close it. / It has broken down six times this year. / COLE: And who pays? / "
            "HILL: The board pays. (LAUGHTER) / COLE: Mayor Hill, thank you. / Northport Radio is owned by the town.",
            "BEN COLE, HOST > BEN COLE: Good morning. Why close the ferry? | ADA HILL, MAYOR > ADA HILL: We never wanted to close it. + It has broken down six times this year. | "
            "COLE > BEN COLE: And who pays? | HILL > ADA HILL: The board pays. | COLE > BEN COLE: Mayor Hill, thank you."},
           {"We met the mayor, Ada Hill. / Q: Why close the ferry? / A: We never wanted to.", "Q > ?: Why close the ferry? | A > Ada Hill: We never wanted to."},
           {"Ben Cole met the mayor, Ada Hill. / Q. Why close the ferry? / A. We never wanted to.", "Q > ?: Why close the ferry? | A > ?: We never wanted to."},
           {"**Ben Cole:** Why did you do it? / **Ada Hill:** I had no choice (it was old). / **Ben Cole:** Will you go?",
            "Ben Cole > Ben Cole: Why did you do it? | Ada Hill > Ada Hill: I had no choice (it was old). | Ben Cole > Ben Cole: Will you go?"},
           {"Ada Hill met Ben Cole on Friday. / MR. COLE: I ask you why the tolls rose. / MRS. HILL: You voted for it. / MR. COLE: I never did. Eve Moss told me that the tolls would fall. / THE CHAIRMAN: Order.",
            "MR. COLE > Ben Cole: I ask you why the tolls rose. | MRS. HILL > Ada Hill: You voted for it. | MR. COLE > Ben Cole: I never did. Eve Moss told me that the tolls would fall. | "
            "(told Eve Moss: that the tolls would fall) | THE CHAIRMAN > ?: Order."},
           {"Caller: “My boat is sinking.” / Dispatcher: “Where are you?” / The boat was off Lunde. / Caller: “I cannot say.”",
            "Caller > ?: My boat is sinking. | Dispatcher > ?: Where are you? | Caller > ?: I cannot say."},
       })
    EXPECT_EQ(shown(row.text), row.want) << row.text;
}

TEST(Turns, ExchangesInsideAReportLeaveTheReportersParagraphsAlone) {
  EXPECT_EQ(shown("The ferry of Northport stopped on Friday after forty years, and the quay was silent for the first time since the war. Nobody knows who will pay for a new one. / "
                  "REPORTER: Did you see it stop? / HILL: I saw nothing. / She went home early. / REPORTER: Were you there? / HILL: I was at home. / "
                  "The board meets in May. Ada Hill is not a member. The harbour has a second ferry, which is older still, and which the board has tried to sell since last spring."),
            "REPORTER > ?: Did you see it stop? | HILL > Ada Hill: I saw nothing. | REPORTER > ?: Were you there? | HILL > Ada Hill: I was at home.");
}

TEST(Turns, LabelsOfOtherKindsAreNone) {
  for (const char* text : {
           "Ada Hill: Made two good saves and was beaten once. / Ben Cole: You could not blame him. / Eve Moss: We saw little of her.",
           "Lucky Colour: Red / Love Focus: You will meet someone. / Lucky Colour: Blue / Love Focus: Do you trust your partner?",
           "Photo: Ada Hill / Update: We can say more. / Note: You may write to us. / Update: We know nothing.",
           "Pros: You can see the quay. / Cons: It is loud. / Pros: We liked it. / Cons: You pay.",
           "ADA HILL: We built ten bridges, as I said. / THE FACTS: They built two, as you see.  / ADA HILL: I never raised the tolls. / THE FACTS: They rose twice.",
           "Ada Hill: A life on the quay, as I saw it.",
           "Ada Hill, who lives by the quay, said: / I heard you. / Ben Cole, the mayor, said: / We heard it too. / Ada Hill, who was cold, added: / I saw us.",
       })
    EXPECT_EQ(shown(text).find(" > "), std::string::npos) << text << "\n" << shown(text);
}

TEST(Labels, NameRoleAndText) {
  const auto label = [](std::string_view text) {
    const auto l = quotes::label_of(text, {0, static_cast<std::uint32_t>(text.size())});
    return l ? l->key + (l->role ? " (role)" : "") + " [" + std::string(view(text, l->whole)) + "] " + std::string(view(text, l->text)) : std::string("none");
  };
  EXPECT_EQ(label("SEN. ADA HILL (R-Norland): We stay."), "hill [SEN. ADA HILL (R-Norland)] We stay.");
  EXPECT_EQ(label("**Élise de la Tour, 54:** We stay."), "tour [Élise de la Tour, 54] We stay.");
  EXPECT_EQ(label("Speaker 2: We stay."), "speaker 2 (role) [Speaker 2] We stay.");
  EXPECT_EQ(label("Q. Why?"), "q (role) [Q] Why?");
  EXPECT_EQ(label("Ada Hill:"), "hill [Ada Hill] ");
  for (const char* none : {"At 10:30 we left.", "The mayor of the town said: We stay.", "He left. Why: nobody knows.", "https://northport.example", ": we stay", "", "Why? Ada: no", "A long road that nobody in the whole of the town had ever taken before that day: We stay."})
    EXPECT_EQ(label(none), "none") << none;
}

}  // namespace
}  // namespace synoptic::annotate
