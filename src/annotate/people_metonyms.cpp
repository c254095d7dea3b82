// "Beijing refused" is a government, "arrived in Beijing" is a city. Decided mention by mention from the words around it:
// a possessive with a noun of policy, the subject of a verb that only a government does, the object of dealings. Words of
// place and movement win over everything; with no plain sign the mention stays a place.
#include <algorithm>
#include <array>

#include "annotate/people_parts.hpp"
#include "base/utf8.hpp"

namespace synoptic::annotate::people {
namespace {

bool one_of(std::string_view w, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), w) != words.end();
}

// Verbs and nouns whose party is a government: "asked Minsk", "sanctions on Minsk", "relations with Minsk".
bool takes_a_government(std::string_view w) {
  return one_of(w, {"accuse", "accused", "accuses", "accusing", "ask", "asked", "asks", "asking", "back", "backed", "backing", "backs",
                    "blame", "blamed", "blames", "blaming", "condemn", "condemned", "condemning", "condemns", "convince", "criticise",
                    "criticised", "criticize", "criticized", "help", "helped", "helping", "isolate", "persuade", "press", "pressed",
                    "pressing", "pressure", "pressured", "pressuring", "punish", "punished", "reassure", "sanction", "sanctioned",
                    "support", "supported", "supporting", "supports", "tell", "telling", "told", "tells", "thank", "thanked",
                    "threaten", "threatened", "urge", "urged", "urges", "urging", "warn", "warned", "warning", "warns", "provoke",
                    "provoked", "antagonise", "antagonize", "arm", "arming", "deter", "defy", "defied", "confront"});
}
bool dealings(std::string_view noun) {
  return one_of(noun, {"agreement", "alliance", "confrontation", "contacts", "cooperation", "deal", "dialogue", "dispute", "friendship",
                       "links", "negotiations", "pact", "partnership", "rapprochement", "relations", "relationship", "row", "standoff",
                       "talks", "tension", "tensions", "ties", "treaty", "truce", "war", "work", "working", "works", "worked", "side",
                       "sided", "siding", "negotiate", "negotiating", "cooperate", "trade", "treaties"});
}
bool measures(std::string_view noun) {
  return one_of(noun, {"sanctions", "pressure", "embargo", "tariffs", "criticism", "accusations", "allegations", "action", "measures",
                       "restrictions", "war", "sanction", "steps", "claims", "complaint", "resolution"});
}
bool gifts(std::string_view noun) {
  return one_of(noun, {"aid", "arms", "assistance", "concessions", "deliveries", "help", "loan", "loans", "message", "support", "supplies",
                       "supply", "threat", "threats", "transfers", "warning", "weapons", "loyal", "opposed", "close", "drones", "tanks"});
}
bool moves(std::string_view w) {
  return one_of(w, {"arrive", "arrived", "arrives", "arriving", "flew", "fly", "flying", "flight", "flights", "go", "going", "head",
                    "headed", "heading", "journey", "leave", "left", "return", "returned", "returning", "tour", "travel", "traveled",
                    "travelled", "travelling", "traveling", "trip", "trips", "visit", "visited", "visiting", "visits", "went", "summit",
                    "capital", "city", "town", "metro", "airport", "streets", "born", "based", "live", "lives", "living"});
}

// A noun within `reach` words before `at` that `test` knows, with only small words in between.
template <class Test>
bool shortly_before(const Reading& r, std::uint32_t at, int reach, Test test) {
  const auto first = r.first_of_sentence(at);
  for (int i = 0; i < reach && at > first; ++i) {
    --at;
    if (test(r.word(at))) return true;
    if (r.text.words[at].kind == TokenKind::punct) return false;
  }
  return false;
}

}  // namespace

bool used_as_government(const Reading& r, std::uint32_t index) {
  const Name& name = r.text.names[index];
  const WordRange at = r.name_tokens[index];
  if (!name.metonym || name.country.empty() || at.first >= at.last) return false;
  // A parliament or a palace is an organisation of its own; only capitals and seats of a whole government stand for it.
  if (const Entry* seat = r.world.find(utf8::fold(view(r.report.text, name.span)), Sense::metonym); seat && seat->value != "government") return false;
  const auto first = r.first_of_sentence(at.first);
  const auto end = r.end_of_sentence(at.first);
  std::uint32_t before = at.first;  // first token of the phrase: "the Kremlin" -> "the"
  if (before > first && r.word(before - 1) == "the") --before;
  const std::string_view prev = before > first ? r.word(before - 1) : std::string_view{};
  const std::string_view prev2 = before > first + 1 ? r.word(before - 2) : std::string_view{};

  // Possessive: its noun decides, whatever stands before ("withdrawal of Moscow's troops").
  const auto last = at.last - 1;
  const bool own_s = r.word(last).ends_with("'s");
  if (r.possessive_after(last)) {
    const auto noun = at.last + (own_s ? 0 : 1);
    for (auto t = noun; t < std::min(noun + 3, end); ++t) {
      if (is_policy_noun(r.word(t))) return true;
      if (r.text.words[t].kind == TokenKind::punct || is_preposition(r.word(t))) break;
    }
    return false;
  }

  // Words of place.
  if (one_of(prev, {"in", "at", "near", "outside", "inside", "around", "through", "into", "across", "over", "downtown", "central", "via",
                    "leave", "left", "leaving", "visit", "visited", "visiting", "visits", "northern", "southern", "eastern", "western"})) {
    return prev == "around" && shortly_before(r, before - 1, 4, [](auto w) { return w == "wagons"; });
  }
  if (prev == "of" && one_of(prev2, {"capital", "city", "outside", "outskirts", "suburb", "suburbs", "streets", "south", "north", "east",
                                     "west", "centre", "center", "mayor", "university", "region", "suburbs"}))
    return false;
  if (at.last < end && r.word(at.last) == ",") {  // "Tarn, Veldoria": a place and its country; a dateline
    const Name* next = r.name(at.last + 1);
    if (next && next->kind == EntityKind::place && at.first == first) return false;
  }
  if (at.last < end && one_of(r.word(at.last), {"-", "\u2014", "\u2013", "--", "("}) && at.first == first) return false;  // dateline

  // Dealings and measures.
  if ((prev == "with" || prev == "between" || prev == "against") && shortly_before(r, before - 1, 3, dealings)) return true;
  if (prev == "and" && prev2.size() > 1 && before >= first + 2) {  // "relations between Arvon and Tarn"
    const Name* other = r.name(before - 2);
    if (other && other->kind == EntityKind::place && before >= first + 3 && one_of(r.word(r.name_tokens[static_cast<std::size_t>(
            r.name_at[before - 2])].first - 1), {"between", "both"}))
      return true;
  }
  if ((prev == "on" || prev == "against" || prev == "upon") && shortly_before(r, before - 1, 2, measures)) return true;
  if (prev == "on" && one_of(prev2, {"call", "called", "calling", "calls"})) return true;
  if (prev == "to" && !shortly_before(r, before - 1, 3, moves) && shortly_before(r, before - 1, 2, gifts)) return true;
  if (prev == "by" && at.last <= end && before >= first + 2 && acts_like_a_government(prev2)) return true;
  if (takes_a_government(prev)) return true;
  if (prev == "to" || prev == "from" || is_preposition(prev)) {
    // "to Minsk", "from Minsk": a place unless something above said otherwise. "that", "as", "after", "since" open clauses.
    if (!one_of(prev, {"as", "after", "before", "since", "until", "than", "with"})) return false;
  }

  // Subject: skip adverbs and auxiliaries up to the verb.
  bool auxiliary = false;
  int steps = 0;
  for (auto t = at.last; t < end && steps < 7; ++t, ++steps) {
    const std::string_view w = r.word(t);
    if (acts_like_a_government(w)) return true;
    if (const Entry* verb = r.world.find(w, Sense::reporting_verb); verb && !r.capital(t)) return true;
    if (is_auxiliary(w)) {
      auxiliary = true;
      continue;
    }
    if (auxiliary && w == "to") continue;  // "has yet to say"
    if (is_adverb(w)) continue;
    break;
  }
  return name.kind == EntityKind::organization;  // a seat that is no city: "the Kremlin", in no place's words
}

}  // namespace synoptic::annotate::people
