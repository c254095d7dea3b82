// Noun phrases and subjects without a parser. A phrase is grown from its head towards the left until a word that cannot
// stand inside one. A phrase that hangs on a preposition hands the subject over to the noun before it ("a spokesman for
// Ada Hill said": the spokesman); a possessor is never the head. Where a clause cannot be read this way there is no
// subject, rather than the nearest name.
#include <algorithm>
#include <array>

#include "annotate/quotes_frame.hpp"

namespace synoptic::annotate::quotes {
namespace {

constexpr std::int32_t longest_clause = 200;  // items that are searched for the beginning of a clause

template <std::size_t N>
bool among(const std::array<std::string_view, N>& list, std::string_view w) {
  return std::find(list.begin(), list.end(), w) != list.end();
}

// Before a subject and its verb these are conjunctions: "after Norland announced".
constexpr auto clause_prepositions = std::to_array<std::string_view>({"after", "before", "since", "until"});
constexpr auto object_pronouns =
    std::to_array<std::string_view>({"him", "them", "me", "us", "himself", "herself", "themselves", "itself"});
// Verbs that hand their subject on to an infinitive: "went on to say", "is expected to announce", "declined to say".
constexpr auto raising = std::to_array<std::string_view>(
    {"went",     "on",     "continued", "appeared", "seemed", "declined", "refused", "failed",    "wanted",
     "used",     "tended", "began",     "came",     "goes",   "seems",    "appears", "continues", "refuses",
     "expected", "set",    "likely",    "due",      "going",  "sought",   "tried",   "moved",     "rushed",
     "paused",   "ready",  "prepared",  "forced",   "appear", "seem",     "tried",   "wants",     "hopes",
     "plans",    "vowed",  "promised",  "offered",  "had",    "has",      "have"});
constexpr auto perceived = std::to_array<std::string_view>({"heard", "seen", "quoted", "cited", "recorded", "filmed",
                                                            "caught", "shown", "reported", "described", "overheard"});
// Nouns that no one's words come from by themselves.
constexpr auto not_speakers = std::to_array<std::string_view>(
    {"there", "here", "what", "how", "why", "when", "where", "something", "nothing", "everything", "anything"});

bool ends_with(std::string_view s, std::string_view tail) {
  return s.size() >= tail.size() && s.substr(s.size() - tail.size()) == tail;
}

bool is_person_like(const Frame& f, const People& people, std::int32_t i) {
  const auto m = f.at(i).mention;
  if (m == no_index) return false;
  const Mention& mention = people.mentions[static_cast<std::size_t>(m)];
  return mention.entity < people.entities.size();
}

bool is_cue_verb(const Frame& f, std::int32_t i) { return i >= 0 && i < f.size() && f.at(i).verb; }

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
  return is_auxiliary(w) || is_preposition(w) || is_clause_word(w) || among(object_pronouns, w) ||
         is_subject_pronoun(w) || among(not_speakers, w);
}

}  // namespace

Subject phrase_before(const Frame& f, const People& people, std::int32_t last) {
  Subject s;
  std::int32_t j = last;
  // A date between subject and verb: "Hill on Tuesday [said]", "Hill last week [said]".
  std::int32_t t = j;
  while (t >= 0 && f.is_word(t) && is_time_word(f.word(t)) && f.at(t).mention == no_index) --t;
  if (t < j) {
    if (t >= 0 && (f.word(t) == "on" || f.word(t) == "in" || f.word(t) == "this" || f.word(t) == "the" ||
                   f.word(t) == "late" || f.word(t) == "early"))
      --t;
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
  if (b >= 2 && is_preposition(f.word(b - 1)) && !among(clause_prepositions, f.word(b - 1)) && f.is_word(b - 2) &&
      !stops_phrase(f, b - 2) && !is_cue_verb(f, b - 2) && !is_adverb(f.word(b - 2)) &&
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
      other.other = s.entity;
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
  if (!f.is_word(i + 1) || is_adverb(w) || (is_clause_word(w) && w != "who" && w != "whose") || is_preposition(w) ||
      is_subject_pronoun(w))
    return end;
  if (w.size() > 4 && ends_with(w, "ing")) return end;
  // Up to the end of the sentence, or to the comma before somebody else's clause or words.
  for (std::int32_t k = i + 1; k < f.size() && k < i + 40; ++k) {
    if (f.is_quote(k) || f.word(k) == ";" || f.word(k) == ":") return f.word(k - 1) == "," ? k - 2 : end;
    if (f.word(k) == ".") return k - 1;
    if (f.word(k) == "," && (ends_with(f.word(k + 1), "ing") || f.word(k + 1) == "but" || f.word(k + 1) == "and"))
      return k - 1;
    if (k + 1 == f.size()) return k;
  }
  return end;
}

Subject clause_subject(const Frame& f, const People& people, std::int32_t at) {
  // The clause begins after the last semicolon, or after a subordinating word; at the start of the frame otherwise.
  std::int32_t begin = 0;
  for (std::int32_t i = std::max(0, at - longest_clause); i < at; ++i) {
    const auto w = f.word(i);
    if (w == ";" || (w == ":" && i + 1 < at) ||
        ((w == "while" || w == "but" || w == "whereas") && i > 0 && f.word(i - 1) == ","))
      begin = i + 1;
  }
  // Fronted phrases: "On Friday, ...", "In an interview with X, ...", "Visiting Y this week, ..."
  for (int round = 0; round < 3 && begin < at; ++round) {
    while (begin < at && (is_clause_word(f.word(begin)) && f.word(begin) != "that") &&
           (f.word(begin) == "and" || f.word(begin) == "but"))
      ++begin;
    const auto w = f.word(begin);
    const bool fronted = is_preposition(w) || ends_with(w, "ing") || is_adverb(w) || is_time_word(w) ||
                         is_clause_word(w) || w == "last" || w == "this";
    if (!fronted) break;
    std::int32_t comma = begin;
    while (comma < at && f.word(comma) != ",") ++comma;
    if (comma < at) {
      begin = comma + 1;
      continue;
    }
    if (is_time_word(w) || w == "this" || is_adverb(w)) {
      while (begin < at && (is_time_word(f.word(begin)) || f.word(begin) == "this" || is_adverb(f.word(begin))))
        ++begin;
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
    const bool comma = f.word(k) == "," && k + 1 < at && f.is_word(k + 1) &&
                       (f.at(k + 1).capital || is_subject_pronoun(f.word(k + 1)) || f.at(k + 1).covered != no_index) &&
                       begin > 0;
    if (!dash && !comma) break;
    begin = k + 1;
    s = phrase_after(f, people, begin);
  }
  if (!s.found() || s.last >= at) return {};
  if (f.is_word(s.last + 1) && is_possessive(f.word(s.last + 1))) return {};
  // "Xi and Lukashenko met"
  if (s.entity && f.word(s.last + 1) == "and" && s.last + 2 < at) {
    const Subject other = phrase_after(f, people, s.last + 2);
    if (other.found() && other.entity && other.last < at) s.plural = true, s.other = other.entity;
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
    while (g >= 0 && steps < 4 && f.is_word(g) &&
           (among(raising, f.word(g)) || is_auxiliary(f.word(g)) || is_adverb(f.word(g)) || is_cue_verb(f, g))) {
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
    if (f.at(j).is_word && c.group < c.first && is_auxiliary(f.word(c.group)) && !is_clause_word(before))
      return phrase_before(f, people, j);
    const bool as = before == "as";
    const auto seen = as ? f.word(j - 1) : before;
    if (among(perceived, seen)) {  // "could be heard telling", "was quoted as saying"
      std::int32_t k = as ? j - 2 : j - 1;
      while (k >= 0 && f.is_word(k) && (is_auxiliary(f.word(k)) || is_adverb(f.word(k)))) --k;
      Subject s = phrase_before(f, people, k);
      if (s.found()) s.rule = "heard saying";
      return s;
    }
    if (before == "," || before == "-" || before == "and" || before == "by" || before == "in" || before == "while" ||
        f.is_quote(j) || before == "after" || before == "before") {
      if (before == "," || before == "-" || before == "and" || f.is_quote(j) || before == "while" || before == "by")
        return shared(j);
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
    // "Hill, D-Northport, said", "Hill (D-Northport), said": party and place
    for (std::int32_t k = j - 1; before == "," && k > 0 && j - k < 9; --k) {
      const auto party = f.word(k + 1);
      if ((f.word(k) != "," && f.word(k) != "(") || party.size() < 2 || (party[0] != 'd' && party[0] != 'r' && party[0] != 'i') || (party[1] != '-' && f.word(k + 2) != "-")) continue;
      Subject s = phrase_before(f, people, k - 1);
      if (s.found() && s.entity) {
        s.rule = "over an aside";
        return s;
      }
    }
    const std::string_view mate = before == ")" ? "(" : before;
    int commas = 0;
    for (std::int32_t k = j - 1; k >= 0 && j - k < 40 && !f.is_quote(k); --k) {
      if (f.word(k) == ";" || (f.word(k) == "." && mate != "(")) break;
      if (f.word(k) != mate) continue;
      Subject s = phrase_before(f, people, k - 1);
      const bool lone = k + 2 == j && !f.at(k + 1).capital;  // "Hill, 54, ..." goes on to the left
      if (s.found() &&
          (s.entity || s.pronoun || s.first == 0 || f.at(s.head).capital || is_determiner(f.word(s.first))) &&
          !is_stop_punct(f.word(s.head))) {
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
        // "Hill, 54, said it was": a pronoun with a verb after it begins what is said.
        if (s.found() && s.pronoun && f.is_word(s.last + 1)) {
          Subject none = s;
          none.entity.reset();
          none.rule = begins_content;
          return none;
        }
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
