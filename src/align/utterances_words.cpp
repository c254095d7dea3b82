// Words of two quotations are compared under a key that sets aside case, accents, typographic marks, contractions,
// British or American spelling and the way numbers are written. Each word weighs what it tells: function words a
// quarter, common words one, others about three; a story's own frequent words are damped by `find_utterances`. The
// pairing is a weighted longest common subsequence (Needleman-Wunsch without penalties) with a small premium for going
// on in a run, so that of several equal words the one beside its neighbours is taken.
#include "align/utterances_words.hpp"

#include <algorithm>
#include <array>

#include "base/utf8.hpp"

namespace synoptic::align {
namespace {

template <std::size_t N>
bool among(const std::array<std::string_view, N>& sorted, std::string_view w) {
  return std::binary_search(sorted.begin(), sorted.end(), w);
}

constexpr auto function_words = std::to_array<std::string_view>(
    {"a",    "about",   "after", "all",    "also",   "am",     "an",    "and",   "any",   "are",   "as",    "at",
     "be",   "because", "been",  "before", "being",  "but",    "by",    "can",   "could", "did",   "do",    "does",
     "for",  "from",    "had",   "has",    "have",   "having", "he",    "her",   "here",  "him",   "his",   "how",
     "i",    "if",      "in",    "into",   "is",     "it",     "its",   "just",  "may",   "me",    "might", "more",
     "most", "must",    "my",    "no",     "not",    "of",     "on",    "one",   "or",    "other", "our",   "out",
     "over", "s",       "shall", "she",    "should", "so",     "some",  "such",  "than",  "that",  "the",   "their",
     "them", "then",    "there", "these",  "they",   "this",   "those", "to",    "too",   "under", "up",    "us",
     "very", "was",     "we",    "were",   "what",   "when",   "where", "which", "while", "who",   "why",   "will",
     "with", "would",   "you",   "your"});
constexpr auto common_words = std::to_array<std::string_view>(
    {"again",     "against",  "ago",     "always",    "america",   "american",  "another",    "anything",  "around",
     "ask",       "away",     "back",    "bad",       "began",     "believe",   "best",       "better",    "big",
     "bring",     "call",     "called",  "came",      "care",      "case",      "change",     "clear",     "come",
     "commander", "country",  "day",     "days",      "deal",      "different", "doing",      "done",      "down",
     "end",       "even",     "ever",    "every",     "everybody", "everyone",  "everything", "fact",      "far",
     "feel",      "few",      "fight",   "find",      "first",     "forward",   "friend",     "gave",      "get",
     "getting",   "give",     "go",      "going",     "good",      "got",       "great",      "ground",    "happen",
     "happens",   "hard",     "help",    "high",      "home",      "hope",      "idea",       "important", "interest",
     "job",       "keep",     "kind",    "knew",      "know",      "last",      "law",        "leader",    "left",
     "let",       "life",     "like",    "line",      "little",    "long",      "look",       "lot",       "made",
     "make",      "making",   "man",     "many",      "mean",      "men",       "money",      "month",     "months",
     "much",      "need",     "never",   "new",       "next",      "nobody",    "nothing",    "now",       "number",
     "office",    "old",      "once",    "only",      "open",      "order",     "own",        "part",      "party",
     "people",    "person",   "place",   "plan",      "point",     "possible",  "power",      "president", "problem",
     "put",       "question", "really",  "reason",    "right",     "run",       "said",       "same",      "saw",
     "say",       "saying",   "see",     "seen",      "set",       "share",     "show",       "side",      "since",
     "situation", "small",    "someone", "something", "soon",      "stand",     "start",      "state",     "states",
     "still",     "stop",     "strong",  "support",   "sure",      "take",      "talk",       "tell",      "thing",
     "things",    "think",    "thought", "through",   "time",      "times",     "today",      "together",  "told",
     "took",      "top",      "true",    "try",       "trying",    "turn",      "two",        "united",    "until",
     "use",       "vote",     "want",    "wants",     "war",       "watch",     "way",        "week",      "weeks",
     "well",      "went",     "win",     "without",   "woman",     "women",     "wonderful",  "word",      "words",
     "work",      "working",  "world",   "wrong",     "year",      "years",     "yes",        "yet"});
constexpr auto small_numbers = std::to_array<std::pair<std::string_view, std::string_view>>(
    {{"zero", "0"},     {"two", "2"},        {"three", "3"},     {"four", "4"},      {"five", "5"},
     {"six", "6"},      {"seven", "7"},      {"eight", "8"},     {"nine", "9"},      {"ten", "10"},
     {"eleven", "11"},  {"twelve", "12"},    {"thirteen", "13"}, {"fourteen", "14"}, {"fifteen", "15"},
     {"sixteen", "16"}, {"seventeen", "17"}, {"eighteen", "18"}, {"nineteen", "19"}, {"twenty", "20"},
     {"thirty", "30"},  {"forty", "40"},     {"fifty", "50"},    {"sixty", "60"},    {"seventy", "70"},
     {"eighty", "80"},  {"ninety", "90"}});
constexpr auto scales = std::to_array<std::pair<std::string_view, std::string_view>>(
    {{"hundred", "00"}, {"thousand", "000"}, {"million", "000000"}, {"billion", "000000000"}});
constexpr auto negations = std::to_array<std::string_view>(
    {"cannot", "neither", "never", "no", "nobody", "none", "nor", "not", "nothing", "without"});

bool ends(std::string_view s, std::string_view tail) {
  return s.size() > tail.size() && s.substr(s.size() - tail.size()) == tail;
}
void swap_tail(std::string& s, std::string_view tail, std::string_view by) {
  s.replace(s.size() - tail.size(), tail.size(), by);
}

// British and American spelling under one key. Rules, not a list: they may join two words that differ only so ("wise",
// "wize"), never words that differ in meaning within one sentence.
std::string spelling_key(std::string_view word) {
  std::string k(word);
  if (k.size() < 5) return k == "grey" ? "gray" : k;
  static constexpr auto tails = std::to_array<std::pair<std::string_view, std::string_view>>(
      {{"isation", "ization"}, {"isations", "izations"}, {"ising", "izing"},  {"ised", "ized"},
       {"ises", "izes"},       {"ise", "ize"},           {"iser", "izer"},    {"yse", "yze"},
       {"ysed", "yzed"},       {"ysing", "yzing"},       {"ours", "ors"},     {"oured", "ored"},
       {"ouring", "oring"},    {"ourable", "orable"},    {"our", "or"},       {"tres", "ters"},
       {"tre", "ter"},         {"bre", "ber"},           {"ogue", "og"},      {"ogues", "ogs"},
       {"ences", "enses"},     {"ence", "ense"},         {"amme", "am"},      {"ammes", "ams"},
       {"lled", "led"},        {"lling", "ling"},        {"ller", "ler"},     {"llers", "lers"},
       {"lment", "llment"},    {"wards", "ward"},        {"gement", "gment"}, {"eing", "ing"},
       {"learnt", "learned"}});
  for (const auto& [british, american] : tails)
    if (ends(k, british)) {
      swap_tail(k, british, american);
      break;
    }
  for (const std::string_view pair : {"ae", "oe"})
    if (const auto at = k.find(pair); at != std::string::npos && at + 2 < k.size()) k.erase(at, 1);
  return k;
}

double weight_of(const QuotedWord& w) {
  if (w.number) return 2.5;
  if (among(function_words, w.key)) return .25;
  if (among(common_words, w.key)) return 1;
  return w.key.size() < 4 ? 1.5 : 2.4 + .1 * static_cast<double>(std::min<std::size_t>(w.key.size(), 10) - 4);
}

struct Reader {
  std::string_view text;
  QuotedWords& out;
  std::uint32_t capitals = 0, shown_words = 0;

  void add(Span span, std::string shown, bool bracketed, bool& ellipsis) {
    QuotedWord w;
    w.span = span;
    w.key = spelling_key(shown);
    w.number = !shown.empty() && shown.front() >= '0' && shown.front() <= '9';
    for (const auto& [name, digits] : small_numbers)
      if (shown == name) {
        w.key = digits;
        w.number = true;
      }
    w.shown = std::move(shown);
    w.bracketed = bracketed;
    w.after_ellipsis = ellipsis;
    w.negation = among(negations, w.key);
    w.weight = weight_of(w);
    // Inside a compound no word is empty: "all-weather".
    const auto joined = [&](std::size_t at) {
      return at > 0 && at + 1 < text.size() && text[at] == '-' && text[at - 1] != ' ' && text[at - 1] != '-' &&
             text[at + 1] != ' ' && text[at + 1] != '-';
    };
    if (joined(span.end) || (span.begin > 0 && joined(span.begin - 1))) w.weight = std::max(w.weight, 1.0);
    if (const auto zeros = std::find_if(scales.begin(), scales.end(), [&](const auto& x) { return x.first == w.key; });
        zeros != scales.end() && !out.words.empty() && out.words.back().number && out.words.back().bracketed == bracketed) {
      // "three hundred" is one number, 300: it lies on "300", not beside it.
      QuotedWord& number = out.words.back();
      if (number.key.find_first_not_of("0123456789") == std::string::npos) {
        number.key += zeros->second;
        number.shown += ' ' + w.shown;
        number.span.end = span.end;
        return;
      }
    }
    if (w.key == "cent" && !out.words.empty() && out.words.back().key == "per") {  // "per cent"
      out.mass += (bracketed ? 0 : w.weight) - (out.words.back().bracketed ? 0 : out.words.back().weight);
      out.words.back().span.end = span.end;
      out.words.back().shown = out.words.back().key = "percent";
      out.words.back().weight = w.weight;
      return;
    }
    ellipsis = false;
    if (!bracketed) out.mass += w.weight;
    out.words.push_back(std::move(w));
  }

  // "don't" -> do not, "we're" -> we are, "the dogs'" -> the dogs, "Hill's" -> hill s
  void add_word(Span span, bool bracketed, bool& ellipsis) {
    std::string w = utf8::fold(view(text, span));
    while (!w.empty() && w.back() == '\'') w.pop_back();
    if (w.empty()) return;
    const auto part = [&](std::string_view head, std::string_view tail) {
      bool none = false;
      if (!head.empty()) add(span, std::string(head), bracketed, ellipsis);
      add(span, std::string(tail), bracketed, head.empty() ? ellipsis : none);
    };
    if (w == "can't" || w == "cannot") return part("can", "not");
    if (w == "won't") return part("will", "not");
    if (ends(w, "n't")) return part(std::string_view(w).substr(0, w.size() - 3), "not");
    if (ends(w, "'re")) return part(std::string_view(w).substr(0, w.size() - 3), "are");
    if (ends(w, "'ve")) return part(std::string_view(w).substr(0, w.size() - 3), "have");
    if (ends(w, "'ll")) return part(std::string_view(w).substr(0, w.size() - 3), "will");
    if (ends(w, "'m")) return part(std::string_view(w).substr(0, w.size() - 2), "am");
    if (ends(w, "'s")) {
      const auto head = w.substr(0, w.size() - 2);
      const bool verb = head == "it" || head == "that" || head == "he" || head == "she" || head == "there" ||
                        head == "what" || head == "here" || head == "who";
      return part(head, verb ? "is" : "s");
    }
    add(span, std::move(w), bracketed, ellipsis);
  }

  void read(Span span) {
    int depth = 0;
    bool ellipsis = false;
    std::uint32_t dots = 0;
    for (std::uint32_t at = span.begin; at < span.end;) {
      const auto c = utf8::decode(text, at);
      if (c.code == U'[') depth = 1;
      if (c.code == U']') depth = 0;
      if (c.code == U'\u2026') ellipsis = true;
      dots = c.code == U'.' ? dots + 1 : utf8::is_space(c.code) ? dots : 0;
      if (dots >= 3) ellipsis = true;
      if (!utf8::is_letter(c.code) && !utf8::is_digit(c.code)) {
        if (c.code == U'%') {
          add({at, at + c.size}, "percent", depth > 0, ellipsis);
        }
        at += c.size;
        continue;
      }
      // A word: letters with inner apostrophes, or a number with inner points and commas ("2.6million" is two).
      std::uint32_t e = at;
      const bool digits = utf8::is_digit(c.code);
      std::string number;
      const bool capital = utf8::is_upper(c.code);
      while (e < span.end) {
        const auto d = utf8::decode(text, e);
        const bool more = e + d.size < span.end;
        if (digits) {
          if (utf8::is_digit(d.code)) {
            number.append(text.substr(e, d.size));
          } else if ((d.code == U'.' || d.code == U',') && more &&
                     utf8::is_digit(utf8::decode(text, e + d.size).code)) {
            if (d.code == U'.') number += '.';
          } else {
            break;
          }
        } else if (!utf8::is_letter(d.code) && !utf8::is_mark(d.code)) {
          const bool apostrophe = d.code == U'\'' || d.code == U'\u2019' || d.code == U'\u2018';
          const bool stop =
              d.code == U'.' && e - at <= 2 && more && utf8::is_letter(utf8::decode(text, e + 1).code);  // U.S.
          if (!(apostrophe && more && utf8::is_letter(utf8::decode(text, e + d.size).code)) && !stop) break;
        }
        e += d.size;
      }
      ++shown_words;
      if (capital && !(c.code == U'I' && (e == at + 1 || text[at + 1] == '\'' || text.substr(at + 1, 3) == "\u2019"))) ++capitals;  // "I" and "I'm" say nothing
      if (digits) {
        add({at, e}, number, depth > 0, ellipsis);
      } else {
        add_word({at, e}, depth > 0, ellipsis);
      }
      at = e;
    }
  }
};

}  // namespace

QuotedWords words_of(std::string_view text, const std::vector<Span>& spans) {
  QuotedWords out;
  Reader reader{text, out};
  for (const Span s : spans) {
    reader.read(s);
    if (out.words.size() > longest_alignment_words) break;
  }
  if (out.words.size() > longest_alignment_words) {
    out.words.resize(longest_alignment_words);
    out.mass = 0;
    for (const QuotedWord& w : out.words)
      if (!w.bracketed) out.mass += w.weight;
  }
  std::size_t big = 0;
  for (const QuotedWord& w : out.words) big += w.weight >= .5;
  out.title_like = reader.shown_words >= 2 && reader.shown_words <= 9 && reader.capitals >= 2 && reader.capitals >= big;
  for (const Span s : spans) out.title_like = out.title_like || view(text, s).find("://") != std::string_view::npos;
  return out;
}

Alignment align_words(const QuotedWords& a, const QuotedWords& b) {
  const std::size_t n = a.words.size(), m = b.words.size();
  Alignment out;
  out.of_a.assign(n, -1);
  out.of_b.assign(m, -1);
  if (n == 0 || m == 0) return out;
  constexpr double premium = .3;  // for a pair that goes on from the pair before it
  // best[i][j]: of the words after i and j; run[i][j]: with i on j.
  const std::size_t width = m + 1;
  std::vector<double> best((n + 1) * width, 0);
  std::vector<double> pair((n + 1) * width, -1);
  for (std::size_t i = n; i-- > 0;)
    for (std::size_t j = m; j-- > 0;) {
      double v = std::max(best[(i + 1) * width + j], best[i * width + j + 1]);
      if (a.words[i].key == b.words[j].key) {
        const double follow = pair[(i + 1) * width + j + 1];
        double p = a.words[i].weight + best[(i + 1) * width + j + 1];
        if (follow >= 0) p = std::max(p, a.words[i].weight + premium + follow);
        pair[i * width + j] = p;
        v = std::max(v, p);
      }
      best[i * width + j] = v;
    }
  std::size_t i = 0, j = 0;
  bool in_run = false;
  std::uint32_t run = 0;
  std::uint32_t telling = 0;
  double run_mass = 0;
  const auto close = [&] {
    if (run_mass > out.run_mass) {
      out.run_mass = run_mass;
      out.run = run;
      out.telling = telling;
    }
    run = telling = 0;
    run_mass = 0;
  };
  while (i < n && j < m) {
    const double p = pair[i * width + j];
    const double v = best[i * width + j];
    const bool take = p >= 0 && (p >= v - 1e-9 || (in_run && p + premium >= v - 1e-9));
    if (take) {
      out.of_a[i] = static_cast<std::int32_t>(j);
      out.of_b[j] = static_cast<std::int32_t>(i);
      out.matched += a.words[i].weight;
      ++out.paired;
      ++run;
      run_mass += a.words[i].weight;
      telling += a.words[i].weight >= .9;
      ++i;
      ++j;
      in_run = true;
    } else {
      in_run = false;
      close();
      if (best[(i + 1) * width + j] >= best[i * width + j + 1])
        ++i;
      else
        ++j;
    }
  }
  close();
  // Function words that lie on each other by chance, far from any other pair, are no evidence.
  for (std::size_t k = 0; k < n; ++k) {
    const auto o = out.of_a[k];
    if (o < 0 || a.words[k].weight >= .5) continue;
    const bool left = k > 0 && o > 0 && out.of_a[k - 1] == o - 1;
    const bool right = k + 1 < n && out.of_a[k + 1] == o + 1;
    if (left || right) continue;
    out.of_b[static_cast<std::size_t>(o)] = -1;
    out.of_a[k] = -1;
    out.matched -= a.words[k].weight;
    --out.paired;
  }
  const double lighter = std::min(a.mass, b.mass);
  out.overlap = lighter > 0 ? std::min(1.0, out.matched / lighter) : 0;
  return out;
}

bool same_utterance(const QuotedWords& a, const QuotedWords& b, const Alignment& l) {
  // Measured on labelled pairs of other stories (docs/quotes.md).
  if (a.title_like && b.title_like) return false;  // or an address
  if (l.overlap >= .6 && l.matched >= 8 && l.run >= 4) return true;
  if (l.overlap >= .95 && l.matched >= 7 && l.run >= 6) return true;
  return l.run >= 9 && l.run_mass >= 9 && l.overlap >= .3;
}

bool same_utterance(std::string_view a, std::string_view b) {
  // Marks hug what they quote: what ends in white space stood between two quotations whose marks were paired wrongly.
  const auto between = [](std::string_view s) { return !s.empty() && (s.front() == ' ' || s.back() == ' '); };
  if (between(a) || between(b)) return false;
  const QuotedWords x = words_of(a, {{0, static_cast<std::uint32_t>(a.size())}});
  const QuotedWords y = words_of(b, {{0, static_cast<std::uint32_t>(b.size())}});
  return same_utterance(x, y, align_words(x, y));
}

}  // namespace synoptic::align
