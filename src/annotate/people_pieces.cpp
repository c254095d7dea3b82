// Names that are pieces of something longer: "World" of the song "A Whole New World", the "Office" of "the Coroner's Office", "Disney" of
// "Disney+". A piece that can be made whole is; any other names nothing.
#include <algorithm>

#include "annotate/people_name.hpp"
#include "annotate/people_parts.hpp"
#include "base/utf8.hpp"
#include "text/name_span.hpp"

namespace synoptic::annotate::people {
namespace {

bool one_of(std::string_view w, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), w) != words.end();
}

// A word of a work's title in quotation marks: two to eight words, all of weight with a capital, no mark that ends a sentence.
bool of_a_quoted_title(const Reading& r, WordRange name) {
  if (!r.quoted[name.first]) return false;
  auto first = name.first, last = name.last;
  while (first > 0 && r.quoted[first - 1] && name.first - first < 9) --first;
  while (last < r.words.size() && r.quoted[last] && last - name.last < 9) ++last;
  if (last - first < 2 || last - first > 8 || (first == name.first && last == name.last)) return false;
  // Nothing but one name with its small words is a name in quotation marks.
  std::uint32_t beside = 0;
  for (auto t = first; t < last; ++t) {
    const std::string_view w = r.word(t);
    if (r.text.words[t].kind == TokenKind::number) continue;
    if (r.text.words[t].kind != TokenKind::word) {
      if (w != "'" && w != "-") return false;
      continue;
    }
    const bool small = w.size() <= 4 && (is_preposition(w) || is_determiner(w) || one_of(w, {"and", "or", "but", "'s", "me", "my", "it", "is"}));
    if (!small && !r.capital(t)) return false;
    if (!small && (t < name.first || t >= name.last)) ++beside;
  }
  // Two words beside a person may be his title and a greeting; of a title that is a sentence of its own one is enough for things.
  return beside > 0 && r.capital(first) && !(r.name(first) && r.name(first)->kind == EntityKind::person);
}

}  // namespace

NameExtent extent_of(const Reading& r, std::uint32_t index) {
  const Name& name = r.text.names[index];
  Span span = name.span;
  span.end -= static_cast<std::uint32_t>(possessive_bytes(view(r.report.text, span)));
  NameExtent whole{span};
  const WordRange at = r.name_tokens[index];
  if (at.first >= at.last) return whole;
  const std::string_view surface = view(r.report.text, span);
  if (text::is_party_tag(surface)) whole.piece = true;
  if (at.last - at.first == 1 && at.first > r.first_of_sentence(at.first) && one_of(r.word(at.first), {"office", "department", "cabinet", "bureau", "division"}) &&
      (r.word(at.first - 1) == "'s" || r.word(at.first - 1) == "'" || r.possessive_after(at.first - 1)))
    whole.piece = true;
  if (of_a_quoted_title(r, at)) whole.piece = true;
  if (span.end < r.report.text.size() && span.end == name.span.end && name.kind != EntityKind::place) {
    if (r.report.text[span.end] == '+') {
      ++whole.span.end;
      whole.longer = true;
    } else if (name.kind != EntityKind::person && at.last < r.end_of_sentence(at.first) && r.surface(at.last).size() == 1 && r.capital(at.last) && r.word(at.last) != "i" &&
               r.word(at.last) != "a" && !r.name(at.last)) {
      whole.span.end = r.text.words[at.last].span.end;  // "Telegram X"
      whole.longer = true;
    }
  }
  return whole;
}

}  // namespace synoptic::annotate::people
