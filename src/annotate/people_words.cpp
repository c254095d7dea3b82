// Closed lists of common English words, written by hand: which nouns name a person, which of those head a state, which
// verbs and nouns tell a government from a city.
#include "annotate/people_parts.hpp"
#include "base/word_set.hpp"

namespace synoptic::annotate::people {
namespace {

template <std::size_t N>
bool in(const WordSet<N>& set, std::string_view word) {
  return set.contains(word);
}
template <std::size_t N>
constexpr WordSet<N> list(const std::string_view (&words)[N]) {
  return word_set(words);
}

constexpr auto person_nouns = list({
    // heads of states, parties, bodies
    "president", "premier", "chancellor", "leader", "dictator", "king", "queen", "emperor", "emir", "sultan", "monarch", "ruler",
    "strongman", "autocrat", "prime minister", "minister", "secretary", "governor", "mayor", "senator", "congressman",
    "congresswoman", "representative", "lawmaker", "deputy", "councillor", "councilman", "councilwoman", "ambassador", "envoy",
    "diplomat", "commissioner", "chairman", "chairwoman", "chair", "chairperson", "chief", "head", "boss", "director",
    "manager", "executive", "ceo", "founder", "co-founder", "cofounder", "owner", "speaker", "vice-president", "treasurer",
    "administrator", "superintendent", "inspector", "sheriff", "marshal", "commander", "general", "colonel", "major",
    "captain", "lieutenant", "sergeant", "admiral", "officer", "official", "prosecutor", "attorney", "lawyer", "solicitor",
    "barrister", "judge", "justice", "magistrate", "pope", "cardinal", "bishop", "archbishop", "priest", "pastor", "rabbi",
    "imam", "cleric", "ayatollah", "prince", "princess", "duke", "duchess", "heir", "politician", "candidate", "nominee",
    "president-elect", "whip", "statesman", "oligarch", "billionaire", "millionaire", "tycoon", "magnate", "counterpart",
    // those who speak for others
    "spokesman", "spokeswoman", "spokesperson", "adviser", "advisor", "aide", "ally", "strategist", "counsel", "representative",
    // knowledge and trades
    "professor", "lecturer", "scientist", "researcher", "economist", "analyst", "expert", "historian", "scholar", "fellow",
    "doctor", "physician", "surgeon", "nurse", "epidemiologist", "virologist", "psychologist", "psychiatrist", "engineer",
    "teacher", "student", "principal", "author", "writer", "novelist", "poet", "journalist", "reporter", "correspondent",
    "editor", "columnist", "commentator", "host", "anchor", "presenter", "blogger", "broadcaster", "photographer", "artist",
    "painter", "musician", "singer", "rapper", "composer", "actor", "actress", "comedian", "filmmaker", "producer", "model",
    "designer", "architect", "farmer", "fisherman", "driver", "pilot", "astronaut", "firefighter", "policeman", "policewoman",
    "detective", "soldier", "veteran", "businessman", "businesswoman", "entrepreneur", "investor", "banker", "trader",
    "activist", "campaigner", "dissident", "protester", "rebel", "militant", "whistleblower", "lobbyist", "mogul", "curator",
    "coach", "trainer", "player", "footballer", "striker", "midfielder", "defender", "goalkeeper", "quarterback", "boxer",
    "champion", "athlete", "sprinter", "skipper", "referee", "jockey", "golfer", "cyclist", "swimmer", "gymnast",
    "shopkeeper", "pensioner", "resident", "neighbour", "neighbor", "witness", "survivor", "victim", "suspect", "gunman",
    "shooter", "attacker", "defendant", "assailant", "hostage", "passenger", "clerk", "operator", "organiser", "organizer",
    "coordinator", "member", "partner", "associate", "colleague", "friend", "rival", "opponent", "critic", "successor",
    "predecessor", "protege", "mentor", "supporter", "confidant", "confidante", "loyalist", "man", "woman", "boy", "girl",
    "teenager", "citizen", "native", "hero", "star", "icon", "legend", "mastermind", "ringleader", "negotiator", "mediator",
    // kin
    "husband", "wife", "widow", "widower", "father", "mother", "son", "daughter", "brother", "sister", "uncle", "aunt",
    "cousin", "nephew", "niece", "grandfather", "grandmother", "grandson", "granddaughter", "stepfather", "stepmother",
    "girlfriend", "boyfriend", "fiance", "fiancee", "half-brother", "half-sister", "twin", "parent", "lady"});

constexpr auto leaders = list({"president", "premier", "prime minister", "chancellor", "leader", "dictator", "king", "queen",
                               "emperor", "emir", "sultan", "monarch", "ruler", "strongman", "autocrat", "taoiseach",
                               "supreme leader", "head of state", "head of government"});
constexpr auto offices = list({
    "minister", "secretary", "governor", "mayor", "senator", "congressman", "congresswoman", "ambassador", "envoy", "commissioner",
    "chairman", "chairwoman", "chair", "chairperson", "chief executive", "director", "director general", "secretary general",
    "attorney general", "solicitor general", "inspector general", "surgeon general", "chief justice", "speaker", "treasurer",
    "superintendent", "sheriff", "prosecutor", "judge", "magistrate", "pope", "cardinal", "archbishop", "bishop", "ayatollah", "prince",
    "princess", "duke", "duchess", "spokesman", "spokeswoman", "spokesperson", "counsel", "first lady", "coach", "manager", "nominee",
    "president-elect", "founder", "coroner", "premier", "commander", "admiral"});
constexpr auto any_leaders = list({"leader", "ruler", "strongman", "dictator", "autocrat", "head of state"});

constexpr auto kin = list({"husband", "wife", "widow", "widower", "father", "mother", "son", "daughter", "brother", "sister", "uncle",
                           "aunt", "cousin", "nephew", "niece", "grandfather", "grandmother", "grandson", "granddaughter",
                           "stepfather", "stepmother", "half-brother", "half-sister", "twin", "parent", "dad", "mum", "mom"});
constexpr auto honorifics = list({"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir", "dame", "lord", "lady", "madam", "madame",
                                  "monsieur", "uncle", "aunt", "auntie", "father", "mother", "brother", "sister"});

constexpr auto male_words = list({"mr", "sir", "king", "prince", "duke", "lord", "emperor", "sultan", "pope", "father", "husband",
                                  "son", "brother", "uncle", "nephew", "grandfather", "grandson", "stepfather", "boyfriend",
                                  "widower", "spokesman", "congressman", "businessman", "policeman", "actor", "gunman", "boy",
                                  "man", "statesman", "councilman", "half-brother", "archbishop", "cardinal", "imam"});
constexpr auto female_words = list({"mrs", "ms", "miss", "dame", "queen", "princess", "duchess", "lady", "mother", "wife",
                                    "daughter", "sister", "aunt", "niece", "grandmother", "granddaughter", "stepmother",
                                    "girlfriend", "widow", "spokeswoman", "congresswoman", "businesswoman", "policewoman",
                                    "actress", "chairwoman", "girl", "woman", "councilwoman", "half-sister", "baroness"});

constexpr auto rank_words = list({"former", "ex", "ex-", "late", "vice", "deputy", "assistant", "acting", "interim", "then",
                                  "outgoing", "incoming", "would-be", "onetime", "ousted", "deposed", "exiled", "shadow",
                                  "opposition", "associate", "undersecretary", "designate"});

constexpr auto prepositions = list({"about", "above", "across", "after", "against", "along", "alongside", "amid", "among", "around",
                                    "as", "at", "before", "behind", "below", "beneath", "beside", "between", "beyond", "by",
                                    "despite", "down", "during", "for", "from", "in", "inside", "into", "like", "near", "of",
                                    "off", "on", "onto", "opposite", "outside", "over", "past", "regarding", "round", "since",
                                    "than", "through", "throughout", "to", "toward", "towards", "under", "until", "up", "upon",
                                    "via", "with", "within", "without"});
constexpr auto adverbs = list({"already", "also", "again", "apparently", "consistently", "currently", "earlier", "even", "ever",
                               "finally", "first", "further", "however", "immediately", "initially", "instead", "just", "largely",
                               "last", "later", "long", "meanwhile", "merely", "nearly", "never", "not", "now", "often", "once",
                               "only", "previously", "publicly", "quickly", "rather", "really", "recently", "reportedly",
                               "repeatedly", "simply", "since", "so", "soon", "still", "strenuously", "strongly", "subsequently",
                               "suddenly", "then", "therefore", "too", "twice", "usually", "yet", "n't", "far", "always", "today",
                               "yesterday", "both", "all", "each", "himself", "herself", "itself"});
constexpr auto auxiliaries = list({"is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "having", "does", "do",
                                   "did", "will", "would", "shall", "should", "can", "could", "may", "might", "must", "'s", "'ll",
                                   "'d", "'ve", "wo", "ca", "isn't", "wasn't", "hasn't", "hadn't", "doesn't", "didn't", "won't",
                                   "wouldn't", "couldn't", "can't", "cannot", "shouldn't", "aren't", "weren't", "haven't", "don't"});
constexpr auto determiners = list({"a", "an", "the", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my",
                                   "your", "another", "one", "some", "any", "every", "each", "no"});

constexpr auto government_verbs = list({
    "accept", "accepted", "accepts", "accuse", "accused", "accuses", "acknowledged", "acknowledges", "adopted", "agreed", "agrees",
    "aims", "allowed", "announced", "announces", "annexed", "appealed", "appears", "approved", "argued", "argues", "asked", "asks",
    "asserted", "backed", "backs", "banned", "barred", "believed", "believes", "blamed", "blames", "blocked", "called", "calls",
    "cancelled", "canceled", "claimed", "claims", "condemned", "condemns", "confirmed", "considered", "considers", "criticised",
    "criticized", "decided", "decides", "declared", "declares", "declined", "declines", "defended", "demanded", "demands", "denied",
    "denies", "denounced", "denounces", "deployed", "described", "dismissed", "dispatched", "disputed", "endorsed", "expects",
    "expelled", "expressed", "expresses", "fears", "felt", "froze", "hailed", "hails", "halted", "hinted", "hopes", "hoped",
    "imposed", "imposes", "insisted", "insists", "intends", "invaded", "invited", "issued", "lauded", "lauds", "launched",
    "maintains", "mulling", "negotiated", "offered", "offers", "opposed", "opposes", "ordered", "plans", "pledged", "pledges",
    "praised", "praises", "preparing", "pressed", "promised", "proposed", "proposes", "protested", "provoked", "published",
    "pushed", "ratified", "reacted", "reaffirmed", "recalled", "recognised", "recognized", "refused", "refuses", "refuted",
    "regards", "rejected", "rejects", "released", "repeated", "reported", "responded", "responds", "retaliated", "said", "says",
    "seeking", "seeks", "sees", "sent", "severed", "signaled", "signalled", "signed", "sought", "stated", "stressed", "summoned",
    "supported", "supports", "suspended", "suspects", "threatened", "threatens", "told", "trying", "tried", "unveiled", "urged",
    "urges", "views", "voiced", "vowed", "vows", "wanted", "wants", "warned", "warns", "welcomed", "welcomes", "willing", "ready",
    "prepared", "unwilling", "reluctant", "keen", "considering", "planning", "contemplating", "hoping", "committed", "concerned",
    "adamant", "determined", "agree", "provide", "support", "accept", "respond", "impose", "retaliate", "consider", "deny"});
constexpr auto policy_nouns = list({
    "aggression", "agenda", "aid", "aims", "allegation", "allegations", "allies", "ally", "ambassador", "ambition", "ambitions",
    "announcement", "approach", "approval", "argument", "army", "arsenal", "assertion", "assertions", "assistance", "attack",
    "attacks", "attempt", "attempts", "attitude", "backing", "ban", "behaviour", "behavior", "bid", "blockade", "budget", "call",
    "calls", "campaign", "censorship", "claim", "claims", "commitment", "concern", "concerns", "condemnation", "control",
    "counterattack", "crackdown", "decision", "decisions", "defence", "defense", "delegation", "demand", "demands", "denial",
    "denials", "diplomacy", "diplomat", "diplomats", "dispute", "economy", "effort", "efforts", "embargo", "envoy", "fears",
    "forces", "foreign", "goal", "goals", "government", "grip", "help", "hostility", "influence", "insistence", "intention",
    "intentions", "interest", "interests", "interference", "intervention", "invasion", "investment", "involvement", "isolation",
    "leader", "leaders", "leadership", "lead", "meddling", "military", "missile", "missiles", "move", "moves", "navy", "negotiators",
    "nuclear", "objection", "objections", "objectives", "occupation", "offensive", "offer", "official", "officials", "opposition",
    "peace", "permission", "plan", "plans", "pledge", "pledges", "policies", "policy", "position", "power", "pressure",
    "proposal", "proposals", "propaganda", "reaction", "refusal", "regime", "rejection", "relations", "relationship", "repression",
    "request", "requests", "response", "retaliation", "rhetoric", "rivalry", "role", "sanctions", "security", "siege", "sovereignty",
    "stance", "statement", "statements", "state", "strategy", "strikes", "support", "suspicions", "tariffs", "terms", "territorial",
    "threat", "threats", "ties", "top", "trade", "treatment", "troops", "unilateral", "use", "view", "views", "war", "warning",
    "warnings", "weapons", "willingness", "withdrawal", "full-scale", "military's"});
constexpr auto irregular_past = list({
    "became", "began", "bought", "broke", "brought", "built", "came", "chose", "cut", "drew", "drove", "fell", "felt", "fled",
    "flew", "fought", "found", "gave", "got", "grew", "held", "hit", "hurt", "kept", "knew", "laid", "led", "left", "lost", "made",
    "meant", "met", "paid", "put", "quit", "ran", "read", "rose", "said", "sang", "sat", "saw", "sent", "set", "shook", "shot",
    "showed", "shut", "sold", "sought", "spent", "spoke", "stood", "stole", "struck", "swore", "taught", "told", "took", "thought",
    "threw", "understood", "went", "withdrew", "won", "wore", "wrote"});

// After the first word of an organisation's name: what everyday use leaves out.
constexpr auto company_words = list({
    "ag", "air", "airlines", "airways", "lines", "association", "automotive", "bank", "bancorp", "brothers", "cabaret", "casino", "co", "communications",
    "company", "corp", "corporation", "electric", "electronics", "energy", "enterprises", "entertainment", "foods", "foundation", "gmbh", "group", "holding", "holdings",
    "hotels", "inc", "incorporated", "industries", "institute", "insurance", "international", "laboratories", "labs", "limited", "llc", "ltd",
    "motor", "motors", "networks", "partners", "petroleum", "pharma", "pharmaceuticals", "pictures", "plc", "railway", "resources", "restaurants", "sa",
    "semiconductor", "software", "solutions", "steel", "stores", "studios", "systems", "technologies", "technology", "telecom", "university"});

}  // namespace

bool is_person_noun(const World& world, std::string_view w) {
  if (in(person_nouns, w)) return true;
  const Entry* office = world.find(w, Sense::office);
  return office != nullptr && office->canonical == w;  // not its plural
}
bool is_office_noun(std::string_view w) { return in(offices, w) || in(leaders, w); }
bool is_leader_noun(std::string_view w) { return in(leaders, w); }
bool is_any_leader(std::string_view w) { return in(any_leaders, w); }
Gender gender_of_word(std::string_view w) {
  if (w.starts_with("ex-")) w.remove_prefix(3);
  if (w.ends_with('.')) w.remove_suffix(1);
  return in(male_words, w) ? Gender::male : in(female_words, w) ? Gender::female : Gender::unknown;
}
bool is_kin(std::string_view w) { return in(kin, w); }
bool is_honorific_only(std::string_view w) {
  if (w.ends_with('.')) w.remove_suffix(1);
  return in(honorifics, w);
}
bool is_rank_word(std::string_view w) { return in(rank_words, w); }
bool is_preposition(std::string_view w) { return in(prepositions, w); }
bool is_adverb(std::string_view w) { return in(adverbs, w) || (w.size() > 5 && w.ends_with("ly")); }
bool is_auxiliary(std::string_view w) { return in(auxiliaries, w); }
bool is_determiner(std::string_view w) { return in(determiners, w); }
bool acts_like_a_government(std::string_view w) { return in(government_verbs, w); }
bool is_policy_noun(std::string_view w) { return in(policy_nouns, w); }
bool is_company_word(std::string_view w) {
  if (w.ends_with('.')) w.remove_suffix(1);
  return in(company_words, w);
}
bool is_irregular_past(std::string_view w) { return in(irregular_past, w); }

}  // namespace synoptic::annotate::people
