#include "annotate/people.hpp"

#include <gtest/gtest.h>

#include <map>

#include "annotate/people_name.hpp"
#include "unit/people_story.hpp"

namespace synoptic::annotate {
namespace {

using testing::marked;

// "Ivo Tarkan: Tarkan, he | Anna Bel: Bel": entities in order, each with its mentions after the first.
std::string told(const Document& d, bool pronouns = true) {
  const People people = find_people(d.report, d.analysis.text, testing::world());
  std::vector<std::string> lines(people.entities.size());
  for (std::size_t e = 0; e < people.entities.size(); ++e) lines[e] = people.entities[e].name + ":";
  for (const Mention& m : people.mentions) {
    EXPECT_NE(std::string_view(m.rule), "");
    EXPECT_LE(m.span.end, d.report.text.size());
    if (m.form == MentionForm::pronoun && !pronouns) continue;
    lines[m.entity] += " [" + std::string(view(d.report.text, m.span)) + "]";
  }
  std::string out;
  for (const auto& l : lines) out += (out.empty() ? "" : " | ") + l;
  return out;
}

struct Row {
  const char* what;
  const char* source;
  const char* want;
};
void check(std::initializer_list<Row> rows) {
  for (const Row& row : rows) EXPECT_EQ(told(marked(row.source)), row.want) << row.what;
}

TEST(PersonName, FamilyNameByOrder) {
  for (const auto& [in, family] : std::initializer_list<std::pair<const char*, const char*>>{
           {"Ivo Tarkan", "tarkan"}, {"Ursula von der Brook", "von der brook"}, {"Wang Meilin", "wang"}, {"Kim Jae-un", "kim"},
           {"Kim Hartley", "hartley"}, {"Lee Child", "child"}, {"Park Jin Woo", "park"}, {"Jonas Marsh Jr.", "marsh"},
           {"J.P. Marsh's", "marsh"}, {"Marsh", "marsh"}, {"", ""}})
    EXPECT_EQ(parse_person_name(in).family(), family) << in;
}

TEST(People, NamesOfOnePerson) {
  check({
      {"full name, then family name", "{p Ivo Tarkan} spoke. {p Tarkan} left.", "Ivo Tarkan: [Ivo Tarkan] [Tarkan]"},
      {"family name first", "{p Tarkan} left. {p Ivo Tarkan} spoke.", "Ivo Tarkan: [Tarkan] [Ivo Tarkan]"},
      {"title and family name", "{p Ivo Tarkan} spoke. {p Mr|Tarkan} left.", "Ivo Tarkan: [Ivo Tarkan] [Tarkan]"},
      {"given name", "{p Ivo Tarkan} spoke. {p Ivo} left.", "Ivo Tarkan: [Ivo Tarkan] [Ivo]"},
      {"possessive", "{p Ivo Tarkan's} plan. {p Tarkan} left.", "Ivo Tarkan: [Ivo Tarkan] [Tarkan]"},
      {"surname first", "{p Wang Meilin} spoke. {p Wang} left.", "Wang Meilin: [Wang Meilin] [Wang]"},
      {"middle name left out", "{p Ivo Peter Tarkan} spoke. {p Ivo Tarkan} left.", "Ivo Peter Tarkan: [Ivo Peter Tarkan] [Ivo Tarkan]"},
      {"middle name as family name", "{p Pilar Vasco Ruiz} spoke. {p Vasco} left.", "Pilar Vasco Ruiz: [Pilar Vasco Ruiz] [Vasco]"},
      {"a name of unknown kind", "{p Ivo Tarkan} spoke. {x Tarkan} left.", "Ivo Tarkan: [Ivo Tarkan] [Tarkan]"},
      {"particles", "{p Ursula von der Brook} spoke. {p Von der Brook} left.", "Ursula von der Brook: [Ursula von der Brook] [Von der Brook]"},
  });
}

TEST(People, TwoPeopleStayTwo) {
  check({
      {"one family, later name", "{p Ivo Tarkan} met {p Anna Tarkan}. {p Tarkan} left.", "Ivo Tarkan: [Ivo Tarkan] | Anna Tarkan: [Anna Tarkan]"},
      {"one family, told by the honorific", "{p Mr|Ivo Tarkan} met {p Ms|Anna Tarkan}. {p Ms|Tarkan} left.",
       "Ivo Tarkan: [Ivo Tarkan] | Anna Tarkan: [Anna Tarkan] [Tarkan]"},
      {"one family, only one known so far", "{p Ivo Tarkan} spoke. {p Tarkan} left. {p Anna Tarkan} stayed.",
       "Ivo Tarkan: [Ivo Tarkan] [Tarkan] | Anna Tarkan: [Anna Tarkan]"},
      {"one given name", "{p Ivo Tarkan} met {p Ivo Bel}. {p Ivo} left.", "Ivo Tarkan: [Ivo Tarkan] | Ivo Bel: [Ivo Bel] | Ivo: [Ivo]"},
      {"father and son", "{p Ivo Tarkan} and {p Ivo Tarkan Jr.} met.", "Ivo Tarkan: [Ivo Tarkan] | Ivo Tarkan Jr.: [Ivo Tarkan Jr.]"},
      {"two of one Chinese family name", "{p Wang Meilin} met {p Wang Bo}. {p Wang} left.", "Wang Meilin: [Wang Meilin] | Wang Bo: [Wang Bo]"},
      {"another first name", "{p Ivo Tarkan} met {p Igor Tarkan}.", "Ivo Tarkan: [Ivo Tarkan] | Igor Tarkan: [Igor Tarkan]"},
      {"initial that fits two", "{p Ivo Tarkan} met {p Ida Tarkan}. {p I. Tarkan} left.",
       "Ivo Tarkan: [Ivo Tarkan] | Ida Tarkan: [Ida Tarkan] | I. Tarkan: [I. Tarkan]"},
      {"a father brought in later", "{p Marsh} spoke. {p Marsh} left. Her father, {p Robert Marsh}, stayed. {p Marsh} slept.",
       "Marsh: [Marsh] [Marsh] [Her] [Marsh] | Robert Marsh: [Robert Marsh]"},
      {"a namesake", "{p Tarkan} won the race. It was named after {p Ivo Tarkan}.", "Tarkan: [Tarkan] | Ivo Tarkan: [Ivo Tarkan]"},
      {"a couple", "{p Anna} and {p Robert Marsh} left. {p Marsh} spoke.", "Anna: [Anna] | Robert Marsh: [Robert Marsh] | Marsh: [Marsh]"},
      {"Jr. alone", "{p Ivo Tarkan} and {p Ivo Tarkan Jr.} met. {p Tarkan Jr.} left.", "Ivo Tarkan: [Ivo Tarkan] | Ivo Tarkan Jr.: [Ivo Tarkan Jr.] [Tarkan Jr.]"},
      {"the president's son", "{p Ivo Marsh Jr.} is his son. {p President|Marsh} left.", "Ivo Marsh Jr.: [Ivo Marsh Jr.] | Marsh: [Marsh]"},
      {"another office", "{p President|Marsh} spoke. Later {p Anna Marsh} left.", "Marsh: [Marsh] | Anna Marsh: [Anna Marsh]"},
      {"a woman is no Jr.", "{p Ivo Marsh Jr.} spoke. {p Mrs.|Marsh} left.", "Ivo Marsh Jr.: [Ivo Marsh Jr.] | Marsh: [Marsh]"},
      {"a place and a person", "{c:JO Jordan} hosted {p Mara Jordan}. {p Jordan} left {c:JO Jordan}.",
       "Jordan: [Jordan] [Jordan] | Mara Jordan: [Mara Jordan] [Jordan]"},
  });
}

TEST(People, OrganisationsAndPlaces) {
  check({
      {"acronym in brackets", "The {o Coastal Rescue Union} ({o CRU}) met. {o CRU} spoke.", "Coastal Rescue Union: [Coastal Rescue Union] [CRU] [CRU]"},
      {"short form", "{o Kestrel Group} fell. {o Kestrel} rose.", "Kestrel Group: [Kestrel Group] [Kestrel]"},
      {"two that begin alike", "{o Kestrel Group} fell. {o Kestrel Bank} rose.", "Kestrel Group: [Kestrel Group] | Kestrel Bank: [Kestrel Bank]"},
      {"acronym of other words", "{o Coastal Rescue Union} met {o NRU}.", "Coastal Rescue Union: [Coastal Rescue Union] | NRU: [NRU]"},
      {"the bloc", "The {o Northern Union} met. The bloc will pay.", "Northern Union: [Northern Union] [The bloc]"},
      {"no bloc nearby", "{o Kestrel Group} met. The bloc will pay.", "Kestrel Group: [Kestrel Group]"},
      {"two companies", "{o Kestrel Group} sued {o Marlow Inc}. The company won.", "Kestrel Group: [Kestrel Group] | Marlow Inc: [Marlow Inc]"},
  });
}

TEST(People, OrganisationsByANoun) {
  check({
      {"the only one spoken of", "{o Kestrel} grew by half. The company waits.", "Kestrel: [Kestrel] [The company]"},
      {"another one two sentences before", "{o Halden} fell. It rained. {o Kestrel} grew by half. The company waits.", "Halden: [Halden] | Kestrel: [Kestrel]"},
      {"too long ago", "{o Kestrel} grew by half. It rained. It snowed. The company waits.", "Kestrel: [Kestrel]"},
      {"of another type", "{o Kestrel University} grew by half. The company waits.", "Kestrel University: [Kestrel University]"},
      {"its type", "{o Kestrel University} grew by half. The university waits.", "Kestrel University: [Kestrel University] [The university]"},
  });
}

TEST(People, PiecesOfLongerNames) {
  check({
      {"a word of a title", "Fans sang \"A Whole New {x Samar}\" on stage. {o Kestrel} grows.", "Kestrel: [Kestrel]"},
      {"a quoted name", "Fans sang of \"{x Samar}\" on stage.", "Samar: [Samar]"},
      {"quoted speech", "\"We love {l Samar} so much,\" he said.", "Samar: [Samar]"},
      {"a sign that belongs to it", "{o Kestrel+} and {o Kestrel} grow.", "Kestrel+: [Kestrel+] | Kestrel: [Kestrel]"},
      {"a sign that the finder left out", "{o Kestrel}+ and {o Kestrel} grow.", "Kestrel+: [Kestrel+] | Kestrel: [Kestrel]"},
      {"a letter behind it", "{o Kestrel} X grew. {o Kestrel} waits.", "Kestrel X: [Kestrel X] | Kestrel: [Kestrel]"},
      {"an office of somebody", "The coroner's {o Office} waits.", ""},
      {"a party and a state", "{p Ivo Tarkan}, {x D-Mass}, spoke.", "Ivo Tarkan: [Ivo Tarkan]"},
  });
}

TEST(People, ACountryThatIsAState) {
  const auto country_of = [](const char* source) {
    const Document d = marked(source);
    const People people = find_people(d.report, d.analysis.text, testing::world());
    const auto e = std::find_if(people.entities.begin(), people.entities.end(), [](const Entity& x) { return x.name == "Georgia"; });
    return e == people.entities.end() ? std::string("none") : e->country;
  };
  EXPECT_EQ(country_of("The flight left {l Atlanta} in {c:GE Georgia}."), "");
  EXPECT_EQ(country_of("The farm is in {c:GE Georgia}, not in {l Alabama}."), "");
  EXPECT_EQ(country_of("{c:GE Georgia} waits."), "GE");
  EXPECT_EQ(country_of("{c:GE Georgia} and {c:RU Russia} wait. A senator of {l Alabama} spoke."), "GE");
}

TEST(People, SeatsOfGovernment) {
  check({
      {"says", "{c:VL Veloria} waits. {m:VL Tarn} said no.", "Veloria: [Veloria] [Tarn]"},
      {"far verb", "{c:VL Veloria} waits. {m:VL Tarn} has so far not publicly responded.", "Veloria: [Veloria] [Tarn]"},
      {"possessive with a policy", "{c:VL Veloria} and {m:VL Tarn}'s proposals.", "Veloria: [Veloria] [Tarn]"},
      {"possessive with a thing", "{c:VL Veloria} and {m:VL Tarn}'s beaches.", "Veloria: [Veloria] | Tarn: [Tarn]"},
      {"sanctions on", "Sanctions on {m:VL Tarn} hurt {c:VL Veloria}.", "Veloria: [Tarn] [Veloria]"},
      {"in the city", "{c:VL Veloria} waits. They met in {m:VL Tarn}.", "Veloria: [Veloria] | Tarn: [Tarn]"},
      {"a trip", "{c:VL Veloria} waits. His trip to {m:VL Tarn} ended.", "Veloria: [Veloria] | Tarn: [Tarn]"},
      {"dateline", "{m:VL Tarn} - {c:VL Veloria} waits.", "Tarn: [Tarn] | Veloria: [Veloria]"},
  });
}

std::string roles(const Document& d) {
  std::string out;
  for (const Entity& e : find_people(d.report, d.analysis.text, testing::world()).entities)
    for (const Role& role : e.roles) {
      EXPECT_EQ(role.text, view(d.report.text, role.span));
      out += (out.empty() ? "" : " | ") + e.name + " = " + role.text;
    }
  return out;
}

TEST(People, Roles) {
  for (const Row& row : std::initializer_list<Row>{
           {"title", "{d:VL Velorian} {p President|Ivo Tarkan} spoke.", "Ivo Tarkan = Velorian President"},
           {"extended title", "{c:VL Veloria}'s foreign ministry {p spokesman|Ivo Tarkan} spoke.", "Ivo Tarkan = Veloria's foreign ministry spokesman"},
           {"honorific only", "{p Mr|Tarkan} spoke.", ""},
           {"no title found", "{c:VL Veloria} dictator {p Tarkan} spoke.", "Tarkan = Veloria dictator"},
           {"apposition", "{p Ivo Tarkan}, a senior adviser to {p Bel}, spoke.", "Ivo Tarkan = senior adviser to Bel"},
           {"dashes", "{p Ivo Tarkan} \u2014 a close ally of {p Anna Bel} \u2014 spoke.", "Ivo Tarkan = close ally of Anna Bel"},
           {"age first", "{p Ivo Tarkan}, 45, a farmer, spoke.", "Ivo Tarkan = farmer"},
           {"before the name", "It sent its top diplomat, {p Ivo Tarkan}, to speak.", "Ivo Tarkan = top diplomat"},
           {"copula", "{p Tarkan} is a close ally of {p Bel} and has backed him.", "Tarkan = close ally of Bel"},
           {"copula after a clause", "{p Tarkan}, who calls himself a poet, is a close ally of {p Bel}.", "Tarkan = close ally of Bel"},
           {"negated", "{p Tarkan} is not a close ally of {p Bel}.", ""},
           {"a list", "{p Ivo Tarkan}, {p President|Anna Bel} and others met.", "Anna Bel = President"},
           {"another subject", "Yesterday they met {p Ivo Tarkan}, the mayor said.", ""},
           {"its object", "{p Tarkan}, the mayor of {l Samar} said, was late.", ""},
           {"a thing", "{p Tarkan} is the winner's choice.", ""},
       })
    EXPECT_EQ(roles(marked(row.source)), row.want) << row.what;
}

TEST(People, Nominals) {
  check({
      {"country and office", "{d:VL Velorian} {p President|Ivo Tarkan} spoke. The {d:VL Velorian} leader left.",
       "Ivo Tarkan: [Ivo Tarkan] [The Velorian leader]"},
      {"country as a noun", "{c:VL Veloria} {p President|Ivo Tarkan} spoke. The {c:VL Veloria} leader left.",
       "Veloria: [Veloria] [Veloria] | Ivo Tarkan: [Ivo Tarkan] [The Veloria leader]"},
      {"headline", "# {c:VL Veloria} Leader Visits {l Samar}\n\n{c:VL Veloria} {p President|Ivo Tarkan} spoke.",
       "Veloria: [Veloria] [Veloria] | Ivo Tarkan: [Veloria Leader] [Ivo Tarkan] | Samar: [Samar]"},
      {"two leaders", "{d:VL Velorian} {p President|Ivo Tarkan} met {d:VL Velorian} {p Prime Minister|Anna Bel}. The {d:VL Velorian} leader left.",
       "Ivo Tarkan: [Ivo Tarkan] | Anna Bel: [Anna Bel]"},
      {"another country", "{d:VL Velorian} {p President|Ivo Tarkan} spoke. The {d:MR Marian} leader left.", "Ivo Tarkan: [Ivo Tarkan]"},
      {"another office", "{d:VL Velorian} {p Foreign Minister|Ivo Tarkan} spoke. The {d:VL Velorian} president left.", "Ivo Tarkan: [Ivo Tarkan]"},
      {"a country no table knows", "{x Velorian} {p President|Ivo Tarkan} spoke. The {x Velorian} leader left.",
       "Velorian: [Velorian] [Velorian] | Ivo Tarkan: [Ivo Tarkan] [The Velorian leader]"},
      {"leader of something else", "{d:VL Velorian} opposition {p leader|Ivo Tarkan} spoke. The {d:VL Velorian} president left.", "Ivo Tarkan: [Ivo Tarkan]"},
      {"former", "{d:VL Velorian} {p President|Ivo Tarkan} spoke. The former {d:VL Velorian} president left.", "Ivo Tarkan: [Ivo Tarkan]"},
      {"only one of this office", "{p Mayor|Ivo Tarkan} met {p Senator|Anna Bel}. The mayor left.", "Ivo Tarkan: [Ivo Tarkan] [The mayor] | Anna Bel: [Anna Bel]"},
      {"a trade, of the one last spoken of", "{p Ivo Tarkan}, a singer, met {p Anna Bel}. {p Tarkan} left. The singer was late.",
       "Ivo Tarkan: [Ivo Tarkan] [Tarkan] [The singer] | Anna Bel: [Anna Bel]"},
      {"a trade, of another", "{p Ivo Tarkan}, a singer, left. {p Anna Bel} called. The singer was late.", "Ivo Tarkan: [Ivo Tarkan] | Anna Bel: [Anna Bel]"},
      {"a comparison", "{p Mayor|Ivo Tarkan} spoke. He is not the oldest mayor.", "Ivo Tarkan: [Ivo Tarkan] [He]"},
      {"a vague word", "{p Ivo Tarkan}, a party official, spoke. The official left.", "Ivo Tarkan: [Ivo Tarkan]"},
      {"title before a name", "{d:VL Velorian} {p President|Ivo Tarkan} met the {d:VL Velorian} {p president|Anna Bel}.", "Ivo Tarkan: [Ivo Tarkan] | Anna Bel: [Anna Bel]"},
  });
}

TEST(People, Pronouns) {
  check({
      {"own sentence", "{p Ivo Tarkan} said he was glad.", "Ivo Tarkan: [Ivo Tarkan] [he]"},
      {"sentence before", "{p Ivo Tarkan} met {p Anna Bel}. He said no.", "Ivo Tarkan: [Ivo Tarkan] [He] | Anna Bel: [Anna Bel]"},
      {"a given name that speaks against it", "{p Peter Tarkan} spoke. She left.", "Peter Tarkan: [Peter Tarkan]"},
      {"somebody of that gender in between", "{p Tarkan} stared at the table as the old father spoke and he left.", "Tarkan: [Tarkan]"},
      {"nor makes the other likelier", "{p Peter Tarkan} met {p Olan Bel}. {p Peter Tarkan} and {p Olan Bel} spoke. She left.", "Peter Tarkan: [Peter Tarkan] [Peter Tarkan] | Olan Bel: [Olan Bel] [Olan Bel]"},
      {"chain", "{p Ivo Tarkan} spoke. He left. He added nothing.", "Ivo Tarkan: [Ivo Tarkan] [He] [He]"},
      {"next paragraph", "{p Ivo Tarkan} spoke.\n\nHe left.", "Ivo Tarkan: [Ivo Tarkan] [He]"},
      {"two subjects", "{p Ivo Tarkan} and {p Olan Bel} spoke. He left.", "Ivo Tarkan: [Ivo Tarkan] | Olan Bel: [Olan Bel]"},
      {"gender shown", "{p Mr|Tarkan} met {p Ms|Bel}. She left.", "Tarkan: [Tarkan] | Bel: [Bel] [She]"},
      {"inside quotation marks", "{p Ivo Tarkan} spoke. \"He left,\" {p Anna Bel} said.", "Ivo Tarkan: [Ivo Tarkan] | Anna Bel: [Anna Bel]"},
      {"his among two", "{p Ivo Tarkan} told {p Olan Bel} that his country was ready.", "Ivo Tarkan: [Ivo Tarkan] | Olan Bel: [Olan Bel]"},
      {"object beside", "{p Tarkan} has spoken to {p Bel}, but he has not written.", "Tarkan: [Tarkan] [he] | Bel: [Bel]"},
      {"said after a quotation", "\"No,\" said {p Ivo Tarkan}. He left.", "Ivo Tarkan: [Ivo Tarkan] [He]"},
      {"a main clause that follows", "{p Ivo Tarkan} spoke. When asked if he would sell, {p Olan Bel} said no.", "Ivo Tarkan: [Ivo Tarkan] | Olan Bel: [Olan Bel]"},
      {"somebody unknown in between", "{p Anna Tarkan} said that when the actress could talk she left.", "Anna Tarkan: [Anna Tarkan]"},
      {"named in passing", "The day ended with {p Ivo Tarkan}. He left.", "Ivo Tarkan: [Ivo Tarkan]"},
      {"no person", "{o Kestrel Group} rose. He left.", "Kestrel Group: [Kestrel Group]"},
      {"too far", "{p Ivo Tarkan} spoke. It rained all day. He left.", "Ivo Tarkan: [Ivo Tarkan]"},
  });
}

TEST(People, AnyBytesAreSafe) {
  for (const char* odd : {"", "{p }", "{p Jr.}", "{p '}'s {p ,} said he.", "{o (} ({o )})", "{m:VL Tarn}", "the", "the president of", "{p A}, the", "{p A} \u2014"}) {
    const Document d = marked(odd);
    EXPECT_LE(find_people(d.report, d.analysis.text, testing::world()).entities.size(), 3u) << odd;
  }
}

}  // namespace
}  // namespace synoptic::annotate
