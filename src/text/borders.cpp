// A place is described by the words at either side and what they are (a table of forms knows the tag a form mostly has and whether it is
// written small in the middle of a sentence: a capital on such a word is a sign that something begins), by the sentence so far
// (how long, has it a finite verb, is it all capitals as headlines are), and by what follows up to the next stop. Sums over
// stretches come from running totals, so that a place costs the same wherever it stands.
#include "text/borders.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>

#include "base/utf8.hpp"

namespace synoptic::text {

using fast::Hash;
using fast::hash_of;
using fast::Key;
using fast::key;

namespace {

enum Shape : std::uint8_t {
  edge, small, capital, all_capitals, letter, mixed, day, year, number, number_word, quote, open, close, comma, colon, semicolon, dash, stop, bullet, mark, symbol, address,
};

bool is_any(std::string_view w, std::initializer_list<std::string_view> list) { return std::find(list.begin(), list.end(), w) != list.end(); }

Shape shape_of(std::string_view w, TokenKind kind) {
  if (kind == TokenKind::url || kind == TokenKind::handle) return address;
  const auto first = utf8::decode(w, 0);
  if (kind == TokenKind::number || utf8::is_digit(first.code)) {
    const bool digits = std::all_of(w.begin(), w.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (digits && w.size() <= 2) return day;
    if (digits && w.size() == 4 && (w[0] == '1' || w[0] == '2')) return year;
    return digits || kind == TokenKind::number ? number : number_word;
  }
  if (kind == TokenKind::word) {
    if (!utf8::is_upper(first.code)) {
      for (std::size_t i = first.size; i < w.size(); ++i)
        if (w[i] >= 'A' && w[i] <= 'Z') return mixed;
      return small;
    }
    if (first.size == w.size()) return letter;
    bool any_small = false;
    for (std::size_t i = first.size; i < w.size() && !any_small;) {
      const auto c = utf8::decode(w, i);
      any_small = utf8::is_letter(c.code) && !utf8::is_upper(c.code);
      i += c.size;
    }
    return any_small ? capital : all_capitals;
  }
  switch (w[0]) {
    case '.': case '!': case '?': return Shape::stop;
    case ',': return comma;
    case ':': return w.size() == 1 ? colon : symbol;
    case ';': return semicolon;
    case '(': case '[': case '{': return open;
    case ')': case ']': case '}': return close;
    case '"': case '\'': return quote;
    case '-': return dash;
    case '*': case '#': return bullet;
    default: break;
  }
  if (w == "…") return Shape::stop;
  if (is_any(w, {"“", "‘", "«", "„", "``"})) return open;
  if (is_any(w, {"”", "’", "»", "''"})) return close;
  if (is_any(w, {"–", "—"})) return dash;
  if (is_any(w, {"•", "·", "●", "►", "→"})) return bullet;
  return kind == TokenKind::symbol ? symbol : mark;
}

enum DatePart : std::uint8_t { of_no_date, date_weekday, date_month, date_day, date_year, date_comma };

bool has_end(std::string_view w, std::string_view end) { return w.size() > end.size() + 2 && w.ends_with(end); }

// What a form that the table does not know most likely is.
FormTable::Tag guess(std::string_view w, Shape shape) {
  if (shape != small) return shape == number_word ? FormTable::number : FormTable::proper;
  if (has_end(w, "ed")) return FormTable::verb_past;
  if (has_end(w, "ing")) return FormTable::verb_ing;
  if (has_end(w, "ly")) return FormTable::adverb;
  if (has_end(w, "s")) return FormTable::nouns;
  return FormTable::noun;
}

std::uint32_t bucket(std::uint32_t n) {
  constexpr std::array<std::uint32_t, 12> steps{1, 2, 3, 4, 5, 6, 8, 11, 15, 20, 28, 40};
  return static_cast<std::uint32_t>(std::upper_bound(steps.begin(), steps.end(), n) - steps.begin());
}

}  // namespace

bool FormTable::fits(std::span<const std::uint32_t> slots) {
  return std::has_single_bit(slots.size()) && slots.size() >= 16 && slots.size() <= (std::size_t{1} << 22) && std::find(slots.begin(), slots.end(), 0u) != slots.end() &&
         std::all_of(slots.begin(), slots.end(), [](std::uint32_t s) { return s == 0 || tag_of(static_cast<std::uint8_t>(s)) < tag_count; });
}

std::uint64_t FormTable::hash(std::string_view form) {
  std::uint64_t h = 0xCBF29CE484222325u;
  for (const char c : form) h = (h ^ static_cast<unsigned char>(c >= 'A' && c <= 'Z' ? c + 32 : c)) * 0x100000001B3u;
  return (h ^ h >> 32) * 0x9E3779B97F4A7C15u;
}

// A slot holds 24 bits of the hash and the byte; its number comes from other bits.
std::uint8_t FormTable::find(std::uint64_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  const auto proof = static_cast<std::uint32_t>(hash) & 0xFFFFFF00u;
  for (std::size_t i = hash >> 40 & mask; !slots_.empty() && slots_[i] != 0; i = (i + 1) & mask)
    if ((slots_[i] & 0xFFFFFF00u) == proof) return static_cast<std::uint8_t>(slots_[i]);
  return 0;
}

void FormTable::put(std::vector<std::uint32_t>& slots, std::uint64_t hash, std::uint8_t known) {
  const std::size_t mask = slots.size() - 1;
  const auto proof = static_cast<std::uint32_t>(hash) & 0xFFFFFF00u;
  std::size_t i = hash >> 40 & mask;
  while (slots[i] != 0 && (slots[i] & 0xFFFFFF00u) != proof) i = (i + 1) & mask;
  if (slots[i] == 0) slots[i] = proof | known;
}

void BorderFeatures::section(const Report& report, const Section& section, std::span<const Token> all, std::uint32_t first, std::uint32_t last) {
  first_ = first;
  last_ = last;
  text_ = report.text;
  tokens_ = all;
  opens_report_ = !any_section_;
  any_section_ = true;
  heading_ = section.kind == SectionKind::title || section.kind == SectionKind::heading;
  const Hash outside = hash_of(edge);
  marks_.assign(last - first + 9, Mark{outside, outside, outside, 0, 0, 0, 0, 0, last, of_no_date});
  Mark total;
  for (std::uint32_t i = first; i < last; ++i) {
    const std::string_view w = view(text_, all[i].span);
    const Shape shape = shape_of(w, all[i].kind);
    Mark& m = marks_[i - first + 4];
    m = total;
    const std::uint64_t hash = FormTable::hash(w);
    m.form = static_cast<Hash>(hash >> 32);
    if (shape >= small && shape <= mixed) {
      const std::uint8_t known = forms_.find(hash);
      const auto tag = known != 0 ? FormTable::tag_of(known) : guess(w, shape);
      const auto code = static_cast<std::uint32_t>(shape) << 12;
      m.fine = hash_of(code | (known != 0 ? known : 0x100u | tag));
      m.coarse = hash_of(code | 0x800u | tag);
      if (shape != small && (tag == FormTable::month || tag == FormTable::weekday || w == "May" || w == "MAY")) m.date = tag == FormTable::weekday ? date_weekday : date_month;
      using T = FormTable;
      const bool finite = tag == T::auxiliary || tag == T::verb_s || tag == T::verb_past;
      total.verbs += finite;
      const bool content = tag != T::determiner && tag != T::preposition && tag != T::conjunction && tag != T::auxiliary && tag != T::pronoun && tag != T::possessive;
      if (shape == capital || shape == all_capitals) total.capitals += content;
      if (shape == small) total.smalls += content;
    } else {
      m.fine = m.coarse = hash_of(static_cast<std::uint32_t>(shape) << 12);
      if (shape == day || shape == year || shape == number || shape == number_word) m.form = m.fine;
      m.date = shape == day ? date_day : shape == year ? date_year : shape == comma ? date_comma : of_no_date;
      total.quotes += shape == quote;
      if (shape == open) ++total.depth;
      if (shape == close) total.depth = std::max(0, total.depth - 1);
    }
    m.stop = shape == Shape::stop ? 0 : 1;  // for now: is it none
  }
  total.form = total.fine = total.coarse = outside;
  for (std::uint32_t i = last - first + 4; i < marks_.size(); ++i) marks_[i] = total, marks_[i].stop = last;
  std::uint32_t stop = last;
  for (std::uint32_t i = last; i-- > first;) {
    Mark& m = marks_[i - first + 4];
    if (m.stop == 0) stop = i;
    m.stop = stop;
  }
  last_kind_ = hash_of(opens_report_ ? 77 : 78);
  last_first_ = 0;
}

void BorderFeatures::note(const BorderPlace& cut) {
  last_kind_ = hash_of(static_cast<std::uint32_t>(cut.kind) * 16 + std::min(bucket(cut.at - cut.begin), 9u));
  last_first_ = mark(cut.begin).fine;
}

// "Friday, May 8, 2009", "8 May 2009", "Friday 8 May": a weekday, a month with a day, a year, at least two of the three.
BorderFeatures::DateLine BorderFeatures::date_from(std::uint32_t token) const {
  std::uint32_t i = token, parts = 0;
  const auto take = [&](DatePart part) {
    const std::uint32_t skip = i > token && mark(i).date == date_comma ? 1 : 0;
    if (mark(i + skip).date != part) return false;
    i += skip + 1;
    return true;
  };
  if (take(date_weekday)) parts |= 1;
  const std::uint32_t before = i;
  if ((take(date_month) && take(date_day)) || (i = before, take(date_day) && take(date_month))) parts |= 2;
  else i = before;
  if (parts != 0 && take(date_year)) parts |= 4;
  if (parts < 3) return {};
  return {std::min(i, last_), parts};
}

void BorderFeatures::of(const BorderPlace& place, std::vector<Key>& out) const {
  const std::uint32_t at = place.at, begin = place.begin;
  const Hash kind = hash_of(static_cast<std::uint32_t>(place.kind) + (heading_ ? 8 : 0));
  const Mark &l1 = mark(at - 1), &l2 = mark(at - 2 + (at < begin + 2)), &r1 = mark(at), &r2 = mark(at + 1), &r3 = mark(at + 2), &b = mark(begin);
  const Hash before = at >= begin + 3 ? mark(at - 3).coarse : 1, before4 = at >= begin + 4 ? mark(at - 4).coarse : 1;
  const Hash l2fine = at >= begin + 2 ? l2.fine : 1, l2coarse = at >= begin + 2 ? l2.coarse : 1, l2form = at >= begin + 2 ? l2.form : 1;
  std::uint32_t n = 0;
  const auto add = [&](auto... h) { out.push_back(key(++n, kind, h...)); };

  const std::uint32_t end = std::min(std::max(r1.stop, at), std::min(last_, at + 30));
  const Mark& e = mark(end);
  const std::uint32_t length = at - begin, rest = end - at;
  const std::uint32_t verbs = std::min(r1.verbs - b.verbs, 2u), verbs_after = std::min(e.verbs - r1.verbs, 2u);
  const auto style = [](std::uint32_t capitals, std::uint32_t smalls) {  // of the words that are not function words
    const std::uint32_t all = capitals + smalls;
    return all == 0 ? 0 : capitals == all ? 5 : capitals * 4 >= all * 3 ? 4 : capitals * 2 >= all ? 3 : capitals * 4 >= all ? 2 : 1;
  };
  const auto before_style = static_cast<std::uint32_t>(style(r1.capitals - b.capitals, r1.smalls - b.smalls));
  const auto after_style = static_cast<std::uint32_t>(style(e.capitals - r1.capitals, e.smalls - r1.smalls));
  const std::uint32_t in = ((r1.quotes - b.quotes) & 1u) | (r1.depth > b.depth ? 2u : 0u);
  const bool touches = tokens_[at - 1].span.end == tokens_[at].span.begin;
  const std::uint32_t where = begin != first_ ? 0 : opens_report_ ? 2 : 1;
  const Hash seg = hash_of(bucket(length) | verbs << 4 | where << 8), after = hash_of(bucket(rest) | verbs_after << 4 | (end == last_ ? 1u << 8 : 0u));
  const Hash styles = hash_of(before_style | after_style << 4), quoted = hash_of(in | (touches ? 4u : 0u));

  out.push_back(kind);
  add(quoted, hash_of(1));
  add(l1.form);
  add(r1.form, r1.coarse);
  add(l2form, l1.form);
  add(r1.form, r2.form);
  add(l1.form, r1.form);
  add(l1.fine);
  add(r1.fine);
  add(l1.fine, r1.fine);
  add(l1.fine, r1.form);
  add(l1.form, r1.fine);
  add(l2coarse, l1.coarse, r1.fine);
  add(l1.coarse, r1.fine, r2.coarse);
  add(r1.fine, r2.coarse, r3.coarse);
  add(r1.fine, r2.fine);
  add(l2fine, l1.fine);
  add(fast::join(l2coarse, before), l1.coarse, before4);
  add(fast::join(l2coarse, before), l1.coarse, r1.coarse);
  add(seg);
  add(seg, r1.coarse);
  add(seg, l1.coarse);
  add(hash_of(bucket(length)), r1.fine);
  add(hash_of(bucket(length)), hash_of(before_style));
  add(after);
  add(after, r1.coarse);
  add(styles);
  add(styles, hash_of(verbs << 4 | verbs_after));
  add(styles, r1.fine);
  add(hash_of(before_style), hash_of(where), r1.fine);
  add(hash_of(verbs << 4 | verbs_after), r1.fine);
  add(hash_of(verbs << 4 | verbs_after), r1.coarse, r2.coarse);
  add(hash_of(verbs << 8 | verbs_after << 4 | bucket(rest)), hash_of(bucket(length)));
  add(quoted, r1.coarse);
  add(quoted, l1.coarse);
  add(quoted, r1.form);
  add(b.form, r1.fine);
  add(b.fine, hash_of(bucket(length)));
  add(b.coarse, mark(begin + 1).coarse, l1.coarse);
  add(last_kind_, hash_of(where));
  add(last_kind_, r1.coarse);
  add(last_kind_, hash_of(bucket(length)));
  add(last_kind_, hash_of(last_first_ == b.fine ? 1 : 0), hash_of(b.fine == r1.fine ? 1 : 0));
  add(hash_of(b.form == r1.form ? 1 : 0), r1.coarse);
  if (r1.date != of_no_date) {  // a date line follows
    if (const DateLine d = date_from(at); d.end != 0) {
      const Hash what = hash_of(100 + d.parts);
      add(what, mark(d.end).fine);
      add(what, l1.coarse);
      add(what, l1.coarse, mark(d.end).coarse);
      add(what, hash_of(where), seg);
    }
  }
  n = 60;
  if (b.date != of_no_date) {  // the sentence so far begins with one, or is one
    if (const DateLine d = date_from(begin); d.end != 0 && d.end <= at) {
      const Hash what = hash_of(200 + d.parts + (d.end == at ? 8 : 0));
      add(what, r1.fine);
      add(what, r1.coarse, r2.coarse);
      add(what, last_kind_);
    }
  }
}

Result<Borders> Borders::of(Container file) {
  Borders b(std::move(file));
  const auto forms = b.file_.array<std::uint32_t>("forms");
  if (!forms) return tl::unexpected(forms.error());
  const auto weights = b.file_.array<std::int8_t>("weights");
  if (!weights) return tl::unexpected(weights.error());
  if (!FormTable::fits(*forms)) return fail(ErrorCode::corrupt, b.file_.name() + ": section 'forms' is no table of forms");
  if (!Weights::fits(*weights)) return fail(ErrorCode::corrupt, b.file_.name() + ": section 'weights' has no fitting size");
  b.forms_ = FormTable(*forms);
  b.weights_ = Weights(*weights);
  return b;
}

Result<Borders> Borders::load(const std::filesystem::path& path) {
  auto file = Container::open(path, "sentences", 1);
  if (!file) return tl::unexpected(file.error());
  return of(std::move(*file));
}

Result<Borders> Borders::read(std::string_view bytes, std::string name) {
  auto file = Container::read(bytes, std::move(name), "sentences", 1);
  if (!file) return tl::unexpected(file.error());
  return of(std::move(*file));
}

int Borders::score(std::span<const Key> features) const {
  int sum = 0;
  for (const Key k : features) sum += *weights_.find(k);
  return sum;
}

bool TrainedJudge::cuts(const BorderPlace& place) {
  keys_.clear();
  features_.of(place, keys_);
  const bool cut = borders_.score(keys_) > 0;
  if (cut) features_.note(place);
  return cut;
}

}  // namespace synoptic::text
