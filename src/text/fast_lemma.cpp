// What a tag adds to a word: Penn's tag and the lemma. The rules of lemma.hpp do not know the tag; here they are asked only
// where the tag inflects, and a table learnt from the treebanks holds what they get wrong ("left" the verb, "better", "'d").
#include <algorithm>
#include <array>
#include <initializer_list>

#include "text/fast_features.hpp"
#include "text/lemma.hpp"

namespace synoptic::text::fast {
namespace {

constexpr std::array<Xpos, tag_count> xpos_of_tag = {
    Xpos::nn, Xpos::nns, Xpos::nnp, Xpos::vb, Xpos::vbd, Xpos::vbg, Xpos::vbn, Xpos::vbp, Xpos::vbz, Xpos::md, Xpos::vbp, Xpos::vb,
    Xpos::prp, Xpos::prp_poss, Xpos::wp, Xpos::dt, Xpos::dt, Xpos::jj, Xpos::rb, Xpos::wrb, Xpos::in, Xpos::in, Xpos::cc, Xpos::pos, Xpos::to, Xpos::rb,
    Xpos::cd, Xpos::uh, Xpos::sym, Xpos::fw, Xpos::nfp};

bool among(std::string_view w, std::initializer_list<std::string_view> list) { return std::find(list.begin(), list.end(), w) != list.end(); }

Hash slot_hash(std::string_view folded, Tag tag) { return join(hash_bytes(folded), tag_hash(tag)); }

bool inflected(Tag t) {
  switch (t) {
    case Tag::nouns: case Tag::verb_past: case Tag::verb_ing: case Tag::verb_participle: case Tag::verb_present: case Tag::verb_s:
    case Tag::aux_modal: case Tag::aux_finite: case Tag::aux_other: return true;
    default: return false;
  }
}

}  // namespace

Tag tag_of(Upos upos, Xpos xpos) {
  const bool wh = xpos == Xpos::wdt || xpos == Xpos::wp || xpos == Xpos::wp_poss || xpos == Xpos::wrb;
  switch (upos) {
    case Upos::noun: return xpos == Xpos::nns || xpos == Xpos::nnps ? Tag::nouns : Tag::noun;
    case Upos::propn: return Tag::propn;
    case Upos::verb:
      switch (xpos) {
        case Xpos::vbd: return Tag::verb_past;
        case Xpos::vbg: return Tag::verb_ing;
        case Xpos::vbn: return Tag::verb_participle;
        case Xpos::vbp: return Tag::verb_present;
        case Xpos::vbz: return Tag::verb_s;
        default: return Tag::verb_base;
      }
    case Upos::aux: return xpos == Xpos::md ? Tag::aux_modal : xpos == Xpos::vbd || xpos == Xpos::vbp || xpos == Xpos::vbz ? Tag::aux_finite : Tag::aux_other;
    case Upos::pron: return xpos == Xpos::prp ? Tag::personal : xpos == Xpos::prp_poss ? Tag::possessive : wh ? Tag::wh : Tag::pron;
    case Upos::det: return Tag::det;
    case Upos::adj: return Tag::adj;
    case Upos::adv: return wh ? Tag::adv_wh : Tag::adv;
    case Upos::adp: return Tag::adp;
    case Upos::sconj: return Tag::sconj;
    case Upos::cconj: return Tag::cconj;
    case Upos::part: return xpos == Xpos::pos ? Tag::part_possessive : xpos == Xpos::to ? Tag::part_to : Tag::part;
    case Upos::num: return Tag::num;
    case Upos::intj: return Tag::intj;
    case Upos::sym: return Tag::sym;
    case Upos::punct: return Tag::punct;
    default: return Tag::x;
  }
}

Xpos xpos_of(Tag tag, std::string_view w) {
  switch (tag) {
    case Tag::aux_finite:
      if (among(w, {"was", "were", "had", "did", "got", "'d", "wast"})) return Xpos::vbd;
      return among(w, {"is", "has", "does", "'s", "gets", "s"}) ? Xpos::vbz : Xpos::vbp;
    case Tag::aux_other: return w == "been" ? Xpos::vbn : w.ends_with("ing") ? Xpos::vbg : Xpos::vb;
    case Tag::wh: return w == "which" || w == "that" ? Xpos::wdt : w == "whose" ? Xpos::wp_poss : Xpos::wp;
    case Tag::pron: return w == "there" ? Xpos::ex : w.size() > 5 ? Xpos::nn : Xpos::dt;  // "something" is NN, "this" is DT
    case Tag::det: return w == "which" || w == "what" || w == "whatever" ? Xpos::wdt : Xpos::dt;
    case Tag::adj:
      if (among(w, {"more", "better", "worse", "less", "older", "younger", "larger"})) return Xpos::jjr;
      return among(w, {"most", "best", "worst", "least", "latest"}) ? Xpos::jjs : Xpos::jj;
    case Tag::adv: return w == "more" || w == "less" || w == "better" || w == "earlier" || w == "later" ? Xpos::rbr : w == "most" || w == "least" || w == "best" ? Xpos::rbs : Xpos::rb;
    case Tag::sym: return w == "$" || w == "£" || w == "€" ? Xpos::dollar : Xpos::sym;
    case Tag::punct:
      if (w == "," ) return Xpos::comma;
      if (w == "." || w == "?" || w == "!") return Xpos::period;
      if (w == "(" || w == "[" || w == "{") return Xpos::lrb;
      if (w == ")" || w == "]" || w == "}") return Xpos::rrb;
      if (w == "-") return Xpos::hyph;
      if (w == ":" || w == ";" || w == "--" || w == "..." || w == "…") return Xpos::colon;
      return w == "``" || w == "\"" ? Xpos::open_quote : w == "''" || w == "'" ? Xpos::close_quote : Xpos::nfp;
    default: return xpos_of_tag[static_cast<std::size_t>(tag)];
  }
}

void lemma_of(std::span<const std::uint32_t> slots, std::string_view forms, std::string_view folded, Tag tag, std::string& out) {
  const std::size_t mask = slots.size() - 1;
  const char letter = static_cast<char>('A' + static_cast<int>(tag));
  for (std::size_t i = slot_hash(folded, tag) >> 8 & mask, tries = 0; slots[i] != 0 && tries < 64; i = (i + 1) & mask, ++tries) {
    if (slots[i] > forms.size()) continue;
    const std::string_view rest = forms.substr(slots[i] - 1);
    if (rest.size() < folded.size() + 3 || !rest.starts_with(folded) || rest[folded.size()] != '\t' || rest[folded.size() + 1] != letter) continue;
    out.assign(rest.substr(folded.size() + 3, rest.find('\n') - folded.size() - 3));
    return;
  }
  if (tag == Tag::nouns && folded == "leaves") out.assign("leaf");  // the rules take it for the verb
  else if (inflected(tag)) text::lemma_of(folded, false, out);
  else out.assign(folded);
}

void make_lemmas(std::span<const LemmaException> exceptions, std::vector<std::uint32_t>& slots, std::string& forms) {
  std::size_t size = 64;
  while (size < exceptions.size() * 2) size *= 2;
  slots.assign(size, 0);
  for (const LemmaException& e : exceptions) {
    std::size_t i = slot_hash(e.folded, e.tag) >> 8 & (size - 1);
    while (slots[i] != 0) i = (i + 1) & (size - 1);
    slots[i] = static_cast<std::uint32_t>(forms.size()) + 1;
    forms += e.folded + '\t' + static_cast<char>('A' + static_cast<int>(e.tag)) + '\t' + e.lemma + '\n';
  }
}

}  // namespace synoptic::text::fast
