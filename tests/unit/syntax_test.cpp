// Looking into dependency trees, on sentences whose trees are written out here.
#include "text/syntax.hpp"

#include <gtest/gtest.h>

#include <sstream>
#include <string>

namespace synoptic {
namespace {

struct Parsed {
  std::string words;
  Text text;
};

// "word/UPOS/head/deprel ...", heads counted from 1, 0 = root.
Parsed parse(const std::string& rows) {
  Parsed p;
  std::istringstream in(rows);
  for (std::string row; in >> row;) {
    std::array<std::string, 4> f;
    std::istringstream cells(row);
    for (auto& cell : f) std::getline(cells, cell, '/');
    if (!p.words.empty()) p.words += ' ';
    Token t;
    t.span.begin = static_cast<std::uint32_t>(p.words.size());
    p.words += f[0];
    t.span.end = static_cast<std::uint32_t>(p.words.size());
    t.upos = *parse_upos(f[1]);
    t.head = std::stoi(f[2]) - 1;
    t.deprel = *parse_deprel(f[3]);
    p.text.tokens.push_back(t);
  }
  Sentence s;
  s.span = {0, static_cast<std::uint32_t>(p.words.size())};
  s.last_token = static_cast<std::uint32_t>(p.text.tokens.size());
  p.text.sentences.push_back(s);
  return p;
}

// The clause that governs `phrase`.
std::string clause_above(const Parsed& p, const std::string& phrase) {
  const text::SentenceTree tree(p.text, p.text.sentences[0]);
  const auto at = static_cast<std::uint32_t>(p.words.find(phrase));
  const auto head = tree.head_of({at, at + static_cast<std::uint32_t>(phrase.size())});
  if (!head) return "none";
  std::string out;
  for (const auto t : tree.clause_of(tree.governor_of(*head))) out += (out.empty() ? "" : " ") + std::string(view(p.words, p.text.tokens[t].span));
  return out;
}

const char* const visit =
    "Orla/PROPN/4/nsubj Venn/PROPN/1/flat will/AUX/4/aux visit/VERB/11/ccomp Sker/PROPN/4/obj on/ADP/7/case Friday/PROPN/4/obl ,/PUNCT/11/punct "
    "her/PRON/10/nmod:poss office/NOUN/11/nsubj said/VERB/0/root on/ADP/13/case Monday/PROPN/11/obl ./PUNCT/11/punct";

TEST(Syntax, TheClauseThatADateDates) {
  EXPECT_EQ(clause_above(parse(visit), "on Friday"), "Orla Venn will visit Sker on Friday");
  EXPECT_EQ(clause_above(parse(visit), "Monday"), "her office said on Monday");
}

TEST(Syntax, ACoordinatedVerbSharesItsSubject) {
  const auto p = parse("Crews/NOUN/2/nsubj met/VERB/0/root the/DET/4/det mayor/NOUN/2/obj and/CCONJ/6/cc sailed/VERB/2/conj on/ADP/8/case Monday/PROPN/6/obl");
  EXPECT_EQ(clause_above(p, "Monday"), "Crews and sailed on Monday");
  EXPECT_EQ(clause_above(p, "the mayor"), "Crews met the mayor");
}

TEST(Syntax, ANounBesideItsParticiple) {
  const auto p = parse("Talks/NOUN/5/nsubj held/VERB/1/acl in/ADP/4/case May/PROPN/2/obl failed/VERB/0/root");
  EXPECT_EQ(clause_above(p, "May"), "Talks held in May");
  EXPECT_EQ(clause_above(p, "Talks"), "Talks held in May failed");
}

TEST(Syntax, WithoutATree) {
  Text text;
  text.tokens.resize(3);
  Sentence s;
  s.last_token = 3;
  EXPECT_FALSE(text::SentenceTree(text, s).parsed());
  EXPECT_FALSE(text::SentenceTree(Text{}, Sentence{}).parsed());
  EXPECT_EQ(text::SentenceTree(text, s).head_of({9, 12}), std::nullopt);
}

}  // namespace
}  // namespace synoptic
