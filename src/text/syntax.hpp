// Looks into a sentence's dependency tree (Universal Dependencies 2): what governs a phrase, and which tokens make one
// clause. Tokens are numbered as in Text::tokens.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "doc/analysis.hpp"

namespace synoptic::text {

class SentenceTree {
 public:
  // Views `text`, which must outlive it. Linear in the sentence.
  SentenceTree(const Text& text, const Sentence& sentence);

  [[nodiscard]] bool parsed() const { return parsed_; }  // false: no tree was made of this sentence
  [[nodiscard]] std::span<const std::uint32_t> children(std::uint32_t token) const;  // in reading order
  [[nodiscard]] const Token& operator[](std::uint32_t token) const { return text_.tokens[token]; }

  // The first token that lies in `span` and hangs on one outside it, or on the root; nullopt if no token overlaps it.
  [[nodiscard]] std::optional<std::uint32_t> head_of(Span span) const;
  // What the phrase headed by `token` says something about: the verb, predicate or noun it hangs on, through lists of phrases
  // ("on Monday and Tuesday"); `token` itself at the root.
  [[nodiscard]] std::uint32_t governor_of(std::uint32_t token) const;
  // The tokens of the clause of which `predicate` is the head, sorted: its dependents, but not the clauses among them; with the
  // subject that a coordinated or infinitive predicate shares with the one above it. Punctuation is left out.
  [[nodiscard]] std::vector<std::uint32_t> clause_of(std::uint32_t predicate) const;

 private:
  void add_phrase(std::uint32_t token, std::vector<std::uint32_t>& out) const;

  const Text& text_;
  std::uint32_t first_, last_;
  bool parsed_ = false;
  std::vector<std::uint32_t> begin_;     // of a token's children in `children_`, by token - first_
  std::vector<std::uint32_t> children_;
};

// A verb or a predicate with a copula: what can head a clause.
[[nodiscard]] bool is_subject(Deprel deprel);
[[nodiscard]] bool opens_clause(const Token& token);  // hangs on its head as a clause of its own

}  // namespace synoptic::text
