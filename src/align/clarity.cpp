#include "align/clarity.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "align/clarity_weights.hpp"
#include "base/utf8.hpp"
#include "text/syntax.hpp"

namespace synoptic::align {
namespace {

constexpr auto pictures = std::to_array<std::string_view>({"advertisement", "caption", "courtesy", "getty", "hide", "image", "photo", "photograph", "photos", "picture", "pictured", "video", "watch"});
constexpr auto to_readers = std::to_array<std::string_view>({"click", "coupon", "here", "inbox", "newsletter", "newsletters", "published", "read", "related", "sign", "subscribe", "updated", "us", "we", "you", "your"});
constexpr auto conditions = std::to_array<std::string_view>({"although", "as", "by", "despite", "for", "if", "of", "once", "though", "unless", "until", "upon", "whether", "where", "while", "with", "without"});
constexpr auto pointers = std::to_array<std::string_view>({"that", "these", "this", "those"});

template <std::size_t N>
bool in(const std::array<std::string_view, N>& sorted, std::string_view word) {
  return std::binary_search(sorted.begin(), sorted.end(), word);
}

bool is_finite_form(Xpos x) { return x == Xpos::vbd || x == Xpos::vbz || x == Xpos::vbp || x == Xpos::md; }
bool is_tie(const Token& t) { return t.upos == Upos::sconj || t.xpos == Xpos::wrb || t.xpos == Xpos::wdt || t.xpos == Xpos::wp; }

float capped(int n) { return static_cast<float>(std::min(n, 3)) / 3; }

}  // namespace

std::string_view name_of(ClarityFeature f) {
  static constexpr std::string_view names[] = {
      "whole", "begins", "ends", "before_mark", "before_and", "before_tie", "before_condition", "after_mark", "after_and", "after_tie", "roots", "root_main", "root_said", "root_joined", "root_circumstance", "root_relative",
      "root_noun", "finite", "subject", "subject_name", "subject_pronoun", "subject_pointer", "subject_owned", "pronoun_first", "lost_object", "lost_phrase", "lost_joined", "lost_clause", "lost_relative", "lost_marker",
      "lost_subject", "quotes", "brackets", "quoted", "words", "few", "many", "name", "number", "capitals", "first_verb", "first_participle", "first_preposition", "first_pronoun", "first_adverb",
      "first_article", "first_wh", "last_verb", "last_modifier", "last_preposition", "last_noun", "picture", "reader", "question"};
  static_assert(std::size(names) == clarity_feature_count);
  return names[f];
}

ClarityFeatures clarity_features(const Document& document, std::uint32_t first_word, std::uint32_t last_word) {
  ClarityFeatures f{};
  const Text& text = document.analysis.text;
  const auto& tokens = text.tokens;
  const auto form = [&](std::uint32_t t) { return utf8::fold(view(document.report.text, tokens[t].span)); };
  const auto is_mark = [&](std::uint32_t t) { return tokens[t].kind == TokenKind::punct; };
  std::uint32_t first = text.words[first_word].first_token, last = text.words[last_word - 1].last_token;  // [first, last)
  const Sentence* sentence = sentence_at(text, tokens[first].span.begin);
  if (sentence == nullptr) return f;
  while (first + 1 < last && is_mark(first)) ++first;
  while (last > first + 1 && is_mark(last - 1)) --last;
  std::uint32_t lo = sentence->first_token, hi = sentence->last_token;
  while (lo + 1 < hi && is_mark(lo)) ++lo;
  f[cl_question] = hi > lo && form(hi - 1) == "?";
  while (hi > lo + 1 && is_mark(hi - 1)) --hi;
  last = std::min(last, std::max(hi, first + 1));
  f[cl_begins] = first <= lo;
  f[cl_ends] = last >= hi;
  f[cl_whole] = f[cl_begins] * f[cl_ends];
  if (first > lo) {
    const Token& t = tokens[first - 1];
    f[t.kind == TokenKind::punct ? cl_before_mark : t.upos == Upos::cconj ? cl_before_and : cl_before_tie] = t.kind == TokenKind::punct || t.upos == Upos::cconj || is_tie(t);
  }
  f[cl_before_condition] = first > lo && in(conditions, form(first - 1));
  if (last < hi) {
    const Token& t = tokens[last];
    f[t.kind == TokenKind::punct ? cl_after_mark : t.upos == Upos::cconj ? cl_after_and : cl_after_tie] = t.kind == TokenKind::punct || t.upos == Upos::cconj || is_tie(t);
  }

  const auto inside = [&](std::int32_t t) { return t >= static_cast<std::int32_t>(first) && t < static_cast<std::int32_t>(last); };
  std::uint32_t root = last;
  int roots = 0, object = 0, phrase = 0, joined = 0, clause = 0, relative = 0, marker = 0, subjects = 0, words = 0, capitals = 0;
  for (std::uint32_t t = first; t < last; ++t) {
    if (is_mark(t)) continue;
    ++words;
    const std::string_view written = view(document.report.text, tokens[t].span);
    capitals += !written.empty() && written.front() >= 'A' && written.front() <= 'Z' ? 1 : 0;
    if (inside(tokens[t].head)) continue;
    ++roots;
    if (root == last) root = t;
  }
  for (std::uint32_t t = sentence->first_token; t < sentence->last_token; ++t) {
    if (inside(static_cast<std::int32_t>(t)) || !inside(tokens[t].head) || is_mark(t)) continue;
    switch (main_of(tokens[t].deprel)) {
      case Deprel::obj: case Deprel::iobj: case Deprel::xcomp: case Deprel::ccomp: case Deprel::cop: case Deprel::compound_prt: ++object; break;
      case Deprel::conj: case Deprel::cc: ++joined; break;
      case Deprel::advcl: case Deprel::parataxis: ++clause; break;
      case Deprel::acl: ++relative; break;
      case Deprel::mark: ++marker; break;
      case Deprel::advmod: tokens[t].upos == Upos::part || tokens[t].xpos == Xpos::wrb ? ++marker : ++phrase; break;
      case Deprel::nsubj: case Deprel::csubj: ++subjects; break;
      case Deprel::discourse: case Deprel::vocative: break;
      default: ++phrase;
    }
  }
  f[cl_roots] = capped(std::max(0, roots - 1));
  f[cl_lost_object] = capped(object);
  f[cl_lost_phrase] = capped(phrase);
  f[cl_lost_joined] = capped(joined);
  f[cl_lost_clause] = capped(clause);
  f[cl_lost_relative] = capped(relative);
  f[cl_lost_marker] = capped(marker);
  f[cl_lost_subject] = capped(subjects);
  if (root < last) {
    switch (main_of(tokens[root].deprel)) {
      case Deprel::root: f[cl_root_main] = 1; break;
      case Deprel::ccomp: case Deprel::parataxis: f[cl_root_said] = 1; break;
      case Deprel::conj: f[cl_root_joined] = 1; break;
      case Deprel::advcl: f[cl_root_circumstance] = 1; break;
      case Deprel::acl: f[cl_root_relative] = 1; break;
      default: f[cl_root_noun] = 1;
    }
    bool finite = is_finite_form(tokens[root].xpos);
    for (std::uint32_t t = first; t < last; ++t) {
      if (tokens[t].head != static_cast<std::int32_t>(root)) continue;
      const Deprel d = main_of(tokens[t].deprel);
      finite = finite || ((d == Deprel::aux || d == Deprel::cop) && is_finite_form(tokens[t].xpos));
      if (!text::is_subject(tokens[t].deprel)) continue;
      f[cl_subject] = 1;
      f[cl_subject_name] = tokens[t].upos == Upos::propn;
      const bool pointer = in(pointers, form(t));
      f[cl_subject_pointer] = pointer;
      f[cl_subject_pronoun] = !pointer && tokens[t].xpos == Xpos::prp;
      for (std::uint32_t c = first; c < t; ++c)
        if (tokens[c].head == static_cast<std::int32_t>(t) && tokens[c].xpos == Xpos::prp_poss) f[cl_subject_owned] = 1;
    }
    f[cl_finite] = finite;
  }
  for (std::uint32_t t = first; t < last && tokens[t].upos != Upos::noun && tokens[t].upos != Upos::propn; ++t)
    if ((tokens[t].xpos == Xpos::prp && tokens[t].deprel != Deprel::expl) || tokens[t].xpos == Xpos::prp_poss || (tokens[t].upos == Upos::pron && in(pointers, form(t)))) f[cl_pronoun_first] = 1;
  int open = 0, close = 0, straight = 0, left = 0, right = 0, quoted = 0;
  bool in_quotes = false;
  for (std::uint32_t t = text.words[first_word].first_token; t < text.words[last_word - 1].last_token; ++t) {
    const std::string word = form(t);
    if (word == "\"") ++straight, in_quotes = !in_quotes;
    else if (tokens[t].xpos == Xpos::open_quote) ++open, in_quotes = true;
    else if (tokens[t].xpos == Xpos::close_quote) ++close, in_quotes = false;
    else if (word == "(") ++left;
    else if (word == ")") ++right;
    else quoted += in_quotes;
    f[cl_picture] = std::max(f[cl_picture], in(pictures, word) ? 1.f : 0.f);
    f[cl_reader] = std::max(f[cl_reader], !in_quotes && in(to_readers, word) ? 1.f : 0.f);
    f[cl_number] = std::max(f[cl_number], tokens[t].upos == Upos::num ? 1.f : 0.f);
    f[cl_name] = std::max(f[cl_name], tokens[t].upos == Upos::propn ? 1.f : 0.f);
  }
  f[cl_quotes] = straight % 2 == 1 || open != close;
  f[cl_brackets] = left != right;
  f[cl_quoted] = static_cast<float>(quoted) / static_cast<float>(std::max(1, words));
  f[cl_words] = std::log(1.f + static_cast<float>(words));
  f[cl_few] = words < 5;
  f[cl_many] = words > 30;
  f[cl_capitals] = capitals * 10 > words * 6;
  const Token &head = tokens[first], &tail = tokens[last - 1];
  f[cl_first_participle] = head.xpos == Xpos::vbg || head.xpos == Xpos::vbn;
  f[cl_first_verb] = (head.upos == Upos::verb || head.upos == Upos::aux) && f[cl_first_participle] == 0;
  f[cl_first_preposition] = head.upos == Upos::adp;
  f[cl_first_pronoun] = head.upos == Upos::pron;
  f[cl_first_adverb] = head.upos == Upos::adv || head.upos == Upos::sconj;
  f[cl_first_article] = head.upos == Upos::det;
  f[cl_first_wh] = head.xpos == Xpos::wdt || head.xpos == Xpos::wp || head.xpos == Xpos::wrb;
  f[cl_last_verb] = tail.upos == Upos::verb || tail.upos == Upos::aux;
  f[cl_last_modifier] = tail.upos == Upos::adj || tail.upos == Upos::adv || tail.upos == Upos::det;
  f[cl_last_preposition] = tail.upos == Upos::adp || tail.upos == Upos::part || tail.upos == Upos::sconj;
  f[cl_last_noun] = tail.upos == Upos::noun || tail.upos == Upos::propn || tail.upos == Upos::num;
  return f;
}

double clarity(const Document& document, std::uint32_t first_word, std::uint32_t last_word) {
  const ClarityFeatures f = clarity_features(document, first_word, last_word);
  double z = clarity_bias;
  for (std::size_t i = 0; i < f.size(); ++i) z += static_cast<double>(clarity_weights[i]) * f[i];
  return 1 / (1 + std::exp(-z));
}

double clarity(const Document& document, Span span) {
  const auto& words = document.analysis.text.words;
  const auto first = std::partition_point(words.begin(), words.end(), [&](const WrittenWord& w) { return w.span.end <= span.begin; });
  const auto last = std::partition_point(first, words.end(), [&](const WrittenWord& w) { return w.span.begin < span.end; });
  return first == last ? 0 : clarity(document, static_cast<std::uint32_t>(first - words.begin()), static_cast<std::uint32_t>(last - words.begin()));
}

}  // namespace synoptic::align
