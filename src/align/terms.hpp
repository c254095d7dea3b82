// The terms under which clauses of different reports are compared: stems of content words, numbers by value, and who is
// meant instead of how they are called ("Minsk", "Belarus" and "Belarusian" are one term where they mean the country).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "align/clauses.hpp"
#include "align/identities.hpp"
#include "doc/dossier.hpp"

struct sb_stemmer;  // libstemmer's

namespace synoptic::align {

using Term = std::uint32_t;

// Snowball's English stem of a folded word ("invading" -> "invad"). Not for threads: one object each.
class Stemmer {
 public:
  Stemmer();
  ~Stemmer();
  Stemmer(const Stemmer&) = delete;
  Stemmer& operator=(const Stemmer&) = delete;
  [[nodiscard]] std::string operator()(std::string_view folded) const;

 private:
  sb_stemmer* stemmer_;
};

// Stems of different words for one thing that happens to people: "dead", "injured", "missing" ...; empty for all others.
[[nodiscard]] std::string_view casualty_class(std::string_view stem);
[[nodiscard]] bool is_stop_word(std::string_view folded);  // closed-class words and the likes of "also"
[[nodiscard]] bool is_negation(std::string_view folded);   // "not", "n't", "never", "denied" ...

// Numbers terms in order of first sight, so that they do not depend on hash order.
class Terms {
 public:
  Terms(const std::vector<Document>& documents, const Identities& identities);

  // Sorted, unique. `entities` of the result are terms that stand for someone or somewhere.
  struct Set {
    std::vector<Term> all;
    std::vector<Term> content;  // of those, words and numbers: not entities
    bool negated = false;       // an odd number of negations: says the opposite in the same terms
    std::vector<Term> predicates;  // of a clause: the content terms of its predicate
    std::vector<Term> agents;      // of a clause: who does it, as far as it is somebody known
    std::vector<Term> doers;       // of a clause: the content terms of who does it
  };
  [[nodiscard]] Set of(std::uint32_t report, const Clause& clause);
  // The same of some words of a report, by their numbers in Text::words; sorted.
  [[nodiscard]] Set of(std::uint32_t report, std::span<const std::uint32_t> words);
  [[nodiscard]] std::size_t count() const { return ids_.size(); }
  [[nodiscard]] bool is_number(Term t) const { return kinds_[t] == Kind::number; }
  [[nodiscard]] bool is_name(Term t) const { return kinds_[t] == Kind::name || kinds_[t] == Kind::person || kinds_[t] == Kind::country; }
  [[nodiscard]] bool is_person(Term t) const { return kinds_[t] == Kind::person; }
  [[nodiscard]] bool is_mutual(Term t) const;  // "meet", "talk": what two do to each other
  // Deaths ("killed", "died") and what the law does ("charged", "sentenced"): where one of two speaks of it and the other does not, they tell two things.
  enum class Matter : std::uint8_t { none, death, law };
  [[nodiscard]] Matter matter(Term t) const { return matters_[t]; }
  [[nodiscard]] bool is_country(Term t) const { return kinds_[t] == Kind::country; }
  // The country of somebody or something named, as a term may stand for it too: "Xi", "Beijing", "Chinese". Empty if none is known.
  [[nodiscard]] const std::string& country(Term t) const { return countries_[t]; }
  // Terms of this story that can stand for the term (synonyms.hpp), by term, with a weight 0..1.
  struct Related {
    Term term = 0;
    double weight = 0;
  };
  [[nodiscard]] std::vector<Related> related(Term t) const;

 private:
  enum class Kind : std::uint8_t { word, number, name, person, country };
  Term id(const std::string& key);
  void remember(Term t, std::string_view lemma);

  struct Marked {  // a mention or demonym: these tokens stand for this term
    Span span;
    std::string key;
    std::string country;
  };
  const std::vector<Document>& documents_;
  std::vector<std::vector<Marked>> marked_;  // per report, sorted, not overlapping
  std::unordered_map<std::string, Term> ids_;
  // By term.
  std::vector<Kind> kinds_;
  std::vector<Matter> matters_;
  std::vector<std::string> countries_;
  std::vector<std::vector<std::string>> lemmas_;  // few of those that it was seen as
  Stemmer stem_;
};

}  // namespace synoptic::align
