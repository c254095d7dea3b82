#include "align/changes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>
#include <string>

#include "align/differences.hpp"
#include "align/identities_names.hpp"
#include "align/opposites.hpp"
#include "align/terms.hpp"
#include "base/utf8.hpp"

namespace synoptic::align {
namespace {

constexpr std::uint32_t most_words = 5;  // of a side: longer ones are rewritten, not changed
constexpr std::uint32_t least_equal = 2; // words that both keep beside it, on each side that is not the border of the sentence
constexpr double least_shared = 0.5;     // of the words of the shorter sentence

// One side of a hunk.
struct Side {
  const Document& doc;
  std::uint32_t report = 0;
  std::uint32_t first = 0, last = 0;  // words, trimmed of what is no word

  [[nodiscard]] bool empty() const { return first >= last; }
  [[nodiscard]] std::uint32_t size() const { return last - first; }
  [[nodiscard]] std::string word(std::uint32_t w) const { return utf8::fold(view(doc.report.text, doc.analysis.text.words[w].span)); }
  [[nodiscard]] Span span() const {
    const auto& words = doc.analysis.text.words;
    if (empty()) {
      const std::uint32_t w = std::min<std::uint32_t>(first, static_cast<std::uint32_t>(words.size()) - 1);
      return words[w].span;
    }
    return {words[first].span.begin, words[last - 1].span.end};
  }
  [[nodiscard]] Place place() const { return {report, span()}; }
  [[nodiscard]] std::string text() const { return std::string(view(doc.report.text, span())); }
};

const Time* time_at(const Side& s) {
  if (s.empty()) return nullptr;
  const auto& times = s.doc.analysis.times;
  const auto it = std::partition_point(times.begin(), times.end(), [&](const Time& t) { return t.span.end <= s.span().begin; });
  return it != times.end() && it->span.overlaps(s.span()) ? &*it : nullptr;
}

// The name that holds all words of the side, or lies inside it.
const Name* name_at(const Side& s) {
  if (s.empty()) return nullptr;
  const auto& names = s.doc.analysis.text.names;
  const Span span = s.span();
  const auto it = std::partition_point(names.begin(), names.end(), [&](const Name& n) { return n.span.end <= span.begin; });
  return it != names.end() && (it->span.contains(span) || span.contains(it->span)) ? &*it : nullptr;
}

std::optional<std::uint32_t> entity_at(const Side& s, Span span) {
  const auto& mentions = s.doc.analysis.people.mentions;
  auto it = std::partition_point(mentions.begin(), mentions.end(), [&](const Mention& m) { return m.span.end <= span.begin; });
  if (it != mentions.end() && it->span.overlaps(span)) return it->entity;
  return std::nullopt;
}

// What the world knows these words to be: a country, capital, city, region.
const Entry* place_entry(const World& world, std::string_view text) {
  for (const Entry& e : world.find(utf8::fold(text)))
    if (e.sense == Sense::country || e.sense == Sense::capital || e.sense == Sense::city || e.sense == Sense::region) return &e;
  return nullptr;
}

bool is_negating(const std::string& folded) { return is_negation(folded) || folded.ends_with("n't") || folded.ends_with("n\u2019t"); }
bool is_support(std::string_view w) {  // what a negation brings with it
  return w == "do" || w == "does" || w == "did" || w == "is" || w == "are" || w == "was" || w == "were" || w == "has" || w == "have" || w == "had" || w == "will" || w == "would" ||
         w == "can" || w == "could" || w == "should" || w == "any" || w == "yet" || w == "ca" || w == "wo";
}
bool is_hedge(std::string_view w) {
  return w == "reportedly" || w == "allegedly" || w == "apparently" || w == "possibly" || w == "probably" || w == "perhaps" || w == "may" || w == "might" || w == "suspected" ||
         w == "alleged" || w == "likely" || w == "presumably";
}

class Reader {
 public:
  Reader(const std::vector<Document>& documents, const Identities& identities, const World& world) : docs_(documents), identities_(identities), world_(world) {}

  void read(const Parallel& p, std::vector<Change>& out) const {
    for (const Hunk& h : p.hunks) {
      Side a{docs_[p.a], p.a, h.a_first, h.a_last}, b{docs_[p.b], p.b, h.b_first, h.b_last};
      if (a.size() > most_words || b.size() > most_words || !told_alike(p, h, a, b)) continue;
      if (auto d = classify(a, b)) {
        d->values.push_back({a.text(), {a.place()}});
        d->values.push_back({b.text(), {b.place()}});
        out.push_back({p.a, p.b, clamp(a), clamp(b), std::move(*d)});
      }
    }
  }

  // "TARN, Ohio (AP) -" and "TARN, Texas (AP) -" over text that both share: one town, said to lie in two places. Another town is
  // another desk, and nothing else.
  void read_datelines(std::uint32_t a, std::uint32_t b, std::vector<Change>& out) const {
    const auto x = dateline_of(a), y = dateline_of(b);
    if (!x || !y || utf8::fold(x->town) != utf8::fold(y->town)) return;
    auto d = names(x->land, y->land);
    if (!d || d->slot != Slot::place) return;
    d->rule = "place: the town of the dateline lies elsewhere";
    d->values = {{x->land.text(), {x->land.place()}}, {y->land.text(), {y->land.place()}}};
    out.push_back({a, b, x->land.first, y->land.first, std::move(*d)});
  }

 private:
  struct Dateline {
    std::string_view town;
    Side land;
  };
  // "TARN, Ohio (AP) -": town and land; nothing if one of them is missing.
  [[nodiscard]] std::optional<Dateline> dateline_of(std::uint32_t report) const {
    const Document& doc = docs_[report];
    const auto& sections = doc.report.sections;
    const auto section = std::find_if(sections.begin(), sections.end(), [](const Section& s) { return s.kind == SectionKind::dateline; });
    if (section == sections.end()) return std::nullopt;
    const auto& words = doc.analysis.text.words;
    const auto first = std::partition_point(words.begin(), words.end(), [&](const WrittenWord& w) { return w.span.begin < section->span.begin; });
    const auto last = std::partition_point(first, words.end(), [&](const WrittenWord& w) { return w.span.end <= section->span.end; });
    const auto is_mark = [](const WrittenWord& w) { return w.kind == TokenKind::punct; };
    const auto comma = std::find_if(first, last, is_mark);
    if (comma == first || comma == last || view(doc.report.text, comma->span) != ",") return std::nullopt;
    const auto end = std::find_if(comma + 1, last, is_mark);
    if (end == comma + 1 || end - comma > 4) return std::nullopt;
    const auto at = [&](auto it) { return static_cast<std::uint32_t>(it - words.begin()); };
    return Dateline{view(doc.report.text, Span{first->span.begin, (comma - 1)->span.end}), Side{doc, report, at(comma + 1), at(end)}};
  }

  static std::uint32_t clamp(const Side& s) { return std::min<std::uint32_t>(s.first, static_cast<std::uint32_t>(s.doc.analysis.text.words.size()) - 1); }

  static const Sentence* sentence_of(const Side& s) { return sentence_at(s.doc.analysis.text, s.span().begin); }

  // Inside one sentence on both sides, between words that both keep, and most of the shorter sentence is kept.
  static bool told_alike(const Parallel& p, const Hunk& h, const Side& a, const Side& b) {
    const Sentence *x = sentence_of(a), *y = sentence_of(b);
    if (x == nullptr || y == nullptr || !is_prose(x->section) || !is_prose(y->section)) return false;
    if (!a.empty() && a.last > x->last_word) return false;
    if (!b.empty() && b.last > y->last_word) return false;
    const auto words = [](const Side& s, std::uint32_t from, std::uint32_t to) {
      std::uint32_t n = 0;
      for (std::uint32_t w = from; w < to && n < least_equal; ++w) n += s.doc.analysis.text.words[w].kind == TokenKind::punct ? 0 : 1;
      return n;
    };
    const bool opens = words(a, x->first_word, h.a_first) < least_equal && words(b, y->first_word, h.b_first) < least_equal;
    const bool ends = words(a, h.a_last, x->last_word) < least_equal && words(b, h.b_last, y->last_word) < least_equal;
    if ((h.before < least_equal && !opens) || (h.after < least_equal && !ends)) return false;
    const auto from = std::partition_point(p.equal.begin(), p.equal.end(), [&](const auto& e) { return e.first < x->first_word; });
    std::uint32_t kept = 0;
    for (auto it = from; it != p.equal.end() && it->first < x->last_word; ++it) kept += it->second >= y->first_word && it->second < y->last_word ? 1 : 0;
    const std::uint32_t shorter = std::min(x->last_word - x->first_word, y->last_word - y->first_word);
    return kept >= 3 && kept >= least_shared * shorter;
  }

  static Difference found(Slot slot, DifferenceKind kind, std::string rule) {
    Difference d;
    d.slot = slot;
    d.kind = kind;
    d.rule = std::move(rule);
    return d;
  }

  std::optional<Difference> classify(const Side& a, const Side& b) const {
    if (a.empty() && b.empty()) return std::nullopt;
    if (reordered(a, b)) return std::nullopt;
    if (const auto d = negation(a, b)) return d;
    if (a.empty() || b.empty()) return hedge(a.empty() ? b : a);
    const Time *ta = time_at(a), *tb = time_at(b);
    if (ta != nullptr && tb != nullptr) return times(*ta, *tb);
    bool numbers = false;
    if (auto d = number(a, b, numbers); d || numbers) return d;
    if (auto d = opposite(a, b)) return d;
    return names(a, b);
  }

  // Each side stands in the other sentence too: only the order differs.
  static bool reordered(const Side& a, const Side& b) {
    if (a.empty() || b.empty()) return false;
    const auto inside = [](const Side& words, const Side& where) {
      const Sentence* s = sentence_of(where);
      for (std::uint32_t w = words.first; w < words.last; ++w) {
        bool hit = false;
        for (std::uint32_t v = s->first_word; v < s->last_word && !hit; ++v) hit = words.word(w) == where.word(v);
        if (!hit) return false;
      }
      return true;
    };
    return inside(a, b) && inside(b, a);
  }

  static std::optional<Difference> negation(const Side& a, const Side& b) {
    int odd = 0;
    std::vector<std::string> rest_a, rest_b;
    const auto sort_out = [&](const Side& s, std::vector<std::string>& rest) {
      for (std::uint32_t w = s.first; w < s.last; ++w) {
        const std::string word = s.word(w);
        if (is_negating(word)) ++odd;
        else if (!is_support(word)) rest.push_back(word);
      }
    };
    sort_out(a, rest_a);
    sort_out(b, rest_b);
    if (odd % 2 == 0) return std::nullopt;
    // Beside the negation nothing else may have changed but the form of one verb: "approved", "did not approve".
    const bool same = rest_a == rest_b || (rest_a.size() == 1 && rest_b.size() == 1 && Stemmer()(rest_a[0]) == Stemmer()(rest_b[0]));
    if (!same) return std::nullopt;
    return found(Slot::polarity, DifferenceKind::conflict, "polarity: one account denies what the other says");
  }

  static std::optional<Difference> hedge(const Side& s) {
    for (std::uint32_t w = s.first; w < s.last; ++w)
      if (!is_hedge(s.word(w))) return std::nullopt;
    return found(Slot::certainty, DifferenceKind::hedge, "certainty: one account hedges what the other asserts");
  }

  static bool names_clock(const Time& t) {
    const std::size_t at = t.value.find('T');
    return at != std::string::npos && at + 1 < t.value.size() && t.value[at + 1] >= '0' && t.value[at + 1] <= '9';
  }
  static std::optional<Difference> times(const Time& a, const Time& b) {
    const auto length = [](const Time& t) { return t.type == TimeType::duration || t.type == TimeType::set; };
    if (a.value.empty() || b.value.empty() || a.value == b.value || a.value.ends_with("_REF") || b.value.ends_with("_REF")) return std::nullopt;
    if (length(a) != length(b)) return std::nullopt;
    if (length(a)) return found(Slot::number, DifferenceKind::conflict, fmt::format("length of time: {} against {}", a.value, b.value));
    if (a.from && a.to && b.from && b.to) {
      if (off_by_a_day(a, b)) return std::nullopt;
      // Of one day only two clock times differ: "in the morning" and "at nine" do not.
      if (*a.from <= *b.to && *b.from <= *a.to && !(a.from == b.from && a.to == b.to && names_clock(a) && names_clock(b))) return std::nullopt;
      return found(Slot::date, DifferenceKind::conflict, fmt::format("date: {} against {}", a.value, b.value));
    }
    if (a.value.starts_with("XXXX-WXX-") && b.value.starts_with("XXXX-WXX-")) return found(Slot::date, DifferenceKind::conflict, "date: two days of the week");
    return std::nullopt;
  }

  // `numbers` is set where both sides are numbers, whatever they say.
  std::optional<Difference> number(const Side& a, const Side& b, bool& numbers) const {
    const auto x = numeral(a), y = numeral(b);
    if (!x || !y) {
      // "9/11" and "9/14", "18:9" and "18:19": alike but for their digits.
      if (a.size() != 1 || b.size() != 1 || shape(a.word(a.first)).empty() || shape(a.word(a.first)) != shape(b.word(b.first)) || a.word(a.first) == b.word(b.first)) return std::nullopt;
      numbers = true;
      return found(Slot::number, DifferenceKind::conflict, "number: other digits in the same words");
    }
    numbers = true;
    if (x->value == y->value || x->unit != y->unit || is_rounding(*x, *y) || is_rounding(*y, *x)) return std::nullopt;
    const bool update = supersedes(counted_at(a), a.doc.report.published.day(), x->value, b.doc.report.published.day(), y->value);
    return found(Slot::number, update ? DifferenceKind::update : DifferenceKind::conflict, update ? "number: a count that grows, given on different days" : "number: another number in the same words");
  }

  // Runs of digits as one '#'; empty if there are none.
  static std::string shape(const std::string& word) {
    std::string out;
    bool any = false;
    for (const char c : word) {
      const bool digit = c >= '0' && c <= '9';
      any = any || digit;
      if (!digit || out.empty() || out.back() != '#') out += digit ? '#' : c;
    }
    return any ? out : std::string();
  }

  struct Numeral {
    double value = 0;
    std::string unit;  // what the word has beside its digits: "-year-old", "%"
    double digits = 0; // without its scale
    int decimals = 0;
  };
  // "12" for "12.4", "$5 million" for "$4.8 million": fewer digits of the same.
  static bool is_rounding(const Numeral& fine, const Numeral& coarse) {
    if (fine.decimals <= coarse.decimals || std::abs(fine.value * coarse.digits - fine.digits * coarse.value) > 1e-6 * std::abs(fine.value * coarse.digits)) return false;
    return std::abs(fine.digits - coarse.digits) < .5 * std::pow(10, -coarse.decimals) + 1e-9;
  }
  // The one number of the side, with the scale behind it ("5 million", "5m").
  std::optional<Numeral> numeral(const Side& s) const {
    std::optional<Numeral> out;
    for (std::uint32_t w = s.first; w < s.last; ++w) {
      const std::string word = s.word(w);
      std::size_t digits = 0;
      while (digits < word.size() && ((word[digits] >= '0' && word[digits] <= '9') || word[digits] == ',' || word[digits] == '.')) ++digits;
      std::string unit = digits > 0 ? word.substr(digits) : std::string();
      if (unit.find_first_of("0123456789") != std::string::npos) return std::nullopt;  // "18:9", "2-1": not one number
      auto value = number_value(digits > 0 ? word.substr(0, digits) : word);
      if (!value) {
        const std::size_t dash = word.find('-');  // "eight-year-old"
        if (dash == std::string::npos || !(value = number_value(word.substr(0, dash)))) {
          if (scale_of(word) == 1 && word != "%" && word != "percent" && word != "$" && word != "per" && word != "cent") return std::nullopt;
          continue;  // part of the number before it
        }
        unit = word.substr(dash);
      }
      if (out) return std::nullopt;
      double scale = scale_of(unit);
      if (scale != 1) unit.clear();
      if (scale == 1 && w + 1 < s.doc.analysis.text.words.size()) scale = scale_of(s.word(w + 1));
      const std::size_t point = word.substr(0, digits).rfind('.');
      out = Numeral{*value * scale, unit == "%" ? "" : unit, *value, point == std::string::npos ? 0 : static_cast<int>(digits - point - 1)};
    }
    return out;
  }
  static double scale_of(std::string_view w) {
    if (w == "hundred") return 1e2;
    if (w == "thousand" || w == "k") return 1e3;
    if (w == "million" || w == "m" || w == "mn") return 1e6;
    if (w == "billion" || w == "bn") return 1e9;
    if (w == "trillion" || w == "tn") return 1e12;
    return 1;
  }
  std::string counted_at(const Side& s) const {
    const Sentence* x = sentence_of(s);
    const Stemmer stem;
    for (std::uint32_t w = s.last; w < x->last_word && w < s.last + 5; ++w)
      if (const auto c = casualty_class(stem(s.word(w))); !c.empty()) return std::string(c);
    for (std::uint32_t w = s.first; w > x->first_word && w + 3 > s.first; --w)
      if (const auto c = casualty_class(stem(s.word(w - 1))); !c.empty()) return std::string(c);
    return {};
  }

  static std::optional<Difference> opposite(const Side& a, const Side& b) {
    if (a.size() != 1 || b.size() != 1) return std::nullopt;
    const auto forms = [](const Side& s) {
      std::vector<std::string> out{s.word(s.first)};
      const WrittenWord& w = s.doc.analysis.text.words[s.first];
      if (w.last_token == w.first_token + 1) out.push_back(s.doc.analysis.text.tokens[w.first_token].lemma);
      return out;
    };
    for (const auto& x : forms(a))
      for (const auto& y : forms(b))
        if (const Opposite o = opposites(x, y); o != Opposite::none)
          return o == Opposite::says ? found(Slot::polarity, DifferenceKind::conflict, fmt::format("opposites: {}, {}", x, y))
                                     : found(Slot::thing, DifferenceKind::conflict, fmt::format("opposites: {}, {}", x, y));
    return std::nullopt;
  }

  // "Tokyo-bound", "Chicago-bound"; "R-Texas", "R-Ohio": without the parts behind or before a hyphen that both have.
  static std::pair<std::string_view, std::string_view> but_for_ends(std::string_view a, std::string_view b) {
    const std::size_t x = a.find('-'), y = b.find('-');
    if (x != std::string_view::npos && y != std::string_view::npos && a.substr(x) == b.substr(y)) return {a.substr(0, x), b.substr(0, y)};
    const std::size_t u = a.rfind('-'), v = b.rfind('-');
    if (u != std::string_view::npos && v == u && a.substr(0, u) == b.substr(0, v)) return {a.substr(u + 1), b.substr(v + 1)};
    return {a, b};
  }

  // Two names that are not of one: other people, other places.
  std::optional<Difference> names(const Side& a, const Side& b) const {
    const auto [piece_a, piece_b] = but_for_ends(view(a.doc.report.text, a.span()), view(b.doc.report.text, b.span()));
    const Entry *pa = place_entry(world_, piece_a), *pb = place_entry(world_, piece_b);
    const Name *na = name_at(a), *nb = name_at(b);
    if ((na == nullptr && pa == nullptr) || (nb == nullptr && pb == nullptr)) return std::nullopt;
    const std::string text_a = utf8::fold(a.text()), text_b = utf8::fold(b.text());
    if (text_a.find(text_b) != std::string::npos || text_b.find(text_a) != std::string::npos || skeleton(text_a) == skeleton(text_b) || same_family_name(text_a, text_b)) return std::nullopt;
    const auto who = [&](const Side& s, const Name* n) -> std::optional<std::uint32_t> {
      const auto e = entity_at(s, n != nullptr ? n->span : s.span());
      if (!e) return std::nullopt;
      return identities_.of[s.report][*e];
    };
    const auto ia = who(a, na), ib = who(b, nb);
    if (ia && ib && *ia == *ib) return std::nullopt;
    // "R-Texas": what the finder of names takes for one name.
    const bool inner = pa != nullptr && pb != nullptr && piece_a.size() < a.span().size() && piece_b.size() < b.span().size();
    const bool person = !inner && na != nullptr && nb != nullptr && na->kind == EntityKind::person && nb->kind == EntityKind::person;
    if (person) {
      // An initial, a nickname or a title is the same one said otherwise; a change of names is a change of all of it.
      if (!ia || !ib) return std::nullopt;
      return found(Slot::person, DifferenceKind::conflict, "person: another name in the same words");
    }
    if (pa != nullptr && pb != nullptr) {
      const std::string_view ca = pa->country, cb = pb->country;
      const std::string_view la = pa->canonical, lb = pb->canonical;
      if (pa->sense == pb->sense || ca != cb) {
        if (la == lb && pa->sense == pb->sense) return std::nullopt;
        return found(Slot::place, DifferenceKind::conflict, "place: another place in the same words");
      }
      return std::nullopt;  // one may lie in the other
    }
    if (na != nullptr && nb != nullptr && na->kind == EntityKind::place && nb->kind == EntityKind::place && ia && ib)
      return found(Slot::place, DifferenceKind::conflict, "place: another place in the same words");
    return std::nullopt;
  }

  const std::vector<Document>& docs_;
  const Identities& identities_;
  const World& world_;
};

}  // namespace

std::vector<Change> find_changes(const std::vector<Document>& documents, const Identities& identities, const std::vector<Parallel>& parallels, const World& world) {
  std::vector<Change> out;
  const Reader reader(documents, identities, world);
  std::set<std::pair<std::uint32_t, std::uint32_t>> seen;
  for (const Parallel& p : parallels) {
    if (seen.emplace(p.a, p.b).second) reader.read_datelines(p.a, p.b, out);
    reader.read(p, out);
  }
  return out;
}

}  // namespace synoptic::align
