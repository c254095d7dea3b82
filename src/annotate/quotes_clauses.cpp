// What a verb builds follows from its class: a clause with or without "that", a question, an infinitive, an object with
// what hangs on it. Without a parse tree a bare clause must show a subject and a finite form close to its beginning.
#include "annotate/quotes_clauses.hpp"

#include <algorithm>

#include "annotate/quotes_links.hpp"

namespace synoptic::annotate::quotes {
namespace {

bool takes_clause(CueClass c) {
  switch (c) {
    case CueClass::say:
    case CueClass::announce:
    case CueClass::tell:
    case CueClass::warn:
    case CueClass::claim:
    case CueClass::write:
    case CueClass::admit:
    case CueClass::think:
    case CueClass::promise:
    case CueClass::deny:
    case CueClass::know:
    case CueClass::show:
    case CueClass::express:
    case CueClass::call_for:
    case CueClass::urge:
    case CueClass::ask:
    case CueClass::put:
    case CueClass::manner:
    case CueClass::talk:
    case CueClass::accuse:
    case CueClass::praise:
    case CueClass::call: return true;
    default: return false;
  }
}

}  // namespace

bool takes_addressee(CueClass c) {
  return c == CueClass::tell || c == CueClass::ask || c == CueClass::warn || c == CueClass::urge;
}

bool has_verb(const Frame& f, std::int32_t begin, std::int32_t end) {
  for (std::int32_t i = begin; i < end; ++i) {
    const auto w = f.word(i);
    if (!f.is_word(i)) continue;
    if (f.at(i).verb || is_auxiliary(w) || w == "'s") return true;
    if (i > begin && w.size() > 3 && (w.compare(w.size() - 2, 2, "ed") == 0)) return true;
  }
  return false;
}

std::int32_t reported_clause(const Frame& f, const People& people, const std::vector<Subject>& subjects, std::size_t k,
                             const char*& rule) {
  const Cue& c = f.cues[k];
  const Subject& s = subjects[k];
  std::int32_t i = c.last + 1;
  if (s.found() && s.first > c.last) i = s.last + 1;  // said Hill
  if (!takes_clause(c.what) && c.what != CueClass::want) return no_index;
  if (takes_addressee(c.what)) {
    const auto w = f.word(i);
    if (w == "him" || w == "her" || w == "them" || w == "me" || w == "us" || w == "reporters" || w == "journalists") {
      if (c.what == CueClass::tell || c.what == CueClass::ask || c.what == CueClass::warn) ++i;
    } else if (c.what == CueClass::tell || c.what == CueClass::ask || c.what == CueClass::warn) {
      const Subject to = phrase_after(f, people, i);
      if (to.found() && to.entity)
        i = to.last + 1;
      else if (c.what == CueClass::tell && to.found() && f.word(to.last + 1) == "that")
        i = to.last + 1;
      else if (c.what == CueClass::tell && f.word(i) != "that") {
        // told the crowd (in X) that
        for (std::int32_t j = i; j < f.size() && j < i + 12 && !is_stop_punct(f.word(j)); ++j)
          if (f.word(j) == "that") {
            rule = "cue that";
            return j;
          }
        if (to.found() && to.last < i + 3 && f.is_word(to.last + 1)) i = to.last + 1;
      }
    }
  }
  while (i < f.size() && f.is_word(i) && is_adverb(f.word(i)) && f.word(i) != "all" && f.word(i) != "both") ++i;
  // Adjuncts before "that": "said in a statement on Friday that"
  std::int32_t j = i;
  for (; j < f.size() && j < i + 12; ++j) {
    const auto w = f.word(j);
    if (c.what == CueClass::want) break;
    if (w == "that" &&
        (j == i || is_preposition(f.word(i)) || is_time_word(f.word(i)) ||
         (f.word(i) == "to" && f.is_word(i + 1) && (f.at(i + 1).capital || f.word(i + 1) == "reporters")) ||
         f.word(i) == "earlier" || f.word(i) == "this" || takes_addressee(c.what))) {
      rule = "cue that";
      return j;
    }
    if (is_stop_punct(w) || f.is_quote(j) || is_auxiliary(w) || f.at(j).verb) break;
  }
  const auto w = f.word(i);
  if (w.empty() || is_stop_punct(w) || f.is_quote(i)) return no_index;
  if (c.passive) return no_index;
  if (w == "whether" || w == "how" || w == "why" || (w == "if" && c.what == CueClass::ask) ||
      (w == "what" && (c.what == CueClass::ask || c.what == CueClass::say))) {
    rule = "cue question";
    return i;
  }
  if (w == "to" && s.found()) {
    if (c.what == CueClass::promise || c.what == CueClass::want || c.what == CueClass::ask ||
        c.what == CueClass::urge || c.what == CueClass::claim || (c.what == CueClass::think && c.form != Form::ing)) {
      rule = "cue to";
      return i;
    }
    return no_index;
  }
  // "urged members to ...", "called for ...", "accused Hill of ...": the object and what hangs on it.
  if ((c.what == CueClass::urge || c.what == CueClass::call_for || c.what == CueClass::accuse ||
       c.what == CueClass::praise || c.what == CueClass::deny || c.what == CueClass::call) &&
      s.found() && !c.infinitive) {
    if (s.first > c.first || f.word(c.group - 1) == "," || c.modal) return no_index;
    if (c.what == CueClass::call && (f.word(s.first) == "a" || f.word(s.first) == "an"))
      return no_index;  // a club called X
    if (is_preposition(w) || is_clause_word(w) || w == "to") return no_index;
    rule = "cue object";
    return i;
  }
  const bool zero = c.what == CueClass::say || c.what == CueClass::tell || c.what == CueClass::claim ||
                    c.what == CueClass::think || c.what == CueClass::admit || c.what == CueClass::write ||
                    c.what == CueClass::warn || c.what == CueClass::announce || c.what == CueClass::promise ||
                    c.what == CueClass::show || c.what == CueClass::know;
  if (!zero || (!s.found() && c.form != Form::ing)) return no_index;
  // Time between cue and clause: "said Tuesday the bridge ..."
  while (i < f.size() && f.is_word(i) && is_time_word(f.word(i)) && f.word(i) != "last") ++i;
  if (!f.is_word(i)) return no_index;
  if (is_preposition(f.word(i)) && f.word(i) != "until") {
    // "said in a statement he would": only over a short adjunct that ends before a pronoun
    for (std::int32_t a = i + 1; a < f.size() && a < i + 9 && f.is_word(a); ++a)
      if (is_subject_pronoun(f.word(a)) && f.is_word(a + 1) && !is_preposition(f.word(a - 1))) {
        rule = "cue clause";
        return a;
      }
    return no_index;
  }
  if (is_clause_word(f.word(i)) && f.word(i) != "if" && f.word(i) != "while" && f.word(i) != "when" &&
      f.word(i) != "although" && f.word(i) != "because")
    return no_index;
  // A clause has a subject and a verb.
  const std::int32_t stop = std::min(f.size(), i + 14);
  std::int32_t e = i;
  bool verb = false;
  for (; e < stop; ++e) {
    if (f.is_quote(e) || f.word(e) == ";" || f.word(e) == "." || f.word(e) == ":" || (f.word(e) == "," && !verb)) break;
    if (e > i && f.is_word(e)) {
      const auto x = f.word(e);
      if (f.at(e).verb || is_auxiliary(x) || x == "'s" || (x.size() > 3 && x.compare(x.size() - 2, 2, "ed") == 0))
        verb = true;
      if (e == i + 1 && is_subject_pronoun(f.word(i)) && !is_preposition(x)) verb = true;
    }
  }
  if (const auto x = f.word(i); x.size() > 5 && x.compare(x.size() - 3, 3, "ing") == 0) return no_index;
  if (c.form == Form::ing &&
      !(is_subject_pronoun(f.word(i)) || is_determiner(f.word(i)) || f.at(i).capital || f.word(i) == "there"))
    return no_index;
  const bool says = c.what == CueClass::say || c.what == CueClass::claim || c.what == CueClass::think;
  if (c.form == Form::ing && !s.found()) return no_index;
  if (c.what == CueClass::say && s.found() && c.form != Form::ing && !c.infinitive && f.size() - i >= 4 &&
      !is_stop_punct(f.word(i + 1)) &&
      (f.word(c.first) == "said" || f.word(c.first) == "says" || f.word(c.first) == "say")) {
    rule = "cue clause";
    return i;
  }
  if (!verb &&
      !(says && f.size() - i >= 6 && (is_subject_pronoun(f.word(i)) || f.at(i).mention != no_index || f.at(i).capital)))
    return no_index;
  if (c.what == CueClass::promise && !is_subject_pronoun(f.word(i))) return no_index;
  if ((c.what == CueClass::show || c.what == CueClass::know || c.what == CueClass::announce ||
       c.what == CueClass::write) &&
      !(is_subject_pronoun(f.word(i)) || f.at(i).capital))
    return no_index;
  rule = "cue clause";
  return i;
}

std::int32_t clause_begin(const Frame& f, std::int32_t end) {
  std::int32_t b = 0;
  for (std::int32_t i = end - 1; i > 0 && end - i < 200; --i)
    if (f.word(i) == ";") {
      b = i + 1;
      break;
    }
  while (b < end && (f.word(b) == "-" || f.word(b) == ",")) ++b;
  return b;
}

std::int32_t clause_end(const Frame& f, const std::vector<Subject>& subjects, std::size_t k, std::int32_t begin) {
  std::int32_t end = f.size();
  for (std::int32_t i = begin; i < end; ++i)
    if (f.word(i) == ";") end = i;
  for (std::size_t n = k + 1; n < f.cues.size() && n < k + 12; ++n) {
    const Cue& c = f.cues[n];
    if (c.first < begin || c.first >= end) continue;
    const Subject& s = subjects[n];
    const std::int32_t start = s.found() && s.first > begin ? std::min(s.first, c.group) : c.group;
    const auto before = f.word(start - 1);
    if (c.what == CueClass::according && before == ",") end = std::min(end, start - 1);
    // ", Hill said." at the end
    else if (before == "," && start > begin + 2 && c.form != Form::ing && !c.infinitive && s.found() &&
             s.first >= begin && nothing_follows(f, std::max(c.last, s.last) + 1))
      end = std::min(end, start - 1);
    // ", adding that"
    else if (before == "," && c.form == Form::ing && start > begin + 2)
      end = std::min(end, start - 1);
    // "and noted that": the same speaker goes on
    else if (before == "and" && c.group == start && start > begin + 2 && c.form != Form::ing && !c.infinitive &&
             !c.passive && c.form == f.cues[k].form && s.found() && s.first < begin) {
      end = std::min(end, f.word(start - 2) == "," ? start - 2 : start - 1);
    }
    if (c.first >= end) break;
  }
  for (std::int32_t i = begin + 3; i + 2 < end; ++i)
    if (f.word(i) == "," && (f.word(i + 1) == "but" || f.word(i + 1) == "while" || f.word(i + 1) == "although")) {
      end = i;
      break;
    }
  return end;
}

}  // namespace synoptic::annotate::quotes
