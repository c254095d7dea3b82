// Every way in which a stretch may find its cue is tried, and one is chosen by how sure it is: the cue right before it,
// right after it, governing it from the left, closing the sentence, "according to", a colon.
#include "annotate/quotes_links.hpp"

#include <algorithm>
#include <array>

#include "base/utf8.hpp"

namespace synoptic::annotate::quotes {
namespace {

bool is_evidence(CueClass c) { return c == CueClass::show || c == CueClass::know || c == CueClass::want; }

bool is_small_word(std::string_view text, std::uint32_t at, std::uint32_t end) {
  static constexpr auto small = std::to_array<std::string_view>(
      {"a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "of", "on", "or", "the", "to", "with"});
  std::uint32_t e = at;
  while (e < end && e - at < 5 && text[e] >= 'a' && text[e] <= 'z') ++e;
  return std::find(small.begin(), small.end(), text.substr(at, e - at)) != small.end();
}

bool is_wording(std::string_view w) {
  static constexpr auto nouns = std::to_array<std::string_view>(
      {"statement", "tweet", "message", "letter", "post", "response", "remarks", "following", "note", "email", "e-mail",
       "reply", "comment", "words", "comments", "answer", "memo"});
  return std::find(nouns.begin(), nouns.end(), w) != nouns.end();
}

// Does the quoted phrase begin with a verb in the past tense?
bool own_verb(std::string_view text, const Frame& f, std::int32_t i) {
  const Span s = f.at(i).span;
  std::uint32_t e = s.begin;
  while (e < s.end && text[e] != ' ') ++e;
  const std::string w = utf8::fold(view(text, {s.begin, e}));
  if (e == s.end) return false;
  return w.size() > 4 && w.compare(w.size() - 2, 2, "ed") == 0;
}

}  // namespace

Look look_at(std::string_view text, Span s) {
  Look l;
  bool in_word = false, seen = false;
  char32_t last = 0;
  for (std::uint32_t at = s.begin; at < s.end;) {
    const auto c = utf8::decode(text, at);
    const bool letter = utf8::is_letter(c.code) || utf8::is_digit(c.code);
    if (letter && !in_word) {
      ++l.words;
      if (utf8::is_upper(c.code))
        ++l.capitals;
      else if (is_small_word(text, at, s.end))
        ++l.small;
      if (!seen) l.upper_first = utf8::is_upper(c.code) || utf8::is_digit(c.code);
      seen = true;
    }
    in_word = letter || c.code == U'\'' || c.code == U'\u2019' || c.code == U'-';
    if (!utf8::is_space(c.code)) last = c.code;
    at += c.size;
  }
  l.ends_open = last == U',' || last == U'\u2014' || last == U'\u2013' || last == U'-';
  l.ends_full = last == U'.' || last == U'?' || last == U'!' || last == U'\u2026';
  return l;
}

bool border_between(const Frame& f, std::int32_t a, std::int32_t b) {
  for (std::int32_t i = a; i < b; ++i) {
    const auto w = f.word(i);
    if (w == ";") return true;
    if (w == "," && i + 1 < b &&
        (f.word(i + 1) == "while" || f.word(i + 1) == "but" || f.word(i + 1) == "whereas" ||
         f.word(i + 1) == "although"))
      return true;
    if (w == "according") return true;
  }
  return false;
}

bool nothing_follows(const Frame& f, std::int32_t from) {
  for (std::int32_t k = from; k < f.size(); ++k) {
    if (f.is_quote(k)) return false;
    const auto w = f.word(k);
    if (w == "that" || w == ":") return false;
    if (is_stop_punct(w)) return true;
    if (k - from > 14) return false;
    if (k == from && is_subject_pronoun(w)) return false;
    if (is_auxiliary(w)) return false;
  }
  return true;
}

Link link_quotation(std::string_view text, const People& people, const Frame& f, const std::vector<Subject>& subjects,
                    std::int32_t i) {
  const Look l = look_at(text, f.at(i).span);
  const auto n_cues = static_cast<std::int32_t>(f.cues.size());
  // The nearest cue on the left, and the first on the right.
  const auto right = static_cast<std::int32_t>(
      std::partition_point(f.cues.begin(), f.cues.end(), [&](const Cue& c) { return c.first < i; }) - f.cues.begin());
  Link before, after, outer, according;
  for (std::int32_t k = right; k-- > 0 && right - k < 6;) {
    const Cue& c = f.cues[static_cast<std::size_t>(k)];
    const Subject& s = subjects[static_cast<std::size_t>(k)];
    if (i - c.last > longest_reach || border_between(f, c.last + 1, i)) break;
    if (c.what == CueClass::support && i - c.last > 4) continue;
    if (c.what == CueClass::according) {
      if (c.first <= 1 && s.found() && s.last < i) {
        before = {Side::according, k, s};
        break;
      }
      continue;
    }
    // A cue that closes an earlier quotation does not reach forward unless it is at hand: "Q1," Hill said, "Q2".
    const bool closes = f.is_quote(c.group - 1) ||
                        (s.found() && s.first < c.first &&
                         (f.is_quote(s.first - 1) || (f.word(s.first - 1) == "," && f.is_quote(s.first - 2))));
    if (closes && !(i - std::max(c.last, s.last) <= 2 || (f.word(i - 1) == "," && i - std::max(c.last, s.last) < 14)))
      break;
    if (before.side == Side::none) {
      before = {Side::before, k, s};
      if (is_evidence(c.what) && i - c.last > 2) before.subject = {};  // what shows something does not speak
      if (!is_evidence(c.what) && (s.found() || c.passive)) break;
    } else if (!is_evidence(c.what) && s.found()) {
      before = {Side::before, k, s};
      break;
    }
  }
  for (std::int32_t k = right; k < n_cues && k < right + 3; ++k) {
    const Cue& c = f.cues[static_cast<std::size_t>(k)];
    const Subject& s = subjects[static_cast<std::size_t>(k)];
    if (c.what == CueClass::according || !s.found()) continue;
    const std::int32_t start = std::min(s.first, c.group);
    if (s.first <= i) continue;
    const bool touches = start == i + 1 || (start == i + 2 && (f.word(i + 1) == "," || f.word(i + 1) == "-"));
    if (touches && c.form != Form::ing && !c.infinitive) {
      after = {Side::after, k, s};
      break;
    }
    break;
  }
  // A cue at the end of the sentence, over words: "... Q ..., Hill told Cole."
  for (std::int32_t k = n_cues; k-- > right && n_cues - k < 4;) {
    const Cue& c = f.cues[static_cast<std::size_t>(k)];
    const Subject& s = subjects[static_cast<std::size_t>(k)];
    if (!s.found()) continue;
    if (c.what == CueClass::according) {
      if (according.side == Side::none && f.word(c.first - 1) == ",") according = {Side::according, k, s};
      if (according.side == Side::none && f.is_quote(c.first - 1)) according = {Side::according, k, s};
      continue;
    }
    if (c.form == Form::ing || c.infinitive || c.passive) continue;
    const std::int32_t start = std::min(s.first, c.group);
    if (start > i && (f.word(start - 1) == "," || f.is_quote(start - 1)) &&
        nothing_follows(f, std::max(c.last, s.last) + 1)) {
      outer = {Side::outer, k, s};
      break;
    }
  }
  // The cue right before it.
  if (before.side == Side::before) {
    const Cue& c = f.cues[static_cast<std::size_t>(before.cue)];
    const std::int32_t from =
        std::max(c.last, before.subject.found() && before.subject.first > c.last ? before.subject.last : c.last) + 1;
    bool adjacent = true;
    for (std::int32_t k = from; k < i; ++k)
      if (const auto w = f.word(k); w != "," && w != ":" && w != "that" && w != "-") adjacent = false;
    const bool continues = f.word(i - 1) == "," && after.side != Side::none;
    if (adjacent && !continues) return before;
  }
  const bool ends_like_speech = l.ends_open || l.ends_full || f.word(i + 1) == "," || f.word(i + 1) == "-";
  if (after.side != Side::none && (ends_like_speech || f.cues[static_cast<std::size_t>(after.cue)].group == i + 1)) {
    // "Q" said Hill without a comma is speech only where nothing to the left claims it.
    const bool fragment = !l.upper_first && i > 0 && before.side == Side::before && before.subject.found() &&
                          !(f.word(i - 1) == "," || f.word(i - 1) == "and");
    if ((ends_like_speech && !fragment) || before.side == Side::none) return after;
  }
  // A phrase that carries its own verb: both "expressed deep concern".
  if (own_verb(text, f, i) && (before.side == Side::none || !before.subject.found())) {
    Subject s = phrase_before(f, people, i - 1);
    if (s.found() && s.entity && !s.pronoun) {
      s.rule = "subject of the quoted verb";
      return {Side::inside, no_index, s};
    }
  }
  // "According to Hill, ..." holds to the end of the sentence.
  if (before.side == Side::none && after.side == Side::none && n_cues > 0 && right > 0) {
    const Cue& c = f.cues.front();
    const Subject& s = subjects.front();
    if (c.what == CueClass::according && c.first <= 1 && s.found() && s.last < i && i < longest_reach)
      before = {Side::according, 0, s};
  }
  if (before.side != Side::none && (before.subject.found() || outer.side == Side::none)) return before;
  if (after.side != Side::none) return after;
  if (outer.side != Side::none) return outer;
  if (according.side != Side::none) return according;
  // Hill put out the following statement: "Q"
  if (f.word(i - 1) == ":" && is_wording(f.word(i - 2))) {
    Subject s = clause_subject(f, people, i - 2);
    if (s.found() && s.entity && !s.plural) {
      s.rule = "statement and colon";
      return {Side::colon, no_index, s};
    }
  }
  // Hill: "Q"
  if (f.word(i - 1) == ":") {
    Subject s = phrase_before(f, people, i - 2);
    if (s.found() && s.entity && s.first == 0) {
      s.rule = "colon";
      return {Side::colon, no_index, s};
    }
  }
  // Quotes from Mayor Hill: "Q"
  if (f.word(i - 1) == ":" && i > 2 && i < 12 && f.at(i - 2).mention != no_index) {
    Subject s;
    s.last = s.head = i - 2;
    s.first = f.at(i - 2).mention_first;
    while (s.first > 0 && f.at(s.first - 1).capital && !is_preposition(f.word(s.first - 1))) --s.first;
    const auto& m = people.mentions[static_cast<std::size_t>(f.at(i - 2).mention)];
    bool verbless = s.first > 0 && (f.word(s.first - 1) == "from" || f.word(s.first - 1) == "by") && m.form == MentionForm::name && m.entity < people.entities.size() && people.entities[m.entity].kind != EntityKind::place;
    for (std::int32_t k = 0; k < s.first; ++k) verbless = verbless && f.is_word(k) && !is_auxiliary(f.word(k)) && !f.at(k).verb;
    if (verbless) {
      s.entity = m.entity;
      s.rule = "heading and colon";
      return {Side::colon, no_index, s};
    }
  }
  if (f.word(i + 1) == ":" || f.word(i + 1) == "-") {  // headline: 'Q': Hill
    const Subject s = phrase_after(f, people, i + 2);
    if (s.found() && s.entity && s.last + 1 >= f.size() && i == 0) return {Side::colon, no_index, s};
  }
  // "Q," Ada Hill, a baker in Northport.
  if (l.ends_open || f.word(i + 1) == ",") {
    Subject s = phrase_after(f, people, f.word(i + 1) == "," ? i + 2 : i + 1);
    bool verbless = s.found() && s.entity && !s.pronoun && !s.plural && people.entities[*s.entity].kind == EntityKind::person && f.at(s.head).mention != no_index;
    std::int32_t end = s.last + 1;
    if (verbless && f.word(end) != "," && f.word(end) != "." && end < f.size()) verbless = false;
    for (; verbless && end < f.size() && f.word(end) != "." && !f.is_quote(end); ++end)
      verbless = !f.at(end).verb && !is_auxiliary(f.word(end)) && f.word(end) != "who" && f.word(end) != ";" && end - s.last < 30;
    if (verbless) {
      s.rule = "name after the words";
      return {Side::after, no_index, s};
    }
  }
  bool alone = true;
  for (std::int32_t k = 0; k < f.size(); ++k) alone = alone && !f.is_word(k);
  if (alone) return {Side::alone, no_index, {}};
  return {};
}

}  // namespace synoptic::annotate::quotes
