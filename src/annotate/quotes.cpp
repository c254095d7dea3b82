// Who said what, read on frames (quotes_frame.hpp): first every quoted stretch looks for its cue, then every cue without
// one looks for the clause it reports.
//
// A stretch belongs, in this order, to the cue right before it (said: "Q"); to the cue right after it ("Q," Hill said /
// said Hill), if the stretch ends like one; to the nearest cue to its left whose clause it stands in (called the plan "Q");
// to a cue that closes the sentence (... "Q" ..., Hill told Cole); to "according to". Verbs that report evidence or wishes
// hand it on to a verb of saying further left. A stretch that is alone in its sentence goes on from the last speaker of the
// paragraph or of the paragraph before. What no cue claims is kept without a speaker if it is long enough to be somebody's
// words, and dropped if it looks like a title, a nickname or scare quotes.
//
// Speakers are People's entities or nobody: the nearest name is never good enough. Known limits: no parse tree, so a
// clause ends at the next cue, conjunction with a new subject, or the end of the sentence.
#include "annotate/quotes.hpp"

#include <algorithm>
#include <array>

#include "annotate/quotes_frame.hpp"
#include "base/utf8.hpp"

namespace synoptic::annotate {
namespace {

using namespace quotes;

constexpr std::int32_t longest_reach = 60;  // items between a cue and a quotation that it governs

bool is_evidence(CueClass c) { return c == CueClass::show || c == CueClass::know || c == CueClass::want; }

bool takes_clause(CueClass c) {
  switch (c) {
    case CueClass::say: case CueClass::announce: case CueClass::tell: case CueClass::warn: case CueClass::claim: case CueClass::write:
    case CueClass::admit: case CueClass::think: case CueClass::promise: case CueClass::deny: case CueClass::know: case CueClass::show: case CueClass::express:
    case CueClass::call_for: case CueClass::urge: case CueClass::ask: case CueClass::put: case CueClass::manner: case CueClass::talk: case CueClass::accuse: case CueClass::praise: case CueClass::call:
      return true;
    default: return false;
  }
}

// Verbs that only ever stand with words, so that even a capitalised phrase beside them is speech.
bool is_plain_speech(CueClass c) {
  return c == CueClass::say || c == CueClass::tell || c == CueClass::ask || c == CueClass::write || c == CueClass::manner || c == CueClass::read || c == CueClass::put || c == CueClass::claim;
}

bool takes_addressee(CueClass c) { return c == CueClass::tell || c == CueClass::ask || c == CueClass::warn || c == CueClass::urge; }

// What the bytes of a stretch look like.
struct Look {
  std::uint32_t words = 0, capitals = 0, small = 0;  // small: "of", "the": words that titles write without a capital
  bool upper_first = false;  // begins like a sentence
  bool ends_open = false;    // comma, dash, "...": the sentence goes on after it
  bool ends_full = false;    // . ? !
};

bool is_small_word(std::string_view text, std::uint32_t at, std::uint32_t end) {
  static constexpr auto small = std::to_array<std::string_view>({"a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "of", "on", "or", "the", "to", "with"});
  std::uint32_t e = at;
  while (e < end && e - at < 5 && text[e] >= 'a' && text[e] <= 'z') ++e;
  return std::find(small.begin(), small.end(), text.substr(at, e - at)) != small.end();
}

Look look_at(std::string_view text, Span s) {
  Look l;
  bool in_word = false, seen = false;
  char32_t last = 0;
  for (std::uint32_t at = s.begin; at < s.end;) {
    const auto c = utf8::decode(text, at);
    const bool letter = utf8::is_letter(c.code) || utf8::is_digit(c.code);
    if (letter && !in_word) {
      ++l.words;
      if (utf8::is_upper(c.code)) ++l.capitals;
      else if (is_small_word(text, at, s.end)) ++l.small;
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

// Without the comma that belongs to the sentence around it, and without spaces.
Span without_comma(std::string_view text, Span s) {
  while (s.end > s.begin && (text[s.end - 1] == ',' || text[s.end - 1] == ' ' || text[s.end - 1] == '\n')) --s.end;
  return s;
}

enum class Side : std::uint8_t { none, before, after, outer, according, colon, inside, alone };

// Where one quoted stretch found its words of attribution.
struct Link {
  Side side = Side::none;
  std::int32_t cue = no_index;
  Subject subject;
};

class Finder {
 public:
  Finder(const Report& report, const Text& text, const People& people, const std::vector<Quoted>& quoted, const std::vector<Frame>& frames)
      : text_(report.text), names_(text.names), people_(people), quoted_(quoted), frames_(frames), quote_of_(quoted.size(), no_index) {}

  std::vector<Quote> run() {
    for (std::size_t i = 0; i < frames_.size(); ++i) read(i);
    join_paragraphs();
    std::erase_if(out_, [](const Quote& q) { return q.content.empty(); });
    for (Quote& q : out_) std::sort(q.content.begin(), q.content.end());
    std::stable_sort(out_.begin(), out_.end(), [](const Quote& a, const Quote& b) { return a.content.front() < b.content.front(); });
    return std::move(out_);
  }

 private:
  // The last quotation of somebody: who speaks on, if a sentence holds nothing but a quotation.
  struct Last {
    std::size_t frame = 0;
    std::uint32_t section = 0;
    std::optional<std::uint32_t> speaker;
    std::optional<std::uint32_t> addressee;
    bool valid = false;
  };

  // ---- documents speak for their authors ----

  struct Document {
    std::size_t frame = 0;
    std::string noun;
    std::uint32_t author = 0;
  };

  [[nodiscard]] static bool is_document(std::string_view w) {
    static constexpr auto nouns = std::to_array<std::string_view>({"paper", "document", "statement", "statements", "plan", "proposal", "readout", "declaration", "letter", "memo", "memorandum",
                                                                   "resolution", "communique", "blueprint", "manifesto", "petition", "release", "text"});
    return std::find(nouns.begin(), nouns.end(), w) != nouns.end();
  }

  [[nodiscard]] static bool is_government(std::string_view w) {
    static constexpr auto nouns = std::to_array<std::string_view>({"government", "authorities", "ministry", "regime", "administration", "cabinet", "embassy"});
    return std::find(nouns.begin(), nouns.end(), w) != nouns.end();
  }

  // The one country that is named inside `span`, be it by its demonym, if People knows it.
  [[nodiscard]] std::optional<std::uint32_t> country_in(Span span) const {
    auto n = std::partition_point(names_.begin(), names_.end(), [&](const Name& x) { return x.span.end <= span.begin; });
    std::string_view country;
    for (; n != names_.end() && n->span.begin < span.end; ++n) {
      if (n->country.empty()) continue;
      if (!country.empty() && country != n->country) return std::nullopt;
      country = n->country;
    }
    if (country.empty()) return std::nullopt;
    for (std::uint32_t e = 0; e < people_.entities.size(); ++e)
      if (people_.entities[e].country == country && people_.entities[e].kind == EntityKind::place) return e;
    return std::nullopt;
  }

  // "Norland released a position paper ...": who puts out what.
  void note_documents(std::size_t index) {
    static constexpr auto verbs = std::to_array<std::string_view>({"released", "published", "issued", "unveiled", "announced", "presented", "tabled", "circulated", "proposed", "signed"});
    const Frame& f = frames_[index];
    for (std::int32_t i = 1; i < f.size(); ++i) {
      if (f.is_quote(i) || std::find(verbs.begin(), verbs.end(), f.word(i)) == verbs.end()) continue;
      for (std::int32_t k = i + 1; k < f.size() && k < i + 8 && f.is_word(k) && !is_clause_word(f.word(k)); ++k) {
        if (!is_document(f.word(k))) continue;
        std::int32_t j = i - 1;
        while (j > 0 && f.is_word(j) && (is_auxiliary(f.word(j)) || is_adverb(f.word(j)))) --j;
        const Subject s = phrase_before(f, people_, j);
        if (s.entity && !s.pronoun && !s.plural) documents_.push_back({index, std::string(f.word(k)), *s.entity});
        break;
      }
    }
  }

  // "The paper urges": its author, if the report named one close by and only one can be meant. "Norland's statement",
  // "ministry statements": whom the phrase itself names.
  void speak_for_documents(std::size_t index, Subject& s) const {
    if (!s.found() || s.entity) return;
    const Frame& f = frames_[index];
    std::int32_t head = s.head;
    if (is_government(f.word(head))) {  // "the Chinese government", "China's foreign ministry"
      s.entity = country_in(items(f, s.first, head));
      if (s.entity) s.rule = "government of a country";
      return;
    }
    if (f.word(head) == "it") {  // "The paper does not ask for it, and it condemns"
      const Subject clause = clause_subject(f, people_, head);
      if (!clause.found() || clause.entity || clause.head >= head) return;
      head = clause.head;
    }
    if (!is_document(f.word(head))) return;
    if (head == s.head)
      for (std::int32_t i = head - 1; i >= s.first; --i) {
        if (f.at(i).covered == no_index) continue;
        const Mention& m = people_.mentions[static_cast<std::size_t>(f.at(i).covered)];
        if (m.entity >= people_.entities.size()) return;
        s.entity = m.entity;
        s.rule = "author of the document";
        return;
      }
    if (head == s.head)
      if (const auto country = country_in(items(f, s.first, head))) {
        s.entity = country;
        s.rule = "author of the document";
        return;
      }
    std::optional<std::uint32_t> author;
    bool same_noun = false;
    for (auto d = documents_.rbegin(); d != documents_.rend() && index - d->frame <= 12; ++d) {
      const bool same = d->noun == f.word(head);
      if (author && *author != d->author && same_noun >= same) {
        if (!same_noun) return;  // two authors, and the noun does not tell
        continue;
      }
      if (!author || (same && !same_noun)) author = d->author;
      same_noun = same_noun || same;
    }
    if (!author) return;
    s.entity = author;
    s.rule = "author of the document";
  }

  void read(std::size_t index) {
    const Frame& f = frames_[index];
    auto subjects = find_subjects(f, people_);
    for (Subject& s : subjects) speak_for_documents(index, s);
    note_documents(index);
    std::vector<std::uint8_t> used(f.cues.size(), 0);
    std::vector<std::pair<std::int32_t, Link>> links;
    for (std::int32_t i = 0; i < f.size(); ++i)
      if (f.is_quote(i)) links.emplace_back(i, link(f, subjects, i));
    // "Q." - Ada Hill, as a line of its own after a quotation that stands alone.
    if (!links.empty() && links.back().second.side == Side::alone && index + 1 < frames_.size()) {
      const Frame& next = frames_[index + 1];
      if (next.section <= f.section + 1 && next.word(0) == "-" && next.size() < 16) {
        const Subject s = phrase_after(next, people_, 1);
        if (s.found() && s.entity && !s.pronoun && end_of_description(next, s.last) + 2 >= next.size()) credit_ = {index, s, items(next, s.first, s.last)};
      }
    }
    // Q, Hill said, and still "Q": a fragment after the cue goes on.
    for (std::size_t k = 1; k < links.size(); ++k) {
      const Link& a = links[k - 1].second;
      if (links[k].second.side != Side::none || a.side != Side::after) continue;
      if (!look_at(text_, f.at(links[k].first).span).upper_first && !border_between(f, links[k - 1].first + 1, links[k].first)) links[k].second = a;
    }
    // Both "expressed concern" about X and "deep interest in Y": the second fragment has the subject of the first.
    for (std::size_t k = 1; k < links.size(); ++k) {
      const Link& a = links[k - 1].second;
      if (links[k].second.side != Side::none || a.side != Side::inside) continue;
      const std::int32_t i = links[k].first;
      if (f.word(i - 1) == "and" || (f.word(i - 1) == "," && f.word(i - 2) == "and")) links[k].second = a;
    }
    resolve_pronouns(index, links);
    write_quoted(index, links, used);
    write_indirect(index, subjects, used);
  }

  // The words that name the speaker, with the description after a name that follows its verb.
  [[nodiscard]] Span source_of(const Frame& f, const Subject& s, std::int32_t cue) const {
    std::int32_t last = s.last;
    if (cue != no_index && s.first > f.cues[static_cast<std::size_t>(cue)].last && !s.pronoun) last = end_of_description(f, last);
    return items(f, s.first, last);
  }

  [[nodiscard]] Span items(const Frame& f, std::int32_t first, std::int32_t last) const { return {f.at(first).span.begin, f.at(last).span.end}; }

  // ---- a quoted stretch looks for its cue ----

  // A border that a cue's clause does not reach over, between items a and b.
  [[nodiscard]] bool border_between(const Frame& f, std::int32_t a, std::int32_t b) const {
    for (std::int32_t i = a; i < b; ++i) {
      const auto w = f.word(i);
      if (w == ";") return true;
      if (w == "," && i + 1 < b && (f.word(i + 1) == "while" || f.word(i + 1) == "but" || f.word(i + 1) == "whereas" || f.word(i + 1) == "although")) return true;
      if (w == "according") return true;
    }
    return false;
  }

  Link link(const Frame& f, const std::vector<Subject>& subjects, std::int32_t i) const {
    const Look l = look_at(text_, f.at(i).span);
    const auto n_cues = static_cast<std::int32_t>(f.cues.size());
    // The nearest cue on the left, and the first on the right.
    const auto right = static_cast<std::int32_t>(std::partition_point(f.cues.begin(), f.cues.end(), [&](const Cue& c) { return c.first < i; }) - f.cues.begin());
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
      const bool closes = f.is_quote(c.group - 1) || (s.found() && s.first < c.first && (f.is_quote(s.first - 1) || (f.word(s.first - 1) == "," && f.is_quote(s.first - 2))));
      if (closes && !(i - std::max(c.last, s.last) <= 2 || (f.word(i - 1) == "," && i - std::max(c.last, s.last) < 14))) break;
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
      if (start > i && (f.word(start - 1) == "," || f.is_quote(start - 1)) && nothing_follows(f, std::max(c.last, s.last) + 1)) {
        outer = {Side::outer, k, s};
        break;
      }
    }
    // The cue right before it.
    if (before.side == Side::before) {
      const Cue& c = f.cues[static_cast<std::size_t>(before.cue)];
      const std::int32_t from = std::max(c.last, before.subject.found() && before.subject.first > c.last ? before.subject.last : c.last) + 1;
      bool adjacent = true;
      for (std::int32_t k = from; k < i; ++k)
        if (const auto w = f.word(k); w != "," && w != ":" && w != "that" && w != "-") adjacent = false;
      const bool continues = f.word(i - 1) == "," && after.side != Side::none;
      if (adjacent && !continues) return before;
    }
    const bool ends_like_speech = l.ends_open || l.ends_full || f.word(i + 1) == "," || f.word(i + 1) == "-";
    if (after.side != Side::none && (ends_like_speech || f.cues[static_cast<std::size_t>(after.cue)].group == i + 1)) {
      // "Q" said Hill without a comma is speech only where nothing to the left claims it.
      const bool fragment = !l.upper_first && i > 0 && before.side == Side::before && before.subject.found() && !(f.word(i - 1) == "," || f.word(i - 1) == "and");
      if ((ends_like_speech && !fragment) || before.side == Side::none) return after;
    }
    // A phrase that carries its own verb: both "expressed deep concern".
    if (own_verb(f, i) && (before.side == Side::none || !before.subject.found())) {
      Subject s = phrase_before(f, people_, i - 1);
      if (s.found() && s.entity && !s.pronoun) {
        s.rule = "subject of the quoted verb";
        return {Side::inside, no_index, s};
      }
    }
    // "According to Hill, ..." holds to the end of the sentence.
    if (before.side == Side::none && after.side == Side::none && n_cues > 0 && right > 0) {
      const Cue& c = f.cues.front();
      const Subject& s = subjects.front();
      if (c.what == CueClass::according && c.first <= 1 && s.found() && s.last < i && i < longest_reach) before = {Side::according, 0, s};
    }
    if (before.side != Side::none && (before.subject.found() || outer.side == Side::none)) return before;
    if (after.side != Side::none) return after;
    if (outer.side != Side::none) return outer;
    if (according.side != Side::none) return according;
    // Hill put out the following statement: "Q"
    if (f.word(i - 1) == ":" && is_wording(f.word(i - 2))) {
      Subject s = clause_subject(f, people_, i - 2);
      if (s.found() && s.entity && !s.plural) {
        s.rule = "statement and colon";
        return {Side::colon, no_index, s};
      }
    }
    // Hill: "Q"
    if (f.word(i - 1) == ":") {
      Subject s = phrase_before(f, people_, i - 2);
      if (s.found() && s.entity && s.first == 0) {
        s.rule = "colon";
        return {Side::colon, no_index, s};
      }
    }
    if (f.word(i + 1) == ":" || f.word(i + 1) == "-") {  // headline: 'Q': Hill
      const Subject s = phrase_after(f, people_, i + 2);
      if (s.found() && s.entity && s.last + 1 >= f.size() && i == 0) return {Side::colon, no_index, s};
    }
    bool alone = true;
    for (std::int32_t k = 0; k < f.size(); ++k) alone = alone && !f.is_word(k);
    if (alone) return {Side::alone, no_index, {}};
    return {};
  }

  [[nodiscard]] static bool is_wording(std::string_view w) {
    static constexpr auto nouns = std::to_array<std::string_view>({"statement", "tweet", "message", "letter", "post", "response", "remarks", "following", "note", "email", "e-mail", "reply",
                                                                   "comment", "words", "comments", "answer", "memo"});
    return std::find(nouns.begin(), nouns.end(), w) != nouns.end();
  }

  // Does the quoted phrase begin with a verb in the past tense?
  [[nodiscard]] bool own_verb(const Frame& f, std::int32_t i) const {
    const Span s = f.at(i).span;
    std::uint32_t e = s.begin;
    while (e < s.end && text_[e] != ' ') ++e;
    const std::string w = utf8::fold(view(text_, {s.begin, e}));
    if (e == s.end) return false;
    return w.size() > 4 && w.compare(w.size() - 2, 2, "ed") == 0;
  }

  // Only adjuncts until the end of the frame: "... , Hill told Cole in the capital on Friday."
  [[nodiscard]] bool nothing_follows(const Frame& f, std::int32_t from) const {
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

  // "he said" that People could not place goes on from the person who spoke last, close by.
  void resolve_pronouns(std::size_t index, std::vector<std::pair<std::int32_t, Link>>& links) const {
    const Frame& f = frames_[index];
    for (auto& [item, l] : links) {
      Subject& s = l.subject;
      if (!s.found() || s.entity || !s.pronoun) continue;
      const auto w = f.word(s.head);
      if (w != "he" && w != "she") continue;
      if (!last_.valid || !last_.speaker || index - last_.frame > 2 || people_.entities[*last_.speaker].kind != EntityKind::person) continue;
      if (f.section > last_.section + 1 || another_person(index)) continue;
      s.entity = last_.speaker;
      s.rule = "pronoun: last speaker";
    }
  }

  // A person other than the last speaker is named outside quotation marks since.
  [[nodiscard]] bool another_person(std::size_t index) const {
    for (std::size_t k = last_.frame + 1; k <= index; ++k)
      for (const Item& it : frames_[k].items) {
        if (it.mention == no_index) continue;
        const auto e = people_.mentions[static_cast<std::size_t>(it.mention)].entity;
        if (e < people_.entities.size() && people_.entities[e].kind == EntityKind::person && e != *last_.speaker) return true;
      }
    return false;
  }

  // ---- writing quotations ----

  [[nodiscard]] std::optional<std::uint32_t> addressee_of(const Frame& f, const Cue& c, std::optional<std::uint32_t> speaker) const {
    if (!takes_addressee(c.what) && !(f.word(c.last + 1) == "to" && c.what != CueClass::call)) return std::nullopt;
    std::int32_t k = c.last + 1;
    if (f.word(k) == "to") ++k;
    const Subject s = phrase_after(f, people_, k);
    if (!s.found() || !s.entity || s.entity == speaker || f.word(s.last + 1) == "'s") return std::nullopt;
    return s.entity;
  }

  [[nodiscard]] bool looks_like_a_name(const Frame& f, std::int32_t i, const Look& l) const {
    // Nickname between the parts of a name, or a title: nearly every word has a capital.
    if (i > 0 && i + 1 < f.size() && f.at(i - 1).capital && f.at(i + 1).capital && f.at(i + 1).is_word && l.words <= 3 && l.capitals >= 1 && (l.capitals == l.words || l.words <= 2)) return true;
    if (l.words <= 9 && (l.capitals + l.small) * 5 >= l.words * 4 && l.capitals * 3 >= l.words && !l.ends_full && l.words > 0 && !(l.words == 1 && l.ends_open)) return l.capitals == l.words || (l.words > 2 && l.capitals > 1);
    static constexpr auto naming = std::to_array<std::string_view>({"film", "movie", "book", "novel", "song", "album", "series", "show", "play", "titled", "entitled", "nicknamed", "headlined", "named",
                                                                    "episode", "documentary", "poem", "essay", "podcast", "column", "magazine", "word", "term", "phrase", "so-called"});
    const auto w = f.word(i - 1) == "," ? f.word(i - 2) : f.word(i - 1);
    return std::find(naming.begin(), naming.end(), w) != naming.end();
  }

  void write_quoted(std::size_t index, const std::vector<std::pair<std::int32_t, Link>>& links, std::vector<std::uint8_t>& used) {
    const Frame& f = frames_[index];
    std::int32_t open_cue = no_index;  // the cue of the last quotation written here, and its index
    std::size_t open = 0;
    Look open_look;
    bool open_direct = false;
    Side open_side = Side::none;
    std::int32_t open_item = 0;
    for (const auto& [i, l] : links) {
      const Item& it = f.at(i);
      const Look look = look_at(text_, it.span);
      if (look.words == 0) continue;
      const Quoted& stretch = quoted_[static_cast<std::size_t>(it.quoted)];
      const bool continued = stretch.continues || (it.quoted > 0 && quoted_[static_cast<std::size_t>(it.quoted) - 1].continues);
      const bool attributed = l.side != Side::none && l.side != Side::alone;
      const bool named = looks_like_a_name(f, i, look) && !continued;
      const bool plain = l.cue != no_index && is_plain_speech(f.cues[static_cast<std::size_t>(l.cue)].what);
      const bool adjacent_cue = plain && (l.side == Side::before || l.side == Side::after) && (f.is_quote(i + 1) || look.ends_open || look.ends_full || f.word(i - 1) == "," || f.word(i - 1) == ":" || f.at(std::max(i - 1, 0)).verb);
      if (named && !adjacent_cue) continue;
      if (l.side == Side::none && !continued && look.words < 3 && f.kind != SectionKind::title) continue;
      if (l.side == Side::none && look.words < 2) continue;
      const Span content = without_comma(text_, it.span);
      if (content.empty()) continue;
      // One sentence going on around its cue, or several fragments of one clause: one quotation.
      const bool fragment = !look.upper_first;
      // Fragments far apart in the reporter's own sentence are quotations of their own.
      const bool beside = l.side == Side::after || open_side == Side::after || i - open_item <= 5;
      if (l.cue != no_index && l.cue == open_cue && beside && (fragment || !open_direct) && !(open_look.ends_full && look.upper_first)) {
        out_[open].content.push_back(content);
        quote_of_[static_cast<std::size_t>(it.quoted)] = static_cast<std::int32_t>(open);
        open_look = look;
        open_item = i;
        continue;
      }
      Quote q;
      q.content.push_back(content);
      const bool sentence = look.upper_first && (look.words > 1 || look.ends_full || look.ends_open);
      bool words_around = false;
      for (std::int32_t k = 0; k < f.size() && !words_around; ++k) {
        if (!f.is_word(k)) continue;
        const bool in_subject = l.subject.found() && l.subject.first <= k && k <= l.subject.last;
        const bool in_cue = l.cue != no_index && f.cues[static_cast<std::size_t>(l.cue)].group <= k && k <= f.cues[static_cast<std::size_t>(l.cue)].last;
        words_around = !in_subject && !in_cue;
      }
      q.kind = (sentence && f.word(i - 1) != "that") || !words_around ? QuoteKind::direct : QuoteKind::mixed;
      if (l.cue != no_index) {
        const Cue& c = f.cues[static_cast<std::size_t>(l.cue)];
        q.cue = items(f, c.group, c.last);
        used[static_cast<std::size_t>(l.cue)] = 1;
        q.addressee = addressee_of(f, c, l.subject.entity);
      }
      if (l.subject.found()) {
        q.source = source_of(f, l.subject, l.cue);
        q.speaker = l.subject.entity;
      }
      switch (l.side) {
        case Side::none: q.rule = "no cue"; break;
        case Side::before: q.rule = "cue before"; break;
        case Side::after: q.rule = "cue after"; break;
        case Side::outer: q.rule = "cue closes the sentence"; break;
        case Side::according: q.rule = "according to"; break;
        case Side::colon: q.rule = "colon"; break;
        case Side::inside: q.rule = "subject of the quoted verb"; break;
        case Side::alone: q.rule = "alone"; break;
      }
      if (l.side == Side::alone && credit_.frame == index) {
        q.speaker = credit_.subject.entity;
        q.source = credit_.source;
        q.rule = "name after a dash";
        last_ = {index, f.section, q.speaker, std::nullopt, true};
      }
      const bool near = !q.speaker && last_.valid && (index - last_.frame <= 1 || (index - last_.frame == 2 && last_.speaker && !another_person(index))) && (f.section == last_.section || f.section == last_.section + 1);
      const bool speaks_on = l.side == Side::alone && is_prose(f.kind) && near && (look.ends_full || look.ends_open || look.words > 7);
      if (speaks_on) {
        q.speaker = last_.speaker;
        q.addressee = last_.addressee;
        q.rule = "goes on from the last speaker";
      }
      if (attributed || speaks_on) last_ = {index, f.section, q.speaker, q.addressee, true};
      open = out_.size();
      open_cue = l.cue;
      open_side = l.side;
      open_item = i;
      open_look = look;
      open_direct = q.kind == QuoteKind::direct;
      quote_of_[static_cast<std::size_t>(it.quoted)] = static_cast<std::int32_t>(open);
      out_.push_back(std::move(q));
    }
  }

  // ---- a cue without a quotation looks for its clause ----

  void write_indirect(std::size_t index, const std::vector<Subject>& subjects, std::vector<std::uint8_t>& used) {
    const Frame& f = frames_[index];
    if (!is_prose(f.kind)) return;
    std::int32_t covered = 0;  // items before it are content already
    for (std::size_t k = 0; k < f.cues.size(); ++k) {
      if (used[k]) continue;
      const Cue& c = f.cues[k];
      const Subject& s = subjects[k];
      if (c.first < covered || (s.found() && s.first < covered)) continue;
      if (c.negated) continue;  // what somebody did not say is nobody's words
      std::int32_t begin = no_index, end = no_index;
      const char* rule = "";
      if (c.what == CueClass::according) {
        if (!s.found()) continue;
        if (c.first <= 1) {
          begin = s.last + 1;
          while (begin < f.size() && is_stop_punct(f.word(begin))) ++begin;
          end = clause_end(f, subjects, k, begin);
        } else {
          begin = std::max(covered, clause_begin(f, c.first));
          end = c.first;
        }
        rule = "according to";
      } else {
        begin = reported_clause(f, subjects, k, rule);
        if (begin != no_index) {
          end = clause_end(f, subjects, k, begin);
          if (rule == std::string_view("cue object"))
            for (std::int32_t i = begin + 2; i + 2 < end; ++i)
              if (f.word(i) == "," && f.word(i + 1) == "and" && (is_subject_pronoun(f.word(i + 2)) || f.at(i + 2).covered != no_index)) end = i;
        } else if (s.found() && (c.what == CueClass::say || c.what == CueClass::tell || c.what == CueClass::claim || c.what == CueClass::announce || c.what == CueClass::warn ||
                                 c.what == CueClass::think || c.what == CueClass::admit || c.what == CueClass::write) &&
                   c.form != Form::ing && !c.infinitive) {
          // CLAUSE, Hill said. / CLAUSE, said Hill.
          const std::int32_t start = std::min(s.first, c.group);
          if (start >= 3 && f.word(start - 1) == "," && f.word(std::max(c.last, s.last) + 1) == "," && !f.is_quote(std::max(c.last, s.last) + 2) && start > covered) {
            write_parenthetical(index, k, s, std::max(covered, clause_begin(f, start - 1)), start - 1, std::max(c.last, s.last) + 2, covered);
            used[k] = 1;
            continue;
          }
          if (start < 4 || f.word(start - 1) != "," || !nothing_follows(f, std::max(c.last, s.last) + 1)) continue;
          begin = std::max(covered, clause_begin(f, start - 1));
          end = start - 1;
          if (!has_verb(f, begin, end)) continue;
          rule = "clause, cue";
        } else {
          continue;
        }
      }
      while (end > begin && (is_stop_punct(f.word(end - 1)) && f.word(end - 1) != ")")) --end;
      if (begin == no_index || end - begin < 2 || (end - begin < 3 && rule == std::string_view("cue object"))) continue;
      bool holds_quote = false;
      for (std::int32_t i = begin; i < end; ++i)
        if (f.is_quote(i) && quote_of_[static_cast<std::size_t>(f.at(i).quoted)] != no_index) holds_quote = true;
      if (holds_quote) continue;
      Quote q;
      q.kind = QuoteKind::indirect;
      q.content.push_back(items(f, begin, end - 1));
      q.cue = items(f, c.group, c.last);
      if (s.found()) {
        q.source = source_of(f, s, static_cast<std::int32_t>(k));
        q.speaker = s.entity;
        if (!q.speaker && s.pronoun) {
          std::vector<std::pair<std::int32_t, Link>> one{{begin, Link{Side::before, static_cast<std::int32_t>(k), s}}};
          resolve_pronouns(index, one);
          q.speaker = one.front().second.subject.entity;
        }
      }
      if (c.what != CueClass::according) q.addressee = addressee_of(f, c, q.speaker);
      q.rule = rule;
      if (q.speaker) last_ = {index, f.section, q.speaker, q.addressee, true};
      out_.push_back(std::move(q));
      used[k] = 1;
      covered = std::max(end, covered);
    }
  }

  // "The plan, Hill said, will fail.": what stands on both sides is one quotation.
  void write_parenthetical(std::size_t index, std::size_t k, const Subject& s, std::int32_t begin, std::int32_t middle, std::int32_t rest, std::int32_t& covered) {
    const Frame& f = frames_[index];
    const Cue& c = f.cues[k];
    std::int32_t end = f.size();
    while (end > rest && is_stop_punct(f.word(end - 1)) && f.word(end - 1) != ")") --end;
    for (std::int32_t i = begin; i < end; ++i)
      if (f.is_quote(i) || f.word(i) == ";") return;
    if (middle - begin < 1 || end - rest < 2 || is_clause_word(f.word(rest)) || !has_verb(f, rest - 1, end)) return;
    Quote q;
    q.kind = QuoteKind::indirect;
    q.content = {items(f, begin, middle - 1), items(f, rest, end - 1)};
    q.cue = items(f, c.group, c.last);
    q.source = source_of(f, s, static_cast<std::int32_t>(k));
    q.speaker = s.entity;
    q.rule = "cue inside the clause";
    if (q.speaker) last_ = {index, f.section, q.speaker, std::nullopt, true};
    out_.push_back(std::move(q));
    covered = end;
  }

  [[nodiscard]] bool has_verb(const Frame& f, std::int32_t begin, std::int32_t end) const {
    for (std::int32_t i = begin; i < end; ++i) {
      const auto w = f.word(i);
      if (!f.is_word(i)) continue;
      if (f.at(i).verb || is_auxiliary(w) || w == "'s") return true;
      if (i > begin && w.size() > 3 && (w.compare(w.size() - 2, 2, "ed") == 0)) return true;
    }
    return false;
  }

  // The item where the clause that a cue reports begins ("that" included), or none.
  [[nodiscard]] std::int32_t reported_clause(const Frame& f, const std::vector<Subject>& subjects, std::size_t k, const char*& rule) const {
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
        const Subject to = phrase_after(f, people_, i);
        if (to.found() && to.entity) i = to.last + 1;
        else if (c.what == CueClass::tell && to.found() && f.word(to.last + 1) == "that") i = to.last + 1;
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
      if (w == "that" && (j == i || is_preposition(f.word(i)) || is_time_word(f.word(i)) || (f.word(i) == "to" && f.is_word(i + 1) && (f.at(i + 1).capital || f.word(i + 1) == "reporters")) || f.word(i) == "earlier" || f.word(i) == "this" || takes_addressee(c.what))) {
        rule = "cue that";
        return j;
      }
      if (is_stop_punct(w) || f.is_quote(j) || is_auxiliary(w) || f.at(j).verb) break;
    }
    const auto w = f.word(i);
    if (w.empty() || is_stop_punct(w) || f.is_quote(i)) return no_index;
    if (c.passive) return no_index;
    if (w == "whether" || w == "how" || w == "why" || (w == "if" && c.what == CueClass::ask) || (w == "what" && (c.what == CueClass::ask || c.what == CueClass::say))) {
      rule = "cue question";
      return i;
    }
    if (w == "to" && s.found()) {
      if (c.what == CueClass::promise || c.what == CueClass::want || c.what == CueClass::ask || c.what == CueClass::urge || c.what == CueClass::claim ||
          (c.what == CueClass::think && c.form != Form::ing)) {
        rule = "cue to";
        return i;
      }
      return no_index;
    }
    // "urged members to ...", "called for ...", "accused Hill of ...": the object and what hangs on it.
    if ((c.what == CueClass::urge || c.what == CueClass::call_for || c.what == CueClass::accuse || c.what == CueClass::praise || c.what == CueClass::deny || c.what == CueClass::call) && s.found() && !c.infinitive) {
      if (s.first > c.first || f.word(c.group - 1) == "," || c.modal) return no_index;
      if (c.what == CueClass::call && (f.word(s.first) == "a" || f.word(s.first) == "an")) return no_index;  // a club called X
      if (is_preposition(w) || is_clause_word(w) || w == "to") return no_index;
      rule = "cue object";
      return i;
    }
    const bool zero = c.what == CueClass::say || c.what == CueClass::tell || c.what == CueClass::claim || c.what == CueClass::think || c.what == CueClass::admit || c.what == CueClass::write ||
                      c.what == CueClass::warn || c.what == CueClass::announce || c.what == CueClass::promise || c.what == CueClass::show || c.what == CueClass::know;
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
    if (is_clause_word(f.word(i)) && f.word(i) != "if" && f.word(i) != "while" && f.word(i) != "when" && f.word(i) != "although" && f.word(i) != "because") return no_index;
    // A clause has a subject and a verb.
    const std::int32_t stop = std::min(f.size(), i + 14);
    std::int32_t e = i;
    bool verb = false;
    for (; e < stop; ++e) {
      if (f.is_quote(e) || f.word(e) == ";" || f.word(e) == "." || f.word(e) == ":" || (f.word(e) == "," && !verb)) break;
      if (e > i && f.is_word(e)) {
        const auto x = f.word(e);
        if (f.at(e).verb || is_auxiliary(x) || x == "'s" || (x.size() > 3 && x.compare(x.size() - 2, 2, "ed") == 0)) verb = true;
        if (e == i + 1 && is_subject_pronoun(f.word(i)) && !is_preposition(x)) verb = true;
      }
    }
    if (const auto x = f.word(i); x.size() > 5 && x.compare(x.size() - 3, 3, "ing") == 0) return no_index;
    if (c.form == Form::ing && !(is_subject_pronoun(f.word(i)) || is_determiner(f.word(i)) || f.at(i).capital || f.word(i) == "there")) return no_index;
    const bool says = c.what == CueClass::say || c.what == CueClass::claim || c.what == CueClass::think;
    if (c.form == Form::ing && !s.found()) return no_index;
    if (c.what == CueClass::say && s.found() && c.form != Form::ing && !c.infinitive && f.size() - i >= 4 && !is_stop_punct(f.word(i + 1)) && (f.word(c.first) == "said" || f.word(c.first) == "says" || f.word(c.first) == "say")) {
      rule = "cue clause";
      return i;
    }
    if (!verb && !(says && f.size() - i >= 6 && (is_subject_pronoun(f.word(i)) || f.at(i).mention != no_index || f.at(i).capital))) return no_index;
    if (c.what == CueClass::promise && !is_subject_pronoun(f.word(i))) return no_index;
    if ((c.what == CueClass::show || c.what == CueClass::know || c.what == CueClass::announce || c.what == CueClass::write) && !(is_subject_pronoun(f.word(i)) || f.at(i).capital)) return no_index;
    rule = "cue clause";
    return i;
  }

  // Back to where the clause that ends before `end` begins.
  [[nodiscard]] std::int32_t clause_begin(const Frame& f, std::int32_t end) const {
    std::int32_t b = 0;
    for (std::int32_t i = end - 1; i > 0 && end - i < 200; --i)
      if (f.word(i) == ";" ) {
        b = i + 1;
        break;
      }
    while (b < end && (f.word(b) == "-" || f.word(b) == ",")) ++b;
    return b;
  }

  // Where the clause that cue `k` reports ends: the next cue that cannot be part of it, or the end of the frame.
  [[nodiscard]] std::int32_t clause_end(const Frame& f, const std::vector<Subject>& subjects, std::size_t k, std::int32_t begin) const {
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
      else if (before == "," && start > begin + 2 && c.form != Form::ing && !c.infinitive && s.found() && s.first >= begin && nothing_follows(f, std::max(c.last, s.last) + 1)) end = std::min(end, start - 1);
      // ", adding that"
      else if (before == "," && c.form == Form::ing && start > begin + 2) end = std::min(end, start - 1);
      // "and noted that": the same speaker goes on
      else if (before == "and" && c.group == start && start > begin + 2 && c.form != Form::ing && !c.infinitive && !c.passive && c.form == f.cues[k].form && s.found() && s.first < begin) {
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

  // A quotation over paragraphs is one quotation.
  void join_paragraphs() {
    for (std::size_t i = 0; i + 1 < quoted_.size(); ++i) {
      if (!quoted_[i].continues || quote_of_[i] == no_index || quote_of_[i + 1] == no_index || quote_of_[i] == quote_of_[i + 1]) continue;
      Quote& a = out_[static_cast<std::size_t>(quote_of_[i])];
      Quote& b = out_[static_cast<std::size_t>(quote_of_[i + 1])];
      if (a.speaker && b.speaker && a.speaker != b.speaker) {
        if (b.cue) continue;
      }
      a.content.insert(a.content.end(), b.content.begin(), b.content.end());
      if (!a.cue) a.cue = b.cue;
      if (!a.source) a.source = b.source;
      if (!a.speaker) a.speaker = b.speaker;
      if (!a.addressee) a.addressee = b.addressee;
      b.content.clear();
      const auto gone = quote_of_[i + 1];
      for (std::size_t j = i + 1; j < quote_of_.size() && j < i + 3; ++j)
        if (quote_of_[j] == gone) quote_of_[j] = quote_of_[i];
    }
  }

  std::string_view text_;
  const std::vector<Name>& names_;
  const People& people_;
  const std::vector<Quoted>& quoted_;
  const std::vector<Frame>& frames_;
  std::vector<std::int32_t> quote_of_;  // quoted stretch -> quotation in `out_`
  std::vector<Quote> out_;
  std::vector<Document> documents_;
  struct Credit {
    std::size_t frame = static_cast<std::size_t>(-1);
    Subject subject;
    Span source;
  };
  Credit credit_;
  Last last_;
};

}  // namespace

std::vector<Quote> find_quotes(const Report& report, const Text& text, const People& people, const World& world) {
  const auto quoted = find_quoted(report);
  const auto frames = make_frames(report, text, people, world, quoted);
  return Finder(report, text, people, quoted, frames).run();
}

}  // namespace synoptic::annotate
