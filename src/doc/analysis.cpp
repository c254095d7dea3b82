#include "doc/analysis.hpp"

#include <algorithm>
#include <array>

namespace synoptic {

namespace {

constexpr std::array upos_names = std::to_array<const char*>({
    "", "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X",
});
constexpr std::array xpos_names = std::to_array<const char*>({
    "", "$", "''", ",", "-LRB-", "-RRB-", ".", ":", "ADD", "AFX", "CC", "CD", "DT", "EX", "FW", "GW", "HYPH", "IN", "JJ", "JJR", "JJS",
    "LS", "MD", "NFP", "NN", "NNP", "NNPS", "NNS", "PDT", "POS", "PRP", "PRP$", "RB", "RBR", "RBS", "RP", "SYM", "TO", "UH", "VB",
    "VBD", "VBG", "VBN", "VBP", "VBZ", "WDT", "WP", "WP$", "WRB", "``",
});
constexpr std::array deprel_names = std::to_array<const char*>({
    "", "acl", "acl:relcl", "advcl", "advcl:relcl", "advmod", "amod", "appos", "aux", "aux:pass", "case", "cc", "cc:preconj", "ccomp",
    "compound", "compound:prt", "conj", "cop", "csubj", "csubj:outer", "csubj:pass", "dep", "det", "det:predet", "discourse",
    "dislocated", "expl", "fixed", "flat", "goeswith", "iobj", "list", "mark", "nmod", "nmod:desc", "nmod:poss", "nmod:unmarked",
    "nsubj", "nsubj:outer", "nsubj:pass", "nummod", "obj", "obl", "obl:agent", "obl:unmarked", "orphan", "parataxis", "punct",
    "reparandum", "root", "vocative", "xcomp",
});
static_assert(upos_names.size() == static_cast<std::size_t>(Upos::x) + 1);
static_assert(xpos_names.size() == static_cast<std::size_t>(Xpos::open_quote) + 1);
static_assert(deprel_names.size() == static_cast<std::size_t>(Deprel::xcomp) + 1);

template <class E, std::size_t n>
std::optional<E> parse(const std::array<const char*, n>& names, std::string_view name) {
  for (std::size_t i = 1; i < n; ++i)
    if (name == names[i]) return static_cast<E>(i);
  return std::nullopt;
}

}  // namespace

const char* name_of(Upos upos) { return upos_names[static_cast<std::size_t>(upos)]; }
const char* name_of(Xpos xpos) { return xpos_names[static_cast<std::size_t>(xpos)]; }
const char* name_of(Deprel deprel) { return deprel_names[static_cast<std::size_t>(deprel)]; }
std::optional<Upos> parse_upos(std::string_view name) { return parse<Upos>(upos_names, name); }
std::optional<Xpos> parse_xpos(std::string_view name) { return parse<Xpos>(xpos_names, name); }
std::optional<Deprel> parse_deprel(std::string_view name) { return parse<Deprel>(deprel_names, name); }

Deprel main_of(Deprel deprel) {
  static constexpr auto mains = [] {
    std::array<Deprel, deprel_names.size()> out{};
    Deprel main = Deprel::none;
    for (std::size_t i = 0; i < out.size(); ++i) {
      if (std::string_view(deprel_names[i]).find(':') == std::string_view::npos) main = static_cast<Deprel>(i);
      out[i] = main;
    }
    return out;
  }();
  return mains[static_cast<std::size_t>(deprel)];
}
const char* name_of(EntityKind kind) {
  static constexpr const char* names[] = {"person", "organization", "place", "other"};
  return names[static_cast<int>(kind)];
}
const char* name_of(MentionForm form) {
  static constexpr const char* names[] = {"name", "nominal", "pronoun"};
  return names[static_cast<int>(form)];
}
const char* name_of(TimeBasis basis) {
  static constexpr const char* names[] = {"absolute", "day_of_year", "month", "weekday", "day_word", "unit", "story", "none"};
  return names[static_cast<int>(basis)];
}
const char* name_of(TimeAnchor anchor) {
  static constexpr const char* names[] = {"none", "published", "time"};
  return names[static_cast<int>(anchor)];
}
const char* name_of(TimeSide side) {
  static constexpr const char* names[] = {"none", "before", "same", "after"};
  return names[static_cast<int>(side)];
}
const char* name_of(TimeReason reason) {
  static constexpr const char* names[] = {"none", "word", "tense", "preposition", "range", "nearest", "prior"};
  return names[static_cast<int>(reason)];
}
const char* name_of(TimeType type) {
  static constexpr const char* names[] = {"DATE", "TIME", "DURATION", "SET"};
  return names[static_cast<int>(type)];
}
const char* name_of(QuoteKind kind) {
  static constexpr const char* names[] = {"direct", "mixed", "indirect"};
  return names[static_cast<int>(kind)];
}
const char* name_of(Modality modality) {
  static constexpr const char* names[] = {"asserted", "negated", "planned", "alleged"};
  return names[static_cast<int>(modality)];
}

const Sentence* sentence_at(const Text& text, std::uint32_t at) {
  const auto it = std::upper_bound(text.sentences.begin(), text.sentences.end(), at,
                                   [](std::uint32_t b, const Sentence& s) { return b < s.span.begin; });
  if (it == text.sentences.begin()) return nullptr;
  const Sentence& s = *std::prev(it);
  return s.span.contains(at) ? &s : nullptr;
}

WordRange words_in(const Text& text, Span span) {
  const auto first = std::partition_point(text.words.begin(), text.words.end(),
                                          [&](const WrittenWord& t) { return t.span.end <= span.begin; });
  const auto last = std::partition_point(first, text.words.end(), [&](const WrittenWord& t) { return t.span.begin < span.end; });
  return {static_cast<std::uint32_t>(first - text.words.begin()), static_cast<std::uint32_t>(last - text.words.begin())};
}

}  // namespace synoptic
