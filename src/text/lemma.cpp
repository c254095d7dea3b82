// Order: irregular table; then -s, -ed, -ing in turn, each with its spelling changes undone ("countries", "stopped",
// "making"). Whether a cut stem wants its "e" back is decided by its last letters (-at, -iz, -v, -c, -u, consonant + l ...)
// after the pattern of Porter (1980) step 1b and Morpha (Minnen et al. 2001), with lists for the stems those endings get
// wrong. Words in -s that are not plurals ("news", "politics", "crisis") are listed or excluded by ending.
#include "text/lemma.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace synoptic::text {
namespace {

struct Form {
  std::string_view form, lemma;
};
// Sorted by form.
constexpr std::array irregular = std::to_array<Form>({
    {"am", "be"}, {"appendices", "appendix"}, {"are", "be"}, {"arisen", "arise"}, {"arose", "arise"}, {"ate", "eat"},
    {"awoke", "awake"}, {"axes", "axis"}, {"bacteria", "bacterium"}, {"bases", "base"}, {"beaten", "beat"}, {"became", "become"},
    {"been", "be"}, {"began", "begin"}, {"begun", "begin"}, {"being", "be"}, {"bent", "bend"}, {"bitten", "bite"}, {"bled", "bleed"},
    {"blew", "blow"}, {"blown", "blow"}, {"bore", "bear"}, {"borne", "bear"}, {"bought", "buy"}, {"bound", "bind"},
    {"bred", "breed"}, {"broke", "break"}, {"broken", "break"}, {"brought", "bring"}, {"built", "build"}, {"burnt", "burn"},
    {"buses", "bus"}, {"came", "come"}, {"caught", "catch"}, {"children", "child"}, {"chose", "choose"}, {"chosen", "choose"}, {"clung", "cling"},
    {"crept", "creep"}, {"crises", "crisis"}, {"criteria", "criterion"}, {"crying", "cry"}, {"dealt", "deal"}, {"did", "do"},
    {"does", "do"}, {"doing", "do"}, {"done", "do"}, {"drank", "drink"}, {"drawn", "draw"}, {"drew", "draw"}, {"driven", "drive"}, {"drove", "drive"},
    {"drunk", "drink"}, {"dug", "dig"}, {"dying", "die"}, {"eaten", "eat"}, {"elves", "elf"}, {"fallen", "fall"}, {"fed", "feed"}, {"feet", "foot"},
    {"fell", "fall"}, {"felt", "feel"}, {"fled", "flee"}, {"fleeing", "flee"}, {"flew", "fly"}, {"flown", "fly"}, {"forbade", "forbid"},
    {"forbidden", "forbid"}, {"foresaw", "foresee"}, {"forgave", "forgive"}, {"forgiven", "forgive"}, {"forgot", "forget"},
    {"forgotten", "forget"}, {"fought", "fight"}, {"froze", "freeze"}, {"frozen", "freeze"}, {"gave", "give"},
    {"given", "give"}, {"goes", "go"}, {"going", "go"}, {"gone", "go"}, {"got", "get"}, {"gotten", "get"}, {"grew", "grow"}, {"grown", "grow"},
    {"had", "have"}, {"halves", "half"}, {"has", "have"}, {"having", "have"}, {"heard", "hear"}, {"held", "hold"}, {"hid", "hide"}, {"hidden", "hide"},
    {"hung", "hang"}, {"is", "be"}, {"kept", "keep"}, {"knew", "know"}, {"knives", "knife"}, {"known", "know"}, {"laid", "lay"},
    {"lain", "lie"}, {"leapt", "leap"}, {"learnt", "learn"}, {"leaves", "leave"}, {"led", "lead"}, {"lent", "lend"}, {"lit", "light"}, {"lives", "life"}, {"loaves", "loaf"},
    {"lost", "lose"}, {"lying", "lie"}, {"made", "make"}, {"meant", "mean"}, {"men", "man"}, {"met", "meet"}, {"mice", "mouse"}, {"misled", "mislead"},
    {"mistaken", "mistake"}, {"mistook", "mistake"}, {"misunderstood", "misunderstand"}, {"outdone", "outdo"}, {"overcame", "overcome"}, {"overthrew", "overthrow"},
    {"overthrown", "overthrow"}, {"overtook", "overtake"}, {"paid", "pay"}, {"parentheses", "parenthesis"}, {"phenomena", "phenomenon"}, {"proven", "prove"},
    {"ran", "run"}, {"rang", "ring"}, {"rebuilt", "rebuild"}, {"redone", "redo"}, {"repaid", "repay"}, {"resold", "resell"}, {"ridden", "ride"}, {"risen", "rise"},
    {"rode", "ride"}, {"rose", "rise"}, {"said", "say"}, {"sang", "sing"}, {"sank", "sink"}, {"sat", "sit"}, {"saw", "see"}, {"says", "say"},
    {"seen", "see"}, {"selves", "self"}, {"sent", "send"}, {"shaken", "shake"}, {"shelves", "shelf"}, {"shone", "shine"}, {"shook", "shake"}, {"shot", "shoot"}, {"shown", "show"},
    {"shrank", "shrink"}, {"slept", "sleep"}, {"slid", "slide"}, {"sold", "sell"}, {"sought", "seek"}, {"sped", "speed"}, {"spent", "spend"},
    {"spoke", "speak"}, {"spoken", "speak"}, {"sprang", "spring"}, {"stole", "steal"}, {"stolen", "steal"}, {"stood", "stand"}, {"strode", "stride"}, {"struck", "strike"},
    {"strung", "string"}, {"stuck", "stick"}, {"sued", "sue"}, {"sung", "sing"}, {"sunk", "sink"}, {"swam", "swim"}, {"swept", "sweep"},
    {"swore", "swear"}, {"sworn", "swear"}, {"swum", "swim"}, {"swung", "swing"}, {"taken", "take"}, {"taught", "teach"}, {"teeth", "tooth"}, {"theses", "thesis"},
    {"thieves", "thief"}, {"thought", "think"}, {"threw", "throw"}, {"thrown", "throw"}, {"tied", "tie"}, {"told", "tell"}, {"took", "take"}, {"tore", "tear"}, {"torn", "tear"},
    {"tying", "tie"}, {"undergone", "undergo"}, {"understood", "understand"}, {"undertaken", "undertake"}, {"undertook", "undertake"}, {"underwent", "undergo"},
    {"upheld", "uphold"}, {"vying", "vie"}, {"was", "be"}, {"went", "go"}, {"wept", "weep"}, {"were", "be"}, {"withdrawn", "withdraw"},
    {"withdrew", "withdraw"}, {"withheld", "withhold"}, {"withstood", "withstand"}, {"wives", "wife"}, {"woke", "wake"}, {"wolves", "wolf"}, {"women", "woman"}, {"won", "win"},
    {"wore", "wear"}, {"worn", "wear"}, {"woven", "weave"}, {"written", "write"}, {"wrote", "write"},
});
static_assert(std::is_sorted(irregular.begin(), irregular.end(), [](const Form& a, const Form& b) { return a.form < b.form; }));

// Clitics and what they stand for; "'s" and "'d" have two readings and stay.
constexpr std::array clitics = std::to_array<Form>({{"n't", "not"}, {"'re", "be"}, {"'ve", "have"}, {"'ll", "will"}, {"'m", "be"}});

// Words that look inflected and are not (or whose cut form is another word). Sorted.
constexpr std::array as_they_are = std::to_array<std::string_view>({
    "aged", "alas", "alias", "always", "anything", "asbestos", "atlas", "beijing", "bias", "bleed", "breed",
    "building", "canvas", "ceiling", "chaos", "christmas", "corps", "creed", "during", "embed", "evening",
    "everything", "exceed", "feed", "feeling", "gas", "greed", "hatred", "headquarters", "heed", "herself", "hundred",
    "indeed", "kindred", "king", "lens", "less", "means", "meeting", "morning", "mourning", "naked", "need", "news",
    "nothing", "ourselves", "outskirts", "overseas", "perhaps", "plus", "precious", "proceed", "red", "reed",
    "regardless", "ring", "sacred", "seed", "series", "shed", "sibling", "sing", "sled", "something", "species",
    "speed", "spring", "sterling", "sting", "string", "succeed", "swing", "thanks", "themselves", "thing", "this",
    "thus", "towards", "us", "various", "versus", "warehouse", "was", "wedding", "weed", "whereas", "wing", "yes",
    "yourselves",
});
static_assert(std::is_sorted(as_they_are.begin(), as_they_are.end()));

// Stems that get their "e" back though their ending does not say so, and those that do not though it does. Sorted.
constexpr std::array with_e = std::to_array<std::string_view>({
    "abid", "accus", "acquir", "admir", "advis", "appris", "aris", "ascrib", "aspir", "assum", "bak", "ban", "bas",
    "bath", "becom", "believ", "bomb", "brak", "breath", "bulldoz", "cag", "cit", "clos", "cod", "coincid", "collaps",
    "collid", "com", "combin", "compar", "compet", "compil", "compos", "compris", "compromis", "conced", "conclud",
    "condon", "confid", "confin", "consol", "conspir", "consum", "cop", "cours", "cruis", "cur", "dar", "dat",
    "debat", "decid", "declar", "decod", "decreas", "defin", "delet", "deni", "deploy", "describ", "desir", "despis",
    "determin", "devis", "din", "disclos", "dispos", "disput", "divid", "dop", "dos", "driv", "elud", "emerg",
    "endors", "endur", "engag", "ensur", "eras", "erod", "escap", "evad", "examin", "excit", "exclud", "excus",
    "execut", "expir", "explod", "explor", "expos", "fad", "fam", "fil", "fin", "fir", "fram", "fum", "fus", "gam",
    "gaz", "glid", "grad", "guid", "hat", "hid", "hik", "hir", "hop", "hous", "ignit", "ignor", "imagin", "impos",
    "improvis", "includ", "increas", "injur", "inquir", "inspir", "insur", "interven", "intrud", "invad", "invit",
    "involv", "jok", "lik", "lin", "los", "mak", "min", "mistak", "mut", "nam", "nos", "not", "oppos", "outlin",
    "overcom", "overrid", "parad", "pass", "past", "paus", "persuad", "phon", "phras", "plac", "pleas", "pok",
    "pollut", "pos", "postpon", "praris", "preced", "prepar", "prescrib", "presid", "presum", "prevail", "prob",
    "produc", "promis", "promot", "propos", "provid", "provok", "purchas", "pursu", "quot", "rais", "ram", "rap",
    "rat", "rebuk", "recit", "reclin", "refin", "refus", "rehears", "relocat", "rely", "remak", "requir", "rescu",
    "resid", "resum", "retir", "revers", "revis", "revok", "rid", "rip", "ris", "rout", "rul", "sav", "scor", "scrap",
    "secur", "seiz", "serv", "shak", "shap", "shar", "shin", "shor", "skat", "slic", "slid", "smil", "smok", "spar",
    "spik", "stag", "stak", "star", "stok", "stor", "strik", "strok", "subscrib", "subsid", "suppos", "surpass",
    "surpris", "tak", "tap", "tast", "telephon", "tim", "ton", "trad", "tun", "typ", "undermin", "unit", "us", "vot",
    "wad", "wak", "warehous", "wast", "whin", "wip", "wir", "writ", "yok",
});
// Where in a sorted list the words of each first letter begin: a search looks at a handful.
struct ByLetter {
  std::array<std::uint16_t, 27> first{};
};
template <class List, class Word>
constexpr ByLetter by_letter(const List& list, Word word) {
  ByLetter out;
  std::size_t i = 0;
  for (std::size_t c = 0; c < 27; ++c) {
    while (i < list.size() && static_cast<std::size_t>(word(list[i])[0] - 'a') < c) ++i;
    out.first[c] = static_cast<std::uint16_t>(i);
  }
  return out;
}
constexpr ByLetter irregular_at = by_letter(irregular, [](const Form& f) { return f.form; });
constexpr ByLetter as_they_are_at = by_letter(as_they_are, [](std::string_view w) { return w; });

template <class List>
bool listed(const List& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y'; }
bool has_vowel(std::string_view s) { return std::any_of(s.begin(), s.end(), vowel); }

// True where the stem left by -ed or -ing was written with an "e".
bool wants_e(std::string_view s) {
  const std::size_t n = s.size();
  if (n < 2) return false;
  const char last = s[n - 1], before = s[n - 2];
  if (last == 'v' || last == 'c' || last == 'u' || last == 'z') return !(last == 'z' && before == 'z');
  if (s.ends_with("dg") || s.ends_with("ang") || s.ends_with("eng") || s.ends_with("rg") || s.ends_with("ag") || s.ends_with("leg") || s.ends_with("ng") ) return !s.ends_with("ing") && !s.ends_with("ong") && !s.ends_with("bang") && !s.ends_with("hang") && !s.ends_with("ung");
  if (last == 'l' && !vowel(before) && before != 'l' && before != 'r') return true;  // handle, settle
  if (s.ends_with("at") && n > 3) return !vowel(s[n - 3]) || s[n - 3] == 'i' || (s[n - 3] == 'u' && n > 4) || s.ends_with("creat");
  if (s.ends_with("ut") && n > 4 && !vowel(s[n - 3])) return true;          // contribute
  if (s.ends_with("rs") || s.ends_with("ns") || s.ends_with("ps")) return true;
  if (s.ends_with("is") || s.ends_with("as") || s.ends_with("os") || s.ends_with("us") || s.ends_with("eas") || s.ends_with("ais")) return !s.ends_with("focus") && !s.ends_with("bias") && !s.ends_with("canvas");
  if (s.ends_with("th") && (s.ends_with("oath") || s.ends_with("breath") || s.ends_with("sooth"))) return true;
  return std::binary_search(with_e.begin(), with_e.end(), s);
}

void cut(std::string_view stem, std::string& out) {
  const std::size_t n = stem.size();
  out.assign(stem);
  if (n > 2 && stem[n - 1] == stem[n - 2] && !vowel(stem[n - 1])) {
    // "stopped" -> "stop", but "called", "passed", "staffed", "added" keep both.
    constexpr std::string_view keep = "lsfz";
    constexpr std::array doubled_l = std::to_array<std::string_view>({"cancell", "channell", "compell", "controll", "counsell", "dispell", "equall", "expell", "excell", "fuell", "labell", "levell", "modell", "patroll", "propell", "rebell", "signall", "totall", "travell", "unravell", "quarrell", "panell"});
    const bool undouble = keep.find(stem[n - 1]) == std::string_view::npos || listed(doubled_l, stem);
    if (undouble && stem != "add" && stem != "err" && stem != "ebb" && !stem.ends_with("butt")) out.pop_back();
    return;
  }
  if (wants_e(stem)) out += 'e';
}

void suffix(std::string_view w, std::string& out) {
  const std::size_t n = w.size();
  out.assign(w);
  if (n < 4 || (w[n - 1] != 's' && w[n - 1] != 'd' && w[n - 1] != 'g')) return;
  if (w.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") != std::string_view::npos) return;
  if (w[0] >= 'a' && w[0] <= 'z') {
    const auto c = static_cast<std::size_t>(w[0] - 'a');
    if (std::binary_search(as_they_are.begin() + as_they_are_at.first[c], as_they_are.begin() + as_they_are_at.first[c + 1], w)) return;
  }
  if (w.back() == 's') {
    if (w.ends_with("ss") || w.ends_with("us") || w.ends_with("is") || w.ends_with("ics") || w.ends_with("ous")) return;
    if (w.ends_with("men")) return;
    if (w.ends_with("ies")) {
      out.assign(w.substr(0, n - 3));
      out += n == 4 || w == "movies" || w == "cookies" || w == "rookies" || w == "calories" || w == "zombies" || w == "ties" || w == "dies" || w == "lies" || w == "pies" ? "ie" : "y";
    } else if (w.ends_with("sses") || w.ends_with("xes") || w.ends_with("ches") || w.ends_with("shes") || w.ends_with("zzes") || w == "viruses" || w == "campuses" ||
               w == "gases" || w == "bonuses" || w == "focuses" || w == "statuses") {
      out.assign(w.substr(0, n - 2));
      if (w == "axes" || w == "headaches" || w == "aches" || w == "caches") out += 'e';
    } else if (w == "heroes" || w == "vetoes" || w == "potatoes" || w == "tomatoes" || w == "echoes" || w == "undergoes" || w == "volcanoes" || w == "embargoes" || w == "torpedoes" || w == "cargoes") {
      out.assign(w.substr(0, n - 2));
    } else {
      out.assign(w.substr(0, n - 1));
    }
    return;
  }
  if (w.ends_with("ed")) {
    if (w.ends_with("ied")) {
      out.assign(w.substr(0, n - 3));
      out += n <= 4 ? "ie" : "y";
      return;
    }
    const auto stem = w.substr(0, n - 2);
    if (stem.ends_with("e") || stem.size() < 2 || !has_vowel(stem)) {
      if (stem.ends_with("e") && (stem.ends_with("gree") || stem.ends_with("free") || stem.ends_with("antee") || stem.ends_with("see"))) out.assign(stem);
      return;
    }
    cut(stem, out);
    return;
  }
  if (w.ends_with("ing") && n > 5) {
    const auto stem = w.substr(0, n - 3);
    if (!has_vowel(stem)) return;
    cut(stem, out);
  }
}

}  // namespace

void lemma_of(std::string_view folded, bool capitalised, std::string& out) {
  if (folded.size() < 2) {
    out.assign(folded);
    return;
  }
  if (folded.size() <= 3 && (folded[0] == '\'' || folded[0] == 'n')) {
    for (const auto& [form, lemma] : clitics)
      if (form == folded) {
        out.assign(lemma);
        return;
      }
  }
  if (folded[0] >= 'a' && folded[0] <= 'z') {
    const auto c = static_cast<std::size_t>(folded[0] - 'a');
    const auto end = irregular.begin() + irregular_at.first[c + 1];
    const auto it = std::lower_bound(irregular.begin() + irregular_at.first[c], end, folded, [](const Form& f, std::string_view w) { return f.form < w; });
    if (it != end && it->form == folded) {
      out.assign(it->lemma);
      return;
    }
  }
  if (capitalised) {
    out.assign(folded);
  } else {
    suffix(folded, out);
  }
}

}  // namespace synoptic::text
