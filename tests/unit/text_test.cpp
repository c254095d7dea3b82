#include <gtest/gtest.h>

#include "text/text.hpp"

namespace synoptic::text {
namespace {

Report report_of(std::string text, SectionKind kind = SectionKind::body) {
  Report r;
  r.text = std::move(text);
  r.sections = {{{0, static_cast<std::uint32_t>(r.text.size())}, kind}};
  return r;
}

std::string tokens(std::string text) {
  const Report r = report_of(std::move(text));
  Text t;
  split(r, t);
  std::string out;
  for (const Token& token : t.tokens) {
    if (!out.empty()) out += '|';
    out += view(r.text, token.span);
  }
  return out;
}

std::string sentences(std::string text, SectionKind kind = SectionKind::body) {
  const Report r = report_of(std::move(text), kind);
  Text t;
  split(r, t);
  std::string out;
  for (const Sentence& s : t.sentences) {
    if (!out.empty()) out += " / ";
    out += view(r.text, s.span);
  }
  return out;
}

std::string lemmas(std::string text) {
  const Report r = report_of(std::move(text));
  Text t;
  split(r, t);
  rule_lemmas(r.text, t);
  std::string out;
  for (const Token& token : t.tokens) out += (out.empty() ? "" : " ") + token.lemma;
  return out;
}

TEST(Tokens, Table) {
  struct Row { const char* text; const char* tokens; };
  for (const Row& row : {
           Row{"She didn't go.", "She|did|n't|go|."},
           Row{"We can't, won’t, cannot.", "We|ca|n't|,|wo|n’t|,|can|not|."},
           Row{"he's they're I'd we'll I'm you've", "he|'s|they|'re|I|'d|we|'ll|I|'m|you|'ve"},
           Row{"Lind's boats, the boats' owners", "Lind|'s|boats|,|the|boats|'|owners"},
           Row{"Lind’s boats", "Lind|’s|boats"},
           Row{"O'Neil and D’Arcy at five o'clock", "O'Neil|and|D’Arcy|at|five|o'clock"},
           Row{"a 12-point, all-weather plan", "a|12|-|point|,|all|-|weather|plan"},
           Row{"an e-mail on a non-stop, pre-war co-operative", "an|e-mail|on|a|non-stop|,|pre-war|co-operative"},
           Row{"self-made, post-2015, mid-1980s, X-ray", "self|-|made|,|post|-|2015|,|mid-1980s|,|X|-|ray"},
           Row{"Lind-Marsh's mother-in-law's boat", "Lind|-|Marsh|'s|mother|-|in|-|law|'s|boat"},
           Row{"al-Hadi and Jean-Luc Orr", "al|-|Hadi|and|Jean|-|Luc|Orr"},
           Row{"a Lind-esque, clock-wise turn", "a|Lind-esque|,|clock-wise|turn"},
           Row{"call 555-0142 or 713-555-0142 by 2010-01-05", "call|555-0142|or|713-555-0142|by|2010-01-05"},
           Row{"2-3 boats, 2003-2007, a 3-1 win", "2|-|3|boats|,|2003|-|2007|,|a|3|-|1|win"},
           Row{"on 11/28/2000, after 9/11, 1/2 a day", "on|11/28/2000|,|after|9/11|,|1|/|2|a|day"},
           Row{"and/or he/she w/o it", "and|/|or|he|/|she|w/o|it"},
           Row{"$5m, US$4.5bn, 10km at 7:30PM, the 19th, Q1", "$|5|m|,|US$|4.5|bn|,|10|km|at|7:30|PM|,|the|19th|,|Q1"},
           Row{"the 60's, 1990s and 2003's", "the|60's|,|1990s|and|2003|'s"},
           Row{"dont, didnt, im, alot, gonna, dunno", "do|nt|,|did|nt|,|i|m|,|a|lot|,|gon|na|,|du|n|no"},
           Row{"its a boat in its harbour", "it|s|a|boat|in|its|harbour"},
           Row{"as is his wont", "as|is|his|wont"},
           Row{"right? :) no ;-) <3", "right|?|:)|no|;-)|<3"},
           Row{"see notes.doc, plan-2b.pdf and a-b@example.org", "see|notes.doc|,|plan-2b.pdf|and|a-b@example.org"},
           Row{"at north-port.example.com-based firms", "at|north-port.example.com|-|based|firms"},
           Row{"fish, nets, etc. and boats, etc.", "fish|,|nets|,|etc.|and|boats|,|etc|."},
           Row{"in Tempe, Ariz., (b. 3 May) c. 1871", "in|Tempe|,|Ariz.|,|(|b.|3|May|)|c.|1871"},
           Row{"Yahoo! News, wow!", "Yahoo!|News|,|wow|!"},
           Row{"+44 20 and << or $$$", "+44|20|and|<<|or|$$$"},
           Row{"10,000 boats at 9.30 and 10:15, 1,00,000 more", "10,000|boats|at|9.30|and|10:15|,|1,00,000|more"},
           Row{"in 2010,2011", "in|2010|,|2011"},
           Row{"$5.2m, €300, 5% and 24/7", "$|5.2|m|,|€|300|,|5|%|and|24|/|7"},
           Row{"U.S. and U.N.-led, at 9 a.m. today", "U.S.|and|U.N.|-|led|,|at|9|a.m.|today"},
           Row{"Mr. Lind, Gov. Marsh and J. K. Orr", "Mr.|Lind|,|Gov.|Marsh|and|J.|K.|Orr"},
           Row{"No. 5 said no. Then", "No.|5|said|no|.|Then"},
           Row{"see https://a.example.org/b?c=(d). Or www.example.com, ok", "see|https://a.example.org/b?c=(d)|.|Or|www.example.com|,|ok"},
           Row{"mail ada.lind@example.org or @ada_l #harbour", "mail|ada.lind@example.org|or|@ada_l|#harbour"},
           Row{"on example.com. Next", "on|example.com|.|Next"},
           Row{"Wait... what?! No -- never", "Wait|...|what|?!|No|--|never"},
           Row{"“Yes,” she said", "“|Yes|,|”|she|said"},
           Row{"港は閉鎖", "港は閉鎖"},
           Row{"Порт закрыт", "Порт|закрыт"},
           Row{"AT&T and R&D", "AT&T|and|R&D"},
           Row{"the '90s", "the|'90s"},
           Row{"Ruritania-backed", "Ruritania|-|backed"},
           Row{"(it)", "(|it|)"},
           Row{"", ""},
           Row{" \n\t ", ""},
       })
    EXPECT_EQ(tokens(row.text), row.tokens) << row.text;
}

TEST(Words, AreWrittenWords) {
  const auto words = [](std::string text) {
    const Report r = report_of(std::move(text));
    Text t;
    split(r, t);
    std::string out;
    for (const WrittenWord& w : t.words) out += (out.empty() ? "" : "|") + std::string(view(r.text, w.span));
    EXPECT_EQ(t.sentences.empty() ? 0u : t.sentences.back().last_word, t.words.size());
    return out;
  };
  EXPECT_EQ(words("a 12-point, all-weather plan"), "a|12-point|,|all-weather|plan");
  EXPECT_EQ(words("Abdel-Rahman Lind's mother-in-law. Then 24/7 and/or 2-3."), "Abdel-Rahman|Lind|'s|mother-in-law|.|Then|24/7|and|/|or|2-3|.");
  EXPECT_EQ(words("U.N.-led - or not"), "U.N.-led|-|or|not");
}

TEST(Sentences, Table) {
  struct Row { const char* text; const char* sentences; };
  for (const Row& row : {
           Row{"It rained. Boats stayed in.", "It rained. / Boats stayed in."},
           Row{"Mr. Lind met Gov. Marsh in Sept. 2021 in the U.S. Senate.", "Mr. Lind met Gov. Marsh in Sept. 2021 in the U.S. Senate."},
           Row{"He left the U.S. The boats stayed.", "He left the U.S. / The boats stayed."},
           Row{"J. K. Orr spoke at 9 a.m. Tuesday. Ada Lind came at 10 p.m. Nobody else did.", "J. K. Orr spoke at 9 a.m. Tuesday. / Ada Lind came at 10 p.m. / Nobody else did."},
           Row{"“It is over.” She left.", "“It is over.” / She left."},
           Row{"\"It is over.\" She left.", "\"It is over.\" / She left."},
           Row{"“Is it over?” she asked. No one knew.", "“Is it over?” she asked. / No one knew."},
           Row{"“Is it over?” Ada Lind asked. No one knew.", "“Is it over?” Ada Lind asked. / No one knew."},
           Row{"She said: \"We wait. Then we sail.\" \"Good,\" he said.", "She said: \"We wait. / Then we sail.\" / \"Good,\" he said."},
           Row{"Prices rose 3.5 per cent. Wages did not.", "Prices rose 3.5 per cent. / Wages did not."},
           Row{"We wait ... and wait.", "We wait ... and wait."},
           Row{"We waited… Then it came.", "We waited… / Then it came."},
           Row{"(It rained.) Boats stayed in.", "(It rained.) / Boats stayed in."},
           Row{"A line\nbreak is space. So\nis this.", "A line\nbreak is space. / So\nis this."},
           Row{"1. The first point", "1. The first point"},
           Row{"Lind Inc. said so. It works for Lind Inc. But not today.", "Lind Inc. said so. / It works for Lind Inc. / But not today."},
           Row{"The end.The next.", "The end. / The next."},
           Row{"No stop at all", "No stop at all"},
           Row{"He left the port. [17] Boats stayed.", "He left the port. [17] / Boats stayed."},
           Row{"Is it right? :) We think so.", "Is it right? :) / We think so."},
           Row{"Is it over? no one knew. It was so!", "Is it over? / no one knew. / It was so!"},
           Row{"They met in Tempe, Ariz. The boats stayed. U.S.-led talks failed.", "They met in Tempe, Ariz. / The boats stayed. / U.S.-led talks failed."},
           Row{"Her film Come Home! (1965), and a play, won.", "Her film Come Home! (1965), and a play, won."},
           Row{"Ada Lind (b. 3 May 1950) and Orr (c. 1949) met.", "Ada Lind (b. 3 May 1950) and Orr (c. 1949) met."},
           Row{"\"It is wrong.“ However, they went.", "\"It is wrong.“ / However, they went."},
       })
    EXPECT_EQ(sentences(row.text), row.sentences) << row.text;
}

TEST(Sentences, TitlesAreOneCaptionsAreNot) {
  EXPECT_EQ(sentences("Port shut. Boats wait.", SectionKind::title), "Port shut. Boats wait.");
  EXPECT_EQ(sentences("Boats wait. Photo: A. Lind", SectionKind::caption), "Boats wait. / Photo: A. Lind");
}

TEST(Sentences, NeverCrossASectionAndSkipBoilerplate) {
  Report r;
  r.text = "first part\nsecond part\nsign up now";
  r.sections = {{{0, 10}, SectionKind::body}, {{11, 22}, SectionKind::body}, {{23, 34}, SectionKind::boilerplate}};
  Text t;
  split(r, t);
  ASSERT_EQ(t.sentences.size(), 2u);
  EXPECT_EQ(t.sentences[1].span, (Span{11, 22}));
  EXPECT_EQ(t.sentences[1].section_index, 1u);
  EXPECT_EQ(t.tokens.size(), 4u);
}

TEST(Lemmas, Table) {
  struct Row { const char* text; const char* lemmas; };
  for (const Row& row : {
           Row{"ministers said they were leaving", "minister say they be leave"},
           Row{"countries signed treaties", "country sign treaty"},
           Row{"she stopped, called, passed and planned", "she stop , call , pass and plan"},
           Row{"making, announcing, visiting, settling", "make , announce , visit , settle"},
           Row{"news of the crisis in politics", "news of the crisis in politics"},
           Row{"Reuters reports", "reuters report"},
           Row{"they won't and can't", "they will not and can not"},
           Row{"taxes, churches, boxes, houses", "tax , church , box , house"},
           Row{"women told children", "woman tell child"},
       })
    EXPECT_EQ(lemmas(row.text), row.lemmas) << row.text;
}

}  // namespace
}  // namespace synoptic::text
