// Invented people and places, real countries: what find_names makes of them.
#include <gtest/gtest.h>

#include "text/text.hpp"

namespace synoptic::text {
namespace {

const World& world() {
  static const World w = std::move(World::load().value());
  return w;
}

Text names_of(Report& r, std::string text) {
  r.text = std::move(text);
  r.sections.clear();
  for (std::size_t at = 0; at < r.text.size();) {
    const auto end = std::min(r.text.find('\n', at), r.text.size());
    if (end > at) r.sections.push_back({{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)}, SectionKind::body});
    at = end + 1;
  }
  return read(r, world());
}

// "kind name [title] =canonical @country flags; ..." without rules.
std::string names(std::string text) {
  Report r;
  const Text t = names_of(r, std::move(text));
  std::string out;
  for (const Name& n : t.names) {
    if (!out.empty()) out += "; ";
    out += name_of(n.kind)[0] == 'o' && name_of(n.kind)[1] == 'r' ? "org" : name_of(n.kind);
    out += ' ';
    out += view(r.text, n.span);
    if (!n.title.empty()) out += " [" + std::string(view(r.text, n.title)) + "]";
    if (!n.country.empty()) out += " @" + n.country;
    if (n.metonym) out += " metonym";
    if (n.demonym) out += " demonym";
  }
  return out;
}

TEST(Names, Table) {
  struct Row { const char* text; const char* names; };
  for (const Row& row : {
           Row{"Belarusian President Ivan Petrov met Maria Lopez.", "other Belarusian @BY demonym; person Ivan Petrov [Belarusian President]; person Maria Lopez"},
           Row{"The Chinese foreign minister Chen Wei spoke.", "other Chinese @CN demonym; person Chen Wei [Chinese foreign minister]"},
           Row{"A visit by spokesperson Nadia Korsun ended.", "person Nadia Korsun [spokesperson]"},
           Row{"Mr Petrov and Dr. Lopez left.", "person Petrov [Mr]; person Lopez [Dr.]"},
           Row{"Officials in Minsk and Kyiv said no.", "place Minsk @BY metonym; place Kyiv @UA metonym"},
           Row{"The Kremlin said no.", "org Kremlin @RU metonym"},
           Row{"They met in the Uzbek city of Samarkand.", "other Uzbek @UZ demonym; place Samarkand @UZ"},
           Row{"The European Union and NATO agreed.", "org European Union; org NATO"},
           Row{"She joined the Ministry of Foreign Affairs in May.", "org Ministry of Foreign Affairs"},
           Row{"He taught at the University of Samarkand on Monday.", "org University of Samarkand"},
           Row{"Shares of Harwick Corp rose.", "org Harwick Corp"},
           Row{"The talks with Juan de la Cruz and Ahmed al-Rashid failed.", "person Juan de la Cruz; person Ahmed al-Rashid"},
           Row{"A letter from Sean O'Brien Jr. came.", "person Sean O'Brien Jr."},
           Row{"Russia's offer and the U.S.-led talks", "place Russia @RU; place U.S. @US"},
           Row{"a Russian-backed group", "other Russian @RU demonym"},
           Row{"Police said they had left. However, the Greek ship stayed.", "other Greek @GR demonym"},
           Row{"It began in March, on a Tuesday.", ""},
           Row{"They told us who it is and why.", ""},
           Row{"A Saudi Arabia-led force and a New York-based group", "place Saudi Arabia @SA; place New York @US"},
           Row{"The harbour was renamed on Dr. King's wish.", "person King [Dr.]"},
           Row{"The Foundation for the Defence of Harbours wrote to Ringley Bros.", "org Foundation for the Defence of Harbours; org Ringley Bros."},
           Row{"The prize went to Burger King.", "org Burger King @US"},
           Row{"The prize went to Ferry King.", "other Ferry King"},
           Row{"He met Theresa May in May 2019.", "person Theresa May"},
           Row{"Muslim and Democrat voters", "other Muslim; other Democrat"},
           Row{"Lawyers for Wei Tolvaj, 45, and Kim Sun Ho agreed.", "person Wei Tolvaj; person Kim Sun Ho"},
           Row{"Talks with the WHO and the US went on.", "org WHO; place US @US"},
       })
    EXPECT_EQ(names(row.text), row.names) << row.text;
}

TEST(Names, ALoneSurnameTakesTheKindOfTheFullName) {
  EXPECT_EQ(names("On Monday the mayor met Anna Tolvaj.\nTolvaj said little. They praised Tolvaj."), "person Anna Tolvaj; person Tolvaj; person Tolvaj");
}

TEST(Names, AShortFormInBracketsIsTheBody) {
  EXPECT_EQ(names("The Northern Harbour Board (NHB) met. Later the NHB agreed."), "org Northern Harbour Board; org NHB; org NHB");
}

TEST(Names, HeadlinesNeedOtherEvidence) {
  EXPECT_EQ(names("Harbour Workers Reject Offer From China"), "place China @CN");
  EXPECT_EQ(names("TALKS WITH TOLVAJ FAIL IN CHINA\nOn Monday the mayor met Anna Tolvaj."), "person TOLVAJ; place CHINA @CN; person Anna Tolvaj");
}

TEST(Names, StateAfterACitySaysWhereItLies) {
  EXPECT_EQ(names("A fire in Birmingham, Alabama, was put out."), "place Birmingham @US; place Alabama @US");
}

}  // namespace
}  // namespace synoptic::text
