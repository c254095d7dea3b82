// Proper names by rule, in two passes. First, sentence by sentence: known phrases (longest match in the world's tables),
// titles, and runs of capitals that tell something are cut into units, and each unit gets a kind with a strength from what
// it contains (given name, head word such as "Ministry" or "River", initials), from its title and from its neighbours (a verb
// of saying, "in", "city of"). Second, over the whole report: a lone surname takes the kind of the full name, an acronym that
// of its expansion, and a weak guess gives way to a strong one about the same words. Longest match and one-sense-per-report
// voting are the old craft of rule-based recognisers (Mikheev et al. 1999); precision comes before recall: what is not
// clearly a person is `other`.
#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "base/utf8.hpp"
#include "text/names.hpp"
#include "text/text.hpp"
#include "text/vocabulary.hpp"

namespace synoptic::text {
namespace {

struct Match {
  std::uint32_t end = 0;  // token after the phrase; 0 = none
  const Entry* entry = nullptr;
};

using Candidate = NameCandidate;
using Strength = NameCandidate::Strength;
constexpr Strength guess = NameCandidate::guess, weak = NameCandidate::weak, good = NameCandidate::good, sure = NameCandidate::sure;

constexpr std::array name_senses{Sense::country, Sense::capital, Sense::demonym, Sense::metonym, Sense::organization, Sense::agency, Sense::outlet, Sense::region, Sense::city};
constexpr std::uint32_t bit(Sense s) { return 1u << static_cast<unsigned>(s); }

class Finder {
 public:
  Finder(const Report& report, const Text& text, const Vocabulary& words, const World& world) : text_(report.text), world_(world), out_(text), v_(words) {}

  std::vector<Candidate> run() {
    memo_.resize(out_.words.size());
    for (const Sentence& s : out_.sentences) sentence(s);
    agree();
    return std::move(found_);
  }

 private:
  std::string_view raw(std::uint32_t i) const { return view(text_, out_.words[i].span); }
  std::string_view folded(std::uint32_t i) const { return v_.phrase(i, i + 1); }
  const Word& word(std::uint32_t i) const { return v_.of(i); }
  bool capital(std::uint32_t i) const { return v_.cases[i] == Case::capital || v_.cases[i] == Case::upper; }
  bool telling(std::uint32_t i) const { return v_.telling[i] != 0; }
  bool is(std::uint32_t i, std::string_view w) const { return i >= begin_ && i < end_ && folded(i) == w; }
  bool punct(std::uint32_t i) const { return out_.words[i].kind == TokenKind::punct; }
  bool initial(std::uint32_t i) const {
    const auto w = raw(i);
    return (w.size() == 2 && w[1] == '.' && utf8::is_upper(static_cast<unsigned char>(w[0]))) || (w.size() > 3 && w.size() < 9 && w[1] == '.' && w.back() == '.' && v_.cases[i] == Case::upper && !word(i).begins);
  }
  bool gives(std::uint32_t i) const { return word(i).is(Sense::given_name) && !word(i).weak_given; }  // a given name and nothing else
  bool surname(std::uint32_t i) const { return word(i).is(Sense::surname); }

  // ---- known phrases ----

  // The longest known name at token i: capitals where the name has them, short forms in capitals only.
  Match known(std::uint32_t i) const {
    Memo& memo = memo_[i];
    if (!memo.known_done) {
      memo.known = find_known(i);
      memo.known_done = true;
    }
    return memo.known;
  }
  Match find_known(std::uint32_t i) const {
    Match best;
    if (!word(i).begins || !capital(i) || i >= end_ || out_.words[i].kind == TokenKind::punct) return best;
    int words = 1;
    for (std::uint32_t j = i + 1; j <= end_; ++j) {
      if (j > i + 1) {
        if (out_.words[j - 1].span.begin > out_.words[j - 2].span.end && ++words > World::longest) break;
        if (!world_.begins_phrase(v_.phrase(i, j))) {
          // "D.C." is reached over "washington,": a mark alone ends no phrase, so look one token further.
          if (!punct(j - 1)) break;
          continue;
        }
      }
      if (!capital_end(j - 1)) continue;
      if (const Entry* e = pick(i, j); e != nullptr) best = {j, e};
    }
    // A city or state that is the given name before a surname: "Vladimir", "Georgia", "Austin".
    if (best.end == i + 1 && best.entry->sense != Sense::country && best.entry->sense != Sense::demonym && word(i).is(Sense::given_name) && best.end < end_ && capital(best.end) &&
        v_.cases[best.end] == Case::capital && telling(best.end) && surname(best.end) && !title(best.end) && !word(best.end).has(mark_organization | mark_place | mark_thing | mark_date))
      return {};
    return best;
  }
  // Titles in small letters matter only where a capital follows within a few words.
  bool near_capital(std::uint32_t i) const {
    for (std::uint32_t k = i; k < end_ && k < i + 8; ++k)
      if (capital(k)) return true;
    return false;
  }
  bool capital_end(std::uint32_t i) const { return v_.cases[i] != Case::lower || raw(i).front() == '\''; }

  const Entry* pick(std::uint32_t i, std::uint32_t j) const {
    const Entry* best = nullptr;
    std::size_t rank = name_senses.size();
    for (const Entry& e : world_.find(v_.phrase(i, j))) {
      const auto r = static_cast<std::size_t>(std::find(name_senses.begin(), name_senses.end(), e.sense) - name_senses.begin());
      if (r >= rank) continue;
      if (j == i + 1 && !written_as(i, e)) continue;
      if (j == i + 1 && e.sense == Sense::city && word(i).is(Sense::given_name) && !placed(i)) continue;
      if (j > i + 1 && !telling(i) && headline_word(i, j)) continue;
      best = &e;
      rank = r;
    }
    return best;
  }
  // One word that is also an everyday word, or a short form, counts only as the tables' kind of name is written.
  bool written_as(std::uint32_t i, const Entry& e) const {
    const Word& w = word(i);
    const bool everyday = w.common || w.lower > w.capital;
    const std::string_view f = folded(i);
    if (e.value == "acronym" || (f.size() < 4 && e.sense != Sense::city)) {
      if (v_.cases[i] != Case::upper && raw(i).find('.') == std::string_view::npos) return e.value != "acronym" && !everyday;
      return !everyday || telling(i) || w.capital > 0;
    }
    if (!everyday) return true;
    if (e.sense == Sense::outlet || e.sense == Sense::agency) return telling(i) && is(i - 1, "the");
    return telling(i) || w.capital > w.lower;
  }
  // A city that is also a given name needs a place's surroundings.
  bool placed(std::uint32_t i) const {
    if (word(i).weak_given && telling(i)) return true;
    return (i > begin_ && (word(i - 1).has(mark_before_place) || is(i - 1, "of"))) || (i + 2 < end_ && raw(i + 1) == "," && capital(i + 2));
  }
  bool headline_word(std::uint32_t i, std::uint32_t j) const {
    for (std::uint32_t k = i; k < j; ++k)
      if (!word(k).common) return false;
    return !all_capital(i, j);
  }
  bool all_capital(std::uint32_t i, std::uint32_t j) const {
    for (std::uint32_t k = i; k < j; ++k)
      if (v_.cases[k] == Case::lower && !word(k).has(mark_function)) return false;
    return true;
  }

  // The longest office or honorific at token i.
  std::uint32_t title(std::uint32_t i) const {
    Memo& memo = memo_[i];
    if (!memo.title_done) {
      memo.title = find_title(i);
      memo.title_done = true;
    }
    return memo.title;
  }
  std::uint32_t find_title(std::uint32_t i) const {
    if (!word(i).begins || v_.cases[i] == Case::none) return 0;
    std::uint32_t best = 0;
    int words = 1;
    for (std::uint32_t j = i + 1; j <= end_; ++j) {
      if (j > i + 1) {
        if (out_.words[j - 1].span.begin > out_.words[j - 2].span.end && ++words > World::longest) break;
        if (!world_.begins_phrase(v_.phrase(i, j))) break;
      }
      for (const Entry& e : world_.find(v_.phrase(i, j)))
        if (e.sense == Sense::office || (e.sense == Sense::honorific && capital(i))) best = j;
    }
    return best;
  }
  bool honorific(std::uint32_t i, std::uint32_t j) const { return capital(i) && world_.find(v_.phrase(i, j), Sense::honorific) != nullptr; }

  // ---- runs of capitals ----

  bool follows_closely(std::uint32_t i) const { return i > begin_ && i < end_; }

  // Is the capital at token i part of a name?
  bool named(std::uint32_t i) const {
    if (i >= end_ || !capital(i)) return false;
    Memo& memo = memo_[i];
    if (memo.named == 0) memo.named = is_named(i) ? 2 : 1;
    return memo.named == 2;
  }
  bool is_named(std::uint32_t i) const {
    const Word& w = word(i);
    if (raw(i).front() == '\'' || raw(i).starts_with("\xE2\x80\x99")) return false;
    if (w.has(mark_small) && !known(i).end) return false;
    if (w.has(mark_date) && i > begin_ && surname(i) && gives(i - 1) && !(i + 1 < end_ && out_.words[i + 1].kind == TokenKind::number)) return true;  // "Theresa May"
    if (w.has(mark_date)) return (w.is(Sense::given_name) && telling(i) && i + 1 < end_ && capital(i + 1) && v_.cases[i] == Case::capital && !word(i + 1).common && !word(i + 1).has(mark_date | mark_function) && !known(i + 1).end);
    if (initial(i)) return i + 1 < end_ && capital(i + 1) && !word(i + 1).has(mark_function);
    if (folded(i).size() == 1) return false;
    if (telling(i) && w.common && i > begin_ && w.capital < 2 + w.lower && opening(raw(i - 1)) && !known(i).end) return false;
    if (joins_known(i)) return false;
    const bool grammar = w.has(mark_function);
    if (telling(i)) return !grammar || known(i).end != 0;
    if (known(i).end) return true;
    if (grammar && !(w.is(Sense::given_name) && i + 1 < end_ && surname(i + 1) && telling(i + 1))) return false;
    if (w.capital > w.lower) return true;
    if (mute_) return !w.common && w.lower == 0 && (gives(i) || gives_near(i));
    if (!w.common && w.lower == 0) return true;
    // An everyday word before telling capitals: "Mark Tully", "Justice Ministry", "Southern Harbour Trust".
    if (i + 1 < end_ && capital(i + 1) && telling(i + 1)) {
      if (w.is(Sense::given_name) && !word(i + 1).common && !known(i + 1).end && !title(i + 1)) return true;
      std::uint32_t e = i + 1;
      while (e < end_ && e < i + look_ahead && capital(e) && !word(e).has(mark_function | mark_date)) ++e;
      if (word(e - 1).has(mark_organization | mark_place) && !w.has(mark_modifier) && !title(i)) return true;
    }
    return false;
  }
  static bool opening(std::string_view w) { return w == "“" || w == "‘" || w == "\"" || w == "'" || w == "``"; }
  // "Ruritania-Freedonia": two known names, taken apart by `inside_hyphens`.
  bool joins_known(std::uint32_t i) const {
    const std::string_view f = folded(i);
    const auto hyphen = f.find('-');
    if (hyphen == std::string_view::npos || word(i).senses != 0) return false;
    const auto last = f.rfind('-');
    const auto written = raw(i);
    if (written.size() == f.size() && last + 1 < f.size() && written[last + 1] == f[last + 1] && world_.find(f.substr(last + 1), Sense::common_word) != nullptr) return true;  // "Lind-backed"
    const auto place = [&](std::string_view w) { return world_.find(w, Sense::country) != nullptr || world_.find(w, Sense::demonym) != nullptr || world_.find(w, Sense::capital) != nullptr; };
    return place(f.substr(0, hyphen)) && (place(f.substr(hyphen + 1)) || world_.find(f.substr(hyphen + 1), Sense::common_word) != nullptr);
  }
  bool gives_near(std::uint32_t i) const { return (i > begin_ && gives(i - 1)) || (i + 1 < end_ && gives(i + 1)); }

  // The head word before "of", "for": what makes "Ministry of ..." go on.
  bool takes_of(std::uint32_t i) const { return word(i).has(mark_organization | mark_place | mark_thing) && !word(i).has(mark_function); }

  // The end of the run that begins at i.
  std::uint32_t run_end(std::uint32_t b) const {
    std::uint32_t e = b;
    bool of = false;
    while (e < end_ && e < b + 2 * look_ahead) {
      if (e > b && title_breaks(b, e)) break;
      if (named(e)) {
        const Match m = known(e);
        e = std::max(e + 1, m.end);
        continue;
      }
      if (e == b) break;
      if (out_.words[e].kind == TokenKind::number) break;
      const auto w = folded(e);
      if (w == "&" && named(e + 1)) {
        ++e;
        continue;
      }
      if ((w == "of" || w == "for") && v_.cases[e] == Case::lower && (takes_of(e - 1) || (of && w == "of")) && (w == "of" || word(e - 1).has(mark_organization))) {
        std::uint32_t n = e + 1;
        if (is(n, "the")) ++n;
        if (n < end_ && named(n) && !title(n) && !(word(e - 1).has(mark_thing) && known(n).end != 0)) {
          of = true;
          e = n;
          continue;
        }
      }
      if (w == "and" && of && word(b).has(mark_organization) && e + 1 < end_ && capital(e + 1) && !known(e + 1).end && !gives(e + 1) && word(e + 1).common && word(e - 1).common) {
        ++e;
        continue;
      }
      if (v_.cases[e] == Case::lower && word(e).has(mark_particle) && !known(e - 1).end) {
        std::uint32_t n = e;
        while (n < end_ && n < e + 3 && v_.cases[n] == Case::lower && word(n).has(mark_particle)) ++n;
        if (n < end_ && named(n) && !word(n).has(mark_organization | mark_place)) {
          e = n;
          continue;
        }
      }
      if (word(e).has(mark_suffix) && capital(e)) {
        ++e;
        continue;
      }
      if (w == "," && e + 1 < end_ && word(e + 1).has(mark_suffix) && capital(e + 1) && folded(e + 1).size() > 1 && (folded(e + 1)[0] == 'j' || folded(e + 1)[0] == 's') && !(e + 2 < end_ && capital(e + 2))) {
        e += 2;
        continue;
      }
      break;
    }
    return e;
  }

  // A title inside a run begins a new unit: "French | President ...", but "Ann King" is one.
  bool title_breaks(std::uint32_t b, std::uint32_t e) const {
    const std::uint32_t t = capital(e) ? title(e) : 0;
    if (t == 0) return false;
    const bool next = t < end_ && named(t);
    const bool suffix = t < end_ && word(t).has(mark_suffix);
    if (t == e + 1 && surname(e) && (!next || suffix || word(t).has(mark_organization | mark_place | mark_thing)) && (word(b).is(Sense::given_name) || initial(e - 1))) return false;
    if (!next && known(b).end != e) return false;  // no one follows: "Burger King", but "French | President"
    if (organization_ahead(e)) return false;
    return true;
  }
  // The capitals from i end in the head word of a body: "Attorney General Office", "Queen Maud Hospital".
  bool organization_ahead(std::uint32_t i) const {
    std::uint32_t e = i;
    while (e < end_ && e < i + look_ahead && capital(e) && !word(e).has(mark_function | mark_date)) ++e;
    return e > i + 1 && word(e - 1).has(mark_organization) && title(e - 1) == 0 && !(surname(e - 1) && gives(e - 2));
  }

  void sentence(const Sentence& s) {
    begin_ = s.first_word;
    end_ = s.last_word;
    mute_ = true;
    for (std::uint32_t i = begin_; i < end_ && mute_; ++i) mute_ = !telling(i);
    if (mute_) {  // a short plain sentence has no telling capital either; a headline has several mute ones
      int mute_capitals = 0;
      for (std::uint32_t i = begin_; i < end_; ++i) mute_capitals += capital(i);
      mute_ = mute_capitals > 2;
    }
    std::uint32_t lead = none;  // where words that may open a title begin
    Span pending{};
    std::uint32_t pending_first = none;
    for (std::uint32_t i = begin_; i < end_;) {
      if (const std::uint32_t k = before_hyphen(i); k != 0) {
        lead = pending_first = none;
        i = k;
        continue;
      }
      const Match m = known(i);
      const std::uint32_t t = word(i).begins && near_capital(i) ? title(i) : 0;
      // "Dr. King": a title that is the name of the one titled.
      const bool titled_name = pending_first != none && t == i + 1 && capital(i) && surname(i) && !(t < end_ && named(t) && !word(t).has(mark_suffix | mark_thing | mark_organization));
      if (t != 0 && t >= m.end && !titled_name && !organization_ahead(i) && (v_.cases[i] == Case::lower || telling(i) || t > i + 1 || !word(i).common || (t < end_ && capital(t)))) {
        pending_first = lead != none ? lead : i;
        pending = {out_.words[pending_first].span.begin, out_.words[t - 1].span.end};
        lead = none;
        i = t;
        if (is(i, "of") && i + 1 < end_) {  // "President of Ruritania Ada Lind"
          const std::uint32_t n = is(i + 1, "the") ? i + 2 : i + 1;
          const Match place = n < end_ ? known(n) : Match{};
          if (place.end != 0 && place.entry->sense != Sense::demonym) {
            emit_known(n, place, {});
            i = place.end;
            if (i < end_ && named(i)) pending.end = out_.words[i - 1].span.end;
            else pending_first = none;
          }
        }
        continue;
      }
      if (named(i)) {
        const std::uint32_t e = run_end(i);
        if (e > i) {
          const std::size_t before = found_.size();
          unit(i, e, pending_first != none ? pending : Span{}, pending_first);
          const bool leads = found_.size() == before + 1 && found_.back().first == i && found_.back().last == e && found_.back().kind != EntityKind::person;
          lead = leads ? (lead != none ? lead : i) : none;
          pending_first = none;
          i = e;
          continue;
        }
      }
      inside_hyphens(i);
      if (v_.cases[i] == Case::lower && word(i).has(mark_modifier)) {
        if (lead == none) lead = i;
      } else {
        lead = none;
      }
      pending_first = none;
      ++i;
    }
  }

  // ---- what a run is ----

  void unit(std::uint32_t b, std::uint32_t e, Span title_span, std::uint32_t title_first) {
    const bool titled = !title_span.empty();
    const bool by_office = titled && title_first != none;
    const Match m = known(b);
    const std::uint32_t n = e - b;
    if (m.entry != nullptr && m.end == e) {
      const bool person_too = n == 1 && (surname(b) || word(b).is(Sense::given_name)) && m.entry->sense != Sense::demonym && m.entry->value != "acronym";
      if (titled && person_too && m.entry->sense != Sense::organization) return add(b, e, title_span, EntityKind::person, good, "title");
      return emit_known(b, m, {});
    }
    if (n == 1 && word(b).has(mark_thing) && !titled) return add(b, e, {}, EntityKind::other, sure, "no body or person");
    std::uint32_t of = b;
    while (of < e && !(v_.cases[of] == Case::lower && (folded(of) == "of" || folded(of) == "for"))) ++of;
    const std::uint32_t head = of < e && of > b ? of - 1 : e - 1;
    const bool plain_person = gives(b) && n <= 4 && surname(e - 1) && of == e;
    if (n >= 2 && !plain_person && !titled) {
      if (word(head).has(mark_thing) && !(gives(b) && n == 2)) {
        if (m.entry != nullptr && m.entry->sense == Sense::demonym && n == m.end - b + 1) {
          emit_known(b, m, {});
          return add(m.end, e, {}, EntityKind::other, good, "head");
        }
        return add(b, e, {}, EntityKind::other, good, "head");
      }
      if (word(head).has(mark_organization) && !(word(head).has(mark_place) && word(e - 1).has(mark_place) && preceded_by_place_word(b))) {
        if (m.entry != nullptr && m.entry->sense == Sense::demonym && m.end < e && generic(m.end, e)) {
          emit_known(b, m, {});
          add(m.end, e, {}, EntityKind::organization, good, "head");
          found_.back().entry = m.entry;
          return;
        }
        return add(b, e, {}, EntityKind::organization, good, "head");
      }
      if (word(head).has(mark_place)) return add(b, e, {}, EntityKind::place, good, "head");
    }
    if (n >= 2 && titled && !surname(e - 1)) {
      if (word(head).has(mark_organization)) return add(b, e, {}, EntityKind::organization, good, "head");
      if (word(head).has(mark_thing) || all_common(b, e)) return add(b, e, {}, EntityKind::other, good, "head");
    }
    if (m.entry != nullptr && m.end < e) {
      const std::uint32_t r = m.end;
      const bool like_given = r == b + 1 && word(b).is(Sense::given_name) && !initial(r) && m.entry->sense != Sense::demonym && m.entry->sense != Sense::country;
      if (like_given && (titled || surname(r) || (!word(r).common && !known(r).end && e - r == 1 && !folded(r).ends_with("s")))) return add(b, e, title_span, EntityKind::person, good, "given name");
      const bool place = m.entry->sense == Sense::city || m.entry->sense == Sense::capital || m.entry->sense == Sense::region;
      if (place && e == r + 1 && folded(r).ends_with("s") && !word(r).is(Sense::demonym) && telling(r) && !surname(r) && !gives(r)) return add(b, e, {}, EntityKind::organization, weak, "team");
      if (m.entry->sense == Sense::city && r == b + 1 && e == r + 1 && surname(r) && !word(r).weak_surname && !word(r).common) return add(b, e, title_span, EntityKind::person, weak, "surname last");
      if (!(r == b + 1 && titled && surname(b))) {
        emit_known(b, m, {});
        return unit(r, e, {}, none);
      }
    }
    // A known name at the end, after something else: "Meridian Airways Lagos" stays whole; "Lind Reuters" does not.
    person_or_not(b, e, title_span, by_office);
  }

  bool all_common(std::uint32_t b, std::uint32_t e) const {
    for (std::uint32_t i = b; i < e; ++i)
      if (!word(i).common || word(i).is(Sense::given_name)) return false;
    return true;
  }
  // What is left of a body of a state when its country's adjective is cut off: "Foreign Ministry", "Army".
  bool generic(std::uint32_t b, std::uint32_t e) const {
    for (std::uint32_t i = b; i < e; ++i)
      if (!word(i).common && !word(i).has(mark_organization)) return false;
    const auto w = folded(e - 1);
    constexpr std::array organs = std::to_array<std::string_view>({"ministry", "army", "navy", "force", "forces", "government", "parliament", "embassy", "consulate", "police", "court", "senate", "congress", "assembly", "cabinet", "intelligence", "guard", "military", "treasury", "council"});
    return std::find(organs.begin(), organs.end(), w) != organs.end();
  }
  bool preceded_by_place_word(std::uint32_t b) const { return b > begin_ && word(b - 1).has(mark_before_place); }

  void person_or_not(std::uint32_t b, std::uint32_t e, Span title_span, bool titled) {
    const std::uint32_t n = e - b;
    bool everyday = false, acronym = false, has_initial = false, particle = false, suffix = false;
    bool only_initials = true;
    for (std::uint32_t i = b; i < e; ++i) {
      only_initials = only_initials && initial(i);
      everyday = everyday || (word(i).common && !surname(i) && !word(i).is(Sense::given_name) && v_.cases[i] != Case::lower);
      acronym = acronym || (v_.cases[i] == Case::upper && !initial(i) && !mute_ && raw(i).find('.') == std::string_view::npos && folded(i).size() > 1 && !word(i).has(mark_suffix));
      has_initial = has_initial || initial(i);
      particle = particle || (i > b && v_.cases[i] == Case::lower && word(i).has(mark_particle));
      suffix = suffix || (i > b && word(i).has(mark_suffix));
    }
    if (only_initials) return add(b, e, {}, EntityKind::other, guess, "capital");
    if (!titled && (is(b, "st.") || is(b, "saint") || is(b, "st"))) return add(b, e, {}, EntityKind::other, guess, "saint");
    if (titled && n <= 5 && !(acronym && n == 1) && !(n == 1 && everyday && !telling(b))) return add(b, e, title_span, EntityKind::person, n > 1 || !everyday ? sure : good, "title");
    const bool the = b > begin_ && is(b - 1, "the");
    const bool place_before = b > begin_ && word(b - 1).has(mark_before_place);
    if (b > begin_ + 1 && is(b - 1, "of") && word(b - 2).has(mark_place) && v_.cases[b - 2] == Case::lower) return add(b, e, {}, EntityKind::place, sure, "place of");
    if (e < end_ && v_.cases[e] == Case::lower && word(e).has(mark_place) && !word(e).has(mark_organization) && n <= 3 && !the && !gives(b)) return add(b, e, {}, EntityKind::place, good, "place word");
    if (has_initial && n >= 2 && !everyday && !acronym) return add(b, e, {}, EntityKind::person, sure, "initial");
    if (suffix && n >= 2 && !the) return add(b, e, {}, EntityKind::person, sure, "suffix");
    if (!the && n >= 2 && n <= 4 && !acronym) {
      if (gives(b) && !everyday) return add(b, e, {}, EntityKind::person, place_before && !surname(e - 1) ? good : sure, "given name");
      if (word(b).is(Sense::given_name) && (surname(e - 1) || !word(e - 1).common) && !everyday) return add(b, e, {}, EntityKind::person, good, "given name");
      if (particle && !everyday) return add(b, e, {}, EntityKind::person, good, "particle");
      if (!everyday && word(b).surname_first && n <= 3 && v_.cases[b] == Case::capital && !known(b + 1).end) return add(b, e, {}, EntityKind::person, good, "surname first");
      if (!everyday && surname(e - 1) && !word(e - 1).weak_surname && !word(b).common) return add(b, e, {}, EntityKind::person, place_before ? weak : good, "surname last");
    }
    if (!the && says_near(b, e) && !acronym && n <= 4 && !everyday) return add(b, e, {}, EntityKind::person, n > 1 ? good : weak, "says");
    if (after_with_age(e) && n <= 4 && !everyday && !acronym) return add(b, e, {}, EntityKind::person, good, "age");
    if (e < end_ && v_.cases[e] == Case::lower && word(e).has(mark_organization) && !word(e).has(mark_place) && n <= 3 && (acronym || the || !gives(b)) && !says_word(e)) return add(b, e, {}, EntityKind::organization, n == 1 && !acronym && surname(b) ? weak : good, "organization word");
    if (acronym && n == 1 && short_form(b)) return add(b, e, {}, EntityKind::organization, weak, "acronym");
    if (the) return add(b, e, {}, EntityKind::other, guess, "capital");
    if (place_before && !mute_ && !everyday && n <= 2 && !acronym && (n == 1 ? !word(b).is(Sense::given_name) && !(surname(b) && !word(b).weak_surname) : is(b - 1, "in") || is(b - 1, "near"))) return add(b, e, {}, EntityKind::place, weak, "preposition");
    if (n == 1 && gives(b)) return add(b, e, {}, EntityKind::person, weak, "given name");
    if (n == 1 && surname(b) && !word(b).weak_surname && !word(b).common) return add(b, e, {}, EntityKind::person, weak, "surname");
    if (n >= 2 && n <= 3 && !everyday && !acronym && shape(b, e)) return add(b, e, {}, EntityKind::person, weak, "shape");
    if (mute_ && n == 1 && word(b).common) return;
    add(b, e, {}, EntityKind::other, guess, "capital");
  }
  // Three to six capitals that are neither a number of a king nor an everyday word.
  bool short_form(std::uint32_t i) const {
    const auto f = folded(i);
    if (f.size() < 3 || f.size() > 6 || word(i).common || f.find_first_not_of("ivxlcm") == std::string_view::npos) return false;
    return f.find_first_not_of("abcdefghijklmnopqrstuvwxyz&-") == std::string_view::npos;
  }
  // Two or three words that look like a person's: plain capitals, none of them an everyday word or known as something else.
  bool shape(std::uint32_t b, std::uint32_t e) const {
    for (std::uint32_t i = b; i < e; ++i)
      if (word(i).common || known(i).end != 0 || folded(i).size() < 3 || word(i).has(mark_organization | mark_place | mark_thing)) return false;
    return true;
  }
  bool says_word(std::uint32_t i) const { return i < end_ && v_.cases[i] == Case::lower && word(i).has(mark_says); }
  bool says_near(std::uint32_t b, std::uint32_t e) const {
    if (says_word(e)) return true;
    // "...," said Lind.
    return b > begin_ + 1 && says_word(b - 1) && (punct(b - 2));
  }
  bool after_with_age(std::uint32_t e) const {
    return e + 2 < end_ && is(e, ",") && out_.words[e + 1].kind == TokenKind::number && folded(e + 1).size() == 2 && punct(e + 2) && folded(e + 1)[0] > '0';
  }

  // ---- names inside hyphenated words: "Ruritania-backed", "pro-Kremlin" ----

  // "New Ruritania-based": a known name of several words that ends before the hyphen of the last one. Returns the token
  // after it, or 0.
  std::uint32_t before_hyphen(std::uint32_t i) {
    if (!capital(i) || !word(i).begins) return 0;
    for (std::uint32_t k = i + 1; k < end_ && k < i + 3 && capital(k); ++k) {
      const std::string_view w = raw(k), f = folded(k);
      const auto hyphen = w.find('-');
      if (hyphen == std::string_view::npos || hyphen == 0 || f.find('-') != hyphen || hyphen + 1 >= w.size() || w[hyphen + 1] != f[hyphen + 1]) continue;
      const std::string_view phrase = std::string_view(v_.folded).substr(v_.at[i], v_.at[k] + hyphen - v_.at[i]);
      for (const Entry& e : world_.find(phrase)) {
        if (std::find(name_senses.begin(), name_senses.end(), e.sense) == name_senses.end()) continue;
        Candidate c;
        c.first = c.last = k;
        c.span = {out_.words[i].span.begin, out_.words[k].span.begin + static_cast<std::uint32_t>(hyphen)};
        c.kind = kind_of(e.sense);
        c.strength = sure;
        c.entry = &e;
        c.rule = "in compound";
        found_.push_back(c);
        return k + 1;
      }
    }
    return 0;
  }

  void inside_hyphens(std::uint32_t i) {
    const Span span = out_.words[i].span;
    const std::string_view w = raw(i);
    const auto hyphen = w.find('-');
    if (hyphen == std::string_view::npos || hyphen == 0 || v_.cases[i] == Case::none) return;
    const auto part = [&](std::size_t b, std::size_t e) {
      const std::string_view p = w.substr(b, e - b);
      if (p.empty() || !utf8::is_upper(utf8::decode(p, 0).code)) return;
      for (const Entry& entry : world_.find(utf8::fold(p)))
        if (entry.sense == Sense::country || entry.sense == Sense::demonym || entry.sense == Sense::capital || entry.sense == Sense::metonym || entry.sense == Sense::organization) {
          if (p.size() < 4 && !utf8::is_upper(utf8::decode(p, 1).code) && p[1] != '.') continue;
          Candidate c;
          c.first = c.last = i;
          c.span = {span.begin + static_cast<std::uint32_t>(b), span.begin + static_cast<std::uint32_t>(e)};
          c.kind = kind_of(entry.sense);
          c.strength = sure;
          c.entry = &entry;
          c.rule = "in compound";
          found_.push_back(c);
          return;
        }
    };
    part(0, hyphen);
    if (const auto rest = w.find('-', hyphen + 1); rest == std::string_view::npos) part(hyphen + 1, w.size());
  }

  // ---- results ----

  static const char* rule_of(const Entry& e) {
    switch (e.sense) {
      case Sense::country: return "country";
      case Sense::capital: return "capital";
      case Sense::region: return "region";
      case Sense::city: return "city";
      case Sense::metonym: return "metonym";
      case Sense::agency: return "agency";
      case Sense::outlet: return "outlet";
      case Sense::demonym: return "demonym";
      default: return "known organization";
    }
  }

  void emit_known(std::uint32_t b, Match m, Span title_span) {
    if (m.entry == nullptr) return;  // nothing known begins at b
    add(b, m.end, title_span, kind_of(m.entry->sense), m.entry->sense == Sense::city || m.entry->sense == Sense::region || m.end - b == 1 ? good : sure, rule_of(*m.entry));
    found_.back().entry = m.entry;
  }
  void add(std::uint32_t b, std::uint32_t e, Span title_span, EntityKind kind, Strength strength, const char* rule) {
    Candidate c;
    c.first = b;
    c.last = e;
    c.span = {out_.words[b].span.begin, out_.words[e - 1].span.end};
    c.title = title_span;
    c.kind = kind;
    c.strength = strength;
    c.rule = rule;
    found_.push_back(c);
  }

  // ---- the whole report ----

  void agree() {
    struct Vote {
      EntityKind kind = EntityKind::other;
      Strength strength = guess;
      const Entry* entry = nullptr;
    };
    std::map<std::string_view, Vote> forms, parts;  // folded
    const auto raise = [](std::map<std::string_view, Vote>& table, std::string_view key, EntityKind kind, Strength strength, const Entry* entry) {
      Vote& v = table[key];
      if (strength > v.strength) v = {kind, strength, entry};
    };
    for (std::size_t k = 0; k < found_.size(); ++k) {
      Candidate& c = found_[k];
      if (c.first == c.last) continue;
      raise(forms, v_.phrase(c.first, c.last), c.kind, c.strength, c.entry);
      std::uint32_t last = c.last - 1;
      while (last > c.first && (word(last).has(mark_suffix) || punct(last))) --last;
      if (c.last - c.first >= 2 && c.strength >= weak && c.kind == EntityKind::person) {
        raise(parts, v_.phrase(last, last + 1), c.kind, std::min(c.strength, good), nullptr);
        raise(parts, v_.phrase(c.first, c.first + 1), c.kind, weak, nullptr);
        std::uint32_t p = last;  // "von der Tann"
        while (p > c.first + 1 && word(p - 1).has(mark_particle)) --p;
        if (p < last) raise(parts, v_.phrase(p, last + 1), c.kind, good, nullptr);
      }
      if (c.last - c.first >= 2 && c.strength >= good && c.kind == EntityKind::organization) {
        // "Lind Harbour Trust (LHT)": the short form in brackets.
        const std::uint32_t n = c.last;
        if (n + 2 < out_.words.size() && raw(n) == "(" && raw(n + 2) == ")" && v_.cases[n + 1] == Case::upper && acronym_of(n + 1, c.first, c.last)) raise(forms, folded(n + 1), c.kind, sure, c.entry);
        if (!word(c.first).common && !word(c.first).has(mark_thing) && known_alone(c.first) == nullptr) raise(parts, folded(c.first), c.kind, weak, nullptr);
      }
    }
    for (Candidate& c : found_) {
      if (c.first == c.last || c.strength == sure) continue;
      const std::string_view form = v_.phrase(c.first, c.last);
      const bool one = c.last - c.first == 1 || word(c.first).has(mark_particle);
      const auto part = one ? parts.find(form) : parts.end();
      if (part != parts.end() && (c.strength <= weak ? part->second.strength >= weak : part->second.strength == good && c.entry != nullptr && (c.entry->sense == Sense::city || c.entry->sense == Sense::region || c.entry->sense == Sense::organization))) {
        c.kind = part->second.kind;
        c.entry = nullptr;
        c.strength = good;
        c.rule = c.kind == EntityKind::person ? "part of a full name" : "short form";
        continue;
      }
      const auto whole = forms.find(form);
      if (whole != forms.end() && whole->second.strength > c.strength) {
        if (whole->second.kind != c.kind || whole->second.entry != c.entry) c.rule = "same words elsewhere";
        c.kind = whole->second.kind;
        c.entry = whole->second.entry;
        c.strength = whole->second.strength;
      }
    }
    // "Springfield, Ohio": the state or country after a city is its own.
    for (std::size_t k = 0; k + 1 < found_.size(); ++k) {
      Candidate& c = found_[k];
      const Candidate& next = found_[k + 1];
      if (c.entry == nullptr || (c.entry->sense != Sense::city && c.entry->sense != Sense::capital) || next.entry == nullptr || next.first != c.last + 1 || raw(c.last) != ",") continue;
      if ((next.entry->sense == Sense::region || next.entry->sense == Sense::country) && !next.entry->country.empty() && next.entry->country != c.entry->country) c.elsewhere = next.entry;
    }
    std::stable_sort(found_.begin(), found_.end(), [](const Candidate& a, const Candidate& b) { return a.span < b.span; });
    found_.erase(std::unique(found_.begin(), found_.end(), [](const Candidate& a, const Candidate& b) { return a.span.overlaps(b.span); }), found_.end());
  }
  const Entry* known_alone(std::uint32_t i) const {
    for (const Sense s : name_senses)
      if (const Entry* e = world_.find(folded(i), s)) return e;
    return nullptr;
  }
  bool acronym_of(std::uint32_t a, std::uint32_t b, std::uint32_t e) const {
    const auto letters = folded(a);
    std::size_t k = 0;
    for (std::uint32_t i = b; i < e && k < letters.size(); ++i)
      if (v_.cases[i] != Case::none && folded(i)[0] == letters[k]) ++k;
    return k == letters.size();
  }

  static constexpr std::uint32_t none = ~std::uint32_t{0};
  static constexpr std::uint32_t look_ahead = 10;  // tokens: longer runs of capitals are no names, and this keeps it linear
  std::string_view text_;
  const World& world_;
  const Text& out_;
  const Vocabulary& v_;
  // Answers already given about a token: each is asked for from several sides.
  struct Memo {
    Match known;
    std::uint32_t title = 0;
    bool known_done = false, title_done = false;
    std::uint8_t named = 0;  // 1 no, 2 yes
  };
  mutable std::vector<Memo> memo_;
  std::vector<Candidate> found_;
  std::uint32_t begin_ = 0, end_ = 0;  // of the sentence at hand
  bool mute_ = false;                  // it has no capital that tells something: a headline
};

}  // namespace

EntityKind kind_of(Sense s) {
  switch (s) {
    case Sense::country: case Sense::capital: case Sense::region: case Sense::city: return EntityKind::place;
    case Sense::metonym: case Sense::organization: case Sense::agency: case Sense::outlet: return EntityKind::organization;
    default: return EntityKind::other;
  }
}

std::vector<NameCandidate> rule_names(const Report& report, const Text& text, const World& world) {
  if (text.words.empty()) return {};
  const Vocabulary words = read_words(report, text, world, Unit::word);
  auto found = Finder(report, text, words, world).run();
  for (NameCandidate& c : found) {  // from words to tokens
    const std::uint32_t end = text.words[c.last > c.first ? c.last - 1 : c.first].last_token;
    c.first = text.words[c.first].first_token;
    while (c.first > 0 && text.tokens[c.first - 1].span.begin >= c.span.begin) --c.first;
    while (c.first + 1 < end && text.tokens[c.first].span.end <= c.span.begin) ++c.first;
    c.last = c.first;
    while (c.last < end && text.tokens[c.last].span.end <= c.span.end) ++c.last;
    if (text.tokens[c.first].span.begin < c.span.begin) c.last = c.first;
  }
  return found;
}

Name name_of(const NameCandidate& c) {
  Name n;
  n.span = c.span;
  n.kind = c.kind;
  if (c.kind == EntityKind::person) n.title = c.title;
  n.rule = c.rule;
  if (c.entry != nullptr) {
    const Entry& e = *c.entry;
    n.country = e.country;
    if (c.elsewhere != nullptr) {
      n.country = c.elsewhere->country;
      return n;
    }
    n.demonym = e.sense == Sense::demonym && c.kind == EntityKind::other;
    n.metonym = e.sense == Sense::capital || e.sense == Sense::metonym;
    if (e.sense != Sense::demonym || n.demonym) n.canonical = e.canonical;
  }
  return n;
}

}  // namespace synoptic::text
