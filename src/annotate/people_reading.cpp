// The shared view: folded words, names by token, quotation marks, and the few syntactic questions that the sieves ask.
// Where a tagger has spoken its tags decide; where not, lexicons and the shape of words do.
#include "annotate/people_parts.hpp"
#include "annotate/quotes.hpp"
#include "base/utf8.hpp"

namespace synoptic::annotate::people {

Reading make_reading(const Report& report, const Text& text, const World& world) {
  Reading r{report, text, world, {}, {}, {}, {}, {}};
  const auto n = text.words.size();
  r.words.reserve(n);
  for (const WrittenWord& t : text.words) r.words.push_back(utf8::fold(view(report.text, t.span)));
  r.name_at.assign(n, -1);
  r.sentence.assign(n, 0);
  r.quoted.assign(n, 0);
  for (std::uint32_t s = 0; s < text.sentences.size(); ++s)
    for (auto t = text.sentences[s].first_word; t < text.sentences[s].last_word && t < n; ++t) r.sentence[t] = s;
  r.name_tokens.reserve(text.names.size());
  for (std::size_t i = 0; i < text.names.size(); ++i) {
    const WordRange range = words_in(text, text.names[i].span);
    r.name_tokens.push_back(range);
    for (auto t = range.first; t < range.last; ++t) r.name_at[t] = static_cast<std::int32_t>(i);
  }
  for (const Quoted& q : find_quoted(report)) {
    const WordRange range = words_in(text, q.content);
    for (auto t = range.first; t < range.last; ++t) r.quoted[t] = 1;
  }
  return r;
}

std::string_view Reading::word(std::uint32_t t) const { return t < words.size() ? std::string_view(words[t]) : std::string_view{}; }

const Name* Reading::name(std::uint32_t t) const {
  return t < name_at.size() && name_at[t] >= 0 ? &text.names[static_cast<std::size_t>(name_at[t])] : nullptr;
}

bool Reading::same_sentence(std::uint32_t a, std::uint32_t b) const {
  return a < sentence.size() && b < sentence.size() && sentence[a] == sentence[b];
}
std::uint32_t Reading::first_of_sentence(std::uint32_t t) const { return text.sentences[sentence[t]].first_word; }
std::uint32_t Reading::end_of_sentence(std::uint32_t t) const { return text.sentences[sentence[t]].last_word; }

bool Reading::possessive_after(std::uint32_t t) const {
  if (t >= words.size()) return false;
  const std::string_view w = words[t];
  if (w.ends_with("'s") || (w.size() > 2 && w.ends_with("s'"))) return true;
  if (!same_sentence(t, t + 1) || text.words[t].span.end != text.words[t + 1].span.begin) return false;
  return word(t + 1) == "'s" || (word(t + 1) == "'" && w.ends_with('s'));
}

bool Reading::capital(std::uint32_t t) const {
  return t < words.size() && !surface(t).empty() && utf8::is_upper(utf8::decode(surface(t), 0).code);
}

bool Reading::verb_like(std::uint32_t t) const {
  if (t >= words.size() || capital(t)) return false;
  const WrittenWord& token = text.words[t];
  const Upos upos = text.tokens[token.last_token - 1].upos;
  if (upos != Upos::none) return upos == Upos::verb || upos == Upos::aux;
  const std::string_view w = words[t];
  if (token.kind != TokenKind::word) return false;
  if (is_auxiliary(w) || is_irregular_past(w) || acts_like_a_government(w) || world.find(w, Sense::reporting_verb)) return true;
  if (w.size() > 4 && w.ends_with("ed") && !w.ends_with("eed")) return true;
  // Third person present: only straight after its subject, where the callers ask.
  return w.size() > 3 && w.ends_with('s') && !w.ends_with("ss") && !w.ends_with("us") && !w.ends_with("'s");
}

}  // namespace synoptic::annotate::people
