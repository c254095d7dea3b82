#include "align/standing.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>

#include "align/clarity.hpp"
#include "align/standing_weights.hpp"
#include "base/utf8.hpp"
#include "text/syntax.hpp"

namespace synoptic::align {
namespace {

using List = std::string_view;
template <std::size_t N>
bool in(const std::array<std::string_view, N>& sorted, std::string_view word) {
  return std::binary_search(sorted.begin(), sorted.end(), word);
}

constexpr auto pointers = std::to_array<List>({"such", "that", "these", "this", "those"});
constexpr auto times = std::to_array<List>({"afternoon", "century", "day", "decade", "evening", "fall", "hour", "month", "morning", "night", "season", "spring", "summer", "time", "week", "weekend", "winter", "year"});
// Of which there is one, or whose name says enough, wherever news is read.
constexpr auto known_to_all = std::to_array<List>({"administration", "army", "authority", "city", "congress", "country", "court", "economy", "government", "house", "internet", "investigator", "law", "media", "military", "number", "officer", "official", "police", "president",
                                                   "press", "prosecutor", "public", "rest", "senate", "state", "sun", "world"});
constexpr auto ties = std::to_array<List>({"additionally", "also", "and", "besides", "but", "consequently", "earlier", "finally", "furthermore", "hence", "here", "however", "instead", "later", "meanwhile", "moreover", "nevertheless", "nonetheless", "nor", "or", "similarly", "so", "still", "then", "there", "therefore", "though", "thus", "too", "yet"});
constexpr auto comparing = std::to_array<List>({"also", "another", "both", "else", "former", "further", "latter", "likewise", "other", "others", "otherwise", "same", "similar", "similarly", "then", "there", "therefore", "thus", "too"});
constexpr auto anchored = std::to_array<List>({"in", "on", "than", "this", "today", "yesterday"});
constexpr auto saying = std::to_array<List>({"accord", "add", "allege", "announce", "claim", "confirm", "explain", "note", "report", "reveal", "say", "state", "tell", "tweet", "warn", "write"});
constexpr auto relations = std::to_array<List>({"age", "brother", "career", "child", "country", "daughter", "death", "face", "father", "hand", "head", "home", "husband", "job", "life", "mother", "name", "office", "own", "parent", "sister", "son", "wife", "work"});

// "This photo shows ...", "Image 2 of 10 ...", "(Photo: ...)", "Here's what we know": no account of what happened.
bool is_caption(const Document& d, Span span) {
  static constexpr auto openings = std::to_array<std::string_view>({"below", "caption", "click", "file", "here", "hide", "image", "photo", "photos", "picture", "pictured", "published", "read", "related", "slide", "video", "watch"});
  const auto& words = d.analysis.text.words;
  const auto form = [&](const WrittenWord& w) { return utf8::fold(view(d.report.text, w.span)); };
  const auto first = std::partition_point(words.begin(), words.end(), [&](const WrittenWord& w) { return w.span.end <= span.begin; });
  const auto last = std::partition_point(first, words.end(), [&](const WrittenWord& w) { return w.span.begin < span.end; });
  if (first == last) return false;
  if (std::binary_search(openings.begin(), openings.end(), form(*first))) return true;
  const std::string word = form(*first);
  if ((word == "this" || word == "a" || word == "the" || word == "in") && first + 1 != last) {
    const std::string next = form(*(first + 1)), then = first + 2 != last ? form(*(first + 2)) : std::string();
    for (const std::string& w : {next, then})
      if (w == "photo" || w == "picture" || w == "image" || w == "photograph") return true;
  }
  // "... (Photo: A. Beck)" behind it.
  auto after = last;
  while (after != words.end() && after - last < 2 && form(*after) != "(") ++after;
  return after != words.end() && form(*after) == "(" && after + 1 != words.end() && (form(*(after + 1)) == "photo" || form(*(after + 1)) == "image");
}

// The words of a row, one after the other.
struct Words {
  const Document& d;
  std::uint32_t first = 0, last = 0;  // tokens [first, last)

  Words(const Document& document, Span span) : d(document) {
    const auto& tokens = d.analysis.text.tokens;
    first = static_cast<std::uint32_t>(std::partition_point(tokens.begin(), tokens.end(), [&](const Token& t) { return t.span.end <= span.begin; }) - tokens.begin());
    last = static_cast<std::uint32_t>(std::partition_point(tokens.begin() + first, tokens.end(), [&](const Token& t) { return t.span.begin < span.end; }) - tokens.begin());
  }
  [[nodiscard]] const Token& token(std::uint32_t t) const { return d.analysis.text.tokens[t]; }
  [[nodiscard]] std::string form(std::uint32_t t) const { return utf8::fold(view(d.report.text, token(t).span)); }
  [[nodiscard]] bool inside(std::int32_t t) const { return t >= static_cast<std::int32_t>(first) && t < static_cast<std::int32_t>(last); }
};

// "might", "perhaps", "seems", and nobody is said to say so.
bool muses(const Words& w) {
  static constexpr auto words = std::to_array<std::string_view>({"arguably", "could", "hopefully", "may", "maybe", "might", "perhaps", "presumably", "seem", "seems", "should"});
  bool found = false;
  for (std::uint32_t t = w.first; t < w.last; ++t) {
    found = found || (std::binary_search(words.begin(), words.end(), w.form(t)) && w.token(t).upos != Upos::propn && w.token(t).upos != Upos::num);
    if (w.token(t).lemma == "say" || w.token(t).lemma == "tell" || w.token(t).lemma == "accord" || w.token(t).lemma == "warn") return false;
  }
  return found;
}

// The text was cut off there: "stalled talks over...".
bool breaks_off(const Document& d, Span span) {
  const std::string_view text = std::string_view(d.report.text).substr(0, std::min<std::size_t>(d.report.text.size(), span.end + 4));
  const std::string_view tail = text.substr(std::max<std::size_t>(span.begin, span.end > 4 ? span.end - 4 : 0));
  return tail.find("...") != std::string_view::npos || tail.find("\xE2\x80\xA6") != std::string_view::npos;
}

// "You won't want to miss it", "What a day!": said to readers, outside of quotation marks.
bool speaks_to_readers(const Words& w) {
  static constexpr auto readers = std::to_array<std::string_view>({"i", "let's", "me", "my", "our", "ours", "us", "we", "we'll", "we're", "we've", "you", "you'll", "you're", "you've", "your", "yours"});
  bool quoted = false;
  for (std::uint32_t t = w.first; t < w.last; ++t) {
    const std::string word = w.form(t);
    if (word == "\"") quoted = !quoted;
    else if (w.token(t).xpos == Xpos::open_quote) quoted = true;
    else if (w.token(t).xpos == Xpos::close_quote) quoted = false;
    else if (!quoted && (word == "!" || std::binary_search(readers.begin(), readers.end(), word))) return true;
  }
  return false;
}


constexpr std::uint32_t longest_before = 400;  // bytes of a sentence that is shown above a row

double capped(int n, int most) { return static_cast<double>(std::min(n, most)) / most; }

}  // namespace

std::string_view name_of(StandingFeature f) {
  static constexpr std::string_view names[] = {
      "clarity", "whole", "pronoun_open", "pronoun_unknown", "thing_open", "pronoun_behind", "known_subject", "known", "definite_subject", "definite", "pointer", "relative_time", "tied", "comparing", "family_subject",
      "family", "family_headline", "elided", "names", "numbers", "dates", "bare", "said", "said_open", "modal", "muses", "past", "present", "copula", "verbless", "participle", "negated", "question", "quoted",
      "quote_all", "generic", "adverbs", "first", "depth", "opens", "late", "heading", "caption", "picture", "reader", "breaks_off", "marks", "capitals", "outlet", "lower", "stop", "unfinished", "glued", "words", "few", "many",
      "headline", "own_headline", "spread", "shared", "name_spread", "verb_headline"};
  static_assert(std::size(names) == standing_feature_count);
  return names[f];
}

Standing::Standing(const std::vector<Document>& documents) : docs_(documents), first_(documents.size()), headlines_(documents.size()) {
  for (std::uint32_t d = 0; d < docs_.size(); ++d) {
    const auto& tokens = docs_[d].analysis.text.tokens;
    for (std::uint32_t t = 0; t < tokens.size(); ++t) {
      if (tokens[t].kind == TokenKind::punct) continue;
      if (tokens[t].upos == Upos::noun) first_[d].try_emplace(tokens[t].lemma, t);
      const std::string word = utf8::fold(view(docs_[d].report.text, tokens[t].span));
      if (is_stop_word(word)) continue;
      Stem& s = stems_[stemmer_(word)];
      if (s.last != d) s.last = d, ++s.reports;
    }
    std::string word;
    for (const char c : utf8::fold(docs_[d].report.title) + " ") {
      if (std::isalnum(static_cast<unsigned char>(c)) != 0 || static_cast<unsigned char>(c) >= 0x80) word += c;
      else if (!word.empty()) {
        if (!is_stop_word(word)) headlines_[d].push_back(stemmer_(word));
        word.clear();
      }
    }
    std::sort(headlines_[d].begin(), headlines_[d].end());
  }
  for (const auto& list : headlines_)
    for (const std::string& s : list)
      if (const auto found = stems_.find(s); found != stems_.end()) found->second.headline = true;
}

const Standing::Stem* Standing::stem(std::string_view word) const {
  const auto found = stems_.find(stemmer_(word));
  return found == stems_.end() ? nullptr : &found->second;
}

StandingFeatures Standing::features(const Place& place) const {
  std::vector<std::uint32_t> introduced;
  return features(place, introduced);
}

StandingFeatures Standing::features(const Place& place, std::vector<std::uint32_t>& introduced) const {
  StandingFeatures f{};
  const Document& d = docs_[place.report];
  const Text& text = d.analysis.text;
  const Words w(d, place.span);
  if (w.first == w.last) return f;
  const Sentence* sentence = sentence_at(text, w.token(w.first).span.begin);
  if (sentence == nullptr) return f;
  const auto set = [&](StandingFeature i, double value) { f[i] = static_cast<float>(value); };
  const double clear = std::clamp(clarity(d, place.span), .001, .999);
  set(sa_clarity, std::clamp(std::log(clear / (1 - clear)), -4., 4.));

  // Which tokens stand outside quotation marks.
  std::vector<bool> free(w.last - w.first, true);
  bool quoted = false;
  int words = 0, quoted_words = 0, capitals = 0, modifiers = 0, marks = 0;
  for (std::uint32_t t = w.first; t < w.last; ++t) {
    const Token& token = w.token(t);
    const std::string word = w.form(t);
    if (word == "\"") quoted = !quoted;
    else if (token.xpos == Xpos::open_quote) quoted = true;
    else if (token.xpos == Xpos::close_quote) quoted = false;
    free[t - w.first] = !quoted;
    if (token.kind == TokenKind::url || token.kind == TokenKind::handle || word == "#" || word == "|" || word == "@" || word == "»") ++marks;
    if (token.kind == TokenKind::punct) continue;
    ++words;
    quoted_words += quoted ? 1 : 0;
    const std::string_view written = view(d.report.text, token.span);
    capitals += !written.empty() && written.front() >= 'A' && written.front() <= 'Z' ? 1 : 0;
    modifiers += token.upos == Upos::adv || token.upos == Upos::adj ? 1 : 0;
  }
  if (words == 0) return f;
  const auto is_free = [&](std::uint32_t t) { return free[t - w.first]; };
  set(sa_words, std::log(1. + words));
  f[sa_few] = words < 6;
  f[sa_many] = words > 38;
  set(sa_quoted, static_cast<double>(quoted_words) / words);
  f[sa_quote_all] = quoted_words * 10 > words * 9;
  f[sa_capitals] = capitals * 4 > words * 3;
  set(sa_adverbs, static_cast<double>(modifiers) / words);
  set(sa_marks, capped(marks, 2));

  // Pronouns. Who is meant, as far as the report's people are known.
  const auto& mentions = d.analysis.people.mentions;
  const auto named_inside = [&](std::uint32_t entity) {
    return std::any_of(mentions.begin(), mentions.end(), [&](const Mention& m) { return m.entity == entity && m.form == MentionForm::name && place.span.contains(m.span); });
  };
  int open = 0, unknown = 0, things = 0, behind = 0;
  bool somebody = false, thing = false;
  for (std::uint32_t t = w.first; t < w.last; ++t) {
    const Token& token = w.token(t);
    const std::string word = w.form(t);
    const bool own = token.xpos == Xpos::prp_poss;
    if (is_free(t) && (token.xpos == Xpos::prp || own) && main_of(token.deprel) != Deprel::expl) {
      const bool person = word == "he" || word == "she" || word == "him" || word == "her" || word == "his" || word == "hers" || word == "himself" || word == "herself";
      const bool other = word == "it" || word == "its" || word == "they" || word == "them" || word == "their" || word == "theirs";
      if (person || other) {
        const auto m = std::find_if(mentions.begin(), mentions.end(), [&](const Mention& x) { return x.span == token.span; });
        if (m != mentions.end() && !named_inside(m->entity)) {
          ++open;
          const auto name = std::find_if(mentions.begin(), m, [&](const Mention& x) { return x.entity == m->entity && x.form == MentionForm::name; });
          if (name != m) introduced.push_back(name->span.begin);
        }
        else if (m != mentions.end()) {}
        else if (person && !somebody) ++unknown;
        else if (other && !thing && !(own && somebody)) ++things;
        else ++behind;
      }
    }
    if (token.upos == Upos::noun || token.upos == Upos::propn) {
      // Who says it is not what is meant by the "it" that he says.
      bool says = false;
      if (main_of(token.deprel) == Deprel::nsubj && w.inside(token.head))
        for (std::uint32_t c = w.first; c < w.last; ++c) says = says || (w.token(c).head == token.head && main_of(w.token(c).deprel) == Deprel::ccomp);
      somebody = true;
      thing = thing || !says;
    }
  }
  set(sa_pronoun_open, capped(open, 2));
  set(sa_pronoun_unknown, capped(unknown, 2));
  set(sa_thing_open, capped(things, 2));
  set(sa_pronoun_behind, capped(behind, 2));

  // Nouns spoken of as known.
  std::uint32_t root = w.last;
  for (std::uint32_t t = w.first; t < w.last && root == w.last; ++t)
    if (w.token(t).kind != TokenKind::punct && !w.inside(w.token(t).head)) root = t;
  // Of the main verb, or of what somebody says there: "The crane fell, police said".
  const auto main_clause = [&](const Token& token) {
    if (!w.inside(token.head)) return true;
    if (token.head == static_cast<std::int32_t>(root)) return true;
    const Token& verb = w.token(static_cast<std::uint32_t>(token.head));
    return !w.inside(verb.head) || (verb.head == static_cast<std::int32_t>(root) && main_of(verb.deprel) == Deprel::ccomp);
  };
  std::vector<bool> definite(w.last - w.first), told(w.last - w.first), owned(w.last - w.first);
  int pointing = 0, relative_times = 0;
  for (std::uint32_t t = w.first; t < w.last; ++t) {
    const Token& token = w.token(t);
    if (!w.inside(token.head)) continue;
    const auto head = static_cast<std::uint32_t>(token.head);
    const Token& noun = w.token(head);
    const Deprel relation = main_of(token.deprel);
    const std::string word = w.form(t);
    if (relation == Deprel::det && is_free(t)) {
      if (word == "the") definite[head - w.first] = true;
      if (in(pointers, word) && noun.upos == Upos::noun && head > t) in(times, noun.lemma) ? ++relative_times : ++pointing;
    }
    if (token.xpos == Xpos::prp_poss && is_free(t)) owned[head - w.first] = true;
    const bool beside = head + 1 < w.last && head + 1 != t && w.form(head + 1) == ",";  // ", which came as ...": does not tell which
    told[head - w.first] = told[head - w.first] || relation == Deprel::nmod || (relation == Deprel::acl && !beside) || relation == Deprel::appos || relation == Deprel::flat || token.upos == Upos::propn || token.xpos == Xpos::jjs ||
                            (relation == Deprel::amod && (word == "first" || word == "last" || word == "only"));
    if (in(times, noun.lemma) && definite[head - w.first] && (word == "next" || word == "following" || word == "same" || word == "previous")) ++relative_times;
  }
  int known_subject = 0, known = 0, definite_subject = 0, definites = 0;
  for (std::uint32_t t = w.first; t < w.last; ++t) {
    const Token& noun = w.token(t);
    const std::size_t i = t - w.first;
    const bool pair = definite[i] && noun.upos == Upos::num;  // "the two"
    if ((!definite[i] && !owned[i]) || (noun.upos != Upos::noun && !pair && noun.upos != Upos::adj) || told[i] || !is_free(t)) continue;
    if (in(times, noun.lemma)) {
      relative_times += w.form(t) == "time" && definite[i] && t > w.first && t >= 2 && w.form(t - 2 >= w.first ? t - 2 : w.first) == "at" ? 1 : 0;
      continue;
    }
    if (const Stem* s = stem(w.form(t)); s != nullptr && s->headline) continue;  // plain from the headline
    if (in(known_to_all, noun.lemma) || (owned[i] && in(relations, noun.lemma))) continue;
    const auto at = first_[place.report].find(noun.lemma);
    const bool before = at != first_[place.report].end() && at->second < w.first;
    bool inside = at != first_[place.report].end() && at->second < t && at->second >= w.first;
    for (std::uint32_t x = w.first; x < t && !inside; ++x) inside = w.token(x).upos == Upos::noun && w.token(x).lemma == noun.lemma;
    if (inside) continue;
    if (owned[i] && !before) continue;
    const bool subject = main_of(noun.deprel) == Deprel::nsubj && main_clause(noun);
    if (before && subject) introduced.push_back(text.tokens[at->second].span.begin);
    (before ? (subject ? known_subject : known) : (subject ? definite_subject : definites))++;
  }
  set(sa_known_subject, capped(known_subject, 2));
  set(sa_known, capped(known, 2));
  set(sa_definite_subject, capped(definite_subject, 2));
  set(sa_definite, capped(definites, 2));
  f[sa_pointer] = pointing > 0;

  std::uint32_t start = w.first;
  while (start + 1 < w.last && w.token(start).kind == TokenKind::punct) ++start;
  const std::string opening = w.form(start), second = start + 1 < w.last ? w.form(start + 1) : std::string(), third = start + 2 < w.last ? w.form(start + 2) : std::string();
  f[sa_tied] = (in(ties, opening) && !(opening == "there" && w.token(start).deprel == Deprel::expl)) || (opening == "as" && second == "a" && third == "result") || (opening == "in" && (second == "addition" || second == "turn" || second == "response")) ||
               (opening == "for" && (second == "instance" || second == "example"));
  int compared = 0;
  for (std::uint32_t t = w.first; t < w.last; ++t) {
    const std::string word = w.form(t);
    if (!is_free(t) || w.token(t).upos == Upos::propn) continue;
    compared += in(comparing, word) && !(word == "there" && w.token(t).deprel == Deprel::expl) ? 1 : 0;
    // Not "earlier on Wednesday", "later this month".
    const bool told_when = t + 1 < w.last && in(anchored, w.form(t + 1));
    if ((word == "later" || word == "earlier" || word == "afterwards" || word == "afterward" || word == "shortly") && w.token(t).upos == Upos::adv && !told_when) ++relative_times;
  }
  set(sa_comparing, capped(compared, 2));
  f[sa_relative_time] = relative_times > 0;

  int families = 0;
  for (const Name& n : text.names) {
    if (n.kind != EntityKind::person || !place.span.contains(n.span) || view(d.report.text, n.span).find(' ') != std::string_view::npos) continue;
    // Named in full beside it?
    const bool full = std::any_of(text.names.begin(), text.names.end(), [&](const Name& o) {
      const std::string_view name = view(d.report.text, o.span), part = view(d.report.text, n.span);
      return &o != &n && place.span.contains(o.span) && name.size() > part.size() && name.ends_with(part);
    });
    if (full) continue;
    ++families;
    const auto whole = std::find_if(text.names.begin(), text.names.end(), [&](const Name& o) {
      const std::string_view name = view(d.report.text, o.span), part = view(d.report.text, n.span);
      return o.span.end <= place.span.begin && name.size() > part.size() && name.ends_with(part);
    });
    if (whole != text.names.end()) introduced.push_back(whole->span.begin);
    const Stem* s = stem(utf8::fold(view(d.report.text, n.span)));
    if (s != nullptr && s->headline) f[sa_family_headline] = 1;
    for (std::uint32_t t = w.first; t < w.last; ++t)
      if (w.token(t).span == n.span && main_of(w.token(t).deprel) == Deprel::nsubj && main_clause(w.token(t))) f[sa_family_subject] = 1;
  }
  set(sa_family, capped(families, 3));

  // What it says.
  int names = 0, numbers = 0, dates = 0;
  for (const Name& n : text.names) names += place.span.contains(n.span) ? 1 : 0;
  for (std::uint32_t t = w.first; t < w.last; ++t) numbers += w.token(t).upos == Upos::num ? 1 : 0;
  for (const Time& t : d.analysis.times) dates += t.from && place.span.contains(t.span) ? 1 : 0;
  set(sa_names, capped(names, 3));
  set(sa_numbers, capped(numbers, 3));
  set(sa_dates, capped(dates, 3));
  f[sa_bare] = names + numbers + dates == 0;
  bool negated = false, modal = false;
  for (std::uint32_t t = w.first; t < w.last; ++t) {
    const Token& token = w.token(t);
    negated = negated || is_negation(w.form(t));
    modal = modal || token.xpos == Xpos::md;
    if (!is_free(t) || !in(saying, token.lemma) || token.upos == Upos::noun) continue;
    f[sa_said] = 1;
    for (std::uint32_t c = w.first; c < w.last; ++c)
      if (w.token(c).head == static_cast<std::int32_t>(t) && main_of(w.token(c).deprel) == Deprel::nsubj && w.token(c).upos == Upos::pron) f[sa_said_open] = 1;
  }
  f[sa_negated] = negated;
  f[sa_modal] = modal;
  f[sa_muses] = muses(w);
  if (root < w.last) {
    bool past = w.token(root).xpos == Xpos::vbd, present = w.token(root).xpos == Xpos::vbz || w.token(root).xpos == Xpos::vbp, copula = false, helped = false;
    for (std::uint32_t c = w.first; c < w.last; ++c) {
      if (w.token(c).head != static_cast<std::int32_t>(root)) continue;
      const Deprel relation = main_of(w.token(c).deprel);
      if (relation != Deprel::aux && relation != Deprel::cop) continue;
      copula = copula || relation == Deprel::cop;
      helped = true;
      past = past || w.token(c).xpos == Xpos::vbd || w.form(c) == "has" || w.form(c) == "have";
      present = present || ((w.token(c).xpos == Xpos::vbz || w.token(c).xpos == Xpos::vbp) && w.form(c) != "has" && w.form(c) != "have");
    }
    f[sa_past] = past;
    f[sa_present] = present && !past;
    f[sa_copula] = copula;
    f[sa_verbless] = w.token(root).upos != Upos::verb && w.token(root).upos != Upos::aux && !helped;
    f[sa_participle] = !helped && (w.token(root).xpos == Xpos::vbg || w.token(root).xpos == Xpos::vbn);
    const std::string verb = w.form(root);
    const Stem* s = stem(verb);
    f[sa_verb_headline] = s != nullptr && s->headline;
  }
  f[sa_generic] = f[sa_present] * f[sa_bare];
  std::uint32_t end = w.last;
  while (end > w.first + 1 && w.token(end - 1).kind == TokenKind::punct) --end;
  f[sa_elided] = w.token(end - 1).upos == Upos::aux || w.token(end - 1).xpos == Xpos::md || (is_negation(w.form(end - 1)) && end >= w.first + 2 && w.token(end - 2).upos == Upos::aux);
  f[sa_question] = view(d.report.text, sentence->span).ends_with('?');

  // Where it stands.
  const auto number = static_cast<std::size_t>(std::count_if(text.sentences.data(), sentence, [](const Sentence& s) { return is_prose(s.section); }));
  f[sa_first] = number == 0;
  set(sa_depth, std::log(1. + static_cast<double>(number)));
  f[sa_opens] = sentence->section_index == 0 || sentence == text.sentences.data() || (sentence - 1)->section_index != sentence->section_index;
  set(sa_late, static_cast<double>(place.span.begin) / static_cast<double>(std::max<std::size_t>(1, d.report.text.size())));
  f[sa_heading] = sentence->section == SectionKind::heading || sentence->section == SectionKind::title;
  f[sa_caption] = sentence->section == SectionKind::caption;
  f[sa_whole] = place.span.end + 1 >= sentence->span.end && place.span.begin <= sentence->span.begin + 10;
  f[sa_picture] = is_caption(d, place.span);
  f[sa_reader] = speaks_to_readers(w);
  f[sa_breaks_off] = breaks_off(d, place.span);
  const std::string_view written = view(d.report.text, place.span);
  const std::string_view whole = view(d.report.text, sentence->span);
  f[sa_unfinished] = !whole.empty() && (std::isalnum(static_cast<unsigned char>(whole.back())) != 0 || whole.back() == ':' || whole.back() == ',' || whole.back() == '-');
  f[sa_glued] = written.find('\n') != std::string_view::npos;
  f[sa_lower] = !written.empty() && written.front() >= 'a' && written.front() <= 'z';
  f[sa_stop] = place.span.end >= sentence->span.end || (place.span.end + 1 >= sentence->span.end && std::ispunct(static_cast<unsigned char>(d.report.text[place.span.end])) != 0);

  // How much it is about the story.
  const std::string outlet = d.report.outlet ? utf8::fold(d.report.outlet->name) : std::string();
  f[sa_outlet] = outlet.size() > 2 && utf8::fold(written).find(outlet) != std::string::npos;
  double stems = 0, headline = 0, own = 0, spread = 0, shared = 0, name_stems = 0, name_spread = 0;
  const auto reports = static_cast<double>(docs_.size());
  for (std::uint32_t t = w.first; t < w.last; ++t) {
    if (w.token(t).kind == TokenKind::punct) continue;
    const std::string word = w.form(t);
    if (is_stop_word(word)) continue;
    const Stem* s = stem(word);
    if (s == nullptr) continue;
    ++stems;
    headline += s->headline ? 1 : 0;
    own += std::binary_search(headlines_[place.report].begin(), headlines_[place.report].end(), stemmer_(word)) ? 1 : 0;
    spread += s->reports / reports;
    shared += s->reports > 1 ? 1 : 0;
    if (w.token(t).upos == Upos::propn) ++name_stems, name_spread += s->reports / reports;
  }
  if (stems > 0) {
    set(sa_headline, headline / stems);
    set(sa_own_headline, own / stems);
    set(sa_spread, spread / stems);
    set(sa_shared, shared / stems);
  }
  if (name_stems > 0) set(sa_name_spread, name_spread / name_stems);
  return f;
}

std::optional<Place> Standing::before(const Place& place) const {
  const Document& d = docs_[place.report];
  const auto& sentences = d.analysis.text.sentences;
  const Sentence* here = sentence_at(d.analysis.text, place.span.begin);
  if (here == nullptr || here == sentences.data() || here->span.end < place.span.end || !is_prose(here->section)) return std::nullopt;
  const auto fits = [&](const Sentence* s) { return s != nullptr && s < here && is_prose(s->section) && s->span.size() <= longest_before; };
  std::vector<std::uint32_t> introduced;
  static_cast<void>(features(place, introduced));
  for (const std::uint32_t at : introduced)
    if (const Sentence* s = sentence_at(d.analysis.text, at); fits(s)) return Place{place.report, s->span};
  return fits(here - 1) ? std::optional(Place{place.report, (here - 1)->span}) : std::nullopt;
}

Standing::Judged Standing::judge(const Place& place) const {
  const StandingFeatures f = features(place);
  double alone = alone_bias, worth = worth_bias;
  for (std::size_t i = 0; i < f.size(); ++i) {
    alone += static_cast<double>(alone_weights[i]) * f[i];
    worth += static_cast<double>(worth_weights[i]) * f[i];
  }
  const auto any = [&](const auto& list) { return std::any_of(list.begin(), list.end(), [&](StandingFeature i) { return f[i] > 0; }); };
  static constexpr auto open = std::to_array<StandingFeature>({sa_pronoun_open, sa_pronoun_unknown, sa_thing_open, sa_known_subject, sa_definite_subject, sa_pointer, sa_relative_time, sa_said_open});
  static constexpr auto loose = std::to_array<StandingFeature>({sa_known, sa_definite, sa_comparing, sa_tied, sa_family});
  const bool rests = any(open) || (f[sa_family_subject] > 0 && f[sa_family_headline] == 0);
  return {1 / (1 + std::exp(-alone)), std::clamp(worth, 0., 3.), rests, rests || any(loose)};
}

}  // namespace synoptic::align
