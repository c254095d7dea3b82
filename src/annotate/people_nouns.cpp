// Classes of common nouns that stand for somebody or something that has a name. Closed lists written by hand; a noun of a person that
// stands in none of them is a trade, or an office by the lists of people_words.cpp.
#include <algorithm>
#include <array>

#include "annotate/people_nominal_ranker.hpp"

namespace synoptic::annotate::people {
namespace {

struct Line {
  std::string_view noun;
  NounClass as;
};

template <std::size_t N>
constexpr std::array<Line, N> table(const Line (&lines)[N]) {
  std::array<Line, N> out{};
  for (std::size_t i = 0; i < N; ++i) out[i] = lines[i];
  std::sort(out.begin(), out.end(), [](const Line& a, const Line& b) { return a.noun < b.noun; });
  return out;
}

using enum NounClass;
constexpr auto nouns = table({
    // persons
    {"boy", age}, {"girl", age}, {"teen", age}, {"teenager", age}, {"child", age}, {"kid", age}, {"toddler", age}, {"youngster", age}, {"youth", age},
    {"infant", age}, {"baby", age}, {"adolescent", age}, {"juvenile", age}, {"pensioner", age}, {"newborn", age},
    {"man", plain}, {"woman", plain}, {"lady", plain}, {"gentleman", plain}, {"guy", plain},
    {"suspect", accused}, {"gunman", accused}, {"shooter", accused}, {"attacker", accused}, {"defendant", accused}, {"assailant", accused}, {"killer", accused},
    {"murderer", accused}, {"inmate", accused}, {"prisoner", accused}, {"detainee", accused}, {"fugitive", accused}, {"convict", accused}, {"perpetrator", accused},
    {"offender", accused}, {"robber", accused}, {"bomber", accused}, {"accused", accused}, {"rapist", accused}, {"thief", accused}, {"burglar", accused},
    {"arsonist", accused}, {"terrorist", accused},
    {"victim", harmed}, {"survivor", harmed}, {"deceased", harmed},
    {"singer", fame}, {"rapper", fame}, {"actor", fame}, {"actress", fame}, {"model", fame}, {"star", fame}, {"superstar", fame}, {"musician", fame},
    {"comedian", fame}, {"footballer", fame}, {"striker", fame}, {"midfielder", fame}, {"goalkeeper", fame}, {"quarterback", fame}, {"boxer", fame},
    {"athlete", fame}, {"sprinter", fame}, {"golfer", fame}, {"politician", fame}, {"mogul", fame}, {"billionaire", fame}, {"millionaire", fame}, {"tycoon", fame},
    {"magnate", fame}, {"entrepreneur", fame}, {"author", fame}, {"writer", fame}, {"novelist", fame}, {"poet", fame}, {"artist", fame}, {"painter", fame},
    {"composer", fame}, {"filmmaker", fame}, {"lawmaker", fame}, {"activist", fame}, {"icon", fame}, {"legend", fame}, {"philanthropist", fame},
    {"philosopher", fame}, {"whistleblower", fame},
    {"girlfriend", kin}, {"boyfriend", kin}, {"fiance", kin}, {"fiancee", kin}, {"spouse", kin}, {"stepson", kin}, {"stepdaughter", kin}, {"grandma", kin}, {"grandpa", kin},
    {"sibling", kin}, {"grandparent", kin}, {"grandchild", kin},
    {"friend", tie}, {"ally", tie}, {"partner", tie}, {"colleague", tie}, {"associate", tie}, {"rival", tie}, {"opponent", tie}, {"aide", tie}, {"adviser", tie},
    {"lawyer", tie}, {"attorney", tie}, {"solicitor", tie}, {"counsel", tie}, {"client", tie}, {"counterpart", tie}, {"critic", tie}, {"predecessor", tie}, {"successor", tie},
    {"mentor", tie}, {"protege", tie}, {"boss", tie}, {"assistant", tie}, {"deputy", tie}, {"neighbour", tie}, {"neighbor", tie}, {"confidant", tie}, {"employee", tie},
    // bodies
    {"company", company}, {"firm", company}, {"corporation", company}, {"business", company}, {"giant", company}, {"startup", company}, {"start-up", company},
    {"conglomerate", company}, {"subsidiary", company},
    {"airline", trader}, {"carrier", trader}, {"carmaker", trader}, {"automaker", trader}, {"manufacturer", trader}, {"maker", trader}, {"retailer", trader},
    {"chain", trader}, {"brand", trader}, {"developer", trader}, {"publisher", trader}, {"bank", trader}, {"lender", trader}, {"insurer", trader},
    {"studio", trader}, {"label", trader}, {"operator", trader}, {"supplier", trader}, {"brewer", trader}, {"chipmaker", trader}, {"drugmaker", trader},
    {"utility", trader}, {"brokerage", trader}, {"bookmaker", trader}, {"supermarket", trader}, {"planemaker", trader}, {"builder", trader}, {"consultancy", trader},
    {"contractor", trader},
    {"agency", body}, {"bureau", body}, {"ministry", body}, {"department", body}, {"commission", body}, {"committee", body}, {"council", body}, {"board", body},
    {"panel", body}, {"authority", body}, {"regulator", body}, {"watchdog", body}, {"office", body}, {"court", body}, {"tribunal", body}, {"government", body},
    {"administration", body}, {"inquiry", body},
    {"parliament", chamber}, {"senate", chamber}, {"legislature", chamber}, {"chamber", chamber}, {"assembly", chamber}, {"congress", chamber},
    {"party", party}, {"bloc", party}, {"alliance", party}, {"union", party}, {"coalition", party}, {"movement", party}, {"militia", party},
    {"group", group}, {"organization", group}, {"organisation", group}, {"association", group}, {"charity", group}, {"foundation", group}, {"institute", group},
    {"institution", group}, {"nonprofit", group}, {"society", group}, {"league", group}, {"federation", group}, {"consortium", group}, {"band", group}, {"orchestra", group}, {"trust", group},
    {"club", club}, {"team", club}, {"side", club}, {"squad", club}, {"franchise", club},
    {"school", school}, {"university", school}, {"college", school}, {"academy", school},
    {"newspaper", press}, {"paper", press}, {"magazine", press}, {"broadcaster", press}, {"network", press}, {"channel", press}, {"station", press}, {"outlet", press},
    {"tabloid", press}, {"daily", press}, {"publication", press}, {"journal", press},
    {"app", product}, {"platform", product}, {"service", product}, {"software", work}, {"website", product}, {"site", product}, {"portal", product}, {"game", work},
    {"device", work}, {"phone", work}, {"aircraft", work}, {"vessel", work}, {"ship", work}, {"spacecraft", work}, {"rocket", work}, {"vaccine", work},
    {"drug", work}, {"car", work},
    {"church", venue}, {"mosque", venue}, {"cathedral", venue}, {"temple", venue}, {"synagogue", venue}, {"hospital", venue}, {"museum", venue}, {"stadium", venue},
    {"airport", venue}, {"prison", venue}, {"jail", venue}, {"restaurant", venue}, {"bar", venue}, {"nightclub", venue}, {"hotel", venue}, {"store", venue}, {"shop", venue},
    {"gallery", venue}, {"theatre", venue}, {"theater", venue}, {"casino", venue}, {"library", venue}, {"bridge", venue}, {"park", venue}, {"square", venue}, {"tower", venue},
    {"palace", venue}, {"castle", venue}, {"factory", venue}, {"plant", venue}, {"mine", venue}, {"camp", venue}, {"base", venue}, {"clinic", venue},
    // places
    {"city", city}, {"town", city}, {"village", city}, {"capital", city}, {"municipality", city}, {"borough", city}, {"suburb", city}, {"neighbourhood", city},
    {"neighborhood", city},
    {"country", country}, {"nation", country}, {"kingdom", country}, {"republic", country},
    {"state", region}, {"province", region}, {"region", region}, {"county", region}, {"island", region}, {"territory", region}, {"district", region}, {"peninsula", region},
    {"commonwealth", region}, {"archipelago", region}, {"river", region}, {"lake", region}, {"mountain", region}, {"valley", region},
    // works and what is held
    {"film", work}, {"movie", work}, {"show", work}, {"series", work}, {"book", work}, {"song", work}, {"album", work}, {"novel", work}, {"musical", work},
    {"programme", work}, {"sitcom", work}, {"play", work}, {"single", work}, {"track", work}, {"documentary", work}, {"opera", work}, {"memoir", work},
    {"race", event}, {"tournament", event}, {"festival", event}, {"competition", event}, {"championship", event}, {"contest", event}, {"ceremony", event},
});

// What only shows in names: "Kestrel Motors Inc" is a company.
constexpr auto in_names = table({
    {"inc", company}, {"corp", company}, {"ltd", company}, {"plc", company}, {"llc", company}, {"llp", company}, {"gmbh", company}, {"ag", company}, {"holdings", company},
    {"motors", trader}, {"motor", trader}, {"airlines", trader}, {"airways", trader}, {"stores", trader}, {"partners", company}, {"industries", company},
    {"pharmaceuticals", company}, {"technologies", company}, {"systems", company}, {"bancorp", trader}, {"energy", company}, {"electric", company}, {"foods", company},
    {"studios", trader}, {"pictures", company}, {"entertainment", company}, {"records", company},
    {"police", body}, {"sheriff's", body}, {"house", chamber}, {"duma", chamber}, {"knesset", chamber}, {"bundestag", chamber},
    {"democrats", party}, {"gop", party}, {"republicans", party}, {"labour", party}, {"conservatives", party}, {"liberals", party}, {"greens", party}, {"nato", party}, {"eu", party},
    {"fc", club}, {"united", club}, {"rovers", club}, {"wanderers", club}, {"times", press}, {"post", press}, {"herald", press}, {"gazette", press}, {"tribune", press},
    {"telegraph", press}, {"guardian", press}, {"chronicle", press}, {"news", press}, {"tv", press}, {"radio", press}, {"infirmary", venue}, {"inn", venue}, {"arena", venue},
    {"center", venue}, {"centre", venue}, {"derby", event}, {"cup", event}, {"awards", event}, {"grand prix", event}, {"open", event}, {"olympics", event}, {"marathon", event},
});

template <std::size_t N>
NounClass look(const std::array<Line, N>& lines, std::string_view noun) {
  const auto at = std::lower_bound(lines.begin(), lines.end(), noun, [](const Line& a, std::string_view b) { return a.noun < b; });
  return at != lines.end() && at->noun == noun ? at->as : none;
}

}  // namespace

NounClass class_of_noun(const World& world, std::string_view w) {
  if (w == "fiancé" || w == "fiancée") return kin;
  if (const NounClass c = look(nouns, w); c != none) return c;
  if (is_kin(w)) return kin;
  if (is_office_noun(w)) return office;
  return is_person_noun(world, w) ? trade : none;
}

NounClass class_in_name(std::string_view w) {
  if (w.ends_with('.')) w.remove_suffix(1);
  if (const NounClass c = look(in_names, w); c != none) return c;
  const NounClass c = look(nouns, w);
  return family_of(c) == NounFamily::person ? none : c;
}

NounFamily family_of(NounClass c) {
  if (c == none) return NounFamily::none;
  if (c <= harmed) return NounFamily::person;
  if (c <= venue) return NounFamily::organization;
  return c <= region ? NounFamily::place : NounFamily::work;
}

}  // namespace synoptic::annotate::people
