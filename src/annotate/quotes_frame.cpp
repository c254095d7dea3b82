// Frames, and the cues in them: closed word classes and the reporting-verb lexicon, without a tagger. A form that is as
// often a noun ("claims", "plan") counts as a verb only where a subject stands before it and something to report after
// it.
#include "annotate/quotes_frame.hpp"

#include <algorithm>
#include <array>

#include "base/utf8.hpp"
#include "base/word_set.hpp"

namespace synoptic::annotate::quotes {
namespace {

constexpr std::int32_t longest_join = 200;   // items of a frame that still takes in the next paragraph
constexpr std::int32_t longest_frame = 600;  // items; keeps one endless sentence from costing its square

constexpr auto auxiliaries = word_set(
    {"has",  "have", "had",   "having", "is",    "are", "was",   "were", "be",    "been",   "being",
     "am",   "will", "would", "can",    "could", "may", "might", "must", "shall", "should", "do",
     "does", "did",  "'ve",   "'d",     "'ll",   "'re", "'m",    "ca",   "wo"});
constexpr auto be_forms = word_set(
    {"is", "are", "was", "were", "be", "been", "being", "am", "'re", "'m", "got", "get", "gets"});
constexpr auto modals = word_set(
    {"will", "would", "can", "could", "may", "might", "must", "shall", "should", "'ll", "'d", "ca", "wo"});
constexpr auto negations = word_set({"not", "n't", "never", "nor", "neither"});
constexpr auto adverbs = word_set(
    {"also",    "long",         "later",     "then",      "again",       "once",    "even",   "still",
     "just",    "never",        "always",    "already",   "soon",        "now",     "not",    "n't",
     "often",   "further",      "thus",      "meanwhile", "instead",     "first",   "either", "too",
     "however", "nevertheless", "sometimes", "yesterday", "today",       "tonight", "ever",   "simply",
     "twice",   "perhaps",      "therefore", "back",      "immediately", "earlier"});
constexpr auto prepositions = word_set(
    {"of",        "for",        "in",        "on",      "at",      "from",       "with",    "to",        "about",
     "over",      "under",      "after",     "before",  "during",  "through",    "against", "between",   "among",
     "into",      "within",     "near",      "until",   "despite", "by",         "amid",    "across",    "around",
     "behind",    "beyond",     "inside",    "outside", "upon",    "via",        "without", "toward",    "towards",
     "onto",      "off",        "out",       "up",      "down",    "like",       "per",     "following", "including",
     "alongside", "concerning", "regarding", "above",   "below",   "throughout", "since",   "ahead"});
constexpr auto clause_words = word_set(
    {"and",   "but",    "or",   "so",    "while",   "when",     "as",     "because", "if",    "that",
     "which", "who",    "whom", "whose", "whether", "although", "though", "since",   "until", "than",
     "where", "unless", "why",  "how",   "what",    "whereas",  "yet",    "nor",     "plus"});
constexpr auto determiners = word_set(
    {"the", "a",   "an",    "this", "that", "these",   "those", "his",     "her",  "its",   "their",
     "our", "my",  "your",  "some", "many", "several", "one",   "another", "each", "every", "most",
     "few", "two", "three", "four", "five", "no",      "any",   "other",   "both", "all"});
constexpr auto subject_pronouns = word_set({"he", "she", "it", "they", "we", "i", "you"});
constexpr auto time_words = word_set(
    {"monday",   "tuesday", "wednesday", "thursday",  "friday",   "saturday", "sunday",    "week",      "month",
     "year",     "weekend", "morning",   "afternoon", "evening",  "night",    "today",     "yesterday", "tomorrow",
     "tonight",  "day",     "days",      "weeks",     "months",   "years",    "earlier",   "ago",       "january",
     "february", "march",   "april",     "june",      "july",     "august",   "september", "october",   "november",
     "december", "last",    "late",      "early",     "recently", "hours",    "minutes",   "hour",      "noon",
     "midnight", "decade",  "decades",   "summer",    "winter",   "spring",   "autumn",    "fall"});
constexpr auto not_adverbs = word_set(
    {"family",   "ally",    "italy", "july",   "assembly", "supply",   "reply",   "only",  "rally",    "bully",
     "monopoly", "anomaly", "daily", "weekly", "monthly",  "friendly", "elderly", "fly",   "apply",    "rely",
     "imply",    "kelly",   "molly", "sally",  "emily",    "holy",     "ugly",    "jelly", "butterfly"});

bool ends_with(std::string_view s, std::string_view tail) {
  return s.size() >= tail.size() && s.substr(s.size() - tail.size()) == tail;
}

Form form_of(std::string_view first_word, std::string_view lemma) {
  const auto head = lemma.substr(0, lemma.find(' '));
  if (first_word == head) return Form::base;  // also "read", "put", "hit": told apart by what is around them
  if (ends_with(first_word, "ing")) return Form::ing;
  if (first_word.size() > 1 && first_word.back() == 's' &&
      first_word.substr(0, first_word.size() - 1).substr(0, 2) == head.substr(0, 2))
    return Form::third;
  return Form::past;
}

// Forms that are no noun: of all others a subject must stand right before.
constexpr auto verbs_in_s = word_set({"says",  "tells",    "asks",      "adds",      "writes",   "thinks", "believes", "argues",  "insists", "warns",
                                      "explains", "announces", "describes", "declares", "urges",  "knows",    "denies",  "accuses", "vows",    "admits"});
constexpr auto bare_verbs = word_set({"say",    "tell", "ask",     "add",      "write",    "think",   "believe", "argue", "insist", "warn",
                                      "explain", "announce", "describe", "declare", "urge", "know",    "deny",  "accuse", "admit", "suggest"});
bool is_noun_like(std::string_view w, Form form) {
  return (form == Form::third && !verbs_in_s.contains(w)) || (form == Form::base && !bare_verbs.contains(w));
}

// "the latest poll [shows]": an article within a few words to the left, nothing but words between.
bool starts_with_article(const Frame& f, std::int32_t i) {
  for (std::int32_t k = i; k >= 0 && i - k < 5 && f.is_word(k); --k) {
    if (is_determiner(f.word(k))) return true;
    if (is_preposition(f.word(k)) || is_auxiliary(f.word(k)) || f.word(k) == "'s") return false;
  }
  return false;
}

void find_cues(Frame& f, const World& world) {
  const std::int32_t n = f.size();
  std::string phrase;
  for (std::int32_t i = 0; i < n; ++i) {
    const Item& it = f.at(i);
    if (!it.is_word || it.quoted != no_index) continue;
    // Longest match of a verb or a phrase.
    const Entry* best = nullptr;
    std::int32_t best_last = i;
    phrase.clear();
    for (std::int32_t j = i; j < n && j < i + World::longest && f.is_word(j); ++j) {
      if (!phrase.empty()) phrase += ' ';
      phrase += f.at(j).word;
      const World::Found found = world.look_up(phrase);
      if (const Entry* e = reporting(found)) {
        best = e;
        best_last = j;
      }
      if (!found.begins) break;
    }
    if (!best) continue;
    Cue c;
    c.first = c.group = i;
    c.last = best_last;
    c.what = class_of_cue(best->value);
    if (c.what == CueClass::none) continue;
    if (best->sense == Sense::reporting_phrase) {
      f.cues.push_back(c);
      i = best_last;
      continue;
    }
    c.form = form_of(it.word, best->canonical);
    // "will continue to be": no speech. "said to be" is a passive without a speaker.
    if (c.what == CueClass::say && f.word(c.last + 1) == "to" && c.last + 2 < n && f.is_word(c.last + 2) &&
        !f.at(c.last + 2).capital && f.at(c.last + 2).covered == no_index && !is_determiner(f.word(c.last + 2)) &&
        f.word(c.last + 2) != "reporters")
      continue;
    // A capital inside a sentence is part of a name, but headlines write verbs so.
    if (it.covered != no_index && it.capital) continue;
    // The verb group to the left: auxiliaries, adverbs, "to".
    std::int32_t g = i;
    while (g > 0 && f.is_word(g - 1) && !(f.at(g - 1).capital && g > 1 && f.kind != SectionKind::title) &&
           (is_auxiliary(f.word(g - 1)) || is_adverb(f.word(g - 1)) || f.word(g - 1) == "to")) {
      const auto w = f.word(g - 1);
      if (w == "to") c.infinitive = true;
      if (modals.contains(w)) c.modal = true;
      if (negations.contains(w)) c.negated = true;
      if (c.form == Form::past && be_forms.contains(w)) c.passive = true;
      --g;
      if (w == "to") break;
    }
    c.group = g;
    const auto before = f.word(g - 1);
    const bool bare = g == i;
    // No verb: after a determiner, a preposition or a possessor ("the report", "of claims", "Hill's call").
    if (bare && c.form != Form::past && (is_determiner(before) || is_possessive(before)) && before != "that" &&
        before != "those" && before != "both" && before != "all")
      continue;
    if (bare && c.form == Form::past && (before == "the" || before == "a" || before == "an" || is_possessive(before)))
      continue;
    if (bare && c.form == Form::base && (before == "first" || before == "last" || before == "same") && is_determiner(f.word(g - 2))) continue;
    if (bare && is_preposition(before) && c.form != Form::ing && before != "out") continue;
    if (bare && is_noun_like(it.word, c.form)) {
      const bool subject_before =
          g > 0 && (is_subject_pronoun(before) || f.at(g - 1).mention != no_index || before == "who" ||
                    before == "which" || (c.form == Form::base && before.size() > 3 && before.back() == 's') ||
                    (c.form == Form::third && f.is_word(g - 1) && starts_with_article(f, g - 1)) ||
                    (f.is_word(g - 1) && f.at(g - 1).capital && g > 1) || (before == "," && c.form == Form::third));
      const auto next = f.word(c.last + 1);
      const bool content_after = f.is_quote(c.last + 1) || next == "that" || next == "how" || next == "why" ||
                                 next == "whether" || next == "to" || next == ":" || is_determiner(next) ||
                                 is_subject_pronoun(next) || (c.last + 1 < n && f.at(c.last + 1).capital);
      const bool second_word = c.last > c.first;
      if (!subject_before && !(f.is_quote(g - 1) || (before == "," && f.is_quote(g - 2)))) continue;
      if (!content_after && !second_word && c.form == Form::base) continue;
      if (!content_after && !second_word && !(g > 0 && (is_subject_pronoun(before) || f.at(g - 1).mention != no_index)))
        continue;
    }
    f.cues.push_back(c);
    for (std::int32_t k = c.first; k <= c.last; ++k) f.items[static_cast<std::size_t>(k)].verb = true;
    i = best_last;
  }
}

}  // namespace

const Entry* reporting(const World::Found& found) {
  const Entry* verb = nullptr;
  for (const Entry& e : found.entries) {
    if (e.sense == Sense::reporting_phrase) return &e;
    if (e.sense == Sense::reporting_verb && verb == nullptr) verb = &e;
  }
  return verb;
}

CueClass class_of_cue(std::string_view v) {
  static constexpr std::array<std::pair<std::string_view, CueClass>, 26> table{
      {{"say", CueClass::say},           {"announce", CueClass::announce},
       {"tell", CueClass::tell},         {"warn", CueClass::warn},
       {"ask", CueClass::ask},           {"urge", CueClass::urge},
       {"call_for", CueClass::call_for}, {"deny", CueClass::deny},
       {"promise", CueClass::promise},   {"claim", CueClass::claim},
       {"accuse", CueClass::accuse},     {"praise", CueClass::praise},
       {"call", CueClass::call},         {"write", CueClass::write},
       {"read", CueClass::read},         {"express", CueClass::express},
       {"admit", CueClass::admit},       {"talk", CueClass::talk},
       {"manner", CueClass::manner},     {"put", CueClass::put},
       {"think", CueClass::think},       {"want", CueClass::want},
       {"know", CueClass::know},         {"show", CueClass::show},
       {"support", CueClass::support},   {"according", CueClass::according}}};
  for (const auto& [name, what] : table)
    if (name == v) return what;
  return CueClass::none;
}

bool is_auxiliary(std::string_view w) { return auxiliaries.contains(w); }
bool is_adverb(std::string_view w) {
  return adverbs.contains(w) || (w.size() > 4 && ends_with(w, "ly") && !not_adverbs.contains(w));
}
bool is_preposition(std::string_view w) { return prepositions.contains(w); }
bool is_clause_word(std::string_view w) { return clause_words.contains(w); }
bool is_determiner(std::string_view w) { return determiners.contains(w); }
bool is_subject_pronoun(std::string_view w) { return subject_pronouns.contains(w); }
bool is_time_word(std::string_view w) {
  return time_words.contains(w) ||
         (w.size() == 4 && w[0] >= '1' && w[0] <= '2' && w.find_first_not_of("0123456789") == w.npos);
}
bool is_possessive(std::string_view w) { return w == "'s" || w == "'" || w == "s'"; }
bool is_stop_punct(std::string_view w) {
  return w == "," || w == ";" || w == ":" || w == "." || w == "-" || w == "--" || w == "(" || w == ")" || w == "?" ||
         w == "!" || w == "..." || w == "[" || w == "]";
}

std::vector<Frame> make_frames(const Report& report, const Text& text, const People& people, const World& world,
                               const std::vector<Quoted>& quoted) {
  std::vector<Frame> out;
  const std::string_view bytes = report.text;
  std::size_t q = 0;  // first stretch that ends after the current place
  std::size_t m = 0;
  std::int32_t shown = no_index;  // the last stretch that has an item
  // Mentions by their end: the longest that ends at a byte comes first.
  std::vector<std::uint32_t> by_end(people.mentions.size());
  for (std::uint32_t i = 0; i < by_end.size(); ++i) by_end[i] = i;
  std::sort(by_end.begin(), by_end.end(), [&](auto a, auto b) {
    const Span x = people.mentions[a].span, y = people.mentions[b].span;
    return std::pair(x.end, x.begin) < std::pair(y.end, y.begin);
  });
  const auto is_mark = [](std::string_view w) {
    return w == "\"" || w == "'" || w == "``" || w == "''" || w == "`" || w == "<<" || w == ">>" || w == ",," ||
           w == "\xC2\xAB" || w == "\xC2\xBB" || w == "\xE2\x80\x9E" || w == "\xE2\x80\x9C" || w == "\xE2\x80\x9D" ||
           w == "\xE2\x80\x98" || w == "\xE2\x80\x99" || w == "\xE2\x80\x9A" || w == "\xE2\x80\xB9" ||
           w == "\xE2\x80\xBA";
  };
  for (std::size_t s = 0; s < text.sentences.size(); ++s) {
    const Sentence& sentence = text.sentences[s];
    // Does a quotation that began in the frame before reach into this sentence? Or does the sentence go on in lower
    // case after a quotation that ended the last one ("Why?" she asked)?
    bool joins = false;
    if (!out.empty() && s > 0 && text.sentences[s - 1].section_index == sentence.section_index &&
        !out.back().items.empty()) {
      const Item& last = out.back().items.back();
      if (last.quoted != no_index) {
        const Quoted& open = quoted[static_cast<std::size_t>(last.quoted)];
        joins = open.content.end > sentence.span.begin;
        if (!joins) {
          const auto c = utf8::decode(bytes, sentence.span.begin);
          joins = utf8::is_letter(c.code) && !utf8::is_upper(c.code);
        }
      }
    }
    // "Ada Hill went on:" and the words in a paragraph of their own.
    if (!joins && !out.empty() && s > 0 && is_prose(sentence.section) && is_prose(out.back().kind) &&
        text.sentences[s - 1].section_index + 1 == sentence.section_index && !out.back().items.empty() &&
        out.back().items.back().word == ":" && out.back().size() < longest_join) {
      std::size_t k = q;
      while (k < quoted.size() && quoted[k].content.end <= sentence.span.begin) ++k;
      joins = k < quoted.size() && quoted[k].content.begin <= sentence.span.begin + 4;
    }
    // A paragraph broken off in the middle of a sentence goes on in the next one.
    if (!joins && !out.empty() && s > 0 && is_prose(sentence.section) && is_prose(out.back().kind) &&
        text.sentences[s - 1].section_index + 1 == sentence.section_index && !out.back().items.empty() &&
        out.back().items.back().is_word && out.back().size() < longest_join) {
      const auto c = utf8::decode(bytes, sentence.span.begin);
      joins = utf8::is_letter(c.code) && c.code != utf8::to_lower(c.code) ? false : utf8::is_letter(c.code);
    }
    if (!joins) {
      Frame f;
      f.section = sentence.section_index;
      f.kind = sentence.section;
      out.push_back(std::move(f));
    }
    for (std::uint32_t t = sentence.first_word; t < sentence.last_word && t < text.words.size(); ++t) {
      if (out.back().size() >= longest_frame) {  // no sentence: a list, a table
        Frame rest;
        rest.section = sentence.section_index;
        rest.kind = sentence.section;
        out.push_back(std::move(rest));
      }
      Frame& f = out.back();
      f.last_section = sentence.section_index;
      const Span span = text.words[t].span;
      while (q < quoted.size() && quoted[q].content.end <= span.begin) ++q;
      if (q < quoted.size() && quoted[q].content.overlaps(span)) {
        if (shown != static_cast<std::int32_t>(q)) {
          shown = static_cast<std::int32_t>(q);
          Item it;
          it.span = quoted[q].content;
          it.quoted = static_cast<std::int32_t>(q);
          f.items.push_back(std::move(it));
        }
        continue;
      }
      Item it;
      it.span = span;
      it.word = utf8::fold(view(bytes, span));
      if (is_mark(it.word)) {
        // The mark of a stretch vanishes; a lone apostrophe after a plural is a possessor's sign.
        const bool adjacent =
            (q < quoted.size() && quoted[q].content.begin >= span.end && quoted[q].content.begin - span.end <= 1) ||
            (q > 0 && span.begin >= quoted[q - 1].content.end && span.begin - quoted[q - 1].content.end <= 1);
        if (adjacent || it.word != "'") continue;
      }
      const auto c = utf8::decode(bytes, span.begin);
      it.is_word = text.words[t].kind != TokenKind::punct;
      it.capital = utf8::is_upper(c.code);
      if (!it.is_word && (c.code == U'\u2013' || c.code == U'\u2014' || c.code == U'\u2015')) it.word = "-";
      f.items.push_back(std::move(it));
    }
  }
  for (Frame& f : out) {
    // Mentions on items: one pass, both are sorted.
    for (std::int32_t i = 0; i < f.size(); ++i) {
      Item& it = f.items[static_cast<std::size_t>(i)];
      if (it.quoted != no_index) continue;
      while (m < by_end.size() && people.mentions[by_end[m]].span.end < it.span.end) ++m;
      if (m < by_end.size() && people.mentions[by_end[m]].span.end == it.span.end) {
        const Span span = people.mentions[by_end[m]].span;
        std::int32_t first = i;
        while (first > 0 && f.at(first - 1).quoted == no_index && f.at(first - 1).span.begin >= span.begin) --first;
        it.mention = static_cast<std::int32_t>(by_end[m]);
        it.mention_first = first;
        for (std::int32_t k = first; k <= i; ++k) f.items[static_cast<std::size_t>(k)].covered = it.mention;
      }
    }
    find_cues(f, world);
  }
  return out;
}

}  // namespace synoptic::annotate::quotes
