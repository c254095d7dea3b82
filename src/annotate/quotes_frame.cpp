// Frames and the noun phrases in them, without a parser: closed word classes, the reporting-verb lexicon and People's
// mentions. A noun phrase is grown from its head towards the left until a word that cannot stand inside one. A phrase that
// hangs on a preposition hands the subject over to the noun before it ("a spokesman for Ada Hill said": the spokesman);
// a possessor is never the head. Where a clause cannot be read this way there is no subject, rather than the nearest name.
#include "annotate/quotes_frame.hpp"

#include <algorithm>
#include <array>

#include "base/utf8.hpp"

namespace synoptic::annotate::quotes {
namespace {

constexpr std::int32_t longest_clause = 200;  // items
constexpr std::int32_t longest_frame = 600;   // items; keeps one endless sentence from costing its square

template <std::size_t N>
bool among(const std::array<std::string_view, N>& list, std::string_view w) {
  return std::find(list.begin(), list.end(), w) != list.end();
}

constexpr auto auxiliaries = std::to_array<std::string_view>({
    "has", "have", "had", "having", "is", "are", "was", "were", "be", "been", "being", "am", "will", "would", "can", "could", "may",
    "might", "must", "shall", "should", "do", "does", "did", "'ve", "'d", "'ll", "'re", "'m", "ca", "wo"});
constexpr auto be_forms = std::to_array<std::string_view>({"is", "are", "was", "were", "be", "been", "being", "am", "'re", "'m", "got", "get", "gets"});
constexpr auto modals = std::to_array<std::string_view>({"will", "would", "can", "could", "may", "might", "must", "shall", "should", "'ll", "'d", "ca", "wo"});
constexpr auto negations = std::to_array<std::string_view>({"not", "n't", "never", "nor", "neither"});
constexpr auto adverbs = std::to_array<std::string_view>({
    "also", "long", "later", "then", "again", "once", "even", "still", "just", "never", "always", "already", "soon", "now", "not", "n't",
    "often", "further", "thus", "meanwhile", "instead", "first", "either", "too", "however", "nevertheless", "sometimes",
    "yesterday", "today", "tonight", "ever", "simply", "twice", "perhaps", "therefore", "back", "immediately", "earlier"});
constexpr auto prepositions = std::to_array<std::string_view>({
    "of", "for", "in", "on", "at", "from", "with", "to", "about", "over", "under", "after", "before", "during", "through",
    "against", "between", "among", "into", "within", "near", "until", "despite", "by", "amid", "across", "around", "behind", "beyond",
    "inside", "outside", "upon", "via", "without", "toward", "towards", "onto", "off", "out", "up", "down", "like", "per", "following",
    "including", "alongside", "concerning", "regarding", "above", "below", "throughout", "since", "ahead"});
// Before a subject and its verb these are conjunctions: "after Norland announced".
constexpr auto clause_prepositions = std::to_array<std::string_view>({"after", "before", "since", "until"});
constexpr auto clause_words = std::to_array<std::string_view>({
    "and", "but", "or", "so", "while", "when", "as", "because", "if", "that", "which", "who", "whom", "whose", "whether", "although",
    "though", "since", "until", "than", "where", "unless", "why", "how", "what", "whereas", "yet", "nor", "plus"});
constexpr auto determiners = std::to_array<std::string_view>({
    "the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my", "your", "some", "many", "several",
    "one", "another", "each", "every", "most", "few", "two", "three", "four", "five", "no", "any", "other", "both", "all"});
constexpr auto subject_pronouns = std::to_array<std::string_view>({"he", "she", "it", "they", "we", "i", "you"});
constexpr auto object_pronouns = std::to_array<std::string_view>({"him", "them", "me", "us", "himself", "herself", "themselves", "itself"});
constexpr auto time_words = std::to_array<std::string_view>({
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "week", "month", "year", "weekend", "morning",
    "afternoon", "evening", "night", "today", "yesterday", "tomorrow", "tonight", "day", "days", "weeks", "months", "years", "earlier", "ago",
    "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december", "last", "late",
    "early", "recently", "hours", "minutes", "hour", "noon", "midnight", "decade", "decades", "summer", "winter", "spring", "autumn", "fall"});
constexpr auto not_adverbs = std::to_array<std::string_view>({
    "family", "ally", "italy", "july", "assembly", "supply", "reply", "only", "rally", "bully", "monopoly", "anomaly", "daily", "weekly",
    "monthly", "friendly", "elderly", "fly", "apply", "rely", "imply", "kelly", "molly", "sally", "emily", "holy", "ugly", "jelly", "butterfly"});
// Verbs that hand their subject on to an infinitive: "went on to say", "is expected to announce", "declined to say".
constexpr auto raising = std::to_array<std::string_view>({
    "went", "on", "continued", "appeared", "seemed", "declined", "refused", "failed", "wanted", "used", "tended", "began", "came", "goes",
    "seems", "appears", "continues", "refuses", "expected", "set", "likely", "due", "going", "sought", "tried", "moved", "rushed",
    "paused", "ready", "prepared", "forced", "appear", "seem", "tried", "wants", "hopes", "plans", "vowed", "promised", "offered", "had", "has", "have"});
constexpr auto perceived = std::to_array<std::string_view>({"heard", "seen", "quoted", "cited", "recorded", "filmed", "caught", "shown", "reported", "described", "overheard"});
// Nouns that no one's words come from by themselves.
constexpr auto not_speakers = std::to_array<std::string_view>({"there", "here", "what", "how", "why", "when", "where", "something", "nothing", "everything", "anything"});

CueClass class_of(std::string_view v) {
  static constexpr std::array<std::pair<std::string_view, CueClass>, 26> table{{
      {"say", CueClass::say}, {"announce", CueClass::announce}, {"tell", CueClass::tell}, {"warn", CueClass::warn}, {"ask", CueClass::ask},
      {"urge", CueClass::urge}, {"call_for", CueClass::call_for}, {"deny", CueClass::deny}, {"promise", CueClass::promise},
      {"claim", CueClass::claim}, {"accuse", CueClass::accuse}, {"praise", CueClass::praise}, {"call", CueClass::call},
      {"write", CueClass::write}, {"read", CueClass::read}, {"express", CueClass::express}, {"admit", CueClass::admit},
      {"talk", CueClass::talk}, {"manner", CueClass::manner}, {"put", CueClass::put}, {"think", CueClass::think}, {"want", CueClass::want},
      {"know", CueClass::know}, {"show", CueClass::show}, {"support", CueClass::support}, {"according", CueClass::according}}};
  for (const auto& [name, what] : table)
    if (name == v) return what;
  return CueClass::none;
}

bool ends_with(std::string_view s, std::string_view tail) { return s.size() >= tail.size() && s.substr(s.size() - tail.size()) == tail; }

Form form_of(std::string_view first_word, std::string_view lemma) {
  const auto head = lemma.substr(0, lemma.find(' '));
  if (first_word == head) return Form::base;  // also "read", "put", "hit": told apart by what is around them
  if (ends_with(first_word, "ing")) return Form::ing;
  if (first_word.size() > 1 && first_word.back() == 's' && first_word.substr(0, first_word.size() - 1).substr(0, 2) == head.substr(0, 2)) return Form::third;
  return Form::past;
}

// Forms that are as often a noun: a subject must stand right before them.
bool is_noun_like(std::string_view w, Form form) {
  if (form == Form::third)
    return !among(std::to_array<std::string_view>({"says", "tells", "asks", "adds", "writes", "thinks", "believes", "argues", "insists", "warns", "explains",
                                                   "announces", "describes", "declares", "urges", "knows", "denies", "accuses", "vows", "admits"}), w);
  if (form == Form::base)
    return !among(std::to_array<std::string_view>({"say", "tell", "ask", "add", "write", "think", "believe", "argue", "insist", "warn", "explain", "announce",
                                                   "describe", "declare", "urge", "know", "deny", "accuse", "admit", "suggest"}), w);
  return false;
}

// "the latest poll [shows]": an article within a few words to the left, nothing but words between.
bool starts_with_article(const Frame& f, std::int32_t i) {
  for (std::int32_t k = i; k >= 0 && i - k < 5 && f.is_word(k); --k) {
    if (is_determiner(f.word(k))) return true;
    if (is_preposition(f.word(k)) || is_auxiliary(f.word(k)) || f.word(k) == "'s") return false;
  }
  return false;
}

bool is_possessive(std::string_view w) { return w == "'s" || w == "'" || w == "s'"; }

bool is_person_like(const Frame& f, const People& people, std::int32_t i) {
  const auto m = f.at(i).mention;
  if (m == no_index) return false;
  const Mention& mention = people.mentions[static_cast<std::size_t>(m)];
  return mention.entity < people.entities.size();
}

void find_cues(Frame& f, const World& world) {
  const std::int32_t n = f.size();
  for (std::int32_t i = 0; i < n; ++i) {
    const Item& it = f.at(i);
    if (!it.is_word || it.quoted != no_index) continue;
    // Longest match of a verb or a phrase.
    std::string phrase;
    const Entry* best = nullptr;
    std::int32_t best_last = i;
    for (std::int32_t j = i; j < n && j < i + World::longest && f.is_word(j); ++j) {
      if (!phrase.empty()) phrase += ' ';
      phrase += f.at(j).word;
      for (const Sense sense : {Sense::reporting_verb, Sense::reporting_phrase})
        if (const Entry* e = world.find(phrase, sense)) {
          best = e;
          best_last = j;
        }
      if (!world.begins_phrase(phrase)) break;
    }
    if (!best) continue;
    Cue c;
    c.first = c.group = i;
    c.last = best_last;
    c.what = class_of(best->value);
    if (c.what == CueClass::none) continue;
    if (best->sense == Sense::reporting_phrase) {
      f.cues.push_back(c);
      i = best_last;
      continue;
    }
    c.form = form_of(it.word, best->canonical);
    // "will continue to be": no speech. "said to be" is a passive without a speaker.
    if (c.what == CueClass::say && f.word(c.last + 1) == "to" && c.last + 2 < n && f.is_word(c.last + 2) && !f.at(c.last + 2).capital && f.at(c.last + 2).covered == no_index &&
        !is_determiner(f.word(c.last + 2)) && f.word(c.last + 2) != "reporters")
      continue;
    // A capital inside a sentence is part of a name, but headlines write verbs so.
    if (it.covered != no_index && it.capital) continue;
    // The verb group to the left: auxiliaries, adverbs, "to".
    std::int32_t g = i;
    while (g > 0 && f.is_word(g - 1) && !(f.at(g - 1).capital && g > 1 && f.kind != SectionKind::title) && (is_auxiliary(f.word(g - 1)) || is_adverb(f.word(g - 1)) || f.word(g - 1) == "to")) {
      const auto w = f.word(g - 1);
      if (w == "to") c.infinitive = true;
      if (among(modals, w)) c.modal = true;
      if (among(negations, w)) c.negated = true;
      if (c.form == Form::past && among(be_forms, w)) c.passive = true;
      --g;
      if (w == "to") break;
    }
    c.group = g;
    const auto before = f.word(g - 1);
    const bool bare = g == i;
    // No verb: after a determiner, a preposition or a possessor ("the report", "of claims", "Hill's call").
    if (bare && c.form != Form::past && (is_determiner(before) || is_possessive(before)) && before != "that" && before != "those" && before != "both" && before != "all") continue;
    if (bare && c.form == Form::past && (before == "the" || before == "a" || before == "an" || is_possessive(before))) continue;
    if (bare && is_preposition(before) && c.form != Form::ing && before != "out") continue;
    if (bare && is_noun_like(it.word, c.form)) {
      const bool subject_before = g > 0 && (is_subject_pronoun(before) || f.at(g - 1).mention != no_index || before == "who" || before == "which" ||
                                            (c.form == Form::base && before.size() > 3 && before.back() == 's') || (c.form == Form::third && f.is_word(g - 1) && starts_with_article(f, g - 1)) ||
                                            (f.is_word(g - 1) && f.at(g - 1).capital && g > 1) || (before == "," && c.form == Form::third));
      const auto next = f.word(c.last + 1);
      const bool content_after = f.is_quote(c.last + 1) || next == "that" || next == "how" || next == "why" || next == "whether" || next == "to" || next == ":" || is_determiner(next) ||
                                 is_subject_pronoun(next) || (c.last + 1 < n && f.at(c.last + 1).capital);
      const bool second_word = c.last > c.first;
      if (!subject_before && !(f.is_quote(g - 1) || (before == "," && f.is_quote(g - 2)))) continue;
      if (!content_after && !second_word && c.form == Form::base) continue;
      if (!content_after && !second_word && !(g > 0 && (is_subject_pronoun(before) || f.at(g - 1).mention != no_index))) continue;
    }
    f.cues.push_back(c);
    for (std::int32_t k = c.first; k <= c.last; ++k) f.items[static_cast<std::size_t>(k)].verb = true;
    i = best_last;
  }
}

}  // namespace

bool is_auxiliary(std::string_view w) { return among(auxiliaries, w); }
bool is_adverb(std::string_view w) { return among(adverbs, w) || (w.size() > 4 && ends_with(w, "ly") && !among(not_adverbs, w)); }
bool is_preposition(std::string_view w) { return among(prepositions, w); }
bool is_clause_word(std::string_view w) { return among(clause_words, w); }
bool is_determiner(std::string_view w) { return among(determiners, w); }
bool is_subject_pronoun(std::string_view w) { return among(subject_pronouns, w); }
bool is_time_word(std::string_view w) { return among(time_words, w) || (w.size() == 4 && w[0] >= '1' && w[0] <= '2' && w.find_first_not_of("0123456789") == w.npos); }
bool is_stop_punct(std::string_view w) {
  return w == "," || w == ";" || w == ":" || w == "." || w == "-" || w == "--" || w == "(" || w == ")" || w == "?" || w == "!" || w == "..." || w == "[" || w == "]";
}

std::vector<Frame> make_frames(const Report& report, const Text& text, const People& people, const World& world, const std::vector<Quoted>& quoted) {
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
    return w == "\"" || w == "'" || w == "``" || w == "''" || w == "`" || w == "<<" || w == ">>" || w == ",," || w == "\xC2\xAB" || w == "\xC2\xBB" || w == "\xE2\x80\x9E" || w == "\xE2\x80\x9C" || w == "\xE2\x80\x9D" || w == "\xE2\x80\x98" || w == "\xE2\x80\x99" || w == "\xE2\x80\x9A" || w == "\xE2\x80\xB9" || w == "\xE2\x80\xBA";
  };
  for (std::size_t s = 0; s < text.sentences.size(); ++s) {
    const Sentence& sentence = text.sentences[s];
    // Does a quotation that began in the frame before reach into this sentence? Or does the sentence go on in lower case
    // after a quotation that ended the last one ("Why?" she asked)?
    bool joins = false;
    if (!out.empty() && s > 0 && text.sentences[s - 1].section_index == sentence.section_index && !out.back().items.empty()) {
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
    if (!joins && !out.empty() && s > 0 && is_prose(sentence.section) && is_prose(out.back().kind) && text.sentences[s - 1].section_index + 1 == sentence.section_index &&
        !out.back().items.empty() && out.back().items.back().word == ":" && out.back().size() < longest_clause) {
      std::size_t k = q;
      while (k < quoted.size() && quoted[k].content.end <= sentence.span.begin) ++k;
      joins = k < quoted.size() && quoted[k].content.begin <= sentence.span.begin + 4;
    }
    // A paragraph broken off in the middle of a sentence goes on in the next one.
    if (!joins && !out.empty() && s > 0 && is_prose(sentence.section) && is_prose(out.back().kind) && text.sentences[s - 1].section_index + 1 == sentence.section_index &&
        !out.back().items.empty() && out.back().items.back().is_word && out.back().size() < longest_clause) {
      const auto c = utf8::decode(bytes, sentence.span.begin);
      joins = utf8::is_letter(c.code) && c.code != utf8::to_lower(c.code) ? false : utf8::is_letter(c.code);
    }
    if (!joins) {
      Frame f;
      f.section = sentence.section_index;
      f.kind = sentence.section;
      out.push_back(std::move(f));
    }
    for (std::uint32_t t = sentence.first_token; t < sentence.last_token && t < text.tokens.size(); ++t) {
      if (out.back().size() >= longest_frame) {  // no sentence: a list, a table
        Frame rest;
        rest.section = sentence.section_index;
        rest.kind = sentence.section;
        out.push_back(std::move(rest));
      }
      Frame& f = out.back();
      const Span span = text.tokens[t].span;
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
        const bool adjacent = (q < quoted.size() && quoted[q].content.begin >= span.end && quoted[q].content.begin - span.end <= 1) ||
                              (q > 0 && span.begin >= quoted[q - 1].content.end && span.begin - quoted[q - 1].content.end <= 1);
        if (adjacent || it.word != "'") continue;
      }
      const auto c = utf8::decode(bytes, span.begin);
      it.is_word = text.tokens[t].kind != TokenKind::punct;
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

namespace {

bool is_cue_verb(const Frame& f, std::int32_t i) {
  return i >= 0 && i < f.size() && f.at(i).verb;
}

bool same_entity_kind(const People& people, const Mention& m, EntityKind kind) {
  return m.entity < people.entities.size() && people.entities[m.entity].kind == kind;
}

// The entity of a phrase [first, last] whose head is its last word.
void resolve(const Frame& f, const People& people, Subject& s) {
  const Item& head = f.at(s.head);
  if (head.mention != no_index && head.mention_first >= s.first) {
    const Mention& m = people.mentions[static_cast<std::size_t>(head.mention)];
    if (m.entity < people.entities.size()) {
      s.entity = m.entity;
      s.pronoun = m.form == MentionForm::pronoun;
    }
    return;
  }
  s.pronoun = is_subject_pronoun(head.word);
}

bool stops_phrase(const Frame& f, std::int32_t i) {
  if (i < 0 || f.is_quote(i) || !f.is_word(i)) return true;
  const auto w = f.word(i);
  if (is_possessive(w)) return false;
  if (f.at(i).capital && i > 0 && f.at(i).covered != no_index) return false;  // Theresa May
  return is_auxiliary(w) || is_preposition(w) || is_clause_word(w) || among(object_pronouns, w) || is_subject_pronoun(w) || among(not_speakers, w);
}

}  // namespace

Subject phrase_before(const Frame& f, const People& people, std::int32_t last) {
  Subject s;
  std::int32_t j = last;
  // A date between subject and verb: "Hill on Tuesday [said]", "Hill last week [said]".
  std::int32_t t = j;
  while (t >= 0 && f.is_word(t) && is_time_word(f.word(t)) && f.at(t).mention == no_index) --t;
  if (t < j) {
    if (t >= 0 && (f.word(t) == "on" || f.word(t) == "in" || f.word(t) == "this" || f.word(t) == "the" || f.word(t) == "late" || f.word(t) == "early")) --t;
    j = t;
    if (j < 0) return s;
  }
  if (j < 0 || !f.is_word(j) || f.is_quote(j)) return s;
  const auto w = f.word(j);
  if (is_subject_pronoun(w)) {
    s.first = s.last = s.head = j;
    resolve(f, people, s);
    s.rule = "pronoun";
    return s;
  }
  if (stops_phrase(f, j) || is_possessive(w)) return s;
  std::int32_t b = j;
  if (f.at(j).mention != no_index && is_person_like(f, people, j)) b = f.at(j).mention_first;
  const bool named = b < j || f.at(j).mention != no_index;
  // Grow to the left.
  while (b > 0 && j - b < 9) {
    const std::int32_t p = b - 1;
    if (stops_phrase(f, p)) break;
    const auto pw = f.word(p);
    if (is_determiner(f.word(b)) && !is_possessive(pw)) break;  // an article opens the phrase
    if (named && f.at(p).mention != no_index) {
      const Mention& m = people.mentions[static_cast<std::size_t>(f.at(p).mention)];
      if (same_entity_kind(people, m, EntityKind::person) && m.form == MentionForm::name) break;
    }
    if (is_adverb(pw) || is_time_word(pw) || is_cue_verb(f, p)) break;
    if (named && !f.at(p).capital && !is_determiner(pw) && !is_possessive(pw) && ends_with(pw, "ed")) break;
    b = f.at(p).mention != no_index && f.at(p).mention_first >= 0 ? f.at(p).mention_first : p;
  }
  while (b < j && is_possessive(f.word(b))) ++b;
  s.first = b;
  s.last = last < j ? j : j;
  s.head = j;
  // On a preposition: the noun before it is the head.
  if (b >= 2 && is_preposition(f.word(b - 1)) && !among(clause_prepositions, f.word(b - 1)) && f.is_word(b - 2) && !stops_phrase(f, b - 2) && !is_cue_verb(f, b - 2) && !is_adverb(f.word(b - 2)) &&
      !(f.at(b - 2).mention == no_index && (ends_with(f.word(b - 2), "ed") || ends_with(f.word(b - 2), "ing")))) {
    Subject outer = phrase_before(f, people, b - 2);
    if (outer.found() && outer.head > outer.first - 1) {
      outer.last = s.last;
      outer.rule = "noun before preposition";
      return outer;
    }
    return {};
  }
  if (b >= 1 && is_preposition(f.word(b - 1)) && f.word(b - 1) != "with" && !among(clause_prepositions, f.word(b - 1)))
    return {};
  resolve(f, people, s);
  s.rule = named ? "name before the verb" : "noun before the verb";
  // "Ada Hill and Ben Cole said", "both Norland and Sudland"
  if (named && b >= 2 && f.word(b - 1) == "and" && f.at(b - 2).mention != no_index) {
    Subject other = phrase_before(f, people, b - 2);
    if (other.found() && other.entity && other.last == b - 2) {
      other.last = s.last;
      other.plural = true;
      other.rule = "two subjects";
      return other;
    }
  }
  return s;
}

Subject phrase_after(const Frame& f, const People& people, std::int32_t first) {
  Subject s;
  std::int32_t i = first;
  while (f.is_word(i) && is_adverb(f.word(i)) && f.at(i).covered == no_index) ++i;
  if (!f.is_word(i) || f.is_quote(i)) return s;
  if (is_subject_pronoun(f.word(i))) {
    s.first = s.last = s.head = i;
    resolve(f, people, s);
    s.rule = "pronoun after the verb";
    return s;
  }
  const std::int32_t begin = i;
  std::int32_t head = no_index;
  for (; f.is_word(i) && i - begin < 12; ++i) {
    const auto w = f.word(i);
    if (is_possessive(w)) continue;
    if (i > begin && is_determiner(w) && w != "the" && w != "a") break;
    if (stops_phrase(f, i) || is_time_word(w) || is_cue_verb(f, i)) break;
    head = i;
    // A name ends the phrase, unless it is a possessor or goes on ("China foreign ministry spokesman Wang Wenbin").
    if (f.at(i).mention != no_index && !is_possessive(f.word(i + 1))) {
      const Mention& m = people.mentions[static_cast<std::size_t>(f.at(i).mention)];
      if (same_entity_kind(people, m, EntityKind::person) && m.form == MentionForm::name) break;
    }
  }
  if (head == no_index) return s;
  s.first = begin;
  s.last = s.head = head;
  resolve(f, people, s);
  s.rule = "name after the verb";
  return s;
}

std::int32_t end_of_description(const Frame& f, std::int32_t last) {
  std::int32_t end = last;
  std::int32_t i = last + 1;
  if (f.word(i) == "(") {  // "Hill (54)"
    for (std::int32_t k = i; k < f.size() && k < i + 8; ++k)
      if (f.word(k) == ")") {
        end = k;
        i = k + 1;
        break;
      }
  }
  if (f.word(i) == "of" || f.word(i) == "from" || f.word(i) == "for" || f.word(i) == "at") {
    for (++i; f.is_word(i) && !f.at(i).verb && !is_time_word(f.word(i)) && !is_auxiliary(f.word(i)); ++i) end = i;
  }
  if (f.word(i) != ",") return end;
  const auto w = f.word(i + 1);
  if (!f.is_word(i + 1) || is_adverb(w) || (is_clause_word(w) && w != "who" && w != "whose") || is_preposition(w) || is_subject_pronoun(w)) return end;
  if (w.size() > 4 && ends_with(w, "ing")) return end;
  // Up to the end of the sentence, or to the comma before somebody else's clause or words.
  for (std::int32_t k = i + 1; k < f.size() && k < i + 40; ++k) {
    if (f.is_quote(k) || f.word(k) == ";" || f.word(k) == ":") return f.word(k - 1) == "," ? k - 2 : end;
    if (f.word(k) == ".") return k - 1;
    if (f.word(k) == "," && (ends_with(f.word(k + 1), "ing") || f.word(k + 1) == "but" || f.word(k + 1) == "and")) return k - 1;
    if (k + 1 == f.size()) return k;
  }
  return end;
}

Subject clause_subject(const Frame& f, const People& people, std::int32_t at) {
  // The clause begins after the last semicolon, or after a subordinating word; at the start of the frame otherwise.
  std::int32_t begin = 0;
  for (std::int32_t i = std::max(0, at - longest_clause); i < at; ++i) {
    const auto w = f.word(i);
    if (w == ";" || (w == ":" && i + 1 < at) || ((w == "while" || w == "but" || w == "whereas") && i > 0 && f.word(i - 1) == ",")) begin = i + 1;
  }
  // Fronted phrases: "On Friday, ...", "In an interview with X, ...", "Visiting Y this week, ..."
  for (int round = 0; round < 3 && begin < at; ++round) {
    while (begin < at && (is_clause_word(f.word(begin)) && f.word(begin) != "that" ) && (f.word(begin) == "and" || f.word(begin) == "but")) ++begin;
    const auto w = f.word(begin);
    const bool fronted = is_preposition(w) || ends_with(w, "ing") || is_adverb(w) || is_time_word(w) || is_clause_word(w) || w == "last" || w == "this";
    if (!fronted) break;
    std::int32_t comma = begin;
    while (comma < at && f.word(comma) != ",") ++comma;
    if (comma < at) {
      begin = comma + 1;
      continue;
    }
    if (is_time_word(w) || w == "this" || is_adverb(w)) {
      while (begin < at && (is_time_word(f.word(begin)) || f.word(begin) == "this" || is_adverb(f.word(begin)))) ++begin;
      continue;
    }
    return {};
  }
  Subject s = phrase_after(f, people, begin);
  // Datelines and chains of places: "NORTHPORT - Ada Hill ...", "In Northport, Norland, Ada Hill ..."
  for (int round = 0; round < 2 && s.found() && s.last < at; ++round) {
    std::int32_t k = s.last + 1;
    if (f.word(k) == "(")
      while (k < at && f.word(k - 1) != ")") ++k;
    const bool dash = f.word(k) == "-" && s.last - begin < 4;
    const bool comma = f.word(k) == "," && k + 1 < at && f.is_word(k + 1) && (f.at(k + 1).capital || is_subject_pronoun(f.word(k + 1)) || f.at(k + 1).covered != no_index) && begin > 0;
    if (!dash && !comma) break;
    begin = k + 1;
    s = phrase_after(f, people, begin);
  }
  if (!s.found() || s.last >= at) return {};
  if (f.is_word(s.last + 1) && is_possessive(f.word(s.last + 1))) return {};
  // "Xi and Lukashenko met"
  if (s.entity && f.word(s.last + 1) == "and" && s.last + 2 < at) {
    const Subject other = phrase_after(f, people, s.last + 2);
    if (other.found() && other.entity && other.last < at) s.plural = true;
  }
  s.rule = "subject of the clause";
  return s;
}

namespace {

// `earlier`: the subjects of the cues before this one.
Subject subject_of(const Frame& f, const People& people, std::size_t index, const std::vector<Subject>& earlier) {
  const Cue& c = f.cues[index];
  const auto shared = [&](std::int32_t at) -> Subject {
    // The nearest earlier finite cue with a subject of its own, else the subject of the clause.
    for (std::size_t k = index; k-- > 0 && index - k < 8;) {
      const Cue& e = f.cues[k];
      if (e.what == CueClass::according || e.form == Form::ing || e.infinitive || e.passive) continue;
      Subject s = earlier[k];
      if (s.found() && s.last < e.group + 8) {
        s.rule = "shared subject";
        return s;
      }
    }
    return clause_subject(f, people, at);
  };
  if (c.what == CueClass::according) return phrase_after(f, people, c.last + 1);
  std::int32_t j = c.group - 1;
  const auto next = f.word(c.last + 1);

  // Passive: only "by X" says who spoke.
  if (c.passive) {
    for (std::int32_t i = c.last + 1; i < f.size() && i < c.last + 12; ++i)
      if (f.word(i) == "by" && !f.is_quote(i)) {
        Subject s = phrase_after(f, people, i + 1);
        s.rule = "by-agent";
        return s;
      }
    return {};
  }

  const bool after_quote = f.is_quote(j) || ((f.word(j) == "," || f.word(j) == "-") && f.is_quote(j - 1));
  // "Q," said X
  if (after_quote && c.form != Form::ing && !c.infinitive) {
    const Subject s = phrase_after(f, people, c.last + 1);
    if (s.found() && !f.is_quote(s.last + 1) && (f.is_word(c.last + 1))) return s;
    if (f.is_quote(j)) return {};
  }
  if (c.infinitive) {
    // "to": the subject of the verb that governs it.
    std::int32_t k = c.group;  // "to" or an adverb before it
    std::int32_t g = k - 1;
    int steps = 0;
    while (g >= 0 && steps < 4 && f.is_word(g) && (among(raising, f.word(g)) || is_auxiliary(f.word(g)) || is_adverb(f.word(g)) || is_cue_verb(f, g))) {
      --g;
      ++steps;
    }
    if (steps == 0) return {};
    Subject s = phrase_before(f, people, g);
    if (s.found()) {
      s.rule = "subject of the governing verb";
      return s;
    }
    return {};
  }
  if (j < 0) {
    if (c.form == Form::ing) return {};
    return {};
  }
  const auto before = f.word(j);

  // Participle: ", adding that", "- saying", "and calling for"
  if (c.form == Form::ing) {
    if (f.at(j).is_word && c.group < c.first && is_auxiliary(f.word(c.group)) && !is_clause_word(before)) return phrase_before(f, people, j);
    const bool as = before == "as";
    const auto seen = as ? f.word(j - 1) : before;
    if (among(perceived, seen)) {  // "could be heard telling", "was quoted as saying"
      std::int32_t k = as ? j - 2 : j - 1;
      while (k >= 0 && f.is_word(k) && (is_auxiliary(f.word(k)) || is_adverb(f.word(k)))) --k;
      Subject s = phrase_before(f, people, k);
      if (s.found()) s.rule = "heard saying";
      return s;
    }
    if (before == "," || before == "-" || before == "and" || before == "by" || before == "in" || before == "while" || f.is_quote(j) || before == "after" || before == "before") {
      if (before == "," || before == "-" || before == "and" || f.is_quote(j) || before == "while" || before == "by") return shared(j);
      return {};
    }
    Subject s = phrase_before(f, people, j);
    if (s.found() && s.first > 0 && f.word(s.first - 1) == "with") {
      s.rule = "with X saying";
      return s;
    }
    if (s.found() && s.entity && f.at(s.head).mention != no_index && s.first == 0) return s;
    return {};
  }

  // Relative clause: "Hill, who described"
  if (before == "who" || before == "which") {
    std::int32_t k = j - 1;
    if (f.word(k) == ",") --k;
    Subject s = phrase_before(f, people, k);
    if (s.found()) s.rule = "relative clause";
    return s;
  }
  if (before == "and" || before == "but" || before == "or" || before == "then") {
    return shared(j);
  }
  // Over an aside: "Hill, a doctor, said", "Hill (54) said", "Hill - a doctor - said"
  if (before == ")" || before == "," || before == "-") {
    const std::string_view mate = before == ")" ? "(" : before;
    int commas = 0;
    for (std::int32_t k = j - 1; k >= 0 && j - k < 40 && !f.is_quote(k); --k) {
      if (f.word(k) == ";" || (f.word(k) == "." && mate != "(")) break;
      if (f.word(k) != mate) continue;
      Subject s = phrase_before(f, people, k - 1);
      const bool lone = k + 2 == j && !f.at(k + 1).capital;  // "Hill, 54, ..." goes on to the left
      if (s.found() && (s.entity || s.pronoun || s.first == 0 || f.at(s.head).capital || is_determiner(f.word(s.first))) && !is_stop_punct(f.word(s.head))) {
        // An aside must not hold a finite clause of its own unless it is relative.
        s.last = before == "," ? j - 1 : j;
        s.rule = "over an aside";
        return s;
      }
      if (!lone && ++commas >= 3) break;
      if (mate == "(") break;
    }
    if (before == ",") {
      // "The bridge will close, said Hill."
      if (is_adverb(next) || f.is_word(c.last + 1)) {
        const Subject s = phrase_after(f, people, c.last + 1);
        if (s.found() && (s.entity || s.pronoun)) return s;
      }
    }
    return {};
  }
  return phrase_before(f, people, j);
}

}  // namespace

std::vector<Subject> find_subjects(const Frame& f, const People& people) {
  std::vector<Subject> out;
  out.reserve(f.cues.size());
  for (std::size_t i = 0; i < f.cues.size(); ++i) out.push_back(subject_of(f, people, i, out));
  return out;
}

}  // namespace synoptic::annotate::quotes
