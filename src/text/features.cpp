#include "text/features.hpp"

#include <array>

#include "base/utf8.hpp"

namespace synoptic::text {
namespace {

constexpr std::uint32_t bit_of(Sense s) {
  switch (s) {
    case Sense::country: return bit_country;
    case Sense::demonym: return bit_demonym;
    case Sense::capital: case Sense::metonym: case Sense::region: case Sense::city: return bit_town;
    case Sense::organization: case Sense::agency: case Sense::outlet: return bit_body;
    case Sense::given_name: return bit_given;
    case Sense::surname: return bit_surname;
    case Sense::office: case Sense::honorific: return bit_office;
    case Sense::common_word: return bit_common;
    default: return 0;
  }
}

// The byte after the n-th character from the front, and before the n-th from the back.
std::size_t front(std::string_view s, int n) {
  std::size_t i = 0;
  for (; n > 0 && i < s.size(); --n) do ++i;
    while (i < s.size() && !utf8::is_boundary(s, i));
  return i;
}
std::size_t back(std::string_view s, int n) {
  std::size_t i = s.size();
  for (; n > 0 && i > 0; --n) do --i;
    while (i > 0 && !utf8::is_boundary(s, i));
  return i;
}

std::uint16_t bucket(std::string_view bytes, std::uint64_t salt, std::uint32_t buckets) {
  const std::uint64_t h = (fnv1a(bytes) ^ salt) * 0x9E3779B97F4A7C15u;
  return static_cast<std::uint16_t>((h >> 32) % buckets);
}

}  // namespace

WordForm form_of(std::string_view word) {
  std::string folded = utf8::fold(word);
  for (char& c : folded)
    if (c >= '1' && c <= '9') c = '0';
  WordForm f;
  f.key = fnv1a(folded);
  const std::string_view w = folded;
  f.prefix3 = bucket(w.substr(0, front(w, 3)), 1, affix_buckets);
  f.suffix2 = bucket(w.substr(back(w, 2)), 2, affix_buckets);
  f.suffix3 = bucket(w.substr(back(w, 3)), 3, affix_buckets);
  f.suffix4 = bucket(w.substr(back(w, 4)), 4, affix_buckets);

  // Upper X, lower x, digit d, others as they are; a kind at most twice in a row, at most eight.
  std::array<char, 8> shape{};
  std::size_t n = 0;
  for (std::size_t i = 0; i < word.size() && n < shape.size();) {
    const utf8::Char c = utf8::decode(word, i);
    i += c.size;
    const char k = utf8::is_digit(c.code) ? 'd' : utf8::is_letter(c.code) ? (utf8::is_upper(c.code) ? 'X' : 'x') : c.code < 0x80 ? static_cast<char>(c.code) : '?';
    if (n >= 2 && shape[n - 1] == k && shape[n - 2] == k) continue;
    shape[n++] = k;
  }
  f.shape = bucket({shape.data(), n}, 5, shape_buckets);
  return f;
}

std::vector<std::uint16_t> bits_of(const Text& text, const Vocabulary& words, const World& world, const std::vector<NameCandidate>& candidates) {
  const auto n = static_cast<std::uint32_t>(text.tokens.size());
  std::vector<std::uint16_t> bits(n, 0);
  const auto set = [&](std::uint32_t i, std::uint32_t b) { bits[i] = static_cast<std::uint16_t>(bits[i] | b); };
  for (const Sentence& s : text.sentences)
    for (std::uint32_t i = s.first_token; i < s.last_token; ++i) {
      const Word& w = words.of(i);
      std::uint32_t own = 0;
      for (int k = 0; k < 32; ++k)
        if ((w.senses >> k & 1u) != 0) own |= bit_of(static_cast<Sense>(k));
      const bool capital = words.cases[i] == Case::capital || words.cases[i] == Case::upper;
      if (capital && words.telling[i] == 0) own |= bit_mute;
      if (i > s.first_token && text.tokens[i - 1].span.end == text.tokens[i].span.begin) own |= bit_glued;
      set(i, own);
      if (!w.begins || !capital) continue;
      // The longest known phrase of several words.
      std::uint32_t end = i + 1, phrase = 0;
      for (std::uint32_t j = i + 2; j <= s.last_token && j <= i + 2 * World::longest; ++j) {
        const World::Found found = world.look_up(words.phrase(i, j));
        if (!found.begins && text.tokens[j - 1].kind != TokenKind::punct) break;
        std::uint32_t b = 0;
        for (const Entry& e : found.entries) b |= bit_of(e.sense);
        if (b != 0) {
          end = j;
          phrase = b;
        }
      }
      for (std::uint32_t j = i; phrase != 0 && j < end; ++j) set(j, phrase);
    }
  for (const NameCandidate& c : candidates) {
    const std::uint32_t kind = c.kind == EntityKind::person ? bit_rule_person : c.kind == EntityKind::organization ? bit_rule_body : c.kind == EntityKind::place ? bit_rule_place : bit_rule_other;
    const std::uint32_t last = std::max(c.last, c.first + 1);
    for (std::uint32_t i = c.first; i < last && i < n; ++i) set(i, kind | (c.strength >= NameCandidate::good ? bit_rule_sure : 0u) | (i == c.first ? bit_rule_begins : 0u));
  }
  return bits;
}

}  // namespace synoptic::text
