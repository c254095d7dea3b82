// Columns that are not equal are collected into one edit as long as they follow each other. The manner of a replacement
// is that of its words, if each has a partner and all are changed alike.
#include "align/passages_edits.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>

#include "base/utf8.hpp"

namespace synoptic::align {
namespace {

constexpr std::uint32_t none = Column::none;
constexpr std::size_t least_moved = 4;      // words; fewer come back by chance
constexpr std::size_t least_respelled = 5;  // bytes of a word that may be the same in another spelling

// Verbs whose forms share no stem, as quotations are turned into reported speech.
constexpr std::array<std::pair<std::string_view, std::string_view>, 12> shifted{{
    {"am", "was"}, {"are", "were"}, {"can", "could"}, {"do", "did"}, {"does", "did"}, {"has", "had"}, {"have", "had"},
    {"is", "was"}, {"may", "might"}, {"says", "said"}, {"shall", "should"}, {"will", "would"}}};

// Where English and transliterated spellings differ, levelled: "politicise", "colour", "centre", "Zelenskyy", "Volodimir".
std::string levelled(std::string_view w) {
  std::string out;
  for (std::size_t at = 0; at < w.size(); ++at) {
    const char next = at + 1 < w.size() ? w[at + 1] : ' ';
    char c = w[at];
    if (c == 'z') c = 's';
    if (c == 'y') c = 'i';
    if ((c == 'a' || c == 'o') && next == 'e') continue;  // "paediatric"
    if (c == 'u' && !out.empty() && out.back() == 'o') continue;
    if (c == 'p' && next == 'h') c = 'f', ++at;
    if (out.empty() || out.back() != c) out += c;
  }
  if (out.ends_with("re")) out.replace(out.size() - 2, 2, "er");
  return out;
}

struct Reader {
  const EditedSide& side;
  const std::vector<Document>& documents;

  [[nodiscard]] const Word& word(std::uint32_t at) const { return (*side.words)[side.offset + at]; }
  [[nodiscard]] bool border(std::uint32_t at) const { return at != none && word(at).kind == WordKind::border; }
  [[nodiscard]] std::string folded(std::uint32_t at) const { return utf8::fold(view(documents[side.report].report.text, word(at).span)); }
  [[nodiscard]] Place place(std::uint32_t first, std::uint32_t last) const {  // words [first, last) of the alignment
    return {side.report, {word(first).span.begin, word(last - 1).span.end}};
  }
};

struct Stretch {
  std::uint32_t begin = none, end = 0;
  void take(std::uint32_t at) {
    if (at == none) return;
    begin = std::min(begin, at);
    end = at + 1;
  }
  [[nodiscard]] std::uint32_t size() const { return end > begin ? end - begin : 0; }
};

struct Found {
  Stretch a, b;
  EditManner manner = EditManner::other;
};

// What one side lost and the other has elsewhere: both become one edit, where the piece now stands.
void join_moved(const Reader& a, const Reader& b, std::vector<Found>& found) {
  const auto words_of = [](const Reader& r, const Stretch& s) {
    std::vector<WordId> ids;
    for (std::uint32_t w = s.begin; w < s.end; ++w)
      if (!r.border(w)) ids.push_back(r.word(w).id);
    return ids;
  };
  std::map<std::vector<WordId>, std::size_t> lost;
  for (std::size_t f = 0; f < found.size(); ++f)
    if (found[f].b.size() == 0 && found[f].a.size() >= least_moved) lost.emplace(words_of(a, found[f].a), f);
  if (lost.empty()) return;
  std::vector<bool> gone(found.size(), false);
  for (Found& f : found) {
    if (f.a.size() > 0 || f.b.size() < least_moved) continue;
    const auto it = lost.find(words_of(b, f.b));
    if (it == lost.end()) continue;
    f.a = found[it->second].a;
    gone[it->second] = true;
    lost.erase(it);
  }
  std::size_t kept = 0;
  for (std::size_t f = 0; f < found.size(); ++f)
    if (!gone[f]) found[kept++] = found[f];
  found.resize(kept);
}

bool moved(const Reader& a, const Reader& b, const Found& f) {
  if (f.a.size() < least_moved || f.a.size() != f.b.size()) return false;
  for (std::uint32_t k = 0; k < f.a.size(); ++k)
    if (a.word(f.a.begin + k).id != b.word(f.b.begin + k).id) return false;
  return true;
}

}  // namespace

EditManner manner_of(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty() || utf8::is_digit(static_cast<unsigned char>(a[0]))) return EditManner::other;
  for (const auto& [x, y] : shifted)
    if ((a == x && b == y) || (a == y && b == x)) return EditManner::inflected;
  if (std::min(a.size(), b.size()) >= least_respelled && levelled(a) == levelled(b)) return EditManner::respelled;
  if (crude_stem(a) == crude_stem(b)) return EditManner::inflected;
  return EditManner::other;
}

Matter MatterCount::matter() const {
  if (all == 0) return {};
  const double n = all;
  return {(n - quoted - names) / n, quoted / n, names / n};
}

void append_edits(const std::vector<Column>& columns, const EditedSide& side_a, const EditedSide& side_b, const std::vector<Document>& documents,
                  std::vector<Edit>& out) {
  const Reader a{side_a, documents}, b{side_b, documents};
  std::vector<Found> found;
  for (std::size_t at = 0; at < columns.size();) {
    if (columns[at].equal()) {
      ++at;
      continue;
    }
    Found f;
    std::optional<EditManner> manner;
    for (; at < columns.size() && !columns[at].equal(); ++at) {
      const Column& c = columns[at];
      if (a.border(c.a) || b.border(c.b)) continue;
      f.a.take(c.a);
      f.b.take(c.b);
      const EditManner m = c.a == none || c.b == none ? EditManner::other : manner_of(a.folded(c.a), b.folded(c.b));
      manner = !manner || *manner == m ? m : EditManner::other;
    }
    if (f.a.size() == 0 && f.b.size() == 0) continue;
    f.manner = manner.value_or(EditManner::other);
    found.push_back(f);
  }
  join_moved(a, b, found);
  for (const Found& f : found) {
    Edit e;
    if (f.a.size() > 0) e.a = a.place(f.a.begin, f.a.end);
    if (f.b.size() > 0) e.b = b.place(f.b.begin, f.b.end);
    e.kind = !e.a ? EditKind::insert : !e.b ? EditKind::remove : moved(a, b, f) ? EditKind::move : EditKind::replace;
    if (e.kind == EditKind::replace) e.manner = f.manner;
    out.push_back(e);
  }
}

}  // namespace synoptic::align
