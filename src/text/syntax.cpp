#include "text/syntax.hpp"

#include <algorithm>

namespace synoptic::text {

bool is_subject(Deprel deprel) { return main_of(deprel) == Deprel::nsubj || main_of(deprel) == Deprel::csubj; }

bool opens_clause(const Token& token) {
  switch (main_of(token.deprel)) {
    case Deprel::ccomp: case Deprel::advcl: case Deprel::parataxis: case Deprel::csubj: return true;
    case Deprel::acl: return token.deprel == Deprel::acl_relcl;
    case Deprel::conj: return token.upos == Upos::verb || token.upos == Upos::aux;
    default: return false;
  }
}

SentenceTree::SentenceTree(const Text& text, const Sentence& sentence) : text_(text), first_(sentence.first_token), last_(sentence.last_token) {
  const std::uint32_t n = last_ - first_;
  begin_.assign(n + 1, 0);
  const auto inside = [&](std::int32_t head) { return head >= static_cast<std::int32_t>(first_) && head < static_cast<std::int32_t>(last_); };
  for (std::uint32_t t = first_; t < last_; ++t) {
    const std::int32_t head = text.tokens[t].head;
    parsed_ = parsed_ || head != head_unknown;
    if (inside(head)) ++begin_[static_cast<std::uint32_t>(head) - first_ + 1];
  }
  for (std::uint32_t i = 0; i < n; ++i) begin_[i + 1] += begin_[i];
  children_.resize(begin_[n]);
  std::vector<std::uint32_t> at(begin_.begin(), begin_.end() - 1);
  for (std::uint32_t t = first_; t < last_; ++t)
    if (inside(text.tokens[t].head)) children_[at[static_cast<std::uint32_t>(text.tokens[t].head) - first_]++] = t;
}

std::span<const std::uint32_t> SentenceTree::children(std::uint32_t token) const {
  const std::uint32_t i = token - first_;
  return std::span(children_).subspan(begin_[i], begin_[i + 1] - begin_[i]);
}

std::optional<std::uint32_t> SentenceTree::head_of(Span span) const {
  const auto from = std::partition_point(text_.tokens.begin() + first_, text_.tokens.begin() + last_, [&](const Token& t) { return t.span.end <= span.begin; });
  for (auto t = from; t != text_.tokens.begin() + last_ && t->span.begin < span.end; ++t) {
    if (t->head < 0) return static_cast<std::uint32_t>(t - text_.tokens.begin());
    if (!text_.tokens[static_cast<std::uint32_t>(t->head)].span.overlaps(span)) return static_cast<std::uint32_t>(t - text_.tokens.begin());
  }
  return std::nullopt;
}

std::uint32_t SentenceTree::governor_of(std::uint32_t token) const {
  // Trees have no circles, so this ends at the root.
  const Token* t = &text_.tokens[token];
  while (t->head >= 0 && main_of(t->deprel) == Deprel::conj && t->upos != Upos::verb) t = &text_.tokens[static_cast<std::uint32_t>(t->head)];
  return t->head >= 0 ? static_cast<std::uint32_t>(t->head) : static_cast<std::uint32_t>(t - text_.tokens.data());
}

void SentenceTree::add_phrase(std::uint32_t token, std::vector<std::uint32_t>& out) const {
  // Depth first without recursion: a tree may be as deep as the sentence is long.
  std::vector<std::uint32_t> open{token};
  while (!open.empty()) {
    const std::uint32_t t = open.back();
    open.pop_back();
    if (main_of(text_.tokens[t].deprel) != Deprel::punct) out.push_back(t);
    for (const std::uint32_t child : children(t))
      if (!opens_clause(text_.tokens[child])) open.push_back(child);
  }
}

std::vector<std::uint32_t> SentenceTree::clause_of(std::uint32_t predicate) const {
  std::vector<std::uint32_t> out;
  add_phrase(predicate, out);
  const auto has_subject = [&](std::uint32_t t) {
    const auto below = children(t);
    return std::any_of(below.begin(), below.end(), [&](std::uint32_t c) { return is_subject(text_.tokens[c].deprel); });
  };
  for (std::uint32_t at = predicate; !has_subject(at);) {
    const Token& t = text_.tokens[at];
    const Deprel deprel = main_of(t.deprel);
    if (t.head < 0) break;
    const auto above = static_cast<std::uint32_t>(t.head);
    if (deprel == Deprel::acl) {  // "talks held in May", "the man who ...": the noun is what it is about
      out.push_back(above);
      break;
    }
    if (deprel != Deprel::conj && deprel != Deprel::xcomp && deprel != Deprel::advcl) break;
    for (const std::uint32_t c : children(above))
      if (is_subject(text_.tokens[c].deprel)) add_phrase(c, out);
    at = above;
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace synoptic::text
